"""Values to bytes and back, for the store and between processes: MessagePack by msgspec, which checks what it decodes.

Never pickle: a store may come from somebody else.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from compare.errors import PolicyCompareError
from compare.model import Audit, Clause, Document, Heading, Identity, Place

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
