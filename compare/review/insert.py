"""Tracked insertions in a Word file: a paragraph of new words that looks like its neighbours and can be refused.

Source: ECMA-376 part 1 §17.13.5.18 (inserted runs), §17.13.5.20 (inserted paragraph marks), §17.3.1.26 (the order in
which the properties of a paragraph stand: its style first, ``numPr`` behind ``widowControl``, ``rPr`` behind all that
is copied).
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from lxml import etree

from compare.reading.formats.word_numbers import W
from compare.report.xml_text import xml_text

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# Properties of the neighbour that the new paragraph does not take over: its number, break, frame, section, history.
_OWN = frozenset(
    W + one
    for one in (
        *("numPr", "sectPr", "rPr", "pPrChange", "outlineLvl"),
        *("pageBreakBefore", "framePr", "cnfStyle", "keepNext"),
    )
)
# What stands before the number of a paragraph among its properties.
_BEFORE_NUMBER = frozenset(W + one for one in ("pStyle", "keepLines", "widowControl"))


def insert(body: Any, proposals: Sequence[tuple[Any, str]], author: str) -> None:
    """Put tracked paragraphs into a body.

    Args:
        body: The ``w:body``.
        proposals: Words, each with the paragraph behind which they go; behind the table where that stands in one.
            Words with one place keep their order.
        author: Whose insertions they are.
    """
    number = 1 + max((int(one) for one in _ids(body) if one.isdigit()), default=0)
    last: dict[Any, Any] = {}
    for paragraph, words in proposals:
        tables = list(paragraph.iterancestors(W + "tbl"))
        block = tables[-1] if tables else paragraph
        made = _paragraph(_model(block, paragraph), words, number, author)
        number += 2
        last.get(block, block).addnext(made)
        last[block] = made


def add_run(parent: Any, words: str, properties: Any | None = None) -> None:
    """A run of words at the end of an element; line ends become blanks."""
    run = etree.SubElement(parent, W + "r")
    if properties is not None:
        run.append(copy.deepcopy(properties))
    text = etree.SubElement(run, W + "t", {SPACE: "preserve"})
    text.text = xml_text(words.replace("\n", " "))


def _ids(body: Any) -> list[str]:
    """The ids of all that is marked in the body: insertions must not have one of another kind of mark."""
    return [one.get(W + "id", "") for one in body.iter() if isinstance(one.tag, str)]


def _model(block: Any, paragraph: Any) -> Any:
    """The paragraph to look like: behind a table the last one with text before it, not that of a cell."""
    if block is paragraph:
        return paragraph
    before = (one for one in block.itersiblings(W + "p", preceding=True) if one.find(f".//{W}t") is not None)
    return next(before, etree.Element(W + "p"))


def _paragraph(model: Any, words: str, number: int, author: str) -> Any:
    made = etree.Element(W + "p")
    kept = etree.SubElement(made, W + "pPr")
    properties = model.find(W + "pPr")
    kept.extend(copy.deepcopy(one) for one in (() if properties is None else properties) if one.tag not in _OWN)
    if len(kept):
        # Number 0 is none: a style may bring one.
        none = etree.Element(W + "numPr")
        etree.SubElement(none, W + "numId", {W + "val": "0"})
        kept.insert(sum(one.tag in _BEFORE_NUMBER for one in kept), none)
    mark = etree.SubElement(kept, W + "rPr")
    etree.SubElement(mark, W + "ins", {W + "id": str(number), W + "author": author})
    inserted = etree.SubElement(made, W + "ins", {W + "id": str(number + 1), W + "author": author})
    add_run(inserted, words, _looks(model))
    return made


def _looks(model: Any) -> Any | None:
    """The properties of the longest run of a paragraph, as accepted: a heading run in is seldom the longest."""
    runs = [one for one in model.iter(W + "r") if one.find(W + "t") is not None]
    longest = max(runs, key=lambda run: sum(len(text.text or "") for text in run.iter(W + "t")), default=None)
    found = None if longest is None else longest.find(W + "rPr")
    return None if found is None else plain_looks(found)


def plain_looks(properties: Any) -> Any:
    """The properties of a run without the marks of its own history."""
    looks = copy.deepcopy(properties)
    for one in list(looks):
        if one.tag in (W + "rPrChange", W + "ins", W + "del", W + "moveFrom", W + "moveTo"):
            looks.remove(one)
    return looks
