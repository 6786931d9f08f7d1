"""The commands ``survey`` and ``corpus``: thin, as all in ``compare/cli``."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from compare.cli import options
from compare.cli.judge import JudgeOptions, announce, asking_judge, find_judge, load_line
from compare.cli.options import Meter, say, say_done
from compare.cli.project import choose_by_project, correct_levels, gather_named, using_project
from compare.errors import PolicyCompareError
from compare.model import Frame, Level, Refusal
from compare.model.comparison import Wishes
from compare.output import contract
from compare.reading.files import NAMES
from compare.settings import DEFAULT, Settings
from compare.text.words import quote_title

if TYPE_CHECKING:
    from compare.survey import workers as work
    from compare.survey.store import Store
    from compare.survey.workers import Workers

STORE = "survey.sqlite"


_KNOWN = "、".join(contract.SURVEY)
_STORED = f"存储文件，再次运行（已有报告时写 --force）只做变动的部分。默认为输出文件夹中的 {STORE}。"
_FILE: dict[str, Any] = {"type": options.read_place, "metavar": "FILE"}
naming_store = click.option(
    "--store", "place", **_FILE, default=Path("corpus.sqlite"), show_default=True, help="存储文件。"
)


@click.command(cls=options.Against)
@click.argument("folders", metavar="FOLDER...", nargs=-1)
@options.naming_uppers
@using_project
@options.naming_folder()
@options.choosing_formats(contract.SURVEY, contract.SURVEY_DEFAULT, f"写哪些格式，用逗号分开，可重复：{_KNOWN}。")
@click.option("--workers", type=options.Whole(min=1), metavar="N", help="本机同时用几个进程。默认为处理器的个数。")
@click.option(
    "--scheduler", default="", metavar="ADDRESS", help="改用 Dask 集群，写调度器的地址，如 tcp://10.0.0.5:8786。"
)
@click.option("--store", "place", **_FILE, help=_STORED)
@options.correcting_levels
@click.option("--local", multiple=True, metavar="PATTERN", help=f"只列入这些本级文件，可重复。PATTERN 为{NAMES}。")
@click.option("--upper", multiple=True, metavar="PATTERN", help="只同这些上位文件比，可重复。")
@click.option("--skip", multiple=True, metavar="PATTERN", help="这些文件不参加普查，可重复。")
@click.option("--list", "only_list", is_flag=True, help="只列出读到的文件和将要比对的文件对，不比对，不写报告。")
@click.option("--stories", is_flag=True, help="新闻报道、讲话和政策解读也比对，但不参与排名；不加则列为未比对。")
@options.keeping_expired
@options.naming_inputs
@options.overwriting
@options.framing_reports
@asking_judge(replaying=False)
@options.in_chinese
def survey(
    folders: tuple[str, ...],
    against: tuple[str, ...],
    output: Path,
    formats: tuple[str, ...],
    workers: int | None,
    scheduler: str,
    place: Path | None,
    levels: tuple[tuple[str, Level], ...],
    local: tuple[str, ...],
    upper: tuple[str, ...],
    skip: tuple[str, ...],
    only_list: bool,
    stories: bool,
    keep_expired: bool,
    full_paths: bool,
    force: bool,
    frame: Frame,
    judge: JudgeOptions,
) -> None:
    """普查：许多份本级文件逐一对照同样的上位文件。

    FOLDER 可以是文件夹、文件或通配符；不写则用项目文件所列。

    中断后重新运行，从中断处继续；读不了的文件单独列出，不影响其余。
    """
    from compare.opinion.answers import Store as Answers
    from compare.opinion.answers import find_cache
    from compare.output.write import check_free
    from compare.reading.files import check_there, gather_files
    from compare.survey.run import Judge, run_survey
    from compare.survey.store import Store
    from compare.survey.write import check_parquet, name_files, write_survey

    if judge.endpoint.url and scheduler:
        raise click.UsageError("--judge 不能与 --scheduler 同用：模型的地址只对本机有效")
    endpoint, judging = find_judge(judge), None
    if endpoint and not only_list:
        connect = load_line()
        from compare.opinion.put_all import identify

        announce(endpoint)
        judging = Judge(dataclasses.replace(endpoint, cache=find_cache()), identify(endpoint, connect).digest)
    if not only_list:
        if "parquet" in formats:
            check_parquet()
        formats = options.check_output(output, frame, formats)
        check_free(output, name_files(formats), force=force)
    uppers = gather_files(gather_named(against, "against", " --against 的上位文件"))
    named = gather_named(folders, "files", "要普查的文件夹")
    files = gather_files(named, output)
    settings = dataclasses.replace(DEFAULT, keep_expired=keep_expired, stories=stories)
    options.name_inputs((*uppers, *files), full=full_paths)
    for one in (*uppers, *files):
        check_there(one)  # most likely a slip of the pen; what vanishes later costs itself only
    corrections = correct_levels((*uppers, *files), levels)
    wishes = choose_by_project(Wishes(local=local, upper=upper, skip=skip), own_files=bool(folders or against))
    if only_list:
        list_meetings(files, uppers, corrections, settings, wishes)
        return
    refused: list[Refusal] = []

    def refuse(one: Refusal) -> None:
        refused.append(one)
        say(f"未读入：{one.reason}")

    def hire(side: work.Against) -> AbstractContextManager[Workers]:
        processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        width = min(workers or processors, len(files))
        if side.judge:  # all workers together keep within the questions at a time and in all
            width = min(width, side.judge.jobs)
            jobs, budget = max(1, side.judge.jobs // width), max(1, side.judge.budget // width)
            side = dataclasses.replace(side, judge=dataclasses.replace(side.judge, jobs=jobs, budget=budget))
        return hire_workers(side, scheduler, width)

    with Store(place or output / STORE) as store, saying_what_is_kept(store):
        with Meter() as progress:
            found = run_survey(
                files,
                uppers,
                store,
                levels=corrections,
                settings=settings,
                wishes=wishes,
                hire=hire,
                judge=judging,
                refuse=refuse,
                progress=progress,
            )
        if store.reused:
            say(f"{store.reused}个文件没有变动，沿用上次的结果；其余为本次对照")
        if judging:
            with Answers(judging.endpoint.cache) as answers:
                answers.end()
        for failure in found.failures[len(refused) :]:  # of upper files has been said
            say(f"未比对：{failure.reason}")
        for warning in found.warnings:
            say(f"提示：{warning}")
        with Meter() as progress:
            framed = dataclasses.replace(found, frame=frame)
            written = write_survey(framed, output, formats, force=force, progress=progress)
    say_done(f"已写入：{'、'.join(map(str, written))}")


@contextmanager
def saying_what_is_kept(store: Store) -> Iterator[None]:
    """Whoever interrupts a survey is told that its results are kept."""
    try:
        yield
    except KeyboardInterrupt:
        raise KeyboardInterrupt(f"已比对的结果存在 {store.path}，再次运行从中断处继续") from None


def list_meetings(
    files: Sequence[Path], uppers: Sequence[Path], levels: Mapping[str, Level], settings: Settings, wishes: Wishes
) -> None:
    """Print what was found and what would be compared, and why; and what could not be, and why not."""
    from compare.report.text import list_text
    from compare.survey.run import list_survey

    def refuse(one: Refusal) -> None:
        say(f"未比对：{one.reason}")

    with Meter() as progress:
        documents, choices = list_survey(
            files, uppers, levels=levels, settings=settings, wishes=wishes, refuse=refuse, progress=progress
        )
    click.echo(list_text(documents, choices), nl=False)


def hire_workers(side: work.Against, scheduler: str, width: int) -> AbstractContextManager[Workers]:
    """Processes of this machine, or a cluster where one is named; refused where the extra for it is not installed."""
    from compare.survey.workers import Processes

    if not scheduler:
        return Processes(side, width)
    try:
        from compare.survey.cluster import Cluster
    except ModuleNotFoundError as problem:
        raise PolicyCompareError(
            "--scheduler 需要另装一个部分：python -m pip install 'policy-compare[cluster]'"
        ) from problem
    return Cluster(side, scheduler)


@click.group()
@options.in_chinese
def corpus() -> None:
    """语料库：把常用文件存在一处，随时查词、查相近条款。

    内容只存在 --store 指定的文件里，仅本人可读。
    """


@corpus.command()
@click.argument("documents", metavar="DOC...", nargs=-1, required=True)
@naming_store
@options.correcting_levels
@options.in_chinese
def add(documents: tuple[str, ...], place: Path, levels: tuple[tuple[str, Level], ...]) -> None:
    """加入文件；内容相同的不重复加入。"""
    from compare.reading.files import gather_files
    from compare.survey import corpus as kept
    from compare.survey.store import Store

    files = gather_files(documents)
    with Store(place) as store, Meter() as progress:
        added = kept.add(store, files, correct_levels(files, levels), progress=progress)
    for problem in added.problems:
        say(f"未加入：{problem}")
    if not added.entries and not added.known:
        raise PolicyCompareError(f"{len(files)} 个文件都未能加入，原因见上")
    say_done(f"已加入 {len(added.entries)} 份文件，原有 {added.known} 份，未能加入 {len(added.problems)} 个：{place}")


@corpus.command(name="list")
@naming_store
@options.in_chinese
def list_(place: Path) -> None:
    """列出全部文件：编号、层级、地区、日期、标题、来源。"""
    from compare.survey import corpus as kept
    from compare.words.labels import LEVEL

    with open_there(place) as store:
        for one in kept.list_entries(store):
            level = LEVEL[Level(one.level)] if one.level else "—"
            click.echo(
                f"{one.id}  {level}  {one.region or '—'}  {one.date or '—'}  {quote_title(one.title)}  {one.file}"
            )


@corpus.command()
@click.argument("name")
@naming_store
@options.in_chinese
def show(name: str, place: Path) -> None:
    """显示文件的条款。NAME 为编号、来源文件或标题中的几个字。"""
    from compare.report.text import outline_text
    from compare.survey import corpus as kept

    with open_there(place) as store:
        click.echo(outline_text(kept.show(store, name)), nl=False)


@corpus.command()
@click.argument("words", metavar="TEXT...", nargs=-1, required=True)
@click.option("--alike", is_flag=True, help="查与 TEXT 意思相近的条款，按相似度排列；不加则查含有这些词的条款。")
@click.option("--most", type=options.Whole(min=1), default=10, show_default=True, metavar="N", help="至多列出几条。")
@naming_store
@options.in_chinese
def search(words: tuple[str, ...], alike: bool, most: int, place: Path) -> None:
    """查条款。TEXT 为用空格分开的词，全部出现才算；或与 --alike 连用的一段话。"""
    from compare.survey.similar import search_alike, search_words

    text = " ".join(words)
    with open_there(place) as store:
        hits = search_alike(store, text, most) if alike else search_words(store, text, most)
    if not hits:
        raise PolicyCompareError(f"语料库里没有找到“{text}”；请换个说法，或用 --alike 查相近的条款")
    for one in hits:
        likeness = f"  相似度 {one.likeness:.2f}" if alike else ""
        click.echo(f"{one.entry}  {quote_title(one.title)}{likeness}  {one.file}\n    {one.text}")


@corpus.command()
@click.argument("name")
@naming_store
@options.in_chinese
def remove(name: str, place: Path) -> None:
    """删去文件，连同由它得出的结果。NAME 为编号、来源文件或标题中的几个字。"""
    from compare.survey import corpus as kept

    with open_there(place) as store:
        gone = kept.remove(store, name)
    say_done(f"已删去：{'、'.join(quote_title(one.title) for one in gone)}")


def open_there(place: Path) -> Store:
    """A store that is there already; refused where it is not."""
    from compare.survey.store import Store

    if not place.exists():
        raise PolicyCompareError(f"{place}：没有这个存储文件；请先用 corpus add 加入文件，或用 --store 指明位置")
    return Store(place)
