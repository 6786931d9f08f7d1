"""The comparison on one page, for somebody who reads it standing: what matters most, in few words, with its source.

Lengths are in characters; numbers of lines are chosen so that the page holds whatever is compared (two pages at most).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from compare.model import ChainKind, Comparison, Finding, Level
from compare.report import labels, phrase
from compare.report.language import msgid
from compare.report.names import Names, Pair, level
from compare.report.pick_for_briefing import INITIATIVES, pick_changes, pick_doubts, pick_gaps, pick_initiatives
from compare.report.show_documents import show_tally
from compare.report.view import Briefing, Card, Gap, TotalsRow
from compare.summarize import tally

GAPS, GAPS_WITH_CHANGES, CHANGES, DOUBTS, LOCALS, SOURCES, WARNINGS = 8, 6, 5, 4, 6, 6, 2
CAUTION, NAME = 50, 24
_INNER = {ord("“"): "‘", ord("”"): "’"}  # quotation marks inside of others


def show_briefing(
    comparison: Comparison,
    pairs: Mapping[Pair, list[Finding]],
    uppers: Mapping[str, Mapping[str, list[Finding]]],
    gaps: Sequence[Gap],
    cards: Sequence[Card],
    names: Names,
) -> Briefing:
    """Everything on the page.

    Args:
        comparison: What is told.
        pairs: Its findings by upper and local document.
        uppers: The same by upper document and directive.
        gaps: What is left out, weightiest first.
        cards: Its documents.
        names: What everything is called.
    """
    say = names.say
    found = [one for group in pairs.values() for one in group]
    sure = [gap for gap in gaps if not any(chip.kind == "uncertain" for chip in gap.chips)]
    changes, doubts = pick_changes(found, names), pick_doubts(found, names)
    listed = sure[: GAPS_WITH_CHANGES if changes else GAPS]
    return Briefing(
        lines=(_result(comparison, pairs, names), _worst(sure, gaps, names)) if found else _nothing(names),
        locals=_locals(comparison, pairs, names),
        gaps=tuple(pick_gaps(listed, uppers, names)),
        gap_note=_shown(len(gaps), len(listed), names),
        changes=changes[:CHANGES],
        change_note=_shown(len(changes), CHANGES, names),
        initiatives=tuple(pick_initiatives(comparison.initiatives, names)),
        initiative_note=_shown(comparison.totals.initiatives, INITIATIVES, names),
        doubts=doubts[:DOUBTS],
        doubt_note=_shown(len(doubts), DOUBTS, names),
        cautions=tuple(_cautions(comparison, cards, names)),
        chains=_chains(comparison, names),
        chain_note=say("国家部署{n}项", n=phrase.number(len(_national(comparison)))),
        sources=tuple(_sources(comparison, pairs, names)),
        method=say(
            "由 policy-compare {version} 按文字证据逐条比对得出，只看文件写没写、怎么写，不评价执行效果；"
            "编号和出处同完整报告一致。",
            version=comparison.run.version,
        ),
        warnings=len(comparison.warnings),
    )


def _result(comparison: Comparison, pairs: Mapping[Pair, list[Finding]], names: Names) -> str:
    say, every = names.say, comparison.totals.all
    locals_, uppers = {local for _, local in pairs}, {upper for upper, _ in pairs}
    counts = {
        "n": phrase.number(every.directives),
        "carried": phrase.number(every.adopt + every.extend),
        "extend": phrase.number(every.extend),
        "omit": phrase.number(every.omit),
        "coverage": phrase.coverage(every, say),
    }
    if len(locals_) > 1:
        return say(
            "{locals}份本级文件对照{uppers}份上位文件{n}项次部署：承接{carried}项（其中拓展{extend}项），"
            "缺失{omit}项，{coverage}。",
            locals=len(locals_),
            uppers=len(uppers),
            **counts,
        )
    local = phrase.shorten_title(names.titles[next(iter(locals_))], NAME)
    if len(uppers) > 1:
        return say(
            "{uppers}份上位文件共{n}项部署，{local}承接{carried}项（其中拓展{extend}项），缺失{omit}项，{coverage}。",
            uppers=len(uppers),
            local=local,
            **counts,
        )
    return say(
        "{upper}{n}项部署，{local}承接{carried}项（其中拓展{extend}项），缺失{omit}项，{coverage}。",
        upper=phrase.shorten_title(names.titles[next(iter(uppers))], NAME),
        local=local,
        **counts,
    )


def _worst(sure: Sequence[Gap], gaps: Sequence[Gap], names: Names) -> str:
    say = names.say
    if sure:
        briefs = dict.fromkeys(gap.brief.translate(_INNER) for gap in sure)
        quoted = "".join(f"“{one}”" for one in list(briefs)[:2])
        return say("最要紧的缺口是{gaps}。", gaps=quoted)
    if gaps:
        return say("缺失的各项证据都在两可之间，须人工核对后才能下结论。")
    return say("没有本级应当承接而缺失的部署。")


def _nothing(names: Names) -> tuple[str, str]:
    say = names.say
    return say("没有可以对照的部署要求。"), say("各文件的读取情况和未对照的原因见完整报告。")


def _locals(comparison: Comparison, pairs: Mapping[Pair, list[Finding]], names: Names) -> tuple[TotalsRow, ...]:
    """A row for each local document where there are several; what is beyond the page is summed up in one."""
    legible = {(one.upper, one.local): one.tally.coverage is not None for one in comparison.totals.pairs}
    by_local: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_local.setdefault(pair[1], []).append(pair)
    if len(by_local) < 2:
        return ()

    def row(name: str, rows: Sequence[Pair]) -> TotalsRow:
        found = [one for pair in rows for one in pairs[pair]]
        return show_tally(tally(found, legible=all(legible[pair] for pair in rows)), name, names.say)

    first = list(by_local)[: LOCALS if len(by_local) == LOCALS else LOCALS - 1]
    made = [row(names.tags[key] + phrase.shorten_title(names.titles[key], NAME), by_local[key]) for key in first]
    rest = [pair for key, found in by_local.items() if key not in first for pair in found]
    if rest:
        made.append(row(names.say("其余{n}份本级文件", n=len(by_local) - len(first)), rest))
    return tuple(made)


def _shown(every: int, most: int, names: Names) -> str:
    """How many there are, and how many of them are listed where not all."""
    if every <= most:
        return names.say("共{n}项", n=phrase.number(every))
    return names.say("共{n}项，列出{shown}项", n=phrase.number(every), shown=most)


def _cautions(comparison: Comparison, cards: Sequence[Card], names: Names) -> Iterator[str]:
    """What the whole rests on shakily: documents that are not whole, warnings of the run."""
    say = names.say
    counts = Counter(chip.text for card in cards if card.compared for chip in card.chips)
    if counts:
        how = say.join(say("{what}{n}份", what=what, n=count) for what, count in counts.items())
        yield say("有的文件不全（{how}），其中的缺失或未见须核对原件。", how=how)
    yield from (phrase.shorten(one, CAUTION) for one in comparison.warnings[:WARNINGS])
    if len(comparison.warnings) > WARNINGS:
        yield say("另有{n}条提示，见完整报告。", n=len(comparison.warnings) - WARNINGS)


def _national(comparison: Comparison) -> list[ChainKind]:
    return [one.kind for one in comparison.chains if one.origin is Level.NATIONAL]


def _chains(comparison: Comparison, names: Names) -> tuple[tuple[str, str], ...]:
    """How many national directives end how, in the order of the model; the sum is all of them."""
    counts = Counter(_national(comparison))
    return tuple((names.say(labels.CHAIN[kind]), phrase.number(counts[kind])) for kind in ChainKind if counts[kind])


def _sources(comparison: Comparison, pairs: Mapping[Pair, list[Finding]], names: Names) -> Iterator[str]:
    """The documents with number, date and file, each once; where there are many, the first and how many more."""
    say = names.say
    locals_ = list(dict.fromkeys(local for _, local in pairs))
    uppers = [upper for upper in dict.fromkeys(upper for upper, _ in pairs) if upper not in locals_]
    documents = {one.id: one for one in comparison.documents}
    for keys, more in (
        (uppers, msgid("另有{n}份上位文件，见完整报告")),
        (locals_, msgid("另有{n}份本级文件，见完整报告")),
    ):
        for key in keys[:SOURCES]:
            one = documents[key]
            lead = names.tags.get(key) or level(one, names.say)
            title = phrase.shorten_title(names.titles[key], NAME)
            file = phrase.shorten(phrase.base(one.file), NAME)
            yield "　".join(fact for fact in (lead + title, one.identity.number, one.identity.date, file) if fact)
        if len(keys) > SOURCES:
            yield say(more, n=len(keys) - SOURCES)
