"""OFD files (GB/T 33190): text objects with their places, read by ofdkit (Apache-2.0, extra ``ofd``).

Pages that hold pictures of text, as scanners write them, or glyphs whose characters nobody can tell, are recognised
where the extra ``ocr`` is installed and the page has a picture. Source: GB/T 33190—2016, the chapters on resources
(``MultiMedia``) and images (``ImageObject``).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ofdkit

from compare.errors import PolicyCompareError
from compare.reading.formats import Read
from compare.reading.formats.page import (
    Run,
    drop_doubles,
    join_near,
    mark_furniture,
    name_pages,
    number_lines,
    order_page,
    text_of,
)
from compare.reading.formats.plausible import legible
from compare.reading.limits import BROKEN, Archive, check_size, hold, open_archive

# --- ofd pictures -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Picture:
    """The bytes of a picture and its box on the page in millimetres: left, top, width, height."""

    data: bytes
    box: tuple[float, float, float, float]


def find_pictures(archive: Archive, location: str) -> Iterator[Picture]:
    """The pictures of the page whose content is the part ``location``, in the order of the file."""
    media = dict(find_media(archive, location.split("/", maxsplit=1)[0]))
    for element in archive.parse(location).iter():
        if local(element) != "ImageObject":
            continue
        name = media.get(element.get("ResourceID", ""), "")
        box = read_box(element.get("Boundary", ""))
        if name in archive.names and box:
            yield Picture(archive.read(name), box)


def find_media(archive: Archive, folder: str) -> Iterator[tuple[str, str]]:
    """Number and part of every picture that the resources of one document name."""
    for name in sorted(archive.names):
        if not name.endswith("Res.xml") or name.split("/")[0] != folder:
            continue
        root = archive.parse(name)
        base = posixpath.join(posixpath.dirname(name), root.get("BaseLoc", ""))
        for media in (one for one in root.iter() if local(one) == "MultiMedia"):
            file = next((one.text or "" for one in media if local(one) == "MediaFile"), "").strip()
            part = posixpath.normpath(file.lstrip("/") if file.startswith("/") else posixpath.join(base, file))
            yield media.get("ID", ""), part


def read_box(text: str) -> tuple[float, float, float, float] | None:
    """``x y width height``; None for anything else."""
    try:
        left, top, width, height = map(float, text.split())
    except ValueError:
        return None
    return (left, top, width, height) if width > 0 and height > 0 else None


def local(element: Any) -> str:
    """The name of an element without its namespace: writers use several."""
    return str(element.tag).rpartition("}")[2]


def place(run: Run, picture: Picture, size: tuple[int, int]) -> Run:
    """A run whose box is in pixels of a picture of ``size``, at its place on the page."""
    left, top, width, height = picture.box
    across, down = width / size[0], height / size[1]
    box = left + run.left * across, top + run.top * down, left + run.right * across, top + run.bottom * down
    return Run(run.text, *box)


# --- ofd --------------------------------------------------------------------------------------------------------------


def read(data: bytes, file: str) -> Read:
    """The lines of an OFD file, page by page."""
    # What unpacks to more than any real file is refused before another library unpacks it.
    parts = [one for one in open_archive(data, file).zip.infolist() if one.filename.lower().endswith(".xml")]
    for part in parts:
        check_size(part, file)
    hold("unpacked", sum(part.file_size for part in parts), file)
    try:
        with ofdkit.open(data) as document:
            written = [[one for one in page.runs if one.text.strip()] for page in document.pages]
            pages = [
                [Run(one.text, one.x, one.y - one.size, one.x + one.width, one.y) for one in runs] for runs in written
            ]
            heights = [page.height for page in document.pages]
            places = [page.location for page in document.pages]
    except ofdkit.OFDLimitError as problem:
        raise PolicyCompareError(f"{file}：OFD 文件过大（{problem}）；请拆分后再试") from problem
    except (ofdkit.OFDError, KeyError, SyntaxError, *BROKEN) as problem:
        raise PolicyCompareError(f"{file}：OFD 文件已损坏或不完整；请重新保存后再试") from problem
    scanned = {}
    garbled = [at for at, runs in enumerate(pages) if not legible(text_of(runs))]
    if garbled:
        archive = open_archive(data, file)
        for at in garbled:
            if places[at] and (pictures := list(find_pictures(archive, places[at]))):
                scanned[at] = pictures
    confidence, warnings = recognise(scanned, pages, file)
    if lost := [at for at in garbled if pages[at] and not legible(text_of(pages[at]))]:
        warnings += (f"第{name_pages(lost)}页的文字不是正常的文字（乱码或字体没有编码），请对照原件",)
    if not legible(text_of([run for runs in pages for run in runs])):
        raise PolicyCompareError(f"{file}：OFD 文件里没有可读的文字（可能是扫描件）；请另存为 PDF 或图片后再试")
    rows = mark_furniture([order_page(drop_doubles(join_near(runs))) for runs in pages], heights)
    return Read(number_lines(rows), False, warnings, confidence)


def recognise(
    scanned: Mapping[int, Sequence[Picture]], pages: list[list[Run]], file: str
) -> tuple[float, tuple[str, ...]]:
    """Put what is recognised in pictures of pages into ``pages``; the mean confidence, and what a reader must know."""
    if not scanned:
        return 1.0, ()
    try:
        from compare.reading.formats.scan import recognise_picture
    except ModuleNotFoundError as missing:
        how = "pip install 'policy-compare[ocr]'"
        if not legible(text_of([run for runs in pages for run in runs])):
            raise PolicyCompareError(f"{file}：是扫描件，需要先安装文字识别组件；请运行 {how}") from missing
        return 1.0, (f"第{name_pages(list(scanned))}页没有文字（可能是扫描件），未读入；安装文字识别组件后可读：{how}",)
    characters = right = 0.0
    read_at = []
    for at, runs in enumerate(pages):
        found = []
        for picture in scanned.get(at, ()):
            words, size = recognise_picture(picture.data, file)
            found += [(place(word, picture, size), confidence) for word, confidence in words]
        if found:  # a seal or a coat of arms alone on its page says nothing
            pages[at] = [run for run, _ in found]
            read_at.append(at)
        else:
            found = [(run, 1.0) for run in runs]
        characters += sum(len(run.text) for run, _ in found)
        right += sum(len(run.text) * sure for run, sure in found)
    if not read_at:
        return 1.0, ()
    confidence = right / characters
    return confidence, (f"第{name_pages(read_at)}页为扫描识别，平均置信度{confidence:.2f}，请对照原件",)
