"""The command ``outline``."""

from __future__ import annotations

import click

from compare.commands.compare_files import read_files
from compare.commands.options import in_chinese, naming_documents
from compare.commands.values import correct_levels


@click.command()
@naming_documents
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="给人看的文字，或给程序用的 JSON。",
)
@in_chinese
def outline(documents: tuple[str, ...], levels: tuple[tuple[str, str], ...], shape: str) -> None:
    """看每个文件是怎样读入的。

    列出其中的文件、标题、文号、日期、条款、行号、统计和提示。

    报告里的条款对不上时，先看这里。
    """
    from compare.reading.files import gather_files
    from compare.report.outline_json import outline_json
    from compare.report.outline_text import outline_text

    files = gather_files(documents)
    read, _ = read_files(files, correct_levels(files, levels))
    click.echo(outline_json(read) if shape == "json" else outline_text(read), nl=False)
