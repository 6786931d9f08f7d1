"""Say which of two numbers asks for more, or why they are not to be compared: 95%以上 beside 90%左右."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from compare.changes.pair import Pairing
from compare.changes.subject import banned, fine_base, given, offence, subject
from compare.knowledge import units
from compare.model import ChangeKind, Level
from compare.settings import FIXED
from compare.text.likeness import share
from compare.text.numbers import about_as_long
from compare.text.quantities import Quantity

_ATTRIBUTE = re.compile(r"^(?:的|级)?[\u4e00-\u9fff“]")
_OLD_ENOUGH = re.compile(r"(?:以上)?的?(?:儿童|老年?人|居民|人员|学生|青少年)")
_THEN = re.compile(r"(?:以上)?的?(?:[^，,；;。]{0,8})(?:应当|必须|须|一律)")
_SMALLER = re.compile("|".join(map(re.escape, units.SMALLER_IS_BETTER)))
_WEIGHT = re.compile(r"占[^，,。；]{0,6}(?:工业|制造业|生产总值|GDP|地区经济|国民经济|财政收入)[^，,。；]{0,6}比[重例]")
_FOR_ONE = re.compile(r"(?:最高|最多|不超过|上限|封顶|一次性|首次|标准)[^，,；;。]{0,12}$")
_STAFFED = re.compile(r"(?:应当?|须)(?:有|具有|具备|配备|配有)[^，,；;。]{0,8}$")
_ATTRIBUTED = ("money", "mass", "area", "power", "people", "volume")


class Difference(NamedTuple):
    """What two numbers come to: the kind of change, the reason in Chinese, and whether it is in doubt."""

    kind: ChangeKind
    note: str
    doubt: bool = False


def compare_quantities(upper: Quantity, local: Quantity, pairing: Pairing) -> Difference | None:
    """Raised, lowered or not comparable, with the reason; None where both ask for the same.

    ``pairing`` tells the levels of both documents.
    """
    # A fine of some times what was gained is a share of it: 一倍 is 100%; 达到2倍 elsewhere is none.
    upper, local = (
        replace(one, dimension="ratio")
        if one.dimension == "times" and one.unit == "倍" and offence(one) is not None
        else one
        for one in (upper, local)
    )
    local = _alike_counted(upper, local)
    if upper.dimension == local.dimension and upper.size == local.size and upper.mode != local.mode:
        return None  # 涨幅2% and 增长2%
    if (
        upper.dimension == local.dimension
        and upper.low >= local.high
        and upper.comparator in units.FLOORS
        and local.comparator in (*units.CEILINGS, "最高", "最长")
    ):
        note = f"上级“{upper.text}”是下限，本级“{local.text}”改作上限，方向相反，要求更低。"
        return Difference(ChangeKind.QUANTITY_LOWERED, note)
    reason = next((said for test, said in _OBSTACLES if test(upper, local, pairing)), "")
    if reason:
        return _apart(upper, local, reason)
    if upper.size == local.size:
        return _softened(upper, local)
    if offence(upper) is not None:
        return _compare_fines(upper, local)
    if _overlap(upper, local):
        return None if _within(upper, local) else _apart(upper, local, "区间有交叉")
    if pairing.other_year and not (upper.year or local.year):
        return _apart(upper, local, "两份报告的年度不同")
    whom = upper.condition or local.condition or (upper.dimension == "age" and _OLD_ENOUGH.match(upper.after))
    if whom and not banned(upper):
        return _apart(upper, local, "这是规则的适用门槛")
    more = local.size > upper.size
    stricter = more != _less_is_more(upper, local)
    if upper.year and local.year and upper.year != local.year and stricter == (local.year > upper.year):
        return _apart(upper, local, f"目标年份不同（上级{upper.year}年，本级{local.year}年）")
    return _say(upper, local, stricter=stricter, more=more)


def _compare_fines(upper: Quantity, local: Quantity) -> Difference:
    """Which of two different fines for one offence is the higher one: neither, where one range holds the other."""
    if upper.bound == "most" and upper.low == upper.high == local.high:
        note = f"罚款上限相同，上级为“{upper.text}”，本级“{local.text}”另设了下限。"
        return Difference(ChangeKind.QUANTITY_RAISED, note)
    # 三万元以下 begins at nothing.
    least, low = (Fraction(0) if one.bound == "most" and one.low == one.high else one.low for one in (upper, local))
    most, high = upper.high, local.high
    if (low > least and high < most) or (low < least and high > most):
        return _apart(upper, local, "罚款幅度宽窄不同")
    more = low > least or high > most
    return _say(upper, local, stricter=more, more=more)


def _alike_counted(upper: Quantity, local: Quantity) -> Quantity:
    """The local number counted as the upper one is: 3个月 beside 90日 is 90 days, 7天 beside 10个工作日 is 5."""
    if upper.times and local.times and all(map(about_as_long, upper.size, local.size)):
        return replace(local, low=upper.low, high=upper.high, times=upper.times, per=upper.per)  # 每30日, 每月
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
        return local.low <= upper.low < local.high  # 4.5%—5% is less than 5%
    return _within(upper, local) or (
        (local.low > upper.low) != (local.high > upper.high) and (local.low != upper.low and local.high != upper.high)
    )


def _apart(upper: Quantity, local: Quantity, reason: str) -> Difference:
    note = f"上级为“{_named(upper)}”，本级为“{_named(local)}”；{reason}，不作高低比较。"
    return Difference(ChangeKind.QUANTITY_NOT_COMPARABLE, note)


def _named(one: Quantity) -> str:
    """A number with its unit, which the cell of a table leaves to another cell."""
    return one.text if one.unit in one.text else one.text + one.unit


def _say(upper: Quantity, local: Quantity, *, stricter: bool, more: bool) -> Difference:
    """Raised or lowered, in words."""
    kind = ChangeKind.QUANTITY_RAISED if stricter else ChangeKind.QUANTITY_LOWERED
    how = "高于" if more else "低于"
    paced = upper.pace and local.pace
    left, right = (upper.pace, local.pace) if paced else (_named(upper), _named(local))
    effect = "要求更高" if stricter else "要求更低"
    inverse = "（该项数值越小要求越严）" if stricter != more else ""
    return Difference(kind, f"上级要求“{left}”，本级为“{right}”，数值{how}上级，{effect}{inverse}。")


def _softened(upper: Quantity, local: Quantity) -> Difference | None:
    """The same number, no longer promised: 95%以上 became 95%左右, or 力争95%."""
    if upper.bound in ("least", "most") and local.bound == "about":
        end = "下限" if upper.bound == "least" else "上限"
        note = f"数值未变，但上级“{upper.text}”在本级成为“{local.text}”，不再是{end}。"
        return Difference(ChangeKind.QUANTITY_LOWERED, note, doubt=True)
    if local.hoped and not upper.hoped and upper.bound in ("least", "bare"):
        note = f"数值未变，但本级在“{local.text}”前加了“力争”一类的词，不再是硬性要求。"
        return Difference(ChangeKind.QUANTITY_LOWERED, note, doubt=True)
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
    if ("most" in (upper.bound, local.bound) or upper.comparator.startswith("控制")) and upper.low == upper.high:
        return True
    return bool(_SMALLER.search(words if upper.mode == "level" else subject(upper)))


def _share_of_whole(upper: Quantity, local: Quantity, pairing: Pairing) -> bool:
    """Whether the upper number counts a whole of which the local one is a share."""
    if not upper.total or not local.total or upper.each or local.each or upper.condition or local.condition:
        return False
    if offence(upper) is not None or upper.size == local.size:
        return False
    beyond = upper.comparator.startswith(("超", "突破", "过")) and _ATTRIBUTE.match(upper.after)
    if upper.dimension in _ATTRIBUTED and (upper.after.startswith("的") or beyond):
        return False  # it describes each of what is counted: 营业收入超过100亿元的企业20家
    limited = upper.mode == "level" and upper.comparator in ("不得超过", "不超过")
    for_one = (
        upper.dimension == "money" and given(upper) and _FOR_ONE.search(upper.ahead[-FIXED.number_hoped :]),
        upper.dimension in ("people", "count") and upper.bound == "least" and _STAFFED.search(upper.ahead),
        upper.dimension in ("mass", "length", "area") and limited,
    )
    return not any(for_one) and (pairing.upper_level is None or pairing.upper_level != pairing.local_level)


def _shares_of_economies(upper: Quantity, local: Quantity, pairing: Pairing) -> bool:
    """Whether both numbers are the weight of a trade in the economy of their own level: 占工业增加值比重."""
    return (
        pairing.upper_level is not pairing.local_level
        and upper.size != local.size
        and all(_WEIGHT.search(one.sentence) and one.unit in ("%", "％") for one in (upper, local))
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
    municipal = pairing.local_level is Level.MUNICIPAL
    return not (upper.each and municipal and re.search("每个?(?:设区的|地级)?市|各市", upper.ahead))


def _other_base(upper: Quantity, local: Quantity, _: Pairing) -> bool:
    """Whether two fines are reckoned in two ways: an amount and a multiple, or shares of two things."""
    left, right = fine_base(upper), fine_base(local)
    apart = upper.dimension != local.dimension or (left != right and share(left, right) < FIXED.half)
    return apart and offence(upper) is not None and offence(local) is not None


Obstacle = Callable[[Quantity, Quantity, Pairing], bool]

_OBSTACLES: tuple[tuple[Obstacle, str], ...] = (
    (_other_base, "罚款的计算方式不同"),
    (lambda upper, local, _: upper.dimension != local.dimension, "计量单位不同"),
    (
        lambda upper, local, _: upper.mode != local.mode and "level" in (upper.mode, local.mode),
        "一个是水平、一个是变化幅度",
    ),
    (lambda upper, local, _: upper.mode != local.mode, "一个是增、一个是减"),
    (lambda upper, local, _: upper.mode == "rise" and upper.annual != local.annual, "一个是年均增幅、一个是累计增幅"),
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
