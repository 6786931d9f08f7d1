from __future__ import annotations

import subprocess
import sys

import pytest
from click.testing import CliRunner

from compare import doctor
from compare.cli.main import cli
from compare.doctor import Part, examine, healthy, print_parts, width


def test_everything_needed_works_where_the_tests_run() -> None:
    parts = examine()
    assert [part.name for part in parts if part.needed and not part.works] == []
    assert healthy(parts)
    assert all(part.version for part in parts if part.needed)


def test_the_command_prints_every_part_and_exits_0() -> None:
    done = CliRunner().invoke(cli, ["doctor"])
    assert done.exit_code == 0, done.output
    lines = done.output.splitlines()
    assert lines[0].split() == ["名称", "状态", "版本", "怎么办"]
    assert len(lines) == 1 + len(examine())


def test_a_missing_needed_part_says_what_to_type_and_exits_1(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Part("Pango", False, "", "sudo apt install libpango-1.0-0")
    monkeypatch.setattr(doctor, "examine", lambda: (broken,))
    done = CliRunner().invoke(cli, ["doctor"])
    assert done.exit_code == 1
    assert "缺失" in done.output
    assert "sudo apt install libpango-1.0-0" in done.output


def test_a_missing_optional_part_is_no_failure() -> None:
    parts = (Part("Python", True, "3.11"), Part("HarfBuzz", False, "", "装", needed=False))
    assert healthy(parts)
    assert "可选" in print_parts(parts)


def test_missing_system_libraries_are_told_apart_from_a_missing_package() -> None:
    # A process of its own: an import that failed once must not fail here for the other tests.
    script = """
import sys
import cffi
class Blind(cffi.FFI):
    def dlopen(self, name, flags=0):
        raise OSError(f"cannot load library {name}")
cffi.FFI = Blind
from compare.doctor import examine_weasyprint, print_parts
parts = examine_weasyprint()
print(print_parts(parts))
sys.exit(any(part.works for part in parts))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    rows = done.stdout.splitlines()
    assert len(rows) == 3, "WeasyPrint's own page of English must not get through"
    assert rows[2].startswith("Pango")
    assert any(word in rows[2] for word in ("install", "安装", "装 MSYS2"))


@pytest.mark.parametrize(
    ("system", "programs", "advice"),
    [
        ("linux", {"apt-get"}, "sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
        ("linux", {"dnf", "yum"}, "sudo dnf install pango"),
        ("darwin", {"brew"}, "brew install pango"),
        ("linux", set(), doctor.NATIVE_OTHER),
        ("win32", set(), doctor.NATIVE_WINDOWS),
    ],
)
def test_advice_fits_the_system(system: str, programs: set[str], advice: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.sys, "platform", system)
    monkeypatch.setattr(doctor.shutil, "which", lambda name: name if name in programs else None)
    assert doctor.native_advice() == advice


def test_a_font_without_the_characters_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "SAMPLE", "国\U0001f600")
    part = doctor.examine_fonts()
    assert not part.works
    assert "\U0001f600" in part.advice


def test_columns_line_up_in_a_terminal() -> None:
    table = print_parts((Part("甲", True, "1"), Part("abcd", True, "2")))
    assert {width(line[: line.index("正常")]) for line in table.splitlines()[1:]} == {6}
