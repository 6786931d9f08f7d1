"""Counts as pictures: by chapter, extent and local document, and the chains as bands as wide as they count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from urllib.parse import urlencode

from compare.model import ChainKind, Extent, Finding
from compare.progress import group
from compare.report.findings import chapter_anchor
from compare.report.gaps import ChainView
from compare.report.names import Chip, Names
from compare.words import labels, phrase
from compare.words.language import Language, msgid


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One count of a heat map: ``tone`` is 0 to 4; ``anchor`` and ``query`` lead to its findings, if there are any."""

    kind: str
    count: str
    tone: str
    anchor: str
    query: str
    label: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One chapter of an upper document: cells by local document, then relation; ``key`` is what it is filtered by."""

    key: str
    title: str
    directives: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """The chapters of one upper document × how far they are carried × the local documents compared with it."""

    number: str
    title: str
    locals: tuple[str, ...]
    extents: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    total: HeatRow
    unfolded: bool


@dataclass(frozen=True, slots=True)
class FlowNode:
    """One stop of the flow: how many directives are in which state at one level."""

    kind: str
    label: str
    count: str
    x: str
    y: str
    height: str
    text_y: str


@dataclass(frozen=True, slots=True)
class FlowBand:
    """Directives on their way from one stop to the next: the outline of the band, and what it says."""

    kind: str
    path: str
    label: str


@dataclass(frozen=True, slots=True)
class Flow:
    """The chains as a picture; ``table`` holds the same numbers: kind of chain, number, per cent."""

    width: str
    height: str
    node: str
    label: str
    nodes: tuple[FlowNode, ...]
    bands: tuple[FlowBand, ...]
    table: tuple[tuple[Chip, str, str], ...]
    total: str


@dataclass(frozen=True, slots=True)
class ChainGroup:
    """The chains of one kind."""

    chip: Chip
    chains: tuple[ChainView, ...]


UNFOLDED = 3  # with more upper documents than this their heat maps are folded, but for the first
# Shares of a chapter's directives from which a cell is darker by one tone; layout, not judgement.
_TONES = (0.25, 0.5, 0.75)
Found = Sequence[Finding]
# The columns of a heat map: what counts by how far it is carried, and the rest in one.
_APART = "apart"
_ALWAYS = frozenset(one.value for one in (Extent.WHOLE, Extent.PARTIAL, Extent.NONE, Extent.OPEN))
_EXTENT: dict[str, str] = {
    **{one.value: labels.EXTENT[one] for one in Extent if one.value in _ALWAYS},
    Extent.LIKE.value: msgid("文字相近"),
    _APART: msgid("另列"),
}


def show_heat(upper: str, rows: Mapping[str, list[Finding]], names: Names, *, unfolded: bool) -> Heat:
    """The heat map of one upper document."""
    found = [one for row in rows.values() for one in row]
    locals_ = [key for key in names.locals if any(one.local == key for one in found)]
    there = {_column(one) for one in found}
    columns = [one for one in _EXTENT if one in there or one in _ALWAYS]
    chapters = group(found, lambda one: chapter_anchor(one, names)[1])
    return Heat(
        number=names.uppers[upper],
        title=names.titles[upper],
        locals=tuple(f"{names.tags[one]}{names.titles[one]}" for one in locals_),
        extents=tuple(names.say(_EXTENT[one]) for one in columns),
        rows=tuple(
            _row(_chapter_title(under, names), under, locals_, columns, names, key) for key, under in chapters.items()
        ),
        total=_row(names.say("合计"), found, locals_, columns, names, ""),
        unfolded=unfolded,
    )


def _chapter_title(found: Found, names: Names) -> str:
    """The headings that all of a chapter's directives stand under."""
    paths = [one.directive.clause.headings for one in found]
    shared = next((n for n, level in enumerate(zip(*paths, strict=False)) if len(set(level)) > 1), len(paths[0]))
    shared = min(shared, *(len(path) for path in paths))
    return phrase.headings(paths[0][:shared]) or names.say("（未分章节）")


def _column(finding: Finding) -> str:
    return finding.extent.value if finding.counted else _APART


def _row(title: str, found: Found, locals_: Sequence[str], columns: Sequence[str], names: Names, key: str) -> HeatRow:
    every = ([one for one in found if one.local == local] for local in locals_)
    cells = tuple(_cell(mine, column, names, title, key) for mine in every for column in columns)
    return HeatRow(key, title, phrase.number(len({one.directive.id for one in found})), cells)


def _cell(mine: Found, column: str, names: Names, title: str, key: str) -> HeatCell:
    these = [one for one in mine if _column(one) == column]
    if not these:
        return HeatCell(column, "0", "0", "", "", "")
    share, local, say = len(these) / len(mine), these[0].local, names.say
    narrow = {"chapter": key} if key else {"upper": names.uppers[these[0].directive.clause.document]}
    known = {"chapter": title, "local": names.tags[local]}
    return HeatCell(
        kind=column,
        count=phrase.number(len(these)),
        tone=str(1 + sum(share >= step for step in _TONES)),
        anchor=chapter_anchor(these[0], names)[0],
        query=urlencode({"flag" if column == _APART else "extent": column, **narrow, "local": names.locals[local]}),
        label=say("{chapter}，{local}{extent}{n}项", **known, extent=say(_EXTENT[column]), n=len(these)),
    )


# State at province and at city of each kind of chain: a style and whether the directive goes on from there.
_START = "start"
_PATHS: dict[ChainKind, tuple[str, ...]] = {
    ChainKind.CARRIED: ("carried", "carried"),
    ChainKind.WEAKENED_AT_PROVINCE: ("weakened", "carried"),
    ChainKind.WEAKENED_AT_CITY: ("carried", "weakened"),
    ChainKind.LOST_AT_CITY: ("carried", "lost"),
    ChainKind.SKIPPED_BY_PROVINCE: ("lost", "carried"),
    ChainKind.LOST_AT_PROVINCE: ("lost", "lost"),
    ChainKind.UPPER_MATTER: ("above",),
}
# What is worth reading first: where the chain breaks, then where it weakens.
_ORDER = (
    ChainKind.LOST_AT_CITY,
    ChainKind.SKIPPED_BY_PROVINCE,
    ChainKind.LOST_AT_PROVINCE,
    ChainKind.WEAKENED_AT_PROVINCE,
    ChainKind.WEAKENED_AT_CITY,
    ChainKind.UPPER_MATTER,
    ChainKind.CARRIED,
    ChainKind.CARRIED_BY_CITY,
)
_STATES = ("carried", "weakened", "lost", "above")
_NAMES = {
    (0, _START): msgid("国家部署"),
    (1, "carried"): msgid("省级承接"),
    (1, "weakened"): msgid("省级弱化"),
    (1, "lost"): msgid("省级未承接"),
    (1, "above"): labels.NOT_APPLICABLE,
    (2, "carried"): msgid("市级承接"),
    (2, "weakened"): msgid("市级弱化"),
    (2, "lost"): msgid("市级未承接"),
}
# Units of the picture: width and height of the bands, the least gap between stops, the width of a stop, room for words.
WIDTH, HEIGHT, GAP, NODE, WORDS = 900, 240, 34, 14, 150
Stop = tuple[int, str]


def show_flow(chains: Sequence[ChainView], say: Language) -> Flow | None:
    """The picture of the national chains with a table of the same numbers; None where there are none."""
    if not chains:
        return None
    counts = Counter(one.chain.kind for one in chains)
    whole = len(chains)
    scale = HEIGHT / whole
    ways = [[(0, _START), *enumerate(_PATHS[one.chain.kind], 1)] for one in chains]
    sizes = Counter(stop for stops in ways for stop in stops)
    links = Counter(link for stops in ways for link in pairwise(stops))
    tops = _stack(sizes, scale)
    return Flow(
        width=str(WIDTH + WORDS),
        height=str(HEIGHT + GAP * len(_STATES)),
        node=str(NODE),
        label=say("国家部署经省到市的去向，数字同下表"),
        nodes=tuple(_node(stop, sizes[stop], tops[stop], scale, say) for stop in tops),
        bands=_bands(links, tops, scale, say),
        table=tuple(
            (
                Chip(kind.value, say(labels.CHAIN[kind])),
                phrase.number(counts[kind]),
                phrase.percent(counts[kind] / whole),
            )
            for kind in _ORDER
            if counts[kind]
        ),
        total=phrase.number(len(chains)),
    )


def _stack(sizes: Counter[Stop], scale: float) -> dict[Stop, float]:
    """The upper edge of each stop, in the order printed."""
    tops: dict[Stop, float] = {(0, _START): GAP}
    for level in (1, 2):
        y: float = GAP
        for state in _STATES:
            if sizes[level, state]:
                tops[level, state] = y
                y += sizes[level, state] * scale + GAP
    return tops


def _x(level: int) -> int:
    return level * (WIDTH - NODE) // 2


def _node(stop: Stop, count: int, top: float, scale: float, say: Language) -> FlowNode:
    x, y, height = str(_x(stop[0])), f"{top:.1f}", f"{max(count * scale, 1):.1f}"
    return FlowNode(stop[1], say(_NAMES[stop]), phrase.number(count), x, y, height, text_y=f"{top - 8:.1f}")


def _bands(
    links: Counter[tuple[Stop, Stop]], tops: dict[Stop, float], scale: float, say: Language
) -> tuple[FlowBand, ...]:
    """The bands, each beginning and ending below the one before it at the same stop."""
    leaving, entering = dict(tops), dict(tops)
    made = []
    for start, end in product(tops, tops):
        if count := links[start, end]:
            thick = max(count * scale, 1)
            path = _outline(_x(start[0]) + NODE, leaving[start], _x(end[0]), entering[end], thick)
            words = say("{start}→{end}：{n}项", start=say(_NAMES[start]), end=say(_NAMES[end]), n=phrase.number(count))
            made.append(FlowBand(end[1], path, words))
            leaving[start] += count * scale
            entering[end] += count * scale
    return tuple(made)


def _outline(x1: float, y1: float, x2: float, y2: float, thick: float) -> str:
    """Two S-curves with their ends joined."""
    mid = (x1 + x2) / 2
    return (
        f"M{x1:.0f} {y1:.1f}C{mid:.0f} {y1:.1f} {mid:.0f} {y2:.1f} {x2:.0f} {y2:.1f}"
        f"V{y2 + thick:.1f}C{mid:.0f} {y2 + thick:.1f} {mid:.0f} {y1 + thick:.1f} {x1:.0f} {y1 + thick:.1f}Z"
    )


def group_chains(chains: Sequence[ChainView], say: Language) -> tuple[ChainGroup, ...]:
    """The chains by kind, those that break first."""
    groups = [(kind, tuple(one for one in chains if one.chain.kind is kind)) for kind in _ORDER]
    return tuple(ChainGroup(Chip(kind.value, say(labels.CHAIN[kind])), found) for kind, found in groups if found)
