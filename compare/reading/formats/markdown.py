"""Tables in plain text and Markdown, as the rows that every other format gives.

Sources: GitHub Flavored Markdown §4.10 (tables) and CommonMark §4.6 (HTML blocks), which converters of PDF files write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

# The line under the head of a table: | --- | :---: |; one bar at least, or it is a rule or the underline of a heading.
RULE = re.compile(r"(?=[^|]*\|)\s*+\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+")
BAR = re.compile(r"(?<!\\)\|")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
HTML = re.compile(r"\s*+(?:<(?:html|body|div|center)[^>]*+>\s*+)*+<table[\s>]", re.IGNORECASE)
HTML_LINES = 3_000  # a table is closed within so many lines, or is none


def read_tables(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines with their numbers from 1; the rows of tables with their cells parted by tabs.

    A table of HTML may hold several rows in one line: they all have the number of its first line.
    """
    at = 0
    while at < len(lines):
        line = lines[at]
        cells = split_cells(line) if "|" in line else []
        if (
            cells
            and at + 1 < len(lines)
            and RULE.fullmatch(lines[at + 1])
            and len(split_cells(lines[at + 1])) == len(cells)
        ):
            yield at + 1, join_cells(cells, len(cells))
            yield at + 2, lines[at + 1]
            at += 2
            while at < len(lines) and BAR.search(lines[at]):
                yield at + 1, join_cells(split_cells(lines[at]), len(cells))
                at += 1
        elif "<" in line and HTML.match(line) and (end := find_end(lines, at)):
            for text in read_html("\n".join(lines[at:end])):
                yield at + 1, text
            at = end
        else:
            yield at + 1, line
            at += 1


def split_cells(line: str) -> list[str]:
    """The cells of a line with bars; those at its ends are its frame."""
    parts = [one.replace("\\|", "|").strip() for one in BAR.split(line.strip())]
    if len(parts) > 1 and not parts[0]:
        del parts[0]
    if len(parts) > 1 and not parts[-1]:
        del parts[-1]
    return parts


def join_cells(cells: Sequence[str], columns: int) -> str:
    """A row: no cell holds a tab or a break, none is missing."""
    texts = [BREAK.sub(" ", one).replace("\t", " ") for one in cells] + [""] * (columns - len(cells))
    return "\t".join(texts) if len(texts) > 1 else f"{texts[0]}\t"


def find_end(lines: Sequence[str], start: int) -> int:
    """Index behind the line in which the table that begins at ``start`` is closed; 0 where it never is."""
    open_ = 0
    for at in range(start, min(len(lines), start + HTML_LINES)):
        open_ += len(re.findall(r"<table[\s>]", lines[at], re.IGNORECASE))
        open_ -= len(re.findall(r"</table\s*>", lines[at], re.IGNORECASE))
        if open_ <= 0:
            return at + 1
    return 0


def read_html(text: str) -> list[str]:
    """The lines and rows of a piece of HTML."""
    from selectolax.lexbor import LexborHTMLParser  # only few texts hold any

    from compare.reading.formats.html_blocks import read_blocks

    body = LexborHTMLParser(text).body
    return [] if body is None else [block.text for block in read_blocks(body)]
