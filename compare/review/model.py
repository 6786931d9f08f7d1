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

from compare.model import (
    Change,
    Citation,
    Clause,
    Comparison,
    Directive,
    Document,
    Finding,
    Ruling,
    Standing,
    SubjectKind,
    Verdict,
)
from compare.model.documents import mint
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


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that a reviewer says about a draft.

    Attributes:
        id: Stable like the ids it is made of: it does not depend on text elsewhere.
        finding: Id of the finding that it comes from; empty for a citation.
        topic: What it is about.
        weight: How much it weighs.
        title: The matter in a few words, in Chinese.
        said: What is wrong, in Chinese, a sentence or two; empty where the title says it.
        advice: What to do, in Chinese, a sentence or two.
        upper: The words of the upper document, a sentence or the whole directive; empty for a citation.
        source: Where those stand: title, label, place.
        clause: Id of the clause of the draft that it is about, or beside which it belongs; empty for the whole draft.
        passage: The words of the draft that it is about; empty where it is about what is not there.
        sentence: The sentence of the draft that ``passage`` stands in, where it is known.
        section: The headings of the section where it belongs, outermost first.
        suggestion: Words that could be put in; empty where there is nothing to propose.
        after: Id of the clause of the draft behind which ``suggestion`` belongs as a paragraph; empty for none.
        rank: For sorting within a weight: smaller first. Force, then money, a number, a time, then reading order; of
            what a person must decide, what asks for less comes before all else.
        grave: Whether what must be done is asked for less, or would be if it is carried at all: the memo names every
            such remark.
        subject: Id of what a decision on it is about.
        change: The change that it tells of; None for other topics.
        about: The words that a change is of, as they stand in the title; empty for other topics.
        nearest: What the draft has instead, in a sentence; empty where that is said already or there is nothing.
        ruling: What was decided on it, in a sentence; empty where nothing was that still stands in it.
    """

    id: str
    finding: str
    topic: Topic
    weight: Weight
    title: str
    said: str
    advice: str = ""
    upper: str = ""
    source: str = ""
    clause: str = ""
    passage: str = ""
    sentence: str = ""
    section: tuple[str, ...] = ()
    suggestion: str = ""
    after: str = ""
    rank: tuple[int, ...] = ()
    grave: bool = False
    subject: str = ""
    change: Change | None = None
    about: str = ""
    nearest: str = ""
    ruling: str = ""

    @property
    def told(self) -> str:
        """All that is said of the matter: what is wrong, what is nearest, what to do, what was decided."""
        return self.said + self.nearest + self.advice + self.ruling


@dataclass(frozen=True, slots=True)
class Point:
    """One matter as it is put to the drafter: a remark, and those on the same words or asked by other upper documents.

    Attributes:
        number: Counted from 1 through the whole review; the same in the comments, the memo and the JSON.
        remark: The heaviest, which speaks for all.
        also: The others, the heaviest first.
        passed: Ids of those whose upper document is of another level: it asks the same. Two directives of one level
            that meet at the same words of the draft are two matters.
    """

    number: int
    remark: Remark
    also: tuple[Remark, ...] = ()
    passed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that a reviewer can decide on.

    Attributes:
        id: Stable: it does not depend on text elsewhere, nor on where a paragraph stands.
        kind: What sort of thing it is.
        matter: Its id in any draft: the same for a draft with another title.
        fingerprint: Hash of the texts that it rests on, numbers and places left out.
        finding: Id of the finding; empty for a citation.
        found: What the program says, in Chinese.
        upper: The upper text; empty for a citation.
        source: Where that stands.
        local: The local text; empty where there is none.
        clause: Id of the local clause; empty where there is none.
    """

    id: str
    kind: SubjectKind
    matter: str
    fingerprint: str
    finding: str
    found: str
    upper: str = ""
    source: str = ""
    local: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """A remark of an earlier round: its id, what it is about in any draft, and its title."""

    id: str
    topic: str
    matter: str
    title: str


@dataclass(frozen=True, slots=True)
class Rounds:
    """What became of the remarks of the last round, and which are new.

    ``mended + withdrawn + settled + open == previous``.

    Attributes:
        previous: How many remarks stood in the last round.
        mended: Those that the draft answers now; none where it is unchanged.
        withdrawn: Those that are not made again of an unchanged draft: the program, the documents above or a decision
            is another one.
        settled: Those that a decision put to rest.
        open: Ids of the remarks of this round that stood in the last one.
        new: Ids of the remarks that stood in no round.
        back: Ids of the remarks that were mended or put to rest once, and stand again.
        past: Everything that was ever mended, withdrawn or put to rest, and does not stand now.
        unchanged: Whether the draft is the one of the last round.
    """

    previous: int
    mended: tuple[Past, ...]
    settled: tuple[Past, ...]
    open: tuple[str, ...]
    new: tuple[str, ...]
    back: tuple[str, ...]
    past: tuple[Past, ...] = ()
    withdrawn: tuple[Past, ...] = ()
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """A draft with everything that there is to say about it.

    Attributes:
        comparison: Of the draft with the documents above it, and of those with each other.
        draft: The draft.
        remarks: One for each thing found, the heaviest first.
        points: The same remarks, those on one matter together, in the order of their numbers.
        subjects: Everything that can be decided on, those of the remarks first, in their order.
        rulings: The decisions that were read, and what they are worth now.
        left_out: The remarks that a decision put to rest: they stand nowhere else.
        rounds: What became of the last round; None where none was given.
    """

    comparison: Comparison
    draft: Document
    remarks: tuple[Remark, ...]
    points: tuple[Point, ...]
    subjects: tuple[Subject, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    left_out: tuple[Remark, ...] = ()
    rounds: Rounds | None = None


WEIGHT = {
    Weight.MUST: msgid("必须修改"),
    Weight.SHOULD: msgid("应当修改"),
    Weight.THOUGHT: msgid("可以考虑"),
    Weight.DECIDE: msgid("须人工判断"),
}

VERDICT = {
    Verdict.ACCEPT: msgid("接受"),
    Verdict.REJECT: msgid("驳回"),
    Verdict.CHANGE: msgid("更改"),
    Verdict.WAIVE: msgid("豁免"),
}

SUBJECT = {
    SubjectKind.RELATION: msgid("关系"),
    SubjectKind.MATCH: msgid("对应条款"),
    SubjectKind.CHANGE: msgid("变化"),
    SubjectKind.MANNER: msgid("照抄"),
    SubjectKind.CITATION: msgid("引用"),
}

STANDING = {
    Standing.VALID: msgid("有效"),
    Standing.STALE: msgid("依据已变，请重新核定"),
    Standing.EXPIRED: msgid("豁免已到期，请重新核定"),
    Standing.UNKNOWN: msgid("这次没有找到，已保留"),
}


# --- ids --------------------------------------------------------------------------------------------------------------

# The letters of these and of the other ids make none look like a number to a spreadsheet.
_PREFIX = {SubjectKind.MATCH: "m", SubjectKind.CHANGE: "k", SubjectKind.MANNER: "n"}


def essence(text: str) -> str:
    """A text without its number and white space: what counts when two are compared."""
    return strip_space(unlabel(text) or text)


def subject_id(finding: str, kind: SubjectKind, words: str = "") -> str:
    """The id of a subject of a finding.

    Args:
        finding: Id of the finding.
        kind: For ``RELATION`` the finding's own id is returned.
        words: What tells it from others of its kind, see ``match_words`` and ``change_words``.
    """
    return finding if kind is SubjectKind.RELATION else mint(_PREFIX[kind], finding, kind, words)


def matter_id(document: str, text: str, kind: SubjectKind, words: str = "") -> str:
    """The id of a subject in any draft.

    Args:
        document: Id of the upper document.
        text: Of the directive.
        kind: What sort of subject.
        words: As for ``subject_id``.
    """
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


def citation_matter(kind: str, title: str, number: str) -> str:
    """The id of a citation in any draft."""
    return mint("w", SubjectKind.CITATION, kind, title, number)


def fingerprint(directive: Directive, clauses: Iterable[Clause]) -> str:
    """Hash of a directive's text and the texts of clauses, in whatever order these stand."""
    return mint("f", essence(directive.clause.text), *sorted(essence(one.text) for one in clauses))
