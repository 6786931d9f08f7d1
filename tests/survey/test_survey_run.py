"""A survey gives the same whatever does the work and whatever befalls it; what is done once is not done again."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.make_plans import make_plans
from compare.errors import PolicyCompareError
from compare.model import Level
from compare.pipeline import read_documents
from compare.settings import DEFAULT
from compare.survey import run, workers
from compare.survey.model import FailureKind
from compare.survey.plans import Outcome, Task
from compare.survey.run import run_survey
from compare.survey.store import Store, pack
from compare.survey.workers import Against, Done, Fault, Lost, Processes, pack_outcome, set_up, spread, work
from conftest import ROOT
from survey_fixture import Inside

UPPER = ROOT / "corpus" / "national_plan.txt"
PLANS = 6
CHARACTERS = 1_500


def whole(survey):
    """All that a survey says, as bytes."""
    return pack((replace(survey, rows=()), tuple(survey.rows)))


def surveyed(folder, store, **options):
    """What a survey of a folder says."""
    options = {"hire": Inside, **options}
    with Store(store) as kept:
        return whole(run_survey(sorted(folder.glob("*.*")), [UPPER], kept, **options))


@pytest.fixture(scope="module")
def plans(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans")
    for name, text in make_plans(PLANS, CHARACTERS):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


@pytest.fixture(scope="module")
def expected(plans, tmp_path_factory):
    return surveyed(plans, tmp_path_factory.mktemp("store") / "store.sqlite")


@pytest.mark.slow
def test_two_processes_give_what_one_gives(plans, expected, tmp_path):
    assert surveyed(plans, tmp_path / "s", hire=lambda side: Processes(side, 2)) == expected


@pytest.mark.slow
def test_a_killed_process_changes_nothing(plans, expected, tmp_path):
    killed = []

    def watch(stage, done, total, failed=0):
        if done == 2 and not killed:
            victim = multiprocessing.active_children()[0]
            killed.append(victim.pid)
            victim.kill()

    assert surveyed(plans, tmp_path / "s", hire=lambda side: Processes(side, 2), progress=watch) == expected
    assert killed


def sleep_and_tell(path):
    """An order that says that it is under way, and never ends."""
    Path(path).write_text("begun", encoding="utf-8")
    time.sleep(600)


@pytest.mark.slow
def test_a_process_killed_while_it_waits_for_work_holds_up_nobody(tmp_path):
    """It takes the lock of the queue with it; the other process must leave when it is told to, or the pool waits on."""
    with Processes(Against("", pack(read_documents([UPPER])), DEFAULT), 2) as workers:
        pool = workers.executor()
        busy = pool.submit(sleep_and_tell, tmp_path / "busy")
        idle = pool.submit(os.getpid).result(timeout=60).take()
        while not (tmp_path / "busy").exists():
            time.sleep(0.01)
        time.sleep(0.5)  # the first is back at the queue
        os.kill(idle, signal.SIGKILL)
        assert isinstance(busy.exception(timeout=60), BrokenExecutor)
        ending = threading.Thread(target=pool.shutdown, daemon=True)
        ending.start()
        ending.join(timeout=60)
        assert not ending.is_alive()


def test_told_to_leave_while_it_works_a_process_puts_away_what_it_began_and_ends(monkeypatch):
    ended = []

    def told(task, prepared):
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(5)
        finally:
            ended.append("put away")

    monkeypatch.setattr(workers, "survey_one", told)
    monkeypatch.setattr(workers, "_prepared", {"k": None})
    monkeypatch.setattr(os, "_exit", ended.append)
    before = signal.signal(signal.SIGTERM, workers._leave)
    try:
        work("k", Task("a.txt", b""))
    finally:
        signal.signal(signal.SIGTERM, before)
    assert ended == ["put away", 1]


def test_a_second_run_works_on_nothing(plans, expected, tmp_path):
    surveyed(plans, tmp_path / "s")
    (plans / "empty.txt").rename(tmp_path / "empty.txt")
    try:
        again = surveyed(plans, tmp_path / "s", hire=None)  # nobody could do any work
    finally:
        (tmp_path / "empty.txt").rename(plans / "empty.txt")
    assert again == surveyed_without_empty(plans, tmp_path)
    assert again != expected


def surveyed_without_empty(plans, tmp_path):
    with Store(tmp_path / "other") as kept:
        return whole(run_survey(sorted(plans.glob("plan*")), [UPPER], kept, hire=Inside))


def test_only_what_changed_is_done_again(plans, tmp_path, monkeypatch):
    folder = tmp_path / "plans"
    folder.mkdir()
    for path in plans.glob("plan*"):
        (folder / path.name).write_bytes(path.read_bytes())
    surveyed(folder, tmp_path / "s")
    changed = sorted(folder.iterdir())[1]
    changed.write_text(changed.read_text(encoding="utf-8").replace("回收", "收集"), encoding="utf-8")
    sent = watch_orders(monkeypatch)
    surveyed(folder, tmp_path / "s")
    assert sent == [str(changed)]


def test_other_settings_read_no_file_again_but_compare_anew(plans, tmp_path, monkeypatch):
    surveyed(plans, tmp_path / "s")
    sent = watch_orders(monkeypatch, read=True)
    surveyed(plans, tmp_path / "s", settings=replace(DEFAULT, addressed=0.6))
    assert len(sent) == PLANS + 1
    assert [file.rsplit("/", 1)[-1] for file, known in sent if not known] == ["empty.txt"]


def watch_orders(monkeypatch, read=False):
    """The files that are worked on from now on; with ``read``, also whether they were read before."""
    sent = []

    def watched(key, orders, workers):
        def passing():
            for known, order in orders:
                sent.append((known.file, order.documents is not None) if read else known.file)
                yield known, order

        return spread(key, passing(), workers)

    monkeypatch.setattr(run, "spread", watched)
    return sent


def test_a_bad_file_fails_alone_and_is_listed(plans, tmp_path):
    with Store(tmp_path / "s") as kept:
        found = run_survey(sorted(plans.glob("*.*")), [UPPER], kept, hire=Inside)
        assert len([*found.rows]) == len(found.governments) == PLANS
        assert [(one.kind, "empty.txt" in one.file) for one in found.failures] == [(FailureKind.UNREAD, True)]
        assert "空" in found.failures[0].reason


def test_a_missing_file_fails_alone(plans, tmp_path):
    with Store(tmp_path / "s") as kept:
        found = run_survey([*sorted(plans.glob("plan*")), tmp_path / "gone.txt"], [UPPER], kept, hire=Inside)
        assert [one.kind for one in found.failures] == [FailureKind.UNREAD]


def test_nothing_that_could_be_compared_is_an_error(plans, tmp_path):
    with Store(tmp_path / "s") as kept, pytest.raises(PolicyCompareError, match="都未能比对"):
        run_survey([plans / "empty.txt"], [UPPER], kept, hire=Inside)


def test_nothing_that_stands_below_is_an_error(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "空.txt").write_bytes(b"")
    local = ROOT / "corpus" / "municipal_plan.txt"
    with Store(tmp_path / "s") as kept, pytest.raises(PolicyCompareError, match=r"1 个文件都未能比对，.*国家级"):
        run_survey([UPPER], [local], kept, hire=Inside)
    with (
        Store(tmp_path / "s") as kept,
        pytest.raises(PolicyCompareError, match=r"未能比对.*；未读入：空\.txt：文件是空的"),
    ):
        run_survey([UPPER], [local, Path("空.txt")], kept, hire=Inside)


def test_a_bad_upper_file_costs_itself_only(plans, expected, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    bad = Path("空.txt")
    bad.write_bytes(b"")
    told = []
    for against in ([bad, UPPER], [UPPER, bad]):
        with Store(tmp_path / "s") as kept:
            found = run_survey(sorted(plans.glob("*.*")), against, kept, hire=Inside, refuse=told.append)
            rows = tuple(found.rows)
        assert [(one.file, one.kind) for one in found.failures] == [
            ("空.txt", FailureKind.UNREAD),
            (str(plans / "empty.txt"), FailureKind.UNREAD),
        ]
        assert found.warnings[0] == "1个上位文件未能读入或层级不明，其中的部署不在普查之内：空.txt"
        mended = replace(found, failures=found.failures[1:], rows=())
        counted = f"2{found.warnings[1][1:]}", f"1{found.warnings[1][1:]}"
        assert found.warnings[1] == counted[0]
        mended = replace(mended, warnings=(counted[1], *found.warnings[2:]))
        assert pack((mended, rows)) == expected  # all else is as if it had not been named
    assert [(one.file, one.reason) for one in told] == [("空.txt", "空.txt：文件是空的；请确认保存完整后再试")] * 2


def test_an_upper_document_of_unknown_level_costs_itself_only(plans, tmp_path):
    odd = tmp_path / "说明.txt"
    odd.write_text("关于社区食堂的说明\n\n一、应当明码标价。\n二、应当公开来源。\n", encoding="utf-8")
    with Store(tmp_path / "s") as kept:
        found = run_survey(sorted(plans.glob("plan*")), [UPPER, odd], kept, hire=Inside)
        assert [one.document.file for one in found.uppers] == [str(UPPER)]
        assert [(one.file, one.kind) for one in found.failures] == [(str(odd), FailureKind.NO_LEVEL)]
        assert f"--level {odd}=national" in found.failures[0].reason
    with Store(tmp_path / "s") as kept, pytest.raises(PolicyCompareError, match="未能识别上位文件"):
        run_survey(sorted(plans.glob("plan*")), [odd], kept, hire=Inside)


def test_bad_upper_files_are_named_where_nothing_is_left(plans, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("甲.txt", "乙.txt"):
        Path(name).write_bytes(b"")
    with Store(tmp_path / "s") as kept:
        with pytest.raises(PolicyCompareError, match=r"^2个文件都未能读入，如 乙\.txt：文件是空的"):
            run_survey(sorted(plans.glob("plan*")), [Path("甲.txt"), Path("乙.txt")], kept, hire=Inside)
        with pytest.raises(PolicyCompareError, match=r"无\.txt：找不到文件"):
            run_survey(sorted(plans.glob("plan*")), [UPPER, Path("无.txt")], kept, hire=Inside)


@pytest.mark.slow
def test_the_order_of_the_files_changes_nothing(plans, tmp_path):
    files = sorted(plans.glob("*.*"))
    copy = tmp_path / "copy.txt"  # the same title twice: which of them keeps its id?
    copy.write_bytes(files[1].read_bytes())
    uppers = [UPPER, ROOT / "corpus" / "provincial_opinion.txt"]
    seen = set()
    for number, order in enumerate([[*files, copy], [copy, *files[::-1]]]):
        with Store(tmp_path / str(number)) as kept:
            seen.add(whole(run_survey(order, uppers[:: 1 - 2 * number], kept, hire=Inside)))
    assert len(seen) == 1


def test_the_upper_documents_are_not_surveyed(plans, tmp_path):
    with Store(tmp_path / "s") as kept:
        found = run_survey([*sorted(plans.glob("plan*")), UPPER], [UPPER], kept, hire=Inside)
        assert len(found.governments) == PLANS
        assert found.failures == ()
        with pytest.raises(PolicyCompareError, match="没有本级文件"):
            run_survey([UPPER], [UPPER], kept, hire=Inside)


def test_a_document_that_is_not_below_is_listed(plans, tmp_path):
    local = sorted(plans.glob("plan*"))[0]
    with Store(tmp_path / "s") as kept:
        found = run_survey(sorted(plans.glob("plan*")), [UPPER], kept, hire=Inside, levels={str(local): Level.NATIONAL})
        assert [(one.file, one.kind) for one in found.failures] == [(str(local), FailureKind.NOT_BELOW)]


def test_a_new_store_that_another_run_is_just_making_is_waited_for(tmp_path):
    path = tmp_path / "s"
    with sqlite3.connect(path, isolation_level=None, check_same_thread=False) as other:
        other.execute("BEGIN IMMEDIATE")
        threading.Timer(0.5, lambda: other.execute("COMMIT")).start()
        with Store(path):
            pass
    other.close()


# ---------------------------------------------------------------- lost workers, with an executor that loses them


class Mortal(Executor):
    """Ends, as a pool does, when it is given certain orders; then it takes no more."""

    def __init__(self, deadly):
        self.deadly, self.dead = deadly, False

    def submit(self, function, /, *arguments, **_):
        future: Future = Future()
        if self.dead:
            raise BrokenExecutor
        if self.deadly(arguments[1].file):
            self.dead = True
            future.set_exception(BrokenExecutor())
        elif arguments[1].file == "fault":
            future.set_exception(ValueError("odd"))
        else:
            future.set_result(pack_outcome(Outcome((), ())))
        return future


class Mortals:
    """Gives a new executor after each loss."""

    width, tries, losses = 2, 2, (BrokenExecutor,)

    def __init__(self, deadly):
        self.deadly = deadly
        self.alive = Mortal(deadly)

    def executor(self, *, fresh=False):
        self.alive = Mortal(self.deadly) if fresh else self.alive
        return self.alive


def results(files, deadly):
    orders = ((file, Task(file, b"")) for file in files)
    found: list[Done] = list(spread("key", orders, Mortals(deadly)))
    assert sorted(one.known for one in found) == sorted(files)
    return {one.known: type(one.result).__name__ for one in found}


def test_a_document_that_kills_its_worker_fails_alone():
    found = results(["a", "b", "killer", "c", "d", "e"], lambda file: file == "killer")
    assert found == {**dict.fromkeys("abcde", "Packed"), "killer": Lost.__name__}


def test_several_killers_fail_each_alone():
    found = results(["a", "k1", "b", "k2", "k3", "c", "k4"], lambda file: file.startswith("k"))
    assert {name for name, what in found.items() if what == Lost.__name__} == {"k1", "k2", "k3", "k4"}


def test_a_worker_that_is_lost_once_costs_nothing():
    left = ["b"]
    found = results(["a", "b", "c"], lambda file: file in left and not left.remove(file))
    assert set(found.values()) == {"Packed"}


def test_an_error_of_the_program_fails_alone():
    assert results(["a", "fault", "b"], lambda _: False)["fault"] == Fault.__name__


# ---------------------------------------------------------------- kill -9


def start(plans, folder, *more):
    command = [sys.executable, "-m", "compare", "survey", plans, "--against", UPPER, "-o", folder, "--format", "json"]
    return subprocess.Popen(
        [*map(str, command), "--workers", "1", "--force", *more],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.mark.slow
def test_a_survey_that_is_killed_goes_on_where_it_stopped(plans, tmp_path):
    undisturbed = start(plans, tmp_path / "calm")
    assert undisturbed.wait(timeout=120) == 0
    store = tmp_path / "hurt" / "survey.sqlite"
    chance = random.Random(8)
    seen = []
    for wanted in (0, 2):  # killed on the way to the first result, and after some
        process = start(plans, tmp_path / "hurt")
        while process.poll() is None and count_results(store) < wanted:
            time.sleep(0.005)
        time.sleep(chance.random() * 0.2)
        process.kill()
        process.wait()
        seen.append(count_results(store))
    again = start(plans, tmp_path / "hurt")
    assert again.wait(timeout=120) == 0
    assert seen == sorted(seen)  # nothing that was written got lost
    assert count_results(store) == PLANS
    assert (tmp_path / "hurt" / "survey.json").read_bytes() == (tmp_path / "calm" / "survey.json").read_bytes()


def count_results(store):
    """How many results a store holds that another process may be writing to."""
    if not store.exists():
        return 0
    base = sqlite3.connect(store, timeout=30)
    try:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return base.execute("SELECT count(*) FROM results").fetchone()[0]
    except sqlite3.OperationalError:  # the tables are not made yet
        return 0
    finally:
        base.close()


def test_work_is_a_function_of_the_file_alone(plans):
    from compare.survey.workers import Against

    side = Against("k", pack(read_documents([UPPER])), DEFAULT)
    set_up(side)
    path = sorted(plans.glob("plan*"))[0]
    order = Task(str(path), path.read_bytes())
    assert work("k", order) == work("k", order)


def test_workers_that_always_end_are_an_error():
    with pytest.raises(PolicyCompareError, match="工作进程"):
        results(["a", "b", "c", "d"], lambda _: True)


@pytest.mark.slow
def test_what_a_process_gives_back_is_a_name_and_nothing_of_it_stays(tmp_path):
    with Processes(Against("", pack(read_documents([UPPER])), DEFAULT), 1) as workers:
        pool = workers.executor()
        given = pool.submit(bytes, 1_000_000).result(timeout=60)
        folder = Path(given.path).parent
        assert len(pickle.dumps(given)) < 1_000  # a pipe takes up to 4,096 whole or not at all
        assert given.take() == bytes(1_000_000)
        left = pool.submit(bytes, 10).result(timeout=60)  # nobody takes it
        assert [one.name for one in folder.iterdir()] == [Path(left.path).name]
        assert folder.stat().st_mode & 0o077 == 0
    assert not folder.exists()
