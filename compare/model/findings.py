"""What judging hands on: candidates, changes, findings, and what people or a model decided on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Protocol

from compare.model.documents import Clause, Directive, Duty, Target
from compare.model.enums import Certainty, ChangeKind, Demand, Extent, JudgedBy, Manner, Relation


@dataclass(frozen=True, slots=True)
class Choice:
    """Whether a local document meets an upper one: their similarity of subject, 0 to 1, and why it was taken or not.

    ``doubtful`` marks a pair whose subjects may differ: what it carries is to be checked; ``older``
    one whose local document is dated before the upper one, so that it may be like it and cannot have adopted it;
    ``ground`` is the reason without its figures, for lists of what was not taken.
    """

    local: str
    upper: str
    score: float
    chosen: bool
    reason: str
    doubtful: bool = False
    ground: str = ""
    older: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one duty: the answering clause (None where nobody answers), its score 0 to 1, its words."""

    duty: Duty
    clause: str | None
    score: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A local clause that was weighed for a directive: score 0 to 1, kept or not, shared terms best first, reason."""

    clause: Clause
    score: float
    kept: bool
    shared: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Candidates:
    """All candidates that a directive has in one local document, best first, and the answers to its duties."""

    directive: Directive
    local: str
    weighed: tuple[Candidate, ...]
    answers: tuple[Answer, ...]
    likelihood: float = 0.0  # how likely the directive is answered at all, 0 to 1
    # how much of the directive is carried, 0 to 1: the share of its duties that are answered, less where they are
    # answered in few of their words
    coverage: float = 0.0
    # the most that a sentence of the nearest clauses, kept or not, holds of one duty: in shares from which a duty is
    # answered, so that 1 answers it
    told: float = 0.0

    @property
    def kept(self) -> tuple[Candidate, ...]:
        """The candidates that carry the directive, best first."""
        return tuple(one for one in self.weighed if one.kept)


Operation = Literal["equal", "insert", "delete", "replace"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of wording: ``insert`` stands only in the local text, ``delete`` only in the upper one."""

    operation: Operation
    upper: str
    local: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became different on the way down: the words of both sides, with the sentences that they stand in.

    Words are empty where only the other text has something; ``note`` says what changed, in a Chinese sentence.
    """

    kind: ChangeKind
    upper: str
    local: str
    note: str
    upper_sentence: str = ""
    local_sentence: str = ""
    clause: str = ""
    certainty: Certainty = Certainty.SURE


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The local number that answers a target, as the stage of changes found it: no number answers two of them.

    ``target`` counts the directive's targets from 0; ``change`` lies between the two, None where they ask for the same.
    Where not ``sure``, the number may be meant and a person must look, and ``change`` says nothing.
    """

    target: int
    local: Target
    clause: str
    change: ChangeKind | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """A kept local clause with its evidence: score 0 to 1, shared terms, changes, marked wording."""

    clause: Clause
    score: float
    shared: tuple[str, ...]
    changes: tuple[Change, ...]
    wording: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a language model of the office's own says of a doubtful finding: beside the verdict, never in its place.

    ``words`` stand verbatim in the clause. Without a usable answer there is no relation, and ``note`` says why, in
    Chinese.
    """

    relation: Relation | None
    clause: str
    words: str
    model: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a language model made of a directive in one local document, as far as it is proven (``compare.opinion``)."""

    relation: Relation | None  # as the model sees it; None where it proved nothing
    kept: tuple[Candidate, ...]  # the clauses that it named, best first, each quoted verbatim; empty for ``omit``
    # what became of each duty, in order; the words are whole sentences that the model quoted from
    answers: tuple[Answer, ...]
    added: tuple[str, ...]  # words of these clauses, verbatim, that the model holds for the local side's own
    reason: str
    model: str
    note: str = ""  # why this is not the verdict, in Chinese; empty where it is
    # where a second question led to other words than the first: the clause and the words
    again: tuple[str, str] = ("", "")
    words: str = ""  # what it quoted first, verbatim in the first clause that it named

    @property
    def opinion(self) -> Opinion:
        """The same beside a verdict, where it does not take the place of it."""
        clause, words = (self.kept[0].clause.id, self.words) if self.kept else self.again
        return Opinion(self.relation, clause, words, self.model, self.note)


class Verdict(StrEnum):
    """What a reviewer decides: the program is right, it is wrong, it should say something else, or it is let pass."""

    ACCEPT = "accept"
    REJECT = "reject"
    CHANGE = "change"
    WAIVE = "waive"


class SubjectKind(StrEnum):
    """What a reviewer can decide on: the relation of a finding, a match or change, its manner, a citation."""

    RELATION = "relation"
    MATCH = "match"
    CHANGE = "change"
    MANNER = "manner"
    CITATION = "citation"


class Standing(StrEnum):
    """What a decision is worth in this run: only ``VALID`` ones are applied.

    ``STALE``: the text that it rests on is another one now. ``EXPIRED``: a waiver is over. ``UNKNOWN``: what it is
    about was not found this time.
    """

    VALID = "valid"
    STALE = "stale"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decided; it stands beside the program's own verdict, never in its place."""

    subject: str  # id of what was decided on
    kind: SubjectKind
    verdict: Verdict
    relation: Relation | None  # what the relation should be; for ``change`` only
    reason: str
    name: str
    date: str
    until: str = ""  # last day of a waiver, as ``date``; empty where it has none
    fingerprint: str = ""  # hash of the texts that were decided on
    matter: str = ""  # id of the same thing in any draft: the title of the draft is not in it
    upper: str = ""  # with ``local`` the texts when it was decided; empty where there was none
    local: str = ""
    found: str = ""  # what the program had said, in Chinese


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision and what it is worth in this run."""

    decision: Decision
    standing: Standing

    @property
    def settles(self) -> bool:
        """Whether it says, validly, what the relation of a finding is; a waiver lets the machine's verdict stand."""
        said = self.decision.kind is SubjectKind.RELATION and self.decision.verdict is not Verdict.WAIVE
        return said and self.standing is Standing.VALID


class Aside(StrEnum):
    """Why a verdict counts neither as a gap nor for the coverage: the first of these that holds."""

    SECONDHAND = "secondhand"
    EXPIRED = "expired"
    UPPER_MATTER = "upper_matter"
    OLDER = "older"
    ELSEWHERE = "elsewhere"


class OfKind(Protocol):
    """A change, as far as a verdict asks about it."""

    @property
    def kind(self) -> ChangeKind:
        """What sort of change."""


class Judgement:
    """What follows from a verdict, spelt out once: for a ``Finding`` and for the cell of a survey alike."""

    __slots__ = ()

    relation: Relation  # what the local document does
    # false where only a higher level can carry the directive out, whatever the local document says of it, and where
    # what is left out is about other places only
    applicable: bool
    coverage: float  # share of duties answered, 0 to 1
    confidence: float  # how sure the program is of *addressed or omitted*, 0 to 1
    uncertain: bool  # in the abstain zone
    changes: Sequence[OfKind]  # what became different on the way down
    copied: float  # share of the answer that is copied, 0 to 1
    secondhand: bool  # one of the two documents is a press report, a speech or an explanation, and not the original
    expired: bool  # the directive's own deadline, or the period of its document, ended before the local document's date
    older: bool  # the local document is dated before the upper one: it may be like it and cannot have adopted it
    elsewhere: str  # id of the verdict on another document of the same government that stands for this one; else empty

    @property
    def judged_by(self) -> JudgedBy:
        """Whose verdict counts: the program's, unless more is known."""
        return JudgedBy.PROGRAM

    @property
    def aside(self) -> Aside | None:
        """Why it counts neither as a gap nor for the coverage; None where it counts."""
        reasons = (
            (Aside.SECONDHAND, self.secondhand),
            (Aside.EXPIRED, self.expired),
            (Aside.UPPER_MATTER, not self.applicable),
            (Aside.OLDER, self.older and not self.carried),
            (Aside.ELSEWHERE, bool(self.elsewhere)),
        )
        return next((reason for reason, holds in reasons if holds), None)

    @property
    def counted(self) -> bool:
        """Whether it counts: for coverage, ranking and headline."""
        return self.aside is None

    @property
    def carried(self) -> bool:
        """Adopted or extended; in words only likeness, where ``older``."""
        return self.relation is not Relation.OMIT

    @property
    def weakened(self) -> bool:
        """Carried, and something in it asks for less than the directive."""
        return self.carried and any(one.kind.weaker for one in self.changes)

    @property
    def strength(self) -> tuple[bool, bool, bool, float, bool, float]:
        """By what a verdict outdoes another one of the same government on the same directive.

        One that counts outdoes one that stands aside; then a document outdoes a story about one, and who does more who
        does less. Of omissions the least sure one stands.
        """
        sure = self.confidence if self.carried else -self.confidence
        return self.counted, not self.secondhand, self.carried, self.coverage, not self.weakened, sure

    @property
    def gap(self) -> bool:
        """Left out for certain, and the local level's job, still to be done, not said by another document at hand."""
        return not self.carried and self.counted and not self.uncertain

    @property
    def doubted(self) -> bool:
        """Taken for a gap, and not for certain: 初判未承接."""
        return not self.carried and self.counted and self.uncertain

    @property
    def upper_matter(self) -> bool:
        """Left out because only a higher level can carry it out: 上级事项, no gap."""
        return not self.carried and self.aside is Aside.UPPER_MATTER

    @property
    def takes_part(self) -> bool:
        """Answered, though only a higher level can carry it out: the local side takes part, 参与上级事项."""
        return self.carried and self.aside is Aside.UPPER_MATTER

    @property
    def partial(self) -> bool:
        """Carried, but with duties left unanswered: printed 部分."""
        return self.carried and self.coverage < 1

    @property
    def extent(self) -> Extent:
        """How far the directive is carried; of what does not count, why."""
        if self.aside is Aside.UPPER_MATTER:
            return Extent.TAKES_PART if self.carried else Extent.ABOVE
        if self.aside:
            return Extent(self.aside.value)
        if self.uncertain:
            return Extent.OPEN
        if not self.carried:
            return Extent.NONE
        if self.older:
            return Extent.LIKE
        return Extent.PARTIAL if self.partial else Extent.WHOLE


@dataclass(frozen=True, slots=True)
class Finding(Judgement):
    """The verdict on one directive in one local document; what is not told here, is in ``Judgement``."""

    id: str
    directive: Directive
    local: str
    relation: Relation
    applicable: bool
    coverage: float
    confidence: float
    uncertain: bool
    reason: str  # which evidence decided, in Chinese, one or two sentences
    answers: tuple[Answer, ...]
    matches: tuple[Match, ...]  # kept matches, best first; empty for ``omit``
    rejected: Candidate | None  # the best candidate that was not kept, with the reason, or None
    changes: tuple[Change, ...]  # all changes of all matches, without repeats
    copied: float = 0.0
    manner: Manner | None = None  # what follows from ``copied``; None for ``omit`` and where ``older``
    opinion: Opinion | None = None
    # what reviewers decided on it, its matches and changes; nothing else here is changed by them
    rulings: tuple[Ruling, ...] = ()
    # why it is uncertain, in a few words of Chinese; empty where the local document says it, or nothing does
    doubt: str = ""
    above: str = ""  # why only a higher level can carry it out, a sentence of Chinese; empty where the document can
    secondhand: bool = False
    expired: bool = False
    older: bool = False
    elsewhere: str = ""
    # the last day of the directive or of its document's period as 2020-12-31, where that is over; else empty. It is
    # also said where ``expired`` is not, because what is over was to be kept.
    ended: str = ""
    # the local numbers that answer its targets, or may, in the order of the targets
    counterparts: tuple[Counterpart, ...] = ()
    machine: JudgedBy = JudgedBy.PROGRAM  # which machine the verdict is of, ``PROGRAM`` or ``MODEL``
    program: Relation | None = None  # what the program says of itself where the verdict is a model's; else None

    @property
    def alike(self) -> bool:
        """Whether it is like the directive and older: that is likeness, and no relation."""
        return self.older and self.carried

    @property
    def judged_by(self) -> JudgedBy:
        """Whose verdict counts: a person's where one accepted, changed or rejected the relation, else the machine's."""
        return JudgedBy.PERSON if any(one.settles for one in self.rulings) else self.machine

    @property
    def demand(self) -> Demand | None:
        """What the local text asks, from its changes; None where it carries nothing, as an older one does."""
        if not self.carried or self.older:
            return None
        if self.weakened:
            return Demand.WEAKER
        if any(one.kind.stricter for one in self.changes):
            return Demand.STRICTER
        unlike = any(one.kind is ChangeKind.QUANTITY_NOT_COMPARABLE for one in self.changes)
        return Demand.NOT_COMPARABLE if unlike or self._lacks_number() else Demand.SAME

    def _lacks_number(self) -> bool:
        """Whether a number that the directive asks for stands in a part that nothing answers."""
        lost = [one.upper for one in self.changes if one.kind is ChangeKind.DUTY_DROPPED]
        lost += [one.duty.text for one in self.answers if one.clause is None]
        return any(aim.stands_in(part) for aim in self.directive.aims for part in lost)
