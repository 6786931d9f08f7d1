"""Every threshold stands once: it is used somewhere, and no module of the stages has one of its own beside it."""

from __future__ import annotations

import ast
from dataclasses import fields

import pytest

from compare.settings import Fixed, Settings
from conftest import ROOT

MODULES = {path: path.read_text(encoding="utf-8") for path in (ROOT / "compare").rglob("*.py")}


def used() -> set[str]:
    """The names of all attributes that the program reads."""
    trees = (ast.walk(ast.parse(text)) for text in MODULES.values())
    return {node.attr for tree in trees for node in tree if isinstance(node, ast.Attribute)}


@pytest.mark.parametrize("thresholds", [Settings, Fixed])
def test_every_threshold_is_used(thresholds: type) -> None:
    assert {one.name for one in fields(thresholds)} - used() == set()


def test_no_name_stands_for_two_thresholds() -> None:
    assert {one.name for one in fields(Settings)} & {one.name for one in fields(Fixed)} == set()


@pytest.mark.parametrize("stage", ["changes", "matching"])
def test_stages_have_no_shares_of_their_own(stage: str) -> None:
    """A fraction anywhere in a module of these stages is a threshold: it belongs into the settings."""
    found = [
        f"{path.name}:{node.lineno}: {node.value}"
        for path, text in MODULES.items()
        if path.parent.name == stage
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant) and isinstance(node.value, float) and not bound(node.value)
    ]
    assert found == []


LIMITS = {
    "_BLOCK": "rows in memory at once",
    "_SAMPLE": "rows in memory at once",
    "_ROUNDS": "of a sum that has settled long before",
    "_DIGITS": "kept of a result",
    "_MOST": "printed",
    "_LONGEST": "printed",
    "_SAID": "printed",
    "_BESIDE": "printed",
    "_FOLLOWED": "printed",
    "_LED": "printed",
}
"""Whole numbers of the modules of these stages that decide no verdict and no change, with what they are of."""


@pytest.mark.parametrize("stage", ["changes", "matching"])
def test_stages_have_no_counts_of_their_own(stage: str) -> None:
    found = {
        (path.name, target.id)
        for path, text in MODULES.items()
        if path.parent.name == stage
        for node in ast.parse(text).body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, int)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    assert {name for _, name in found} - LIMITS.keys() == set()


def bound(value: float) -> bool:
    """Whether a number only keeps a share within 0 and 1, ends included or not."""
    return value in (0.0, 1.0) or value <= 1e-6
