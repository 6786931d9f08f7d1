"""Lays records out as tables, and writes these as Excel workbooks and CSV.

Cells are plain values: counts and shares stay numbers, so that people can go on calculating.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, Generic, Literal, TypeVar

from compare.model import Frame
from compare.output.write import MADE, xml_text
from compare.words.language import Language, language_of
from compare.words.runs import Run

Cell = str | int | float | None | tuple[Run, ...]
Kind = Literal["text", "count", "share", "score", "yes"]
Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Column(Generic[Record]):
    """One column: its title, its width in characters, the function that reads its cell, and how numbers are shown.

    ``share`` and ``score`` run from 0 to 1, the one shown as per cent, the other with two digits; true is said in words
    and false left empty. ``name`` is what programs call the column, empty where none reads it.
    """

    title: str
    width: int
    read: Callable[[Record], Cell]
    kind: Kind = "text"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: ``fixed`` columns at the left stay in sight; ``intro`` lines stand above the table.

    Its rows are walked once, as they are written; a great one is ``sparse``: its empty cells are not written.
    """

    name: str
    titles: tuple[str, ...]
    widths: tuple[int, ...]
    kinds: tuple[Kind, ...]
    rows: Iterable[tuple[Cell, ...]]
    fixed: int = 0
    intro: tuple[str, ...] = ()
    sparse: bool = False


def lay_out(
    name: str,
    columns: Sequence[Column[Record]],
    records: Iterable[Record],
    say: Language,
    *,
    fixed: int = 0,
    intro: tuple[str, ...] = (),
    sparse: bool = False,
) -> Sheet:
    """A sheet with one row for each record, its name and titles said in the language of the frame."""
    titles, widths = tuple(say(one.title) for one in columns), tuple(one.width for one in columns)
    rows = (tuple(_tell(one.read(record), say) for one in columns) for record in records)
    return Sheet(say(name), titles, widths, tuple(one.kind for one in columns), rows, fixed, intro, sparse)


def _tell(cell: Cell, say: Language) -> Cell:
    return (say("是") if cell else "") if isinstance(cell, bool) else cell


def plain(cell: Cell) -> str:
    """A cell as text without marking; empty for None."""
    if isinstance(cell, tuple):
        return "".join(run.text for run in cell)
    return "" if cell is None else str(cell)


CELL_LIMIT = 32_767  # what Excel holds in one cell, in UTF-16 units ("Excel specifications and limits")
REMARK = 40  # room for our remark on what a cell leaves out
# Options that would turn texts into something else.
AS_WRITTEN = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
FONT = {"font_name": "宋体", "font_size": 10}
CELL = {**FONT, "text_wrap": True, "valign": "top", "border": 1, "border_color": "#B9C1CB"}
RUNS: dict[str, dict[str, object]] = {
    # A line under or through a run tells without colour.
    "": {},
    "cut": {"italic": True},
    "ins": {"underline": 1, "font_color": "#0B5C3B"},
    "del": {"font_strikeout": True, "font_color": "#8C1D18"},
    "same": {"bold": True},
}
FORMATS: dict[str, dict[str, object]] = {
    "title": {"font_name": "黑体", "font_size": 14},
    "intro": {**FONT, "font_name": "黑体"},
    "head": {**CELL, "font_name": "黑体", "bg_color": "#17375E", "font_color": "#FFFFFF", "valign": "vcenter"},
    "text": CELL,
    "count": {**CELL, "num_format": "#,##0"},
    "share": {**CELL, "num_format": "0%"},
    "score": {**CELL, "num_format": "0.00"},
    **{mark: {**FONT, **looks} for mark, looks in RUNS.items()},
    **{f"cell {mark}": {**CELL, **looks} for mark, looks in RUNS.items()},
}


def write_book(sheets: Sequence[Sheet], frame: Frame, version: str) -> bytes:
    """The sheets as a workbook; its title is the first line above the first of them."""
    made = io.BytesIO()
    book = open_book(made, frame, version, sheets[0].intro[0], in_memory=True)
    formats = {name: book.add_format(looks) for name, looks in FORMATS.items()}
    for sheet in sheets:
        write_sheet(book.add_worksheet(sheet.name), sheet, formats, frame)
    book.close()
    return made.getvalue()


def open_book(made: BinaryIO, frame: Frame, version: str, title: str, **options: bool) -> Any:
    """A workbook that is written to ``made`` when it is closed; ``options`` are xlsxwriter's own."""
    import xlsxwriter

    book = xlsxwriter.Workbook(made, {**options, **AS_WRITTEN})
    known = {"title": xml_text(title), "author": xml_text(frame.issuer) or "policy-compare"}
    book.set_properties({**known, "comments": f"policy-compare {version}", "created": MADE})
    return book


def write_sheet(page: Any, sheet: Sheet, formats: dict[str, Any], frame: Frame) -> None:
    """One sheet: intro, head with filters, rows; head and first columns stay in sight and on every printed page."""
    for index, line in enumerate(sheet.intro):
        page.write_string(index, 0, limit(line), formats["intro" if index else "title"])
    head = len(sheet.intro)
    for column, (title, width) in enumerate(zip(sheet.titles, sheet.widths, strict=True)):
        page.set_column(column, column, width)
        page.write_string(head, column, title, formats["head"])
    row = head
    for row, cells in enumerate(sheet.rows, head + 1):
        for column, (cell, kind) in enumerate(zip(cells, sheet.kinds, strict=True)):
            if not sheet.sparse or cell not in (None, ""):
                write_cell(page, row, column, cell, kind, formats)
    finish_sheet(page, frame, (head, max(row, head + 1)), len(sheet.titles), sheet.fixed)


def finish_sheet(page: Any, frame: Frame, rows: tuple[int, int], width: int, fixed: int) -> None:
    """Filters, frozen head and columns, and how a sheet prints; ``rows`` are the head and the last one, from 0."""
    head, last = rows
    say = language_of(frame)
    page.freeze_panes(head + 1, fixed)
    page.autofilter(head, 0, last, width - 1)
    page.repeat_rows(head)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    mark = f"&L{xml_text(frame.mark).replace('&', '&&')}" if frame.mark else ""  # & begins a command
    page.set_footer(f"{mark}&C{say('第{page}页　共{pages}页', page='&P', pages='&N')}&R{page.get_name()}")


def write_cell(page: Any, row: int, column: int, cell: Cell, kind: str, formats: dict[str, Any]) -> None:
    """One cell; a text is always written as text, whatever it begins with."""
    if cell is None or cell == "":
        page.write_blank(row, column, None, formats["text"])
    elif isinstance(cell, int | float):
        page.write_number(row, column, cell, formats[kind])
    elif isinstance(cell, str):
        page.write_string(row, column, limit(cell), formats["text"])
    else:
        write_runs(page, row, column, limit_runs(cell), formats)


def write_runs(page: Any, row: int, column: int, runs: Sequence[Run], formats: dict[str, Any]) -> None:
    """A marked text; Excel takes runs only where there are two at least."""
    if len(runs) < 2:
        whole = f"cell {runs[0].mark}" if runs else "text"
        page.write_string(row, column, "".join(run.text for run in runs), formats[whole])
        return
    parts = [part for run in runs for part in (formats[run.mark], run.text)]
    page.write_rich_string(row, column, *parts, formats["text"])


def limit(text: str) -> str:
    """A text that fits into a cell; what it leaves out is said at its end, and stands whole in the JSON."""
    if 2 * len(text) <= CELL_LIMIT:  # no character takes more than two units
        return xml_text(text)
    return "".join(run.text for run in limit_runs((Run("", text),)))


def limit_runs(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The same for runs, free of characters that XML forbids."""
    clean = tuple(Run(run.mark, xml_text(run.text)) for run in runs)
    if 2 * sum(len(run.text) for run in clean) <= CELL_LIMIT or sum(_units(run.text) for run in clean) <= CELL_LIMIT:
        return clean
    kept = tuple(_first(clean, CELL_LIMIT - REMARK))
    left = sum(len(run.text) for run in clean) - sum(len(run.text) for run in kept)
    return (*kept, Run("cut", f"〔略{left}字〕"))


def _first(runs: Sequence[Run], room: int) -> Iterator[Run]:
    for run in runs:
        text = run.text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")
        if text:
            yield Run(run.mark, text)
        room -= _units(text)
        if text != run.text:
            return


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


BOM = "\ufeff"
# What starts a formula (OWASP, CSV Injection): also in full width, as some versions of Excel take it, or behind blanks.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
# 2-13 would become the thirteenth of February, 1. a number.
_DATE = re.compile(r"\d+(?:[-/.:]\d+)*\.?")


def write_csv(sheet: Sheet) -> bytes:
    """A table as CSV."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow([neutral(title) for title in sheet.titles])
    writer.writerows([neutral(cell) for cell in row] for row in sheet.rows)
    return (BOM + made.getvalue()).encode("utf-8")


def neutral(cell: Cell) -> str:
    """A cell as a spreadsheet will show it and not act on it: numbers as they are, suspicious texts behind ``'``."""
    text = plain(cell)
    if not isinstance(cell, int | float) and (_FORMULA.match(text) or _DATE.fullmatch(text)):
        return f"'{xml_text(text)}"
    return xml_text(text)
