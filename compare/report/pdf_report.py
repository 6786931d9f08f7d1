"""The comparison as a PDF for paper, set with the shipped fonts and nothing from outside.

WeasyPrint sets it; where its libraries are missing, an installed browser prints it (``print_by_browser``).
"""

from __future__ import annotations

import dataclasses

from compare.model import Comparison
from compare.output.fonts import describe_missing, missing, replace_missing
from compare.output.pdf import set_page
from compare.output.template import fill, read_asset
from compare.report.compose import compose
from compare.report.compose_tables import compose_tables
from compare.report.paper import Paper
from compare.report.show_paper import show_paper
from compare.report.view import View
from compare.report.view_tables import Tables
from compare.words.language import language_of


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
