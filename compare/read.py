"""Bytes of a file to lines with their place.

The format is chosen by content, never by name: the first bytes tell a Word file that somebody called ``.txt``.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from compare.errors import PolicyCompareError
from compare.formats import find_format
from compare.model import Source

BLANK = "\ufeff\u200b \t\r\n\f\u3000\u00a0"


def read_file(path: Path) -> Source:
    """Read one file of any known format.

    Args:
        path: The file; its path as given names it in every report.

    Raises:
        PolicyCompareError: The file is missing, unreadable, empty, or of a format that cannot be read here.
    """
    if path.is_dir():
        raise PolicyCompareError(f"{path}：是文件夹，不是文件；请给出文件")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise PolicyCompareError(f"{path}：找不到文件；请检查路径") from None
    except OSError as problem:
        raise PolicyCompareError(f"{path}：无法读取（{problem.strerror}）；请检查权限") from problem
    return read_bytes(data, str(path))


def read_bytes(data: bytes, file: str) -> Source:
    """Read the bytes of a file that is called ``file``.

    Raises:
        PolicyCompareError: As for ``read_file``.
    """
    if not data:
        raise PolicyCompareError(f"{file}：文件是空的；请确认保存完整后再试")
    format_ = find_format(data)
    read = format_.load(file)(data, file)
    if not any(line.text.strip(BLANK) for line in read.lines):
        raise PolicyCompareError(f"{file}：文件里没有文字；请确认保存完整后再试")
    return Source(
        file, hashlib.sha256(data).hexdigest(), format_.name, read.lines, read.flowing, read.warnings, read.confidence
    )
