"""The comparison as one HTML file that needs nothing else: no network, no other file, no script to be read."""

from __future__ import annotations

from compare.model import Comparison
from compare.output.template import digest, fill, forbid_fetching, hold_collection, read_asset
from compare.report.compose import compose
from compare.report.compose_tables import compose_tables


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
