"""PDF files: the text layer with its places, tables by their rules, pages without a usable text by recognition.

pypdfium2 (Apache-2.0/BSD) gives characters with their boxes; pdfplumber (MIT) finds the cells of ruled tables, and is
asked only on pages that have rules.

A PDF may name a font and not hold it (STSong-Light, as many printing programs of offices do). pdfium then looks for one
on the computer, and where there is none it gives no character at all, in silence. With the fonts of the reports, which
it is given before the first file is opened, it always finds one.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from itertools import islice
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from compare.errors import PolicyCompareError
from compare.reading.formats import Read
from compare.reading.formats.page import (
    Box,
    Row,
    Run,
    Table,
    find_rows,
    holds,
    mark_furniture,
    name_pages,
    number_lines,
    order_page,
    text_of,
)
from compare.reading.formats.pdf_layout import part_margin, place_unruled
from compare.reading.formats.pdf_page import Frame, count_silent, find_hidden, find_off, find_tables, read_layer
from compare.reading.formats.plausible import FEWEST, plausible
from compare.reading.limits import hold
from compare.reading.lines import READING

PACKAGE = "pylopdf_fonts_zh_cn"


def begin() -> ctypes.Array[ctypes.c_char_p] | None:
    """Begin pdfium anew with the fonts of the package; what it refers to, which must live as long as it does."""
    try:
        folder = str(resources.files(PACKAGE)).encode()
    except ModuleNotFoundError:
        return None  # it takes those of the computer
    paths = (ctypes.c_char_p * 2)(folder, None)
    config = pdfium.FPDF_LIBRARY_CONFIG(version=2, m_pIsolate=None, m_v8EmbedderSlot=0)
    config.m_pUserFontPaths = ctypes.cast(paths, type(config.m_pUserFontPaths))
    pdfium.FPDF_DestroyLibrary()
    pdfium.FPDF_InitLibraryWithConfig(config)
    return paths


PATHS = begin()


# --- pdf --------------------------------------------------------------------------------------------------------------

LEAD = 1024  # bytes before the header that every reader passes over (ISO 32000-1 annex H, note 13)
RULES = 6  # a page with fewer straight paths has no ruled table
RULE_HIGH, RULE_WIDE = 4.0, 15.0  # points: what is lower, and wider, is a rule across
RULES_MOST = 3_000  # a page with more is a map or a drawing: looking for cells in it takes minutes
PICTURED = 200  # characters: a page with fewer that is mostly a picture may be a scan with a stamp or a number on it
PICTURED_SHARE = 0.5  # of the page
CURVED = 300  # drawings on a page with so little text: letters turned into curves
RICHER = 2  # times as many characters make a recognised page better than its text layer
SILENT = 5  # text objects without a character …
SILENT_SHARE = 0.1  # … and this share of all: their font is missing
DOTS = 200  # an inch, for recognition: more costs time and wins nothing on office scans
HOW = "pip install 'policy-compare[ocr]'"


@dataclass(slots=True)
class Page:
    """A page while it is read, and its ``fault``: empty, garbled, pictured, silent, or blank where it has none."""

    rows: list[Row]
    height: float
    characters: int
    sure: float = 1.0
    fault: str = ""
    unseen: bool = False


def read(data: bytes, file: str) -> Read:
    """The lines of a PDF, page by page, in reading order."""
    data = data[max(0, data[: LEAD + 5].find(b"%PDF-")) :]
    try:
        with pypdfium2.PdfDocument(data) as document:
            return read_pages(document, data, file)
    except pypdfium2.PdfiumError as problem:
        if "assword" in str(problem):
            raise PolicyCompareError(f"{file}：PDF 文件有密码；请去掉密码后再试") from problem
        raise PolicyCompareError(f"{file}：PDF 文件已损坏或不完整；请重新保存后再试") from problem


def read_pages(document: pypdfium2.PdfDocument, data: bytes, file: str) -> Read:
    """All pages of an open PDF."""
    hold("pages", len(document), file)
    off = find_off(data)
    pages: list[Page] = []
    plumber: list[Any] = []
    untold: list[int] = []  # pages whose cells could not be told
    for number in range(len(document)):
        page = document[number]
        hold("objects", pdfium.FPDFPage_CountObjects(page.raw), file)
        made, told = read_page(page, data, number, plumber, find_hidden(page, off))
        if not told:
            untold.append(number)
        pages.append(made)
        page.close()
    confidence, warnings = recognise(document, pages, file)
    if untold:
        warnings += (f"第{name_pages(untold)}页的表格线过乱或已损坏，未按表格读入，请对照原件",)
    if unseen := [number for number, page in enumerate(pages) if page.unseen]:
        warnings += (f"第{name_pages(unseen)}页有不显示的文字（图层关闭，或白纸白字），未作为条文，请对照原件",)
    if not any(page.rows for page in pages) and not any("扫描识别" in one for one in warnings):
        raise PolicyCompareError(f"{file}：PDF 文件里没有文字；请确认保存完整后再试")
    rows = mark_furniture([page.rows for page in pages], [page.height for page in pages])
    return Read(number_lines(rows), False, warnings, confidence)


def read_page(page: Any, data: bytes, number: int, plumber: list[Any], hidden: frozenset[int]) -> tuple[Page, bool]:
    """One page by its text layer, and whether its tables could be told."""
    opened = page.get_textpage()
    tables = find_cells(page, data, number, plumber)
    turned = pdfium.FPDFPage_GetRotation(page.raw)
    boxes = [cell for table in tables or () for cells in table for cell in cells if cell is not None]
    layer = read_layer(page, opened, hidden, () if turned else boxes)
    text = text_of([*layer.runs, *(run for one in layer.aside for run in one)])
    made = Page([], layer.size[1], len(text), plausible(text), unseen=layer.unseen)
    if made.characters < FEWEST:
        made.fault = "empty"
        return made, True
    silent, objects = count_silent(page, opened)
    if made.sure < READING.quality:
        made.fault = "garbled"
    elif silent >= SILENT and silent > SILENT_SHARE * objects:
        made.fault, made.sure = "silent", 1 - silent / objects
    elif made.characters < PICTURED and is_pictured(page, layer.size):
        made.fault, made.sure = "pictured", 1.0
    else:
        made.sure = 1.0
    quarters = (layer.quarters + turned) % 4
    if tables and quarters:
        # As they lie when the page is turned to read its text; pdfplumber turns it as a reader shows it.
        wide, high = page.get_size()
        turn = Frame(0, 0, wide, high, quarters).turn
        tables = [
            [[one and turn(one[0], high - one[3], one[2], high - one[1]) for one in cells] for cells in table]
            for table in tables
        ]
        boxes = [cell for table in tables for cells in table for cell in cells if cell is not None]
    runs, beside = part_margin(layer.runs, boxes)
    if tables:
        made.rows = place_tables(runs, tables)
    else:
        rows, rest = place_unruled(runs, [] if quarters else find_rules(page), layer.size[1])
        made.rows = sorted([*order_page(rest), *rows], key=lambda row: row.top) if rows else order_page(runs)
    made.rows += [row for one in layer.aside for row in order_page(one)]
    made.rows += [replace(row, furniture=True) for row in find_rows([*layer.marks, *beside])]
    return made, tables is not None


def is_pictured(page: Any, size: tuple[float, float]) -> bool:
    """Whether most of a page is a picture, or drawn in so many pieces as only letters are."""
    drawn = 0
    area = 0.0
    for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH], max_depth=2):
        if one.type == pdfium.FPDF_PAGEOBJ_PATH:
            drawn += 1
            continue
        left, bottom, right, top = one.get_bounds()
        area = max(area, (min(right, size[0] + size[1]) - left) * (top - bottom))
        if drawn > RULES_MOST:
            break
    return area > PICTURED_SHARE * size[0] * size[1] or drawn > CURVED


def find_cells(page: Any, data: bytes, number: int, plumber: list[Any]) -> list[Table] | None:
    """The ruled tables of a page; None where it has too many rules, or is too damaged, to tell."""
    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=2)
    rules = sum(1 for _ in islice(paths, RULES_MOST + 1))
    if rules < RULES:
        return []
    return None if rules > RULES_MOST else find_tables(data, number, plumber)


def find_rules(page: Any) -> list[float]:
    """How far from the top the rules across a page stand; one that is drawn in pieces comes once for each."""
    found: list[float] = []
    height = page.get_bbox()[3]
    for one in islice(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=2), RULES_MOST):
        left, bottom, right, top = one.get_bounds()
        if top - bottom < RULE_HIGH and right - left > RULE_WIDE:
            found.append(height - (top + bottom) / 2)
    return found


def place_tables(runs: Sequence[Run], tables: Sequence[Table]) -> list[Row]:
    """The lines of a page with the rows of its tables at their places."""
    rows: list[Row] = []
    left = list(runs)
    for table in map(close_cells, tables):
        for cells in table:
            texts, inside = [], []
            for cell in cells:
                held = [run for run in left if cell is not None and holds(cell, run)]
                inside += held
                texts.append("".join(row.text for row in find_rows(held)))
            left = [run for run in left if run not in inside]
            if inside:
                rows.append(Row(tuple(inside), cells=tuple(texts)))
        for row in find_cut(left, table, rows[-1].cells if rows else ()):
            left = [run for run in left if run not in row.runs]
            rows.append(row)
    return sorted([*order_page(left), *rows], key=lambda row: row.top)


def find_cut(left: Sequence[Run], table: Table, last: Sequence[str]) -> Iterator[Row]:
    """The parts of rows that the ends of a page cut, where no rule is drawn at the cut, out of what stands in no cell.

    Right above the first rule stands the rest of a row, in two columns at least; right below the last one its number,
    which goes on with that of the row above. Whatever else stands so near is no part of the table: then there is none.
    """
    whole = max(table, key=lambda cells: sum(one is not None for one in cells))
    columns = [(one[0], one[2]) for one in whole if one is not None]
    boxes = [one for cells in table for one in cells if one is not None]
    if len(columns) < 2 or len(columns) != len(whole):
        return
    top, bottom = min(one[1] for one in boxes), max(one[3] for one in boxes)
    tallest = max(one[3] - one[1] for one in boxes)
    for first, end in ((top - tallest, top), (bottom, bottom + tallest)):
        near = [run for run in left if first <= run.middle <= end]
        parts = [[run for run in near if start - 1 <= run.left and run.right <= stop + 1] for start, stop in columns]
        cells = tuple("".join(row.text for row in find_rows(part)) for part in parts)
        number = cells[0] if not any(cells[1:]) and end > bottom else ""
        rest = end == top and sum(map(bool, cells)) > 1
        goes_on = number.isdecimal() and last and last[0] == str(int(number) - 1)
        if near and sum(map(len, parts)) == len(near) and (rest or goes_on):
            yield Row(tuple(near), cells=cells)


def close_cells(table: Table) -> Table:
    """The cells of a table with those that the end of the page leaves open: no rule is drawn under their part above it.

    Where rows lack a cell and none from above covers them, one stands beside them all.
    """
    made = [list(cells) for cells in table]
    for column in range(max(map(len, made))):
        rows = [cells for cells in made if len(cells) > column]
        edges = next((cells[column] for cells in rows if cells[column] is not None), None)
        if edges is None:
            continue
        left, right = edges[0], edges[2]
        known = [one for cells in made for one in cells if one is not None and one[0] < (left + right) / 2 < one[2]]
        open_: list[Box | None] = []  # the row in which the missing cell begins
        for cells in rows:
            beside = next((one for one in cells if one is not None), None)
            middle = (beside[1] + beside[3]) / 2 if beside else 0.0
            if beside is None or any(one[1] < middle < one[3] for one in known):
                open_ = []
                continue
            open_ = open_ or cells
            begun = open_[column] or beside
            open_[column] = (left, begun[1], right, beside[3])
    return made


def recognise(document: pypdfium2.PdfDocument, pages: Sequence[Page], file: str) -> tuple[float, tuple[str, ...]]:
    """Read pages without a usable text layer as pictures, if that is installed; the share believed, and warnings."""
    warnings: list[str] = []
    faulty = [number for number, page in enumerate(pages) if page.fault]
    read_: dict[int, float] = {}
    if faulty:
        try:
            from compare.reading.formats.scan import order_words, recognise_image
        except ModuleNotFoundError as missing:
            if not any(page.rows for page in pages):
                raise PolicyCompareError(f"{file}：是扫描件，需要先安装文字识别组件；请运行 {HOW}") from missing
            warnings += say_faults(pages, f"；安装文字识别组件后可识别：{HOW}")
        else:
            for number in faulty:
                page = document[number]
                hold("pixels", math.prod(page.get_size()) * (DOTS / 72) ** 2, file)
                words = recognise_image(page.render(scale=DOTS / 72).to_pil())
                page.close()
                count = sum(len(word.text) for word, _ in words)
                right = sum(len(word.text) * confidence for word, confidence in words)
                made = pages[number]
                better = made.fault == "empty" or (made.fault == "garbled" and count >= FEWEST)
                if better or count > RICHER * made.characters:
                    marks = [row for row in made.rows if row.furniture]
                    made.rows, made.height = order_words(words, 72 / DOTS) + marks, document.get_page_size(number)[1]
                    made.characters, made.sure, made.fault = count, right / count if count else 0.0, ""
                    read_[number] = made.sure
                elif made.fault == "pictured":
                    made.fault = ""  # the picture says no more than the text
            warnings += say_faults(pages, "")
    if read_:
        count = sum(pages[number].characters for number in read_)
        mean = sum(pages[number].characters * sure for number, sure in read_.items()) / count if count else 0.0
        warnings.insert(0, f"第{name_pages(sorted(read_))}页为扫描识别，平均置信度{mean:.2f}，请对照原件")
    characters = sum(page.characters for page in pages)
    right = sum(page.characters * page.sure for page in pages)
    return (right / characters if characters else 0.0 if read_ else 1.0), tuple(warnings)


def say_faults(pages: Sequence[Page], how: str) -> list[str]:
    """The warnings of the pages that could not be read well."""
    named = {
        "empty": "没有文字（可能是扫描件），未读入",
        "garbled": "的文字层不是正常的文字（乱码或字体没有编码），请对照原件",
        "silent": "有文字读不出（所用字体未嵌入），请对照原件",
        "pictured": "大部分是图片，图片里的文字未读入",
    }
    faulty = {fault: [number for number, page in enumerate(pages) if page.fault == fault] for fault in named}
    more = {fault: "" if fault == "silent" else how for fault in named}
    return [f"第{name_pages(at)}页{named[fault]}{more[fault]}" for fault, at in faulty.items() if at]
