"""Makes the view of a comparison: one walk, after which the templates have nothing left to work out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from compare.model import Comparison, Document, Finding, Initiative, PairTally, Relation, Tally
from compare.report import labels, phrase
from compare.report.names import Names, give_names, level, sort_pairs, sort_uppers
from compare.report.show_documents import show_bar, show_card, show_choices, show_result, show_tally, show_totals
from compare.report.show_findings import show_chapters, show_finding, show_upper
from compare.report.show_gaps import is_gap, show_chains, show_gaps
from compare.report.view import ChainView, Chip, FindingView, Group, InitiativeGroup, InitiativeView, LegendLine, View

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
    concise = len(comparison.findings) >= CONCISE_FROM
    views = {one.id: show_finding(one, names, concise) for one in comparison.findings}
    locals_ = dict.fromkeys(local for _, local in pairs)
    cards = tuple(show_card(one, names, by_upper, locals_) for one in comparison.documents)
    tallies = {(one.upper, one.local): one for one in comparison.totals.pairs}
    gaps = show_gaps(by_upper, names)
    chains = show_chains(comparison, names)
    return View(
        title=comparison.title or _title(list(locals_), names),
        subtitle="、".join(f"{names.tags[key]}{names.titles[key]}" for key in locals_),
        result=show_result(comparison, names.titles),
        bar=show_bar(comparison.totals.all),
        figures=_figures(comparison, len(by_upper), len(locals_)),
        totals=show_totals(comparison, tuple(pairs), names),
        totals_all=show_tally(comparison.totals.all, "合计"),
        legend=_legend(),
        cards=tuple(one for one in cards if one.compared),
        others=tuple(one for one in cards if not one.compared),
        gaps=gaps[:GAPS_FIRST],
        gaps_more=gaps[GAPS_FIRST:],
        gap_note=_gap_note(comparison, len(gaps)),
        groups=tuple(
            _group(number, documents[upper], documents[local], found, tallies[upper, local], views)
            for number, ((upper, local), found) in enumerate(pairs.items(), 1)
        ),
        uppers=tuple(
            show_upper(number, upper, rows, views, names) for number, (upper, rows) in enumerate(by_upper.items(), 1)
        ),
        initiatives=_initiatives(comparison.initiatives, names.titles),
        chains=chains,
        chain_note=_chain_note(len(chains)),
        breaks=tuple(one for one in chains if one.broken),
        break_note=_break_note(chains),
        choices=show_choices(comparison.choices, names.titles),
        settings=tuple((name, _setting(value)) for name, value in comparison.run.settings),
        inputs=tuple((one.file, one.sha256) for one in comparison.run.inputs),
        warnings=comparison.warnings,
        version=comparison.run.version,
        concise=concise,
        concise_note=_concise_note(concise),
    )


def _title(locals_: Sequence[str], names: Names) -> str:
    if len(locals_) == 1:
        return f"{names.titles[locals_[0]]}承接上位文件情况报告"
    return "政策承接情况对照报告"


def _figures(comparison: Comparison, uppers: int, locals_: int) -> tuple[tuple[str, str], ...]:
    """The numbers beside the bar, each with its label."""
    tally = comparison.totals.all
    return (
        ("上位文件", phrase.number(uppers)),
        ("本级文件", phrase.number(locals_)),
        ("部署要求", phrase.number(tally.directives)),
        ("平均覆盖度", phrase.percent(tally.coverage)),
        ("部分落实", phrase.number(tally.partial)),
        ("待核", phrase.number(tally.uncertain)),
        ("自主新增", phrase.number(comparison.totals.initiatives)),
    )


def _legend() -> tuple[LegendLine, ...]:
    made = [LegendLine(Chip(one.value, labels.RELATION[one]), labels.RELATION_MEANING[one]) for one in Relation]
    made += [
        LegendLine(Chip("partial", labels.PARTIAL), "已承接，但有要点未见着落，覆盖度小于100%"),
        LegendLine(Chip("uncertain", labels.UNCERTAIN), "证据在两可之间，须人工核对"),
        LegendLine(Chip("above", labels.NOT_APPLICABLE), "只有上级机关能够落实，不算本级的缺口"),
    ]
    return tuple(made)


def _gap_note(comparison: Comparison, gaps: int) -> str:
    omitted = comparison.totals.all.omit
    if not omitted:
        return "没有缺失的部署要求。"
    missing = sum(is_gap(one) for one in comparison.findings)
    note = f"共{phrase.number(gaps)}项部署要求"
    note += f"（{phrase.number(missing)}项次）" if missing != gaps else ""
    note += "，强制性的在前，同等力度的先列有指标、有期限的。"
    return note + (f"另有{phrase.number(omitted - missing)}项属上级事项，未列入。" if omitted > missing else "")


def _chain_note(shown: int) -> str:
    if shown:
        return f"下列{phrase.number(shown)}项国家部署同两份以上的本级文件对照过，可以逐级比较。"
    return "没有同两份以上本级文件对照过的国家部署。"


def _break_note(chains: Sequence[ChainView]) -> str:
    broken = sum(one.broken for one in chains)
    if not chains:
        return _chain_note(0)
    kept = len(chains) - broken
    note = f"{phrase.number(len(chains))}项国家部署同两份以上的本级文件对照过，"
    if not broken:
        return note + "各处结论一致。"
    note += f"其中{phrase.number(kept)}项各处一致，" if kept else ""
    return note + f"下列{phrase.number(broken)}项有的承接、有的缺失。"


def _concise_note(concise: bool) -> str:
    if not concise:
        return ""
    return (
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
) -> Group:
    return Group(
        anchor=f"g{number}",
        number=str(number),
        title=f"{phrase.title(local)}对照{phrase.title(upper)}",
        upper=phrase.title(upper),
        local=phrase.title(local),
        route=f"{level(upper)}→{level(local)}",
        sentence=_sentence(pair.tally),
        bar=show_bar(pair.tally),
        chapters=show_chapters(found, views),
    )


def _sentence(tally: Tally) -> str:
    return (
        f"部署要求{phrase.number(tally.directives)}项：采纳{phrase.number(tally.adopt)}项、"
        f"拓展{phrase.number(tally.extend)}项、缺失{phrase.number(tally.omit)}项；"
        f"其中部分落实{phrase.number(tally.partial)}项，待核{phrase.number(tally.uncertain)}项，"
        f"{phrase.coverage(tally)}。"
    )


def _initiatives(initiatives: Sequence[Initiative], titles: Mapping[str, str]) -> tuple[InitiativeGroup, ...]:
    made = []
    for document, found in groupby(initiatives, key=lambda one: one.document):
        views = tuple(
            InitiativeView(one.clause.text, phrase.headings(one.clause.headings), phrase.place(one.clause.place))
            for one in found
        )
        made.append(InitiativeGroup(titles[document], len(views), views))
    return tuple(made)


def _setting(value: str | int | float | bool) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)
