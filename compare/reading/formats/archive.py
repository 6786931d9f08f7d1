"""Office files are ZIP archives of XML parts: opened with limits, parsed without entities.

The limits stop archives that were made to fill the memory of whoever opens them; real files stay far below.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from compare.errors import PolicyCompareError, quote
from compare.reading.limits import hold

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
    """The parts of a file; a part is unpacked when it is asked for.

    Attributes:
        file: What the user calls the file; it stands in every message.
        spent: The bytes unpacked so far, part by part: a part that is read twice counts twice.
    """

    file: str
    zip: zipfile.ZipFile
    names: frozenset[str] = field(default=frozenset())
    spent: list[int] = field(default_factory=list, compare=False)

    def read(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            PolicyCompareError: It is not there, damaged, encrypted, or larger than any real one.
        """
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
        """The root element of an XML part.

        Raises:
            PolicyCompareError: As for ``read``, or it is not well-formed.
        """
        return parse_xml(self.read(name), f"{self.file}：文件已损坏（{quote(name, NAMED)}）；请重新保存后再试")


def open_archive(data: bytes, file: str) -> Archive:
    """The archive that ``data`` is.

    Raises:
        PolicyCompareError: It is no archive, cut off, or has more members than any real one.
    """
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as problem:
        raise PolicyCompareError(f"{file}：文件已损坏或不完整；请重新保存后再试") from problem
    names = opened.namelist()
    hold("members", len(names), file)
    return Archive(file, opened, frozenset(names))


def check_size(info: zipfile.ZipInfo, file: str) -> None:
    """Refuse a part that unpacks to more than any real one.

    Raises:
        PolicyCompareError: It does.
    """
    hold("unpacked", info.file_size, file)
    if info.file_size > RATIO_FROM:
        hold("ratio", info.file_size // max(1, info.compress_size), file)


def parse_xml(data: bytes, complaint: str) -> Any:
    """The root element; entities stay unresolved, nothing is fetched.

    Raises:
        PolicyCompareError: It is not well-formed; ``complaint`` is the message.
    """
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
