"""What the upper words of a change are said of (覆盖率达到95%以上), and how far two values lie apart: 低5个百分点."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import accumulate

from compare.knowledge.naming import NUMBER_AND_UNIT, YEAR
from compare.model import Change
from compare.text.words import words
from compare.words import phrase
from compare.words.language import Language, msgid
from compare.words.name import STOPS

_NUMBER, _YEAR = re.compile(NUMBER_AND_UNIT), re.compile(YEAR)
_SHARES = ("%", "％")
_PIECES = re.compile("[，,；;。|]")


def say_upper(change: Change, room: int) -> str:
    """The upper words of a change; a number or a time with what it is said of, without a beginning that has no room."""
    if not change.kind.value.startswith(("quantity", "deadline")):
        return phrase.shorten(change.upper, room)
    pieces = (one.strip(STOPS) for one in _PIECES.split(change.upper_sentence))
    whole = next((one for one in pieces if change.upper in one), change.upper)
    before = whole.index(change.upper)
    starts = [0, *(at for at in accumulate(map(len, words(whole))) if at <= before)]
    rest = next((whole[at:] for at in starts if len(whole) - at <= room), whole[before:])
    return rest if len(rest) <= room else phrase.shorten(change.upper, room)


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
