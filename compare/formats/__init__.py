"""One small module a format; the first bytes decide which reads a file.

A format module has one function ``read(data, file) -> Read``. It is imported when a file of its format comes, so that
nobody pays for a library that he does not use; where the library is an extra that is not installed, the error says what
to type.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from compare.errors import PolicyCompareError
from compare.model import Line


@dataclass(frozen=True, slots=True)
class Read:
    """What a format module makes of a file: see ``Source`` for the fields."""

    lines: tuple[Line, ...]
    flowing: bool = False
    warnings: tuple[str, ...] = ()
    confidence: float = 1.0


Reader = Callable[[bytes, str], Read]


@dataclass(frozen=True, slots=True)
class Format:
    """A row of the table.

    Attributes:
        name: In ``Source.format``.
        words: What the user calls it.
        holds: Whether bytes are of this format; cheap, it looks at the beginning only (a ZIP also at its member names).
        module: The module in this package that reads it; empty where nothing here does.
        extra: The extra of the package that its libraries come with; empty where they are always installed.
        advice: What to do where it cannot be read.
        apart: From so many bytes on it is read in a process of its own; None for never. What is not read there is
            bounded by its size alone.
    """

    name: str
    words: str
    holds: Callable[[bytes], bool]
    module: str = ""
    extra: str = ""
    advice: str = "请另存为 Word（.docx）、PDF 或纯文本后再试"
    apart: int | None = None

    def load(self, file: str) -> Reader:
        """The function that reads it.

        Raises:
            PolicyCompareError: Nothing here reads this format, or its extra is not installed.
        """
        if not self.module:
            raise PolicyCompareError(f"{file}：这是{self.words}，不能直接读取；{self.advice}")
        try:
            return cast(Reader, importlib.import_module(f"compare.formats.{self.module}").read)
        except ModuleNotFoundError as missing:
            if not self.extra or (missing.name or "").startswith("compare"):
                raise
            how = f"pip install 'policy-compare[{self.extra}]'"
            raise PolicyCompareError(f"{file}：这是{self.words}，需要先安装可选组件；请运行 {how}") from missing


def find_format(data: bytes) -> Format:
    """The first row of the table that fits; plain text fits everything."""
    from compare.formats.table import FORMATS

    return next(row for row in FORMATS if row.holds(data))
