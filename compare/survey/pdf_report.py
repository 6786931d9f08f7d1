"""A survey as a PDF for paper, A4 across: the point, the rankings, the matrix by chapters and groups of governments."""

from __future__ import annotations

import dataclasses
from typing import BinaryIO

from compare.report.fonts import describe_missing, missing, replace_missing
from compare.report.language import language_of
from compare.report.pdf_report import set_page
from compare.report.template import fill, read_asset
from compare.survey.model import Survey
from compare.survey.show_sheets import show_sheets
from compare.survey.show_survey import show_survey
from compare.survey.view import SurveyView

# More cells than this are put together by level and province. The line is set by reasoning: who turns over that many
# pages of squares looks for one line, for which there is the page on the screen. Real cells below it are printed in 5 s
# (31 governments × 57 directives) and 9 s (30 × 126), on a busy machine.
CELLS = 12_000


def write_pdf(survey: Survey, file: BinaryIO) -> None:
    """The summary for paper: tagged, the same bytes for the same survey.

    Raises:
        PolicyCompareError: WeasyPrint, Pango or the fonts are missing, or the user's own template asks for a file.
    """
    view = show_survey(survey, cells=CELLS)
    file.write(set_page(lambda faces: print_survey(view, faces)))


def print_survey(view: SurveyView, faces: str) -> str:
    """The HTML that is set as the PDF, with only characters that the fonts have.

    Args:
        view: What to print.
        faces: The @font-face rules.
    """
    style = faces + read_asset("print.css", view.frame) + read_asset("survey_print.css", view.frame)
    page = fill("survey_print.html.j2", show_sheets(view), style=style)
    lost = missing(page)
    if not lost:
        return page
    said = describe_missing(lost, language_of(view.frame))
    warned = dataclasses.replace(view, warnings=(*view.warnings, said))
    return replace_missing(fill("survey_print.html.j2", show_sheets(warned), style=style))
