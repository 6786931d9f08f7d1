"""The command line: it turns arguments into calls of the public functions and failures into one line, in Chinese.

Exit status: 0 done, 1 could not, 2 wrong usage, 3 ``review --fail-on`` found what it names, 130 interrupted.
"""

from __future__ import annotations

import errno
import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import click

from compare.cli.check import doctor, evaluate, init, outline
from compare.cli.options import in_chinese, say
from compare.cli.project import name_source
from compare.cli.report import demo, report
from compare.cli.review import review
from compare.cli.survey import corpus, survey
from compare.errors import INTERRUPTED, PolicyCompareError, quote, say_fault, say_interrupt

_HEADINGS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}
_NAMED = re.compile(r"'([^']*)'")
_REST = re.compile(r"argument(?:s|\(s\))? \((.*)\)", re.DOTALL)
# What Click says where no class tells it, by the words that it begins with in the versions that pyproject.toml allows.
_SAID = (
    ("No such command", "没有命令 {names}"),
    ("Got unexpected extra argument", "多写了参数 {rest}"),
    ("Missing command", "没有写命令"),
)


class Formatter(click.HelpFormatter):
    """A help page with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how a command is written."""
        super().write_usage(prog, args.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令……"), "用法：")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """A part of the page."""
        with super().section(_HEADINGS.get(name, name)):
            yield


class Context(click.Context):
    """What a command runs in, so that its help is Chinese."""

    formatter_class = Formatter


class Misuse(click.UsageError):
    """Wrong usage in one line, with how the command is written above it."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Both on standard error."""
        if self.ctx is not None and isinstance(self.__cause__, click.exceptions.NoArgsIsHelpError):
            click.echo(self.ctx.get_help(), file=file, err=file is None)
            return
        if self.ctx is not None:
            click.echo(self.ctx.get_usage(), file=file, err=file is None)
            click.echo(f"说明见 {self.ctx.command_path} --help", file=file, err=file is None)
        click.echo(f"错误：{quote(self.message)}", file=file, err=file is None)


def say_misuse(error: click.UsageError) -> str:
    """What is wrong, in Chinese; words that a command itself has said stay."""
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if isinstance(error.param, click.Argument) and error.ctx else ""
        return (
            f"缺少参数 {name.strip('[]')}"
            if name
            else f"缺少选项 {' / '.join(error.param.opts) if error.param else ''}"
        )
    if isinstance(error, click.NoSuchOption):
        near = f"；是不是 {'、'.join(error.possibilities)}" if error.possibilities else ""
        return f"没有选项 {error.option_name}{near}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 后面{'不写值' if 'does not take' in error.message else '要写值'}"
    if isinstance(error, click.BadParameter):
        hint = error.param_hint or (error.param.get_error_hint(error.ctx) if error.param and error.ctx else "")
        where = "、".join(hint) if isinstance(hint, list | tuple) else str(hint).replace("'", "")
        return f"{where}：{error.message}" if where else error.message
    said = next((text for words, text in _SAID if error.message.startswith(words)), error.message)
    names = "、".join(_NAMED.findall(error.message))
    rest = _REST.search(error.message)
    return said.format(names=names, rest=rest[1] if rest else names)


class Failure(click.ClickException):
    """An expected failure as the terminal shows it."""

    exit_code = 1

    def show(self, file: IO[Any] | None = None) -> None:
        """One line on standard error; what standard output did not take is let go, or it would complain at the end."""
        click.echo(f"错误：{quote(self.message)}", file=file, err=file is None)
        try:
            sys.stdout.flush()
        except OSError:
            with suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def telling_faults() -> Iterator[None]:
    """What the system refuses and no function told of (a name too long, a folder without rights) becomes one line."""
    try:
        yield
    except OSError as problem:
        if problem.errno == errno.EPIPE:  # a reader that went away: Click ends quietly
            raise
        raise Failure(say_refused(problem)) from problem


def say_refused(problem: OSError) -> str:
    """What the system refused, where, and what to do."""
    try:
        Path.cwd()
    except OSError:
        return "当前文件夹已不存在；请先进入一个存在的文件夹"
    if problem.filename is None:
        return f"系统不能读写（{say_fault(problem)}）；请检查磁盘、权限和标准输出的去处"
    return f"{os.fsdecode(problem.filename)}：{say_fault(problem)}；请检查路径和权限"


class Program(click.Group):
    """The group of commands; the one place where the program's own error becomes an exit status."""

    context_class = Context

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the words of the command line."""
        try:
            with telling_faults():
                return super().make_context(*args, **extra)
        except click.UsageError as misuse:
            raise Misuse(say_misuse(misuse), misuse.ctx) from misuse

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            with telling_faults():
                return super().invoke(ctx)
        except click.UsageError as misuse:
            raise Misuse(name_source(say_misuse(misuse), ctx), misuse.ctx) from misuse
        except PolicyCompareError as problem:
            raise Failure(name_source(str(problem), ctx)) from problem
        except KeyboardInterrupt as stopped:
            say(say_interrupt(stopped))
            raise click.exceptions.Exit(INTERRUPTED) from None


@click.group(cls=Program)
@click.version_option(
    None, "--version", package_name="policy-compare", message="%(package)s %(version)s", help="显示版本。"
)
@in_chinese
def cli() -> None:
    """逐条对照国家、省、市三级政策文件。

    上位文件的每一条部署，本级落实到什么程度，要求是严了还是松了，证据在哪里。

    全程离线，不上传任何内容。
    """


for _command in (init, report, outline, review, demo, evaluate, doctor, survey, corpus):
    cli.add_command(_command)
for _command in (*cli.commands.values(), *corpus.commands.values()):
    _command.context_class = Context


def main() -> None:
    """The ``policy-compare`` command."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character (GBK, Latin-1) gets a question mark, not a traceback.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    cli(prog_name="policy-compare")
