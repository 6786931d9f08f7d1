"""What the places of words on a PDF page tell: tables without rules, and what stands in the margin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from compare.knowledge.roles import TABLE_HEAD
from compare.reading.formats.page import SAME_ROW, WORD_GAP, Box, Row, Run, at_edge, find_rows, holds, is_number

HEAD = re.compile(TABLE_HEAD)
HEADS = 3  # columns with such a name
HEAD_LINES = 3  # a name is broken over so many lines at most
NEXT_LINE = 3.0  # characters' heights: lines of a table that stand further apart are none of it

Column = tuple[float, float]
Band = tuple[float, float]


def place_unruled(runs: Sequence[Run], rules: Sequence[float], height: float) -> tuple[list[Row], list[Run]]:
    """The rows of a page's tables without rules down, and the runs that are in none; ``rules`` are those across."""
    made: list[Row] = []
    lines = [line for line in find_rows(runs) if not (at_edge(line, height) and is_number(line))]
    at = 0
    while at < len(lines):
        held, columns, head = find_region(lines, at)
        bands = [] if held is None or not head else find_bands(held, columns, head, rules)
        if held is None or not bands:
            at += 1
            continue
        for first, last in [(held[0].top, head), *bands]:
            inside = [run for line in held for run in line.runs if first <= run.middle <= last]
            made.append(Row(tuple(inside), cells=fill_cells(inside, columns)))
        at += len(held)
    return made, leave(runs, [run for row in made for run in row.runs])


def find_region(lines: Sequence[Row], start: int) -> tuple[list[Row] | None, list[Column], float]:
    """The lines of a table whose head begins at a line, its columns, and where its head ends; None where none does."""
    for count in range(1, HEAD_LINES + 1):
        head = lines[start : start + count]
        names = find_columns(head)
        texts = fill_cells([run for line in head for run in line.runs], names)
        if len(names) >= HEADS and all(map(HEAD.fullmatch, texts)):
            break
    else:
        return None, [], 0.0
    end = start + count
    columns = names
    while end < len(lines) and lines[end].top - lines[end - 1].bottom < NEXT_LINE * lines[end].size:
        wider = find_columns(lines[start : end + 1])
        if len(wider) != len(names):
            break
        columns, end = wider, end + 1
    return list(lines[start:end]), columns, max(line.bottom for line in head)


def find_columns(lines: Sequence[Row]) -> list[Column]:
    """The stretches across a page in which runs stand, from left to right; a blank between two words parts none."""
    made: list[Column] = []
    for run in sorted((run for line in lines for run in line.runs), key=lambda one: one.left):
        if made and run.left - made[-1][1] < WORD_GAP * run.height / 2:
            made[-1] = (made[-1][0], max(made[-1][1], run.right))
        else:
            made.append((run.left, run.right))
    return made


def fill_cells(runs: Sequence[Run], columns: Sequence[Column]) -> tuple[str, ...]:
    """The words of some lines, column by column."""
    parts = [[run for run in runs if first <= run.left < last] for first, last in columns]
    return tuple("".join(row.text for row in find_rows(part)) for part in parts)


def find_bands(held: Sequence[Row], columns: Sequence[Column], head: float, rules: Sequence[float]) -> list[Band]:
    """From where to where each row below the head goes; none where that cannot be told, or every line is a row."""
    body = [line for line in held if line.top >= head - line.size * SAME_ROW]
    if not body or all(len(line.runs) == len(columns) for line in body):
        return []
    edges = [head, *(one for one in sorted(rules) if head < one < body[-1].bottom), body[-1].bottom + 1]
    bands: list[Band] = []
    for first, last in pairwise(edges):
        lines = [line for line in body if first <= (line.top + line.bottom) / 2 < last]
        if lines:
            bands += part_lines(lines, columns[0], first, last)
    every = [run for line in body for run in line.runs]
    told = [[run for run in every if first <= run.middle <= last] for first, last in bands]
    sure = all(any(run.left < columns[0][1] for run in one) for one in told)
    return bands if sure and sum(map(len, told)) == len(every) else []


def part_lines(lines: Sequence[Row], column: Column, first: float, last: float) -> Iterator[Band]:
    """The rows among lines between two rules, by what stands in the first column: beside the first line, or the middle.

    A cell that is set in the middle reaches as far below what stands in the first column as above it.
    """
    marks = [run for line in lines for run in line.runs if run.left < column[1]]
    if len(marks) < 2:
        yield first, last
        return
    if not all(run.text.isdecimal() for run in marks):
        return
    half = lines[0].size * SAME_ROW
    if abs(marks[0].middle - (lines[0].top + lines[0].bottom) / 2) < half:
        edges = [run.middle - half for run in marks] + [last]
        yield from pairwise(edges)
        return
    rest = list(lines)
    for mark in marks:
        if not rest:
            return
        begin = rest[0].top
        end = 2 * mark.middle - begin + half
        yield begin, end
        rest = [line for line in rest if (line.top + line.bottom) / 2 > end]


# --- margin -----------------------------------------------------------------------------------------------------------

STACKED = 3  # characters below each other in the margin, as far from the text as two of them, are words down the margin
BESIDE = 2.0
EVEN = 0.3  # share by which the steps between them differ


def part_margin(runs: Sequence[Run], boxes: Sequence[Box] = ()) -> tuple[list[Run], list[Run]]:
    """The runs of a page, and those that stand down its margin: words set one character a line.

    They stand below each other at even steps, at one side of all other text and apart from it, and in none of the
    ``boxes`` of cells.
    """
    found: list[Run] = []
    for at_right in (False, True):
        short = sorted(
            (run for run in runs if len(run.text) <= 3), key=lambda one: -one.right if at_right else one.left
        )
        if not short:
            continue
        edge = short[0]
        stack = [run for run in short if run.left < edge.right + SAME_ROW * edge.height and run.right > edge.left - 1]
        stack.sort(key=lambda one: one.top)
        rest = leave(runs, stack)
        apart = BESIDE * edge.height
        first, last = min(run.left for run in stack), max(run.right for run in stack)
        if rest and all(run.left > last + apart if not at_right else run.right < first - apart for run in rest):
            single = all(len(run.text) == 1 and not run.text.isdecimal() for run in stack)
            set_apart = single and len(stack) >= STACKED and is_even(stack)
            found += stack if set_apart and not any(holds(box, run) for box in boxes for run in stack) else []
    return leave(runs, found), found


def leave(runs: Sequence[Run], taken: Sequence[Run]) -> list[Run]:
    """The runs without those that are taken."""
    gone = {id(run) for run in taken}
    return [run for run in runs if id(run) not in gone]


def is_even(stack: Sequence[Run]) -> bool:
    """Whether runs stand below each other at even steps."""
    steps = [below.middle - above.middle for above, below in pairwise(stack)]
    return max(steps) - min(steps) <= EVEN * max(steps)
