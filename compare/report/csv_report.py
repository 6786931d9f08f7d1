"""The findings as CSV, one row each, for other programs and for a quick look in a spreadsheet.

RFC 4180: commas, double quotes, CRLF. UTF-8 with a byte order mark, without which Excel takes it for another encoding.
Texts that a spreadsheet would take for a formula, a date or a number get an apostrophe in front (``neutral``).
"""

from __future__ import annotations

import csv
import io
import re

from compare.model import Comparison
from compare.report.lay_out import Cell, plain
from compare.report.tabulate import tabulate_only_findings
from compare.report.xml_text import xml_text

BOM = "\ufeff"
# What starts a formula (OWASP, CSV Injection): also in full width, as some versions of Excel take it, or behind blanks.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
# 2-13 would become the thirteenth of February, 1. a number.
_DATE = re.compile(r"\d+(?:[-/.:]\d+)*\.?")


def render_csv(comparison: Comparison) -> bytes:
    """The findings in the columns of the workbook's findings sheet, marking left out."""
    sheet = tabulate_only_findings(comparison)
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow([neutral(title) for title in sheet.titles])
    writer.writerows([neutral(cell) for cell in row] for row in sheet.rows)
    return (BOM + made.getvalue()).encode("utf-8")


def neutral(cell: Cell) -> str:
    """A cell as a spreadsheet will show it and not act on it: numbers as they are, suspicious texts behind ``'``."""
    text = plain(cell)
    if not isinstance(cell, int | float) and (_FORMULA.match(text) or _DATE.fullmatch(text)):
        return f"'{xml_text(text)}"
    return xml_text(text)
