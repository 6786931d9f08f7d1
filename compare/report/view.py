"""The view: everything that the templates print, as finished strings.

All arithmetic and all choice of words is done before these values exist; a template only loops over them and prints.
``compose`` makes them from a comparison.
"""

from __future__ import annotations

from dataclasses import dataclass

from compare.model import Frame
from compare.words.runs import Run


@dataclass(frozen=True, slots=True)
class Chip:
    """A word in a frame: ``kind`` is its style, ``text`` what it says without any colour."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Slice:
    """One part of a bar, in per cent of its width."""

    kind: str
    label: str
    count: int
    percent: str
    start: str
    width: str


@dataclass(frozen=True, slots=True)
class TotalsRow:
    """The counts of one upper document in one local document, or of all."""

    number: str
    anchor: str
    name: str
    directives: str
    adopt: str
    extend: str
    omit: str
    partial: str
    uncertain: str
    coverage: str
    bar: tuple[Slice, ...]


@dataclass(frozen=True, slots=True)
class TotalsGroup:
    """The rows of one local document."""

    local: str
    rows: tuple[TotalsRow, ...]


@dataclass(frozen=True, slots=True)
class Bucket:
    """Where some of a document's characters went."""

    label: str
    count: str
    percent: str


@dataclass(frozen=True, slots=True)
class Card:
    """One document: what it says of itself and how well it was read. ``facts`` are pairs of a label and a value."""

    anchor: str
    title: str
    tag: str
    level: str
    roles: str
    compared: bool
    local: bool
    facts: tuple[tuple[str, str], ...]
    chips: tuple[Chip, ...]
    read: str
    buckets: tuple[Bucket, ...]
    characters: str
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GapPlace:
    """A local document that omits a directive: its tag (省①), its title, and the finding that says so.

    ``doubt`` is what stands behind it where that is in doubt, else empty.
    """

    tag: str
    local: str
    anchor: str
    number: str
    doubt: str


@dataclass(frozen=True, slots=True)
class Gap:
    """One line in the list of what is omitted: a directive and everybody who omits it; ``brief`` is to be quoted.

    ``whose`` names them in a line, empty where there is one local document; ``doubt``: none of the omissions is sure.
    """

    row: str
    number: str
    text: str
    brief: str
    force: str
    chips: tuple[Chip, ...]
    upper: str
    upper_brief: str
    places: tuple[GapPlace, ...]
    whose: str
    doubt: bool


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One duty: done or open, and which of the local clauses answers it."""

    done: bool
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change, both sides quoted; ``style`` is ``weaker`` or ``other``, ``clause`` says which match shows it."""

    kind: str
    upper: str
    local: str
    note: str
    style: str
    clause: str
    confidence: str


@dataclass(frozen=True, slots=True)
class MatchView:
    """One local clause with its whole text marked."""

    number: str
    headings: str
    place: str
    score: str
    shared: str
    remark: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Rejected:
    """The best clause that was not taken, and why."""

    text: str
    headings: str
    place: str
    score: str
    reason: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """One directive beside the clauses of one local document, ``tag`` for short.

    ``measure``, ``text``, ``where`` and ``notes`` are the same evidence as it stands on paper: figures behind the
    chips, the best clause shortened and its place, and what else there is to say in a line each. ``more`` are the chips
    of how it was passed on and what changed; ``flags`` and ``changed`` are what the screen filters by, as words parted
    by blanks.
    """

    anchor: str
    number: str
    tag: str
    local: str
    relation: str
    force: str
    chips: tuple[Chip, ...]
    coverage: str
    confidence: str
    runs: tuple[Run, ...]
    facts: tuple[str, ...]
    duties: tuple[DutyLine, ...]
    duty_sum: str
    reason: str
    opinion: str
    matches: tuple[MatchView, ...]
    rejected: Rejected | None
    changes: tuple[ChangeLine, ...]
    partial: bool
    doubt: bool
    measure: str
    text: tuple[Run, ...]
    where: str
    notes: tuple[str, ...]
    more: tuple[Chip, ...]
    copied: str
    manner: str
    flags: str
    changed: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Findings under the same headings of the upper document; ``anchor`` only where a chapter of that key begins."""

    title: str
    key: str
    anchor: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One directive with its findings in all local documents; ``runs`` are marked where there is only one."""

    anchor: str
    number: str
    runs: tuple[Run, ...]
    facts: tuple[str, ...]
    findings: tuple[FindingView, ...]
    long: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Rows under the same headings of the upper document."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Upper:
    """All directives of one upper document, as they stand on paper."""

    anchor: str
    number: str
    title: str
    locals: tuple[str, ...]
    many: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """All findings of one upper document in one local document; ``number``, ``key`` and ``level`` are filtered by."""

    anchor: str
    number: str
    key: str
    level: str
    tag: str
    title: str
    upper: str
    local: str
    route: str
    sentence: str
    bar: tuple[Slice, ...]
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class InitiativeView:
    """One local measure that answers nothing."""

    text: str
    headings: str
    place: str


@dataclass(frozen=True, slots=True)
class InitiativeGroup:
    """The initiatives of one local document."""

    document: str
    count: int
    initiatives: tuple[InitiativeView, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """One link of a chain."""

    tag: str
    document: str
    anchor: str
    number: str
    chips: tuple[Chip, ...]
    words: str
    coverage: str
    remark: str


@dataclass(frozen=True, slots=True)
class ChainView:
    """One national directive and what became of it at each level."""

    row: str
    number: str
    text: str
    source: str
    steps: tuple[StepView, ...]
    broken: bool
    kind: str


@dataclass(frozen=True, slots=True)
class Taken:
    """An upper document that a local one was compared with."""

    upper: str
    score: str
    reason: str


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Upper documents that a local one was not compared with, for one reason, each title with its likeness."""

    reason: str
    count: int
    uppers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Which upper documents a local document met and which it did not."""

    local: str
    taken: tuple[Taken, ...]
    not_taken: tuple[NotTaken, ...]


@dataclass(frozen=True, slots=True)
class LegendLine:
    """A chip and what it means."""

    chip: Chip
    meaning: str


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


@dataclass(frozen=True, slots=True)
class View:
    """Everything on the pages of a report, in the order in which it is read."""

    frame: Frame
    title: str
    subtitle: str
    result: tuple[str, ...]
    bar: tuple[Slice, ...]
    figures: tuple[tuple[str, str], ...]
    totals: tuple[TotalsGroup, ...]
    totals_all: TotalsRow
    legend: tuple[LegendLine, ...]
    cards: tuple[Card, ...]
    others: tuple[Card, ...]
    gaps: tuple[Gap, ...]
    gaps_more: tuple[Gap, ...]
    gap_note: str
    groups: tuple[Group, ...]
    uppers: tuple[Upper, ...]
    initiatives: tuple[InitiativeGroup, ...]
    chains: tuple[ChainView, ...]
    chain_note: str
    breaks: tuple[ChainView, ...]
    break_note: str
    choices: tuple[ChoiceGroup, ...]
    settings: tuple[tuple[str, str], ...]
    inputs: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    version: str
    concise: bool
    concise_note: str
    briefing: Briefing
