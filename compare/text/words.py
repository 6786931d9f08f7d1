"""Strip texts of what counts for nothing when two of them are compared.

Mark how the local wording differs from the upper one: difflib over words.
"""

from __future__ import annotations

import logging
import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from compare.model import Operation, Segment

# --- strip ------------------------------------------------------------------------------------------------------------

_MARKS = re.compile(r"[\W_]+")


def strip_space(text: str) -> str:
    """A text without any white space."""
    return "".join(text.split())


def strip_marks(text: str) -> str:
    """The letters and digits of a text: no white space, no punctuation, no other signs."""
    return _MARKS.sub("", text)


# --- wording ----------------------------------------------------------------------------------------------------------

_OPERATIONS: dict[str, Operation] = {"equal": "equal", "insert": "insert", "delete": "delete", "replace": "replace"}


@lru_cache(maxsize=1)
def _cutter() -> Any:
    """The word cutter, loaded when first needed (a second) and then kept; it says nothing while loading."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    return jieba.Tokenizer()


@lru_cache(maxsize=1024)
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

    Args:
        upper: The text of the directive.
        local: The text of the local clause.

    Returns:
        Segments in order; their ``upper`` sides join to ``upper``, their ``local`` sides to ``local``.
    """
    before, after = words(upper), words(local)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return tuple(
        Segment(_OPERATIONS[tag], "".join(before[i:j]), "".join(after[k:m]))
        for tag, i, j, k, m in matcher.get_opcodes()
    )
