"""Lines as a file has them to lines that can be read: one ordered tuple of named steps, each a small function.

A step may drop white space, invisible characters and mark-up; ``join`` counts the raw line, so that the audit still
adds up. No step changes how many lines there are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from compare.model import Line, Source

HAN = r"\u3400-\u9fff\u3007"
WIDE = rf"{HAN}\u3000-\u303f\uff01-\uff60“”‘’—…·"
# U+00AD soft hyphen, U+200B–U+200F zero-width and direction marks, U+202A–U+202E, U+2060–U+2064, U+FEFF.
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Full-width digits and letters, small forms, Kangxi radicals, compatibility ideographs, and numbers that are one sign
# with their bracket or dot (⑴ ⒈ ㈠): NFKC gives the plain ones.
COMPATIBLE = re.compile(
    r"[\u2474-\u249b\u3220-\u3229\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\uff0b\ufe50-\ufe6b\u2f00-\u2fdf\uf900-\ufaff]"
)
BLANKS = re.compile(r"[\u00a0\u2000-\u200a\u202f\u3000]")
WIDE_ONE = re.compile(rf"[{WIDE}]")
SPACED = re.compile(rf"(?<=[{WIDE}]) (?=[{WIDE}])")
BESIDE_LATIN = re.compile(rf"(?<=[{HAN}]) +(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%％]) +(?=[{HAN}])")
NUMBERED_TITLE = re.compile(r"\s*(?:专栏|续?表|图|附件|附表|第\s?[\d一二三四五六七八九十百]+\s?[编篇章节条])")
MARKUP = re.compile(r"^\s*(?:#{1,6}\s+|[-*+]\s+(?=[^\s\d-]))|<!--.*?-->|\*\*|</?(?:b|i|u|strong|em|br|span)\s*/?>")
LOST = re.compile(r"[\ufffd\ue000-\uf8ff]")


def drop_invisible(text: str) -> str:
    """Zero-width, direction and control characters go; every kind of blank becomes a plain one."""
    return BLANKS.sub(" ", INVISIBLE.sub("", text))


def fold_forms(text: str) -> str:
    """Full-width digits and letters, small forms and radicals become the plain characters; punctuation stays wide."""
    return COMPATIBLE.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)


def drop_markup(text: str) -> str:
    """Markdown signs and inline tags go; ``<p>`` cells are left for the tables."""
    return MARKUP.sub("", text)


def close_spacing(text: str) -> str:
    """Letter-spaced lines (强 劲 ，为 奋 进) are closed; a title's single blank (坚持创新 全面塑造) stays."""
    if " " not in text:
        return text
    gaps = len(SPACED.findall(text))
    if gaps >= 3 and gaps >= 0.25 * len(WIDE_ONE.findall(text)):
        return SPACED.sub("", text)
    # 目 录, 前 言, …的 通 知: a blank beside a lone character is spacing, not a gap between words.
    return re.sub(rf"(?<![{WIDE}])([{HAN}]) (?=[{HAN}](?:\s|$))|(?<=[{HAN}]) (?=[{HAN}](?: [{HAN}])?$)", r"\1", text)


def close_beside_latin(text: str) -> str:
    """``到 2025 年`` becomes ``到2025年``; the blank behind 专栏 1 or 第一章 separates a label and stays."""
    return text if " " not in text or NUMBERED_TITLE.match(text) else BESIDE_LATIN.sub("", text)


def trim(text: str) -> str:
    """Blanks at both ends go, runs of blanks become one; tabs part table cells and stay."""
    return re.sub(r" {2,}", " ", text).strip(" \r\n")


STEPS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("drop_invisible", drop_invisible),
    ("fold_forms", fold_forms),
    ("drop_markup", drop_markup),
    ("trim", trim),
    ("close_spacing", close_spacing),
    ("close_beside_latin", close_beside_latin),
)


def clean(source: Source) -> tuple[Line, ...]:
    """Every line of ``source`` through all steps, in order."""
    cleaned = (clean_text(line.text) for line in source.lines)
    # Most lines are clean already, and many are empty: only the others are made anew.
    return tuple(
        line if text == line.text else replace(line, text=text)
        for line, text in zip(source.lines, cleaned, strict=True)
    )


def clean_text(text: str) -> str:
    """One line's text through all steps."""
    if not text:
        return text
    for _, step in STEPS:
        text = step(text)
    return text


HALF = re.compile("[,;:?!()]")
WIDEN = str.maketrans(",;:?!()", "，；：？！（）")
NARROW = re.compile(rf"(?<=[{WIDE}])[,;:?!()]|[,;:?!()](?=[{WIDE}])")
BRACKETS = re.compile(rf"(?<=[{WIDE}])\([^()（）]*\)|\([^()（）]*\)(?=[{WIDE}])|\([^()（）]*[{WIDE}][^()（）]*\)")


def widen(text: str) -> str:
    """Half-width punctuation beside Chinese characters becomes full-width, so that documents differ by words only.

    A pair of brackets is one thing: （%） has no Chinese character at its end.
    """
    if not HALF.search(text):  # no pattern below can match, and most texts are like that
        return text
    text = BRACKETS.sub(lambda found: f"（{found.group()[1:-1]}）", text)
    while (wider := NARROW.sub(lambda found: found.group().translate(WIDEN), text)) != text:
        text = wider
    return text
