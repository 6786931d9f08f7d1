"""Tables and pictures beside the findings, and what the screen filters by; ``compose_tables`` makes them.

As in ``view`` every value is a finished string; coordinates of pictures are in the units of their ``viewBox``.
"""

from __future__ import annotations

from dataclasses import dataclass

from compare.report.view import ChainView, Chip, Gap


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One count of a heat map.

    ``tone`` is 0 (none) to 4 (nearly all of its chapter), ``anchor`` where its findings begin and ``query`` the filter
    that shows them alone; both are empty where the count is 0.
    """

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
    """The chapters of one upper document × relations × the local documents that it was compared with."""

    number: str
    title: str
    locals: tuple[str, ...]
    relations: tuple[str, ...]
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
    count: str
    chains: tuple[ChainView, ...]


@dataclass(frozen=True, slots=True)
class TargetLine:
    """The targets of one directive in one local document, with the changes that speak of them."""

    anchor: str
    number: str
    tag: str
    local: str
    targets: tuple[str, ...]
    chips: tuple[Chip, ...]
    changes: tuple[tuple[Chip, str], ...]


@dataclass(frozen=True, slots=True)
class CitationLine:
    """One document named by another: ``anchor`` is that of its card where it is at hand."""

    title: str
    chip: Chip
    anchor: str
    place: str
    note: str


@dataclass(frozen=True, slots=True)
class CitationGroup:
    """What one document cites."""

    document: str
    citations: tuple[CitationLine, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter: its value, its words, the number of findings it leaves."""

    value: str
    label: str
    count: str


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """Choices under a heading."""

    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """What the findings can be filtered by; a list with fewer than two choices is empty."""

    relations: tuple[Option, ...]
    flags: tuple[Option, ...]
    forces: tuple[Option, ...]
    manners: tuple[Option, ...]
    changes: tuple[OptionGroup, ...]
    levels: tuple[Option, ...]
    uppers: tuple[Option, ...]
    locals: tuple[Option, ...]
    chapters: tuple[OptionGroup, ...]


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
