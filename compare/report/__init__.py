"""Reports: one comparison, several faces, each a small module with one function from a comparison to bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from compare.errors import PolicyCompareError
from compare.model import Comparison
from compare.progress import Progress, silent, tell
from compare.report.briefing_report import render_briefing
from compare.report.csv_report import render_csv
from compare.report.excel_report import render_excel
from compare.report.html_report import render_html
from compare.report.json_report import render_json
from compare.report.pdf_report import render_pdf
from compare.report.word_report import render_word
from compare.report.write import check_free, write_files

FORMATS: dict[str, Callable[[Comparison], bytes]] = {
    "html": render_html,
    "pdf": render_pdf,
    "json": render_json,
    "briefing": render_briefing,
    "docx": render_word,
    "xlsx": render_excel,
    "csv": render_csv,
}
# What a file's name ends in, where that is not the name of the format.
ENDINGS = {"briefing": "briefing.pdf"}

STEM = "alignment"


def render(comparison: Comparison, format: str) -> bytes:
    """One report as the bytes of its file.

    Args:
        comparison: What ``pipeline.compare_documents`` returned.
        format: A name out of ``FORMATS``.

    Raises:
        PolicyCompareError: The format is unknown, or something that it needs is not installed.
    """
    if format not in FORMATS:
        raise PolicyCompareError(f"不认识的输出格式 {format}；可用的有 {'、'.join(FORMATS)}")
    return FORMATS[format](comparison)


def name_reports(formats: Sequence[str], stem: str = STEM) -> tuple[str, ...]:
    """The names of the files of some formats, each once."""
    return tuple(f"{stem}.{ENDINGS.get(one, one)}" for one in dict.fromkeys(formats))


def write_reports(
    comparison: Comparison,
    folder: Path,
    formats: Sequence[str],
    stem: str = STEM,
    *,
    force: bool = False,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Renders all formats, and only then writes them: what fails leaves nothing half-written.

    Args:
        comparison: What ``pipeline.compare_documents`` returned.
        folder: Where to; made where it is missing.
        formats: Names out of ``FORMATS``; repeats are written once.
        stem: The file names without their ending.
        force: Overwrite files of these names.
        progress: Is told of each format that is rendered.

    Returns:
        The paths written, in the order of ``formats``.

    Raises:
        PolicyCompareError: A format is unknown or cannot be made here, the folder cannot be written to, or a file of
            such a name is there and may not be overwritten.
    """
    check_free(folder, name_reports(formats, stem), force=force)
    contents = {
        name_reports([one], stem)[0]: render(comparison, one)
        for one in tell(progress, "写报告", list(dict.fromkeys(formats)))
    }
    return write_files(folder, contents, force=force)
