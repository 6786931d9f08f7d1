"""Plain text and Markdown: which encoding, which lines, and tables as the rows that every other format gives.

Sources: GitHub Flavored Markdown §4.10 (tables) and CommonMark §4.6 (HTML blocks), which converters of PDF files write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import charset_normalizer

from compare.errors import PolicyCompareError
from compare.model import Line
from compare.reading.formats import Read
from compare.reading.formats.plausible import PLAUSIBLE, plausible

# Strict decoders, surest first: UTF-8 refuses nearly every GB18030 text, GB18030 refuses hardly anything.
ENCODINGS = ("utf-8-sig", "gb18030")
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read(data: bytes, name: str) -> Read:
    """The lines of a text file in whatever encoding.

    Raises:
        PolicyCompareError: It is empty, not text, or in no known encoding.
    """
    text = decode(data, name)
    lines = split_lines(text)
    if "|" not in text and "<table" not in text.lower():
        return Read(tuple(Line(number, line) for number, line in enumerate(lines, start=1)))
    return Read(tuple(Line(number, line) for number, line in read_tables(lines)))


def decode(data: bytes, name: str) -> str:
    """The text of ``data``.

    Raises:
        PolicyCompareError: It is not text at all; ``name`` stands in the message.
    """
    if data[:2] in UTF16_MARKS or (utf16 := guess_utf16(data)):
        encoding = "utf-16" if data[:2] in UTF16_MARKS else utf16
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            raise PolicyCompareError(f"{name}：UTF-16 文本已损坏；请重新保存为 UTF-8 后再试") from None
    if b"\0" in data:
        raise PolicyCompareError(f"{name}：不是文本文件（含二进制内容）；请另存为纯文本（.txt）后再试")
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "gb18030" or plausible(text, words=False) >= PLAUSIBLE:
            return text
    best = charset_normalizer.from_bytes(data).best()
    if best is None or plausible(str(best), words=False) < PLAUSIBLE:
        raise PolicyCompareError(f"{name}：认不出文字编码；请用 UTF-8 或 GB18030 重新保存后再试")
    return str(best)


def guess_utf16(data: bytes) -> str:
    """The byte order of UTF-16 text without a mark, told by where its zero bytes stand; empty for other data."""
    sample = data[:4000]
    if len(sample) < 4 or len(data) % 2 or b"\0" not in sample:
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = sample[: len(sample) // 2 * 2].decode(encoding, errors="ignore")
        except UnicodeDecodeError:
            continue
        if plausible(text, words=False) >= PLAUSIBLE:
            return encoding
    return ""


def split_lines(text: str) -> list[str]:
    """Lines of a text without their ends; a form feed ends a line too, other exotic separators do not."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


# --- markdown ---------------------------------------------------------------------------------------------------------

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
