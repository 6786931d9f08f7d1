"""The chains as a picture, after Sankey: bands as wide as the number of directives that run in them, level by level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from compare.model import ChainKind
from compare.report.view import ChainView, Chip
from compare.report.view_tables import ChainGroup, Flow, FlowBand, FlowNode
from compare.words import labels, phrase
from compare.words.language import Language, msgid

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
    (1, "lost"): msgid("省级缺失"),
    (1, "above"): labels.NOT_APPLICABLE,
    (2, "carried"): msgid("市级承接"),
    (2, "weakened"): msgid("市级弱化"),
    (2, "lost"): msgid("市级缺失"),
}
# Units of the picture: width and height of the bands, the least gap between stops, the width of a stop, room for words.
WIDTH, HEIGHT, GAP, NODE, WORDS = 900, 240, 34, 14, 150

Stop = tuple[int, str]


def show_flow(chains: Sequence[ChainView], say: Language) -> Flow | None:
    """The picture of the national chains with a table of the same numbers; None where there are none."""
    counts = Counter(ChainKind(one.kind) for one in chains)
    if not counts:
        return None
    scale = HEIGHT / len(chains)
    sizes: Counter[Stop] = Counter()
    links: Counter[tuple[Stop, Stop]] = Counter()
    for kind, count in counts.items():
        stops = [(0, _START), *((index, state) for index, state in enumerate(_PATHS[kind], 1))]
        sizes.update(dict.fromkeys(stops, count))
        links.update(dict.fromkeys(pairwise(stops), count))
    tops = _stack(sizes, scale)
    shares = phrase.percents([counts[kind] for kind in _ORDER])
    return Flow(
        width=str(WIDTH + WORDS),
        height=str(HEIGHT + GAP * len(_STATES)),
        node=str(NODE),
        label=say("国家部署经省到市的去向，数字同下表"),
        nodes=tuple(_node(stop, sizes[stop], tops[stop], scale, say) for stop in tops),
        bands=_bands(links, tops, scale, say),
        table=tuple(
            (Chip(kind.value, say(labels.CHAIN[kind])), phrase.number(counts[kind]), f"{share}%")
            for kind, share in zip(_ORDER, shares, strict=True)
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
    height = max(count * scale, 1)
    return FlowNode(
        kind=stop[1],
        label=say(_NAMES[stop]),
        count=phrase.number(count),
        x=str(_x(stop[0])),
        y=f"{top:.1f}",
        height=f"{height:.1f}",
        text_y=f"{top - 8:.1f}",
    )


def _bands(
    links: Counter[tuple[Stop, Stop]], tops: dict[Stop, float], scale: float, say: Language
) -> tuple[FlowBand, ...]:
    """The bands, each beginning and ending below the one before it at the same stop."""
    leaving, entering = dict(tops), dict(tops)
    made = []
    for start in tops:
        for end in tops:
            count = links[start, end]
            if not count:
                continue
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
    groups = [(kind, tuple(one for one in chains if one.kind == kind.value)) for kind in _ORDER]
    return tuple(
        ChainGroup(Chip(kind.value, say(labels.CHAIN[kind])), phrase.number(len(found)), found)
        for kind, found in groups
        if found
    )
