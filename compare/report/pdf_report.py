"""The comparison as a PDF for paper, set by WeasyPrint with the shipped fonts and nothing from outside."""

from __future__ import annotations

import dataclasses

from compare.errors import PolicyCompareError
from compare.knowledge.native import APT_PACKAGES
from compare.model import Comparison
from compare.report.compose import compose
from compare.report.fonts import describe_missing, missing, replace_missing
from compare.report.template import fill, read_asset
from compare.report.view import View


def render_pdf(comparison: Comparison) -> bytes:
    """The report for paper: A4, tagged, the same bytes for the same comparison.

    Raises:
        PolicyCompareError: WeasyPrint, Pango or the fonts are not installed.
    """
    try:
        from compare.report.set_pages import font_faces, set_pages
    except (ImportError, OSError) as error:
        raise PolicyCompareError(
            f"无法生成 PDF：WeasyPrint 或 Pango 不可用（{' '.join(str(error).split())[:80]}）；"
            f"Debian、Ubuntu 请执行 sudo apt install {' '.join(APT_PACKAGES)}，其他系统见 policy-compare doctor"
        ) from error
    return set_pages(print_page(compose(comparison), font_faces()))


def print_page(view: View, faces: str) -> str:
    """The HTML that is set as the PDF, with only characters that the fonts have.

    Args:
        view: What to print.
        faces: The @font-face rules.
    """
    style = faces + read_asset("print.css")
    page = fill("print.html.j2", view, style=style)
    lost = missing(page)
    if not lost:
        return page
    warned = dataclasses.replace(view, warnings=(*view.warnings, describe_missing(lost)))
    return replace_missing(fill("print.html.j2", warned, style=style))
