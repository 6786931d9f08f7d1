"""Web pages: the document is text, the rest of the page furniture, and nothing that is visible is lost."""

from __future__ import annotations

import base64
import quopri
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from compare.errors import PolicyCompareError
from compare.model import Document, Level
from compare.pipeline import read_source
from compare.reading.files import read_bytes
from compare.reading.formats import Read
from compare.reading.formats.html import read

ARTICLES = "".join(f"<p>第{n}条 再生资源回收企业应当公示回收目录和价格，接受社会监督。</p>" for n in "一二三四")
TITLE = "临江市废旧物资回收管理办法"


def page(
    content: str, *, head: str = "", before: str = "", after: str = "", frame: str = '<div id="UCAP-CONTENT">{}</div>'
) -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{before}{frame.format(content)}{after}</body></html>"


def lines(text: str) -> list[str]:
    """What is no furniture."""
    return [line.text for line in read(text.encode(), "页.html").lines if not line.furniture]


def read_page(text: str) -> tuple[Document, ...]:
    return read_source(read_bytes(text.encode(), "页.html"))


def chrome(text: str) -> list[str]:
    return [line.text for line in read(text.encode(), "页.html").lines if line.furniture]


# ---------------------------------------------------------------- encodings


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", ""),
        ("utf-8", "gb2312"),
        ("gb18030", "gb2312"),
        ("gbk", ""),
        ("gb18030", "utf-8"),
        ("big5", "big5"),
    ],
)
def test_encodings(encoding: str, declared: str) -> None:
    words = "第一條 為了規範回收，制定本辦法。" if encoding == "big5" else "第一条 为了规范回收，制定本办法。"
    meta = f'<meta charset="{declared}">' if declared else ""
    data = page(f"<p>{words}</p>" * 3, head=meta).encode(encoding)
    result = read(data, "页.html")
    assert [line.text for line in result.lines] == [words] * 3
    assert result.warnings == ()


def test_a_broken_byte_is_marked_and_said() -> None:
    data = (
        page(ARTICLES, head="<meta charset=gb2312>").encode("gb18030").replace("接受".encode("gb18030"), b"\xff\xff", 1)
    )
    result = read(data, "页.html")
    assert "\ufffd" in result.lines[0].text
    assert result.lines[1].text.startswith("第二条")
    assert result.warnings[0].startswith("网页有")


# ---------------------------------------------------------------- blocks


def test_blocks_end_lines_and_inline_elements_do_not() -> None:
    content = (
        "<h2>总则</h2><p>甲<b>乙</b><span>丙</span></p><div>丁<br>戊</div><ul><li>己</li><li>庚</li></ul>裸文<p></p>"
        "<p>　　首行缩进&nbsp;空格</p><dl><dt>辛</dt><dd>壬</dd></dl><pre>一行\n二行</pre>"
    )
    assert lines(page(ARTICLES + content))[4:] == [
        "总则",
        "甲乙丙",
        "丁",
        "戊",
        "己",
        "庚",
        "裸文",
        "首行缩进\xa0空格",
        "辛",
        "壬",
        "一行",
        "二行",
    ]


def test_line_ends_of_the_source_are_no_blanks_between_chinese_characters() -> None:
    content = "<p>回收\n   企业  Green\nCity</p><p>第五条\n企业应当</p>"
    assert lines(page(ARTICLES + content))[4:] == ["回收企业 Green City", "第五条 企业应当"]


def test_what_nobody_sees_is_not_read() -> None:
    content = (
        "<script>var a = '脚本';</script><style>p{}</style><noscript>无脚本</noscript><!-- 注释 -->"
        "<p style='display: none'>隐藏一</p><p hidden>隐藏二</p><span style='visibility:hidden'>隐藏三</span>"
        "<p style='display:none'>广告：隐藏四</p>"
        "<select><option>选项</option></select><template><p>模板</p></template><p>可见</p>"
    )
    text = page(ARTICLES + content)
    assert lines(text)[4:] == ["可见"]
    assert chrome(text) == []


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_a_page_saved_in_one_file_with_its_pictures(encoding: str, charset: str) -> None:
    text = page(ARTICLES)
    encode = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes}[encoding]
    head = (
        'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="----B"\r\n\r\n'
    )
    parts = f"------B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n".encode()
    picture = (
        b"------B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n------B--\r\n"
    )
    data = head.encode() + parts + encode(text.encode(charset)) + b"\r\n" + picture
    source = read_bytes(data, "网页.mht")
    assert source.format == "html"
    assert [line.text for line in source.lines] == [line.text for line in read(text.encode(), "网页.html").lines]


def test_numbers_of_lists() -> None:
    content = (
        "<ol><li>甲</li><li>乙</li></ol><ol start=4 type=a><li>丙</li><li value=9>丁</li><li>（一）已有编号</li></ol>"
        "<ol style='list-style-type: cjk-ideographic'><li>戊</li></ol><ol style='list-style: none'><li>己</li></ol>"
        "<ol><li><p>庚</p><p>辛</p></li></ol>"
    )
    assert lines(page(ARTICLES + content))[4:] == [
        "1.甲",
        "2.乙",
        "d.丙",
        "i.丁",
        "（一）已有编号",
        "一、戊",
        "己",
        "1.庚",
        "辛",
    ]


def test_note_marks() -> None:
    content = "<p>网点<sup>①</sup>公示面积10m<sup>2</sup>。</p>"
    assert lines(page(ARTICLES + content))[4:] == ["网点^①公示面积10m2。"]


def test_a_raised_number_does_not_join_the_number_before_it() -> None:
    content = "<p>床位3000<sup>1</sup>张，站点20<sup>[2]</sup>个，处理10<sup>4</sup>吨，经费<sup>3</sup>5000万元。</p>"
    assert lines(page(ARTICLES + content))[4:] == ["床位3000¹张，站点20^[2]个，处理10⁴吨，经费³5000万元。"]


# ---------------------------------------------------------------- tables


def test_tables_as_rows_with_merged_cells_once() -> None:
    content = (
        "<table><caption>表1 任务</caption><tr><th>序号</th><th colspan=2>任务</th></tr>"
        "<tr><td rowspan=2>1</td><td>甲<br>乙</td><td>丙</td></tr><tr><td><p>丁</p><p>戊</p></td><td>己</td></tr>"
        "<tr><td colspan=3>小计</td></tr><tr style='display:none'><td>不见</td><td>不见</td></tr></table>"
    )
    assert lines(page(ARTICLES + content))[4:] == [
        "表1 任务",
        "序号\t任务\t",
        "1\t甲 乙\t丙",
        "\t丁 戊\t己",
        "小计\t\t",
    ]


def test_two_rows_of_a_head_are_one_and_what_covers_rows_from_behind_is_said_in_each() -> None:
    content = (
        "<table><tr><th rowspan=2>任务</th><th colspan=2>目标</th><th rowspan=2>单位</th></tr>"
        "<tr><th>2026年</th><th>2027年</th></tr>"
        "<tr><td>建站</td><td>10个</td><td>20个</td><td rowspan=2>市商务局</td></tr>"
        "<tr><td>培训</td><td>30人</td><td>60人</td></tr></table>"
    )
    assert lines(page(ARTICLES + content))[4:] == [
        "任务\t目标 2026年\t目标 2027年\t单位",
        "建站\t10个\t20个\t市商务局",
        "培训\t30人\t60人\t市商务局",
    ]


def test_a_row_that_only_says_who_and_when_says_again_what_task_covers_it() -> None:
    content = (
        "<table><tr><th>序号</th><th>任务</th><th>责任单位</th><th>时限</th></tr>"
        "<tr><td rowspan=2>1</td><td rowspan=2>修复湿地五百亩</td><td>市林业局</td><td>2027年底</td></tr>"
        "<tr><td>市水利局</td><td>2026年底</td></tr></table>"
    )
    assert lines(page(ARTICLES + content))[5:] == [
        "1\t修复湿地五百亩\t市林业局\t2027年底",
        "1\t修复湿地五百亩\t市水利局\t2026年底",
    ]


def test_a_body_in_a_middle_column_is_said_of_the_rows_that_it_covers() -> None:
    content = (
        "<table><tr><th>序号</th><th>措施</th><th>责任单位</th><th>时限</th></tr>"
        "<tr><td rowspan=2>1</td><td>修复湿地</td><td rowspan=3>市林业局</td><td>2027年底</td></tr>"
        "<tr><td>清理河道</td><td>2028年底</td></tr><tr><td>2</td><td>安排资金</td><td>2026年底</td></tr></table>"
    )
    assert lines(page(ARTICLES + content))[5:] == [
        "1\t修复湿地\t市林业局\t2027年底",
        "\t清理河道\t市林业局\t2028年底",
        "2\t安排资金\t市林业局\t2026年底",
    ]


def test_a_first_row_that_covers_others_is_a_task_and_no_head() -> None:
    rows = (
        "<tr><{0} rowspan=2>一</{0}><{0} rowspan=2>开办便利</{0}><{0}>公布流程</{0}><{0} rowspan=2>省商务厅</{0}></tr>"
        "<tr><td>减少材料</td></tr><tr><td>二</td><td>用水便利</td><td>减少环节</td><td>省水利厅</td></tr>"
    )
    found = lines(page(f"{ARTICLES}<table>{rows.format('td')}</table>"))[4:]
    assert found == ["一\t开办便利\t公布流程\t省商务厅", "\t\t减少材料\t省商务厅", "二\t用水便利\t减少环节\t省水利厅"]
    assert lines(page(f"{ARTICLES}<table>{rows.format('th')}</table>"))[5] == "\t\t减少材料\t"


def test_absurd_spans_do_no_harm() -> None:
    content = "<table><tr><td colspan=999999 rowspan=999999>甲</td><td>乙</td></tr><tr><td colspan=-1 rowspan=x>丙</td><td>丁</td></tr></table>"
    found = lines(page(ARTICLES + content))[4:]
    assert [line.strip("\t").replace("\t", "") for line in found] == ["甲乙", "丙丁"]


def test_tables_for_the_layout_are_no_tables() -> None:
    frame = "<table><tr><td>导航</td><td><table><tr><td>{}</td></tr></table></td></tr></table>"
    text = page(ARTICLES, frame=frame)
    assert lines(text) == [f"第{n}条 再生资源回收企业应当公示回收目录和价格，接受社会监督。" for n in "一二三四"]
    assert chrome(text) == ["导航"]
    long = "<table><tr><td>目录</td><td>" + ARTICLES * 8 + "</td></tr></table>"
    assert lines(page(ARTICLES + long))[4:6] == ["目录", lines(page(ARTICLES))[0]]


# ---------------------------------------------------------------- the name of a page


OWN = "<p align=center>临江市渡口修缮方案</p><p>为修缮渡口，结合我市实际，制定本方案。</p><p>一、修缮任务</p><p>市交通局应当在2027年底前修缮渡口五处，并且每年检查一次。</p>"


@pytest.mark.parametrize(
    "name",
    [
        "通知公告-临江市交通局",
        "公示公告 - 临江市交通局",
        "市政府令_临江市人民政府",
        "规范性文件_临江市人民政府",
        "重大决策|临江市政府网",
        "行政规范性文件-政务公开",
        "渡口专栏图文_临江市人民政府",
    ],
)
def test_the_name_of_a_column_is_no_title(name: str) -> None:
    text = page(OWN, head=f"<title>{name}</title>")
    assert lines(text)[:2] == ["临江市渡口修缮方案", "为修缮渡口，结合我市实际，制定本方案。"]
    (document,) = read_page(text)
    assert document.identity.title == "临江市渡口修缮方案"
    assert {one.headings for one in document.clauses} == {(), ("一、修缮任务",)}


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("临江市渡口修缮管理通告-临江市交通局", "临江市渡口修缮管理通告"),
        ("关于印发渡口修缮方案的通知_临江市人民政府", "关于印发渡口修缮方案的通知"),
        ("通知公告_临江市渡口修缮办法_临江市人民政府", "临江市渡口修缮办法"),
        ("渡口修缮问答_临江市人民政府", "渡口修缮问答"),
        ("公告栏使用办法_临江市人民政府", "公告栏使用办法"),
    ],
)
def test_the_name_of_a_page_is_the_title_where_it_names_a_document(name: str, first: str) -> None:
    assert lines(page(ARTICLES, head=f"<title>{name}</title>"))[0] == first


# ---------------------------------------------------------------- content and chrome


CHROME = "<div class=nav><a>首页</a><a>政策</a></div><div class=tools>【字体：大 中 小】 打印</div>"
FOOT = "<div class=footer>版权所有 某某网</div>"


@pytest.mark.parametrize(
    "frame",
    [
        '<div id="UCAP-CONTENT">{}</div>',
        '<div class="TRS_Editor">{}</div>',
        '<div class="view trs_editor_view TRS_UEDITOR">{}</div>',
        '<div class="pages_content">{}</div>',
        '<div class="wrap"><div class="left"><a>链接甲</a></div><div class="main"><div>{}</div></div></div>',
        "<article>{}</article>",
        "<table><tr><td><div>{}</div></td></tr></table>",
    ],
)
def test_the_content_is_found(frame: str) -> None:
    text = page(ARTICLES, before=CHROME, after=FOOT, frame=frame)
    assert len(lines(text)) == 4
    around = [line for line in chrome(text) if line != "链接甲"]
    assert around == ["首页政策", "【字体：大 中 小】 打印", "版权所有 某某网"]


def test_an_empty_shell_is_not_the_content() -> None:
    text = page(
        "",
        before='<div class="TRS_Editor"></div>',
        frame='<div id="UCAP-CONTENT"></div>',
        after=f"<div>{ARTICLES}</div>",
    )
    assert len(lines(text)) == 4


def test_the_title_comes_first_and_stands_once() -> None:
    named = f"<title>{TITLE}_政策文件_临江市人民政府</title>"
    heading = f"<div class=article><h1>{TITLE}</h1><div>来源：某某网</div></div>"
    assert lines(page(ARTICLES, head=named, before=heading))[:2] == [TITLE, lines(page(ARTICLES))[0]]
    assert chrome(page(ARTICLES, head=named, before=heading)) == ["来源：某某网"]
    assert lines(page(ARTICLES, head=named))[0] == TITLE
    inside = page(f"<p>{TITLE[:6]}</p><p>{TITLE[6:]}</p>{ARTICLES}", head=named)
    assert lines(inside)[:3] == [TITLE[:6], TITLE[6:], lines(page(ARTICLES))[0]]
    declared = f'<meta name="ArticleTitle" content="{TITLE}"><title>某网</title>'
    assert lines(page(ARTICLES, head=declared))[0] == TITLE


META = (
    "<table><tr><td>索 引 号：</td><td>0001/2026-3</td><td>主题分类：</td><td>商贸</td></tr>"
    "<tr><td>发文机关：</td><td>临江市人民政府</td><td>成文日期：</td><td>2026年3月5日</td></tr>"
    "<tr><td>发文字号：</td><td>临政发〔2026〕3号</td></tr></table>"
)


def test_what_the_page_says_of_the_document_becomes_its_head() -> None:
    named = f"<title>{TITLE}_临江市人民政府</title>"
    text = page(ARTICLES, head=named, before=f"{META}<h1>{TITLE}</h1>")
    assert lines(text)[:4] == ["临江市人民政府", TITLE, "临政发〔2026〕3号", "2026年3月5日"]
    assert chrome(text) == ["索 引 号：\t0001/2026-3\t主题分类：\t商贸", "发文机关：\t\t成文日期：\t", "发文字号：\t"]
    (document,) = read_source(read_bytes(text.encode(), "页.html"))
    identity = document.identity
    assert (identity.title, identity.number, identity.date) == (TITLE, "临政发〔2026〕3号", "2026-03-05")
    assert (identity.issuers, identity.level) == (("临江市人民政府",), Level.COUNTY), (
        "a city of that name is one of the county level"
    )


def test_a_document_with_its_own_head_keeps_it() -> None:
    own = f"<p>{TITLE}</p><p>临政发〔2026〕3号</p>"
    text = page(own + ARTICLES, head=f"<title>{TITLE}_网</title>", before=META)
    assert lines(text)[:2] == [TITLE, "临政发〔2026〕3号"]
    assert len(chrome(text)) == 3


VISIBLE = st.text(alphabet="回收网点管理办法第一条（）〔〕：。 2026年号", min_size=0, max_size=30)
BLOCK = st.recursive(
    VISIBLE,
    lambda inner: st.tuples(
        st.sampled_from(["p", "div", "span", "td", "tr", "table", "ol", "li", "h1", "sup", "b", "article", "a"]),
        st.lists(inner, max_size=4),
    ).map(lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(BLOCK, VISIBLE)
@example("<sup>0</sup>", "")
def test_no_visible_character_is_lost(block: str, title: str) -> None:
    text = page(ARTICLES, head=f"<title>{title}</title>", before=block, frame="<div>{}</div>")
    body = LexborHTMLParser(text).body
    assert body is not None
    shown = "".join(line.text for line in read(text.encode(), "页.html").lines)
    found = Counter(re.sub(r"\s", "", unicodedata.normalize("NFKC", shown)))  # a raised 2 is ² there
    assert Counter(re.sub(r"\s", "", unicodedata.normalize("NFKC", body.text()))) <= found


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_random_bytes_behind_the_signature(data: bytes) -> None:
    try:
        assert isinstance(read(b"<!DOCTYPE html>" + data, "页.html"), Read)
    except PolicyCompareError as problem:
        assert "\n" not in str(problem)  # noqa: PT017


@settings(max_examples=100, deadline=None)
@given(st.integers(20, 3000), st.sampled_from(["utf-8", "gb18030"]))
def test_pages_that_are_cut_off(size: int, encoding: str) -> None:
    data = page(META + ARTICLES, head=f"<meta charset={encoding}><title>{TITLE}</title>", before=CHROME).encode(
        encoding
    )[:size]
    try:
        assert isinstance(read(data, "页.html"), Read)
    except PolicyCompareError as problem:
        assert "\n" not in str(problem)  # noqa: PT017


@pytest.mark.parametrize("nest", ["<div>", "<table><tr><td>", "<b>", "<ul><li>"])
def test_deep_nesting(nest: str) -> None:
    text = "<html><body>" + nest * 3000 + "第一条 正文。"
    assert [line.text for line in read(text.encode(), "页.html").lines] == ["第一条 正文。"]


def test_a_page_without_text() -> None:
    with pytest.raises(PolicyCompareError, match="没有文字"):
        read_bytes(b"<html><body><script>1</script></body></html>", "页.html")


@pytest.mark.real
def test_real_page(real: Path) -> None:
    file = real / "documents" / "formats" / "gov.html"
    (document,) = read_source(read_bytes(file.read_bytes(), "gov.html"))
    articles = [part.label for part in document.parts if part.label.endswith("条")]
    assert len(articles) == 72
    assert articles[-1] == "第七十二条"
    assert (document.identity.issuers, document.identity.date) == (("国务院",), "2019-10-22")
    assert document.identity.level is Level.NATIONAL
    assert not any("责任编辑" in clause.text or "打印" in clause.text for clause in document.clauses)
