"""The blocks of a web page in order: paragraphs as lines, tables as rows with tabs.

Nothing here recurses: pages nest their elements as deep as they like.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from compare.knowledge.page import find_label, raise_number
from compare.reading.formats.breaks import SAID_MOST, join_heads, say_again
from compare.reading.formats.word_numbers import stand_before, write_number

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
STRUCK = frozenset(("del", "s", "strike"))
STRIKES = re.compile(r"text-decoration[^:;]*:[^;]*line-through", re.IGNORECASE)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
BLANKS = re.compile(r"[ \t\r\n\f]+")
# A line end of the source between two Chinese characters is no blank, except behind a number such as 第一条.
BROKEN = re.compile(r"(?<=[\u3000-\u9fff\uff01-\uff60”’])[ \t]*[\r\n]\s*(?=[\u3000-\u9fff\uff01-\uff60“‘])")
NUMBERED = re.compile(r"第\S{1,9}[编章节条]$")
# A table is there for the layout of the page where one of its few rows holds this many characters in a cell, or where
# the tables inside it hold this share of its text.
LAYOUT_ROWS, LAYOUT_CELL = 3, 800
LAYOUT_INNER = 0.6
NESTED = 6  # tables in each other; no cell of a table of data holds so many, and measuring them all would cost too much
FILE = re.compile(r"\.(?:docx?|wps|xlsx?|et|pdf|ofd|rtf|txt|zip|rar)(?:$|[?#&])", re.IGNORECASE)
SPAN_MOST = 100  # columns or rows that one cell may cover; a larger number is a mistake of the page
MARKS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
NO_MARK = re.compile(r"list-style(?:-type)?\s*:[^;]*none", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A line; the cells of a table row are parted by tabs.

    ``inside`` it stands in the content; the page may hide it there or strike it out, or hide the parts ``unseen``; only
    a ``<br>`` parts it from the line before where it is ``broken``; all of it is ``linked`` to other pages.
    """

    text: str
    inside: bool
    row: bool = False
    hidden: bool = False
    broken: bool = False
    struck: bool = False
    linked: bool = False
    unseen: tuple[str, ...] = ()


@dataclass(slots=True)
class State:
    """The line that is being gathered."""

    parts: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    label: str = ""
    inside: bool = False
    kept: int = 0  # open elements that keep their line ends (pre)
    hidden: int = 0  # open elements that the page hides
    chrome: int = 0  # open elements that are no part of the document
    links: int = 0  # open links
    plain: bool = False  # whether the line has words outside of links
    breaks: int = 2  # line breaks since the last line; two part paragraphs, as any other element does

    def flush(self, *, broken: bool = False) -> Iterator[Block]:
        """End the line, ``broken`` by a line break and nothing else."""
        text = squeeze("".join(self.parts))
        unseen, struck = tuple(self.unseen), tuple(self.struck)
        for one in (self.parts, self.unseen, self.struck):
            one.clear()
        if text:
            label, self.label = self.label, ""
            words = stand_before("" if find_label(text) else label, text)
            broken_off, linked = self.breaks == 1, not self.plain
            inside = self.inside and not self.chrome
            yield Block(words, inside, hidden=self.hidden > 0, broken=broken_off, linked=linked, unseen=unseen)
            self.breaks, self.plain = 0, False
        if any(struck):
            yield Block(" ".join(one for one in struck if one), False, struck=True)
        self.breaks = self.breaks + 1 if broken else 2


def squeeze(text: str) -> str:
    """White space as single blanks, as a page shows it."""
    return BLANKS.sub(" ", text).strip()


def read_blocks(
    root: LexborNode, content: LexborNode | None = None, chrome: Collection[int] = frozenset()
) -> Iterator[Block]:
    """The lines under ``root``; those under ``content`` are marked (all of them where it is None), save the ``chrome``.

    The content is read whatever it says of itself, and so is what it stands in: a page hides it until its script has
    run (WeChat: ``visibility: hidden`` on ``#js_content``), and in a saved page no script runs. What is hidden inside
    it (the part behind 展开全文) is marked; what is hidden outside of it nobody sees.
    """
    state = State(inside=content is None)
    wanted = None if content is None else content.mem_id
    shown = frozenset(find_shown(content))
    concealed: set[int] = set()
    frames = find_frames(root, content)
    counts: dict[int, int] = {}
    stack = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag or ""
        if leaving:
            if tag in BLOCKS and tag != "br":
                yield from state.flush()
            state.kept -= tag == "pre"
            state.links -= is_link(node)
            if node.mem_id in chrome:
                yield from state.flush()
                state.chrome -= 1
            if node.mem_id in concealed:
                yield from state.flush()
                state.hidden -= 1
            if node.mem_id == wanted:
                yield from state.flush()
                state.inside = False
            continue
        if node.is_text_node:
            yield from add_text(node, state)
            continue
        if not node.is_element_node or tag in UNSEEN:
            continue
        if node.mem_id not in shown and is_unseen(node):
            if not state.inside or content is None:
                continue
            if tag not in BLOCKS and next(find_outermost(node, lambda one: one.tag in BLOCKS), None) is None:
                words = squeeze(node.text())
                # In the middle of a line a sentence is of the text, anything else is a tip or a menu.
                if re.search("[。；]", words):
                    state.plain = True
                    state.parts.append(words)
                    state.unseen.append(words)
                continue
            yield from state.flush()
            concealed.add(node.mem_id)
            state.hidden += 1
        struck = tag in STRUCK or STRIKES.search(node.attributes.get("style") or "")
        if node.mem_id not in shown and struck:
            state.struck.append(squeeze(node.text()))
            continue
        if node.mem_id == wanted:
            yield from state.flush()
            state.inside = True
        if node.mem_id in chrome:
            yield from state.flush()
            state.chrome += 1
        if tag in BLOCKS:
            yield from state.flush(broken=tag == "br")
        if tag == "table" and node.mem_id not in frames and not is_layout(node):
            yield from read_table(node, state.inside and not state.chrome, hidden=state.hidden > 0)
            continue
        if tag == "li" and state.inside:
            state.label = mark_item(node, counts)
        if tag == "sup" and (raised := raise_number(node.text(), "".join(state.parts)[-1:])) != node.text():
            state.parts.append(raised)
            state.plain = True
            continue
        state.kept += tag == "pre"
        state.links += is_link(node)
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(list(node.iter(include_text=True))))


def add_text(node: LexborNode, state: State) -> Iterator[Block]:
    """Add a text node to the line; where line ends are kept, each ends a line."""
    text = node.text_content or ""
    state.plain |= not state.links and re.search(r"\w", text) is not None
    if not state.kept:
        state.parts.append(BROKEN.sub(lambda at: " " if NUMBERED.search(text[: at.start()]) else "", text))
        return
    for line in text.splitlines(keepends=True):
        state.parts.append(line)
        if line.endswith(("\n", "\r")):
            yield from state.flush()


def find_shown(content: LexborNode | None) -> Iterator[int]:
    """The content, all that it stands in, and what alone stands in it: wrappers that the page hides as a whole."""
    node = content
    while node is not None:
        yield node.mem_id
        node = node.parent
    node = content
    while node is not None:
        inner = [one for one in node.iter(include_text=True) if one.is_element_node or (one.text_content or "").strip()]
        node = inner[0] if len(inner) == 1 and inner[0].tag in BLOCKS else None
        if node is not None:
            yield node.mem_id


def is_link(node: LexborNode) -> bool:
    """Whether an element leads to another page: neither a name for a place of this one nor a file to load."""
    attributes = node.attributes
    target = attributes.get("href") or ""
    if node.tag != "a" or FILE.search(target):
        return False
    return bool(target) or not ("name" in attributes or "id" in attributes)


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
    """The tables around the content or around whole tables: what is in them is read as if they were not there."""
    frames = set()
    above = None if content is None else content.parent
    while above is not None:
        if above.tag == "table":
            frames.add(above.mem_id)
        above = above.parent
    seen: set[int] = set()
    stack: list[tuple[LexborNode, LexborNode | None, int]] = [(root, None, 0)]
    while stack:
        node, table, depth = stack.pop()
        if node.tag == "table":
            if table is not None and table.mem_id not in seen and table.mem_id not in frames:
                seen.add(table.mem_id)
                if depth > NESTED or is_layout(table):
                    frames.add(table.mem_id)
            table, depth = node, depth + 1
        stack.extend((child, table, depth) for child in node.iter())
    return frozenset(frames)


def is_layout(table: LexborNode) -> bool:
    """Whether a table only arranges the page: one cell a row, or hardly more than a long text or other tables."""
    found = [list(find_cells(row)) for row in find_rows(table)]
    rows = [[len(cell.text().strip()) for cell in cells] for cells in found]
    if all(sum(size > 0 for size in cells) <= 1 for cells in rows):
        return True
    sizes = [size for cells in rows for size in cells]
    if len(rows) <= LAYOUT_ROWS and max(sizes, default=0) > LAYOUT_CELL:
        return True
    inner = (one for cells in found for cell in cells for one in find_outermost(cell, lambda one: one.tag == "table"))
    return sum(len(one.text().strip()) for one in inner) > LAYOUT_INNER * sum(sizes)


def find_outermost(node: LexborNode, wanted: Callable[[LexborNode], bool]) -> Iterator[LexborNode]:
    """The outermost of the wanted elements inside an element, in order."""
    stack = list(reversed(list(node.iter())))
    while stack:
        one = stack.pop()
        if wanted(one):
            yield one
        else:
            stack.extend(reversed(list(one.iter())))


def find_rows(table: LexborNode) -> Iterator[LexborNode]:
    """The rows of a table, those of tables in its cells left out."""
    return (one for one in find_outermost(table, lambda one: one.tag in {"tr", "table"}) if one.tag == "tr")


def find_cells(row: LexborNode) -> Iterator[LexborNode]:
    """The cells of a row, those of tables in them left out."""
    return find_outermost(row, lambda one: one.tag in {"td", "th"})


def read_table(table: LexborNode, inside: bool, *, hidden: bool = False) -> Iterator[Block]:
    """The rows of a table; two rows of its head are one, a table in a cell is its words."""
    for caption in find_outermost(table, lambda one: one.tag == "caption"):
        yield from (Block(one.text, inside, hidden=hidden) for one in read_blocks(caption))
    struck: list[Block] = []
    rows = list(lay_rows(table, struck))
    first = next((row for row in find_rows(table) if not is_unseen(row)), None)
    if first is not None and len(rows) > 1:
        spans = [(span(cell, "colspan"), span(cell, "rowspan") > 1) for cell in find_cells(first)]
        names = [rows[0][sum(columns for columns, _ in spans[:at])] for at in range(len(spans))]
        if joined := join_heads([(name, *one) for name, one in zip(names, spans, strict=True)], rows[1]):
            rows[:2] = [joined]
    for texts in rows:
        if any(texts):
            yield Block("\t".join(texts) if len(texts) > 1 else f"{texts[0]}\t", inside, row=True, hidden=hidden)
    yield from struck


def lay_rows(table: LexborNode, struck: list[Block]) -> Iterator[list[str]]:
    """The cells of every row; ``struck`` takes what is struck out in them.

    The part of a row that a cell above covers is empty, save behind a cell of its own: whose task it is, or by when, is
    said of it, too. The first row is a head, which says nothing, unless its cells cover rows as those of a task do.
    """
    covered: dict[int, int] = {}
    above: dict[int, str] = {}
    before: list[str] = []
    for at_row, row in enumerate(one for one in find_rows(table) if not is_unseen(one)):
        texts: list[str] = []
        begins_covered = bool(covered.get(0))
        head = not at_row and not begins_task(row)
        for cell in find_cells(row):
            while covered.get(len(texts), 0):
                covered[len(texts)] -= 1
                texts.append(above[len(texts)] if any(texts) else "")
            blocks = [] if is_unseen(cell) else list(read_blocks(cell))
            text = " ".join(one.text.replace("\t", " ").strip() for one in blocks if not one.struck)
            struck += (one for one in blocks if one.struck)
            for shift in range(span(cell, "colspan")):
                covered[len(texts)] = span(cell, "rowspan") - 1
                above[len(texts)] = "" if shift or head or len(text) > SAID_MOST else text
                texts.append("" if shift else text)
        own = any(texts)
        for at in sorted(at for at, rest in covered.items() if at >= len(texts) and rest):
            covered[at] -= 1
            if at == len(texts):
                texts.append(above[at] if own else "")
        texts = say_again(texts, before) if before and begins_covered else texts
        yield texts
        before = [] if head else texts


def begins_task(row: LexborNode) -> bool:
    """Whether a row that is the first of its table is no head: it covers rows below, and no cell of it is a head's."""
    cells = list(find_cells(row))
    over = any(span(one, "colspan") > 1 or one.tag == "th" for one in cells)
    return not over and any(span(one, "rowspan") > 1 for one in cells)


def span(cell: LexborNode, name: str) -> int:
    """How many columns or rows a cell covers."""
    value = cell.attributes.get(name) or "1"
    return min(int(value), SPAN_MOST) if re.fullmatch(r"[1-9]\d{0,5}", value) else 1
