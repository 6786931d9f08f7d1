"""Bytes of a file to lines with their place, and files and documents by what a user named.

A folder stands for the documents in it, a pattern for what it matches; of documents that are read, a number in the
list, an id, a file, a 文号 or a piece of the title names one. The format is chosen by content, never by name: the first
bytes tell a Word file that somebody called ``.txt``.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from pathlib import Path, PurePath

from compare.errors import PolicyCompareError, quote, say_fault
from compare.model import Document, Line, Source
from compare.reading.formats import find_format, is_own
from compare.reading.formats.plausible import plausible
from compare.reading.limits import VARIABLE, find_limits, hold
from compare.reading.lines import LOST, is_wrapped
from compare.reading.worker import read_apart
from compare.text.words import strip_space

# --- read -------------------------------------------------------------------------------------------------------------

BLANK = dict.fromkeys(map(ord, "\ufeff\u200b"))  # of no width, and no white space by the book
DOUBTFUL = 0.97  # share of right characters below which a reader is told; real files have .999 and more
DOUBTED = 50  # characters; a shorter text tells nothing
_LONE = re.compile("[\ud800-\udfff]")


def read_file(path: Path) -> Source:
    """Read one file of any known format, which its path as given names in every report.

    Refused where it is missing, unreadable, empty, past a limit, or of a format that cannot be read here.
    """
    return read_bytes(load_file(path), name_file(path))


def check_there(path: Path) -> None:
    """Refuse a file that does not exist, most likely a slip of the pen, with a ``PolicyCompareError``."""
    try:
        path.stat()
    except PermissionError:
        return  # whoever reads it says so
    except (OSError, ValueError):  # ValueError: no name that this system can have
        raise PolicyCompareError(f"{name_file(path)}：找不到文件；请检查路径") from None


_BASE: ContextVar[Path | None] = ContextVar("base", default=None)


@contextmanager
def naming_from(files: Sequence[Path], *, full: bool = False) -> Iterator[None]:
    """Within, files are named from the folder that all of these have in common, so that no report tells whose it was.

    Names that were given without their whole path stay as given, where all were; with ``full`` whole paths stay, too.
    """
    folders = [str(one.absolute().parent) for one in files]
    apart = len({os.path.splitdrive(one)[0] for one in folders}) != 1
    given = full or apart or not any(one.is_absolute() for one in files)
    token = _BASE.set(None if given else Path(os.path.commonpath(folders)))
    try:
        yield
    finally:
        _BASE.reset(token)


def name_file(path: Path) -> str:
    """The path as it stands in every message and report: on one line, bytes that are no characters as U+FFFD.

    Where ``naming_from`` says so, it is named from a folder that all inputs share.
    """
    base = _BASE.get()
    if base is not None and path.absolute().is_relative_to(base):
        path = path.absolute().relative_to(base)
    shown = os.fsencode(path).decode("utf-8", "replace") if os.name == "posix" else path.as_posix()
    return quote(shown)


def find_path(file: str) -> Path:
    """A path from what ``name_file`` shows: of the same bytes, in a locale that has no such characters, too."""
    path = Path(os.fsdecode(file.encode("utf-8")) if os.name == "posix" else file)
    base = _BASE.get()
    return path if base is None else base / path


def load_file(path: Path) -> bytes:
    """The bytes of a file, all of one moment; refused where there are none, or somebody writes to it at this moment."""
    file = name_file(path)
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            os.scandir(path).close()  # a folder that lets nobody in says so first
            raise PolicyCompareError(f"{file}：是文件夹，不是文件；请给出文件")
        if not stat.S_ISREG(kind):  # a pipe or a device may have no end
            raise PolicyCompareError(f"{file}：不是普通文件（管道或设备）；请先存成文件")
        with path.open("rb") as opened:
            before = os.fstat(opened.fileno())
            hold("bytes", before.st_size, file)
            data = opened.read(before.st_size + 1)
            after = os.fstat(opened.fileno())
    except FileNotFoundError:
        raise PolicyCompareError(f"{file}：找不到文件；请检查路径") from None
    except (OSError, ValueError) as problem:  # ValueError: a name with a NUL
        why = say_fault(problem) if isinstance(problem, OSError) else problem
        raise PolicyCompareError(f"{file}：无法读取（{why}）；请检查路径和权限") from problem
    if len(data) != before.st_size or (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise PolicyCompareError(f"{file}：读取时文件正在变化；请等保存完成后再试")
    return data


def read_bytes(data: bytes, file: str) -> Source:
    """Read the bytes of a file that is called ``file``; refused as by ``read_file``."""
    if not data:
        raise PolicyCompareError(f"{file}：文件是空的；请确认保存完整后再试")
    hold("bytes", len(data), file)
    format_ = find_format(data)
    apart = format_.apart is not None and len(data) >= format_.apart
    read = (read_apart(format_, data, file) if apart else None) or format_.load(file)(data, file)
    if not any(line.text.translate(BLANK).strip() for line in read.lines):
        raise PolicyCompareError(f"{file}：文件里没有文字；请确认保存完整后再试")
    lengths = [len(line.text) for line in read.lines]
    for name, value in (("paragraphs", len(lengths)), ("line", max(lengths)), ("characters", sum(lengths))):
        hold(name, value, file)
    lines = tuple(map(mend, read.lines))
    sure, warnings = doubt(lines, read.warnings)
    flowing = read.flowing and not is_wrapped([line.text for line in lines if not line.furniture])
    confidence = min(read.confidence, sure)
    return Source(file, hashlib.sha256(data).hexdigest(), format_.name, lines, flowing, warnings, confidence)


def doubt(lines: Sequence[Line], warnings: tuple[str, ...]) -> tuple[float, tuple[str, ...]]:
    """Share of the characters that are believed to be right, and the warnings with one where many are not."""
    text = "\n".join(line.text for line in lines if not line.furniture)
    text = LOST.sub("", text) if LOST.search(text) else text
    sure = plausible(text)
    if sure >= DOUBTFUL or len(text) < DOUBTED:
        return 1.0, warnings
    return sure, (*warnings, f"约{1 - sure:.0%}的字符不像公文用字（可能是乱码或外文），请对照原件")


def mend(line: Line) -> Line:
    """The line with every lone surrogate as U+FFFD: no encoding can write one. Pairs become their character."""
    if line.text.isascii() or not _LONE.search(line.text):
        return line
    text = line.text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return replace(line, text=text)


# --- gather -----------------------------------------------------------------------------------------------------------

# Endings that are looked for in a folder. A file that is named outright is read whatever it is called.
ENDINGS = (
    *(".txt", ".text", ".md", ".html", ".htm", ".mht", ".mhtml"),
    *(".docx", ".doc", ".wps", ".pdf", ".ofd"),
    *(".png", ".jpg", ".jpeg", ".tif", ".tiff"),
)
PATTERN_MARKS = "*?["
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def gather_files(names: Sequence[str], output: Path | None = None) -> tuple[Path, ...]:
    """The files to read, in the order given, each once; those of a folder or a pattern in the order of their names.

    What an earlier run wrote is no document: of a folder or a pattern (``plans/*.txt``), files that carry this
    program's mark are left out wherever they lie, and all in an output folder that lies within. Refused where nothing
    is left to read.
    """
    found: dict[Path, None] = {}
    for name in names:
        try:
            inside = gather_one(name)
            if len(inside) != 1 or inside[0] != Path(name):
                inside = leave_out_own(name, inside, output)
            found.update(dict.fromkeys(inside))
        except (OSError, ValueError, NotImplementedError, re.error) as problem:  # too long, a NUL, an odd pattern
            raise PolicyCompareError(f"{name_file(Path(name))}：不能作为文件名或通配符；请检查路径") from problem
    most = find_limits().files
    if len(found) > most:
        raise PolicyCompareError(f"共{len(found)}个文件，超过上限 files={most}；请分批，或用环境变量 {VARIABLE} 放宽")
    return tuple(found)


def gather_one(name: str) -> tuple[Path, ...]:
    """The files that one argument stands for; refused where it is not there or holds nothing to read."""
    if not name:
        raise PolicyCompareError("有一个文件名是空的；请检查写法")
    path = Path(name)
    kind = find_kind(path)
    if _ADDRESS.match(name) and not kind:
        raise PolicyCompareError(f"{quote(name)}：是网址，本程序不联网；请先下载成文件")
    if stat.S_ISDIR(kind):
        inside = tuple(sorted(walk(path)))
        if not inside:
            kinds = "文本、网页、Word、WPS、PDF、OFD、图片"
            raise PolicyCompareError(f"{name_file(path)}：文件夹中没有可读的文件（{kinds}）；请检查路径")
        return inside
    if kind or not any(mark in name for mark in PATTERN_MARKS):
        check_there(path)  # before anything is said of where to write
        return (path,)
    expanded = Path(path.anchor).glob(str(path.relative_to(path.anchor)))  # absolute or not as the pattern is
    matched = tuple(sorted(filter(is_regular, expanded)))
    if not matched:
        raise PolicyCompareError(f"{name_file(path)}：没有符合的文件；请检查路径")
    return matched


def leave_out_own(name: str, found: tuple[Path, ...], output: Path | None) -> tuple[Path, ...]:
    """What a folder or a pattern stands for, without what this program wrote; refused where nothing else is there."""
    base = Path(name)
    left = found
    if output is not None and base.is_dir():
        folder = output.resolve()
        if folder != base.resolve() and folder.is_relative_to(base.resolve()):
            left = tuple(one for one in found if not one.resolve().is_relative_to(folder))
    left = tuple(one for one in left if not is_written_here(one))
    if not left:
        raise PolicyCompareError(f"{name_file(base)}：除本程序写出的报告外没有可读的文件；请检查路径")
    return left


def is_written_here(path: Path) -> bool:
    """Whether a file is a report of this program; of one that cannot be opened the reader says why."""
    try:
        with path.open("rb") as file:
            data = file.read(_HEAD)
            if data.startswith((b"PK", b"%PDF-")):  # their marks stand far behind
                data += file.read(find_limits().bytes)
    except OSError:
        return False
    return is_own(data)


_HEAD = 4096  # bytes: what a web page and JSON are marked in


def walk(folder: Path) -> Iterator[Path]:
    """The documents in a folder and below: known by their endings, not hidden, in no hidden folder.

    A folder that lets nobody in is one of them: whoever reads it says so, and nothing is passed over in silence.
    """
    shut: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=lambda problem: shut.append(Path(str(problem.filename)))):
        folders[:] = [one for one in folders if not one.startswith(".")]
        for name in names:
            path = Path(place, name)
            if path.suffix.lower() in ENDINGS and not name.startswith(".") and is_regular(path):
                yield path
    yield from shut


def find_kind(path: Path) -> int:
    """What is there, as the system's mode; 0 where nothing is, or nobody may look."""
    try:
        return path.stat().st_mode
    except (OSError, ValueError):  # ValueError: a NUL
        return 0


def is_regular(path: Path) -> bool:
    """Whether there is a file, no pipe, device or broken link; of one that may not be looked at the reader says why."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except PermissionError:
        return True
    except OSError:
        return False


NAMES = "文件名、文号、标题中的一段"
WAYS = f"{NAMES}、编号或 --list 列出的序号"


def find_named(documents: Sequence[Document], pattern: str, asked: str) -> tuple[Document, ...]:
    """All documents that a pattern fits, or a number, the place in their order; refused where there is none."""
    found = tuple(one for at, one in enumerate(documents, 1) if _fits(one, at, pattern, len(documents)))
    if not found:
        raise PolicyCompareError(f"{asked}：没有文件符合“{pattern}”；请写{WAYS}")
    return found


def find_all_named(documents: Sequence[Document], patterns: Sequence[str], asked: str) -> frozenset[str]:
    """The ids of all documents that any of several patterns fits; each must fit one."""
    return frozenset(one.id for pattern in patterns for one in find_named(documents, pattern, asked))


def _fits(document: Document, at: int, pattern: str, many: int) -> bool:
    """Whether a pattern is the place, the id, the file or the 文号 of a document, or a piece of its title."""
    bare = strip_space(pattern)
    if bare.isascii() and bare.isdigit() and 1 <= int(bare) <= many:
        return at == int(bare)
    identity = document.identity
    return pattern == document.id or is_named(pattern, document.file, identity.title, identity.number)


def is_named(pattern: str, file: str, title: str = "", number: str = "") -> bool:
    """Whether a pattern is the file or the 文号 of a document, or a piece of its title; empty is what is not known."""
    bare = strip_space(pattern)
    if not bare:
        return False
    path = PurePath(file)
    fits = any(mark in pattern for mark in PATTERN_MARKS) and path.match(pattern)
    if fits or pattern in (file, path.name) or file == name_file(Path(pattern)):
        return True
    return any(bare in strip_space(one) for one in (title, number) if one)
