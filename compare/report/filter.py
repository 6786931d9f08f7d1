"""What the screen offers to filter the findings by: only values that occur, each with its number of findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from compare.model import ChangeKind, Document, Extent, Finding, Force, JudgedBy, Level, Manner, Relation
from compare.report.chips import flags
from compare.report.findings import chapter_anchor
from compare.report.names import Names
from compare.report.pictures import Heat
from compare.words import labels, phrase
from compare.words.language import msgid


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter: its value, its words, the number of findings it leaves."""

    value: str
    label: str
    count: str


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """Choices under a heading."""

    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """What the findings can be filtered by; a list with fewer than two choices is empty."""

    relations: tuple[Option, ...]
    extents: tuple[Option, ...]
    judges: tuple[Option, ...]
    flags: tuple[Option, ...]
    forces: tuple[Option, ...]
    manners: tuple[Option, ...]
    changes: tuple[OptionGroup, ...]
    levels: tuple[Option, ...]
    uppers: tuple[Option, ...]
    locals: tuple[Option, ...]
    chapters: tuple[OptionGroup, ...]


_FLAGS = {
    "gap": msgid("缺口（含待核的）"),
    "apart": msgid("另列的"),
}
# Values of the filter of changes beside the kinds.
ANY_CHANGE, WEAKER = "any", "weaker"


def show_filter(
    findings: Sequence[Finding], documents: Mapping[str, Document], heat: Sequence[Heat], names: Names
) -> Filter:
    """The filters of the findings."""
    say = names.say
    relations = Counter(one.relation for one in findings)
    return Filter(
        relations=tuple(_option(one.value, say(labels.RELATION[one]), relations[one]) for one in Relation),
        extents=list_options(
            ((one.value, say(labels.EXTENT[one])) for one in Extent), (one.extent.value for one in findings)
        ),
        judges=list_options(
            ((one.value, say(labels.JUDGED_BY[one])) for one in JudgedBy),
            (one.judged_by.value for one in findings),
            1 if names.judged else 2,
        ),
        flags=list_options(
            ((key, say(word)) for key, word in _FLAGS.items()), (flag for one in findings for flag in flags(one)), 1
        ),
        forces=list_options(
            ((one.value, say(labels.FORCE[one])) for one in Force), (one.directive.force.value for one in findings)
        ),
        manners=list_options(
            ((one.value, say(labels.MANNER[one])) for one in Manner),
            (one.manner.value for one in findings if one.manner),
            1,
        ),
        changes=_changes(findings, names),
        levels=list_options(((one.value, say(labels.LEVEL[one])) for one in Level), _levels(findings, documents)),
        uppers=list_options(
            ((number, f"{number}　{names.titles[key]}") for key, number in names.uppers.items()),
            (names.uppers[one.directive.clause.document] for one in findings),
        ),
        locals=list_options(
            ((key, f"{names.tags[id_]}{names.titles[id_]}") for id_, key in names.locals.items()),
            (names.locals[one.local] for one in findings),
        ),
        chapters=_chapters(findings, heat, names),
    )


def _levels(findings: Iterable[Finding], documents: Mapping[str, Document]) -> list[str]:
    levels = (documents[one.local].identity.level for one in findings)
    return [one.value for one in levels if one]


def _option(value: str, label: str, count: int) -> Option:
    return Option(value, label, phrase.number(count))


def list_options(choices: Iterable[tuple[str, str]], found: Iterable[str], least: int = 2) -> tuple[Option, ...]:
    """The choices (value, label) that occur, with how often; none where there are fewer than ``least``."""
    counts = Counter(found)
    made = tuple(_option(value, label, counts[value]) for value, label in choices if counts[value])
    return made if len(made) >= least else ()


def _changes(findings: Sequence[Finding], names: Names) -> tuple[OptionGroup, ...]:
    kinds = [frozenset(change.kind for change in one.changes) for one in findings]
    counts = Counter(kind for found in kinds for kind in found)
    if not counts:
        return ()
    say = names.say
    weaker = sum(any(kind.weaker for kind in found) for found in kinds)
    every = [_option(ANY_CHANGE, say("有变化"), sum(map(bool, kinds)))]
    every += [_option(WEAKER, say("有减弱的变化"), weaker)] if weaker else []
    groups = [OptionGroup(say("全部变化"), tuple(every))]
    for label, soft in ((say("减弱"), True), (say("其他变化"), False)):
        options = tuple(
            _option(kind.value, say(labels.CHANGE[kind]), counts[kind])
            for kind in ChangeKind
            if counts[kind] and kind.weaker is soft
        )
        groups += [OptionGroup(label, options)] if options else []
    return tuple(groups)


def _chapters(findings: Iterable[Finding], heat: Sequence[Heat], names: Names) -> tuple[OptionGroup, ...]:
    counts = Counter(chapter_anchor(one, names)[1] for one in findings)
    if len(counts) < 2:
        return ()
    return tuple(
        OptionGroup(
            f"{one.number}　{one.title}",
            tuple(_option(row.key, row.title, counts[row.key]) for row in one.rows),
        )
        for one in heat
    )
