"""Dates as documents print them, in Arabic or Chinese numerals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.model import Kind, Paragraph
from compare.number import to_number

HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
DATE = re.compile(
    r"(?P<y>\d{4}|[〇○零一二三四五六七八九]{4})\s?年\s?(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})\s?月"
    r"(?:\s?(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})\s?日)?"
)


def read_date(text: str) -> str:
    """The first date in ``text`` as 2021-12-22, or 2021-03 where no day is given; empty where none stands."""
    found = DATE.search(text)
    if not found:
        return ""
    month, day = to_number(found["m"]), to_number(found["d"]) if found["d"] else 0
    if not 1 <= month <= 12 or day > 31:
        return ""
    return f"{found['y'].translate(HAN_DIGITS)}-{month:02d}" + (f"-{day:02d}" if day else "")


def signature_date(paragraphs: Sequence[Paragraph]) -> str:
    """The first date that stands on a line by itself."""
    lines = (one.text for one in paragraphs if one.kind is Kind.CLAUSE and len(one.text) <= 14)
    return next((date for text in lines if DATE.match(text) and (date := read_date(text))), "")
