"""The command line: thin, it turns arguments into calls of the public functions and failures into one line.

Results go to files (``outline`` and ``doctor``: to standard output), progress and warnings to standard error.
Exit status: 0 done, 1 could not, 2 wrong usage, 3 ``review --fail-on`` found what it names, 130 interrupted.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import importlib.resources
import io
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from compare.arguments import (
    FAIL_ON_NAMES,
    PAPER,
    REVIEW_DEFAULT,
    REVIEW_FORMATS,
    Against,
    Assignment,
    Day,
    FormatList,
    asking_opinion,
    choosing_encoder,
    correct_levels,
    correcting_levels,
    framing_reports,
    in_chinese,
    naming_documents,
    overwriting,
    writing_reports,
)
from compare.errors import PolicyCompareError
from compare.model import Comparison, Document, Frame, Level, Refusal
from compare.progress import Meter
from compare.survey.commands import COMMANDS

if TYPE_CHECKING:
    from compare.opinion.endpoint import Endpoint

GAPS = 3
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
@choosing_encoder
@framing_reports
@asking_opinion
@in_chinese
def report(
    documents: tuple[str, ...],
    levels: tuple[tuple[str, str], ...],
    output: Path,
    formats: tuple[str, ...],
    pairs: tuple[tuple[str, str], ...],
    all_pairs: bool,
    semantic: str,
    frame: Frame,
    opinion_url: str,
    opinion_model: str,
    opinion_budget: int,
    allow_remote: bool,
    force: bool,
) -> None:
    """读入几份政策文件，写出对照报告。

    DOC 可以是文件、文件夹或通配符。

    层级自动识别，认错了用 --level 更正。
    """
    from compare.gather import gather_files
    from compare.report import name_reports
    from compare.report.template import check_templates
    from compare.report.write import check_free

    endpoint = find_endpoint(opinion_url, opinion_model, opinion_budget, allow_remote)
    check_folder(output)
    check_templates(frame)
    formats = leave_out_paper(formats)
    check_free(output, name_reports(formats), force=force)
    files = gather_files(documents)
    named = [(upper, local) for local, upper in pairs]
    comparison = compare_files(
        files, correct_levels(files, levels), pairs=named, all_pairs=all_pairs, semantic=semantic
    )
    if endpoint:
        comparison = ask_opinions(comparison, endpoint)
    write(dataclasses.replace(comparison, frame=frame), output, formats, force=force)


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
    read, _ = read_files(files, correct_levels(files, levels))
    click.echo(outline_json(read) if shape == "json" else outline_text(read), nl=False)


@cli.command(cls=Against)
@click.argument("draft", metavar="DRAFT", type=click.Path(path_type=Path))
@click.option(
    "--against",
    multiple=True,
    required=True,
    metavar="DOC...",
    help="上位文件，可写多个：文件、文件夹或通配符。",
)
@click.option(
    "-o",
    "--output",
    metavar="FOLDER",
    type=click.Path(path_type=Path, readable=False),  # check_folder says more
    default=Path("reports"),
    show_default=True,
    help="写入哪个文件夹。",
)
@click.option(
    "--format",
    "formats",
    type=FormatList(REVIEW_FORMATS),
    default=",".join(REVIEW_DEFAULT),
    metavar="LIST",
    show_default=True,
    help="写哪些，用逗号分开：comments 带批注的草案，html 带意见的网页，memo 审阅意见（PDF），"
    "memo-docx 审阅意见（Word），decisions 供填写决定的 Excel、CSV 和网页，json。",
)
@click.option("--suggest", is_flag=True, help="把缺失的上位原文作为修订补入草案，供取舍。")
@correcting_levels
@click.option("--choose", default="", metavar="TITLE", help="草案的文件中有几份文件时，写出草案标题中的几个字。")
@click.option("--all-pairs", is_flag=True, help="不按主题挑选，同 --against 的文件都比。")
@click.option(
    "--decisions",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="填好的决定：review-decisions.xlsx、.csv，或网页导出的 .json。",
)
@click.option(
    "--previous",
    type=click.Path(path_type=Path),
    metavar="REPORT.json",
    help="上一轮的 review.json 或 alignment.json，列出已改、新增和重新出现的意见。",
)
@click.option("--date", type=Day(), metavar="DATE", help="审阅日期，如 2026-12-31，据此判断豁免是否到期。默认为今天。")
@click.option(
    "--fail-on",
    type=FormatList(FAIL_ON_NAMES, "意见"),
    default=(),
    metavar="LIST",
    help=f"有这些意见时退出码为 3，用逗号分开：{'、'.join(FAIL_ON_NAMES)}。",
)
@overwriting
@framing_reports
@in_chinese
def review(
    draft: Path,
    against: tuple[str, ...],
    output: Path,
    formats: tuple[str, ...],
    suggest: bool,
    levels: tuple[tuple[str, str], ...],
    choose: str,
    all_pairs: bool,
    decisions: Path | None,
    previous: Path | None,
    date: str | None,
    fail_on: tuple[str, ...],
    frame: Frame,
    force: bool,
) -> None:
    """对照上位文件审阅草案，写出批注和审阅意见。

    DRAFT 是 Word（.docx）时，批注写进另存的一份，原稿不动；其他格式写成带意见的网页。

    上位文件写在 --against 之后。
    """
    from compare.gather import gather_files
    from compare.report.language import CHINESE
    from compare.report.template import check_templates
    from compare.report.write import check_free
    from compare.review.forbid_losing import forbid_losing
    from compare.review.read_decisions import read_decisions
    from compare.review.read_review import read_review
    from compare.review.review import check_targets, find_failing, name_files
    from compare.review.show_progress import show_progress
    from compare.review.write_review import write_review

    check_folder(output)
    check_templates(frame)
    formats = leave_out_paper(formats)
    uppers = gather_files(against)
    files = (draft, *uppers)
    names = [name for one in formats for name in name_files(draft, True, one)]
    check_targets(names, output, [*files, *(one for one in (decisions, previous) if one)])
    check_free(output, names, force=force)
    forbid_losing(names, output, read_decisions(decisions) if decisions else ())
    say(f"读入并对照 {len(files)} 个文件……")
    with Meter() as progress:
        found, data, word = read_review(
            draft,
            uppers,
            correct_levels(files, levels),
            choose=choose,
            all_pairs=all_pairs,
            frame=frame,
            decisions=decisions,
            previous=previous,
            date=date or find_today(),
            progress=progress,
        )
    for warning in (*found.comparison.warnings, *found.draft.warnings):
        say(f"提示：{warning}")
    for line in show_progress(found, CHINESE):
        say(line)
    say(f"写意见（{'、'.join(formats)}）……")
    with Meter() as progress:
        written = write_review(found, data, word, output, formats, suggest=suggest, force=force, progress=progress)
    click.echo(f"已写入：{'、'.join(map(str, written))}")
    failing = find_failing(found, fail_on)
    if failing:
        say(f"有{len(failing)}条意见属于 --fail-on 所列的{'、'.join(fail_on)}。")
        raise click.exceptions.Exit(GAPS)


@cli.command()
@writing_reports
@framing_reports
@in_chinese
def demo(output: Path, formats: tuple[str, ...], frame: Frame, force: bool) -> None:
    """用随程序附带的示例文件写一份报告。

    示例中的地名、机构均为虚构。
    """
    from compare.gather import gather_files
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


for _command in COMMANDS:
    cli.add_command(_command)


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
    from compare.encode import find_encoder
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


def write(comparison: Comparison, folder: Path, formats: Sequence[str], *, force: bool) -> None:
    """Write the reports and say which; the last line on standard output names them."""
    from compare.report import write_reports

    say(f"写报告（{'、'.join(formats)}）……")
    with Meter() as progress:
        written = write_reports(comparison, folder, formats, force=force, progress=progress)
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


def find_today() -> str:
    """Today, for whoever names no date: the only clock that is asked."""
    return datetime.date.today().isoformat()


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
