"""OFD files (GB/T 33190): text objects with their places, read by ofdkit (Apache-2.0, extra ``ofd``)."""

from __future__ import annotations

import ofdkit

from compare.errors import PolicyCompareError
from compare.formats import Read
from compare.formats.page import Run, mark_furniture, order_page
from compare.formats.pdf import legible, number_lines


def read(data: bytes, file: str) -> Read:
    """The lines of an OFD file, page by page.

    Raises:
        PolicyCompareError: It is damaged, too large, or holds pictures of glyphs instead of text.
    """
    try:
        with ofdkit.open(data) as document:
            placed = [
                (
                    [
                        Run(one.text, one.x, one.y - one.size, one.x + one.width, one.y)
                        for one in page.runs
                        if one.text.strip()
                    ],
                    page.height,
                )
                for page in document.pages
            ]
    except ofdkit.OFDLimitError as problem:
        raise PolicyCompareError(f"{file}：OFD 文件过大（{problem}）；请拆分后再试") from problem
    except (ofdkit.OFDError, ValueError, KeyError, OSError, SyntaxError) as problem:
        raise PolicyCompareError(f"{file}：OFD 文件已损坏或不完整；请重新保存后再试") from problem
    if not legible([run for runs, _ in placed for run in runs]):
        raise PolicyCompareError(f"{file}：OFD 文件里没有可读的文字（可能是扫描件）；请另存为 PDF 或图片后再试")
    pages = mark_furniture([order_page(runs) for runs, _ in placed], [height for _, height in placed])
    return Read(number_lines(pages))
