"""A small notation for documents in tests: ``#`` headings, ``|`` table rows, every other line a clause.

The texts in the tests were made up for them; the places and bodies do not exist.
"""

from __future__ import annotations

import re

from compare.model import Audit, Clause, Document, Heading, Identity, Kind, Level, Place
from compare.model.documents import mint
from compare.reading.classify import classify

_PLACE = Place("笔记.txt", None, (1, 1))
_LABEL = re.compile(r"^(?:第[一二三四五六七八九十]+条|（[一二三四五六七八九十]+）|\d+\.|——)")


def draft(notation: str, *, title: str = "关于古树保护的意见", **known: object) -> Document:
    """A classified document.

    Args:
        notation: One part a line; ``#``, ``##``, … are headings, a line that begins with ``|`` a table row.
        title: Its title.
        known: ``level``, ``region``, ``truncated`` of its identity; national where nothing is said.
    """
    identity = Identity(title, **{"level": Level.NATIONAL, **known})  # type: ignore[arg-type]
    id_ = mint("d", title, str(identity.level), identity.region)
    parts: list[Heading | Clause] = []
    above: list[str] = []
    order = 0
    for line in filter(None, map(str.strip, notation.splitlines())):
        depth = len(line) - len(line.lstrip("#"))
        if depth:
            above = [*above[: depth - 1], line.lstrip("# ")]
            parts.append(Heading("", above[-1], depth - 1, _PLACE))
            continue
        label = _LABEL.match(line)
        kind = Kind.TABLE if line.startswith("|") else Kind.CLAUSE
        text = line.strip("| ") if kind is Kind.TABLE else line
        key = mint("c", id_, *above, text)
        parts.append(Clause(key, id_, tuple(above), label[0] if label else "", text, _PLACE, order, kind))
        order += 1
    return classify(Document(id_, identity, "笔记.txt", _PLACE, (), tuple(parts), Audit()))


def only(document: Document) -> Clause:
    """The one clause of a document."""
    (clause,) = document.clauses
    return clause
