"""Plain text and Markdown: which encoding, which lines, and tables as the rows that every other format gives.

Sources: GitHub Flavored Markdown §4.10 (tables), §6.5 (strikethrough) and CommonMark §4.6 (HTML blocks), which
converters of PDF files write; grid tables as pandoc has them, front matter as Jekyll.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import charset_normalizer

from compare.errors import PolicyCompareError
from compare.knowledge.page import raise_number
from compare.model import Line
from compare.reading.formats import Read, say_struck
from compare.reading.formats.plausible import PLAUSIBLE, plausible

# Strict decoders, surest first: UTF-8 refuses nearly every GB18030 text, GB18030 refuses hardly anything.
ENCODINGS = ("utf-8-sig", "gb18030")
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read(data: bytes, name: str) -> Read:
    """The lines of a text file in whatever encoding."""
    text = decode(data, name)
    lines = split_lines(text)
    front = find_front(lines)
    signs = frozenset(at for at, line in enumerate(lines, start=1) if is_sign(line))
    defined = any(DEFINED.fullmatch(lines[at - 1]) for at in signs)
    lines = [line if at in signs else drop_signs(line, defined=defined) for at, line in enumerate(lines, start=1)]
    tables = "|" in text or "<table" in text.lower()
    numbered = list(read_tables(lines)) if tables else list(enumerate(lines, start=1))
    struck = sum(len(STRUCK.findall(line)) for _, line in numbered) if STRUCK.search(text) else 0
    found = part_struck(numbered) if struck else (Line(number, line) for number, line in numbered)
    at, title = find_front_title(lines, front)
    aside = signs.union(range(1, front + 1)) - {at}
    told = [replace(line, furniture=True) if line.number in aside else line for line in found]
    told = [replace(line, text=title, heading=0) if line.number == at else line for line in told]
    return Read(tuple(told), warnings=(say_struck(struck),) if struck else ())


def decode(data: bytes, name: str) -> str:
    """The text of ``data``; refused, by its ``name``, where it is none."""
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
    orders = ("utf-16-le", "utf-16-be")
    return next((one for one in orders if plausible(sample.decode(one, "ignore"), words=False) >= PLAUSIBLE), "")


def split_lines(text: str) -> list[str]:
    """Lines of a text without their ends; a form feed ends a line too, other exotic separators do not."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


# --- markdown ---------------------------------------------------------------------------------------------------------

# What is struck out: ~~…~~ (GFM §6.5), and the elements of HTML that Markdown passes on. 2020~~2025 is a range.
STRUCK = re.compile(
    r"(?<![\d~])~~(?![\s~])[^~\n]+(?:~~(?![\d~])|(?<!\d)~~)|<(?:del|s|strike)>[^<>\n]*</(?:del|s|strike)>",
    re.IGNORECASE,
)
FRONT_LINES = 60  # front matter is closed within so many lines, or is none
KEY = re.compile(r"\s*$|[A-Za-z_][\w -]*:(?:\s|$)|\s+\S|-\s|#")
TITLED = re.compile(r"(?:title|标题)\s?[:：]\s*[\"'“]?(.*?[\u4e00-\u9fff].*?)[\"'”]?\s*$", re.IGNORECASE)
# The line under the head of a table: | --- | :---: |; one bar at least, or it is a rule or the underline of a heading.
RULE = re.compile(r"(?=[^|]*\|)\s*+\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+")
GRID_LINE = re.compile(r"\s*[+|]")
BAR = re.compile(r"(?<!\\)\|")
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
HTML = re.compile(r"\s*+(?:<(?:html|body|div|center)[^>]*+>\s*+)*+<table[\s>]", re.IGNORECASE)
HTML_LINES = 3_000  # a table is closed within so many lines, or is none


def find_front(lines: Sequence[str]) -> int:
    """How many lines the front matter takes: keys with their values between two rules, at the beginning of the file."""
    if not lines or lines[0].strip() != "---":
        return 0
    end = next((at for at, line in enumerate(lines[1:FRONT_LINES], start=1) if line.strip() in {"---", "..."}), 0)
    return end + 1 if end > 1 and all(KEY.match(line) for line in lines[1:end]) else 0


def find_front_title(lines: Sequence[str], front: int) -> tuple[int, str]:
    """The line of front matter that holds the title (title: …) of a text that has none of its own, and the title."""
    found = [(at, one[1]) for at, line in enumerate(lines[:front], start=1) if (one := TITLED.match(line))]
    below = next((line for line in lines[front:] if line.strip()), "")
    if not found or below.startswith("# ") or any(found[0][1] in line for line in lines[front : front + FRONT_LINES]):
        return 0, ""
    return found[0]


def part_struck(lines: Iterable[tuple[int, str]]) -> Iterator[Line]:
    """The lines without the words that are struck out, and these as furniture behind each."""
    for number, line in lines:
        words, left = STRUCK.findall(line), STRUCK.sub("", line)
        if not words or re.search(r"[^\s\d.、*+>-]", left):
            yield Line(number, left)
        if words:
            yield Line(number, " ".join(words), None, True)


def read_tables(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines with their numbers from 1; the rows of tables with their cells parted by tabs.

    A table of HTML may hold several rows in one line: they all have the number of its first line.
    """
    at = 0
    while at < len(lines):
        line = lines[at]
        if GRID.fullmatch(line):
            end = next((to for to in range(at, len(lines)) if not GRID_LINE.match(lines[to])), len(lines))
            yield from read_grid(lines[at:end], at + 1)
            at = end
            continue
        cells = split_cells(line) if "|" in line else []
        below = lines[at + 1] if at + 1 < len(lines) else ""
        if cells and RULE.fullmatch(below) and len(split_cells(below)) == len(cells):
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


def read_grid(lines: Sequence[str], first: int) -> Iterator[tuple[int, str]]:
    """The rows of a grid table, whose cells have several lines; each with the number of its first line.

    The lines of its frame are given as they are.
    """
    row: list[str] = []
    start = first
    for number, line in enumerate((*lines, ""), start=first):
        if line and not GRID.fullmatch(line):
            start = start if row else number
            parts = split_cells(line)
            row = [f"{above}{part}" for above, part in zip(row or [""] * len(parts), parts, strict=False)]
        else:
            if row:
                yield start, join_cells(row, len(row))
            row = []
            if line:
                yield number, line


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


# --- Markdown ------------------------------------------------------------------------------------------------------

SIGNS = re.compile(r"[>`\]*_^~&<}\\]|:::")
QUOTED = re.compile(r"^ {0,3}(?:> ?)+(?=[^\s>][^>]*$)")
TASK = re.compile(r"^(\s*(?:>\s*)?[-*+]\s+)\[[ xX]\]\s+")
NOTED = re.compile(r"^\s*\[\^(\d{1,2})\]:\s*")
TIED = re.compile(r"\[\^(\d{1,2})\]")
# Where a link leads: a scheme, a path, a place, the name of a file; a title may stand behind it.
TARGET = r"<?(?=[^()\s]*[./#:])[^()\s]*>?(?:\s+[\"'][^\"'\n]*[\"'])?"
LINKED = re.compile(rf"\[([^\[\]]*)\]\({TARGET}\)")
NAMED = re.compile(r"\[([^\[\]]{2,})\]\[[^\[\]^]*\](?!\()")  # [words][1], where the text defines 1
DEFINED = re.compile(r"\s{0,3}\[[^\[\]^]+\]:\s+<?(?:[a-z]+:|[/#.])\S*>?(?:\s+[\"'(].*)?\s*", re.IGNORECASE)
IMAGE = re.compile(rf"!\[[^\[\]]*\]\({TARGET}\)(?:\{{[^{{}}\n]*\}})?")
CODE = re.compile(r"(?<!`)`([^`]+)`(?!`)")
# {#name .class key="value"}, behind a heading or behind words in brackets; the brackets are signs, too.
_ATTRIBUTE = r"(?:[#.][\w-]+|[\w-]+=(?:\"[^\"{}\n]*\"|[^\s{}\"]+))"
ATTRIBUTES = rf"\{{(?:{_ATTRIBUTE}|-)(?:\s+{_ATTRIBUTE})*\s*\}}"
SPANNED = re.compile(rf"\[([^\[\]]*)\]{ATTRIBUTES}|(?<!\s)\s*{ATTRIBUTES}")
# Emphasis by one sign: a phrase without a stop, or the whole line; 带*的为约束性，不带*的 and 200*300*400 have none.
STARRED = re.compile(
    r"(?<![A-Za-z\d*\\])\*(?![\s*])([^*\s，。；、：（）()\[\]“”‘’《》〔〕]{1,30})\*(?![A-Za-z\d*])|^\s*\*(?![\s*])([^*]+[^*\s])\*\s*$"
)
UNDERLINED = re.compile(
    r"(?<![\w\\])_(?=[^\s_])([^_\n]*[^\s_])_(?!\w)|(?<=[\u4e00-\u9fff])_([\u4e00-\u9fff]{2,30})_(?=[\u4e00-\u9fff])"
)
RAISED = re.compile(r"<sup>\s*(\d{1,3})\s*</sup>|\^(\d{1,3})\^", re.IGNORECASE)
LOWERED = re.compile(r"<sub>\s*(\d{1,3})\s*</sub>|(?<=[A-Za-z])~(\d{1,2})~(?!~)", re.IGNORECASE)
TAG = re.compile(
    r"</?(?:span|font|u|b|i|em|strong|small|mark|ins|center|a|div|section)(?:\s[^<>]*)?/?>|<p\s[^<>]*>(?=[^<>]*(?:</p>)?$)",
    re.IGNORECASE,
)
ENTITY = re.compile(
    r"&(?:nbsp|emsp|ensp|amp|lt|gt|quot|[lr][ds]quo|mdash|ndash|middot|hellip|#\d{2,5}|#x[\da-f]{2,5});", re.IGNORECASE
)
# A line that only parts the text (***), fences code or a division, defines where a link leads, or holds pictures.
MARKED_BREAK = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
FENCE = re.compile(r"\s{0,3}(?:(`{3,}|~{3,})[\w{}.+ -]*|:{3,}\s*(?:\{[^{}]*\}|[\w-]*)\s*:*)\s*")
GRID = re.compile(r"\s*\+(?:[-=:]{2,}\+)+\s*")  # the frame of a grid table


def is_sign(line: str) -> bool:
    """Whether a whole line is a sign of Markdown and has no words."""
    if not SIGNS.search(line) and "-" not in line and "+=" not in line:
        return False
    if any(one.fullmatch(line) for one in (MARKED_BREAK, FENCE, DEFINED, GRID)):
        return True
    return "![" in line and not IMAGE.sub("", line).strip(" \t\\")


def drop_signs(line: str, *, defined: bool = False) -> str:
    """A line without the signs that stand around words; a note's mark as other formats have it.

    ``defined``: the text says somewhere where its links lead.
    """
    if not SIGNS.search(line):
        return line
    line = NOTED.sub(r"[\1] ", QUOTED.sub("", TASK.sub(r"\1", line)))
    line = LINKED.sub(r"\1", IMAGE.sub("", TIED.sub(r"^[\1]", line)))
    if defined:
        line = NAMED.sub(r"\1", line)
    line = CODE.sub(r"\1", SPANNED.sub(lambda at: at[1] or "", line) if "}" in line else line)
    line = STARRED.sub(lambda at: at[1] or at[2], UNDERLINED.sub(lambda at: at[1] or at[2], line))
    line = RAISED.sub(lambda at: raise_number(at[1] or at[2], line[max(0, at.start() - 3) : at.start()]), line)
    line = TAG.sub("", LOWERED.sub(lambda at: at[1] or at[2], line))
    line = ENTITY.sub(lambda at: html.unescape(at.group()), line) if "&" in line else line
    return re.sub(r"\\$", "", line)
