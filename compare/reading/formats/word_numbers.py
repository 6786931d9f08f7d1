"""Automatic numbers of Word files: styles and lists, their levels, the counting, and how each number is written.

Word keeps 一、（一）第一条 out of the text: a paragraph names a list and a level, and the number follows from all
paragraphs before it. The same counting serves ``.docx`` and ``.doc``. Sources: ECMA-376 part 1 §17.7 (styles), §17.9
(numbering) and §17.18.59 (formats of numbers); [MS-OSHARED] §2.2.1.3 for the codes by which the binary format calls
them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

# --- numerals ---------------------------------------------------------------------------------------------------------

HAN = "〇一二三四五六七八九"
LEGAL_OLD = str.maketrans("贰叁陆", "貳參陸")
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def write_number(value: int, format_: str) -> str:
    """A value in a number format of ECMA-376; formats that Chinese documents do not use are written in digits.

    A format such as ``001`` gives the width to fill with zeros (the custom formats of Word 2010).
    """
    if format_.startswith("0"):
        return str(value).zfill(len(format_))
    return FORMATS[format_](value) if format_ in FORMATS else str(value)


def write_thousands(value: int) -> str:
    """Chinese counting with units: 十, 二十一, 一百零一, 一千二百."""
    return re.sub("^一(?=十)", "", spell(value, "low"))


def spell(value: int, mode: str) -> str:
    """A number below 亿 as cn2an spells it; zero is 零, all others stay digits."""
    from cn2an import an2cn  # here: loading it takes a quarter of a second, and few files count so

    return str(an2cn(value, mode)) if 0 <= value < 10**8 else str(value)


def write_digits(value: int) -> str:
    """Digit by digit: 一〇一."""
    return "".join(HAN[int(digit)] for digit in str(value)) if value >= 0 else str(value)


def write_counting(value: int) -> str:
    """一 … 九十九 with 十, from one hundred on digit by digit."""
    return write_thousands(value) if 0 < value < 100 else write_digits(value)


def write_roman(value: int) -> str:
    """Roman numerals, upper case."""
    if not 0 < value < 4000:
        return str(value)
    text = ""
    for worth, sign in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
        (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        text += sign * (value // worth)
        value %= worth
    return text


def write_letters(value: int) -> str:
    """A … Z, AA, BB, …: Word repeats the letter."""
    return chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value <= 26 * 30 else str(value)


def from_row(first: str, most: int) -> Callable[[int], str]:
    """A format whose signs stand in a row in Unicode; behind the last, digits."""
    return lambda value: chr(ord(first) + value - 1) if 0 < value <= most else str(value)


def from_signs(signs: Sequence[str]) -> Callable[[int], str]:
    """A format that counts through signs; behind the last, digits."""
    return lambda value: signs[value - 1] if 0 < value <= len(signs) else str(value)


FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda value: "",
    "decimal": str,
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": lambda value: str(value).translate({ord("0") + n: 0xFF10 + n for n in range(10)}),
    "numberInDash": lambda value: f"- {value} -",
    "hex": lambda value: f"{value:X}",
    "upperRoman": write_roman,
    "lowerRoman": lambda value: write_roman(value).lower(),
    "upperLetter": write_letters,
    "lowerLetter": lambda value: write_letters(value).lower(),
    "decimalEnclosedCircle": from_row("①", 20),
    "decimalEnclosedCircleChinese": from_row("①", 20),
    "decimalEnclosedParen": from_row("⑴", 20),
    "decimalEnclosedFullstop": from_row("⒈", 20),
    "ideographEnclosedCircle": from_row("㊀", 10),
    "chineseCounting": write_counting,
    "taiwaneseCounting": write_counting,
    "chineseCountingThousand": write_thousands,
    "taiwaneseCountingThousand": write_thousands,
    # 十, 百, 百一: no zero, no one before a unit; Chinese Word and WPS offer it as 一、二、三.
    "japaneseCounting": lambda value: re.sub("零|一(?=[十百千])", "", write_thousands(value)),
    "ideographDigital": write_digits,
    "japaneseDigitalTenThousand": write_digits,
    "taiwaneseDigital": write_digits,
    "chineseLegalSimplified": lambda value: spell(value, "up"),  # 壹拾, 贰拾壹: characters that cannot be changed
    "ideographLegalTraditional": lambda value: spell(value, "up").translate(LEGAL_OLD),
    "ideographTraditional": from_signs(STEMS),
    "ideographZodiac": from_signs(BRANCHES),
    "ideographZodiacTraditional": from_signs([STEMS[n % 10] + BRANCHES[n % 12] for n in range(60)]),  # 甲子, 乙丑, …
}
FORMATS["decimalFullWidth2"] = FORMATS["decimalFullWidth"]

# [MS-OSHARED] MSONFC: the codes of the binary format for the same names; every other code is written in digits.
CODES: dict[int, str] = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 8: "hex", 22: "decimalZero",
    10: "ideographDigital", 11: "japaneseCounting", 14: "decimalFullWidth", 17: "japaneseDigitalTenThousand",
    18: "decimalEnclosedCircle", 19: "decimalFullWidth2", 23: "bullet", 26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese", 29: "ideographEnclosedCircle",
    30: "ideographTraditional", 31: "ideographZodiac", 32: "ideographZodiacTraditional", 33: "taiwaneseCounting",
    34: "ideographLegalTraditional", 35: "taiwaneseCountingThousand", 36: "taiwaneseDigital", 37: "chineseCounting",
    38: "chineseLegalSimplified", 39: "chineseCountingThousand", 57: "numberInDash", 255: "none",
}  # fmt: skip

# Symbol and Wingdings put their signs into the private area (U+F000 and the code in the font); these are the ones that
# lists and check boxes use.
SYMBOLS: dict[int, str] = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆",
    0x9F: "•", 0xA7: "▪", 0xA8: "□", 0xB7: "•", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFC: "✓", 0xFB: "✗",
    0xFD: "☒", 0xFE: "☑",
}  # fmt: skip


def draw_symbol(char: str) -> str:
    """A character of a symbol font as the plain sign that it looks like; others stay, so that the audit sees them."""
    return SYMBOLS.get(ord(char) - 0xF000, char) if "\uf000" <= char <= "\uf0ff" else char


# --- numbering --------------------------------------------------------------------------------------------------------

DEEPEST = 9  # levels of a Word list


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int = 1  # its first number
    format: str = "decimal"  # name of the number format as ECMA-376 has it
    text: str = ""  # the label, with ``%1`` … ``%9`` where numbers stand
    legal: bool = False  # all numbers of the label are written in Arabic digits
    # After which levels it begins anew: None after any above it, 0 never, n after level n (from 1) or above.
    restart: int | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A list as paragraphs refer to it."""

    key: Hashable  # lists with the same key go on counting together
    levels: Mapping[int, Level]  # by index from 0
    # Levels that begin anew with this number when this list is first used.
    restarts: Mapping[int, int] = field(default_factory=dict)


class Counters:
    """The numbers reached so far in one text."""

    def __init__(self) -> None:
        self._reached: dict[Hashable, list[int | None]] = {}
        self._begun: set[tuple[Hashable, int]] = set()

    def advance(self, name: Hashable, numbered: List, index: int) -> str:
        """Count one paragraph on a level (from 0) of a list and give its label; restarts apply once to each name."""
        level = numbered.levels.get(index)
        if level is None:
            return ""
        reached = self._reached.setdefault(numbered.key, [None] * DEEPEST)
        start = numbered.restarts.get(index, level.start)
        value = reached[index]
        if value is None or (index in numbered.restarts and (name, index) not in self._begun):
            reached[index] = start
        else:
            reached[index] = value + 1
        self._begun.add((name, index))
        for deeper in range(index + 1, DEEPEST):
            restart = numbered.levels[deeper].restart if deeper in numbered.levels else None
            if restart is None or index < restart:
                reached[deeper] = None
        return self._label(numbered, level, reached)

    def _label(self, numbered: List, level: Level, reached: list[int | None]) -> str:
        """The label of a level with the numbers put in; a level above that was skipped shows its first."""

        def number(found: re.Match[str]) -> str:
            at = int(found.group(1)) - 1
            shown = numbered.levels.get(at, Level())
            value = reached[at]
            if value is None:
                value = numbered.restarts.get(at, shown.start)
            return write_number(value, "decimal" if level.legal and shown.format != "none" else shown.format)

        if level.format == "bullet":
            return "".join(map(draw_symbol, level.text))
        return re.sub(r"%([1-9])", number, level.text)


# Numbers that no other sign tells from the text behind them: 1 总体要求, 1.1 主要目标.
DECIMAL = re.compile(r"\d{1,2}(?:[.．]\d{1,2})*")


def find_depth(label: str) -> int | None:
    """The depth of a heading that bears this automatic number, where it is a decimal one; None for others."""
    return len(re.split("[.．]", label)) if DECIMAL.fullmatch(label.strip()) else None


# Behind these no blank stands: 一、总体要求, （一）主要目标, ①加快, ——坚持; behind 第一条 and 1.1 one does.
CLOSED = re.compile(r"[、．.）)。：:—－\u2460-\u24ff\u3220-\u32ff]$")


def stand_before(label: str, text: str) -> str:
    """Label and text as one line."""
    parted = label and text and not CLOSED.search(label) and not text[0].isspace()
    return f"{label.rstrip()} {text}" if parted else label + text


def part_tabs(text: str, *, contents: bool) -> str:
    """A paragraph without tabs, which part the cells of table rows: a gap, or the leader before a page number."""
    if contents:
        text = re.sub(r"\t(?=\s*\S{1,8}\s*$)", "……", text)
    return text.replace("\t", " ")


# --- word lists -------------------------------------------------------------------------------------------------------

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
HEADING_STYLES = re.compile(r"(?:heading|标题)\s?(?P<depth>[1-9])", re.IGNORECASE)
TITLE_STYLES = re.compile(r"(?:title|subtitle|heading \d|标题.*)", re.IGNORECASE)
CONTENTS_STYLES = re.compile(r"toc \d|目录.*", re.IGNORECASE)
CHAIN_MOST = 40  # styles that build on each other; real ones have five, damaged ones run in circles


def value_of(parent: Any, *path: str) -> str | None:
    """The ``w:val`` of a descendant by its names, or None where it is not there."""
    for name in path:
        parent = parent.find(W + name) if parent is not None else None
    return None if parent is None else str(parent.get(W + "val", ""))


def integer_of(parent: Any, *path: str) -> int | None:
    """The same as a number; None where it is none."""
    value = value_of(parent, *path)
    return int(value) if value is not None and re.fullmatch(r"-?\d{1,9}", value) else None


def is_on(parent: Any, *path: str) -> bool:
    """Whether a toggle such as ``w:vanish`` is there and not switched off."""
    value = value_of(parent, *path)
    return value is not None and value not in {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class Style:
    """What matters of a style; None where it says nothing. ``heading`` as in ``Line``, -1 for plain text."""

    id: str
    base: str
    list: int | None
    level: int | None
    centered: bool | None
    title: bool
    contents: bool
    hidden: bool
    struck: bool
    heading: int | None


class Styles:
    """The styles of a file by id; files carry hundreds of them and use a few, so each is read when it is asked for."""

    def __init__(self, root: Any | None) -> None:
        self._elements = {} if root is None else {one.get(W + "styleId", ""): one for one in root.iterfind(W + "style")}
        self._read: dict[str, Style] = {}
        usual = (id_ for id_, one in self._elements.items() if one.get(W + "default") in {"1", "true", "on"})
        self.default = next((id_ for id_ in usual if self._elements[id_].get(W + "type") == "paragraph"), "")

    def chain(self, id_: str | None) -> list[Style]:
        """A style and those it is based on, nearest first."""
        found: list[Style] = []
        while id_ and id_ in self._elements and len(found) < CHAIN_MOST:
            if id_ not in self._read:
                self._read[id_] = read_style(self._elements[id_])
            found.append(self._read[id_])
            id_ = found[-1].base
        return found

    def heading_of(self, properties: Any | None) -> int | None:
        """What a paragraph is, as in ``Line``: by its own outline level, else by its style."""
        outline = integer_of(properties, "outlineLvl")
        named = next((style.heading for style in self.of_paragraph(properties) if style.heading is not None), None)
        if named != 0 and outline is not None:
            named = outline + 1 if outline in range(9) else -1
        return None if named == -1 else named

    def of_paragraph(self, properties: Any | None) -> list[Style]:
        """The chain of a paragraph's style, or of the default one."""
        return self.chain(value_of(properties, "pStyle") or self.default)


def read_style(element: Any) -> Style:
    """One ``w:style``."""
    paragraph = element.find(W + "pPr")
    align = value_of(paragraph, "jc")
    name = value_of(element, "name") or ""
    return Style(
        element.get(W + "styleId", ""),
        value_of(element, "basedOn") or "",
        integer_of(paragraph, "numPr", "numId"),
        integer_of(paragraph, "numPr", "ilvl"),
        None if align is None else align == "center",
        bool(TITLE_STYLES.fullmatch(name)) or integer_of(paragraph, "outlineLvl") in range(9),
        bool(CONTENTS_STYLES.fullmatch(name)),
        is_on(element, "rPr", "vanish"),
        is_on(element, "rPr", "strike") or is_on(element, "rPr", "dstrike"),
        name_heading(name, integer_of(paragraph, "outlineLvl")),
    )


def name_heading(name: str, outline: int | None) -> int | None:
    """What a style makes of a paragraph, by its name, else by its outline level (9 is that of plain text)."""
    if name.lower() in {"title", "标题"}:
        return 0
    if found := HEADING_STYLES.fullmatch(name):
        return int(found["depth"])
    return None if outline is None else outline + 1 if outline in range(9) else -1


class Lists:
    """The lists of a file and the numbers that they give."""

    def __init__(self, root: Any | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract, self._nums = (
            {} if root is None else {one.get(f"{W}{name}Id"): one for one in root.iterfind(W + name)}
            for name in ("abstractNum", "num")
        )
        self._known: dict[int, tuple[List, dict[str, int]] | None] = {}

    def label(self, properties: Any | None, counters: Counters) -> str:
        """Count a paragraph; its label, or an empty text where it has none."""
        number = None if properties is None else properties.find(W + "numPr")
        id_ = integer_of(number, "numId")
        index = integer_of(number, "ilvl")
        chain = self._styles.of_paragraph(properties)
        linked = [style.id for style in chain]
        if id_ is None:
            holder = next((at for at, style in enumerate(chain) if style.list is not None), None)
            id_ = None if holder is None else chain[holder].list
            linked = linked[: (holder or 0) + 1]
        found = self.find(id_) if id_ else None
        if not id_ or found is None:
            return ""
        numbered, by_style = found
        if index is None:
            index = next((by_style[style] for style in linked if style in by_style), None)
        if index is None:
            index = next((style.level for style in chain if style.level is not None), 0)
        return counters.advance(id_, numbered, index)

    def find(self, id_: int) -> tuple[List, dict[str, int]] | None:
        """The list with this ``numId``, and its levels by the style that is linked to them."""
        if id_ not in self._known:
            self._known[id_] = None  # a list that refers to itself ends here
            self._known[id_] = self._read(id_)
        return self._known[id_]

    def _read(self, id_: int) -> tuple[List, dict[str, int]] | None:
        num = self._nums.get(str(id_))
        abstract = self._abstract.get(value_of(num, "abstractNumId"))
        if num is None or abstract is None:
            return None
        if link := value_of(abstract, "numStyleLink"):
            other = next((style.list for style in self._styles.chain(link) if style.list), None)
            base = self.find(other) if other and other != id_ else None
            if base is None:
                return None
            key, levels, by_style = base[0].key, dict(base[0].levels), dict(base[1])
        else:
            key, levels, by_style = abstract.get(W + "abstractNumId"), {}, {}
            read_levels(abstract, levels, by_style)
        restarts: dict[int, int] = {}
        for override in num.iterfind(W + "lvlOverride"):
            read_levels(override, levels, by_style)
            index, start = override.get(W + "ilvl", ""), integer_of(override, "startOverride")
            if index.isdecimal() and start is not None:
                restarts[int(index)] = start
        return List(key, levels, restarts), by_style


def read_levels(parent: Any, levels: dict[int, Level], by_style: dict[str, int]) -> None:
    """Add the ``w:lvl`` of a list or of an override."""
    for element in parent.iterfind(W + "lvl"):
        index = element.get(W + "ilvl", "")
        if not index.isdecimal() or int(index) >= DEEPEST:
            continue
        start, text = integer_of(element, "start") or 0, value_of(element, "lvlText") or ""
        legal, restart = is_on(element, "isLgl"), integer_of(element, "lvlRestart")
        levels[int(index)] = Level(start, read_format(element), text, legal, restart)
        if style := value_of(element, "pStyle"):
            by_style[style] = int(index)


def read_format(level: Any) -> str:
    """The number format of a level; ``custom`` ones (001, 002, …) stand in an alternative beside their fallback."""
    format_ = level.find(W + "numFmt")
    if format_ is None:
        format_ = level.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    if format_ is None:
        return "decimal"
    name = str(format_.get(W + "val", "decimal"))
    if name != "custom":
        return name
    padded = re.match(r"(0*1)\b", format_.get(W + "format", ""))
    return padded.group(1) if padded else "decimal"
