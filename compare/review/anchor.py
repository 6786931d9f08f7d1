"""Where words can be found in the body of a Word file, white space aside and in pieces where need be."""

from __future__ import annotations

import bisect
import copy
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from compare.reading.formats.word_numbers import MC, W
from compare.text.sentences import unlabel
from compare.text.words import strip_space

_NOTE_MARK = re.compile(r"^[\[(（]?[①-⑳\d]{1,3}[\])）]?")  # the reader puts the number of a note before its words
KEEP = "{http://www.w3.org/XML/1998/namespace}space"
# Inside these a comment would not be shown or not be allowed; the text is not part of what is accepted either.
_CLOSED = frozenset({W + "del", W + "moveFrom", W + "txbxContent", MC + "Fallback"})
# Left out at the end of a range: such a sign may hang over the margin, and what follows it, be it a mark without width,
# would get a line of its own.
_STOPS = "。；，、：！？.;,:!?"
# Inside a run's parent of these kinds a range may begin; in others (links, fields) it stands around the whole.
_OPEN = frozenset({W + "p", W + "ins", W + "moveTo"})


@dataclass(frozen=True, slots=True)
class Sought:
    """Words inside words, the outermost first; ``share`` of the draft before them, 0 to 1, tells equal ones apart."""

    path: tuple[str, ...]
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """Letters ``first`` to ``last`` (inclusive) of a paragraph; -1 for the paragraph as a whole."""

    paragraph: Any
    first: int = -1
    last: int = -1


class Letters:
    """The letters of a ``w:body`` in order, all changes accepted; ``asides`` are texts that no comment can stand in."""

    def __init__(self, body: Any, asides: Sequence[tuple[str, Any]] = ()) -> None:
        self._paragraphs = list(paragraphs_of(body))
        self._starts: list[int] = []
        self._where: list[tuple[Any, int]] = []  # text element and offset of each letter
        self._asides = [(strip_space(text), paragraph) for text, paragraph in (*_boxes(body), *asides)]
        letters: list[str] = []
        for paragraph in self._paragraphs:
            self._starts.append(len(letters))
            for text in _texts(paragraph):
                for at, letter in enumerate(text.text or ""):  # read once: lxml decodes the whole element each time
                    if not letter.isspace():
                        letters.append(letter)
                        self._where.append((text, at))
        self._text = "".join(letters)

    def find(self, sought: Sequence[Sought]) -> Anchor:
        """The first that is found, cut at the end of the paragraph that it begins in; the first paragraph else."""
        for one in sought:
            if span := self._follow(one, whole=True):
                return self._anchor(*span)
            words = _NOTE_MARK.sub("", strip_space(unlabel(one.path[0]))) if one.path else ""
            for text, paragraph in self._asides if words else ():
                if words in text:
                    return Anchor(paragraph)
            if span := self._follow(one, whole=False):
                return self._anchor(*span)
        return Anchor(self._paragraphs[0])

    def find_end(self, sought: Sequence[Sought]) -> Any | None:
        """The paragraph in which the first that is found ends; None where none is."""
        for one in sought:
            if span := self._follow(one, whole=True) or self._follow(one, whole=False):
                return self._paragraphs[self._index(span[1] - 1)]
        return None

    def _follow(self, sought: Sought, *, whole: bool) -> tuple[int, int] | None:
        """First letter and the one behind the last, of the innermost words found; None without the outermost."""
        return locate(self._text, sought.path, round(sought.share * len(self._text)), whole=whole)

    def _anchor(self, first: int, end: int) -> Anchor:
        index = self._index(first)
        stop = self._starts[index + 1] if index + 1 < len(self._starts) else len(self._text)
        last = min(end, stop) - 1
        while last > first and self._text[last] in _STOPS:
            last -= 1
        return Anchor(self._paragraphs[index], first, last)

    def _index(self, letter: int) -> int:
        return bisect.bisect_right(self._starts, letter) - 1

    def cut(self, positions: Iterable[int]) -> None:
        """Cut runs so that one begins at each of the positions; from the last to the first, so that none moves."""
        for at in sorted(set(positions), reverse=True):
            if 0 <= at < len(self._where):
                _cut(*self._where[at])

    def run(self, position: int) -> Any:
        """The element that a letter stands in and that a range may begin before or end after."""
        return _climb(self._where[position][0].getparent())


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


def paragraphs_of(body: Any) -> Iterator[Any]:
    """The paragraphs of a body in order, those in tables too; none of text boxes."""
    for element in body.iter(W + "p"):
        if not any(above.tag in _CLOSED for above in element.iterancestors()):
            yield element


def _boxes(body: Any) -> Iterator[tuple[str, Any]]:
    """The text of each box with the outermost paragraph that it hangs on."""
    for box in body.iter(W + "txbxContent"):
        above = list(box.iterancestors(W + "p", MC + "Fallback"))
        if above and all(one.tag == W + "p" for one in above):
            yield "".join(text.text or "" for text in box.iter(W + "t")), above[-1]


def _texts(paragraph: Any) -> Iterator[Any]:
    """The text elements of a paragraph that stand in it when all changes are accepted."""
    for text in paragraph.iter(W + "t"):
        inner = next((one for one in text.iterancestors() if one.tag in _CLOSED or one is paragraph), None)
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


_PIECES = re.compile(r"[^。；;！？!?\n\t|，,：:、]+")
_SHORTEST = 4  # letters of a piece that may stand for the whole


def locate(text: str, path: Sequence[str], near: int = 0, *, whole: bool = False) -> tuple[int, int] | None:
    """First letter, and the one behind the last, of the innermost words of a path that are found; None for none.

    ``path`` has words inside words, the outermost first, which must be found; ``text`` no white space. Of equal words
    those nearest to ``near`` are taken. With ``whole`` the outermost must be there as they are, but for a number at
    their front.
    """
    found: tuple[int, int] | None = None
    first, end = 0, len(text)
    for words in path:
        hit = _find_words(text, words, first, end, near, whole=whole and found is None)
        if hit is None:
            if found is None:
                return None
            continue
        at, length, complete = hit
        found = near, _ = at, at + length
        # Where only a piece was found, the rest of the outer words is near it.
        reach = 0 if complete else len(words)
        first, end = max(first, at - reach), min(end, at + length + reach)
    return found


def _find_words(text: str, words: str, first: int, end: int, near: int, *, whole: bool) -> tuple[int, int, bool] | None:
    """Where the words are, how long they are, and whether they are all there."""
    for wanted, complete in _candidates(words):
        if not complete and whole:
            return None
        hits = [hit.start() for hit in re.finditer(re.escape(wanted), text[first:end])]
        if hits:
            return min((first + hit for hit in hits), key=lambda at: (abs(at - near), at)), len(wanted), complete
    return None


def _candidates(words: str) -> Iterator[tuple[str, bool]]:
    """The words, also without number and cell bars, which stand in no run; then their pieces, the longest first."""
    inner = unlabel(words)
    wholes = (strip_space(one) for one in (words, inner, words.replace(" | ", ""), inner.replace(" | ", "")))
    yield from ((one, True) for one in dict.fromkeys(wholes) if one)
    pieces = {strip_space(one) for one in _PIECES.findall(inner)}
    yield from ((one, False) for one in sorted(pieces, key=lambda one: (-len(one), one)) if len(one) >= _SHORTEST)
