"""The view: values of the model that all pages of a report print, each part made once and shared by every format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from compare.model import BASE, Change, Comparison, Document, Finding, Frame, Initiative, Level, Tally
from compare.output.contract import name_stem
from compare.report.correlation import Correlation, Indicator, correlate, show_indicator
from compare.report.documents import (
    Card,
    ChoiceGroup,
    TotalsGroup,
    list_judges,
    note_unseen,
    say_apart,
    say_demands,
    say_extents,
    say_judging,
    show_card,
    show_choices,
    show_result,
    show_totals,
)
from compare.report.findings import Group, Item, Upper, show_chapters, show_upper
from compare.report.gaps import (
    Apart,
    ChainView,
    CitationGroup,
    Gap,
    TargetLine,
    say_chains,
    say_gaps,
    show_apart,
    show_chains,
    show_citations,
    show_gaps,
)
from compare.report.guide import Check, Filter, Lack, Paper, rank_lacks, rank_open, rank_weaker, show_filter, show_paper
from compare.report.names import (
    DECIDED,
    Chip,
    Counts,
    Names,
    Pair,
    Slice,
    count_findings,
    give_names,
    name_places,
    show_bar,
    sort_pairs,
    sort_uppers,
)
from compare.report.pictures import UNFOLDED, ChainGroup, Flow, Heat, group_chains, show_flow, show_heat
from compare.words import labels, phrase
from compare.words.language import Language, language_of, msgid
from compare.words.phrase import cite_clauses

# Findings from which paper is set concisely. Measured on 1,782 findings of real documents (37 pairs): in full 390
# pages, 46 s and 850 MB, concisely about half of each.
CONCISE_FROM = 600
PLACES = 3  # places named in a title


@dataclass(frozen=True)
class Report:
    """Everything on the pages of a report."""

    comparison: Comparison
    frame: Frame = Frame()  # noqa: RUF009 - immutable
    added: tuple[str, ...] = ()  # what whoever sets the pages has to tell the reader beside the comparison's warnings
    # of a part of a report: the findings of the whole by directive, whose numbers it keeps
    numbered: Mapping[str, Mapping[str, list[Finding]]] | None = None

    @cached_property
    def say(self) -> Language:
        """The language of the frame."""
        return language_of(self.frame)

    @cached_property
    def pairs(self) -> dict[Pair, list[Finding]]:
        """The findings of each upper and local document."""
        return sort_pairs(self.comparison)

    @cached_property
    def by_upper(self) -> dict[str, dict[str, list[Finding]]]:
        """The findings of each upper document by directive."""
        return sort_uppers(self.pairs)

    @cached_property
    def names(self) -> Names:
        """What everything is called."""
        return give_names(self.comparison, self.pairs, self.numbered or self.by_upper, self.say)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """By id."""
        return {one.id: one for one in self.comparison.documents}

    @cached_property
    def locals(self) -> tuple[str, ...]:
        """Ids of the local documents, in the order of their level."""
        return tuple(dict.fromkeys(local for _, local in self.pairs))

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """The findings as the pages print them, by id."""
        return {one.id: Item(one, self.names, self.concise) for one in self.comparison.findings}

    @cached_property
    def ordered(self) -> tuple[Item, ...]:
        """The findings directive by directive."""
        return tuple(self.items[one.id] for rows in self.by_upper.values() for found in rows.values() for one in found)

    @property
    def concise(self) -> bool:
        """Whether paper says where the evidence stands and leaves its words to the HTML report."""
        return len(self.comparison.findings) >= CONCISE_FROM

    @cached_property
    def told(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The upper and the local documents of what counts; all that were compared where nothing does."""
        pairs = [pair for pair, found in self.pairs.items() if any(one.counted for one in found)] or list(self.pairs)
        return tuple(dict.fromkeys(upper for upper, _ in pairs)), tuple(dict.fromkeys(local for _, local in pairs))

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The upper documents that name the whole; none where the local ones share none.

        Those of all local documents come first, then those of which something is decided in most: that a plan carries a
        document of which all is open, or alike only, nobody has found.
        """
        uppers, locals_ = self.told
        apart = [one for one in uppers if any((one, local) not in self.pairs for local in locals_)]

        def decided(upper: str) -> int:
            pairs = (self.pairs.get((upper, local), ()) for local in locals_)
            return sum(any(one.extent in DECIDED for one in found) for found in pairs)

        ordered = sorted(uppers, key=lambda one: (one in apart, -decided(one)))
        return tuple(ordered) if len(apart) < len(uppers) else ()

    @cached_property
    def title(self) -> str:
        """Subject and place: who carries what; of documents that are all older only what they were held against."""
        if self.frame.title:
            return self.frame.title
        say, titles, (uppers, locals_) = self.say, self.names.titles, self.told
        if not locals_:
            return say("政策承接情况对照报告")
        if not self.named:
            return say("政策承接对照报告（{n}份本级文件对照{m}份上位文件）", n=len(locals_), m=len(uppers))
        who = titles[locals_[0]]
        if len(locals_) > 1:
            places = name_places([self.documents[one].identity.region or titles[one] for one in locals_])
            who = say.join(places[:PLACES])
            who = say("{places}等{n}地", places=who, n=len(places)) if len(places) > PLACES else who
        one, several = msgid("{who}承接{upper}情况"), msgid("{who}承接{upper}等{n}份上位文件情况")
        if self.comparison.older:
            one, several = msgid("{who}对照{upper}情况"), msgid("{who}对照{upper}等{n}份上位文件情况")
        upper, n = titles[self.named[0]], len(self.named)
        return say(several, who=who, upper=upper, n=n) if n > 1 else say(one, who=who, upper=upper)

    @property
    def stem(self) -> str:
        """What the names of its files begin with."""
        return name_stem([self.documents[one] for one in self.named], [self.documents[one] for one in self.told[1]])

    @property
    def subtitle(self) -> str:
        """The local documents."""
        return self.say.join(f"{self.names.tags[key]}{self.names.titles[key]}" for key in self.locals)

    @cached_property
    def result(self) -> tuple[str, ...]:
        """What came out, in two sentences."""
        return show_result(self.comparison, self.counts, self.told, self.names)

    @property
    def bar(self) -> tuple[Slice, ...]:
        """How far everything is carried."""
        return show_bar(self.counts)

    @property
    def tally(self) -> Tally:
        """The counts of what counts, by relation."""
        return self.comparison.totals.headline

    @cached_property
    def counts(self) -> Counts:
        """The counts on the two axes, and of what counts nowhere."""
        return count_findings(self.comparison.findings)

    @property
    def figures(self) -> tuple[tuple[str, str], ...]:
        """The numbers beside the bar, each with its label."""
        say, counts, (uppers, locals_) = self.say, self.counts, self.told
        numbers = (
            (say("上位文件"), len(uppers)),
            (say("本级文件"), len(locals_)),
            (say("部署要求") if len(locals_) == 1 else say("部署要求（项次）"), counts.counted),
            (say("未承接"), counts.none),
            (say("要求降低"), counts.weaker),
            (say("待核"), counts.open),
            (say("自主新增"), self.comparison.totals.initiatives),
        )
        apart = ((say("另列"), counts.aside),) if counts.aside else ()
        judges = ((say(labels.JUDGED_BY[who]), count) for who, count in list_judges(self.comparison.totals.all))
        return tuple((label, phrase.number(number)) for label, number in (*numbers, *apart, *judges))

    @cached_property
    def totals(self) -> tuple[TotalsGroup, ...]:
        """The counts of each pair by local document."""
        return show_totals(self.comparison, self.pairs, self.names)

    def sum_up(self, counts: Counts) -> str:
        """Counts in a sentence."""
        extents = say_extents(counts, self.say) if counts.counted else ""
        said = (extents, say_demands(counts, self.say), say_apart(counts, self.say))
        return self.say("；").join(one for one in said if one) + self.say("。")

    @property
    def legend(self) -> tuple[tuple[Chip, str], ...]:
        """Each chip with what it means."""
        tables: tuple[tuple[Mapping[Any, str], Mapping[Any, str]], ...] = (
            (labels.EXTENT, labels.EXTENT_MEANING),
            (labels.DEMAND, labels.DEMAND_MEANING),
            (labels.RELATION, labels.RELATION_MEANING),
        )
        return tuple(
            (Chip(one.value, self.say(word)), self.say(means[one]))
            for words, means in tables
            for one, word in words.items()
        )

    @cached_property
    def all_cards(self) -> tuple[Card, ...]:
        """Every document."""
        older = {one.local for one in self.comparison.choices if one.chosen and one.older}
        return tuple(show_card(one, self.names, self.by_upper, self.locals, older) for one in self.comparison.documents)

    @property
    def cards(self) -> tuple[Card, ...]:
        """The documents that were compared."""
        return tuple(one for one in self.all_cards if one.compared)

    @property
    def others(self) -> tuple[Card, ...]:
        """The documents that were not."""
        return tuple(one for one in self.all_cards if not one.compared)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What is omitted, weightiest first."""
        return show_gaps(self.by_upper, self.items)

    @cached_property
    def sure_gaps(self) -> tuple[Gap, ...]:
        """Those that are no doubt: the others are to be checked first."""
        return tuple(one for one in self.gaps if not one.doubt)

    @property
    def gap_note(self) -> str:
        """How many there are and how they are ordered."""
        return say_gaps(self.comparison, self.counts, self.gaps, self.say)

    @cached_property
    def apart(self) -> tuple[Apart, ...]:
        """What counts nowhere, by why."""
        return show_apart(self.ordered, self.say)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The findings pair by pair, as on the screen."""
        made, names = [], self.names
        for number, ((upper, local), found) in enumerate(self.pairs.items(), 1):
            counts, chapters = count_findings(found), show_chapters(found, self.items, names)
            above, below = self.documents[upper], self.documents[local]
            made.append(Group(f"g{number}", names.uppers[upper], names.locals[local], above, below, counts, chapters))
        return tuple(made)

    @cached_property
    def uppers(self) -> tuple[Upper, ...]:
        """The findings directive by directive, as on paper."""
        return tuple(show_upper(upper, rows, self.items, self.names) for upper, rows in self.by_upper.items())

    @property
    def initiatives(self) -> tuple[tuple[str, tuple[Initiative, ...]], ...]:
        """The title of each local document with its initiatives."""
        groups = groupby(self.comparison.initiatives, key=lambda one: one.document)
        return tuple((self.names.titles[document], tuple(found)) for document, found in groups)

    @cached_property
    def followed(self) -> tuple[ChainView, ...]:
        """The national directives that were followed down."""
        return show_chains(self.comparison, self.items)

    @cached_property
    def chains(self) -> tuple[ChainGroup, ...]:
        """The same by what became of them."""
        return group_chains(self.followed, self.say)

    @cached_property
    def provincial(self) -> tuple[ChainGroup, ...]:
        """What provinces ask of their own accord."""
        return group_chains(show_chains(self.comparison, self.items, Level.PROVINCIAL), self.say)

    @property
    def chain_note(self) -> str:
        """How many national directives were followed."""
        return say_chains(len(self.followed), self.has_older, self.say)

    @property
    def has_older(self) -> bool:
        """Whether some local document is older than what it was held against."""
        return any(one.older for one in self.comparison.findings)

    @cached_property
    def heat(self) -> tuple[Heat, ...]:
        """Counts by chapter."""
        unfolded = len(self.by_upper) <= UNFOLDED
        return tuple(show_heat(*one, self.names, unfolded=unfolded) for one in self.by_upper.items())

    @cached_property
    def flow(self) -> Flow | None:
        """The national chains as a picture."""
        return show_flow(self.followed, self.say)

    @cached_property
    def targets(self) -> tuple[TargetLine, ...]:
        """The findings on directives with targets."""
        return tuple(TargetLine(one) for one in self.ordered if one.finding.directive.targets)

    @cached_property
    def citations(self) -> tuple[CitationGroup, ...]:
        """What the documents name."""
        return show_citations(self.comparison.citations, self.names)

    @cached_property
    def filter(self) -> Filter:
        """What the findings on the screen are filtered by."""
        findings = [one for found in self.pairs.values() for one in found]
        return show_filter(findings, self.documents, self.heat, self.names)

    @cached_property
    def paper(self) -> Paper:
        """What only paper has."""
        return show_paper(self.comparison, self.ordered, self.names)

    @cached_property
    def cites(self) -> Mapping[str, str]:
        """How each clause is cited, by its id."""
        return cite_clauses(self.comparison.documents, self.say)

    @cached_property
    def correlation(self) -> tuple[Correlation, ...]:
        """Which local clauses answer which upper ones."""
        return tuple(correlate(one, self.names, self.cites) for one in self.uppers)

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """What became of each number."""
        levels = {key: one.identity.level for key, one in self.documents.items() if one.identity.level}
        rows = [row for upper in self.uppers for part in upper.parts for row in part.rows]
        aims = ((row, at) for row in rows for at, one in enumerate(row.directive.targets) if one.comparator != BASE)
        return tuple(show_indicator(row, at, self.names, levels) for row, at in aims)

    @cached_property
    def weaker(self) -> tuple[tuple[Change, Item], ...]:
        """Where less is asked, the gravest first."""
        return rank_weaker(self.ordered)

    @cached_property
    def lacks(self) -> tuple[Lack, ...]:
        """What is carried in part, with what it lacks, the weightiest first."""
        return rank_lacks(self.ordered, self.documents, self.cites)

    @cached_property
    def open(self) -> tuple[Check, ...]:
        """What must be checked, by consequence."""
        return rank_open(self.ordered, self.comparison.documents, self.cites)

    @property
    def choices(self) -> tuple[ChoiceGroup, ...]:
        """Which documents met."""
        return show_choices(self.comparison.choices, self.names.titles)

    @property
    def settings(self) -> tuple[tuple[str, str], ...]:
        """What the comparison was made with."""
        words = {True: self.say("是"), False: self.say("否")}
        return tuple(
            (name, words[value] if isinstance(value, bool) else str(value))
            for name, value in self.comparison.run.settings
        )

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What is said of local documents that were seen in part only."""
        return note_unseen(self.comparison, self.names)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the reader should know first."""
        return (*self.notes, *self.comparison.warnings, *self.added)

    @property
    def judging(self) -> tuple[str, ...]:
        """How a language model took part, in sentences; empty where none did."""
        return say_judging(self.comparison.run.judging, self.say)

    @property
    def version(self) -> str:
        """Of the program."""
        return self.comparison.run.version
