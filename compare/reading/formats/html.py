"""Web pages: the document in them as text, everything else that is visible as furniture."""

from __future__ import annotations

import email
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from compare.errors import PolicyCompareError
from compare.knowledge import titles
from compare.knowledge.bodies import BODY
from compare.knowledge.page import INFO, MORE, WEB, find_label, is_furniture
from compare.model import Line
from compare.reading.formats import Read, is_web_archive, say_struck
from compare.reading.formats.breaks import join_breaks
from compare.reading.formats.html_blocks import Block, find_outermost, is_link, read_blocks
from compare.reading.formats.plausible import PLAUSIBLE, plausible
from compare.reading.formats.text import decode
from compare.reading.head import names_kind
from compare.text.places import find_region

# --- where on a page the document stands ------------------------------------------------------------------------------

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
APART = 6  # levels between two parts of one content
TABLE = frozenset(("table", "tbody", "tr"))


def find_content(body: LexborNode, sizes: Mapping[int, Size]) -> tuple[LexborNode, bool]:
    """The element that holds the document, and whether it was found by its name.

    Else it is the innermost one with nearly all running text, and all sentences, save those beside more links.
    """
    for selector in CONTENT:
        size, _, found = max(
            ((sizes.get(one.mem_id, NOTHING).running, -at, one) for at, one in enumerate(body.css(selector))),
            default=(0, 0, body),
        )
        if size >= LEAST:
            return join_shares(found, sizes, {one.mem_id for one in body.css(selector)}), True
    node = body
    while True:
        here = sizes.get(node.mem_id, NOTHING)
        children = [
            (sizes.get(one.mem_id, NOTHING), -at, one) for at, one in enumerate(node.iter()) if one.tag in BOXES
        ]
        inner, _, best = max(children, key=lambda one: (one[0].running, one[1]), default=(NOTHING, 0, node))
        # Whether it leaves out sentences that do not stand among links.
        leaves_text = here.sentences > inner.sentences and here.linked - inner.linked < here.running - inner.running
        if inner.running < max(1, DENSE * here.running) or leaves_text:
            break
        node = best
    while node.tag in TABLE and node.parent is not None:  # a table of data is read whole, with what stands above it
        node = node.parent
    return node, False


def join_shares(found: LexborNode, sizes: Mapping[int, Size], named: Collection[int]) -> LexborNode:
    """The content, or the element around it in which others of its name hold the rest: a notice and what it issues."""
    node = found
    for _ in range(APART):
        if len(named) < 2 or node.parent is None or node.parent.mem_id not in sizes:
            break
        node = node.parent
        parts = find_outermost(node, lambda one: one.mem_id in named)
        shares = [one for one in parts if sizes.get(one.mem_id, NOTHING).sentences]
        if len(shares) > 1:
            running = sum(sizes[one.mem_id].running for one in shares)
            return node if running >= DENSE * sizes[node.mem_id].running else found
    return found


# --- html -------------------------------------------------------------------------------------------------------------

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
GBK = frozenset({"gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030"})
# Between a page's title and the names of its site: 条例_商务_中国政府网.
SITE = re.compile(
    r"(?<!\s)\s*+[_|]\s*|(?<!\s)\s++[-–—]++\s+|(?<![-–—])[-–—]++(?=[^-–—]*(?:网|政府|门户|厅|局|委)[^-–—]*$)"
)
HEADINGS = "h1, h2, h3, [class*=title], [class*=Title], [class*=tit], [id*=title], [id*=Title]"
TITLE_LEAST, TITLE_MOST = 5, 120  # characters
OPENING_LINES = 3  # lines of the content, the first of which may be its own title
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
    """The lines of a page: chrome as furniture, the document as whole paragraphs and table rows."""
    text, warnings = decode_page(unwrap(data), file)
    try:
        tree = LexborHTMLParser(text)
    except (SelectolaxError, ValueError) as problem:
        raise PolicyCompareError(f"{file}：网页无法解析；请重新保存后再试") from problem
    body = tree.body
    if body is None:
        raise PolicyCompareError(f"{file}：网页里没有正文；请重新保存后再试")
    chrome = find_chrome(body)
    content, named = find_content(body, measure(body, chrome))
    blocks = list(join_broken(read_blocks(body, content, frozenset() if named else chrome)))
    blocks, concealed = show_hidden(list(part_chrome(blocks, named=named)))
    opening = [one.text for one in blocks if one.inside][:HEAD_LINES]
    lines = arrange(blocks, find_title(tree, body, opening))
    return Read(
        tuple(Line(number, one, None, furniture) for number, (one, furniture) in enumerate(lines, start=1)),
        flowing=True,
        warnings=(*warnings, *concealed),
    )


def unwrap(data: bytes) -> bytes:
    """The page in a web archive (``.mht``), its first part that is one; other bytes as they are."""
    if not is_web_archive(data):
        return data
    parts = (one for one in email.message_from_bytes(data).walk() if one.get_content_type() == "text/html")
    page = next((one.get_payload(decode=True) for one in parts), None)
    return page if isinstance(page, bytes) else b""


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
    version for telephones) or is no sentence (a menu, a tip) nobody sees. What is struck out is furniture.
    """
    warnings = (say_struck(count),) if (count := sum(one.struck for one in blocks)) else ()
    if not any(one.hidden or one.unseen for one in blocks):
        return blocks, warnings
    seen = {bare(one.text) for one in blocks if one.inside and not one.hidden}
    shown, count = [], 0
    for one in blocks:
        if one.hidden:
            if bare(one.text) in seen or not (one.row or re.search("[。；]|：$", one.text)):
                continue
            seen.add(bare(one.text))
            count += 1
        text = one.text
        for words in one.unseen:
            again = bare(words) in seen
            text = text.replace(words, "", 1) if again else text
            count += not again
        shown.append(replace(one, text=text))
    return shown, (*warnings, *((f"网页把正文中{count}处标为隐藏，已读入，请对照原网页",) if count else ()))


def decode_page(data: bytes, file: str) -> tuple[str, tuple[str, ...]]:
    """The text of a page, and a warning where some bytes of it are no characters; refused where no encoding fits.

    UTF-8 shows by itself; what a page says of its encoding is often wrong and counts only after that.
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


def find_title(tree: LexborHTMLParser, body: LexborNode, opening: Sequence[str]) -> str:
    """The title of the page: what it declares, a heading that its name repeats, or its name without the site's.

    Pages of one column often share its name (通知公告): that is none, and neither is one that says nothing of a
    document where the text begins with a title of its own.
    """
    head = tree.head
    for meta in () if head is None else head.css("meta"):
        title = squeeze(meta.attributes.get("content") or "")
        if title and (meta.attributes.get("name") or "").lower() == "articletitle":
            return title
    element = None if head is None else head.css_first("title")
    name = "" if element is None else squeeze(element.text())
    headings = [one for one in map(squeeze, (one.text() for one in body.css(HEADINGS))) if not is_column(one)]
    fitting = [one for one in headings if TITLE_LEAST <= len(one) <= TITLE_MOST and bare(one) in bare(name)]
    if fitting:
        return max(fitting, key=len)
    first = body.css_first("h1")
    if first is not None and TITLE_LEAST <= len(squeeze(first.text())) <= TITLE_MOST and not is_column(first.text()):
        return squeeze(first.text())
    parts = [drop_columns(one) for one in SITE.split(name) if one.strip()]
    if not parts or is_column(name) or is_column(parts[0]):
        return next((one for one in parts[1:-1] if names_document(one) and not is_column(one)), "")
    if names_document(parts[0]) or find_region(parts[0])[1]:
        return parts[0]
    own = any(names_document(one) and find_region(one)[1] for one in opening[:OPENING_LINES])
    return "" if own else parts[0]


def drop_columns(part: str) -> str:
    """A part of a page's name without the column and the body that stand before the title, parted by blanks."""
    words = part.split()
    rest = [one for one in words if not is_column(one)]
    left = " ".join(one for one in rest if not BODY.fullmatch(one))
    return left if len(rest) < len(words) and names_document(left) else part


def is_column(text: str) -> bool:
    """Whether a text only names a column of a website."""
    return bool(titles.COLUMN.fullmatch(bare(text)))


def names_document(text: str) -> bool:
    """Whether a text could be a document's title: it says what it is about (关于), or ends in a kind of document."""
    if len(text) > TITLE_MOST or re.search("[。；]", text):
        return False
    return "关于" in text or names_kind(text.strip())


def arrange(blocks: list[Block], title: str) -> Iterator[tuple[str, bool]]:
    """Lines and whether they are furniture; what the page says of the document stands above it like a red head.

    Issuer, title, number and date are moved from where the page has them, unless the document itself begins with them;
    no character is doubled or dropped.
    """
    start = next((at for at, one in enumerate(blocks) if one.inside), len(blocks))
    before = [one.text for one in blocks[:start]]
    opening = [one.text for one in blocks[start:] if one.inside][:HEAD_LINES]
    opened = bare("".join(opening))
    number = take(NUMBER, before) if not NUMBER_IN.search("".join(opening)) else ""
    issuer = take(ISSUER, before) if number or bare(title) not in opened else ""
    head = [issuer] if issuer else []
    if title and bare(title) not in opened:
        at = next((at for at, one in enumerate(before) if bare(one) == bare(title)), None)
        if at is not None:
            title, before[at] = before[at], ""
        head.append(title)
    # The day on which the page was published, as the key of a head has it, stands in for the one of the document.
    outside = (one for one in blocks[: start + HEAD_LINES] if not one.inside)
    posted = (one for block in outside for one in titles.POSTED.finditer(block.text))
    published = (f"发布日期：{one['day']}" for one in posted if one["key"] or one["rest"].strip())
    date = (take(DATE, before) if head else "") or next(published, "")
    head += [one for one in (number, date) if one]
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


# --- what a site sets around a document ----------------------------------------------------------------------------

TAGS = frozenset(("aside", "footer", "header", "nav"))
# What publishing systems call the parts around the content: somewhere in the name of a class or in the id …
NAMED = re.compile(r"nav(?:i|bar)?(?![a-z])|menu|crumb|foot|copyright|share|sidebar|toolbar|qr_?code|pagination", re.I)
# … or as a whole word of it; mbx 面包屑, dqwz 当前位置, xgyd 相关阅读, ewm 二维码.
WORDS = frozenset((
    *("header", "top", "pos", "position", "location", "weizhi", "dqwz", "mbx", "related", "recommend", "yqlj"),
    *("xgyd", "xgjd", "xgwz", "xglj", "xgwd", "xgxw", "tool", "tools", "print", "ewm", "login", "search", "links"),
))  # fmt: skip
CHROME_MOST = 300  # characters of running text; no menu and no imprint has so many
WEB_MOST = 250  # characters of the longest imprint
SENTENCE = re.compile("[。；]")
LINE_NUMBER = re.compile(r"[〔\[［]\s?\d{4}\s?[〕\]］]")
OWN = frozenset(("h1", "td"))
# A number that a web editor sets as a picture above a heading: 01, 壹, PART 02.
FIGURE = re.compile(r"0\d|(?:PART|NO)\s*\.?\s*\d{0,2}|[壹贰叁肆伍陆柒捌玖拾一二三四五六七八九十]{1,2}", re.I)
FIGURE_HEAD = 40  # characters of the heading below it


@dataclass(slots=True)
class Size:
    """How much stands under an element: characters of running text and of links, ends of sentences outside of links.

    ``own`` counts what no chrome has: labels and 文号 outside of links, cells, a heading of the first level.
    """

    running: int = 0
    linked: int = 0
    sentences: int = 0
    own: int = 0

    def add(self, other: Size) -> None:
        """Count what stands under a child, too."""
        self.running += other.running
        self.linked += other.linked
        self.sentences += other.sentences
        self.own += other.own


NOTHING = Size()
UNCOUNTED = frozenset(("script", "style", "noscript", "select", "template"))


def measure(body: LexborNode, chrome: frozenset[int] = frozenset()) -> dict[int, Size]:
    """The size of every element by its ``mem_id``; scripts, white space and chrome do not count.

    One pass for all of them, without recursion: pages nest their elements as deep as they like.
    """
    sizes: dict[int, Size] = {}
    stack: list[tuple[LexborNode, int | None, bool, bool]] = [(body, None, False, False)]
    while stack:
        node, parent, leaving, link = stack.pop()
        key = node.mem_id
        if leaving:
            if parent is not None:
                sizes[parent].add(sizes[key])
        elif node.is_text_node:
            text = re.sub(r"\s+", " ", node.text_content or "").strip()
            if parent is not None and not is_web(text):
                size = len(text.replace(" ", ""))
                own = not link and (find_label(text) is not None or LINE_NUMBER.search(text) is not None)
                sizes[parent].add(Size(0, size) if link else Size(size, 0, len(SENTENCE.findall(text)), own))
        elif node.is_element_node and node.tag not in UNCOUNTED and key not in chrome:
            sizes[key] = Size(own=node.tag in OWN)
            stack.append((node, parent, True, link))
            stack.extend((one, key, False, link or is_link(node)) for one in node.iter(include_text=True))
    return sizes


def find_chrome(body: LexborNode) -> frozenset[int]:
    """The elements that are chrome by what they are or are called, and have neither a sentence nor a heading."""
    sizes = measure(body)

    def is_light(size: Size) -> bool:
        return not size.sentences and not size.own and size.running <= CHROME_MOST

    found = (one for one in body.css("*") if is_light(sizes.get(one.mem_id, NOTHING)))
    return frozenset(one.mem_id for one in found if one.tag in TAGS or is_named(one))


def is_named(node: LexborNode) -> bool:
    """Whether the class or the id of an element is that of a part around the content."""
    attributes = node.attributes
    name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return NAMED.search(name) is not None or not WORDS.isdisjoint(re.findall(r"[a-z]+", name.lower()))


def is_web(text: str) -> bool:
    """Whether a whole text is what a website sets around a document."""
    if not text or len(text) > WEB_MOST or (text[-1] == "。" and not text.startswith("建议")):
        return False  # most texts
    return any(one.fullmatch(text) for one in (WEB, INFO)) or is_furniture(text)


def part_chrome(blocks: Sequence[Block], *, named: bool) -> Iterator[Block]:
    """The blocks, those inside the content that belong to the page marked as outside of it.

    What else to read is a heading for it and the links below; other lines of links alone are chrome above the first
    and below the last line of text, where no publishing system says where the content begins (``named``).
    """
    own = [at for at, one in enumerate(blocks) if one.inside and (one.row or not (one.linked or is_web(one.text)))]
    end = max((at for at in own if blocks[at].row or SENTENCE.search(blocks[at].text)), default=0)
    first, last = (own[0], own[-1]) if own else (0, len(blocks))
    inside = [at for at, one in enumerate(blocks) if one.inside]
    below = dict(zip(inside, (*(blocks[at] for at in inside[1:]), None), strict=False))
    more = False
    for at, one in enumerate(blocks):
        if not one.inside or one.row:
            more = more and not one.row
            yield one
            continue
        after = below[at]
        heads = MORE.fullmatch(one.text) and (one.linked or at > end or after is None or after.linked)
        more = bool(heads) or (more and (one.linked or at > end))
        outer = one.linked and not named and not first < at < last and not find_label(one.text)
        yield replace(one, inside=not (more or outer or is_web(one.text) or is_figure(one, below[at])))


def is_figure(block: Block, below: Block | None) -> bool:
    """Whether a line is the figure of the heading below it."""
    if below is None or below.row or len(below.text) > FIGURE_HEAD or SENTENCE.search(below.text):
        return False
    return FIGURE.fullmatch(block.text) is not None
