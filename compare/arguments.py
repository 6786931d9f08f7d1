"""The arguments and options that commands share, and how their text becomes values; a wrong one is a usage error."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from compare.model import Level

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = ("html", "pdf", "json")

# What a user may write for a level: the name that stands in the JSON, or the Chinese word.
LEVEL_NAMES = {
    **{level.value: level for level in Level},
    "国家": Level.NATIONAL,
    "省": Level.PROVINCIAL,
    "市": Level.MUNICIPAL,
    "县": Level.COUNTY,
}


class FormatList(click.ParamType):  # type: ignore[type-arg]  # generic in newer Click only
    """Formats separated by commas, each once, in the order given."""

    name = "formats"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The names, checked."""
        if isinstance(value, tuple):
            return value
        names = tuple(dict.fromkeys(name.strip().lower() for name in str(value).split(",") if name.strip()))
        unknown = [name for name in names if name not in FORMATS]
        if unknown or not names:
            self.fail(
                f"没有这种格式：{'、'.join(unknown) or '（空）'}；可选 {'、'.join(FORMATS)}，用逗号分开", param, ctx
            )
        return names


class Assignment(click.ParamType):  # type: ignore[type-arg]  # generic in newer Click only
    """``LEFT=RIGHT``, neither side empty; the last equals sign divides, because a file name may hold one."""

    name = "assignment"

    def __init__(self, shape: str) -> None:
        self.shape = shape

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Both sides."""
        if isinstance(value, tuple):
            return value[0], value[1]
        left, _, right = (part.strip() for part in str(value).rpartition("="))
        if not left or not right:
            self.fail(f"“{value}”应写成 {self.shape}", param, ctx)
        return left, right


class LevelCorrection(Assignment):
    """``FILE=LEVEL`` with a level that there is."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """The file as written and the level's name in English."""
        file, level = super().convert(value, param, ctx)
        if level not in LEVEL_NAMES:
            self.fail(f"没有“{level}”这一层级；可选 {'、'.join(LEVEL_NAMES)}", param, ctx)
        return file, LEVEL_NAMES[level].value


def correct_levels(files: Sequence[Path], corrections: Sequence[tuple[str, str]]) -> dict[str, Level]:
    """The level of each corrected file by its path as given; a correction may name the path or only the file's name.

    Raises:
        click.BadParameter: No file read is called so.
    """
    levels: dict[str, Level] = {}
    for name, level in corrections:
        meant = [file for file in files if name in (str(file), file.name)]
        if not meant:
            raise click.BadParameter(f"读入的文件中没有“{name}”", param_hint="--level")
        levels.update({str(file): Level(level) for file in meant})
    return levels


def in_chinese(command: Command) -> Command:
    """Gives a command its ``--help`` with a Chinese line."""
    return click.help_option("-h", "--help", help="显示本帮助。")(command)


def naming_documents(command: Command) -> Command:
    """What ``report`` and ``outline`` share: what to read, and corrections of the level."""
    documents = click.argument("documents", metavar="DOC...", nargs=-1, required=True)
    levels = click.option(
        "--level",
        "levels",
        type=LevelCorrection("FILE=LEVEL"),
        multiple=True,
        metavar="FILE=LEVEL",
        help=f"更正一个文件的层级，可重复。LEVEL 为 {'、'.join(Level)}，或 国家、省、市、县。",
    )
    return documents(levels(command))


def writing_reports(command: Command) -> Command:
    """What ``report`` and ``demo`` share: where to write and what."""
    folder = click.option(
        "-o",
        "--output",
        metavar="FOLDER",
        type=click.Path(path_type=Path),
        default=Path("reports"),
        show_default=True,
        help="写入哪个文件夹。",
    )
    formats = click.option(
        "--format",
        "formats",
        type=FormatList(),
        default=",".join(FORMATS),
        metavar="LIST",
        show_default=True,
        help="写哪些格式，用逗号分开。",
    )
    return folder(formats(command))


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
