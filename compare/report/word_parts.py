"""The pieces of a Word document as elements: paragraphs, runs, tables.

They are made directly: a table of a thousand rows takes python-docx minutes by its own cells, and a second this way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from compare.report.word_styles import MARK_STYLES
from compare.report.xml_text import xml_text
from compare.words.language import Language
from compare.words.runs import Run

Element = Any

# A cell of this many characters and more may break over pages: it would not fit on what is left of most of them.
LONG_CELL = 700
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its paragraphs, and how many columns it spans."""

    paragraphs: Sequence[Element]
    span: int = 1


def make(tag: str, *children: Element, **values: str) -> Element:
    """One element of WordprocessingML with its attributes and children."""
    element = OxmlElement(f"w:{tag}", attrs={qn(f"w:{name}"): value for name, value in values.items()})
    element.extend(children)
    return element


def run(text: str, style: str = "") -> Element:
    """A run of text in a character style; line ends and tabs become breaks and tabs."""
    element = make("r")
    if style:
        element.append(make("rPr", make("rStyle", val=style)))
    for index, line in enumerate(xml_text(text).split("\n")):
        if index:
            element.append(make("br"))
        for position, part in enumerate(line.split("\t")):
            if position:
                element.append(make("tab"))
            if part:
                element.append(_text(part))
    return element


def _text(part: str, tag: str = "t") -> Element:
    element = make(tag)
    element.text = part
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def paragraph(*content: Element | str, style: str = "") -> Element:
    """A paragraph in a style out of runs or plain texts."""
    runs = [run(one) if isinstance(one, str) else one for one in content]
    head = [make("pPr", make("pStyle", val=style))] if style else []
    return make("p", *head, *runs)


def marked(runs: Iterable[Run], style: str) -> Element:
    """A paragraph of marked text: what only one text has, and what both have, by character styles."""
    return paragraph(*(run(one.text, MARK_STYLES[one.mark]) for one in runs), style=style)


def numbered(say: Language) -> Element:
    """The line at the foot: number of the page and of pages, as fields that Word keeps right."""
    words = say("第{page}页　共{pages}页", page="\0PAGE\0", pages="\0NUMPAGES\0").split("\0")
    parts: list[Element] = []
    for word in words:
        parts += _field(word) if word in ("PAGE", "NUMPAGES") else [run(word)]
    return paragraph(*parts, style="Footer")


def _field(instruction: str) -> list[Element]:
    return [
        make("r", make("fldChar", fldCharType="begin")),
        make("r", _text(f" {instruction} ", "instrText")),
        make("r", make("fldChar", fldCharType="separate")),
        run("1"),
        make("r", make("fldChar", fldCharType="end")),
    ]


def table(widths: Sequence[int], titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Element:
    """A table whose head is repeated on every page.

    Args:
        widths: Of the columns, in twentieths of a point.
        titles: Of the columns.
        rows: Their cells; a row of short cells is kept on one page.
    """
    properties = make(
        "tblPr",
        make("tblStyle", val="TableGrid"),
        make("tblW", w=str(sum(widths)), type="dxa"),
        make("tblBorders", *(make(side, val="single", sz="4", space="0", color="8A94A0") for side in SIDES)),
        make("tblLayout", type="fixed"),
        make("tblCellMar", make("left", w="85", type="dxa"), make("right", w="85", type="dxa")),
        make(
            "tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1"
        ),
    )
    grid = make("tblGrid", *(make("gridCol", w=str(width)) for width in widths))
    return make("tbl", properties, grid, _head(widths, titles), *(_row(widths, cells) for cells in rows))


def parted_table(
    columns: Sequence[tuple[int, str]], rows: Iterable[Sequence[Cell]], say: Language
) -> Iterator[Element]:
    """A table and the empty line that parts it from the next one, without which Word joins them.

    Args:
        columns: Width and title of each.
        rows: Their cells.
        say: The language that the titles are put into.
    """
    yield table([width for width, _ in columns], [say(title) for _, title in columns], rows)
    yield paragraph(style="Evidence")


def _head(widths: Sequence[int], titles: Sequence[str]) -> Element:
    cells = []
    for width, title in zip(widths, titles, strict=True):
        looks = make(
            "tcPr", make("tcW", w=str(width), type="dxa"), make("shd", val="clear", color="auto", fill="E9EDF2")
        )
        cells.append(make("tc", looks, paragraph(title, style="TableHead")))
    return make("tr", make("trPr", make("cantSplit"), make("tblHeader")), *cells)


def _row(widths: Sequence[int], cells: Sequence[Cell]) -> Element:
    made = []
    column = 0
    for cell in cells:
        width = sum(widths[column : column + cell.span])
        column += cell.span
        looks = make("tcPr", make("tcW", w=str(width), type="dxa"))
        if cell.span > 1:
            looks.append(make("gridSpan", val=str(cell.span)))
        made.append(make("tc", looks, *cell.paragraphs))
    short = all(sum(len(one.text or "") for one in cell.iter(qn("w:t"))) < LONG_CELL for cell in made)
    return make("tr", *([make("trPr", make("cantSplit"))] if short else []), *made)
