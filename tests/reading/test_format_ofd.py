"""OFD files: pages of placed text; damaged ones get one line."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.errors import PolicyCompareError
from compare.reading.formats import Read
from compare.reading.formats.ofd import read

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = (ROOT / "corpus/formats/municipal_plan.ofd").read_bytes()


def test_pages_and_table_rows() -> None:
    found = read(SAMPLE, "方案.ofd")
    assert {line.page for line in found.lines} == set(range(1, max(line.page or 0 for line in found.lines) + 1))
    assert len({line.page for line in found.lines}) > 1
    assert any(line.text.startswith("序号\t重点任务\t") for line in found.lines)
    assert [line.number for line in found.lines] == list(range(1, len(found.lines) + 1))


SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
PAGE = '<ofd:Page ID="{0}" BaseLoc="Pages/Page_{0}/Content.xml"/>'


def scanned(*contents: str, media: str = "scan.png") -> bytes:
    """An OFD file with the scanned page of the demonstration among its resources; ``contents`` are its pages."""
    pages = "".join(PAGE.format(at) for at in range(len(contents)))
    members = {
        "OFD.xml": f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
        f"</ofd:PageArea><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData><ofd:Pages>{pages}</ofd:Pages></ofd:Document>",
        "Doc_0/DocumentRes.xml": f'<ofd:Res {SPACE} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="7" Type="Image" Format="PNG">'
        f"<ofd:MediaFile>{media}</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>",
    }
    for at, objects in enumerate(contents):
        layer = f'<ofd:Content><ofd:Layer ID="{at + 50}">{objects}</ofd:Layer></ofd:Content>'
        members[f"Doc_0/Pages/Page_{at}/Content.xml"] = f"<ofd:Page {SPACE}>{layer}</ofd:Page>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
        archive.writestr("Doc_0/Res/scan.png", (ROOT / "corpus/formats/municipal_plan_scan.png").read_bytes())
        archive.writestr("Doc_0/Res/broken.png", b"\x89PNG")
    return buffer.getvalue()


IMAGE = '<ofd:ImageObject ID="90" Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="7"/>'
TEXT = (
    '<ofd:TextObject ID="91" Boundary="25 40 175 6" Font="9" Size="4.2"><ofd:TextCode X="0" Y="4.5" DeltaX="g 9 4.2">'
    "支持建设绿色分拣中心</ofd:TextCode></ofd:TextObject>"
)


@pytest.mark.slow
def test_a_page_that_is_a_picture_is_recognised() -> None:
    found = read(scanned(TEXT, IMAGE), "扫描.ofd")
    first = "".join(line.text for line in found.lines if line.page == 1)
    second = "".join(line.text for line in found.lines if line.page == 2)
    assert first.strip() == "支持建设绿色分拣中心"
    assert "废旧物资循环利用体系建设" in second
    assert 0.9 < found.confidence < 1
    assert found.warnings[0].startswith("第2页为扫描识别，平均置信度")


def test_without_recognition_a_scan_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "compare.reading.formats.scan", raising=False)
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with pytest.raises(PolicyCompareError, match=r"policy-compare\[ocr\]"):
        read(scanned(IMAGE), "扫描.ofd")
    found = read(scanned(TEXT, IMAGE), "扫描.ofd")
    assert found.confidence == 1
    assert "第2页没有文字（可能是扫描件），未读入" in found.warnings[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (scanned(""), "没有可读的文字"),
        (scanned(IMAGE, media="missing.png"), "没有可读的文字"),
        (scanned(IMAGE, media="../../../secret.png"), "没有可读的文字"),
        (scanned(IMAGE, media="broken.png"), "其中的图片已损坏"),
        (scanned(IMAGE.replace("0 0 210 297", "0 0 0 x", 1)), "没有可读的文字"),
    ],
)
def test_pages_without_text_get_one_line(data: bytes, words: str) -> None:
    with pytest.raises(PolicyCompareError, match=words) as problem:
        read(data, "扫描.ofd")
    assert "\n" not in str(problem.value)


@pytest.mark.parametrize("data", [SAMPLE[:200], SAMPLE[:-30], SAMPLE[:2000] + SAMPLE[3000:], b"PK\x03\x04OFD.xml"])
def test_damaged_files_get_one_line(data: bytes) -> None:
    with pytest.raises(PolicyCompareError, match="已损坏或不完整") as problem:
        read(data, "坏.ofd")
    assert "\n" not in str(problem.value)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_changed_bytes_are_read_or_refused(changes: list[tuple[int, int]]) -> None:
    damaged = bytearray(SAMPLE)
    for place, value in changes:
        damaged[place] = value
    try:
        found = read(bytes(damaged), "坏.ofd")
    except PolicyCompareError as problem:
        assert "\n" not in str(problem)  # noqa: PT017
    else:
        assert isinstance(found, Read)


SENTENCE = "各乡镇要把湿地修复纳入年度计划，合理安排补水时间，推广近自然工法，健全巡护机制，带动群众参与湿地管护工作。"


def placed(text: str, x: float, y: float, id_: int, size: float = 4.0) -> str:
    return (
        f'<ofd:TextObject ID="{id_}" Boundary="{x} {y} {size * len(text)} {size * 1.2}" Font="9" Size="{size}"><ofd:TextCode '
        f'X="0" Y="{size}" DeltaX="g {max(1, len(text) - 1)} {size}">{text}</ofd:TextCode></ofd:TextObject>'
    )


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("drop", [0.0, 1.5, 3.0])
@pytest.mark.parametrize("alone", [False, True])
def test_columns_of_a_magazine_are_read_one_after_the_other(count: int, drop: float, alone: bool) -> None:
    objects, texts = "", []
    for column in range(count):
        text = (SENTENCE[column * 7 :] * 4)[:140]
        texts.append(text)
        for row in range(14):
            words = text[row * 10 : row * 10 + 10]
            x, y = 15 + column * 50, 60 + 7 * row + drop * column
            for at, piece in enumerate(words if alone else [words]):
                objects += placed(piece, x + 4.0 * at, y, 100 + len(objects))
    headline = placed("湿地修复的通栏标题横贯各栏", 15, 40, 99, 8.0)
    found = [line.text.strip() for line in read(scanned(headline + objects), "刊.ofd").lines]
    assert "".join(found) == "湿地修复的通栏标题横贯各栏" + "".join(texts)


def test_a_line_printed_twice_is_read_once() -> None:
    objects = placed("一、修复退化湿地", 25, 40, 91) + placed("一、修复退化湿地", 25.3, 40, 92)
    found = read(scanned(objects + placed("各乡镇应当修复退化湿地。", 25, 50, 93)), "重.ofd")
    assert [line.text.strip() for line in found.lines] == ["一、修复退化湿地", "各乡镇应当修复退化湿地。"]
