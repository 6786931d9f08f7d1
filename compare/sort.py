"""Cleaned lines to pieces, each in its bucket: text, table, footnote or furniture.

A line is divided where only a part of it is furniture, a cell of its own or a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from compare.clean import HAN as HAN_CHARACTERS
from compare.clean import widen
from compare.contents import find_contents
from compare.knowledge.furniture import TURNED_FROM, TURNED_TO, name_furniture
from compare.knowledge.layout import READING
from compare.knowledge.numbering import CIRCLED, NOTE_MARK
from compare.measure import count, is_full, is_heading_like, line_width, width
from compare.model import Kind, Line, Source

INDENTED = re.compile(r"(?:\u3000{2}| {4})(?=[^\s\u3000])")
FOOTNOTE = re.compile(rf"\^?(?P<mark>{NOTE_MARK})\s?\S")
NOTE = re.compile(r"注\s?\d*[:：]\S")
RULE = re.compile(r"[-=_*|:\s—]{3,}")
# 分拣中心^①, 分拣中心①，, 分拣中心[1], 分拣中心¹: a plain circled number is a mark only where a pause follows it.
FOOTNOTE_MARK = re.compile(
    rf"\^({NOTE_MARK})|(?<=[{HAN_CHARACTERS}”》）])([{CIRCLED}](?=[，。、；：）”])|[⁰¹²³⁴-⁹]{{1,2}})"
    r"|(?<=\S)([\[［〔]\d{1,2}[\]］〕])"
)
CELL = re.compile(r"</?p>")
# 实行即收即检“对创新产品开辟…: a heading without a mark, and the quotation that begins the text below it.
GLUED = re.compile(r"(?P<head>[^，。；：、“”《》]{8,40})(?=[“《])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or the part of one that goes into a bucket by itself.

    ``width`` is that of the line in the file: blanks that justify a line fill its column. ``indented`` lines begin with
    the two blanks of a paragraph's first line. ``alone`` is a heading that was glued to the line behind it.
    """

    line: Line
    text: str
    raw: int
    kind: Kind
    width: float = 0.0
    indented: bool = False
    alone: bool = False


def find_pieces(source: Source, lines: Sequence[Line]) -> Iterator[Piece]:
    """Each line that has text, in its bucket; a line is divided where only a part of it is furniture or a cell."""
    contents = find_contents(lines)
    header = ""
    marks = {mark for line in lines for tied in FOOTNOTE_MARK.findall(line.text[1:]) for mark in tied}
    for original, line in zip(source.lines, lines, strict=True):
        raw = count(original.text)
        text = line.text
        if not text:
            if raw:
                yield Piece(line, original.text.strip(), raw, Kind.FURNITURE)
        elif line.furniture or line.number in contents or name_furniture(text) or RULE.fullmatch(text):
            yield Piece(line, text, raw, Kind.FURNITURE)
        elif "\t" in text or text.startswith("<p>"):
            # The head of a table comes again where the table goes on overleaf (续表): the page's, not the text's.
            row = close_blanks(text)
            kind = Kind.FURNITURE if row == header else Kind.TABLE
            header = header or row
            yield from find_cells(line, raw, kind)
        elif ((note := FOOTNOTE.match(text)) and note["mark"] in marks) or NOTE.match(text):
            yield Piece(line, widen(text.lstrip("^")), raw, Kind.FOOTNOTE)
        elif found := TURNED_FROM.match(text) or TURNED_TO.search(text):
            turn, rest = found.group(), text[found.end() :] or text[: found.start()]
            size = line_width(original.text, text)
            parts = [
                Piece(line, turn, count(turn), Kind.FURNITURE),
                Piece(line, rest, raw - count(turn), Kind.CLAUSE, size),
            ]
            yield from parts if found.start() == 0 else reversed(parts)
        else:
            header = ""
            indented = INDENTED.match(original.text) is not None
            yield Piece(line, text, raw, Kind.CLAUSE, line_width(original.text, text), indented)


def close_blanks(text: str) -> str:
    """A text without its blanks: two print runs of one table head differ in nothing else."""
    return re.sub(r"[^\S\t]", "", text)


def find_cells(line: Line, raw: int, kind: Kind) -> Iterator[Piece]:
    """A table row as one piece, cells parted by `` | ``; the paragraphs of a cell (``<p>…</p>``) as its lines.

    Paragraphs that together are longer than ``READING.cell`` are one piece each, under the words of the other cells.
    """
    cells = [cell.strip() for cell in line.text.split("\t")]
    paragraphs = [[widen(item.strip()) for item in CELL.split(cell) if item.strip()] for cell in cells]
    items = [item for cell, inside in zip(cells, paragraphs, strict=True) if CELL.search(cell) for item in inside]
    if sum(map(len, items)) <= READING.cell:
        yield Piece(line, " | ".join("\n".join(inside) for inside in paragraphs if inside), raw, kind)
        return
    head = " | ".join(widen(cell) for cell in cells if cell and not CELL.search(cell))
    texts = [f"{head} | {item}" if head else item for item in items]
    used = 0
    for item, text in zip(items[:-1], texts[:-1], strict=True):
        used += count(item)
        yield Piece(line, text, count(item), kind)
    yield Piece(line, texts[-1], raw - used, kind)


def part_glued(piece: Piece, columns: Sequence[float]) -> tuple[Piece, ...]:
    """A small heading that stands in one line with the quotation below it, and that line of text; else the piece.

    Extractors glue them where a heading has its own measure. The line is wider than any column, no mark ends its first
    part, and its rest, which begins with a quotation mark, is as wide as the first line of a paragraph, or a whole one.
    """
    if piece.kind is not Kind.CLAUSE or not columns or piece.width <= columns[-1] + 3:
        return (piece,)
    found = GLUED.match(piece.text)
    if not found or not is_heading_like(found["head"]):
        return (piece,)
    head, rest = found["head"], piece.text[found.end("head") :]
    size = width(rest)
    if size > columns[-1] + 1 or not (is_full(size + 2, columns) or rest.endswith("。")):
        return (piece,)
    raw = count(head)
    return (
        replace(piece, text=head, raw=raw, width=width(head), alone=True),
        replace(piece, text=rest, raw=piece.raw - raw, width=size, indented=False),
    )
