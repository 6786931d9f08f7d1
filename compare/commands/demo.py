"""The command ``demo``."""

from __future__ import annotations

import contextlib
import dataclasses
import importlib.resources
from pathlib import Path

import click

from compare.commands.check_output import check_folder, leave_out_paper
from compare.commands.compare_files import compare_files, write
from compare.commands.options import framing_reports, in_chinese, writing_reports
from compare.model import Frame


@click.command()
@writing_reports
@framing_reports
@in_chinese
def demo(output: Path, formats: tuple[str, ...], frame: Frame, force: bool) -> None:
    """用随程序附带的示例文件写一份报告。

    示例中的地名、机构均为虚构。
    """
    from compare.reading.files import gather_files
    from compare.report import name_reports
    from compare.report.template import check_templates
    from compare.report.write import check_free

    check_folder(output)
    check_templates(frame)
    formats = leave_out_paper(formats)
    check_free(output, name_reports(formats), force=force)
    # From the folder above, so that a report names the files corpus/… wherever the program is installed.
    with (
        importlib.resources.as_file(importlib.resources.files("compare.corpus")) as corpus,
        contextlib.chdir(corpus.parent),
    ):
        files = tuple(path for path in gather_files([corpus.name]) if path.suffix == ".txt")
        comparison = compare_files(files, {})
    write(dataclasses.replace(comparison, frame=frame), output, formats, force=force)
