"""Find where in a draft an omitted directive belongs: beside what carries its neighbours in the upper document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare.model import Comparison, Document, Finding


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the draft: a clause, and the headings of its section, outermost first; both empty for its end."""

    clause: str = ""
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """The spots of omitted directives by the id of the finding."""

    spots: Mapping[str, Spot]

    def of(self, finding: Finding) -> Spot:
        """Where it belongs; the end of the draft where nothing tells."""
        return self.spots.get(finding.id, Spot())


def find_places(comparison: Comparison, draft: Document) -> Places:
    """Where each directive that the draft omits belongs.

    The neighbours in the same section of the upper document decide: the best clause of the nearest of them that is
    carried. Where no neighbour is carried, the best rejected clause; then the nearest carried directive at all.

    Args:
        comparison: Of the draft with the documents above it.
        draft: The draft.
    """
    by_upper: dict[str, list[Finding]] = {}
    for one in comparison.findings:
        if one.local == draft.id:
            by_upper.setdefault(one.directive.clause.document, []).append(one)
    return Places({one.id: _find(one, found) for found in by_upper.values() for one in found if not one.matches})


def _find(finding: Finding, found: Sequence[Finding]) -> Spot:
    clause = finding.directive.clause
    carried = sorted(
        (one for one in found if one.matches),
        key=lambda one: (abs(one.directive.clause.order - clause.order), one.directive.clause.order),
    )
    beside = [one for one in carried if one.directive.clause.headings == clause.headings and clause.headings]
    chapter = [one for one in carried if one.directive.clause.headings[:1] == clause.headings[:1] != ()]
    for near in (*beside[:1], *chapter[:1]):
        return Spot(near.matches[0].clause.id, near.matches[0].clause.headings)
    if finding.rejected and finding.rejected.shared:
        return Spot(finding.rejected.clause.id, finding.rejected.clause.headings)
    return Spot(carried[0].matches[0].clause.id, carried[0].matches[0].clause.headings) if carried else Spot()
