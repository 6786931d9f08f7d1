"""The page of decisions, one HTML file: everything that can be decided on, with what was decided already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare.model import Clause, Decision, Frame, Relation, Ruling, Standing, Verdict
from compare.model.documents import mint
from compare.output.template import fill_screen
from compare.report.json import json_text
from compare.review.decision_files import ALLOWED
from compare.review.decision_sheets import FIELDS, lost_row, make_row
from compare.review.model import WEIGHT, Point, Review, Subject, Weight
from compare.review.view import show_progress, show_result, show_title
from compare.words.language import language_of

TEXTS = ("upper", "local", "found")  # what the page shows anyway, and needs not be told a second time


@dataclass(frozen=True, slots=True)
class SubjectView:
    """One decision to be made."""

    subject: Subject  # what is decided on
    holds: Decision | None  # what was decided and holds; None for nothing
    clause: Clause | None  # the local one, where it stands in the draft
    row: str  # the rest of its row as JSON
    verdicts: tuple[Verdict, ...]  # to choose from
    relations: tuple[Relation, ...]
    past: str  # a decision that asks again, quoted


@dataclass(frozen=True, slots=True)
class DecisionsView:
    """The page of decisions."""

    frame: Frame
    title: str
    key: str  # of this page: the same for the same review with the same decisions
    result: tuple[str, ...]
    fields: str  # the columns of the file as JSON, key and title
    # the points by weight, each with the decisions on it
    parts: tuple[tuple[Weight, tuple[tuple[Point, tuple[SubjectView, ...]], ...]], ...]
    decided: tuple[SubjectView, ...]  # what decisions are about that no point asks for any more
    others: tuple[SubjectView, ...]  # everything else that can be decided on
    lost: tuple[tuple[str, str], ...]  # decisions that found no subject: in words, and their rows as JSON
    version: str
    weights: Mapping[Weight, str]  # what each is called


def show_decisions(review: Review, frame: Frame = Frame()) -> DecisionsView:  # noqa: B008 - immutable
    """Everything on the page."""
    say = language_of(frame)
    clauses = {one.id: one for one in review.draft.clauses}
    rulings = {one.decision.subject: one for one in review.rulings if one.standing is not Standing.UNKNOWN}
    numbers = {remark.subject: str(point.number) for point in review.points for remark in point.remarks}
    views = {one.id: _subject(one, rulings.get(one.id), numbers.get(one.id, ""), clauses) for one in review.subjects}
    lost = tuple(_lost(one) for one in review.rulings if one.standing is Standing.UNKNOWN)
    rows = [*(one.row for one in views.values()), *(row for _, row in lost)]
    free = [view for id_, view in views.items() if id_ not in numbers]
    return DecisionsView(
        frame=frame,
        title=frame.title or show_title(review.draft, say),
        key=mint("p", review.draft.sha256, *rows),
        result=(*show_result(review, say), *show_progress(review, say)),
        fields=json_text([[one.key, one.title] for one in FIELDS]),
        parts=tuple(_parts(review.points, views)),
        decided=tuple(one for one in free if one.subject.id in rulings),
        others=tuple(one for one in free if one.subject.id not in rulings),
        lost=lost,
        version=review.comparison.run.version,
        weights=WEIGHT,
    )


def _parts(
    points: Sequence[Point], views: Mapping[str, SubjectView]
) -> Iterator[tuple[Weight, tuple[tuple[Point, tuple[SubjectView, ...]], ...]]]:
    # Remarks that decisions made (a relation changed to omitted) have subjects like all others.
    subjects = [dict.fromkeys(one.subject for one in point.remarks if one.subject in views) for point in points]
    cards = [(one, tuple(views[key] for key in keys)) for one, keys in zip(points, subjects, strict=True)]
    for weight in Weight:
        if mine := tuple(card for card in cards if card[0].remark.weight is weight):
            yield weight, mine


def _subject(subject: Subject, ruling: Ruling | None, number: str, clauses: Mapping[str, Clause]) -> SubjectView:
    row = make_row(subject, ruling, number)
    verdicts = ALLOWED[subject.kind]
    relations = tuple(Relation) if Verdict.CHANGE in verdicts else ()
    holds = ruling.decision if ruling and ruling.standing is Standing.VALID else None
    rest = json_text({key: text for key, text in row.items() if text and key not in TEXTS})
    return SubjectView(subject, holds, clauses.get(subject.clause), rest, verdicts, relations, row["past"])


def _lost(ruling: Ruling) -> tuple[str, str]:
    row = lost_row(ruling)
    one = ruling.decision
    said = (row["kind"], one.found, row["verdict"], row["relation"], one.reason, one.name, one.date)
    return "　".join(filter(None, said)), json_text(row)


def render_decision_page(review: Review, frame: Frame = Frame()) -> bytes:  # noqa: B008 - immutable
    """The page, as UTF-8."""
    view = show_decisions(review, frame)
    return fill_screen("decisions.html.j2", view, ("review.css", "decisions.css"), "decisions.js")
