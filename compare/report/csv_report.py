"""The findings as CSV, one row each, for other programs and for a quick look in a spreadsheet.

RFC 4180: commas, double quotes, CRLF. UTF-8 with a byte order mark, without which Excel takes it for another encoding.
Texts that a spreadsheet would take for a formula, a date or a number get an apostrophe in front (``neutral``).
"""

from __future__ import annotations

import csv
import io

from compare.model import Comparison
from compare.output.sheets import BOM, neutral
from compare.report.tabulate import tabulate_only_findings


def render_csv(comparison: Comparison) -> bytes:
    """The findings in the columns of the workbook's findings sheet, marking left out."""
    sheet = tabulate_only_findings(comparison)
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow([neutral(title) for title in sheet.titles])
    writer.writerows([neutral(cell) for cell in row] for row in sheet.rows)
    return (BOM + made.getvalue()).encode("utf-8")
