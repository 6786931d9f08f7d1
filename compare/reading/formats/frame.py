"""Whether a table holds data, or only arranges the page: letterheads, boxes, documents set into a frame."""

from __future__ import annotations

from collections.abc import Sequence

from compare.knowledge.numbering import find_label

# A table is there for the layout where one of its few rows holds this many characters in a cell …
LAYOUT_ROWS, LAYOUT_CELL = 3, 800
# … or so many numbered headings with sentences under them, or articles; a cell of data numbers its points at most.
LAYOUT_LABELS = 2
OUTER = frozenset({"book", "part", "chapter", "section", "article", "han"})


def is_frame(rows: Sequence[Sequence[Sequence[str]]]) -> bool:
    """Whether a table only arranges the page.

    Args:
        rows: The paragraphs of each cell of each row.
    """
    if all(sum(any(one.strip() for one in cell) for cell in cells) <= 1 for cells in rows):
        return True
    return len(rows) <= LAYOUT_ROWS and any(is_text(cell) for cells in rows for cell in cells)


def is_text(cell: Sequence[str]) -> bool:
    """Whether a cell holds a document or a chapter of one."""
    if sum(map(len, cell)) > LAYOUT_CELL:
        return True
    found = [(find_label(one.strip()), one) for one in cell]
    names = [label[0].name for label, _ in found if label and label[0].name in OUTER]
    return len(names) >= LAYOUT_LABELS and (
        "article" in names or any(not label and "。" in one for label, one in found)
    )
