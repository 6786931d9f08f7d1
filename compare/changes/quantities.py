"""Find what became of the numbers of a directive: raised, lowered, dropped, or not to be compared, with the reason.

Each local number answers one upper number of its subject.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from compare.changes.pair import Pairing, grade, holds
from compare.changes.subject import (
    PART,
    alike,
    banned,
    given,
    grams,
    head,
    offence,
    opposed,
    said_of,
    same_subject,
    subject,
)
from compare.knowledge import units
from compare.model import BASE, Certainty, Change, ChangeKind, Target
from compare.settings import FIXED
from compare.text.numbers import about_as_long
from compare.text.quantities import Quantity, find_quantities

_ATTRIBUTE = re.compile(r"^(?:的|级)?[\u4e00-\u9fff“]")
_OLD_ENOUGH = re.compile(r"(?:以上)?的?(?:儿童|老年?人|居民|人员|学生|青少年)")
_THEN = re.compile(r"(?:以上)?的?(?:[^，,；;。]{0,8})(?:应当|必须|须|一律)")
_SMALLER = re.compile("|".join(map(re.escape, units.SMALLER_IS_BETTER)))
_WEIGHT = re.compile(r"占[^，,。；]{0,6}(?:工业|制造业|生产总值|GDP|地区经济|国民经济|财政收入)[^，,。；]{0,6}比[重例]")
_FOR_ONE = re.compile(r"(?:最高|最多|不超过|上限|封顶|一次性|首次|标准)[^，,；;。]{0,12}$")
_STAFFED = re.compile(r"(?:应当?|须)(?:有|具有|具备|配备|配有)[^，,；;。]{0,8}$")
_ATTRIBUTED = ("money", "mass", "area", "power", "people", "volume")


class Verdict(NamedTuple):
    """What two numbers come to: the kind of change, the reason in Chinese, and whether it is in doubt."""

    kind: ChangeKind
    note: str
    doubt: bool = False


def weigh(upper: Quantity, local: Quantity, pairing: Pairing) -> Verdict | None:
    """Which of two numbers asks for more.

    Args:
        upper: The number of the directive.
        local: The number that answers it.
        pairing: For the levels of both documents.

    Returns:
        Raised, lowered or not comparable, with the reason; None where both ask for the same.
    """
    local = _alike_counted(upper, local)
    if upper.dimension == local.dimension and upper.size == local.size and upper.mode != local.mode:
        return None  # 涨幅2% and 增长2%
    if upper.size == local.size and upper.comparator in units.FLOORS and local.comparator in units.CEILINGS:
        note = f"上级“{upper.text}”是下限，本级“{local.text}”改作上限，方向相反，要求有所降低。"
        return Verdict(ChangeKind.QUANTITY_LOWERED, note)
    reason = next((said for test, said in _OBSTACLES if test(upper, local, pairing)), "")
    if reason:
        return _apart(upper, local, reason)
    if upper.size == local.size:
        return _softened(upper, local)
    if upper.bound == "most" and upper.low == upper.high == local.high and offence(upper) is not None:
        note = f"罚款上限相同，上级为“{upper.text}”，本级“{local.text}”另设了下限。"
        return Verdict(ChangeKind.QUANTITY_RAISED, note)
    if _overlap(upper, local):
        return None if _within(upper, local) else _apart(upper, local, "区间有交叉")
    whom = upper.condition or local.condition or (upper.dimension == "age" and _OLD_ENOUGH.match(upper.after))
    if whom and not banned(upper):
        return _apart(upper, local, "这是规则的适用门槛")
    more = local.size > upper.size
    stricter = more != _less_is_more(upper, local)
    if upper.year and local.year and upper.year != local.year and stricter == (local.year > upper.year):
        return _apart(upper, local, f"目标年份不同（上级{upper.year}年，本级{local.year}年）")
    return _say(upper, local, stricter=stricter, more=more)


def _alike_counted(upper: Quantity, local: Quantity) -> Quantity:
    """The local number counted as the upper one is: 3个月 beside 90日 is 90 days, 7天 beside 10个工作日 is 5."""
    if upper.dimension == local.dimension or not {upper.dimension, local.dimension} <= units.DAYS.keys():
        return local
    by = units.DAYS[local.dimension] / units.DAYS[upper.dimension]
    low, high = local.low * by, local.high * by
    return replace(
        local,
        dimension=upper.dimension,
        low=upper.low if about_as_long(upper.low, low) else low,
        high=upper.high if about_as_long(upper.high, high) else high,
    )


def _within(upper: Quantity, local: Quantity) -> bool:
    """Whether a range holds what the other side says: 6个 in 5—8个; 5个, which became 5—8个."""
    if upper.low < upper.high:
        return upper.low <= local.low and local.high <= upper.high
    return local.low == upper.low


def _overlap(upper: Quantity, local: Quantity) -> bool:
    """Whether one of two ranges neither lies wholly at or above the other nor wholly at or below it, or holds it."""
    if upper.low == upper.high and local.low == local.high:
        return False
    if upper.low == upper.high:
        return local.low <= upper.low <= local.high
    return _within(upper, local) or (
        (local.low > upper.low) != (local.high > upper.high) and (local.low != upper.low and local.high != upper.high)
    )


def _apart(upper: Quantity, local: Quantity, reason: str) -> Verdict:
    note = f"上级为“{named(upper)}”，本级为“{named(local)}”；{reason}，不作高低比较。"
    return Verdict(ChangeKind.QUANTITY_NOT_COMPARABLE, note)


def named(one: Quantity) -> str:
    """A number with its unit, which the cell of a table leaves to another cell."""
    return one.text if one.unit in one.text else one.text + one.unit


def _say(upper: Quantity, local: Quantity, *, stricter: bool, more: bool) -> Verdict:
    """Raised or lowered, in words."""
    kind = ChangeKind.QUANTITY_RAISED if stricter else ChangeKind.QUANTITY_LOWERED
    how = "高于" if more else "低于"
    paced = upper.pace and local.pace
    left, right = (upper.pace, local.pace) if paced else (named(upper), named(local))
    effect = "要求更高" if stricter else "要求有所降低"
    inverse = "（该项数值越小要求越严）" if stricter != more else ""
    return Verdict(kind, f"上级要求“{left}”，本级为“{right}”，数值{how}上级，{effect}{inverse}。")


def _softened(upper: Quantity, local: Quantity) -> Verdict | None:
    """The same number, no longer promised: 95%以上 became 95%左右, or 力争95%."""
    if upper.bound == "least" and local.bound == "about":
        note = f"数值未变，但上级“{upper.text}”在本级成为“{local.text}”，不再是下限。"
        return Verdict(ChangeKind.QUANTITY_LOWERED, note, doubt=True)
    if local.hoped and not upper.hoped and upper.bound in ("least", "bare"):
        note = f"数值未变，但本级在“{local.text}”前加了“力争”一类的词，不再是硬性要求。"
        return Verdict(ChangeKind.QUANTITY_LOWERED, note, doubt=True)
    return None


def _less_is_more(upper: Quantity, local: Quantity) -> bool:
    """Whether the smaller number asks for more: a ceiling, or a thing of which less is wanted."""
    words = subject(upper) + upper.ahead[-12:]
    if upper.before.endswith("减按"):
        return True  # what is still to be paid
    if upper.mode == "fall" or given(upper):
        return False
    if banned(upper):
        return upper.bound == "least"
    if upper.comparator == "满" and _THEN.match(upper.after):
        return True
    if "most" in (upper.bound, local.bound) and upper.low == upper.high:
        return True
    return upper.mode == "level" and bool(_SMALLER.search(words))


def _attribute(one: Quantity) -> bool:
    """Whether a number describes each of what is counted: 营业收入超过100亿元的企业20家."""
    return one.dimension in _ATTRIBUTED and (
        one.after.startswith("的")
        or (one.comparator.startswith(("超", "突破", "过")) and bool(_ATTRIBUTE.match(one.after)))
    )


def _share_of_whole(upper: Quantity, local: Quantity, pairing: Pairing) -> bool:
    """Whether the upper number counts a whole of which the local one is a share."""
    if not upper.total or not local.total or upper.each or local.each or upper.condition or local.condition:
        return False
    if offence(upper) is not None:
        return False
    if _attribute(upper) or upper.size == local.size:
        return False
    if upper.dimension == "money" and given(upper) and _FOR_ONE.search(upper.ahead[-FIXED.number_hoped :]):
        return False
    if upper.dimension in ("people", "count") and upper.bound == "least" and _STAFFED.search(upper.ahead):
        return False
    if (
        upper.mode == "level"
        and upper.comparator in ("不得超过", "不超过")
        and upper.dimension in ("mass", "length", "area")
    ):
        return False
    return pairing.upper_level is None or pairing.upper_level != pairing.local_level


def _shares_of_economies(upper: Quantity, local: Quantity, pairing: Pairing) -> bool:
    """Whether both numbers are the weight of a trade in the economy of their own level: 占工业增加值比重."""
    return pairing.upper_level is not pairing.local_level and all(
        _WEIGHT.search(one.sentence) and one.unit in ("%", "％") for one in (upper, local)
    )


def _each_differs(upper: Quantity, local: Quantity, pairing: Pairing) -> bool:
    """Whether one number is meant for each of many, the other for the whole."""
    if (
        offence(upper) is not None
        or upper.each == local.each
        or upper.dimension not in ("count", "people", "money")
        or upper.low == local.low
        or (upper.bound == local.bound == "most" and given(upper))
    ):
        return upper.per != local.per and 1 in (upper.per, local.per)
    level = pairing.local_level.value if pairing.local_level else ""
    return not (upper.each and level == "municipal" and re.search("每个?(?:设区的|地级)?市|各市", upper.ahead))


Obstacle = Callable[[Quantity, Quantity, Pairing], bool]

_OBSTACLES: tuple[tuple[Obstacle, str], ...] = (
    (lambda upper, local, _: upper.dimension != local.dimension, "计量单位不同"),
    (lambda upper, local, _: upper.dimension == "times" and upper.unit != local.unit, "计量单位不同"),
    (
        lambda upper, local, _: upper.mode != local.mode and "level" in (upper.mode, local.mode),
        "一个是水平、一个是变化幅度",
    ),
    (lambda upper, local, _: upper.mode != local.mode, "一个是增、一个是减"),
    (
        lambda upper, local, _: upper.mode == "rise" and upper.annual != local.annual,
        "一个是年均增幅、一个是累计增幅",
    ),
    (
        lambda upper, local, _: "" not in (upper.baseline, local.baseline) and upper.baseline != local.baseline,
        "基期不同",
    ),
    (
        lambda upper, local, _: {upper.bound, local.bound} == {"least", "most"} and upper.mode == "level",
        "一个是下限、一个是上限",
    ),
    (lambda upper, local, _: bool(upper.times) != bool(local.times) and upper.low != local.low, "一个有周期、一个没有"),
    (_each_differs, "一个是单个标准、一个是总数"),
    (_share_of_whole, "上级是全域总量，本级只是其中的份额"),
    (_shares_of_economies, "两级产业占各自经济的比重，不是同一指标"),
)
"""In this order, why two numbers are not to be compared."""


# --- numbers ----------------------------------------------------------------------------------------------------------

_FAMILIES = (
    frozenset({"ratio", "points", "times"}),
    frozenset({"workdays", "days", "months", "hours"}),
    frozenset({"mass", "coal", "carbon"}),
    frozenset({"count", "people", "households", "visits", "occurrences"}),
    frozenset({"money", "dollars"}),
    frozenset({"area", "length"}),
)
"""Dimensions whose numbers can speak of one thing, though they are not compared."""
_LOOSE = frozenset("个家户处座所")
"""Counting words that stand for each other."""
_PAST = re.compile(
    r"截至20|截至目前|以来[，,]|已建成|已有|已达|已经|现有|同比|去年|上年|目前[，,]?(?:全|已|我)"
    r"|累计(?:培|建|发|推|完|实|投|引|认)[^，。]{0,12}$"
)


@dataclass(frozen=True, slots=True)
class LocalNumber:
    """A number of the local side: its clause, where it stands in it, and whether it is meant as an aim."""

    quantity: Quantity
    clause: str
    order: int
    text: str


def find_uppers(pairings: tuple[Pairing, ...]) -> list[tuple[Quantity, Pairing]]:
    """The numbers of the directive, each with the duty that it belongs to."""
    first = pairings[0]
    if first.row:
        aims = [target for target in first.row if target.comparator != BASE]
        return [(one, first) for one in (_from_target(aims[-1], first.directive) if aims else ())]
    found = []
    text = first.directive or first.upper
    spans = {at: pairing for pairing in reversed(pairings) if (at := text.find(pairing.upper)) >= 0}
    starts = sorted(spans)
    for one in _unlike(find_quantities(text)):
        owner = spans.get(starts[bisect_right(starts, one.start) - 1]) if starts else None
        if owner and not holds(text, owner.upper, one.start, one.end):
            owner = next((pairing for pairing in pairings if holds(text, pairing.upper, one.start, one.end)), None)
        if owner and not _PAST.search(one.ahead[-FIXED.number_reached :]):
            found.append((one, owner))
    return found


def _from_target(target: Target, row: str) -> tuple[Quantity, ...]:
    """The number of a row of a table, read as if it stood in a sentence, printed as the cell has it."""
    read = find_quantities(f"{target.subject}{target.comparator}{target.value}{target.unit}")
    return tuple(
        replace(one, text=target.value, year=target.year, sentence=row, ahead=target.subject) for one in read[-1:]
    )


def find_locals(first: Pairing, pairings: tuple[Pairing, ...]) -> list[LocalNumber]:
    """The numbers of the kept clauses that can be aims, in order; of the answering words where no clause is given."""
    if not first.clauses:
        texts = tuple(dict.fromkeys(one.local for one in pairings if one.local))
        return [LocalNumber(one, pairings[0].clause, at, text) for at, text in enumerate(texts) for one in _aims(text)]
    found = []
    for at, text in enumerate(first.clauses):
        row = first.rows[at] if at < len(first.rows) else ()
        aims = [target for target in row if target.comparator != BASE]
        numbers = _from_target(aims[-1], text) if aims else _aims(text)
        clause = first.ids[at] if at < len(first.ids) else first.clause
        found += [LocalNumber(one, clause, at, text) for one in numbers]
    return found


def _unlike(numbers: Iterable[Quantity]) -> Iterable[Quantity]:
    """Numbers of a text, each once: what is said again in the same words of the same sentence tells no more."""
    return {(one.text, one.before, one.after, one.sentence): one for one in numbers}.values()


def _aims(text: str) -> tuple[Quantity, ...]:
    """The numbers of a text that are not said to be reached already."""
    return tuple(one for one in _unlike(find_quantities(text)) if not _PAST.search(one.ahead[-FIXED.number_reached :]))


def match_numbers(
    uppers: list[tuple[Quantity, Pairing]], locals_: list[LocalNumber]
) -> dict[int, tuple[LocalNumber, float]]:
    """The local number of each upper number, surest first, each given once."""
    scored = []
    for at, (upper, pairing) in enumerate(uppers):
        for index, local in enumerate(locals_):
            if not comparable(upper, local.quantity):
                continue
            sure = same_subject(upper, local.quantity, pairing.directive or pairing.upper, local.text)
            if sure < (FIXED.half if _one_measure(upper, local.quantity) else FIXED.mainly):
                continue
            equal = upper.size == local.quantity.size
            signs = equal + in_words(local, pairing) + (upper.dimension == local.quantity.dimension)
            scored.append((sure + FIXED.trace * signs, -at, -index, sure))
    matched: dict[int, tuple[LocalNumber, float]] = {}
    used: set[int] = set()
    for _, at, index, sure in sorted(scored, reverse=True):
        if -at not in matched and -index not in used:
            matched[-at] = (locals_[-index], sure)
            used.add(-index)
    for at, (upper, pairing) in enumerate(uppers):
        lone = None if at in matched else _alone(upper, uppers, locals_)
        if lone is not None and lone not in used and in_words(locals_[lone], pairing):
            matched[at] = (locals_[lone], FIXED.half)
    return matched


def _alone(upper: Quantity, uppers: list[tuple[Quantity, Pairing]], locals_: list[LocalNumber]) -> int | None:
    """The one local number of its sort, a ceiling as the upper one is, that has no other of the sort beside it, too."""
    there = [at for at, one in enumerate(locals_) if one.quantity.dimension == upper.dimension]
    here = sum(one.dimension == upper.dimension for one, _ in uppers)
    if not (upper.bound == "most" and here == len(there) == 1):
        return None
    local = locals_[there[0]].quantity
    return there[0] if local.bound == "most" and not opposed(upper.before, local.before) else None


def comparable(upper: Quantity, local: Quantity) -> bool:
    """Whether two numbers can speak of one thing at all."""
    if upper.dimension == local.dimension:
        return True
    return any(upper.dimension in family and local.dimension in family for family in _FAMILIES)


def _one_measure(upper: Quantity, local: Quantity) -> bool:
    """Whether two numbers are counted alike, by the same counting word where they only count."""
    if upper.dimension != local.dimension:
        return False
    return (
        upper.dimension != "count" or upper.unit[-1:] == local.unit[-1:] or {upper.unit[-1:], local.unit[-1:]} <= _LOOSE
    )


def in_words(local: LocalNumber, pairing: Pairing) -> bool:
    """Whether a local number stands in the words that answer a duty."""
    return bool(pairing.local) and (
        holds(local.text, pairing.local, local.quantity.start, local.quantity.end)
        or local.quantity.sentence.strip() in pairing.local
    )


# --- quantities -------------------------------------------------------------------------------------------------------

_VAGUE = re.compile("|".join(sorted(units.VAGUE, key=len, reverse=True)))


def find_quantity_changes(pairings: tuple[Pairing, ...]) -> tuple[Change, ...]:
    """What became of the numbers of one directive in one local document.

    All numbers of the directive are set against all of the kept clauses at once, so that each local number answers one
    upper number only: the one whose subject it shares most. Where the number stands in another sentence than the words
    that answer the duty, it is found there.

    Args:
        pairings: The duties of a directive beside their answers.

    Returns:
        The changes in the order of the upper numbers, weak ones left out; none for a number that stays what it is.
    """
    if not pairings:
        return ()
    first = pairings[0]
    uppers = find_uppers(pairings)
    if not uppers:
        return ()
    locals_ = find_locals(first, pairings)
    matched = match_numbers(uppers, locals_)
    found: list[Change] = []
    for at, (upper, pairing) in enumerate(uppers):
        if at in matched:
            local, sure = matched[at]
            found += _compare(upper, local, sure, pairing)
        elif pairing.local:
            found += _drop(upper, pairing, locals_)
    return tuple(one for one in found if one.certainty is not Certainty.WEAK)


def _compare(upper: Quantity, local: LocalNumber, sure: float, pairing: Pairing) -> Iterator[Change]:
    """The change between two numbers of one subject; none where they ask for the same."""
    verdict = weigh(upper, local.quantity, pairing)
    if verdict is None:
        return
    paced = upper.pace and local.quantity.pace and upper.times != local.quantity.times
    yield Change(
        kind=verdict.kind,
        upper=upper.pace if paced else upper.text,
        local=local.quantity.pace if paced else _hoped(local.quantity, upper.text),
        note=verdict.note,
        upper_sentence=upper.sentence,
        local_sentence=local.quantity.sentence,
        clause=local.clause or pairing.clause,
        certainty=grade(
            sure, verdict.doubt, not in_words(local, pairing), local.order > 0, upper.weak or local.quantity.weak
        ),
    )


def _hoped(local: Quantity, upper: str) -> str:
    """A number as printed; one that is the same but only hoped for, from the word that says so: 力争…1000万亩以上."""
    end = local.sentence.find(local.text) + len(local.text)
    begin = max((local.sentence.rfind(word, 0, end) for word in units.HOPED), default=-1)
    return local.sentence[begin:end] if local.text == upper and begin >= 0 else local.text


def _drop(upper: Quantity, pairing: Pairing, locals_: list[LocalNumber]) -> Iterator[Change]:
    """A number that the local side gave up, though it names what was counted.

    It is not called dropped where its subject is missing, too (then the duty is), nor where any local number could
    be it.
    """
    if upper.weak or upper.condition or _of_a_class(upper) or upper.pace or not grams(subject(upper)):
        return
    if upper.year and upper.year < pairing.local_date[:4]:
        return  # the year has passed
    if _regional(upper, pairing) or any(
        comparable(upper, one.quantity)
        and (not one.quantity.weak or in_words(one, pairing))
        and alike(subject(upper), subject(one.quantity)) >= FIXED.little
        and (one.quantity.dimension == upper.dimension or in_words(one, pairing))
        for one in locals_
    ):
        return
    part, named = max(
        ((part, said_of(subject(upper), part) if head(upper) in part else 0.0) for part in PART.split(pairing.local)),
        key=lambda one: one[1],
    )
    around = (*find_quantities(part), *(one for text in pairing.clauses for one in find_quantities(text)))
    if any(
        one.dimension == upper.dimension and ((one.low == upper.low and not one.weak) or one.sentence in part)
        for one in around
    ):
        return  # the number is there, or another one in its place
    whole = upper.total and not upper.each and upper.bound == "bare"
    vague = _VAGUE.search(part)
    if named < FIXED.mainly or (whole and not vague):
        return
    instead = f"，改为“{vague[0]}”" if vague else ""
    yield Change(
        kind=ChangeKind.QUANTITY_DROPPED,
        upper=upper.text,
        local=vague[0] if vague else "",
        note=f"上级提出“{upper.pace or upper.text}”的量化要求，本级未见相应数值{instead}。",
        upper_sentence=upper.sentence,
        local_sentence=pairing.local,
        clause=pairing.clause,
        certainty=grade(named, not vague),
    )


def _of_a_class(upper: Quantity) -> bool:
    """Whether a number only says which kind is meant: 二十吨以下的锅炉."""
    return upper.after.startswith("的") and upper.text.endswith(("以上", "以下"))


def _regional(upper: Quantity, pairing: Pairing) -> bool:
    """Whether a city answers 每个设区的市至少1个 by naming its one."""
    level = pairing.local_level.value if pairing.local_level else ""
    return level == "municipal" and upper.low == 1 and bool(re.search("每个?(?:设区的|地级)?市", upper.ahead))
