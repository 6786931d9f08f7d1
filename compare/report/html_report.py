"""The comparison as one HTML file that needs nothing else: no network, no other file, no script to be read."""

from __future__ import annotations

from compare.model import Comparison
from compare.report.compose import compose
from compare.report.template import digest, fill, read_asset


def render_html(comparison: Comparison) -> bytes:
    """The report for the screen, as UTF-8."""
    style, script = read_asset("screen.css"), read_asset("screen.js")
    page = fill(
        "report.html.j2",
        compose(comparison),
        style=style,
        script=script,
        style_hash=digest(style),
        script_hash=digest(script),
    )
    return page.encode("utf-8", "replace")
