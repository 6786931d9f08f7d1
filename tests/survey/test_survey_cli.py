"""The command ``survey`` from outside: what it says, what it writes over, how it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compare.cli.main import cli
from compare.errors import PolicyCompareError
from compare.output import pdf
from conftest import CORPUS

UPPER, LOCAL = "national_plan.txt", "municipal_plan.txt"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (UPPER, LOCAL):
        shutil.copy(CORPUS / name, tmp_path)
    (tmp_path / "空.txt").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ["survey", *words, "--workers", "1", "-o", "出"])


def test_a_bad_upper_file_is_listed_and_the_others_go_on(folder: Path) -> None:
    done = run(LOCAL, "--against", "空.txt", UPPER, "--format", "json")
    assert done.exit_code == 0, done.output
    said = done.stderr.splitlines()
    assert said[0] == "未读入：空.txt：文件是空的；请确认保存完整后再试"
    assert "提示：1个上位文件未能读入或层级不明，其中的部署不在普查之内：空.txt" in said
    assert sum("文件是空的" in line for line in said) == 1
    data = json.loads(Path("出/survey.json").read_text(encoding="utf-8"))
    assert [(one["file"], one["kind"]) for one in data["failures"]] == [("空.txt", "unread")]
    assert [one["file"] for one in data["run"]["inputs"]] == [UPPER, LOCAL]


def test_where_no_upper_file_is_left_it_ends_with_1_and_one_line(folder: Path) -> None:
    done = run(LOCAL, "--against", "空.txt", "--format", "json")
    assert done.exit_code == 1
    assert done.stderr.splitlines() == ["错误：空.txt：文件是空的；请确认保存完整后再试"]
    assert not Path("出/survey.json").exists()


@pytest.mark.parametrize("words", [(LOCAL, "无.txt", "--against", UPPER), (LOCAL, "--against", UPPER, "无.txt")])
def test_a_missing_file_stops_before_anything_is_read(folder: Path, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.exit_code == 1
    assert done.stderr == "错误：无.txt：找不到文件；请检查路径\n"
    assert not Path("出").exists()


def test_existing_reports_are_kept_unless_forced_and_the_store_is_used_again(folder: Path) -> None:
    words = (LOCAL, "--against", UPPER, "--format", "json")
    assert run(*words).exit_code == 0
    Path("出/survey.json").write_bytes(b"mine")
    done = run(*words[:-1], "html,json")
    assert done.exit_code == 1
    assert done.stderr == "错误：出：已有 survey.json，未覆盖；请换一个输出文件夹，或加 --force 覆盖\n"
    assert sorted(one.name for one in Path("出").iterdir()) == ["survey.json", "survey.sqlite"]
    assert Path("出/survey.json").read_bytes() == b"mine"
    assert run(LOCAL, "--against", UPPER, "--format", "html").exit_code == 0  # another name, the same store
    assert run(*words, "--force").exit_code == 0
    assert Path("出/survey.json").read_bytes() != b"mine"


def test_where_nothing_makes_pdfs_the_others_are_written_unless_it_is_asked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(fault: str) -> Path:
        raise PolicyCompareError("无法生成 PDF：没有浏览器")

    monkeypatch.setattr(pdf, "find_fault", lambda: "broken")
    monkeypatch.setattr(pdf, "need_browser", nobody)
    done = run(LOCAL, "--against", UPPER, "--format", "pdf,json")
    assert done.exit_code == 1
    assert done.stderr == "错误：无法生成 PDF：没有浏览器\n"
    done = run(LOCAL, "--against", UPPER)
    assert done.exit_code == 0, done.output
    assert done.stderr.splitlines()[0] == "提示：无法生成 PDF：没有浏览器。这次只写其他格式"
    assert sorted(one.name for one in Path("出").iterdir()) == ["survey.html", "survey.sqlite", "survey.xlsx"]


def test_a_folder_of_templates_that_is_none_is_said_before_anything_is_read(folder: Path) -> None:
    done = run(LOCAL, "--against", UPPER, "--templates", "没有")
    assert done.exit_code == 1
    assert done.stderr == "错误：模板文件夹 没有 不存在；请核对 --templates\n"
    assert not Path("出").exists()
