"""What the report on paper prints beside the view, as finished strings; ``show_paper`` makes it from a comparison."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compare.report.view import Chip


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change with both words: number of the directive, its anchor, where it was changed."""

    number: str
    row: str
    tag: str
    chip: Chip
    upper: str
    local: str
    note: str


@dataclass(frozen=True, slots=True)
class UpperRow:
    """A directive that only a higher level can carry out, and why."""

    number: str
    row: str
    text: str
    tag: str
    reason: str


@dataclass(frozen=True, slots=True)
class CopyRow:
    """How a local document passes on what it carries: counts by manner, the mean copied share."""

    local: str
    carried: str
    copy: str
    reword: str
    detail: str
    share: str


@dataclass(frozen=True, slots=True)
class Paper:
    """What the paper has beside the view.

    Attributes:
        heads: The heading of each part by its anchor, numbered.
        parts: Anchor and heading in their order.
        kept: The changes printed with a finding, by its anchor.
        rows: The anchor of the row that a finding stands in, by the finding's anchor.
        broken: Anchors of rows in which a word may have to be broken.
        wide: Whether there is such a word anywhere.
    """

    heads: Mapping[str, str]
    parts: tuple[tuple[str, str], ...]
    changes: tuple[ChangeRow, ...]
    change_counts: tuple[tuple[str, str], ...]
    kept: Mapping[str, tuple[ChangeRow, ...]]
    rows: Mapping[str, str]
    uppers: tuple[UpperRow, ...]
    copies: tuple[CopyRow, ...]
    broken: frozenset[str]
    wide: bool
