"""The comparison as an Excel workbook: one sheet for each thing, to filter, sort and go on working in."""

from __future__ import annotations

from compare.model import Comparison
from compare.output.sheets import write_book
from compare.output.template import hold_collection
from compare.report.tabulate import tabulate


def render_excel(comparison: Comparison) -> bytes:
    """The workbook: the same bytes for the same comparison."""
    with hold_collection():
        return write_book(comparison, tabulate(comparison))
