"""Styles and lists of a binary Word file: which automatic number a paragraph has.

Source: [MS-DOC], the sections named at each function. What does not fit raises ``struct.error``, ``IndexError`` or
``ValueError``.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

from compare.formats.numbering import DEEPEST, Level, List
from compare.formats.numerals import CODES
from compare.formats.word_streams import LISTS, OVERRIDES, STYLES, Streams

# Properties by their codes ([MS-DOC] 2.6.1 and 2.6.2); an old and a new code for the alignment.
IN_TABLE, ROW_END, LEVEL, LIST, ALIGN_OLD, ALIGN = 0x2416, 0x2417, 0x260A, 0x460B, 0x2403, 0x2461
DELETED, INSERTED, VANISHED = 0x0800, 0x0801, 0x083C
WANTED = frozenset((IN_TABLE, ROW_END, LEVEL, LIST, ALIGN_OLD, ALIGN, DELETED, INSERTED, VANISHED))
CONTENTS = -2  # the key, among a style's properties, of whether it is one for entries of a contents page
TOC = range(19, 28)  # the numbers of those styles ([MS-DOC] 2.9.271)
NO_LIST = (0, 0x7FF)
CHAIN_MOST = 40  # styles that build on each other; damaged files run in circles


def read_sprms(data: bytes) -> dict[int, int]:
    """The properties that matter here, by their codes ([MS-DOC] 2.6.1)."""
    found: dict[int, int] = {}
    at = 0
    while at + 3 <= len(data):
        code = struct.unpack_from("<H", data, at)[0]
        at += 2
        kind = code >> 13
        if code == 0xD608:  # the definition of a table has a length of two bytes
            size = struct.unpack_from("<H", data[at:] + b"\0", 0)[0] + 1
        elif kind == 6:
            size = data[at] + 1
        else:
            size = (1, 1, 2, 4, 2, 2, 0, 3)[kind]
        if code in WANTED:
            found[code] = int.from_bytes(data[at : at + size], "little")
        at += size
    return found


def read_styles(streams: Streams) -> dict[int, tuple[int, dict[int, int]]]:
    """Every paragraph style's base and own properties, by index ([MS-DOC] 2.9.271, 2.9.260)."""
    sheet = streams.part(STYLES)
    size, count, fixed = struct.unpack_from("<HHH", sheet)
    at = 2 + size
    styles = {}
    for index in range(count):
        length = struct.unpack_from("<H", sheet, at)[0]
        entry = sheet[at + 2 : at + 2 + length]
        at += 2 + length + length % 2
        if len(entry) < fixed + 2 or entry[2] & 0xF != 1:
            continue
        name, base = struct.unpack_from("<HH", entry)
        base >>= 4
        behind = fixed + 4 + 2 * struct.unpack_from("<H", entry, fixed)[0]
        own = (
            entry[behind + 2 : behind + 2 + struct.unpack_from("<H", entry, behind)[0]] if behind < len(entry) else b""
        )
        styles[index] = (base, {CONTENTS: int(name & 0xFFF in TOC), **read_sprms(own[2:])})
    return styles


def inherit(
    styles: Mapping[int, tuple[int, dict[int, int]]], style: int, own: Mapping[int, int]
) -> tuple[int, int | None]:
    """List and level of a paragraph: its own, else those of its style or of what that is based on."""
    id_, level = own.get(LIST), own.get(LEVEL)
    for _ in range(CHAIN_MOST):
        if style not in styles or (id_ is not None and level is not None):
            break
        style, properties = styles[style]
        id_ = properties.get(LIST) if id_ is None else id_
        level = properties.get(LEVEL) if level is None else level
    return (0, None) if id_ is None or id_ in NO_LIST else (id_, level)


def read_lists(streams: Streams) -> dict[int, tuple[List, dict[int, int]]]:
    """Lists by the number that paragraphs have for them, and their levels by style ([MS-DOC] 2.9.131, 2.9.150)."""
    where, size = struct.unpack_from("<II", streams.main, LISTS)
    if not size:
        return {}
    formats, at = streams.part(LISTS), where + size
    definitions: dict[int, tuple[dict[int, Level], dict[int, int]]] = {}
    for index in range(struct.unpack_from("<H", formats)[0]):
        id_, *linked = struct.unpack_from("<i4x9h", formats, 2 + 28 * index)
        levels: dict[int, Level] = {}
        for level in range(1 if formats[2 + 28 * index + 26] & 1 else DEEPEST):
            levels[level], at = read_level(streams.table, at)
        definitions[id_] = (
            levels,
            {style: level for level, style in reversed(list(enumerate(linked))) if style != 0xFFF},
        )
    overrides = streams.part(OVERRIDES)
    count = struct.unpack_from("<I", overrides)[0]
    at = 4 + 16 * count
    lists: dict[int, tuple[List, dict[int, int]]] = {}
    for index in range(count):
        id_, changed = struct.unpack_from("<i8xB", overrides, 4 + 16 * index)
        levels, by_style = definitions.get(id_, ({}, {}))
        levels, restarts = dict(levels), {}
        at += 4
        for _ in range(changed):
            start, flags = struct.unpack_from("<iI", overrides, at)
            at += 8
            level = flags & 0xF
            if flags & 0x20:
                levels[level], at = read_level(overrides, at)
                start = levels[level].start
            if flags & 0x10:
                restarts[level] = start
        lists[index + 1] = List(id_, levels, restarts), by_style
    return lists


def read_level(data: bytes, at: int) -> tuple[Level, int]:
    """One level of a list, and where the next one begins ([MS-DOC] 2.9.147)."""
    start, code, flags = struct.unpack_from("<iBB", data, at)
    texts, paragraphs, limit = struct.unpack_from("<BBB", data, at + 24)
    at += 28 + texts + paragraphs
    size = struct.unpack_from("<H", data, at)[0]
    if at + 2 + 2 * size > len(data):
        raise ValueError("the list is cut off")
    units = struct.unpack_from(f"<{size}H", data, at + 2)
    text = "".join(f"%{unit + 1}" if unit < DEEPEST else chr(unit) for unit in units if not 0xD800 <= unit < 0xE000)
    format_ = CODES.get(code, "decimal")
    return Level(start, format_, text, bool(flags & 4), limit if flags & 8 else None), at + 2 + 2 * size
