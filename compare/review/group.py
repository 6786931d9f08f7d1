"""Put remarks on one matter together as a point, and points at one place as a group: few enough to work through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.model import Clause, Comparison, Document
from compare.review.model import Point, Remark, Topic, Weight
from compare.settings import DEFAULT, Settings

# Topics that are about words which are not there: they are told at the clause, not at words of it.
_ABSENT = frozenset({Topic.OMITTED, Topic.DROPPED})


@dataclass(frozen=True, slots=True)
class Group:
    """What is said at one place of the draft.

    Attributes:
        points: In the order of their numbers.
        section: The headings at whose innermost it stands; empty where it stands at a clause, or at the draft's title.
        clause: Id of the clause that it stands at; empty where it stands at a heading or at the draft's title.
        sentence: The sentence of that clause that it stands at; empty for the whole clause.
        passage: The words that it stands at; empty for the whole sentence.
    """

    points: tuple[Point, ...]
    section: tuple[str, ...] = ()
    clause: str = ""
    sentence: str = ""
    passage: str = ""


def find_points(
    remarks: Sequence[Remark], comparison: Comparison, draft: Document, settings: Settings = DEFAULT
) -> tuple[Point, ...]:
    """The remarks, those on one matter together, numbered in the order of the remarks.

    Two remarks are on one matter where they say the same of the same words; or where the province asks it because the
    nation does (``compare.summary.chains``), and both are left out, or the words left out are alike.

    Args:
        remarks: The heaviest first.
        comparison: Which the remarks were made of.
        draft: The draft.
        settings: ``review_same`` is used.
    """
    twins = find_twins(comparison, draft)
    heads: dict[tuple[Topic, str], list[list[Remark]]] = {}
    points: list[list[Remark]] = []
    for remark in remarks:
        key = (remark.topic, "" if remark.topic is Topic.OMITTED else remark.clause)
        same = next((one for one in heads.setdefault(key, []) if _same(one[0], remark, twins, settings)), None)
        if same is None:
            heads[key].append([remark])
            points.append(heads[key][-1])
        else:
            same.append(remark)
    levels = {one.id: one.identity.level for one in comparison.documents}
    ranks = {
        one.id: level.rank
        for one in comparison.findings
        if (level := levels[one.directive.clause.document]) is not None
    }
    order = list(Weight)
    for found in points:  # the heaviest speaks for all; of equals the nearest level, whose words are nearest too
        found.sort(key=lambda one: (order.index(one.weight), -ranks.get(one.finding, 0)))
    return tuple(Point(number, one[0], tuple(one[1:])) for number, one in enumerate(points, 1))


def find_twins(comparison: Comparison, draft: Document) -> Mapping[str, str]:
    """The finding on the provincial clause by the finding on the national directive that it passes on."""
    steps = (step for chain in comparison.chains for step in chain.steps if step.document == draft.id)
    return {step.alignment: step.via for step in steps if step.via and step.via != step.alignment}


def _same(one: Remark, other: Remark, twins: Mapping[str, str], settings: Settings) -> bool:
    if one.finding == other.finding:
        return False
    if one.topic is Topic.CITATION:
        return False
    if one.topic is Topic.OMITTED:
        return twins.get(one.finding) == other.finding or twins.get(other.finding) == one.finding
    if one.topic is not Topic.DROPPED:
        return (one.passage, one.sentence) == (other.passage, other.sentence)
    if one.change is None or other.change is None or one.change.kind is not other.change.kind:
        return False
    return _likeness(one.change.upper, other.change.upper) >= settings.review_same


def _likeness(one: str, other: str) -> float:
    """Share of the character pairs that two texts have in common, 0 to 1."""
    left, right = set(pairwise(one)), set(pairwise(other))
    return len(left & right) / len(left | right) if left | right else float(one == other)


def group_points(points: Sequence[Point], clauses: Mapping[str, Clause]) -> tuple[Group, ...]:
    """The points by their place in the draft, in its order; what is about the whole draft comes first.

    What a section leaves out stands at its heading, the must apart from the rest; what is said of a clause as a whole
    stands at its beginning, one group for a topic; what is said of words stands at the words.

    Args:
        points: All.
        clauses: The clauses of the draft by id.
    """
    places: dict[tuple[object, ...], list[Point]] = {}
    for point in points:
        places.setdefault(_place(point.remark, clauses), []).append(point)
    groups = [_group(found, clauses) for found in places.values()]
    return tuple(sorted(groups, key=lambda one: _order(one, clauses)))


def _place(remark: Remark, clauses: Mapping[str, Clause]) -> tuple[object, ...]:
    if remark.topic is Topic.OMITTED and remark.section:
        return (remark.topic, remark.section, remark.weight is Weight.MUST)
    if remark.clause not in clauses:
        return (remark.topic, remark.clause, remark.passage)
    if remark.topic in _ABSENT or _whole(remark, clauses):
        return (remark.topic, remark.clause)
    return (remark.topic, remark.clause, remark.sentence, remark.passage)


def _whole(remark: Remark, clauses: Mapping[str, Clause]) -> bool:
    return remark.clause in clauses and remark.passage == clauses[remark.clause].text


def _group(points: Sequence[Point], clauses: Mapping[str, Clause]) -> Group:
    """One group; where its remarks name several sentences it stands at the clause."""
    first = points[0].remark
    if first.topic is Topic.OMITTED and first.section:
        return Group(tuple(points), section=first.section)
    passages = {one.remark.passage for one in points}
    if len(passages) > 1 or _whole(first, clauses) or first.topic is Topic.OMITTED:
        return Group(tuple(points), clause=first.clause)
    return Group(tuple(points), (), first.clause, first.sentence, first.passage)


def _order(group: Group, clauses: Mapping[str, Clause]) -> tuple[int, int, int]:
    """Where it stands: the section's before those of its first clause, and by number at one place."""
    if group.section:
        inside = [one.order for one in clauses.values() if one.headings[: len(group.section)] == group.section]
        return (min(inside, default=-1), 0, group.points[0].number)
    clause = clauses.get(group.clause)
    if clause is None:
        return (-1, 0, group.points[0].number)
    at = clause.text.find(group.sentence or group.passage) + max(0, group.sentence.find(group.passage))
    return (clause.order, 1 + max(0, at), group.points[0].number)
