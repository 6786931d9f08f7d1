"""Run another program so that neither it nor what it starts outlives the call: LibreOffice and browsers start others.

On Linux and macOS they share a session of their own and are ended together. Windows has no such thing without its own
libraries: there the tree is ended while its root lives, which is the case where the time is over.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import IO


def execute(command: Sequence[str], seconds: float, said: IO[bytes] | None = None) -> int:
    """Run a program to its end.

    Args:
        command: The program and its arguments.
        seconds: When it is ended.
        said: What it says on standard error goes there; a file, never a pipe, which would stay open as long as any
            process that the program started. Nowhere if None.

    Returns:
        Its exit status.

    Raises:
        subprocess.TimeoutExpired: It was ended.
        OSError: It cannot be started.
    """
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        command,
        stdin=quiet,
        stdout=quiet,
        stderr=quiet if said is None else said,
        start_new_session=os.name == "posix",
    )
    try:
        return process.wait(timeout=seconds)
    finally:  # also where this process is interrupted: Ctrl-C does not reach another session
        end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process that ``execute`` started, and those that it started."""
    if os.name == "posix":
        with contextlib.suppress(OSError):  # nobody is left
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        program = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")
        with contextlib.suppress(OSError):
            subprocess.run([program, "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
        process.kill()
    process.wait()
