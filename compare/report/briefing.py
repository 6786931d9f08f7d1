"""The comparison on one page, for somebody who reads it standing: what matters most, in few words, with its source.

Lengths are in characters; one page holds a comparison of six documents, and two pages whatever is compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, zip_longest
from typing import TypeVar

from compare.knowledge.roles import FINE
from compare.knowledge.titles import SECONDHAND_MARK
from compare.matching.directives import direct
from compare.model.comparison import Comparison, Initiative
from compare.model.documents import Document
from compare.model.enums import ChainKind, Kind, Level
from compare.model.findings import Change, Finding
from compare.reading.classify import punishes
from compare.report.correlation import shorten_subject
from compare.report.documents import (
    TotalsRow,
    find_unseen,
    say_apart,
    say_blind,
    say_demands,
    say_extents,
    say_judges,
    say_strange,
)
from compare.report.findings import Item
from compare.report.gaps import Gap
from compare.report.guide import INNER, Check, Lack
from compare.report.names import Listed, Names, Pair, count_findings, level, name_places
from compare.report.view import Report
from compare.text.sentences import lead
from compare.words import labels, phrase
from compare.words.language import Language, msgid
from compare.words.name import head_directive, name_directive, say_target
from compare.words.phrase import say_local, say_upper

GAPS, GAPS_WITH_CHANGES, CHANGES, CHECKS, FIRST_CHECKS, LOCALS, SOURCES, NOTES, WARNINGS = 8, 5, 4, 3, 20, 6, 6, 3, 2
INITIATIVES, LACKS, WHO = 3, 5, 3
FEWER = 3  # rows that each list gives up at most, so that all stand on one page
CAUTION, NAME, LACK, ALONE, ADDED, AIMS, SUBJECT, CHECK, WORDS, TITLE = 90, 30, 40, 54, 54, 30, 12, 34, 30, 12
TITLE_SAID = 16  # characters of a title in a warning
_TITLE = re.compile("《[^《》]+》")
Marked = TypeVar("Marked", Lack, Check)
HEADING = 22  # characters of an initiative that may be no more than a heading


@dataclass(frozen=True, slots=True)
class BriefGap:
    """One of the gaps that matter most: ``aims`` are its targets, ``source`` says where it is asked."""

    gap: Gap
    aims: str
    source: str


@dataclass(frozen=True, slots=True)
class BriefChange:
    """A place where local texts ask for less than the upper one, both words quoted; ``places`` are their tags."""

    number: str
    places: str
    kind: str
    sure: str
    upper: str
    local: str
    subject: str
    source: str


@dataclass(frozen=True, slots=True)
class BriefItem:
    """One line of a list: ``lead`` is its number or document, ``text`` what it is, ``note`` what stands behind."""

    lead: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """A comparison on one page; ``warnings`` counts those of the report that the cautions stand for."""

    title: str
    date: str
    lines: tuple[str, ...]
    locals: tuple[TotalsRow, ...]
    gaps: Listed[BriefGap]
    changes: Listed[BriefChange]
    lacks: Listed[BriefItem]
    initiatives: Listed[BriefItem]
    checks: Listed[BriefItem]
    cautions: tuple[str, ...]
    chains: Listed[tuple[str, str]]
    sources: tuple[str, ...]
    method: str
    warnings: int


def show_briefing(report: Report, fewer: int = 0) -> Briefing:
    """Everything on the page; each list gives up so many of its rows, and keeps one."""

    def few(most: int) -> int:
        return max(most - fewer, 1)

    say, names, comparison = report.say, report.names, report.comparison
    sure = report.sure_gaps
    changes = tuple(_merge((_change(change, one, report) for change, one in report.weaker), say))
    first: dict[str, BriefChange] = {}  # of each directive the gravest
    for one in changes:
        first.setdefault(one.number, one)
    listed = sure[: few(GAPS_WITH_CHANGES if changes else GAPS)]
    # What the nation's law and the province's say in the same words is told once.
    told: dict[tuple[str, ...], BriefChange] = {}
    for one in first.values():
        told.setdefault((one.subject, one.upper, one.local, one.places), one)
    shown = tuple(told.values())[: few(CHANGES)]
    lacks = _each_once(report.lacks)[: few(LACKS) if len(sure) < LACKS else 0]
    checks = _each_once(report.open)
    ends = Counter(one.kind for one in comparison.chains if one.origin is Level.NATIONAL)
    newest = max((one.document.identity.date for one in report.cards), default="")
    return Briefing(
        title=report.title,
        date=report.frame.date or (say("文件截至{date}", date=newest) if newest else ""),
        lines=tuple(_lines(report, sure)),
        locals=_locals(comparison, report.pairs, names),
        gaps=Listed(tuple(_gap(one, report) for one in listed), _shown_gaps(sure, len(listed), say)),
        changes=Listed(
            shown,
            _shown(len(report.weaker), len(shown), say, msgid("共{n}处"), msgid("共{n}处，列出{shown}处，其余见报告")),
        ),
        lacks=Listed(tuple(_lack(one, report) for one in lacks), _shown(report.counts.part, len(lacks), say)),
        initiatives=Listed(
            tuple(pick_initiatives(comparison.initiatives, report))[: few(INITIATIVES)],
            _shown(comparison.totals.initiatives, few(INITIATIVES), say),
        ),
        checks=Listed(tuple(_check(one, say) for one in checks[: few(CHECKS)]), _more_checks(checks, few(CHECKS), say)),
        cautions=tuple(_cautions(report)),
        chains=Listed(
            tuple((say(labels.CHAIN[kind]), phrase.number(ends[kind])) for kind in ChainKind if ends[kind]),
            say("国家部署{n}项", n=phrase.number(ends.total())),
        ),
        sources=tuple(_sources(report)),
        method=say(
            "由 policy-compare {version} 按文字证据逐条比对得出，只看文件写没写、怎么写，不评价执行效果；"
            "编号和出处同完整报告一致。",
            version=report.version,
        ),
        warnings=len(report.notes) + len(comparison.warnings),
    )


def _each_once(found: Iterable[Marked]) -> list[Marked]:
    """The first of each directive, behind them the same ones in other local documents."""
    every = list(found)
    first: dict[str, Marked] = {}
    for one in every:
        first.setdefault(one.item.finding.directive.id, one)
    return list(first.values()) + [one for one in every if first[one.item.finding.directive.id] is not one]


def _lines(report: Report, sure: Sequence[Gap]) -> Iterator[str]:
    """Who lacks what, then how far all is carried, then what is asked."""
    say, names = report.say, report.names
    if not report.comparison.findings:
        yield say("没有可以对照的部署要求。")
        yield say("各文件的读取情况和未对照的原因见完整报告。")
        return
    if strange := say_strange(report.comparison, say):
        yield strange
    older = report.comparison.older
    if older and not sure:
        yield say("本级文件早于上位文件，只看文字是否相近，不判断是否承接。")
    else:
        yield (
            (say("本级文件早于上位文件，只看文字是否相近。") if older else "")
            + _say_open(report)
            + _say_lacks(report, sure)
        )
    one, several = msgid("{n}项部署中，{extents}{blind}。"), msgid("{n}项次部署中，{extents}{blind}。")
    extents, blind = say_extents(report.counts, say), say_blind(report.comparison, names)
    n = phrase.number(report.counts.counted)
    yield say(one if len(report.told[1]) == 1 else several, n=n, extents=extents, blind=blind)
    judges = say_judges(report.comparison.totals.all, say)
    more = (say_demands(report.counts, say), say_apart(report.counts, say), judges)
    if told := say("；").join(filter(None, more)):
        yield told + say("。")
    if report.tally.coverage is None:
        yield say("有文件读入质量不足，不列百分比") + say("。")


def _say_open(report: Report) -> str:
    """That more than half is in doubt, so that the few sure gaps are not taken for all there are; else empty."""
    counts, several = report.counts, len(report.told[1]) > 1
    if 2 * counts.open <= counts.counted:
        return ""
    said = msgid("过半部署（{n}项次）待核；") if several else msgid("过半部署（{n}项）待核；")
    return report.say(said, n=phrase.number(counts.open))


def _say_lacks(report: Report, sure: Sequence[Gap]) -> str:
    """Who lacks what, only penalties last: a place by its name, as in the title, where it has one document."""
    say, names = report.say, report.names
    regions = [report.documents[key].identity.region for key in report.locals]
    places = dict(zip(dict.fromkeys(regions), name_places(regions), strict=True))
    lacking: list[tuple[bool, str]] = []
    for key, region in zip(report.locals, regions, strict=True):
        mine = [
            gap for gap in sure if any(one.finding.local == key and not one.finding.uncertain for one in gap.findings)
        ]
        if mine:
            room = ALONE if len(report.locals) == 1 else LACK
            brief = names.name(mine[0].directive, room).translate(INNER)
            who = names.tags[key] or say("本级")
            if names.tags[key] and region and regions.count(region) == 1:
                who = places[region]
            penal = sum(one.penal for one in mine)
            if report.comparison.older:
                told = msgid("{who}没有写到{n}项，")
            elif not penal:
                told = msgid("{who}未承接{n}项，")
            elif penal < len(mine):
                told = msgid("{who}未承接{n}项（含可以直接适用上位文件的罚则{penal}项），")
            else:
                told = msgid("{who}未承接{n}项（都是可以直接适用上位文件的罚则），")
            which = msgid("首先是“{gap}”") if len(mine) > 1 else msgid("即“{gap}”")
            counts = {"n": phrase.number(len(mine)), "penal": phrase.number(penal)}
            lacking.append((penal == len(mine), say(told, who=who, **counts) + say(which, gap=brief)))
    said = [words for _, words in sorted(lacking, key=lambda one: one[0])]
    if not said:
        told = say("没有确定未承接的部署") if report.gaps else say("没有本级应当承接而未承接的部署")
        if report.lacks:
            first, n = report.lacks[0], phrase.number(len(report.lacks))
            some = (
                msgid("，但有{n}项次只落实了一部分") if len(report.locals) > 1 else msgid("，但有{n}项只落实了一部分")
            )
            told += say(some, n=n)
            if first.parts:
                told += say("，如未见“{part}”", part=phrase.shorten(first.parts[0], ALONE).translate(INNER))
            else:
                brief = names.name(first.item.finding.directive, ALONE).translate(INNER)
                told += say("，如“{directive}”", directive=brief)
        if report.gaps:
            told += say("；初判未承接的{n}项须核对原文", n=phrase.number(len(report.gaps)))
        return told + say("。")
    more = say("；其余{n}份见下表", n=len(said) - WHO) if len(said) > WHO else ""
    return say("；").join(said[:WHO]) + more + say("。")


def _locals(comparison: Comparison, pairs: Mapping[Pair, list[Finding]], names: Names) -> tuple[TotalsRow, ...]:
    """A row for each local document where there are several; what is beyond the page is summed up in one."""
    by_local: dict[str, list[Finding]] = {}
    for (_, local), found in pairs.items():
        by_local.setdefault(local, []).extend(found)
    if len(by_local) < 2:
        return ()
    unseen = find_unseen(comparison.documents)

    def call(key: str) -> str:
        lack = names.say("（{lack}）", lack=names.say(unseen[key])) if key in unseen else ""
        return names.tags[key] + phrase.shorten_title(names.titles[key], NAME - len(lack)) + lack

    first = list(by_local)[: LOCALS if len(by_local) == LOCALS else LOCALS - 1]
    made = [TotalsRow(call(key), count_findings(by_local[key])) for key in first]
    rest = [one for key, found in by_local.items() if key not in first for one in found]
    if rest:
        made.append(TotalsRow(names.say("其余{n}份本级文件", n=len(by_local) - len(first)), count_findings(rest)))
    return tuple(made)


def _shown(
    every: int,
    most: int,
    say: Language,
    whole: str = msgid("共{n}项"),
    part: str = msgid("共{n}项，列出{shown}项，其余见报告"),
    places: int = 0,
) -> str:
    """How many there are, and how many of them are listed where not all."""
    return say(whole if every <= most else part, n=phrase.number(every), shown=most, places=phrase.number(places))


def _shown_gaps(sure: Sequence[Gap], most: int, say: Language) -> str:
    """The same of what is omitted; the sentence above counts a directive once for everybody who omits it."""
    places = sum(one.sure for one in sure)
    if places == len(sure):
        return _shown(len(sure), most, say)
    part = msgid("共{n}项（{places}项次），列出{shown}项，其余见报告")
    return _shown(len(sure), most, say, msgid("共{n}项（{places}项次）"), part, places)


def _lack(lack: Lack, report: Report) -> BriefItem:
    """What is carried in part, with the surest of what it lacks."""
    item, clause = lack.item, lack.item.finding.directive.clause
    told = report.say("未见{parts}", parts=lack.tell(1)) if lack.parts else lack.tell(1)
    name = lead(clause.text)
    text = report.say("{matter}：{told}", matter=name, told=told) if name else told
    return BriefItem(item.lead, text, report.cites[clause.id])


def _cautions(report: Report) -> Iterator[str]:
    """What the whole rests on shakily: local documents that are not whole, what was not read, warnings of the run."""
    say, notes, warnings = report.say, report.notes, report.comparison.warnings
    yield from notes[:NOTES]
    unread = sum(card.unread for card in report.cards)
    if unread:
        yield say("{n}份文件有文字未读，其中未见的须核对原件。", n=unread)
    for one in warnings[:WARNINGS]:  # titles give way first, for what is said of them stands behind
        yield phrase.shorten(_TITLE.sub(lambda found: phrase.shorten_title(found[0], TITLE_SAID), one), CAUTION)
    more = len(notes[NOTES:]) + len(warnings[WARNINGS:])
    if more:
        yield say("另有{n}条提示，见完整报告。", n=more)


def _sources(report: Report) -> Iterator[str]:
    """The documents with number, date and file, upper ones that count first; of many, the first and how many more."""
    say, locals_ = report.say, report.locals
    every = [upper for upper in dict.fromkeys(upper for upper, _ in report.pairs) if upper not in locals_]
    counted = [one for one in every if one in report.told[0]]
    apart = [one for one in every if one not in counted]
    room = max(SOURCES - len(counted), 0)
    more = [say("{n}份上位文件", n=len(counted) - SOURCES)] if len(counted) > SOURCES else []
    if len(apart) > room:
        more.append(say("{n}份只有另列事项的上位文件", n=len(apart) - room))
    yield from (_source(report.documents[key], report.names) for key in (*counted[:SOURCES], *apart[:room]))
    if more:
        yield say("另有{rest}，见完整报告", rest=say.join(more))
    yield from (_source(report.documents[key], report.names) for key in locals_[:SOURCES])
    if len(locals_) > SOURCES:
        yield say("另有{n}份本级文件，见完整报告", n=len(locals_) - SOURCES)


def _source(document: Document, names: Names) -> str:
    """One document: level or tag, title, kind, number, date and file."""
    say, identity = names.say, document.identity
    lead = names.tags.get(document.id) or level(document, say)
    mark = say(SECONDHAND_MARK) if identity.kind.secondhand else ""
    title = phrase.shorten_title(names.titles[document.id], NAME) + mark
    file = phrase.shorten(phrase.base(document.file), NAME)
    facts = (lead + title, say(labels.KIND[identity.kind]), identity.number, identity.date, file)
    return "　".join(fact for fact in facts if fact)


def _gap(gap: Gap, report: Report) -> BriefGap:
    one = gap.directive
    told = any(each.stands_in(gap.brief) for each in one.aims) or FINE in gap.brief
    told = told or not report.names.asks_number(one)
    # Of the long subject of a number the end is told.
    said = (say_target(replace(each, subject=shorten_subject(each.subject))) for each in one.aims)
    aims = [] if told else dict.fromkeys(said)
    source = phrase.shorten_title(gap.upper, TITLE) + report.cites[one.id]
    return BriefGap(gap, phrase.shorten("；".join(aims), AIMS), source)


def _change(change: Change, item: Item, report: Report) -> BriefChange:
    say, directive = report.say, item.finding.directive
    kind, sure = say(labels.CHANGE[change.kind]), say(labels.CERTAINTY[change.certainty])
    upper, local = say_upper(change, WORDS), say_local(change, WORDS) or "—"
    subject, source = head_directive(directive, SUBJECT), report.cites[directive.id]
    return BriefChange(item.number, item.tag, kind, sure, upper, local, subject, source)


def _merge(changes: Iterable[BriefChange], say: Language) -> Iterator[BriefChange]:
    """The same change of the same directive in several local documents in one line."""
    merged: dict[BriefChange, list[str]] = {}
    for one in changes:
        merged.setdefault(replace(one, places=""), []).append(one.places)
    for one, places in merged.items():
        yield replace(one, places=say.join(dict.fromkeys(places)))


def pick_initiatives(initiatives: Sequence[Initiative], report: Report) -> Iterator[BriefItem]:
    """The weightiest of each document in turn: running text before tables and penalties, then numbers first."""
    names = report.names

    def weight(one: Initiative) -> tuple[bool, bool, bool, bool]:
        text = one.clause.text
        return one.clause.kind is Kind.TABLE, punishes(one.clause), len(text) < HEADING, not any(map(str.isdigit, text))

    queues: dict[str, list[Initiative]] = {}
    for one in sorted(initiatives, key=weight):
        queues.setdefault(one.document, []).append(one)
    turns = zip_longest(*(queues[key] for key in names.titles if key in queues))
    for one in islice(filter(None, chain.from_iterable(turns)), INITIATIVES):
        lead = names.tags.get(one.document) or names.say("本级")
        yield BriefItem(lead, name_directive(direct(one.told), ADDED), report.cites[one.clause.id])


def _check(check: Check, say: Language) -> BriefItem:
    item = check.item
    where = say("看本级{place}", place=check.place) if check.place else say("看全文")
    return BriefItem(item.lead, item.names.name(item.finding.directive, CHECK), where)


def _more_checks(checks: Sequence[Check], shown: int, say: Language) -> str:
    """How many there are, and the numbers of those next in weight."""
    rest = say.join(dict.fromkeys(one.item.number for one in checks[shown:FIRST_CHECKS]))
    told = msgid("共{n}项，按后果排列；其次是{rest}") if rest else msgid("共{n}项")
    return say(told, n=phrase.number(len(checks)), rest=rest)
