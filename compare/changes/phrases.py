"""Cut texts into phrases, and read the lists of objects that these name side by side: 家电、家具和废纸回收.

What the finders of changed words share. All is cached by text, because one local clause answers many directives.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate

from compare.knowledge.phrases import PLACE
from compare.knowledge.verbs import ACTIONS, ADVERBS, LEADS, MODALS, MODALS_BEGIN, OPENING, TURNS, Grade
from compare.settings import FIXED
from compare.text.likeness import Pairs, pairs, share
from compare.text.places import without_notes
from compare.text.sentences import binding, opens, sentences, stems
from compare.text.words import words

# --- phrase -----------------------------------------------------------------------------------------------------------

_PIECE = re.compile(r"[^，,：:]+")
_MODAL = re.compile(f"(?=[{MODALS_BEGIN}])(?:{'|'.join(f'(?P<{grade.name}>{words})' for grade, words in MODALS)})")
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
    """A piece of a sentence between commas, lead-ins joined to what they lead to."""

    text: str  # its words
    sentence: str  # the sentence that it stands in
    modals: tuple[Modal, ...]  # what governs its actions, in order
    # The grade of an earlier phrase of the sentence that may govern this one, too: 鼓励建立…，开展….
    inherited: Grade | None = None
    stem: Modal | None = None  # what governs the list that it is an item of: 不得 of 不得有下列行为：（一）…
    above: str = ""  # the sentence that it is an item of, where it is one


@lru_cache(maxsize=2048)
def phrases(text: str) -> tuple[Phrase, ...]:
    """The phrases of a text, in order, notes of responsibility left out; one said again in its words stands once."""
    found: list[Phrase] = []
    bare = without_notes(text)
    every = stems(bare)
    for sentence in sentences(bare):
        inherited: Grade | None = None
        above = every.get(sentence, "")
        stem = next(reversed(read_modals(binding(above))), None) if above else None
        for piece in _join(_PIECE.findall(sentence.rstrip("。；;！!？?"))):
            modals = read_modals(piece)
            begun = inherited if not modals and opens(piece) else None
            found.append(Phrase(piece, sentence, modals, begun, stem, above if stem else ""))
            inherited = modals[-1].grade if modals else begun
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=2048)
def phrases_with_pairs(text: str) -> tuple[tuple[Phrase, Pairs], ...]:
    """The phrases of a text, each with its pairs of neighbouring characters."""
    return tuple((one, pairs(one.text)) for one in phrases(text))


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
        based = bare.endswith(_BASES) and _BASIS.match(bare)
        case = bare.endswith(("的", "时", "前", "后", "外")) or _DATE.match(bare)
        if based or case or (leads and not read_modals(bare)):
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
        if grade in OPENING and not _opens_here(piece[max(0, hit.start() - FIXED.phrase_reach) : hit.start()]):
            continue
        found.append(Modal(hit[0], grade, hit.start(), hit.end()))
    return tuple(found)


def _opens_here(before: str) -> bool:
    """Whether a verb after these words opens its phrase: nothing, adverbs, or a subject stands before it."""
    bare = re.split(r"[，、和]", before)[-1] if before.endswith(("、", "和")) else before.rsplit("，", 1)[-1]
    rest = _ADVERB.sub("", _MODAL.sub("", bare))
    return len(rest) <= FIXED.phrase_subject and not _ACTION.search(rest) and not re.search(r"\d", rest)


_LONGEST = 600  # characters of a phrase


@lru_cache(maxsize=4096)
def common_run(upper: str, local: str) -> tuple[int, int, int]:
    """The longest run of characters that two phrases share: its start in each, and its length.

    Of a phrase that is longer than any that is meant the beginning is read: the match takes the square.
    """
    found = SequenceMatcher(None, upper[:_LONGEST], local[:_LONGEST], autojunk=False).find_longest_match()
    return found.a, found.b, found.size


def brief(text: str, longest: int = 16) -> str:
    """The beginning of a phrase, for quoting: up to its first mark past a few characters, or cut between words.

    What is quoted in it (“互联网+”) is left whole.
    """
    stop = re.search(r"(?<=.{6})[、，：（]", text)
    found = text[: stop.start()] if stop else text
    if len(found) <= longest:
        return found
    last = max((end for end in accumulate(map(len, words(found))) if end <= longest), default=longest)
    if found[:last].count("“") > found[:last].count("”") and "”" in found[last:]:
        last = found.index("”", last) + 1
    return found[:last].rstrip("的和与及、")


def from_word(text: str, at: int) -> str:
    """A text from the beginning of the word that its character ``at`` lies in, for quoting."""
    starts = accumulate(map(len, words(text)), initial=0)
    return text[max((one for one in starts if one <= at), default=0) :]


@lru_cache(maxsize=1024)
def pairs_in(clauses: tuple[str, ...]) -> Pairs:
    """The pairs of neighbouring characters of several texts."""
    return frozenset().union(*map(pairs, clauses))


def carried(directive: str, clauses: tuple[str, ...]) -> float:
    """How much of a directive stands in its clauses, word for word, 0 to 1: a loose match proves little by silence."""
    return share(directive, pairs_in(clauses))


# --- listing ----------------------------------------------------------------------------------------------------------

_PLACE = re.compile(PLACE)
_LIST = re.compile(r"[^、，,；;。：:“”|]{2,24}(?:、[^、，,；;。：:“”|]{1,24})+")
_BETWEEN = re.compile(r"、|以及|或者|[和及](?=[^、]{2})")
_ACTS = "生产|进口|销售|使用|运输|贮存|新建|改建|扩建|购买|收购|燃放|焚烧|排放|限制|停止|办理|停产|限产"
_DONE = re.compile(
    rf"^(?:{_ACTS}|擅自|侵占|损[毁坏]|挪用|截留|移动|改变|破坏)|^(?:法律|法规)$"
    r"|(?:生产|进口|销售|使用|运输|贮存|办理|停产|限产|改建|扩建)$|未|不"
)
_VERBS = {word for word in (*ACTIONS, *ADVERBS) if len(word) > 1} | {*TURNS, *"在为以的与", "收集", "回收"}
LEFT = re.compile("|".join(sorted(_VERBS, key=len, reverse=True)))
_VERB = re.compile("|".join(sorted((word for word in ACTIONS if len(word) > 1), key=len, reverse=True)))
_CONDITION = re.compile(r"具有|符合|满足|拥有|具备|基于|临床(?!试验)|市场|不|与|和")
MODAL = re.compile(f"(?=[{MODALS_BEGIN}])(?:{'|'.join(words for _, words in MODALS)})")
OPEN = re.compile(r"等(?!级|候|待|效|额|分|同于)")
_MORE = re.compile(r"[^、，]{0,8}(?:以及|和|及)")  # 医院等公共机构以及国有企业: the list goes on


@dataclass(frozen=True, slots=True)
class Listing:
    """Objects named side by side: the items, the words as they stand, and whether 等 leaves the list open."""

    items: tuple[str, ...]
    text: str
    open: bool


@lru_cache(maxsize=2048)
def listings(text: str) -> tuple[Listing, ...]:
    """The lists of objects in a phrase; lists of places, of figures and of actions are none."""
    found = []
    for hit in _LIST.finditer(text):
        raw = hit[0]
        first, rest = raw.split("、", 1)
        cut = max((one.end() for one in (*LEFT.finditer(first), *MODAL.finditer(first))), default=0)
        first = first[cut:] if len(first) - cut >= 2 else first
        first = re.sub("^(?:各[种类项]|多种|以?及|或者?)(?=[^、]{2})", "", first)  # 各种安全、便利的条件
        first = re.sub(rf"^(?:{_ACTS})(?=..)", "", first) if cut else first  # 禁止焚烧沥青、…
        if _CONDITION.match(first):
            continue
        modal = MODAL.search(rest)
        rest = rest[: modal.start()] if modal else rest
        opened = OPEN.search(rest)
        if opened and not _MORE.match(rest[opened.end() :]):
            rest = rest[: opened.end()]
        items = [one.strip() for one in _BETWEEN.split(f"{first}、{rest}") if one.strip()]
        # 安全、便利的条件和良好的服务: what is listed ends with the first noun that the items describe
        stop = next((at for at, one in enumerate(items[:-1]) if at and re.search(r".的.", one)), None)
        items = items if stop is None else items[: stop + 1]
        bare = [OPEN.split(one)[0] for one in items]
        bare[-1] = bare[-1].split("的")[0] if len(bare[-1].split("的")[0]) > 1 else bare[-1]
        told = _VERB.search(bare[-1], 2)
        bare[-1] = bare[-1][: told.start()] if told else bare[-1]
        items[-1] = bare[-1]
        if len(items) < 2 or any(re.search(r"\d", one) or _PLACE.match(one) for one in items):
            continue
        if any(len(one) > FIXED.scope_longest or _DONE.search(one) for one in items):
            continue
        if sum(bool(LEFT.match(one)) for one in items) * 2 >= len(items):
            continue
        shown = f"{first}、{rest}"
        shown = shown[: shown.rfind(bare[-1]) + len(bare[-1])]
        named = tuple(one for one in bare if one)
        if named:  # 等、等 names nothing
            found.append(Listing(named, shown, bool(opened)))
    return tuple(found)
