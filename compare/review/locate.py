"""Find words inside words in a text that was cleaned otherwise: white space aside, and in pieces where need be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.text.sentences import unlabel
from compare.text.words import strip_space

_PIECES = re.compile(r"[^。；;！？!?\n\t|，,：:、]+")
_SHORTEST = 4  # letters of a piece that may stand for the whole


def locate(text: str, path: Sequence[str], near: int = 0, *, whole: bool = False) -> tuple[int, int] | None:
    """The innermost words of a path that are found.

    Args:
        text: Without white space.
        path: Words inside words, the outermost first.
        near: Where in the text the outermost are expected: of equal words the nearest are taken.
        whole: The outermost words must be there as they are, but for a number at their front.

    Returns:
        The first letter and the one behind the last; None where the outermost are not found.
    """
    found: tuple[int, int] | None = None
    first, end = 0, len(text)
    for words in path:
        hit = _find(text, words, first, end, near, whole=whole and found is None)
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


def _find(text: str, words: str, first: int, end: int, near: int, *, whole: bool) -> tuple[int, int, bool] | None:
    """Where the words are, how long they are, and whether they are all there."""
    for wanted, complete in _candidates(words):
        if not complete and whole:
            return None
        hits = [hit.start() for hit in re.finditer(re.escape(wanted), text[first:end])]
        if hits:
            return min((first + hit for hit in hits), key=lambda at: (abs(at - near), at)), len(wanted), complete
    return None


def _candidates(words: str) -> Iterator[tuple[str, bool]]:
    """The words, then their pieces, the longest first.

    The words also without their number (an automatic one stands in no run), and the cells of a row without what parts
    them here: in the file they follow each other.
    """
    inner = unlabel(words)
    wholes = (strip_space(one) for one in (words, inner, words.replace(" | ", ""), inner.replace(" | ", "")))
    yield from ((one, True) for one in dict.fromkeys(wholes) if one)
    pieces = {strip_space(one) for one in _PIECES.findall(inner)}
    yield from ((one, False) for one in sorted(pieces, key=lambda one: (-len(one), one)) if len(one) >= _SHORTEST)
