"""Read a file in a process of its own: one that hangs, eats memory or brings the reader down costs that file only.

The libraries for PDF and pictures are native code, which nothing inside the process can stop. One worker serves all
files of a run and is replaced when it had to be ended. What goes between the two are bytes and JSON, nothing that could
be run.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from typing import IO, Any

from compare.errors import PolicyCompareError
from compare.model import Line
from compare.reading.formats import FORMATS, Format, Read
from compare.reading.limits import Limits, find_limits, refuse

# The worker looks for modules where this process does, never in the folder that it happens to be started in.
START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from compare.reading.worker import serve; serve()"
_lock = threading.Lock()
# The process that started it, the worker, and the limits that it was started with.
_worker: list[tuple[int, subprocess.Popen[bytes], Limits]] = []


def read_apart(format_: Format, data: bytes, file: str) -> Read | None:
    """What a format module makes of a file, within the limits of time and memory; refused where these were passed.

    None where no process can be started here.
    """
    with _lock:
        worker = start()
        if worker is None:
            return None
        late = threading.Event()
        seconds = find_limits().seconds

        def end() -> None:
            late.set()
            worker.kill()

        timer = threading.Timer(seconds, end)
        timer.daemon = True
        timer.start()
        answer = b""
        try:
            answer = ask(worker, format_.name, data, file)
        finally:
            timer.cancel()
            if not answer.endswith(b"\n"):  # also where this process is interrupted
                stop()
    if late.is_set() and not answer.endswith(b"\n"):
        refuse("seconds", file, f"{seconds}秒内未能读完")
    if not answer.endswith(b"\n"):
        raise PolicyCompareError(f"{file}：读取时程序中止，文件可能已损坏；请重新保存或另存为 Word（.docx）后再试")
    return take(json.loads(answer), file)


def ask(worker: subprocess.Popen[bytes], format_: str, data: bytes, file: str) -> bytes:
    """One file to the worker; its answer, cut off where it died."""
    assert worker.stdin is not None  # noqa: S101 - both are pipes, see ``start``
    assert worker.stdout is not None  # noqa: S101
    request = json.dumps({"format": format_, "file": file, "size": len(data)}).encode() + b"\n"
    with contextlib.suppress(OSError):
        worker.stdin.write(request)
        worker.stdin.write(data)
        worker.stdin.flush()
    return worker.stdout.readline()


def take(answer: dict[str, Any], file: str) -> Read:
    """The answer as a value; refused where the file was."""
    if answer.get("memory"):
        refuse("memory", file, "所需内存过多")
    if "refused" in answer:
        raise PolicyCompareError(answer["refused"])
    lines = tuple(Line(*one) for one in answer["lines"])
    return Read(lines, answer["flowing"], tuple(answer["warnings"]), answer["confidence"])


def start() -> subprocess.Popen[bytes] | None:
    """The worker of this process, started where there is none or the limits are others by now."""
    limits = find_limits()
    if _worker and _worker[0][0] == os.getpid() and _worker[0][2] != limits:
        stop()
    if _worker and (_worker[0][0] != os.getpid() or _worker[0][1].poll() is not None):
        _worker.clear()  # that of the process that this one was forked from, or one that has ended
    if not _worker:
        folders = json.dumps([one for one in sys.path if one])
        command = [sys.executable, "-P", "-c", START, folders]
        try:
            made = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        except OSError:
            return None
        _worker.append((os.getpid(), made, limits))
    return _worker[0][1]


@atexit.register
def stop() -> None:
    """End the worker, if there is one."""
    while _worker:
        owner, worker, _ = _worker.pop()
        if owner == os.getpid():
            worker.kill()
            for pipe in (worker.stdin, worker.stdout):
                with contextlib.suppress(OSError):  # what was not yet written is lost with it
                    pipe.close()  # type: ignore[union-attr]
            worker.wait()


def serve() -> None:
    """What the worker does: answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the process that waits
    hold_memory(find_limits().memory)
    while line := sys.stdin.buffer.readline():
        request = json.loads(line)
        data = sys.stdin.buffer.read(request["size"])
        if len(data) == request["size"]:
            answer(request["format"], data, request["file"], sys.stdout.buffer)


def answer(name: str, data: bytes, file: str, to: IO[bytes]) -> None:
    """Read one file and write what came of it as one line."""
    said: dict[str, Any]
    try:
        read = next(row for row in FORMATS if row.name == name).load(file)(data, file)
        lines = [[one.number, one.text, one.page, one.furniture, one.heading] for one in read.lines]
        said = {"lines": lines, "flowing": read.flowing, "warnings": read.warnings, "confidence": read.confidence}
    except PolicyCompareError as problem:
        said = {"refused": str(problem)}
    except MemoryError:
        said = {"memory": True}
    to.write(json.dumps(said).encode() + b"\n")
    to.flush()


def hold_memory(most: int) -> None:
    """Keep this process to so many bytes where the system offers that: Linux does, macOS half, Windows not."""
    try:
        import resource
    except ModuleNotFoundError:
        return
    with contextlib.suppress(ValueError, OSError):  # less is allowed already
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
