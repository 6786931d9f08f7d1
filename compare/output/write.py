"""Writes files so that a folder holds all of them or none; and what Word and Excel demand of their bytes.

Each file is written beside its place, readable by its owner only, and takes its place when all are whole: whoever ends
the program at any moment finds the earlier files as they were, or the new ones. Files of Word and Excel get texts as
XML can hold them, and archives with the same bytes for the same parts.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import os
import re
import signal
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import BinaryIO

from compare.errors import PolicyCompareError, say_fault
from compare.progress import Progress, silent, tell

# What XML 1.0 allows (production 2, Char), turned round; a carriage return would come back as a line feed.
_FORBIDDEN = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PICTURES = 0x2400
_REPLACEMENT = "\ufffd"


def xml_text(text: str) -> str:
    """The text with every character that XML forbids shown by its control picture or U+FFFD, never dropped."""
    return _FORBIDDEN.sub(_show, text)


def _show(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(_PICTURES + code) if code < 0x20 else _REPLACEMENT


# The date of making of every file: the first that an archive can hold, the same in every run.
MADE = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)


def seal(content: bytes, replaced: Mapping[str, bytes] | None = None) -> bytes:
    """The archive with fixed times, and new contents for some of its members."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, MADE.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            new.writestr(entry, (replaced or {}).get(name) or old.read(name))
    return made.getvalue()


FORGOTTEN = 600  # seconds; what is older was most likely left by a program that was killed
Fill = Callable[[BinaryIO], object]  # writes what a file is to hold into it, from its beginning


def check_free(folder: Path, names: Iterable[str], *, force: bool = False) -> None:
    """Refuse to overwrite what is there: a folder never is, and files only with ``force``."""
    if folders := [name for name in names if (folder / on_disk(name)).is_dir()]:
        raise PolicyCompareError(f"{folder}：{folders[0]} 是文件夹，不能写成文件；请移走它，或换一个输出文件夹")
    there = [] if force else [name for name in names if os.path.lexists(folder / on_disk(name))]
    if there:
        named = "、".join(there[:3]) + ("等" if len(there) > 3 else "")
        raise PolicyCompareError(f"{folder}：已有 {named}，未覆盖；请换一个输出文件夹，或加 --force 覆盖")


def write_files(folder: Path, contents: Mapping[str, bytes], *, force: bool = False) -> tuple[Path, ...]:
    """Writes files whose bytes are at hand, by file name, as ``fill_files`` does."""
    return fill_files(folder, {name: partial(write_all, content) for name, content in contents.items()}, force=force)


def write_all(content: bytes, file: BinaryIO) -> None:
    """Bytes into a file."""
    file.write(content)


def fill_files(
    folder: Path, fills: Mapping[str, Fill], *, force: bool = False, progress: Progress = silent
) -> tuple[Path, ...]:
    """Writes each file beside its place, and moves all when all are written; refused where that must not be."""
    check_free(folder, fills, force=force)
    parts: list[tuple[BinaryIO, Path, Path]] = []
    try:
        with contextlib.ExitStack() as leaving:
            folder.mkdir(parents=True, exist_ok=True)
            for name in tell(progress, "写报告", tuple(fills)):
                there = on_disk(name)
                clear(folder, there)
                file, beside = open_beside(folder, there, leaving)
                parts.append((file, beside, folder / there))
                fills[name](file)
                file.flush()
                os.fsync(file.fileno())
            check_free(folder, fills, force=force)  # somebody else may have written them meanwhile
            mask = os.umask(0o077)  # what is taken from the permissions of new files: told only to who sets it
            os.umask(mask)
            with uninterrupted():
                for file, beside, target in parts:
                    beside.chmod(0o666 & ~mask)
                    file.close()  # Windows moves no open file
                    beside.replace(target)
    except OSError as error:  # also from closing: a full disk says so once more
        raise PolicyCompareError(f"无法写入输出文件夹 {folder}：{say_fault(error)}；请换一个可写的文件夹") from error
    return tuple(target for _, _, target in parts)


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C waits until this is over, so that it leaves all files or none; only the main thread can see to that."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    late: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: late.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    for number in late:
        signal.raise_signal(number)


def on_disk(name: str) -> str:
    """A file's name for the system: of the same bytes in a locale that has no such characters, too."""
    return os.fsdecode(name.encode("utf-8", "surrogateescape")) if os.name == "posix" else name


def open_beside(folder: Path, name: str, leaving: contextlib.ExitStack) -> tuple[BinaryIO, Path]:
    """A new file that only its owner can read, locked lest another run take it for forgotten, in the end removed."""
    while True:
        handle, made = tempfile.mkstemp(prefix=f".{name}.", suffix=".part", dir=folder)
        beside = Path(made)
        leaving.callback(remove, beside)
        file = leaving.enter_context(os.fdopen(handle, "r+b"))
        if lock(file) is not False and beside.exists():  # else another run cleared it before it was locked
            return file, beside


def remove(path: Path) -> None:
    """Remove a file where that can be done."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def lock(file: BinaryIO) -> bool | None:
    """Lock a file until this process ends; False where another one has it, None without locks (Windows needs none)."""
    try:
        import fcntl
    except ModuleNotFoundError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def clear(folder: Path, name: str) -> None:
    """Remove what a program that was killed left beside a file.

    Who writes has the file locked, so that no clock that jumps makes the file of a living run look forgotten. The age
    counts as well, either way: on a disk that several machines share a lock may be seen on one of them only.
    """
    for left in folder.glob(f".{escape(name)}.*.part"):
        with contextlib.suppress(OSError):
            age = time.time() - left.stat().st_mtime
            if abs(age) > FORGOTTEN:
                clear_unlocked(left, age)


def clear_unlocked(path: Path, age: float) -> None:
    """Remove a file that nobody has locked or, as Windows tells it, open; where there are no locks, one that is old."""
    with path.open("r+b") as file:
        free = lock(file)
        if free:
            path.unlink()  # still locked: whoever has just made it makes another one
    if free is None and age > 0:
        path.unlink()


def escape(name: str) -> str:
    """A name as a pattern that matches it alone."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)
