"""What is omitted, most binding first; how directives travel down; the targets and the citations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from compare.knowledge.titles import OLDER_MARK
from compare.matching.settle import say_day
from compare.model.comparison import Chain, Citation, Comparison, Step
from compare.model.documents import Target
from compare.model.enums import CitationKind, Extent, Level, Relation
from compare.model.findings import Change, Finding
from compare.progress import group
from compare.reading.classify import punishes
from compare.report.documents import say_apart
from compare.report.findings import Item, Row
from compare.report.names import Chip, Counts, Names, anchor
from compare.words import labels, phrase
from compare.words.language import Language, msgid


@dataclass(frozen=True)
class Gap(Row):
    """One line in the list of what is omitted: a directive by everybody who omits it, in the order of the documents."""

    @property
    def upper_brief(self) -> str:
        """The same, shortened."""
        return phrase.shorten_title(self.upper, TITLE)

    @property
    def sure(self) -> int:
        """How many of the omissions are sure."""
        return sum(not one.finding.uncertain for one in self.findings)

    @property
    def doubt(self) -> bool:
        """Whether none of them is."""
        return not self.sure

    @property
    def penal(self) -> bool:
        """Whether it only sets a penalty, which holds by the upper document itself."""
        return punishes(self.directive.clause)

    @cached_property
    def chips(self) -> tuple[Chip, ...]:
        """What makes it weighty, and whether it is in doubt."""
        say = self.names.say
        known = (
            (self.directive.counted, Chip("fact", say("有指标"))),
            (self.directive.dated, Chip("fact", say("有期限"))),
            (self.doubt, Chip("uncertain", say(labels.UNCERTAIN))),
            (all(one.finding.older for one in self.findings), Chip("fact", say(OLDER_MARK))),
        )
        return tuple(chip for true, chip in known if true)

    @cached_property
    def whose(self) -> str:
        """The tags of everybody who omits it, those in doubt behind; empty where there is one local document."""
        say = self.names.say
        if not any(one.tag for one in self.findings):
            return ""
        sure, doubtful = (
            say.join(one.tag for one in self.findings if one.finding.uncertain is doubt) for doubt in (False, True)
        )
        if not doubtful:
            return sure
        return sure + (say("（待核：{names}）", names=doubtful) if sure else say("{names}（待核）", names=doubtful))


@dataclass(frozen=True)
class ApartLine(Row):
    """A directive that counts nowhere, with the local documents concerned; ``why`` says more of the reason."""

    why: str

    @property
    def places(self) -> str:
        """The tags of the local documents."""
        return self.names.say.join(one.tag for one in self.findings if one.tag)


@dataclass(frozen=True, slots=True)
class Apart:
    """What counts nowhere for one reason."""

    chip: Chip
    meaning: str
    lines: tuple[ApartLine, ...]
    count: int


@dataclass(frozen=True, slots=True)
class StepView:
    """One link of a chain: the finding there, and what the link says of it."""

    item: Item
    step: Step

    @property
    def chips(self) -> tuple[Chip, ...]:
        """What became of the directive there."""
        weakened = (Chip("weaker", self.item.names.say("要求减弱")),) if self.step.weakened else ()
        return (*self.item.chips, *weakened)

    @property
    def remark(self) -> str:
        """How it came there."""
        return self.item.names.say("经省级条款承接") if self.step.via == self.step.alignment else ""


@dataclass(frozen=True)
class ChainView(Row):
    """One directive and what became of it at each level."""

    chain: Chain

    @property
    def steps(self) -> tuple[StepView, ...]:
        """The findings on the way, each with its link."""
        return tuple(map(StepView, self.findings, self.chain.steps))

    @property
    def broken(self) -> bool:
        """Whether somebody carries it and somebody does not."""
        return len({one.finding.relation is Relation.OMIT for one in self.findings}) > 1


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A finding on a directive with targets."""

    item: Item

    @property
    def changes(self) -> tuple[tuple[Change, str], ...]:
        """The changes that speak of them, each with its words."""
        targets, found = self.item.finding.directive.targets, self.item.finding.changes
        spoken = (one for one in found if any(speaks_of(one, target) for target in targets))
        return tuple((one, _words(one, self.item.names)) for one in spoken)


@dataclass(frozen=True, slots=True)
class CitationGroup:
    """What one document cites, what a reader must act on first; each with the anchor of the document where at hand."""

    document: str
    citations: tuple[tuple[Citation, str], ...]


TITLE = 20  # characters of a title
# Instead of gaps, where all local documents are older than the upper ones.
NO_CHAIN = msgid("早于上位文件的本级文件不列入。")
NO_GAPS = msgid("本级文件早于上位文件，没有写到不等于不落实，不列缺口。")


def show_gaps(uppers: Mapping[str, Mapping[str, list[Finding]]], items: Mapping[str, Item]) -> tuple[Gap, ...]:
    """Directives that somebody omits who could carry them out: those beyond doubt first, then by ``_weight``."""
    every = (found for rows in uppers.values() for found in rows.values())
    missing = (tuple(items[one.id] for one in found if one.gap or one.doubted) for found in every)
    return tuple(sorted((Gap(found) for found in missing if found), key=_weight))


def _weight(gap: Gap) -> tuple[bool, bool, int, bool, bool]:
    force, _, undated = gap.directive.binding
    return gap.doubt, gap.penal, force, not gap.names.asks_number(gap.directive), undated


def say_penal(gaps: Sequence[Gap], say: Language) -> str:
    """How many of the gaps are penalties, and where they stand; empty where none is."""
    n = sum(one.penal for one in gaps)
    return say("其中罚则{n}项可以直接适用上位文件，排在后面。", n=phrase.number(n)) if n else ""


def show_apart(items: Sequence[Item], say: Language) -> tuple[Apart, ...]:
    """What counts nowhere, by reason, each directive once."""
    numbers = {one.finding.id: one for one in items}
    made = []
    for extent in labels.APART:
        found = [one for one in items if one.finding.extent is extent]
        rows = (tuple(same) for _, same in groupby(found, key=lambda one: one.row))
        lines = tuple(ApartLine(row, _why(row[0], numbers)) for row in rows)
        if lines:
            chip = Chip(extent.value, say(labels.EXTENT[extent]))
            made.append(Apart(chip, say(labels.EXTENT_MEANING[extent]), lines, len(found)))
    return tuple(made)


def _why(item: Item, items: Mapping[str, Item]) -> str:
    """What more there is to say of why a directive counts nowhere: until when it was, or where it counts."""
    one, say = item.finding, item.names.say
    if one.extent is Extent.EXPIRED:
        return say("期限至{day}", day=say_day(one.ended))
    if one.extent is Extent.ELSEWHERE and one.elsewhere in items:
        other = items[one.elsewhere]
        return say("以{document}为准", document=other.tag or other.local)
    return one.above


def show_chains(
    comparison: Comparison, items: Mapping[str, Item], origin: Level = Level.NATIONAL
) -> tuple[ChainView, ...]:
    """Directives of one level and what became of them below; national ones that at least two documents met."""
    least = 2 if origin is Level.NATIONAL else 1
    long = (one for one in comparison.chains if one.origin is origin and len(one.steps) >= least)
    return tuple(show_chain(one, items) for one in long)


def show_chain(chain: Chain, items: Mapping[str, Item]) -> ChainView:
    """A chain with its findings as the pages print them."""
    return ChainView(tuple(items[step.alignment] for step in chain.steps), chain)


# The citations that a reader must act on come first.
_FIRST = (CitationKind.NO_ARTICLE, CitationKind.REPLACED, CitationKind.NOT_GIVEN, CitationKind.NEVER_CITED)
_ORDER = (*_FIRST, CitationKind.AT_HAND)
WORDS = 40  # characters of the words of a change in the table of targets


def speaks_of(change: Change, target: Target) -> bool:
    """Whether a change is about a target: its value or its year stands in the words of the upper text, as a number."""
    words = (word for word in (target.value, target.year) if word)
    return any(re.search(rf"(?<![\d.]){re.escape(word)}(?![\d.]*\d)", change.upper) for word in words)


def _words(change: Change, names: Names) -> str:
    """The words that changed; where the local text has none, those that are missing there."""
    upper = phrase.shorten(change.upper, WORDS)
    if not change.local:
        return names.say("“{upper}”", upper=upper)
    return names.say("“{upper}”→“{local}”", upper=upper, local=phrase.shorten(change.local, WORDS))


def show_citations(citations: Sequence[Citation], names: Names) -> tuple[CitationGroup, ...]:
    """What each document names or should name, in the order of the documents."""
    groups = group(citations, lambda one: one.document)
    made = []
    for key in (key for key in names.titles if key in groups):
        ordered = sorted(groups[key], key=lambda one: _ORDER.index(one.kind))
        cited = ((one, anchor("doc", one.target) if one.target in names.titles else "") for one in ordered)
        made.append(CitationGroup(names.titles[key], tuple(cited)))
    return tuple(made)


def say_gaps(comparison: Comparison, counts: Counts, gaps: Sequence[Gap], say: Language) -> str:
    """How many gaps there are, how they are ordered, and what is no gap."""
    apart = say_apart(counts, say)
    apart = apart + say("。") if apart else ""
    missing, sure = comparison.totals.headline.left_out, comparison.totals.headline.gaps
    if not missing:
        return (say(NO_GAPS) if comparison.older else say("没有未承接的部署要求。")) + apart
    numbers = {"count": len(gaps), "places": missing, "sure": sure, "open": missing - sure}
    told = msgid("共{count}项部署要求（{places}项次），强制性的在前，同等力度的先列有指标、有期限的。")
    if 0 < sure < missing:
        told = msgid(
            "共{count}项部署要求、{places}项次（未承接{sure}项次，待核{open}项次），强制性的在前，同等力度的先列有指标、有期限的。"
        )
    elif missing == len(gaps):
        told = msgid("共{count}项部署要求，强制性的在前，同等力度的先列有指标、有期限的。")
    note = say(told, **{key: phrase.number(n) for key, n in numbers.items()}) + say_penal(gaps, say)
    if doubtful := sum(gap.doubt for gap in gaps):
        note += say("只有待核结论的{count}项列在最后。", count=phrase.number(doubtful))
    return note + apart


def say_chains(shown: int, older: bool, say: Language) -> str:
    """How many national directives were followed; ``older`` texts, if there are any, stand in no chain."""
    told = (
        say("下列{count}项国家部署同两份以上的本级文件对照过，可以逐级比较。", count=phrase.number(shown))
        if shown
        else say("没有同两份以上本级文件对照过的国家部署。")
    )
    return told + say(NO_CHAIN) if older else told


def say_breaks(chains: Sequence[ChainView], older: bool, say: Language) -> str:
    """How many of them are carried by some and left out by others."""
    if not chains:
        return say_chains(0, older, say)
    broken = sum(one.broken for one in chains)
    told = msgid("{all}项国家部署同两份以上的本级文件对照过，下列{broken}项有的承接、有的未承接，其余各处一致。")
    if not broken:
        told = msgid("{all}项国家部署同两份以上的本级文件对照过，各处结论一致。")
    elif broken == len(chains):
        told = msgid("{all}项国家部署同两份以上的本级文件对照过，都是有的承接、有的未承接。")
    said = say(told, all=phrase.number(len(chains)), broken=phrase.number(broken))
    return said + (say(NO_CHAIN) if older else "")
