"""Where on a web page the document stands."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

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
