"""How wide lines are: what tells columns from running text, and headings from sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from compare.knowledge.layout import READING
from compare.knowledge.numbering import find_label

HALF = re.compile(r"[\x00-\u024f]")  # Latin letters, digits, signs


def count(text: str) -> int:
    """Characters that are not white space: what the audit counts."""
    return len("".join(text.split()))


def width(text: str) -> float:
    """Width in full-width characters; Latin letters, digits and half-width signs take half."""
    return len(text) - len(HALF.findall(text)) / 2


def line_width(original: str, text: str) -> float:
    """Width of a line on its page; letter-spacing is narrower than the blanks that an extractor writes for it."""
    printed, closed = width(original.strip()), width(text)
    return printed if printed - closed <= 2 else (printed + closed) / 2


def find_columns(widths: Sequence[float], running: Sequence[float]) -> tuple[float, ...]:
    """The column widths of a wrapped file, narrowest first; empty for a flowing one.

    Only lines that end inside a sentence (``running``) tell how wide a column is: last lines end at a full stop, and
    many of them may happen to be of one length. A width is a column where at least ``READING.column_share`` of the
    lines end within one character of it; the file is wrapped where such lines make up ``READING.wrapped_share`` of all
    and hardly any line is longer than the widest.
    """
    if len(widths) < READING.column_lines:
        return ()
    counts = Counter(round(one) for one in running)
    peaks = [
        value
        for value in sorted(counts)
        if READING.column_least <= value <= READING.column_most
        and near(counts, value) >= READING.column_share * len(widths)
        and counts[value] == max(counts[value + shift] for shift in range(-3, 4))
    ]
    if not peaks:
        return ()
    edges = [max(v for v in range(peak, peak + 3) if counts[v] >= 0.25 * counts[peak]) for peak in peaks]
    longer = sum(one > edges[-1] + 3 for one in widths)
    full = sum(is_full(one, edges) for one in widths)
    if longer > READING.longer_share * len(widths) or full < READING.wrapped_share * len(widths):
        return ()
    return tuple(float(edge) for edge in edges)


def near(counts: Counter[int], value: int) -> int:
    """How many lines end within one character of ``value``."""
    return sum(counts[value + shift] for shift in (-1, 0, 1))


def is_full(size: float, columns: Sequence[float]) -> bool:
    """Whether a line of this width reaches the edge of its column (the first line of a paragraph begins two later)."""
    fitting = [column for column in columns if size <= column + 2]
    return bool(fitting) and fitting[0] - size <= READING.indent


def is_heading_like(text: str) -> bool:
    """Short, and no sentence in it; a comma only behind a number (第三章 做强产业，带动就业)."""
    if len(text) > 2 * READING.heading_width or width(text) > READING.heading_width or re.search("[。；;]", text):
        return False
    return not re.search("[，,]", text) or find_label(text) is not None
