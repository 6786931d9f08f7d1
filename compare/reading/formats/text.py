"""Plain text and Markdown: which encoding, which lines."""

from __future__ import annotations

import charset_normalizer

from compare.errors import PolicyCompareError
from compare.model import Line
from compare.reading.formats import Read
from compare.reading.formats.markdown import read_tables
from compare.reading.formats.plausible import PLAUSIBLE, plausible

# Strict decoders, surest first: UTF-8 refuses nearly every GB18030 text, GB18030 refuses hardly anything.
ENCODINGS = ("utf-8-sig", "gb18030")
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read(data: bytes, name: str) -> Read:
    """The lines of a text file in whatever encoding.

    Raises:
        PolicyCompareError: It is empty, not text, or in no known encoding.
    """
    text = decode(data, name)
    lines = split_lines(text)
    if "|" not in text and "<table" not in text.lower():
        return Read(tuple(Line(number, line) for number, line in enumerate(lines, start=1)))
    return Read(tuple(Line(number, line) for number, line in read_tables(lines)))


def decode(data: bytes, name: str) -> str:
    """The text of ``data``.

    Raises:
        PolicyCompareError: It is not text at all; ``name`` stands in the message.
    """
    if data[:2] in UTF16_MARKS or (utf16 := guess_utf16(data)):
        encoding = "utf-16" if data[:2] in UTF16_MARKS else utf16
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            raise PolicyCompareError(f"{name}：UTF-16 文本已损坏；请重新保存为 UTF-8 后再试") from None
    if b"\0" in data:
        raise PolicyCompareError(f"{name}：不是文本文件（含二进制内容）；请另存为纯文本（.txt）后再试")
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "gb18030" or plausible(text, words=False) >= PLAUSIBLE:
            return text
    best = charset_normalizer.from_bytes(data).best()
    if best is None or plausible(str(best), words=False) < PLAUSIBLE:
        raise PolicyCompareError(f"{name}：认不出文字编码；请用 UTF-8 或 GB18030 重新保存后再试")
    return str(best)


def guess_utf16(data: bytes) -> str:
    """The byte order of UTF-16 text without a mark, told by where its zero bytes stand; empty for other data."""
    sample = data[:4000]
    if len(sample) < 4 or len(data) % 2 or b"\0" not in sample:
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = sample[: len(sample) // 2 * 2].decode(encoding, errors="ignore")
        except UnicodeDecodeError:
            continue
        if plausible(text, words=False) >= PLAUSIBLE:
            return encoding
    return ""


def split_lines(text: str) -> list[str]:
    """Lines of a text without their ends; a form feed ends a line too, other exotic separators do not."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines
