"""Bytes to lines: encodings are told apart, other formats and broken files get one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import PolicyCompareError
from compare.reading.files import read_file
from compare.reading.formats import find_format
from compare.reading.formats.text import decode, split_lines

TEXT = "第一条　为了规范废旧物资回收，制定本办法。\n第二条 本办法自2026年1月1日起施行。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "办法.txt"
    path.write_bytes(TEXT.encode(encoding))
    source = read_file(path)
    assert source.format == "text"
    assert [line.text for line in source.lines] == TEXT.splitlines()
    assert [line.number for line in source.lines] == [1, 2]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "文件是空的"),
        (b" \r\n\t\n", "文件里没有文字"),
        (b"\xef\xbb\xbf", "文件里没有文字"),
        (b"PK\x03\x04....", "压缩包"),
        (b"{\\rtf1....", "RTF"),
        (b'{\n"schema": "policy-compare/alignment/1",\n', "本程序写出的结果"),
        (bytes(range(256)) * 8, "不是文本文件"),
        ("办法".encode("utf-16") + b"\xd8", "UTF-16"),
        (b"\xff\xfe\x00", "UTF-16"),
        (bytes(range(0x80, 0x100)) * 9, "认不出文字编码"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "草案.txt"
    path.write_bytes(data)
    with pytest.raises(PolicyCompareError) as problem:
        read_file(path)
    assert words in str(problem.value)
    assert str(path) in str(problem.value)
    assert "\n" not in str(problem.value)


def test_the_format_is_told_by_content(tmp_path: Path) -> None:
    assert find_format("<html><body>正文</body>".encode("utf-16")).name == "html"
    path = tmp_path / "草案.txt"
    path.write_bytes(b"PK\x03\x04....word/document.xml....")
    assert find_format(path.read_bytes()).name == "docx"
    with pytest.raises(PolicyCompareError, match="已损坏或不完整"):
        read_file(path)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(PolicyCompareError, match="找不到文件"):
        read_file(tmp_path / "没有.txt")
    with pytest.raises(PolicyCompareError, match="文件夹"):
        read_file(tmp_path)


@given(st.binary(max_size=400))
def test_bytes_never_raise_anything_else(data: bytes) -> None:
    try:
        text = decode(data, "文件")
    except PolicyCompareError as problem:
        assert "\n" not in str(problem)  # noqa: PT017
    else:
        assert isinstance(text, str)


@given(
    st.lists(st.text(alphabet="政策 规划a1\t", max_size=12), max_size=8), st.sampled_from(["\n", "\r\n", "\r", "\f"])
)
def test_every_line_end_counts(lines: list[str], end: str) -> None:
    assert split_lines("".join(line + end for line in lines)) == lines
