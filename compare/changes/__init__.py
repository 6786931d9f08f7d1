"""Trace what changed on the way down: the words of a directive beside the words that answer it.

Each module finds one sort of change in one ``Pairing``, or in all pairings of a directive, and is a pure function that
can be called alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from compare.changes.actors import find_actors
from compare.changes.deadlines import find_deadline_changes
from compare.changes.duties import find_dropped
from compare.changes.force import find_force
from compare.changes.pair import Pairing, pair
from compare.changes.quantities import find_quantity_changes
from compare.changes.rules import find_bans, find_exceptions
from compare.changes.scope import find_scope
from compare.model import Change, Document, Finding

Find = Callable[[Pairing], tuple[Change, ...]]
FindAcross = Callable[[tuple[Pairing, ...]], tuple[Change, ...]]

FINDERS: tuple[Find, ...] = (find_force, find_bans, find_exceptions, find_scope)
"""In the order printed."""

ACROSS: tuple[FindAcross, ...] = (find_quantity_changes, find_deadline_changes, find_dropped, find_actors)
"""What can be told of all duties together only; printed after the others."""


def trace(finding: Finding, upper: Document, local: Document) -> Finding:
    """The finding with its changes, those of each match beside it.

    Args:
        finding: As ``judge`` gave it.
        upper: The document of the directive.
        local: The local document.
    """
    pairings = pair(finding, upper, local)
    single = (change for one in pairings for find in FINDERS for change in find(one))
    across = (change for find in ACROSS for change in find(pairings))
    changes = _once((*single, *across))
    matches = tuple(
        replace(match, changes=tuple(one for one in changes if one.clause == match.clause.id))
        for match in finding.matches
    )
    return replace(finding, changes=changes, matches=matches)


def _once(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Each change once, as it was found most surely: two duties of one sentence may tell the same."""
    found: dict[tuple[str, str, str], Change] = {}
    for one in changes:
        key = (one.kind, one.upper, one.local)
        if key not in found or found[key].confidence < one.confidence:
            found[key] = one
    return tuple(found.values())
