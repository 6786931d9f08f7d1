"""Makes the view of a comparison: one walk, after which the templates have nothing left to work out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from compare.model import Comparison, Document, Finding, Frame, Initiative, Level, PairTally, Relation, Tally
from compare.report.briefing import Briefing, show_briefing
from compare.report.chips import Chip, Slice, is_gap, show_bar
from compare.report.documents import (
    Card,
    ChoiceGroup,
    TotalsGroup,
    TotalsRow,
    note_unseen,
    show_card,
    show_choices,
    show_result,
    show_tally,
    show_totals,
)
from compare.report.filter import Filter, show_filter
from compare.report.findings import FindingView, Group, Upper, show_chapters, show_finding, show_upper
from compare.report.gaps import (
    ChainView,
    CitationGroup,
    Gap,
    TargetLine,
    show_chains,
    show_citations,
    show_gaps,
    show_targets,
)
from compare.report.names import Names, give_names, level, sort_pairs, sort_uppers
from compare.report.pictures import ChainGroup, Flow, Heat, group_chains, show_flow, show_heat
from compare.words import labels, phrase
from compare.words.language import Language


@dataclass(frozen=True, slots=True)
class InitiativeView:
    """One local measure that answers nothing."""

    text: str
    headings: str
    place: str


@dataclass(frozen=True, slots=True)
class InitiativeGroup:
    """The initiatives of one local document."""

    document: str
    count: int
    initiatives: tuple[InitiativeView, ...]


@dataclass(frozen=True, slots=True)
class LegendLine:
    """A chip and what it means."""

    chip: Chip
    meaning: str


@dataclass(frozen=True, slots=True)
class View:
    """Everything on the pages of a report, in the order in which it is read."""

    frame: Frame
    title: str
    subtitle: str
    result: tuple[str, ...]
    bar: tuple[Slice, ...]
    figures: tuple[tuple[str, str], ...]
    totals: tuple[TotalsGroup, ...]
    totals_all: TotalsRow
    legend: tuple[LegendLine, ...]
    cards: tuple[Card, ...]
    others: tuple[Card, ...]
    gaps: tuple[Gap, ...]
    gaps_more: tuple[Gap, ...]
    gap_note: str
    groups: tuple[Group, ...]
    uppers: tuple[Upper, ...]
    initiatives: tuple[InitiativeGroup, ...]
    chains: tuple[ChainView, ...]
    chain_note: str
    breaks: tuple[ChainView, ...]
    break_note: str
    choices: tuple[ChoiceGroup, ...]
    settings: tuple[tuple[str, str], ...]
    inputs: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    version: str
    concise: bool
    concise_note: str
    briefing: Briefing


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything that a page may print beside the view."""

    first_gaps: tuple[Gap, ...]
    heat: tuple[Heat, ...]
    flow: Flow | None
    chains: tuple[ChainGroup, ...]
    provincial: tuple[ChainGroup, ...]
    targets: tuple[TargetLine, ...]
    citations: tuple[CitationGroup, ...]
    filter: Filter


# Lines of the list of gaps on the screen before the rest is folded away.
GAPS_FIRST = 40
# Findings from which paper is set concisely. Measured on 1,782 findings of real documents (37 pairs): in full 390
# pages, 46 s and 850 MB, concisely about half of each.
CONCISE_FROM = 600


def compose(comparison: Comparison) -> View:
    """Everything that a report prints, from one comparison.

    Args:
        comparison: What ``pipeline.compare_documents`` returned.
    """
    pairs = sort_pairs(comparison)
    by_upper = sort_uppers(pairs)
    names = give_names(comparison, pairs, by_upper)
    documents = {one.id: one for one in comparison.documents}
    say = names.say
    concise = len(comparison.findings) >= CONCISE_FROM
    views = {one.id: show_finding(one, names, concise) for one in comparison.findings}
    locals_ = dict.fromkeys(local for _, local in pairs)
    cards = tuple(show_card(one, names, by_upper, locals_) for one in comparison.documents)
    tallies = {(one.upper, one.local): one for one in comparison.totals.pairs}
    gaps = show_gaps(by_upper, names)
    notes = note_unseen(comparison, names)
    chains = show_chains(comparison, names)
    return View(
        frame=comparison.frame,
        title=comparison.frame.title or _title(list(locals_), names),
        subtitle=say.join(f"{names.tags[key]}{names.titles[key]}" for key in locals_),
        result=show_result(comparison, names),
        bar=show_bar(comparison.totals.all, say),
        figures=_figures(comparison, len(by_upper), len(locals_), say),
        totals=show_totals(comparison, tuple(pairs), names),
        totals_all=show_tally(comparison.totals.all, say("合计"), say),
        legend=_legend(say),
        cards=tuple(one for one in cards if one.compared),
        others=tuple(one for one in cards if not one.compared),
        gaps=gaps[:GAPS_FIRST],
        gaps_more=gaps[GAPS_FIRST:],
        gap_note=_gap_note(comparison, gaps, say),
        groups=tuple(
            _group(number, documents[upper], documents[local], found, tallies[upper, local], views, names)
            for number, ((upper, local), found) in enumerate(pairs.items(), 1)
        ),
        uppers=tuple(
            show_upper(number, upper, rows, views, names) for number, (upper, rows) in enumerate(by_upper.items(), 1)
        ),
        initiatives=_initiatives(comparison.initiatives, names),
        chains=chains,
        chain_note=_chain_note(len(chains), say),
        breaks=tuple(one for one in chains if one.broken),
        break_note=_break_note(chains, say),
        choices=show_choices(comparison.choices, names.titles),
        settings=tuple((name, _setting(value, say)) for name, value in comparison.run.settings),
        inputs=tuple((one.file, one.sha256) for one in comparison.run.inputs),
        warnings=(*notes, *comparison.warnings),
        version=comparison.run.version,
        concise=concise,
        briefing=show_briefing(comparison, pairs, by_upper, gaps, cards, notes, names),
        concise_note=_concise_note(concise, say),
    )


def _title(locals_: Sequence[str], names: Names) -> str:
    if len(locals_) == 1:
        return names.say("{title}承接上位文件情况报告", title=names.titles[locals_[0]])
    return names.say("政策承接情况对照报告")


def _figures(comparison: Comparison, uppers: int, locals_: int, say: Language) -> tuple[tuple[str, str], ...]:
    """The numbers beside the bar, each with its label."""
    tally = comparison.totals.all
    return (
        (say("上位文件"), phrase.number(uppers)),
        (say("本级文件"), phrase.number(locals_)),
        (say("部署要求"), phrase.number(tally.directives)),
        (say("平均覆盖度"), phrase.percent(tally.coverage)),
        (say("部分落实"), phrase.number(tally.partial)),
        (say("待核"), phrase.number(tally.uncertain)),
        (say("自主新增"), phrase.number(comparison.totals.initiatives)),
    )


def _legend(say: Language) -> tuple[LegendLine, ...]:
    made = [
        LegendLine(Chip(one.value, say(labels.RELATION[one])), say(labels.RELATION_MEANING[one])) for one in Relation
    ]
    made += [
        LegendLine(Chip("partial", say(labels.PARTIAL)), say("已承接，但有要点未见着落，覆盖度小于100%")),
        LegendLine(Chip("uncertain", say(labels.UNCERTAIN)), say(labels.UNCERTAIN_MEANING)),
        LegendLine(Chip("above", say(labels.NOT_APPLICABLE)), say("只有上级机关能够落实，不算本级的缺口")),
    ]
    return tuple(made)


def _gap_note(comparison: Comparison, gaps: Sequence[Gap], say: Language) -> str:
    omitted = comparison.totals.all.omit
    if not omitted:
        return say("没有缺失的部署要求。")
    missing = sum(is_gap(one) for one in comparison.findings)
    count, places = phrase.number(len(gaps)), phrase.number(missing)
    if missing == len(gaps):
        note = say("共{count}项部署要求，强制性的在前，同等力度的先列有指标、有期限的。", count=count)
    else:
        note = say(
            "共{count}项部署要求（{places}项次），强制性的在前，同等力度的先列有指标、有期限的。",
            count=count,
            places=places,
        )
    if doubtful := sum(gap.doubt for gap in gaps):
        note += say("只有待核结论的{count}项列在最后。", count=phrase.number(doubtful))
    above = phrase.number(omitted - missing)
    return note + (say("另有{count}项属上级事项，未列入。", count=above) if omitted > missing else "")


def _chain_note(shown: int, say: Language) -> str:
    if shown:
        return say("下列{count}项国家部署同两份以上的本级文件对照过，可以逐级比较。", count=phrase.number(shown))
    return say("没有同两份以上本级文件对照过的国家部署。")


def _break_note(chains: Sequence[ChainView], say: Language) -> str:
    broken = sum(one.broken for one in chains)
    if not chains:
        return _chain_note(0, say)
    counts = {key: phrase.number(count) for key, count in (("all", len(chains)), ("broken", broken))}
    if not broken:
        return say("{all}项国家部署同两份以上的本级文件对照过，各处结论一致。", all=counts["all"])
    if broken == len(chains):
        return say("{all}项国家部署同两份以上的本级文件对照过，都是有的承接、有的缺失。", all=counts["all"])
    return say("{all}项国家部署同两份以上的本级文件对照过，下列{broken}项有的承接、有的缺失，其余各处一致。", **counts)


def _concise_note(concise: bool, say: Language) -> str:
    if not concise:
        return ""
    return say(
        "对照项目较多，本 PDF 印出全部部署要求的全文、结论和变化，最佳条款只印摘要和出处；"
        "条款全文和各要点的着落见 HTML 报告。"
    )


def _group(
    number: int,
    upper: Document,
    local: Document,
    found: Sequence[Finding],
    pair: PairTally,
    views: Mapping[str, FindingView],
    names: Names,
) -> Group:
    say = names.say
    return Group(
        anchor=f"g{number}",
        number=names.uppers[upper.id],
        key=names.locals[local.id],
        level=local.identity.level.value if local.identity.level else "",
        tag=names.tags[local.id],
        title=say("{local}对照{upper}", local=names.titles[local.id], upper=names.titles[upper.id]),
        upper=names.titles[upper.id],
        local=names.titles[local.id],
        route=f"{level(upper, say)}→{level(local, say)}",
        sentence=_sentence(pair.tally, say),
        bar=show_bar(pair.tally, say),
        chapters=show_chapters(found, views, names),
    )


def _sentence(tally: Tally, say: Language) -> str:
    return say(
        "部署要求{directives}项：采纳{adopt}项、拓展{extend}项、缺失{omit}项；"
        "其中部分落实{partial}项，待核{uncertain}项，{coverage}。",
        directives=phrase.number(tally.directives),
        adopt=phrase.number(tally.adopt),
        extend=phrase.number(tally.extend),
        omit=phrase.number(tally.omit),
        partial=phrase.number(tally.partial),
        uncertain=phrase.number(tally.uncertain),
        coverage=phrase.coverage(tally, say),
    )


def _initiatives(initiatives: Sequence[Initiative], names: Names) -> tuple[InitiativeGroup, ...]:
    made = []
    for document, found in groupby(initiatives, key=lambda one: one.document):
        views = tuple(
            InitiativeView(
                one.clause.text, phrase.headings(one.clause.headings), phrase.place(one.clause.place, names.say)
            )
            for one in found
        )
        made.append(InitiativeGroup(names.titles[document], len(views), views))
    return tuple(made)


def _setting(value: str | int | float | bool, say: Language) -> str:
    if isinstance(value, bool):
        return say("是") if value else say("否")
    return str(value)


# Gaps on the opening screen; the whole list follows below.
FIRST_GAPS = 6


def compose_tables(comparison: Comparison) -> Tables:
    """Everything that a page prints beside the view of the same comparison."""
    pairs = sort_pairs(comparison)
    by_upper = sort_uppers(pairs)
    names = give_names(comparison, pairs, by_upper)
    findings = [one for found in pairs.values() for one in found]
    heat = show_heat(by_upper, names)
    national = show_chains(comparison, names)
    return Tables(
        first_gaps=show_gaps(by_upper, names)[:FIRST_GAPS],
        heat=heat,
        flow=show_flow(national, names.say),
        chains=group_chains(national, names.say),
        provincial=group_chains(show_chains(comparison, names, Level.PROVINCIAL), names.say),
        targets=show_targets([one for rows in by_upper.values() for found in rows.values() for one in found], names),
        citations=show_citations(comparison.citations, names),
        filter=show_filter(findings, {one.id: one for one in comparison.documents}, heat, names),
    )
