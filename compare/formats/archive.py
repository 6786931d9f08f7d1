"""Office files are ZIP archives of XML parts: opened with limits, parsed without entities.

The limits stop archives that were made to fill the memory of whoever opens them; real files stay far below.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from compare.errors import PolicyCompareError

MEMBERS_MOST = 20_000  # a 2,000-page file with a picture on every page has about 4,000
PART_MOST = 200_000_000  # bytes unpacked; the text of 1,000 pages is about 20 MB of XML
RATIO_MOST = 200  # unpacked to packed; XML of real files reaches 40, a bomb 1,000
RATIO_FROM = 4_000_000  # bytes unpacked: below this the ratio does no harm


@dataclass(frozen=True, slots=True)
class Archive:
    """The parts of a file; a part is unpacked when it is asked for.

    Attributes:
        file: What the user calls the file; it stands in every message.
    """

    file: str
    zip: zipfile.ZipFile
    names: frozenset[str] = field(default=frozenset())

    def read(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            PolicyCompareError: It is not there, damaged, encrypted, or larger than any real one.
        """
        try:
            info = self.zip.getinfo(name)
            if info.file_size > PART_MOST or (
                info.file_size > RATIO_FROM and info.file_size > RATIO_MOST * max(1, info.compress_size)
            ):
                raise PolicyCompareError(f"{self.file}：解压后过大（{name}），疑为恶意文件，未读取")
            return self.zip.read(info)
        except KeyError:
            raise PolicyCompareError(f"{self.file}：文件不完整（缺 {name}）；请重新保存后再试") from None
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError) as problem:
            # RuntimeError: the part is encrypted; NotImplementedError: an unknown way of packing.
            raise PolicyCompareError(f"{self.file}：文件已损坏（{name}）；请重新保存后再试") from problem

    def parse(self, name: str) -> Any:
        """The root element of an XML part.

        Raises:
            PolicyCompareError: As for ``read``, or it is not well-formed.
        """
        return parse_xml(self.read(name), f"{self.file}：文件已损坏（{name}）；请重新保存后再试")


def open_archive(data: bytes, file: str) -> Archive:
    """The archive that ``data`` is.

    Raises:
        PolicyCompareError: It is no archive, cut off, or has more members than any real one.
    """
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as problem:
        raise PolicyCompareError(f"{file}：文件已损坏或不完整；请重新保存后再试") from problem
    names = opened.namelist()
    if len(names) > MEMBERS_MOST:
        raise PolicyCompareError(f"{file}：内含{len(names)}个部件，疑为恶意文件，未读取")
    return Archive(file, opened, frozenset(names))


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
