"""Lays a comparison out as sheets of rows and columns: what a workbook holds, its first findings sheet also as CSV.

A sheet is a table of columns, each with the function that reads its cell off a record; ``tabulate_findings`` and
``tabulate_documents`` hold these tables. Cells are plain values: counts and shares stay numbers, so that people can go
on calculating, and marked texts stay runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from compare.words.language import Language
from compare.words.runs import Run

Cell = str | int | float | None | tuple[Run, ...]
Kind = Literal["text", "count", "share", "score"]
Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Column(Generic[Record]):
    """One column: its title, its width in characters, the function that reads its cell, and how numbers are shown.

    ``share`` and ``score`` run from 0 to 1, the one shown as per cent, the other with two digits.
    """

    title: str
    width: int
    read: Callable[[Record], Cell]
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: ``fixed`` columns at the left stay in sight; ``intro`` lines stand above the table."""

    name: str
    titles: tuple[str, ...]
    widths: tuple[int, ...]
    kinds: tuple[Kind, ...]
    rows: tuple[tuple[Cell, ...], ...]
    fixed: int = 0
    intro: tuple[str, ...] = ()


def lay_out(
    name: str,
    columns: Sequence[Column[Record]],
    records: Iterable[Record],
    say: Language,
    *,
    fixed: int = 0,
    intro: tuple[str, ...] = (),
) -> Sheet:
    """A sheet with one row for each record, its name and titles said in the language of the frame."""
    return Sheet(
        name=say(name),
        titles=tuple(say(one.title) for one in columns),
        widths=tuple(one.width for one in columns),
        kinds=tuple(one.kind for one in columns),
        rows=tuple(tuple(one.read(record) for one in columns) for record in records),
        fixed=fixed,
        intro=intro,
    )


def plain(cell: Cell) -> str:
    """A cell as text without marking; empty for None."""
    if isinstance(cell, tuple):
        return "".join(run.text for run in cell)
    return "" if cell is None else str(cell)
