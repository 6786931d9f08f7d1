"""A sketch of a text: a fixed share of its runs of characters, by which near-identical texts are found.

Of the hashes of all runs those are kept that a number divides. The same run is kept in every text or in none, so that
the share of common hashes is a fair estimate of the share of common runs (A. Broder, *On the resemblance and
containment of documents*, 1997, section 4).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np

from compare.model import Document

Sketch = tuple[int, ...]
"""Hashes in rising order."""

RUN = 8
"""Characters to a run: a run of that length that two plans share by chance is rare, one changed name breaks few."""
ONE_IN = 32
"""One run in so many is kept: about 900 of a plan of 30,000 characters, which gives a likeness within .02."""

_MARKS = re.compile(r"[\W_]+")
_BASE = np.uint64(0x100000001B3)  # a prime; the runs' numbers are taken modulo 2**64
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))  # of splitmix64 (S. Vigna, public domain)


def sketch(documents: Iterable[Document]) -> Sketch:
    """The sketch of all clauses of some documents; marks and blanks do not count."""
    return sketch_text("\n".join(clause.text for document in documents for clause in document.clauses))


def sketch_text(text: str) -> Sketch:
    """The sketch of a text; empty where it is shorter than a run."""
    bare = _MARKS.sub("", text)
    if len(bare) < RUN:
        return ()
    codes = np.frombuffer(bare.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    runs = np.zeros(len(codes) - RUN + 1, dtype=np.uint64)
    for at in range(RUN):
        runs = runs * _BASE + codes[at : at + len(runs)]
    mixed = (runs ^ (runs >> np.uint64(30))) * _MIX[0]
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _MIX[1]
    mixed ^= mixed >> np.uint64(31)
    kept = mixed[mixed % np.uint64(ONE_IN) == 0]
    return tuple(np.unique(kept).tolist())


def without(one: Sketch, other: Sketch) -> Sketch:
    """What stands in one text and not in another."""
    known = frozenset(other)
    return tuple(run for run in one if run not in known)
