"""The command line: thin, it turns arguments into calls of the public functions and failures into one line.

Results go to files (``outline`` and ``doctor``: to standard output), progress and warnings to standard error.
Exit status: 0 done, 1 could not, 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import contextlib
import dataclasses
import importlib.resources
import io
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from compare.arguments import Assignment, asking_opinion, correct_levels, in_chinese, naming_documents, writing_reports
from compare.errors import PolicyCompareError
from compare.model import Comparison, Document, Frame, Level

if TYPE_CHECKING:
    from compare.opinion.endpoint import Endpoint

INTERRUPTED = 130  # 128 and the number of the signal, as shells have it


class Failure(click.ClickException):
    """An expected failure as the terminal shows it."""

    exit_code = 1

    def show(self, file: IO[Any] | None = None) -> None:
        """One line on standard error."""
        click.echo(f"错误：{self.message}", file=file, err=file is None)


class Program(click.Group):
    """The group of commands; the one place where the program's own error becomes an exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except PolicyCompareError as problem:
            raise Failure(str(problem)) from problem
        except KeyboardInterrupt:
            raise click.exceptions.Exit(INTERRUPTED) from None


@click.group(cls=Program)
@click.version_option(
    None, "--version", package_name="policy-compare", message="%(package)s %(version)s", help="显示版本。"
)
@in_chinese
def cli() -> None:
    """逐条对照国家、省、市三级政策文件。

    上位文件的每一条部署，本级是采纳、拓展还是缺失，证据在哪里。

    全程离线，不上传任何内容。
    """


@cli.command()
@naming_documents
@writing_reports
@click.option(
    "--pair",
    "pairs",
    type=Assignment("LOCAL=UPPER"),
    multiple=True,
    metavar="LOCAL=UPPER",
    help="指定一对：本级文件=上位文件。可重复。",
)
@click.option("--all-pairs", is_flag=True, help="不按主题挑选，上下级文件两两都比。")
@click.option("--title", default="", metavar="TEXT", help="报告的标题。")
@asking_opinion
@in_chinese
def report(
    documents: tuple[str, ...],
    levels: tuple[tuple[str, str], ...],
    output: Path,
    formats: tuple[str, ...],
    pairs: tuple[tuple[str, str], ...],
    all_pairs: bool,
    title: str,
    opinion_url: str,
    opinion_model: str,
    opinion_budget: int,
    allow_remote: bool,
) -> None:
    """读入几份政策文件，写出对照报告。

    DOC 可以是文件、文件夹或通配符。

    层级自动识别，认错了用 --level 更正。
    """
    from compare.gather import gather_files

    endpoint = find_endpoint(opinion_url, opinion_model, opinion_budget, allow_remote)
    check_folder(output)
    files = gather_files(documents)
    named = [(upper, local) for local, upper in pairs]
    comparison = compare_files(files, correct_levels(files, levels), pairs=named, all_pairs=all_pairs)
    if endpoint:
        comparison = ask_opinions(comparison, endpoint)
    write(dataclasses.replace(comparison, frame=Frame(title=title)), output, formats)


@cli.command()
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
    from compare.gather import gather_files
    from compare.report.outline_json import outline_json
    from compare.report.outline_text import outline_text

    files = gather_files(documents)
    read = read_files(files, correct_levels(files, levels))
    click.echo(outline_json(read) if shape == "json" else outline_text(read), nl=False)


@cli.command()
@writing_reports
@in_chinese
def demo(output: Path, formats: tuple[str, ...]) -> None:
    """用随程序附带的示例文件写一份报告。

    示例中的地名、机构均为虚构。
    """
    from compare.gather import gather_files

    check_folder(output)
    # From the folder above, so that a report names the files corpus/… wherever the program is installed.
    with (
        importlib.resources.as_file(importlib.resources.files("compare.corpus")) as corpus,
        contextlib.chdir(corpus.parent),
    ):
        files = tuple(path for path in gather_files([corpus.name]) if path.suffix == ".txt")
        comparison = compare_files(files, {})
    write(comparison, output, formats)


@cli.command()
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


@cli.command()
@click.pass_context
@in_chinese
def doctor(ctx: click.Context) -> None:
    """检查本机缺什么、怎样装。

    检查字体、系统库、词典等。需要的都正常时退出码为 0，否则为 1。
    """
    from compare.doctor import examine, healthy, print_parts

    parts = examine()
    click.echo(print_parts(parts))
    if not healthy(parts):
        ctx.exit(1)


def read_files(files: Sequence[Path], levels: Mapping[str, Level]) -> tuple[Document, ...]:
    """Read, saying so."""
    from compare.pipeline import read_documents

    say(f"读入 {len(files)} 个文件……")
    return read_documents(files, levels)


def compare_files(
    files: Sequence[Path],
    levels: Mapping[str, Level],
    *,
    pairs: Sequence[tuple[str, str]] = (),
    all_pairs: bool = False,
) -> Comparison:
    """Read and compare, saying so; what the comparison warns of is said too."""
    from compare.pipeline import compare_documents

    documents = read_files(files, levels)
    say(f"对照 {len(documents)} 份文件……")
    comparison = compare_documents(documents, pairs=pairs, all_pairs=all_pairs)
    for warning in comparison.warnings:
        say(f"提示：{warning}")
    return comparison


def find_endpoint(url: str, model: str, budget: int, remote: bool) -> Endpoint | None:
    """Whom to ask for a second opinion; None where nobody is to be asked.

    Raises:
        click.UsageError: One of address and model is missing.
        PolicyCompareError: The address is none, or not on this machine.
    """
    if not url and not model:
        return None
    if not url or not model:
        raise click.UsageError("--opinion 和 --model 要一起给出")
    from compare.opinion.endpoint import Endpoint, check_endpoint

    endpoint = Endpoint(url, model, remote, budget, key=os.environ.get("POLICY_COMPARE_OPINION_KEY", ""))
    check_endpoint(endpoint)
    return endpoint


def ask_opinions(comparison: Comparison, endpoint: Endpoint) -> Comparison:
    """Ask, saying so."""
    from compare.opinion import add_opinions, find_cache

    say(f"就待核条款询问 {endpoint.model}……")
    asked = add_opinions(comparison, dataclasses.replace(endpoint, cache=find_cache()))
    say(f"提示：{asked.warnings[-1]}")
    return asked


def write(comparison: Comparison, folder: Path, formats: Sequence[str]) -> None:
    """Write the reports and say which; the last line on standard output names them."""
    from compare.report import write_reports

    say(f"写报告（{'、'.join(formats)}）……")
    written = write_reports(comparison, folder, formats)
    click.echo(f"已写入：{'、'.join(map(str, written))}")


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


def say(text: str) -> None:
    """Progress and warnings, for the person who waits."""
    click.echo(text, err=True)


def main() -> None:
    """The ``policy-compare`` command."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character (GBK, Latin-1) gets a question mark, not a traceback.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    cli(prog_name="policy-compare")
