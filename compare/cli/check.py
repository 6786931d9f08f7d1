"""The small commands: ``init``, ``outline``, ``doctor``, ``evaluate``."""

from __future__ import annotations

from pathlib import Path

import click

from compare.cli.judge import JudgeOptions, announce, find_judge, load_line, naming_model
from compare.cli.options import Meter, OneOf, correcting_levels, in_chinese, read_place, say_done
from compare.cli.project import correct_levels
from compare.cli.report import read_files
from compare.model import Level
from compare.opinion.servers import Endpoint
from compare.project import NAME, check_place, make_project, write_project


@click.command()
@click.argument("documents", metavar="DOC...", nargs=-1, required=True)
@correcting_levels
@click.option(
    "-o",
    "--output",
    "place",
    type=read_place,
    metavar="FILE",
    default=Path(NAME),
    show_default=True,
    help="写到哪个文件。",
)
@click.option("--force", is_flag=True, help="覆盖已有的项目文件。")
@in_chinese
def init(documents: tuple[str, ...], levels: tuple[tuple[str, Level], ...], place: Path, force: bool) -> None:
    """读入文件，写一份项目文件：有哪些文件，是什么，哪几对该比。

    每份本级文件在每一级上位文件中选最合适的一份；其余同主题的列在旁边，可自行添上。

    写好后在同一文件夹中运行 policy-compare report 即可。
    """
    from compare.matching.choose import choose, choose_main, find_copies
    from compare.pipeline import check_levels
    from compare.reading.files import gather_files
    from compare.report.text import list_text

    check_place(place, force=force)
    files = gather_files(documents)
    corrections = correct_levels(files, levels)
    read, _ = read_files(files, corrections)
    check_levels(read)
    copies = find_copies(read)
    choices = choose(read, copies=copies)
    main = choose_main(read, choices)
    click.echo(list_text(read, choices, main, copies), nl=False)
    known = tuple((Path(name).name, level) for name, level in corrections.items())
    write_project(place, make_project(place.parent, documents, read, choices, main, known), force=force)
    say_done(f"已写入：{place}（{len(main)}对）")


@click.command()
@click.argument("documents", metavar="DOC...", nargs=-1, required=True)
@correcting_levels
@click.option(
    "--format",
    "shape",
    type=OneOf(["text", "json"]),
    default="text",
    show_default=True,
    help="给人看的文字，或给程序用的 JSON。",
)
@in_chinese
def outline(documents: tuple[str, ...], levels: tuple[tuple[str, Level], ...], shape: str) -> None:
    """看每个文件是怎样读入的。

    列出其中的文件、标题、文号、日期、条款、行号、统计和提示。

    报告里的条款对不上时，先看这里。
    """
    from compare.reading.files import gather_files
    from compare.report.json import outline_json
    from compare.report.text import outline_text

    files = gather_files(documents)
    read, _ = read_files(files, correct_levels(files, levels))
    click.echo(outline_json(read) if shape == "json" else outline_text(read), nl=False)


@click.command()
@click.option("--judge", "judge_url", default="", metavar="URL", help="试问这个语言模型十题，看它能否用于判定。")
@naming_model
@click.pass_context
@in_chinese
def doctor(ctx: click.Context, judge_url: str, model: str, allow_remote: bool) -> None:
    """检查本机缺什么、怎样装；加 --judge 时检查语言模型能否用于判定。

    检查字体、系统库、词典等。需要的都正常、模型适合时退出码为 0，否则为 1。
    """
    if judge_url or model:
        if not try_judge(JudgeOptions(Endpoint(judge_url, model, allow_remote))):
            ctx.exit(1)
        return
    from compare.doctor import examine, healthy, print_parts

    parts = examine()
    click.echo(print_parts(parts))
    if not healthy(parts):
        ctx.exit(1)


def try_judge(options: JudgeOptions) -> bool:
    """Try a model, saying how it did; whether it is fit. Refused as by ``find_judge`` and ``load_line``."""
    endpoint = find_judge(options)
    if endpoint is None:
        raise click.UsageError("--judge 和 --model 要一起给出")
    connect = load_line()
    from compare.opinion.answers import Store
    from compare.opinion.put_all import Asked
    from compare.opinion.trial import print_fitness, try_model

    announce(endpoint)
    with Meter() as watch:
        asked = Asked(endpoint, connect, Store(None), watch)
        found = try_model(asked, endpoint.jobs)
    click.echo(print_fitness(found, endpoint.model, asked.record.server.name))
    return found.fit


@click.command()
@click.argument("alignment", type=read_place)
@click.argument("gold", nargs=-1, required=True, type=read_place)
@click.option("--previous", type=read_place, metavar="JSON", help="上一次的对照结果，列出判对的增减。")
@in_chinese
def evaluate(alignment: Path, gold: tuple[Path, ...], previous: Path | None) -> None:
    """用人工标注衡量一份对照结果。

    ALIGNMENT 是 report 写的 alignment.json，GOLD 是标注文件，格式见 corpus/README.md。

    各项指标的含义见 docs/method.md。
    """
    from compare.evaluate import judge_labels, read_alignment, read_labels
    from compare.report.text import evaluation_text

    labels = [label for path in gold for label in read_labels(path)]
    verdicts = judge_labels(read_alignment(alignment), labels, alignment)
    before = judge_labels(read_alignment(previous), labels, previous) if previous else ()
    click.echo(evaluation_text(verdicts, before), nl=False)
