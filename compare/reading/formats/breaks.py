"""Whether line breaks part two paragraphs and tables hold data, or both only arrange the page.

A paragraph of a Word file or of a web page may hold breaks (Shift+Enter, ``<br>``). Some offices end every paragraph by
one, others paste text that was broken for another page. Letterheads, boxes and documents set into a frame are tables
that hold no data.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.knowledge.bodies import BODY, NUMBER_LINE
from compare.knowledge.page import BOX, CAPTION, find_label
from compare.knowledge.roles import OWNER_CELL, WHEN_CELL
from compare.reading.lines import width

WHEN, OWNER = re.compile(WHEN_CELL), re.compile(OWNER_CELL)
ENDED = re.compile(r"[。！？；：…!?;:][”’」』）)]?$")
OPEN = re.compile(r"[，、,]$")
BRACKET = re.compile(r"[（(《“〔「][^）)》”〕」]*$")
CLOSER = re.compile(r"[，、。；：！？）》”〕」,;:)]")
PAUSE = re.compile(r"[，。；,]")
DATE = re.compile(r"\S{2,4}年\S{1,3}月\S{1,3}日")
# A first line without a mark that begins so is the beginning of a sentence, not a heading: 为加快…, 根据《…》.
BEGINS = re.compile(r"(?:为了?|根据|按照|依据|依照|经|自|到|对|凡|各)(?=[\u4e00-\u9fff《“\d])")
FULL_LINES = 3  # so many lines, all but the last as wide as each other, …
FULL_LEAST = 12  # … and this wide (full-width characters) were broken at the edge of a page
SEEN = 8  # pieces of an open paragraph in which a bracket may be open
FULL_SLACK = 1.5  # what cannot stand at the end or the beginning of a line makes it this much shorter


def join_breaks(lines: Sequence[str]) -> list[str]:
    """The lines of a paragraph, those put together that a break parts within a sentence."""
    given = [line.strip() for line in lines]
    if len(given) < 2:
        return [line for line in given if line]
    widths = [width(line) for line in given if line]
    widest = max(widths, default=0.0)
    full = sum(one >= widest - FULL_SLACK for one in widths)
    broken = len(widths) >= FULL_LINES and widest >= FULL_LEAST and full >= (len(widths) - 1) * 2 / 3
    made: list[list[str]] = []
    before = ""
    for line in given:
        full_line = broken and width(before) >= widest - FULL_SLACK
        if line and before and goes_on("".join(made[-1][-SEEN:]), line, full=full_line):
            gap = " " if re.search(r"[A-Za-z,.]$", before) and re.match(r"[A-Za-z]", line) else ""
            made[-1] += [gap, line]
        elif line:
            made.append([line])
        before = line  # a break with nothing behind it ends a paragraph
    return ["".join(parts) for parts in made]


def goes_on(before: str, after: str, *, full: bool) -> bool:
    """Whether a line goes on with the sentence of the line before; ``full`` where that one reaches the edge."""
    if BRACKET.search(before) and not find_label(after):
        return True
    if find_label(after) or BOX.match(after) or CAPTION.match(after) or stands_alone(before) or stands_alone(after):
        return False
    if CLOSER.match(after) or OPEN.search(before):
        return True
    if ENDED.search(before):
        return False
    return full or (bool(PAUSE.search(before) or BEGINS.match(before)) and bool(PAUSE.search(after)))


def stands_alone(text: str) -> bool:
    """Whether a line is a body, a 文号 or a date and nothing else."""
    return any(pattern.fullmatch(text) for pattern in (BODY, NUMBER_LINE, DATE))


# A table is there for the layout where one of its few rows holds this many characters in a cell …
LAYOUT_ROWS, LAYOUT_CELL = 3, 800
# … or so many numbered headings with sentences under them, or articles; a cell of data numbers its points at most.
LAYOUT_LABELS = 2
SAID_MOST = 30  # characters: a cell over several rows that names a body or a time, and does not tell a task
OUTER = frozenset({"book", "part", "chapter", "section", "article", "han"})


def is_frame(rows: Sequence[Sequence[Sequence[str]]]) -> bool:
    """Whether a table, the paragraphs of each cell of each row, only arranges the page."""
    if all(sum(any(one.strip() for one in cell) for cell in cells) <= 1 for cells in rows):
        return True
    return len(rows) <= LAYOUT_ROWS and any(is_text(cell) for cells in rows for cell in cells)


def is_text(cell: Sequence[str]) -> bool:
    """Whether a cell holds a document or a chapter of one."""
    if sum(map(len, cell)) > LAYOUT_CELL:
        return True
    found = [(find_label(one.strip()), one) for one in cell]
    names = [label[0].name for label, _ in found if label and label[0].name in OUTER]
    filled = "article" in names or any(not label and "。" in one for label, one in found)
    return len(names) >= LAYOUT_LABELS and filled


def join_heads(first: Sequence[tuple[str, int, bool]], second: Sequence[str]) -> list[str]:
    """The two rows of a table's head as one, so that every column has its whole name; empty where they are none.

    目标 over 2026年 and 2027年, all other cells over both rows: 目标 2026年, 目标 2027年. Of each cell of the first row
    its text, how many columns it covers, and whether it covers the row below; of the second one cell a column.
    """
    names = [text for text, columns, _ in first for _ in range(columns)]
    over = [columns > 1 for _, columns, _ in first for _ in range(columns)]
    if (
        not any(over)
        or any(columns == 1 and not covers for _, columns, covers in first)
        or over != [*map(bool, second)]
    ):
        return []
    return [f"{name} {below}".strip() for name, below in zip(names, second, strict=True)]


def say_again(texts: Sequence[str], above: Sequence[str]) -> list[str]:
    """A row that only says who and until when, with the task that covers it from above; any other row as it is."""
    own = [text for text in texts if text]
    when = [text for text in own if WHEN.fullmatch(text)]
    if not when or len(texts) != len(above) or texts[0] or not all(one in when or OWNER.fullmatch(one) for one in own):
        return list(texts)
    return [text or upper for text, upper in zip(texts, above, strict=True)]
