"""Side by side: which local clauses answer which upper ones, and what became of each number; one line each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.knowledge.phrases import ATTACHED
from compare.matching.directives import find_targets
from compare.model import ChangeKind, Demand, Extent, Finding, Level, Relation, Target
from compare.report.findings import Item, Row, Upper
from compare.report.gaps import speaks_of
from compare.report.names import Names
from compare.settings import FIXED
from compare.text.likeness import share
from compare.words import labels, phrase
from compare.words.name import head_directive, say_amount

# Characters of a directive and of an indicator in a line.
SUBJECT, INDICATOR = 24, 26


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
        found = [one.item.finding for one in self.answers if one and one.item.finding.counted]
        return all(one.extent is Extent.WHOLE and one.demand is not Demand.WEAKER for one in found)


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


def correlate(uppers: Iterable[Upper], names: Names, cites: Mapping[str, str]) -> tuple[Correlation, ...]:
    """A table for each upper document."""
    return tuple(_correlate(one, names, cites) for one in uppers)


def _correlate(upper: Upper, names: Names, cites: Mapping[str, str]) -> Correlation:
    rows = [row for part in upper.parts for row in part.rows]
    locals_ = [key for key in names.locals if any(one.finding.local == key for row in rows for one in row.findings)]
    return Correlation(
        number=upper.number,
        title=upper.title,
        heads=tuple(names.tags[key] or names.say("本级条款") for key in locals_),
        lines=tuple(_line(row, locals_, names, cites) for row in rows),
    )


def _line(row: Row, locals_: Sequence[str], names: Names, cites: Mapping[str, str]) -> Line:
    found = {one.finding.local: one for one in row.findings}
    return Line(
        row=row,
        subject=head_directive(row.directive, SUBJECT),
        clause=cites[row.directive.id],
        answers=tuple(
            Answering(found[key], _cite(found[key].finding, names, cites)) if key in found else None for key in locals_
        ),
    )


def _cite(finding: Finding, names: Names, cites: Mapping[str, str]) -> str:
    places = [cites[one.clause.id] for one in finding.matches]
    if len(places) < 2:
        return "".join(places)
    return names.say("{place}等{n}处", place=places[0], n=len(places))


def list_indicators(rows: Iterable[Row], names: Names, levels: Mapping[str, Level]) -> tuple[Indicator, ...]:
    """One line for each number of a directive, with what the local documents make of it.

    Args:
        rows: The directives with their findings.
        names: What everything is called.
        levels: Of the documents, by id.
    """
    return tuple(_indicator(row, target, names, levels) for row in rows for target in row.directive.aims)


def _indicator(row: Row, target: Target, names: Names, levels: Mapping[str, Level]) -> Indicator:
    say = names.say
    values: dict[Level, list[str]] = {}
    upper = levels.get(row.directive.clause.document)
    if upper:
        values[upper] = [_amount(target)]
    said: list[str] = []
    weaker = False
    for one in row.findings:
        told, verdict, less = _local(one, target)
        weaker = weaker or less
        level = levels.get(one.finding.local)
        if level and told:
            values.setdefault(level, []).append(one.tag + told)
        said.append(f"{one.tag}{'↓' if less else ''}{say(verdict)}")
    return Indicator(
        row=row,
        subject=_shorten(target.subject) or head_directive(row.directive, INDICATOR),
        values={level: "；".join(dict.fromkeys(found)) for level, found in values.items()},
        judgement=say("；").join(said),
        weaker=weaker,
    )


def _shorten(subject: str) -> str:
    """The name of an indicator: of a long one the end, where it says what is measured."""
    if len(subject) <= INDICATOR:
        return subject
    ends = (subject[one.end() :] for one in re.finditer(ATTACHED, subject))
    short = next((one for one in ends if INDICATOR // 3 <= len(one) <= INDICATOR), "")
    return f"……{short}" if short else phrase.shorten(subject, INDICATOR)


def _amount(target: Target) -> str:
    return say_amount(target) + (f"（{target.year}）" if target.year else "")


def _local(item: Item, target: Target) -> tuple[str, str, bool]:
    """The local value, the verdict on it, and whether it is lower."""
    finding = item.finding
    if finding.relation is Relation.OMIT:
        return "", labels.EXTENT[finding.extent], False
    spoken = [one for one in finding.changes if speaks_of(one, target)]
    own = [one for match in finding.matches for one in targets_of(match.clause.text)]
    value = next((one for one in own if (one.value, one.unit) == (target.value, target.unit)), None) or next(
        (one for one in own if one.unit == target.unit and _alike(one.subject, target.subject)), None
    )
    told = _amount(value) if value else next((phrase.shorten(one.local, 14) for one in spoken if one.local), "")
    if not finding.counted or finding.extent is Extent.LIKE:
        return told, labels.EXTENT[finding.extent], False
    if spoken:
        first = min(spoken, key=lambda one: not one.kind.weaker)
        if first.kind is ChangeKind.DUTY_DROPPED:
            return told, labels.NOT_SEEN if not told else labels.TO_CHECK, False
        return told, labels.CHANGE[first.kind], first.kind.weaker
    if value and value.value == target.value:
        return told, labels.DEMAND[Demand.SAME], False
    return told, labels.NOT_SEEN if not told else labels.TO_CHECK, False


@lru_cache(maxsize=4096)
def targets_of(text: str) -> tuple[Target, ...]:
    """The numbers of a local clause."""
    return find_targets(text)


def _alike(one: str, other: str) -> bool:
    """Whether two names of indicators name one, or the shorter one stands in the longer one."""
    return max(share(one, other), share(other, one)) >= FIXED.half
