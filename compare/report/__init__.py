"""Reports: one comparison, several faces, each a small module with one function from a comparison to bytes.

``view`` arranges a ``Comparison`` once for all formats; what makes the bytes is loaded when a format of its own is
asked for. Out: files, all or none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from compare.errors import PolicyCompareError
from compare.model import Comparison, Frame
from compare.output.contract import DATA, ENDINGS
from compare.output.write import check_free, write_files
from compare.progress import Progress, silent, tell

if TYPE_CHECKING:
    from compare.report.view import Report


def _render(module: str, name: str, report: Report) -> bytes:
    """Call a function of a module that is loaded when it is wanted: who wants a table needs nothing of the PDF."""
    made: bytes = getattr(import_module(f"compare.report.{module}"), name)(report)
    return made


FORMATS: dict[str, Callable[[Report], bytes]] = {
    "html": partial(_render, "pages", "render_html"),
    "pdf": partial(_render, "pages", "render_pdf"),
    "pdf-full": partial(_render, "pages", "render_full"),
    "json": partial(_render, "json", "render_json"),
    "briefing": partial(_render, "pages", "render_briefing"),
    "docx": partial(_render, "word", "render_word"),
    "xlsx": partial(_render, "excel", "render_excel"),
    "csv": partial(_render, "excel", "render_csv"),
}


def render(comparison: Comparison, format: str, frame: Frame = Frame()) -> bytes:  # noqa: B008 - immutable
    """One report as the bytes of its file; refused where the format is none of ``FORMATS`` or cannot be made here."""
    report = _view(comparison, frame, [format])
    return FORMATS[format](report)


def _view(comparison: Comparison, frame: Frame, formats: Sequence[str]) -> Report:
    """What is printed; refused where a format is unknown."""
    from compare.report.view import Report

    if unknown := [one for one in formats if one not in FORMATS]:
        raise PolicyCompareError(f"不认识的输出格式 {unknown[0]}；可用的有 {'、'.join(FORMATS)}")
    return Report(comparison, frame)


def name_reports(formats: Sequence[str], stem: str = "") -> tuple[str, ...]:
    """The names of the files of some formats, each once; without a stem what they end in."""
    return tuple(f"{stem}{ENDINGS[one]}" if one in ENDINGS else DATA for one in dict.fromkeys(formats))


def write_reports(
    comparison: Comparison,
    folder: Path,
    formats: Sequence[str],
    *,
    frame: Frame = Frame(),  # noqa: B008 - immutable
    force: bool = False,
    beside: Mapping[str, bytes] = MappingProxyType({}),
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Renders all formats, and only then writes them: what fails leaves nothing half-written.

    ``formats`` are names out of ``FORMATS``; the names of the files begin with what was compared
    (``contract.name_stem``); files ``beside``, by name, are written too.

    Returns:
        The paths written, in the order of ``formats``, then those ``beside``; ``pdf`` is several files where there are
        many local documents.

    Raises:
        PolicyCompareError: A format is unknown or cannot be made here, the folder cannot be written to, or a file of
            such a name is there and may not be overwritten.
    """
    report = _view(comparison, frame, formats)
    stem = report.stem
    check_free(folder, (*name_reports(formats, stem), *beside), force=force)
    contents: dict[str, bytes] = {}
    for one in tell(progress, "写报告", list(dict.fromkeys(formats))):
        parts: Sequence[tuple[str, Report]] = (("", report),)
        if one == "pdf":
            from compare.report.pages import split_report

            parts = split_report(report)
        for own, part in parts:
            contents[name_reports([one], own or stem)[0]] = FORMATS[one](part)
    return write_files(folder, {**contents, **beside}, force=force)
