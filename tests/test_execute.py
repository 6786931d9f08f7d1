"""Another program and all that it starts are over when the call is, however it ends."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from compare.execute import execute

# Starts a child that says its number, then waits or ends.
STARTER = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
open(sys.argv[1], "w").write(str(child.pid))
print("on standard error", file=sys.stderr, flush=True)
time.sleep(float(sys.argv[2]))
sys.exit(3)
"""
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="who has ended there tells no more what it started")


def gone(number: int) -> bool:
    """Whether a process is no more, or soon will be."""
    for _ in range(100):
        try:
            if psutil.Process(number).status() == psutil.STATUS_ZOMBIE:  # nobody asks for its end: it is over
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.05)
    return False


def start(tmp_path: Path, wait: float) -> list[str]:
    return [sys.executable, "-c", STARTER, str(tmp_path / "child"), str(wait)]


def child(tmp_path: Path) -> int:
    while not (tmp_path / "child").exists() or not (tmp_path / "child").read_text():
        time.sleep(0.02)
    return int((tmp_path / "child").read_text())


@pytest.mark.slow
def test_what_takes_too_long_is_ended_with_what_it_started(tmp_path: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(subprocess.TimeoutExpired):
        execute(start(tmp_path, 60), 2)
    assert time.monotonic() - begun < 20
    assert gone(child(tmp_path))


@POSIX
def test_nothing_stays_of_a_program_that_ended_by_itself(tmp_path: Path) -> None:
    with (tmp_path / "said").open("w+b") as said:
        assert execute(start(tmp_path, 0), 60, said) == 3
        said.seek(0)
        assert said.read().strip() == b"on standard error"
    assert gone(child(tmp_path))


@POSIX
def test_an_interrupt_ends_it_too(tmp_path: Path) -> None:
    def interrupt() -> None:
        child(tmp_path)
        signal.raise_signal(signal.SIGINT)

    usual = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
    threading.Thread(target=interrupt).start()
    try:
        with pytest.raises(KeyboardInterrupt):
            execute(start(tmp_path, 60), 50)
    finally:
        signal.signal(signal.SIGINT, usual)
    assert gone(child(tmp_path))


def test_a_program_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        execute([str(tmp_path / "nowhere")], 1)
