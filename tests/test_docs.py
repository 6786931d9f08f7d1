"""What the pages say is so: commands, options, links, make targets, dependencies; and nothing names this machine."""

from __future__ import annotations

import ast
import dataclasses
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import compare.report
from compare.cli.main import cli
from compare.output.contract import REPORT as FORMATS
from compare.reading.limits import Limits
from conftest import ROOT

COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "reports").glob("*.md")])
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SKIPPED_FOLDERS = {".git", ".venv", "build", "dist", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis"}


def options() -> Iterator[tuple[str, str]]:
    """Every command with every option it takes."""
    for name, command in cli.commands.items():
        inside = command.commands.values() if isinstance(command, click.Group) else ()
        for parameter in (parameter for one in (command, *inside) for parameter in one.params):
            if isinstance(parameter, click.Option):
                yield from ((name, option) for option in parameter.opts)


def section(name: str) -> str:
    """What docs/commands.md says of a command outside the help blocks, and in them."""
    return COMMANDS.split(f"\n## {name}\n", 1)[1].split("\n## ", 1)[0]


def own_files() -> Iterator[Path]:
    """The text files that belong to the project."""
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        if (
            path.is_file()
            and not SKIPPED_FOLDERS & set(parts)
            and path.suffix
            in {
                ".py",
                ".md",
                ".toml",
                ".cfg",
                ".yaml",
                ".txt",
                ".json",
                ".jsonl",
                ".html",
                ".j2",
                ".css",
                "",
            }
        ):
            yield path


def imports(path: Path) -> Iterator[str]:
    """The top-level packages that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name.split(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def test_every_command_has_its_section_and_no_section_is_left_over() -> None:
    assert re.findall(r"^## (\S+)$", COMMANDS, re.MULTILINE) == [
        "init",
        "report",
        "outline",
        "review",
        "survey",
        "corpus",
        "demo",
        "evaluate",
        "doctor",
    ]
    assert set(cli.commands) == {
        "init",
        "report",
        "outline",
        "review",
        "survey",
        "corpus",
        "demo",
        "evaluate",
        "doctor",
    }


@pytest.mark.parametrize(("command", "option"), list(options()))
def test_every_option_is_documented(command: str, option: str) -> None:
    assert option in section(command)


@pytest.mark.parametrize("command", list(cli.commands))
def test_no_option_is_documented_that_does_not_exist(command: str) -> None:
    known = {option for name, option in options() if name == command} | {"--help", "--format"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", section(command))) <= known


def test_help_blocks_are_what_help_prints() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "update_help.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", [cli, *cli.commands.values()], ids=lambda command: command.name)
def test_every_command_and_option_has_help(command: click.Command) -> None:
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


def test_the_formats_offered_are_the_formats_there_are() -> None:
    assert tuple(compare.report.FORMATS) == FORMATS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_in_the_pages_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    known = {(name, option) for name, option in options()}
    for line in re.findall(r"^\$? ?policy-compare ([^\n]*)$", text, re.MULTILINE):
        words = line.split("#")[0].split()
        name = words[0]
        if name.startswith("-"):
            assert name in {"--help", "-h", "--version"}
            continue
        assert name in cli.commands, line
        for option in (word.split("=")[0] for word in words if word.startswith("-")):
            assert (name, option) in known, line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_make_targets_in_the_pages_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:`|^\$? ?)make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE)) <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_in_the_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", target):
            assert (page.parent / target.split("#")[0]).exists(), target


def test_nothing_names_a_folder_of_one_machine() -> None:
    # Put together from pieces, so that this file does not find itself.
    machine = re.compile("|".join(("/" + "home/[a-z]", "/" + "root/", "/" + "work/(main|shared)", "/" + "Users/[a-z]")))
    found = [str(path.relative_to(ROOT)) for path in own_files() if machine.search(path.read_text("utf-8", "replace"))]
    assert found == []


def test_nothing_stands_in_both_configuration_files() -> None:
    text = (ROOT / "setup.cfg").read_text(encoding="utf-8")
    assert re.findall(r"^\[(.*)\]$", text, re.MULTILINE) == [
        "options",
        "options.package_data",
        "options.exclude_package_data",
    ]
    whole = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "setuptools" not in whole["tool"]


def test_every_package_folder_is_installed() -> None:
    listed = set(re.findall(r"^    (compare[.\w]*)$", (ROOT / "setup.cfg").read_text(encoding="utf-8"), re.MULTILINE))
    there = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "compare").rglob("__init__.py")}
    assert listed == there | {"compare.templates", "compare.corpus"}


def test_every_import_is_a_declared_dependency() -> None:
    modules = {
        "PIL": "pillow",
        "distributed": "dask",
        "docx": "python-docx",
        "fontTools": "fonttools",
        "pylopdf_fonts_zh_cn": "pylopdf-fonts-zh-cn",
    }
    names = {name for path in (ROOT / "compare").rglob("*.py") for name in imports(path)}
    foreign = names - sys.stdlib_module_names - {"compare"}
    used = {modules.get(name, name.replace("_", "-")) for name in foreign}
    core = {requirement(line) for line in PROJECT["dependencies"]}
    extras = {
        requirement(line) for name, lines in PROJECT["optional-dependencies"].items() if name != "dev" for line in lines
    }
    assert core <= used <= core | extras


def requirement(line: str) -> str:
    """The name of the package that a requirement asks for."""
    return re.split(r"[<>=\[;]", line)[0].strip().lower()


def test_changelog_starts_with_what_is_not_yet_released() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[(.*?)\]", text, re.MULTILINE)[0] == "Unreleased"


def test_every_promise_names_tests_that_exist() -> None:
    text = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:\w+/)?test_\w+\.py)::(test_\w+)`", text)
    assert len(named) > 15
    for file, test in named:
        assert re.search(rf"^def {test}\(", (ROOT / "tests" / file).read_text(encoding="utf-8"), re.MULTILINE), test
    for name in re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE):
        assert name in {field.name for field in dataclasses.fields(Limits)}


def test_what_other_pages_promise_stands_with_its_test_among_the_promises() -> None:
    promised = set(
        re.findall(r"`(?:\w+/)?test_\w+\.py::test_\w+`", (ROOT / "docs" / "reliability.md").read_text("utf-8"))
    )
    told = set(re.findall(r"`[^`]*test_[^`]*`", (ROOT / "docs" / "determinism.md").read_text("utf-8")))
    assert told and told <= promised
    # Every test of the supply chain holds docs/dependencies.md to something.
    supply = re.findall(r"^def (test_\w+)\(", (ROOT / "tests" / "test_supply.py").read_text("utf-8"), re.MULTILINE)
    assert {f"`test_supply.py::{one}`" for one in supply} <= promised


def test_every_module_that_a_page_names_is_there() -> None:
    pages = [*(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md")]
    named = {name for page in pages for name in re.findall(r"`((?:compare|tests)/[\w/]+\.py)", page.read_text("utf-8"))}
    assert len(named) > 40
    assert sorted(name for name in named if not (ROOT / name).exists()) == []
