"""Pictures of pages: recognised offline, with the confidence said; pictures of nothing get one line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from compare.errors import PolicyCompareError
from compare.reading.formats import find_format
from compare.reading.formats.scan import read

pytestmark = pytest.mark.slow

PAGE = (Path(__file__).resolve().parents[2] / "corpus/formats/municipal_plan_scan.png").read_bytes()


def picture(kind: str, size: tuple[int, int] = (400, 300)) -> bytes:
    buffer = io.BytesIO()
    Image.new("L", size, 255).save(buffer, kind)
    return buffer.getvalue()


def cut(kind: str) -> bytes:
    """The upper quarter of the page in another format."""
    buffer = io.BytesIO()
    with Image.open(io.BytesIO(PAGE)) as image:
        image.crop((0, 0, image.width, image.height // 4)).save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_formats_of_scanners(kind: str) -> None:
    data = cut(kind)
    assert find_format(data).name == "image"
    found = read(data, "扫描件")
    assert "废旧物资循环利用体系建设" in "".join(line.text for line in found.lines)
    assert 0.9 < found.confidence <= 1
    assert "平均置信度" in found.warnings[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (picture("PNG"), "没有认出文字"),
        (PAGE[:3000], "已损坏|没有认出文字"),
        (b"\x89PNG\r\n\x1a\nxx", "已损坏"),
        (b"\xff\xd8\xff\xe0", "已损坏"),
    ],
)
def test_what_cannot_be_recognised_gets_one_line(data: bytes, words: str) -> None:
    with pytest.raises(PolicyCompareError, match=words) as problem:
        read(data, "扫描件")
    assert "\n" not in str(problem.value)


def test_a_picture_larger_than_any_scan_is_refused() -> None:
    with pytest.raises(PolicyCompareError, match="超过上限 pixels"):
        read(picture("PNG", (10000, 9000)), "扫描件")
