"""The command line: thin, it turns arguments into calls of the public functions and failures into one line.

Results go to files (``outline`` and ``doctor``: to standard output), progress and warnings to standard error.
Exit status: 0 done, 1 could not, 2 wrong usage, 3 ``review --fail-on`` found what it names, 130 interrupted.
"""

from __future__ import annotations

import io
import sys
from typing import IO, Any

import click

from compare.cli.check import doctor, evaluate, outline
from compare.cli.init import init
from compare.cli.options import in_chinese
from compare.cli.report import demo, report
from compare.cli.review import review
from compare.cli.speak_chinese import Context, Misuse, say_misuse
from compare.cli.survey import corpus, survey
from compare.errors import PolicyCompareError

INTERRUPTED = 130  # 128 and the number of the signal, as shells have it


class Failure(click.ClickException):
    """An expected failure as the terminal shows it."""

    exit_code = 1

    def show(self, file: IO[Any] | None = None) -> None:
        """One line on standard error."""
        click.echo(f"错误：{self.message}", file=file, err=file is None)


class Program(click.Group):
    """The group of commands; the one place where the program's own error becomes an exit status."""

    context_class = Context

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the words of the command line."""
        try:
            return super().make_context(*args, **extra)
        except click.UsageError as misuse:
            raise Misuse(say_misuse(misuse), misuse.ctx) from misuse

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except click.UsageError as misuse:
            raise Misuse(say_misuse(misuse), misuse.ctx) from misuse
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


for _command in (init, report, outline, review, demo, evaluate, doctor, survey, corpus):
    _command.context_class = Context
    cli.add_command(_command)


def main() -> None:
    """The ``policy-compare`` command."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character (GBK, Latin-1) gets a question mark, not a traceback.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    cli(prog_name="policy-compare")
