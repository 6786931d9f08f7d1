"""What is alike in a corpus: near-identical plans by their sketches, and clauses by words or by likeness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from compare.errors import PolicyCompareError
from compare.model.documents import mint
from compare.progress import group
from compare.survey.model import Cluster, Local, Member
from compare.survey.plans import Sketch
from compare.survey.store import Store
from compare.text.likeness import Vector, count_terms, likeness, make_space, terms, vectors

_BLOCK = 256  # rows compared at once
_FEWEST = 20  # hashes; the likeness of shorter texts is mostly chance

Sketched = tuple[Local, str, Sketch]  # a document, the id of its government, its sketch


def find_clusters(documents: Sequence[Sketched], alike: float) -> tuple[Cluster, ...]:
    """Clusters of two plans and more that say much the same in the same words, largest first.

    Each plan but the first names the earlier one that it is likest; two belong together from a likeness of ``alike``
    on, 0 to 1.
    """
    # Earliest first, undated ones last: whoever comes later may have copied.
    ordered = sorted(
        (one for one in documents if len(one[2]) >= _FEWEST), key=lambda one: (not one[0].date, one[0].date)
    )
    pairs = _find_pairs([one[2] for one in ordered], alike)
    if not pairs:
        return ()
    later, earlier, _ = zip(*pairs, strict=True)
    graph = sparse.coo_matrix((np.ones(len(pairs)), (later, earlier)), shape=(len(ordered), len(ordered)))
    label = csgraph.connected_components(graph, directed=False)[1].tolist()
    sources: dict[int, tuple[float, int]] = {}
    for at, before, alike in pairs:
        if at not in sources or alike > sources[at][0]:
            sources[at] = alike, before
    groups = group(range(len(ordered)), label.__getitem__)
    found = [_make(ordered, members, sources) for members in groups.values() if len(members) > 1]
    return tuple(sorted(found, key=lambda one: -len(one.members)))


def _make(ordered: Sequence[Sketched], members: Sequence[int], sources: dict[int, tuple[float, int]]) -> Cluster:
    """A cluster; a member that is like later ones only has no source."""
    made = []
    for at in members:
        local, government, _ = ordered[at]
        likeness, before = sources.get(at, (1.0, -1))
        made.append(Member(local.id, government, local.date, ordered[before][0].id if before >= 0 else "", likeness))
    copies = [one.likeness for one in made if one.source]
    return Cluster(mint("k", *(one.document for one in made)), tuple(made), sum(copies) / len(copies))


def _find_pairs(sketches: Sequence[Sketch], alike: float) -> list[tuple[int, int, float]]:
    """All pairs that are alike: the later one, the earlier one, their likeness (common runs over all runs)."""
    if not sketches:
        return []
    runs, columns = np.unique(np.concatenate([np.array(one, dtype=np.uint64) for one in sketches]), return_inverse=True)
    sizes = np.array([len(one) for one in sketches])
    ends = np.concatenate([[0], np.cumsum(sizes)])
    marks = np.ones(len(columns), dtype=np.float32)
    whole = sparse.csr_matrix((marks, columns, ends), shape=(len(sketches), len(runs)))
    found = []
    for first in range(0, len(sketches), _BLOCK):
        block = whole[first : first + _BLOCK]
        common: Vector = np.asarray((block @ whole[: first + _BLOCK].T).todense(), dtype=np.float64)
        together = sizes[first : first + _BLOCK, None] + sizes[None, : first + _BLOCK] - common
        likeness = common / together
        for row, column in zip(*np.nonzero(likeness >= alike), strict=True):
            if column < first + row:
                found.append((int(first + row), int(column), float(likeness[row, column])))
    return found


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
    """The clauses that hold each of some words, parted by blanks, as it is, best first; refused without a word."""
    asked = words.split()
    if not asked:
        raise PolicyCompareError("没有要查的词；请写出一个或几个词，用空格分开")
    indexed = " ".join(_quote(word) for word in asked if len(word) >= _INDEXED)
    short = [word for word in asked if len(word) < _INDEXED]
    where = " AND ".join((*(("clauses MATCH ?",) if indexed else ()), *("instr(clauses.text, ?) > 0" for _ in short)))
    order = "rank, clauses.rowid" if indexed else "clauses.rowid"
    values = (*((indexed,) if indexed else ()), *short, most)
    rows = store.ask(f"{_FOUND} WHERE {where} ORDER BY {order} LIMIT ?", *values)
    return tuple(Hit(*row) for row in rows)


def search_alike(store: Store, text: str, most: int) -> tuple[Hit, ...]:
    """The clauses likest to a text by cosines of weighted pairs, out of those that share most rare runs with it."""
    runs = tuple(dict.fromkeys(terms(text, _INDEXED)))
    if not runs:
        raise PolicyCompareError(f"“{text}”太短，无法查找相近的条款；请写出一句话，或改用 search 查词")
    step = max(1, len(runs) // _ASKED)
    asked = " OR ".join(map(_quote, runs[::step]))
    rows = store.ask(f"{_FOUND} WHERE clauses MATCH ? ORDER BY rank, clauses.rowid LIMIT ?", asked, _NEAREST)
    if not rows:
        return ()
    asked_for, given = count_terms((text,), 2), count_terms((row[4] for row in rows), 2)
    space = make_space(asked_for, given)
    found = likeness(vectors(space, asked_for), vectors(space, given))[0]
    order = sorted(range(len(rows)), key=lambda at: -found[at])[:most]
    hits = (replace(Hit(*rows[at]), likeness=min(1.0, float(found[at]))) for at in order if found[at] > 0)
    return tuple(hits)


_FOUND = (
    "SELECT entries.id, entries.title, entries.file, clauses.clause, clauses.text, 1.0"
    " FROM clauses JOIN entries ON entries.number = clauses.entry"
)


def _quote(word: str) -> str:
    """A word as the index reads it: as it is, no operator."""
    return '"' + word.replace('"', '""') + '"'
