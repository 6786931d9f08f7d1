"""The page of decisions: everything that can be decided on, with what was decided already.

It is one HTML file that needs nothing else and sends nothing anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare.model import Clause, Decision, Frame, Relation, Ruling, Standing, Verdict
from compare.model.documents import mint
from compare.output.template import fill_screen
from compare.report.json import json_text
from compare.review.decision_files import ALLOWED
from compare.review.decision_sheets import FIELDS, lost_row, make_row
from compare.review.model import SUBJECT, VERDICT, WEIGHT, Point, Remark, Review, Subject, Weight
from compare.review.view import show_progress, show_result, show_title
from compare.words import phrase
from compare.words.labels import RELATION
from compare.words.language import Language, language_of

# --- show decisions ---------------------------------------------------------------------------------------------------

# What the page shows anyway, and needs not be told a second time.
TEXTS = ("upper", "local", "found")


@dataclass(frozen=True, slots=True)
class OptionView:
    """Something to choose: the word of the file, its label, and whether it is chosen."""

    value: str
    word: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SubjectView:
    """One decision to be made."""

    subject: Subject  # what is decided on
    holds: Decision | None  # what was decided and holds; None for nothing
    label: str  # what its kind is called
    place: str  # where the local clause stands
    row: str  # the rest of its row as JSON
    verdicts: tuple[OptionView, ...]
    relations: tuple[OptionView, ...]
    past: str  # a decision that asks again, quoted


@dataclass(frozen=True, slots=True)
class CardView:
    """A point of the review with the decisions on it."""

    point: Point
    subjects: tuple[SubjectView, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """The points of one weight."""

    weight: str
    label: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class DecisionsView:
    """The page of decisions."""

    frame: Frame
    title: str
    key: str  # of this page: the same for the same review with the same decisions
    result: tuple[str, ...]
    fields: str  # the columns of the file as JSON, key and title
    parts: tuple[PartView, ...]  # the points by weight
    decided: tuple[SubjectView, ...]  # what decisions are about that no point asks for any more
    others: tuple[SubjectView, ...]  # everything else that can be decided on
    lost: tuple[tuple[str, str], ...]  # decisions that found no subject: in words, and their rows as JSON
    version: str


def show_decisions(review: Review, frame: Frame = Frame()) -> DecisionsView:  # noqa: B008 - immutable
    """Everything on the page.

    Args:
        review: Any.
        frame: The house style.
    """
    say = language_of(frame)
    clauses = {one.id: one for one in review.draft.clauses}
    rulings = {one.decision.subject: one for one in review.rulings if one.standing is not Standing.UNKNOWN}
    numbers = {remark.subject: str(point.number) for point in review.points for remark in _all(point)}
    views = {
        one.id: _subject(one, rulings.get(one.id), numbers.get(one.id, ""), clauses, say) for one in review.subjects
    }
    lost = tuple(_lost(one) for one in review.rulings if one.standing is Standing.UNKNOWN)
    rows = [*(one.row for one in views.values()), *(row for _, row in lost)]
    free = [view for id_, view in views.items() if id_ not in numbers]
    return DecisionsView(
        frame=frame,
        title=frame.title or show_title(review.draft, say),
        key=mint("p", review.draft.sha256, *rows),
        result=(*show_result(review, say), *show_progress(review, say)),
        fields=json_text([[one.key, one.title] for one in FIELDS]),
        parts=tuple(_parts(review.points, views, say)),
        decided=tuple(one for one in free if one.subject.id in rulings),
        others=tuple(one for one in free if one.subject.id not in rulings),
        lost=lost,
        version=review.comparison.run.version,
    )


def _all(point: Point) -> tuple[Remark, ...]:
    return (point.remark, *point.also)


def _parts(points: Sequence[Point], views: Mapping[str, SubjectView], say: Language) -> Iterator[PartView]:
    for weight in Weight:
        cards = tuple(_card(one, views) for one in points if one.remark.weight is weight)
        if cards:
            yield PartView(weight.value, say(WEIGHT[weight]), cards)


def _card(point: Point, views: Mapping[str, SubjectView]) -> CardView:
    # Remarks that decisions made (a relation changed to omitted) have subjects like all others.
    subjects = tuple(dict.fromkeys(one.subject for one in _all(point) if one.subject in views))
    return CardView(point, tuple(views[one] for one in subjects))


def _subject(
    subject: Subject, ruling: Ruling | None, number: str, clauses: Mapping[str, Clause], say: Language
) -> SubjectView:
    row = make_row(subject, ruling, number)
    holds = ruling.decision if ruling and ruling.standing is Standing.VALID else None
    clause = clauses.get(subject.clause)
    return SubjectView(
        subject=subject,
        holds=holds,
        label=say(SUBJECT[subject.kind]),
        place=phrase.place(clause.place, say) if clause else "",
        row=json_text({key: text for key, text in row.items() if text and key not in TEXTS}),
        verdicts=tuple(
            OptionView(one.value, VERDICT[one], say(VERDICT[one]), holds is not None and holds.verdict is one)
            for one in ALLOWED[subject.kind]
        ),
        relations=tuple(
            OptionView(one.value, RELATION[one], say(RELATION[one]), holds is not None and holds.relation is one)
            for one in Relation
        )
        if Verdict.CHANGE in ALLOWED[subject.kind]
        else (),
        past=row["past"],
    )


def _lost(ruling: Ruling) -> tuple[str, str]:
    row = lost_row(ruling)
    one = ruling.decision
    said = (row["kind"], one.found, row["verdict"], row["relation"], one.reason, one.name, one.date)
    return "　".join(filter(None, said)), json_text(row)


# --- decision page ----------------------------------------------------------------------------------------------------


def render_decision_page(review: Review, frame: Frame = Frame()) -> bytes:  # noqa: B008 - immutable
    """The page, as UTF-8."""
    view = show_decisions(review, frame)
    return fill_screen("decisions.html.j2", view, ("review.css", "decisions.css"), "decisions.js")
