"""The command ``report``."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from compare.commands.check_output import check_folder, leave_out_paper
from compare.commands.compare_files import compare_files, write
from compare.commands.options import Command, framing_reports, in_chinese, naming_documents, writing_reports
from compare.commands.say import say
from compare.commands.values import Assignment, correct_levels
from compare.model import Comparison, Frame

if TYPE_CHECKING:
    from compare.opinion.endpoint import Endpoint


def asking_opinion(command: Command) -> Command:
    """What ``report`` takes for a second opinion on doubtful findings."""
    url = click.option("--opinion", "opinion_url", default="", metavar="URL", help="待核各条再问本单位自有的语言模型。")
    model = click.option("--model", "opinion_model", default="", metavar="NAME", help="--opinion 所问模型的名称。")
    budget = click.option(
        "--opinion-budget",
        type=click.IntRange(min=1),
        default=50,
        show_default=True,
        metavar="N",
        help="--opinion 至多问几条。",
    )
    remote = click.option("--allow-remote", is_flag=True, help="准许 --opinion 的地址不在本机，条款会发送出去。")
    return url(model(budget(remote(command))))


def choosing_encoder(command: Command) -> Command:
    """Whether ``report`` uses the sentence encoder of the extra ``semantic``."""
    return click.option(
        "--semantic",
        type=click.Choice(["auto", "on", "off"]),
        default="off",
        show_default=True,
        help="语义编码器给相近的条款排先后，不改结论：auto 装了就用，on 必须用，off 不用。",
    )(command)


@click.command()
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
    from compare.reading.files import gather_files
    from compare.report import FORMATS, name_reports
    from compare.report.template import check_templates
    from compare.report.write import check_free

    endpoint = find_endpoint(opinion_url, opinion_model, opinion_budget, allow_remote)
    check_folder(output)
    check_templates(frame)
    formats = leave_out_paper(formats)
    check_free(output, name_reports(formats), force=force)
    files = gather_files(documents, output, name_reports([*FORMATS]))
    named = [(upper, local) for local, upper in pairs]
    comparison = compare_files(
        files, correct_levels(files, levels), pairs=named, all_pairs=all_pairs, semantic=semantic
    )
    if endpoint:
        comparison = ask_opinions(comparison, endpoint)
    write(dataclasses.replace(comparison, frame=frame), output, formats, force=force)


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
