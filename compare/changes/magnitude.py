"""Say which of two numbers of one subject asks for more, or why that cannot be said."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from compare.changes.pair import Pairing
from compare.changes.subject import offence, subject
from compare.knowledge import units
from compare.model import ChangeKind
from compare.text.quantities import Quantity

_ATTRIBUTE = re.compile(r"^(?:的|级)?[\u4e00-\u9fff“]")
_MONEY_GIVEN = re.compile("奖|补助|补贴|资助|奖补|支持|罚|处")
_SMALLER = re.compile("|".join(map(re.escape, units.SMALLER_IS_BETTER)))
_WEIGHT = re.compile(
    r"占(?:[^，,。；]{0,6})(?:工业|制造业|生产总值|GDP|地区经济|国民经济|财政收入)[^，,。；]{0,6}比[重例]"
)
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
    if upper.dimension == local.dimension and _size(upper) == _size(local) and upper.mode != local.mode:
        return None  # 涨幅2% and 增长2%
    reason = next((said for test, said in _OBSTACLES if test(upper, local, pairing)), "")
    if reason:
        return _apart(upper, local, reason)
    if _size(upper) == _size(local):
        return _softened(upper, local)
    if upper.bound == "most" and upper.low == upper.high == local.high and offence(upper) is not None:
        note = f"罚款上限相同，上级为“{upper.text}”，本级“{local.text}”另设了下限。"
        return Verdict(ChangeKind.QUANTITY_RAISED, note)
    if _overlap(upper, local):
        return None if _within(upper, local) else _apart(upper, local, "区间有交叉")
    if upper.condition or local.condition:
        return _apart(upper, local, "这是规则的适用门槛")
    more = _size(local) > _size(upper)
    stricter = more != _less_is_more(upper, local)
    if upper.year and local.year and upper.year != local.year and stricter == (local.year > upper.year):
        return _apart(upper, local, f"目标年份不同（上级{upper.year}年，本级{local.year}年）")
    return _say(upper, local, stricter=stricter, more=more)


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


def _size(one: Quantity) -> tuple[float, float]:
    """Lower and upper end; of a frequency, how often in a year."""
    by = one.times or 1
    return float(one.low * by), float(one.high * by)


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
    if upper.mode == "fall":
        return False
    if upper.dimension == "money" and _MONEY_GIVEN.search(upper.ahead + upper.after):
        return False
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
    if _attribute(upper) or _size(upper) == _size(local):
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
    ):
        return False
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
