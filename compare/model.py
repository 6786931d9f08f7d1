"""The nouns: immutable values that the stages hand to each other.

Every stage is a plain function from these values to new ones (see ``pipeline``). Tuples inside, so that a value can be
hashed, shared and never changed behind somebody's back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal


class Level(StrEnum):
    """Administrative level of the body that issued a document."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    COUNTY = "county"

    @property
    def rank(self) -> int:
        """0 for the nation, growing downwards; a document is *upper* to every document of a larger rank."""
        return tuple(Level).index(self)


class Role(StrEnum):
    """What a clause does in its document; only ``MEASURE`` and ``TARGET`` are directives or evidence."""

    MEASURE = "measure"
    TARGET = "target"
    BACKGROUND = "background"
    IDEOLOGY = "ideology"
    PRINCIPLE = "principle"
    FORMALITY = "formality"


class Force(StrEnum):
    """How binding the strongest verb of a directive is."""

    MUST = "must"
    SHALL = "shall"
    SHOULD = "should"
    MAY = "may"


class Relation(StrEnum):
    """What the local document does with a directive; every directive has exactly one."""

    ADOPT = "adopt"
    EXTEND = "extend"
    OMIT = "omit"


class JudgedBy(StrEnum):
    """Whose verdict a finding has; printed 程序判定, 模型判定, 人工决定."""

    PROGRAM = "program"
    MODEL = "model"
    PERSON = "person"


class Manner(StrEnum):
    """How a directive is passed on, by the share of the answering words that are copied; printed 照抄, 改写, 细化."""

    COPY = "copy"
    REWORD = "reword"
    DETAIL = "detail"


class ChangeKind(StrEnum):
    """What can change between an upper text and the local text that answers it."""

    FORCE_WEAKENED = "force_weakened"
    FORCE_STRENGTHENED = "force_strengthened"
    QUANTITY_RAISED = "quantity_raised"
    QUANTITY_LOWERED = "quantity_lowered"
    QUANTITY_DROPPED = "quantity_dropped"
    QUANTITY_NOT_COMPARABLE = "quantity_not_comparable"
    DEADLINE_EARLIER = "deadline_earlier"
    DEADLINE_LATER = "deadline_later"
    DEADLINE_DROPPED = "deadline_dropped"
    DEADLINE_ADDED = "deadline_added"
    ACTOR_NAMED = "actor_named"
    ACTOR_MISSING = "actor_missing"
    ACTOR_CHANGED = "actor_changed"
    ACTOR_MAPPED = "actor_mapped"
    DUTY_DROPPED = "duty_dropped"
    SCOPE_NARROWED = "scope_narrowed"
    SCOPE_WIDENED = "scope_widened"
    PROHIBITION_LOST = "prohibition_lost"
    PROHIBITION_ADDED = "prohibition_added"
    EXCEPTION_LOST = "exception_lost"
    EXCEPTION_ADDED = "exception_added"

    @property
    def weaker(self) -> bool:
        """Whether the local text asks for less than the upper one."""
        return self in _WEAKER

    @property
    def stricter(self) -> bool:
        """Whether the local text asks for more."""
        return self in _STRICTER


_WEAKER = frozenset(
    {
        ChangeKind.FORCE_WEAKENED,
        ChangeKind.QUANTITY_LOWERED,
        ChangeKind.QUANTITY_DROPPED,
        ChangeKind.DEADLINE_LATER,
        ChangeKind.DEADLINE_DROPPED,
        ChangeKind.SCOPE_NARROWED,
        ChangeKind.PROHIBITION_LOST,
        ChangeKind.EXCEPTION_ADDED,
    }
)


_STRICTER = frozenset(
    {
        ChangeKind.FORCE_STRENGTHENED,
        ChangeKind.QUANTITY_RAISED,
        ChangeKind.DEADLINE_EARLIER,
        ChangeKind.DEADLINE_ADDED,
        ChangeKind.SCOPE_WIDENED,
        ChangeKind.PROHIBITION_ADDED,
        ChangeKind.EXCEPTION_LOST,
    }
)


class Certainty(StrEnum):
    """How sure the program is of a change; ``compare.changes`` says in each finder what gives which grade."""

    SURE = "sure"
    LIKELY = "likely"
    WEAK = "weak"

    def reaches(self, least: Certainty) -> bool:
        """Whether this is as sure as another grade, or surer."""
        grades = tuple(Certainty)
        return grades.index(self) <= grades.index(least)

    def at_most(self, other: Certainty) -> Certainty:
        """The less sure of two grades."""
        return other if self.reaches(other) else self

    def lowered(self, doubts: int) -> Certainty:
        """The grade that is left where so many things speak against the change."""
        grades = tuple(Certainty)
        return grades[min(grades.index(self) + doubts, len(grades) - 1)]

    @property
    def confidence(self) -> float:
        """The number that stands for the grade in ``changes[].confidence``: one for each, and no probability."""
        return {Certainty.SURE: 0.9, Certainty.LIKELY: 0.7, Certainty.WEAK: 0.4}[self]


class Demand(StrEnum):
    """What a local text that carries a directive asks, against the upper one; less in any point counts as less."""

    STRICTER = "stricter"
    SAME = "same"
    WEAKER = "weaker"


class Extent(StrEnum):
    """How far a directive is carried: the first axis of every total. Each finding has exactly one.

    ``OPEN`` where the program cannot tell; ``LIKE`` where an older local text is like it and cannot have adopted it.
    From ``ABOVE`` on it counts nowhere and is listed apart (``Aside``); ``TAKES_PART`` as in ``Judgement``.
    """

    WHOLE = "whole"
    PARTIAL = "part"
    NONE = "none"
    OPEN = "open"
    LIKE = "like"
    ABOVE = "above"
    TAKES_PART = "takes_part"
    EXPIRED = "expired"
    ELSEWHERE = "elsewhere"
    SECONDHAND = "secondhand"


class ChainKind(StrEnum):
    """What becomes of a directive on its way down (``summary.chains``); ``CARRIED_BY_CITY`` of provincial ones only."""

    CARRIED = "carried_by_both"
    CARRIED_BY_CITY = "carried_by_city"
    WEAKENED_AT_PROVINCE = "weakened_at_province"
    WEAKENED_AT_CITY = "weakened_at_city"
    LOST_AT_PROVINCE = "lost_at_province"
    LOST_AT_CITY = "lost_at_city"
    SKIPPED_BY_PROVINCE = "skipped_by_province"
    UPPER_MATTER = "upper_matter"


class CitationKind(StrEnum):
    """How a document that another one names stands to the documents at hand."""

    AT_HAND = "at_hand"
    NOT_GIVEN = "not_given"
    REPLACED = "replaced"
    NEVER_CITED = "never_cited"


class DocumentKind(StrEnum):
    """What a document is, told by its title and by its text (``compare.reading.kind``).

    ``RULE`` is every regulation, rule and measure below a law; ``OPINION`` opinions, notices and packages of measures.
    """

    LAW = "law"
    RULE = "rule"
    PLAN = "plan"
    OPINION = "opinion"
    WORK_REPORT = "work_report"
    REPLY = "reply"
    PRESS_REPORT = "press_report"
    SPEECH = "speech"
    INTERPRETATION = "interpretation"
    CATALOGUE = "catalogue"
    OTHER = "other"

    @property
    def secondhand(self) -> bool:
        """Whether it only tells of a document: what it does not mention may well stand in the original."""
        return self in _SECONDHAND


_SECONDHAND = frozenset({DocumentKind.PRESS_REPORT, DocumentKind.SPEECH, DocumentKind.INTERPRETATION})


class Kind(StrEnum):
    """The bucket that a paragraph's characters end in; the audit adds them up."""

    CLAUSE = "clause"
    HEADING = "heading"
    TABLE = "table"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"
    UNREAD = "unread"


# ---------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the file has it.

    Attributes:
        number: 1-based, counted through the whole file.
        text: Without its line end; the cells of a table row are parted by tabs.
        page: Where the format knows one, 1-based.
        furniture: True where the format itself tells that the line belongs to the page (running heads by position).
        heading: Where the format itself tells that the line is a heading (styles of Word): 0 for the title of the
            document, 1 for the outermost level; None for what is none or is not told.
    """

    number: int
    text: str
    page: int | None = None
    furniture: bool = False
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read.

    Attributes:
        file: Its name as the user gave it.
        sha256: Of its bytes.
        format: ``text``, ``docx`` …: the row of ``formats`` that read it.
        lines: In reading order.
        flowing: True where every line is a whole paragraph, so that nothing needs to be joined.
        warnings: What a reader should know of how the file was read, in Chinese.
        confidence: Share of the characters that are believed to be right, 0 to 1; below 1 for scans only.
    """

    file: str
    sha256: str
    format: str
    lines: tuple[Line, ...]
    flowing: bool = False
    warnings: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: file, page (None for formats without pages), first and last 1-based line."""

    file: str
    page: int | None
    lines: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines joined to what the author wrote as one paragraph, with the bucket that it belongs to so far.

    ``raw`` counts the characters of the file that went into it, white space and invisible ones left out; ``heading`` as
    in ``Line``.
    """

    text: str
    place: Place
    kind: Kind = Kind.CLAUSE
    raw: int = 0
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document says of itself, and of which kind it is. Unknown parts are None or empty, never guessed."""

    title: str
    level: Level | None = None
    region: str = ""
    issuers: tuple[str, ...] = ()
    number: str = ""
    date: str = ""
    excerpt: bool = False
    truncated: bool = False
    kind: DocumentKind = DocumentKind.OTHER


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the tree: ``depth`` 0 for the outermost, ``label`` such as 第一章 or （一）, ``text`` the rest."""

    label: str
    text: str
    depth: int
    place: Place

    @property
    def words(self) -> str:
        """Label and text as a line: 第一章 总则, （一）主要目标, 一、总体要求."""
        parted = self.label and self.text and self.label[-1] not in "、．.）)"
        return f"{self.label} {self.text}" if parted else self.label + self.text


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered or paragraph-sized piece of a document.

    Attributes:
        id: Stable: the same text at the same heading path keeps its id when other parts of the file change.
        document: Id of the document.
        headings: The headings above, outermost first, each with its label.
        label: The clause's own number as printed (``（一）``, ``第三条``, ``——``), or empty.
        text: The cleaned text of the whole unit, label included.
        place: Where it stands.
        order: Position among the clauses of the document, from 0.
        kind: ``CLAUSE``, ``TABLE`` or ``FOOTNOTE``.
        role: What it does; ``classify`` decides it.
    """

    id: str
    document: str
    headings: tuple[str, ...]
    label: str
    text: str
    place: Place
    order: int
    kind: Kind = Kind.CLAUSE
    role: Role = Role.MEASURE


@dataclass(frozen=True, slots=True)
class Audit:
    """Where the characters of a document went; the buckets add up to ``characters`` (white space not counted).

    ``quality`` is the share of them that was read and is believed to be right, 0 to 1.
    """

    characters: int = 0
    clause: int = 0
    heading: int = 0
    table: int = 0
    footnote: int = 0
    furniture: int = 0
    unread: int = 0
    quality: float = 1.0


@dataclass(frozen=True, slots=True)
class Document:
    """One document out of a file.

    Attributes:
        collection: Headings of the compilation, gazette or page that the document stands in, outermost first.
        parts: Headings and clauses in reading order: the tree, written flat.
        warnings: One sentence each, in Chinese, for the reader of the report.
        sha256: Hash of the bytes of its file.
    """

    id: str
    identity: Identity
    file: str
    place: Place
    collection: tuple[str, ...]
    parts: tuple[Heading | Clause, ...]
    audit: Audit
    warnings: tuple[str, ...] = ()
    sha256: str = ""

    _clauses: tuple[Clause, ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        """Tell the clauses from the headings once: every stage asks for them, some for every directive."""
        object.__setattr__(self, "_clauses", tuple(part for part in self.parts if isinstance(part, Clause)))

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses in reading order, without the headings."""
        return self._clauses


# ---------------------------------------------------------------- judging


BASE = "基期"
"""The comparator of a value that a target starts from: a column of a year before the document."""


@dataclass(frozen=True, slots=True)
class Target:
    """A quantified aim: ``subject`` (what is counted), ``comparator`` (≥, 约 …), ``value`` and ``unit`` as printed."""

    subject: str
    comparator: str
    value: str
    unit: str
    year: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """One concrete part of a directive that could be done or left undone by itself."""

    text: str


@dataclass(frozen=True, slots=True)
class Directive:
    """An upper clause that tells somebody to do something.

    ``actors`` are the bodies named as responsible, ``addressees`` whose job it is, as kinds (``matching.whose``).
    """

    clause: Clause
    force: Force
    duties: tuple[Duty, ...]
    targets: tuple[Target, ...] = ()
    actors: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of its clause."""
        return self.clause.id

    @property
    def aims(self) -> tuple[Target, ...]:
        """The targets without the values that they start from."""
        return tuple(one for one in self.targets if one.comparator != BASE)


@dataclass(frozen=True, slots=True)
class Choice:
    """Whether a local document meets an upper one: their similarity of subject, 0 to 1, and why it was taken or not.

    ``doubtful`` marks a pair that was taken although its subjects hardly agree, because there is no other; ``older``
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
    """All candidates that a directive has in one local document, best first, and the answers to its duties.

    Attributes:
        likelihood: How likely the directive is answered at all, 0 to 1.
        coverage: How much of the directive is carried, 0 to 1: the share of its duties that are answered, less where
            they are answered in few of their words.
    """

    directive: Directive
    local: str
    weighed: tuple[Candidate, ...]
    answers: tuple[Answer, ...]
    likelihood: float = 0.0
    coverage: float = 0.0

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
    """What changed on the way down: a cue for a reader, not a legal conclusion.

    Attributes:
        kind: What sort of change.
        upper: The words of the upper text that changed; empty where only the local text has something.
        local: The words of the local text; empty where it has none.
        note: What changed, in Chinese, one sentence.
        upper_sentence: The sentence that ``upper`` stands in (or was looked for in).
        local_sentence: The sentence that ``local`` stands in (or was looked for in); empty where nothing answers.
        clause: Id of the local clause; empty where no clause answers.
        certainty: How sure the program is of the change.
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

    Attributes:
        relation: As the model sees it; None where no usable answer came.
        clause: Id of the clause that it holds for the answer; empty for ``omit``.
        words: The answering words, verbatim in that clause.
        model: Who says so.
        note: Why there is no usable answer, or why it is not believed, in Chinese; else empty.
    """

    relation: Relation | None
    clause: str
    words: str
    model: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a language model made of a directive in one local document, as far as it is proven (``compare.opinion``).

    Attributes:
        relation: As the model sees it; None where it proved nothing.
        kept: The clauses that it named, best first, each quoted verbatim; empty for ``omit``.
        answers: What became of each duty, in order; the words are whole sentences that the model quoted from.
        added: Words of these clauses, verbatim, that the model holds for the local side's own.
        reason: Its reason, one sentence in its own words.
        model: Its name.
        note: Why this is not the verdict, in Chinese; empty where it is.
        again: Where a second question led to other words than the first: the clause and the words.
    """

    relation: Relation | None
    kept: tuple[Candidate, ...]
    answers: tuple[Answer, ...]
    added: tuple[str, ...]
    reason: str
    model: str
    note: str = ""
    again: tuple[str, str] = ("", "")


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
    """What a reviewer decided; it stands beside the program's own verdict, never in its place.

    Attributes:
        subject: Id of what was decided on.
        kind: What sort of thing that is.
        verdict: What was decided.
        relation: What the relation should be; for ``change`` only.
        reason: In the reviewer's words; may be empty where he accepts.
        name: Who decided.
        date: When, as 2026-11-22.
        until: Last day of a waiver, as ``date``; empty where it has none.
        fingerprint: Hash of the texts that were decided on.
        matter: Id of the same thing in any draft: the title of the draft is not in it.
        upper: The upper text when it was decided.
        local: The local text when it was decided; empty where there was none.
        found: What the program had said, in Chinese.
    """

    subject: str
    kind: SubjectKind
    verdict: Verdict
    relation: Relation | None
    reason: str
    name: str
    date: str
    until: str = ""
    fingerprint: str = ""
    matter: str = ""
    upper: str = ""
    local: str = ""
    found: str = ""


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
    ELSEWHERE = "elsewhere"


class Judgement:
    """What follows from a verdict, spelt out once: for a ``Finding`` and for the cell of a survey alike.

    Attributes:
        relation: What the local document does.
        applicable: False where only a higher level can carry the directive out, whatever the local document says of it.
        coverage: Share of duties answered, 0 to 1.
        uncertain: In the abstain zone.
        copied: Share of the answer that is copied, 0 to 1.
        secondhand: One of the two documents is a press report, a speech or an explanation, and not the original.
        expired: The directive's own deadline, or the period of its document, ended before the local document's date.
        older: The local document is dated before the upper one: it may be like it and cannot have adopted it.
        elsewhere: Id of the verdict on another document of the same government that stands for this one; else empty.
    """

    __slots__ = ()

    relation: Relation
    applicable: bool
    coverage: float
    uncertain: bool
    copied: float
    secondhand: bool
    expired: bool
    older: bool
    elsewhere: str

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
    def gap(self) -> bool:
        """Left out, and the local level's job, still to be done, and not said by another document at hand: a gap."""
        return not self.carried and self.counted

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


@dataclass(frozen=True, slots=True)
class Finding(Judgement):
    """The verdict on one directive in one local document.

    Attributes:
        id: Stable like the ids it is made of.
        applicable: False where only a higher level can carry the directive out, whatever the local document says of it.
        coverage: Share of duties answered, 0 to 1.
        confidence: How sure the program is of *addressed or omitted*, 0 to 1.
        uncertain: True inside the abstain zone; printed 待核.
        reason: Which evidence decided, in Chinese, one or two sentences.
        matches: Kept matches, best first; empty for ``omit``.
        rejected: The best candidate that was not kept, with the reason, or None.
        changes: All changes of all matches, without repeats.
        copied: Share of the answering words that are copied from the directive, 0 to 1; 0 for ``omit``.
        manner: What follows from it; None for ``omit``.
        rulings: What reviewers decided on it, its matches and changes; nothing else here is changed by them.
        doubt: Why it is uncertain, in a few words of Chinese; empty where the local document says it, or nothing does.
        above: Why only a higher level can carry it out, a sentence of Chinese; empty where the document can.
        secondhand, expired, older, elsewhere: As in ``Judgement``.
        ended: The last day of the directive or of its document's period as 2020-12-31, where that is over; else empty.
            It is also said where ``expired`` is not, because what is over was to be kept.
        machine: Which machine the verdict is of, ``PROGRAM`` or ``MODEL``.
        program: What the program says of itself where the verdict is a model's; else None.
    """

    id: str
    directive: Directive
    local: str
    relation: Relation
    applicable: bool
    coverage: float
    confidence: float
    uncertain: bool
    reason: str
    answers: tuple[Answer, ...]
    matches: tuple[Match, ...]
    rejected: Candidate | None
    changes: tuple[Change, ...]
    copied: float = 0.0
    manner: Manner | None = None
    opinion: Opinion | None = None
    rulings: tuple[Ruling, ...] = ()
    doubt: str = ""
    above: str = ""
    secondhand: bool = False
    expired: bool = False
    older: bool = False
    elsewhere: str = ""
    ended: str = ""
    machine: JudgedBy = JudgedBy.PROGRAM
    program: Relation | None = None

    @property
    def judged_by(self) -> JudgedBy:
        """Whose verdict counts: a person's where one accepted, changed or rejected the relation, else the machine's."""
        return JudgedBy.PERSON if any(one.settles for one in self.rulings) else self.machine

    @property
    def demand(self) -> Demand | None:
        """What the local text asks, from its changes; None where it carries nothing."""
        if self.relation is Relation.OMIT:
            return None
        if any(one.kind.weaker for one in self.changes):
            return Demand.WEAKER
        return Demand.STRICTER if any(one.kind.stricter for one in self.changes) else Demand.SAME

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
class Initiative:
    """A local measure that answers no directive of any upper document it was compared with."""

    document: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain.

    Attributes:
        document: The local document.
        alignment: Id of the finding there.
        weakened: Whether the document carries the directive and asks for less.
        via: Id of the finding on the provincial clause through which the directive reaches a city; empty where none
            does. Equal to ``alignment`` where the city was compared with the province only.
    """

    document: str
    alignment: str
    weakened: bool = False
    via: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """One directive followed through the levels below, province before city, within one province.

    Attributes:
        directive: Id of the directive.
        steps: The findings on the way.
        kind: What became of it; of several cities, the one that does least decides.
        origin: Level of the directive: national, or provincial for what a province asks of its own accord.
    """

    directive: str
    steps: tuple[Step, ...]
    kind: ChainKind = ChainKind.CARRIED
    origin: Level = Level.NATIONAL


@dataclass(frozen=True, slots=True)
class Citation:
    """A document that another one names, or should name.

    Attributes:
        document: Id of the naming document.
        kind: How the named document stands to those at hand.
        title: As first named, without 《》 and the notice that issues it; empty where only a 文号 not at hand is named.
        number: 文号 as named, or empty.
        target: Id of the document meant where it is at hand, of the newer one where it is replaced, else empty.
        place: Where it is first named; None for ``never_cited``.
        note: In Chinese, one sentence.
    """

    document: str
    kind: CitationKind
    title: str
    number: str = ""
    target: str = ""
    place: Place | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over findings.

    ``adopt + extend + omit == directives``, and ``counted + secondhand + expired + upper_matters + takes_part +
    elsewhere == directives``: every finding is counted, or stands aside for one reason (``Judgement.aside``).

    Attributes:
        coverage: The mean over the counted ones, 0 to 1; None where it is withheld, because a document was read too
            badly for percentages, or because all findings stand aside.
        upper_matters: How many of the omitted ones only a higher level can carry out: they are no gaps.
        copied: The mean copied share of the carried ones, 0 to 1.
        counted: How many count: for coverage, ranking and headline.
        gaps: How many of the counted ones are left out.
        sure_gaps: How many of the gaps are beyond doubt.
        secondhand: How many rest on a press report, a speech or an explanation.
        expired: How many ask for what was over before the local document.
        takes_part: How many only a higher level can carry out, and the local side takes part.
        elsewhere: How many another document of the same government stands for.
        by_model: How many verdicts are a model's, and in ``by_person`` a person's; the others are the program's.
    """

    directives: int
    adopt: int
    extend: int
    omit: int
    partial: int
    uncertain: int
    coverage: float | None
    upper_matters: int = 0
    copied: float = 0.0
    counted: int = 0
    gaps: int = 0
    sure_gaps: int = 0
    secondhand: int = 0
    expired: int = 0
    takes_part: int = 0
    elsewhere: int = 0
    by_model: int = 0
    by_person: int = 0

    @property
    def by_program(self) -> int:
        """How many verdicts are the program's own."""
        return self.directives - self.by_model - self.by_person


NO_TALLY = Tally(0, 0, 0, 0, 0, 0, None)
"""Of nothing."""


@dataclass(frozen=True, slots=True)
class PairTally:
    """The counts for one upper document in one local document."""

    upper: str
    local: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Totals:
    """The counts of the whole comparison and of each pair; initiatives are counted once.

    Attributes:
        all: Of all findings.
        pairs: Of each pair.
        headline: Of the counted findings alone: what the first lines of a report say. No press report, nothing that is
            over, no upper matter, and what several documents of one government say only once.
    """

    all: Tally
    pairs: tuple[PairTally, ...]
    initiatives: int
    documents: int
    headline: Tally = field(default=NO_TALLY)


@dataclass(frozen=True, slots=True)
class Input:
    """A file that went in, so that a report can be made again."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that is there and was not read; the others were.

    Attributes:
        file: As the user gave it.
        reason: In Chinese, one line: what, where, what to do.
    """

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Judging:
    """How a language model took part in a run; nothing here depends on what was known before or on the clock.

    Attributes:
        model: Its name as the server knows it.
        digest: What the server says tells this model from others of the name; empty where it says nothing.
        server: Kind and version of the server, as far as it tells.
        directives: How many there were to judge.
        asked: About how many of them it was asked.
        used: How many of its verdicts stand.
        refused: Why the others do not, in Chinese, and how many each; the commonest first.
    """

    model: str
    digest: str
    server: str
    directives: int
    asked: int
    used: int
    refused: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What made this comparison: version, settings by name, inputs in the order of their names, who judged besides."""

    version: str
    settings: tuple[tuple[str, str | int | float | bool], ...]
    inputs: tuple[Input, ...]
    judging: Judging | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around reports: the house style, and nothing that was found.

    Attributes:
        title: Of the report; empty for the usual one.
        issuer: The office that gives the report out, on the cover and in the heads; empty for none.
        mark: A line for every page, such as 内部资料; empty for none.
        lang: Language of the frame, ``zh`` or ``en``; what the documents say stays as it is.
        templates: Folder whose templates and style sheets stand in for those shipped; empty for none.
        date: Of the briefing, as it is printed; empty for that of the newest document.
    """

    title: str = ""
    issuer: str = ""
    mark: str = ""
    lang: str = "zh"
    templates: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that was found.

    ``copies`` holds pairs of ids: a document that has the same text as another one at hand, and that other one, which
    was compared for both.
    """

    run: Run
    documents: tuple[Document, ...]
    choices: tuple[Choice, ...]
    findings: tuple[Finding, ...]
    initiatives: tuple[Initiative, ...]
    chains: tuple[Chain, ...]
    totals: Totals
    warnings: tuple[str, ...] = field(default=())
    citations: tuple[Citation, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()

    @property
    def counted(self) -> tuple[Finding, ...]:
        """The findings that count for headline, gap list and ranking."""
        return tuple(one for one in self.findings if one.counted)


# ---------------------------------------------------------------- reviewing
