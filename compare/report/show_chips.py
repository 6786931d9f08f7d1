"""What a finding is, in a word or two each: as chips to read, as flags to filter by."""

from __future__ import annotations

from collections import Counter

from compare.model import ChangeKind, Finding, Relation
from compare.report.view import Chip
from compare.words import labels
from compare.words.language import Language


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
    return finding.relation is Relation.OMIT and finding.applicable


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
