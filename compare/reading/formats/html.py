"""The blocks of a web page in order: paragraphs as lines, tables as rows with tabs.

Nothing here recurses: pages nest their elements as deep as they like.

Where on a web page the document stands.

Web pages: the document in them as text, everything else that is visible as furniture.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from compare.errors import PolicyCompareError
from compare.knowledge.numbering import find_label
from compare.model import Line
from compare.reading.formats import Read
from compare.reading.formats.breaks import join_breaks
from compare.reading.formats.plausible import PLAUSIBLE, plausible
from compare.reading.formats.text import decode
from compare.reading.formats.word_numbers import stand_before, write_number

# --- html blocks ------------------------------------------------------------------------------------------------------

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
# A table is there for the layout of the page where one of its few rows holds this many characters in a cell, or where
# the tables inside it hold this share of its text.
LAYOUT_ROWS, LAYOUT_CELL = 3, 800
LAYOUT_INNER = 0.6
NESTED = 6  # tables in each other; no cell of a table of data holds so many, and measuring them all would cost too much
SPAN_MOST = 100  # columns or rows that one cell may cover; a larger number is a mistake of the page
MARKS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
NO_MARK = re.compile(r"list-style(?:-type)?\s*:[^;]*none", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A line.

    Attributes:
        text: Its words; the cells of a table row are parted by tabs.
        inside: Whether it stands inside the content.
        row: Whether it is a row of a table.
        hidden: Whether the page hides it inside the content.
        broken: Whether only a line break (``<br>``) parts it from the line before.
    """

    text: str
    inside: bool
    row: bool = False
    hidden: bool = False
    broken: bool = False


@dataclass(slots=True)
class State:
    """The line that is being gathered."""

    parts: list[str] = field(default_factory=list)
    label: str = ""
    inside: bool = False
    kept: int = 0  # open elements that keep their line ends (pre)
    hidden: int = 0  # open elements that the page hides
    breaks: int = 2  # line breaks since the last line; two part paragraphs, as any other element does

    def flush(self, *, broken: bool = False) -> Iterator[Block]:
        """End the line, ``broken`` by a line break and nothing else."""
        text = BLANKS.sub(" ", "".join(self.parts)).strip()
        self.parts.clear()
        if text:
            label, self.label = self.label, ""
            words = stand_before("" if find_label(text) else label, text)
            yield Block(words, self.inside, hidden=self.hidden > 0, broken=self.breaks == 1)
            self.breaks = 0
        self.breaks = self.breaks + 1 if broken else 2


def read_blocks(root: LexborNode, content: LexborNode | None = None) -> Iterator[Block]:
    """The lines under ``root``; those under ``content`` are marked (all of them, where it is None).

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
            if not state.inside or content is None or tag not in BLOCKS:
                continue
            yield from state.flush()
            concealed.add(node.mem_id)
            state.hidden += 1
        if node.mem_id == wanted:
            yield from state.flush()
            state.inside = True
        if tag in BLOCKS:
            yield from state.flush(broken=tag == "br")
        if tag == "table" and node.mem_id not in frames and not is_layout(node):
            yield from read_table(node, state.inside, hidden=state.hidden > 0)
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
    """The tables around the content or around other tables: what is in them is read as if they were not there.

    A table of data with a small table in one of its cells is no frame.
    """
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
    rows = [[len(cell.text().strip()) for cell in find_cells(row)] for row in find_rows(table)]
    if all(sum(size > 0 for size in cells) <= 1 for cells in rows):
        return True
    if len(rows) <= LAYOUT_ROWS and max((size for cells in rows for size in cells), default=0) > LAYOUT_CELL:
        return True
    inner = [one for row in find_rows(table) for cell in find_cells(row) for one in find_inside(cell, {"table"})]
    return sum(len(one.text().strip()) for one in inner) > LAYOUT_INNER * sum(map(sum, rows))


def find_inside(node: LexborNode, tags: Collection[str]) -> Iterator[LexborNode]:
    """The outermost elements of these names inside an element, in order."""
    stack = list(reversed(list(node.iter())))
    while stack:
        one = stack.pop()
        if one.tag in tags:
            yield one
        else:
            stack.extend(reversed(list(one.iter())))


def find_rows(table: LexborNode) -> Iterator[LexborNode]:
    """The rows of a table, those of tables in its cells left out."""
    return (one for one in find_inside(table, {"tr", "table"}) if one.tag == "tr")


def find_cells(row: LexborNode) -> Iterator[LexborNode]:
    """The cells of a row, those of tables in them left out."""
    return find_inside(row, {"td", "th"})


def read_table(table: LexborNode, inside: bool, *, hidden: bool = False) -> Iterator[Block]:
    """The rows of a table; the part of a row that a cell above covers is empty, a table in a cell is its words."""
    for caption in find_inside(table, {"caption"}):
        yield from (Block(one.text, inside, hidden=hidden) for one in read_blocks(caption))
    covered: dict[int, int] = {}
    for row in find_rows(table):
        if is_unseen(row):
            continue
        texts: list[str] = []
        for cell in find_cells(row):
            while covered.get(len(texts), 0):
                covered[len(texts)] -= 1
                texts.append("")
            text = "" if is_unseen(cell) else " ".join(one.text.replace("\t", " ").strip() for one in read_blocks(cell))
            for shift in range(span(cell, "colspan")):
                covered[len(texts)] = span(cell, "rowspan") - 1
                texts.append("" if shift else text)
        for at in [at for at, rest in covered.items() if at >= len(texts) and rest]:
            covered[at] -= 1
        if any(texts):
            yield Block("\t".join(texts) if len(texts) > 1 else f"{texts[0]}\t", inside, row=True, hidden=hidden)


def span(cell: LexborNode, name: str) -> int:
    """How many columns or rows a cell covers."""
    value = cell.attributes.get(name) or "1"
    return min(int(value), SPAN_MOST) if re.fullmatch(r"[1-9]\d{0,5}", value) else 1


# --- html content -----------------------------------------------------------------------------------------------------

# The names that publishing systems give to the content, surest first. Sources: pages of gov.cn (UCAP), TRS WCM (most
# provinces and ministries), 大汉 jcms, Visual SiteBuilder, phpcms, WordPress, WeChat.
CONTENT = (
    "#UCAP-CONTENT", ".trs_editor_view", ".TRS_Editor", ".TRS_UEDITOR", ".pages_content", ".pages-content", "#zoomcon",
    "#zoom", "#Zoom", ".bt_content", ".xxgk_content", ".zwxl-article", ".article-content", ".article_content",
    ".articleContent", ".article-con", ".article_con", ".wz_article", ".news_content", ".newsContent", ".content_text",
    ".v_news_content", "#vsb_content", "#js_content", "#mainText", "#articleContent", ".entry-content", "article",
)  # fmt: skip
LEAST = 50  # characters of running text: what has less under such a name is an empty shell
DENSE = 0.8  # share of the running text around it: a site's chrome seldom makes up a fifth of it
BOXES = frozenset(("article", "center", "div", "form", "main", "section", "table", "tbody", "td", "tr"))
UNCOUNTED = frozenset(("a", "script", "style", "noscript", "select", "template"))


def find_content(body: LexborNode) -> LexborNode:
    """The element that holds the document: by its name, else the innermost one with nearly all running text."""
    sizes = measure(body)
    for selector in CONTENT:
        size, _, found = max(
            ((sizes.get(one.mem_id, 0), -at, one) for at, one in enumerate(body.css(selector))), default=(0, 0, body)
        )
        if size >= LEAST:
            return found
    node = body
    while True:
        children = [(sizes.get(one.mem_id, 0), -at, one) for at, one in enumerate(node.iter()) if one.tag in BOXES]
        size, _, best = max(children, default=(0, 0, node))
        if size < max(1, DENSE * sizes.get(node.mem_id, 0)):
            return node
        node = best


def measure(body: LexborNode) -> dict[int, int]:
    """Characters of running text under every element by its ``mem_id``; links, scripts and white space do not count.

    One pass for all of them, without recursion: pages nest their elements as deep as they like.
    """
    sizes: dict[int, int] = {}
    stack: list[tuple[LexborNode, int | None, bool]] = [(body, None, False)]
    while stack:
        node, parent, leaving = stack.pop()
        key = node.mem_id
        if leaving:
            if parent is not None:
                sizes[parent] += sizes[key]
        elif node.is_text_node:
            if parent is not None:
                sizes[parent] += len(re.sub(r"\s", "", node.text_content or ""))
        elif node.is_element_node and node.tag not in UNCOUNTED:
            sizes[key] = 0
            stack.append((node, parent, True))
            stack.extend((child, key, False) for child in node.iter(include_text=True))
    return sizes


# --- html -------------------------------------------------------------------------------------------------------------

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
GBK = frozenset({"gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030"})
# Between a page's title and the names of its site: 条例_商务_中国政府网.
SITE = re.compile(r"\s*[_|]\s*|\s+[-–—]+\s+|[-–—]+(?=[^-–—]*(?:网|政府|门户|厅|局|委)[^-–—]*$)")
HEADINGS = "h1, h2, h3, [class*=title], [class*=Title], [class*=tit], [id*=title], [id*=Title]"
TITLE_LEAST, TITLE_MOST = 5, 120  # characters
HEAD_LINES = 12  # lines of the content among which its own title and number stand, where it has them
# What the table above a document says of it (《政务信息资源目录体系》GB/T 21063 has the names).
NUMBER = re.compile(
    r"(?:发文字号|发文文号|公文文号|文件编号|文\s*号|字\s*号)\s*[：:]?\s*"
    r"(?P<value>[\u4e00-\u9fff]{2,14}\s?[〔\[［（(]\s?\d{4}\s?[〕\]］）)]\s?\d{1,5}\s?号)"
)
NUMBER_IN = re.compile(r"[〔\[［（(]\s?\d{4}\s?[〕\]］）)]\s?\d{1,5}\s?号")
ISSUER = re.compile(
    r"(?:发文机关|发文单位|发布机构|制发机关|发文机构)\s*[：:]?\s*(?P<value>[\u4e00-\u9fff（）]{3,30})(?=\s|$)"
)
DATE = re.compile(r"(?:成文日期|成文时间|发文日期|印发日期)\s*[：:]?\s*(?P<value>\d{4}年\d{1,2}月\d{1,2}日)")


def read(data: bytes, file: str) -> Read:
    """The lines of a page: chrome as furniture, the document as whole paragraphs and table rows.

    Raises:
        PolicyCompareError: It is in no known encoding, or cannot be parsed.
    """
    text, warnings = decode_page(data, file)
    try:
        tree = LexborHTMLParser(text)
    except (SelectolaxError, ValueError) as problem:
        raise PolicyCompareError(f"{file}：网页无法解析；请重新保存后再试") from problem
    body = tree.body
    if body is None:
        raise PolicyCompareError(f"{file}：网页里没有正文；请重新保存后再试")
    blocks, concealed = show_hidden(list(join_broken(read_blocks(body, find_content(body)))))
    lines = arrange(blocks, find_title(tree, body))
    return Read(
        tuple(Line(number, one, None, furniture) for number, (one, furniture) in enumerate(lines, start=1)),
        flowing=True,
        warnings=(*warnings, *concealed),
    )


def join_broken(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, those put together that a line break parts within a sentence."""
    open_: list[Block] = []
    for block in (*blocks, None):
        if open_ and (block is None or not block.broken or block.row or block.inside != open_[0].inside):
            texts = join_breaks([one.text for one in open_]) if len(open_) > 1 else [open_[0].text]
            yield from (replace(open_[0], text=text) for text in texts)
            open_ = []
        if block is not None:
            open_.append(block)


def show_hidden(blocks: list[Block]) -> tuple[list[Block], tuple[str, ...]]:
    """The blocks with those that the page hides inside the content, and what a reader must know of them.

    A sentence that stands nowhere else is text that a script would show (展开全文). What repeats the visible text (a
    version for telephones) or is no sentence (a menu, a tip) nobody sees.
    """
    if not any(one.hidden for one in blocks):
        return blocks, ()
    seen = {bare(one.text) for one in blocks if one.inside and not one.hidden}
    shown, count = [], 0
    for one in blocks:
        if one.hidden:
            if bare(one.text) in seen or not (one.row or re.search("[。；：]", one.text)):
                continue
            seen.add(bare(one.text))
            count += 1
        shown.append(one)
    return shown, (f"网页把正文中{count}段标为隐藏，已读入，请对照原网页",) if count else ()


def decode_page(data: bytes, file: str) -> tuple[str, tuple[str, ...]]:
    """The text of a page, and a warning where some bytes of it are no characters.

    UTF-8 shows by itself; what a page says of its encoding is often wrong and counts only after that.

    Raises:
        PolicyCompareError: No encoding makes text of it.
    """
    declared = CHARSET.search(data[:4000])
    name = declared.group(1).decode("ascii").lower() if declared else ""
    tries = ["big5hkscs"] if name.startswith("big5") else ["gb18030"] if name in GBK else []
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if name.startswith("big5") and (text := decode_lossy(data, "big5hkscs")):
            return text, say_lost(text)
    try:
        return decode(data, file).replace("\0", ""), ()
    except PolicyCompareError:
        for encoding in (*tries, "utf-8", "gb18030"):
            if text := decode_lossy(data, encoding):
                return text, say_lost(text)
        raise


def decode_lossy(data: bytes, encoding: str) -> str:
    """The text with marks for what is no character; empty where it is not plausible."""
    text = data.decode(encoding, errors="replace").replace("\0", "")
    return text if plausible(re.sub(r"<[^>]*>", "", text), words=False) >= PLAUSIBLE else ""


def say_lost(text: str) -> tuple[str, ...]:
    """The warning for bytes that are no characters."""
    lost = text.count("\ufffd")
    return (f"网页有{lost}处字节不合编码，请对照原网页",) if lost else ()


def find_title(tree: LexborHTMLParser, body: LexborNode) -> str:
    """The title of the page: what it declares, a heading that its name repeats, or its name without the site's."""
    head = tree.head
    for meta in () if head is None else head.css("meta"):
        title = squeeze(meta.attributes.get("content") or "")
        if title and (meta.attributes.get("name") or "").lower() == "articletitle":
            return title
    element = None if head is None else head.css_first("title")
    name = "" if element is None else squeeze(element.text())
    headings = [squeeze(one.text()) for one in body.css(HEADINGS)]
    fitting = [one for one in headings if TITLE_LEAST <= len(one) <= TITLE_MOST and bare(one) in bare(name)]
    if fitting:
        return max(fitting, key=len)
    first = body.css_first("h1")
    if first is not None and TITLE_LEAST <= len(squeeze(first.text())) <= TITLE_MOST:
        return squeeze(first.text())
    return SITE.split(name)[0]


def arrange(blocks: list[Block], title: str) -> Iterator[tuple[str, bool]]:
    """Lines and whether they are furniture; what the page says of the document stands above it like a red head.

    Issuer, title, number and date are moved from where the page has them, unless the document itself begins with them;
    no character is doubled or dropped.
    """
    start = next((at for at, one in enumerate(blocks) if one.inside), len(blocks))
    before = [one.text for one in blocks[:start]]
    opening = [one.text for one in blocks[start : start + HEAD_LINES]]
    head: list[str] = []
    opened = bare("".join(opening))
    number = take(NUMBER, before) if not NUMBER_IN.search("".join(opening)) else ""
    issuer = take(ISSUER, before) if number or bare(title) not in opened else ""
    if issuer:
        head.append(issuer)
    if title and bare(title) not in opened:
        at = next((at for at, one in enumerate(before) if bare(one) == bare(title)), None)
        if at is not None:
            title, before[at] = before[at], ""
        head.append(title)
    head += [one for one in (number, take(DATE, before) if head else "") if one]
    yield from ((one, True) for one in before if one.strip())
    yield from ((one, False) for one in head)
    yield from ((one.text, not one.inside) for one in blocks[start:])


def take(pattern: re.Pattern[str], lines: list[str]) -> str:
    """The value that one of the lines has, taken out of it; empty where none has it."""
    for at, line in enumerate(lines):
        if found := pattern.search(line):
            first, last = found.span("value")
            lines[at] = line[:first] + line[last:]
            return found["value"]
    return ""


def squeeze(text: str) -> str:
    """White space as single blanks."""
    return re.sub(r"\s+", " ", text).strip()


def bare(text: str) -> str:
    """Only the characters that carry meaning, to compare titles."""
    return re.sub(r"\W", "", text)
