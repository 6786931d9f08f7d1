"""What the program stands on: every dependency named with licence and reason, locked with hashes, bounds and materials."""

from __future__ import annotations

import importlib.metadata
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema
import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from audit import main as audit
from make_sbom import find_licence, find_parts, make_sbom, normal
from write_oldest import STYLE, write_oldest

sys.path.pop(0)

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DECLARED = [
    Requirement(one)
    for one in [
        *PROJECT["dependencies"],
        *(one for extra in PROJECT["optional-dependencies"].values() for one in extra),
    ]
]
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
# The rows that name what pyproject.toml declares; below them stand what these need themselves.
ROWS = {
    cells[0]: cells
    for cells in (
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in PAGE.split("## The program")[1].split("## What these need")[0].splitlines()
        if line.startswith("| ") and not line.startswith("| package")
    )
}
LOCK = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
# What installed metadata calls the licences that the page names by their SPDX ids.
SAID = {
    "apache software license": "apache-2.0",
    "apache 2.0": "apache-2.0",
    "bsd license": "bsd-3-clause",
    "mit license": "mit",
    "sil open font license 1.1 (ofl-1.1)": "ofl-1.1",
}


def family(text: str) -> set[str]:
    """The licences that a text names, however it joins them."""
    parts = re.split(r" / | or | and |, | AND | OR ", text)
    return {SAID.get(part.strip().lower(), part.strip().lower()) for part in parts if part.strip()}


def test_the_page_names_what_is_declared_and_nothing_else() -> None:
    assert set(ROWS) == {one.name for one in DECLARED}


def test_every_dependency_has_a_licence_and_a_reason() -> None:
    assert [name for name, cells in ROWS.items() if not cells[1] or len(cells[-1]) < 5] == []


@pytest.mark.parametrize("name", sorted(ROWS))
def test_the_page_and_the_installed_package_agree_on_the_licence(name: str) -> None:
    try:
        said, installed = find_licence(name), importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        if name in STYLE and sys.prefix.endswith("oldest"):
            return  # make test-oldest leaves the tools of style out
        assert all(
            name != Requirement(one).name
            for one in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
        ), "only a part of an extra may be absent"
        return
    if not re.search(rf"^{re.escape(name)}(?:\[.*?\])?=={re.escape(installed)}\s", LOCK, re.MULTILINE | re.IGNORECASE):
        return  # the page speaks of the versions of the lock; older ones called their licences otherwise
    if said:  # axe-playwright-python says nothing
        assert family(said) & family(ROWS[name][1]), said


def test_nothing_installed_is_under_the_agpl() -> None:
    named = {normal(one.metadata["Name"]) for one in importlib.metadata.distributions()}
    assert [name for name in sorted(named) if re.search(r"AGPL|Affero", find_licence(name))] == []


@pytest.mark.parametrize("requirement", DECLARED, ids=str)
def test_the_lock_holds_a_version_that_the_project_allows(requirement: Requirement) -> None:
    if not re.search(rf"^{re.escape(requirement.name)}(\[|==)", LOCK, re.MULTILINE):
        dev = {Requirement(one).name for one in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]}
        assert requirement.name not in dev, "run: make lock"
        return
    found = re.findall(rf"^{re.escape(requirement.name)}(?:\[.*?\])?==([\w.]+)", LOCK, re.MULTILINE)
    assert all(Version(one) in requirement.specifier for one in found), "run: make lock"


def test_the_lock_has_hashes_and_names_no_registry() -> None:
    pinned = re.findall(r"^([\w.-]+)==[^\n]*\\\n((?:    --hash=sha256:[0-9a-f]{64}[ \\]*\n)+)", LOCK, re.MULTILINE)
    assert len(pinned) == len(re.findall(r"^[\w.-]+(?:\[.*?\])?==", LOCK, re.MULTILINE)) > 50
    assert "://" not in LOCK
    assert not re.search(r"--(extra-)?index|--find-links", LOCK)


def test_the_oldest_versions_are_the_lower_bounds() -> None:
    lines = {
        Requirement(name).name: version
        for name, version in (line.split(";")[0].split("==") for line in write_oldest().splitlines())
    }
    assert "dask[distributed]==" in write_oldest(), "without its extra the cluster is not tested"
    assert set(lines) == {one.name for one in DECLARED} - STYLE
    for requirement in DECLARED:
        if requirement.name not in STYLE:
            assert Version(lines[requirement.name]) in requirement.specifier


def test_the_bill_of_materials_is_whole_and_the_same_again() -> None:
    text = make_sbom()
    assert make_sbom() == text
    bill = json.loads(text)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    names = {one["name"]: one["version"] for one in bill["components"]}
    for one in map(Requirement, PROJECT["dependencies"]):
        assert names[normal(one.name)] == importlib.metadata.version(one.name)
    refs = {one["bom-ref"] for one in bill["components"]} | {bill["metadata"]["component"]["bom-ref"]}
    assert {one["ref"] for one in bill["dependencies"]} == refs
    assert {ref for one in bill["dependencies"] for ref in one["dependsOn"]} <= refs
    assert "timestamp" not in text and "serialNumber" not in text
    jsonschema.validate(bill, {"required": ["bomFormat", "specVersion", "version", "metadata", "components"]})


def test_the_bill_leaves_out_what_only_development_needs() -> None:
    assert not {"pytest", "ruff", "mypy"} & set(find_parts())
    assert "pyphen" in find_parts(), "what a dependency needs is in it"


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        ({"dependencies": [{"name": "a", "version": "1", "vulns": []}]}, 0, "1 audited, 0 known faults"),
        ({"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "X-1"}]}]}, 1, "a 1: X-1"),
        ({"dependencies": [{"name": "a", "skip_reason": "not found"}]}, 2, "1 of 1 were not audited"),
        ("no network", 2, "nothing was audited"),
    ],
)
def test_an_audit_that_did_not_happen_is_no_success(
    answer: object,
    status: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = subprocess.CompletedProcess([], 0, json.dumps(answer) if isinstance(answer, dict) else answer, "")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    monkeypatch.setattr(sys, "argv", ["audit.py", "pip-audit", "dev.txt"])
    assert audit() == status
    out = "".join(capsys.readouterr())
    assert said in out
    assert len(out.splitlines()) == 1 + (status == 1)
