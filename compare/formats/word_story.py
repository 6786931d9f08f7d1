"""The stories of a ``.docx`` (body, text boxes, notes, headers) to pieces of text in the order of the document.

Source: ECMA-376 part 1 §17.2 (body), §17.4 (tables), §17.13.5.15 (deleted paragraph marks).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from compare.formats.notes import Piece
from compare.formats.numbering import Counters, part_tabs, stand_before
from compare.formats.word_lists import MC, Lists, Styles, W, is_on, value_of
from compare.formats.word_text import DROPPED, Gatherer, Tally, choose
from compare.knowledge.numbering import find_label

WRAPPERS = frozenset({W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"})


@dataclass(frozen=True, slots=True)
class Word:
    """What the stories of a file have in common."""

    styles: Styles
    lists: Lists
    tally: Tally


class Story:
    """One story; lists are counted through it from its beginning."""

    def __init__(self, word: Word, root: Any) -> None:
        self._word = word
        self._gatherer = Gatherer(root, word.styles, word.tally)
        self._counters = Counters()
        self._boxes = Counters()
        self._carried = ""
        self._root = root

    def read(self) -> list[Piece]:
        """All lines that have text, in order."""
        pieces = list(self._blocks(self._root, self._counters))
        if self._carried:  # the mark of the last paragraph was deleted
            pieces.append(Piece(self._carried))
        return [one for one in pieces if one.text.strip()]

    def _blocks(self, parent: Any, counters: Counters) -> Iterator[Piece]:
        for element in parent:
            if element.tag == W + "p":
                yield from self._paragraph(element, counters)
            elif element.tag == W + "tbl":
                yield from self._table(element, counters)
            elif element.tag in WRAPPERS:
                yield from self._blocks(element, counters)
            elif element.tag == MC + "AlternateContent":
                yield from self._blocks(choose(element), counters)
            elif element.tag == W + "altChunk":
                self._word.tally.pictures += 1

    def _paragraph(self, paragraph: Any, counters: Counters) -> Iterator[Piece]:
        text = self._gatherer.gather(paragraph)
        properties = paragraph.find(W + "pPr")
        mark = None if properties is None else properties.find(W + "rPr")
        words = part_tabs("".join(text.parts), contents=self._is_contents(properties))
        hidden = part_tabs("".join(text.hidden), contents=False).strip()
        for _, box in (one for one in text.boxes if not one[0]):
            yield from self._blocks(box, self._boxes)
        if mark is not None and any(mark.find(tag) is not None for tag in DROPPED):
            if paragraph.find(W + "del") is None:
                self._word.tally.deleted += mark.find(W + "del") is not None
            self._carried += words
        else:
            words, self._carried = self._carried + words, ""
            if words.strip() or not is_on(mark, "vanish"):
                words = stand_before(self._word.lists.label(properties, counters), words.strip("\n"))
            yield from (Piece(line) for line in self._lines(words, properties))
        if hidden:
            self._word.tally.hidden += 1
            yield Piece(hidden, hidden=True)
        for _, box in (one for one in text.boxes if one[0]):
            yield from self._blocks(box, self._boxes)

    def _is_contents(self, properties: Any | None) -> bool:
        """Whether a paragraph is an entry of a contents page: by its style, or by the dots that lead to its number."""
        if any(style.contents for style in self._word.styles.of_paragraph(properties)):
            return True
        tabs = () if properties is None else properties.iterfind(f"{W}tabs/{W}tab")
        return any(one.get(W + "leader") in {"dot", "middleDot"} for one in tabs)

    def _lines(self, words: str, properties: Any | None) -> list[str]:
        """The lines of a paragraph: a break parts them, except in a title."""
        lines = words.split("\n")
        if len(lines) == 1:
            return lines
        chain = self._word.styles.of_paragraph(properties)
        align = value_of(properties, "jc")
        centered = (
            align == "center"
            if align is not None
            else next((s.centered for s in chain if s.centered is not None), False)
        )
        return join_title(lines) if centered or any(style.title for style in chain) else lines

    def _table(self, table: Any, counters: Counters) -> Iterator[Piece]:
        rows = [list(self._cells(row)) for row in self._rows(table)]
        if all(len(cells) <= 1 for cells in rows):
            # One column is a frame around paragraphs (专栏), not a table.
            for cells in rows:
                for cell in cells:
                    yield from self._blocks(cell, counters)
            return
        for cells in rows:
            pieces = [[] if is_continued(cell) else list(self._blocks(cell, counters)) for cell in cells]
            texts = [" ".join(one.text.replace("\t", " ").strip() for one in cell if not one.hidden) for cell in pieces]
            if any(texts):
                yield Piece("\t".join(texts) if len(texts) > 1 else f"{texts[0]}\t", row=True)
            yield from (one for cell in pieces for one in cell if one.hidden)

    def _rows(self, parent: Any) -> Iterator[Any]:
        for element in parent:
            if element.tag == W + "tr":
                properties = element.find(W + "trPr")
                if properties is not None and properties.find(W + "del") is not None:
                    self._word.tally.deleted += 1
                    continue
                yield element
            elif element.tag in WRAPPERS:
                yield from self._rows(element)

    def _cells(self, parent: Any) -> Iterator[Any]:
        for element in parent:
            if element.tag == W + "tc":
                properties = element.find(W + "tcPr")
                if properties is not None and properties.find(W + "cellDel") is not None:
                    self._word.tally.deleted += 1
                    continue
                yield element
            elif element.tag in WRAPPERS:
                yield from self._cells(element)


def is_continued(cell: Any) -> bool:
    """Whether a cell is the covered part of a merged one."""
    properties = cell.find(W + "tcPr")
    return any(value_of(properties, name) in {"", "continue"} for name in ("vMerge", "hMerge"))


def join_title(lines: list[str]) -> list[str]:
    """The lines of a centred paragraph as one title; what is no part of a title (a number, a bracket) stays alone."""
    joined: list[str] = []
    for line in (one.strip() for one in lines):
        alone = find_label(line) or re.match(r"[（(]", line) or re.search(r"[〔\[]\d{4}[〕\]]", line)
        if joined and line and not alone and not re.search(r"[〔\[]\d{4}[〕\]]|[）)]$", joined[-1]):
            gap = " " if joined[-1][-1].isascii() and line[0].isascii() else ""
            joined[-1] += gap + line
        elif line:
            joined.append(line)
    return joined
