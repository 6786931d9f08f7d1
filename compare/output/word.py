"""Writes Word documents: how they look, the elements they are made of, how one is opened and closed.

Elements are made directly: a table of a thousand rows takes python-docx minutes by its own cells, and a second so.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor

from compare.output.template import hold_collection
from compare.output.write import MADE, seal, xml_text
from compare.words.language import Language, msgid
from compare.words.runs import Run

# Fonts of official documents (GB/T 9704: 仿宋 for text, 黑体 for first headings), and what stands in where a computer
# has none of that name: written into the font table, which Word and LibreOffice consult.
SONG, HEI, FANG = "宋体", "黑体", "仿宋"
STAND_INS = {SONG: "SimSun, Noto Serif CJK SC", HEI: "SimHei, Noto Sans CJK SC", FANG: "FangSong, Noto Serif CJK SC"}
LATIN = "Times New Roman"
NAVY = RGBColor(0x17, 0x37, 0x5E)
GREY = RGBColor(0x4D, 0x58, 0x66)
BLACK = RGBColor(0x1C, 0x24, 0x30)


class Looks(NamedTuple):
    """How the text of a style looks: font, size in points, colour, space before and after in points."""

    font: str
    size: float
    color: RGBColor
    before: float
    after: float


# By the name of a built-in style.
BUILT_IN = {
    "Normal": Looks(SONG, 10.5, BLACK, 0, 3),
    "Title": Looks(HEI, 20, NAVY, 0, 8),
    "Subtitle": Looks(SONG, 11, GREY, 0, 6),
    "Heading 1": Looks(HEI, 15, NAVY, 16, 6),
    "Heading 2": Looks(HEI, 12, BLACK, 12, 4),
    "Heading 3": Looks(HEI, 10.5, NAVY, 8, 3),
    "Caption": Looks(HEI, 9, NAVY, 6, 2),
    "Header": Looks(HEI, 8, GREY, 0, 0),
    "Footer": Looks(HEI, 8, GREY, 0, 0),
}
# By the id of a style of our own: its name in Word, and its looks.
OWN = {
    "TableHead": (msgid("表头"), Looks(HEI, 9, BLACK, 2, 2)),
    "TableText": (msgid("表内文字"), Looks(SONG, 9, BLACK, 1, 1)),
    "Number": (msgid("表内数字"), Looks(SONG, 9, BLACK, 1, 1)),
    "Quoted": (msgid("文件原文"), Looks(FANG, 9.5, BLACK, 1, 1)),
    "Verdict": (msgid("结论"), Looks(HEI, 9, BLACK, 1, 1)),
    "Evidence": (msgid("依据"), Looks(SONG, 8, GREY, 0, 1)),
}
# Mark of a run → id of its character style, so that one change of the style changes every place.
MARK_STYLES = {"": "", "ins": "LocalOnly", "del": "UpperOnly", "same": "InBoth", "cut": "Omission"}
MARKS = (
    ("LocalOnly", msgid("本级增写")),
    ("UpperOnly", msgid("上位独有")),
    ("InBoth", msgid("两处相同")),
    ("Omission", msgid("略去字数")),
    ("Kind", msgid("变化种类")),
)


def dress(document: WordDocument, say: Language) -> None:
    """Page, fonts and styles; what the empty document of python-docx brings and we do not want goes."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    styles = document.styles
    for name, looks in BUILT_IN.items():
        _set_looks(styles[name], looks)
        styles[name].paragraph_format.keep_with_next = name.startswith("Heading") or name == "Caption"
    for key, (name, looks) in OWN.items():
        style = _add(styles, key, say(name), WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        _set_looks(style, looks)
        if key == "Number":
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _add_marks(styles, say)
    for properties in styles.element.iterfind(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"):
        _set_font(properties, SONG)
        properties.find(qn("w:lang")).set(qn("w:eastAsia"), "zh-CN")
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # Word 2013 and later; older modes lay pages out by old rules
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        relations.pop(key)


def _add(styles: Any, key: str, name: str, kind: WD_STYLE_TYPE) -> Any:
    """A style with an id of ours, by which elements name it, and a name for people."""
    style = styles.add_style(key, kind)
    style.name = name
    return style


def _set_looks(style: Any, looks: Looks) -> None:
    _set_font(style.element.get_or_add_rPr(), looks.font)
    style.font.size, style.font.bold, style.font.italic = Pt(looks.size), False, False
    style.font.color.rgb = looks.color
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(looks.before), Pt(looks.after)
    for border in list(style.element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)


def _add_marks(styles: Any, say: Language) -> None:
    """Character styles whose differences show without colour, too."""
    local, upper, both, left, kind = (_add(styles, key, say(name), WD_STYLE_TYPE.CHARACTER) for key, name in MARKS)
    local.font.underline, local.font.color.rgb = True, RGBColor(0x0B, 0x5C, 0x3B)
    upper.font.strike, upper.font.color.rgb = True, RGBColor(0x8C, 0x1D, 0x18)
    both.font.bold = True
    left.font.italic = True
    _set_font(kind.element.get_or_add_rPr(), HEI)
    kind.font.color.rgb = NAVY


def _set_font(properties: Any, font: str) -> None:
    fonts = properties.find(qn("w:rFonts"))
    if fonts is not None:
        properties.remove(fonts)
    fonts = OxmlElement("w:rFonts")
    for script, name in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", font), ("cs", LATIN)):
        fonts.set(qn(f"w:{script}"), name)
    properties.insert(0, fonts)


def font_table() -> str:
    """The font table: for each font what stands in for it."""
    rows = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for name, other in STAND_INS.items()
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="{space}">{rows}</w:fonts>'


Element = Any
# A cell of this many characters and more may break over pages: it would not fit on what is left of most of them.
LONG_CELL = 700
BREAKS = {"\n": "br", "\t": "tab"}
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
    for part in filter(None, re.split("([\n\t])", xml_text(text))):
        element.append(make(BREAKS[part]) if part in BREAKS else _text(part))
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
    parts = (_field(word) if word in ("PAGE", "NUMPAGES") else [run(word)] for word in words)
    return paragraph(*chain.from_iterable(parts), style="Footer")


def _field(instruction: str) -> list[Element]:
    return [
        make("r", make("fldChar", fldCharType="begin")),
        make("r", _text(f" {instruction} ", "instrText")),
        make("r", make("fldChar", fldCharType="separate")),
        run("1"),
        make("r", make("fldChar", fldCharType="end")),
    ]


def table(widths: Sequence[int], titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Element:
    """A table whose head is repeated on every page, widths in twentieths of a point; rows of short cells stay whole."""
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


def cell(text: str, style: str = "TableText") -> Cell:
    """A cell of one paragraph."""
    return Cell([paragraph(text, style=style)])


def sourced(text: str, source: str, style: str = "Quoted") -> Cell:
    """A cell that quotes a text and says where it stands."""
    return Cell([paragraph(text, style=style), paragraph(source, style="Evidence")])


def parted_table(
    columns: Sequence[tuple[int, str]], rows: Iterable[Sequence[Cell]], say: Language
) -> Iterator[Element]:
    """A table, its titles said, and the empty line that parts it from the next one: else Word joins them."""
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


FONT_TABLE = "word/fontTable.xml"
LONGEST = 255  # characters of a property, by the format


def open_word(title: str, author: str, version: str, say: Language) -> WordDocument:
    """An empty document with styles and properties; its author is the program where none is given."""
    document = docx.Document()
    dress(document, say)
    core = document.core_properties
    core.title, core.comments, core.language = xml_text(title)[:LONGEST], f"policy-compare {version}", say.tag
    core.author = core.last_modified_by = xml_text(author)[:LONGEST] or "policy-compare"
    core.revision, core.keywords, core.subject = 1, "", ""
    core.created = core.modified = MADE
    return document


def frame_pages(document: WordDocument, heads: Iterable[str], say: Language) -> None:
    """Some lines at the head of every page, those that are not empty, and its number at the foot."""
    section = document.sections[0]
    lines = [paragraph(one, style="Header") for one in heads if one] or [paragraph(style="Header")]
    for place, paragraphs in ((section.header, lines), (section.footer, [numbered(say)])):
        place.is_linked_to_previous = False
        old = place.paragraphs[0]._p  # python-docx makes one empty paragraph and has no way to take it away
        for one in paragraphs:
            old.addprevious(one)
        old.getparent().remove(old)


def close_word(document: WordDocument, body: Iterable[Element]) -> bytes:
    """The bytes of the document with its body: the same ones for the same elements."""
    end = document.element.body.sectPr
    made = io.BytesIO()
    with hold_collection():
        for element in body:
            end.addprevious(element)
        document.save(made)
    return seal(made.getvalue(), {FONT_TABLE: font_table().encode()})
