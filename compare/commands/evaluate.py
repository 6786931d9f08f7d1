"""The command ``evaluate``."""

from __future__ import annotations

from pathlib import Path

import click

from compare.commands.options import in_chinese


@click.command()
@click.argument("alignment", type=click.Path(path_type=Path))
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--previous", type=click.Path(path_type=Path), metavar="JSON", help="上一次的对照结果，列出判对的增减。")
@click.option("--errors", default=0, show_default=True, metavar="N", help="列出判错的前 N 条。")
@in_chinese
def evaluate(alignment: Path, gold: tuple[Path, ...], previous: Path | None, errors: int) -> None:
    """用人工标注衡量一份对照结果。

    ALIGNMENT 是 report 写的 alignment.json，GOLD 是标注文件，格式见 corpus/README.md。

    各项指标的含义见 docs/method.md。
    """
    from compare.evaluate import judge_labels, read_alignment, read_labels
    from compare.report.evaluation_text import evaluation_text

    labels = [label for path in gold for label in read_labels(path)]
    verdicts = judge_labels(read_alignment(alignment), labels)
    before = judge_labels(read_alignment(previous), labels) if previous else ()
    click.echo(evaluation_text(verdicts, before, errors), nl=False)
