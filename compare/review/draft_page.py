"""The draft's own text in order, with the points of a review beside the words that they are about.

The annotated draft as one HTML file that needs nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from compare.model import Clause, Frame, Heading
from compare.output.template import digest, fill, read_asset
from compare.review.anchor import locate
from compare.review.labels import WEIGHT
from compare.review.model import Point, Review, Topic, Weight
from compare.review.points import Group, group_points, order_line, say_lead, say_point
from compare.review.view import (
    CardView,
    CountView,
    DraftView,
    PointView,
    RowView,
    RunView,
    show_progress,
    show_result,
    show_title,
    show_uppers,
)
from compare.text.sentences import sentences
from compare.words import phrase
from compare.words.language import Language, language_of

# --- show draft -------------------------------------------------------------------------------------------------------

_DEEPEST = 3  # headings deeper than this look alike


def show_draft(review: Review, frame: Frame = Frame(), *, suggest: bool = False) -> DraftView:  # noqa: B008 - immutable
    """The page of a draft.

    Args:
        review: Any.
        frame: The house style.
        suggest: Whether words are proposed for what is omitted.
    """
    comparison, draft = review.comparison, review.draft
    say = language_of(frame)
    clauses = {one.id: one for one in draft.clauses}
    groups = group_points(review.points, clauses)
    cards = {id(one): _card(number, one, say, suggest) for number, one in enumerate(groups, 1)}
    placed = _place(groups, draft.parts)
    return DraftView(
        frame=frame,
        title=frame.title or show_title(draft, say),
        draft=phrase.title(draft, say),
        result=(*show_result(review, say), *show_progress(review, say)),
        order=order_line(say),
        counts=tuple(_count(weight, review.points, say) for weight in Weight),
        uppers=show_uppers(review, say),
        warnings=(*comparison.warnings, *draft.warnings),
        whole=tuple(cards[id(one)] for one in placed.get(-1, ())),
        rows=tuple(_row(part, placed.get(at, ()), cards, say) for at, part in enumerate(draft.parts)),
        version=comparison.run.version,
    )


def _count(weight: Weight, points: Sequence[Point], say: Language) -> CountView:
    found = [one for one in points if one.remark.weight is weight]
    first = f"p{found[0].number}" if found else ""
    return CountView(weight.value, say(WEIGHT[weight]), phrase.number(len(found)), first)


def _card(number: int, group: Group, say: Language, suggest: bool) -> CardView:
    return CardView(f"g{number}", say_lead(group, say), tuple(_point(one, say, suggest) for one in group.points))


def _point(point: Point, say: Language, suggest: bool) -> PointView:
    said = say_point(point, say, suggest=suggest and point.remark.topic is Topic.OMITTED)
    return PointView(
        anchor=f"p{point.number}",
        number=str(point.number),
        weight=point.remark.weight.value,
        label=say(WEIGHT[point.remark.weight]),
        title=point.remark.title,
        said=said.said,
        quote=said.quote,
        source=said.source,
        also=said.also,
        proposal=said.proposal,
    )


def _place(groups: Sequence[Group], parts: Sequence[Heading | Clause]) -> Mapping[int, list[Group]]:
    """The groups by the index of the part that they stand at; -1 for the draft as a whole."""
    where = {part.id: at for at, part in enumerate(parts) if isinstance(part, Clause)}
    placed: dict[int, list[Group]] = {}
    for one in groups:
        at = _find_heading(one.section, parts) if one.section else where.get(one.clause, -1)
        placed.setdefault(at, []).append(one)
    return placed


def _find_heading(section: tuple[str, ...], parts: Sequence[Heading | Clause]) -> int:
    """The index of the innermost heading of a section: the last one so called before its first clause."""
    first = next(
        (at for at, one in enumerate(parts) if isinstance(one, Clause) and one.headings[: len(section)] == section),
        len(parts),
    )
    named = [at for at, one in enumerate(parts[:first]) if isinstance(one, Heading) and one.words == section[-1]]
    return named[-1] if named else first if first < len(parts) else -1


def _row(part: Heading | Clause, groups: Sequence[Group], cards: Mapping[int, CardView], say: Language) -> RowView:
    if isinstance(part, Heading):
        kind = f"h{2 + min(part.depth, _DEEPEST)}"
        spans = [(0, len(part.words), one) for one in groups]
        runs = tuple(_cut(part.words, spans))
    else:
        kind = part.kind.value
        spans = [(*span, one) for one in groups if (span := _find(part.text, one))]
        runs = tuple(_cut(part.text, spans))
    return RowView(kind, runs, phrase.place(part.place, say), tuple(cards[id(one)] for one in groups))


def _find(text: str, group: Group) -> tuple[int, int] | None:
    """First character and the one behind the last of the words that a group stands at; its first sentence else."""
    at = [index for index, sign in enumerate(text) if not sign.isspace()]
    inner = [one for one in (group.sentence, group.passage) if one and one != text] or sentences(text)[:1]
    span = locate("".join(text[index] for index in at), inner)
    return (at[span[0]], at[span[1] - 1] + 1) if span else None


def _cut(text: str, spans: Sequence[tuple[int, int, Group]]) -> Iterator[RunView]:
    """The text in runs, cut where a mark begins or ends."""
    edges = sorted({0, len(text), *(edge for first, end, _ in spans for edge in (first, end))})
    order = list(Weight)
    for first, end in pairwise(edges):
        over = [one for begin, stop, one in spans if begin <= first and end <= stop]
        ending = [one for _, stop, one in spans if stop == end]
        weights = sorted((point.remark.weight for one in over for point in one.points), key=order.index)
        links = tuple((f"p{point.number}", str(point.number)) for one in ending for point in one.points)
        yield RunView(text[first:end], weights[0].value if weights else "", links)


# --- draft page -------------------------------------------------------------------------------------------------------


def render_draft(review: Review, frame: Frame = Frame(), *, suggest: bool = False) -> bytes:  # noqa: B008 - immutable
    """The page, as UTF-8.

    Args:
        review: Any.
        frame: The house style.
        suggest: Whether words are proposed for what is omitted.
    """
    style = read_asset("review.css", frame)
    page = fill("review.html.j2", show_draft(review, frame, suggest=suggest), style=style, style_hash=digest(style))
    return page.encode("utf-8", "replace")
