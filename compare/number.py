"""Chinese numerals to numbers."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import cache

LONGEST = 40  # characters; what is longer is no number that anybody wrote
HAN_VALUE = {char: value for value, char in enumerate("〇一二三四五六七八九十")} | {"零": 0, "两": 2}


def to_number(text: str) -> int:
    """A Chinese, Arabic or circled number below a thousand; 0 for what is none."""
    if len(text) > LONGEST:
        return 0
    if text.isdecimal():
        return int(text)
    if len(text) == 1 and text not in HAN_VALUE:
        return int(unicodedata.numeric(text, 0))  # ①, ㉑
    total = current = 0
    for char in text:
        if char == "百":
            total, current = total + (current or 1) * 100, 0
        elif char == "十":
            total, current = total + (current or 1) * 10, 0
        elif char in HAN_VALUE:
            current = HAN_VALUE[char]
        else:
            return 0
    return total + current


_DIGITS = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_APPROXIMATE = re.compile(r"[一二两三四五六七八九]{2}")
_COUNTED = re.compile(r"[十百千万亿]")


@cache
def read_number(text: str) -> Fraction | None:
    """An Arabic or Chinese number of any size: 6,500, 3.5, 二十万, 三点五; None for what is none.

    两三 is no number but an estimate, and gives None; 二〇二五 is 2025.
    """
    if len(text) > LONGEST:
        return None
    text = text.replace("○", "〇")
    if _DIGITS.fullmatch(text):
        return Fraction(text.replace(",", ""))
    if _APPROXIMATE.search(text) and (_COUNTED.search(text) or len(text) == 2):
        return None
    from cn2an import cn2an  # here, because loading it takes longer than most runs need it

    try:
        return Fraction(str(cn2an(text, "normal")))
    except (ValueError, KeyError):  # KeyError: a sign that cn2an checks for and then does not know
        return None
