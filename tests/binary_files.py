"""Binary Word files made in code for the tests: a compound file with the streams that [MS-DOC] asks for, no more."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PAGE = 512
# Characters that mark runs in the texts of the tests: deleted, inserted, hidden, struck out; each to its closing sign.
RUNS = {"⟦": (0x0800, "⟧"), "⟪": (0x0801, "⟫"), "⸨": (0x083C, "⸩"), "⦇": (0x0837, "⦈")}


@dataclass(frozen=True)
class Par:
    """A paragraph: its text with the marks of ``RUNS``, the sign that ends it, style and properties."""

    text: str
    end: str = "\r"
    style: int = 0
    properties: bytes = b""


@dataclass(frozen=True)
class Lvl:
    """A level of a list: start, code of the format, label with ``%1`` …; flags and limit as in the format."""

    text: str
    code: int = 39
    start: int = 1
    flags: int = 0
    limit: int = 0


def number(list_: int, level: int) -> bytes:
    """The properties that put a paragraph into a list."""
    return struct.pack("<HBHH", 0x260A, level, 0x460B, list_)


INSIDE = struct.pack("<HB", 0x2416, 1)
ROW = INSIDE + struct.pack("<HB", 0x2417, 1)
CENTERED = struct.pack("<HB", 0x2403, 1)


def row(*cells: str) -> list[Par]:
    """A table row; ``/`` parts the paragraphs of a cell."""
    made = []
    for cell in cells:
        *first, last = cell.split("/")
        made += [Par(one, "\r", 0, INSIDE) for one in first] + [Par(last, "\x07", 0, INSIDE)]
    count = len(cells)
    edges = struct.pack(f"<B{count + 1}h", count, *range(0, 2000 * count + 1, 2000)) + bytes(20 * count)
    return [*made, Par("", "\x07", 0, ROW + struct.pack("<HH", 0xD608, len(edges) + 1) + edges)]


def word_binary(
    paragraphs: Sequence[Par],
    *,
    lists: Sequence[tuple[Mapping[int, Lvl], Sequence[int]]] = (),
    overrides: Sequence[tuple[int, Mapping[int, tuple[int | None, Lvl | None]]]] = (),
    styles: Sequence[tuple[int, bytes]] = ((0xFFF, b""),),
    names: Sequence[int] = (),
    footnotes: Sequence[str] = (),
    endnotes: Sequence[str] = (),
    headers: Sequence[str] = (),
    boxes: Sequence[str] = (),
    compressed: bool = False,
    ident: int = 0xA5EC,
    flags: int = 0x0200,
) -> bytes:
    """The bytes of a file.

    Args:
        lists: Levels by index and linked styles, of each list; the first has the id 100.
        overrides: List id and changes by level (new start, new level) of each reference to a list.
        styles: Base and properties of each paragraph style; ``names`` has their built-in numbers, where they have any.
        compressed: Store the text with one byte a character (Latin text only).
    """
    stories = {
        0x4C: list(paragraphs),
        0x50: [Par("\x02" + one) for one in footnotes],
        0x54: [Par(one) for one in headers],
        0x60: [Par("\x02" + one) for one in endnotes],
        0x64: [Par(one) for one in boxes],
    }
    main = bytearray(1024)
    struct.pack_into("<H8xH", main, 0, ident, flags)
    width = 1 if compressed else 2
    paragraph_runs: list[tuple[int, bytes]] = []
    character_runs: list[tuple[int, bytes]] = []
    text = bytearray()
    closing = ""
    notes: list[int] = []
    for place, story in stories.items():
        begun = len(text) // width
        for one in story:
            paragraph_runs.append((1024 + len(text), struct.pack("<H", one.style) + one.properties))
            for char in one.text + one.end:
                if char in RUNS or char == closing:
                    sprm = b"" if char == closing else struct.pack("<HB", RUNS[char][0], 1)
                    closing = "" if char == closing else RUNS[char][1]
                    character_runs.append((1024 + len(text), sprm))
                    continue
                if char == "\x02" and place == 0x4C:
                    notes.append(len(text) // width)
                text += char.encode("cp1252" if compressed else "utf-16-le")
        struct.pack_into("<I", main, place, len(text) // width - begun)
    count = len(text) // width
    end = 1024 + len(text)
    main += text
    main += bytes(-len(main) % PAGE)
    table = bytearray()

    def put(index: int, data: bytes) -> None:
        struct.pack_into("<II", main, 0x9A + 8 * index, len(table), len(data))
        table.extend(data)

    for index, runs, paragraph in ((13, paragraph_runs, True), (12, character_runs, False)):
        numbers, starts = [], []
        for at in range(0, len(runs), 8):
            numbers.append(len(main) // PAGE)
            starts.append(runs[at][0])
            main += page([*runs[at : at + 8]], runs[at + 8][0] if at + 8 < len(runs) else end, paragraph=paragraph)
        put(index, struct.pack(f"<{len(starts) + 1}I{len(numbers)}I", *starts, end, *numbers))
    where = 2 * 1024 | 0x40000000 if compressed else 1024
    put(33, b"\x01\x02\x00\x00\x00" + b"\x02" + struct.pack("<IIIHIH", 16, 0, count, 0, where, 0))
    put(1, style_sheet(styles, names))
    put(2, struct.pack(f"<{len(footnotes)}I", *notes[: len(footnotes)]) + bytes(4 + 2 * len(footnotes)))
    put(46, struct.pack(f"<{len(endnotes)}I", *notes[len(footnotes) :]) + bytes(4 + 2 * len(endnotes)))
    if lists:
        ids = range(100, 100 + len(lists))
        put(73, struct.pack("<H", len(lists)) + b"".join(map(list_head, ids, lists)))
        for levels, _ in lists:
            table += b"".join(level(levels[at]) for at in sorted(levels))
        put(74, list_references(overrides or [(id_, {}) for id_ in ids]))
    return compound({"WordDocument": bytes(main), "1Table": bytes(table)})


def page(runs: Sequence[tuple[int, bytes]], end: int, *, paragraph: bool) -> bytes:
    """A formatted disk page of a few runs."""
    made = bytearray(PAGE)
    struct.pack_into(f"<{len(runs) + 1}I", made, 0, *(start for start, _ in runs), end)
    at = PAGE - 2
    for index, (_, content) in enumerate(runs):
        body = content + bytes(len(content) % 2) if paragraph else content
        data = (bytes((0, len(body) // 2)) if paragraph else bytes((len(body),))) + body
        at -= len(data) + len(data) % 2
        made[at : at + len(data)] = data
        made[4 * (len(runs) + 1) + (13 if paragraph else 1) * index] = at // 2 if content else 0
    made[-1] = len(runs)
    return bytes(made)


def style_sheet(styles: Sequence[tuple[int, bytes]], names: Sequence[int]) -> bytes:
    """The styles; each has a name of one character, and properties of paragraphs only."""
    made = struct.pack("<HHH", 18, len(styles), 10) + bytes(14)
    for index, (base, properties) in enumerate(styles):
        own = struct.pack("<HH", len(properties) + 2, index) + properties
        name = names[index] if index < len(names) else 0xFFE
        body = struct.pack("<HHHHH", name, base << 4 | 1, 1, 0, 0) + struct.pack("<HHH", 1, 0x7532, 0) + own
        body += bytes(len(body) % 2)
        made += struct.pack("<H", len(body)) + body
    return made


def list_head(id_: int, entry: tuple[Mapping[int, Lvl], Sequence[int]]) -> bytes:
    """An LSTF: one level or nine, and the styles linked to them."""
    levels, linked = entry
    styles = [*linked, *[0xFFF] * (9 - len(linked))]
    return struct.pack("<ii9hBB", id_, 0, *styles, int(len(levels) == 1), 0)


def level(one: Lvl) -> bytes:
    """An LVL with some properties to be passed over."""
    text = re.sub(r"%([1-9])", lambda found: chr(int(found[1]) - 1), one.text)
    head = struct.pack("<iBB", one.start, one.code, one.flags) + bytes(18) + bytes((3, 2, one.limit, 0))
    return head + b"\x01\x02\x03\x04\x05" + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def list_references(overrides: Sequence[tuple[int, Mapping[int, tuple[int | None, Lvl | None]]]]) -> bytes:
    """A PlfLfo."""
    heads = b"".join(struct.pack("<i8xBBH", id_, len(changes), 0, 0) for id_, changes in overrides)
    tails = b""
    for _, changes in overrides:
        tails += b"\xff\xff\xff\xff"
        for at, (start, other) in changes.items():
            flags = at | (0x10 if start is not None else 0) | (0x20 if other else 0)
            tails += struct.pack("<iI", start or 0, flags) + (level(other) if other else b"")
    return struct.pack("<I", len(overrides)) + heads + tails


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file ([MS-CFB]) with these streams; each is filled up to 4096 bytes, so that none is a small one."""
    free, last, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    sectors: list[bytes] = [b"", b""]  # the allocation table and the directory
    chain = [table, last]
    entries = [entry("Root Entry", 5, 1, last, 0)]
    for at, (name, data) in enumerate(streams.items(), start=1):
        full = data + bytes(max(0, 4096 - len(data)))
        full += bytes(-len(full) % PAGE)
        entries.append(entry(name, 2, at + 1 if at < len(streams) else free, len(sectors), len(full)))
        size = len(full) // PAGE
        chain += [*range(len(sectors) + 1, len(sectors) + size), last]
        sectors += [full[n * PAGE : (n + 1) * PAGE] for n in range(size)]
    assert len(chain) <= 128, "one sector of the allocation table is all that the tests need"
    sectors[0] = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))
    sectors[1] = b"".join(entries) + bytes(PAGE - 128 * len(entries))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, last, 0, last, 0)
    return header + struct.pack("<109I", 0, *[free] * 108) + b"".join(sectors)


def entry(name: str, kind: int, following: int, start: int, size: int) -> bytes:
    """A directory entry; the streams hang below the root, each to the right of the one before."""
    free = 0xFFFFFFFF
    child = 1 if kind == 5 else free
    right = free if kind == 5 else following
    label = name.encode("utf-16-le") + b"\0\0"
    body = label + bytes(64 - len(label)) + struct.pack("<HBBIII", len(label), kind, 1, free, right, child)
    return body + bytes(36) + struct.pack("<IQ", start, size)
