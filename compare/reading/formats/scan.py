"""Pictures of pages: scans as PNG, JPEG or TIFF, and pages of a PDF without a text layer (extra ``ocr``).

rapidocr (Apache-2.0) with the models inside its wheel; nothing is fetched. Its classifier of upside-down lines is off:
on office scans it turns lines that stand upright, and the errors fall from 1.5 % to 0.3 % without it.
"""

from __future__ import annotations

import functools
import io
import logging
import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np
from PIL import Image, UnidentifiedImageError
from rapidocr import RapidOCR

from compare.errors import PolicyCompareError
from compare.model import Line
from compare.reading.formats import Read
from compare.reading.formats.page import Row, Run, order_page
from compare.reading.limits import hold

# What Pillow raises for a picture that is damaged or of no kind that it knows.
BROKEN = (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError)
# A recognised line of text, its box in pixels, and how sure the recognition is, 0 to 1.
Word = tuple[Run, float]


def read(data: bytes, file: str) -> Read:
    """The lines of a picture."""
    lines: list[Line] = []
    sure: list[tuple[int, float]] = []
    try:
        with warnings.catch_warnings(), open_image(data) as image:
            check_size(image, file)
            frames = getattr(image, "n_frames", 1)
            hold("pages", frames, file)
            for frame in range(frames):
                image.seek(frame)
                check_size(image, file)
                words = recognise_image(image)
                sure += [(len(word.text), confidence) for word, confidence in words]
                lines += [Line(len(lines) + at, row.text, frame + 1) for at, row in enumerate(order_words(words), 1)]
    except BROKEN as problem:
        raise PolicyCompareError(f"{file}：图片已损坏或不完整；请重新扫描后再试") from problem
    if not sure:
        raise PolicyCompareError(f"{file}：图片里没有认出文字；请用更清楚的扫描件")
    confidence = sum(size * share for size, share in sure) / sum(size for size, _ in sure)
    return Read(tuple(lines), False, (f"本文件为扫描识别，平均置信度{confidence:.2f}，请对照原件",), confidence)


def recognise_picture(data: bytes, file: str) -> tuple[list[Word], tuple[int, int]]:
    """The lines of text in a picture that stands in the file ``file``, in no order, and its size in pixels."""
    try:
        with warnings.catch_warnings(), open_image(data) as image:
            check_size(image, file)
            return recognise_image(image), image.size
    except BROKEN as problem:
        raise PolicyCompareError(f"{file}：其中的图片已损坏或格式不认识；请另存为 PDF 后再试") from problem


def check_size(image: Image.Image, file: str) -> None:
    """Refuse a picture larger than any scan."""
    hold("pixels", image.width * image.height, file, f"图片为{image.width}×{image.height}像素，请缩小后再试")


def open_image(data: bytes) -> Image.Image:
    """A picture, not yet unpacked; Pillow's own warning of large ones is left to the limit ``pixels``."""
    warnings.simplefilter("ignore", Image.DecompressionBombWarning)
    return Image.open(io.BytesIO(data))


def recognise_image(image: Image.Image) -> list[Word]:
    """The lines of text in a picture, in no order."""
    result = engine()(np.asarray(image.convert("RGB")))
    if result.boxes is None:
        return []
    words = []
    for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True):
        if text.strip():
            edges = (*box.min(axis=0), *box.max(axis=0))
            words.append((Run(text.strip(), *map(float, edges)), float(score)))
    return words


def order_words(words: Sequence[Word], scale: float = 1.0) -> list[Row]:
    """Recognised lines in reading order; ``scale`` turns pixels into the page's measure."""
    return order_page(
        [Run(one.text, one.left * scale, one.top * scale, one.right * scale, one.bottom * scale) for one, _ in words]
    )


@functools.cache
def engine() -> Any:
    """The recogniser, loaded once."""
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return RapidOCR(params={"Global.use_cls": False, "Global.log_level": "critical"})
