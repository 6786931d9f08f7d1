"""Find near-identical plans by their sketches: all pairs, as sparse matrices, a block of rows at a time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from compare.ids import mint
from compare.survey.model import Cluster, Local, Member
from compare.survey.sketch import Sketch
from compare.text.likeness import Vector

_BLOCK = 256  # rows compared at once
_FEWEST = 20  # hashes; the likeness of shorter texts is mostly chance

# A document, the id of its government, its sketch.
Sketched = tuple[Local, str, Sketch]


def find_clusters(documents: Sequence[Sketched], alike: float) -> tuple[Cluster, ...]:
    """Clusters of plans that say much the same in the same words, largest first.

    Args:
        documents: In the order of the files.
        alike: From which likeness on two plans belong together, 0 to 1.

    Returns:
        Clusters of two plans and more. Each plan but the first names the earlier one that it is likest.
    """
    # Earliest first, undated ones last: whoever comes later may have copied.
    ordered = sorted(
        (one for one in documents if len(one[2]) >= _FEWEST), key=lambda one: (not one[0].date, one[0].date)
    )
    pairs = _find_pairs([one[2] for one in ordered], alike)
    if not pairs:
        return ()
    later, earlier, _ = (list(column) for column in zip(*pairs, strict=True))
    graph = sparse.coo_matrix((np.ones(len(pairs)), (later, earlier)), shape=(len(ordered), len(ordered)))
    _, labels = connected_components(graph, directed=False)
    sources: dict[int, tuple[float, int]] = {}
    for at, before, alike in pairs:
        if at not in sources or alike > sources[at][0]:
            sources[at] = alike, before
    groups: dict[int, list[int]] = {}
    for at, label in enumerate(labels):
        groups.setdefault(int(label), []).append(at)
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
