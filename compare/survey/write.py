"""A survey as one HTML file that needs nothing else: no network, no other file, no script to be read.

A survey as a PDF for paper, A4 across: the point, the rankings, the matrix by chapters and groups of governments.

The cells of a survey as Parquet, for data frames: one row each, written government after government.

Writes a survey in several formats; the folder gets all of them or none.

Each format is streamed into its file, because the cells are never held at once.
"""

from __future__ import annotations

import dataclasses
import importlib.util
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from compare.errors import PolicyCompareError
from compare.output.fonts import describe_missing, missing, replace_missing
from compare.output.pdf import set_page
from compare.output.template import digest, fill, forbid_fetching, hold_collection, read_asset
from compare.output.write import fill_files
from compare.progress import Progress, silent
from compare.survey.columns import CELLS, list_cells
from compare.survey.excel import show_sheets, write_excel
from compare.survey.json import write_json
from compare.survey.model import Survey
from compare.survey.pages import show_survey
from compare.survey.ranking import collect
from compare.survey.view import SurveyView
from compare.words.language import language_of

# --- html report ------------------------------------------------------------------------------------------------------


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


# --- pdf report -------------------------------------------------------------------------------------------------------

# More cells than this are put together by level and province. The line is set by reasoning: who turns over that many
# pages of squares looks for one line, for which there is the page on the screen. Real cells below it are printed in 5 s
# (31 governments × 57 directives) and 9 s (30 × 126), on a busy machine.
CELLS_PRINTED = 12_000


def write_pdf(survey: Survey, file: BinaryIO) -> None:
    """The summary for paper: tagged, the same bytes for the same survey.

    Raises:
        PolicyCompareError: WeasyPrint, Pango or the fonts are missing, or the user's own template asks for a file.
    """
    view = show_survey(survey, cells=CELLS_PRINTED)
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


# --- parquet report ---------------------------------------------------------------------------------------------------

SCHEMA = "policy-compare/survey-cells/1"
# Rows in a group: what is in memory at once.
GROUP = 20_000


def check_parquet() -> None:
    """Refuse where the extra is not installed.

    Raises:
        PolicyCompareError: So it is, with what to do.
    """
    if importlib.util.find_spec("pyarrow") is None:
        raise PolicyCompareError(
            "写 Parquet 需要 pyarrow；请执行 pip install 'policy-compare[parquet]'，或用 --format xlsx"
        )


def write_parquet(survey: Survey, file: BinaryIO) -> None:
    """The cells with the columns of ``tabulate.CELLS`` by their names; the same bytes for the same survey.

    Raises:
        PolicyCompareError: pyarrow is not installed.
    """
    check_parquet()
    import pyarrow
    from pyarrow import parquet

    types: dict[str, Any] = {"text": pyarrow.string(), "count": pyarrow.int32(), "yes": pyarrow.bool_()}
    schema = pyarrow.schema(
        [(one.name, types.get(one.kind, pyarrow.float64())) for one in CELLS],
        metadata={"schema": SCHEMA, "version": survey.run.version},
    )
    data = collect(survey)
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        cells = list_cells(data, codes=True)
        while rows := list(islice(cells, GROUP)):
            columns = [[one.read(row) for row in rows] for one in CELLS]
            writer.write_table(pyarrow.table(dict(zip(schema.names, columns, strict=True)), schema=schema))


# --- write survey -----------------------------------------------------------------------------------------------------

FORMATS: dict[str, Callable[[Survey, BinaryIO], None]] = {
    "html": write_html,
    "pdf": write_pdf,
    "xlsx": write_excel,
    "parquet": write_parquet,
    "json": write_json,
}

STEM = "survey"


def name_files(formats: Sequence[str], stem: str = STEM) -> tuple[str, ...]:
    """The names of the files of some formats, each once."""
    return tuple(f"{stem}.{one}" for one in dict.fromkeys(formats))


def check_formats(formats: Sequence[str]) -> None:
    """Refuse, before a long run, formats that are unknown or cannot be made here.

    Raises:
        PolicyCompareError: So it is, with what to do.
    """
    unknown = [one for one in formats if one not in FORMATS]
    if unknown:
        raise PolicyCompareError(f"不认识的输出格式 {unknown[0]}；可用的有 {'、'.join(FORMATS)}")
    if "parquet" in formats:
        check_parquet()


def write_survey(
    survey: Survey,
    folder: Path,
    formats: Sequence[str],
    stem: str = STEM,
    *,
    force: bool = False,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Write a survey's files beside their places, and move all of them when all are written.

    Args:
        survey: What was found; its rows are walked once or twice for each format.
        folder: Where to; made where it is missing.
        formats: Names out of ``FORMATS``; repeats are written once.
        stem: The file names without their ending.
        force: Overwrite files of these names.
        progress: Is told of each format that is written.

    Returns:
        The paths written, in the order of ``formats``.

    Raises:
        PolicyCompareError: A format is unknown or cannot be made here, the folder cannot be written to, or a file of
            such a name is there and may not be overwritten.
    """
    check_formats(formats)
    fills = {name_files([one], stem)[0]: partial(FORMATS[one], survey) for one in formats}
    return fill_files(folder, fills, force=force, progress=progress)
