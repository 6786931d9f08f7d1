"""Read the times that a text sets: dates, ends of plans, days of every year, time limits, days of taking effect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from compare.knowledge.units import CENTURY, CYCLES, PARTS, PLANS, RELATIVE_YEARS, SPANS, THIRDS
from compare.text.numbers import HAN_DIGITS, any_of, read_number

Sort = Literal["date", "cycle", "span", "effect"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time by which, or within which, something shall be done.

    Attributes:
        text: As printed, 到 and 前 included.
        start: First character in the text read.
        end: Behind the last character.
        sort: ``date`` for a day in time, ``cycle`` for a day of every year, quarter or month, ``span`` for a limit that
            runs from an event, ``effect`` for the day from which rules apply.
        measure: What ``last`` is counted in: empty for dates, the cycles in a year, the dimension of a span.
        last: The last day as (year, month, day), (month, day) in a cycle, or the length of a span.
        period: Whether it only says in which years (“十四五”期间), which promises less than an end.
    """

    text: str
    start: int
    end: int
    sort: Sort
    measure: str
    last: tuple[int, ...]
    period: bool = False


_HAN = "一二两三四五六七八九十"
_YEAR = r"(?P<y>20\d\d|[二][〇○零][〇○零一二三四五六七八九]{2})"
_MONTH = rf"(?P<m>1[0-2]|0?[1-9]|[{_HAN}]{{1,3}})\s*月(?P<third>上旬|中旬|下旬|份|底|末|初|中)?"
_DAY = rf"(?:(?P<d>[0-3]?\d|[{_HAN}]{{1,3}})\s*[日号])?"
_PART = f"(?P<part>{any_of(PARTS)})"
_UNTILS = "力争到|争取到|截至到|截至|截止到|截止|直到|至迟|最迟|不迟于|不晚于|到|至|于|在"
_UNTIL = rf"(?P<until>{_UNTILS})?\s{{0,8}}"
_BEFORE = r"(?P<before>之前|以前|前)?"
_NAMES = rf"(?=[\d{_HAN}年]|{any_of(RELATIVE_YEARS)}|{any_of(PARTS)})"
"""What a date begins with behind 到: all else in ``_DATE`` may be missing, and it would match nothing, everywhere."""
_FIRST = "".join(sorted({word[0] for word in (*_UNTILS.split("|"), *RELATIVE_YEARS, *PARTS)}))
_PLANS_BEGIN = "".join(sorted({plan[0] for plan in PLANS}))
_DATE = re.compile(
    rf"(?=[{_FIRST}\s\d{_HAN}年])"  # the first characters of all that follows: quickly told
    rf"{_UNTIL}{_NAMES}(?:{_YEAR}\s*年(?!代|版|度|来|间)|(?P<now>{any_of(RELATIVE_YEARS)})(?!来|以来)|(?P<alone>年(?=[底末内中])))?\s*"
    rf"(?:{_MONTH}{_DAY}|{_PART})?\s*{_BEFORE}(?P<effect>(?:之日)?起(?:正式)?(?:施行|实施|执行|生效|适用))?"
)
_PLAN = re.compile(
    rf"(?=[{_FIRST}\s“「\"{_PLANS_BEGIN}]){_UNTIL}[“「\"]?(?P<plan>{any_of(PLANS)})[”」\"]?(?P<how>时期末|期末|末期|末|期间|时期|期内|收官)(?P<before>之前|前)?"
)
_CENTURY = re.compile(f"{_UNTIL}(?P<century>{any_of(CENTURY)})")
_CYCLE = re.compile(
    rf"(?:每(?P<cycle>{any_of(CYCLES)})度?(?:的)?|(?:次|下)月)"
    rf"(?:{_MONTH}{_DAY}|(?P<day>[0-3]?\d|[{_HAN}]{{1,3}})[日号]|(?P<end>底|末|初))\s*(?:之前|以前|前)"
)
_SPAN = re.compile(
    rf"(?P<n>\d{{1,12}}(?:\.\d{{1,12}})?|[{_HAN}]{{1,3}}|半)\s*(?P<unit>{any_of(SPANS)})(?:之内|以内|内)"
)
_PRESCREEN = re.compile(r"[年月日前内末底]|十.?五|世纪|工作日|天|周|小时|分钟")
_DATED = re.compile(r"[年月底末度]")
_YEARED = re.compile(rf"{_YEAR}\s*年")  # without a date of the document nothing else tells the year
_PAST = re.compile(r"(?:比|较|与|同|从|自|以|相比|为|[\d—\-－~～至、])$")
_REACH = 12  # characters before a date that say how it is meant
_RUNS_ON = re.compile(
    r"(?:[—\-－~～]|以来|起(?!施行|实施|执行|生效|适用)|以后|之后|后|开始|度|相比|第|的?基础上|水平|碳达峰|碳中和|[）)〕])"
)


@lru_cache(maxsize=5_000)
def find_deadlines(text: str, date: str = "") -> tuple[Deadline, ...]:
    """The times that a text sets, in order; what lies behind (2020年以来), baselines and bare years are none.

    Args:
        text: Any text.
        date: Date of its document, ISO or its beginning, by which 今年 and months without a year are read.
    """
    if not _PRESCREEN.search(text):
        return ()
    found: list[Deadline] = []
    for one in sorted((*_cycles(text), *_spans(text), *_plans(text), *_dates(text, date)), key=_order):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return tuple(found)


def _order(one: Deadline) -> tuple[int, int]:
    return one.start, -one.end


def _dates(text: str, date: str) -> Iterator[Deadline]:
    """Days in time, and days of taking effect."""
    year = int(date[:4]) if date[:4].isdigit() else 0
    first_day = start(date)
    if not (_DATED if year else _YEARED).search(text):
        return
    for hit in _DATE.finditer(text):
        if hit["y"]:
            year = int(hit["y"].translate(HAN_DIGITS))
        elif hit["now"]:
            named = int(date[:4]) + RELATIVE_YEARS[hit["now"]] if date[:4].isdigit() else 0
            if not named:
                continue
            year = named
        elif not (hit["m"] or hit["part"]):
            continue
        month = _small(hit["m"])
        day = _small(hit["d"])
        if (hit["m"] and not 1 <= month <= 12) or day > 31 or not year:
            continue
        if hit["y"] is None and hit["now"] is None and not (hit["before"] or hit["alone"]):
            continue
        begun = hit["until"] not in (None, "于", "在")
        if not (begun or hit["before"] or hit["part"] or hit["third"] in ("底", "末") or hit["effect"] or hit["now"]):
            continue
        at = hit.start() if begun or (hit["until"] and hit["effect"]) else hit.start() + len(hit["until"] or "")
        before = text[max(0, hit.start() - _REACH) : hit.start()]
        if (not begun and _PAST.search(before) and not hit["effect"]) or _RUNS_ON.match(text, hit.end()):
            continue
        if hit["until"] in ("到", "至") and re.search(r"[\d年月日]\s*$", before):
            continue  # 从2021年到2025年, 2021年至2025年: a stretch of time
        part = PARTS[hit["part"]] if hit["part"] else (12, 31)
        last = (year, month, day or THIRDS[hit["third"] or ""]) if hit["m"] else (year, *part)
        if last < first_day:
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
        yield Deadline(text[at : hit.end()], at, hit.end(), "date", "", (PLANS[hit["plan"]], 12, 31), period)
    for hit in _CENTURY.finditer(text) if "世纪" in text else ():
        yield Deadline(hit[0], hit.start(), hit.end(), "date", "", (CENTURY[hit["century"]], 12, 31))


def _cycles(text: str) -> Iterator[Deadline]:
    """Days of every year, quarter or month."""
    for hit in _CYCLE.finditer(text) if "前" in text else ():
        cycle = CYCLES[hit["cycle"] or "月"]
        month, day = _small(hit["m"]), _small(hit["d"]) or _small(hit["day"])
        end = {"初": 5}.get(hit["end"] or "", 31)
        last = (month, day or THIRDS[hit["third"] or ""]) if hit["m"] else (12, day or end)
        yield Deadline(hit[0], hit.start(), hit.end(), "cycle", str(cycle), last)


def _spans(text: str) -> Iterator[Deadline]:
    """Limits that run from an event."""
    for hit in _SPAN.finditer(text) if "内" in text else ():
        number = Fraction(1, 2) if hit["n"] == "半" else read_number(hit["n"])
        if not number:
            continue
        if hit.start() and text[hit.start() - 1] in "近过第前0123456789月年—-、":
            continue  # 近三年内, 第2年内, 2025年3日内: no limit of its own
        dimension, factor = SPANS[hit["unit"]]
        yield Deadline(hit[0], hit.start(), hit.end(), "span", dimension, (int(number * factor * 10),))


def _small(text: str | None) -> int:
    """A month or a day; 0 where there is none."""
    return int(read_number(text) or 0) if text else 0
