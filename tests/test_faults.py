"""Full disks, vanished files, killed programs, odd surroundings: earlier files stay whole, and nothing is left behind."""

from __future__ import annotations

import hashlib
import itertools
import os
import random
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import BinaryIO

import pytest
from click.testing import CliRunner
from test_cli import MUNICIPAL, NATIONAL

import compare.reading.files
from compare.cli.main import cli
from compare.errors import PolicyCompareError
from compare.output import write
from compare.output.write import fill_files, write_files
from compare.reading.files import load_file, read_file

pytestmark = pytest.mark.slow

POSIX = pytest.mark.skipif(os.name == "nt", reason="signals, permissions and limits of POSIX")
RULES = "示例市社区食堂管理办法 第一条 社区食堂应当明码标价。"
# Writes old and new contents over each other until it is killed; says when it has begun.
WRITER = """
import itertools, sys
from pathlib import Path
from compare.output.write import write_files
print("begun", flush=True)
for turn in itertools.count():
    mark = b"%d" % (turn % 10)
    write_files(Path(sys.argv[1]), {name: mark * 500_000 for name in ("a.html", "b.json")}, force=True)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "国家.txt").write_text(NATIONAL, encoding="utf-8")
    (tmp_path / "市.txt").write_text(MUNICIPAL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# ---------------------------------------------------------------- writing


@pytest.mark.parametrize("step", ["open", "write", "sync", "chmod", "replace"])
def test_a_fault_at_any_step_leaves_the_earlier_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    (tmp_path / "a.json").write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    places = {"open": (os, "open"), "write": (write, "write_all"), "sync": (os, "fsync")}
    monkeypatch.setattr(*places.get(step, (Path, step)), fail)
    with pytest.raises(PolicyCompareError, match="磁盘已满；请换一个可写的文件夹"):
        write_files(tmp_path, {"a.json": b"new", "b.json": b"new"}, force=True)
    monkeypatch.undo()
    assert names(tmp_path) == ["a.json"]
    assert (tmp_path / "a.json").read_bytes() == b"old"


@POSIX
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a disk that is always full")
def test_a_disk_that_is_full_says_so_once_although_it_says_so_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = tempfile.mkstemp

    def full(**options: str) -> tuple[int, str]:
        handle, name = real(**options)  # type: ignore[call-overload]
        os.dup2(os.open("/dev/full", os.O_RDWR), handle)
        return handle, name

    monkeypatch.setattr(tempfile, "mkstemp", full)
    with pytest.raises(PolicyCompareError, match="磁盘已满"):  # in writing, and again in closing
        write_files(tmp_path, {"a.json": b"new"})
    assert names(tmp_path) == []


@POSIX
def test_a_disk_that_takes_no_more_is_one_line(folder: Path) -> None:
    (folder / "出").mkdir()
    (folder / "出" / "alignment.json").write_bytes(b"old")
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "import compare.cli.main, compare.report, jieba; jieba.initialize();"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); sys.argv[0] = 'policy-compare'; compare.cli.main.main()"
    )
    command = [
        sys.executable,
        "-c",
        script,
        "report",
        "国家.txt",
        "市.txt",
        "-o",
        "出",
        "--force",
        "--format",
        "json,html",
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1, done.stderr
    assert "无法写入输出文件夹" in done.stderr and "Traceback" not in done.stderr
    assert {path.name: path.read_bytes() for path in (folder / "出").iterdir()} == {"alignment.json": b"old"}


@POSIX
def test_files_are_private_while_they_are_written_and_usual_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    real = os.fsync

    def look(handle: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(handle).st_mode))
        real(handle)

    monkeypatch.setattr(os, "fsync", look)
    before = os.umask(0o022)
    try:
        (path,) = write_files(tmp_path, {"a.html": b"x"})
    finally:
        os.umask(before)
    assert seen == [0o600]
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_what_a_killed_program_left_is_removed_by_the_next_one(tmp_path: Path) -> None:
    old, new = tmp_path / ".a.html.1.part", tmp_path / ".a.html.2.part"
    for path in (old, new):
        path.write_bytes(b"draft")
    os.utime(old, (time.time() - 3600,) * 2)
    write_files(tmp_path, {"a.html": b"x"})
    assert names(tmp_path) == [".a.html.2.part", "a.html"]  # the other may be at work


JUMPS = {"an hour back": -3600.0, "a day forth": 86_400.0, "years forth": 86_400.0 * 400}


@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
def test_a_clock_that_jumps_costs_no_living_run_its_part_and_keeps_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jump: float
) -> None:
    now = time.time()

    def write_meanwhile(file: BinaryIO) -> None:
        file.write(b"first")
        file.flush()
        with monkeypatch.context() as patch:
            patch.setattr(time, "time", lambda: now + jump)  # the other run starts after the jump
            write_files(tmp_path, {"a.html": b"second"}, force=True)
        assert (tmp_path / "a.html").read_bytes() == b"second"

    fill_files(tmp_path, {"a.html": write_meanwhile}, force=True)
    assert names(tmp_path) == ["a.html"]
    assert (tmp_path / "a.html").read_bytes() == b"first"


@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
def test_what_a_killed_program_left_is_removed_after_a_jump_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jump: float
) -> None:
    script = "import sys, os; from pathlib import Path; from compare.output.write import fill_files;"
    script += "fill_files(Path(sys.argv[1]), {'a.html': lambda file: (file.write(b'draft'), os._exit(9))})"
    assert subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False).returncode == 9
    (left,) = names(tmp_path)
    assert left.startswith(".a.html.") and left.endswith(".part")
    write_files(tmp_path, {"a.html": b"x"})
    assert names(tmp_path) == [left, "a.html"]  # it is young
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + jump)
    write_files(tmp_path, {"a.html": b"x"}, force=True)
    forgotten = jump > 0 or os.name == "posix"  # where there are no locks, what seems to come is left alone
    assert names(tmp_path) == (["a.html"] if forgotten else [left, "a.html"])


def test_where_there_are_no_locks_the_age_alone_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)  # as on Windows; a network disk may say as much
    ages = {".a.html.old.part": 3600, ".a.html.new.part": 1, ".a.html.coming.part": -3600}
    for name, age in ages.items():
        (tmp_path / name).write_bytes(b"draft")
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    write_files(tmp_path, {"a.html": b"x"})
    assert names(tmp_path) == [".a.html.coming.part", ".a.html.new.part", "a.html"]


@POSIX
def test_a_part_that_another_run_takes_before_it_is_locked_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = write.lock
    taken: list[Path] = []

    def late(file: BinaryIO) -> bool | None:
        if not taken:
            taken.extend(tmp_path.glob(".a.html.*.part"))
            taken[0].unlink()
        return real(file)

    monkeypatch.setattr(write, "lock", late)
    write_files(tmp_path, {"a.html": b"x"})
    assert names(tmp_path) == ["a.html"] and (tmp_path / "a.html").read_bytes() == b"x"


def test_a_report_that_somebody_wrote_meanwhile_is_kept(tmp_path: Path) -> None:
    def slowly(file: BinaryIO) -> None:
        (tmp_path / "a.html").write_bytes(b"mine")
        file.write(b"x")

    with pytest.raises(PolicyCompareError, match=r"已有 a\.html，未覆盖"):
        fill_files(tmp_path, {"a.html": slowly})
    assert names(tmp_path) == ["a.html"] and (tmp_path / "a.html").read_bytes() == b"mine"


@POSIX
def test_killed_at_any_moment_of_writing_every_file_is_whole(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.html": b"9" * 500_000, "b.json": b"9" * 500_000})
    chance = random.Random(1)
    for _ in range(6):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None and process.stdout.readline() == b"begun\n"
            time.sleep(chance.random() * 0.2)
            process.kill()
        for name in ("a.html", "b.json"):
            data = (tmp_path / name).read_bytes()
            assert len(data) == 500_000 and len(set(data)) == 1


@POSIX
def test_report_killed_at_any_moment_leaves_the_earlier_reports(folder: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "compare",
        "report",
        "国家.txt",
        "市.txt",
        "-o",
        "出",
        "--force",
        "--format",
        "json,html",
    ]
    begun = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    whole = time.monotonic() - begun
    earlier = {path.name: path.read_bytes() for path in Path("出").iterdir()}
    chance = random.Random(2)
    for _ in range(3):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(chance.random() * whole)
            process.kill()
        kept = {path.name: path.read_bytes() for path in Path("出").iterdir() if not path.name.startswith(".")}
        assert kept == earlier  # the same input gives the same bytes: a half-written file would differ


@POSIX
def test_interrupted_at_any_moment_it_ends_with_130_and_leaves_nothing(folder: Path) -> None:
    (folder / "长.txt").write_text(NATIONAL * 300, encoding="utf-8")
    command = [sys.executable, "-m", "compare", "report", "长.txt", "市.txt", "-o", "出"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stderr is not None and "读入" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out == "" and "Traceback" not in err
    assert names(folder) == sorted(["国家.txt", "市.txt", "长.txt"])


def test_a_folder_where_nobody_may_write_is_said_before_the_comparison(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "出").mkdir()
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode, **more: Path(path).name != "出" and real(path, mode, **more))
    done = CliRunner().invoke(cli, ["report", ".", "-o", "出"])
    assert done.exit_code == 1
    assert "没有写入 出 的权限" in done.stderr and "读入" not in done.stderr


def test_a_folder_in_place_of_one_report_leaves_the_others_alone(folder: Path) -> None:
    run = CliRunner().invoke
    assert run(cli, ["report", "国家.txt", "市.txt", "-o", "出", "--format", "json,csv"]).exit_code == 0
    csv = next(Path("出").glob("*.csv"))
    csv.unlink()
    csv.mkdir()
    Path("出/alignment.json").write_bytes(b"mine")
    done = run(cli, ["report", "国家.txt", "市.txt", "-o", "出", "--force", "--format", "json,csv"])
    assert done.exit_code == 1 and "是文件夹" in done.stderr
    assert Path("出/alignment.json").read_bytes() == b"mine" and csv.is_dir()


def test_an_interrupt_while_files_take_their_places_leaves_all_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        signal.raise_signal(signal.SIGINT)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_files(tmp_path, {"a": b"1", "b": b"2"})
    assert names(tmp_path) == ["a", "b"]


def test_existing_reports_are_kept_unless_forced(folder: Path) -> None:
    run = CliRunner().invoke
    assert run(cli, ["report", "国家.txt", "市.txt", "-o", "出", "--format", "json"]).exit_code == 0
    Path("出/alignment.json").write_bytes(b"mine")
    done = run(cli, ["report", "国家.txt", "市.txt", "-o", "出", "--format", "html,json"])
    assert done.exit_code == 1
    assert "已有 alignment.json，未覆盖" in done.stderr and "读入" not in done.stderr
    assert names(folder / "出") == ["alignment.json"] and Path("出/alignment.json").read_bytes() == b"mine"
    assert run(cli, ["report", "国家.txt", "市.txt", "-o", "出", "--force", "--format", "json"]).exit_code == 0
    assert Path("出/alignment.json").read_bytes() != b"mine"


# ---------------------------------------------------------------- reading


def test_the_hash_is_that_of_the_bytes_read(folder: Path) -> None:
    path = Path("国家.txt")
    assert read_file(path).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("grow", [b"", b"more"])
def test_a_file_that_changes_while_it_is_read_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, grow: bytes
) -> None:
    path = Path("国家.txt")
    real = os.fstat
    calls = []

    def meddle(handle: int) -> os.stat_result:
        calls.append(handle)
        if len(calls) == 2:
            path.write_bytes(path.read_bytes() + grow)
            os.utime(path, (1, 1))
        return real(handle)

    monkeypatch.setattr(compare.reading.files.os, "fstat", meddle)
    with pytest.raises(PolicyCompareError, match="读取时文件正在变化；请等保存完成后再试"):
        load_file(path)


def test_a_file_that_vanishes_costs_itself_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("去.txt").write_text(MUNICIPAL, encoding="utf-8")
    real = compare.reading.files.load_file

    def vanish(path: Path) -> bytes:
        Path("去.txt").unlink(missing_ok=True)
        return real(path)

    monkeypatch.setattr(compare.reading.files, "load_file", vanish)
    done = CliRunner().invoke(cli, ["report", "国家.txt", "市.txt", "去.txt", "-o", "出", "--format", "json"])
    assert done.exit_code == 0, done.output
    assert "未读入：去.txt：找不到文件" in done.stderr


# ---------------------------------------------------------------- surroundings

PLAIN = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}  # no character of 市 can be written in it


@POSIX
@pytest.mark.parametrize("command", ["report", "review"])
def test_nothing_is_stored_but_the_output_and_the_dictionary(folder: Path, command: str) -> None:
    word = "鑫垚淼焱"  # stands in no dictionary
    Path("市.txt").write_text(MUNICIPAL.replace("人才培养", f"人才培养和{word}"), encoding="utf-8")
    for one in ("家", "临时"):
        (folder / one).mkdir()
    files = ["国家.txt", "市.txt"] if command == "report" else ["市.txt", "--against", "国家.txt"]
    homes = {"HOME": str(folder / "家"), "XDG_CACHE_HOME": str(folder / "家" / "存"), "TMPDIR": str(folder / "临时")}
    done = subprocess.run(
        [sys.executable, "-B", "-m", "compare", command, *files, "-o", "出", "--format", "json,html"],
        env=os.environ | homes,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert names(folder) == sorted(["临时", "出", "国家.txt", "家", "市.txt"])
    assert names(folder / "家") == []
    assert names(folder / "临时") == ["jieba.cache"]
    assert word.encode() not in (folder / "临时" / "jieba.cache").read_bytes()
    assert any(word in path.read_text(encoding="utf-8") for path in (folder / "出").iterdir())


def test_nothing_is_sent(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the program went to the network")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    (folder / "网.html").write_text(
        f"<html><head><base href='http://192.0.2.1/'></head><body><img src='x.png'><p>{RULES}</p></body></html>",
        encoding="utf-8",
    )
    run = CliRunner().invoke
    formats = ("--format", "json,html,docx,xlsx,csv")
    done = run(cli, ["report", "国家.txt", "市.txt", "网.html", "-o", "一", *formats])
    assert done.exit_code == 0, done.output
    formats = ("--format", "json,html,decisions,memo-docx")
    done = run(cli, ["review", "市.txt", "--against", "国家.txt", "-o", "二", *formats])
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("step", [-3600.0, 86_400.0 * 400], ids=["backwards", "forwards"])
def test_a_clock_that_jumps_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch, step: float) -> None:
    formats = ("--format", "json,html,docx,xlsx,csv")
    run = CliRunner().invoke
    assert run(cli, ["report", "国家.txt", "市.txt", "-o", "一", *formats]).exit_code == 0
    (folder / "二").mkdir()
    (folder / "二" / ".alignment.json.1.part").write_bytes(b"left by a program that was killed")
    jumps = itertools.count(1)
    now = time.time()
    # Every look at the clock finds it further off; not below 1980, where archives begin.
    monkeypatch.setattr(time, "time", lambda: max(now + step * next(jumps), 400_000_000.0))
    done = run(cli, ["report", "国家.txt", "市.txt", "-o", "二", *formats])
    assert done.exit_code == 0, done.output
    assert next(jumps) > 1  # it was asked at all
    kept = {one: (folder / "二" / one).read_bytes() for one in names(folder / "二") if not one.endswith(".part")}
    assert kept == {one: (folder / "一" / one).read_bytes() for one in names(folder / "一")}
    left = [one for one in names(folder / "二") if one.endswith(".part")]
    assert left == ([".alignment.json.1.part"] if step < 0 and os.name == "nt" else [])


@pytest.mark.parametrize(
    "surroundings",
    [
        {**PLAIN, "HOME": "", "USERPROFILE": "", "TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "0"},
        {"PYTHONIOENCODING": "gbk", "LC_ALL": "zh_CN.GBK", "HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"},
        {"LC_ALL": "POSIX", "TMPDIR": "/nonexistent", "TEMP": "/nonexistent", "TMP": "/nonexistent"},
    ],
    ids=lambda one: " ".join(f"{key}={value}" for key, value in one.items()),
)
def test_any_surroundings_give_the_same_bytes(folder: Path, surroundings: dict[str, str]) -> None:
    words = ["report", "国家.txt", "市.txt", "--format", "json,html,docx", "-o"]
    assert CliRunner().invoke(cli, [*words, "一"]).exit_code == 0
    run_elsewhere([*words, "二"], surroundings)
    first, second = ({path.name: path.read_bytes() for path in Path(one).iterdir()} for one in ("一", "二"))
    assert first == second


def run_elsewhere(words: list[str], surroundings: dict[str, str]) -> None:
    """Run a command in a process of its own, with nothing of this one's home and language."""
    kept = {key: value for key, value in os.environ.items() if key not in ("HOME", "LC_ALL", "LANG")}
    command = [sys.executable, "-m", "compare", *words]
    done = subprocess.run(command, env=kept | surroundings, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr


@POSIX
@pytest.mark.parametrize("command", ["review", "survey"])
def test_names_are_kept_where_the_locale_has_no_such_characters(folder: Path, command: str) -> None:
    more = ["--format", "json,html,decisions,memo-docx", "--date", "2026-01-01"]
    if command == "survey":
        more = ["--format", "json,html,xlsx", "--workers", "1"]
    words = [command, "市.txt", "--against", "国家.txt", *more, "-o"]
    assert CliRunner().invoke(cli, [*words, "一"]).exit_code == 0
    run_elsewhere([*words, "二"], PLAIN)
    first, second = (
        {path.name: path.read_bytes() for path in Path(one).iterdir() if path.suffix != ".sqlite"}
        for one in ("一", "二")
    )
    assert first == second
    assert any(name.startswith("市.") for name in first) is (command == "review")
