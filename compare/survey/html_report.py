"""A survey as one HTML file that needs nothing else: no network, no other file, no script to be read."""

from __future__ import annotations

from typing import BinaryIO

from compare.report.forbid_fetching import forbid_fetching
from compare.report.hold import hold_collection
from compare.report.template import digest, fill, read_asset
from compare.survey.model import Survey
from compare.survey.show_survey import show_survey


def write_html(survey: Survey, file: BinaryIO) -> None:
    """The report for the screen, as UTF-8.

    Raises:
        PolicyCompareError: A template of the user's own has a fault, or asks for something from outside.
    """
    style = read_asset("screen.css", survey.frame) + read_asset("survey.css", survey.frame)
    script = read_asset("survey.js", survey.frame)
    policy = (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    with hold_collection():
        page = fill("survey.html.j2", show_survey(survey), style=style, script=script, policy=policy)
    if survey.frame.templates:
        forbid_fetching(page, policy)
    file.write(page.encode("utf-8", "replace"))
