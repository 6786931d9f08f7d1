"""Numbers, places and texts as a reader expects them in print; what has words takes the language as ``say``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from compare.knowledge.naming import BEFORE_NUMBERS
from compare.knowledge.titles import ANYBODYS
from compare.model import Answer, Certainty, Document, Extent, Finding, Place, Tally
from compare.settings import FIXED
from compare.text.bodies import without_notes
from compare.text.words import words
from compare.words.labels import CERTAINTY
from compare.words.language import Language

_EMPTY = "。，；、 　\n"
_SENTENCE_ENDS = "。；！？\n"
_PAIRS = dict(zip("“‘（(《〈【〔[", "”’）)》〉】〕]", strict=True))
# What a shortened text does not end with.
_LOOSE = "，、；：（(“《 　—–-"
_WORD = 8  # characters of a long word
_DIGITS = "0123456789０１２３４５６７８９"
WITHHELD = "—"


def coverage(tally: Tally, say: Language) -> str:
    """The mean coverage in words; where it is withheld, that and why."""
    if tally.coverage is None:
        return say("有文件读入质量不足，不列百分比")
    return say("平均覆盖度{share}", share=percent(tally.coverage))


def percent(share: float | None) -> str:
    """A share as whole per cent that says 0 or 100 only where it is exactly that; a dash where it is withheld.

    Args:
        share: 0 to 1, or None.
    """
    if share is None:
        return WITHHELD
    if share <= 0:
        return "0%"
    if share >= 1:
        return "100%"
    return f"{min(max(round(share * 100), 1), 99)}%"


def percents(counts: Sequence[int]) -> tuple[int, ...]:
    """Whole per cents of a total that add up to 100, by largest remainder.

    A count above nothing gets at least 1, and only a count that is the whole total gets 100.
    """
    total = sum(counts)
    if not total:
        return tuple(0 for _ in counts)
    made = [max(count * 100 // total, 1) if count else 0 for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda index: (-(counts[index] * 100 % total), index))
    left = 100 - sum(made)
    for index in [one for one in by_remainder if counts[one]][: max(left, 0)]:
        made[index] += 1
    while sum(made) > 100:
        made[made.index(max(made))] -= 1
    return tuple(made)


def sureness(finding: Finding) -> str:
    """How sure a finding is, in a word (a msgid)."""
    return CERTAINTY[certainty(finding)]


def certainty(finding: Finding) -> Certainty:
    """How sure a finding is; carried as a whole is no surer than the faintest of its answers."""
    if finding.uncertain or finding.confidence < FIXED.sure_fair:
        return Certainty.WEAK
    faint = finding.extent is Extent.WHOLE and not all(map(is_shown, finding.answers))
    return Certainty.SURE if finding.confidence >= FIXED.sure_great and not faint else Certainty.LIKELY


def is_told(answer: Answer) -> bool:
    """Whether words can be shown that may answer a duty: who is responsible answers none."""
    return answer.clause is not None and bool(without_notes(answer.words).strip(_EMPTY))


def is_shown(answer: Answer) -> bool:
    """Whether a duty is ticked: the words shown answer it for certain."""
    return is_told(answer) and answer.score >= FIXED.duty_shown


def number(value: int) -> str:
    """A count with its thousands set off."""
    return f"{value:,}"


def score(value: float) -> str:
    """A score from 0 to 1 with two digits; 1.00 only for a full score."""
    return f"{value if value >= 1 else min(value, 0.99):.2f}"


def place(where: Place, say: Language) -> str:
    """Page and lines, for example 第3页第12–18行."""
    first, last = where.lines
    lines = say("第{line}行", line=first) if first == last else say("第{first}–{last}行", first=first, last=last)
    return say("第{page}页{lines}", page=where.page, lines=lines) if where.page is not None else lines


def headings(path: Sequence[str]) -> str:
    """The headings above a clause in one line, outermost first."""
    return " › ".join(path)


def base(file: str) -> str:
    """A file's name without its folders; the whole stands among the inputs."""
    return file.replace("\\", "/").rpartition("/")[2]


@lru_cache(maxsize=2048)
def shorten(text: str, room: int) -> str:
    """The first sentence where it fits, else as much as fits and ……; ``room`` in characters.

    Nothing is cut in a word, a number or a pair of brackets or quotation marks. Cached: a survey names a directive in
    hundreds of places.
    """
    flat = " ".join(text.split())
    ends = (index + 1 for index, sign in enumerate(flat) if sign in _SENTENCE_ENDS and index > 8)
    first = next((flat[:end] for end in ends if find_pair(flat, end) is None), flat)
    if len(first) <= room:
        return first if first == flat else first.rstrip(_SENTENCE_ENDS) + "……"
    return cut(flat, room - 2)


def find_pair(text: str, end: int) -> tuple[int, int] | None:
    """The outermost pair of brackets or quotation marks that a cut at ``end`` would part, None where there is none.

    Returns:
        Where its two signs stand. A sign without its like is no pair.
    """
    opened: list[tuple[str, int]] = []
    parted: list[tuple[int, int]] = []
    for index, sign in enumerate(text):
        if sign in _PAIRS:
            opened.append((_PAIRS[sign], index))
        elif any(sign == closing for closing, _ in opened):
            while opened[-1][0] != sign:
                opened.pop()
            begin = opened.pop()[1]
            if begin < end <= index:
                parted.append((begin, index))
    return min(parted, default=None)


def shorten_title(whole: str, room: int) -> str:
    """A title in 《》 in ``room`` characters, still in 《》."""
    return whole if len(whole) <= room or not whole.endswith("》") else cut(whole, room - 2)


def cut(text: str, room: int) -> str:
    """At most ``room`` characters and ……; a pair that begins early is closed behind it, a later one is left out."""
    part = _cut_words(text, room)
    pair = find_pair(text, len(part))
    if pair is None:
        return part + "……"
    begin, end = pair
    inside = room - begin - 2
    if begin >= room // 2 or inside < _WORD:
        before = part[:begin].rstrip(_LOOSE)
        return (before or part) + "……"
    return text[: begin + 1] + cut(text[begin + 1 : end], inside) + text[end]


def _cut_words(text: str, room: int) -> str:
    """At most ``room`` characters without half a word or number, or an opening bracket at the end."""
    ends = accumulate(map(len, words(text[: room + _WORD])))
    part = text[: max((end for end in ends if end <= room), default=room)].rstrip(_LOOSE)
    if part and part[-1] in _DIGITS:
        part = part.rstrip(f"{_DIGITS}.,—–-").rstrip(BEFORE_NUMBERS).rstrip(_LOOSE)
    return part or text[:room]


def title(document: Document, say: Language) -> str:
    """The document's title in 《》, with the region where it names none, or what to call it where it has none."""
    if document.identity.title:
        whose = document.identity.region if document.identity.title in ANYBODYS else ""
        return f"{whose}《{document.identity.title}》"
    return say("（无标题：{file}{place}）", file=document.file, place=place(document.place, say))
