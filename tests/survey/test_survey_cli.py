"""The command ``survey`` from outside: what it says, what it writes over, how it ends."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compare.cli.main import cli
from compare.errors import PolicyCompareError
from compare.output import pdf
from compare.survey import workers
from conftest import CORPUS
from survey_fixture import Inside

UPPER, LOCAL = "national_plan.txt", "municipal_plan.txt"


@pytest.fixture(autouse=True)
def inside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Works in this process; processes do it in ``test_survey_run``, and below where two surveys share a store."""
    monkeypatch.setattr(workers, "Processes", Inside)


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


@pytest.fixture
def cities(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two upper documents, and two plans below each."""
    tree = "建立古树名木档案，逐株落实养护责任人。\n开展古树名木普查，建设古树公园。\n对衰弱古树名木开展复壮。"
    lake = "开展湖泊清淤，整治湖泊岸线，控制入湖污染物。\n建立湖泊水质监测网络，推行湖长制。"
    for name, title, text in (
        ("国家/古树.txt", "国务院关于加强古树名木保护的意见", tree),
        ("国家/湖泊.txt", "国务院关于加强湖泊治理的意见", lake),
        ("市/云溪古树.txt", "云溪市古树名木保护实施方案", tree),
        ("市/云溪湖泊.txt", "云溪市湖泊治理实施方案", lake),
        ("市/青石古树.txt", "青石市古树名木保护实施方案", f"{tree}建立巡查队伍。"),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{title}\n{text}", encoding="utf-8")
    (tmp_path / "市/空.txt").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found() -> tuple[list[str], list[str]]:
    """The files that stand in a government, and those that failed."""
    data = json.loads(Path("出/survey.json").read_text(encoding="utf-8"))
    files = [one["file"] for government in data["governments"] for one in government["documents"]]
    return sorted(files), [one["file"] for one in data["failures"]]


TREES = ["市/云溪古树.txt", "市/青石古树.txt"]


@pytest.mark.parametrize(
    ("words", "files", "failures"),
    [
        ((), ["市/云溪古树.txt", "市/云溪湖泊.txt", "市/青石古树.txt"], ["市/空.txt"]),
        (("--skip", "湖泊治理"), TREES, ["市/空.txt"]),
        (("--skip", "*湖泊.txt", "--skip", "空.txt"), TREES, []),
        (("--local", "云溪市古树"), ["市/云溪古树.txt"], ["市/空.txt"]),
        (("--upper", "古树名木保护的意见", "--skip", "*湖泊*"), TREES, ["市/空.txt"]),
    ],
)
def test_a_survey_takes_and_leaves_out_what_is_named(
    cities: Path, words: tuple[str, ...], files: list[str], failures: list[str]
) -> None:
    done = run("市", "--against", "国家", "--format", "json", *words)
    assert done.exit_code == 0, done.output
    assert found() == (files, failures)
    assert ("未列入" in done.stderr) is bool(words)
    inputs = json.loads(Path("出/survey.json").read_text(encoding="utf-8"))["run"]["inputs"]
    lake = "国家/湖泊.txt" in [one["file"] for one in inputs]
    assert lake is not any("湖泊" in one for one in words)


def test_other_names_take_the_same_store(cities: Path) -> None:
    whole = ("市", "--against", "国家", "--format", "json")
    assert run(*whole).exit_code == 0
    before = Path("出/survey.json").read_bytes()
    with sqlite3.connect("出/survey.sqlite") as base:
        results = base.execute("SELECT count(*) FROM results").fetchone()
    assert run(*whole, "--force", "--skip", "湖泊治理实施").exit_code == 0
    assert Path("出/survey.json").read_bytes() != before
    with sqlite3.connect("出/survey.sqlite") as base:
        assert base.execute("SELECT count(*) FROM results").fetchone() == results
    again = run(*whole, "--force")
    assert again.exit_code == 0 and "3个文件没有变动，沿用上次的结果" in again.stderr
    assert Path("出/survey.json").read_bytes() == before


def test_upper_documents_that_meet_nobody_or_are_local_ones_too_are_said(cities: Path) -> None:
    words = ("--format", "json", "--force")
    said = run("市", "--against", "国家", *words).stderr
    assert "没有本级文件同它对照" not in said and "2组地方对照的上位文件不同" in said and "沿用" not in said
    said = run("市", "--against", "国家", *words, "--skip", "湖泊治理实施").stderr
    assert "1份上位文件没有本级文件同它对照，其部署不在结论之内" in said and "组地方" not in said
    assert "已作上位文件" not in said
    said = run("市", "--against", "国家", "市/云溪古树.txt", *words).stderr
    assert "1份文件已作上位文件，没有再作本级文件对照其上级" in said


@pytest.mark.parametrize("option", ["--local", "--upper", "--skip"])
def test_a_name_that_fits_nothing_is_said(cities: Path, option: str) -> None:
    done = run("市", "--against", "国家", "--format", "json", option, "沙漠")
    assert done.exit_code == 1
    assert f"{option}：没有文件符合“沙漠”" in done.stderr
    assert not Path("出/survey.json").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--skip", "国务院"), "没有留下上位文件"),
        (("--skip", "云溪市", "--skip", "青石市", "--skip", "空.txt"), "没有留下本级文件"),
        (("--skip", "市/*.txt"), "除上位文件外没有本级文件"),
    ],
)
def test_where_all_is_left_out_it_is_said(cities: Path, words: tuple[str, ...], said: str) -> None:
    done = run("市", "--against", "国家", "--format", "json", *words)
    assert done.exit_code == 1
    assert said in done.stderr


def test_a_list_compares_and_writes_nothing(cities: Path) -> None:
    done = run("市", "--against", "国家", "--list", "--skip", "青石市")
    assert done.exit_code == 0, done.output
    assert not Path("出").exists()
    assert "比对（2对）" in done.stdout and "[3]《云溪市古树名木保护实施方案》 ← [1]" in done.stdout
    assert "★" not in done.stdout
    assert "未比对：市/空.txt：文件是空的" in done.stderr


def test_the_project_chooses_unless_files_are_written(cities: Path) -> None:
    Path("policy-compare.toml").write_text('files = ["市"]\nagainst = ["国家"]\nskip = ["湖泊治理实施"]\n', "utf-8")
    assert run("--format", "json").exit_code == 0
    assert found()[0] == TREES
    assert run("市", "--against", "国家", "--format", "json", "--force").exit_code == 0
    assert len(found()[0]) == 3


@pytest.mark.parametrize("kept", [0.5, 0.001])
def test_a_store_that_is_cut_short_is_said_to_be_damaged_and_left_alone(folder: Path, kept: float) -> None:
    words = (LOCAL, "--against", UPPER, "--format", "json", "--force")
    assert run(*words).exit_code == 0
    store = Path("出/survey.sqlite")
    whole = store.read_bytes()
    part = whole[: max(100, int(len(whole) * kept))]
    store.write_bytes(part)
    done = run(*words)
    assert done.exit_code == 1
    assert done.stderr.startswith("错误：出/survey.sqlite：存储文件已损坏") and done.stderr.count("\n") == 1
    assert store.read_bytes() == part
    store.write_bytes(b"")
    assert run(*words).exit_code == 0


def test_a_document_named_as_the_store_is_no_damaged_store_and_is_left_alone(folder: Path) -> None:
    plan = Path("方案.txt")
    plan.write_text("青岭市古树保护实施方案\n一、建立古树档案。\n" * 40, encoding="utf-8")
    before = plan.read_bytes()
    done = run(LOCAL, "--against", UPPER, "--format", "json", "--force", "--store", str(plan))
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1] == "错误：方案.txt：不是存储文件；请用 --store 换一个位置"
    assert plan.read_bytes() == before


@pytest.mark.parametrize("column", ["head", "cells"])
def test_a_store_with_a_damaged_row_is_named(folder: Path, column: str) -> None:
    words = (LOCAL, "--against", UPPER, "--format", "json", "--force")
    assert run(*words).exit_code == 0
    with closing(sqlite3.connect(folder / "出" / "survey.sqlite")) as base, base:
        base.execute(f"UPDATE results SET {column} = ?", (b"garbage",))
    done = run(*words)
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1].startswith("错误：出/survey.sqlite：存储文件已损坏")


def test_a_store_of_a_newer_version_is_refused_and_left_alone(folder: Path) -> None:
    words = (LOCAL, "--against", UPPER, "--format", "json", "--force")
    assert run(*words).exit_code == 0
    with sqlite3.connect("出/survey.sqlite") as base:
        base.execute("PRAGMA user_version = 99")
    whole = Path("出/survey.sqlite").read_bytes()
    done = run(*words)
    assert done.exit_code == 1 and "不是本程序（这一版）的存储文件" in done.stderr
    assert Path("出/survey.sqlite").read_bytes() == whole


@pytest.mark.slow
def test_two_surveys_on_one_store_come_to_the_same(folder: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "compare",
        "survey",
        LOCAL,
        "--against",
        UPPER,
        "--workers",
        "1",
        "--format",
        "json",
    ]
    both = [
        subprocess.Popen(
            [*command, "-o", out, "--store", "店.sqlite"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        for out in ("甲", "乙")
    ]
    assert [one.wait() for one in both] == [0, 0], [one.stderr.read().decode() for one in both if one.stderr]
    for one in both:
        assert one.stderr
        one.stderr.close()
    assert Path("甲/survey.json").read_bytes() == Path("乙/survey.json").read_bytes()
    with sqlite3.connect("店.sqlite") as base:
        assert base.execute("SELECT count(*) FROM results").fetchone() == (1,)


@pytest.mark.slow
def test_processes_of_one_machine_need_no_cluster(folder: Path) -> None:
    script = (
        "import sys; sys.modules['distributed'] = sys.modules['dask'] = None; from compare.survey import run, workers, write;"
        "from compare.cli.main import main; sys.argv[1:] = ['survey', *sys.argv[1:]]; main()"
    )
    words = [LOCAL, "--against", UPPER, "-o", "出", "--format", "json"]
    done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    lost = subprocess.run(
        [sys.executable, "-c", script, *words, "--force", "--store", "neu", "--scheduler", "tcp://127.0.0.1:9"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert lost.returncode == 1 and "policy-compare[cluster]" in lost.stderr


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_an_interrupt_is_one_line_and_what_is_finished_is_kept(folder: Path) -> None:
    text = Path(LOCAL).read_text(encoding="utf-8")
    Path("多").mkdir()
    for number in range(12):
        Path("多", f"{number}.txt").write_text(f"{text}\n（{number}）", encoding="utf-8")
    line = [sys.executable, "-m", "compare", "survey", "多", "--against", UPPER, "-o", "出", "--workers", "2"]
    process = subprocess.Popen(line, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True)
    end = time.monotonic() + 120
    while not (found := count_results()) and time.monotonic() < end:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers, too
    said = process.communicate(timeout=60)[1]
    assert process.returncode == 130
    assert said == "已中断：已比对的结果存在 出/survey.sqlite，再次运行从中断处继续。\n"
    assert 0 < found <= count_results() < 12
    while lives(process.pid) and time.monotonic() < end:
        time.sleep(0.05)
    assert not lives(process.pid), "no worker stays"
    assert [one.name for one in Path("出").iterdir() if "sqlite" not in one.name] == []


def lives(group: int) -> bool:
    """Whether any process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def count_results() -> int:
    """Results in the store of the survey that is running."""
    try:
        with closing(sqlite3.connect("file:出/survey.sqlite?mode=ro", uri=True)) as base:
            return int(base.execute("SELECT count(*) FROM results").fetchone()[0])
    except sqlite3.OperationalError:  # not made yet
        return 0
