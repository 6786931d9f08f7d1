"""The comparison as pages: HTML for the screen, PDF for paper, the briefing."""

from __future__ import annotations

import dataclasses

from compare.output.fonts import describe_missing, missing, replace_missing
from compare.output.pdf import set_page
from compare.output.template import digest, fill, forbid_fetching, hold_collection, read_asset
from compare.report.view import Report


def render_html(report: Report) -> bytes:
    """The report for the screen, as UTF-8.

    Raises:
        PolicyCompareError: A template of the user's own has a fault, or asks for something from outside.
    """
    style, script = read_asset("screen.css", report.frame), read_asset("screen.js", report.frame)
    policy = (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    with hold_collection():
        page = fill("report.html.j2", report, style=style, script=script, policy=policy)
    if report.frame.templates:
        forbid_fetching(page, policy)
    return page.encode("utf-8", "replace")


def render_pdf(report: Report) -> bytes:
    """The report for paper: A4, tagged, the same bytes for the same comparison.

    Raises:
        PolicyCompareError: Nothing here makes PDFs, the fonts are missing, or the user's own template asks for a file.
    """
    return set_page(lambda faces: print_page(report, faces))


def render_briefing(report: Report) -> bytes:
    """The briefing as PDF: tagged, the same bytes for the same comparison.

    Raises:
        PolicyCompareError: Nothing here makes PDFs, the fonts are missing, or the user's own template asks for a file.
    """
    return set_page(lambda faces: print_page(report, faces, "briefing"))


def print_page(report: Report, faces: str, name: str = "print") -> str:
    """The HTML that is set as the PDF, with only characters that the fonts have.

    Args:
        report: What to print.
        faces: The @font-face rules.
        name: Of the template and its style sheet, without their endings.
    """
    style = faces + read_asset(f"{name}.css", report.frame)
    page = fill(f"{name}.html.j2", report, style=style)
    lost = missing(page)
    if not lost:
        return page
    warned = dataclasses.replace(report, added=(describe_missing(lost, report.say),))
    return replace_missing(fill(f"{name}.html.j2", warned, style=style))
