"""From what the user named to files: a folder stands for the documents in it, a pattern for what it matches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from compare.errors import PolicyCompareError, quote
from compare.limits import VARIABLE, find_limits
from compare.read import name_file

# Endings that are looked for in a folder. A file that is named outright is read whatever it is called.
ENDINGS = (
    *(".txt", ".text", ".md", ".html", ".htm"),
    *(".docx", ".doc", ".wps", ".pdf", ".ofd"),
    *(".png", ".jpg", ".jpeg", ".tif", ".tiff"),
)
PATTERN_MARKS = "*?["
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def gather_files(names: Sequence[str], output: Path | None = None, written: Iterable[str] = ()) -> tuple[Path, ...]:
    """The files to read, in the order given, each once; those of a folder or a pattern in the order of their names.

    What an earlier run wrote is no document: of a folder or a pattern, files in an output folder that lies within are
    left out, and files there that bear the names of reports. A file that is named outright is read.

    Args:
        names: Files, folders, or patterns such as ``plans/*.txt`` (for shells that do not expand them).
        output: Where this run will write.
        written: The names of the files that such runs write there.

    Raises:
        PolicyCompareError: Something named is not there, or a folder or pattern holds nothing to read.
    """
    found: dict[Path, None] = {}
    for name in names:
        try:
            inside = gather_one(name)
            if len(inside) != 1 or inside[0] != Path(name):
                inside = leave_out_own(name, inside, output, written)
            found.update(dict.fromkeys(inside))
        except (OSError, ValueError, NotImplementedError, re.error) as problem:  # too long, a NUL, an odd pattern
            raise PolicyCompareError(f"{name_file(Path(name))}：不能作为文件名或通配符；请检查路径") from problem
    most = find_limits().files
    if len(found) > most:
        raise PolicyCompareError(f"共{len(found)}个文件，超过上限 files={most}；请分批，或用环境变量 {VARIABLE} 放宽")
    return tuple(found)


def gather_one(name: str) -> tuple[Path, ...]:
    """The files that one argument stands for.

    Raises:
        PolicyCompareError: It is not there or holds nothing to read.
    """
    path = Path(name)
    if _ADDRESS.match(name) and not path.exists():
        raise PolicyCompareError(f"{quote(name)}：是网址，本程序不联网；请先下载成文件")
    if path.is_dir():
        inside = tuple(sorted(one for one in path.rglob("*") if is_document(one, path)))
        if not inside:
            kinds = "文本、网页、Word、WPS、PDF、OFD、图片"
            raise PolicyCompareError(f"{name_file(path)}：文件夹中没有可读的文件（{kinds}）；请检查路径")
        return inside
    if path.exists() or not any(mark in name for mark in PATTERN_MARKS):
        return (path,)  # a missing file is reported by the reader, with the same words as everywhere
    matched = tuple(sorted(one for one in expand(path) if one.is_file()))
    if not matched:
        raise PolicyCompareError(f"{name_file(path)}：没有符合的文件；请检查路径")
    return matched


def leave_out_own(name: str, found: tuple[Path, ...], output: Path | None, written: Iterable[str]) -> tuple[Path, ...]:
    """The files that a folder or a pattern stands for, without what this program wrote.

    Raises:
        PolicyCompareError: Nothing else is there.
    """
    if output is None:
        return found
    folder = output.resolve()
    base = Path(name)
    within = base.is_dir() and folder != base.resolve() and folder.is_relative_to(base.resolve())
    own = {folder / one for one in written}
    left = tuple(
        one for one in found if (place := one.resolve()) not in own and not (within and place.is_relative_to(folder))
    )
    if not left:
        raise PolicyCompareError(f"{name_file(base)}：除本程序写出的报告外没有可读的文件；请检查路径")
    return left


def is_document(path: Path, folder: Path) -> bool:
    """Whether a folder's file is to be read: known by its ending, not hidden, in no hidden folder."""
    inner = path.relative_to(folder)
    return path.suffix.lower() in ENDINGS and not any(part.startswith(".") for part in inner.parts) and path.is_file()


def expand(pattern: Path) -> list[Path]:
    """The paths that a pattern matches, written the way that the pattern is (absolute or not)."""
    return list(Path(pattern.anchor).glob(str(pattern.relative_to(pattern.anchor))))
