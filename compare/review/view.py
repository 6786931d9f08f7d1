"""What the pages of a review print: values without any logic, made by ``show_draft`` and ``show_memo``."""

from __future__ import annotations

from dataclasses import dataclass

from compare.model import Frame


@dataclass(frozen=True, slots=True)
class PointView:
    """One point: ``weight`` as in the model, ``label`` what it is called, the rest as in ``say.Said``."""

    anchor: str
    number: str
    weight: str
    label: str
    title: str
    said: str
    quote: str
    source: str
    also: tuple[str, ...]
    proposal: str


@dataclass(frozen=True, slots=True)
class CardView:
    """A group of points beside the text: its anchor, a line above several points, and the points."""

    anchor: str
    lead: str
    points: tuple[PointView, ...]


@dataclass(frozen=True, slots=True)
class RunView:
    """A run of the draft's text: weight of the heaviest group that marks it, empty for plain text.

    ``links`` are anchor and number of the points of the groups that end here.
    """

    text: str
    weight: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """A heading, clause, row of a table or footnote of the draft, with what is said of it.

    ``kind`` is ``h2`` to ``h5`` for headings, else the kind of the clause.
    """

    kind: str
    runs: tuple[RunView, ...]
    place: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class CountView:
    """How many points are of one weight."""

    weight: str
    label: str
    count: str
    first: str


@dataclass(frozen=True, slots=True)
class DraftView:
    """The draft in order, remarks beside the words."""

    frame: Frame
    title: str
    draft: str
    result: tuple[str, ...]
    order: str
    counts: tuple[CountView, ...]
    uppers: tuple[str, ...]
    warnings: tuple[str, ...]
    whole: tuple[CardView, ...]
    rows: tuple[RowView, ...]
    version: str


@dataclass(frozen=True, slots=True)
class MemoRow:
    """One line of the memo: number, matter, what is wrong, upper words with their source, place in the draft."""

    number: str
    title: str
    said: str
    quote: str
    source: str
    place: str


@dataclass(frozen=True, slots=True)
class MemoPart:
    """The points of one weight: how many there are, those that are named, and what is said of the others."""

    weight: str
    title: str
    note: str
    rows: tuple[MemoRow, ...]


@dataclass(frozen=True, slots=True)
class GoodView:
    """What the draft carries with own substance: its words, their place, the upper matter and its source."""

    words: str
    place: str
    upper: str
    source: str


@dataclass(frozen=True, slots=True)
class MemoView:
    """The memo of a review."""

    frame: Frame
    title: str
    result: tuple[str, ...]
    order: str
    parts: tuple[MemoPart, ...]
    good: tuple[GoodView, ...]
    good_note: str
    sources: tuple[str, ...]
    method: str
    warnings: tuple[str, ...]
    version: str
