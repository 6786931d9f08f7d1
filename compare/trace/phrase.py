"""Cut texts into phrases and say how much of one stands in another: what the finders of changed words share.

Everything is cached by text, because one local clause answers many directives.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate, chain
from operator import add

from compare.knowledge.force import MODALS, OPENING, Grade
from compare.knowledge.verbs import ACTIONS, ADVERBS, LEADS
from compare.settings import FIXED
from compare.text.bodies import without_notes
from compare.text.sentences import opens, sentences
from compare.text.words import words

_PIECE = re.compile(r"[^，,：:]+")
HAN = re.compile(r"[\u4e00-\u9fffA-Za-z]+")
_MODAL = re.compile("|".join(f"(?P<{grade.name}>{words})" for grade, words in MODALS))
_ACTION = re.compile("|".join(sorted(ACTIONS, key=len, reverse=True)))
_LEAD = re.compile("|".join(sorted(LEADS, key=len, reverse=True)))
_ADVERB = re.compile("|".join(sorted((*ADVERBS, "进一步", "各地", "并", "也", "还"), key=len, reverse=True)))
_DATE = re.compile(r"(?:到|自|从)?(?:20\d\d\s*年|“[^”]+”|每年|今年)[^，]{0,6}$")
_BASES = (
    *("需要", "要求", "规定", "情况", "状况", "形势", "特点", "目标", "条件", "实际"),
    *("标准", "职责", "方案", "预案", "等级", "结果", "需求", "原则", "分工"),
)
_BASIS = re.compile(rf".{{0,24}}(?:根据|按照|依据|依照|结合)[^，]*(?:{'|'.join(_BASES)})$")


@dataclass(frozen=True, slots=True)
class Modal:
    """A word that says how binding an action is, and where it stands in its phrase."""

    word: str
    grade: Grade
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of a sentence between commas, lead-ins joined to what they lead to.

    Attributes:
        text: Its words.
        sentence: The sentence that it stands in.
        modals: What governs its actions, in order.
        inherited: The grade of an earlier phrase of the sentence that may govern this one, too: 鼓励建立…，开展….
    """

    text: str
    sentence: str
    modals: tuple[Modal, ...]
    inherited: Grade | None = None


@lru_cache(maxsize=2048)
def phrases(text: str) -> tuple[Phrase, ...]:
    """The phrases of a text, in order, notes of responsibility left out."""
    found: list[Phrase] = []
    for sentence in sentences(without_notes(text)):
        inherited: Grade | None = None
        for piece in _join(_PIECE.findall(sentence.rstrip("。；;！!？?"))):
            modals = read_modals(piece)
            begun = inherited if not modals and opens(piece) else None
            found.append(Phrase(piece, sentence, modals, begun))
            inherited = modals[-1].grade if modals else begun
    return tuple(found)


def _join(pieces: list[str]) -> list[str]:
    """Pieces with those joined to the next one that have no action of their own: conditions, dates, lead-ins."""
    found: list[str] = []
    held = ""
    for piece in pieces:
        bare = piece.strip()
        if not bare:
            continue
        held = f"{held}，{bare}" if held else bare
        leads = _LEAD.match(bare) and len(bare) <= FIXED.phrase_subject and len(_ACTION.findall(bare)) < 2
        if (
            (leads and not read_modals(bare))
            or (bare.endswith(_BASES) and _BASIS.match(bare))
            or bare.endswith(("的", "时", "前", "后", "外"))
            or _DATE.match(bare)
        ):
            continue
        found.append(held)
        held = ""
    if held:
        found.append(held)
    return found


@lru_cache(maxsize=4096)
def read_modals(piece: str) -> tuple[Modal, ...]:
    """The words in a phrase that govern what follows them."""
    found = []
    for hit in _MODAL.finditer(piece):
        grade = Grade[hit.lastgroup or "PLAIN"]
        if grade in OPENING and not _opens_here(piece[: hit.start()]):
            continue
        found.append(Modal(hit[0], grade, hit.start(), hit.end()))
    return tuple(found)


def _opens_here(before: str) -> bool:
    """Whether a verb after these words opens its phrase: nothing, adverbs, or a subject stands before it."""
    bare = re.split(r"[，、和]", before)[-1] if before.endswith(("、", "和")) else before.rsplit("，", 1)[-1]
    rest = _ADVERB.sub("", _MODAL.sub("", bare))
    return len(rest) <= FIXED.phrase_subject and not _ACTION.search(rest) and not re.search(r"\d", rest)


@lru_cache(maxsize=8192)
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text; none crosses a mark or a figure."""
    return frozenset(chain.from_iterable(map(add, run, run[1:]) for run in HAN.findall(text)))


@lru_cache(maxsize=1024)
def count_pairs(text: str) -> Counter[str]:
    """How often each pair of neighbouring characters stands in a text."""
    return Counter(pair for run in HAN.findall(text) for pair in map(add, run, run[1:]))


def share(upper: str, local: str) -> float:
    """How much of one text stands in another, 0 to 1: the share of its character pairs; 0 for a text without any."""
    return held(pairs(upper), pairs(local))


def held(asked: frozenset[str], said: frozenset[str]) -> float:
    """The share of some character pairs that are among others, 0 to 1; 0 where nothing is asked."""
    return len(asked & said) / len(asked) if asked else 0.0


@lru_cache(maxsize=4096)
def common_run(upper: str, local: str) -> tuple[int, int, int]:
    """The longest run of characters that two phrases share: its start in each, and its length."""
    found = SequenceMatcher(None, upper, local, autojunk=False).find_longest_match()
    return found.a, found.b, found.size


def brief(text: str, longest: int = 16) -> str:
    """The beginning of a phrase, for quoting: up to its first mark past a few characters, or cut between words."""
    stop = re.search(r"(?<=.{6})[、，：（]", text)
    found = text[: stop.start()] if stop else text
    if len(found) <= longest:
        return found
    last = max((end for end in accumulate(map(len, words(found))) if end <= longest), default=longest)
    return found[:last].rstrip("的和与及、")


@lru_cache(maxsize=1024)
def pairs_in(clauses: tuple[str, ...]) -> frozenset[str]:
    """The pairs of neighbouring characters of several texts."""
    return frozenset().union(*map(pairs, clauses))


@lru_cache(maxsize=1024)
def carried(directive: str, clauses: tuple[str, ...]) -> float:
    """How much of a directive stands in its clauses, word for word, 0 to 1: a loose match proves little by silence."""
    return held(pairs(directive), pairs_in(clauses))
