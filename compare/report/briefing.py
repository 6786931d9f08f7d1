"""The comparison on one page, for somebody who reads it standing: what matters most, in few words, with its source.

Lengths are in characters; numbers of lines are chosen so that the page holds whatever is compared (two pages at most).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from compare.matching.directives import direct
from compare.model import ChainKind, Comparison, Finding, Force, Initiative, Kind, Level
from compare.report.chips import is_gap
from compare.report.documents import Card, TotalsRow, find_unseen, is_blind, say_counts, say_coverage
from compare.report.gaps import Gap
from compare.report.names import Names, Pair, level
from compare.summary.summarize import tally
from compare.words import labels, phrase
from compare.words.language import msgid
from compare.words.name import head_directive, holds, name_directive, say_target


@dataclass(frozen=True, slots=True)
class BriefGap:
    """One of the gaps that matter most: ``aims`` are its targets, ``source`` says where it is asked."""

    number: str
    text: str
    force: str
    aims: str
    source: str
    places: str


@dataclass(frozen=True, slots=True)
class BriefChange:
    """A place where local texts ask for less than the upper one, both words quoted; ``places`` are their tags."""

    number: str
    places: str
    kind: str
    upper: str
    local: str
    subject: str


@dataclass(frozen=True, slots=True)
class BriefItem:
    """One line of a list: ``lead`` is its number or document, ``text`` what it is, ``note`` what stands behind."""

    lead: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """A comparison on one page; each note says how many there are of what is listed in part.

    ``warnings`` counts those of the view that the cautions stand for.
    """

    lines: tuple[str, ...]
    locals: tuple[TotalsRow, ...]
    gaps: tuple[BriefGap, ...]
    gap_note: str
    changes: tuple[BriefChange, ...]
    change_note: str
    initiatives: tuple[BriefItem, ...]
    initiative_note: str
    doubts: tuple[BriefItem, ...]
    doubt_note: str
    cautions: tuple[str, ...]
    chains: tuple[tuple[str, str], ...]
    chain_note: str
    sources: tuple[str, ...]
    method: str
    warnings: int


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
        return TotalsRow(name, tally(found, legible=all(legible[pair] for pair in rows)))

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


NAME = 24  # characters of a title in a briefing
_INNER = {ord("“"): "‘", ord("”"): "’"}  # quotation marks inside of others


def say_result(comparison: Comparison, pairs: Mapping[Pair, list[Finding]], names: Names) -> str:
    """The first line: who was compared with what, what is sure of it, and what must be checked."""
    say, every = names.say, comparison.totals.all
    locals_, uppers = {local for _, local in pairs}, {upper for upper, _ in pairs}
    counts = {
        "n": phrase.number(every.directives),
        "sure": say_counts(comparison, names),
        "carried": phrase.number(every.adopt + every.extend),
        "extend": phrase.number(every.extend),
        "omit": phrase.number(every.omit),
        "coverage": say_coverage(comparison, names),
    }
    if len(locals_) > 1 and every.uncertain:
        return say(
            "{locals}份本级文件对照{uppers}份上位文件{n}项次部署：{sure}；{coverage}。",
            locals=len(locals_),
            uppers=len(uppers),
            **counts,
        )
    if len(locals_) > 1:
        return say(
            "{locals}份本级文件对照{uppers}份上位文件{n}项次部署：承接{carried}项（其中拓展{extend}项），"
            "缺失{omit}项，{coverage}。",
            locals=len(locals_),
            uppers=len(uppers),
            **counts,
        )
    local = phrase.shorten_title(names.titles[next(iter(locals_))], NAME)
    if len(uppers) > 1 and every.uncertain:
        return say(
            "{uppers}份上位文件共{n}项部署，{local}{sure}；{coverage}。", uppers=len(uppers), local=local, **counts
        )
    if len(uppers) > 1:
        return say(
            "{uppers}份上位文件共{n}项部署，{local}承接{carried}项（其中拓展{extend}项），缺失{omit}项，{coverage}。",
            uppers=len(uppers),
            local=local,
            **counts,
        )
    upper = phrase.shorten_title(names.titles[next(iter(uppers))], NAME)
    if every.uncertain:
        return say("{upper}{n}项部署，{local}{sure}；{coverage}。", upper=upper, local=local, **counts)
    return say(
        "{upper}{n}项部署，{local}承接{carried}项（其中拓展{extend}项），缺失{omit}项，{coverage}。",
        upper=upper,
        local=local,
        **counts,
    )


def say_worst(sure: Sequence[Gap], gaps: Sequence[Gap], names: Names) -> str:
    """The second line: the two gaps that matter most, out of those beyond doubt."""
    say = names.say
    if sure:
        briefs = dict.fromkeys(gap.brief.translate(_INNER) for gap in sure)
        quoted = "".join(f"“{one}”" for one in list(briefs)[:2])
        return say("最要紧的缺口是{gaps}。", gaps=quoted)
    if gaps:
        return say("缺失的各项都须核对原文才能下结论。")
    return say("没有本级应当承接而缺失的部署。")


def say_nothing(names: Names) -> tuple[str, str]:
    """Both lines where nothing was compared."""
    say = names.say
    return say("没有可以对照的部署要求。"), say("各文件的读取情况和未对照的原因见完整报告。")


INITIATIVES = 4
GAP, ADDED, AIMS, SUBJECT, DOUBT, WHY, WORDS, TITLE = 50, 44, 30, 11, 32, 20, 18, 18
HEADING = 22  # characters of an initiative that may be no more than a heading


def pick_gaps(
    gaps: Sequence[Gap], uppers: Mapping[str, Mapping[str, list[Finding]]], names: Names
) -> Iterator[BriefGap]:
    """The gaps with their targets and the place where they are asked."""
    directives = {names.rows[key]: found[0].directive for rows in uppers.values() for key, found in rows.items()}
    for gap in gaps:
        one = directives[gap.number]
        text = name_directive(one, GAP)
        aims = [] if any(holds(text, each.value) for each in one.aims) else dict.fromkeys(map(say_target, one.aims))
        yield BriefGap(
            number=gap.number,
            text=text,
            force=names.say.join((names.say(labels.FORCE[gap.directive.force]), *(chip.text for chip in gap.chips))),
            aims=phrase.shorten("；".join(aims), AIMS),
            source=phrase.shorten_title(gap.upper, TITLE) + phrase.place(one.clause.place, names.say),
            places=gap.whose,
        )


def pick_changes(found: Sequence[Finding], names: Names) -> tuple[BriefChange, ...]:
    """Every place where a local document asks for less, the gravest first; several documents in one line."""
    weaker = sorted(_weaker(found), key=_severity)
    return _merge((_change(one, index, names) for one, index in weaker), names)


def pick_doubts(
    found: Sequence[Finding], listed: Sequence[Gap], unseen: Mapping[str, str], names: Names
) -> tuple[BriefItem, ...]:
    """Every finding in doubt, those first that the page hangs on.

    Omissions in documents that were seen in part only come last, as only the whole text settles them; before them
    what would change a listed gap, then possible gaps, then by force, then the least sure.

    Args:
        found: The findings.
        listed: The gaps on the page.
        unseen: What the documents lack that were seen in part only, by id.
        names: What everything is called.
    """
    numbers = {gap.number for gap in listed}

    def urgency(one: Finding) -> tuple[bool, bool, bool, int, float]:
        force = tuple(Force).index(one.directive.force)
        return is_blind(one, unseen), names.numbers[one.id] not in numbers, not is_gap(one), force, one.confidence

    return tuple(_doubt(one, unseen, names) for one in sorted((one for one in found if one.uncertain), key=urgency))


def _weaker(found: Sequence[Finding]) -> Iterator[tuple[Finding, int]]:
    for one in found:
        for index, change in enumerate(one.changes):
            if change.kind.weaker and one.applicable:
                yield one, index


def _severity(line: tuple[Finding, int]) -> tuple[bool, int, int, float]:
    """Both words quoted and told apart first, then by force, then as the kinds stand in the model, then the surest."""
    one, index = line
    change = one.changes[index]
    force = tuple(Force).index(one.directive.force)
    kind = tuple(type(change.kind)).index(change.kind)
    told = change.upper and change.local and phrase.shorten(change.upper, WORDS) != phrase.shorten(change.local, WORDS)
    return not told, force, kind, -change.confidence


def _change(one: Finding, index: int, names: Names) -> BriefChange:
    change = one.changes[index]
    return BriefChange(
        number=names.numbers[one.id],
        places=names.tags[one.local],
        kind=names.say(labels.CHANGE[change.kind]),
        upper=phrase.shorten(change.upper, WORDS),
        local=phrase.shorten(change.local, WORDS) or names.say("未提"),
        subject=head_directive(one.directive, SUBJECT),
    )


def _merge(changes: Iterable[BriefChange], names: Names) -> tuple[BriefChange, ...]:
    """The same change of the same directive in several local documents in one line."""
    merged: dict[BriefChange, list[str]] = {}
    for one in changes:
        merged.setdefault(replace(one, places=""), []).append(one.places)
    return tuple(replace(one, places=names.say.join(dict.fromkeys(places))) for one, places in merged.items())


def pick_initiatives(initiatives: Sequence[Initiative], names: Names) -> Iterator[BriefItem]:
    """The weightiest of each document in turn: running text before tables, with numbers before without."""
    queues: dict[str, list[Initiative]] = {}
    for one in sorted(initiatives, key=_initiative_weight):
        queues.setdefault(one.document, []).append(one)
    order = [key for key in names.titles if key in queues]
    turns = [(turn, key) for key in order for turn in range(len(queues[key]))]
    for turn, key in sorted(turns, key=lambda pair: (pair[0], order.index(pair[1])))[:INITIATIVES]:
        clause = queues[key][turn].clause
        lead = names.tags.get(key) or phrase.shorten_title(names.titles[key], TITLE)
        text = name_directive(direct(clause), ADDED)
        yield BriefItem(lead, text, phrase.place(clause.place, names.say))


def _initiative_weight(one: Initiative) -> tuple[bool, bool, bool]:
    text = one.clause.text
    return one.clause.kind is Kind.TABLE, len(text) < HEADING, not any(map(str.isdigit, text))


def _doubt(one: Finding, unseen: Mapping[str, str], names: Names) -> BriefItem:
    say, tag = names.say, names.tags[one.local]
    verdict = say(labels.RELATION[one.relation])
    if is_blind(one, unseen):
        why = say("本级文件") + say(unseen[one.local])
    else:
        why = phrase.shorten(one.doubt, WHY) or say("置信度{share}", share=phrase.percent(one.confidence))
    note = say("现判{verdict}：{why}", verdict=verdict, why=why)
    return BriefItem(names.numbers[one.id] + (f"　{tag}" if tag else ""), name_directive(one.directive, DOUBT), note)
