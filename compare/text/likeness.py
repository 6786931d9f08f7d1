"""Say how like two texts are, by the characters and pairs of characters that they share.

One tokeniser (``terms``) for all. Two measures of plain pairs, ``share`` of one text in another and ``overlap`` of two,
for phrases and sentences; and weighted vectors, in which rarer terms weigh more, for clauses and documents.

Character pairs need no dictionary, so names of drugs, plants and places count like every other word. The weights come
from the texts at hand: what all of them speak of (the subject itself, 推进, 加强) weighs little, what few speak of
weighs much. Measured against weights from 80,000 paragraphs of other policy text, these rank better.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from compare.knowledge.units import INDICATOR_LETTERS
from compare.text.words import words

Vector = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]

_BREAK = re.compile(r"<[^<>]+>|[\W_]+")
_LETTERS_USUAL = r"\u4e00-\u9fff0-9a-z"
_UNUSUAL = re.compile(rf"[^{_LETTERS_USUAL}，。、；：“”（）《》\s.,%·…—-]")
_USUAL_BREAK = re.compile(rf"[^{_LETTERS_USUAL}]+")
"""The same where a text has no other letters, found in a third of the time."""
_PARTICLE = re.compile(r"[的地得了和与及或等在并其之]|以及|或者|[\d.,]+")
_FIGURE = re.compile(r"\d+")
_ORDINAL = re.compile(r"^第?[一二三四五六七八九十百零〇\d]+$|第[一二三四五六七八九十百零〇\d]+[编章节条款项]")
_RUN = {size: re.compile(rf"(?=([^\n]{{{size}}}))") for size in (1, 2, 3)}
_GAP = ord("\n")
_BITS = 21  # of a character
_LETTERS = sys.maxunicode + 1
_TABLE = 1 << 23  # numbers: a table of 64 MB, of which only the pages written are ever there
_THIN = 256  # times as many rows in the table as there are numbers: from there on sorting is quicker


Pairs = frozenset[str]
"""Pairs of neighbouring characters, each once."""


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """The terms of some texts and what each weighs."""

    size: int  # characters to a term
    codes: Codes  # the terms as numbers, rising
    weights: Vector  # weight of each column, at least 1: the smoothed inverse document frequency


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """How often each of some texts has each of its terms."""

    size: int  # characters to a term
    codes: Codes  # the terms that occur, as numbers, rising
    often: sparse.csr_matrix  # a row for each text, a column for each of the codes

    def __len__(self) -> int:
        return int(self.often.shape[0])


def terms(text: str, size: int) -> list[str]:
    """All runs of ``size`` characters of a text, in order; none crosses a mark, a space or markup."""
    return _find_runs(_flatten(text), size)


@lru_cache(maxsize=8192)
def pairs(text: str) -> Pairs:
    """The pairs of neighbouring letters of a text; none crosses a mark, or a figure: values tell them apart."""
    return frozenset(_find_runs(_FIGURE.sub("\n", _flatten(text)), 2))


def share(asked: str | Pairs, said: str | Pairs) -> float:
    """How much of one text stands in another, 0 to 1: the share of its pairs; 0 for a text without any."""
    wanted, there = _pairs(asked), _pairs(said)
    return len(wanted & there) / len(wanted) if wanted else 0.0


def overlap(one: str | Pairs, other: str | Pairs) -> float:
    """How much of two texts together is common to both, 0 to 1: twice the common pairs by the pairs of both (Dice)."""
    left, right = _pairs(one), _pairs(other)
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0


def _pairs(text: str | Pairs) -> Pairs:
    return pairs(text) if isinstance(text, str) else text


def _find_runs(flat: str, size: int) -> list[str]:
    """All runs of ``size`` characters of lines, each within its line."""
    found: list[str] = _RUN[size].findall(flat)
    return found


def count_terms(texts: Iterable[str], size: int) -> Counts:
    """How often each text has each of its terms of ``size`` characters, 3 at most."""
    bare = [_flatten(text) for text in texts]
    letters = np.frombuffer("\n".join((*bare, "")).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    row_of = np.repeat(np.arange(len(bare)), [len(text) + 1 for text in bare])
    whole = letters != _GAP
    runs = max(0, len(letters) - size + 1)
    at = np.flatnonzero(np.logical_and.reduce([whole[first : first + runs] for first in range(size)]))
    alphabet, ranks = _rank(letters, _LETTERS)
    named = np.zeros(len(at), dtype=np.int64)
    for first in range(size):
        named = named * len(alphabet) + ranks[at + first]
    ranked, columns = _rank(named, len(alphabet) ** size)
    codes = np.zeros(len(ranked), dtype=np.int64)
    for first in range(size - 1, -1, -1):
        codes = codes << _BITS | alphabet[ranked // len(alphabet) ** first % len(alphabet)]
    ends = np.concatenate([[0], np.cumsum(np.bincount(row_of[at], minlength=len(bare)))])
    counted = sparse.csr_matrix((np.ones(len(at)), columns, ends), shape=(len(bare), len(codes)))
    counted.sum_duplicates()
    return Counts(size, codes, counted)


def likeness_of_all(one: Counts, other: Counts) -> float:
    """How much two sets of texts speak of the same, 0 to 1: the cosine of how many texts of each have each term.

    Logarithms, so that what all speak of counts little more than what some do.
    """
    left, right = (np.log1p(np.diff(counts.often.tocsc().indptr)) for counts in (one, other))
    _, mine, theirs = np.intersect1d(one.codes, other.codes, assume_unique=True, return_indices=True)
    norm = float(np.linalg.norm(left) * np.linalg.norm(right))
    return float(left[mine] @ right[theirs]) / norm if norm else 0.0


def _rank(numbers: npt.NDArray[np.integer[Any]], limit: int) -> tuple[Codes, Codes]:
    """The different ones of some numbers below a limit, rising, and the place of each number among them.

    Where a table has room for all up to the limit, and they fill it, it takes a tenth of the time of sorting.
    """
    if limit > min(_TABLE, _THIN * len(numbers)):
        different, places = np.unique(numbers, return_inverse=True)
        return different.astype(np.int64), places
    there = np.zeros(limit, dtype=np.bool_)
    there[numbers] = True
    different = np.flatnonzero(there)
    place = np.empty(limit, dtype=np.int64)
    place[different] = np.arange(len(different))
    return different, place[numbers]


@lru_cache(maxsize=4096)
def _flatten(text: str) -> str:
    """A text in small letters, a line for each run between marks; cached: it is looked at for many reasons.

    An indicator that is known by letters is read by its name, which the other text may use.
    """
    small = text.lower()
    for letters, name in INDICATOR_LETTERS.items():
        if letters in small:
            small = small.replace(letters, name)
    return (_BREAK if _UNUSUAL.search(small) else _USUAL_BREAK).sub("\n", small)


def make_space(*counted: Counts) -> Space:
    """Weigh the terms of some texts, all of one size, by how few of the texts have them."""
    size = counted[0].size
    codes = np.unique(np.concatenate([one.codes for one in counted]))
    having = np.zeros(len(codes), dtype=np.int64)
    for one in counted:
        having[np.searchsorted(codes, one.codes)] += np.bincount(one.often.indices, minlength=len(one.codes))
    weights = np.log((1 + sum(map(len, counted))) / (1 + having)) + 1
    return Space(size, codes, weights)


def weigh_terms(space: Space, asked: Iterable[str]) -> dict[str, float]:
    """What some terms weigh: at least 1, and 0 for a term that no text has."""
    named = tuple(asked)
    if not named or not len(space.codes):
        return dict.fromkeys(named, 0.0)
    letters = np.frombuffer("".join(named).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = np.zeros(len(named), dtype=np.int64)
    for at in range(space.size):
        codes = codes << _BITS | letters[at :: space.size]
    places = np.minimum(np.searchsorted(space.codes, codes), len(space.codes) - 1)
    weights = np.where(space.codes[places] == codes, space.weights[places], 0.0)
    return dict(zip(named, weights.tolist(), strict=True))


def vectors(space: Space, counted: Counts) -> sparse.csr_matrix:
    """One row of length 1 for each text, of sublinear frequency times weight; zeros for a text without known terms."""
    often = counted.often
    shape = (len(counted), len(space.codes))
    if not len(space.codes):
        return sparse.csr_matrix(shape, dtype=np.float64)
    places = np.minimum(np.searchsorted(space.codes, counted.codes), len(space.codes) - 1)
    known = space.codes[places] == counted.codes
    rows = np.repeat(np.arange(len(counted)), np.diff(often.indptr))
    kept = known[often.indices]
    rows, columns = rows[kept], places[often.indices[kept]]
    values = (1 + np.log(often.data[kept])) * space.weights[columns]
    lengths = np.sqrt(np.bincount(rows, weights=values * values, minlength=len(counted)))
    ends = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=len(counted)))])
    return sparse.csr_matrix((values / lengths[rows], columns, ends), shape=shape)


def likeness(left: sparse.csr_matrix, right: sparse.csr_matrix) -> Vector:
    """Cosines of all rows of ``left`` with all rows of ``right``, dense."""
    return np.asarray((left @ right.T).todense(), dtype=np.float64)


def shares(space: Space, left: sparse.csr_matrix, right: sparse.csr_matrix) -> Vector:
    """How much of each row of ``left`` stands in each row of ``right``, 0 to 1, dense.

    Unlike a cosine it does not fall with the length of either text: a long duty is said whole by a longer sentence.
    A text without known terms has no share anywhere.
    """
    asked = sparse.csr_matrix((space.weights[left.indices], left.indices, left.indptr), shape=left.shape)
    there = sparse.csr_matrix((np.ones(right.nnz), right.indices, right.indptr), shape=right.shape)
    whole = np.maximum(np.asarray(asked.sum(axis=1), dtype=np.float64), 1.0)
    return np.asarray((asked @ there.T).todense(), dtype=np.float64) / whole


def shared_terms(left: str, right: str, space: Space, most: int) -> tuple[str, ...]:
    """The ``most`` weightiest common stretches of two texts in whole words, none inside another; ``space`` weighs.

    A stretch that begins or ends within a word loses the torn word; numbers of articles are no words of the matter.
    """
    known = known_terms(right, space.size)
    weights = weigh_terms(space, known & known_terms(left, space.size))
    found: dict[str, float] = {}
    for run in _runs(left, space.size):
        if known.isdisjoint(run):
            continue
        begins, cut = _words(run)
        start, weight = 0, 0.0
        for at, term in enumerate((*run, "")):
            if term in known:
                weight += weights[term]
                continue
            if at > start and (word := _whole(begins, cut, start, at + space.size - 1)):
                found[word] = weight
            start, weight = at + 1, 0.0
    kept: list[str] = []
    for word in sorted(found, key=lambda one: (-found[one], one)):
        if len(kept) == most:
            break
        if not any(word in other or other in word for other in kept):
            kept.append(word)
    return tuple(kept)


def _whole(begins: tuple[int, ...], cut: tuple[str, ...], start: int, stop: int) -> str:
    """The words of a run that lie between two characters of it, without particles at the ends; empty for none.

    ``begins`` says where each word of ``cut`` begins.
    """
    first = bisect_left(begins, start)
    last = bisect_right(begins, stop) - 1
    inside = list(cut[first:last])  # the last one that begins before the end, ends behind it or at it …
    if first <= last < len(cut) and begins[last] + len(cut[last]) <= stop:
        inside.append(cut[last])
    while inside and _PARTICLE.fullmatch(inside[0]):
        del inside[0]
    while inside and _PARTICLE.fullmatch(inside[-1]):
        del inside[-1]
    found = "".join(inside)
    return "" if len(found) < 2 or _ORDINAL.search(found) else found


@lru_cache(maxsize=4096)
def _words(run: tuple[str, ...]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Where each word of a run begins, and the words; cached, because a directive is held against many clauses."""
    cut = words("".join((run[0], *(term[-1] for term in run[1:]))))
    return tuple(accumulate(map(len, cut[:-1]), initial=0)), cut


@lru_cache(maxsize=1024)
def _runs(text: str, size: int) -> tuple[tuple[str, ...], ...]:
    """The terms of each run of characters between marks."""
    return tuple(tuple(_find_runs(run, size)) for run in _flatten(text).split("\n"))


@lru_cache(maxsize=8192)
def known_terms(text: str, size: int) -> frozenset[str]:
    """The terms of a text."""
    return frozenset(terms(text, size))
