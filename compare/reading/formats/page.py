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

from compare.model import Line

# Shares of a character's height, read off real pages: red-head documents, gazettes, newspaper columns.
SAME_ROW = 0.5  # two runs whose middles are nearer than this stand in one line
WORD_GAP = 0.6  # a blank between words or the halves of a title; justified text is spread by less
NEXT = 0.6  # characters nearer than this stand in one run
WIDEST = 20_000  # points or millimetres: no page is wider, whatever the places in a damaged file say
GUTTER = 1.2  # white space between two columns is at least this wide
MARGIN = 0.1  # share of the page's height at top and bottom where running heads stand
LONG = 0.8  # share of the widest line
INDENT = (1.5, 2.6)  # characters: the two of a first line
CELLS = 3  # runs in a line: two are the halves of a title or a signature as often as cells
GUTTER_ROWS = 6  # so many lines beside each other at least make two columns
GUTTER_SHARE = 0.5  # … and this share of a page's lines
COLUMN = 8  # a column of text is at least so many characters wide …
COLUMN_FULL = 0.5  # … and this share of its lines fill it …
COLUMN_LINE = 0.8  # … to this share of its width
CROSSED = 0.15  # share of a page's lines that may go over a gutter: headlines
COLUMNS_DEEP = 4  # columns in columns: five beside each other and a headline over some of them
DOUBLED = 0.4  # the same text nearer than this is the same text: printed twice to look bold, or with a shadow
REPEATED = 3  # pages on which a line must stand in the same place to be a watermark …
REPEATED_NEAR = 0.01  # … within this share of the page's height

# The boxes of a table's cells, row by row; None where a cell goes on from above.
Box = tuple[float, float, float, float]
Table = Sequence[Sequence[Box | None]]


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
    """A line: its runs from left to right, or the texts of its cells; ``indented`` by the blanks of a first line."""

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


def text_of(runs: Iterable[Run]) -> str:
    """The characters of some runs."""
    return "".join(run.text for run in runs)


def drop_doubles(runs: Sequence[Run]) -> list[Run]:
    """The runs without those that print another one once more in its place, or a part of it."""
    kept: list[Run] = []
    placed: dict[int, list[Run]] = {}
    for run in runs:
        reach = DOUBLED * run.height
        row = int(run.middle // max(run.height, 1.0))
        near = (one for at in (row - 1, row, row + 1) for one in placed.get(at, ()) if run.text in one.text)
        level = (one for one in near if abs(run.middle - one.middle) < reach)
        if not any(one.left - reach < run.left and run.right < one.right + reach for one in level):
            kept.append(run)
            placed.setdefault(row, []).append(run)
    return kept


def join_near(runs: Sequence[Run]) -> list[Run]:
    """Runs put together that abut in one line: some formats place every character by itself."""
    joined: list[Run] = []
    for row in find_rows(runs):
        for run in row.runs:
            last = joined[-1] if joined else None
            abuts = last and -SAME_ROW * run.height < run.left - last.right < NEXT * run.height
            if last and abuts and run is not row.runs[0]:
                joined[-1] = replace(last, text=last.text + run.text, right=max(last.right, run.right))
            else:
                joined.append(run)
    return joined


def order_page(runs: Sequence[Run], depth: int = 0) -> list[Row]:
    """The lines of a page as they are read: columns one after the other, headlines over several where they stand."""
    rows = find_rows(runs)
    gutter = find_gutter(rows, depth)
    if gutter is None:
        return mark_indents(align_cells(rows))
    ordered: list[Row] = []
    band: list[Row] = []
    for row in rows:
        if crosses(row, gutter):
            ordered += read_columns(band, gutter, depth)
            ordered.append(row)
            band = []
        else:
            band.append(row)
    return ordered + read_columns(band, gutter, depth)


def find_gutter(rows: Sequence[Row], depth: int = 0) -> float | None:
    """Where two columns part: the leftmost of the places that the fewest lines cross; None where there is none."""
    if depth >= COLUMNS_DEEP:
        return None
    gutters = find_gaps(rows)
    if depth or sum(bool(row.cells) for row in align_cells(rows)) > len(rows) / 2:
        # A column may hold a list in two halves, and cells may stand under each other: only running text is columns.
        gutters = [one for one in gutters if is_prose(rows, one)]
    gutters = gutters or [one for one in find_strips(rows) if is_prose(rows, one)]
    crossed = {one: sum(crosses(row, one) for row in rows) for one in gutters}
    return min(gutters, key=lambda one: (crossed[one], one), default=None)


def find_gaps(rows: Sequence[Row]) -> list[float]:
    """The places that lie in a gap of most lines, one for each gutter, the surest first."""
    gaps: Counter[int] = Counter()
    for row in rows:
        places: set[int] = set()
        for before, run in pairwise(row.runs):
            if GUTTER * min(run.height, before.height) < run.left - before.right < WIDEST:
                places.update(range(int(before.right) + 1, int(run.left) + 1))
        gaps.update(places)
    found: list[float] = []
    least = max(GUTTER_ROWS, GUTTER_SHARE * len(rows))
    while gaps and (most := max(gaps.values())) >= least:
        begun = last = first = end = min(place for place, count in gaps.items() if count == most)
        for place in sorted(place for place, count in gaps.items() if count == most):
            begun = begun if place <= last + 1 else place
            last = place
            if last - begun > end - first:
                first, end = begun, last
        found.append((first + end) / 2)
        room = COLUMN * statistics.median(row.size for row in rows) / 2
        left, right = first - room, end + room
        gaps = Counter({place: count for place, count in gaps.items() if not left <= place <= right})
    return found


def find_strips(rows: Sequence[Row]) -> list[float]:
    """The white strips down a page that hardly a line crosses: columns whose lines stand at other heights."""
    runs = [run for row in rows for run in row.runs if run.right - run.left < WIDEST]
    if len(runs) < 2 * GUTTER_ROWS:
        return []
    size = statistics.median(run.height for run in runs)
    edges = sorted([(run.left, 1) for run in runs] + [(run.right, -1) for run in runs])
    found = []
    covered, begun = 0, None
    for place, step in edges:
        covered += step
        if step < 0 and covered <= CROSSED * len(runs) and begun is None:
            begun = place
        elif step > 0 and begun is not None:
            if place - begun > GUTTER * size:
                found.append((begun + place) / 2)
            begun = None if covered > CROSSED * len(runs) else begun
            begun = place if begun is not None else None
    return found


def is_prose(rows: Sequence[Row], gutter: float) -> bool:
    """Whether running text stands on both sides of a gutter, most lines as wide as their column, at the same height."""
    sides: tuple[list[Run], list[Run]] = ([], [])
    for row in rows:
        for run in row.runs:
            if run.right <= gutter or run.left >= gutter:
                sides[run.left >= gutter].append(run)
    if any(len(side) < GUTTER_ROWS for side in sides):
        return False
    for side, nearest in zip(sides, (max, min), strict=True):
        # Of several columns on a side the one beside the gutter counts.
        edge = nearest((run.right if nearest is max else run.left) for run in side)
        beside = [run for run in side if abs((run.right if nearest is max else run.left) - edge) < COLUMN * run.height]
        widest = max(run.right - run.left for run in beside)
        full = sum(run.right - run.left >= COLUMN_LINE * widest for run in beside)
        if widest < COLUMN * statistics.median(run.height for run in beside) or full < COLUMN_FULL * len(beside):
            return False
    (left_top, left_end), (right_top, right_end) = (
        (min(run.top for run in side), max(run.bottom for run in side)) for side in sides
    )
    common = min(left_end, right_end) - max(left_top, right_top)
    return common > 0.5 * min(left_end - left_top, right_end - right_top)


def crosses(row: Row, gutter: float) -> bool:
    """Whether a line goes over both columns."""
    return any(run.left < gutter < run.right for run in row.runs)


def read_columns(band: Sequence[Row], gutter: float, depth: int) -> list[Row]:
    """The lines of two columns beside each other: the left one, then the right one; each may hold columns."""
    left = [run for row in band for run in row.runs if run.right <= gutter]
    right = [run for row in band for run in row.runs if run.left >= gutter]
    return order_column(left, depth) + order_column(right, depth)


def order_column(runs: Sequence[Run], depth: int) -> list[Row]:
    """The lines of a column, or of the columns in it."""
    rows = find_rows(runs)
    return mark_indents(rows) if find_gutter(rows, depth + 1) is None else order_page(runs, depth + 1)


def mark_indents(rows: Sequence[Row]) -> list[Row]:
    """The lines of a column, those marked that begin a paragraph.

    The margin is where long lines begin, the leftmost place that has two of them; titles and signatures stand anywhere.
    """
    widest = max((row.right - row.left for row in rows), default=0.0)
    long = (row for row in rows if row.right - row.left >= LONG * widest and row.size)
    edges = Counter(round(row.left / row.size * 2) for row in long)
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
    """Running heads, page numbers and watermarks.

    Heads and numbers stand at the edge of the page and are the same on others but for digits; watermarks stand
    anywhere, in the same place of most pages.
    """
    seen: Counter[str] = Counter()
    stamped: Counter[tuple[str, int, int]] = Counter()
    for rows, height in zip(pages, heights, strict=True):
        seen.update({plain(row) for row in rows if at_edge(row, height)})
        stamped.update({find_stamp(row, height) for row in rows})
    many = max(2, len(pages) / 3)
    most = max(REPEATED, len(pages) / 2)

    def is_furniture(row: Row, height: float) -> bool:
        if at_edge(row, height) and (seen[plain(row)] >= many or is_number(row)):
            return True
        return not row.cells and stamped[find_stamp(row, height)] >= most

    return [
        [replace(row, furniture=row.furniture or is_furniture(row, height)) for row in rows]
        for rows, height in zip(pages, heights, strict=True)
    ]


def holds(cell: Box, run: Run) -> bool:
    """Whether the middle of a run lies in a cell."""
    x0, top, x1, bottom = cell
    return x0 - 1 <= (run.left + run.right) / 2 <= x1 + 1 and top - 1 <= run.middle <= bottom + 1


def find_stamp(row: Row, height: float) -> tuple[str, int, int]:
    """A line with its place on the page, as coarse as ``REPEATED_NEAR``."""
    unit = max(REPEATED_NEAR * height, 1e-6)
    return row.text, int(row.left / unit), int(row.top / unit)


def at_edge(row: Row, height: float) -> bool:
    """Whether a line stands where running heads and page numbers do."""
    return row.bottom < MARGIN * height or row.top > (1 - MARGIN) * height


def plain(row: Row) -> str:
    """A line without digits and marks: what a running head has in common from page to page."""
    return re.sub(r"[\d\W_]+", "", row.text) or "#"


def is_number(row: Row) -> bool:
    """Whether a line is nothing but a page number."""
    return re.fullmatch(r"[-—–－·•\s]*第?\s?\d{1,4}\s?页?[-—–－·•\s]*(?:[共/]\s?\d{1,4}\s?页?)?", row.text) is not None


def name_pages(pages: Sequence[int]) -> str:
    """Pages counted from 0 as they are printed, eight at most."""
    return "、".join(str(at + 1) for at in pages[:8]) + ("等" if len(pages) > 8 else "")


def number_lines(pages: Sequence[Sequence[Row]]) -> tuple[Line, ...]:
    """Lines counted through the file, each with its page; a table row cut by the page's end is put together again."""
    lines: list[Line] = []
    heads: set[str] = set()  # rows of tables so far: the head of one comes again on every page
    for page, rows in enumerate(pages, start=1):
        first = next((row for row in rows if not row.furniture and row.text not in heads), None)
        for row in rows:
            before = (at for at in range(len(lines) - 1, -1, -1) if lines[at].page != page and not lines[at].furniture)
            previous = next(before, None)
            if row is first and previous is not None and goes_on(row, above := lines[previous].text.split("\t")):
                joined = "\t".join(upper + lower for upper, lower in zip(above, row.cells, strict=True))
                lines[previous] = Line(lines[previous].number, joined, lines[previous].page)
                continue
            lines.append(Line(len(lines) + 1, row.text, page, row.furniture))
        heads.update(row.text for row in rows if row.cells)
    return tuple(lines)


def goes_on(row: Row, above: Sequence[str]) -> bool:
    """Whether a row is the rest of the last one of the page before: no number of its own, and not all other cells.

    A row that lacks the first cell alone stands under a category that several rows share; not so where the page before
    ends in that cell alone.
    """
    cells = row.cells
    if len(cells) != len(above) or len(cells) < 2 or cells[0]:
        return False
    apart = not any(upper and lower for upper, lower in zip(above, cells, strict=True))
    return apart or len(cells) == 2 or not all(cells[1:])
