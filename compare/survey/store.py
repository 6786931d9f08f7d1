"""The store: one SQLite file with what was read and what was found, so that a later run does only what changed.

Every row is keyed by what it was made of (content, name, level, settings, program), so a row is never wrong, only
unused; where two runs make the same row the first one stands. Values become bytes as MessagePack, which is checked when
decoded; never pickle, because a store may come from somebody else. It is made for its owner only (0600).
"""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass, fields
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from compare.errors import PolicyCompareError, say_fault
from compare.model import Audit, Clause, Document, Heading, Identity, Level, Place
from compare.pipeline import find_version
from compare.settings import Settings

Value = TypeVar("Value")

_HEADER = b"SQLite format 3\x00"
_QUICK = 1  # zlib's level: a parsed plan of 30,000 characters becomes a third of its size in 3 ms


@dataclass(frozen=True, slots=True)
class _Flat:
    """A ``Document`` whose parts are not yet told apart: msgspec reads no union of two dataclasses by itself."""

    id: str
    identity: Identity
    file: str
    place: Place
    collection: tuple[str, ...]
    parts: tuple[dict[str, Any], ...]
    audit: Audit
    warnings: tuple[str, ...]
    sha256: str


def pack(value: object) -> bytes:
    """A value made of dataclasses, tuples, enums, texts and numbers as bytes; the same value gives the same bytes."""
    return zlib.compress(msgspec.msgpack.encode(value), _QUICK)


def unpack(data: bytes, kind: type[Value], file: Path | str = "") -> Value:
    """What ``pack`` made, checked to be of a type; refused, naming the store, where the bytes are damaged."""
    asked: Any = kind
    try:
        value: Value = _decoder(asked).decode(zlib.decompress(data))
        return value
    except (zlib.error, msgspec.MsgspecError) as problem:
        raise _damaged(file) from problem


def _damaged(file: Path | str) -> PolicyCompareError:
    return PolicyCompareError(f"{file}：存储文件已损坏，其中有内容无法解读；请删除后重新运行，或用 --store 换一个位置")


def unpack_documents(data: bytes, file: Path | str = "") -> tuple[Document, ...]:
    """The documents that ``pack`` made bytes of; refused as by ``unpack``."""
    flat = unpack(data, tuple[_Flat, ...], file)
    try:
        return tuple(map(_whole, flat))
    except msgspec.MsgspecError as problem:
        raise _damaged(file) from problem


def digest(*parts: object) -> str:
    """Hash of some values, in hexadecimal: what keys are made of."""
    return hashlib.sha256(msgspec.msgpack.encode(parts)).hexdigest()


@lru_cache(maxsize=16)  # making a decoder takes longer than decoding
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


def _whole(flat: _Flat) -> Document:
    parts: list[Heading | Clause] = [
        msgspec.convert(one, Heading) if "depth" in one else msgspec.convert(one, Clause) for one in flat.parts
    ]
    known = {one.name: getattr(flat, one.name) for one in fields(flat)}
    return Document(**known | {"parts": tuple(parts)})


# What writes results down changes none of them.
_WRITERS = ("cli", "output", "report", "review", "survey", "templates", "locale", "corpus")


def file_key(sha256: str, file: str, level: Level | None) -> str:
    """Of what is read of a file: its bytes, its name (which may tell the level), the level that the user gave."""
    return digest(find_build(), sha256, file, level)


def against_key(uppers: Sequence[Document], settings: Settings) -> str:
    """Of the upper side: what was read of it, and the settings."""
    return digest(find_build(), pack(tuple(uppers)), astuple(settings))


def judge_key(against: str, model: str, told: str) -> str:
    """Of an upper side that a language model judges by: which one, by name and what its server tells of it."""
    return digest(against, "judge", model, told)


def result_key(file: str, against: str) -> str:
    """Of what one file does with one upper side."""
    return digest(file, against)


@cache
def find_build() -> str:
    """The version of the program and a hash of its code and knowledge: a change of either makes old rows unused."""
    made = hashlib.sha256(find_version().encode())
    package = files("compare")
    for name, code in find_code(package, leave_out=_WRITERS):
        made.update(f"{name}\n".encode() + code)
    own = package / "survey"
    for name in ("model.py", "plans.py", "store.py", "workers.py"):
        made.update((own / name).read_bytes())
    return made.hexdigest()


def find_code(folder: Traversable, name: str = "", *, leave_out: Sequence[str] = ()) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of the modules below a folder, ordered; ``leave_out`` are folders directly in it."""
    for one in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if one.is_dir() and one.name not in leave_out:
            yield from find_code(one, f"{name}{one.name}/")
        elif one.name.endswith(".py"):
            yield name + one.name, one.read_bytes()


_APPLICATION = 0x504F4C43  # "POLC", tells the file from any other SQLite file
_SHAPE = 1  # of the tables
_PATIENCE = 60.0  # seconds to wait for another run that is writing
_PRIVATE = 0o600

_TABLES = """
CREATE TABLE IF NOT EXISTS files (
    key TEXT PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL, documents BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS results (
    key TEXT PRIMARY KEY, sha256 TEXT NOT NULL, head BLOB NOT NULL, cells BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS entries (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, file TEXT NOT NULL, level TEXT NOT NULL,
    region TEXT NOT NULL, date TEXT NOT NULL, sha256 TEXT NOT NULL, document BLOB NOT NULL
) STRICT;
CREATE VIRTUAL TABLE IF NOT EXISTS clauses USING fts5 (text, entry UNINDEXED, clause UNINDEXED, tokenize = 'trigram');
"""


class Store:
    """An open store; use it in a ``with`` statement. Refused where the file is no store of this program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.reused = 0  # how many results of earlier runs this one took over
        with self.telling():
            make_private(path)
            self._base = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            try:
                self._open()
            except BaseException:
                self._base.close()
                raise

    def _write_ahead(self) -> None:
        """Let nobody who reads wait for the one who writes. SQLite does not wait for its turn to begin with that."""
        end = time.monotonic() + _PATIENCE
        while True:
            try:
                self._base.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as problem:
                if problem.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                    raise
                time.sleep(0.02)
            else:
                return

    def _open(self) -> None:
        mark = (self._base.execute("PRAGMA application_id").fetchone()[0], self.ask("PRAGMA user_version")[0][0])
        if mark not in ((0, 0), (_APPLICATION, _SHAPE)) or (mark == (0, 0) and self.ask("SELECT 1 FROM sqlite_schema")):
            raise PolicyCompareError(f"{self.path}：不是本程序（这一版）的存储文件；请用 --store 换一个位置")
        self._write_ahead()
        self._base.execute("PRAGMA synchronous = NORMAL")
        if mark == (0, 0):
            with self.writing():
                for statement in _TABLES.split(";\n"):
                    self._base.execute(statement)
                self._base.execute(f"PRAGMA application_id = {_APPLICATION}")
                self._base.execute(f"PRAGMA user_version = {_SHAPE}")

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    def documents(self, key: str) -> bytes | None:
        """What was read of a file, packed; refused here where it is damaged: the worker that gets it knows no store."""
        found: bytes | None = self._one("SELECT documents FROM files WHERE key = ?", key)
        if found is not None:
            unpack_documents(found, self.path)
        return found

    def has(self, key: str) -> bool:
        """Whether there is a result."""
        return self._one("SELECT 1 FROM results WHERE key = ?", key) is not None

    def head(self, key: str) -> bytes:
        """What a result says of its documents, packed; refused where somebody removed it while this run was working."""
        return self._there(self._one("SELECT head FROM results WHERE key = ?", key))

    def cells(self, key: str) -> bytes:
        """The cells of a result, packed; refused as by ``head``."""
        return self._there(self._one("SELECT cells FROM results WHERE key = ?", key))

    def keep(
        self, file: str, sha256: str, file_key: str, documents: bytes | None, result: tuple[str, bytes, bytes]
    ) -> None:
        """Write what was read of a file (None where it is here already) and what was found, in one transaction."""
        with self.writing() as base:
            if documents is not None:
                base.execute("INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?)", (file_key, file, sha256, documents))
            key, head, cells = result
            base.execute("INSERT OR IGNORE INTO results VALUES (?, ?, ?, ?)", (key, sha256, head, cells))

    def _one(self, statement: str, key: str) -> Any:
        found = self.ask(statement, key)
        return found[0][0] if found else None

    def _there(self, found: bytes | None) -> bytes:
        if found is None:
            raise PolicyCompareError(f"{self.path}：运行中有结果被删除；请重新运行，不要同时清理存储")
        return found

    def ask(self, statement: str, *values: object) -> list[Any]:
        """The rows that a statement finds."""
        with self.telling():
            return self._base.execute(statement, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all of it or nothing. It waits where another run is writing."""
        with self.telling():
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield self._base
            except BaseException:
                with suppress(sqlite3.Error):
                    self._base.execute("ROLLBACK")
                raise
            self._base.execute("COMMIT")

    def tidy(self) -> None:
        """Leave nothing of removed texts in the file: neither in freed pages, nor in the index, nor in the journal."""
        with self.telling():
            self._base.execute("INSERT INTO clauses (clauses) VALUES ('optimize')")
            self._base.execute("VACUUM")
            self._base.execute("PRAGMA wal_checkpoint (TRUNCATE)")

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Turns what SQLite and the disk complain of into the program's own error."""
        try:
            yield
        except sqlite3.DatabaseError as problem:
            if type(problem) is not sqlite3.DatabaseError:  # a full disk and the like are kinds of it
                raise self._unusable(problem) from problem
            if not is_database(self.path):  # somebody's plan, which nobody shall be told to delete
                raise PolicyCompareError(f"{self.path}：不是存储文件；请用 --store 换一个位置") from problem
            raise PolicyCompareError(
                f"{self.path}：存储文件已损坏（{problem}）；请删除后重新运行，或用 --store 换一个位置"
            ) from problem
        except (sqlite3.Error, OSError) as problem:
            raise self._unusable(problem) from problem

    def _unusable(self, problem: Exception) -> PolicyCompareError:
        why = say_fault(problem) if isinstance(problem, OSError) else problem
        return PolicyCompareError(
            f"{self.path}：存储文件无法读写（{why}）；请检查路径、权限和磁盘空间，或用 --store 换一个位置"
        )


def is_database(path: Path) -> bool:
    """Whether a file begins as every SQLite file does, or is shorter: a store that is damaged behind it still does."""
    with suppress(OSError), path.open("rb") as file:
        return _HEADER.startswith(file.read(len(_HEADER)))
    return True


def make_private(path: Path) -> None:
    """Make an empty file that only its owner can read; SQLite gives the journal beside it the same rights."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "")
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _PRIVATE))
