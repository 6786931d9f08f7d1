"""Makes the tables and pictures that stand beside the findings."""

from __future__ import annotations

from compare.model import Comparison, Level
from compare.report.names import give_names, sort_pairs, sort_uppers
from compare.report.show_filter import show_filter
from compare.report.show_flow import group_chains, show_flow
from compare.report.show_gaps import show_chains, show_gaps
from compare.report.show_heat import show_heat
from compare.report.show_targets import show_citations, show_targets
from compare.report.view_tables import Tables

# Gaps on the opening screen; the whole list follows below.
FIRST_GAPS = 6


def compose_tables(comparison: Comparison) -> Tables:
    """Everything that a page prints beside the view of the same comparison."""
    pairs = sort_pairs(comparison)
    by_upper = sort_uppers(pairs)
    names = give_names(comparison, pairs, by_upper)
    findings = [one for found in pairs.values() for one in found]
    heat = show_heat(by_upper, names)
    national = show_chains(comparison, names)
    return Tables(
        first_gaps=show_gaps(by_upper, names)[:FIRST_GAPS],
        heat=heat,
        flow=show_flow(national, names.say),
        chains=group_chains(national, names.say),
        provincial=group_chains(show_chains(comparison, names, Level.PROVINCIAL), names.say),
        targets=show_targets([one for rows in by_upper.values() for found in rows.values() for one in found], names),
        citations=show_citations(comparison.citations, names),
        filter=show_filter(findings, {one.id: one for one in comparison.documents}, heat, names),
    )
