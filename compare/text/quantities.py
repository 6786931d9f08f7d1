"""Read the quantities and the times of a text.

A quantity has number, unit, comparator, subject, baseline and period; dates and labels are none. Times are dates, ends
of plans, days of every year, time limits, days of taking effect.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from compare.knowledge import units
from compare.knowledge.verbs import ACTIONS
from compare.settings import FIXED
from compare.text.numbers import (
    COUNTED,
    EACH_PERIOD,
    HAN_DIGITS,
    Bound,
    Mode,
    count_heads,
    find_measure,
    is_glued,
    read_bound,
    read_count,
    read_mode,
    read_number,
    read_rate,
)
from compare.text.words import any_of

Sort = Literal["date", "cycle", "span", "effect"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time by which, or within which, something shall be done."""

    text: str  # as printed, 到 and 前 included
    start: int  # first character in the text read
    end: int  # behind the last character
    # ``date`` for a day in time, ``cycle`` for a day of every year, quarter or month, ``span`` for a limit that runs
    # from an event, ``effect`` for the day from which rules apply.
    sort: Sort
    measure: str  # what ``last`` is counted in: empty for dates, the cycles in a year, the dimension of a span
    # The last day as (year, month, day), (month, day) in a cycle, or ten times the length of a span alone, so that
    # half a day is whole, too.
    last: tuple[int, ...]
    period: bool = False  # whether it only says in which years (“十四五”期间), which promises less than an end


_HAN = "一二两三四五六七八九十"
_YEAR = r"(?P<y>20\d\d|[二][〇○零][〇○零一二三四五六七八九]{2})"
_MONTH = rf"(?P<m>1[0-2]|0?[1-9]|[{_HAN}]{{1,3}})\s*月(?P<third>上旬|中旬|下旬|份|底|末|初|中)?"
_DAY = rf"(?:(?P<d>[0-3]?\d|[{_HAN}]{{1,3}})\s*[日号])?"
_PART = f"(?P<part>{any_of(units.PARTS)})"
_UNTILS = "力争到|争取到|截至到|截至|截止到|截止|直到|至迟|最迟|不迟于|不晚于|到|至|于|在"
_UNTIL = rf"(?P<until>{_UNTILS})?\s{{0,8}}"
_BEFORE_TIME = r"(?P<before>之前|以前|前)?"
_NAMES = rf"(?=[\d{_HAN}年]|{any_of(units.RELATIVE_YEARS)}|{any_of(units.PARTS)})"
"""What a date begins with behind 到: all else in ``_DATE`` may be missing, and it would match nothing, everywhere."""
_FIRST = "".join(sorted({word[0] for word in (*_UNTILS.split("|"), *units.RELATIVE_YEARS, *units.PARTS)}))
_PLANS_BEGIN = "".join(sorted({plan[0] for plan in units.PLANS}))
_DATE = re.compile(
    rf"(?=[{_FIRST}\s\d{_HAN}年])"  # the first characters of all that follows: quickly told
    rf"{_UNTIL}{_NAMES}(?:{_YEAR}\s*年(?!代|版|度|来|间)|(?P<now>{any_of(units.RELATIVE_YEARS)})(?!来|以来)|(?P<alone>年(?=[底末内中])))?\s*"
    rf"(?:{_MONTH}{_DAY}|{_PART}[末底]?)?\s*{_BEFORE_TIME}"
    r"(?P<effect>(?:之日)?起(?:(?:正式)?(?:施行|实施|执行|生效|适用)|[，,]?(?=(?:全面|全[省市县域]|一律)*(?:禁|严禁|不得|停止|取消|实行|推行))))?"
)
_PLAN = re.compile(
    rf"(?=[{_FIRST}\s“「\"{_PLANS_BEGIN}]){_UNTIL}[“「\"]?(?P<plan>{any_of(units.PLANS)})[”」\"]?(?P<how>时期末|期末|末期|末|期间|时期|期内|收官)(?P<before>之前|前)?"
)
_CENTURY = re.compile(f"{_UNTIL}(?P<century>{any_of(units.CENTURY)})")
_CYCLE = re.compile(
    rf"(?:每(?P<cycle>{any_of(units.CYCLES)})度?(?:的)?|(?:次|下)月)"
    rf"(?:{_MONTH}{_DAY}|(?P<day>[0-3]?\d|[{_HAN}]{{1,3}})[日号]|(?P<end>底|末|初))\s*(?:之前|以前|前)"
)
_SPAN = re.compile(
    rf"(?P<n>\d{{1,12}}(?:\.\d{{1,12}})?|[{_HAN}]{{1,3}}|半)\s*(?P<unit>(?i:{any_of(units.SPANS)}))(?:之内|以内|内)"
)
_TIME_PRESCREEN = re.compile(r"[年月日前内末底]|十.?五|世纪|工作日|天|周|小时|分钟")
_DATED = re.compile(r"[年月底末度]")
_YEARED = re.compile(rf"{_YEAR}\s*年")  # without a date of the document nothing else tells the year
_PAST = re.compile(r"(?:比|较|与|同|从|自|以|相比|为|[\d—\-－~～至、])$")
_TALLY = re.compile(units.TALLIES)
_REACH = 12  # characters before a date that say how it is meant
_RUNS_ON = re.compile(
    r"(?:[—\-－~～]|以来|起(?!施行|实施|执行|生效|适用)|以后|之后|后|开始|度|相比|第|的?基础上|水平|碳达峰|碳中和|[）)〕])"
)


@lru_cache(maxsize=5_000)
def find_deadlines(text: str, date: str = "") -> tuple[Deadline, ...]:
    """The times that a text sets, in order; what lies behind (2020年以来), baselines and bare years are none.

    By ``date``, that of its document, ISO or its beginning, 今年 and months without a year are read.
    """
    if not _TIME_PRESCREEN.search(text):
        return ()
    found: list[Deadline] = []
    every = (*_cycles(text), *_spans(text), *_plans(text), *_dates(text, date))
    for one in sorted(every, key=lambda one: (one.start, -one.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return tuple(found)


def _dates(text: str, date: str) -> Iterator[Deadline]:
    """Days in time, and days of taking effect."""
    year = int(date[:4]) if date[:4].isdigit() else 0
    if not (_DATED if year else _YEARED).search(text):
        return
    for hit in _DATE.finditer(text):
        if hit["y"]:
            year = int(hit["y"].translate(HAN_DIGITS))
        elif hit["now"] and date[:4].isdigit():
            year = int(date[:4]) + units.RELATIVE_YEARS[hit["now"]]
        elif hit["now"] or not (hit["m"] or hit["part"]):
            continue
        month, day = _small(hit["m"]), _small(hit["d"])
        if (hit["m"] and not 1 <= month <= 12) or day > 31 or not year:
            continue
        begun = hit["until"] not in (None, "于", "在")
        if not any(hit.group("y", "now", "before", "alone")) or not (
            begun or hit["third"] in ("底", "末") or any(hit.group("before", "part", "effect", "now"))
        ):
            continue
        at = hit.start() if begun or (hit["until"] and hit["effect"]) else hit.start() + len(hit["until"] or "")
        before = text[max(0, hit.start() - _REACH) : hit.start()]
        if (not begun and _PAST.search(before) and not hit["effect"]) or _RUNS_ON.match(text, hit.end()):
            continue
        if hit["until"] in ("到", "至") and re.search(r"[\d年月日]\s*$", before):
            continue  # 从2021年到2025年, 2021年至2025年: a stretch of time
        part = units.PARTS[hit["part"]] if hit["part"] else (12, 31)
        last = (year, month, day or units.THIRDS[hit["third"] or ""]) if hit["m"] else (year, *part)
        if last < start(date):
            continue  # 截至2020年底 in a paper of 2021 tells what was reached
        yield Deadline(text[at : hit.end()].strip(), at, hit.end(), "effect" if hit["effect"] else "date", "", last)


def start(date: str) -> tuple[int, ...]:
    """The day of a document as a tuple; empty, and so before every day, where it has no date."""
    return tuple(int(part) for part in date.split("-")) if date[:4].isdigit() else ()


def _plans(text: str) -> Iterator[Deadline]:
    """Ends and spans of five-year plans and centuries."""
    for hit in _PLAN.finditer(text) if "五" in text else ():
        period = hit["how"] in ("期间", "时期", "期内")
        begun = hit["until"] not in (None, "于", "在")
        at = hit.start() if begun else hit.start() + len(hit["until"] or "")
        yield Deadline(text[at : hit.end()], at, hit.end(), "date", "", (units.PLANS[hit["plan"]], 12, 31), period)
    for hit in _CENTURY.finditer(text) if "世纪" in text else ():
        yield Deadline(hit[0], hit.start(), hit.end(), "date", "", (units.CENTURY[hit["century"]], 12, 31))


def _cycles(text: str) -> Iterator[Deadline]:
    """Days of every year, quarter or month."""
    for hit in _CYCLE.finditer(text) if "前" in text else ():
        cycle = units.CYCLES[hit["cycle"] or "月"]
        month, day = _small(hit["m"]), _small(hit["d"]) or _small(hit["day"])
        end = {"初": 5}.get(hit["end"] or "", 31)
        last = (month, day or units.THIRDS[hit["third"] or ""]) if hit["m"] else (12, day or end)
        yield Deadline(hit[0], hit.start(), hit.end(), "cycle", str(cycle), last)


def _spans(text: str) -> Iterator[Deadline]:
    """Limits that run from an event."""
    for hit in _SPAN.finditer(text) if "内" in text else ():
        number = Fraction(1, 2) if hit["n"] == "半" else read_number(hit["n"])
        if not number:
            continue
        begun = text[hit.start() - 1 : hit.start()]
        tally = _TALLY.search(text, max(0, hit.start() - _REACH), hit.start())
        if tally or (begun and begun in "近过第前0123456789月年—-、"):
            continue  # 近三年内, 第2年内, 2025年3日内: no limit of its own
        dimension, factor = units.SPANS[hit["unit"].lower()]
        yield Deadline(hit[0], hit.start(), hit.end(), "span", dimension, (int(number * factor * 10),))


def _small(text: str | None) -> int:
    """A month or a day; 0 where there is none."""
    return int(read_number(text) or 0) if text else 0


# --- quantities -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as a text means it."""

    text: str  # as printed, with the comparators that touch it
    start: int  # first character of ``text`` in the text read
    end: int  # behind its last character
    value: str  # the number as printed
    unit: str  # the unit as printed, with 万 or 亿 before it
    low: Fraction  # the number in the base unit of ``dimension``; of a range, its lower end
    high: Fraction  # the upper end of a range; else ``low``
    dimension: str  # what the unit measures
    total: bool  # whether it counts a whole, of which a region has a share
    bound: Bound = "bare"  # whether the number is a floor, a ceiling, an estimate, or stands bare
    mode: Mode = "level"  # whether it is a level, or says by how much something rises or falls
    comparator: str = ""  # the words that made ``bound``
    hoped: bool = False  # whether 力争 or the like stands before it
    annual: bool = False  # whether it is meant for every year (年均)
    times: Fraction = Fraction(0)  # how often in a year, for 每年 … 次; 0 where no period is named
    each: bool = False  # whether it is meant for one of many (每个, 单个, 人均)
    per: int = 1  # for how many people it is meant (每千人口), else 1
    condition: bool = False  # whether it only says to whom a rule applies (5000元以上的，应当…)
    year: str = ""  # year that it is aimed at, or empty
    baseline: str = ""  # year that it is measured against, or empty
    before: str = ""  # the words before it, up to the number before
    after: str = ""  # the words behind it, up to the next number
    ahead: str = ""  # the words of the sentence before it, the nearest ``FIXED.number_ahead`` characters
    pace: str = ""  # the whole phrase where it says how often (每半年至少召开1次), else empty
    sentence: str = ""
    # Whether it is a small Chinese numeral or another way of speaking, that may be no quantity at all.
    weak: bool = False

    @property
    def size(self) -> tuple[Fraction, Fraction]:
        """Both ends; of a frequency, how often in a year; of a number for so many people, for each of them."""
        by = (self.times or 1) / Fraction(self.per)
        return self.low * by, self.high * by


_WIDE = str.maketrans("０１２３４５６７８９％．", "0123456789%.")
_WIDE_HERE = re.compile("[０-９％．]")  # found in a fiftieth of the time that translating takes
_AFTER = re.compile(rf"^\s*(?P<word>{any_of([*units.AFTER_AT_LEAST, *units.AFTER_AT_MOST, *units.AFTER_ABOUT])})")
_BEFORE = re.compile(rf"(?P<word>{any_of([*units.AT_LEAST, *units.AT_MOST, *units.ABOUT])})\s*$")
_NEAR = re.compile(r"(?P<word>至少|不少于|不低于|至多|最多|不超过|不得超过|不得少于|不得低于)[^，,；;。]{1,8}$")
_HOPED = re.compile(f"(?:{any_of(units.HOPED)})[^，,；;。]{{0,24}}$")
_ANNUAL = re.compile(r"(?:年均|年平均|每年)[^，,；;。]{0,10}$")
_EACH = re.compile(any_of(units.EACH))
_PERIOD = re.compile(rf"(?:每|一){EACH_PERIOD}[^，,；;。\d]{{0,16}}$")
_OFTEN = re.compile(rf"每{EACH_PERIOD}(?=[^，,；;。]{{0,8}}(?:{any_of((*ACTIONS, *units.REGULAR))}))")
_BY = re.compile(
    rf"按(?!年度?(?:计划|目标|任务|方案|指标|预算)){EACH_PERIOD}(?=[^，,；;。]{{0,8}}(?:{any_of(ACTIONS)}))"
)
_REGULAR = re.compile(
    rf"(?<![\d{_HAN}每个本当上下次今全近同去明两几数按作生节假休逐])(?<!每半)(?P<many>半(?=年))?"
    rf"(?P<period>(?<=半)年|季度|[季月旬周日])度?(?=(?P<what>{any_of(units.REGULAR)}))"
)
_SAID_ONCE = rf"按[年季学月周旬日天半双\d]|[年季月旬周日度](?:{any_of(units.REGULAR)})"
_EVERY = re.compile(rf"每(?:[年季学月周旬日天个星小半双\d]|[{_HAN}])|{_SAID_ONCE}")
_EACH_TIME = re.compile("每[人名户生位]每|每[年月季日天]每[人名户生位]")
_EARLY, _EARLIER = re.compile(r"\s*(?:之?前|以前)(?!期)"), re.compile(r"[^\W\d以之目当此的]前$")
_TERM = re.compile(r"\s*(?:[，,；;。、）)]|$)")
_GIVEN = re.compile(rf"(?:{any_of(units.GIVEN)})[^；;。]{{0,16}}(?<!近)(?<!前)(?<!第)(?<!过去)$")
_PIECES = re.compile(r"[^，,；;。：:]+")
_CONDITION = re.compile(
    r"(?:的(?=[，,、；;:：]|$)|的(?!.{0,2}(?:目标|比例|速度|要求))[^，,。；;]{1,16}?"
    r"(?:应当|应|必须|不得|可以|须|需|给予|按照?|由|处))"
)
_BASELINE = re.compile(r"(?:比|较|相比|以|与)(?:于)?\s*(?P<year>20\d\d)\s*年")
_LIMITS = frozenset(units.AFTER_AT_MOST) - {"以下"}
"""Behind a time they make a limit (30日内), which ``find_deadlines`` reads."""
_STOPS = re.compile(r"[，,](?!其中)|[；;。！？!?\n|：:]")
SENTENCE = re.compile(r"[^。；;！？!?\n|]+")
_PRESCREEN = re.compile(r"[\d０-９%％]|分之|[一二两三四五六七八九十]|翻番|半|覆盖|免[收征缴交]|每|" + _SAID_ONCE)
_MASK = re.compile(f"(?=[{units.NOT_QUANTITIES_BEGIN}])(?:{'|'.join(pattern for pattern, _ in units.NOT_QUANTITIES)})")


@lru_cache(maxsize=5_000)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, in order: each number with a unit.

    Years, dates, labels, document and article numbers, names with numbers in them and time limits (30日内, see
    ``find_deadlines``) are none.
    """
    if not _PRESCREEN.search(text):
        return ()
    plain = text.translate(_WIDE) if _WIDE_HERE.search(text) else text
    masked = _MASK.sub(lambda hit: "□" * len(hit[0]), plain)
    found: list[Quantity] = []
    for sentence in SENTENCE.finditer(masked):
        if not _PRESCREEN.search(masked, *sentence.span()):
            continue
        hits = [hit for hit in COUNTED.finditer(masked, *sentence.span()) if not is_glued(masked, hit)]
        said = Said(text[slice(*sentence.span())].strip(), plain, *sentence.span())
        known = len(found)
        for at, hit in enumerate(hits):
            left = max(sentence.start(), hits[at - 1].end() if at else 0)
            right = hits[at + 1].start() if at + 1 < len(hits) else sentence.end()
            said = _hear(said, hit.start())
            one = _read(text, said, hit, left, right)
            if one:
                found.append(one)
        if _EVERY.search(plain, *sentence.span()):
            found += _paces(said, [one.start for one in found[known:]])
    return tuple(sorted(found, key=lambda one: one.start))


def _paces(said: Said, counted: Sequence[int]) -> Iterator[Quantity]:
    """How often something is done where no number of times stands beside it: 每季度公布, 按月报送, 季通报."""
    for piece in _PIECES.finditer(said.plain, said.start, said.end):
        if bisect_left(counted, piece.start()) < bisect_left(counted, piece.end()):
            continue  # 每年召开两次, 每年安排五百万元
        hits = (hit for pace in (_OFTEN, _BY, _REGULAR) for hit in pace.finditer(said.plain, *piece.span()))
        for hit in sorted(hits, key=re.Match.start):
            before, after = said.plain[piece.start() : hit.start()], said.plain[hit.end() : piece.end()]
            text = hit[0] + (hit.groupdict().get("what") or "")
            before = "" if before.endswith("、") and text != hit[0] else before  # 月调度、季通报 are two
            ahead = said.plain[max(said.start, hit.start() - FIXED.number_ahead) : hit.start()]
            yield Quantity(
                text=text,
                start=hit.start(),
                end=hit.start() + len(text),
                value="1",
                unit="次",
                low=Fraction(1),
                high=Fraction(1),
                dimension="occurrences",
                total=False,
                times=read_rate(hit),
                before=before,
                after=after,
                ahead=ahead,
                pace=text,
                sentence=said.sentence,
                weak=True,
            )


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says up to a number, carried on from number to number, so that it is read once."""

    sentence: str  # the sentence as printed
    plain: str  # the whole text with plain digits
    start: int  # where the sentence begins in it
    end: int  # where it ends
    at: int = -1  # up to where it was read
    year: str = ""  # the year aimed at last
    baseline: str = ""  # the year last compared with
    each: bool = False  # whether one of many is spoken of since the last mark


def _hear(said: Said, at: int) -> Said:
    """The same, read on up to ``at``, from the number before on."""
    begin = max(said.start, said.at)
    ahead = said.plain[begin:at]
    since = _STOPS.split(said.plain[max(said.start, begin - FIXED.number_word) : at])
    baselines = _BASELINE.findall(ahead)
    return replace(
        said,
        at=at,
        year=_year(ahead) or said.year,
        baseline=baselines[-1] if baselines else said.baseline,
        each=bool(_EACH.search(since[-1])) or (said.each and len(since) == 1),
    )


def _read(text: str, said: Said, hit: re.Match[str], left: int, right: int) -> Quantity | None:
    """The quantity at a hit, with what the words between ``left`` and ``right`` say of it; None where it is none."""
    count = read_count(hit)
    if not count:
        return None
    plain = said.plain
    before, behind = plain[left : hit.start()], plain[hit.end() : right]
    row = find_measure(count, before, behind)
    touching, after = _BEFORE.search(before), _AFTER.match(behind)
    near = touching or _NEAR.search(before)
    words = (near["word"] if near else "", after["word"] if after else "")
    bound: Bound = "bare" if count.low != count.high and words[1] in units.AFTER_AT_MOST else read_bound(*words)
    # 每季度10日前, 季后15日前: until when, which ``find_deadlines`` reads, and no least time ahead
    cycle = before.endswith(("月", "度", "后", "年"))
    early = row.dimension in units.DAYS and count.name != "年" and not cycle and not after
    if bound == "bare" and (hit["odd"] or (early and (_EARLY.match(behind) or _EARLIER.search(before)))):
        bound = "least"  # 开工十五日前, 开工前十五日
    given = row.dimension == "months" and _TERM.match(behind) and _GIVEN.search(plain[said.start : hit.start()])
    marked = bound != "bare" or given
    if row.dimension in units.NEEDS_MARK and (not marked or (words[1] in _LIMITS and not _TALLY.search(before))):
        return None
    if hit["n"] == "一" and not hit["power"] and row.total and not any(words):
        return None  # 一个, 一名: an article
    bare = _BEFORE.sub("", before)
    printed = touching if touching and touching["word"] in units.PRINTED_BEFORE else None
    start, end = hit.start() - (len(printed[0]) if printed else 0), hit.end() + (after.end() if after else 0)
    ahead = plain[max(said.start, hit.start() - FIXED.number_ahead) : hit.start()]
    # 每两年修订一次: the period may hold a number of its own
    paced = row.dimension == "occurrences" or (row.dimension == "money" and _EACH_TIME.search(before))
    period = _PERIOD.search(_BEFORE.sub("", ahead)) if paced else None
    mode = read_mode(bare, touching["word"] if touching else "", row.dimension)
    if count.name == "番" or (count.name == "倍" and mode == "rise"):
        row, mode = units.MEASURES["%"], "rise"  # 翻一番, 增长一倍 and 增长100% are one
    small = bool(hit["n"]) and hit["n"][0] in _HAN and count.name != "倍" and count.high <= 10 and not any(words)
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
        mode="fall" if count.value in units.REDUCED else mode,
        comparator="".join(words),
        hoped=bool(_HOPED.search(ahead[-FIXED.number_hoped :])),
        annual=bool(_ANNUAL.search(bare)),
        times=read_rate(period) if period else Fraction(0),
        each=said.each,
        per=count_heads(_STOPS.split(ahead)[-1]),
        condition=bool(_CONDITION.match(plain, end, said.end)),
        year=said.year,
        baseline=said.baseline,
        before=before + units.SPOKEN.get(count.value, ""),
        after=behind[after.end() :] if after else behind,
        ahead=ahead,
        pace=text[hit.start() - len(ahead) + period.start() : end] if period else "",
        sentence=said.sentence,
        weak=small or bool(hit["said"]),
    )


def _year(ahead: str) -> str:
    """The year of the last deadline in the words before a number; empty where they set none."""
    dates = [one for one in find_deadlines(ahead) if one.sort == "date"]
    return str(dates[-1].last[0]) if dates else ""
