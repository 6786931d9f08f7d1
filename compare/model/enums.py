"""Every closed set of words that the stages speak: levels, roles, relations, kinds."""

from __future__ import annotations

from enum import StrEnum


class Ranked(StrEnum):
    """Words that stand in an order."""

    @property
    def rank(self) -> int:
        """0 for the first of them."""
        return tuple(type(self)).index(self)


class Level(Ranked):
    """Administrative level of the body that issued a document, which is *upper* to every one of a larger rank."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    COUNTY = "county"


class Role(StrEnum):
    """What a clause does in its document.

    ``MEASURE`` and ``TARGET`` are directives and answer them. ``PLAIN`` bears no mark of any role: it is no directive,
    but it may answer one, lest a measure in unusual words count as left out.
    """

    MEASURE = "measure"
    TARGET = "target"
    PLAIN = "plain"
    BACKGROUND = "background"
    IDEOLOGY = "ideology"
    PRINCIPLE = "principle"
    FORMALITY = "formality"


class Force(Ranked):
    """How binding the strongest verb of a directive is, what binds most first."""

    MUST = "must"
    SHALL = "shall"
    SHOULD = "should"
    MAY = "may"

    @property
    def binds(self) -> bool:
        """Whether it is asked for, and not only encouraged or allowed."""
        return self in (Force.MUST, Force.SHALL)


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

    @property
    def counted(self) -> bool:
        """Whether it is about a number."""
        return self in _COUNTED

    @property
    def dated(self) -> bool:
        """Whether it is about a time."""
        return self in _DATED


_COUNTED = frozenset(
    {
        ChangeKind.QUANTITY_RAISED,
        ChangeKind.QUANTITY_LOWERED,
        ChangeKind.QUANTITY_DROPPED,
        ChangeKind.QUANTITY_NOT_COMPARABLE,
    }
)

_DATED = frozenset(
    {ChangeKind.DEADLINE_EARLIER, ChangeKind.DEADLINE_LATER, ChangeKind.DEADLINE_DROPPED, ChangeKind.DEADLINE_ADDED}
)


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


class Certainty(Ranked):
    """How sure the program is of a change, the surest first; the finders of ``compare.changes`` give the grades."""

    SURE = "sure"
    LIKELY = "likely"
    WEAK = "weak"

    def reaches(self, least: Certainty) -> bool:
        """Whether this is as sure as another grade, or surer."""
        return self.rank <= least.rank

    def at_most(self, other: Certainty) -> Certainty:
        """The less sure of two grades."""
        return other if self.reaches(other) else self

    def lowered(self, doubts: int) -> Certainty:
        """The grade that is left where so many things speak against the change."""
        grades = tuple(Certainty)
        return grades[min(self.rank + doubts, len(grades) - 1)]

    @property
    def confidence(self) -> float:
        """The number that stands for the grade in ``changes[].confidence``: one for each, and no probability."""
        return {Certainty.SURE: 0.9, Certainty.LIKELY: 0.7, Certainty.WEAK: 0.4}[self]


class Demand(StrEnum):
    """What a local text that carries a directive asks, against the upper one; less in any point counts as less.

    ``NOT_COMPARABLE`` where nothing asks for more or less, and two numbers cannot be held against each other, or the
    local text does not give the directive's: whether it asks for as much is not known.
    """

    STRICTER = "stricter"
    SAME = "same"
    WEAKER = "weaker"
    NOT_COMPARABLE = "not_comparable"


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
    OLDER = "older"
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
    """How a document that another one names stands to those at hand; ``NO_ARTICLE`` is one of its own that it lacks."""

    AT_HAND = "at_hand"
    NOT_GIVEN = "not_given"
    REPLACED = "replaced"
    NEVER_CITED = "never_cited"
    NO_ARTICLE = "no_article"


class DocumentKind(StrEnum):
    """What a document is, told by its title and by its text (``compare.reading.classify``).

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
    def statute(self) -> bool:
        """Whether it rules what is lawful: a law, a regulation, or rules."""
        return self in (DocumentKind.LAW, DocumentKind.RULE)

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
