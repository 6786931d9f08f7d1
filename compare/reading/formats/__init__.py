"""One small module a format; the first bytes decide which reads a file.

In: bytes. Out: ``Read``, lines with their places. A format module has one function ``read(data, file) -> Read``, which
refuses what is damaged, protected or without text. It is imported when a file of its format comes, so that nobody pays
for a library that he does not use; where the library is an extra that is not installed, the error says what to type.
The signs, surest first, are the formats' own specifications.
"""

from __future__ import annotations

import importlib
import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from compare.errors import PolicyCompareError
from compare.model import Line
from compare.reading.limits import BROKEN

# --- formats ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Read:
    """What a format module makes of a file: see ``Source`` for the fields."""

    lines: tuple[Line, ...]
    flowing: bool = False
    warnings: tuple[str, ...] = ()
    confidence: float = 1.0


def say_struck(count: int) -> str:
    """The warning for so many places whose text is struck out by hand."""
    return f"文件有{count}处文字加了删除线，按已删除处理，未作为条文，请核对"


Reader = Callable[[bytes, str], Read]


@dataclass(frozen=True, slots=True)
class Format:
    """A row of the table."""

    name: str  # in ``Source.format``
    words: str  # what the user calls it
    # Whether bytes are of this format; cheap, it looks at the beginning only (a ZIP also at its member names).
    holds: Callable[[bytes], bool]
    module: str = ""  # the module in this package that reads it; empty where nothing here does
    extra: str = ""  # the extra of the package that its libraries come with; empty where they are always installed
    advice: str = "请另存为 Word（.docx）、PDF 或纯文本后再试"  # what to do where it cannot be read
    # From so many bytes on it is read in a process of its own; None for never. What is not read there is bounded by
    # its size alone.
    apart: int | None = None

    def load(self, file: str) -> Reader:
        """The function that reads it; refused where nothing here does, or its extra is not installed."""
        if not self.module:
            raise PolicyCompareError(f"{file}：这是{self.words}，不能直接读取；{self.advice}")
        try:
            return cast(Reader, importlib.import_module(f"compare.reading.formats.{self.module}").read)
        except ModuleNotFoundError as missing:
            if not self.extra or (missing.name or "").startswith("compare"):
                raise
            how = f"pip install 'policy-compare[{self.extra}]'"
            raise PolicyCompareError(f"{file}：这是{self.words}，需要先安装可选组件；请运行 {how}") from missing


def find_format(data: bytes) -> Format:
    """The first row of the table that fits; plain text fits everything."""
    return next(row for row in FORMATS if row.holds(data))


# --- table ------------------------------------------------------------------------------------------------------------

Holds = Callable[[bytes], bool]


def begins(*signatures: bytes) -> Holds:
    """Whether the bytes begin with one of the signatures."""
    return lambda data: data.startswith(signatures)


def is_pdf(data: bytes) -> bool:
    """Whether the bytes are a PDF; some programs write a few before its header (ISO 32000-1 annex H, note 13)."""
    if data.startswith(b"%PDF-"):
        return True
    return re.search(rb"%PDF-\d\.\d", data[:1032]) is not None and b" obj" in data and not is_html(data)


def zipped_with(member: str) -> Holds:
    """Whether the bytes are a ZIP archive, whole or cut off, with a member whose name begins so."""

    def holds(data: bytes) -> bool:
        if not data.startswith(b"PK\x03\x04"):
            return False
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return any(name.startswith(member) for name in archive.namelist())
        except BROKEN:
            return member.encode() in data

    return holds


def is_web_archive(data: bytes) -> bool:
    """Whether the bytes are a web page saved with its pictures in one file (MHTML, RFC 2557): 单个文件网页."""
    head = re.match(rb"(?:[\w-]+:[^\n]*\r?\n(?:[ \t]+[^\n]*\r?\n)*)+\r?\n", data[:4000])
    return head is not None and b"multipart/related" in head[0].lower() and b"mime-version" in head[0].lower()


_HTML = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)", re.I | re.S
)


def is_html(data: bytes) -> bool:
    """Whether the beginning is that of a web page, in any encoding that has ASCII letters, UTF-16 among them."""
    start = data[:4000].replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return is_web_archive(data) or _HTML.match(start) is not None


def is_own(data: bytes) -> bool:
    """Whether this program wrote the bytes, by the mark that each of its formats carries.

    JSON has its schema, a web page its generator, a PDF its creator (WeasyPrint writes it into the XMP packet, which is
    a stream of its own; a browser's is written plainly), Word and Excel the description among their properties. The
    copy of a draft with comments has none: it is the draft.
    """
    if data.startswith(b"PK\x03\x04"):
        return _DESCRIBED in _read_properties(data)
    if is_pdf(data):
        return _CREATED in data or any(_CREATOR in _inflate(data, one.end()) for one in _PACKET.finditer(data))
    return _OWN.match(data[:4000]) is not None


_OWN = re.compile(
    rb'\s*(?:\{\s*"schema":\s*"policy-compare/|<!doctype html>.*<meta name="generator" content="policy-compare )',
    re.I | re.S,
)
_DESCRIBED = b"<dc:description>policy-compare "
_CREATOR = b"CreatorTool>policy-compare "
_CREATED = b"/Creator (policy-compare "
_PACKET = re.compile(rb"/Type ?/Metadata[^>]{0,200}>>\s*stream\r?\n")
_MARKED = 100_000  # bytes of what holds a mark; own packets and properties have two thousand


def _read_properties(data: bytes) -> bytes:
    """The properties of a file of Word or Excel; empty where it has none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("docProps/core.xml") as part:
            return part.read(_MARKED)
    except (*BROKEN, KeyError):
        return b""


def _inflate(data: bytes, at: int) -> bytes:
    """The beginning of a stream that is compressed; empty where it is not."""
    try:
        return zlib.decompressobj().decompress(data[at : at + _MARKED], _MARKED)
    except zlib.error:
        return b""


PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")

FORMATS: tuple[Format, ...] = (
    Format("own", "本程序写出的结果", is_own, advice="请给出政策文件本身"),
    Format("pdf", " PDF 文件", is_pdf, "pdf", apart=0),  # ISO 32000
    Format("docx", " Word 文件", zipped_with("word/"), "docx", apart=300_000),  # ECMA-376
    Format("ofd", " OFD 文件", zipped_with("OFD.xml"), "ofd", "ofd", apart=0),  # GB/T 33190—2016
    Format("xlsx", " Excel 文件", zipped_with("xl/")),  # ECMA-376
    Format(
        "archive",
        "压缩包",
        begins(b"PK\x03\x04", b"\x1f\x8b", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c"),
        advice="请先解压",
    ),
    Format("doc", "旧版 Word 或 WPS 文件", begins(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "doc"),  # MS-CFB
    Format("rtf", " RTF 文件", begins(b"{\\rtf")),  # RTF 1.9
    Format("image", "图片", begins(*PICTURES), "scan", "ocr", apart=0),
    Format("html", "网页", is_html, "html", apart=150_000),
    Format("text", "文本文件", lambda data: True, "text"),
)
