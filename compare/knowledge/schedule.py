"""Words that set a time, and what they come to.

Source: the five-year plans number their years so (十四五 is 2021 to 2025); 本世纪中叶 is read as 2050, as the reports of the
congresses use it; the rest was read off plans and laws.
"""

from __future__ import annotations

PLANS: dict[str, int] = {
    "十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035, "十七五": 2040,
}  # fmt: skip
"""Last year of each five-year plan."""

CENTURY: dict[str, int] = {"本世纪中叶": 2050, "本世纪中期": 2050, "本世纪末": 2100}

RELATIVE_YEARS: dict[str, int] = {
    "今年": 0, "本年度": 0, "本年": 0, "当年": 0, "明年": 1, "次年": 1, "下一年": 1, "后年": 2,
}  # fmt: skip
"""Years counted from the date of the document."""

PARTS: dict[str, tuple[int, int]] = {
    "上半年": (6, 30), "下半年": (12, 31), "一季度": (3, 31), "二季度": (6, 30), "三季度": (9, 30), "四季度": (12, 31), "1季度": (3, 31),
    "2季度": (6, 30), "3季度": (9, 30), "4季度": (12, 31), "年中": (6, 30), "年底": (12, 31), "年末": (12, 31), "年内": (12, 31), "底": (12, 31),
    "末": (12, 31),
}  # fmt: skip
"""Last day of a part of a year."""

THIRDS: dict[str, int] = {"上旬": 10, "中旬": 20, "下旬": 31, "底": 31, "末": 31, "初": 5, "中": 15, "": 31, "份": 31}
"""Last day of a part of a month; 31 stands for the last whatever the month."""

SPANS: dict[str, tuple[str, int]] = {
    "个工作日": ("workdays", 1), "工作日": ("workdays", 1), "个自然日": ("days", 1), "日": ("days", 1), "天": ("days", 1), "周": ("days", 7),
    "个星期": ("days", 7), "个月": ("months", 1), "个季度": ("months", 3), "年": ("months", 12), "个小时": ("hours", 60), "小时": ("hours", 60),
    "分钟": ("hours", 1),
}  # fmt: skip
"""Units of a time limit (30日内): dimension and factor."""

CYCLES: dict[str, int] = {"年": 1, "半年": 2, "季度": 4, "季": 4, "月": 12, "周": 52}
"""每…: how often in a year."""
