"""Values to bytes and back, for the store and between processes: MessagePack by msgspec, which checks what it decodes.

Never pickle: a store may come from somebody else.

Keys of the store: a row is found again exactly where nothing that it was made of has changed.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import msgspec

from compare.errors import PolicyCompareError
from compare.model import Audit, Clause, Document, Heading, Identity, Level, Place
from compare.pipeline import find_version
from compare.settings import Settings

# --- serialize --------------------------------------------------------------------------------------------------------

Value = TypeVar("Value")

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


def unpack(data: bytes, kind: type[Value]) -> Value:
    """What ``pack`` made, checked to be of a type.

    Raises:
        PolicyCompareError: The bytes are damaged, or of something else.
    """
    asked: Any = kind
    try:
        value: Value = _decoder(asked).decode(zlib.decompress(data))
        return value
    except (zlib.error, msgspec.MsgspecError) as problem:
        raise PolicyCompareError(f"存储中的内容无法解读（{problem}）；请删除该存储文件后重新运行") from problem


def unpack_documents(data: bytes) -> tuple[Document, ...]:
    """The documents that ``pack`` made bytes of.

    Raises:
        PolicyCompareError: As for ``unpack``.
    """
    return tuple(map(_whole, unpack(data, tuple[_Flat, ...])))


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
    return Document(
        flat.id,
        flat.identity,
        flat.file,
        flat.place,
        flat.collection,
        tuple(parts),
        flat.audit,
        flat.warnings,
        flat.sha256,
    )


# --- keys -------------------------------------------------------------------------------------------------------------

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
    for name in ("model.py", "plans.py", "keys.py", "workers.py"):
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
