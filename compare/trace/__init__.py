"""Trace what changed on the way down: the words of a directive beside the words that answer it.

Each module finds one sort of change in one ``Pairing``, and is a pure function that can be called alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from compare.model import Change, Document, Finding
from compare.trace.pair import Pairing, pair

Find = Callable[[Pairing], tuple[Change, ...]]

FINDERS: tuple[Find, ...] = ()
"""In the order printed."""


def trace(finding: Finding, upper: Document, local: Document) -> Finding:
    """The finding with its changes, those of each match beside it.

    Args:
        finding: As ``judge`` gave it.
        upper: The document of the directive.
        local: The local document.
    """
    changes = tuple(
        dict.fromkeys(change for one in pair(finding, upper, local) for find in FINDERS for change in find(one))
    )
    matches = tuple(
        replace(match, changes=tuple(one for one in changes if one.clause == match.clause.id))
        for match in finding.matches
    )
    return replace(finding, changes=changes, matches=matches)
