"""Lines to paragraphs: wraps are joined, page breaks mended, furniture and footnotes lifted out, table rows kept."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.model import Kind
from compare.reading.lines import find_columns
from read_text import paragraphs_of, texts_of, wrap, wrapped_plans


@settings(max_examples=80, deadline=None)
@given(wrapped_plans(), st.booleans())
def test_rewrapping_a_text_leaves_its_paragraphs_the_same(both: tuple[list[str], list[str]], spaced: bool) -> None:
    plan, wrapped = both
    assert texts_of("\n".join(wrapped).replace("\n", "\n\n" if spaced else "\n")) == plan


@pytest.mark.parametrize(
    ("widths", "columns"),
    [
        ([20.0] * 30 + [7.0] * 6, (20.0,)),
        ([16.0] * 20 + [24.0] * 20 + [5.0] * 6, (16.0, 24.0)),
        ([float(n) for n in range(5, 400, 9)], ()),
        ([20.0] * 5, ()),
    ],
)
def test_columns_are_read_off_the_widths(widths: list[float], columns: tuple[float, ...]) -> None:
    assert find_columns(widths, widths) == columns


def test_last_lines_of_one_length_are_no_column() -> None:
    assert find_columns([30.0] * 30 + [24.0] * 10, [30.0] * 30) == (30.0,)


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


def test_a_cell_that_holds_paragraphs_stays_one() -> None:
    text = "重点工程\t<p>1. 网点工程。建设社区站点。</p> <p>2. 分拣工程。建设分拣中心。</p>\n"
    assert texts_of(text, Kind.TABLE) == ["重点工程 | 1. 网点工程。建设社区站点。\n2. 分拣工程。建设分拣中心。"]


def test_cells_stay_apart_and_words_beside_their_paragraphs_stay() -> None:
    text = "等级\t<p>一级</p> <p>重大</p>\t备注<p>二级</p>\t说明\n"
    assert texts_of(text, Kind.TABLE) == ["等级 | 一级\n重大 | 备注\n二级 | 说明"]


def test_a_cell_too_long_for_one_clause_is_parted() -> None:
    first, second = f"1. {'建设社区站点，' * 60}", f"2. {'建设分拣中心，' * 60}"
    text = f"重点工程\t<p>{first}</p> <p>{second}</p>\n"
    assert texts_of(text, Kind.TABLE) == [f"重点工程 | {first}", f"重点工程 | {second}"]


def test_a_heading_glued_to_the_quotation_below_it_is_parted() -> None:
    text = "网点建设奖励办法明年起全面施行" + "“对新建的社区回收站点给予一次性奖励，"
    column = wrap("支持企业建设覆盖城乡的回收网络，推广智能回收设备和可循环包装。" * 6, 20, 0)
    rest = wrap("对改造提升的回收站点按照投资额给予补助。”市商务局负责人介绍说。", 20, 0)
    assert texts_of(f"{column}\n{text}\n{rest}\n{column}\n")[1:3] == [
        "网点建设奖励办法明年起全面施行",
        "“对新建的社区回收站点给予一次性奖励，对改造提升的回收站点按照投资额给予补助。”市商务局负责人介绍说。",
    ]


def test_a_heading_as_wide_as_its_column_is_not_the_first_line_of_the_quotation_below_it() -> None:
    column = wrap("支持企业建设覆盖城乡的回收网络，推广智能回收设备和可循环包装。" * 6, 20, 0)
    heading = "累计新增回收站点三百个，平均服务半径五百米"
    quotation = "“把回收站点建到居民身边，让居民少走几步\n路，是一件实事。”\n健全网络。"
    found = texts_of(f"{column}\n健全网络。\n{heading}\n{quotation}\n{column}\n")
    assert heading in found
    assert quotation.split("\n健全", maxsplit=1)[0].replace("\n", "") in found


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


LETTERS = re.compile(r"[\u4e00-\u9fffA-Z]")
SOUP = "一二（）、.1第章条。，；专栏表目录\t\n\n①^<p>/“”《》政策回收AB上接下转版注 "


@settings(max_examples=250, deadline=None)
@given(st.text(alphabet=SOUP, max_size=200), st.sampled_from(["", "建设回收网络，完善政策措施。\n" * 14]))
def test_nothing_is_lost(soup: str, column: str) -> None:
    text = column + soup
    paragraphs = paragraphs_of(text)
    assert sum(one.raw for one in paragraphs) == sum(not char.isspace() for char in text)
    lines = [one.place.lines for one in paragraphs]
    assert lines == sorted(lines, key=lambda pair: pair[0])
    # Not only counted: every letter stands in a paragraph, as often as in the file (a table's head stands in each row).
    kept = Counter(LETTERS.findall("".join(one.text for one in paragraphs)))
    assert not Counter(LETTERS.findall(text)) - kept


def test_the_mark_of_a_note_inside_a_number_is_lifted_out_and_a_power_stays() -> None:
    text = (
        "一、扩大供给。护理型床位达到3000¹张，日处理餐厨垃圾10⁴吨，执行清政办发2025[12]号文件。\n"
        "二、新建助餐点20[2]家。\n\n1 指失能床位。\n[2] 含社区食堂。\n"
    )
    assert texts_of(text) == [
        "一、扩大供给。护理型床位达到3000张，日处理餐厨垃圾10⁴吨，执行清政办发2025[12]号文件。",
        "二、新建助餐点20家。",
    ]
    assert texts_of(text, Kind.FOOTNOTE) == ["¹ 指失能床位。", "[2] 含社区食堂。"]


def test_a_numbered_heading_behind_a_full_line_is_no_part_of_the_paragraph() -> None:
    text = (
        "　　第一条 为了加强古茶树保护，根据《示例省古树名\n木保护条例》和有关法律、行政法规，结合本县实\n际，制定本办法。\n"
        "第二章 法律责任\n　　第二条 违反本办法第一条规定，擅自砍伐古茶树\n的，责令补种，并对单位处以二万元以上五万元以下\n罚款。\n"
        "　　第三条 工作人员玩忽职守的，依照规定给予处分。\n第三章 附则\n　　第四条 古茶树的认定标准由县人民政府林业主管\n部门制定。\n"
        "　　第五条 本办法自2026年7月1日起施行，有效期为五\n年。\n"
    )
    assert texts_of(text)[3:5] == ["第三条 工作人员玩忽职守的，依照规定给予处分。", "第三章 附则"]
    counted = text.replace("第三章 附则", "二是加强考核，强化监督")  # a point of the sentence above
    assert "第三条 工作人员玩忽职守的，依照规定给予处分。二是加强考核，强化监督" in texts_of(counted)


@pytest.mark.parametrize("heading", ["（二）地方职责", "2.2地方职责", "二、地方职责", "第二章 地方职责", "地方职责"])
@pytest.mark.parametrize("clause", ["市、县人民政府应当建立回收台账。", "省、市、县三级每年检查一次回收站点。"])
def test_a_list_of_places_below_a_heading_is_no_rest_of_it(heading: str, clause: str) -> None:
    assert texts_of(f"一、总体要求\n健全回收网络。\n{heading}\n{clause}\n")[2:] == [heading, clause]


def test_a_list_below_a_numbered_heading_is_no_rest_of_it() -> None:
    text = "一、总体要求\n健全回收网络。\n二、收费公开\n水、电、气企业应当公开收费标准。\n"
    assert texts_of(text)[2:] == ["二、收费公开", "水、电、气企业应当公开收费标准。"]


def test_the_last_character_of_a_word_goes_on_with_it() -> None:
    column = "建设覆盖城乡的回收网络完善政策措施并且公布台\n账，对经营者开展检查，结果每年向社会公布一次。\n"
    assert texts_of(column * 7)[0].startswith("建设覆盖城乡的回收网络完善政策措施并且公布台账，")


def test_a_heading_broken_inside_a_list_of_places_goes_on() -> None:
    text = "一、总体要求\n健全回收网络。\n二、完善回收考核机制，健全省\n市、县三级联动协同机制\n建立联动机制。\n"
    assert texts_of(text)[2:] == ["二、完善回收考核机制，健全省市、县三级联动协同机制", "建立联动机制。"]
    apart = ["二、推向全省", "市、县职责", "建立联动机制。"]
    assert texts_of("\n".join(["一、总体要求", "健全回收网络。", *apart, ""]))[2:] == apart
