"""In continuous integration nothing is skipped unseen, save what needs documents that are not there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

pytestmark = pytest.mark.slow

SKIPPING = """
import pytest

def test_without_browser():
    pytest.skip("no browser")

@pytest.mark.skipif(True, reason="no browser")
def test_marked():
    pass

@pytest.mark.real
def test_on_real_documents(real):
    assert real.is_dir()
"""


@pytest.mark.parametrize(
    ("ci", "documents", "summary"),
    [
        ("", False, "3 skipped"),
        ("true", False, "1 failed, 1 skipped, 1 error"),
        ("true", True, "1 failed, 1 passed, 1 error"),
        ("", True, "1 passed, 2 skipped"),
    ],
)
def test_skips(tmp_path: Path, ci: str, documents: bool, summary: str) -> None:
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "test_skipping.py").write_text(SKIPPING, encoding="utf-8")
    if documents:
        (tmp_path / "real" / "documents").mkdir(parents=True)
    environment = {**os.environ, "CI": ci, "POLICY_COMPARE_REAL": str(tmp_path / "real")}
    command = [sys.executable, "-m", "pytest", "-q", "--rootdir", tmp_path, tmp_path / "test_skipping.py"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1].startswith(summary), done.stdout + done.stderr
