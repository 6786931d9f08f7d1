"""The comparison on one page, for somebody who reads it standing: what matters most, in few words, with its source.

Lengths are in characters; numbers of lines are chosen so that the page holds whatever is compared (two pages at most).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from compare.model import ChainKind, Comparison, Finding, Level
from compare.report.names import Names, Pair, level
from compare.report.pick_for_briefing import INITIATIVES, pick_changes, pick_doubts, pick_gaps, pick_initiatives
from compare.report.say_briefing import NAME, say_nothing, say_result, say_worst
from compare.report.show_certainty import find_unseen
from compare.report.show_documents import show_tally
from compare.report.view import Briefing, Card, Gap, TotalsRow
from compare.summary.summarize import tally
from compare.words import labels, phrase
from compare.words.language import msgid

GAPS, GAPS_WITH_CHANGES, CHANGES, DOUBTS, LOCALS, SOURCES, NOTES, WARNINGS = 8, 6, 5, 4, 6, 6, 3, 2
CAUTION = 50


def show_briefing(
    comparison: Comparison,
    pairs: Mapping[Pair, list[Finding]],
    uppers: Mapping[str, Mapping[str, list[Finding]]],
    gaps: Sequence[Gap],
    cards: Sequence[Card],
    notes: Sequence[str],
    names: Names,
) -> Briefing:
    """Everything on the page.

    Args:
        comparison: What is told.
        pairs: Its findings by upper and local document.
        uppers: The same by upper document and directive.
        gaps: What is left out, weightiest first.
        cards: Its documents.
        notes: What is said of local documents that were seen in part only.
        names: What everything is called.
    """
    say = names.say
    found = [one for group in pairs.values() for one in group]
    sure = [gap for gap in gaps if not gap.doubt]
    changes = pick_changes(found, names)
    listed = sure[: GAPS_WITH_CHANGES if changes else GAPS]
    doubts = pick_doubts(found, listed, find_unseen(comparison.documents), names)
    return Briefing(
        lines=(say_result(comparison, pairs, names), say_worst(sure, gaps, names)) if found else say_nothing(names),
        locals=_locals(comparison, pairs, names),
        gaps=tuple(pick_gaps(listed, uppers, names)),
        gap_note=_shown(len(gaps), len(listed), names),
        changes=changes[:CHANGES],
        change_note=_shown(len(changes), CHANGES, names),
        initiatives=tuple(pick_initiatives(comparison.initiatives, names)),
        initiative_note=_shown(comparison.totals.initiatives, INITIATIVES, names),
        doubts=doubts[:DOUBTS],
        doubt_note=_shown(len(doubts), DOUBTS, names),
        cautions=tuple(_cautions(comparison, cards, notes, names)),
        chains=_chains(comparison, names),
        chain_note=say("国家部署{n}项", n=phrase.number(len(_national(comparison)))),
        sources=tuple(_sources(comparison, pairs, names)),
        method=say(
            "由 policy-compare {version} 按文字证据逐条比对得出，只看文件写没写、怎么写，不评价执行效果；"
            "编号和出处同完整报告一致。",
            version=comparison.run.version,
        ),
        warnings=len(notes) + len(comparison.warnings),
    )


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

    unseen = find_unseen(comparison.documents)

    def call(key: str) -> str:
        lack = names.say("（{lack}）", lack=names.say(unseen[key])) if key in unseen else ""
        return names.tags[key] + phrase.shorten_title(names.titles[key], NAME - len(lack)) + lack

    first = list(by_local)[: LOCALS if len(by_local) == LOCALS else LOCALS - 1]
    made = [row(call(key), by_local[key]) for key in first]
    rest = [pair for key, found in by_local.items() if key not in first for pair in found]
    if rest:
        made.append(row(names.say("其余{n}份本级文件", n=len(by_local) - len(first)), rest))
    return tuple(made)


def _shown(every: int, most: int, names: Names) -> str:
    """How many there are, and how many of them are listed where not all."""
    if every <= most:
        return names.say("共{n}项", n=phrase.number(every))
    return names.say("共{n}项，列出{shown}项", n=phrase.number(every), shown=most)


def _cautions(comparison: Comparison, cards: Sequence[Card], notes: Sequence[str], names: Names) -> Iterator[str]:
    """What the whole rests on shakily: local documents that are not whole, what was not read, warnings of the run."""
    say = names.say
    yield from notes[:NOTES]
    unread = sum(chip.kind == "uncertain" for card in cards if card.compared for chip in card.chips)
    if unread:
        yield say("{n}份文件有文字未读，其中未见的须核对原件。", n=unread)
    yield from (phrase.shorten(one, CAUTION) for one in comparison.warnings[:WARNINGS])
    more = len(notes[NOTES:]) + len(comparison.warnings[WARNINGS:])
    if more:
        yield say("另有{n}条提示，见完整报告。", n=more)


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
