"""The decisions as CSV: like the workbook, for whoever has no Excel."""

from __future__ import annotations

import csv
import io

from compare.report.csv_report import BOM, neutral
from compare.report.xml_text import xml_text
from compare.review.model import Review
from compare.review.tabulate_decisions import FIELDS, tabulate_decisions

SAFE = ("number", "date", "until")  # of our own making, or checked when read; spreadsheets are to know them


def render_decisions_csv(review: Review) -> bytes:
    """RFC 4180, UTF-8 with a byte order mark; the remarks first, then everything else."""
    table = tabulate_decisions(review)
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow([one.title for one in FIELDS])
    for row in (*table.remarks, *table.others):
        writer.writerow([xml_text(row[one.key]) if one.key in SAFE else neutral(row[one.key]) for one in FIELDS])
    return (BOM + made.getvalue()).encode("utf-8", "replace")
