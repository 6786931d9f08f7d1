"""OFD files (GB/T 33190): text objects with their places, read by ofdkit (Apache-2.0, extra ``ofd``).

Pages that hold pictures of text, or glyphs whose characters nobody can tell, are recognised where the extra ``ocr`` is
installed and the page has a picture.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ofdkit

from compare.errors import PolicyCompareError
from compare.formats import Read
from compare.formats.archive import BROKEN, check_size, open_archive
from compare.formats.ofd_pictures import Picture, find_pictures, place
from compare.formats.page import Run, mark_furniture, order_page
from compare.formats.pdf import legible, name_pages, number_lines
from compare.limits import hold


def read(data: bytes, file: str) -> Read:
    """The lines of an OFD file, page by page.

    Raises:
        PolicyCompareError: It is damaged, too large, or holds pictures of glyphs that nothing here can recognise.
    """
    check_archive(data, file)
    try:
        with ofdkit.open(data) as document:
            pages = [
                [
                    Run(one.text, one.x, one.y - one.size, one.x + one.width, one.y)
                    for one in page.runs
                    if one.text.strip()
                ]
                for page in document.pages
            ]
            heights = [page.height for page in document.pages]
            places = [page.location for page in document.pages]
    except ofdkit.OFDLimitError as problem:
        raise PolicyCompareError(f"{file}：OFD 文件过大（{problem}）；请拆分后再试") from problem
    except (ofdkit.OFDError, KeyError, SyntaxError, *BROKEN) as problem:
        raise PolicyCompareError(f"{file}：OFD 文件已损坏或不完整；请重新保存后再试") from problem
    scanned = {}
    if any(not legible(runs) for runs in pages):
        archive = open_archive(data, file)
        for at, (runs, location) in enumerate(zip(pages, places, strict=True)):
            if location and not legible(runs) and (pictures := list(find_pictures(archive, location))):
                scanned[at] = pictures
    confidence, warnings = recognise(scanned, pages, file)
    if not legible([run for runs in pages for run in runs]):
        raise PolicyCompareError(f"{file}：OFD 文件里没有可读的文字（可能是扫描件）；请另存为 PDF 或图片后再试")
    rows = mark_furniture([order_page(runs) for runs in pages], heights)
    return Read(number_lines(rows), False, warnings, confidence)


def check_archive(data: bytes, file: str) -> None:
    """Refuse what unpacks to more than any real file, before another library unpacks it.

    Raises:
        PolicyCompareError: It does.
    """
    parts = [one for one in open_archive(data, file).zip.infolist() if one.filename.lower().endswith(".xml")]
    for part in parts:
        check_size(part, file)
    hold("unpacked", sum(part.file_size for part in parts), file)


def recognise(
    scanned: Mapping[int, Sequence[Picture]], pages: list[list[Run]], file: str
) -> tuple[float, tuple[str, ...]]:
    """Put what is recognised in the pictures of pages into ``pages``; the mean confidence, and what a reader must know.

    Raises:
        PolicyCompareError: Recognition is not installed and no page has text.
    """
    if not scanned:
        return 1.0, ()
    try:
        from compare.formats.scan import recognise_picture
    except ModuleNotFoundError as missing:
        how = "pip install 'policy-compare[ocr]'"
        if not legible([run for runs in pages for run in runs]):
            raise PolicyCompareError(f"{file}：是扫描件，需要先安装文字识别组件；请运行 {how}") from missing
        return 1.0, (f"第{name_pages(list(scanned))}页没有文字（可能是扫描件），未读入；安装文字识别组件后可读：{how}",)
    characters = right = 0.0
    read_at = []
    for at, runs in enumerate(pages):
        found = []
        for picture in scanned.get(at, ()):
            words, size = recognise_picture(picture.data, file)
            found += [(place(Run(word.text, *word.box), picture, size), word.confidence) for word in words]
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
