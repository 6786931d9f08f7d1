"""The arguments and options that commands share, and how their text becomes values; a wrong one is a usage error."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from compare.model import Frame, Level

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = ("html", "pdf", "json", "briefing", "docx", "xlsx", "csv")
DEFAULT_FORMATS = ("html", "pdf", "json")
PAPER = frozenset({"pdf", "briefing", "memo"})  # those that are PDF files, in any command
REVIEW_FORMATS = ("comments", "html", "memo", "memo-docx", "decisions", "json")
REVIEW_DEFAULT = ("comments", "memo", "memo-docx", "decisions", "json")
# Kinds of remarks that --fail-on may name; a test holds them to those of compare.review, which is imported when used.
FAIL_ON_NAMES = ("omit", "weakened", "dropped", "actor", "citation", "copied", "must", "doubtful")

# What a user may write for a level: the name that stands in the JSON, or the Chinese word.
LEVEL_NAMES = {
    **{level.value: level for level in Level},
    "国家": Level.NATIONAL,
    "省": Level.PROVINCIAL,
    "市": Level.MUNICIPAL,
    "县": Level.COUNTY,
}


class FormatList(click.ParamType):  # type: ignore[type-arg]  # generic in newer Click only
    """Names separated by commas, each once, in the order given: formats, unless others are said to be known."""

    name = "formats"

    def __init__(self, known: Sequence[str] = FORMATS, what: str = "格式") -> None:
        self.known, self.what = known, what

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The names, checked."""
        if isinstance(value, tuple):
            return value
        names = tuple(dict.fromkeys(name.strip().lower() for name in str(value).split(",") if name.strip()))
        unknown = [name for name in names if name not in self.known]
        if unknown or not names:
            said = "、".join(unknown) or "（空）"
            self.fail(f"没有这种{self.what}：{said}；可选 {'、'.join(self.known)}，用逗号分开", param, ctx)
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


class Day(click.ParamType):  # type: ignore[type-arg]  # generic in newer Click only
    """A day as people write it, as 2026-12-31."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day, checked."""
        from compare.review.check_decisions import read_day

        day = read_day(str(value))
        if not day:
            self.fail(f"“{value}”不是日期，请写成 2026-12-31 的样子", param, ctx)
        return day


class Against(click.Command):
    """A command whose ``--against`` takes every word behind it up to the next option: a shell's pattern gives many."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """``--against a b`` becomes ``--against a --against b``."""
        made: list[str] = []
        open_ = False
        for one in args:
            if one.startswith("-") and one != "-":
                open_ = one == "--against"
                made += [] if open_ else [one]
            else:
                made += ["--against", one] if open_ else [one]
        if args and args[-1] == "--against":
            made.append("--against")
        return super().parse_args(ctx, made)


def in_chinese(command: Command) -> Command:
    """Gives a command its ``--help`` with a Chinese line."""
    return click.help_option("-h", "--help", help="显示本帮助。")(command)


def naming_documents(command: Command) -> Command:
    """What ``report`` and ``outline`` share: what to read, and corrections of the level."""
    documents = click.argument("documents", metavar="DOC...", nargs=-1, required=True)
    return documents(correcting_levels(command))


def correcting_levels(command: Command) -> Command:
    """Corrections of the level, for every command that reads documents."""
    return click.option(
        "--level",
        "levels",
        type=LevelCorrection("FILE=LEVEL"),
        multiple=True,
        metavar="FILE=LEVEL",
        help=f"更正一个文件的层级，可重复。LEVEL 为 {'、'.join(Level)}，或 国家、省、市、县。",
    )(command)


def writing_reports(command: Command) -> Command:
    """What ``report`` and ``demo`` share: where to write and what."""
    folder = click.option(
        "-o",
        "--output",
        metavar="FOLDER",
        type=click.Path(path_type=Path, readable=False),  # check_folder says more
        default=Path("reports"),
        show_default=True,
        help="写入哪个文件夹。",
    )
    formats = click.option(
        "--format",
        "formats",
        type=FormatList(),
        default=",".join(DEFAULT_FORMATS),
        metavar="LIST",
        show_default=True,
        help=f"写哪些格式，用逗号分开：{'、'.join(FORMATS)}。",
    )
    return folder(formats(overwriting(command)))


def overwriting(command: Command) -> Command:
    """Whether files that are there may be overwritten, for every command that writes some."""
    return click.option("--force", is_flag=True, help="覆盖输出文件夹中已有的同名文件；不加则不覆盖，报错退出。")(
        command
    )


def framing_reports(command: Command) -> Command:
    """The house style that ``report`` and ``demo`` share; the command gets all of it as one ``frame``."""

    @wraps(command)
    def framed(*args: Any, title: str, issuer: str, mark: str, lang: str, templates: str, **others: Any) -> Any:
        return command(*args, frame=Frame(title.strip(), issuer.strip(), mark.strip(), lang, templates), **others)

    title = click.option("--title", default="", metavar="TEXT", help="报告的标题。")
    issuer = click.option("--issuer", default="", metavar="NAME", help="编制单位，印在封面和页眉。")
    mark = click.option("--mark", default="", metavar="TEXT", help="印在每一页的标记，如 内部资料。")
    lang = click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        default="zh",
        show_default=True,
        help="报告中标题、表头和说明的语言；引文一律保留中文。",
    )
    templates = click.option(
        "--templates", default="", metavar="FOLDER", help="用这个文件夹里的同名模板和样式代替自带的。"
    )
    return title(issuer(mark(lang(templates(framed)))))  # type: ignore[return-value]


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
