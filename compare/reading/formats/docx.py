"""Word files (``.docx``): body, text boxes, notes, headers in order, automatic numbers resolved, changes accepted.

The parts are read directly: readers of this format lose the automatic numbers and the tracked insertions, and some stop
at a broken reference that the text does not need (files saved by WPS have them). Source: ECMA-376 part 1 §17.2 (body),
§17.4 (tables), §17.13.5.15 (deleted paragraph marks).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from compare.errors import quote
from compare.knowledge.page import find_label
from compare.reading.formats import Read, say_struck
from compare.reading.formats import word_numbers as numbers
from compare.reading.formats.breaks import SAID_MOST, is_frame, join_breaks, join_heads, say_again
from compare.reading.formats.docx_text import DROPPED, Gatherer, Piece, Tally, choose, number_lines, tie_notes
from compare.reading.formats.word_numbers import MC, W, integer_of, is_on, value_of
from compare.reading.limits import NAMED, Archive, open_archive, parse_xml

# --- word story -------------------------------------------------------------------------------------------------------

WRAPPERS = frozenset({W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"})


@dataclass(frozen=True, slots=True)
class Word:
    """What the stories of a file have in common."""

    styles: numbers.Styles
    lists: numbers.Lists
    tally: Tally


class Story:
    """One story; lists are counted through it from its beginning."""

    def __init__(self, word: Word, root: Any) -> None:
        self._word = word
        self._gatherer = Gatherer(root, word.styles, word.tally)
        self._counters = numbers.Counters()
        self._boxes = numbers.Counters()
        self._carried = ""
        self._root = root

    def read(self) -> list[Piece]:
        """All lines that have text, in order."""
        pieces = list(self._blocks(self._root, self._counters))
        if self._carried:  # the mark of the last paragraph was deleted
            pieces.append(Piece(self._carried))
        return [one for one in pieces if one.text.strip()]

    def _blocks(self, parent: Any, counters: numbers.Counters) -> Iterator[Piece]:
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

    def _paragraph(self, paragraph: Any, counters: numbers.Counters) -> Iterator[Piece]:
        text = self._gatherer.gather(paragraph)
        properties = paragraph.find(W + "pPr")
        mark = None if properties is None else properties.find(W + "rPr")
        words = numbers.part_tabs("".join(text.parts), contents=self._is_contents(properties))
        aside = (numbers.part_tabs("".join(one), contents=False) for one in (text.hidden, text.struck))
        hidden, struck = map(str.strip, aside)
        heading = self._word.styles.heading_of(properties)
        for _, box in (one for one in text.boxes if not one[0]):
            yield from self._blocks(box, self._boxes)
        if mark is not None and any(mark.find(tag) is not None for tag in DROPPED):
            if paragraph.find(W + "del") is None:
                self._word.tally.deleted += mark.find(W + "del") is not None
            self._carried += words
        else:
            words, self._carried = self._carried + words, ""
            if words.strip() or not is_on(mark, "vanish"):
                label = self._word.lists.label(properties, counters)
                words = "" if struck and not words.strip() else numbers.stand_before(label, words.strip("\n"))
                heading = numbers.find_depth(label) if heading is None else heading
            yield from (Piece(line, heading=heading) for line in self._lines(words, properties))
        self._word.tally.hidden += bool(hidden)
        self._word.tally.struck += bool(struck)
        yield from (Piece(one, hidden=True) for one in (hidden, struck) if one)
        for _, box in (one for one in text.boxes if one[0]):
            yield from self._blocks(box, self._boxes)

    def _is_contents(self, properties: Any | None) -> bool:
        """Whether a paragraph is an entry of a contents page: by its style, or by the dots that lead to its number."""
        if any(style.contents for style in self._word.styles.of_paragraph(properties)):
            return True
        tabs = () if properties is None else properties.iterfind(f"{W}tabs/{W}tab")
        return any(one.get(W + "leader") in {"dot", "middleDot"} for one in tabs)

    def _lines(self, words: str, properties: Any | None) -> list[str]:
        """The lines of a paragraph: a break parts them, except in a title and within a sentence."""
        lines = words.split("\n")
        if len(lines) == 1:
            return lines
        chain = self._word.styles.of_paragraph(properties)
        align = value_of(properties, "jc")
        styled = next((style.centered for style in chain if style.centered is not None), False)
        centered = styled if align is None else align == "center"
        return join_title(lines) if centered or any(style.title for style in chain) else join_breaks(lines)

    def _table(self, table: Any, counters: numbers.Counters) -> Iterator[Piece]:
        rows = [list(self._kept(row, "tc", "cellDel")) for row in self._kept(table, "tr", "del")]
        read = [[[] if is_continued(cell) else list(self._blocks(cell, counters)) for cell in cells] for cells in rows]
        if is_frame([[[one.text for one in cell if not one.hidden] for cell in cells] for cells in read]):
            yield from (one for cells in read for cell in cells for one in cell)
            return
        told: list[list[str]] = []
        above: dict[int, str] = {}
        head = bool(rows) and not begins_task(rows[0])
        for cells, pieces in zip(rows, read, strict=True):
            shown = [[one.text.replace("\t", " ").strip() for one in cell if not one.hidden] for cell in pieces]
            texts = [" ".join(text for text in cell if text) for cell in shown]
            texts = say_covered(texts, cells, above, head=head and not told)
            task = len(told) > head and bool(cells) and is_continued(cells[0])
            told.append(say_again(texts, told[-1]) if task else texts)
        if len(rows) > 1:
            first = [(text, *measure_cell(cell)) for text, cell in zip(told[0], rows[0], strict=True)]
            if joined := join_heads(first, told[1]):
                told[:2] = [[], joined]
        for texts, pieces in zip(told, read, strict=True):
            if any(texts):
                yield Piece("\t".join(texts) if len(texts) > 1 else f"{texts[0]}\t", row=True)
            yield from (one for cell in pieces for one in cell if one.hidden)

    def _kept(self, parent: Any, tag: str, deletion: str) -> Iterator[Any]:
        """The rows of a table, or the cells of a row, without those whose properties say that they were deleted."""
        for element in parent:
            if element.tag == W + tag and element.find(f"{W}{tag}Pr/{W}{deletion}") is not None:
                self._word.tally.deleted += 1
            elif element.tag == W + tag:
                yield element
            elif element.tag in WRAPPERS:
                yield from self._kept(element, tag, deletion)


COLUMNS_MOST = 100  # that one cell may cover; a larger number is a mistake of the file


def measure_cell(cell: Any) -> tuple[int, bool]:
    """How many columns a cell covers, and whether it covers the row below."""
    properties = cell.find(W + "tcPr")
    columns = min(max(1, integer_of(properties, "gridSpan") or 1), COLUMNS_MOST)
    return columns, value_of(properties, "vMerge") == "restart"


def begins_task(cells: list[Any]) -> bool:
    """Whether the cells of a table's first row are no head: they cover rows below, and none covers columns."""
    measured = [measure_cell(cell) for cell in cells]
    return any(covers for _, covers in measured) and all(columns == 1 for columns, _ in measured)


def say_covered(texts: list[str], cells: list[Any], above: dict[int, str], *, head: bool) -> list[str]:
    """The texts of a row; behind a cell of its own it says again what the cell above says, save what a head does."""
    said: list[str] = []
    column = 0
    for text, cell in zip(texts, cells, strict=True):
        if value_of(cell.find(W + "tcPr"), "vMerge") in {"", "continue"}:
            said.append(above.get(column, "") if any(said) else "")
        else:
            above[column] = "" if head or len(text) > SAID_MOST else text
            said.append(text)
        column += measure_cell(cell)[0]
    return said


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


# --- docx -------------------------------------------------------------------------------------------------------------

MAIN = "word/document.xml"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# "Strict" files have other names for the same elements.
STRICT = tuple(
    (f"http://purl.oclc.org/ooxml/{ours}".encode(), f"http://schemas.openxmlformats.org/{usual}".encode())
    for ours, usual in (
        ("officeDocument/", "officeDocument/2006/"),
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("drawingml/", "drawingml/2006/"),
    )
)


def read(data: bytes, file: str) -> Read:
    """The lines of a ``.docx``; every line is a whole paragraph or a table row."""
    archive = open_archive(data, file)
    main = find_main(archive)
    relations = read_relations(archive, main)
    tally = Tally()
    styles = numbers.Styles(load(archive, relations, "styles"))
    word = Word(styles, numbers.Lists(load(archive, relations, "numbering"), styles), tally)
    root = parse_part(archive, main)
    body = root.find(W + "body")
    pieces = [] if body is None else Story(word, body).read()
    notes = {}
    for name in ("footnote", "endnote"):
        part = load(archive, relations, f"{name}s")
        for element in () if part is None else part.iterfind(W + name):
            text = " ".join(one.text.strip() for one in Story(word, element).read() if not one.hidden)
            notes[name[0] + element.get(W + "id", "")] = text
    lines = number_lines(tie_notes(pieces, notes), read_margins(archive, word, root, relations))
    return Read(lines, flowing=True, warnings=tuple(say(tally)))


def find_main(archive: Archive) -> str:
    """The name of the part that holds the text."""
    found = (part for kind, part in read_relations(archive, "").values() if kind == "officeDocument")
    return next((part for part in found if part in archive.names), MAIN)


def parse_part(archive: Archive, name: str) -> Any:
    """A part's root element, with the names of the usual dialect."""
    data = archive.read(name)
    if b"http://purl.oclc.org/ooxml/" in data:
        for strict, usual in STRICT:
            data = data.replace(strict, usual)
    return parse_xml(data, f"{archive.file}：文件已损坏（{quote(name, NAMED)}）；请重新保存后再试")


def read_relations(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to inside the file: kind and name by the id of the reference."""
    folder, name = posixpath.split(part)
    where = posixpath.join(folder, "_rels", f"{name}.rels")
    if where not in archive.names:
        return {}
    return {
        one.get("Id", ""): (
            one.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/"),
        )
        for one in parse_part(archive, where)
        if isinstance(one.tag, str) and one.get("TargetMode") != "External"
    }


def load(archive: Archive, relations: dict[str, tuple[str, str]], kind: str) -> Any | None:
    """The root of the part of this kind, or None where the file has none."""
    name = next((name for one, name in relations.values() if one == kind and name in archive.names), None)
    return None if name is None else parse_part(archive, name)


def read_margins(archive: Archive, word: Word, root: Any, relations: dict[str, tuple[str, str]]) -> Iterable[str]:
    """The lines of all headers and footers that some section has, each once."""
    named = (one.get(RELATION, "") for one in root.iter(W + "headerReference", W + "footerReference"))
    parts = dict.fromkeys(relations.get(one, ("", ""))[1] for one in named)
    stories = (Story(word, parse_part(archive, part)) for part in parts if part in archive.names)
    return dict.fromkeys(one.text.strip() for story in stories for one in story.read())


def say(tally: Tally) -> Iterator[str]:
    """The warnings of a file."""
    counts = (("插入", tally.inserted), ("删除", tally.deleted), ("移动", tally.moved))
    if changes := "、".join(f"{name}{count}处" for name, count in counts if count):
        yield f"文件带有修订标记（{changes}），按接受全部修订后的文字读入"
    if tally.hidden:
        yield f"文件有隐藏文字{tally.hidden}处，Word中不显示，未作为条文"
    if tally.struck:
        yield say_struck(tally.struck)
    if tally.pictures:
        yield f"文件有图片或嵌入对象{tally.pictures}个，其中的文字未读入"
