"""Keys of the store: a row is found again exactly where nothing that it was made of has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from compare.model import Document, Level
from compare.pipeline import find_version
from compare.settings import Settings
from compare.survey.serialize import digest, pack

# What writes results down changes none of them; the words of ``report`` are stored in reasons, so it is none of these.
_WRITERS = ("review", "opinion", "survey", "templates", "locale", "corpus")


def file_key(sha256: str, file: str, level: Level | None) -> str:
    """Of what is read of a file: its bytes, its name (which may tell the level), the level that the user gave."""
    return digest(find_build(), sha256, file, level)


def against_key(uppers: Sequence[Document], settings: Settings) -> str:
    """Of the upper side: what was read of it, and the settings."""
    return digest(find_build(), pack(tuple(uppers)), astuple(settings))


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
    for name in ("model.py", "examine.py", "condense.py", "sketch.py", "serialize.py", "work.py"):
        made.update((own / name).read_bytes())
    return made.hexdigest()


def find_code(folder: Traversable, name: str = "", *, leave_out: Sequence[str] = ()) -> Iterator[tuple[str, bytes]]:
    """The modules in a folder and in every folder below it, in the order of their names.

    Args:
        folder: The folder.
        name: Its own name below the package, with a slash at the end; empty for the package.
        leave_out: Folders directly in it that are passed over.

    Yields:
        The name of each module below the package, and its bytes.
    """
    for one in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if one.is_dir() and one.name not in leave_out:
            yield from find_code(one, f"{name}{one.name}/")
        elif one.name.endswith(".py"):
            yield name + one.name, one.read_bytes()
