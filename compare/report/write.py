"""Writes rendered reports so that a folder holds either the whole of them or none of what failed."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from compare.errors import PolicyCompareError


def write_files(folder: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Writes each file beside its place first and moves all of them when all are written.

    Args:
        folder: Made where it is missing.
        contents: The bytes by file name.

    Returns:
        The paths written, in the order given.

    Raises:
        PolicyCompareError: The folder cannot be made or written to, or the disk is full.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            beside = folder / f".{name}.{os.getpid()}.part"
            waiting.append((beside, folder / name))
            beside.write_bytes(content)
        for beside, target in waiting:
            beside.replace(target)
    except OSError as error:
        why = error.strerror or error
        raise PolicyCompareError(f"无法写入输出文件夹 {folder}：{why}；请换一个可写的文件夹") from error
    finally:
        for beside, _ in waiting:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
    return tuple(target for _, target in waiting)
