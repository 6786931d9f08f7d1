"""Text that stands at places on pages: which of it makes a line, in which order lines are read, what is a running head.

Measures are those of the format, with the origin at the top left; only their proportions count.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

# Shares of a character's height, read off real pages: red-head documents, gazettes, newspaper columns.
SAME_ROW = 0.5  # two runs whose middles are nearer than this stand in one line
WORD_GAP = 0.6  # a blank between words or the halves of a title; justified text is spread by less
WIDEST = 20_000  # points or millimetres: no page is wider, whatever the places in a damaged file say
GUTTER = 1.2  # white space between two columns is at least this wide
MARGIN = 0.1  # share of the page's height at top and bottom where running heads stand
LONG = 0.8  # share of the widest line
INDENT = (1.5, 2.6)  # characters: the two of a first line
CELLS = 3  # runs in a line: two are the halves of a title or a signature as often as cells
GUTTER_ROWS = 6  # so many lines beside each other at least make two columns
GUTTER_SHARE = 0.5  # … and this share of a page's lines

# The boxes of a table's cells, row by row; None where a cell goes on from above.
Table = Sequence[Sequence[tuple[float, float, float, float] | None]]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text with its box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Height of its characters."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Where it stands vertically."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Row:
    """A line: its runs from left to right.

    Attributes:
        runs: From left to right.
        furniture: Whether it belongs to the page.
        cells: Their texts, where the line is a row of a table.
        indented: Whether it begins two characters inside its column, as the first line of a paragraph does.
    """

    runs: tuple[Run, ...]
    furniture: bool = False
    cells: tuple[str, ...] = ()
    indented: bool = False

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.runs[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.runs[-1].right

    @property
    def size(self) -> float:
        """Size of its characters."""
        return self.runs[0].height

    @property
    def top(self) -> float:
        """Its upper edge."""
        return min(run.top for run in self.runs)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return max(run.bottom for run in self.runs)

    @property
    def text(self) -> str:
        """Its words; a blank where the runs stand apart, tabs between cells."""
        if self.cells:
            return "\t".join(self.cells)
        words = self.runs[0].text
        for before, run in pairwise(self.runs):
            apart = run.left - before.right > WORD_GAP * max(run.height, before.height)
            latin = re.search(r"[A-Za-z0-9,.]$", before.text) and re.match(r"[A-Za-z0-9]", run.text)
            close = run.left - before.right > 0.2 * run.height
            words += (" " if apart or (latin and close) else "") + run.text
        return ("\u3000\u3000" if self.indented else "") + words.strip()


def find_rows(runs: Iterable[Run]) -> list[Row]:
    """The lines of a page or a column, from top to bottom."""
    rows: list[list[Run]] = []
    middles = tallest = 0.0  # of the last row: the sum of its middles, the height of its tallest run
    for run in sorted(runs, key=lambda one: (one.middle, one.left)):
        if rows and run.middle - middles / len(rows[-1]) < SAME_ROW * min(run.height, tallest):
            rows[-1].append(run)
            middles, tallest = middles + run.middle, max(tallest, run.height)
        else:
            rows.append([run])
            middles, tallest = run.middle, run.height
    return [Row(tuple(sorted(row, key=lambda one: one.left))) for row in rows]


def order_page(runs: Sequence[Run]) -> list[Row]:
    """The lines of a page as they are read: columns one after the other, headlines over both where they stand."""
    rows = find_rows(runs)
    gutter = find_gutter(rows)
    if gutter is None or sum(bool(row.cells) for row in align_cells(rows)) > len(rows) / 2:
        return mark_indents(align_cells(rows))
    ordered: list[Row] = []
    band: list[Row] = []
    for row in rows:
        if crosses(row, gutter):
            ordered += read_columns(band, gutter)
            ordered.append(row)
            band = []
        else:
            band.append(row)
    return ordered + read_columns(band, gutter)


def find_gutter(rows: Sequence[Row]) -> float | None:
    """Where the white space between two columns is; None on a page of one column."""
    gaps: Counter[int] = Counter()
    for row in rows:
        places: set[int] = set()
        for before, run in pairwise(row.runs):
            if GUTTER * min(run.height, before.height) < run.left - before.right < WIDEST:
                places.update(range(int(before.right) + 1, int(run.left) + 1))
        gaps.update(places)
    if not gaps:
        return None
    most = max(gaps.values())
    if most < GUTTER_ROWS or most < GUTTER_SHARE * len(rows):
        return None
    return statistics.median(place for place, count in gaps.items() if count == most)


def crosses(row: Row, gutter: float) -> bool:
    """Whether a line goes over both columns."""
    return any(run.left < gutter < run.right for run in row.runs)


def read_columns(band: Sequence[Row], gutter: float) -> list[Row]:
    """The lines of two columns beside each other: the left one, then the right one."""
    left = [run for row in band for run in row.runs if run.right <= gutter]
    right = [run for row in band for run in row.runs if run.left >= gutter]
    return mark_indents(find_rows(left)) + mark_indents(find_rows(right))


def mark_indents(rows: Sequence[Row]) -> list[Row]:
    """The lines of a column, those marked that begin a paragraph.

    The margin is where long lines begin, the leftmost place that has two of them; titles and signatures stand anywhere.
    """
    widest = max((row.right - row.left for row in rows), default=0.0)
    edges = Counter(
        round(row.left / row.size * 2) for row in rows if row.right - row.left >= LONG * widest and row.size
    )
    margins = [edge / 2 for edge, count in edges.items() if count >= 2]
    if not margins:
        return list(rows)
    margin = min(margins)
    return [
        replace(row, indented=INDENT[0] <= row.left / row.size - margin <= INDENT[1]) if row.size else row
        for row in rows
    ]


def align_cells(rows: Sequence[Row]) -> list[Row]:
    """The lines of a page without columns; runs that stand under each other in three columns or more become cells."""
    made = list(rows)
    for at, (above, below) in enumerate(pairwise(rows)):
        if aligned(above, below):
            for row in (at, at + 1):
                made[row] = replace(rows[row], cells=tuple(run.text for run in rows[row].runs))
    return made


def aligned(above: Row, below: Row) -> bool:
    """Whether two lines have the same cells: as many runs, apart from each other, beginning at the same places."""
    if len(above.runs) != len(below.runs) or len(above.runs) < CELLS:
        return False
    apart = all(b.left - a.right > WORD_GAP * a.height for a, b in pairwise(below.runs))
    return apart and all(abs(a.left - b.left) < a.height for a, b in zip(above.runs, below.runs, strict=True))


def mark_furniture(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> list[list[Row]]:
    """Running heads and page numbers: at the edge of the page, and the same on others but for digits."""
    seen: Counter[str] = Counter()
    for rows, height in zip(pages, heights, strict=True):
        seen.update({plain(row) for row in rows if at_edge(row, height)})
    many = max(2, len(pages) / 3)
    return [
        [replace(row, furniture=at_edge(row, height) and (seen[plain(row)] >= many or is_number(row))) for row in rows]
        for rows, height in zip(pages, heights, strict=True)
    ]


def at_edge(row: Row, height: float) -> bool:
    """Whether a line stands where running heads and page numbers do."""
    return row.bottom < MARGIN * height or row.top > (1 - MARGIN) * height


def plain(row: Row) -> str:
    """A line without digits and marks: what a running head has in common from page to page."""
    return re.sub(r"[\d\W_]+", "", row.text) or "#"


def is_number(row: Row) -> bool:
    """Whether a line is nothing but a page number."""
    return re.fullmatch(r"[-—–－·•\s]*第?\s?\d{1,4}\s?页?[-—–－·•\s]*(?:[共/]\s?\d{1,4}\s?页?)?", row.text) is not None
