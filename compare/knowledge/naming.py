"""Words by which a piece of a sentence is told to need the rest of it, or to be left out without loss.

Source: read off the directives of national plans, work reports and regulations whose pieces stood alone in a list and
could not be understood there, or did not fit.
"""

from __future__ import annotations

LEANING: tuple[str, ...] = ("其中", "同时", "此外", "在此基础上", "并", "且", "还", "也")
"""What a text begins with that needs the one before it."""

BORNE: tuple[str, ...] = ("不得", "应", "必须", "可以", "须")
"""What a part begins with that needs its bearer or its case before it: 未经检测的血液，｜不得向医疗机构提供."""

OUGHT = "应当"
"""By this a part of a sentence says who must do something, rather than for which case."""

BEFORE_NUMBERS = "到至第约超"
"""What makes no sense at an end behind which a number is left out."""

DATE = r"(?:力争)?[到至]?20\d\d年(?:底|末)?前?，"
"""A date that a sentence begins with; it holds for all its parts."""

MEANS = r"(?:以|围绕|针对|按照|根据|随着|结合|立足|面向|聚焦|发挥|利用|运用|充分|依托|通过|本着|紧跟|顺应)[^，]*[^，的]，(?!如|包括)"
"""Tells in front how or on which ground, and not who, when, where or whereto: may be left out."""

HANGING = r"，在[^，]*[上下中时前后里内]$"
"""A condition at the end whose action is cut off: ，在现有系统基础上."""

OPEN = r"^违反|的$"
"""A case without what follows from it."""

CASE = "的"
"""What a piece ends with that only says for which case: 超过500元的，｜不得…."""

# The numbers by which headings are cited (GB/T 9704—2012, 7.3.3; the levels of laws: 立法法第六十五条).
HEADING_NUMBER = (
    r"第[一二三四五六七八九十百零\d]+[编章节条款]|第[一二三四五六七八九十\d]+部分|[一二三四五六七八九十]+(?=[、.．])"
    r"|[（(][一二三四五六七八九十\d]+[）)]|\d+(?:\.\d+)*(?=[.．、 　])|专栏\s?\d+|(?:附?表|附件)\s?\d+"
)
# One value in a few quoted words: its number and its unit; a year.
NUMBER_AND_UNIT = r"(\d[\d,]*(?:\.\d+)?)\s*(%|％|[^\d\s，。；、以左（）()“”]{0,6})"
YEAR = r"(20\d\d)年?"
