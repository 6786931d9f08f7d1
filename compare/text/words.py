"""Words of texts that are compared: what counts for nothing is stripped, differences are marked (difflib)."""

from __future__ import annotations

import logging
import marshal
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice, takewhile
from typing import Any, BinaryIO, cast

from compare.model import Operation, Segment
from compare.settings import FIXED

# --- strip ------------------------------------------------------------------------------------------------------------

_MARKS = re.compile(r"[\W_]+")


def say_lines(first: int, last: int) -> str:
    """Lines of a file as a reader is told of them: 第12行, 第12–18行."""
    return f"第{first}行" if first == last else f"第{first}–{last}行"


def quote_title(title: str) -> str:
    """A title in its marks, one within it in 〈〉: 《某省实施〈某法〉办法》 (GB/T 15834—2011, 书名号)."""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"


@lru_cache(maxsize=2048)
def strip_space(text: str) -> str:
    """A text without any white space."""
    return "".join(text.split())


def strip_marks(text: str) -> str:
    """The letters and digits of a text: no white space, no punctuation, no other signs."""
    return _MARKS.sub("", text)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))


# --- wording ----------------------------------------------------------------------------------------------------------


class _Whole:
    """What jieba keeps its dictionary with; a file is read whole first, piece by piece costs half a second more.

    Its name in jieba, and those of the dictionary (``FREQ``, ``total``), are no interface: pyproject.toml bounds the
    version.
    """

    dump = staticmethod(marshal.dump)

    @staticmethod
    def load(file: BinaryIO) -> Any:
        """The values that ``dump`` wrote."""
        return marshal.loads(file.read())  # noqa: S302 - what jieba itself does with this file


@lru_cache(maxsize=1)
def _cutter() -> Any:
    """The word cutter, loaded when first needed (a third of a second) and then kept; it says nothing while loading."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    jieba.marshal = _Whole
    return jieba.Tokenizer()


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """Cut a text into words that join to the text again."""
    return tuple(_cutter().cut(text, HMM=False)) if text else ()


def knows(word: str) -> bool:
    """Whether a word of several Chinese characters stands in the dictionary: only such a one comes of ``words``."""
    return bool(_dictionary().get(word))


@lru_cache(maxsize=1)
def longest_word() -> int:
    """The characters of the longest word of the dictionary."""
    return max(map(len, _dictionary()))


@lru_cache(maxsize=1)
def _dictionary() -> dict[str, int]:
    """How often each word of the dictionary occurs; 0 for what is only the beginning of one."""
    cutter = _cutter()
    cutter.initialize()
    found: dict[str, int] = cutter.FREQ
    return found


def compare_wording(upper: str, local: str) -> tuple[Segment, ...]:
    """Mark equal, inserted, deleted and replaced runs of words.

    The ``upper`` sides of the segments join to ``upper``, their ``local`` sides to ``local``.
    """
    before, after = words(upper), words(local)
    return tuple(
        Segment(cast(Operation, tag), "".join(before[i:j]), "".join(after[k:m]))
        for tag, i, j, k, m in _find_operations(before, after)
    )


Step = tuple[str, int, int, int, int]


def _find_operations(before: Sequence[str], after: Sequence[str]) -> list[Step]:
    """What was kept, put in, taken out and exchanged, as difflib tells it.

    difflib takes the square of the length, and more. Of long texts the ends that both share are therefore set aside,
    the rest is tied where a run of words stands once on each side (patience diff), and difflib reads what lies
    between; what is long there, too, is called exchanged.
    """
    if len(before) * len(after) <= FIXED.wording_most:
        return list(SequenceMatcher(None, before, after, autojunk=False).get_opcodes())
    head = _count_equal(zip(before, after, strict=False))
    tail = min(_count_equal(zip(reversed(before), reversed(after), strict=False)), min(len(before), len(after)) - head)
    ends = len(before) - tail, len(after) - tail
    blocks = [(0, 0, head)]
    i = k = head
    for at, to in (*_tie(before[: ends[0]], after[: ends[1]]), ends):
        if at < i or to < k:
            continue  # inside the last run
        if 0 < (at - i) * (to - k) <= FIXED.wording_gap:
            found = SequenceMatcher(None, before[i:at], after[k:to], autojunk=False).get_matching_blocks()
            blocks += [(i + one.a, k + one.b, one.size) for one in found if one.size]
        size = _count_equal(zip(islice(before, at, None), islice(after, to, None), strict=False))
        blocks.append((at, to, size))
        i, k = at + size, to + size
    return _join_blocks(blocks, len(before), len(after))


def _count_equal(both: Iterable[tuple[str, str]]) -> int:
    """How many pairs are equal from the first one on."""
    return sum(1 for _ in takewhile(lambda one: one[0] == one[1], both))


def _tie(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Where the runs of words begin that each side has once: the longest row of them in the order of both sides."""
    left, right = ({run: at for run, at in _runs(side).items() if at is not None} for side in (before, after))
    ties = [(at, right[run]) for run, at in left.items() if run in right]
    ends: list[int] = []  # where the best row of each length ends, and its last tie
    rows: list[int] = []
    back: list[int] = []
    for index, (_, to) in enumerate(ties):
        length = bisect_left(ends, to)
        back.append(rows[length - 1] if length else -1)
        ends[length : length + 1] = [to]
        rows[length : length + 1] = [index]
    found = []
    index = rows[-1] if rows else -1
    while index >= 0:
        found.append(ties[index])
        index = back[index]
    return found[::-1]


def _runs(side: Sequence[str]) -> dict[tuple[str, ...], int | None]:
    """Where each run of words begins, in order; None for one that comes again."""
    found: dict[tuple[str, ...], int | None] = {}
    for at, run in enumerate(zip(*(islice(side, start, None) for start in range(FIXED.wording_run)), strict=False)):
        found[run] = None if run in found else at
    return found


def _join_blocks(blocks: list[tuple[int, int, int]], upper: int, local: int) -> list[Step]:
    """The operations that lie between runs of equal words, and those runs."""
    found: list[Step] = []
    i = k = 0
    for at, to, size in (*blocks, (upper, local, 0)):
        if at > i or to > k:
            tag = "replace" if at > i and to > k else "delete" if at > i else "insert"
            found.append((tag, i, at, k, to))
        if size and found and found[-1][0] == "equal":
            found[-1] = ("equal", found[-1][1], at + size, found[-1][3], to + size)
        elif size:
            found.append(("equal", at, at + size, to, to + size))
        i, k = at + size, to + size
    return found
