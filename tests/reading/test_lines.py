"""Each cleaning step by itself, then all of them in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.reading.lines import STEPS, clean_text, widen

FOLDED = "".join(map(chr, [*range(0x2F00, 0x2FE0), *range(0xF900, 0xFB00)]))
CASES = [
    ("drop_invisible", "回\u200b收\u00a0站\ufeff", "回收 站"),
    ("drop_invisible", "一\u3000二", "一 二"),
    ("drop_invisible", "表\t格", "表\t格"),
    ("fold_forms", "２０２６年Ａ类⽤品", "2026年A类用品"),
    ("fold_forms", "增长１０％，", "增长10%，"),
    ("fold_forms", "某府﹝2026﹞8号﹒", "某府〔2026〕8号."),
    ("fold_forms", "㈠健全网络", "(一)健全网络"),
    ("fold_forms", "⑶完善标准", "(3)完善标准"),
    ("fold_forms", "⒈建设站点", "1.建设站点"),
    ("fold_forms", "①建设站点", "①建设站点"),
    ("drop_markup", "## 第一章 总则", "第一章 总则"),
    ("drop_markup", "- 规模稳定增长", "规模稳定增长"),
    ("drop_markup", "- 12 -", "- 12 -"),
    ("drop_markup", "<!-- INFO END -->", ""),
    ("drop_markup", "**总则**", "总则"),
    ("close_spacing", "全 面 深 化 回 收 体 系 建 设 ，不 断 提 高", "全面深化回收体系建设，不断提高"),
    ("close_spacing", "第一章 总体要求 主要目标", "第一章 总体要求 主要目标"),
    ("close_spacing", "目 录", "目录"),
    ("close_spacing", "前 言", "前言"),
    ("close_spacing", "关于印发回收方案的 通 知", "关于印发回收方案的通知"),
    ("close_beside_latin", "到 2030 年建成 5 个", "到2030年建成5个"),
    ("close_beside_latin", "推广 RFID 标签", "推广RFID标签"),
    ("close_beside_latin", "专栏 1 回收网点", "专栏 1 回收网点"),
    ("close_beside_latin", "2025 2030", "2025 2030"),
    ("trim", "  甲   乙  ", "甲 乙"),
]


@pytest.mark.parametrize(("name", "text", "expected"), CASES)
def test_step(name: str, text: str, expected: str) -> None:
    assert {step.__name__: step for step in STEPS}[name](text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加强回收,完善网络;到2030年(含)建成", "加强回收，完善网络；到2030年（含）建成"),
        ("增长3,500吨", "增长3,500吨"),
        ("采用ISO 9001:2015", "采用ISO 9001:2015"),
        ("各县(市、区):", "各县（市、区）："),
        ("占比(%)", "占比（%）"),
        ("(2025)2030", "(2025)2030"),
        ("()表示基期值", "（）表示基期值"),
    ],
)
def test_punctuation_becomes_wide_beside_chinese_only(text: str, expected: str) -> None:
    assert widen(text) == expected


# Radicals and compatibility forms become the plain ideograph, so they are left out here; "<" begins mark-up.
IDEOGRAPHS = st.characters(categories=["Lo", "Po", "Nd", "Zs", "Cf"], exclude_characters="<" + FOLDED)


@given(st.text(alphabet=IDEOGRAPHS, max_size=60))
def test_cleaning_loses_no_ideograph(text: str) -> None:
    def ideographs(one: str) -> list[str]:
        return [char for char in one if "\u4e00" <= char <= "\u9fff"]

    assert ideographs(clean_text(text)) == ideographs(text)
