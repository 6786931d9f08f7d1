"""Side by side: which local clauses answer which upper ones, and what became of each number; one line each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from compare.knowledge.phrases import ATTACHED
from compare.model import ChangeKind, Demand, Extent, Finding, Level, Relation, Target
from compare.progress import group
from compare.report.findings import Item, Row, Upper
from compare.report.gaps import speaks_of
from compare.report.names import CARRIED, Names
from compare.words import labels, phrase
from compare.words.name import head_directive, say_amount

_GRAVE = (Extent.NONE, Extent.PARTIAL, Extent.OPEN, Extent.LIKE, Extent.WHOLE)  # what weighs most in a line, first
_AS_STRICT = (Demand.SAME, Demand.STRICTER)  # demands that are known to be no weaker
SUBJECT, INDICATOR = 24, 26  # characters of a directive and of an indicator in a line


@dataclass(frozen=True, slots=True)
class Answering:
    """What one local document makes of a directive: ``clauses`` cites those that answer, the best first."""

    item: Item
    clauses: str


@dataclass(frozen=True, slots=True)
class Line:
    """A directive with what every local document makes of it; None where the two were not compared."""

    row: Row
    subject: str
    clause: str
    answers: tuple[Answering | None, ...]

    @property
    def plain(self) -> bool:
        """Whether it is carried whole and as strictly wherever it counts: a short table may count it instead."""
        return all(one.extent is Extent.WHOLE and one.demand in _AS_STRICT for one in self._counted)

    @property
    def gravest(self) -> Extent | None:
        """The gravest of what local documents make of it, as far as that counts; None where it counts nowhere."""
        return min((one.extent for one in self._counted), key=_GRAVE.index, default=None)

    @property
    def weight(self) -> tuple[int, bool]:
        """By which lines go first where not all have room: what is left out, what asks for less, then as above."""
        grave = _GRAVE.index(self.gravest) if self.gravest else len(_GRAVE)
        less = any(one.extent in CARRIED and one.demand is Demand.WEAKER for one in self._counted)
        return (min(grave, 1) if less else grave), not less

    @property
    def _counted(self) -> tuple[Finding, ...]:
        return tuple(one.item.finding for one in self.answers if one and one.item.finding.counted)


@dataclass(frozen=True, slots=True)
class Correlation:
    """The lines of one upper document; ``heads`` names the local documents."""

    number: str
    title: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One number that an upper document sets: its values by level, and what is to be said of it."""

    row: Row
    subject: str
    values: Mapping[Level, str]
    judgement: str  # of each local document; ↓ where it asks for less
    weaker: bool


def correlate(upper: Upper, names: Names, cites: Mapping[str, str]) -> Correlation:
    """The table of one upper document."""
    rows = [row for part in upper.parts for row in part.rows]
    locals_ = [key for key in names.locals if any(one.finding.local == key for row in rows for one in row.findings)]
    lines = []
    for row in rows:
        found = {one.finding.local: Answering(one, _cite(one.finding, names, cites)) for one in row.findings}
        subject = head_directive(row.directive, SUBJECT)
        lines.append(Line(row, subject, cites[row.directive.id], tuple(found.get(key) for key in locals_)))
    heads = tuple(names.tags[key] or names.say("本级条款") for key in locals_)
    return Correlation(upper.number, upper.title, heads, tuple(lines))


def _cite(finding: Finding, names: Names, cites: Mapping[str, str]) -> str:
    places = [cites[one.clause.id] for one in finding.matches]
    return names.say("{place}等{n}处", place=places[0], n=len(places)) if len(places) > 1 else "".join(places)


def show_indicator(row: Row, at: int, names: Names, levels: Mapping[str, Level]) -> Indicator:
    """What the local documents make of one of a directive's numbers; ``levels`` of the documents by id."""
    say, target = names.say, row.directive.targets[at]
    told = [(one, *_local(one, at)) for one in row.findings]
    said = [(row.directive.clause.document, _amount(target))]
    said += [(one.finding.local, one.tag + value) for one, value, _, _ in told if value]
    values = group((one for one in said if one[0] in levels), lambda one: levels[one[0]])
    return Indicator(
        row=row,
        subject=shorten_subject(target.subject) or head_directive(row.directive, INDICATOR),
        values={level: "；".join(dict.fromkeys(value for _, value in found)) for level, found in values.items()},
        judgement=say("；").join(f"{one.tag}{'↓' if less else ''}{say(verdict)}" for one, _, verdict, less in told),
        weaker=any(less for *_, less in told),
    )


def shorten_subject(subject: str) -> str:
    """The name of an indicator: of a long one the end, where it says what is measured."""
    if len(subject) <= INDICATOR:
        return subject
    ends = (subject[one.end() :] for one in re.finditer(ATTACHED, subject))
    short = next((one for one in ends if INDICATOR // 3 <= len(one) <= INDICATOR), "")
    return f"……{short}" if short else phrase.shorten(subject, INDICATOR)


def _amount(target: Target) -> str:
    return say_amount(target) + (f"（{target.year}）" if target.year else "")


# What lies between two numbers; the stage of changes says between which.
_BETWEEN = frozenset({ChangeKind.QUANTITY_RAISED, ChangeKind.QUANTITY_LOWERED, ChangeKind.QUANTITY_NOT_COMPARABLE})


def _local(item: Item, at: int) -> tuple[str, str, bool]:
    """The local value, the verdict on it, and whether it is lower: which number answers, the changes have decided."""
    finding = item.finding
    if finding.relation is Relation.OMIT:
        return "", labels.EXTENT[finding.extent], False
    target = finding.directive.targets[at]
    one = next((one for one in finding.counterparts if one.target == at), None)
    spoken = [each for each in finding.changes if each.kind not in _BETWEEN and speaks_of(each, target)]
    told = _amount(one.local) if one else next((phrase.shorten(each.local, 14) for each in spoken if each.local), "")
    if not finding.counted or finding.extent is Extent.LIKE:
        return told, labels.EXTENT[finding.extent], False
    kinds = [one.change] if one and one.sure and one.change else []
    kinds += [each.kind for each in spoken if each.kind is not ChangeKind.DUTY_DROPPED]
    if kinds:
        first = min(kinds, key=lambda kind: not kind.weaker)
        return told, labels.CHANGE[first], first.weaker
    if not told:
        return "", labels.NOT_SEEN, False
    open_ = not one or not one.sure or bool(spoken)  # the duty that it stands in is not there
    return told, labels.TO_CHECK if open_ else labels.DEMAND[Demand.SAME], False
