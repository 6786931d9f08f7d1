"""How much of one file is read before it is refused, every limit once; archives of Office files are opened within them.

The environment variable ``POLICY_COMPARE_LIMITS`` changes them for a run: ``pages=5000,seconds=60``. It reaches the
processes that read files apart, too. ``docs/reliability.md`` says what each limit guards against. Archives that were
made to fill the memory of whoever opens them end at them, real files stay far below; XML is parsed without entities.
"""

from __future__ import annotations

import functools
import io
import lzma
import os
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field, fields, replace
from typing import Any, NoReturn

from lxml import etree

from compare.errors import PolicyCompareError, quote

VARIABLE = "POLICY_COMPARE_LIMITS"


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one file may have; past one, that file is refused and the others go on."""

    bytes: int = 200_000_000  # as it lies on the disk; a scan of 200 pages has about 60 million
    members: int = 20_000  # of an archive; a 2,000-page file with a picture on every page has about 4,000
    unpacked: int = 200_000_000  # bytes of all parts read; the text of 1,000 pages is about 20 million of XML
    ratio: int = 200  # unpacked to packed; XML of real files reaches 40, a bomb 1,000
    pages: int = 3_000  # the thickest gazettes have some hundreds
    pixels: int = 80_000_000  # of one picture; A3 at 600 dots an inch has 70 million
    objects: int = 300_000  # drawn on one page of a PDF; a page of a newspaper has about 10,000
    paragraphs: int = 100_000  # lines of text and rows of tables; a compilation of 1,000 pages has about 30,000
    line: int = 200_000  # characters of one line; the longest paragraph of a gazette has about 5,000
    characters: int = 5_000_000  # in all; a compilation of 1,000 pages has about 1.5 million
    seconds: int = 600  # in a process of its own; a scan needs 2.5 a page
    memory: int = 4_000_000_000  # bytes of that process, where the system can hold it to them
    files: int = 20_000  # of one run


# What a value is counted in, where one is told.
WORDS = {
    "bytes": "字节",
    "members": "个部件",
    "unpacked": "字节（解压后）",
    "ratio": "倍的压缩",
    "pages": "页",
    "pixels": "像素",
    "objects": "个对象",
    "paragraphs": "段",
    "line": "字的一行",
    "characters": "字",
}


def find_limits() -> Limits:
    """The limits of this run; refused where the environment variable names none, or no number."""
    return read_limits(os.environ.get(VARIABLE, ""))


@functools.lru_cache(maxsize=8)
def read_limits(text: str) -> Limits:
    """The defaults, changed by ``NAME=VALUE`` pairs with commas between them."""
    known = [field.name for field in fields(Limits)]
    changed: dict[str, int] = {}
    for pair in filter(None, (one.strip() for one in text.split(","))):
        name, _, value = (one.strip() for one in pair.partition("="))
        if name not in known or not re.fullmatch(r"[1-9][0-9]{0,14}", value):
            raise PolicyCompareError(f"{VARIABLE}：“{pair}”应写成 名称=正整数；名称可用 {'、'.join(known)}")
        changed[name] = int(value)
    return replace(Limits(), **changed)


def hold(name: str, value: float, file: str, advice: str = "请拆分后再试") -> None:
    """Refuse a file that has more of something than its limit; ``advice`` says what to do, beside raising the limit."""
    if value > getattr(find_limits(), name):
        refuse(name, file, f"{value:.0f}{WORDS[name]}", advice)


def refuse(name: str, file: str, what: str, advice: str = "请拆分后再试") -> NoReturn:
    """Refuse a file that passed a limit; ``what`` it has, in Chinese. The others as for ``hold``."""
    most = getattr(find_limits(), name)
    raise PolicyCompareError(f"{file}：{what}，超过上限 {name}={most}，未读取；{advice}，或用环境变量 {VARIABLE} 放宽")


# --- archive ----------------------------------------------------------------------------------------------------------

NAMED = 80  # characters of the name of a part in a message
RATIO_FROM = 4_000_000  # bytes unpacked: below this the ratio does no harm
# What zipfile raises for archives that are damaged (ValueError, IndexError and struct.error among it, for damaged
# directories), encrypted (RuntimeError), or packed in a way that it does not know (NotImplementedError).
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError),
    *(RuntimeError, NotImplementedError, ValueError, IndexError, struct.error, OverflowError),
)


@dataclass(frozen=True, slots=True)
class Archive:
    """The parts of a file, unpacked when they are asked for; ``spent`` are the bytes unpacked so far."""

    file: str
    zip: zipfile.ZipFile
    names: frozenset[str] = field(default=frozenset())
    spent: list[int] = field(default_factory=list, compare=False)

    def read(self, name: str) -> bytes:
        """The bytes of a part; refused where it is not there, damaged, encrypted, or larger than any real one."""
        try:
            info = self.zip.getinfo(name)
            check_size(info, self.file)
            self.spent.append(info.file_size)
            hold("unpacked", sum(self.spent), self.file)
            return self.zip.read(info)  # never more than it says of itself
        except KeyError:
            raise PolicyCompareError(f"{self.file}：文件不完整（缺 {quote(name, NAMED)}）；请重新保存后再试") from None
        except BROKEN as problem:
            raise PolicyCompareError(f"{self.file}：文件已损坏（{quote(name, NAMED)}）；请重新保存后再试") from problem

    def parse(self, name: str) -> Any:
        """The root element of an XML part; refused as by ``read``, or where it is not well-formed."""
        return parse_xml(self.read(name), f"{self.file}：文件已损坏（{quote(name, NAMED)}）；请重新保存后再试")


def open_archive(data: bytes, file: str) -> Archive:
    """The archive that ``data`` is; refused where it is none, cut off, or has more members than any real one."""
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as problem:
        raise PolicyCompareError(f"{file}：文件已损坏或不完整；请重新保存后再试") from problem
    names = opened.namelist()
    hold("members", len(names), file)
    return Archive(file, opened, frozenset(names))


def check_size(info: zipfile.ZipInfo, file: str) -> None:
    """Refuse a part that unpacks to more than any real one."""
    hold("unpacked", info.file_size, file)
    if info.file_size > RATIO_FROM:
        hold("ratio", info.file_size // max(1, info.compress_size), file)


def parse_xml(data: bytes, complaint: str) -> Any:
    """The root element; no entity is resolved, nothing fetched; refused by ``complaint`` where it is broken."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise PolicyCompareError(complaint) from problem
    if root.getroottree().docinfo.doctype:  # office parts have none; one could declare entities
        raise PolicyCompareError(complaint)
    return root
