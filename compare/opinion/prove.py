"""Hold an answer against the texts: what is not quoted verbatim from the clause that it names does not count."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import msgspec

from compare.knowledge.verbs import ACTIONS, ADVERBS
from compare.model import Answer, Candidate, Reading, Relation
from compare.opinion.case import Answers, Case, DirectiveAnswer, Proofs, Question
from compare.opinion.servers import find_object
from compare.settings import FIXED
from compare.text.likeness import pairs
from compare.text.sentences import sentences

Shape = TypeVar("Shape")

_SHORTEST = 4  # characters of a quotation below which it proves nothing
_ADDED = 2  # characters of an addition, such as the name of a place
_REASON = 200  # characters of a reason that are kept


@dataclass(frozen=True, slots=True)
class Refused:
    """An answer that is not used, and why, in Chinese."""

    reason: str


NOT_JSON = Refused("答复不是所要的 JSON")
_NONE = Refused("答复没有谈到这一项")
_STEPWISE = Refused("答复没有逐项回答要点")
_CONTRARY = Refused("答复自相矛盾")
_NOT_FOUND = Refused("摘录的文字在所写条款中找不到")
_NO_WORDS = Refused("答复没有摘录原文")
_UNRELATED = Refused("摘录的文字与要求没有共同的词语")
_COMMON = frozenset(one for one in (*ACTIONS, *ADVERBS) if len(one) == 2)
"""Words that any directive and any clause may share (落实, 全面)."""


@dataclass(frozen=True, slots=True)
class Found:
    """A proven quotation: the clause, and where in its text the words stand."""

    candidate: Candidate
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words, as the clause has them."""
        return self.candidate.clause.text[self.start : self.end]

    @property
    def sentences(self) -> str:
        """The whole sentences that the words stand in: what the finders of changes read."""
        text = self.candidate.clause.text
        start, end, at = self.start, self.end, 0
        for one in sentences(text):
            first = text.find(one, at)
            if first < 0:  # cut apart by mark-up: the words alone must do
                continue
            at = first + len(one)
            if first < self.end and self.start < at:
                start, end = min(start, first), max(end, at)
        return text[start:end].strip()


def readable(said: str, question: Question) -> bool:
    """Whether an answer has the shape that was asked for; what has not may come otherwise in another run."""
    return (_read(said, "proofs", Proofs) if question.again else _read(said, "answers", Answers)) is not None


def prove(said: str, question: Question, model: str, most: int) -> tuple[Reading | Refused, ...]:
    """What an answer proves, for each case of its question, by ``most`` clauses as evidence, those of duties aside."""
    answers = _read(said, "answers", Answers)
    if answers is None:
        return tuple(NOT_JSON for _ in question.cases)
    by_number = {one.directive: one for one in reversed(answers.answers)}
    listed = question.candidates
    return tuple(
        _prove(by_number[number], case, listed, model, most) if number in by_number else _NONE
        for number, case in enumerate(question.cases, 1)
    )


def prove_again(said: str, question: Question) -> Found | Refused | None:
    """What the second question about one case brought: a proof that it is carried, None where the answer is no."""
    proofs = _read(said, "proofs", Proofs)
    if proofs is None:
        return NOT_JSON
    first = next((one for one in proofs.proofs if one.directive == 1), None)
    if first is None:
        return _NONE
    if first.proof == "no":
        return None
    return find_words(question.candidates, first.clause, first.words) or _NOT_FOUND


def _read(said: str, member: str, shape: type[Shape]) -> Shape | None:
    data = find_object(said, member)
    if data is None:
        return None
    try:
        return msgspec.convert(data, shape, strict=False)
    except (msgspec.ValidationError, RecursionError):
        return None


def _prove(said: DirectiveAnswer, case: Case, listed: Sequence[Candidate], model: str, most: int) -> Reading | Refused:
    duties = {one.duty: one for one in reversed(said.duties)}
    numbers = range(1, len(case.directive.duties) + 1)
    if any(number not in duties for number in numbers):
        return _STEPWISE
    relation = Relation(said.relation)
    reason = " ".join(said.reason.split())[:_REASON]
    asked = [duties[number] for number in numbers]
    if relation is Relation.OMIT:
        if said.evidence or any(one.clause for one in asked):
            return _CONTRARY
        answers = tuple(Answer(duty, None, 0.0) for duty in case.directive.duties)
        return Reading(relation, (), answers, (), reason, model)
    quotes = [find_words(listed, one.clause, one.words) for one in asked]
    evidence = [find_words(listed, one.clause, one.words) for one in said.evidence[:most]]
    answered = [one if one and _related(one, case) else None for one in quotes]
    found = [one for one in (*evidence, *answered) if one and _related(one, case)]
    if not found and any((*quotes, *evidence)):
        return _UNRELATED
    if not found:
        told = [*((one.clause, one.words) for one in asked), *((one.clause, one.words) for one in said.evidence)]
        return _NOT_FOUND if any(map(all, told)) else _NO_WORDS
    kept = rank(dict.fromkeys(one.candidate.clause.id for one in found), listed)
    scores = {one.clause.id: one.score for one in kept}
    answers = tuple(
        Answer(duty, one.candidate.clause.id, max(scores[one.candidate.clause.id], FIXED.duty_shown), one.sentences)
        if one
        else Answer(duty, None, 0.0)
        for duty, one in zip(case.directive.duties, answered, strict=True)
    )
    upper = fold(case.directive.clause.text)[0]
    named = [find_words(listed, one.clause, one.words, _ADDED) for one in said.added]
    added = [
        one.words for one in named if one and one.candidate.clause.id in scores and fold(one.words)[0] not in upper
    ]
    return Reading(relation, kept, answers, tuple(dict.fromkeys(added)), reason, model, words=found[0].words)


def _related(found: Found, case: Case) -> bool:
    """Whether the quoted sentences share any word with the directive: 本条供引用：各要点均已落实 proves none.

    Of 1,575 labelled pairs of a directive and a clause that answers it three share none.
    """
    return not (pairs(case.directive.clause.text) - _COMMON).isdisjoint(pairs(found.sentences))


def rank(ids: Iterable[str], listed: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The clauses in the order in which a model named them, the program's scores dealt out anew in that order."""
    by_id = {one.clause.id: one for one in listed}
    named = [by_id[one] for one in ids]
    scores = sorted((one.score for one in named), reverse=True)
    return tuple(replace(one, score=score, kept=True, reason="") for one, score in zip(named, scores, strict=True))


def find_words(
    listed: Sequence[Candidate], number: int | None, words: str | None, least: int = _SHORTEST
) -> Found | None:
    """Words in the clause of a number, or None where they do not stand there or are too few to prove anything."""
    if not number or not words or not 0 < number <= len(listed):
        return None
    candidate = listed[number - 1]
    asked, _ = fold(words)
    text, places = fold(candidate.clause.text)
    at = text.find(asked)
    if len(asked) < least or at < 0:
        return None
    return Found(candidate, places[at], places[at + len(asked) - 1] + 1)


def fold(text: str) -> tuple[str, list[int]]:
    """A text without white space, letters and marks of one width, and where each character stood."""
    kept: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        plain = unicodedata.normalize("NFKC", char)
        if not char.isspace() and plain.strip():
            kept.append(plain if len(plain) == 1 else char)
            places.append(at)
    return "".join(kept), places
