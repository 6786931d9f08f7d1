"""Read the quantities of a text: number, unit, comparator, subject, baseline and period; dates and labels are none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from string import ascii_letters
from typing import Literal

from compare.knowledge import units
from compare.knowledge.units import NOT_QUANTITIES, NOT_QUANTITIES_BEGIN
from compare.settings import FIXED
from compare.text.numbers import COUNTED, any_of, read_count
from compare.text.times import find_deadlines

Bound = Literal["least", "most", "about", "bare"]
Mode = Literal["level", "rise", "fall"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as a text means it.

    Attributes:
        text: As printed, with the comparators that touch it.
        start: First character of ``text`` in the text read.
        end: Behind its last character.
        value: The number as printed.
        unit: The unit as printed, with 万 or 亿 before it.
        low: The number in the base unit of ``dimension``; of a range, its lower end.
        high: The upper end of a range; else ``low``.
        dimension: What the unit measures.
        total: Whether it counts a whole, of which a region has a share.
        bound: Whether the number is a floor, a ceiling, an estimate, or stands bare.
        mode: Whether it is a level, or says by how much something rises or falls.
        comparator: The words that made ``bound``.
        hoped: Whether 力争 or the like stands before it.
        annual: Whether it is meant for every year (年均).
        times: How often in a year, for 每年 … 次; 0 where no period is named.
        each: Whether it is meant for one of many (每个, 单个, 人均).
        condition: Whether it only says to whom a rule applies (5000元以上的，应当…).
        year: Year that it is aimed at, or empty.
        baseline: Year that it is measured against, or empty.
        before: The words before it, up to the number before.
        after: The words behind it, up to the next number.
        ahead: The words of the sentence before it, the nearest ``FIXED.number_ahead`` characters.
        pace: The whole phrase where it says how often (每半年至少召开1次), else empty.
        sentence: The sentence.
        weak: Whether it is a small Chinese numeral or another way of speaking, that may be no quantity at all.
    """

    text: str
    start: int
    end: int
    value: str
    unit: str
    low: Fraction
    high: Fraction
    dimension: str
    total: bool
    bound: Bound = "bare"
    mode: Mode = "level"
    comparator: str = ""
    hoped: bool = False
    annual: bool = False
    times: Fraction = Fraction(0)
    each: bool = False
    condition: bool = False
    year: str = ""
    baseline: str = ""
    before: str = ""
    after: str = ""
    ahead: str = ""
    pace: str = ""
    sentence: str = ""
    weak: bool = False


_WIDE = str.maketrans("０１２３４５６７８９％．", "0123456789%.")
_WIDE_HERE = re.compile("[０-９％．]")  # found in a fiftieth of the time that translating takes
_AFTER = re.compile(rf"^\s*(?P<word>{any_of([*units.AFTER_AT_LEAST, *units.AFTER_AT_MOST, *units.AFTER_ABOUT])})")
_BEFORE = re.compile(rf"(?P<word>{any_of([*units.AT_LEAST, *units.AT_MOST, *units.ABOUT])})\s*$")
_NEAR = re.compile(r"(?P<word>至少|不少于|不低于|至多|最多|不超过|不得超过|不得少于|不得低于)[^，,；;。]{1,8}$")
_RISE = re.compile(rf"(?:{any_of(units.RISES)})(?:了|约|近|超过|不少于|不低于|至少|{any_of(units.HOPED)})*\s*$")
_FALL = re.compile(rf"(?:{any_of(units.FALLS)})(?:了|约|近|超过|不少于|不低于|至少|{any_of(units.HOPED)})*\s*$")
_SPOKEN = {"全覆盖": "覆盖率", "全面覆盖": "覆盖率", "全部覆盖": "覆盖率"}
"""What a quantity without a number measures."""
_RATE = re.compile(r"增速|涨幅|增幅|增长率|增长(?:预期)?目标")
_HOPED = re.compile(f"(?:{any_of(units.HOPED)})[^，,；;。]{{0,24}}$")
_ANNUAL = re.compile(r"(?:年均|年平均|每年)[^，,；;。]{0,10}$")
_EACH = re.compile(any_of(units.EACH))
_PERIOD = re.compile(rf"(?:每|一)(?P<period>{any_of(list(units.PERIODS))})(?:度)?(?P<between>[^，,；;。\d]{{0,16}})$")
_CONDITION = re.compile(
    r"(?:的(?=[，,、；;:：]|$)|的(?!.{0,2}(?:目标|比例|速度|要求))[^，,。；;]{1,16}?"
    r"(?:应当|应|必须|不得|可以|须|需|给予|按照?|由|处))"
)
_BASELINE = re.compile(r"(?:比|较|相比|以|与)(?:于)?\s*(?P<year>20\d\d)\s*年")
_LIMITS = frozenset(units.AFTER_AT_MOST) - {"以下"}
"""Behind a time they make a limit (30日内), which is read by ``compare.text.times``."""
_SMALL = "一二两三四五六七八九十"
_JOINED = frozenset(".几数第/" + ascii_letters)
"""What makes a number behind it the rest of a longer word or number."""
_STOPS = re.compile(r"[，,；;。！？!?\n|：:]")
SENTENCE = re.compile(r"[^。；;！？!?\n|]+")
_PRESCREEN = re.compile(r"[\d０-９%％]|分之|[一二两三四五六七八九十]|翻番|半|覆盖")
_MASK = re.compile(f"(?=[{NOT_QUANTITIES_BEGIN}])(?:{'|'.join(pattern for pattern, _ in NOT_QUANTITIES)})")


@lru_cache(maxsize=5_000)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, in order.

    Args:
        text: A clause, a sentence or a part of one.

    Returns:
        Each number with a unit; years, dates, labels, document and article numbers, names with numbers in them and
        time limits (30日内, see ``compare.text.times``) are none.
    """
    if not _PRESCREEN.search(text):
        return ()
    plain = text.translate(_WIDE) if _WIDE_HERE.search(text) else text
    masked = _MASK.sub(lambda hit: "□" * len(hit[0]), plain)
    found: list[Quantity] = []
    for sentence in SENTENCE.finditer(masked):
        if not _PRESCREEN.search(masked, *sentence.span()):
            continue
        hits = [hit for hit in COUNTED.finditer(masked, *sentence.span()) if not _glued(masked, hit)]
        said = Said(text[slice(*sentence.span())].strip(), plain, *sentence.span())
        for at, hit in enumerate(hits):
            left = max(sentence.start(), hits[at - 1].end() if at else 0)
            right = hits[at + 1].start() if at + 1 < len(hits) else sentence.end()
            said = _hear(said, hit.start())
            one = _read(text, said, hit, left, right)
            if one:
                found.append(one)
    return tuple(found)


def _glued(masked: str, hit: re.Match[str]) -> bool:
    """Whether a number is the rest of a longer word or number: …2.0个, 几十个, X5年."""
    before = masked[hit.start() - 1 : hit.start()]
    return before in _JOINED or before.isdigit()


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says up to a number, carried on from number to number, so that it is read once.

    Attributes:
        sentence: The sentence as printed.
        plain: The whole text with plain digits.
        start: Where the sentence begins in it.
        end: Where it ends.
        at: Up to where it was read.
        year: The year aimed at last.
        baseline: The year last compared with.
        each: Whether one of many is spoken of since the last mark.
    """

    sentence: str
    plain: str
    start: int
    end: int
    at: int = -1
    year: str = ""
    baseline: str = ""
    each: bool = False


def _hear(said: Said, at: int) -> Said:
    """The same, read on up to ``at``, from the number before on."""
    begin = max(said.start, said.at)
    ahead = said.plain[begin:at]
    since = _STOPS.split(said.plain[max(said.start, begin - FIXED.number_word) : at])
    baselines = _BASELINE.findall(ahead)
    return Said(
        said.sentence,
        said.plain,
        said.start,
        said.end,
        at,
        year=_year(ahead) or said.year,
        baseline=baselines[-1] if baselines else said.baseline,
        each=bool(_EACH.search(since[-1])) or (said.each and len(since) == 1),
    )


def _read(text: str, said: Said, hit: re.Match[str], left: int, right: int) -> Quantity | None:
    """The quantity at a hit, with what the words between ``left`` and ``right`` say of it; None where it is none."""
    count = read_count(hit)
    if not count:
        return None
    row = units.MEASURES.get(count.name, units.Unit("ratio" if count.name != "番" else "times", total=False))
    plain = said.plain
    before, behind = plain[left : hit.start()], plain[hit.end() : right]
    touching, after = _BEFORE.search(before), _AFTER.match(behind)
    near = touching or _NEAR.search(before)
    words = (near["word"] if near else "", after["word"] if after else "")
    bound: Bound = "bare" if count.low != count.high and words[1] in units.AFTER_AT_MOST else _bound(*words)
    if hit["odd"] and bound == "bare":
        bound = "least"
    if row.dimension in units.NEEDS_MARK and (bound == "bare" or words[1] in _LIMITS):
        return None
    if hit["n"] == "一" and not hit["power"] and row.total and not any(words):
        return None  # 一个, 一名: an article
    bare = _BEFORE.sub("", before)
    printed = touching if touching and touching["word"] in units.PRINTED_BEFORE else None
    start, end = hit.start() - (len(printed[0]) if printed else 0), hit.end() + (after.end() if after else 0)
    ahead = plain[max(said.start, hit.start() - FIXED.number_ahead) : hit.start()]
    period = _PERIOD.search(bare) if row.dimension == "occurrences" else None
    small = bool(hit["n"]) and hit["n"][0] in _SMALL and count.name != "倍" and count.high <= 10 and not any(words)
    return Quantity(
        text=text[start:end].strip(),
        start=start,
        end=end,
        value=count.value,
        unit=count.unit,
        low=count.low,
        high=count.high,
        dimension=row.dimension,
        total=row.total,
        bound=bound,
        mode=_mode(bare, touching["word"] if touching else "", row.dimension),
        comparator="".join(words),
        hoped=bool(_HOPED.search(ahead[-FIXED.number_hoped :])),
        annual=bool(_ANNUAL.search(bare)),
        times=units.PERIODS[period["period"]] if period else Fraction(0),
        each=said.each,
        condition=bool(_CONDITION.match(plain, end, said.end)),
        year=said.year,
        baseline=said.baseline,
        before=before + _SPOKEN.get(count.value, ""),
        after=behind[after.end() :] if after else behind,
        ahead=ahead,
        pace=text[left + period.start() : end] if period else "",
        sentence=said.sentence,
        weak=small or bool(hit["said"]),
    )


def _mode(before: str, comparator: str, dimension: str) -> Mode:
    """Whether a number says how far something rises or falls; 提高到 and 降至 say where it shall stand."""
    if _RATE.search(before[-FIXED.number_rated :]):
        return "rise"
    if comparator.endswith(("到", "至", "为", "在")):
        return "level"
    if _FALL.search(before):
        return "fall"
    return "rise" if _RISE.search(before) or dimension == "points" else "level"


def _bound(before: str, after: str) -> Bound:
    """What the words before and after a number make of it."""
    if before in units.AT_MOST or after in units.AFTER_AT_MOST:
        return "most"
    if before in units.ABOUT or after in units.AFTER_ABOUT:
        return "about"
    return "least" if before in units.AT_LEAST or after in units.AFTER_AT_LEAST else "bare"


def _year(ahead: str) -> str:
    """The year aimed at by what follows: the last deadline before it, or the last year that is no baseline."""
    if not ("年" in ahead or "五" in ahead or "世纪" in ahead):
        return ""  # no date without one of these
    dates = [one for one in find_deadlines(ahead) if one.sort == "date"]
    return str(dates[-1].last[0]) if dates else ""
