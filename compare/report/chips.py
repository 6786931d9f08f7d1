"""What a finding is, in a word or two each: as chips to read, as flags to filter by; bars of counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from compare.knowledge.kinds import EXPIRED_MARK, OLDER_MARK
from compare.matching.period import say_day
from compare.model import ChangeKind, Demand, Extent, Finding, Relation, Tally
from compare.words import labels, phrase
from compare.words.language import Language, msgid

# Extents of what counts, and of what is surely carried.
COUNTED = (Extent.WHOLE, Extent.PARTIAL, Extent.NONE, Extent.OPEN, Extent.LIKE)
CARRIED = (Extent.WHOLE, Extent.PARTIAL)


@dataclass(frozen=True, slots=True)
class Chip:
    """A word in a frame: ``kind`` is its style, ``text`` what it says without any colour."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings there are on each of the two axes: how far they are carried, and what they then ask.

    The first five add up to ``counted``, with ``apart`` to all findings; ``stricter``, ``same`` and ``weaker`` to those
    that are surely carried. ``whole_weaker`` and ``part_weaker`` are the weaker ones of each extent; ``apart`` is what
    counts nowhere, by why, in the order of ``labels.APART``.
    """

    whole: int
    part: int
    none: int
    open: int
    like: int
    stricter: int
    same: int
    weaker: int
    whole_weaker: int
    part_weaker: int
    apart: tuple[tuple[Extent, int], ...] = ()

    @property
    def counted(self) -> int:
        """Of those that count."""
        return self.whole + self.part + self.none + self.open + self.like

    @property
    def aside(self) -> int:
        """Of those that count nowhere."""
        return sum(count for _, count in self.apart)

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
    demands: Counter[Demand] = Counter()
    for (_, demand), count in both.items():
        if demand:
            demands[demand] += count
    whole, part, none, open_, like = (extents[one] for one in COUNTED)
    stricter, same, weaker = (demands[one] for one in Demand)
    return Counts(
        whole=whole,
        part=part,
        none=none,
        open=open_,
        like=like,
        stricter=stricter,
        same=same,
        weaker=weaker,
        whole_weaker=both[Extent.WHOLE, Demand.WEAKER],
        part_weaker=both[Extent.PARTIAL, Demand.WEAKER],
        apart=tuple((one, extents[one]) for one in labels.APART if extents[one]),
    )


def show_chips(finding: Finding, say: Language) -> tuple[Chip, ...]:
    """What a finding is on the two axes, and what of its time a reader must know.

    What an older text asks says nothing, as it answers nobody.
    """
    extent = finding.extent
    made = [Chip(extent.value, say(labels.EXTENT[extent]))]
    if extent is Extent.OPEN:
        made.append(Chip("fact", say(_first(finding))))
    if finding.demand and finding.demand is not Demand.SAME and not finding.older:
        made.append(Chip(finding.demand.value, say(labels.DEMAND[finding.demand])))
    if finding.ended:
        ended = say("期限至{day}", day=say_day(finding.ended))
        made.append(Chip("fact", ended if finding.expired else say(EXPIRED_MARK) + ended))
    if finding.older and extent is not Extent.LIKE:
        made.append(Chip("fact", say(OLDER_MARK)))
    return tuple(made)


def _first(finding: Finding) -> str:
    """What the program makes of it as long as nobody has looked."""
    if not finding.carried:
        return msgid("初判未承接（依据不足）")
    return msgid("初判文字相近") if finding.older else msgid("初判承接")


def show_relation(finding: Finding, say: Language) -> str:
    """What the local document does with a directive; an older one is like it at most."""
    alike = finding.older and finding.carried
    return say(labels.EXTENT[Extent.LIKE] if alike else labels.RELATION[finding.relation])


def show_judge(finding: Finding, say: Language) -> str:
    """Whose verdict it is, and what the program itself says where that is something else."""
    who = say(labels.JUDGED_BY[finding.judged_by])
    if finding.program is None or finding.program is finding.relation:
        return who
    return say("{who}（程序判定：{relation}）", who=who, relation=say(labels.RELATION[finding.program]))


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


def differs(finding: Finding) -> bool:
    """Whether the local document does anything but carry the directive whole as it is."""
    changed = any(one.kind is not ChangeKind.ACTOR_MAPPED for one in finding.changes)
    return finding.relation is not Relation.ADOPT or finding.partial or changed


def flags(finding: Finding) -> tuple[str, ...]:
    """What the screen filters by beside relation and force."""
    known = {
        "gap": finding.gap,
        "apart": not finding.counted,
        "differs": differs(finding),
    }
    return tuple(name for name, true in known.items() if true)


def show_bar(counts: Counts) -> tuple[Slice, ...]:
    """How far directives are carried, as slices that fill a bar; what asks for less is hatched at their ends."""
    numbers = (counts.whole, counts.part, counts.none, counts.open, counts.like)
    less = (counts.whole_weaker, counts.part_weaker, 0, 0, 0)
    made = _fill(tuple(zip(COUNTED, numbers, strict=True)))
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
