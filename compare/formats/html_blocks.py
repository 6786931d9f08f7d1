"""The blocks of a web page in order: paragraphs as lines, tables as rows with tabs.

Nothing here recurses: pages nest their elements as deep as they like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from compare.formats.numbering import stand_before
from compare.formats.numerals import write_number
from compare.knowledge.numbering import find_label

# Elements that end a line before and behind them.
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
))  # fmt: skip
# Elements whose text nobody sees.
UNSEEN = frozenset((
    "audio", "canvas", "datalist", "head", "iframe", "noscript", "object", "script", "select", "style", "svg",
    "template", "title", "video",
))  # fmt: skip
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
BLANKS = re.compile(r"[ \t\r\n\f]+")
# A line end of the source between two Chinese characters is no blank, except behind a number such as 第一条.
BROKEN = re.compile(r"(?<=[\u3000-\u9fff\uff01-\uff60”’])[ \t]*[\r\n]\s*(?=[\u3000-\u9fff\uff01-\uff60“‘])")
NUMBERED = re.compile(r"第\S{1,9}[编章节条]$")
CIRCLED = re.compile(r"[①-⑳]")
# A table is there for the layout of the page where one of its few rows holds this many characters in a cell.
LAYOUT_ROWS, LAYOUT_CELL = 3, 800
SPAN_MOST = 100  # columns or rows that one cell may cover; a larger number is a mistake of the page
MARKS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
NO_MARK = re.compile(r"list-style(?:-type)?\s*:[^;]*none", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A line, and whether it stands inside the content."""

    text: str
    inside: bool
    row: bool = False


@dataclass(slots=True)
class State:
    """The line that is being gathered."""

    parts: list[str] = field(default_factory=list)
    label: str = ""
    inside: bool = False
    kept: int = 0  # open elements that keep their line ends (pre)

    def flush(self) -> Iterator[Block]:
        """End the line."""
        text = BLANKS.sub(" ", "".join(self.parts)).strip()
        self.parts.clear()
        if text:
            label, self.label = self.label, ""
            yield Block(stand_before("" if find_label(text) else label, text), self.inside)


def read_blocks(root: LexborNode, content: LexborNode | None = None) -> Iterator[Block]:
    """The lines under ``root``; those under ``content`` are marked (all of them, where it is None)."""
    state = State(inside=content is None)
    wanted = None if content is None else content.mem_id
    frames = find_frames(root, content)
    counts: dict[int, int] = {}
    stack = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag or ""
        if leaving:
            if tag in BLOCKS:
                yield from state.flush()
            state.kept -= tag == "pre"
            if node.mem_id == wanted:
                yield from state.flush()
                state.inside = False
            continue
        if node.is_text_node:
            yield from add_text(node, state)
            continue
        if not node.is_element_node or is_unseen(node):
            continue
        if node.mem_id == wanted:
            yield from state.flush()
            state.inside = True
        if tag in BLOCKS:
            yield from state.flush()
        if tag == "table" and node.mem_id not in frames and not is_layout(node):
            yield from read_table(node, state.inside)
            continue
        if tag == "li" and state.inside:
            state.label = mark_item(node, counts)
        if tag == "sup" and CIRCLED.match(node.text().strip()):
            state.parts.append("^")
        state.kept += tag == "pre"
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(list(node.iter(include_text=True))))


def add_text(node: LexborNode, state: State) -> Iterator[Block]:
    """Add a text node to the line; where line ends are kept, each ends a line."""
    text = node.text_content or ""
    if not state.kept:
        state.parts.append(BROKEN.sub(lambda at: " " if NUMBERED.search(text[: at.start()]) else "", text))
        return
    for line in text.splitlines(keepends=True):
        state.parts.append(line)
        if line.endswith(("\n", "\r")):
            yield from state.flush()


def is_unseen(node: LexborNode) -> bool:
    """Whether an element and what is in it is not shown."""
    attributes = node.attributes
    return node.tag in UNSEEN or "hidden" in attributes or bool(HIDDEN.search(attributes.get("style") or ""))


def mark_item(item: LexborNode, counts: dict[int, int]) -> str:
    """The automatic number of a list item; empty where its list has none."""
    list_ = item.parent
    if list_ is None or list_.tag != "ol":
        return ""
    attributes = list_.attributes
    key = list_.mem_id
    start, value = attributes.get("start") or "", item.attributes.get("value") or ""
    if re.fullmatch(r"\d{1,4}", value):
        counts[key] = int(value)
    elif key in counts:
        counts[key] += 1
    else:
        counts[key] = int(start) if re.fullmatch(r"\d{1,4}", start) else 1
    styles = (attributes.get("style") or "") + ";" + (item.attributes.get("style") or "")
    if NO_MARK.search(styles):
        return ""
    if re.search(r"cjk-ideographic|simp-chinese|trad-chinese", styles):
        return write_number(counts[key], "chineseCountingThousand") + "、"
    return write_number(counts[key], MARKS.get(attributes.get("type") or "1", "decimal")) + "."


def find_frames(root: LexborNode, content: LexborNode | None) -> frozenset[int]:
    """The tables around other tables or around the content: what is in them is read as if they were not there."""
    inner = [*root.css("table"), *(() if content is None else (content,))]
    frames: set[int] = set()
    for node in inner:
        above = node.parent
        while above is not None and above.mem_id not in frames:
            if above.tag == "table":
                frames.add(above.mem_id)
            above = above.parent if above.tag != "table" or node is content else None
    return frozenset(frames)


def is_layout(table: LexborNode) -> bool:
    """Whether a table without tables in it only arranges the page: one cell a row, or hardly more than a long text."""
    rows = [[len(cell.text().strip()) for cell in row.css("td, th")] for row in table.css("tr")]
    if all(sum(size > 0 for size in cells) <= 1 for cells in rows):
        return True
    return len(rows) <= LAYOUT_ROWS and max((size for cells in rows for size in cells), default=0) > LAYOUT_CELL


def read_table(table: LexborNode, inside: bool) -> Iterator[Block]:
    """The rows of a table without tables in it; the part of a row that a cell above covers is empty."""
    for caption in table.css("caption"):
        yield from (Block(one.text, inside) for one in read_blocks(caption))
    covered: dict[int, int] = {}
    for row in table.css("tr"):
        if is_unseen(row):
            continue
        texts: list[str] = []
        for cell in row.css("td, th"):
            while covered.get(len(texts), 0):
                covered[len(texts)] -= 1
                texts.append("")
            text = "" if is_unseen(cell) else " ".join(one.text for one in read_blocks(cell))
            for shift in range(span(cell, "colspan")):
                covered[len(texts)] = span(cell, "rowspan") - 1
                texts.append("" if shift else text)
        for at in [at for at, rest in covered.items() if at >= len(texts) and rest]:
            covered[at] -= 1
        if any(texts):
            yield Block("\t".join(texts) if len(texts) > 1 else f"{texts[0]}\t", inside, row=True)


def span(cell: LexborNode, name: str) -> int:
    """How many columns or rows a cell covers."""
    value = cell.attributes.get(name) or "1"
    return min(int(value), SPAN_MOST) if re.fullmatch(r"[1-9]\d{0,5}", value) else 1
