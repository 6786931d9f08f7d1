"""Put a model's proven verdict in the place of the program's; where nothing is proven, its voice stands beside it.

What changed on the way down stays the work of the rules (``trace``), on the clauses and sentences that the model named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from compare.matching.additions import Above
from compare.matching.judge import judge
from compare.model import (
    Candidate,
    Candidates,
    Directive,
    Document,
    Finding,
    JudgedBy,
    Judging,
    Opinion,
    Reading,
    Relation,
)
from compare.reading.audit import seen_in_part
from compare.settings import DEFAULT, FIXED, Settings

_MOST = 3  # additions and unanswered duties named in a reason
_LONGEST = 24  # characters of each
AGAINST = "程序的判定与模型相反"
UNSURE = "模型的缺失判定没有得到印证"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A pair of documents that are compared, with the directives of the upper one."""

    directives: tuple[Directive, ...]
    upper: Document
    local: Document


@dataclass(frozen=True, slots=True)
class Readings:
    """What a model made of the directives of a run, by ids of directive and local document, and how it took part.

    ``open`` counts the questions that brought no answer and may bring one another time.
    """

    by_id: Mapping[tuple[str, str], Reading] = field(default_factory=dict)
    judging: Judging | None = None
    open: int = 0


NOBODY = Readings()
"""No model was asked."""


class Reads(Protocol):
    """A model that judges."""

    def read(self, meetings: Sequence[Meeting]) -> Readings:
        """What it makes of the directives of all pairs."""


def overrule(
    finding: Finding,
    candidates: Candidates,
    reading: Reading | None,
    local: Document,
    settings: Settings = DEFAULT,
    *,
    above: Above | None = None,
    wording: bool = True,
) -> Finding:
    """The finding after a model was heard.

    Args:
        finding: The program's, as ``judge`` gave it.
        candidates: What it was made of.
        reading: What the model proved; None where it was not asked.
        local: The local document.
        settings: Thresholds.
        above: What the upper document says anywhere, as for ``judge``.
        wording: Mark the wording of each match.
    """
    if reading is None:
        return finding
    if reading.note or reading.relation is None:
        return _beside(finding, reading, settings)
    heard = _hear(candidates, reading)
    judged = judge(heard, local, settings, above=above, wording=wording)
    # What the model holds for added and cannot quote is left to the rules, on the clauses that it named.
    ruled = reading.relation is Relation.EXTEND and not reading.added
    relation = judged.relation if ruled else reading.relation
    agree = (finding.relation is Relation.OMIT) == (relation is Relation.OMIT)
    sure = weigh_voices(finding.confidence, agree, FIXED.judge_right)
    doubtful = sure < FIXED.judge_doubt
    blind = relation is Relation.OMIT and seen_in_part(local)
    doubt = AGAINST if doubtful else ""
    return replace(
        judged,
        relation=relation,
        coverage=_cover(reading),
        confidence=min(sure, settings.blind) if blind or doubtful else sure,
        uncertain=doubtful or blind,
        reason=_reason(reading, judged, relation, local) + (f"但{AGAINST}，待核。" if doubtful else ""),
        doubt=doubt,
        machine=JudgedBy.MODEL,
        program=finding.relation,
    )


def _beside(finding: Finding, reading: Reading, settings: Settings) -> Finding:
    """The program's finding with the model's voice beside it; doubtful where a voice of weight speaks against it."""
    clause, words = reading.again
    opinion = Opinion(reading.relation, clause, words, reading.model, reading.note)
    if reading.relation is None or (reading.relation is finding.relation and not words):
        return replace(finding, opinion=opinion)
    said = f"模型起初答缺失；{reading.note}{f'：“{words}”' if words else ''}。两种意见并列，待核。"
    return replace(
        finding,
        opinion=opinion,
        uncertain=True,
        confidence=min(finding.confidence, settings.blind),
        reason=finding.reason + said,
        doubt=finding.doubt or UNSURE,
    )


def _hear(candidates: Candidates, reading: Reading) -> Candidates:
    """The candidates as the model sees them: what it named is kept, in its order; nothing else is."""
    named = {one.clause.id for one in reading.kept}
    shared = {one.clause.id: one.shared for one in candidates.weighed}
    kept = tuple(replace(one, shared=shared.get(one.clause.id) or one.shared) for one in reading.kept)
    others = tuple(_leave(one) for one in candidates.weighed if one.clause.id not in named)
    return replace(candidates, weighed=(*kept, *others), answers=reading.answers)


def _leave(candidate: Candidate) -> Candidate:
    """A candidate that the model did not name."""
    return replace(candidate, kept=False, reason="模型没有举它为证") if candidate.kept else candidate


def weigh_voices(confidence: float, agree: bool, right: float) -> float:
    """How likely a model's verdict is right, given the program's own, as if neither knew of the other.

    Args:
        confidence: How sure the program is of its verdict, 0 to 1.
        agree: Whether both say the same.
        right: How often the model is.
    """
    share = min(max(confidence, 1e-6), 1 - 1e-6)
    odds = right / (1 - right) * (share / (1 - share) if agree else (1 - share) / share)
    return odds / (1 + odds)


def _cover(reading: Reading) -> float:
    """Share of the duties that are answered; half a duty where something answers, and no duty as a whole."""
    if reading.relation is Relation.OMIT or not reading.answers:
        return 0.0
    answered = sum(one.clause is not None for one in reading.answers)
    return max(answered, FIXED.half_duty) / len(reading.answers)


def _reason(reading: Reading, judged: Finding, relation: Relation, local: Document) -> str:
    """Which evidence decided, in Chinese, and what the model says in its own words."""
    own = f"模型的理由：{reading.reason.rstrip('。')}。" if reading.reason else ""
    if relation is Relation.OMIT:
        seen = judged.reason.split("。", 1)[0] if seen_in_part(local) else "未提及：逐项核对，未见承接条款"
        return f"{seen}。{own}"
    named = "、".join(f"“{_brief(one)}”" for one in reading.added[:_MOST])
    added = f"本级增加{named}。" if named else "本级未增加自己的实质内容。" if relation is Relation.ADOPT else ""
    missing = [_brief(one.duty.text) for one in reading.answers if one.clause is None]
    more = "等" if len(missing) > _MOST else ""
    gaps = f"未见对应要点：{'；'.join(missing[:_MOST])}{more}。" if missing else ""
    return f"由 {len(reading.kept)} 处条款承接，各有原文为证。{added}{gaps}{own}"


def _brief(text: str) -> str:
    """A text, cut to a few characters."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
