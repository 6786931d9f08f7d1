"""The streams of a binary Word file and the text in them.

Source: [MS-DOC], the sections named at each function. What does not fit raises ``struct.error``, ``IndexError``,
``ValueError`` or ``OSError``.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

import olefile

WORD97 = 0xA5EC
ENCRYPTED, SECOND_TABLE = 0x0100, 0x0200
# Where the FIB ([MS-DOC] 2.5) has offset and length of what is read here; its table of them begins at 0x9A.
STYLES, FOOTNOTE_PLACES, CHARACTERS, PARAGRAPHS, PIECES, ENDNOTE_PLACES, LISTS, OVERRIDES = (
    0x9A + 8 * index for index in (1, 2, 12, 13, 33, 46, 73, 74)
)
# The texts that stand behind each other in a file, with where the FIB has their lengths ([MS-DOC] 2.5.4).
STORIES = {
    "main": 0x4C, "footnotes": 0x50, "headers": 0x54, "macros": 0x58, "comments": 0x5C, "endnotes": 0x60, "boxes": 0x64,
    "header boxes": 0x68,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Streams:
    """The two streams of a file that are read here."""

    main: bytes
    table: bytes

    def part(self, place: int) -> bytes:
        """What the FIB entry at ``place`` points to."""
        start, size = struct.unpack_from("<II", self.main, place)
        if start + size > len(self.table):
            raise ValueError("the file is cut off")
        return self.table[start : start + size]


def open_streams(data: bytes) -> Streams:
    """The main stream and the table stream that it names ([MS-DOC] 2.5.2)."""
    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        main = ole.openstream("WordDocument").read()
        ident, flags = struct.unpack_from("<H8xH", main)
        if ident != WORD97 or flags & ENCRYPTED:
            raise ValueError("encrypted, or older than Word 97")
        return Streams(main, ole.openstream("1Table" if flags & SECOND_TABLE else "0Table").read())


def read_places(streams: Streams, place: int) -> tuple[int, ...]:
    """Where notes are tied, in characters from the beginning of the main text ([MS-DOC] 2.8.19)."""
    data = streams.part(place)
    return struct.unpack_from(f"<{max(0, (len(data) - 4) // 6)}I", data)


def read_characters(streams: Streams) -> Iterator[tuple[str, int]]:
    """Every character of all stories in order, with its place in the main stream ([MS-DOC] 2.4.1, 2.9.38)."""
    clx = streams.part(PIECES)
    at = 0
    while clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    size = struct.unpack_from("<I", clx, at + 1)[0]
    pieces = clx[at + 5 : at + 5 + size]
    count = (len(pieces) - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", pieces)
    for index in range(count):
        first, last = bounds[index], bounds[index + 1]
        where = struct.unpack_from("<I", pieces, 4 * (count + 1) + 8 * index + 2)[0]
        width = 1 if where & 0x40000000 else 2
        start = (where & 0x3FFFFFFF) // 2 if width == 1 else where
        chunk = streams.main[start : start + width * (last - first)]
        if last < first or len(chunk) < width * (last - first):
            raise ValueError("the text is cut off")
        if width == 1:
            units = list(chunk.decode("cp1252", errors="replace"))
        else:
            units = [chr(unit) for unit in struct.unpack(f"<{last - first}H", chunk)]
        yield from zip(units, range(start, start + len(chunk), width), strict=True)


def find_bounds(streams: Streams) -> dict[str, tuple[int, int]]:
    """Where each story begins and ends in the text."""
    lengths = [struct.unpack_from("<I", streams.main, place)[0] for place in STORIES.values()]
    ends = list(accumulate(lengths))
    return {name: (end - length, end) for name, length, end in zip(STORIES, lengths, ends, strict=True)}
