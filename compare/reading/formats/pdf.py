"""The cells of ruled tables in a PDF: pdfplumber (MIT) finds them.

PDF files: the text layer with its places, tables by their rules, pages without text by recognition.

pypdfium2 (Apache-2.0/BSD) gives characters with their boxes; pdfplumber (MIT) finds the cells of ruled tables, and is
asked only on pages that have rules.
"""

from __future__ import annotations

import io
import math
import struct
import zlib
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import pdfplumber
import pypdfium2
import pypdfium2.raw as pdfium
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from compare.errors import PolicyCompareError
from compare.model import Line
from compare.reading.formats import Read
from compare.reading.formats.page import Row, Run, Table, find_rows, mark_furniture, order_page
from compare.reading.limits import hold

# --- pdf tables -------------------------------------------------------------------------------------------------------

# What pdfplumber, and pdfminer below it, raise for damaged files that pdfium mends and they do not.
BROKEN = (
    *(PdfminerException, MalformedPDFException, LookupError, TypeError, ValueError, AttributeError, AssertionError),
    *(ArithmeticError, RecursionError, NotImplementedError, OSError, EOFError, struct.error, zlib.error),
)

# Of objects, for one page. The list of 1,000 pages, which the first page reads, takes 1,001, a page of a real file 43.
LOOKUPS = 200_000


_within: Any = pdfplumber.pdf  # where it takes its names from


class Document(_within.PDFDocument):  # type: ignore[misc]
    """A document of pdfminer that gives up: in a damaged file it follows an object to itself for ever.

    Attributes:
        left: So many objects it may still look up.
    """

    left = LOOKUPS

    def getobj(self, objid: int) -> object:
        """An object by its number.

        Raises:
            PdfminerException: Too many were looked up.
        """
        self.left -= 1
        if self.left < 0:
            raise PdfminerException(f"object {objid} is looked up for ever")
        return super().getobj(objid)


_within.PDFDocument = Document  # it makes its documents of this name, and some loop while they are being made


def find_tables(data: bytes, number: int, opened: list[Any]) -> list[Table] | None:
    """The ruled tables of a page; None where the file is too damaged to tell.

    Args:
        data: The file.
        number: Of the page, from 0.
        opened: Keeps the file open from page to page; empty at first.
    """
    try:
        if not opened:
            opened.append(pdfplumber.open(io.BytesIO(data)))
        opened[0].doc.left = LOOKUPS
        page = opened[0].pages[number]
        found = [[list(row.cells) for row in table.rows] for table in page.find_tables()]
        page.close()
    except BROKEN:
        return None
    return [table for table in found if len(table) > 1 and max(map(len, table)) > 1]


# --- pdf --------------------------------------------------------------------------------------------------------------

RULES = 6  # a page with fewer straight paths has no ruled table
RULES_MOST = 3_000  # a page with more is a map or a drawing: looking for cells in it takes minutes
FEWEST = 5  # characters: a page with fewer has no text layer worth the name
PRIVATE = 0.2  # share of private-use characters above which a text layer is a picture of glyphs, not text
DOTS = 200  # an inch, for recognition: more costs time and wins nothing on office scans


def read(data: bytes, file: str) -> Read:
    """The lines of a PDF, page by page, in reading order.

    Raises:
        PolicyCompareError: It is damaged, has a password, is too long, or has no text and recognition is missing.
    """
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
    pages: list[list[Row]] = []
    heights: list[float] = []
    pictures: list[int] = []
    plumber: list[Any] = []
    untold: list[int] = []  # pages whose cells could not be told
    for number in range(len(document)):
        page = document[number]
        hold("objects", pdfium.FPDFPage_CountObjects(page.raw), file)
        width, height = page.get_size()
        runs = list(find_runs(page, height))
        if not legible(runs):
            pictures.append(number)
            runs = []
        tables = find_cells(page, data, number, plumber) if runs else []
        if tables is None:
            untold.append(number)
        pages.append(place_tables(runs, tables, width) if tables else order_page(runs))
        heights.append(height)
        page.close()
    scanned, confidence, warnings = recognise(document, pictures, pages, file)
    if untold:
        warnings = (*warnings, f"第{name_pages(untold)}页的表格线过乱或已损坏，未按表格读入，请对照原件")
    if not any(pages) and not scanned:
        raise PolicyCompareError(f"{file}：PDF 文件里没有文字；请确认保存完整后再试")
    return Read(number_lines(mark_furniture(pages, heights)), False, warnings, confidence)


def find_runs(page: Any, height: float) -> Iterator[Run]:
    """Characters joined to runs as far as they stand close together in one line."""
    text = page.get_textpage()
    edges = pdfium.FS_RECTF()
    size = 0.0
    word = ""
    box = (0.0, 0.0, 0.0, 0.0)
    for at in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text.raw, at))
        if char in "\r\n\0\ufffe\uffff" or (char.isspace() and not word):
            continue
        # The loose box is that of the character's place, not of its ink: a comma fills its square.
        if not pdfium.FPDFText_GetLooseCharBox(text.raw, at, edges):
            continue
        size = measure(char, edges, size)
        middle = height - (edges.top + edges.bottom) / 2
        new = (edges.left, middle - size / 2, edges.right, middle + size / 2)
        if char.isspace():
            if word and not word.endswith(" "):
                word += " "
            continue
        near = word and abs(middle - (box[1] + box[3]) / 2) < size / 2 and -size < new[0] - box[2] < 0.6 * size
        if near:
            word += char
            box = (box[0], box[1], max(box[2], new[2]), box[3])
        else:
            if word.strip():
                yield Run(word.strip(), *box)
            word, box = char, new
    if word.strip():
        yield Run(word.strip(), *box)


def measure(char: str, edges: Any, before: float) -> float:
    """The size of a character on the page: a Chinese one is as wide as it is large.

    The font size that the file names is no measure: a page may be scaled as a whole.
    """
    if "\u3400" <= char <= "\u9fff":
        return float(edges.right - edges.left) or before
    return before or float(edges.top - edges.bottom) * 0.75 or 1.0


def legible(runs: Sequence[Run]) -> bool:
    """Whether a text layer holds words, not pictures of glyphs."""
    text = "".join(run.text for run in runs)
    private = sum("\ue000" <= char <= "\uf8ff" or char == "\ufffd" for char in text)
    return len(text) >= FEWEST and private <= PRIVATE * len(text)


def find_cells(page: Any, data: bytes, number: int, plumber: list[Any]) -> list[Table] | None:
    """The ruled tables of a page; None where it has too many rules, or is too damaged, to tell."""
    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=2)
    rules = sum(1 for _ in islice(paths, RULES_MOST + 1))
    if rules < RULES:
        return []
    if rules > RULES_MOST:
        return None

    return find_tables(data, number, plumber)


def place_tables(runs: Sequence[Run], tables: Sequence[Table], width: float) -> list[Row]:
    """The lines of a page with the rows of its tables at their places."""
    rows: list[Row] = []
    left = list(runs)
    for table in tables:
        for cells in table:
            texts, inside = [], []
            for cell in cells:
                held = [run for run in left if cell is not None and holds(cell, run)]
                inside += held
                texts.append("".join(row.text for row in find_rows(held)))
            left = [run for run in left if run not in inside]
            if inside:
                rows.append(Row(tuple(inside), cells=tuple(texts)))
    return sorted([*order_page(left), *rows], key=lambda row: row.top)


def holds(cell: tuple[float, float, float, float], run: Run) -> bool:
    """Whether the middle of a run lies in a cell."""
    x0, top, x1, bottom = cell
    return x0 - 1 <= (run.left + run.right) / 2 <= x1 + 1 and top - 1 <= run.middle <= bottom + 1


def recognise(
    document: pypdfium2.PdfDocument, pictures: Sequence[int], pages: list[list[Row]], file: str
) -> tuple[bool, float, tuple[str, ...]]:
    """Read the pages without a text layer as pictures, where that is installed; say which they are where it is not."""
    if not pictures:
        return False, 1.0, ()
    named = name_pages(pictures)
    try:
        from compare.reading.formats.scan import order_words, recognise_image
    except ModuleNotFoundError as missing:
        how = "pip install 'policy-compare[ocr]'"
        if not any(pages):
            raise PolicyCompareError(f"{file}：是扫描件，需要先安装文字识别组件；请运行 {how}") from missing
        return False, 1.0, (f"第{named}页没有文字（可能是扫描件），未读入；安装文字识别组件后可读：{how}",)
    characters = sum(len(run.text) for rows in pages for row in rows for run in row.runs)
    right = float(characters)
    for number in pictures:
        page = document[number]
        hold("pixels", math.prod(page.get_size()) * (DOTS / 72) ** 2, file)
        image = page.render(scale=DOTS / 72).to_pil()
        words = recognise_image(image)
        pages[number] = order_words(words, 72 / DOTS)
        characters += sum(len(word.text) for word in words)
        right += sum(len(word.text) * word.confidence for word in words)
        page.close()
    confidence = right / characters if characters else 0.0
    return True, confidence, (f"第{named}页为扫描识别，平均置信度{confidence:.2f}，请对照原件",)


def name_pages(pages: Sequence[int]) -> str:
    """Pages counted from 0 as they are printed, eight at most."""
    return "、".join(str(at + 1) for at in pages[:8]) + ("等" if len(pages) > 8 else "")


def number_lines(pages: Sequence[Sequence[Row]]) -> tuple[Line, ...]:
    """Lines counted through the file, each with its page; a table row cut by the page's end is put together again."""
    lines: list[Line] = []
    for page, rows in enumerate(pages, start=1):
        body = [row for row in rows if not row.furniture]
        for row in rows:
            text = row.text
            previous = next((at for at in range(len(lines) - 1, -1, -1) if not lines[at].furniture), None)
            if (
                row.cells
                and body
                and row is body[0]
                and previous is not None
                and not row.cells[0]
                and "\t" in lines[previous].text
            ):
                upper = lines[previous].text.split("\t")
                if len(upper) == len(row.cells):
                    joined = "\t".join(above + below for above, below in zip(upper, row.cells, strict=True))
                    lines[previous] = Line(lines[previous].number, joined, lines[previous].page)
                    continue
            lines.append(Line(len(lines) + 1, text, page, row.furniture))
    return tuple(lines)
