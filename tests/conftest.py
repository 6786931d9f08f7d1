"""What all tests share: where the real documents are, and that nothing is skipped unseen in continuous integration."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"


def real_folder() -> Path | None:
    """The folder with the real documents, if POLICY_COMPARE_REAL names one."""
    named = os.environ.get("POLICY_COMPARE_REAL")
    return Path(named) if named and Path(named, "documents").is_dir() else None


@pytest.fixture(scope="session")
def real() -> Path:
    """The folder with the real ``documents`` and ``gold``; without it the test is skipped."""
    folder = real_folder()
    if folder is None:
        pytest.skip("POLICY_COMPARE_REAL names no folder with the real documents")
    return folder


@pytest.fixture(scope="session")
def corpus() -> tuple[Path, ...]:
    """The demonstration documents."""
    return tuple(sorted(CORPUS.glob("*.txt")))


def load_script(name: str) -> ModuleType:
    """A script of the project as a module, so that a test can call what ``make`` calls."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips the tests marked ``real`` where the real documents are not."""
    if real_folder() is None:
        for item in items:
            if item.get_closest_marker("real"):
                item.add_marker(pytest.mark.skip(reason="POLICY_COMPARE_REAL names no folder with the real documents"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """In continuous integration a skip is a failure, or a missing browser would look like a passed test.

    Only the real documents may be absent there: they are not part of the repository.
    """
    report = yield
    excused = item.get_closest_marker("real") is not None and real_folder() is None
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail") and not excused:
        report.outcome = "failed"
        report.longrepr = f"skipped in continuous integration: {report.longrepr}"
    return report
