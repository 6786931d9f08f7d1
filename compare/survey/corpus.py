"""The corpus: documents that an office keeps at hand, in a store, to be listed, shown and searched clause by clause."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from compare.errors import PolicyCompareError
from compare.model import Document, Level
from compare.model.documents import mint
from compare.pipeline import read_source
from compare.progress import Progress, silent, tell
from compare.reading.files import load_file, name_file, read_bytes
from compare.survey.store import Store, file_key, pack, unpack_documents


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the corpus, as the list has it; what is unknown is empty."""

    id: str
    title: str
    file: str
    level: str
    region: str
    date: str


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding files: the new entries, how many were there already, one line for each unreadable file."""

    entries: tuple[Entry, ...]
    known: int
    problems: tuple[str, ...]


_ENTRY = "id, title, file, level, region, date"  # the columns of an Entry


def add(
    store: Store, files: Sequence[Path], levels: Mapping[str, Level] | None = None, *, progress: Progress = silent
) -> Added:
    """Read files and add the documents in them, each file in one transaction; what is there already stays."""
    levels = levels or {}
    entries: list[Entry] = []
    problems: list[str] = []
    known = 0
    for path in tell(progress, "加入文件", files):
        try:
            data, file = load_file(path), name_file(path)
            documents = _read(store, data, file, levels.get(str(path)) or levels.get(path.name))
        except PolicyCompareError as problem:
            problems.append(str(problem))
            continue
        new = _write(store, documents)
        entries += new
        known += len(documents) - len(new)
    return Added(tuple(entries), known, tuple(problems))


def _read(store: Store, data: bytes, file: str, level: Level | None) -> tuple[Document, ...]:
    """The documents of a file, from the store where they were read before."""
    sha256 = hashlib.sha256(data).hexdigest()
    key = file_key(sha256, file, level)
    if packed := store.documents(key):
        return unpack_documents(packed)
    documents = tuple(read_source(read_bytes(data, file), level))
    with store.writing() as base:
        base.execute("INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?)", (key, file, sha256, pack(documents)))
    return documents


def _write(store: Store, documents: Sequence[Document]) -> tuple[Entry, ...]:
    """Write the documents that are new, and their clauses into the index."""
    new = []
    with store.writing() as base:
        for document in documents:
            said = document.identity
            id_ = mint("e", document.id, document.sha256)
            entry = Entry(id_, said.title, document.file, said.level or "", said.region, said.date)
            done = base.execute(
                f"INSERT OR IGNORE INTO entries ({_ENTRY}, sha256, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - names of columns
                (*astuple(entry), document.sha256, pack((document,))),
            )
            if done.rowcount:
                new.append(entry)
                rows = ((one.text, done.lastrowid, one.id) for one in document.clauses)
                base.executemany("INSERT INTO clauses (text, entry, clause) VALUES (?, ?, ?)", rows)
    return tuple(new)


def list_entries(store: Store) -> tuple[Entry, ...]:
    """All documents, in the order added."""
    rows = store.ask(f"SELECT {_ENTRY} FROM entries ORDER BY number")  # noqa: S608 - names of columns
    return tuple(Entry(*row) for row in rows)


def show(store: Store, name: str) -> tuple[Document, ...]:
    """The documents that are meant by an id, a file or a piece of a title; refused where none is."""
    numbers = _find(store, name)
    rows = (store.ask("SELECT document FROM entries WHERE number = ?", one)[0][0] for one in numbers)
    return tuple(document for row in rows for document in unpack_documents(row, store.path))


def remove(store: Store, name: str) -> tuple[Entry, ...]:
    """Remove what an id, a file or a piece of a title means, and all made of its file; refused where nothing is."""
    gone = []
    for number in _find(store, name):
        with store.writing() as base:
            row = base.execute(f"SELECT {_ENTRY}, sha256 FROM entries WHERE number = ?", (number,)).fetchone()  # noqa: S608 - names of columns
            if row is None:  # another run was quicker
                continue
            gone.append(Entry(*row[:-1]))
            base.execute("DELETE FROM clauses WHERE entry = ?", (number,))
            base.execute("DELETE FROM entries WHERE number = ?", (number,))
            base.execute("DELETE FROM files WHERE sha256 = ?", (row[-1],))
            base.execute("DELETE FROM results WHERE sha256 = ?", (row[-1],))
    store.tidy()
    return tuple(gone)


def _find(store: Store, name: str) -> list[int]:
    piece = name.strip()
    rows = store.ask(
        "SELECT number FROM entries WHERE id = ? OR file = ? OR (? <> '' AND instr(title, ?) > 0) ORDER BY number",
        *(name, name, piece, piece),
    )
    if not rows:
        raise PolicyCompareError(f"语料库里没有“{name}”；请用 corpus list 查看编号、文件和标题")
    return [row[0] for row in rows]
