"""Say whose matter a directive is, and whether its time was over before the local document.

A directive that only a higher level can carry out (国家标准, 国际规则, 中央税收, national totals) is so whatever the
local clauses say, and so is one that is about another place only (支持北京…): left out it is no gap, answered it is
something that the local side takes part in (争取纳入, 承接, 配合) and never carries in full, unless it says the very
words. Where it is doubtful, it stays everybody's: a gap hidden is worse than a gap too many.

A directive is over where its own deadline, or else the period of its document, ended before the local document's date.
Nothing is guessed: without a date on the local side, or a period in its title, or without an end on the upper one,
nothing is over. A deadline is the directive's own only where all that it tells is under it; a document has a period
only where its title or a sentence says so, or where all goals of a plan end with one year and nothing in it is set for
later.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from compare.knowledge import titles
from compare.knowledge.bodies import (
    ADDRESSEES,
    BY_NATION,
    BY_PROVINCE,
    COUNTERPARTS,
    LOCAL,
    LOCAL_TO_CITY,
    LOCAL_TO_PROVINCE,
    NATIONAL,
    OFFENCES,
    OWN_SYSTEM,
    PROVINCIAL,
    SOVEREIGN,
    SUBJECTS,
    TOTALS,
)
from compare.knowledge.units import PLAN_YEARS, PLANS
from compare.matching.aside import other_place
from compare.model import Answer, Directive, Document, DocumentKind, Finding, Level, Role
from compare.settings import DEFAULT, FIXED, Settings
from compare.text.numbers import HAN_DIGITS, read_date, read_number
from compare.text.places import names, notes, without_notes
from compare.text.quantities import find_deadlines
from compare.text.sentences import lead, parts, sentences
from compare.text.words import strip_marks

_KINDS = tuple((kind, re.compile(words)) for kind, words in ADDRESSEES)
_NATIONAL = tuple((matter, re.compile(words)) for matter, words in NATIONAL)
_PROVINCIAL = tuple((matter, re.compile(words)) for matter, words in PROVINCIAL)
_SUBJECTS = {level: re.compile(words) for level, words in SUBJECTS.items()}
_SOVEREIGN, _FOLLOWED = re.compile(SOVEREIGN), re.compile("贯彻|落实")
_OWN_SYSTEM, _OFFENCES, _LISTED = re.compile(OWN_SYSTEM), re.compile(OFFENCES), re.compile("下列(?:行为|情形)之一")
_LOCAL, _TO_PROVINCE, _LOCAL_TO_CITY = re.compile(LOCAL), re.compile(LOCAL_TO_PROVINCE), re.compile(LOCAL_TO_CITY)


@lru_cache(maxsize=2048)
def find_addressees(text: str) -> tuple[str, ...]:
    """The kinds of those whom a directive, its note of responsibility included, speaks to or of, as in the table."""
    return tuple(kind for kind, words in _KINDS if words.search(text))


def settle(finding: Finding, upper: Document, local: Document) -> Finding:
    """The finding with ``applicable`` false where only a higher level can carry the directive out.

    Of one that is carried, a duty that is a higher level's alone and does not stand in the local clause word for word
    counts half: the local side takes part in it.
    """
    above, below = upper.identity.level, local.identity.level
    if above is None or below is None:
        return finding
    text = finding.directive.clause.text
    matter = find_matter(text, above, below)
    elsewhere = "" if matter else other_place(text, local.identity.region)
    if not finding.carried:
        if not matter and not elsewhere:
            return finding
        why = f"该项属{matter}，一般由上级机关办理，列为上级事项，不计入缺口"
        if elsewhere:
            why = f"该项专指{elsewhere}，不是本地事项，列为上级事项，不计入缺口"
        return replace(finding, applicable=False, reason=f"{finding.reason}{why}。", above=why)
    alone = matter is not None and not matter.counterpart
    kept = sorted((one.clause for one in finding.matches), key=lambda one: one.order)
    said = strip_marks("".join(one.text for one in kept))
    half = sum(_takes_part(one, said, above, below, alone) for one in finding.answers)
    if not alone and not half:
        return finding
    what = f"该项属{matter}，" if alone else f"其中{half}个要点属上级事项，"
    answered = sum(one.clause is not None for one in finding.answers)
    less = (1 - FIXED.half_duty) * half / answered if half else 0.0
    return replace(
        finding,
        applicable=not alone,
        coverage=finding.coverage * (1 - less),
        reason=f"{finding.reason}{what}{'本级至多参与配合，不算全面落实。' if half else '本级照写。'}",
    )


def _takes_part(answer: Answer, said: str, above: Level, below: Level, whole: bool) -> bool:
    """Whether the local side can only take part in a duty that it answers, and does not say its very words.

    ``said`` are the letters and digits of all clauses that answer, in their order; ``whole``: the whole directive is a
    higher level's alone.
    """
    if answer.clause is None:
        return False
    if strip_marks(answer.duty.text) in said:
        return False  # a paragraph that was split in two still says the very words
    return whole or find_matter(answer.duty.text, above, below) is not None


@dataclass(frozen=True, slots=True)
class Matter:
    """What only a higher level can do."""

    level: Level  # whose it is
    name: str  # what it is, as the tables of ``knowledge.bodies`` call it

    @property
    def counterpart(self) -> bool:
        """Whether the local level may have a counterpart of its own, so that what answers it carries it."""
        return self.name in COUNTERPARTS

    def __str__(self) -> str:
        return f"{_OWNED[self.level]}（{self.name}）"


_OWNED = {Level.NATIONAL: "国家事权", Level.PROVINCIAL: "省级事权"}


@lru_cache(maxsize=4096)
def find_matter(text: str, above: Level, below: Level) -> Matter | None:
    """What makes a directive a higher level's alone; None where somebody below could do it, or may."""
    if above.rank >= below.rank:
        return None
    bare = without_notes(text)
    head = lead(bare)
    bare = _OFFENCES.sub("", bare) if _LISTED.search(bare) else bare
    told = [one for one in sentences(bare) if one.rstrip("。") != head]
    if not told or any(_below(one, above, below) for one in told) or not _noted_above(text, above):
        return None
    matters = [_matter_of_sentence(one, above, below) for one in told]
    found = [one for one in matters if one]
    if any(one.name == BY_NATION for one in found):
        found += [found[0] for one, matter in zip(told, matters, strict=True) if not matter and _OWN_SYSTEM.search(one)]
    return found[0] if found and len(found) >= FIXED.mainly * len(told) else None


def _matter_of_sentence(sentence: str, above: Level, below: Level) -> Matter | None:
    """The matter of a sentence; a national total is one only where no part of the sentence is anything else."""
    found = _matter(sentence, above, below)
    if found and found.name == TOTALS and not all(_matter(one, above, below) for one in parts(sentence)):
        return None
    return found


def _below(sentence: str, above: Level, below: Level) -> bool:
    """Whether a sentence tells something that the local level, or somebody under it, can do."""
    if above is not Level.NATIONAL:
        return bool(_LOCAL_TO_CITY.search(sentence))
    sentence = _FOLLOWED.sub("", sentence) if _SOVEREIGN.search(sentence) else sentence
    return bool(_LOCAL.search(sentence)) or (below is Level.PROVINCIAL and bool(_TO_PROVINCE.search(sentence)))


def _noted_above(text: str, above: Level) -> bool:
    """Whether the notes of responsibility, if any, name nobody below: 各地 and 各省 would be below."""
    every = [note for _, note in notes(text)]
    local = r"各地|地方|各省|各市|各级|省级" if above is Level.NATIONAL else r"各市|各县|市县|地方|各级"
    return not any(re.search(local, note) for note in every) and (not every or any(names(note) for note in every))


def _matter(part: str, above: Level, below: Level) -> Matter | None:
    """The matter of a part that only a level above the local one can do."""
    if above is Level.NATIONAL:
        for name, words in (*_NATIONAL, (BY_NATION, _SUBJECTS["national"])):
            if words.search(part):
                return Matter(Level.NATIONAL, name)
    if below.rank > Level.PROVINCIAL.rank:
        for name, words in (*_PROVINCIAL, (BY_PROVINCE, _SUBJECTS["provincial"])):
            if words.search(part):
                return Matter(Level.PROVINCIAL, name)
    return None


# --- period -----------------------------------------------------------------------------------------------------------

_RANGE, _GOAL_YEAR, _ANNUAL = (re.compile(one) for one in (titles.RANGE, titles.GOAL_YEAR, titles.ANNUAL))
_STATED, _GOALS = re.compile(titles.STATED), re.compile(titles.GOALS)
_HOLDS_FROM = re.compile(titles.HOLDS_FROM)
_PLAN = re.compile(rf"[“「\"]?(?P<plan>{'|'.join(PLANS)})[”」\"]?")
_YEARLY = frozenset({DocumentKind.PLAN, DocumentKind.OPINION})
_SEASON = re.compile(r"(?P<year>20\d\d)\s*年[^，,。；;（()）\d]{1,10}前[（(](?P<end>[^（()）]{2,10}前)[）)]")
"""A season with its day behind it: 2025年汛期前（5月底前）."""
_STRETCH = re.compile(
    r"(?P<begun>20\d\d)年\d{1,2}月(?:\d{1,2}日)?(?:至|到|[—－\-~～]+)(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|底)"
)
"""A stretch of time in which something is done: 2025年3月1日至5月31日开展…."""
_CITED, _NAMED_YEAR = re.compile(r"《[^》]{0,200}》"), re.compile(r"\d{4}|二[〇○零]|五|世纪")
_TOWARDS = ("到", "力争到", "至")


def set_in_time(
    finding: Finding, upper: Document, local: Document, period: str = "", settings: Settings = DEFAULT
) -> Finding:
    """The finding with what the dates of the two documents make of it, said in its reason.

    ``period`` is the last day of the upper document's (``find_period_end``). With ``keep_expired`` what is over is told
    and counts all the same.
    """
    date, reason = local.identity.date, finding.reason
    begun = date or find_period_start(local)
    ended = find_end(finding.directive, upper.identity.date, period)
    over = bool(begun) and bool(ended) and ended < begun
    older = precedes(local, upper)
    if over:
        count = "按要求仍计入结论和覆盖度" if settings.keep_expired else "列为已到期，不计入结论和覆盖度"
        later = f"本级文件晚于该期限（{date}）" if date else f"本级文件自{begun[:4]}年起（见其标题）"
        reason += f"该项期限到{say_day(ended)}为止，{later}，{count}。"
    if older:
        like = "只是文字相近，不是承接" if finding.carried else "未提及不等于不落实"
        reason += f"本级文件（{older}）早于上位文件{say_version(upper, older)}（{upper.identity.date}），{like}。"
    elif is_older(date, upper.identity.date):
        reason += (
            f"本级文件（{date}）早于上位文件{say_version(upper, date)}（{upper.identity.date}），请核对修正的内容。"
        )
    if reason == finding.reason:
        return finding
    return replace(
        finding,
        expired=over and not settings.keep_expired,
        older=bool(older),
        ended=ended if over else "",
        reason=reason,
    )


def precedes(local: Document, upper: Document) -> str:
    """What shows that a local document is older than an upper one, as it is printed; empty where nothing does.

    Its date; where it has none, the day from which it holds, which lies behind its issue, or at most
    ``FIXED.back_years`` before it. An amendment (修正) leaves most of a law as it was: what is newer than the law
    itself may carry it.
    """
    date, told = local.identity.date, upper.identity
    other = told.passed if told.amended == "修正" else told.date
    if date or not other:
        return date if is_older(date, other) else ""
    begins = find_start(local)
    issued = f"{int(begins[:4]) + FIXED.back_years}{begins[4:]}" if begins else ""
    return f"{begins}起施行" if is_older(issued, other) else ""


def find_start(document: Document) -> str:
    """The last day that a document sets for its own entry into force, ISO; empty where it sets none."""
    held = (one.text for one in document.clauses if "起" in one.text)
    return max((read_date(found["start"]) for text in held for found in _HOLDS_FROM.finditer(text)), default="")


def is_older(local: str, upper: str) -> bool:
    """Whether a local date lies before an upper one for certain: of 2021-03 and 2021-03-15 nobody knows.

    Either is ISO or its beginning, and empty where it is unknown.
    """
    shared = min(len(local), len(upper))
    return shared > 0 and local[:shared] < upper[:shared]


def say_version(upper: Document, date: str) -> str:
    """2018年修正, where a local document is older than an amendment of the upper one and not than that one itself."""
    identity = upper.identity
    if not identity.amended or is_older(date, identity.passed):
        return ""
    return f"{identity.date[:4]}年{identity.amended}"


def find_end(directive: Directive, date: str, period: str = "") -> str:
    """The last day of a directive: of its own deadlines the last one, else that of its document's ``period``."""
    clause = directive.clause
    return find_own_end(clause.text, clause.headings, date, clause.role is Role.TARGET) or period


@lru_cache(maxsize=4096)
def find_own_end(text: str, headings: tuple[str, ...], date: str, target: bool) -> str:
    """The last day of a text all of which is under a deadline; empty where a part of it has none.

    ``headings`` stand above it: （二）2030年目标 is a deadline for all below. ``date`` is that of its document; in a
    ``target`` a deadline at the beginning governs all that follows.
    """
    told = [one for one in sentences(text) if one.rstrip("。") != lead(text)]
    ends = [max(_days(one, date), default="") for one in told]
    leads = bool(told) and any(
        one.start <= FIXED.period_leading for one in find_deadlines(told[0], date) if one.sort == "date"
    )
    if ends and (all(ends) or (target and leads and ends[0])):
        return max(ends)
    return max((found[-1] for one in headings[-2:] if (found := sorted(_years_of(one)))), default="")


def _days(text: str, date: str) -> Iterator[str]:
    """The last days that a text sets, ISO; 当年 and what a cited title holds are none of its own."""
    own = _SEASON.sub(r"\g<year>年\g<end>", _CITED.sub("", text))
    for one in find_deadlines(own, date):
        if one.sort == "date" and len(one.last) == 3 and _NAMED_YEAR.search(one.text):
            yield iso(one.last)
    for hit in _STRETCH.finditer(own):
        year, month, day = int(hit["year"] or hit["begun"]), int(hit["month"]), int(hit["day"] or 31)
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield iso((year, month, day))


def _years_of(heading: str) -> Iterator[str]:
    """The last days that a heading names for what stands below it: 近期目标（2026—2028年）, 到2030年的目标."""
    if _GOALS.search(heading):
        yield from (f"{found['to']}-12-31" for found in _RANGE.finditer(heading))
        yield from (f"{found[1]}-12-31" for found in re.finditer(r"(?:到|至)(20\d\d)年", heading))


def find_period_end(document: Document) -> str:
    """The last day of the period that a document says it is for; empty where it says none.

    Of a title with several (十四五规划和二〇三五年远景目标纲要) the last one.
    """
    identity = document.identity
    if identity.kind in (DocumentKind.LAW, DocumentKind.WORK_REPORT):
        return ""  # a report on the work of one year speaks of the next, too
    return by_title(identity.title, identity.kind) or by_sentence(document) or by_goals(document)


def find_period_start(document: Document) -> str:
    """The first day of the period in a document's title: what was over by then, a document without a date left behind.

    Empty where its title names no period, or a year to reach only.
    """
    title = document.identity.title
    years = [PLANS[found["plan"]] - PLAN_YEARS + 1 for found in _PLAN.finditer(title)]
    years += [int(found["from"]) for found in _RANGE.finditer(title)]
    return f"{min(years)}-01-01" if years else ""


def by_title(title: str, kind: DocumentKind) -> str:
    """十四五, 2026—2030年, 健康中国2030, 2026年重点工作任务."""
    years = [PLANS[found["plan"]] for found in _PLAN.finditer(title)]
    years += [int(found["to"]) for found in _RANGE.finditer(title)]
    years += [int((found["year"] or found["han"]).translate(HAN_DIGITS)) for found in _GOAL_YEAR.finditer(title)]
    if not years and kind in _YEARLY:
        years = [int(found["year"]) for found in _ANNUAL.finditer(title)]
    return f"{max(years)}-12-31" if years else ""


def by_sentence(document: Document) -> str:
    """规划期为2026—2030年; 自2024年1月1日起施行，有效期3年."""
    ends = []
    for clause in document.clauses:
        for found in _STATED.finditer(clause.text) if "期" in clause.text or "废止" in clause.text else ():
            if found["to"]:
                ends.append(f"{found['to']}-12-31")
            elif day := read_date(found["until"] or found["last"] or ""):
                ends.append(day)
            elif (day := read_date(found["start"] or "")) and (years := read_number(found["years"] or "")):
                ends.append(last_day(day, int(years)))
    return max(ends, default="")


def by_goals(document: Document) -> str:
    """The year in which all goals of a plan end, where nothing in the plan is set for later."""
    if document.identity.kind is not DocumentKind.PLAN or not document.identity.date:
        return ""
    date = document.identity.date
    goals = [
        day
        for clause in document.clauses
        if clause.role is Role.TARGET or any(_GOALS.search(one) for one in clause.headings)
        for sentence in sentences(clause.text)
        if any(
            one.start <= FIXED.period_leading and one.text.startswith(_TOWARDS)
            for one in find_deadlines(sentence, date)
        )
        for day in _days(sentence, date)
    ]
    every = [day for clause in document.clauses for day in _days(clause.text, date)]
    last = max(goals, default="")
    return last if last[5:] == "12-31" and last[:4] > date[:4] and max(every) <= last else ""


def last_day(start: str, years: int) -> str:
    """The last day of some years from a day on: 2026-12-31 of three from 2024-01-01.

    Where ``start`` names no day, the first of the month is meant; empty where no calendar has the day.
    """
    first = datetime.date.fromisoformat(start if len(start) > len("2024-01") else f"{start}-01")
    year = first.year + years
    if year > datetime.MAXYEAR:
        return ""
    leap_day = (first.month, first.day) == (2, 29) and monthrange(year, 2)[1] < first.day
    behind = datetime.date(year, 3, 1) if leap_day else first.replace(year=year)
    return (behind - datetime.timedelta(days=1)).isoformat()


def iso(last: tuple[int, ...]) -> str:
    """A day as (year, month, day) in ISO; a month's 31st day is its last."""
    year, month, day = last
    return f"{year:04d}-{month:02d}-{min(day, monthrange(year, month)[1]):02d}"


def say_day(day: str) -> str:
    """2020-12-31 as it is printed: 2020年 for the end of a year, else with month and day."""
    year, month, *rest = day.split("-")
    if (month, rest) == ("12", ["31"]):
        return f"{year}年"
    return f"{year}年{int(month)}月" + (f"{int(rest[0])}日" if rest else "")
