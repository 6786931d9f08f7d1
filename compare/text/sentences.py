"""Cut a text into sentences, and a directive into duties: what could be done or left undone by itself."""

from __future__ import annotations

import re
from functools import lru_cache

from compare.knowledge.roles import ASSIGNED
from compare.knowledge.verbs import ACTIONS, ADVERBS, LEADS, PURPOSES, TURNS
from compare.settings import FIXED

_ASSIGNED = re.compile(ASSIGNED)
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
_TIMED = re.compile(r"^(?:并|应当|要)?(?:(?:于|在|自)[^，,]{2,14}?|(?:到)?(?:20\d\d|每)年[^，,]{0,6}?)[前底内起年]")
_TOLD = re.compile(r"^[^，,]{0,24}(?:应当|必须|不得|严禁|禁止)")
_TURNED = re.compile(rf"^(?:并)?(?:将|把|向|对)[^，,]{{2,}}(?:{'|'.join(ACTIONS)})")
_COUNTS = re.compile(
    r"^[^，,]*[\u4e00-\u9fff](?:达到|提高|提升|增长|降低|下降|控制在|保持在|不低于|不少于|不超过|超过)[^，,]{0,6}\d"
)
_RESULT = re.compile(
    r"(?:(?:明显|显著|持续|大幅|进一步|全面|基本|初步|更加|稳步|不断)[\u4e00-\u9fff]{2,4}"
    r"|[\u4e00-\u9fff]{4,}(?:建成|形成|健全|完善|增强|改善))$"
)
_BEARS = re.compile(r"^(?:还|也)?(?:应当|应|必须|可以|不得|须)")
_DONE = re.compile(
    rf"应当|必须|不得|可以|严禁|禁止|^(?:{'|'.join(sorted(ADVERBS, key=len, reverse=True))})*(?:{'|'.join(ACTIONS)})"
)
_WHOLE = re.compile(rf"(?:{'|'.join(ACTIONS)})[^，,]{{4,}}")
_WAITS = re.compile(r"(?:[中上下时前后内间的]|方面|基础|导向|目标|重点|核心|主体|手段|契机|抓手|支撑)$")
_DEFINES = re.compile(r"^[^，,。]{0,40}(?:所称|[前本][款条法](?:的|中的?))[^。；]{1,40}?[，,]?是?指")
_MEANING = re.compile(r"[\w]")


def unlabel(text: str) -> str:
    """Take the number off the front of a text: 第三条, （一）, 1., ——, 一是."""
    return _LABEL.sub("", text, count=1).strip()


@lru_cache(maxsize=2048)
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


@lru_cache(maxsize=2048)
def lead(text: str) -> str:
    """The run-in heading of a clause, such as 加强古树普查, or an empty text.

    It is a short first sentence without a comma that more sentences follow, not only who is responsible.
    """
    found = sentences(_ASSIGNED.sub("", text))
    if len(found) < 2 or not found[0].endswith("。"):
        return ""
    first = found[0].rstrip("。")
    return first if len(first) <= FIXED.run_in and "，" not in first and "," not in first else ""


def opens(part: str) -> bool:
    """Whether a part begins with a verb of action, adverbs aside."""
    return bool(_OPENS.match(part))


def turns(part: str) -> bool:
    """Whether a part names its object first and its verb of action then: 对…开展…, 将…纳入…."""
    return bool(_TURNS.match(part))


def parts(sentence: str) -> tuple[str, ...]:
    """Cut a sentence into parts with a verb each; objects under one verb stay together.

    A part begins after a comma: with a verb of action, with who must do what (应当, 不得), or with a result of its own
    (覆盖率达到95%, 作用明显增强) behind another one. Purposes (确保…, 提高…) and fragments stay with the part before,
    and so does a duty with its condition or its bearer (…变更的，应当…).
    """
    found: list[str] = []
    verb = result = False
    for piece in _COMMA.split(sentence):
        bare = piece.strip("，,。；; ")
        ends, counts = bool(_RESULT.search(bare)), bool(_COUNTS.search(bare)) and not opens(piece)
        waits = bool(found) and _BEARS.match(piece) and not (_DONE.search(found[-1]) or turns(found[-1]))
        begins = (verb and (_acts(piece) or counts) and not waits) or (result and (ends or counts) and not opens(piece))
        if found and begins and len(piece) > FIXED.fragment:
            found.append(piece)
        elif found:
            found[-1] += piece
        else:
            found.append(piece)
        verb = verb or _says(bare)
        result = result or ends or counts
    return tuple(part.strip("，,。；; ") for part in found)


def _says(piece: str) -> bool:
    """Whether a piece has a verb of its own, and does not only lead in to one."""
    led = _LEADS.match(piece)
    whole = turns(piece) or bool(_WHOLE.search(piece)) if led else any(word in piece for word in ACTIONS)
    return (whole or bool(_TOLD.match(piece))) and not _WAITS.search(piece)


def _acts(piece: str) -> bool:
    """Whether a piece tells to do something by itself, and not what the piece before is for."""
    return bool(_TOLD.match(piece) or _TURNED.match(piece)) or (
        opens(_TIMED.sub("", piece)) and not _PURPOSE.match(piece)
    )


def duties(text: str) -> tuple[str, ...]:
    """The parts of a directive that could be done or left undone by themselves, in order.

    A run-in heading is no duty where sentences follow it, nor is a definition (前款所称…，是指…). There is always at
    least one duty.
    """
    said = sentences(_ASSIGNED.sub("", text)) or sentences(text)
    found = tuple(one for one in said if not _DEFINES.match(one)) or said
    if lead(text) and len(found) > 1:
        found = found[1:]
    cut = tuple(part for sentence in found for part in parts(sentence) if len(part) >= FIXED.fragment)
    return cut or (unlabel(text).strip("。；; "),)
