"""The paragraphs of a binary Word file with their automatic numbers, which readers of this format leave out.

Source: [MS-DOC], the sections named at each function. What does not fit raises ``struct.error``, ``IndexError``,
``ValueError`` or ``OSError``.
"""

from __future__ import annotations

import bisect
import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

from compare.formats.numbering import Counters, List, part_tabs
from compare.formats.word_binary_lists import (
    ALIGN,
    ALIGN_OLD,
    CONTENTS,
    DELETED,
    IN_TABLE,
    INSERTED,
    ROW_END,
    VANISHED,
    inherit,
    read_lists,
    read_sprms,
    read_styles,
)
from compare.formats.word_streams import (
    CHARACTERS,
    ENDNOTE_PLACES,
    FOOTNOTE_PLACES,
    PARAGRAPHS,
    Streams,
    find_bounds,
    open_streams,
    read_characters,
    read_places,
)

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
    """A paragraph, the end of a table cell, or the end of a table row.

    Attributes:
        text: With U+0002 where a note is tied; of fields only the results, of changes what they leave.
        label: Its automatic number.
        hidden: Text that Word does not show.
        pictures: How many pictures stand in it.
        inside: It stands in a table.
        cell: It ends a table cell.
        row: It ends a table row and has no text.
    """

    text: str
    label: str = ""
    hidden: str = ""
    pictures: int = 0
    centered: bool = False
    inside: bool = False
    cell: bool = False
    row: bool = False


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
    styles: Mapping[int, tuple[int, dict[int, int]]]
    lists: Mapping[int, tuple[List, dict[int, int]]]
    counters: Counters


def read_binary(data: bytes) -> Binary:
    """All stories of a file.

    Raises:
        OSError, ValueError, IndexError, struct.error: It is no such file, or damaged.
    """
    streams = open_streams(data)
    bounds = find_bounds(streams)
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
    for name, (first, last) in bounds.items():
        formats = Formats(paragraphs, styles, lists, Counters())
        binary.stories[name] = read_story(characters[first:last], runs, formats)
    return binary


def read_story(characters: list[tuple[str, int]], runs: Runs, formats: Formats) -> list[BinaryParagraph]:
    """The paragraphs of a story; where the mark of one was deleted, it goes on with the next."""
    found = []
    shown: list[str] = []
    hidden: list[str] = []
    at = -1
    marked = any(DELETED in one or VANISHED in one for one in runs[1])
    for char, at in characters:
        properties = look_up(runs, at) if marked else {}
        if properties.get(DELETED):
            continue
        if char not in ENDS:
            (hidden if properties.get(VANISHED, 0) & 1 else shown).append(char)
            continue
        found.append(make_paragraph("".join(shown), "".join(hidden), at, char, formats))
        shown, hidden = [], []
    if shown or hidden:
        found.append(make_paragraph("".join(shown), "".join(hidden), at, "\r", formats))
    return found


def make_paragraph(shown: str, hidden: str, at: int, mark: str, formats: Formats) -> BinaryParagraph:
    """One paragraph whose mark stands at ``at`` in the main stream."""
    own = look_up(formats.runs, at)
    style = own.get(STYLE, 0)
    row = bool(own.get(ROW_END))
    plain = drop_fields(shown)
    contents = bool(formats.styles.get(style, (0, {}))[1].get(CONTENTS))
    text = part_tabs(show(plain), contents=contents)
    id_, level = inherit(formats.styles, style, own)
    label = ""
    if id_ in formats.lists and not row and (text.strip() or not hidden):
        numbered, by_style = formats.lists[id_]
        label = formats.counters.advance(id_, numbered, by_style.get(style, 0) if level is None else level)
    return BinaryParagraph(
        text,
        label,
        part_tabs(show(drop_fields(hidden)), contents=False).strip(),
        plain.count(PICTURE),
        own.get(ALIGN, own.get(ALIGN_OLD)) == CENTERED,
        bool(own.get(IN_TABLE)),
        mark == "\x07" and not row,
        row,
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
