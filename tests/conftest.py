"""What all tests share: where the real documents are, and that nothing is skipped unseen in continuous integration."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from compare.model import Comparison, Document
from compare.pipeline import compare_documents, read_documents

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
def seeds(real: Path) -> tuple[Document, ...]:
    """The documents of the five real files that the program was begun with."""
    return read_documents(sorted((real / "documents" / "seeds").glob("*.txt")))


@pytest.fixture(scope="session")
def seeds_compared(seeds: tuple[Document, ...]) -> Comparison:
    """Their comparison, made once."""
    return compare_documents(seeds)


@pytest.fixture(scope="session")
def corpus() -> tuple[Path, ...]:
    """The demonstration documents."""
    return tuple(sorted(CORPUS.glob("*.txt")))


@pytest.fixture(scope="session")
def demonstration(corpus: tuple[Path, ...]) -> Comparison:
    """The comparison of the demonstration documents, made once."""
    return compare_documents(read_documents(corpus))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """The installed Chromium, without a window; nothing is downloaded."""
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        pytest.skip("no Chromium is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens an address in a window that must stay without complaint and ask for nothing but the file."""
    contexts, complaints, asked = [], [], []

    def opened(address: str, width: int = 1024, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        return page

    yield opened
    assert not complaints
    assert all(one.startswith("file:") and one.partition("#")[0].endswith(".html") for one in asked)
    for context in contexts:
        context.close()


def load_script(name: str) -> ModuleType:
    """A script of the project as a module, so that a test can call what ``make`` calls."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


LONGEST = (
    *("test_report_page", "test_own_copy", "test_real_model", "test_faults", "test_print_by_browser"),
    *("test_report_page_large", "test_decision_page", "test_survey_run", "test_language_model", "test_determinism"),
    *("test_real_chains", "test_growth", "test_survey_report_page", "test_report_agree", "test_report_pdf"),
    *("test_real_alignment", "test_hostile", "test_review_story"),
)
"""The modules that take a quarter of a minute and more on one core (``--durations=0``): begun first, both cores end together."""


@pytest.hookimpl(tryfirst=True)  # before -m chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the longest modules first; a browser or real documents make a test slow, without documents it is skipped."""
    for item in items:
        if item.get_closest_marker("browser") or item.get_closest_marker("real"):
            item.add_marker("slow")
    place = {name: at for at, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path.stem, len(LONGEST)))
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
