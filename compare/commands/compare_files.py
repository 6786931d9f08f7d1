"""Read, compare and write, as several commands do it: each step is said before it begins."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from compare.commands.say import say
from compare.model import Comparison, Document, Level, Refusal
from compare.progress import Meter


def read_files(files: Sequence[Path], levels: Mapping[str, Level]) -> tuple[tuple[Document, ...], tuple[Refusal, ...]]:
    """Read, saying so; files that cannot be read are named, and the others read.

    Raises:
        PolicyCompareError: A file is missing, or none can be read.
    """
    from compare.pipeline import check_read, read_documents

    say(f"读入 {len(files)} 个文件……")
    refused: list[Refusal] = []
    with Meter() as progress:
        documents = read_documents(files, levels, refuse=refused.append, progress=progress)
    check_read(documents, refused)
    for one in refused:
        say(f"未读入：{one.reason}")
    return documents, tuple(refused)


def compare_files(
    files: Sequence[Path],
    levels: Mapping[str, Level],
    *,
    pairs: Sequence[tuple[str, str]] = (),
    all_pairs: bool = False,
    semantic: str = "off",
) -> Comparison:
    """Read and compare, saying so; what the comparison warns of is said too.

    Raises:
        PolicyCompareError: The sentence encoder is wanted and not installed; said before anything is read.
    """
    from compare.matching.sense import find_encoder
    from compare.pipeline import compare_documents
    from compare.settings import DEFAULT

    find_encoder(semantic)
    documents, refused = read_files(files, levels)
    say(f"对照 {len(documents)} 份文件……")
    with Meter() as progress:
        comparison = compare_documents(
            documents,
            pairs=pairs,
            all_pairs=all_pairs,
            settings=dataclasses.replace(DEFAULT, semantic=semantic),
            refused=refused,
            progress=progress,
        )
    for warning in comparison.warnings[len(refused) :]:  # who was refused has been said
        say(f"提示：{warning}")
    return comparison


def write(comparison: Comparison, folder: Path, formats: Sequence[str], *, force: bool) -> None:
    """Write the reports and say which; the last line on standard output names them."""
    from compare.report import write_reports

    say(f"写报告（{'、'.join(formats)}）……")
    with Meter() as progress:
        written = write_reports(comparison, folder, formats, force=force, progress=progress)
    click.echo(f"已写入：{'、'.join(map(str, written))}")
