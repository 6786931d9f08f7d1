"""Documents that are there twice, in several files or formats.

A copy is no second document: everything would be counted twice. Two rounds of a draft are two documents, however much
they are alike; so a text that is not the same letter for letter must have the same title and the very same numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from compare.model import Document, Level
from compare.settings import FIXED
from compare.text.words import strip_marks

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_RUN = 8  # characters

Text = tuple[str, frozenset[str], Counter[str]]
"""The letters of a document, their runs, and its numbers."""


def find_copies(documents: Sequence[Document]) -> tuple[tuple[str, str], ...]:
    """Pairs of ids: a copy, and the document that stands for it.

    Args:
        documents: All documents, in order.

    Returns:
        By order of the copies. Of several the best read one stands for the others, of equals the first; a document and
        its copy at another level are two.
    """
    groups: dict[tuple[Level | None, str], list[Document]] = {}
    for one in documents:
        title = strip_marks(one.identity.title)
        groups.setdefault((one.identity.level, title), []).append(one)
    found: dict[str, str] = {}
    for members in groups.values():
        if len(members) > 1:
            found |= _part([(one, _read(one)) for one in sorted(members, key=_worth)])
    order = {one.id: at for at, one in enumerate(documents)}
    found |= _find_equal([one for one in documents if one.id not in found])
    return tuple(sorted(found.items(), key=lambda one: order[one[0]]))


def _worth(document: Document) -> tuple[bool, float]:
    """Whole and well read documents first."""
    identity = document.identity
    return identity.truncated or identity.excerpt, -document.audit.quality


def _part(members: Sequence[tuple[Document, Text]]) -> dict[str, str]:
    """The copies among documents of one title, by the first of those that each is a copy of."""
    kept: list[tuple[Document, Text]] = []
    found: dict[str, str] = {}
    for document, text in members:
        same = next((one for one, other in kept if _same(text, other)), None)
        if same:
            found[document.id] = same.id
        else:
            kept.append((document, text))
    return found


def _find_equal(documents: Sequence[Document]) -> dict[str, str]:
    """The copies letter for letter among documents of different titles: a title may be only the name of a file."""
    first: dict[tuple[Level | None, str], Document] = {}
    found: dict[str, str] = {}
    for one in sorted(documents, key=_worth):
        letters = _letters(one)
        if letters:
            stands = first.setdefault((one.identity.level, letters), one)
            if stands is not one:
                found[one.id] = stands.id
    return found


def _letters(document: Document) -> str:
    return strip_marks("".join(clause.text for clause in document.clauses))


def _read(document: Document) -> Text:
    letters = _letters(document)
    runs = frozenset(letters[at : at + _RUN] for at in range(max(1, len(letters) - _RUN + 1)))
    return letters, runs, Counter(_NUMBER.findall("\n".join(clause.text for clause in document.clauses)))


def _same(one: Text, other: Text) -> bool:
    """Whether two texts under one title are one: equal, or as like as two formats of a text, with the same numbers."""
    if not one[0] or not other[0]:
        return False
    if one[0] == other[0]:
        return True
    common = len(one[1] & other[1]) / len(one[1] | other[1])
    return common >= FIXED.copy_alike and one[2] == other[2]
