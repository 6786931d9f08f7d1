"""The comparison as a briefing: one page A4, two at most, for somebody who has two minutes."""

from __future__ import annotations

from compare.model import Comparison
from compare.report.compose import compose
from compare.report.pdf_report import set_report


def render_briefing(comparison: Comparison) -> bytes:
    """The briefing as PDF: tagged, the same bytes for the same comparison.

    Raises:
        PolicyCompareError: WeasyPrint, Pango or the fonts are not installed.
    """
    return set_report(compose(comparison), "briefing")
