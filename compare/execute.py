"""Other programs: browsers that print a page, what to type for missing libraries, a run that leaves nothing behind.

Browsers are of one family (Chromium) and take the same switches. Their names are those of the makers' own packages for
Debian and Fedora; the places are where their installers for macOS and Windows put them. The names of packages are those
of WeasyPrint's own installation page ("First Steps"), checked on Debian 12.

Browsers start further programs. On Linux and macOS these share a session of their own and are ended
together; Windows has no such thing without its own libraries: there the tree is ended while its root lives, which is
the case where the time is over.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import IO

# Looked for along the PATH, in this order.
BROWSER_PROGRAMS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    *("microsoft-edge", "microsoft-edge-stable", "chrome", "msedge"),
)
# macOS: programs are not on the PATH; the same below the user's own home.
BROWSER_BUNDLES = tuple(
    f"Applications/{name}.app/Contents/MacOS/{name}" for name in ("Google Chrome", "Microsoft Edge", "Chromium")
)
# Windows: below each of these folders, which the system names in the environment.
BROWSER_FOLDERS = ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")
BROWSER_FILES = (
    "Microsoft/Edge/Application/msedge.exe",
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
)

# One page printed without a window, with nothing from outside: no name is resolved, nothing is asked of the maker's
# servers. (Scripts cannot be turned off: the printing itself is one; pages that hold any are refused before.)
# Checked against Chromium 156.
BROWSER_SWITCHES = (
    *("--headless", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND", "--no-proxy-server", "--no-pings"),
    *("--disable-background-networking", "--disable-component-update", "--disable-default-apps"),
    *("--disable-extensions", "--disable-sync", "--no-default-browser-check", "--no-first-run"),
    *("--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline"),
)

# Debian and Ubuntu: the packages that WeasyPrint opens, the last one for small and quick PDFs.
APT_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")

# (program whose presence tells the system, what to type there)
NATIVE_INSTALL = (
    ("apt-get", "sudo apt install " + " ".join(APT_PACKAGES)),  # Debian, Ubuntu, UOS, Kylin
    ("dnf", "sudo dnf install pango"),  # Fedora, openEuler, Anolis; harfbuzz comes along
    ("yum", "sudo yum install pango"),  # older CentOS
    ("pacman", "sudo pacman -S pango"),  # Arch
    ("apk", "sudo apk add pango font-noto-cjk"),  # Alpine
    ("zypper", "sudo zypper install libpango-1_0-0 libharfbuzz-subset0"),  # openSUSE
    ("brew", "brew install pango"),  # macOS
)
# Windows has no such program as a rule: Pango comes with MSYS2, which WeasyPrint looks for by itself.
NATIVE_WINDOWS = "装 MSYS2，在其窗口中输入 pacman -S mingw-w64-ucrt-x86_64-pango"
NATIVE_OTHER = "用系统的软件管理器安装 Pango 1.44 以上和 HarfBuzz（含 subset）"


def execute(command: Sequence[str], seconds: float, said: IO[bytes] | None = None) -> int:
    """Run a program to its end, or until so many seconds are over; its exit status.

    ``said`` gets what it says on standard error: a file, never a pipe, which would stay open as long as any process
    that the program started.

    Raises:
        subprocess.TimeoutExpired: It was ended.
        OSError: It cannot be started.
    """
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet if said is None else said, start_new_session=os.name == "posix"
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
