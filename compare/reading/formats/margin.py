"""What stands down the margin of a page: words set one character a line (仅供内部参考), numbers of the lines."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from itertools import pairwise

from compare.reading.formats.page import LONG, SAME_ROW, Box, Run, find_rows, holds

STACKED = 3  # characters below each other in the margin, as far from the text as two of them, are words down the margin
BESIDE = 2.0
COUNTED = 8  # numbers in the margin, one beside every line, are those of the lines …
COUNTED_SHARE = 0.8  # … or beside so many of them
SMALLER = 0.85  # times the size of the text: the numbers of a list are as large as its items
EVEN = 0.3  # share by which the steps between them differ


def part_margin(runs: Sequence[Run], boxes: Sequence[Box] = ()) -> tuple[list[Run], list[Run]]:
    """The runs of a page, and those that stand down its margin: words set one character a line, numbers of the lines.

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
        apart = edge.height / 2 if edge.text.isdecimal() else BESIDE * edge.height
        first, last = min(run.left for run in stack), max(run.right for run in stack)
        if rest and all(run.left > last + apart if not at_right else run.right < first - apart for run in rest):
            set_apart = is_stacked(stack) or is_counted(stack, rest)
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


def is_stacked(stack: Sequence[Run]) -> bool:
    """Whether runs are words that are set one character a line."""
    single = len(stack) >= STACKED and all(len(run.text) == 1 and not run.text.isdecimal() for run in stack)
    return single and is_even(stack)


def is_counted(stack: Sequence[Run], rest: Sequence[Run]) -> bool:
    """Whether runs number the lines of a page: smaller than they, one by one at even steps, beside nearly each."""
    if len(stack) < COUNTED or not all(run.text.isdecimal() for run in stack) or not is_even(stack):
        return False
    numbers = [int(run.text) for run in stack]
    if any(after != before + 1 for before, after in pairwise(numbers)):
        return False
    rows = [row for row in find_rows(rest) if row.bottom > stack[0].top and row.top < stack[-1].bottom]
    if not rows or stack[0].height > SMALLER * statistics.median(row.size for row in rows):
        return False
    widest = max(row.right - row.left for row in rows)
    full = sum(row.right - row.left > LONG * widest for row in rows)
    single = sum(len(row.runs) == 1 for row in rows)
    return len(stack) >= COUNTED_SHARE * len(rows) and single >= LONG * len(rows) and full * 3 >= len(rows)
