"""The workbook, read back by openpyxl: a sheet for each thing, texts that stay texts, marks as rich text, same bytes."""

from __future__ import annotations

import io
import time
import zipfile
from dataclasses import replace
from itertools import pairwise

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.worksheet import Worksheet

import report_fixture as fixture
from compare.model import Citation, CitationKind, Comparison, Finding, Frame
from compare.output.sheets import CELL_LIMIT, limit, limit_runs
from compare.report import render
from compare.words.runs import Run
from report_fixture import with_text

COMPARISON = replace(
    fixture.build(),
    citations=(Citation(fixture.CITY, CitationKind.NOT_GIVEN, "示例办法", "示发〔2020〕1号", note="文中引用"),),
)
SHEETS = ["总表", "对照结果", "要点", "指标", "变化", "自主新增", "传导链", "文件", "引用", "说明"]


def load(comparison: Comparison, **frame: str) -> Workbook:
    return load_workbook(io.BytesIO(render(comparison, "xlsx", Frame(**frame))), rich_text=True)


@pytest.fixture(scope="module")
def book() -> Workbook:
    return load(COMPARISON)


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows below the head, which is the first row with a filter."""
    head = int(sheet.auto_filter.ref.split(":")[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    titles = [cell.value for cell in sheet[head]]
    return [dict(zip(titles, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=head + 1)]


def test_every_thing_has_its_sheet(book: Workbook) -> None:
    assert book.sheetnames == SHEETS
    findings = COMPARISON.findings
    assert [row["对照标识"] for row in rows(book["对照结果"])] == [one.id for one in findings]
    assert len(rows(book["要点"])) == sum(len(one.answers) for one in findings)
    assert len(rows(book["指标"])) == sum(len(one.directive.targets) for one in findings)
    assert len(rows(book["变化"])) == sum(len(one.changes) for one in findings)
    assert [row["条款标识"] for row in rows(book["自主新增"])] == [one.clause.id for one in COMPARISON.initiatives]
    assert len(rows(book["传导链"])) == sum(len(one.steps) for one in COMPARISON.chains)
    assert [row["文件标识"] for row in rows(book["文件"])] == [one.id for one in COMPARISON.documents]
    (citation,) = rows(book["引用"])
    assert (citation["所引文件"], citation["引用情况"]) == ("示例办法", "引用而未提供")


def test_filters_are_on_panes_are_frozen_and_pages_repeat_the_head(book: Workbook) -> None:
    for sheet in book:
        head = int(sheet.auto_filter.ref.split(":")[0][1:])
        assert sheet.freeze_panes.endswith(str(head + 1))
        assert sheet.print_title_rows == f"${head}:${head}"
        assert sheet.page_setup.orientation == "landscape"
        assert all(sheet.column_dimensions[letter].width > 5 for letter in ("A", "B", "C"))


def test_numbers_are_numbers_and_texts_wrap(book: Workbook) -> None:
    sheet = book["对照结果"]
    titles = [cell.value for cell in sheet[1]]
    coverage = sheet.cell(2, titles.index("覆盖度") + 1)
    assert coverage.value == pytest.approx(COMPARISON.findings[0].coverage)
    assert coverage.number_format == "0%"
    text = sheet.cell(2, titles.index("部署要求") + 1)
    assert text.alignment.wrap_text and text.alignment.vertical == "top"
    values = {row["指标"]: row["数值"] for row in rows(book["指标"])}
    assert values["城镇社区食堂覆盖率"] == 80


def test_insertions_and_deletions_are_formatted(book: Workbook) -> None:
    by_id: dict[str, Finding] = {one.id: one for one in COMPARISON.findings}
    seen = set()
    for row in rows(book["对照结果"]):
        one = by_id[str(row["对照标识"])]
        upper, local = row["部署要求"], row["最佳条款"]
        assert str(upper).replace("\r", "") == one.directive.clause.text
        if one.matches:
            assert str(local) == one.matches[0].clause.text
        for cell in (upper, local):
            for part in cell if isinstance(cell, CellRichText) else ():
                if isinstance(part, TextBlock):
                    seen |= {
                        name for name in ("u", "strike", "b") if getattr(part.font, name) not in (None, False, "none")
                    }
    assert seen == {"u", "strike", "b"}


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("https://example.org")', "https://example.org/x", "{=1}", "2026"],
)
def test_no_text_becomes_a_formula_a_link_or_a_number(text: str) -> None:
    made = render(with_text(text), "xlsx")
    sheet = load_workbook(io.BytesIO(made))["对照结果"]
    cell = sheet["D2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        assert not any(b"<f>" in archive.read(name) or b"<hyperlink" in archive.read(name) for name in sheets)
        assert not any(
            "externalLink" in name or (name.endswith(".rels") and b"External" in archive.read(name))
            for name in archive.namelist()
        )


def test_hostile_characters_are_shown() -> None:
    text = "甲\x00乙\x0b\ud800丙\uffff_x0041_丁"
    book = load(with_text(text), title=text)
    assert str(book["对照结果"]["D2"].value) == "甲\u2400乙\u240b\ufffd丙\ufffd_x0041_丁"
    assert book["总表"]["A1"].value == "甲\u2400乙\u240b\ufffd丙\ufffd_x0041_丁"


def test_a_text_too_long_for_a_cell_says_how_much_is_left_out() -> None:
    text = "长" * 40_000
    value = str(load(with_text(text))["对照结果"]["D2"].value)
    kept = value.rstrip("〕").rpartition("〔略")
    assert len(value) <= CELL_LIMIT
    assert len(kept[0]) + int(kept[2].rstrip("字")) == len(text)


def test_the_limit_counts_as_excel_counts() -> None:
    assert limit("字" * CELL_LIMIT) == "字" * CELL_LIMIT
    emoji = limit("🦔" * CELL_LIMIT)
    assert len(emoji.encode("utf-16-le")) // 2 <= CELL_LIMIT
    runs = limit_runs([Run("ins", "甲" * 20_000), Run("del", "乙" * 20_000), Run("", "丙")])
    assert [run.mark for run in runs] == ["ins", "del", "cut"]
    assert sum(len(run.text) for run in runs) <= CELL_LIMIT


def test_house_style_and_properties() -> None:
    book = load(COMPARISON, title="甲&乙", issuer="示例办公室", mark="内部资料&1")
    assert (book.properties.title, book.properties.creator) == ("甲&乙", "示例办公室")
    assert all("内部资料&&1" in str(sheet.oddFooter.left.text) or "内部资料" in str(sheet.oddFooter) for sheet in book)


def test_same_comparison_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = render(COMPARISON, "xlsx")
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))
    assert render(COMPARISON, "xlsx") == first


def test_nothing_found_gives_sheets_with_heads_only() -> None:
    empty = replace(
        COMPARISON, findings=(), chains=(), initiatives=(), citations=(), totals=replace(COMPARISON.totals, pairs=())
    )
    book = load(empty)
    assert book.sheetnames == SHEETS
    assert book["对照结果"].max_row == 1


@pytest.mark.slow
def test_time_grows_with_the_rows_and_stays_small() -> None:
    """1,800 findings take some two seconds; the bound is wide, for machines at work."""
    times = []
    for count in (100, 800):
        comparison = fixture.build(count)
        start = time.process_time()
        render(comparison, "xlsx")
        times.append((time.process_time() - start) / len(comparison.findings))
    assert all(later < 3 * earlier for earlier, later in pairwise(times))
    assert times[-1] < 0.005  # seconds a finding
