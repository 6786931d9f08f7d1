"""Remember answers by what was asked: hashes and positions only, so that no word of a draft lies in the cache."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from compare.model import Relation
from compare.opinion.question import Answer

FILE = "opinions.sqlite"


class Memory:
    """Answers by key. Where the folder cannot be used nothing is remembered, and ``note`` says so."""

    def __init__(self, base: sqlite3.Connection | None, note: str = "") -> None:
        self._base = base
        self.note = note

    def recall(self, key: str) -> Answer | None:
        """The answer once given, or None."""
        if self._base is None:
            return None
        try:
            row = self._base.execute(
                "select relation, candidate, start, length from answers where key = ?", (key,)
            ).fetchone()
            return Answer(Relation(row[0]), *map(int, row[1:])) if row else None
        except (sqlite3.Error, ValueError, TypeError) as error:
            self._lose(error)
            return None

    def keep(self, key: str, answer: Answer) -> None:
        """Remember an answer."""
        if self._base is None:
            return
        row = (key, answer.relation.value, answer.candidate, answer.start, answer.length)
        try:
            with self._base:
                self._base.execute("insert or replace into answers values (?, ?, ?, ?, ?)", row)
        except sqlite3.Error as error:
            self._lose(error)

    def _lose(self, error: Exception) -> None:
        self.note = f"答复缓存不可用（{error}）"
        self._base = None


@contextmanager
def open_memory(folder: Path | None) -> Iterator[Memory]:
    """The memory of a folder, readable by its owner only; closed afterwards."""
    if folder is None:
        yield Memory(None)
        return
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / FILE
        path.touch(mode=0o600)
        base = sqlite3.connect(path, timeout=5)
    except (OSError, sqlite3.Error) as error:
        yield Memory(None, f"答复缓存不可用（{error}）")
        return
    with contextlib.closing(base):
        try:
            with base:
                base.execute(
                    "create table if not exists answers"
                    " (key text primary key, relation text, candidate integer, start integer, length integer)"
                )
        except sqlite3.Error as error:
            yield Memory(None, f"答复缓存不可用（{error}）")
            return
        yield Memory(base)
