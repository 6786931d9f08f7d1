"""The comparison as a PDF for paper, set by WeasyPrint with the shipped fonts and nothing from outside."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from compare.errors import PolicyCompareError
from compare.knowledge.native import APT_PACKAGES
from compare.model import Comparison
from compare.report.compose import compose
from compare.report.compose_tables import compose_tables
from compare.report.fonts import describe_missing, missing, replace_missing
from compare.report.language import language_of
from compare.report.paper import Paper
from compare.report.show_paper import show_paper
from compare.report.template import fill, read_asset
from compare.report.view import View
from compare.report.view_tables import Tables


def render_pdf(comparison: Comparison) -> bytes:
    """The report for paper: A4, tagged, the same bytes for the same comparison.

    Raises:
        PolicyCompareError: WeasyPrint, Pango or the fonts are missing, or the user's own template asks for a file.
    """
    return set_report(compose(comparison), "print", compose_tables(comparison), show_paper(comparison))


def set_report(view: View, name: str, tables: Tables | None = None, paper: Paper | None = None) -> bytes:
    """A view set as PDF by the template and the style sheet of this name.

    Raises:
        PolicyCompareError: WeasyPrint, Pango or the fonts are missing, or the user's own template asks for a file.
    """
    return set_page(lambda faces: print_page(view, faces, name, tables, paper))


def set_page(make: Callable[[str], str]) -> bytes:
    """A page set as PDF.

    Args:
        make: Gives the HTML of the page for the @font-face rules.

    Raises:
        PolicyCompareError: WeasyPrint, Pango or the fonts are missing, or the user's own template asks for a file.
    """
    try:
        from compare.report.set_pages import font_faces, set_pages
    except (ImportError, OSError) as error:
        raise PolicyCompareError(
            f"无法生成 PDF：WeasyPrint 或 Pango 不可用（{' '.join(str(error).split())[:80]}）；"
            f"Debian、Ubuntu 请执行 sudo apt install {' '.join(APT_PACKAGES)}，其他系统见 policy-compare doctor"
        ) from error
    return set_pages(make(font_faces()))


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
    page = fill(f"{name}.html.j2", view, tables, paper, style=style)
    lost = missing(page)
    if not lost:
        return page
    said = describe_missing(lost, language_of(view.frame))
    warned = dataclasses.replace(view, warnings=(*view.warnings, said))
    return replace_missing(fill(f"{name}.html.j2", warned, tables, paper, style=style))
