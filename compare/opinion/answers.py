"""Keep what a model said: in a store that survives a kill, in a file from which a report is made again.

Both are checked again whenever they are used, and quote drafts: the store can be read by its owner only.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import msgspec

from compare.errors import PolicyCompareError, say_fault
from compare.opinion.servers import Server
from compare.reading.files import load_file

STORE = "answers.sqlite"
SCHEMA = "policy-compare/answers/1"
_PATIENCE = 30.0  # seconds to wait for another run that is writing
_TABLES = (
    "CREATE TABLE IF NOT EXISTS said (key TEXT PRIMARY KEY, model TEXT, words TEXT) STRICT",
    "CREATE TABLE IF NOT EXISTS unreadable (key TEXT PRIMARY KEY, words TEXT) STRICT",
)


@dataclass(frozen=True, slots=True)
class Said:
    """What became of one question: the words of the model, or why there are none, in Chinese."""

    text: str | None  # the words; None where none came
    note: str = ""  # why none came
    sent: bool = True  # whether the question was sent at all


def find_cache() -> Path | None:
    """The folder for answers, where the system keeps what can be made again; None where nobody is at home."""
    try:
        from platformdirs import user_cache_path

        return user_cache_path("policy-compare", appauthor=False)
    except (ImportError, RuntimeError):
        return None


class Store:
    """Answers by key in an SQLite file; where it cannot be used nothing is kept, and ``note`` says so.

    Every answer is a transaction of its own in a write-ahead log, on the disk before the next question is sent in its
    place: a run that is killed, or whose machine loses its power, has kept all that came. An answer of the wrong shape
    is kept until a run ends by itself, so that the killed one does not send its question again, and a later one may.
    """

    def __init__(self, folder: Path | None) -> None:
        self.note = ""
        self._base: sqlite3.Connection | None = None
        if folder is None:
            return
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            path = folder / STORE
            path.touch(mode=0o600)
            self._base = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = FULL")  # a few milliseconds, of an answer that took seconds
            for statement in _TABLES:
                self._base.execute(statement)
        except (OSError, sqlite3.Error) as error:
            self._lose(error)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._base is not None:
            self._base.close()

    def recall(self, key: str) -> str | None:
        """The words once said, or None."""
        if self._base is None:
            return None
        try:
            row = self._base.execute(
                "SELECT words FROM said WHERE key = :key UNION ALL SELECT words FROM unreadable WHERE key = :key",
                {"key": key},
            ).fetchone()
        except sqlite3.Error as error:
            self._lose(error)
            return None
        return row[0] if row else None

    def keep(self, key: str, model: str, words: str, *, readable: bool = True) -> None:
        """Keep an answer; one that is not ``readable`` until ``end``."""
        clean = words.encode("utf-8", "replace").decode("utf-8")  # lone surrogates cannot be stored
        if readable:
            self._do("INSERT OR REPLACE INTO said VALUES (?, ?, ?)", key, model, clean)
        else:
            self._do("INSERT OR REPLACE INTO unreadable VALUES (?, ?)", key, clean)

    def end(self) -> None:
        """A run came to its end: what it could not read may come otherwise the next time."""
        self._do("DELETE FROM unreadable")

    def _do(self, statement: str, *values: str) -> None:
        if self._base is None:
            return
        try:
            self._base.execute(statement, values)
        except sqlite3.Error as error:
            self._lose(error)

    def _lose(self, error: Exception) -> None:
        why = say_fault(error) if isinstance(error, OSError) else error
        self.note = f"答复无法保存（{why}），中断后须重新询问"
        if self._base is not None:
            self._base.close()
        self._base = None


@dataclass(slots=True)
class Record:
    """Everything that was asked in a run, and what became of it: what a report can be made of again."""

    model: str  # name of the model
    server: Server  # what the server said of itself
    said: dict[str, Said] = field(default_factory=dict)  # by key

    def write(self) -> bytes:
        """The file for ``--replay``: a head, then one line for each question, by key."""
        head = {"schema": SCHEMA, "model": self.model, "server": self.server.name, "digest": self.server.digest}
        lines = [head, *({"key": key, **_plain(self.said[key])} for key in sorted(self.said))]
        text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines)
        return text.encode("utf-8", "replace")


def _plain(said: Said) -> Mapping[str, object]:
    return {"said": said.text} if said.text is not None else {"note": said.note, "sent": said.sent}


class _Head(msgspec.Struct):
    schema: str
    model: str
    server: str
    digest: str


class _Line(msgspec.Struct):
    key: str
    said: str | None = None
    note: str = ""
    sent: bool = True


def read_record(path: Path) -> Record:
    """What ``Record.write`` wrote; refused where the file is missing, cannot be read, or is something else."""
    data = load_file(path)
    try:
        first, *others = data.splitlines()
        head = msgspec.json.decode(first, type=_Head)
        lines = [msgspec.json.decode(one, type=_Line) for one in others]
    except (ValueError, msgspec.MsgspecError, RecursionError) as error:
        raise PolicyCompareError(f"{path}：不是回放文件；应为 report --save-answers 写出的文件") from error
    if head.schema != SCHEMA:
        raise PolicyCompareError(f"{path}：回放文件的格式是 {head.schema[:40]}，本程序只认 {SCHEMA}")
    said = {one.key: Said(one.said, one.note, one.sent) for one in lines}
    return Record(head.model, Server(head.server, head.digest), said)
