"""The comparison as a PDF for paper, set with the shipped fonts and nothing from outside.

WeasyPrint sets it; where its libraries are missing, an installed browser prints it (``print_by_browser``).
"""

from __future__ import annotations

import contextlib
import dataclasses
import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

from compare.errors import PolicyCompareError
from compare.knowledge.programs import APT_PACKAGES
from compare.model import Comparison
from compare.report.compose import compose
from compare.report.compose_tables import compose_tables
from compare.report.fonts import describe_missing, missing, replace_missing
from compare.report.paper import Paper
from compare.report.print_by_browser import find_browser, print_by_browser
from compare.report.show_paper import show_paper
from compare.report.template import fill, read_asset
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


def set_page(make: Callable[[str], str]) -> bytes:
    """A page set as PDF: by WeasyPrint, or where its libraries are missing by an installed browser.

    Args:
        make: Gives the HTML of the page for the @font-face rules.

    Raises:
        PolicyCompareError: Neither is there, the fonts are missing, or the user's own template asks for a file.
    """
    broken = find_fault()
    if broken:
        return print_by_browser(need_browser(broken), make)
    from compare.report.set_pages import font_faces, set_pages

    return set_pages(make(font_faces()))


@cache
def find_fault() -> str:
    """Why WeasyPrint does not work here, in one line; empty where it does."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # where a library is missing it prints a page of English
            import compare.report.set_pages  # noqa: F401 - importing it is the trial
    except (ImportError, OSError) as error:
        return " ".join(str(error).split())[:80]
    return ""


def need_browser(fault: str) -> Path:
    """The browser that prints instead.

    Raises:
        PolicyCompareError: There is none: what to install, so that one of the two works.
    """
    browser = find_browser()
    if browser is None:
        raise PolicyCompareError(
            f"无法生成 PDF：WeasyPrint 或 Pango 不可用（{fault}），也没有 Chrome、Edge 或 Chromium 可以代替；"
            f"Debian、Ubuntu 请执行 sudo apt install {' '.join(APT_PACKAGES)}，其他系统见 policy-compare doctor"
        )
    return browser


def describe_substitute() -> str:
    """What a reader of PDFs should know before they are made: that a browser prints them; empty where WeasyPrint does.

    Raises:
        PolicyCompareError: Neither can.
    """
    fault = find_fault()
    if not fault:
        return ""
    return f"WeasyPrint 或 Pango 不可用，PDF 改由 {need_browser(fault).stem} 打印：文字相同，目录不带页码"


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
