"""Cut a text into sentences, and a directive into duties: what could be done or left undone by itself."""

from __future__ import annotations

import re

from compare.knowledge.verbs import ACTIONS, ADVERBS, LEADS, PURPOSES, TURNS

_MARKUP = re.compile(r"<[^>]+>")
_SENTENCE = re.compile(r"[^。；;！？!?\n|]+[。；;！？!?]*")
_ITEM = re.compile(r"(?<=[。；;，,：:、\s])(?=(?:第?[一二三四五六七八九十]+是|[（(][一二三四五六七八九十\d]+[）)]))")
_LABEL = re.compile(
    r"^\s*(?:第[一二三四五六七八九十百零〇\d]+[编章节条款项][\s　]*"
    r"|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]\s*"
    r"|\d+(?:\.\d+)*[.．、]\s*|——|[一二三四五六七八九十]+[是要]|[●•·\-]\s*)"
)
_COMMA = re.compile(r"(?<=[，,])")
_OPENS = re.compile(rf"^(?:{'|'.join(sorted(ADVERBS, key=len, reverse=True))})*(?:{'|'.join(ACTIONS)})")
_PURPOSE = re.compile(rf"^(?:进一步|不断|切实|有效|全面)?(?:{'|'.join(PURPOSES)})")
_TURNS = re.compile(rf"^(?:{'|'.join(TURNS)}).{{2,}}(?:{'|'.join(ACTIONS)})")
_LEADS = re.compile(rf"^(?:{'|'.join(LEADS)})")
_MEANING = re.compile(r"[\w]")

_TITLE = 18  # characters of a run-in heading (加强古树普查。) at most; longer first sentences say something themselves
_SHORT = 4  # fewer characters than this are a fragment, joined to the part before


def unlabel(text: str) -> str:
    """Take the number off the front of a text: 第三条, （一）, 1., ——, 一是."""
    return _LABEL.sub("", text, count=1).strip()


def sentences(text: str) -> tuple[str, ...]:
    """Cut a text after 。；！？, at line ends, at table cells and before （一） and 一是.

    Args:
        text: A clause; ``<p>`` marks count as line ends.

    Returns:
        The sentences in order, marks kept, without their numbers; pieces without a word are left out.
    """
    pieces = _SENTENCE.findall(_MARKUP.sub("\n", text))
    cut = (unlabel(part) for piece in pieces for part in _ITEM.split(piece))
    return tuple(part for part in cut if _MEANING.search(part))


def lead(text: str) -> str:
    """The run-in heading of a clause, such as 加强古树普查, or an empty text.

    It is a short first sentence without a comma that more sentences follow.
    """
    found = sentences(text)
    if len(found) < 2 or not found[0].endswith("。"):
        return ""
    first = found[0].rstrip("。")
    return first if len(first) <= _TITLE and "，" not in first and "," not in first else ""


def opens(part: str) -> bool:
    """Whether a part begins with a verb of action, adverbs aside."""
    return bool(_OPENS.match(part))


def turns(part: str) -> bool:
    """Whether a part names its object first and its verb of action then: 对…开展…, 将…纳入…."""
    return bool(_TURNS.match(part))


def parts(sentence: str) -> tuple[str, ...]:
    """Cut a sentence into parts with a verb each; objects under one verb stay together.

    A part begins after a comma, with a verb of action; purposes (确保…, 提高…) and fragments stay with the part before.
    """
    found: list[str] = []
    verb = False
    for piece in _COMMA.split(sentence):
        if found and verb and opens(piece) and not _PURPOSE.match(piece) and len(piece) > _SHORT:
            found.append(piece)
        elif found:
            found[-1] += piece
        else:
            found.append(piece)
        verb = verb or (not _LEADS.match(piece) and any(word in piece for word in ACTIONS))
    return tuple(part.strip("，,。；; ") for part in found)


def duties(text: str) -> tuple[str, ...]:
    """The parts of a directive that could be done or left undone by themselves, in order.

    A run-in heading is no duty where sentences follow it. There is always at least one duty.
    """
    found = sentences(text)
    if lead(text):
        found = found[1:]
    cut = tuple(part for sentence in found for part in parts(sentence) if len(part) >= _SHORT)
    return cut or (unlabel(text).strip("。；; "),)
