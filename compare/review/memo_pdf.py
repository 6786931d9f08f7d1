"""The memo as PDF: two to four pages A4, set by WeasyPrint with the shipped fonts."""

from __future__ import annotations

import dataclasses

from compare.report.fonts import describe_missing, missing, replace_missing
from compare.report.language import language_of
from compare.report.pdf_report import set_page
from compare.report.template import fill, read_asset
from compare.review.model import Review
from compare.review.show_memo import show_memo
from compare.review.view import MemoView


def render_memo(review: Review) -> bytes:
    """The memo: tagged, the same bytes for the same review.

    Raises:
        PolicyCompareError: WeasyPrint, Pango or the fonts are missing.
    """
    view = show_memo(review)
    return set_page(lambda faces: print_memo(view, faces))


def print_memo(view: MemoView, faces: str = "") -> str:
    """The HTML that is set, with only characters that the fonts have."""
    style = faces + read_asset("memo.css", view.frame)
    page = fill("memo.html.j2", view, style=style)
    lost = missing(page)
    if not lost:
        return page
    said = describe_missing(lost, language_of(view.frame))
    warned = dataclasses.replace(view, warnings=(*view.warnings, said))
    return replace_missing(fill("memo.html.j2", warned, style=style))
