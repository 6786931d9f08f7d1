"""How much of one file is read before it is refused: every limit once, with what real files reach.

The environment variable ``POLICY_COMPARE_LIMITS`` changes them for a run: ``pages=5000,seconds=60``. It reaches the
processes that read files apart, too. ``docs/reliability.md`` says what each limit guards against.
"""

from __future__ import annotations

import functools
import os
import re
from dataclasses import dataclass, fields, replace
from typing import NoReturn

from compare.errors import PolicyCompareError

VARIABLE = "POLICY_COMPARE_LIMITS"


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one file may have; past one, that file is refused and the others go on."""

    bytes: int = 200_000_000  # as it lies on the disk; a scan of 200 pages has about 60 million
    members: int = 20_000  # of an archive; a 2,000-page file with a picture on every page has about 4,000
    unpacked: int = 200_000_000  # bytes of all parts read; the text of 1,000 pages is about 20 million of XML
    ratio: int = 200  # unpacked to packed; XML of real files reaches 40, a bomb 1,000
    pages: int = 3_000  # the thickest gazettes have some hundreds
    pixels: int = 80_000_000  # of one picture; A3 at 600 dots an inch has 70 million
    objects: int = 300_000  # drawn on one page of a PDF; a page of a newspaper has about 10,000
    paragraphs: int = 100_000  # lines of text and rows of tables; a compilation of 1,000 pages has about 30,000
    line: int = 200_000  # characters of one line; the longest paragraph of a gazette has about 5,000
    characters: int = 5_000_000  # in all; a compilation of 1,000 pages has about 1.5 million
    seconds: int = 600  # in a process of its own; a scan needs 2.5 a page
    memory: int = 4_000_000_000  # bytes of that process, where the system can hold it to them
    files: int = 20_000  # of one run


# What a value is counted in, where one is told.
WORDS = {
    "bytes": "字节",
    "members": "个部件",
    "unpacked": "字节（解压后）",
    "ratio": "倍的压缩",
    "pages": "页",
    "pixels": "像素",
    "objects": "个对象",
    "paragraphs": "段",
    "line": "字的一行",
    "characters": "字",
}


def find_limits() -> Limits:
    """The limits of this run.

    Raises:
        PolicyCompareError: The environment variable names none, or no number.
    """
    return read_limits(os.environ.get(VARIABLE, ""))


@functools.lru_cache(maxsize=8)
def read_limits(text: str) -> Limits:
    """The defaults, changed by ``NAME=VALUE`` pairs with commas between them.

    Raises:
        PolicyCompareError: A name or a value is none.
    """
    known = [field.name for field in fields(Limits)]
    changed: dict[str, int] = {}
    for pair in filter(None, (one.strip() for one in text.split(","))):
        name, _, value = (one.strip() for one in pair.partition("="))
        if name not in known or not re.fullmatch(r"[1-9][0-9]{0,14}", value):
            raise PolicyCompareError(f"{VARIABLE}：“{pair}”应写成 名称=正整数；名称可用 {'、'.join(known)}")
        changed[name] = int(value)
    return replace(Limits(), **changed)


def hold(name: str, value: float, file: str, advice: str = "请拆分后再试") -> None:
    """Refuse a file that has more of something than its limit.

    Args:
        name: Of the limit.
        value: What the file has.
        file: What the user calls it.
        advice: What to do, beside raising the limit.

    Raises:
        PolicyCompareError: It has more.
    """
    if value > getattr(find_limits(), name):
        refuse(name, file, f"{value:.0f}{WORDS[name]}", advice)


def refuse(name: str, file: str, what: str, advice: str = "请拆分后再试") -> NoReturn:
    """Refuse a file that passed a limit.

    Args:
        name: Of the limit.
        file: What the user calls it.
        what: What it has, in Chinese.
        advice: What to do, beside raising the limit.

    Raises:
        PolicyCompareError: Always.
    """
    most = getattr(find_limits(), name)
    raise PolicyCompareError(f"{file}：{what}，超过上限 {name}={most}，未读取；{advice}，或用环境变量 {VARIABLE} 放宽")
