"""The page of decisions as one HTML file that needs nothing else and sends nothing anywhere."""

from __future__ import annotations

from compare.report.template import digest, fill, read_asset
from compare.review.model import Review
from compare.review.show_decisions import show_decisions


def render_decision_page(review: Review) -> bytes:
    """The page, as UTF-8."""
    frame = review.comparison.frame
    style = read_asset("review.css", frame) + read_asset("decisions.css", frame)
    script = read_asset("decisions.js", frame)
    policy = (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    page = fill("decisions.html.j2", show_decisions(review), style=style, script=script, policy=policy)
    return page.encode("utf-8", "replace")
