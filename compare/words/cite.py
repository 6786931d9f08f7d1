"""How people cite a clause: by the numbers of the headings above it and its own, 第二章 › （三） › 9, and its page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from compare.knowledge.naming import HEADING_NUMBER
from compare.model import Clause, Document
from compare.words import phrase
from compare.words.language import Language

_LABEL = re.compile(HEADING_NUMBER)
# What numbers nothing: dashes and dots before the items of a list.
_DASHES = "—-–·•"
_NAMED = 10  # characters of a heading without a number
# Files whose lines are paragraphs.
_WORD = (".docx", ".doc", ".wps")


def cite_clauses(documents: Iterable[Document], say: Language) -> dict[str, str]:
    """How each clause of the documents is cited, by its id.

    A clause without a number of its own is told by its place among those under the same headings.
    """
    return {clause.id: cited for one in documents for clause, cited in _cite(one, say)}


def _cite(document: Document, say: Language) -> Iterable[tuple[Clause, str]]:
    counts: Counter[tuple[str, ...]] = Counter()
    alone = Counter(one.headings for one in document.clauses)
    for clause in document.clauses:
        counts[clause.headings] += 1
        path = [name_heading(one) for one in clause.headings[-2:]]
        label = clause.label.strip(f"{_DASHES}、.．:： ")
        if label:
            path.append(label)
        elif not path or alone[clause.headings] > 1:
            path.append(say("第{n}段", n=counts[clause.headings]))
        yield clause, " › ".join(path)


def name_heading(heading: str) -> str:
    """The number of a heading; its first words where it has none."""
    found = _LABEL.match(heading)
    return found[0] if found else phrase.shorten(heading, _NAMED)


def cite_page(clause: Clause, say: Language) -> str:
    """Where a clause stands in its file, as people turn there: a page, a paragraph of a Word file, or nothing."""
    place = clause.place
    if place.page is not None:
        return say("第{page}页", page=place.page)
    return say("全文第{n}段", n=place.lines[0]) if place.file.lower().endswith(_WORD) else ""
