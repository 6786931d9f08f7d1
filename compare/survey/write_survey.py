"""Writes a survey in several formats; the folder gets all of them or none.

Each format is streamed into its file, because the cells are never held at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from compare.errors import PolicyCompareError
from compare.progress import Progress, silent
from compare.report import name_reports
from compare.report.write import fill_files
from compare.survey.excel_report import write_excel
from compare.survey.html_report import write_html
from compare.survey.json_report import write_json
from compare.survey.model import Survey
from compare.survey.parquet_report import check_parquet, write_parquet
from compare.survey.pdf_report import write_pdf

FORMATS: dict[str, Callable[[Survey, BinaryIO], None]] = {
    "html": write_html,
    "pdf": write_pdf,
    "xlsx": write_excel,
    "parquet": write_parquet,
    "json": write_json,
}

STEM = "survey"


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
    fills = {name_reports([one], stem)[0]: partial(FORMATS[one], survey) for one in formats}
    return fill_files(folder, fills, force=force, progress=progress)
