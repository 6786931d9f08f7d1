"""The command ``init``."""

from __future__ import annotations

from pathlib import Path

import click

from compare.cli.judge import JudgeOptions, find_judge
from compare.cli.options import correct_levels, correcting_levels, in_chinese
from compare.cli.report import read_files
from compare.output import contract
from compare.project import NAME, write_project


@click.command()
@click.argument("documents", metavar="DOC...", nargs=-1, required=True)
@correcting_levels
@click.option(
    "-o",
    "--output",
    "place",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    default=Path(NAME),
    show_default=True,
    help="写到哪个文件。",
)
@click.option("--force", is_flag=True, help="覆盖已有的项目文件。")
@click.option(
    "--judge", default="", metavar="URL", help="写入逐条判定的语言模型的地址，与 --model 一起给出；不加则只写成注释。"
)
@click.option("--model", default="", metavar="NAME", help="写入该模型的名称，与服务中的名称一致。")
@in_chinese
def init(
    documents: tuple[str, ...],
    levels: tuple[tuple[str, str], ...],
    place: Path,
    force: bool,
    judge: str,
    model: str,
) -> None:
    """读入文件，写一份项目文件：有哪些文件，是什么，哪几对该比。

    每份本级文件在每一级上位文件中选最合适的一份；其余同主题的列在旁边，可自行添上。

    写好后在同一文件夹中运行 policy-compare report 即可。
    """
    from compare.errors import PolicyCompareError
    from compare.matching.choose import choose, choose_main
    from compare.pipeline import check_levels
    from compare.reading.copies import find_copies
    from compare.reading.files import gather_files
    from compare.report.list_text import list_text

    if bool(judge) != bool(model):
        raise click.UsageError("--judge 和 --model 要一起给出")
    find_judge(JudgeOptions(judge, model, remote=True))  # whether it may be elsewhere is said at each run
    if place.exists() and not force:
        raise PolicyCompareError(f"{place}：已存在；要覆盖请加 --force")
    files = gather_files(documents)
    corrections = correct_levels(files, levels)
    read, _ = read_files(files, corrections)
    check_levels(read)
    copies = find_copies(read)
    choices = choose(read, copies=copies)
    main = choose_main(read, choices)
    click.echo(list_text(read, choices, main, copies), nl=False)
    known = tuple((Path(name).name, level) for name, level in corrections.items())
    write_project(
        place, documents, read, choices, main, contract.REPORT_DEFAULT, known, judge=(judge, model), force=force
    )
    click.echo(f"已写入：{place}（{len(main)}对）")
