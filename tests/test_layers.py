"""The floors of the house: no import runs up, and none comes back to where it started."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from graphlib import CycleError, TopologicalSorter

import pytest

from conftest import ROOT

FLOORS = (
    {"errors", "ids", "model", "settings", "progress", "execute", "knowledge"},
    {"text"},
    {"reading"},
    {"matching"},
    {"changes"},
    {"summary"},
    {"words"},
    {"output"},
    {"pipeline", "evaluate", "report"},
    {"opinion", "doctor", "review", "survey", "project"},
    {"cli", "__main__"},
)
"""The lowest first; what stands on one floor may be used by it and by all above."""


def name_of(path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in (ROOT / "compare").rglob("*.py")}


def imports(name: str) -> set[str]:
    """The modules of the package that a module imports, those inside functions, too; not those for annotations only."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    tree.body = [one for one in tree.body if not (isinstance(one, ast.If) and ast.unparse(one.test) == "TYPE_CHECKING")]
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "compare":
            for one in node.names:
                whole = f"{node.module}.{one.name}"
                found.add(whole if whole in MODULES else node.module)
    return found - {name}


def floor(name: str) -> int:
    room = name.split(".")[1]
    return next(at for at, rooms in enumerate(FLOORS) if room in rooms)


def test_no_import_runs_up() -> None:
    up = [
        f"{name} → {other}"
        for name in MODULES
        for other in imports(name)
        if "." in name and "." in other and floor(other) > floor(name)
    ]
    assert up == []


def test_no_module_imports_what_imports_it() -> None:
    try:
        TopologicalSorter({name: imports(name) & MODULES.keys() for name in MODULES}).prepare()
    except CycleError as circle:
        pytest.fail(" → ".join(circle.args[1]))


def test_what_takes_a_text_apart_knows_no_document() -> None:
    """``text/`` may speak of levels and of marked wording; what holds a text, or was found in one, is above it."""
    known = {
        (name, one.name)
        for name, path in MODULES.items()
        if name.startswith("compare.text")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("compare.model")
        for one in node.names
    }
    assert {what for _, what in known} <= {"Level", "Operation", "Segment"}


def test_only_the_commands_know_click() -> None:
    users = {
        name
        for name, path in MODULES.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "click")
        or (isinstance(node, ast.Import) and any(one.name.split(".")[0] == "click" for one in node.names))
    }
    assert {name for name in users if not name.startswith("compare.cli")} == set()


def test_what_every_installation_runs_loads_no_extra() -> None:
    names = {"dask[distributed]": "distributed"}
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    asked = {re.split("[>=]", one)[0] for extra in extras.keys() - {"dev"} for one in extras[extra]}
    loaded = "compare.cli.main, compare.doctor, compare.report, compare.review.write, compare.survey.run, compare.survey.write"
    script = f"import json, sys, {loaded}; print(json.dumps([*sys.modules]))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    known = {names.get(one, one) for one in asked} - {"pillow"}  # WeasyPrint has it
    assert {"distributed", "httpx", "pyarrow", "ofdkit"} <= known
    assert known & set(json.loads(done.stdout)) == set()


def test_no_module_is_a_drawer_or_a_warehouse() -> None:
    lengths = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in MODULES.items()}
    assert {name: length for name, length in lengths.items() if length > 500} == {}
    assert not {name.rpartition(".")[2] for name in MODULES} & {"utils", "helpers", "common", "misc"}
