"""Find the documents that a user names: by number in the list, id, file, 文号, or a piece of the title."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath

from compare.errors import PolicyCompareError
from compare.model import Document
from compare.reading.files import PATTERN_MARKS, name_file
from compare.text.words import strip_space

NAMES = "文件名、文号、标题中的一段"
WAYS = f"{NAMES}、编号或 --list 列出的序号"


def find_named(documents: Sequence[Document], pattern: str, asked: str) -> tuple[Document, ...]:
    """All documents that a pattern fits.

    Args:
        documents: All there are; a number such as ``3`` is the place in this order, from 1.
        pattern: As the user wrote it.
        asked: What it was written for, as the message says it: ``--local``, 指定的文件对.

    Raises:
        PolicyCompareError: It fits none.
    """
    found = tuple(one for at, one in enumerate(documents, 1) if _fits(one, at, pattern, len(documents)))
    if not found:
        raise PolicyCompareError(f"{asked}：没有文件符合“{pattern}”；请写{WAYS}")
    return found


def find_all_named(documents: Sequence[Document], patterns: Sequence[str], asked: str) -> frozenset[str]:
    """The ids of all documents that any of several patterns fits.

    Raises:
        PolicyCompareError: One of them fits none.
    """
    return frozenset(one.id for pattern in patterns for one in find_named(documents, pattern, asked))


def _fits(document: Document, at: int, pattern: str, many: int) -> bool:
    """Whether a pattern is the place, the id, the file or the 文号 of a document, or a piece of its title."""
    bare = strip_space(pattern)
    if not bare:
        return False
    if bare.isascii() and bare.isdigit() and 1 <= int(bare) <= many:
        return at == int(bare)
    identity = document.identity
    return pattern == document.id or is_named(pattern, document.file, identity.title, identity.number)


def is_named(pattern: str, file: str, title: str = "", number: str = "") -> bool:
    """Whether a pattern is the file or the 文号 of a document, or a piece of its title; empty is what is not known."""
    bare = strip_space(pattern)
    if not bare:
        return False
    path = PurePath(file)
    if pattern in (file, path.name) or file == name_file(Path(pattern)):
        return True
    if any(mark in pattern for mark in PATTERN_MARKS) and path.match(pattern):
        return True
    return any(bare in strip_space(one) for one in (title, number) if one)
