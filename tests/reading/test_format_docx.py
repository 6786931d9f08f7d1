"""Word files: what other readers lose is there, in order, and what Word does not show is not."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.errors import PolicyCompareError
from compare.model import Kind
from compare.pipeline import read_documents
from compare.reading.files import read_bytes
from compare.reading.formats.docx import read
from compare.reading.formats.word_numbers import write_number
from compare.words.language import CHINESE
from compare.words.phrase import cite_page
from word_files import abstract, docx, level, num, para, read_body, relations, run, style, texts

COUNTING = "chineseCountingThousand"
OFFICIAL = abstract(7, level(0, COUNTING, "%1、"), level(1, COUNTING, "（%2）"), level(2, "decimal", "%3."))
ARTICLES = abstract(8, level(0, COUNTING, "第%1章"), level(1, COUNTING, "第%2条", more='<w:lvlRestart w:val="0"/>'))
DATE = 'w:id="1" w:author="某" w:date="2026-01-01T00:00:00Z"'


def inserted(text: str) -> str:
    return f"<w:ins {DATE}>{run(text)}</w:ins>"


def deleted(text: str) -> str:
    return f"<w:del {DATE}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def cell(content: str, properties: str = "") -> str:
    inner = content if content.startswith("<") else para(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(words: str) -> str:
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


# ---------------------------------------------------------------- automatic numbers


def test_numbers_of_an_official_document() -> None:
    body = (
        para("总体要求", num=(1, 0))
        + para("指导思想。坚持回收优先。", num=(1, 1))
        + para("主要目标。网点翻一番。", num=(1, 1))
        + para("重点任务", num=(1, 0))
        + para("建设网点。", num=(1, 1))
        + para("每个街道一处。", num=(1, 2))
        + para("每个乡镇两处。", num=(1, 2))
    )
    assert texts(body, {"numbering": OFFICIAL + num(1, 7)}) == [
        "一、总体要求",
        "（一）指导思想。坚持回收优先。",
        "（二）主要目标。网点翻一番。",
        "二、重点任务",
        "（一）建设网点。",
        "1.每个街道一处。",
        "2.每个乡镇两处。",
    ]


def test_articles_count_through_chapters_and_beyond_a_hundred() -> None:
    body = "".join(para("章", num=(1, 0)) + para("条文。", num=(1, 1)) * 60 for _ in range(2))
    found = texts(body, {"numbering": ARTICLES + num(1, 8)})
    assert found[0] == "第一章 章"
    assert found[61] == "第二章 章"
    assert found[62] == "第六十一条 条文。"
    assert found[-1] == "第一百二十条 条文。"


def test_numbers_through_styles() -> None:
    linked = abstract(
        9,
        level(0, COUNTING, "%1、", more='<w:pStyle w:val="Big"/>'),
        level(1, COUNTING, "（%2）", more='<w:pStyle w:val="Small"/>'),
    )
    styles = (
        style("Plain", default=True)
        + style("Big", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', base="Plain")
        + style("Small", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>', base="Plain")
        + style("Child", base="Small")
    )
    body = (
        para("甲", style="Big")
        + para("乙", style="Small")
        + para("丙", style="Child")
        + para("丁", style="Big", num=(0, None))
        + para("戊", style="Big")
        + para("己")
    )
    assert texts(body, {"numbering": linked + num(1, 9), "styles": styles}) == [
        "一、甲",
        "（一）乙",
        "（二）丙",
        "丁",
        "二、戊",
        "己",
    ]


def test_a_default_style_that_numbers_every_paragraph() -> None:
    styles = style("Plain", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', default=True)
    assert texts(para("甲") + para("乙"), {"numbering": OFFICIAL + num(1, 7), "styles": styles}) == ["一、甲", "二、乙"]


def test_a_list_that_begins_again_and_one_that_goes_on() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = OFFICIAL + num(1, 7) + num(2, 7, override) + num(3, 7)
    body = "".join(para("项", num=(id_, 0)) for id_ in (1, 1, 2, 2, 3))
    assert texts(body, {"numbering": numbering}) == ["一、项", "二、项", "一、项", "二、项", "三、项"]


def test_an_override_with_another_format_and_a_linked_list_style() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1）", start=3)}</w:lvlOverride>'
    numbering = (
        OFFICIAL + abstract(10, more='<w:numStyleLink w:val="Lists"/>') + num(1, 7) + num(2, 7, override) + num(3, 10)
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="Lists"><w:name w:val="Lists"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    parts = {"numbering": numbering, "styles": styles}
    assert texts(para("项", num=(2, 0)), parts) == ["3）项"]
    assert texts(para("项", num=(3, 0)) + para("项", num=(3, 1)), parts) == ["一、项", "（一）项"]


def test_a_list_style_that_refers_to_itself() -> None:
    numbering = abstract(10, more='<w:numStyleLink w:val="Lists"/>') + num(1, 10)
    styles = (
        '<w:style w:type="numbering" w:styleId="Lists"><w:basedOn w:val="Lists"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert texts(para("项", num=(1, 0)), {"numbering": numbering, "styles": styles}) == ["项"]


def test_bullets_missing_lists_and_custom_formats() -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    numbering = abstract(1, level(0, "bullet", "\uf06c")) + abstract(2, custom) + num(1, 1) + num(2, 2)
    body = para("要点", num=(1, 0)) + para("编号", num=(2, 0)) + para("失链", num=(9, 0)) + para("过深", num=(1, 5))
    assert texts(body, {"numbering": numbering}) == ["● 要点", "001 编号", "失链", "过深"]
    assert texts(para("无表", num=(1, 0))) == ["无表"]


def test_an_empty_numbered_paragraph_counts_and_a_hidden_one_does_not() -> None:
    hidden = para(run("不见", "<w:vanish/>"), num=(1, 0), more="<w:rPr><w:vanish/></w:rPr>")
    body = para("甲", num=(1, 0)) + para("", num=(1, 0)) + hidden + para("乙", num=(1, 0))
    assert texts(body, {"numbering": OFFICIAL + num(1, 7)}) == ["一、甲", "二、", "三、乙"]


# ---------------------------------------------------------------- tracked changes


def test_changes_are_read_as_accepted_and_counted() -> None:
    moved = (
        f"<w:moveFrom {DATE}><w:r><w:t>搬走</w:t></w:r></w:moveFrom>",
        f"<w:moveTo {DATE}>{run('搬来')}</w:moveTo>",
    )
    body = para(run("各街道") + deleted("可以") + inserted("应当") + run("设站。") + moved[0] + moved[1])
    result = read_body(body)
    assert [line.text for line in result.lines] == ["各街道应当设站。搬来"]
    assert result.warnings == ("文件带有修订标记（插入1处、删除1处、移动1处），按接受全部修订后的文字读入",)


def test_a_deleted_paragraph_mark_joins_and_a_deleted_paragraph_goes_without_a_number() -> None:
    mark = f"<w:rPr><w:del {DATE}/></w:rPr>"
    body = (
        para("甲", num=(1, 0))
        + para(deleted("整段删去"), num=(1, 0), more=mark)
        + para("乙", num=(1, 0))
        + para("前半", more=mark)
        + para("后半")
    )
    result = read_body(body, {"numbering": OFFICIAL + num(1, 7)})
    assert [line.text for line in result.lines] == ["一、甲", "二、乙", "前半后半"]
    assert "删除2处" in result.warnings[0]


def test_deleted_rows_and_cells() -> None:
    gone = f"<w:trPr><w:del {DATE}/></w:trPr>"
    body = table(
        cell("甲") + cell("乙"), gone + cell("丙") + cell("丁"), cell("戊") + cell("己", f"<w:cellDel {DATE}/>")
    )
    result = read_body(body)
    assert [line.text for line in result.lines] == ["甲\t乙", "戊\t"]
    assert "删除2处" in result.warnings[0]


def test_a_file_without_changes_has_no_warning() -> None:
    assert read_body(para("正文。")).warnings == ()


# ---------------------------------------------------------------- order, tables, boxes


def test_paragraphs_and_tables_in_order() -> None:
    body = para("前文。") + table(cell("序号") + cell("任务"), cell("1") + cell("建站")) + para("后文。")
    assert texts(body) == ["前文。", "序号\t任务", "1\t建站", "后文。"]


def test_merged_cells_stand_once() -> None:
    body = table(
        cell("序号") + cell("任务", '<w:gridSpan w:val="2"/>'),
        cell("1", '<w:vMerge w:val="restart"/>') + cell("甲") + cell("乙"),
        cell("1", "<w:vMerge/>") + cell("丙") + cell("丁"),
        cell("小计", '<w:gridSpan w:val="3"/>'),
    )
    assert texts(body) == ["序号\t任务", "1\t甲\t乙", "\t丙\t丁", "小计\t"]


def test_two_rows_of_a_head_are_one_and_what_covers_rows_from_behind_is_said_in_each() -> None:
    begins, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        cell("任务", begins) + cell("目标", '<w:gridSpan w:val="2"/>') + cell("单位", begins),
        cell("", goes_on) + cell("2026年") + cell("2027年") + cell("", goes_on),
        cell("建站") + cell("10个") + cell("20个") + cell("市商务局", begins),
        cell("培训") + cell("30人") + cell("60人") + cell("", goes_on),
    )
    assert texts(body) == [
        "任务\t目标 2026年\t目标 2027年\t单位",
        "建站\t10个\t20个\t市商务局",
        "培训\t30人\t60人\t市商务局",
    ]


def test_a_body_in_a_middle_column_is_said_of_the_rows_that_it_covers() -> None:
    begins, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        cell("序号") + cell("措施") + cell("责任单位") + cell("时限"),
        cell("1", begins) + cell("修复湿地") + cell("市林业局", begins) + cell("2027年底"),
        cell("", goes_on) + cell("清理河道") + cell("", goes_on) + cell("2028年底"),
        cell("2") + cell("安排资金") + cell("", goes_on) + cell("2026年底"),
    )
    assert texts(body)[1:] == [
        "1\t修复湿地\t市林业局\t2027年底",
        "\t清理河道\t市林业局\t2028年底",
        "2\t安排资金\t市林业局\t2026年底",
    ]


def test_a_first_row_that_covers_others_is_a_task_and_no_head() -> None:
    begins, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        cell("一", begins) + cell("开办便利", begins) + cell("公布流程") + cell("省商务厅", begins),
        cell("", goes_on) + cell("", goes_on) + cell("减少材料") + cell("", goes_on),
        cell("二") + cell("用水便利") + cell("减少环节") + cell("省水利厅"),
    )
    assert texts(body) == [
        "一\t开办便利\t公布流程\t省商务厅",
        "\t\t减少材料\t省商务厅",
        "二\t用水便利\t减少环节\t省水利厅",
    ]


def test_a_row_that_only_says_who_and_when_says_again_what_task_covers_it() -> None:
    begins, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        cell("序号") + cell("任务") + cell("责任单位") + cell("时限"),
        cell("1", begins) + cell("修复湿地五百亩", begins) + cell("市林业局") + cell("2027年底"),
        cell("", goes_on) + cell("", goes_on) + cell("市水利局") + cell("2026年底"),
        cell("", goes_on) + cell("", goes_on) + cell("市财政局") + cell("安排资金"),
    )
    assert texts(body)[1:] == [
        "1\t修复湿地五百亩\t市林业局\t2027年底",
        "1\t修复湿地五百亩\t市水利局\t2026年底",
        "\t\t市财政局\t安排资金",
    ]


def test_one_column_is_a_box_and_nested_tables_are_flat() -> None:
    inner = table(cell("子一") + cell("子二"))
    assert texts(table(cell(para("专栏1 重点工程") + para("建设网点。")))) == ["专栏1 重点工程", "建设网点。"]
    assert texts(table(cell(inner + para("")))) == ["子一\t子二"]
    assert texts(table(cell(para("外") + inner + para("尾")) + cell("右"))) == ["外 子一 子二 尾\t右"]


def test_numbers_in_cells_and_several_paragraphs_in_one() -> None:
    body = table(cell(para("甲", num=(1, 0)) + para("乙", num=(1, 0))) + cell("右"))
    assert texts(body, {"numbering": OFFICIAL + num(1, 7)}) == ["一、甲 二、乙\t右"]


def test_content_controls_links_and_smart_tags() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{para('控件段。')}</w:sdtContent></w:sdt>"
    inner = (
        run("见")
        + f'<w:hyperlink r:id="x">{run("链接")}</w:hyperlink>'
        + f"<w:sdt><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>"
        + f"<w:smartTag>{run('标签')}</w:smartTag>"
    )
    rows = f"<w:tbl><w:sdt><w:sdtContent><w:tr>{cell('甲')}{cell('乙')}</w:tr></w:sdtContent></w:sdt></w:tbl>"
    assert texts(control + para(inner) + rows) == ["控件段。", "见链接控件标签", "甲\t乙"]


def test_text_boxes_stand_once_where_they_are_anchored() -> None:
    shape = "<w:drawing><wp:anchor><a:graphic><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></a:graphic></wp:anchor></w:drawing>"
    old = "<w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape.format(para("框中文字"))}</mc:Choice>'
        f"<mc:Fallback>{old.format(para('框中文字'))}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(para(both + run("正文。"))) == ["框中文字", "正文。"]
    assert texts(para(run("正文。") + f"<w:r>{old.format(para('框'))}</w:r>")) == ["正文。", "框"]


def test_pictures_are_counted() -> None:
    picture = '<w:r><w:drawing><wp:inline><a:graphic><a:blip r:embed="p"/></a:graphic></wp:inline></w:drawing></w:r>'
    line = "<w:r><w:pict><v:line/></w:pict></w:r>"
    result = read_body(para(picture + run("正文。")) + para(line))
    assert result.warnings == ("文件有图片或嵌入对象1个，其中的文字未读入",)


# ---------------------------------------------------------------- inside a paragraph


def test_signs_inside_a_paragraph() -> None:
    inner = (
        run("甲")
        + "<w:r><w:tab/></w:r>"
        + run("乙")
        + "<w:r><w:noBreakHyphen/></w:r>"
        + run("丙")
        + "<w:r><w:softHyphen/></w:r>"
        + run("丁")
        + '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
        + '<w:r><w:sym w:font="Wingdings" w:char="D800"/><w:sym w:char="zz"/></w:r>'
        + "<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>"
        + f"<w:r><w:ruby><w:rt>{run('注音')}</w:rt><w:rubyBase>{run('戊')}</w:rubyBase></w:ruby></w:r>"
    )
    assert texts(para(inner)) == ["甲 乙-丙丁☑x+y戊"]


def test_entries_of_a_contents_page_keep_their_leader() -> None:
    entry = run("一、总体要求") + "<w:r><w:tab/></w:r>" + run("12")
    styles = style("C", name="toc 1")
    assert texts(para(entry, style="C"), {"styles": styles}) == ["一、总体要求……12"]
    assert texts(para(entry, more='<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8000"/></w:tabs>')) == [
        "一、总体要求……12"
    ]
    assert texts(para(entry)) == ["一、总体要求 12"]


def test_line_breaks_part_paragraphs_but_not_titles() -> None:
    broken = (
        run("某市废旧物资") + "<w:r><w:br/></w:r>" + run("管理办法") + "<w:r><w:br/></w:r>" + run("某政发〔2026〕3号")
    )
    centered = '<w:jc w:val="center"/>'
    assert texts(para(broken)) == ["某市废旧物资", "管理办法", "某政发〔2026〕3号"]
    assert texts(para(broken, more=centered)) == ["某市废旧物资管理办法", "某政发〔2026〕3号"]
    styles = style("T", name="heading 1")
    assert texts(para(broken, style="T"), {"styles": styles}) == ["某市废旧物资管理办法", "某政发〔2026〕3号"]


def test_fields_show_their_results_only() -> None:
    nested = (
        char("begin")
        + instruction(" IF ")
        + char("begin")
        + instruction(" PAGE ")
        + char("separate")
        + run("9")
        + char("end")
        + char("separate")
        + run("结果")
        + char("end")
    )
    over = para(char("begin") + instruction("TOC") + char("separate") + run("目录一")) + para(
        run("目录二") + char("end")
    )
    simple = f'<w:fldSimple w:instr="DATE">{run("今日")}</w:fldSimple>'
    assert texts(para(run("前") + nested + run("后") + simple)) == ["前结果后今日"]
    assert texts(over + para("正文。")) == ["目录一", "目录二", "正文。"]


def test_a_field_without_an_end_hides_nothing() -> None:
    assert texts(para(char("begin") + instruction("REF") + run("甲")) + para("乙")) == ["甲", "乙"]


@pytest.mark.parametrize(
    ("marks", "warning"),
    [
        (("vanish", "vanish"), "文件有隐藏文字1处，Word中不显示，未作为条文"),
        (("strike", "dstrike"), "文件有1处文字加了删除线，按已删除处理，未作为条文，请核对"),
    ],
)
def test_text_that_does_not_count_is_furniture_and_said(marks: tuple[str, str], warning: str) -> None:
    mark, other = marks
    character = f'<w:style w:type="character" w:styleId="S"><w:name w:val="S"/><w:rPr><w:{mark}/></w:rPr></w:style>'
    inner = (
        run("见")
        + run("不见", f"<w:{mark}/>")
        + run("看不见", f"<w:{other}/>")
        + run("也不见", '<w:rStyle w:val="S"/>')
        + run("可见", f'<w:{mark} w:val="0"/>')
    )
    result = read_body(para(inner), {"styles": character})
    assert [(line.text, line.furniture) for line in result.lines] == [("见可见", False), ("不见看不见也不见", True)]
    assert result.warnings == (warning,)


# ---------------------------------------------------------------- notes, headers


def notes(kind: str, *entries: str) -> str:
    separator = f'<w:{kind} w:type="separator" w:id="-1"><w:p/></w:{kind}>'
    made = (f'<w:{kind} w:id="{at}">{para(text)}</w:{kind}>' for at, text in enumerate(entries, start=1))
    return separator + "".join(made)


def reference(id_: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{id_}"/></w:r>'


def test_notes_are_tied_to_their_place() -> None:
    body = para(run("回收网点") + reference(1) + run("应当公示") + reference(1, "endnote") + run("。")) + para(
        "下一段。"
    )
    parts = {"footnotes": notes("footnote", "指街道网点。"), "endnotes": notes("endnote", "见附件。")}
    assert texts(body, parts) == ["回收网点^①应当公示^②。", "① 指街道网点。", "② 见附件。", "下一段。"]


def test_notes_become_footnotes_of_the_document() -> None:
    body = para(run("回收网点") + reference(1) + run("应当公示，并且接受街道和社区居民的监督。"))
    source = read_bytes(docx(body, {"footnotes": notes("footnote", "指街道网点。")}), "办法.docx")
    from compare.reading.lines import clean
    from compare.reading.paragraphs import join

    found = [(one.kind, one.text) for one in join(source, clean(source))]
    assert found == [
        (Kind.CLAUSE, "回收网点①应当公示，并且接受街道和社区居民的监督。"),
        (Kind.FOOTNOTE, "① 指街道网点。"),
    ]


def test_note_marks_do_not_meet_numbers_of_the_text() -> None:
    circled = abstract(1, level(0, "decimalEnclosedCircle", "%1"))
    body = para("第一项", num=(1, 0)) + para(run("正文") + reference(1) + run("。"))
    parts = {"numbering": circled + num(1, 1), "footnotes": notes("footnote", "说明。")}
    assert texts(body, parts) == ["①第一项", "正文^②。", "② 说明。"]


def test_typed_note_marks_and_references_without_a_note() -> None:
    body = para(run("网点") + run("①", '<w:vertAlign w:val="superscript"/>') + run("公示") + reference(5) + run("。"))
    assert texts(body) == ["网点^①公示。"]


def test_a_raised_number_does_not_join_the_number_before_it() -> None:
    high = '<w:vertAlign w:val="superscript"/>'
    body = para(run("床位3000") + run("1", high) + run("张，新增用地30m") + run("2", high) + run("。"))
    assert texts(body) == ["床位3000¹张，新增用地30m2。"]


def test_more_notes_than_marks() -> None:
    body = "".join(para(run(f"段{at}") + reference(at)) for at in range(1, 24))
    found = texts(body, {"footnotes": notes("footnote", *(f"注{at}" for at in range(1, 24)))})
    assert found[38:44] == ["段20^⑳", "⑳ 注20", "段21^①", "① 注21", "段22^②", "② 注22"]


def test_headers_and_footers_are_furniture_and_stand_once() -> None:
    result = read_body(para("正文。"), {"header": para("某市文件") * 2, "footer": para("— 1 —")})
    assert [(line.text, line.furniture) for line in result.lines] == [
        ("正文。", False),
        ("某市文件", True),
        ("— 1 —", True),
    ]


def test_lines_are_whole_paragraphs_and_counted() -> None:
    result = read_body(para("甲。") + para("") + para("乙。"))
    assert result.flowing
    assert [(line.number, line.text) for line in result.lines] == [(1, "甲。"), (2, "乙。")]


# ---------------------------------------------------------------- other dialects, damage


def test_strict_files_and_other_part_names() -> None:
    made = zipfile.ZipFile(io.BytesIO(docx(para("甲", num=(1, 0)), {"numbering": OFFICIAL + num(1, 7)})))
    strict = io.BytesIO()
    with zipfile.ZipFile(strict, "w") as archive:
        for name in made.namelist():
            data = made.read(name)
            data = data.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            ).replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            archive.writestr(name, data)
    assert [line.text for line in read(strict.getvalue(), "甲.docx").lines] == ["一、甲"]

    data = docx(
        para("不是这个"),
        members={
            "word/document2.xml": zipfile.ZipFile(io.BytesIO(docx(para("正本")))).read("word/document.xml"),
            "_rels/.rels": relations({"main": ("officeDocument", "/word/document2.xml")}),
        },
    )
    assert [line.text for line in read(data, "甲.docx").lines] == ["正本"]


def test_a_reference_to_nothing_is_no_damage() -> None:
    data = docx(
        para("正文。"),
        members={"word/_rels/document.xml.rels": relations({"x": ("image", "NULL"), "s": ("styles", "no.xml")})},
    )
    assert [line.text for line in read(data, "甲.docx").lines] == ["正文。"]


def bomb() -> bytes:
    return docx("", members={"word/document.xml": b"<a>" + b" " * 30_000_000 + b"</a>"})


def crowd() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
        for at in range(20_001):
            archive.writestr(zipfile.ZipInfo(f"{at}"), b"")
    return made.getvalue()


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (bomb(), "超过上限 ratio"),
        (crowd(), "20002个部件，超过上限 members"),
        (docx("", members={"word/document.xml": ENTITIES}), "已损坏"),
        (docx("", members={"word/document.xml": b"<w:document"}), "已损坏"),
        (docx("", members={"word/document.xml": b""}), "已损坏"),
        (docx(para("甲"), {"styles": "<w:broken>"}), "word/styles.xml"),
        (docx(para("")), "没有文字"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(PolicyCompareError) as problem:
        read_bytes(data, "办法.docx")
    assert words in str(problem.value)
    assert str(problem.value).startswith("办法.docx：")
    assert "\n" not in str(problem.value)


SAMPLE = docx(
    para("总体要求", num=(1, 0)) + para(run("正文") + reference(1)) + table(cell("甲") + cell("乙")),
    {"numbering": OFFICIAL + num(1, 7), "footnotes": notes("footnote", "注。")},
)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_files_never_raise_anything_else(data: st.DataObject) -> None:
    damaged = bytearray(SAMPLE)
    for at, value in data.draw(st.lists(st.tuples(st.integers(4, len(SAMPLE) - 1), st.integers(0, 255)), max_size=6)):
        damaged[at] = value
    cut = data.draw(st.integers(4, len(damaged)))
    try:
        read(bytes(damaged[:cut]), "文件.docx")
    except PolicyCompareError as problem:
        assert "\n" not in str(problem)  # noqa: PT017


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_random_bytes_behind_the_signature(data: bytes) -> None:
    with pytest.raises(PolicyCompareError):
        read_bytes(b"PK\x03\x04" + data, "文件.docx")


TAGS = (
    "p",
    "r",
    "t",
    "tbl",
    "tr",
    "tc",
    "ins",
    "del",
    "sdt",
    "sdtContent",
    "pPr",
    "numPr",
    "fldChar",
    "tab",
    "rPr",
    "drawing",
)
XML = st.recursive(
    st.sampled_from(
        ["文字", "", '<w:numId w:val="1"/>', '<w:ilvl w:val="-4"/>', '<w:ilvl w:val="x"/>', '<w:pStyle w:val="P"/>']
    ),
    lambda inner: st.tuples(st.sampled_from(TAGS), st.lists(inner, max_size=3)).map(
        lambda made: f"<w:{made[0]}>{''.join(made[1])}</w:{made[0]}>"
    ),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None)
@given(XML, XML, XML)
def test_elements_in_any_order(body: str, numbering: str, styles: str) -> None:
    read(docx(body, {"numbering": OFFICIAL + num(1, 7) + numbering, "styles": styles}), "文件.docx")


@pytest.mark.real
def test_real_files(real: Path) -> None:
    folder = real / "documents" / "formats"
    numbered = [line.text for line in read((folder / "num.docx").read_bytes(), "num.docx").lines]
    assert [line[:2] for line in numbered[:7]] == ["一、", "（一", "（二", "二、", "（一", "1.", "2."]
    assert [line.split()[0] for line in numbered[7:]] == [f"第{write_number(n, COUNTING)}条" for n in range(1, 13)]
    plain = read((folder / "src.docx").read_bytes(), "src.docx")
    tracked = read((folder / "tracked.docx").read_bytes(), "tracked.docx")
    assert plain.warnings == ()
    assert "插入1处、删除1处" in tracked.warnings[0]
    different = [(a.text, b.text) for a, b in zip(plain.lines, tracked.lines, strict=True) if a != b]
    assert len(different) == 1
    plain_text, tracked_text = different[0]
    assert plain_text[:4] == tracked_text[:4]
    assert plain_text != tracked_text


@pytest.mark.parametrize("name", ["草案", "草案.txt", "草案.docx"])
def test_a_word_file_is_cited_by_its_paragraphs_whatever_it_is_called(name: str, tmp_path: Path) -> None:
    body = para("某市绿色回收实施方案") + para("一、主要任务") + para("建设回收站点12个。")
    (tmp_path / name).write_bytes(docx(body))
    (document,) = read_documents([tmp_path / name])
    assert [cite_page(one, CHINESE) for one in document.clauses] == ["全文第3段"]
    (tmp_path / "plain").write_text("某市绿色回收实施方案\n一、主要任务\n建设回收站点12个。\n", encoding="utf-8")
    (plain,) = read_documents([tmp_path / "plain"])
    assert [cite_page(one, CHINESE) for one in plain.clauses] == [""]
