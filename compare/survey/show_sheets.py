"""The matrix cut into sheets of paper: so many columns at a time that the signs can still be read."""

from __future__ import annotations

from dataclasses import dataclass

from compare.model import Frame
from compare.survey.view import Band, Head, Line, SurveyView

# Columns on a sheet of A4 across, at 6.2 mm each beside 78 mm for the directive.
COLUMNS = 31


@dataclass(frozen=True, slots=True)
class Sheet:
    """Some columns of the matrix with all its rows; ``name`` says which, from the first to the last."""

    name: str
    heads: tuple[Head, ...]
    bands: tuple[Band, ...]
    width: str


@dataclass(frozen=True, slots=True)
class Sheets:
    """What the paper prints: the view, and its matrix in sheets."""

    survey: SurveyView
    sheets: tuple[Sheet, ...]

    @property
    def frame(self) -> Frame:
        """The house style."""
        return self.survey.frame


def show_sheets(view: SurveyView) -> Sheets:
    """The sheets, all about equally wide."""
    heads = view.matrix.heads
    count = -(-len(heads) // COLUMNS)
    size = -(-len(heads) // count) if count else 0
    return Sheets(view, tuple(_sheet(view, at, size) for at in range(0, len(heads), size or 1)))


def _sheet(view: SurveyView, at: int, size: int) -> Sheet:
    heads = view.matrix.heads[at : at + size]
    first, last = heads[0].short, heads[-1].short
    return Sheet(
        name=first if len(heads) == 1 else f"{first}——{last}",
        heads=heads,
        bands=tuple(
            Band(one.key, one.upper, one.title, tuple(_cut(line, at, size) for line in one.lines))
            for one in view.matrix.bands
        ),
        width=str(round(0.7 * 100 / max(size, 12), 3)),
    )


def _cut(line: Line, at: int, size: int) -> Line:
    return Line(line.anchor, line.number, line.text, line.gaps, line.order, line.squares[at : at + size])
