"""Automatic numbers of Word files: lists, their levels, and the counting.

Word keeps 一、（一）第一条 out of the text: a paragraph names a list and a level, and the number follows from all
paragraphs before it. Source: ECMA-376 part 1 §17.9. The same counting serves ``.docx`` and ``.doc``.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from compare.formats.numerals import draw_symbol, write_number

DEEPEST = 9  # levels of a Word list


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    Attributes:
        start: Its first number.
        format: Name of the number format as ECMA-376 has it.
        text: The label, with ``%1`` … ``%9`` where numbers stand.
        legal: All numbers of the label are written in Arabic digits.
        restart: After which levels it begins anew: None after any above it, 0 never, n after level n (from 1) or above.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A list as paragraphs refer to it.

    Attributes:
        key: Lists with the same key go on counting together.
        levels: By index from 0.
        restarts: Levels that begin anew with this number when this list is first used.
    """

    key: Hashable
    levels: Mapping[int, Level]
    restarts: Mapping[int, int] = field(default_factory=dict)


class Counters:
    """The numbers reached so far in one text."""

    def __init__(self) -> None:
        self._reached: dict[Hashable, list[int | None]] = {}
        self._begun: set[tuple[Hashable, int]] = set()

    def advance(self, name: Hashable, numbered: List, index: int) -> str:
        """Count one paragraph and give its label.

        Args:
            name: Which reference to the list the paragraph has; its restarts apply once.
            numbered: The list.
            index: The paragraph's level, from 0.
        """
        level = numbered.levels.get(index)
        if level is None:
            return ""
        reached = self._reached.setdefault(numbered.key, [None] * DEEPEST)
        start = numbered.restarts.get(index, level.start)
        value = reached[index]
        if value is None or (index in numbered.restarts and (name, index) not in self._begun):
            reached[index] = start
        else:
            reached[index] = value + 1
        self._begun.add((name, index))
        for deeper in range(index + 1, DEEPEST):
            restart = numbered.levels[deeper].restart if deeper in numbered.levels else None
            if restart is None or index < restart:
                reached[deeper] = None
        return self._label(numbered, level, reached)

    def _label(self, numbered: List, level: Level, reached: list[int | None]) -> str:
        """The label of a level with the numbers put in; a level above that was skipped shows its first."""

        def number(found: re.Match[str]) -> str:
            at = int(found.group(1)) - 1
            shown = numbered.levels.get(at, Level())
            value = reached[at]
            if value is None:
                value = numbered.restarts.get(at, shown.start)
            return write_number(value, "decimal" if level.legal and shown.format != "none" else shown.format)

        if level.format == "bullet":
            return "".join(map(draw_symbol, level.text))
        return re.sub(r"%([1-9])", number, level.text)


# Behind these no blank stands: 一、总体要求, （一）主要目标, ①加快, ——坚持; behind 第一条 and 1.1 one does.
CLOSED = re.compile(r"[、．.）)。：:—－\u2460-\u24ff\u3220-\u32ff]$")


def stand_before(label: str, text: str) -> str:
    """Label and text as one line."""
    parted = label and text and not CLOSED.search(label) and not text[0].isspace()
    return f"{label.rstrip()} {text}" if parted else label + text


def part_tabs(text: str, *, contents: bool) -> str:
    """A paragraph without tabs, which part the cells of table rows: a gap, or the leader before a page number."""
    if contents:
        text = re.sub(r"\t(?=\s*\S{1,8}\s*$)", "……", text)
    return text.replace("\t", " ")
