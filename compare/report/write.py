"""Writes rendered reports so that a folder holds either the whole of them or none of what failed.

Each file is written beside its place, readable by its owner only, and takes its place when all are whole: whoever ends
the program at any moment finds the earlier files as they were, or the new ones.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from compare.errors import PolicyCompareError

FORGOTTEN = 600  # seconds; writing takes a few, so what is older was left by a program that was killed


def check_free(folder: Path, names: Iterable[str], *, force: bool = False) -> None:
    """Refuse to overwrite what is there.

    Args:
        folder: Where to.
        names: Of the files to write.
        force: They may be overwritten.

    Raises:
        PolicyCompareError: One of them is there.
    """
    there = [] if force else [name for name in names if os.path.lexists(folder / name)]
    if there:
        named = "、".join(there[:3]) + ("等" if len(there) > 3 else "")
        raise PolicyCompareError(f"{folder}：已有 {named}，未覆盖；请换一个输出文件夹，或加 --force 覆盖")


def write_files(folder: Path, contents: Mapping[str, bytes], *, force: bool = False) -> tuple[Path, ...]:
    """Writes each file beside its place first and moves all of them when all are written.

    Args:
        folder: Made where it is missing.
        contents: The bytes by file name.
        force: Overwrite files of these names.

    Returns:
        The paths written, in the order given.

    Raises:
        PolicyCompareError: A file is there and may not be overwritten, the folder cannot be made or written to, or the
            disk is full.
    """
    check_free(folder, contents, force=force)
    waiting: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            clear(folder, name)
            beside = folder / f".{name}.{os.getpid()}.part"
            beside.unlink(missing_ok=True)
            waiting.append((beside, folder / name))
            write_private(beside, content)
        mode = 0o666 & ~find_mask()
        for beside, target in waiting:
            beside.chmod(mode)
            beside.replace(target)
    except OSError as error:
        why = error.strerror or error
        raise PolicyCompareError(f"无法写入输出文件夹 {folder}：{why}；请换一个可写的文件夹") from error
    finally:
        for beside, _ in waiting:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
    return tuple(target for _, target in waiting)


def write_private(path: Path, content: bytes) -> None:
    """A new file that only its owner can read, on the disk when this returns.

    Raises:
        OSError: It is there already, or cannot be written whole.
    """
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def clear(folder: Path, name: str) -> None:
    """Remove what a program that was killed left beside a file."""
    for left in folder.glob(f".{escape(name)}.*.part"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > FORGOTTEN:
                left.unlink()


def escape(name: str) -> str:
    """A name as a pattern that matches it alone."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)


def find_mask() -> int:
    """What this process takes from the permissions of new files; the system tells it only to who sets it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
