"""What of a web page is not the document: menus, the way to the page, tools, what else to read, the imprint.

By element, before the content is looked for, and line by line within it. Of 57 pages, most of them short and without a
name for their content, trafilatura 2.3 keeps furniture of 21, readability-lxml 0.9 and jusText 3.0 lose sentences of
13 and 19, and all three give text, not elements; these rules do neither. To lose a sentence is worse than to keep
a menu: what has a sentence or a number of its own is never taken for chrome by its name or its links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode

from compare.knowledge.page import INFO, MORE, WEB, find_label, is_furniture
from compare.reading.formats.html_blocks import Block, is_link

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
NUMBER = re.compile(r"[〔\[［]\s?\d{4}\s?[〕\]］]")
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
                own = not link and (find_label(text) is not None or NUMBER.search(text) is not None)
                sizes[parent].add(Size(0, size) if link else Size(size, 0, len(SENTENCE.findall(text)), own))
        elif node.is_element_node and node.tag not in UNCOUNTED and key not in chrome:
            sizes[key] = Size(own=node.tag in OWN)
            stack.append((node, parent, True, link))
            stack.extend((one, key, False, link or is_link(node)) for one in node.iter(include_text=True))
    return sizes


def find_chrome(body: LexborNode) -> frozenset[int]:
    """The elements that are chrome by what they are or are called, and have neither a sentence nor a heading."""
    sizes = measure(body)
    found = (one for one in body.css("*") if is_light(sizes.get(one.mem_id, NOTHING)))
    return frozenset(one.mem_id for one in found if one.tag in TAGS or is_named(one))


def is_named(node: LexborNode) -> bool:
    """Whether the class or the id of an element is that of a part around the content."""
    attributes = node.attributes
    name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return NAMED.search(name) is not None or not WORDS.isdisjoint(re.findall(r"[a-z]+", name.lower()))


def is_light(size: Size) -> bool:
    """Whether an element has no text of its own that could be official."""
    return not size.sentences and not size.own and size.running <= CHROME_MOST


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
    first, last = (own[0], own[-1]) if own else (0, len(blocks))
    inside = [at for at, one in enumerate(blocks) if one.inside]
    below = dict(zip(inside, (*(blocks[at] for at in inside[1:]), None), strict=False))
    more = False
    for at, one in enumerate(blocks):
        if not one.inside or one.row:
            more = more and not one.row
            yield one
            continue
        heads = MORE.fullmatch(one.text) is not None and (one.linked or (after := below[at]) is None or after.linked)
        more = heads or (more and one.linked)
        outer = one.linked and not named and not first < at < last and not find_label(one.text)
        yield replace(one, inside=not (more or outer or is_web(one.text) or is_figure(one, below[at])))


def is_figure(block: Block, below: Block | None) -> bool:
    """Whether a line is the figure of the heading below it."""
    if below is None or below.row or len(below.text) > FIGURE_HEAD or SENTENCE.search(below.text):
        return False
    return FIGURE.fullmatch(block.text) is not None
