"""The shape of an answer, once: it checks what came, and it is the JSON schema that servers are given."""

from __future__ import annotations

from typing import Any, Literal

import msgspec


class Quote(msgspec.Struct, frozen=True):
    """Words of a clause by its number; 0 for none."""

    clause: int | None = 0
    words: str | None = ""


class DutyAnswer(msgspec.Struct, frozen=True):
    """What answers a duty by its number."""

    duty: int
    clause: int | None = 0
    words: str | None = ""


class DirectiveAnswer(msgspec.Struct, frozen=True):
    """What is said of a directive by its number."""

    directive: int
    relation: Literal["adopt", "extend", "omit"]
    reason: str = ""
    duties: tuple[DutyAnswer, ...] = ()
    evidence: tuple[Quote, ...] = ()
    added: tuple[Quote, ...] = ()


class Answers(msgspec.Struct, frozen=True):
    """The answer to a first question."""

    answers: tuple[DirectiveAnswer, ...]


class Proof(msgspec.Struct, frozen=True):
    """The best proof that a directive is carried, or ``no``."""

    directive: int
    proof: Literal["yes", "no"]
    clause: int | None = 0
    words: str | None = ""


class Proofs(msgspec.Struct, frozen=True):
    """The answer to a second question."""

    proofs: tuple[Proof, ...]


# A model that thinks as it writes should come to its verdict last.
_ORDER = ("directive", "reason", "duties", "evidence", "added", "relation")


def _flatten(schema: Any, parts: dict[str, Any]) -> Any:
    """A schema without references, every member required and no other allowed: what all servers understand."""
    if isinstance(schema, list):
        return [_flatten(one, parts) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _flatten(parts[schema["$ref"].rpartition("/")[2]], parts)
    if "anyOf" in schema:  # a member that may be left out when it comes is not to be left out when it is asked for
        return _flatten(next(one for one in schema["anyOf"] if one.get("type") != "null"), parts)
    kept = {key: _flatten(one, parts) for key, one in schema.items() if key not in ("title", "description", "default")}
    if "properties" in kept:
        names = sorted(kept["properties"], key=lambda one: _ORDER.index(one) if one in _ORDER else 0)
        kept["properties"] = {name: kept["properties"][name] for name in names}
        kept |= {"required": names, "additionalProperties": False}
    return kept


def _schema(shape: type[msgspec.Struct]) -> dict[str, Any]:
    (top,), parts = msgspec.json.schema_components([shape])
    flat: dict[str, Any] = _flatten(top, parts)
    return flat


ANSWERS = _schema(Answers)
PROOFS = _schema(Proofs)
