"""Find words in the body of a Word file, white space aside, and cut its runs where they begin and end."""

from __future__ import annotations

import bisect
import copy
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from compare.divide import unlabel
from compare.formats.word_lists import MC, W

_PIECES = re.compile(r"[^。；;！？!?\n\t|，,：:]+")
KEEP = "{http://www.w3.org/XML/1998/namespace}space"
_SHORTEST = 4  # letters of a piece that may stand for the whole
# Inside these a comment would not be shown or not be allowed; the text is not part of what is accepted either.
_CLOSED = frozenset({W + "del", W + "moveFrom", W + "txbxContent", MC + "Fallback"})
# Inside a run's parent of these kinds a range may begin; in others (links, fields) it stands around the whole.
_OPEN = frozenset({W + "p", W + "ins", W + "moveTo"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """Letters ``first`` to ``last`` (inclusive) of a paragraph; -1 for the paragraph as a whole."""

    paragraph: Any
    first: int = -1
    last: int = -1


class Letters:
    """The letters of a body in order, each with the text element that holds it."""

    def __init__(self, body: Any) -> None:
        self._paragraphs: list[Any] = []
        self._starts: list[int] = []
        self._where: list[tuple[Any, int]] = []  # text element and offset of each letter
        letters: list[str] = []
        for paragraph in _paragraphs(body):
            self._paragraphs.append(paragraph)
            self._starts.append(len(letters))
            for text in _texts(paragraph):
                for offset, letter in enumerate(text.text or ""):
                    if not letter.isspace():
                        letters.append(letter)
                        self._where.append((text, offset))
        self._text = "".join(letters)

    def find(self, anchors: Sequence[tuple[str, float]]) -> Anchor:
        """The first of the anchors that is found, whole before in pieces; the first paragraph where none is."""
        for words, share in anchors:
            inner = unlabel(words)  # an automatic number stands in no run
            pieces = sorted({_bare(one) for one in _PIECES.findall(inner)}, key=lambda one: (-len(one), one))
            for wanted in (_bare(words), _bare(inner), *(one for one in pieces if len(one) >= _SHORTEST)):
                if wanted and (anchor := self._near(wanted, share)):
                    return anchor
        return Anchor(self._paragraphs[0])

    def _near(self, wanted: str, share: float) -> Anchor | None:
        """The occurrence nearest to a share of the text, cut at the end of the paragraph that it begins in."""
        found = [hit.start() for hit in re.finditer(re.escape(wanted), self._text)]
        if not found:
            return None
        first = min(found, key=lambda at: (abs(at - share * len(self._text)), at))
        index = bisect.bisect_right(self._starts, first) - 1
        end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self._text)
        return Anchor(self._paragraphs[index], first, min(first + len(wanted), end) - 1)

    def cut(self, positions: Iterable[int]) -> None:
        """Cut runs so that one begins at each of the positions; from the last to the first, so that none moves."""
        for at in sorted(set(positions), reverse=True):
            if 0 <= at < len(self._where):
                _cut(*self._where[at])

    def run(self, position: int) -> Any:
        """The element that a letter stands in and that a range may begin before or end after."""
        return _climb(self._where[position][0].getparent())


def index_letters(body: Any) -> Letters:
    """The letters of a ``w:body`` as a reader sees them with all changes accepted."""
    return Letters(body)


def _cut(text: Any, offset: int) -> None:
    """Cut the run of a text element before ``offset`` of it; where the run begins there, nothing is done."""
    run = text.getparent()
    position = list(run).index(text)
    before = [one for one in list(run)[:position] if one.tag != W + "rPr"]
    if not offset and not before:
        return
    after = copy.deepcopy(run)
    for one in list(after)[:position]:
        if one.tag != W + "rPr":
            after.remove(one)
    for one in list(run)[position + 1 :]:
        run.remove(one)
    if offset:
        twin = after[1 if after[0].tag == W + "rPr" else 0]
        words = text.text
        text.text, twin.text = words[:offset], words[offset:]
        for one in (text, twin):
            one.set(KEEP, "preserve")
    else:
        run.remove(text)
    run.tail = None
    run.addnext(after)


def _bare(words: str) -> str:
    return "".join(one for one in words if not one.isspace())


def _paragraphs(body: Any) -> Iterator[Any]:
    """The paragraphs of a body in order, those in tables too; none of text boxes."""
    for element in body.iter(W + "p"):
        if not any(above.tag in _CLOSED for above in element.iterancestors()):
            yield element


def _texts(paragraph: Any) -> Iterator[Any]:
    """The text elements of a paragraph that stand in it when all changes are accepted."""
    for text in paragraph.iter(W + "t"):
        above = text.iterancestors()
        inner = next((one for one in above if one.tag in _CLOSED or one is paragraph), None)
        if inner is paragraph and text.getparent().tag == W + "r":
            yield text


def _climb(run: Any) -> Any:
    """The outermost element around a run that must not be entered by a range: a link, a field, a control."""
    place = outer = run
    while place is not None and place.tag != W + "p":
        if place.getparent().tag not in _OPEN:
            outer = place.getparent()
        place = place.getparent()
    return outer
