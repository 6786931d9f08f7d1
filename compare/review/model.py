"""The nouns of a review and their words: what there is to say of a draft, to decide on, and what became of a round.

The words are tables of msgids, as in ``compare.words.labels``.

A decision must find its subject again in the next draft. So ids are made of the finding and of words, never of places:
a paragraph that moves keeps them. And every subject has a second id without the draft in it, its *matter*, for a draft
whose title changed. Numbers in front of a text count for nothing: （三） becomes （四） when a paragraph comes before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from compare.model.comparison import Citation, Comparison
from compare.model.documents import Clause, Directive, Document, mint
from compare.model.findings import Change, Finding, Ruling, SubjectKind
from compare.text.sentences import unlabel
from compare.text.words import strip_space
from compare.words.language import msgid

SCHEMA = "policy-compare/review/1"


class Weight(StrEnum):
    """How much a remark weighs: 必须修改, 应当修改, 可以考虑, or for a person to decide (须人工判断)."""

    MUST = "must"
    SHOULD = "should"
    THOUGHT = "thought"
    DECIDE = "decide"


class Topic(StrEnum):
    """What a remark is about."""

    OMITTED = "omitted"
    DOUBTFUL = "doubtful"
    WEAKENED = "weakened"
    DROPPED = "dropped"
    ACTOR = "actor"
    CITATION = "citation"
    COPIED = "copied"


WHETHER = frozenset({Topic.OMITTED, Topic.DOUBTFUL})
"""Topics that are about whether a directive is carried at all."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that a reviewer says about a draft."""

    id: str  # stable like the ids it is made of: it does not depend on text elsewhere
    finding: str  # id of the finding that it comes from; empty for a citation
    topic: Topic
    weight: Weight
    title: str  # the matter in a few words, in Chinese
    said: str  # what is wrong, in Chinese, a sentence or two; empty where the title says it
    advice: str = ""  # what to do, in Chinese, a sentence or two
    upper: str = ""  # the words of the upper document, a sentence or the whole directive; empty for a citation
    source: str = ""  # where those stand: title, label, place
    # id of the clause of the draft that it is about, or beside which it belongs; empty for the whole draft
    clause: str = ""
    passage: str = ""  # the words of the draft that it is about; empty where it is about what is not there
    sentence: str = ""  # the sentence of the draft that ``passage`` stands in, where it is known
    section: tuple[str, ...] = ()  # the headings of the section where it belongs, outermost first
    suggestion: str = ""  # words that could be put in; empty where there is nothing to propose
    after: str = ""  # id of the clause of the draft behind which ``suggestion`` belongs as a paragraph; empty for none
    # for sorting within a weight: smaller first. Force, then money, a number, a time, then reading order; of what a
    # person must decide, what asks for less comes before all else
    rank: tuple[int, ...] = ()
    # whether what must be done is asked for less, or would be if it is carried at all: the memo names every such remark
    grave: bool = False
    subject: str = ""  # id of what a decision on it is about
    change: Change | None = None  # the change that it tells of; None for other topics
    about: str = ""  # the words that a change is of, as they stand in the title; empty for other topics
    nearest: str = ""  # what the draft has instead, in a sentence; empty where that is said already or there is nothing
    ruling: str = ""  # what was decided on it, in a sentence; empty where nothing was that still stands in it

    @property
    def told(self) -> str:
        """All that is said of the matter: what is wrong, what is nearest, what to do, what was decided."""
        return self.said + self.nearest + self.advice + self.ruling


@dataclass(frozen=True, slots=True)
class Point:
    """One matter as it is put to the drafter: a remark, and those on the same words or of other upper documents."""

    number: int  # counted from 1 through the whole review; the same in the comments, the memo and the JSON
    remark: Remark  # the heaviest, which speaks for all
    also: tuple[Remark, ...] = ()  # the others, the heaviest first
    # ids of those whose upper document is of another level: it asks the same. Two directives of one level that meet at
    # the same words of the draft are two matters
    passed: frozenset[str] = frozenset()

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """All of them, the heaviest first."""
        return (self.remark, *self.also)


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that a reviewer can decide on."""

    id: str  # stable: it does not depend on text elsewhere, nor on where a paragraph stands
    kind: SubjectKind
    matter: str  # its id in any draft: the same for a draft with another title
    fingerprint: str  # hash of the texts that it rests on, numbers and places left out
    finding: str  # id of the finding; empty for a citation
    found: str  # what the program says, in Chinese
    upper: str = ""  # the upper text; empty for a citation
    source: str = ""  # where that stands
    local: str = ""  # the local text; empty where there is none
    clause: str = ""  # id of the local clause; empty where there is none


@dataclass(frozen=True, slots=True)
class Past:
    """A remark of an earlier round: its id, what it is about in any draft, and its title."""

    id: str
    topic: str
    matter: str
    title: str


@dataclass(frozen=True, slots=True)
class Rounds:
    """What became of the remarks of the last round: ``mended + withdrawn + settled + open == previous``."""

    previous: int  # how many remarks stood in the last round
    mended: tuple[Past, ...]  # those that the draft answers now; none where it is unchanged
    settled: tuple[Past, ...]  # those that a decision put to rest
    open: tuple[str, ...]  # ids of the remarks of this round that stood in the last one
    new: tuple[str, ...]  # ids of the remarks that stood in no round
    back: tuple[str, ...]  # ids of the remarks that were mended or put to rest once, and stand again
    past: tuple[Past, ...] = ()  # everything that was ever mended, withdrawn or put to rest, and does not stand now
    # those that are not made again although the draft, or the clause that was doubted, is as it was: the program, the
    # documents above, a decision or the text around it is another one
    withdrawn: tuple[Past, ...] = ()
    unchanged: bool = False  # whether the draft is the one of the last round
    # of those still open, the ones that stand on other words of the draft now, as they were told: the id is of today
    reworded: tuple[Past, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """A draft with everything that there is to say about it."""

    comparison: Comparison  # of the draft with the documents above it, and of those with each other
    draft: Document
    remarks: tuple[Remark, ...]  # one for each thing found, the heaviest first
    points: tuple[Point, ...]  # the same remarks, those on one matter together, in the order of their numbers
    subjects: tuple[Subject, ...] = ()  # everything that can be decided on, those of the remarks first, in their order
    rulings: tuple[Ruling, ...] = ()  # the decisions that were read, and what they are worth now
    left_out: tuple[Remark, ...] = ()  # the remarks that a decision put to rest: they stand nowhere else
    rounds: Rounds | None = None  # what became of the last round; None where none was given


WEIGHT = {
    Weight.MUST: msgid("必须修改"),
    Weight.SHOULD: msgid("应当修改"),
    Weight.THOUGHT: msgid("可以考虑"),
    Weight.DECIDE: msgid("须人工判断"),
}


# The letters of these and of the other ids make none look like a number to a spreadsheet.
_PREFIX = {SubjectKind.MATCH: "m", SubjectKind.CHANGE: "k", SubjectKind.MANNER: "n"}


def drop_number(text: str) -> str:
    """A text without its number, unless it is nothing else."""
    return unlabel(text) or text


def essence(text: str) -> str:
    """A text without its number and white space: what counts when two are compared."""
    return strip_space(drop_number(text))


def subject_id(finding: str, kind: SubjectKind, words: str = "") -> str:
    """The id of a subject of a finding; ``words`` tell it from others of its kind. A relation has the finding's own."""
    return finding if kind is SubjectKind.RELATION else mint(_PREFIX[kind], finding, kind, words)


def matter_id(document: str, text: str, kind: SubjectKind, words: str = "") -> str:
    """The id of a subject in any draft, by the upper document's id and the directive's text."""
    return mint("w", document, essence(text), kind, words)


def match_words(clause: Clause) -> str:
    """What tells one match of a finding from another: the text of the clause."""
    return essence(clause.text)


def change_words(kind: str, upper: str) -> str:
    """What tells one change of a finding from another: its kind and the upper words."""
    return f"{kind}\x1f{strip_space(upper)}"


def change_subject(finding: Finding, change: Change) -> str:
    """The id of the subject that a change is."""
    return subject_id(finding.id, SubjectKind.CHANGE, change_words(change.kind, change.upper))


def citation_subject(citation: Citation) -> str:
    """The id of the subject that a citation is."""
    return mint("q", citation.document, citation.kind, citation.title, citation.number)


def fingerprint(directive: Directive, clauses: Iterable[Clause]) -> str:
    """Hash of a directive's text and the texts of clauses, in whatever order these stand."""
    return mint("f", essence(directive.clause.text), *sorted(essence(one.text) for one in clauses))
