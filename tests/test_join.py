"""Lines to paragraphs: wraps are joined, page breaks mended, furniture and footnotes lifted out, table rows kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.join import find_columns, width
from compare.model import Kind
from reading import paragraphs_of, texts_of, wrap

SENTENCES = (
    "各地要把回收网点建设纳入国土空间规划",
    "合理布局社区回收站和中转站",
    "支持企业建设绿色分拣中心",
    "推广回收与利用一体化的经营模式",
    "健全再生资源统计制度",
    "对符合条件的项目给予资金支持",
    "建立部门会商机制",
    "鼓励公众参与旧衣旧书的循环使用",
)


@st.composite
def plans(draw: st.DrawFn) -> list[str]:
    """Paragraphs of a plan, long and short, headings between them."""
    paragraphs: list[str] = []
    for number in "一二三四":
        paragraphs.append(f"{number}、{draw(st.sampled_from(('健全回收网络', '提高利用水平', '完善保障措施')))}")
        for _ in range(draw(st.integers(2, 3))):
            chosen = draw(st.lists(st.sampled_from(SENTENCES), min_size=5, max_size=12))
            paragraphs.append("，".join(chosen) + "。")
    return paragraphs


@settings(max_examples=60, deadline=None)
@given(plans(), st.integers(18, 44), st.booleans())
def test_rewrapping_a_text_leaves_its_paragraphs_the_same(plan: list[str], columns: int, spaced: bool) -> None:
    wrapped = [wrap(one, columns) for one in plan]
    # A last line that fills its column ends like any other: no reader could tell, so no example ends so.
    lasts = [width(one.rsplit("\n", 1)[-1]) for one in wrapped if "\n" in one]
    if any(last > columns - 6 for last in lasts):
        return
    text = "\n".join(wrapped).replace("\n", "\n\n" if spaced else "\n")
    assert texts_of(text) == plan


def test_columns_are_read_off_the_widths() -> None:
    assert find_columns([20.0] * 30 + [7.0] * 6) == (20.0,)
    assert find_columns([16.0] * 20 + [24.0] * 20 + [5.0] * 6) == (16.0, 24.0)
    assert find_columns([float(n) for n in range(5, 400, 9)]) == ()
    assert find_columns([20.0] * 5) == ()


def test_a_page_break_inside_a_flowing_paragraph_is_mended() -> None:
    text = (
        "第一章 总体要求\n\n到2030年，全市建成覆盖城乡的回收网络，再生资源回收总量达到一百二十万吨，其中废钢铁八十万\n\n"
        "吨，废塑料十万吨，分拣中心的处理能力明显提高。\n\n第二章 主要任务\n\n一、健全网络\n"
    )
    assert texts_of(text) == [
        "第一章 总体要求",
        "到2030年，全市建成覆盖城乡的回收网络，再生资源回收总量达到一百二十万吨，其中废钢铁八十万"
        "吨，废塑料十万吨，分拣中心的处理能力明显提高。",
        "第二章 主要任务",
        "一、健全网络",
    ]


def test_footnotes_and_page_numbers_inside_a_paragraph_are_lifted_out() -> None:
    text = (
        "支持企业建设绿色分拣中心^①，推广智能回收设备和可循环包装的使用，逐步形成线上线下相结合的回\n\n— 3 —\n\n"
        "① 指符合绿色标准的分拣场所。\n\n收网络。\n"
    )
    assert texts_of(text) == [
        "支持企业建设绿色分拣中心①，推广智能回收设备和可循环包装的使用，逐步形成线上线下相结合的回收网络。"
    ]
    assert texts_of(text, Kind.FOOTNOTE) == ["① 指符合绿色标准的分拣场所。"]
    assert texts_of(text, Kind.FURNITURE) == ["— 3 —"]


def test_table_rows_stay_rows() -> None:
    text = "表 1 主要指标\n指标\t单位\t2025年\t2030年\n回收总量\t万吨\t80\t120\n"
    assert texts_of(text, Kind.TABLE) == ["指标 | 单位 | 2025年 | 2030年", "回收总量 | 万吨 | 80 | 120"]


def test_cells_that_hold_paragraphs_are_parted() -> None:
    text = "重点工程\t<p>1. 网点工程。建设社区站点。</p> <p>2. 分拣工程。建设分拣中心。</p>\n"
    assert texts_of(text, Kind.TABLE) == [
        "重点工程 | 1. 网点工程。建设社区站点。",
        "重点工程 | 2. 分拣工程。建设分拣中心。",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "— 12 —",
        "第3页 共8页",
        "（下转A03版）",
        "下载",
        "【字号：",
        "来源：某某日报",
        "（此件公开发布）",
        "续表",
        "时间：2026-02-09",
    ],
)
def test_furniture(line: str) -> None:
    assert texts_of(f"一、总体要求\n{line}\n加强回收体系建设。\n", Kind.FURNITURE) == [line]


def test_contents_are_furniture_until_their_first_entry_comes_again() -> None:
    text = "目 录\n前言\n第一章 总则\n第二章 任务\n前 言\n回收体系是循环经济的基础。\n第一章 总则\n依法推进回收工作。\n"
    assert texts_of(text, Kind.FURNITURE) == ["目录", "前言", "第一章 总则", "第二章 任务"]
    assert texts_of(text) == ["前言", "回收体系是循环经济的基础。", "第一章 总则", "依法推进回收工作。"]


def test_contents_with_page_numbers_end_at_the_last_of_them() -> None:
    text = "目 录\n关于印发回收方案的通知\n(某政发[2026]1 号) (1)\n关于调整成员的通知 (9)\n某市人民政府\n关于印发回收方案的通知\n"
    assert texts_of(text) == ["某市人民政府", "关于印发回收方案的通知"]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="一二（）、.1第章条。，；专栏表目录\t\n\n①^<p>/政策回收AB上接下转版 ", max_size=200))
def test_nothing_is_lost(soup: str) -> None:
    paragraphs = paragraphs_of(soup)
    assert sum(one.raw for one in paragraphs) == sum(not char.isspace() for char in soup)
    lines = [one.place.lines for one in paragraphs]
    assert lines == sorted(lines, key=lambda pair: pair[0])
