"""What a finding is, in a word or two each: as chips to read, as flags to filter by; bars of counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from compare.model import ChangeKind, Demand, Extent, Finding, Relation, Tally
from compare.words import labels, phrase
from compare.words.language import Language, msgid

# Extents of what is surely carried.
CARRIED = (Extent.WHOLE, Extent.PARTIAL)


@dataclass(frozen=True, slots=True)
class Chip:
    """A word in a frame: ``kind`` is its style, ``text`` what it says without any colour."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings there are on each of the two axes: how far they are carried, and what they then ask.

    The first five add up to all findings, ``stricter``, ``same`` and ``weaker`` to those that are surely carried.
    ``whole_weaker`` and ``part_weaker`` are the weaker ones of each extent.
    """

    whole: int
    part: int
    none: int
    open: int
    above: int
    stricter: int
    same: int
    weaker: int
    whole_weaker: int
    part_weaker: int

    @property
    def all(self) -> int:
        """Of all findings."""
        return self.whole + self.part + self.none + self.open + self.above

    @property
    def carried(self) -> int:
        """Those that are surely carried."""
        return self.whole + self.part


@dataclass(frozen=True, slots=True)
class Slice:
    """One part of a bar: its start, share, and the hatched end of it in per cent of the width."""

    value: Extent | Relation
    count: int
    start: int
    share: int
    hatched: float = 0


def count_findings(findings: Iterable[Finding]) -> Counts:
    """The findings on both axes; the demand is counted where a finding is surely carried."""
    found = [(one.extent, one.demand) for one in findings]
    extents = Counter(extent for extent, _ in found)
    both = Counter(pair for pair in found if pair[0] in CARRIED)
    demands = Counter(demand for (_, demand), count in both.items() for _ in range(count))
    return Counts(
        *(extents[one] for one in Extent),
        *(demands[one] for one in Demand),
        *(both[one, Demand.WEAKER] for one in CARRIED),
    )


def show_chips(finding: Finding, say: Language) -> tuple[Chip, ...]:
    """What a finding is on the two axes: how far it is carried, and what it asks where that is not the same."""
    made = [Chip(finding.extent.value, say(labels.EXTENT[finding.extent]))]
    if finding.extent is Extent.OPEN:
        first = msgid("初判未承接（依据不足）") if finding.relation is Relation.OMIT else msgid("初判承接")
        made.append(Chip("fact", say(first)))
    if finding.demand and finding.demand is not Demand.SAME:
        made.append(Chip(finding.demand.value, say(labels.DEMAND[finding.demand])))
    return tuple(made)


def show_more(finding: Finding, say: Language) -> tuple[Chip, ...]:
    """How a directive was passed on and what changed, each kind of change once with its number."""
    made = [Chip("manner", say(labels.MANNER[finding.manner]))] if finding.manner else []
    for kind, count in Counter(one.kind for one in finding.changes).items():
        word = say(labels.CHANGE[kind])
        # Parts of duties are counted where the duties are.
        counted = count > 1 and kind is not ChangeKind.DUTY_DROPPED
        made.append(Chip(change_style(kind), f"{word}×{count}" if counted else word))
    return tuple(made)


def change_style(kind: ChangeKind) -> str:
    """The style of a change's chip."""
    return "weaker" if kind.weaker else "other"


def is_gap(finding: Finding) -> bool:
    """Whether the local document leaves out what it could carry out itself."""
    return finding.gap


def differs(finding: Finding) -> bool:
    """Whether the local document does anything but carry the directive whole as it is."""
    changed = any(one.kind is not ChangeKind.ACTOR_MAPPED for one in finding.changes)
    return finding.relation is not Relation.ADOPT or finding.partial or changed


def flags(finding: Finding) -> tuple[str, ...]:
    """What the screen filters by beside relation and force."""
    known = {
        "gap": is_gap(finding),
        "partial": finding.extent is Extent.PARTIAL,
        "uncertain": finding.extent is Extent.OPEN,
        "above": not finding.applicable,
        "differs": differs(finding),
    }
    return tuple(name for name, true in known.items() if true)


def show_bar(counts: Counts) -> tuple[Slice, ...]:
    """How far directives are carried, as slices that fill a bar; what asks for less is hatched at their ends."""
    numbers = (counts.whole, counts.part, counts.none, counts.open, counts.above)
    less = (counts.whole_weaker, counts.part_weaker, 0, 0, 0)
    made = _fill(tuple(zip(Extent, numbers, strict=True)))
    return tuple(
        replace(one, hatched=round(one.share * weak / one.count, 1)) if weak else one
        for one, weak in zip(made, less, strict=True)
    )


def show_relations(tally: Tally) -> tuple[Slice, ...]:
    """The relations as slices that fill a bar."""
    return _fill(((Relation.ADOPT, tally.adopt), (Relation.EXTEND, tally.extend), (Relation.OMIT, tally.omit)))


def _fill(counts: Sequence[tuple[Extent | Relation, int]]) -> tuple[Slice, ...]:
    shares = phrase.percents([count for _, count in counts])
    return tuple(
        Slice(value, count, start, share)
        for (value, count), share, start in zip(counts, shares, (0, *accumulate(shares)), strict=False)
    )
