"""What pages and files do to paragraphs and tables: hidden content, frames, tables in tables, breaks, styles."""

from __future__ import annotations

import pytest

from compare.model import Clause, Document
from compare.pipeline import read_source
from compare.reading.files import read_bytes
from compare.reading.formats.breaks import join_breaks
from compare.reading.formats.html import read as read_html
from compare.reading.formats.text import read as read_text
from compare.reading.formats.text import read_tables
from word_files import docx, para, style

TITLE = "示例县古茶树保护方案"
TEXT = ("为保护古茶树资源，制定本方案。", "一、开展普查", "县林业局每五年普查一次，2027年底前建立档案。")
BODY = "".join(f"<p>{one}</p>" for one in TEXT)
STYLES = (
    style("Title", name="Title")
    + style("a1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', name="heading 1")
    + style("a2", name="heading 2")
    + style("own", base="a2", name="本单位二级标题")
    + style("body", name="Normal", default=True)
)


def lines(page: str) -> list[str]:
    return [line.text for line in read_html(page.encode(), "页.html").lines if not line.furniture]


def warnings(page: str) -> tuple[str, ...]:
    return read_html(page.encode(), "页.html").warnings


def document_of(data: bytes, file: str) -> Document:
    (document,) = read_source(read_bytes(data, file))
    return document


def tree(document: Document) -> list[tuple[int, str]]:
    return [
        (len(part.headings), part.text) if isinstance(part, Clause) else (part.depth, part.words)
        for part in document.parts
    ]


def word(body: str) -> Document:
    return document_of(docx(body, {"styles": STYLES}), "文件.docx")


# ---------------------------------------------------------------- what a page hides


HIDE = ('style="visibility:hidden"', 'style="opacity:0; visibility: hidden; "', 'style="DISPLAY:none"', "hidden")


@pytest.mark.parametrize("hide", HIDE)
@pytest.mark.parametrize(
    "frame",
    [
        '<div id="js_content" {hide}>{body}</div>',
        '<div class="TRS_Editor" {hide}><div {hide}>{body}</div></div>',
        '<div {hide}><div id="zoom">{body}</div></div>',
        "<section {hide}><article>{body}</article></section>",
        '<div class="whatever" {hide}>{body}</div>',
        '<table {hide}><tr><td id="zoom" {hide}>{body}</td></tr></table>',
    ],
)
def test_the_content_is_read_whatever_the_page_says_of_it(hide: str, frame: str) -> None:
    page = f"<html><head><title>{TITLE}</title></head><body><div>首页</div>{frame.format(hide=hide, body=BODY)}</body></html>"
    assert [one for one in lines(page) if one != TITLE] == list(TEXT)


def test_the_part_behind_a_button_is_read_and_said() -> None:
    rest = "<div style='display:none'><p>二、落实责任</p><p>乡镇应当巡查，每季度公布结果。</p></div>"
    page = f"<html><body><div id='zoom'>{BODY}{rest}</div></body></html>"
    assert lines(page)[-1] == "乡镇应当巡查，每季度公布结果。"
    assert any("标为隐藏" in one for one in warnings(page))


def test_a_second_version_for_telephones_is_not_read_twice() -> None:
    page = f"<html><body><div id='zoom'>{BODY}<div class='mobile' hidden>{BODY}</div></div></body></html>"
    assert lines(page) == list(TEXT)


def test_hidden_words_in_a_sentence_part_nothing() -> None:
    page = f"<html><body><div id='zoom'>{BODY}<p>各村应当<span hidden>（复制）</span>建立台账。</p></div></body></html>"
    assert lines(page)[-1] == "各村应当建立台账。"


def test_a_sentence_that_the_page_hides_inside_a_paragraph_is_read_in_its_place_and_said() -> None:
    inner = "<span style='display:none'>县林业局不得减少补贴。</span>"
    page = f"<html><body><div id='zoom'>{BODY}<p>二、落实责任。{inner}各村建立台账。</p></div></body></html>"
    assert lines(page)[-1] == "二、落实责任。县林业局不得减少补贴。各村建立台账。"
    assert warnings(page) == ("网页把正文中1处标为隐藏，已读入，请对照原网页",)


@pytest.mark.parametrize(
    "out", ["<del>{}</del>", "<s>{}</s>", "<span style='text-decoration: line-through'>{}</span>", "<p><s>{}</s></p>"]
)
def test_what_a_page_strikes_out_is_furniture_and_said(out: str) -> None:
    cell = (
        f"<table><tr><td>任务</td><td>时限</td></tr><tr><td>普查</td><td>{out.format('2025年')}2027年</td></tr></table>"
    )
    page = f"<html><body><div id='zoom'>{BODY}<div>补助{out.format('5000元')}8000元。</div>{cell}</div></body></html>"
    assert "".join(lines(page)).endswith("补助8000元。任务\t时限普查\t2027年")
    assert warnings(page) == ("文件有2处文字加了删除线，按已删除处理，未作为条文，请核对",)


# ---------------------------------------------------------------- tables in tables, frames


INNER = "<table border=1><tr><td>（1）挂牌保护</td></tr><tr><td>（2）设置围栏</td></tr></table>"


@pytest.mark.parametrize("inner", [INNER, INNER.replace("</td></tr><tr><td>", "</td><td>"), f"<div>{INNER}</div>"])
@pytest.mark.parametrize("rows", [1, 4])
def test_a_table_in_a_cell_is_words_of_the_cell(inner: str, rows: int) -> None:
    row = f"<tr><td>1</td><td>保护</td><td>{inner}</td><td>县林业局</td></tr>"
    more = "".join(f"<tr><td>{n}</td><td>任务{n}</td><td>措施{n}</td><td>乡镇</td></tr>" for n in range(2, rows + 2))
    head = "<tr><th>序号</th><th>任务</th><th>措施</th><th>单位</th></tr>"
    page = f"<html><body><div id='zoom'>{BODY}<table>{head}{row}{more}</table></div></body></html>"
    tabled = [one for one in lines(page) if "\t" in one]
    assert tabled[0] == "序号\t任务\t措施\t单位"
    assert tabled[1] == "1\t保护\t（1）挂牌保护 （2）设置围栏\t县林业局"
    assert len(tabled) == rows + 2


def test_a_frame_of_tables_is_none() -> None:
    page = f"<html><body><table><tr><td>导航</td><td><table><tr><td>{BODY * 3}</td></tr></table></td></tr></table></body></html>"
    assert lines(page) == list(TEXT) * 3


def cell(*texts: str) -> str:
    return "<w:tc>" + "".join(para(one) for one in texts or ("",)) + "</w:tc>"


def table(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


@pytest.mark.parametrize(
    "body",
    [
        table(cell(TITLE, *TEXT) + cell()),
        table(cell() + cell(TITLE, *TEXT) + cell()),
        table(*(cell(one) + cell() for one in (TITLE, *TEXT))),
        table(cell(TITLE) + cell(), cell(*TEXT) + cell()),
        table(cell(TITLE, *TEXT)),
        f"<w:tbl><w:tr><w:tc>{table(cell(TITLE, *TEXT) + cell())}{para()}</w:tc></w:tr></w:tbl>",
    ],
)
def test_a_frame_in_word_gives_its_paragraphs(body: str) -> None:
    document = word(body)
    assert document.identity.title == TITLE
    assert [text for _, text in tree(document)] == list(TEXT)


def test_a_document_beside_a_note_is_no_table() -> None:
    body = table(cell("第一条 县林业局负责普查。", "第二条 乡镇应当巡查。", "第三条 村应当管护。") + cell("附注"))
    assert [clause.label for clause in word(para(TITLE) + body).clauses][:3] == ["第一条", "第二条", "第三条"]


def test_a_table_of_data_in_word_stays_one() -> None:
    inner = "<w:tc>" + table(cell("挂牌"), cell("围栏")) + para() + "</w:tc>"
    body = table(cell("1") + cell("保护") + inner, cell("2") + cell("监测") + cell("每年一次", "公布结果"))
    found = [line.text for line in read_bytes(docx(para(TITLE) + body), "表.docx").lines]
    assert found[1:] == ["1\t保护\t挂牌 围栏", "2\t监测\t每年一次 公布结果"]


# ---------------------------------------------------------------- styles of Word


def test_styles_and_outline_levels_are_headings_with_their_depth() -> None:
    body = (
        para(TITLE.replace("方案", "指引"), style="Title")
        + para(TEXT[0])
        + para("资源普查", style="a1")
        + para("普查范围，普查方法", style="own")
        + para("全县古茶树应当全部登记。")
        + para("档案管理", style="a2")
        + para("县林业局应当建立档案。")
        + para("保障", more='<w:outlineLvl w:val="0"/>')
        + para("县财政给予支持。", more='<w:outlineLvl w:val="9"/>')
    )
    document = word(body)
    assert document.identity.title == TITLE.replace("方案", "指引")
    assert tree(document) == [
        (0, TEXT[0]),
        (0, "资源普查"),
        (1, "普查范围，普查方法"),
        (2, "全县古茶树应当全部登记。"),
        (1, "档案管理"),
        (2, "县林业局应当建立档案。"),
        (0, "保障"),
        (1, "县财政给予支持。"),
    ]


def test_numbers_and_styles_go_together() -> None:
    body = (
        para(TITLE)
        + para("一、开展普查", style="a1")
        + para("普查方法", style="a2")
        + para("县林业局应当逐株登记。")
        + para("二、落实责任", style="a1")
        + para("乡镇应当巡查。")
    )
    assert tree(word(body)) == [
        (0, "一、开展普查"),
        (1, "普查方法"),
        (2, "县林业局应当逐株登记。"),
        (0, "二、落实责任"),
        (1, "乡镇应当巡查。"),
    ]


@pytest.mark.parametrize(
    "text", ["县林业局应当逐株登记，2027年底前完成。", "乡镇应当巡查；村应当管护。", "各乡镇" + "应当加强管护" * 12]
)
def test_a_sentence_in_a_style_of_headings_is_a_clause(text: str) -> None:
    document = word(para(TITLE) + para("普查", style="a1") + para(text, style="a2") + para("每年公布结果。"))
    assert text in [clause.text for clause in document.clauses]


def test_tasks_in_a_style_of_headings_are_clauses() -> None:
    body = para(TITLE) + para("任务", style="a1") + "".join(para(f"建设保护点{n}处", style="a2") for n in "三四五")
    assert [clause.text for clause in word(body).clauses] == [f"建设保护点{n}处" for n in "三四五"]


# ---------------------------------------------------------------- breaks


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (["为保护古茶树资源，结合我县", "实际，制定本方案。"], ["为保护古茶树资源，结合我县实际，制定本方案。"]),
        (["为保护古茶树", "资源，制定本方案。"], ["为保护古茶树资源，制定本方案。"]),
        (["一、开展普查", "县林业局负责，每年一次。"], ["一、开展普查", "县林业局负责，每年一次。"]),
        (["总体要求", "以保护为主，合理利用。"], ["总体要求", "以保护为主，合理利用。"]),
        (["乡镇应当巡查。", "村应当管护。"], ["乡镇应当巡查。", "村应当管护。"]),
        (["示例县人民政府", "2026年3月5日"], ["示例县人民政府", "2026年3月5日"]),
        (["附件：1.名录", "2.分工表"], ["附件：1.名录", "2.分工表"]),
        (["开展培训（县林业局", "负责）"], ["开展培训（县林业局负责）"]),
        (["包括普查、登记、", "挂牌、监测。"], ["包括普查、登记、挂牌、监测。"]),
        (["甲，乙", "", "丙，丁。"], ["甲，乙", "丙，丁。"]),
        (
            ["各乡镇要加强组织领导落实", "管护责任确保古茶树保护工", "作取得实效。"],
            ["各乡镇要加强组织领导落实管护责任确保古茶树保护工作取得实效。"],
        ),
        (["Tea Garden", "Green Plan"], ["Tea Garden", "Green Plan"]),
    ],
)
def test_a_break_within_a_sentence_parts_nothing(given: list[str], wanted: list[str]) -> None:
    assert join_breaks(given) == wanted
    page = f"<html><body><div id='zoom'>{BODY}<p>{'<br>'.join(given)}</p></div></body></html>"
    assert lines(page)[3:] == wanted
    breaks = "<w:r><w:br/></w:r>".join(f'<w:r><w:t xml:space="preserve">{one}</w:t></w:r>' for one in given)
    assert [one.text for one in read_bytes(docx(para(breaks)), "文件.docx").lines] == wanted


def test_lines_of_a_page_pasted_as_paragraphs_are_joined() -> None:
    sentence = "县林业局要会同乡镇对全县古茶树逐株登记造册拍照建档并按年度更新数据及时向社会公布保护情况。"
    text = (sentence * 8)[:-1]
    rows = [text[at : at + 25] for at in range(0, len(text), 25)]
    document = word(para(TITLE) + "".join(map(para, rows)))
    assert [clause.text for clause in document.clauses] == [text]


# ---------------------------------------------------------------- tables of Markdown


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (["| 甲 | 乙 |", "|---|---|", "| 1 | 2 |"], ["甲\t乙", "|---|---|", "1\t2"]),
        (["甲 | 乙", ":-- | --:", "1 | 2", "", "a | b"], ["甲\t乙", ":-- | --:", "1\t2", "", "a | b"]),
        (["| 甲 | 乙 |", "| :-: | - |", r"| 1\|2 | <br>3 |", "| 4 |"], ["甲\t乙", "| :-: | - |", "1|2\t 3", "4\t"]),
        (["| 甲 |", "|---|", "| 1 |"], ["甲\t", "|---|", "1\t"]),
        (["甲 | 乙", "不是表格"], ["甲 | 乙", "不是表格"]),
        (["标题", "---", "正文 | 说明"], ["标题", "---", "正文 | 说明"]),
        (
            ["<table><tr><td>甲</td><td>乙</td></tr>", "<tr><td>1</td><td>2</td></tr></table>", "后"],
            ["甲\t乙", "1\t2", "后"],
        ),
        (["<table><tr><td>没有结束"], ["<table><tr><td>没有结束"]),
    ],
)
def test_tables_in_plain_text(given: list[str], wanted: list[str]) -> None:
    assert [text for _, text in read_tables(given)] == wanted


def test_a_table_of_markdown_is_a_table_of_the_document() -> None:
    text = f"# {TITLE}\n\n{TEXT[0]}\n\n| 任务 | 单位 |\n| --- | --- |\n| 普查 | **县林业局** |\n\n{TEXT[2]}\n"
    document = document_of(text.encode(), "文件.md")
    assert [(clause.kind.value, clause.text) for clause in document.clauses] == [
        ("clause", TEXT[0]),
        ("table", "任务 | 单位"),
        ("table", "普查 | 县林业局"),
        ("clause", TEXT[2]),
    ]


# ---------------------------------------------------------------- Markdown


def test_what_markdown_strikes_out_is_furniture_and_said() -> None:
    text = f"# {TITLE}\n\n1. 普查古茶树~~，由乡镇承担~~。\n2. ~~取消补贴。~~\n3. 2020~~2025年，~~2020~~2025年。\n"
    read = read_text(text.encode(), "甲.md")
    assert [line.text for line in read.lines if line.furniture] == ["~~，由乡镇承担~~", "~~取消补贴。~~"]
    assert [line.text for line in read.lines if line.text and not line.furniture][1:] == [
        "1. 普查古茶树。",
        "3. 2020~~2025年，~~2020~~2025年。",
    ]
    assert read.warnings == ("文件有2处文字加了删除线，按已删除处理，未作为条文，请核对",)


def test_what_is_struck_out_before_a_number_is_furniture() -> None:
    read = read_text("管理率达到~~65%~~70%，2020~~2025年建成。\n".encode(), "甲.md")
    assert [(line.text, line.furniture) for line in read.lines] == [
        ("管理率达到70%，2020~~2025年建成。", False),
        ("~~65%~~", True),
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("巡林每月不少于*2*次。", "巡林每月不少于2次。"),
        ("渡口_应当_每年检查。", "渡口应当每年检查。"),
        ("[修缮渡口]{.underline}五处。", "修缮渡口五处。"),
        ("## []{#_Toc1 .anchor}一、任务 {#任务 .unnumbered}", "## 一、任务"),
        ('见[附件](附件1.docx "附件")和[条例](../a/t1.html)。', "见附件和条例。"),
        ("![图](a.png)见下。", "见下。"),
        ("面积10^4^亩、20<sup>3</sup>米，CO~2~达标。", "面积10⁴亩、20³米，CO2达标。"),
        ('<span style="color:red">市应急局</span><font color=red>报告</font>。', "市应急局报告。"),
        ("第三条&nbsp;市交通局检查&ldquo;渡口&rdquo;。", "第三条\xa0市交通局检查“渡口”。"),
        ("带*的为约束性指标，不带*的为预期性指标。", "带*的为约束性指标，不带*的为预期性指标。"),
        ("注：[*]中的“*”为累计数。", "注：[*]中的“*”为累计数。"),
        ("长200*300*400毫米，甲_乙，签字：____ 日期：____", "长200*300*400毫米，甲_乙，签字：____ 日期：____"),
        ("目标{见附件}，[1](注)，公式{a}。", "目标{见附件}，[1](注)，公式{a}。"),
    ],
)
def test_signs_around_words_go(line: str, words: str) -> None:
    assert [one.text for one in read_text(line.encode(), "甲.md").lines] == [words]


def test_a_line_of_signs_alone_is_furniture() -> None:
    signs = ("***", "* * *", "---", "```", "::: {.TRS_Editor}", ":::", "![图](a.png)", '[1]: http://a.cn/b "甲"')
    text = "适用[水路条例][1]。\n" + "\n".join(signs) + "\n"
    lines = read_text(text.encode(), "甲.md").lines
    assert [line.text for line in lines if not line.furniture] == ["适用水路条例。"]
    assert len(lines) == len(signs) + 1


def test_a_grid_table_has_cells_of_several_lines() -> None:
    text = (
        f"# {TITLE}\n\n{TEXT[0]}\n\n+------+--------------+\n| 序号 | 任务         |\n+======+==============+\n"
        "| 1    | 普查古茶树， |\n|      | 建立档案     |\n+------+--------------+\n"
    )
    document = document_of(text.encode(), "文件.md")
    assert [one.text for one in document.clauses][1:] == ["序号 | 任务", "1 | 普查古茶树，建立档案"]


def test_signs_of_markdown_are_no_words() -> None:
    text = (
        "---\ntitle: 古茶树\ndate: 2025-04-01\n---\n\n# 示例县古茶树保护方案\n\n## 目录\n\n- [一、开展普查](#a)\n"
        "- [二、落实责任](#b)\n\n## 一、开展普查\n\n1. 普查古茶树[^1]。建立[档案](http://example.cn/a)，覆盖`90%`。\n\n"
        "> 2. 各村应当建立台账。\n\n- [ ] 公布名录。\n\n## 二、落实责任\n\n乡镇应当巡查。\n\n[^1]: 树龄一百年以上。\n"
    )
    document = document_of(text.encode(), "甲.md")
    assert document.identity.title == TITLE
    assert tree(document) == [
        (0, "一、开展普查"),
        (1, "1. 普查古茶树[1]。建立档案，覆盖90%。"),
        (1, "2.各村应当建立台账。"),
        (2, "公布名录。"),
        (0, "二、落实责任"),
        (1, "乡镇应当巡查。"),
        (1, "[1] 树龄一百年以上。"),
    ]
