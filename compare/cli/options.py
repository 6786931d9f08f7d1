"""What the commands share: arguments and options, how their text becomes a value, progress and warnings."""

from __future__ import annotations

import errno
import functools
import os
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import Any, TextIO, TypeVar, cast

import click
from click.core import ParameterSource

from compare.errors import PolicyCompareError, quote, say_fault
from compare.model import Frame, Level
from compare.output import contract
from compare.output.contract import PAPER
from compare.project import LEVEL_NAMES
from compare.words.language import TAGS

QUIET = 30.0  # where nobody watches (a log, a pipe), a stage says again how far it is after so many seconds


class Meter:
    """Shows progress on standard error, in a ``with`` statement: a bar on a terminal, elsewhere a line now and then."""

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream or sys.stderr
        self._clock = clock
        self._open = ExitStack()
        self._stage = ""
        self._said = self._begun = 0.0
        self._bar: Any = None

    def __enter__(self) -> Meter:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()
        self._stage = ""

    def __call__(self, stage: str, done: int, total: int, failed: int | None = None) -> None:
        """One step more: a ``Progress``. Where ``failed`` is given, it is shown with the rate and the time left."""
        if stage != self._stage:
            self._begin(stage, total)
        pace = "" if failed is None else self._tell_pace(done, total, failed)
        if self._bar:
            self._bar.update(done - self._bar.pos, pace)
        elif done < total and self._clock() - self._said >= QUIET:
            self._said = self._clock()
            click.echo(f"{stage} {done}/{total}……{pace}", file=self._stream)
        if done >= total:
            self.__exit__()

    def _begin(self, stage: str, total: int) -> None:
        self._open.close()
        self._stage, self._said, self._bar = stage, self._clock(), None
        self._begun = self._said
        if self._stream.isatty() and total > 1:
            bar = click.progressbar(
                length=total,
                label=stage,
                file=self._stream,
                show_pos=True,
                fill_char="=",
                item_show_func=lambda pace: pace or None,  # nothing stands behind the bar where there is no pace
            )
            self._bar = self._open.enter_context(bar)

    def _tell_pace(self, done: int, total: int, failed: int) -> str:
        """How many a second, how long still, how many failed."""
        seconds = self._clock() - self._begun
        if not done or seconds <= 0:
            return f"失败 {failed}"
        return f"每秒 {done / seconds:.1f} 个，约剩 {(total - done) * seconds / done:.0f} 秒，失败 {failed}"


def say(text: str) -> None:
    """Progress and warnings, for the person who waits: one line each, whatever names are in it."""
    click.echo(quote(text), err=True)


def say_done(text: str) -> None:
    """The last line, on standard output: what was written; where it takes no more, the refusal says it."""
    try:
        click.echo(text)
    except OSError as problem:
        if problem.errno == errno.EPIPE:
            raise
        raise PolicyCompareError(f"标准输出写不进去（{say_fault(problem)}）；{text}") from problem


# What a function makes of the text of an option or an argument, and what it refuses, is told by Click.


def read_place(text: str | Path) -> Path:
    """A path as written; whoever opens it says what is wrong with it."""
    if not str(text):
        raise click.BadParameter("路径是空的；请写出文件或文件夹")
    return Path(text)


def read_day(text: str) -> str:
    """A day as people write it, as 2026-12-31."""
    from compare.review import decision_files

    day = decision_files.read_day(text)
    if not day:
        raise click.BadParameter(f"“{text}”不是日期，请写成 2026-12-31 的样子")
    return day


def read_pair(text: str, shape: str = "LOCAL=UPPER") -> tuple[str, str]:
    """Both sides of ``LEFT=RIGHT``, neither empty; the last equals sign divides, because a file name may hold one."""
    left, _, right = (part.strip() for part in text.rpartition("="))
    if not left or not right:
        raise click.BadParameter(f"“{text}”应写成 {shape}")
    return left, right


def read_level(text: str) -> tuple[str, Level]:
    """The file as written and the level of ``FILE=LEVEL``."""
    file, level = read_pair(text, "FILE=LEVEL")
    if level not in LEVEL_NAMES:
        raise click.BadParameter(f"没有“{level}”这一层级；可选 {'、'.join(LEVEL_NAMES)}")
    return file, LEVEL_NAMES[level]


def reading_names(known: Sequence[str], what: str = "格式") -> Callable[[str], tuple[str, ...]]:
    """What reads names separated by commas, each once, in the order given: formats, or ``what`` else is said."""

    def read(text: str) -> tuple[str, ...]:
        written = [name.strip().lower() for name in text.replace("，", ",").split(",") if name.strip()]
        if contract.EVERY in written:
            return tuple(known)
        names = tuple(dict.fromkeys(contract.ALIASES.get(name, name) for name in written))
        unknown = [name for name in names if name not in known]
        if unknown or not names:
            said = "、".join(unknown) or "（空）"
            raise click.BadParameter(f"没有这种{what}：{said}；可选 {'、'.join(known)}，用逗号分开")
        return names

    return read


class OneOf(click.Choice):  # type: ignore[type-arg]  # generic in newer Click only
    """One of several words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The word."""
        if value not in self.choices:
            self.fail(f"没有“{value}”；可选 {'、'.join(map(str, self.choices))}", param, ctx)
        return value


class Whole(click.IntRange):
    """A whole number from ``min`` on."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"“{value}”不对，应为 {self.min} 或更大的整数", param, ctx)


class Gathered(click.Option):
    """An option with a list: written several times it is one list, not the last one."""

    def type_cast_value(self, ctx: click.Context, value: Any) -> tuple[str, ...]:
        """The names of all lists, each once."""
        lists = super().type_cast_value(ctx, (value,) if isinstance(value, str) else value)
        return tuple(dict.fromkeys(chain.from_iterable(lists)))


def divide_pairs(pairs: Sequence[tuple[str, str]], files: Sequence[Path]) -> tuple[tuple[str, str], ...]:
    """Local and upper of each pair; where a name holds an equals sign, as the files that are read divide it."""
    names = {name for file in files for name in (str(file), file.name)}

    def divide(pair: tuple[str, str]) -> tuple[str, str]:
        parts = "=".join(pair).split("=")
        ways = (("=".join(parts[:at]), "=".join(parts[at:])) for at in range(len(parts) - 1, 0, -1))
        return max(ways, key=lambda way: sum(side in names for side in way))

    return tuple(map(divide, pairs))


# Nobody wrote these formats just now: they are those by default, or stand in the project file.
_UNWRITTEN = (ParameterSource.DEFAULT, ParameterSource.DEFAULT_MAP)


def check_output(folder: Path, frame: Frame, formats: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse before a long comparison what would fail after it; the formats that can be made on this machine.

    Where nothing here makes PDFs, that is refused if ``--format`` asks for one; of the formats by default the others
    are written. Where a browser will print them, that is said.
    """
    from compare.output.pdf import describe_substitute
    from compare.output.template import check_templates

    there = next(place for place in (folder, *folder.absolute().parents) if os.path.lexists(place))
    if not there.is_dir():
        raise PolicyCompareError(f"{folder}：不能写入，{there} 不是文件夹；请换一个输出文件夹")
    if not os.access(there, os.W_OK | os.X_OK):
        raise PolicyCompareError(f"{folder}：没有写入 {there} 的权限；请换一个输出文件夹")
    check_templates(frame)
    if not PAPER & set(formats):
        return formats
    try:
        said = describe_substitute()
    except PolicyCompareError as problem:
        if click.get_current_context().get_parameter_source("formats") not in _UNWRITTEN:
            raise
        said = f"{problem}。这次只写其他格式"
        formats = tuple(one for one in formats if one not in PAPER)
    if said:
        say(f"提示：{said}")
    return formats


Command = TypeVar("Command", bound=Callable[..., Any])


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


def stack(command: Command, *options: Callable[[Any], Any]) -> Command:
    """The command with these options, in the order of its help."""
    return functools.reduce(lambda made, option: option(made), reversed(options), command)


in_chinese = click.help_option("-h", "--help", help="显示本帮助。")
# What several commands take, each once; the first of an ``Against``.
naming_uppers = click.option(
    "--against",
    multiple=True,
    metavar="DOC...",
    help="上位文件，可写多个：文件、文件夹或通配符。不写则用项目文件所列。",
)
naming_inputs = click.option(
    "--full-paths", is_flag=True, help="报告中写文件的完整路径；不加则只写相对于各文件共同文件夹的路径。"
)
keeping_expired = click.option(
    "--keep-expired", is_flag=True, help="本级文件之前已到期的部署也计入结论和覆盖度；不加则单独列出。"
)
_LEVEL = f"更正一个文件的层级，可重复。LEVEL 为 {'、'.join(Level)}，或 国家、省、市、县。"
correcting_levels = click.option("--level", "levels", type=read_level, multiple=True, metavar="FILE=LEVEL", help=_LEVEL)
overwriting = click.option("--force", is_flag=True, help="覆盖输出文件夹中已有的同名文件；不加则不覆盖，报错退出。")


def name_inputs(files: Sequence[Path], *, full: bool) -> None:
    """Name files from the folder that they share until the command is done, or with their whole paths."""
    from compare.reading.files import naming_from

    click.get_current_context().with_resource(naming_from(files, full=full))


def naming_folder(usual: str = "reports") -> Callable[[Command], Command]:
    """Where to write, for every command that writes reports; ``usual`` where nothing is said."""
    known: dict[str, Any] = {"type": read_place, "metavar": "FOLDER", "default": Path(usual), "show_default": True}
    return click.option("-o", "--output", **known, help="写入哪个文件夹。")


def choosing_formats(known: Sequence[str], default: Sequence[str], said: str) -> Callable[[Command], Command]:
    """What to write, for every command that writes reports: out of ``known``, as its help ``said``."""
    more: dict[str, Any] = {"default": (",".join(default),), "metavar": "LIST", "show_default": True}
    return click.option(
        "--format", "formats", cls=Gathered, type=reading_names(known), multiple=True, **more, help=said
    )


def writing_reports(command: Command) -> Command:
    """What ``report`` and ``demo`` share beside the folder: what to write."""
    said = f"写哪些格式，用逗号分开，可重复：{'、'.join(contract.REPORT)}；也可写 word、excel、all。"
    opening = click.option("--open", "opening", is_flag=True, help="写完后打开网页报告，没有网页时打开第一份。")
    return stack(command, choosing_formats(contract.REPORT, contract.REPORT_DEFAULT, said), overwriting, opening)


def framing_reports(command: Command) -> Command:
    """The house style; the command gets all of it as one ``frame``."""

    @functools.wraps(command)
    def framed(
        *args: Any, title: str, issuer: str, mark: str, dated: str, lang: str, templates: str, **others: Any
    ) -> Any:
        frame = Frame(title.strip(), issuer.strip(), mark.strip(), lang, templates, dated.strip())
        return command(*args, frame=frame, **others)

    known: dict[str, Any] = {"type": OneOf(tuple(TAGS)), "default": "zh", "show_default": True}
    return stack(
        cast(Command, framed),
        click.option("--title", default="", metavar="TEXT", help="报告的标题。"),
        click.option("--issuer", default="", metavar="NAME", help="编制单位，印在封面和页眉。"),
        click.option("--mark", default="", metavar="TEXT", help="印在每一页的标记，如 内部资料。"),
        click.option("--dated", default="", metavar="TEXT", help="印在简报上的日期，如 2026年12月1日。"),
        click.option("--lang", **known, help="报告中标题、表头和说明的语言；引文一律保留中文。"),
        click.option("--templates", default="", metavar="FOLDER", help="用这个文件夹里的同名模板和样式代替自带的。"),
    )
