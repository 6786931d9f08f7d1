"""How commands take in the project file: what it says stands below what the command line says."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from compare.cli.options import Command, read_place, say
from compare.errors import PolicyCompareError
from compare.model import Level
from compare.model.comparison import Wishes
from compare.project import LEVEL_NAMES, NAME, Project, find_project

_META, _RAN = "compare.project", "compare.command"
_OPTION = re.compile(r"--([a-z]+)(?=[ ：])")
_KEY = {"pair": "pairs"}  # of the project, where the option is called otherwise
_MODEL = ("judge", "model", "judge_jobs", "judge_budget", "judge_minutes", "save_answers")
_PLAIN = ("title", "issuer", "mark", "lang", "output", "keep_expired", *_MODEL)
"""What of a project is a default. ``--allow-remote`` is not: no file in a folder sends texts off the machine."""
_PARAMETER = {"judge": "judge_url"}  # where the command calls it otherwise


def using_project(command: Command) -> Command:
    """``--project``: its values become the defaults of the options that are not written."""
    said = f"项目文件（init 写出）。默认为当前文件夹中的 {NAME}，没有则不用。"
    known: dict[str, Any] = {"is_eager": True, "expose_value": False, "callback": take_in}
    return click.option("--project", type=read_place, metavar="FILE", **known, help=said)(command)


def take_in(ctx: click.Context, param: click.Parameter, value: Path | None) -> None:
    """Read the project and make its plain values defaults; called before the other options are read."""
    if ctx.resilient_parsing:
        return
    project = find_project(value)
    ctx.meta[_META], ctx.meta[_RAN] = project, ctx
    if project:
        plain = {_PARAMETER.get(key, key): value for key in _PLAIN if (value := getattr(project, key))}
        formats = {"formats": ",".join(project.formats)} if project.formats and ctx.info_name == "report" else {}
        if project.output and ctx.info_name in ("review", "survey"):  # beside the report, not over its alignment.json
            plain["output"] = str(Path(project.output) / ctx.info_name)
        ctx.default_map = {**(ctx.default_map or {}), **plain, **formats}
        say(f"按项目文件 {project.file}")


def current_project() -> Project | None:
    """The project of the command that runs."""
    found = click.get_current_context().meta.get(_META)
    return found if isinstance(found, Project) else None


def name_source(said: str, ctx: click.Context) -> str:
    """A message that begins with an option; the project's file and key take its place where its value stands there."""
    found, ran = ctx.meta.get(_META), ctx.meta.get(_RAN)
    begins = _OPTION.match(said)
    if not isinstance(found, Project) or not isinstance(ran, click.Context) or not begins:
        return said
    key = _KEY.get(begins[1], begins[1])
    name = _PARAMETER.get(key, key)
    if not getattr(found, key, None) or ran.get_parameter_source(name) is ParameterSource.COMMANDLINE:
        return said
    return f"{found.file} 的 {key}{said[begins.end() :]}"


def gather_named(written: Sequence[str], of_project: str, missing: str) -> tuple[str, ...]:
    """The files of the command line, else the project's list ``of_project``; refused where there are neither."""
    project = current_project()
    found = tuple(written) or (getattr(project, of_project) if project else ())
    if not found:
        raise click.UsageError(f"请写出{missing}，或先用 policy-compare init 写一份项目文件")
    return tuple(found)


def correct_levels(files: Sequence[Path], corrections: Sequence[tuple[str, Level]]) -> dict[str, Level]:
    """The level of each corrected file by its path as given; refused where the command line names none that is read."""
    levels: dict[str, Level] = {}
    read = {name for one in files for name in (str(one), one.name)}
    project = current_project()
    if project:
        for name in find_strange(project, read):
            say(f"提示：{project.file} 的 levels：没有文件“{name}”，这一行未用")
        mine = [(name, LEVEL_NAMES[level]) for name, level in project.levels.items() if name in read]
        corrections = [*mine, *corrections]
    for name, level in corrections:
        if name not in read:
            raise click.BadParameter(f"读入的文件中没有“{name}”", param_hint="--level")
        levels |= {str(file): level for file in files if name in (str(file), file.name)}
    return levels


def find_strange(project: Project, read: Container[str]) -> tuple[str, ...]:
    """Files whose level the project corrects, and that neither this run nor any other of the project reads."""
    from compare.reading.files import gather_files

    unread = [name for name in project.levels if name not in read]
    try:
        files = gather_files((*project.files, *project.against)) if unread else ()
    except PolicyCompareError:  # something that this run does not read is not there: nobody knows what is in it
        return ()
    known = {name for one in files for name in (str(one), one.name)}
    return tuple(name for name in unread if name not in known)


def choose_by_project(wishes: Wishes, *, own_files: bool) -> Wishes:
    """What the command line wishes, else what the project does, unless the command line names files of its own."""
    project = current_project()
    if project is None or own_files:
        return wishes
    skip = wishes.skip or project.skip
    if wishes.pairs or wishes.local or wishes.upper or wishes.all_pairs:
        return Wishes(wishes.pairs, wishes.local, wishes.upper, skip, wishes.all_pairs)
    pairs = tuple((one.upper, one.local) for one in project.pairs)
    return Wishes(pairs, project.local, project.upper, skip, project.all_pairs)


def is_written(name: str) -> bool:
    """Whether an option was written by hand, on the command line or in the environment."""
    source = click.get_current_context().get_parameter_source(name)
    return source not in (ParameterSource.DEFAULT, ParameterSource.DEFAULT_MAP)
