"""The arguments and options that commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from compare.commands.values import FormatList, LevelCorrection
from compare.model import Frame, Level

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = ("html", "pdf", "json", "briefing", "docx", "xlsx", "csv")
DEFAULT_FORMATS = ("html", "pdf", "json")


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


def naming_uppers(command: Command) -> Command:
    """The upper files of a command that is an ``Against``."""
    return click.option(
        "--against", multiple=True, required=True, metavar="DOC...", help="上位文件，可写多个：文件、文件夹或通配符。"
    )(command)


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


def naming_folder(command: Command) -> Command:
    """Where to write, for every command that writes reports."""
    return click.option(
        "-o",
        "--output",
        metavar="FOLDER",
        type=click.Path(path_type=Path, readable=False),  # check_folder says more
        default=Path("reports"),
        show_default=True,
        help="写入哪个文件夹。",
    )(command)


def choosing_formats(known: Sequence[str], default: Sequence[str], said: str) -> Callable[[Command], Command]:
    """What to write, for every command that writes reports: out of ``known``, as its help ``said``."""
    return click.option(
        "--format",
        "formats",
        type=FormatList(known),
        default=",".join(default),
        metavar="LIST",
        show_default=True,
        help=said,
    )


def writing_reports(command: Command) -> Command:
    """What ``report`` and ``demo`` share: where to write and what."""
    formats = choosing_formats(FORMATS, DEFAULT_FORMATS, f"写哪些格式，用逗号分开：{'、'.join(FORMATS)}。")
    return naming_folder(formats(overwriting(command)))


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
