"""Styles and lists of a ``.docx``: which automatic number a paragraph has, whether it is a title, what is hidden.

Source: ECMA-376 part 1 §17.7 (styles) and §17.9 (numbering).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from compare.formats.numbering import DEEPEST, Counters, Level, List

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
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
    """What matters of a style; numbers are None where it says nothing."""

    id: str
    base: str
    list: int | None
    level: int | None
    centered: bool | None
    title: bool
    contents: bool
    hidden: bool


class Styles:
    """The styles of a file by id; files carry hundreds of them and use a few, so each is read when it is asked for."""

    def __init__(self, root: Any | None) -> None:
        self._elements = {} if root is None else {one.get(W + "styleId", ""): one for one in root.iterfind(W + "style")}
        self._read: dict[str, Style] = {}
        self.default = next(
            (
                id_
                for id_, one in self._elements.items()
                if one.get(W + "type") == "paragraph" and one.get(W + "default") in {"1", "true", "on"}
            ),
            "",
        )

    def chain(self, id_: str | None) -> list[Style]:
        """A style and those it is based on, nearest first."""
        found: list[Style] = []
        while id_ and id_ in self._elements and len(found) < CHAIN_MOST:
            if id_ not in self._read:
                self._read[id_] = read_style(self._elements[id_])
            found.append(self._read[id_])
            id_ = found[-1].base
        return found

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
    )


class Lists:
    """The lists of a file and the numbers that they give."""

    def __init__(self, root: Any | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = (
            {} if root is None else {one.get(W + "abstractNumId"): one for one in root.iterfind(W + "abstractNum")}
        )
        self._nums = {} if root is None else {one.get(W + "numId"): one for one in root.iterfind(W + "num")}
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
        start = integer_of(element, "start")
        levels[int(index)] = Level(
            start or 0,
            read_format(element),
            value_of(element, "lvlText") or "",
            is_on(element, "isLgl"),
            integer_of(element, "lvlRestart"),
        )
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
