"""The PDF: no complaint from WeasyPrint, text that copies out, links that land, nothing from outside, same bytes."""

from __future__ import annotations

import dataclasses
import io
import logging
import re
import zlib

import pypdf
import pytest
from selectolax.lexbor import LexborHTMLParser

import report_fixture as fixture
from compare.errors import PolicyCompareError
from compare.model import Frame
from compare.output import fonts, pdf
from compare.output.fonts import GETA, describe_missing, missing, replace_missing
from compare.output.set_pages import SCHEME, ShippedOnly, set_pages
from compare.report import render
from compare.report.pages import print_page
from compare.report.view import Report
from compare.words.language import CHINESE

pytestmark = pytest.mark.slow


class Listener(logging.Handler):
    """Keeps every record."""

    def __init__(self):
        super().__init__(level=logging.WARNING)
        self.records = []

    def emit(self, record):
        self.records.append(record.getMessage())


@pytest.fixture(scope="module")
def made():
    listener = Listener()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(listener)
    try:
        content = render(fixture.build(), "pdf-full")
    finally:
        logger.removeHandler(listener)
    return content, listener.records


@pytest.fixture(scope="module")
def reader(made):
    return pypdf.PdfReader(io.BytesIO(made[0]))


@pytest.fixture(scope="module")
def words(reader):
    return squeeze("".join(page.extract_text() for page in reader.pages))


def squeeze(text):
    return re.sub(r"\s+", "", text)


def test_weasyprint_has_nothing_to_say(made):
    assert made[1] == []


def test_same_comparison_same_bytes(made):
    assert render(fixture.build(), "pdf-full") == made[0]


def test_every_directive_copies_out_whole(words):
    for finding in fixture.build().findings:
        assert squeeze(replace_missing(finding.directive.clause.text)) in words


def test_the_line_above_the_title_copies_out_without_blanks(reader):
    assert "政策承接对照" in reader.pages[0].extract_text()
    briefing = pypdf.PdfReader(io.BytesIO(render(fixture.build(), "briefing")))
    assert "政策承接简报" in briefing.pages[0].extract_text()


def test_rows_that_break_over_pages_lose_nothing():
    comparison = fixture.build(20)
    made = pypdf.PdfReader(io.BytesIO(render(comparison, "pdf-full")))
    pages = [squeeze(page.extract_text()) for page in made.pages]
    for finding in comparison.findings:
        whole = squeeze(replace_missing(finding.directive.clause.text))
        assert sum(whole in page for page in pages) >= 1
    rows = {one.directive.id for one in comparison.findings}
    copies = squeeze(replace_missing(comparison.findings[5].directive.clause.text)[:40])
    kinds = sum(1 for one in rows if int(one.rpartition("/")[2]) % len(fixture.UPPER_TEXTS) == 5)
    assert sum(page.count(copies) for page in pages) == kinds


def test_result_totals_and_reasons_are_printed(words):
    view = Report(fixture.build())
    for line in view.result:
        assert squeeze(line) in words
    for finding in fixture.build().findings:
        assert squeeze(finding.reason) in words


def test_document_says_what_it_is(reader):
    assert reader.metadata.title == Report(fixture.build()).title
    assert reader.metadata.author == "policy-compare"
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert "/StructTreeRoot" in reader.trailer["/Root"]
    assert reader.metadata.creation_date is None
    assert {round(float(side)) for page in reader.pages for side in page.mediabox[2:]} == {595, 842}


def test_only_shipped_fonts_are_embedded(reader):
    names = set()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            (descendant,) = font.get_object()["/DescendantFonts"]
            descriptor = descendant.get_object()["/FontDescriptor"].get_object()
            assert "/FontFile3" in descriptor
            names.add(descriptor["/FontName"].partition("+")[2])
    assert names == {"Hei", "Song"}


def headings(comparison):
    """What the page sets as headings, in their order."""
    page = print_page(Report(comparison), "", "print_full")
    return [squeeze(one.text()) for one in LexborHTMLParser(page).css("h1, h2, h3")]


def flat(outline):
    for one in outline:
        if isinstance(one, list):
            yield from flat(one)
        else:
            yield one


def test_every_link_lands_where_its_name_says(reader):
    names = reader.named_destinations
    links = [
        note.get_object()["/A"]["/D"] if "/A" in note.get_object() else note.get_object()["/Dest"]
        for page in reader.pages
        for note in page.get("/Annots", [])
    ]
    assert len(links) > 20
    assert set(links) <= set(names)
    for name in set(links):
        page = reader.pages[reader.get_destination_page_number(names[name])]
        assert 0 <= float(names[name]["/Top"]) <= 842
        if name.startswith("r-"):
            number = next(
                row.number
                for upper in Report(fixture.build()).uppers
                for part in upper.parts
                for row in part.rows
                if row.anchor == name
            )
            assert number in page.extract_text()


def test_bookmarks_are_the_headings(reader):
    assert [squeeze(one.title) for one in flat(reader.outline)] == headings(fixture.build())
    titles = [one.title for one in reader.outline if not isinstance(one, list)]
    assert titles[:5] == [Report(fixture.build()).title, "目录", "一、总表与图例", "二、未承接清单", "三、变化清单"]
    assert titles[-1] == "十一、方法与参数"
    for one in flat(reader.outline):
        page = reader.pages[reader.get_destination_page_number(one)]
        assert squeeze(one.title) in squeeze(page.extract_text())


def test_tables_are_numbered_without_a_gap(words):
    captions = [
        int(number)
        for number in re.findall(
            r"表(\d+)　?(?=对照总表|承接方式|参加对照|未承接的|变化与|《|指标|国家|省级|引用|上级|各文件|输入|参数)",
            words,
        )
    ]
    assert captions == list(range(1, len(captions) + 1))
    assert len(captions) > 8


def test_changes_are_listed_with_the_words_of_both_sides(words):
    for finding in fixture.build().findings:
        for change in finding.changes:
            if change.local:
                assert squeeze(f"“{change.upper}”→“{change.local}”") in words


def test_contents_give_the_page_of_each_part(reader):
    contents = reader.pages[1].extract_text()
    pages = {
        one.title: reader.get_destination_page_number(one) + 1 for one in reader.outline if not isinstance(one, list)
    }
    for title in ("四、逐条对照", "九、对照选择", "十一、方法与参数"):
        line = next(line for line in contents.splitlines() if title in line)
        assert re.search(rf"\D{pages[title]}$", line.strip())


def test_table_heads_repeat_and_pages_are_counted(reader):
    heads = [page for page in reader.pages if "本级文件的条款与依据" in page.extract_text()]
    assert len(heads) >= 3
    for number, page in enumerate(reader.pages, 1):
        if number > 1:
            assert f"第{number}页共{len(reader.pages)}页" in squeeze(page.extract_text())


def test_characters_without_a_glyph_are_marked_and_listed(words):
    assert f"向社会公开检查结果{GETA * 2}。" in words
    assert "U+10348（" in words
    assert "U+1F994（" in words


def test_missing_glyphs_are_found():
    assert not missing("第一章　总体要求“社区食堂”〔2026〕①㎡≥…—✓○※\n\t\u00a0\u200b")
    assert missing("甲🦔乙🦔") == {"🦔": 2}
    assert missing("甲\u202e乙") == {"\u202e": 1}
    assert replace_missing("甲🦔乙") == "甲〓乙"


def test_a_flood_of_missing_glyphs_is_summed_up():
    text = describe_missing(missing("".join(chr(0x1F600 + n) for n in range(20))), CHINESE)
    assert text.count("U+") == 12
    assert "等20种" in text


def test_templates_use_only_characters_that_the_fonts_have():
    comparison = dataclasses.replace(fixture.build(), findings=(), chains=(), initiatives=(), choices=(), warnings=())
    for lang in ("zh", "en"):
        page = print_page(Report(comparison, Frame(lang=lang)), "")
        assert not missing(page)


def test_fetcher_serves_fonts_and_nothing_else(tmp_path):
    fetcher = ShippedOnly(fail_on_errors=True)
    assert fetcher.fetch(SCHEME + "Hei").read()[:4] == b"OTTO"
    (tmp_path / "secret.txt").write_text("x")
    for url in (f"{SCHEME}../x", "https://example.org/x.png", (tmp_path / "secret.txt").as_uri(), "data:text/plain,x"):
        with pytest.raises(ValueError, match="refused"):
            fetcher.fetch(url)


def test_a_page_that_asks_for_something_is_not_set():
    with pytest.raises(PolicyCompareError, match=r"不取用任何文件和网址.*https://example\.org/x\.png"):
        set_pages('<html lang="zh-CN"><title>x</title><img alt="x" src="https://example.org/x.png"></html>')


def test_without_pango_and_without_a_browser_one_line_says_what_to_install(monkeypatch):
    monkeypatch.setattr(pdf, "find_fault", lambda: "cannot load library 'libpango-1.0-0'")
    monkeypatch.setattr(pdf, "find_browser", lambda: None)
    with pytest.raises(PolicyCompareError, match=r"libpango-1\.0-0.*Chromium.*doctor") as caught:
        render(fixture.build(), "pdf")
    assert "\n" not in str(caught.value)


def test_without_the_fonts_one_line_says_what_to_install(monkeypatch):
    monkeypatch.setattr(fonts, "PACKAGE", "no_such_fonts")
    fonts.font_paths.cache_clear()
    try:
        with pytest.raises(PolicyCompareError, match="no-such-fonts"):
            fonts.font_paths()
    finally:
        fonts.font_paths.cache_clear()


def test_setting_pages_leaves_the_process_as_it_was(made):
    import gc

    import pydyf

    assert gc.isenabled()
    assert pydyf.PDF.page_references.fget.__module__ == "pydyf"
    assert pydyf.zlib is zlib
