"""The command ``review``."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import click

from compare.cli import options
from compare.cli.judge import JudgeOptions, asking_judge, find_judge, open_reader, write_answers
from compare.cli.options import Meter, say, say_done
from compare.cli.project import choose_by_project, correct_levels, gather_named, using_project
from compare.model import Frame, Level
from compare.model.comparison import Wishes
from compare.output import contract
from compare.settings import DEFAULT

FOUND = 3  # exit status: what --fail-on names was found, and everything is written


@click.command(cls=options.Against)
@click.argument("draft", metavar="DRAFT", type=options.read_place)
@options.naming_uppers
@using_project
@options.naming_folder()
@options.choosing_formats(
    contract.REVIEW,
    contract.REVIEW_DEFAULT,
    "写哪些，用逗号分开，可重复：comments 带批注的草案，html 带意见的网页，memo 审阅意见（PDF），"
    "memo-docx 审阅意见（Word），decisions 供填写决定的 Excel、CSV 和网页，json。",
)
@click.option("--suggest", is_flag=True, help="把未承接的上位原文作为修订补入草案，供取舍。")
@options.correcting_levels
@click.option("--choose", default="", metavar="TITLE", help="草案的文件中有几份文件时，写出草案标题中的几个字。")
@click.option("--all-pairs", is_flag=True, help="不按主题挑选，同 --against 的文件都比。")
@click.option(
    "--upper",
    multiple=True,
    metavar="PATTERN",
    help="只同这些上位文件比，可重复。PATTERN 为文件名、文号、标题中的一段或编号。",
)
@click.option("--skip", multiple=True, metavar="PATTERN", help="这些上位文件不参加比对，可重复。")
@options.keeping_expired
@options.naming_inputs
@click.option(
    "--decisions",
    type=options.read_place,
    metavar="FILE",
    help="填好的决定：review-decisions.xlsx、.csv，或网页导出的 .json。",
)
@click.option(
    "--previous",
    type=options.read_place,
    metavar="REVIEW.json",
    help="上一轮的 review.json，列出已改、新增和重新出现的意见。",
)
@click.option(
    "--date", type=options.read_day, metavar="DATE", help="审阅日期，如 2026-12-31，据此判断豁免是否到期。默认为今天。"
)
@click.option(
    "--fail-on",
    cls=options.Gathered,
    type=options.reading_names(contract.FAIL_ON, "意见"),
    multiple=True,
    metavar="LIST",
    help=f"有这些意见时退出码为 3，用逗号分开，可重复：{'、'.join(contract.FAIL_ON)}。",
)
@options.overwriting
@options.framing_reports
@asking_judge()
@options.in_chinese
def review(
    draft: Path,
    against: tuple[str, ...],
    output: Path,
    formats: tuple[str, ...],
    suggest: bool,
    levels: tuple[tuple[str, Level], ...],
    choose: str,
    all_pairs: bool,
    upper: tuple[str, ...],
    skip: tuple[str, ...],
    keep_expired: bool,
    full_paths: bool,
    decisions: Path | None,
    previous: Path | None,
    date: str | None,
    fail_on: tuple[str, ...],
    frame: Frame,
    judge: JudgeOptions,
    force: bool,
) -> None:
    """对照上位文件审阅草案，写出批注和审阅意见。

    DRAFT 是 Word（.docx）时，批注写进另存的一份，原稿不动；其他格式写成带意见的网页。

    上位文件写在 --against 之后；不写则用项目文件所列。
    """
    from compare.output.write import check_free
    from compare.reading.files import check_there, gather_files
    from compare.review.decision_files import read_decisions
    from compare.review.review import check_targets, find_failing, name_files, read_review
    from compare.review.view import show_progress
    from compare.review.write import forbid_losing, write_review
    from compare.words.language import CHINESE

    find_judge(judge)
    check_there(draft)
    uppers = gather_files(gather_named(against, "against", " --against 的上位文件"))
    formats = options.check_output(output, frame, formats)
    wishes = choose_by_project(Wishes(upper=upper, skip=skip, all_pairs=all_pairs), own_files=bool(against))
    files = (draft, *uppers)
    options.name_inputs(files, full=full_paths)
    names = [*(name for one in formats for name in name_files(draft, True, one)), *judge.names]
    check_targets(names, output, [*files, *(one for one in (decisions, previous) if one)])
    check_free(output, names, force=force)
    forbid_losing(names, output, read_decisions(decisions) if decisions else ())
    say(f"读入并对照 {len(files)} 个文件……")
    with open_reader(judge) as reader, Meter() as progress:
        found, data, word = read_review(
            draft,
            uppers,
            correct_levels(files, levels),
            choose=choose,
            wishes=dataclasses.replace(wishes, pairs=(), local=()),  # the draft is the local one
            settings=dataclasses.replace(DEFAULT, keep_expired=keep_expired),
            decisions=decisions,
            previous=previous,
            date=date or datetime.date.today().isoformat(),  # the only clock that is asked
            reader=reader,
            progress=progress,
        )
    for warning in (*found.comparison.warnings, *found.draft.warnings):
        say(f"提示：{warning}")
    for line in show_progress(found, CHINESE):
        say(line)
    say(f"写意见（{'、'.join(formats)}）……")
    with Meter() as progress:
        written = write_review(
            found,
            data,
            word,
            output,
            formats,
            frame=frame,
            suggest=suggest,
            force=force,
            beside=write_answers(reader, judge),
            progress=progress,
        )
    say_done(f"已写入：{'、'.join(map(str, written))}")
    failing = find_failing(found, fail_on)
    if failing:
        say(f"有{len(failing)}条意见属于 --fail-on 所列的{'、'.join(fail_on)}。")
        raise click.exceptions.Exit(FOUND)
