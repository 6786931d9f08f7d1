"""How the text of an argument or option becomes a value; a wrong one is a usage error."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from compare.model import Level

# What a user may write for a level: the name that stands in the JSON, or the Chinese word.
LEVEL_NAMES = {
    **{level.value: level for level in Level},
    "国家": Level.NATIONAL,
    "省": Level.PROVINCIAL,
    "市": Level.MUNICIPAL,
    "县": Level.COUNTY,
}


class FormatList(click.ParamType):  # type: ignore[type-arg]  # generic in newer Click only
    """Names separated by commas, each once, in the order given: formats, or ``what`` else is said."""

    name = "formats"

    def __init__(self, known: Sequence[str], what: str = "格式") -> None:
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
        from compare.review.decision_files import read_day

        day = read_day(str(value))
        if not day:
            self.fail(f"“{value}”不是日期，请写成 2026-12-31 的样子", param, ctx)
        return day
