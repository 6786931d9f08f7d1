"""Refuses a page for the screen that could fetch something: only a template of the user's own can make one."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from compare.errors import PolicyCompareError

# What may stand in the head before the policy: none of it is fetched or run.
BEFORE = ("meta", "title")
# What a content security policy does not hold back: links prepare connections, a refresh leads the reader away.
PAST_POLICY = 'link, base, meta[http-equiv="refresh" i]'


def forbid_fetching(page: str, policy: str) -> None:
    """Checks that a browser will hold the page to the policy.

    Args:
        page: HTML.
        policy: The content security policy that the page must declare, in these words, before anything else acts.

    Raises:
        PolicyCompareError: It does not, or holds an element that a policy cannot hold back.
    """
    tree = LexborHTMLParser(page)
    if not tree.head or not _declared(tree.head, policy):
        raise PolicyCompareError(
            "模板 report.html.j2 的 <head> 里要先有 "
            '<meta http-equiv="Content-Security-Policy" content="{{ policy }}">，报告才不会取用外部内容；请补上'
        )
    past = tree.css_first(PAST_POLICY)
    if past:
        raise PolicyCompareError(f"模板 report.html.j2 中有 <{past.tag}>，会使报告取用外部内容或跳转；请删去")


def _declared(head: LexborNode, policy: str) -> bool:
    """Whether the first of the head that could act is the policy."""
    for node in head.iter():
        named = {key.lower(): value for key, value in node.attributes.items()}
        if node.tag == "meta" and (named.get("http-equiv") or "").lower() == "content-security-policy":
            return named.get("content") == policy
        if node.tag not in BEFORE:
            return False
    return False
