"""Find what became of the times of a directive and what each governs: earlier, later, dropped, added."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from compare.changes.pair import Pairing, assign, grade, holds
from compare.changes.subject import alike, grams, one_matter, said_of
from compare.knowledge.roles import BEARERS
from compare.knowledge.units import AT_ONCE, DAYS, DONE, RELATIVE_YEARS
from compare.model import Certainty, Change, ChangeKind
from compare.settings import FIXED
from compare.text.numbers import about_as_long, read_number
from compare.text.quantities import SENTENCE, Deadline, find_deadlines, start
from compare.text.sentences import unlabel

# --- times ------------------------------------------------------------------------------------------------------------

_ITEM = re.compile(r"(?=[一二三四五六七八九十]{1,3}是)|(?=[（(][一二三四五六七八九十]{1,3}[）)])|(?<=负责[）)])")
"""Where an item begins: 一是…, （一）…, or behind the note of who is responsible, which ends a measure."""
_TAKES = re.compile(
    r"(?:利用|力争用|争取用|用)(?:大约|约)?(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,2})(?:个)?(?:周)?年(?:左右)?(?:的?时间)"
)
_IN_YEAR = re.compile(rf"(?<![\d—－~～至到比较自从以—-])(?P<y>20\d\d)年(?={'|'.join(DONE)})")


@dataclass(frozen=True, slots=True)
class SetTime:
    """A time with what it governs: the rest of its sentence nearby, and the whole sentence."""

    deadline: Deadline
    governed: str
    sentence: str
    item: str
    clause: str = ""
    owner: int = 0


@lru_cache(maxsize=1024)
def find_times(text: str, date: str) -> tuple[SetTime, ...]:
    """The times of a text, each with what it governs: the words up to the next time of its sentence.

    Cached, because one local clause answers many directives.
    """
    known = find_deadlines(text, date)
    more = (one for one in _terms(text, date) if not any(one.start < at.end and at.start < one.end for at in known))
    found = tuple(sorted((*known, *more), key=lambda one: one.start))
    return tuple(_govern(text, found)) if found else ()


def _terms(text: str, date: str) -> Iterator[Deadline]:
    """The years that something takes (用三年时间), and the years that a verb of doing follows (2027年完成公告)."""
    for hit in _TAKES.finditer(text) if "用" in text else ():
        number = read_number(hit["n"])
        if number:
            yield Deadline(hit[0], hit.start(), hit.end(), "span", "months", (int(number * 120),))
    for hit in _IN_YEAR.finditer(text):
        last = (int(hit["y"]), 12, 31)
        if last >= start(date):
            yield Deadline(hit[0], hit.start(), hit.end(), "date", "", last)


def _govern(text: str, found: tuple[Deadline, ...]) -> Iterator[SetTime]:
    """The times found, in order, with what each governs."""
    starts = [0, *(hit.start() for hit in _ITEM.finditer(text)), len(text)]
    begins = [one.start for one in found]
    for sentence in SENTENCE.finditer(text):
        within = found[bisect_left(begins, sentence.start()) : bisect_left(begins, sentence.end())]
        for at, one in enumerate(within):
            end = within[at + 1].start if at + 1 < len(within) else sentence.end()
            if at + 1 < len(within):  # the next time takes its subject with it: 甲于1月底前报送，乙于6月底前评估
                comma = max(text.rfind("，", one.end, end), text.rfind(",", one.end, end))
                end = comma if comma > 0 else end
            comma = max(text.rfind(mark, sentence.start(), one.start) for mark in "，,：")
            begin = comma + 1 if comma >= 0 else sentence.start()
            if at and begin < within[at - 1].end:
                begin = within[at - 1].end
            governed = text[begin : one.start] + text[one.end : end]
            behind = bisect_right(starts, one.start)
            item = text[starts[behind - 1] : starts[behind]]
            yield SetTime(one, unlabel(governed), unlabel(sentence[0]), item)


def answering_item(pairing: Pairing) -> str:
    """The item of the answering clause that holds the answering words; the clause itself where it has no items."""
    for text in pairing.clauses or (pairing.local,):
        at = text.find(pairing.local)
        if at >= 0:
            starts = [0, *(hit.start() for hit in _ITEM.finditer(text)), len(text)]
            begin = max(x for x in starts if x <= at)
            return text[begin : min((x for x in starts if x > at), default=len(text))]
    return ""


# --- deadlines --------------------------------------------------------------------------------------------------------

_AT_ONCE = re.compile("|".join(AT_ONCE))
# From when it runs, and who is told, is no part of what is done.
_BESIDE = re.compile(rf"自[^，]{{1,20}}之日起|{BEARERS}")
_GOAL = re.compile(r"^(?:力争|争取)?到20\d\d年")


def find_deadline_changes(pairings: tuple[Pairing, ...]) -> tuple[Change, ...]:
    """What became of the times of one directive in one local document.

    Each local time answers the one upper time whose matter it shares most. A time that stands elsewhere in the
    answering item (before 一是…, at its end) still counts as kept. Times that only the local side sets come last; weak
    changes are not told.
    """
    if not pairings:
        return ()
    first = pairings[0]
    uppers = _uppers(pairings)
    locals_ = _locals(pairings)
    if not uppers and not locals_:
        return ()
    matched = _match(uppers, locals_)
    found: list[Change] = []
    for at, upper in enumerate(uppers):
        if at in matched:
            index, sure = matched[at]
            found += _compare(upper, locals_[index], sure, pairings[upper.owner])
        else:
            found += _drop(upper, locals_, pairings[upper.owner])
    taken = {index for index, _ in matched.values()}
    if not first.row and not any(one.sort == "date" for one in find_deadlines(first.directive or first.upper)):
        found += _add([one for index, one in enumerate(locals_) if index not in taken], pairings, first)
    return tuple(one for one in found if one.certainty is not Certainty.WEAK)


def _uppers(pairings: tuple[Pairing, ...]) -> list[SetTime]:
    """The times of the directive that belong to a duty."""
    first = pairings[0]
    text = first.directive or first.upper
    found = []
    for one in find_times(text, first.upper_date):
        time = one.deadline
        holding = (at for at, pairing in enumerate(pairings) if holds(text, pairing.upper, time.start, time.end))
        owner = next(holding, None)
        passed = time.sort == "date" and time.last < start(first.local_date)
        if owner is not None and not passed:
            found.append(replace(one, owner=owner))
    return found


def _locals(pairings: tuple[Pairing, ...]) -> list[SetTime]:
    """The times of the kept clauses; of the answering words where no clause is given."""
    first = pairings[0]
    texts = first.clauses or tuple(dict.fromkeys(one.local for one in pairings if one.local))
    ids = first.ids if first.clauses else ()
    return [
        replace(one, clause=ids[at] if at < len(ids) else first.clause)
        for at, text in enumerate(texts)
        for one in find_times(text, first.local_date)
    ]


def _match(uppers: list[SetTime], locals_: list[SetTime]) -> dict[int, tuple[int, float]]:
    """The local time of each upper time, surest first, each given once."""
    scored = []
    for at, upper in enumerate(uppers):
        for index, local in enumerate(locals_):
            sorts = {upper.deadline.sort, local.deadline.sort}
            if len(sorts) == 1 or sorts == {"date", "span"}:
                sure = one_matter(upper.governed, local.governed, upper.sentence, local.sentence)
                scored.append(((sure, upper.deadline.last == local.deadline.last), at, index, sure))
    return assign(one for one in scored if one[3] >= FIXED.some)


def _compare(upper: SetTime, local: SetTime, sure: float, pairing: Pairing) -> Iterator[Change]:
    """Earlier or later; none for the same day, and none where the two are of different kinds."""
    left, right = upper.deadline, local.deadline
    if left.sort != right.sort or (left.measure != right.measure and left.sort != "span"):
        return
    before, behind = _whole(left), _whole(right)
    if before == behind or (left.measure != right.measure and about_as_long(before[0], behind[0])):
        return
    earlier = behind < before
    kind = ChangeKind.DEADLINE_EARLIER if earlier else ChangeKind.DEADLINE_LATER
    how = ("提前" if earlier else "推迟") if left.sort != "span" else ("缩短" if earlier else "延长")
    what = {"date": "完成时限", "cycle": "每期时限", "span": "办理时限", "effect": "施行日期"}[left.sort]
    note = f"{what}由上级的“{left.text}”{how}为本级的“{right.text}”{_gap(left, right)}。"
    where = (upper.sentence, local.sentence, local.clause or pairing.clause)
    certainty = grade(sure, not pairing.local, left.period != right.period)
    yield Change(kind, left.text, right.text, note, *where, certainty)


def _whole(one: Deadline) -> tuple[Fraction | int, ...]:
    """The length of a limit in tenths of days; else the last day: 6月前, 6月底前 and 6月30日前 are one."""
    if one.sort == "span":
        return (one.last[0] * DAYS[one.measure],)
    *rest, day = one.last
    return (*rest, 31 if day >= 28 else day)


def _gap(left: Deadline, right: Deadline) -> str:
    """How far two dates lie apart, in whole months or years; empty where that is not told."""
    if left.sort != "date":
        return ""
    months = abs((right.last[0] - left.last[0]) * 12 + right.last[1] - left.last[1])
    if not months:
        return ""
    years, rest = divmod(months, 12)
    return f"，相差{f'{years}年' if years else ''}{f'{rest}个月' if rest else ''}"


def _drop(upper: SetTime, locals_: list[SetTime], pairing: Pairing) -> Iterator[Change]:
    """A time that the local side does not keep, though it carries the duty.

    Not where any time of its kind governs the answering item, and not for 到2030年 in a goal: the local goals have one
    year for all of them, said once.
    """
    one = upper.deadline
    if not pairing.local or one.period or one.sort == "effect" or _GOAL.match(one.text):
        return
    item = answering_item(pairing)
    said = said_of(_BESIDE.sub("，", upper.governed), pairing.local)
    where = (upper.sentence, pairing.local, pairing.clause)
    if one.sort == "span" and said >= FIXED.half and (at_once := _AT_ONCE.search(pairing.local)):
        note = f"办理时限由上级的“{one.text}”缩短为本级的“{at_once[0]}”。"
        yield Change(ChangeKind.DEADLINE_EARLIER, one.text, at_once[0], note, *where, grade(said))
        return
    near = [other for other in locals_ if other.item == item or other.sentence in pairing.local or not item]
    if said < FIXED.mainly or near:
        return
    lead = any(_GOAL.match(other.deadline.text) for other in locals_)
    note = f"上级要求“{one.text}”完成，本级对应条款未见时限。"
    yield Change(ChangeKind.DEADLINE_DROPPED, one.text, "", note, *where, grade(said, lead))


def _add(free: list[SetTime], pairings: tuple[Pairing, ...], first: Pairing) -> Iterator[Change]:
    """Times that only the local side sets, where they govern what answers a duty."""
    for one in free:
        time = one.deadline
        if time.sort != "date" or time.period or time.text in RELATIVE_YEARS:
            continue
        if one.sentence in (first.directive or first.upper):
            continue  # what the upper side says in the same words is nothing new, though only one side tells the year
        if _GOAL.match(time.text) and one.sentence.count("，") > FIXED.goals_many:
            continue  # 到2030年，…，…，…: the year of a whole plan's goals is nobody's deadline
        held = [pairing for pairing in pairings if pairing.local and one.sentence in pairing.local]
        if not held:
            continue
        pairing = max(held, key=lambda other: (_answers(one, other), other.score))
        sure = _answers(one, pairing)
        if sure < FIXED.half or not grams(one.governed):
            continue
        note = f"上级未定时限，本级明确为“{time.text}”。"
        where = (pairing.upper, one.sentence, one.clause or pairing.clause)
        yield Change(ChangeKind.DEADLINE_ADDED, "", time.text, note, *where, grade(sure))


def _answers(one: SetTime, pairing: Pairing) -> float:
    """How far the words that a local time governs, or its sentence, answer a duty."""
    whole = said_of(pairing.upper, one.sentence)
    least = FIXED.nearly if _GOAL.match(one.deadline.text) else FIXED.half
    return max(alike(pairing.upper, one.governed), FIXED.nearly * whole if whole >= least else 0.0)
