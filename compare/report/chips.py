"""What a finding is, in a word or two each: as chips to read, as flags to filter by; bars of counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import accumulate

from compare.model import ChangeKind, Finding, Relation, Tally
from compare.words import labels, phrase
from compare.words.language import Language


@dataclass(frozen=True, slots=True)
class Chip:
    """A word in a frame: ``kind`` is its style, ``text`` what it says without any colour."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Slice:
    """One part of a bar: start and share in per cent of its width; ``withheld`` where no per cents may be told."""

    relation: Relation
    count: int
    start: int
    share: int
    withheld: bool

    @property
    def percent(self) -> str:
        """The share as it is told."""
        return phrase.WITHHELD if self.withheld else f"{self.share}%"


def show_chips(finding: Finding, say: Language) -> tuple[Chip, ...]:
    """What a finding is, in words: relation, 部分, 待核, 上级事项."""
    made = [Chip(finding.relation.value, say(labels.RELATION[finding.relation]))]
    if finding.partial:
        made.append(Chip("partial", say(labels.PARTIAL)))
    if finding.uncertain:
        made.append(Chip("uncertain", say(labels.UNCERTAIN)))
    if not finding.applicable:
        made.append(Chip("above", say(labels.NOT_APPLICABLE)))
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
        "partial": finding.partial,
        "uncertain": finding.uncertain,
        "above": not finding.applicable,
        "differs": differs(finding),
    }
    return tuple(name for name, true in known.items() if true)


def show_bar(tally: Tally) -> tuple[Slice, ...]:
    """The relations as slices that fill the bar."""
    counts = ((Relation.ADOPT, tally.adopt), (Relation.EXTEND, tally.extend), (Relation.OMIT, tally.omit))
    shares = phrase.percents([count for _, count in counts])
    starts = (0, *accumulate(shares))
    return tuple(
        Slice(relation, count, start, share, tally.coverage is None)
        for (relation, count), share, start in zip(counts, shares, starts, strict=False)
    )
