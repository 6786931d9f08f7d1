"""What the pages of a survey print, as finished strings: a template only loops over them and prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compare.model import Frame
from compare.report.guide import Option
from compare.report.names import Chip, Slice


@dataclass(frozen=True, slots=True)
class Square:
    """One cell of the matrix: its style, and the sign, share and doubt that tell the same without colour."""

    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """One column of the matrix: a government, or a group of them where there are too many to show each.

    ``anchor`` is empty where there is no page; ``order`` its place by the share of gaps, from 0.
    """

    anchor: str
    short: str
    name: str
    level: str
    province: str
    gaps: str
    order: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the matrix: a directive."""

    anchor: str
    number: str
    text: str
    gaps: str
    order: str
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """The rows of one chapter of one upper document."""

    key: str
    upper: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Directives against governments; ``grouped`` where a column stands for several of them."""

    heads: tuple[Head, ...]
    bands: tuple[Band, ...]
    grouped: bool
    note: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A directive in a ranking."""

    anchor: str
    number: str
    text: str
    gaps: str
    share: str
    doubtful: str
    above: str
    weakened: str
    first: str
    bar: tuple[Slice, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A government in the ranking, with everything that speaks against reading it as a league table."""

    rank: str
    anchor: str
    name: str
    level: str
    date: str
    characters: str
    directives: str
    gaps: str
    range: str
    share: str
    coverage: str
    doubt: str
    caveats: tuple[str, ...]
    bar: tuple[Slice, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """Local wording that carries a directive."""

    anchor: str
    name: str
    chips: tuple[Chip, ...]
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Detail:
    """What one government does with one directive, in a line of the directive's page.

    ``nearest`` is the clause that was not enough, where it leaves the directive out; ``source`` is where that stands.
    """

    id: str
    anchor: str
    name: str
    chips: tuple[Chip, ...]
    coverage: str
    confidence: str
    text: str
    nearest: str
    source: str
    reason: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page of the report."""

    anchor: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Item:
    """Something that stands under a label: a list of links."""

    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DirectivePage:
    """A directive with what all governments make of it."""

    anchor: str
    number: str
    brief: str
    headings: str
    text: str
    source: str
    force: str
    said: str
    first: tuple[Link, ...]
    bar: tuple[Slice, ...]
    examples: tuple[Example, ...]
    lists: tuple[Item, ...]
    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of a government: title and what is to be known of it."""

    title: str
    facts: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GovernmentPage:
    """A government with what it makes of all directives."""

    anchor: str
    name: str
    level: str
    province: str
    papers: tuple[Paper, ...]
    said: str
    caveats: tuple[str, ...]
    bar: tuple[Slice, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A plan in a cluster."""

    anchor: str
    name: str
    title: str
    date: str
    source: str
    likeness: str


@dataclass(frozen=True, slots=True)
class ClusterCard:
    """Near-identical plans."""

    anchor: str
    title: str
    said: str
    members: tuple[MemberRow, ...]


@dataclass(frozen=True, slots=True)
class FailureRow:
    """A file or document that was not compared."""

    file: str
    title: str
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class UpperRow:
    """An upper document."""

    number: str
    title: str
    date: str
    directives: str
    file: str


@dataclass(frozen=True, slots=True)
class SurveyView:
    """Everything that the pages of a survey print.

    Attributes:
        result: The point in two lines.
        governments: The pages; empty where there are too many, said in ``limits``.
        limits: What these pages leave out for size, and where it stands.
        order: Why the governments are in no order; empty where they are.
    """

    frame: Frame
    version: str
    title: str
    compared: str
    result: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    uppers: tuple[UpperRow, ...]
    matrix: Matrix
    filters: Mapping[str, tuple[Option, ...]]
    order: str
    directive_ranking: tuple[Leaf, ...]
    government_ranking: tuple[Standing, ...]
    directives: tuple[DirectivePage, ...]
    governments: tuple[GovernmentPage, ...]
    clusters: tuple[ClusterCard, ...]
    failures: tuple[FailureRow, ...]
    limits: tuple[str, ...]
    settings: tuple[tuple[str, str], ...]
    inputs: tuple[tuple[str, str], ...]
