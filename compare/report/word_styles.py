"""How a Word document looks: fonts, styles, page, heads and feet, properties."""

from __future__ import annotations

import datetime
from typing import Any, NamedTuple

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor

from compare.words.language import Language, msgid

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
MADE = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)


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


def describe(document: WordDocument, title: str, author: str, comments: str, language: str) -> None:
    """The properties of the file; dates that are the same in every run."""
    core = document.core_properties
    core.title, core.author, core.comments, core.language = title, author, comments, language
    core.last_modified_by, core.revision, core.keywords, core.subject = author, 1, "", ""
    core.created = core.modified = MADE


def font_table() -> str:
    """The font table: for each font what stands in for it."""
    rows = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for name, other in STAND_INS.items()
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="{space}">{rows}</w:fonts>'
