"""The text of a binary Word file: its streams, styles and lists, and its paragraphs with their automatic numbers.

Other readers of this format leave the numbers out. Source: [MS-DOC], the sections named at each function. What does not
fit raises ``struct.error``, ``IndexError``, ``ValueError`` or ``OSError``.
"""

from __future__ import annotations

import bisect
import io
import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

import olefile

from compare.reading.formats.word_numbers import CODES, DEEPEST, Counters, Level, List, find_depth, part_tabs

# --- word streams -----------------------------------------------------------------------------------------------------

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


# --- word binary lists ------------------------------------------------------------------------------------------------

# Properties by their codes ([MS-DOC] 2.6.1 and 2.6.2); an old and a new code for the alignment.
IN_TABLE, ROW_END, LEVEL, LIST, ALIGN_OLD, ALIGN = 0x2416, 0x2417, 0x260A, 0x460B, 0x2403, 0x2461
OUTLINE = 0x2640
DELETED, INSERTED, VANISHED = 0x0800, 0x0801, 0x083C
STRUCK, STRUCK_TWICE = 0x0837, 0x2A53
WANTED = frozenset((
    *(IN_TABLE, ROW_END, LEVEL, LIST, ALIGN_OLD, ALIGN, OUTLINE),
    *(DELETED, INSERTED, VANISHED, STRUCK, STRUCK_TWICE),
))  # fmt: skip
CONTENTS = -2  # the key, among a style's properties, of whether it is one for entries of a contents page
TOC = range(19, 28)  # the numbers of those styles ([MS-DOC] 2.9.271)
HEADING = -3  # the key, among a style's properties, of what it makes of a paragraph, as in ``Line``
HEADINGS = {62: 0, **{number: number for number in range(1, 10)}}  # of the styles Title and heading 1 to heading 9
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


# The paragraph styles by index: what each is based on, and its own properties.
Sheet = Mapping[int, tuple[int, dict[int, int]]]


def read_styles(streams: Streams) -> Sheet:
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
        size = struct.unpack_from("<H", entry, behind)[0] if behind < len(entry) else 0
        number = name & 0xFFF
        named = {HEADING: HEADINGS[number]} if number in HEADINGS else {}
        own = read_sprms(entry[behind + 4 : behind + 2 + size])
        styles[index] = (base, {CONTENTS: int(number in TOC), **named, **own})
    return styles


def find_heading(styles: Sheet, style: int, own: Mapping[int, int]) -> int | None:
    """Title or depth of a heading as in ``Line``: by the paragraph's outline level, else by its style."""
    properties = own
    for _ in range(CHAIN_MOST):
        if properties.get(HEADING) == 0:
            return 0
        if OUTLINE in properties:
            return properties[OUTLINE] + 1 if properties[OUTLINE] < DEEPEST else None
        if HEADING in properties:
            return properties[HEADING]
        if style not in styles:
            break
        style, properties = styles[style]
    return None


def inherit(styles: Sheet, style: int, own: Mapping[int, int]) -> tuple[int, int | None]:
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
        by_style = {style: level for level, style in reversed(list(enumerate(linked))) if style != 0xFFF}
        definitions[id_] = (levels, by_style)
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


# --- word binary ------------------------------------------------------------------------------------------------------

PAGE = 512  # bytes of a formatted disk page (FKP)
ENDS = "\r\x07\x0c"  # paragraph, table cell, page or section
NOTE = "\x02"  # stands where a note is tied, and before the note's own text
PICTURE = "\x01"
CENTERED = 1
STYLE = -1  # the key of the style's index among a paragraph's properties
# Runs of a stream with the same properties: where each begins, and what it has.
Runs = tuple[list[int], list[dict[int, int]]]


@dataclass(frozen=True, slots=True)
class BinaryParagraph:
    """A paragraph, or the end of a table cell or row, with U+0002 where a note is tied; ``heading`` as in ``Line``.

    Of fields its text has only the results, of changes what they leave; what is hidden and struck out stands apart.
    """

    text: str
    label: str = ""
    hidden: str = ""
    struck: str = ""
    pictures: int = 0
    centered: bool = False
    inside: bool = False
    cell: bool = False
    row: bool = False
    heading: int | None = None


@dataclass(slots=True)
class Binary:
    """What a file holds: its stories by name, where notes are tied (f or e, in order), how many changes it has."""

    stories: dict[str, list[BinaryParagraph]] = field(default_factory=dict)
    notes: str = ""
    inserted: int = 0
    deleted: int = 0


@dataclass(frozen=True, slots=True)
class Formats:
    """What decides of a paragraph's number, and how far the lists have come."""

    runs: Runs
    styles: Sheet
    lists: Mapping[int, tuple[List, dict[int, int]]]
    counters: Counters


def read_binary(data: bytes) -> Binary:
    """All stories of a file; ``OSError``, ``ValueError``, ``IndexError`` or ``struct.error`` where it is damaged."""
    streams = open_streams(data)
    lengths = [struct.unpack_from("<I", streams.main, place)[0] for place in STORIES.values()]
    bounds = zip(STORIES, pairwise(accumulate(lengths, initial=0)), strict=True)
    runs = read_runs(streams, CHARACTERS)
    paragraphs = read_runs(streams, PARAGRAPHS)
    styles, lists = read_styles(streams), read_lists(streams)
    places = [(at, "f") for at in read_places(streams, FOOTNOTE_PLACES)]
    places += [(at, "e") for at in read_places(streams, ENDNOTE_PLACES)]
    binary = Binary(
        notes="".join(kind for _, kind in sorted(places)),
        inserted=sum(bool(one.get(INSERTED)) for one in runs[1]),
        deleted=sum(bool(one.get(DELETED)) for one in runs[1]),
    )
    characters = list(read_characters(streams))
    for name, (first, last) in bounds:
        formats = Formats(paragraphs, styles, lists, Counters())
        binary.stories[name] = read_story(characters[first:last], runs, formats)
    return binary


def read_story(characters: list[tuple[str, int]], runs: Runs, formats: Formats) -> list[BinaryParagraph]:
    """The paragraphs of a story; where the mark of one was deleted, it goes on with the next."""
    found = []
    shown: list[str] = []
    hidden: list[str] = []
    struck: list[str] = []
    at = -1
    marked = any(not one.keys().isdisjoint((DELETED, VANISHED, STRUCK, STRUCK_TWICE)) for one in runs[1])
    for char, at in characters:
        properties = look_up(runs, at) if marked else {}
        if properties.get(DELETED):
            continue
        if char not in ENDS:
            out = properties.get(STRUCK, 0) & 1 or properties.get(STRUCK_TWICE, 0) & 1
            (hidden if properties.get(VANISHED, 0) & 1 else struck if out else shown).append(char)
            continue
        found.append(make_paragraph("".join(shown), "".join(hidden), "".join(struck), at, char, formats))
        shown, hidden, struck = [], [], []
    if shown or hidden or struck:
        found.append(make_paragraph("".join(shown), "".join(hidden), "".join(struck), at, "\r", formats))
    return found


def make_paragraph(shown: str, hidden: str, struck: str, at: int, mark: str, formats: Formats) -> BinaryParagraph:
    """One paragraph whose mark stands at ``at`` in the main stream."""
    own = look_up(formats.runs, at)
    style = own.get(STYLE, 0)
    row = bool(own.get(ROW_END))
    plain = drop_fields(shown)
    contents = bool(formats.styles.get(style, (0, {}))[1].get(CONTENTS))
    text = part_tabs(show(plain), contents=contents)
    id_, level = inherit(formats.styles, style, own)
    label = ""
    if id_ in formats.lists and not row and (text.strip() or not (hidden or struck)):
        numbered, by_style = formats.lists[id_]
        label = formats.counters.advance(id_, numbered, by_style.get(style, 0) if level is None else level)
    heading = find_heading(formats.styles, style, own)
    return BinaryParagraph(
        text,
        label,
        part_tabs(show(drop_fields(hidden)), contents=False).strip(),
        part_tabs(show(drop_fields(struck)), contents=False).strip(),
        plain.count(PICTURE),
        own.get(ALIGN, own.get(ALIGN_OLD)) == CENTERED,
        bool(own.get(IN_TABLE)),
        mark == "\x07" and not row,
        row,
        find_depth(label) if heading is None else heading,
    )


def drop_fields(text: str) -> str:
    """The text without the instructions of its fields ([MS-DOC] 2.8.25)."""
    while (shorter := re.sub(r"\x13[^\x13-\x15]*(?:\x14([^\x13-\x15]*))?\x15", r"\1", text)) != text:
        text = shorter
    # A field that ends in another paragraph: what stands before its result is its instruction.
    return re.sub(r"\x13[^\x13-\x15]*(?:\x14|$)", "", text)


def show(text: str) -> str:
    """The text of a paragraph as it is printed: its line breaks and hyphens as characters, no other control signs."""
    text = text.replace("\x0b", "\n").replace("\x1e", "-")
    return re.sub(r"[\x00\x01\x03-\x08\x0b-\x1f\ud800-\udfff]", "", text)


def read_runs(streams: Streams, place: int) -> Runs:
    """The runs of paragraphs or characters with their properties ([MS-DOC] 2.8.5, 2.8.6, 2.9.32, 2.9.33)."""
    table = streams.part(place)
    count = max(0, (len(table) - 4) // 8)
    found: list[tuple[int, dict[int, int]]] = []
    for number in struct.unpack_from(f"<{count}I", table, 4 * (count + 1)):
        page = streams.main[(number & 0x3FFFFF) * PAGE :][:PAGE]
        if len(page) == PAGE:
            wide = 13 if place == PARAGRAPHS else 1
            behind = 4 * (page[-1] + 1)
            for index, start in enumerate(struct.unpack_from(f"<{page[-1]}I", page)):
                found.append((start, read_run(page, 2 * page[behind + wide * index], paragraph=place == PARAGRAPHS)))
    found.sort(key=lambda one: one[0])
    return [start for start, _ in found], [properties for _, properties in found]


def read_run(page: bytes, at: int, *, paragraph: bool) -> dict[int, int]:
    """The properties at ``at`` of a page; zero stands for none."""
    if not at:
        return {}
    if not paragraph:
        return read_sprms(page[at + 1 : at + 1 + page[at]])
    size, begin = (2 * page[at] - 1, at + 1) if page[at] else (2 * page[at + 1], at + 2)
    content = page[begin : begin + size]
    return {STYLE: struct.unpack_from("<H", content)[0], **read_sprms(content[2:])}


def look_up(runs: Runs, at: int) -> dict[int, int]:
    """The properties of the run that a place of the main stream lies in."""
    index = bisect.bisect_right(runs[0], at) - 1
    return runs[1][index] if index >= 0 else {}
