"""What stands on a page of a PDF: its text as runs, the cells of its ruled tables, and what it holds and does not show.

A run is characters that stand close together in one line, read in the direction in which most of a page is written:
pages are turned (``/Rotate``), and tables are printed along the long side of a sheet. What stands in another direction
is read by itself; what stands aslant, or shines through, is a watermark. pdfplumber (MIT) finds the cells. Layers that
are switched off: ISO 32000-1 §8.11 (optional content); pdfium gives the text of every layer, shown or not.
"""

from __future__ import annotations

import ctypes
import io
import math
import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import pdfplumber
import pypdfium2.raw as pdfium
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
from pdfplumber.utils.pdfinternals import decode_text, resolve

from compare.knowledge.page import raise_number
from compare.reading.formats.page import DOUBLED, Box, Run, Table, drop_doubles

SAMPLE = 60  # characters by which the direction of a page is told
ASLANT = math.radians(4)  # a scanner's text layer leans by less
RAISED_MOST = 4  # characters back to one of full size: the mark of a note has three digits at most
RAISED_SIZE, RAISED_BY = 0.8, 0.1  # of the full size: a raised digit is smaller, and its foot is higher
SPREAD = 0.35  # sizes of a character: text may be spread by so much
WHITE = 250  # of 255, red, green and blue: nothing is seen of such text on paper
GROUNDS_MOST = 2_000  # drawings of a page under which white text is looked for
THIN = 110  # opacity (of 255) below which text shines through
CHINESE_FIRST, CHINESE_LAST = "\u3400", "\u9fff"
UNMAPPED_MOST = 0.5  # where more of a page's glyphs than this have no character, their numbers may be the characters


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page lies: its box and the quarter turns by which its text is written, counted clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as the text is read."""
        sides = (self.right - self.left, self.top - self.bottom)
        return sides if self.quarters % 2 == 0 else sides[::-1]

    def turn(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box of the page as left, top, right and bottom of the text as it is read, from the top left."""
        if self.quarters == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.quarters == 1:
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        if self.quarters == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left


@dataclass(frozen=True, slots=True)
class Layer:
    """The text of a page: what is read, what stands in other directions (each by itself), and what is no text of it.

    ``marks`` are watermarks and what is not shown; ``size`` is that of the page as its text is read, ``quarters`` its
    turn.
    """

    runs: list[Run]
    aside: list[list[Run]]
    marks: list[Run]
    unseen: bool
    size: tuple[float, float]
    quarters: int = 0


def read_layer(page: Any, text: Any, hidden: frozenset[int] = frozenset(), cells: Sequence[Box] = ()) -> Layer:
    """The text layer of a page without the text objects at the addresses ``hidden``, which are not shown.

    No run goes on over the edge of one of ``cells``, however near the next word stands.
    """
    count = text.count_chars()
    left, bottom, right, top = page.get_bbox()
    frame = Frame(left, bottom, right, top, find_quarters(text.raw, count))
    unmapped = sum(pdfium.FPDFText_HasUnicodeMapError(text.raw, at) == 1 for at in range(count))
    # Where hardly a glyph is mapped, the numbers of the glyphs may be the characters; whether they are, the text shows.
    numbers = unmapped > UNMAPPED_MOST * count
    groups: dict[int, list[Run]] = {}
    ground = Ground(page, hidden)
    for run, quarters in find_runs(text.raw, count, frame, ground, cells, lossy=unmapped > 0 and not numbers):
        groups.setdefault(quarters, []).append(run)
    runs, marks = drop_doubles(groups.pop(frame.quarters, [])), groups.pop(-1, [])
    aside = [drop_doubles(one) for _, one in sorted(groups.items())]
    return Layer(runs, aside, marks, ground.unseen or bool(hidden), frame.size, frame.quarters)


def find_quarters(text: Any, count: int) -> int:
    """The direction in which most of a page is written, in quarter turns; told by a sample of its characters."""
    seen: Counter[int] = Counter()
    for at in range(0, count, max(1, count // SAMPLE)):
        if pdfium.FPDFText_GetUnicode(text, at) > 32 and (quarters := measure_turn(text, at)) >= 0:
            seen[quarters] += 1
    return seen.most_common(1)[0][0] if seen else 0


def measure_turn(text: Any, at: int) -> int:
    """The quarter turns by which a character is written; -1 where it stands aslant."""
    angle = pdfium.FPDFText_GetCharAngle(text, at)
    if angle <= 0:
        return 0
    quarters = round(angle / (math.pi / 2))
    return quarters % 4 if abs(angle - quarters * math.pi / 2) <= ASLANT else -1


@dataclass(slots=True)
class Ground:
    """What lies under the text of a page, by which it is seen or not."""

    page: Any  # the page as pypdfium2 opened it
    hidden: frozenset[int]  # addresses of text objects that are not shown
    unseen: bool = False  # whether white text on white paper was found
    # Boxes of what is painted, found when the first white character is.
    dark: list[tuple[float, float, float, float]] | None = None

    def is_mark(self, text: Any, at: int) -> bool:
        """Whether a character shines through, is white on white paper, or belongs to a layer that is not shown."""
        colours = [pdfium.c_uint() for _ in range(4)]
        if pdfium.FPDFText_GetFillColor(text, at, *colours):
            if 0 < colours[3].value < THIN:
                return True
            if min(one.value for one in colours[:3]) >= WHITE and not self.is_painted(text, at):
                self.unseen = True
                return True
        if not self.hidden:
            return False
        shown = pdfium.FPDFText_GetTextObject(text, at)
        return bool(shown) and pdfium.cast(shown, pdfium.c_void_p).value in self.hidden

    def is_painted(self, text: Any, at: int) -> bool:
        """Whether a colour or a picture lies under a character, or the character is drawn with an outline."""
        shown = pdfium.FPDFText_GetTextObject(text, at)
        if not shown or pdfium.FPDFTextObj_GetTextRenderMode(shown) != pdfium.FPDF_TEXTRENDERMODE_FILL:
            return True
        if self.dark is None:
            self.dark = list(find_dark(self.page))
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        if not pdfium.FPDFText_GetCharBox(text, at, left, right, bottom, top):
            return True
        x, y = (left.value + right.value) / 2, (bottom.value + top.value) / 2
        return any(one[0] <= x <= one[2] and one[1] <= y <= one[3] for one in self.dark)


def find_dark(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """The boxes of a page's pictures, of drawings filled with another colour than white, of drawings in a drawing."""
    colours = [pdfium.c_uint() for _ in range(4)]
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    for one in islice(page.get_objects(max_depth=1), GROUNDS_MOST):
        if one.type == pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        if one.type == pdfium.FPDF_PAGEOBJ_PATH:
            filled = pdfium.FPDFPath_GetDrawMode(one.raw, fill, stroke) and fill.value
            known = pdfium.FPDFPageObj_GetFillColor(one.raw, *colours)
            if not filled or (known and min(colour.value for colour in colours[:3]) >= WHITE):
                continue
        yield one.get_bounds()


HEIGHTS = (0.9, 1.8)  # times its size: the boxes of characters, by their fonts


def find_runs(
    text: Any, count: int, frame: Frame, ground: Ground, cells: Sequence[Box], *, lossy: bool
) -> Iterator[tuple[Run, int]]:
    """Characters joined to runs as far as they stand close together in one line, each with its direction (-1: a mark).

    ``lossy`` where the file does not say of every glyph which character it is: U+FFFD stands for those.
    """
    edges = pdfium.FS_RECTF()
    get_character, get_box = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    size = 0.0
    word = ""
    current, direction = frame, frame.quarters
    box = last = (0.0, 0.0, 0.0, 0.0)
    blank = False  # a blank that the library put in, not yet written
    for at in range(count):
        char = chr(get_character(text, at))
        if char in "\r\n\ufffe\uffff" or (char.isspace() and not word):
            continue
        # The loose box is that of the character's place, not of its ink: a comma fills its square.
        if not get_box(text, at, edges):
            continue
        if char.isspace():
            blank = True
            if not word.endswith(" ") and not pdfium.FPDFText_IsGenerated(text, at):
                word, blank = word + " ", False
            continue
        if char == "\0" or (lossy and pdfium.FPDFText_HasUnicodeMapError(text, at) == 1):
            char = "\ufffd"
        new, new_size = lay(current, char, edges, size)
        middle = (new[1] + new[3]) / 2
        apart = new[0] - box[2]
        near = word and abs(middle - (box[1] + box[3]) / 2) < new_size / 2 and -new_size < apart < 0.6 * new_size
        if near and not (apart > 0 and any(box[2] < one[2] < new[0] and one[1] < middle < one[3] for one in cells)):
            size = new_size
            if char == word[-1] and abs(new[0] - last[0]) < DOUBLED * size:
                continue  # the same character once more in its place, to look bold
            if blank and not word.endswith(" "):
                # Digits set as wide as Chinese characters, or spread like them, are one number: the library takes the
                # gaps for blanks.
                pitch = new[0] - last[0]
                digits = char.isdigit() and word[-1].isdigit()
                spread = digits and (0.88 * size < pitch < 1.12 * size or apart < SPREAD * size)
                word += "" if spread else " "
            word += raise_number(char, word) if char.isdigit() and is_raised(text, at) else char
            box = (box[0], box[1], max(box[2], new[2]), box[3])
        else:
            if word.strip():
                yield Run(word.strip(), *box), direction
            direction = measure_turn(text, at)
            if direction not in (-1, current.quarters):
                current = replace(frame, quarters=direction)
            box, size = lay(current, char, edges, size, first=True)
            direction = -1 if direction == -1 or ground.is_mark(text, at) else direction
            word, new = char, box
        last, blank = new, False
    if word.strip():
        yield Run(word.strip(), *box), direction


def is_raised(text: Any, at: int) -> bool:
    """Whether a digit is printed smaller and higher than the last full-sized character before it."""
    size = pdfium.FPDFText_GetFontSize(text, at)
    edges, base = pdfium.FS_RECTF(), pdfium.FS_RECTF()
    for before in range(at - 1, max(-1, at - RAISED_MOST), -1):
        if (full := pdfium.FPDFText_GetFontSize(text, before)) * RAISED_SIZE > size:
            pdfium.FPDFText_GetLooseCharBox(text, at, edges)
            pdfium.FPDFText_GetLooseCharBox(text, before, base)
            return bool(edges.bottom - base.bottom > RAISED_BY * full)
    return False


def lay(
    frame: Frame, char: str, edges: Any, before: float, *, first: bool = False
) -> tuple[tuple[float, float, float, float], float]:
    """The place of a character in the direction of its run, and its size: a Chinese one is as wide as it is large.

    The font size that the file names is no measure: a page may be scaled as a whole. ``before`` is the size of the
    character before, which says nothing of the ``first`` one of a run where its box is much lower or higher: small
    digits behind a large title (11) would be taken for one that is printed twice.
    """
    left, top, right, bottom = frame.turn(edges.left, edges.bottom, edges.right, edges.top)
    if first and not HEIGHTS[0] * before <= bottom - top <= HEIGHTS[1] * before:
        before = 0.0
    chinese = CHINESE_FIRST <= char <= CHINESE_LAST
    size = (right - left if chinese else 0.0) or before or (bottom - top) * 0.75 or 1.0
    middle = (top + bottom) / 2
    return (left, middle - size / 2, right, middle + size / 2), size


# What pdfplumber, and pdfminer below it, raise for damaged files that pdfium mends and they do not.
BROKEN = (
    *(PdfminerException, MalformedPDFException, LookupError, TypeError, ValueError, AttributeError, AssertionError),
    *(ArithmeticError, RecursionError, NotImplementedError, OSError, EOFError, struct.error, zlib.error),
)

# Of objects, for one page. The list of 1,000 pages, which the first page reads, takes 1,001, a page of a real file 43.
LOOKUPS = 200_000


_within: Any = pdfplumber.pdf  # where it takes its names from


class Document(_within.PDFDocument):  # type: ignore[misc]
    """A document of pdfminer that gives up after ``left`` look-ups: damaged files follow objects for ever."""

    left = LOOKUPS

    def getobj(self, objid: int) -> object:
        """An object by its number; a ``PdfminerException`` where too many were looked up."""
        self.left -= 1
        if self.left < 0:
            raise PdfminerException(f"object {objid} is looked up for ever")
        return super().getobj(objid)


_within.PDFDocument = Document  # it makes its documents of this name, and some loop while they are being made


def find_tables(data: bytes, number: int, opened: list[Any]) -> list[Table] | None:
    """The ruled tables of a page, from 0; None where the file is damaged; ``opened`` keeps it open between pages."""
    try:
        if not opened:
            opened.append(pdfplumber.open(io.BytesIO(data)))
        opened[0].doc.left = LOOKUPS
        page = opened[0].pages[number]
        # What is shown; the cells are told from the corner of the whole sheet.
        left, top = (max(0, one) for one in page.cropbox[:2])
        found = [
            [[c and (c[0] - left, c[1] - top, c[2] - left, c[3] - top) for c in row.cells] for row in table.rows]
            for table in page.find_tables()
        ]
        page.close()
    except BROKEN:
        return None
    return [table for table in found if len(table) > 1 and max(map(len, table)) > 1]


# --- pdf layers -------------------------------------------------------------------------------------------------------

OBJECT_STREAM = re.compile(rb"/Type\s*/ObjStm\b[^>]{0,400}>>\s*stream\r?\n")
UNPACKED = 4_000_000  # bytes of an object stream that are looked at: the catalogue stands near its beginning
NEAR = 3.0  # points: an object without characters beside one with some prints the same once more
OBJECTS_MOST = 4_000  # text objects of a page that are looked at; beyond, a map is full of names


def find_off(data: bytes) -> frozenset[str]:
    """The names of the layers that a reader does not show when it opens the file."""
    if not any(b"/OCProperties" in part for part in find_parts(data)):
        return frozenset()
    try:
        with pdfplumber.open(io.BytesIO(data)) as opened:
            properties = resolve(opened.doc.catalog.get("OCProperties")) or {}
            config = resolve(properties.get("D")) or {}
            groups = {one.objid: resolve(one) for one in resolve(properties.get("OCGs")) or () if hasattr(one, "objid")}
            on, off = (
                {one.objid for one in resolve(config.get(key)) or () if hasattr(one, "objid")} for key in ("ON", "OFF")
            )
            if getattr(config.get("BaseState"), "name", "ON") == "OFF":
                off |= set(groups) - on
            named = {key: decode_text(resolve(one.get("Name")) or b"") for key, one in groups.items()}
    except BROKEN:
        return frozenset()
    shown = {name for key, name in named.items() if key not in off}
    return frozenset(name for key, name in named.items() if key in off and name not in shown)


def find_parts(data: bytes) -> Iterator[bytes]:
    """The bytes of a file, and the beginnings of the object streams in them."""
    yield data
    for found in OBJECT_STREAM.finditer(data):
        try:
            yield zlib.decompressobj().decompress(data[found.end() :], UNPACKED)
        except zlib.error:
            continue


def find_hidden(page: Any, off: frozenset[str]) -> frozenset[int]:
    """The addresses of the text objects of a page that stand in a layer of one of these names."""
    if not off:
        return frozenset()
    found = set()
    for one in find_texts(page):
        marks = (pdfium.FPDFPageObj_GetMark(one, at) for at in range(pdfium.FPDFPageObj_CountMarks(one)))
        if any(name_layer(page, mark) in off for mark in marks):
            found.add(pdfium.cast(one, pdfium.c_void_p).value)
    return frozenset(one for one in found if one)


def name_layer(page: Any, mark: Any) -> str:
    """The name of the layer that a mark puts an object into; empty for other marks."""
    buffer = ctypes.create_string_buffer(512)
    size = ctypes.c_ulong()
    wide = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
    if not pdfium.FPDFPageObjMark_GetName(mark, wide, 512, size) or decode(buffer, size.value) != "OC":
        return ""
    if not pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"Name", wide, 512, size):
        return ""
    return decode(buffer, size.value)


def decode(buffer: Any, size: int) -> str:
    """What pdfium wrote, without the zero behind it."""
    return str(buffer.raw[: max(0, min(size, 512) - 2)].decode("utf-16-le", "replace"))


def find_texts(page: Any) -> Iterator[Any]:
    """The text objects of a page."""
    for at in range(min(pdfium.FPDFPage_CountObjects(page.raw), OBJECTS_MOST)):
        one = pdfium.FPDFPage_GetObject(page.raw, at)
        if pdfium.FPDFPageObj_GetType(one) == pdfium.FPDF_PAGEOBJ_TEXT:
            yield one


def count_silent(page: Any, text: Any) -> tuple[int, int]:
    """How many text objects give no character, and how many there are, of those whose font is not in the file.

    An object beside another one that gives some prints the same once more, to look bold. ``text`` is the page's text.
    """
    embedded: dict[int | None, bool] = {}
    matrix = pdfium.FS_MATRIX()
    silent: list[tuple[float, float]] = []
    heard: set[tuple[int, int]] = set()
    for one in find_texts(page):
        font = pdfium.FPDFTextObj_GetFont(one)
        key = pdfium.cast(font, pdfium.c_void_p).value
        if key not in embedded:
            embedded[key] = pdfium.FPDFFont_GetIsEmbedded(font) == 1
        if embedded[key]:
            continue
        pdfium.FPDFPageObj_GetMatrix(one, matrix)
        if pdfium.FPDFTextObj_GetText(one, text.raw, None, 0) > 2:  # bytes: a zero is written in any case
            heard.add((int(matrix.e // NEAR), int(matrix.f // NEAR)))
        else:
            silent.append((matrix.e, matrix.f))
    alone = sum(
        not any((int(x // NEAR) + right, int(y // NEAR) + up) in heard for right in (-1, 0, 1) for up in (-1, 0, 1))
        for x, y in silent
    )
    return alone, len(silent) + len(heard)
