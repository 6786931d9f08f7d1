"""The text layer of a PDF page as runs: characters that stand close together in one line.

Text is read in the direction in which most of a page is written: pages are turned (``/Rotate``), and tables are printed
along the long side of a sheet. What stands in another direction is read by itself; what stands aslant, or shines
through, is a watermark.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from compare.reading.formats.page import DOUBLED, Run, drop_doubles

SAMPLE = 60  # characters by which the direction of a page is told
ASLANT = math.radians(4)  # a scanner's text layer leans by less
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
    """The text layer of a page.

    Attributes:
        runs: What is read, in the direction of the page.
        aside: What stands in other directions, each by itself.
        marks: Watermarks and text of layers that are not shown.
        size: Width and height of the page as its text is read.
        quarters: The direction of the page.
    """

    runs: list[Run]
    aside: list[list[Run]]
    marks: list[Run]
    size: tuple[float, float]
    quarters: int = 0


def read_layer(page: Any, text: Any, hidden: frozenset[int] = frozenset()) -> Layer:
    """The text layer of a page.

    Args:
        page: The page as pypdfium2 opened it.
        text: Its text, opened likewise.
        hidden: Addresses of text objects that are not shown.
    """
    count = text.count_chars()
    left, bottom, right, top = page.get_bbox()
    frame = Frame(left, bottom, right, top, find_quarters(text.raw, count))
    unmapped = sum(pdfium.FPDFText_HasUnicodeMapError(text.raw, at) == 1 for at in range(count))
    # Where hardly a glyph is mapped, the numbers of the glyphs may be the characters; whether they are, the text shows.
    numbers = unmapped > UNMAPPED_MOST * count
    groups: dict[int, list[Run]] = {}
    for run, quarters in find_runs(text.raw, count, frame, hidden, lossy=unmapped > 0 and not numbers):
        groups.setdefault(quarters, []).append(run)
    runs, marks = drop_doubles(groups.pop(frame.quarters, [])), groups.pop(-1, [])
    aside = [drop_doubles(one) for _, one in sorted(groups.items())]
    return Layer(runs, aside, marks, frame.size, frame.quarters)


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


def is_mark(text: Any, at: int, hidden: frozenset[int]) -> bool:
    """Whether a character shines through, or belongs to a layer that is not shown."""
    colours = [pdfium.c_uint() for _ in range(4)]
    if pdfium.FPDFText_GetFillColor(text, at, *colours) and 0 < colours[3].value < THIN:
        return True
    if not hidden:
        return False
    shown = pdfium.FPDFText_GetTextObject(text, at)
    return bool(shown) and pdfium.cast(shown, pdfium.c_void_p).value in hidden


def find_runs(text: Any, count: int, frame: Frame, hidden: frozenset[int], *, lossy: bool) -> Iterator[tuple[Run, int]]:
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
        if word and abs(middle - (box[1] + box[3]) / 2) < new_size / 2 and -new_size < apart < 0.6 * new_size:
            size = new_size
            if char == word[-1] and abs(new[0] - last[0]) < DOUBLED * size:
                continue  # the same character once more in its place, to look bold
            if blank and not word.endswith(" "):
                # Digits set as wide as Chinese characters are one number: the library takes the gaps for blanks.
                pitch = new[0] - last[0]
                spread = char.isdigit() and word[-1].isdigit() and 0.88 * size < pitch < 1.12 * size
                word += "" if spread else " "
            word += char
            box = (box[0], box[1], max(box[2], new[2]), box[3])
        else:
            if word.strip():
                yield Run(word.strip(), *box), direction
            direction = measure_turn(text, at)
            if direction not in (-1, current.quarters):
                current = replace(frame, quarters=direction)
            box, size = lay(current, char, edges, size)
            direction = -1 if direction == -1 or is_mark(text, at, hidden) else direction
            word, new = char, box
        last, blank = new, False
    if word.strip():
        yield Run(word.strip(), *box), direction


def lay(frame: Frame, char: str, edges: Any, before: float) -> tuple[tuple[float, float, float, float], float]:
    """The place of a character in the direction of its run, and its size: a Chinese one is as wide as it is large.

    The font size that the file names is no measure: a page may be scaled as a whole. ``before`` is the size of the
    character before.
    """
    left, top, right, bottom = frame.turn(edges.left, edges.bottom, edges.right, edges.top)
    chinese = CHINESE_FIRST <= char <= CHINESE_LAST
    size = (right - left if chinese else 0.0) or before or (bottom - top) * 0.75 or 1.0
    middle = (top + bottom) / 2
    return (left, middle - size / 2, right, middle + size / 2), size


def text_of(runs: Sequence[Run]) -> str:
    """The characters of some runs."""
    return "".join(run.text for run in runs)
