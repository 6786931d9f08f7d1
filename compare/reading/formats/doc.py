"""Binary Word files (``.doc``) and those of WPS (``.wps``), which are the same, with their automatic numbers.

What is not of Word 97 or later is refused, as is what is damaged.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

from compare.errors import PolicyCompareError
from compare.reading.formats import Read
from compare.reading.formats.breaks import is_frame, join_breaks
from compare.reading.formats.doc_binary import NOTE, Binary, BinaryParagraph, read_binary
from compare.reading.formats.docx import join_title, say
from compare.reading.formats.docx_text import Piece, Tally, number_lines, tie_notes
from compare.reading.formats.plausible import PLAUSIBLE, plausible
from compare.reading.formats.word_numbers import stand_before

STREAM, ENCRYPTED = "WordDocument".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")


def read(data: bytes, file: str) -> Read:
    """The lines of a file; every line is a whole paragraph or a table row."""
    if ENCRYPTED in data:
        raise PolicyCompareError(f"{file}：文件有密码保护；请去掉密码另存后再试")
    if STREAM not in data:
        raise PolicyCompareError(f"{file}：不是 Word 或 WPS 文字文件；请另存为 Word（.docx）后再试")
    try:
        found = lay_file(read_binary(data))
    except (OSError, ValueError, IndexError, struct.error):
        found = None
    if found and plausible("".join(line.text for line in found.lines)) >= PLAUSIBLE:
        return found
    raise PolicyCompareError(f"{file}：文件已损坏、有密码保护或版本过旧；请另存为 Word（.docx）后再试")


def lay_file(binary: Binary) -> Read:
    """The lines of all its stories."""
    notes = {}
    for kind, story in (("f", "footnotes"), ("e", "endnotes")):
        text = " ".join(one.text for one in binary.stories[story])  # each begins with its own mark
        notes.update({f"{kind}{at}": note.strip() for at, note in enumerate(text.split(NOTE)[1:])})
    keys = (f"{kind}{binary.notes[:at].count(kind)}" for at, kind in enumerate(binary.notes))  # f0, f1, e0
    pieces = [*lay_out(binary.stories["main"], keys), *lay_out(binary.stories["boxes"], iter(()))]
    margins = dict.fromkeys(one.text.strip() for one in lay_out(binary.stories["headers"], iter(())))
    read = [*binary.stories["main"], *binary.stories["boxes"]]
    hidden, struck = sum(bool(one.hidden) for one in read), sum(bool(one.struck) for one in read)
    pictures = sum(one.pictures for one in binary.stories["main"])
    tally = Tally(binary.inserted, binary.deleted, hidden=hidden, struck=struck, pictures=pictures)
    return Read(number_lines(tie_notes(pieces, notes), margins), flowing=True, warnings=tuple(say(tally)))


def lay_out(paragraphs: Iterable[BinaryParagraph], keys: Iterator[str]) -> Iterator[Piece]:
    """Paragraphs and table rows in order, the places of notes with their keys."""
    table: list[list[list[str]]] = []
    row: list[list[str]] = []
    cell: list[str] = []
    for one in paragraphs:
        text = "".join(tie(one.text, keys))
        text = stand_before(one.label, text.strip("\n"))
        if not one.inside and (table or row or cell):
            yield from lay_table([*table, [*row, cell]])
            table, row, cell = [], [], []
        if one.row:
            table.append(row)
            row = []
        elif one.inside:
            cell.append(text.strip())
            if one.cell:
                row.append(cell)
                cell = []
        else:
            lines = text.split("\n")
            lines = join_title(lines) if one.centered else join_breaks(lines) if len(lines) > 1 else lines
            yield from (Piece(line, heading=one.heading) for line in lines if line.strip())
        yield from (Piece(words, hidden=True) for words in (one.hidden, one.struck) if words)
    yield from lay_table([*table, [*row, cell]])


def tie(text: str, keys: Iterator[str]) -> Iterator[str]:
    """The pieces of a text with the key of its note at every mark."""
    first, *rest = text.split(NOTE)
    yield first
    for piece in rest:
        key = next(keys, "")
        yield f"\0{key}\0{piece}" if key else piece


def lay_table(rows: list[list[list[str]]]) -> Iterator[Piece]:
    """The rows of a table, or the paragraphs in a frame."""
    rows = [row for row in rows if any(any(cell) for cell in row)]
    if is_frame(rows):
        yield from (Piece(line) for row in rows for cell in row for text in cell for line in text.split("\n") if line)
        return
    for row in rows:
        texts = [" ".join(text.replace("\n", " ") for text in cell if text) for cell in row]
        yield Piece("\t".join(texts) if len(texts) > 1 else f"{texts[0]}\t", row=True)
