"""The draft as a Word file with comments: each group of points as a comment at its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compare.model import Clause, Heading
from compare.report.language import Language
from compare.review.anchor import Sought
from compare.review.group import Group, group_points
from compare.review.model import Review, Topic
from compare.review.say import say_lead, say_point
from compare.review.word import Line, Note, comment
from compare.text.sentences import sentences


def mark_word(data: bytes, file: str, review: Review, *, suggest: bool = False, say: Language) -> bytes:
    """The draft's file with the comments of a review, everything else as it was.

    Args:
        data: The bytes of the draft.
        file: What the user calls it.
        review: Of this draft.
        suggest: Put the upper wording of what is omitted behind its section, as tracked insertions.
        say: The language of the frame.

    Raises:
        PolicyCompareError: The file is damaged, or of a dialect that is not written.
    """
    clauses = {one.id: one for one in review.draft.clauses}
    shares = find_shares(review)
    groups = group_points(review.points, clauses)
    return comment(data, file, [_note(one, clauses, shares, suggest, say) for one in groups])


def find_shares(review: Review) -> Mapping[str, float]:
    """The share of the draft before each clause, by its id, and before each first heading of a path, by its words."""
    before, total = 0, sum(len(_words(part)) for part in review.draft.parts) or 1
    shares: dict[str, float] = {}
    for part in review.draft.parts:
        shares.setdefault(part.id if isinstance(part, Clause) else part.words, before / total)
        before += len(_words(part))
    return shares


def _words(part: Heading | Clause) -> str:
    return part.text if isinstance(part, Clause) else part.words


def _note(
    group: Group, clauses: Mapping[str, Clause], shares: Mapping[str, float], suggest: bool, say: Language
) -> Note:
    proposals, after = [], ""
    if suggest:
        omitted = [one.remark for one in group.points if one.remark.topic is Topic.OMITTED and one.remark.suggestion]
        proposals, after = [one.suggestion for one in omitted], next((one.after for one in omitted if one.after), "")
    return Note(
        tuple(_anchors(group, clauses, shares)),
        tuple(_lines(group, say)),
        tuple(proposals),
        (Sought((clauses[after].text,), shares[after]),) if after in clauses else (),
    )


def _anchors(group: Group, clauses: Mapping[str, Clause], shares: Mapping[str, float]) -> Iterator[Sought]:
    """Where it stands, what to try first first: the words, then the clause, then the heading above it."""
    for words in reversed(group.section):
        yield Sought((words,), _share(group.section, words, clauses, shares))
    clause = clauses.get(group.clause)
    if clause:
        inner = [one for one in (group.sentence, group.passage) if one and one != clause.text]
        first = sentences(clause.text)[:1]
        yield Sought((clause.text, *(inner or first)), shares[clause.id])
    elif group.passage:
        yield Sought((group.passage,))
    if clause and clause.headings:
        yield Sought(clause.headings[-1:], shares[clause.id])


def _share(section: tuple[str, ...], words: str, clauses: Mapping[str, Clause], shares: Mapping[str, float]) -> float:
    """The share of the draft before a section: before the first clause in it, since headings may be called alike."""
    path = section[: section.index(words) + 1]
    inside = (shares[key] for key, one in clauses.items() if one.headings[: len(path)] == path)
    return next(inside, shares.get(words, 0.0))


def _lines(group: Group, say: Language) -> Iterator[Line]:
    lead = say_lead(group, say)
    if lead:
        yield Line(lead)
    for point in group.points:
        said = say_point(point, say)
        yield Line(said.title, strong=True)
        yield Line(said.said)
        if said.quote:
            yield Line(say("上位原文：“{words}”", words=said.quote))
        if said.source:
            yield Line(say("出处：{source}", source=said.source))
        for one in said.also:
            yield Line(say("同样要求：{words}", words=one))
