"""What is known of the output before a long comparison: whether it can be written, and in which formats."""

from __future__ import annotations

import os
from pathlib import Path

import click
from click.core import ParameterSource

from compare.commands.say import say
from compare.errors import PolicyCompareError

PAPER = frozenset({"pdf", "briefing", "memo"})  # those that are PDF files, in any command


def check_folder(folder: Path) -> None:
    """Refuse an output folder that cannot be written to before a long comparison, not after it.

    Raises:
        PolicyCompareError: It is a file, below a file, or the nearest folder above it lets nobody write.
    """
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not there.is_dir():
        raise PolicyCompareError(f"{folder}：不能写入，{there} 不是文件夹；请换一个输出文件夹")
    if not os.access(there, os.W_OK | os.X_OK):
        raise PolicyCompareError(f"{folder}：没有写入 {there} 的权限；请换一个输出文件夹")


def leave_out_paper(formats: tuple[str, ...]) -> tuple[str, ...]:
    """The formats that can be made on this machine; where a browser will print the PDF, that is said.

    Raises:
        PolicyCompareError: Nothing here makes PDFs and ``--format`` asks for one; said before a long comparison. Where
            it only stands among the formats by default, the others are written.
    """
    from compare.report.pdf_report import describe_substitute

    if not PAPER & set(formats):
        return formats
    try:
        said = describe_substitute()
    except PolicyCompareError as problem:
        if click.get_current_context().get_parameter_source("formats") is not ParameterSource.DEFAULT:
            raise
        said = f"{problem}。这次只写其他格式"
        formats = tuple(one for one in formats if one not in PAPER)
    if said:
        say(f"提示：{said}")
    return formats
