"""What things are called on the pages: titles, tags, numbers, anchors, each given once; findings as chips and flags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import accumulate, chain
from typing import Generic, TypeVar

from compare.knowledge.titles import EXPIRED_MARK, OLDER_MARK
from compare.matching.settle import say_day
from compare.model.comparison import Comparison
from compare.model.documents import Directive, Document
from compare.model.enums import ChangeKind, Demand, Extent, JudgedBy, Level, Relation
from compare.model.findings import Finding
from compare.progress import group
from compare.words import labels, phrase
from compare.words.language import Language, msgid
from compare.words.name import counts_totals, mark_total, name_directive, name_whole

Entry = TypeVar("Entry")
Pair = tuple[str, str]
# An upper document and the headings above a directive.
Chapter = tuple[str, tuple[str, ...]]
_CIRCLED_ONE = ord("①")
_CIRCLED = 20


@dataclass(frozen=True, slots=True)
class Names:
    """Names by id."""

    titles: Mapping[str, str]  # of documents, in 《》
    tags: Mapping[str, str]  # of local documents, in narrow columns: 省①, empty where there is only one
    rows: Mapping[str, str]  # numbers of directives: 3-13 is the thirteenth of the third upper document
    uppers: Mapping[str, str]  # numbers of upper documents
    locals: Mapping[str, str]  # keys of local documents for filters: l2
    chapters: Mapping[Chapter, str]  # keys of chapters for filters: 3.2
    say: Language
    judged: bool = False  # whether anybody judged beside the program, so that each finding says whose verdict it is
    wholes: Mapping[str, str] = field(default_factory=dict)  # what totals of a document are: 全国合计 or 全省合计

    def name(self, directive: Directive, room: int) -> str:
        """What a directive asks of those below, in so many characters."""
        return name_directive(directive, room, self.wholes.get(directive.clause.document, ""))

    def mark(self, words: str, directive: Directive) -> str:
        """Words of a directive, a total of all the territory above marked as one."""
        whole = self.wholes.get(directive.clause.document, "")
        return mark_total(words, whole) if whole else words

    def asks_number(self, directive: Directive) -> bool:
        """Whether it has a number that those below can be asked for."""
        return directive.counted and not (self.wholes.get(directive.clause.document) and counts_totals(directive))


def sort_pairs(comparison: Comparison) -> dict[Pair, list[Finding]]:
    """The findings of each upper and local document, local documents in order of level, then as given."""
    order = {one.id: (rank_of(one), at) for at, one in enumerate(comparison.documents)}
    pairs = group(comparison.findings, lambda one: (one.directive.clause.document, one.local))
    ordered = sorted(pairs, key=lambda pair: (order[pair[1]], order[pair[0]]))
    return {pair: sorted(pairs[pair], key=lambda one: one.directive.clause.order) for pair in ordered}


def sort_uppers(pairs: Mapping[Pair, list[Finding]]) -> dict[str, dict[str, list[Finding]]]:
    """The findings of each upper document by directive, in reading order, with the local documents as in ``pairs``."""
    uppers = group(chain.from_iterable(pairs.values()), lambda one: one.directive.clause.document)
    return {
        upper: group(sorted(found, key=lambda one: one.directive.clause.order), lambda one: one.directive.id)
        for upper, found in uppers.items()
    }


def give_names(
    comparison: Comparison,
    pairs: Mapping[Pair, list[Finding]],
    uppers: Mapping[str, Mapping[str, list[Finding]]],
    say: Language,
) -> Names:
    """Names everything that the pages refer to; ``uppers`` are numbered: of a part of a report those of the whole."""
    met = {upper for upper, _ in pairs}
    documents = {one.id: one for one in comparison.documents}
    locals_ = list(dict.fromkeys(local for _, local in pairs))
    numbered = [(number, found) for number, (upper, found) in enumerate(uppers.items(), 1) if upper in met]
    rows = {key: f"{number}-{index}" for number, found in numbered for index, key in enumerate(found, 1)}
    return Names(
        titles=_tell_apart(documents, say),
        tags={key: f"{level(documents[key], say)}{_circle(at)}" for at, key in enumerate(locals_)}
        if len(locals_) > 1
        else dict.fromkeys(locals_, ""),
        rows=rows,
        uppers={key: str(number) for number, key in enumerate(uppers, 1) if key in met},
        locals={key: f"l{number}" for number, key in enumerate(locals_, 1)},
        chapters=number_chapters(uppers),
        say=say,
        judged=any(one.judged_by is not JudgedBy.PROGRAM for one in comparison.findings),
        wholes={key: say(name_whole(one)) for key, one in documents.items()},
    )


def _tell_apart(documents: Mapping[str, Document], say: Language) -> dict[str, str]:
    """The title of each document, with its year, or else its date, where another one has the same title."""
    titles = {key: phrase.title(one, say) for key, one in documents.items()}
    for behind in (msgid("（{year}年）"), msgid("（{date}）")):
        same = Counter(titles.values())
        dates = {key: documents[key].identity.date for key, title in titles.items() if same[title] > 1}
        made = {key: titles[key] + say(behind, year=date[:4], date=date) for key, date in dates.items() if date}
        known = Counter(made.values())
        titles |= {key: title for key, title in made.items() if known[title] == 1}
    return titles


def number_chapters(uppers: Mapping[str, Mapping[str, list[Finding]]]) -> dict[Chapter, str]:
    """A key for each chapter, by upper document and headings; every heading path of a directive has one."""
    paths = {upper: [found[0].directive.clause.headings for found in rows.values()] for upper, rows in uppers.items()}
    numbered = enumerate(paths.items(), 1)
    return {(upper, path): key for n, (upper, own) in numbered for path, key in key_chapters(n, own)[1].items()}


def key_chapters(number: int, paths: Sequence[tuple[str, ...]]) -> tuple[int, dict[tuple[str, ...], str]]:
    """How deep the chapters of an upper document are headed (two where all share one heading), and each path's key."""
    depth = 1 if len({path[:1] for path in paths}) > 1 else 2
    chapters = list(dict.fromkeys(path[:depth] for path in paths))
    return depth, {path: f"{number}.{chapters.index(path[:depth]) + 1}" for path in dict.fromkeys(paths)}


def anchor(prefix: str, key: str) -> str:
    """Where what has an id stands; ids of the program hold letters and digits only."""
    return f"{prefix}-" + re.sub(r"[^0-9A-Za-z_-]+", "-", key)


def name_places(regions: Sequence[str]) -> list[str]:
    """Each region once, a city without the province that stands beside it."""
    there = list(dict.fromkeys(regions))
    return [
        next((one.removeprefix(other) for other in there if other != one and one.startswith(other)), one)
        for one in there
    ]


def level(document: Document, say: Language) -> str:
    """国家, 省, 市, 县 or 层级不明."""
    rank = document.identity.level
    return say(labels.LEVEL[rank] if rank else labels.LEVEL_UNKNOWN)


def rank_of(document: Document) -> int:
    """That of its level; last where it is not known."""
    level = document.identity.level
    return level.rank if level else len(Level)


def _circle(index: int) -> str:
    return chr(_CIRCLED_ONE + index) if index < _CIRCLED else f"({index + 1})"


@dataclass(frozen=True, slots=True)
class Listed(Generic[Entry]):
    """What of a list has room where it is printed in part, and what is said of the rest."""

    rows: tuple[Entry, ...]
    note: str


# Extents of what counts, of what is surely carried, and of what is decided.
COUNTED = (Extent.WHOLE, Extent.PARTIAL, Extent.NONE, Extent.OPEN, Extent.LIKE)
CARRIED = (Extent.WHOLE, Extent.PARTIAL)
DECIDED = (*CARRIED, Extent.NONE)


@dataclass(frozen=True, slots=True)
class Chip:
    """A word in a frame: ``kind`` is its style, ``text`` what it says without any colour."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings there are on each of the two axes: how far they are carried, and what they then ask.

    The first five add up to ``counted``, with ``apart`` (what counts nowhere, by why) to all; ``stricter``, ``same``,
    ``weaker`` and ``unlike`` (not comparable) to those that are surely carried.
    """

    whole: int
    part: int
    none: int
    open: int
    like: int
    stricter: int
    same: int
    weaker: int
    unlike: int
    whole_weaker: int
    part_weaker: int
    apart: tuple[tuple[Extent, int], ...] = ()

    @property
    def counted(self) -> int:
        """Of those that count."""
        return self.whole + self.part + self.none + self.open + self.like

    @property
    def aside(self) -> int:
        """Of those that count nowhere."""
        return sum(count for _, count in self.apart)

    @property
    def carried(self) -> int:
        """Those that are surely carried."""
        return self.whole + self.part


_NUMBERS = tuple(one.name for one in fields(Counts) if one.name != "apart")


@dataclass(frozen=True, slots=True)
class Slice:
    """One part of a bar: its start, share, and the hatched end of it in per cent of the width; its share as told."""

    value: Extent
    count: int
    start: int
    share: int
    hatched: float = 0
    told: str = ""


def count_findings(findings: Iterable[Finding]) -> Counts:
    """The findings on both axes; the demand is counted where a finding is surely carried."""
    found = Counter((one.extent, one.demand) for one in findings)
    extents: Counter[Extent] = Counter()
    for (extent, _), count in found.items():
        extents[extent] += count
    demands = {demand: sum(found[extent, demand] for extent in CARRIED) for demand in Demand}
    return Counts(
        whole=extents[Extent.WHOLE],
        part=extents[Extent.PARTIAL],
        none=extents[Extent.NONE],
        open=extents[Extent.OPEN],
        like=extents[Extent.LIKE],
        stricter=demands[Demand.STRICTER],
        same=demands[Demand.SAME],
        weaker=demands[Demand.WEAKER],
        unlike=demands[Demand.NOT_COMPARABLE],
        whole_weaker=found[Extent.WHOLE, Demand.WEAKER],
        part_weaker=found[Extent.PARTIAL, Demand.WEAKER],
        apart=tuple((one, extents[one]) for one in labels.APART if extents[one]),
    )


def add_counts(every: Iterable[Counts]) -> Counts:
    """The counts of several rows together."""
    given = tuple(every)
    sums = {name: sum(getattr(row, name) for row in given) for name in _NUMBERS}
    apart = sum((Counter(dict(row.apart)) for row in given), Counter[Extent]())
    return Counts(**sums, apart=tuple((one, apart[one]) for one in labels.APART if apart[one]))


def show_chips(finding: Finding, say: Language) -> tuple[Chip, ...]:
    """What a finding is on the two axes, and what of its time a reader must know."""
    extent = finding.extent
    made = [Chip(extent.value, say(labels.EXTENT[extent]))]
    if extent is Extent.OPEN:
        made.append(Chip("fact", say(_first(finding))))
    if finding.demand in (Demand.STRICTER, Demand.WEAKER):
        made.append(Chip(finding.demand.value, say(labels.DEMAND[finding.demand])))
    if finding.ended:
        ended = say("期限至{day}", day=say_day(finding.ended))
        made.append(Chip("fact", ended if finding.expired else say(EXPIRED_MARK) + ended))
    if finding.older and extent not in (Extent.LIKE, Extent.OLDER):
        made.append(Chip("fact", say(OLDER_MARK)))
    return tuple(made)


def _first(finding: Finding) -> str:
    """What the program makes of it as long as nobody has looked."""
    if not finding.carried:
        return labels.DOUBTED
    return msgid("初判文字相近") if finding.older else msgid("初判承接")


def show_relation(finding: Finding, say: Language) -> str:
    """What the local document does with a directive; an older one is like it at most."""
    return say(labels.EXTENT[Extent.LIKE] if finding.alike else labels.RELATION[finding.relation])


def show_judge(finding: Finding, say: Language) -> str:
    """Whose verdict it is, and what the program itself says where that is something else."""
    who = say(labels.JUDGED_BY[finding.judged_by])
    if finding.program is None or finding.program is finding.relation:
        return who
    return say("{who}（程序判定：{relation}）", who=who, relation=say(labels.RELATION[finding.program]))


def show_more(finding: Finding, say: Language) -> tuple[Chip, ...]:
    """How a directive was passed on and what changed, each kind of change once with its number."""
    manner = (Chip("manner", say(labels.MANNER[finding.manner])),) if finding.manner else ()
    kinds = Counter(one.kind for one in finding.changes)
    # Parts of duties are counted where the duties are.
    times = {kind: f"×{n}" if n > 1 and kind is not ChangeKind.DUTY_DROPPED else "" for kind, n in kinds.items()}
    return (*manner, *(Chip(change_style(kind), say(labels.CHANGE[kind]) + told) for kind, told in times.items()))


def change_style(kind: ChangeKind) -> str:
    """The style of a change's chip."""
    return "weaker" if kind.weaker else "other"


def flags(finding: Finding) -> tuple[str, ...]:
    """What the screen filters by; ``differs`` is what is not simply carried whole as it is."""
    changed = any(one.kind is not ChangeKind.ACTOR_MAPPED for one in finding.changes)
    differs = finding.relation is not Relation.ADOPT or finding.partial or changed
    known = {"gap": finding.gap or finding.doubted, "apart": not finding.counted, "differs": differs}
    return tuple(name for name, true in known.items() if true)


def show_bar(counts: Counts) -> tuple[Slice, ...]:
    """How far directives are carried, as slices that fill a bar; what asks for less is hatched at their ends."""
    numbers = (counts.whole, counts.part, counts.none, counts.open, counts.like)
    less = dict(zip(CARRIED, (counts.whole_weaker, counts.part_weaker), strict=True))
    return fill_bar(dict(zip(COUNTED, numbers, strict=True)), less)


def fill_bar(counts: Mapping[Extent, int], weaker: Mapping[Extent, int]) -> tuple[Slice, ...]:
    """A bar of how many there are of each extent that counts, and how many of these ask for less."""
    shares, whole = phrase.percents([counts.get(one, 0) for one in COUNTED]), sum(counts.get(one, 0) for one in COUNTED)
    made = []
    for extent, share, start in zip(COUNTED, shares, (0, *accumulate(shares)), strict=False):
        count, weak = counts.get(extent, 0), weaker.get(extent, 0)
        told = phrase.percent(count / whole) if count else ""
        made.append(Slice(extent, count, start, share, round(share * weak / count, 1) if weak else 0, told))
    return tuple(made)
