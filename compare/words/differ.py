"""How far two quoted values lie apart, with the unit: 低5个百分点, 晚1年; nothing where that cannot be counted."""

from __future__ import annotations

import re
from decimal import Decimal

from compare.knowledge.naming import NUMBER_AND_UNIT, YEAR
from compare.model import Change
from compare.words.language import Language, msgid

_NUMBER, _YEAR = re.compile(NUMBER_AND_UNIT), re.compile(YEAR)
_SHARES = ("%", "％")


def say_difference(change: Change, say: Language) -> str:
    """What lies between the words of a change.

    Years are told apart first, then single numbers of one unit; of spans and lists nothing is said.
    """
    years = [_YEAR.findall(one) for one in (change.upper, change.local)]
    if all(len(one) == 1 for one in years):
        apart = int(years[1][0]) - int(years[0][0])
        if apart:
            return say(msgid("晚{n}年") if apart > 0 else msgid("早{n}年"), n=abs(apart))
    upper, local = (_NUMBER.findall(one) for one in (change.upper, change.local))
    if len(upper) != 1 or len(local) != 1:
        return ""
    (first, unit), (second, other) = upper[0], local[0]
    if unit and other and unit != other:
        return ""
    unit = unit or other  # the cell of a table has its unit in its head
    gap = Decimal(second.replace(",", "")) - Decimal(first.replace(",", ""))
    if not gap:
        return ""
    amount = f"{abs(gap).normalize():f}"
    what = say("{n}个百分点", n=amount) if unit in _SHARES else amount + unit
    return say(msgid("高{what}") if gap > 0 else msgid("低{what}"), what=what)
