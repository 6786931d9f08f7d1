"""The Word document, read back by python-docx: headings, repeated heads, marks by styles, fonts, fields, same bytes."""

from __future__ import annotations

import io
import time
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

import report_fixture as fixture
from compare.errors import PolicyCompareError
from compare.model import Comparison, Frame
from compare.reading.files import read_bytes
from compare.reading.formats.docx import read as read_word
from compare.report import render
from compare.report.view import Report
from compare.words import phrase
from compare.words.language import CHINESE
from report_fixture import with_text

COMPARISON = fixture.build()


def load(comparison: Comparison, **frame: str) -> Document:
    return docx.Document(io.BytesIO(render(comparison, "docx", Frame(**frame))))


@pytest.fixture(scope="module")
def document() -> Document:
    return load(COMPARISON)


def words(document: Document) -> str:
    return "".join(text.text or "" for text in document.element.body.iter(qn("w:t")))


def test_headings_are_headings(document: Document) -> None:
    view = Report(COMPARISON)
    headings = [(one.style.name, one.text) for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert [text for name, text in headings if name == "Heading 1"] == [
        "一、总表",
        "二、未承接清单",
        "三、部分落实事项",
        "四、要求弱化事项",
        "五、逐条对照",
        "六、另列事项",
        "七、自主新增",
        "八、传导链",
        "九、文件",
        "十、图例与方法",
    ]
    assert {text for name, text in headings if name == "Heading 3"} == {
        part.title for upper in view.uppers for part in upper.parts
    }
    assert document.paragraphs[0].style.name == "Title"
    assert document.paragraphs[0].text == view.title


def test_every_directive_and_clause_stands_whole(document: Document) -> None:
    text = words(document)
    for one in COMPARISON.findings:
        assert one.directive.clause.text in text
        assert one.reason in text
        for match in one.matches:
            assert match.clause.text in text
    for initiative in COMPARISON.initiatives:
        assert initiative.clause.text in text


def test_many_findings_keep_the_best_clause_whole_and_the_place_of_the_others() -> None:
    comparison = fixture.build(300)
    view = Report(comparison)
    assert view.concise
    text = words(load(comparison))
    several = [one for one in comparison.findings if len(one.matches) > 1]
    assert several
    assert "其他条款只列出处" in text and "其他条款只列出处" not in words(load(COMPARISON))
    for one in several[:5]:
        assert one.directive.clause.text in text
        assert one.matches[0].clause.text in text
    for match in (match for one in comparison.findings for match in one.matches):
        assert phrase.place(match.clause.place, CHINESE) in text


def test_heads_repeat_and_short_rows_stay_whole(document: Document) -> None:
    for table in document.tables:
        first, *others = table._tbl.tr_lst
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert others
        for row in others:
            length = max(sum(len(text.text) for text in cell.iter(qn("w:t"))) for cell in row.tc_lst)
            whole = row.trPr is not None and row.trPr.find(qn("w:cantSplit")) is not None
            assert whole is (length < 700)


def test_tables_have_as_many_cells_as_columns(document: Document) -> None:
    for table in document.tables:
        columns = len(table._tbl.tblGrid.gridCol_lst)
        for row in table._tbl.tr_lst:
            assert sum(int(cell.grid_span) for cell in row.tc_lst) == columns


def test_insertions_and_deletions_are_styles_that_show_without_colour(document: Document) -> None:
    looks = {name: document.styles[name].font for name in ("本级增写", "上位独有", "两处相同")}
    assert looks["本级增写"].underline and looks["上位独有"].strike and looks["两处相同"].bold
    used = {style.get(qn("w:val")) for style in document.element.body.iter(qn("w:rStyle"))}
    assert {"LocalOnly", "UpperOnly", "InBoth"} <= used
    known = {style.style_id for style in document.styles}
    assert used | {style.get(qn("w:val")) for style in document.element.body.iter(qn("w:pStyle"))} <= known


def test_chinese_fonts_are_named_with_what_stands_in(document: Document) -> None:
    for name, font in (("Normal", "宋体"), ("Heading 1", "黑体"), ("文件原文", "仿宋")):
        fonts = document.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == font
        assert not any("Theme" in key for key in fonts.attrib)
    with zipfile.ZipFile(io.BytesIO(render(COMPARISON, "docx"))) as archive:
        table = archive.read("word/fontTable.xml").decode()
    assert all(font in table for font in ("SimSun", "SimHei", "FangSong", "Noto Serif CJK SC"))


def test_pages_are_numbered_and_headed() -> None:
    document = load(COMPARISON, title="示例报告", issuer="示例办公室", mark="内部资料")
    section = document.sections[0]
    assert [one.text for one in section.header.paragraphs] == ["内部资料", "示例报告　示例办公室"]
    fields = [one.text.strip() for one in section.footer._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert section.footer.paragraphs[0].text == "第1页　共1页"
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_properties_say_what_it_is_and_nothing_of_the_hour(document: Document) -> None:
    core = document.core_properties
    assert (core.title, core.author, core.language) == (Report(COMPARISON).title, "policy-compare", "zh-CN")
    assert core.created == core.modified
    assert core.created.year == 1980


def test_same_comparison_same_bytes_whatever_the_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    first = render(COMPARISON, "docx")
    later = time.gmtime(2_000_000_000)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setattr(time, "localtime", lambda *_: later)
    assert render(COMPARISON, "docx") == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "docProps/thumbnail.jpeg" not in archive.namelist()


def test_hostile_texts_are_shown() -> None:
    hostile = f"甲\x00乙\x0b\ud800丙\uffff{fixture.HOSTILE}{fixture.RARE}"
    document = load(with_text(hostile), title=hostile)
    shown = f"甲\u2400乙\u240b\ufffd丙\ufffd{fixture.HOSTILE}{fixture.RARE}"
    assert shown in words(document)
    assert document.core_properties.title == shown
    assert document.element.body.find(f".//{qn('w:hyperlink')}") is None


def test_lines_and_tabs_come_back() -> None:
    document = load(with_text("一是甲；\n二是\t乙。"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any("一是甲；\n二是\t乙。" in cell for cell in cells)


def test_nothing_found_is_still_a_document() -> None:
    empty = replace(COMPARISON, findings=(), chains=(), initiatives=(), totals=replace(COMPARISON.totals, pairs=()))
    assert Report(empty).result[0] in words(load(empty))


def test_the_program_reads_what_it_wrote() -> None:
    """Another reader than the one that the tests above use: the program's own."""
    content = render(COMPARISON, "docx")
    with pytest.raises(PolicyCompareError, match="本程序写出的结果"):
        read_bytes(content, "报告.docx")
    text = "\n".join(line.text for line in read_word(content, "报告.docx").lines)
    assert "五、逐条对照" in text
    assert COMPARISON.findings[2].directive.clause.text in text


@pytest.mark.slow
def test_a_thousand_rows_take_seconds() -> None:
    comparison = fixture.build(300)
    start = time.process_time()
    made = load(comparison)
    assert time.process_time() - start < 15
    assert sum(len(table._tbl.tr_lst) - 1 for table in made.tables[2:]) > len(comparison.findings)
