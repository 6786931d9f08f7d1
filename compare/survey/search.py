"""Search the clauses of the corpus: by words, in the index of the store; by likeness, as ``match`` measures it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.errors import PolicyCompareError
from compare.survey.store import Store
from compare.text.likeness import count_terms, likeness, survey, terms, vectors

_INDEXED = 3  # characters; the index holds runs of three, shorter words are looked for clause by clause
_ASKED = 200  # runs of a long text that are asked for
_NEAREST = 1000  # clauses that share most rare runs; only these are measured


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause that was found: its document's id, title and file, the clause's id and text, likeness 0 to 1.

    ``likeness`` is 1 for a clause that holds the words that were asked for.
    """

    entry: str
    title: str
    file: str
    clause: str
    text: str
    likeness: float


def search_words(store: Store, words: str, most: int) -> tuple[Hit, ...]:
    """The clauses that hold all of some words, best first.

    Args:
        store: Holds the corpus.
        words: Parted by blanks; each must stand in the clause as it is.
        most: How many clauses at most.

    Raises:
        PolicyCompareError: There is no word.
    """
    asked = words.split()
    if not asked:
        raise PolicyCompareError("没有要查的词；请写出一个或几个词，用空格分开")
    indexed = [word for word in asked if len(word) >= _INDEXED]
    short = [word for word in asked if len(word) < _INDEXED]
    where = ["instr(clauses.text, ?) > 0" for _ in short]
    values: list[object] = list(short)
    order = "clauses.rowid"
    if indexed:
        where.insert(0, "clauses MATCH ?")
        values.insert(0, " ".join(map(_quote, indexed)))
        order = "rank, clauses.rowid"
    rows = store.ask(f"{_FOUND} WHERE {' AND '.join(where)} ORDER BY {order} LIMIT ?", *values, most)
    return tuple(_show(row, 1.0) for row in rows)


def search_alike(store: Store, text: str, most: int) -> tuple[Hit, ...]:
    """The clauses that are likest to a text, likest first.

    Those that share most rare runs of three characters with it are measured as ``match`` measures clauses: cosines of
    weighted character pairs.

    Args:
        store: Holds the corpus.
        text: A clause, or what one could say.
        most: How many clauses at most.

    Raises:
        PolicyCompareError: The text is too short to be like anything.
    """
    runs = tuple(dict.fromkeys(terms(text, _INDEXED)))
    if not runs:
        raise PolicyCompareError(f"“{text}”太短，无法查找相近的条款；请写出一句话，或改用 search 查词")
    step = max(1, len(runs) // _ASKED)
    asked = " OR ".join(map(_quote, runs[::step]))
    rows = store.ask(f"{_FOUND} WHERE clauses MATCH ? ORDER BY rank, clauses.rowid LIMIT ?", asked, _NEAREST)
    if not rows:
        return ()
    asked_for, given = count_terms((text,), 2), count_terms((row[4] for row in rows), 2)
    space = survey(asked_for, given)
    found = likeness(vectors(space, asked_for), vectors(space, given))[0]
    order = sorted(range(len(rows)), key=lambda at: -found[at])[:most]
    return tuple(_show(rows[at], min(1.0, float(found[at]))) for at in order if found[at] > 0)


_FOUND = (
    "SELECT entries.id, entries.title, entries.file, clauses.clause, clauses.text"
    " FROM clauses JOIN entries ON entries.number = clauses.entry"
)


def _quote(word: str) -> str:
    """A word as the index reads it: as it is, no operator."""
    return '"' + word.replace('"', '""') + '"'


def _show(row: Sequence[str], likeness: float) -> Hit:
    """A row of the index as a hit."""
    entry, title, file, clause, text = row
    return Hit(entry, title, file, clause, text, likeness)
