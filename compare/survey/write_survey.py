"""Writes a survey in several formats; the folder gets all of them or none.

As ``report.write`` does it, but each format is streamed into its file, because the cells are never held at once.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from compare.errors import PolicyCompareError
from compare.progress import Progress, silent, tell
from compare.report.write import clear, find_mask, write_private
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
    survey: Survey, folder: Path, formats: Sequence[str], stem: str = STEM, *, progress: Progress = silent
) -> tuple[Path, ...]:
    """Write a survey's files beside their places, and move all of them when all are written.

    Args:
        survey: What was found; its rows are walked once or twice for each format.
        folder: Where to; made where it is missing.
        formats: Names out of ``FORMATS``; repeats are written once.
        stem: The file names without their ending.
        progress: Is told of each format that is written.

    Returns:
        The paths written, in the order of ``formats``.

    Raises:
        PolicyCompareError: A format is unknown or cannot be made here, or the folder cannot be written to.
    """
    wanted = list(dict.fromkeys(formats))
    check_formats(wanted)
    waiting: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for one in tell(progress, "写报告", wanted):
            target = folder / f"{stem}.{one}"
            clear(folder, target.name)
            beside = folder / f".{target.name}.{os.getpid()}.part"
            beside.unlink(missing_ok=True)
            waiting.append((beside, target))
            write_private(beside, b"")
            with beside.open("r+b") as file:
                FORMATS[one](survey, file)
                file.flush()
                os.fsync(file.fileno())
        mode = 0o666 & ~find_mask()
        for beside, target in waiting:
            beside.chmod(mode)
            beside.replace(target)
    except OSError as error:
        why = error.strerror or error
        raise PolicyCompareError(f"无法写入输出文件夹 {folder}：{why}；请换一个可写的文件夹") from error
    finally:
        for beside, _ in waiting:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
    return tuple(target for _, target in waiting)
