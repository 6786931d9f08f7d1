"""Keys of the store: a row is found again exactly where nothing that it was made of has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import astuple
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from compare.model import Document, Level
from compare.pipeline import find_version
from compare.settings import Settings
from compare.survey.serialize import digest, pack

# What writes results down changes none of them.
_WRITERS = ("report", "review", "opinion", "survey", "templates", "locale", "corpus")


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
    for folder in (package, *(one for one in _sorted(package) if one.is_dir() and one.name not in _WRITERS)):
        for one in _sorted(folder):
            if one.name.endswith(".py"):
                made.update(f"{folder.name}/{one.name}\n".encode())
                made.update(one.read_bytes())
    own = package / "survey"
    for name in ("model.py", "examine.py", "condense.py", "sketch.py", "serialize.py", "work.py"):
        made.update((own / name).read_bytes())
    return made.hexdigest()


def _sorted(folder: Traversable) -> list[Traversable]:
    return sorted(folder.iterdir(), key=lambda one: one.name)
