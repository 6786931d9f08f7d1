"""Long texts are compared without difflib's square, and still word for word."""

from __future__ import annotations

from itertools import pairwise

import pytest

from compare.settings import FIXED
from compare.text.words import compare_wording, words

NAMES = [
    "机构",
    "平台",
    "网络",
    "体系",
    "标准",
    "目录",
    "清单",
    "基地",
    "园区",
    "企业",
    "学校",
    "医院",
    "社区",
    "乡村",
    "道路",
    "河流",
    "森林",
    "湖泊",
    "海洋",
    "土壤",
]
LONG = "。".join(f"第{at}项支持{NAMES[at % 20]}和{NAMES[at // 20]}建设{at}个" for at in range(300)) + "。"


def test_the_long_text_is_long() -> None:
    assert len(words(LONG)) ** 2 > FIXED.wording_most


@pytest.mark.parametrize(
    ("upper", "local"),
    [
        (LONG, LONG),
        (LONG, LONG.replace("支持", "推动")),
        (LONG, LONG[2000:] + LONG[:2000]),
        (LONG, "甲" + LONG),
        (LONG[:-500], LONG),
        (LONG, ""),
        ("、" * 3000, "，" * 3000),
        (LONG, LONG[::-1]),
    ],
)
def test_both_sides_join_to_their_texts(upper: str, local: str) -> None:
    found = compare_wording(upper, local)
    assert "".join(one.upper for one in found) == upper
    assert "".join(one.local for one in found) == local
    for one in found:
        assert (one.operation == "equal") == (one.upper == one.local)
        assert (one.operation == "insert") == (not one.upper) and (one.operation == "delete") == (not one.local)
    assert all(first.operation != second.operation for first, second in pairwise(found))


def test_what_was_exchanged_is_told_to_the_word() -> None:
    found = [
        one for one in compare_wording(LONG, LONG.replace("第150项支持", "第150项推动")) if one.operation != "equal"
    ]
    assert [(one.upper, one.local) for one in found] == [("支持", "推动")]
