"""What a model is asked, directives with numbered duties and clauses, and the shape of its answer.

The texts travel as one JSON object, so that nothing in them can pass for a part of the question.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from compare.knowledge.page import TRADITIONAL
from compare.knowledge.questions import AGAIN, INSTRUCTIONS, LOOKALIKES, TASK, WITHIN
from compare.model import Candidate, Clause, Directive, Force
from compare.reading.traditional import simplify
from compare.text.sentences import unlabel


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


_INSTRUCTION = re.compile("|".join(INSTRUCTIONS), re.IGNORECASE)
_WITHIN, _LATIN = re.compile(WITHIN), str.maketrans(*LOOKALIKES)
_NUMBER = re.compile(r"\d|百分之|倍以上|年底前|个?工作日")
_CITED = re.compile(r"[〔\[（(]\d{4}[〕\]）)]\s*\d+\s*号")

# How much is asked at once: it decides what a question costs, not what is answered.
_TOGETHER = 4  # directives in one question at most …
_DUTIES = 16  # … and duties …
_LONGEST = 9000  # … and characters of clauses …
_NEW = 0.5  # … where a directive adds no more than this share of its own clauses' characters
_TOKENS = 2000  # room for an answer, thoughts included …
_EACH = 160  # … and for each duty


@dataclass(frozen=True, slots=True)
class Case:
    """One directive, and what it may be answered by in one local document."""

    directive: Directive
    local: str  # id of the local document
    candidates: tuple[Candidate, ...]  # the clauses that are sent, best first
    withheld: int = 0  # how many are not sent because they speak to the reader; what stands in them nobody judged

    @property
    def id(self) -> tuple[str, str]:
        """What tells the case from all others of a run."""
        return self.directive.id, self.local


@dataclass(frozen=True, slots=True)
class Question:
    """What is sent at once."""

    cases: tuple[Case, ...]  # the directives, numbered from 1, of one upper and one local document
    # whether it is the second question, asked the other way round and with the clauses in the other order
    again: bool = False

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The clauses of all cases, each once, numbered from 1."""
        found: dict[str, Candidate] = {}
        for one in (one for case in self.cases for one in case.candidates):
            found.setdefault(one.clause.id, one)
        return tuple(reversed(found.values())) if self.again else tuple(found.values())

    def messages(self) -> list[dict[str, str]]:
        """The chat that puts the question."""
        data = {
            "directives": [_directive(number, one.directive, self.again) for number, one in enumerate(self.cases, 1)],
            "clauses": [_clause(number, one.clause) for number, one in enumerate(self.candidates, 1)],
        }
        asked = json.dumps(data, ensure_ascii=False, indent=1)
        return [{"role": "system", "content": AGAIN if self.again else TASK}, {"role": "user", "content": asked}]

    @property
    def schema(self) -> dict[str, Any]:
        """Of the answer."""
        return PROOFS if self.again else ANSWERS

    @property
    def tokens(self) -> int:
        """Room for the answer."""
        return _TOKENS + _EACH * sum(len(one.directive.duties) for one in self.cases)

    def key(self, model: str, digest: str) -> str:
        """A hash of everything that the answer depends on."""
        parts = json.dumps([model, digest, self.messages(), self.schema], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(parts.encode("utf-8", "replace")).hexdigest()


def _directive(number: int, directive: Directive, again: bool) -> dict[str, Any]:
    duties = [{"number": at, "text": one.text} for at, one in enumerate(directive.duties, 1)]
    return _clause(number, directive.clause) | ({} if again else {"duties": duties})


def _clause(number: int, clause: Clause) -> dict[str, Any]:
    return {"number": number, "headings": list(clause.headings), "text": clause.text}


def gather(cases: Iterable[Case]) -> Iterator[Question]:
    """Questions of one case, or of neighbouring ones of one pair of documents whose clauses are mostly the same."""
    group: list[Case] = []
    for case in cases:
        if group and not _fits(group, case):
            yield Question(tuple(group))
            group = []
        group.append(case)
    if group:
        yield Question(tuple(group))


def _fits(group: Sequence[Case], case: Case) -> bool:
    """Whether a case may be asked together with others."""
    duties = sum(len(one.directive.duties) for one in (*group, case))
    listed = {one.clause.id: len(one.clause.text) for other in group for one in other.candidates}
    own = {one.clause.id: len(one.clause.text) for one in case.candidates}
    new = sum(length for id_, length in own.items() if id_ not in listed)
    few = len(group) < _TOGETHER and duties <= _DUTIES
    return few and sum(listed.values()) + new <= _LONGEST and new <= _NEW * sum(own.values())


def instructs(clause: Clause) -> bool:
    """Whether a clause or one of its headings speaks to the model that reads it."""
    plain = [_plain(text) for text in (clause.text, *clause.headings)]
    return any(_INSTRUCTION.search(one) or _INSTRUCTION.search(_WITHIN.sub("", one)) for one in plain)


def _plain(text: str) -> str:
    """A text without white space and invisible characters, in simplified characters and plain letters."""
    simple = text if TRADITIONAL.isdisjoint(text) else simplify(text)
    folded = unicodedata.normalize("NFKC", simple).lower().translate(_LATIN)
    return "".join(one for one in folded if not one.isspace() and unicodedata.category(one) != "Cf")


def weighty(directive: Directive) -> bool:
    """Whether a directive binds strictly (必须) or names a number or a time: its omission is asked about twice."""
    text = _CITED.sub("", unlabel(directive.clause.text))
    return directive.force is Force.MUST or bool(directive.aims) or bool(_NUMBER.search(text))
