"""The commands ``report`` and ``demo``, and the steps that others share: each is said before it begins."""

from __future__ import annotations

import contextlib
import dataclasses
import importlib.resources
import itertools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from compare.cli import options
from compare.cli.judge import JudgeOptions, asking_judge, find_judge, open_reader, write_answers
from compare.cli.options import Meter, say, say_done
from compare.cli.project import choose_by_project, correct_levels, gather_named, using_project
from compare.model import Comparison, Document, Frame, Level, Refusal
from compare.model.comparison import NO_WISHES, Wishes
from compare.output.contract import DATA
from compare.reading.files import WAYS

if TYPE_CHECKING:
    from compare.matching.judge import Reads


def read_files(files: Sequence[Path], levels: Mapping[str, Level]) -> tuple[tuple[Document, ...], tuple[Refusal, ...]]:
    """Read, saying so; files that cannot be read are named, and the others read, if any can be."""
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
    wishes: Wishes = NO_WISHES,
    keep_expired: bool = False,
    reader: Reads | None = None,
) -> Comparison:
    """Read and compare, saying so; what the comparison warns of is said too."""
    from compare.pipeline import compare_documents
    from compare.settings import DEFAULT

    documents, refused = read_files(files, levels)
    say(f"对照 {len(documents)} 份文件……")
    settings = dataclasses.replace(DEFAULT, keep_expired=keep_expired)
    with Meter() as progress:
        comparison = compare_documents(
            documents, wishes, settings=settings, refused=refused, reader=reader, progress=progress
        )
    for warning in comparison.warnings[len(refused) :]:  # who was refused has been said
        say(f"提示：{warning}")
    return comparison


def take_folder(output: Path, names: Sequence[str] = (), *, force: bool = False) -> Path:
    """Where to write: as asked for; where nothing was and the usual folder holds reports, into one beside it."""
    from compare.reading.files import name_file
    from compare.report import FORMATS, name_reports

    asked = click.get_current_context().get_parameter_source("output") is not ParameterSource.DEFAULT
    endings = (*name_reports([*FORMATS]), *names)
    folders = itertools.chain([output], (output.with_name(f"{output.name}-{n}") for n in itertools.count(2)))
    free = next(
        one
        for one in folders
        if not (one.is_dir() and any(name_file(made).endswith(endings) for made in one.iterdir()))
    )
    if asked or force or free == output:
        return output
    say(f"{output} 中已有报告，写入 {free}；要覆盖请加 --force")
    return free


def write(
    comparison: Comparison,
    folder: Path,
    formats: Sequence[str],
    *,
    frame: Frame,
    force: bool,
    opening: bool,
    beside: Mapping[str, bytes] | None = None,
) -> None:
    """Write the reports, and files ``beside`` them; the last line on standard output names them all."""
    from compare.reading.files import name_file
    from compare.report import write_reports

    say(f"写报告（{'、'.join(formats)}）……")
    with Meter() as progress:
        written = write_reports(
            comparison, folder, formats, frame=frame, force=force, beside=beside or {}, progress=progress
        )
    say_done(f"已写入：{'、'.join(map(name_file, written))}")
    if opening:
        click.launch(str(next((one for one in written if one.suffix == ".html"), written[0])))


@click.command()
@click.argument("documents", metavar="DOC...", nargs=-1)
@options.correcting_levels
@using_project
@options.naming_folder()
@options.writing_reports
@click.option(
    "--pair",
    "pairs",
    type=options.read_pair,
    multiple=True,
    metavar="LOCAL=UPPER",
    help="指定一对：本级文件=上位文件。可重复。",
)
@click.option("--all-pairs", is_flag=True, help="不按主题挑选，上下级文件两两都比。")
@click.option("--local", multiple=True, metavar="PATTERN", help=f"只比这些本级文件，可重复。PATTERN 为{WAYS}。")
@click.option("--upper", multiple=True, metavar="PATTERN", help="只同这些上位文件比，可重复。")
@click.option("--skip", multiple=True, metavar="PATTERN", help="这些文件不参加比对，可重复。")
@options.keeping_expired
@options.naming_inputs
@click.option("--list", "only_list", is_flag=True, help="只列出读到的文件和将要比对的文件对，不比对，不写报告。")
@options.framing_reports
@asking_judge(opinion=True)
@options.in_chinese
def report(
    documents: tuple[str, ...],
    levels: tuple[tuple[str, Level], ...],
    output: Path,
    formats: tuple[str, ...],
    pairs: tuple[tuple[str, str], ...],
    all_pairs: bool,
    local: tuple[str, ...],
    upper: tuple[str, ...],
    skip: tuple[str, ...],
    keep_expired: bool,
    full_paths: bool,
    only_list: bool,
    frame: Frame,
    judge: JudgeOptions,
    second: JudgeOptions,
    force: bool,
    opening: bool,
) -> None:
    """读入几份政策文件，写出对照报告。

    DOC 可以是文件、文件夹或通配符；不写则用项目文件所列。

    层级自动识别，认错了用 --level 更正。
    """
    from compare.output.write import check_free
    from compare.reading.files import gather_files
    from compare.report import name_reports

    names = gather_named(documents, "files", "要读的文件")
    files = gather_files(names, output)
    meant = options.divide_pairs(pairs, files)
    asked = Wishes(tuple((above, below) for below, above in meant), local, upper, skip, all_pairs)
    wishes = choose_by_project(asked, own_files=bool(documents))
    find_judge(judge)
    find_judge(second)
    if second.wanted and judge.wanted:
        raise click.UsageError("--opinion 不能与 --judge、--replay 同用：已由模型判定")
    if only_list:
        list_pairs(files, levels, wishes)
        return
    formats = options.check_output(output, frame, formats)
    output = take_folder(output, judge.names, force=force)
    check_free(output, (*({DATA} & {*name_reports(formats)}), *judge.names), force=force)  # the rest when it is named
    options.name_inputs(files, full=full_paths)
    corrections = correct_levels(files, levels)
    with open_reader(judge) as reader:
        comparison = compare_files(files, corrections, wishes=wishes, keep_expired=keep_expired, reader=reader)
    with open_reader(second) as voice:
        if voice:
            comparison = voice.add_opinions(comparison, second.endpoint.budget)
            say(f"提示：{comparison.warnings[-1]}")
    write(comparison, output, formats, frame=frame, force=force, opening=opening, beside=write_answers(reader, judge))


def list_pairs(files: Sequence[Path], levels: Sequence[tuple[str, Level]], wishes: Wishes) -> None:
    """Print what was found and which pairs would be compared, and why."""
    from compare.matching.choose import choose, choose_main, find_copies
    from compare.report.text import list_text

    read, _ = read_files(files, correct_levels(files, levels))
    copies = find_copies(read)
    choices = choose(read, wishes, copies=copies)
    click.echo(list_text(read, choices, choose_main(read, choices), copies), nl=False)


@click.command()
@options.naming_folder("reports/demo")
@options.writing_reports
@options.framing_reports
@options.in_chinese
def demo(output: Path, formats: tuple[str, ...], frame: Frame, force: bool, opening: bool) -> None:
    """用随程序附带的示例文件写一份报告。

    示例中的地名、机构均为虚构。
    """
    from compare.reading.files import gather_files

    formats = options.check_output(output, frame, formats)
    output = take_folder(output, force=force)
    # From the folder above, so that a report names the files corpus/… wherever the program is installed.
    with (
        importlib.resources.as_file(importlib.resources.files("compare.corpus")) as corpus,
        contextlib.chdir(corpus.parent),
    ):
        files = tuple(path for path in gather_files([corpus.name]) if path.suffix == ".txt")
        comparison = compare_files(files, {})
    write(comparison, output, formats, frame=frame, force=force, opening=opening)
