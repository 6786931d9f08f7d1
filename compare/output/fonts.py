"""The shipped fonts: where their files are, and which characters they cannot draw."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import cache
from importlib import resources
from pathlib import Path

from compare.errors import PolicyCompareError
from compare.words.language import Language

PACKAGE = "pylopdf_fonts_zh_cn"
# Names in the style sheet → files in the package. 黑体 for headings and frames, 宋体 for what the documents say.
FILES = {"Hei": "NotoSansSC-Regular.otf", "Song": "NotoSerifSC-Regular.otf"}
# Printed in place of a character that no shipped font has: the geta mark of Chinese and Japanese typesetting.
GETA = "〓"
NAMED = 12  # how many missing characters are named one by one


@cache
def font_paths() -> dict[str, Path]:
    """The font files by their name in the style sheet; refused where the package is not there, or not whole."""
    try:
        folder = Path(str(resources.files(PACKAGE)))
    except ModuleNotFoundError as error:
        raise PolicyCompareError(f"无法生成 PDF：缺少字体包；请执行 pip install {PACKAGE.replace('_', '-')}") from error
    paths = {name: folder / file for name, file in FILES.items()}
    for path in paths.values():
        if not path.is_file():
            raise PolicyCompareError(f"无法生成 PDF：字体文件 {path} 不存在；请重新安装 {PACKAGE.replace('_', '-')}")
    return paths


@cache
def drawable() -> frozenset[int]:
    """The code points that every shipped font has."""
    from fontTools.ttLib import TTFont

    maps = []
    for path in font_paths().values():
        with TTFont(path, lazy=True) as font:
            maps.append(frozenset(font.getBestCmap()))
    return frozenset.intersection(*maps)


def missing(text: str) -> Counter[str]:
    """How often each character occurs in the text that a font cannot draw.

    White space is laid out, not drawn, and counts as present, as do the joiners and marks without a picture. The
    controls that turn the direction of writing do not: they would change what a reader sees.
    """
    fonts = drawable()
    counts = Counter(text)
    return Counter({sign: count for sign, count in counts.items() if ord(sign) not in fonts and not _blank(sign)})


def _blank(sign: str) -> bool:
    if unicodedata.category(sign) == "Cf":
        return unicodedata.bidirectional(sign) in ("BN", "AL")
    return sign.isspace()


def replace_missing(text: str) -> str:
    """The text with 〓 wherever a character cannot be drawn."""
    return text.translate({ord(sign): GETA for sign in missing(text)})


def describe_missing(counts: Counter[str], say: Language) -> str:
    """One sentence for the reader that names the characters, most frequent first."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    names = say.join(
        say("{sign}（{count}次）", sign=f"U+{ord(sign):04X}", count=count) for sign, count in ordered[:NAMED]
    )
    listed = say("{names}等{kinds}种", names=names, kinds=len(ordered)) if len(ordered) > NAMED else names
    return say("字体中没有的字符在本 PDF 中印作“{geta}”：{listed}；原文见 HTML 报告。", geta=GETA, listed=listed)


def draw(page: Callable[[tuple[str, ...]], str], say: Language) -> str:
    """A page with only characters that the fonts have; where they lack some, ``page`` is told what to say of it."""
    made = page(())
    lost = missing(made)
    return replace_missing(page((describe_missing(lost, say),))) if lost else made
