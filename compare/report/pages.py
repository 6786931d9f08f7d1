"""The comparison as pages: HTML for the screen, PDF for paper, the briefing."""

from __future__ import annotations

import dataclasses

from compare.model import Comparison
from compare.output.fonts import describe_missing, missing, replace_missing
from compare.output.pdf import set_page
from compare.output.template import digest, fill, forbid_fetching, hold_collection, read_asset
from compare.report.compose import Tables, View, compose, compose_tables
from compare.report.paper import Paper, show_paper
from compare.words.language import language_of


def render_html(comparison: Comparison) -> bytes:
    """The report for the screen, as UTF-8.

    Raises:
        PolicyCompareError: A template of the user's own has a fault, or asks for something from outside.
    """
    style, script = read_asset("screen.css", comparison.frame), read_asset("screen.js", comparison.frame)
    policy = (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    with hold_collection():
        page = fill(
            "report.html.j2",
            compose(comparison),
            {"tables": compose_tables(comparison)},
            style=style,
            script=script,
            policy=policy,
        )
    if comparison.frame.templates:
        forbid_fetching(page, policy)
    return page.encode("utf-8", "replace")


def render_pdf(comparison: Comparison) -> bytes:
    """The report for paper: A4, tagged, the same bytes for the same comparison.

    Raises:
        PolicyCompareError: Nothing here makes PDFs, the fonts are missing, or the user's own template asks for a file.
    """
    return set_report(compose(comparison), "print", compose_tables(comparison), show_paper(comparison))


def set_report(view: View, name: str, tables: Tables | None = None, paper: Paper | None = None) -> bytes:
    """A view set as PDF by the template and the style sheet of this name.

    Raises:
        PolicyCompareError: Nothing here makes PDFs, the fonts are missing, or the user's own template asks for a file.
    """
    return set_page(lambda faces: print_page(view, faces, name, tables, paper))


def print_page(
    view: View, faces: str, name: str = "print", tables: Tables | None = None, paper: Paper | None = None
) -> str:
    """The HTML that is set as the PDF, with only characters that the fonts have.

    Args:
        view: What to print.
        faces: The @font-face rules.
        name: Of the template and its style sheet, without their endings.
        tables: What to print beside the view.
        paper: What only paper has.
    """
    style = faces + read_asset(f"{name}.css", view.frame)
    page = fill(f"{name}.html.j2", view, {"tables": tables, "paper": paper}, style=style)
    lost = missing(page)
    if not lost:
        return page
    said = describe_missing(lost, language_of(view.frame))
    warned = dataclasses.replace(view, warnings=(*view.warnings, said))
    return replace_missing(fill(f"{name}.html.j2", warned, {"tables": tables, "paper": paper}, style=style))


def render_briefing(comparison: Comparison) -> bytes:
    """The briefing as PDF: tagged, the same bytes for the same comparison.

    Raises:
        PolicyCompareError: WeasyPrint, Pango or the fonts are not installed.
    """
    return set_report(compose(comparison), "briefing")
