"""The annotated draft as one HTML file that needs nothing else."""

from __future__ import annotations

from compare.report.template import digest, fill, read_asset
from compare.review.model import Review
from compare.review.show_draft import show_draft


def render_draft(review: Review, *, suggest: bool = False) -> bytes:
    """The page, as UTF-8.

    Args:
        review: Any.
        suggest: Whether words are proposed for what is omitted.
    """
    style = read_asset("review.css", review.comparison.frame)
    page = fill("review.html.j2", show_draft(review, suggest=suggest), style=style, style_hash=digest(style))
    return page.encode("utf-8", "replace")
