"""``scripts/setup_native.py`` where Pango is missing: with apt and root it installs, elsewhere it says what to type."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

# Loaded by the interpreter at its start: hides the system's libraries until the file ``installed`` is there.
BLINDFOLD = """
import os
import cffi
see = cffi.FFI.dlopen
def dlopen(self, name, flags=0):
    if not os.path.exists(os.environ["INSTALLED"]):
        raise OSError(f"cannot load library {name}")
    return see(self, name, flags)
cffi.FFI.dlopen = dlopen
os.geteuid = lambda: int(os.environ["USER_ID"])
"""
APT = """#!/bin/sh
echo "$@" >> "$CALLS"
case "$1" in install) [ -z "$BROKEN" ] || { echo "no such package"; exit 100; }; touch "$INSTALLED";; esac
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="apt is a program of Debian")


def run(folder: Path, *, user: int, apt: bool, broken: str = "") -> subprocess.CompletedProcess[str]:
    (folder / "sitecustomize.py").write_text(BLINDFOLD, encoding="utf-8")
    programs = folder / "bin"
    programs.mkdir()
    if apt:
        (programs / "apt-get").write_text(APT, encoding="utf-8")
        (programs / "apt-get").chmod(0o755)
    for name in ("sh", "touch", "echo"):
        (programs / name).symlink_to(f"/bin/{name}")
    environment = {
        **os.environ,
        "PYTHONPATH": str(folder),
        "PATH": str(programs),
        "INSTALLED": str(folder / "installed"),
        "CALLS": str(folder / "calls"),
        "USER_ID": str(user),
        "BROKEN": broken,
    }
    command = [sys.executable, ROOT / "scripts" / "setup_native.py"]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_root_with_apt_installs_and_looks_again(tmp_path: Path) -> None:
    done = run(tmp_path, user=0, apt=True)
    assert done.returncode == 0, done.stderr
    calls = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    assert calls[0] == "update"
    assert calls[1].startswith("install ")
    assert calls[1].endswith("libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0")
    assert done.stderr == "", "after the installation everything works"


def test_a_failed_installation_shows_why_and_what_to_type_and_goes_on(tmp_path: Path) -> None:
    done = run(tmp_path, user=0, apt=True, broken="yes")
    assert done.returncode == 0
    assert "no such package" in done.stderr
    assert "sudo apt install libpango-1.0-0" in done.stderr


def test_without_root_it_only_says_what_to_type(tmp_path: Path) -> None:
    done = run(tmp_path, user=1000, apt=True)
    assert done.returncode == 0
    assert not (tmp_path / "calls").exists()
    assert "缺少 PDF（WeasyPrint）、Pango" in done.stderr
    assert "sudo apt install libpango-1.0-0" in done.stderr


def test_on_an_unknown_system_it_names_the_libraries(tmp_path: Path) -> None:
    done = run(tmp_path, user=0, apt=False)
    assert done.returncode == 0
    assert "Pango" in done.stderr
