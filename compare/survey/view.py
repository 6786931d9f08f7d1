"""The view: what all pages of a survey print, each part made once.

It holds values of the model and lines over them, which the templates print through filters, and words only where
something is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from compare.model import Frame
from compare.report.guide import Option
from compare.survey.lines import DirectiveLine, list_directives, rank_directives
from compare.survey.matrix import CELLS, Matrix, show_matrix
from compare.survey.model import Upper
from compare.survey.pages import (
    count_figures,
    say_compared,
    say_directives,
    say_governments,
    say_limits,
    say_order,
    say_title,
    show_filters,
)
from compare.survey.profiles import (
    ClusterLine,
    FailureLine,
    GovernmentLine,
    list_clusters,
    list_failures,
    list_governments,
)
from compare.survey.ranking import Collected


@dataclass(frozen=True)
class SurveyView:
    """Everything that the pages of a survey print.

    Attributes:
        data: The survey, walked once.
        cells: How many cells the matrix may have before governments are put together.
        added: What whoever sets the pages has to tell the reader beside the survey's own warnings.
    """

    data: Collected
    cells: int = CELLS
    added: tuple[str, ...] = ()

    @property
    def frame(self) -> Frame:
        """The house style."""
        return self.data.survey.frame

    @property
    def version(self) -> str:
        """Of the program."""
        return self.data.survey.run.version

    @cached_property
    def title(self) -> str:
        """Of the survey."""
        return say_title(self.data)

    @cached_property
    def compared(self) -> str:
        """What was compared."""
        return say_compared(self.data)

    @cached_property
    def result(self) -> tuple[str, str]:
        """The point in two lines."""
        return say_directives(self.data), say_governments(self.data)

    @cached_property
    def figures(self) -> tuple[tuple[str, int], ...]:
        """The numbers below it, each with its label."""
        return count_figures(self.data)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the reader must know: of the whole, and what these pages leave out for size and where it stands."""
        return (*self.data.survey.warnings, *self.added, *self.limits)

    @property
    def limits(self) -> tuple[str, ...]:
        """What these pages leave out for size."""
        return say_limits(self.data)

    @property
    def uppers(self) -> tuple[Upper, ...]:
        """The upper documents."""
        return self.data.survey.uppers

    @cached_property
    def matrix(self) -> Matrix:
        """Directives against governments."""
        return show_matrix(self.data, self.cells)

    @cached_property
    def filters(self) -> Mapping[str, tuple[Option, ...]]:
        """What the matrix is filtered by."""
        return show_filters(self.data, self.matrix)

    @property
    def order(self) -> str:
        """Why the governments are in no order; empty where they are."""
        return say_order(self.data)

    @cached_property
    def directive_ranking(self) -> tuple[DirectiveLine, ...]:
        """The directives that some government leaves out, those that most leave out first."""
        return tuple(one for one in rank_directives(self.data) if one.gaps)

    @cached_property
    def government_ranking(self) -> tuple[GovernmentLine, ...]:
        """The governments, those that leave out most first."""
        return list_governments(self.data)

    @property
    def directives(self) -> tuple[DirectiveLine, ...]:
        """Those with a page: all."""
        return list_directives(self.data)

    @property
    def governments(self) -> tuple[GovernmentLine, ...]:
        """Those with a page, in the order of the survey: none where there are too many."""
        ranked = self.government_ranking if self.data.pages else ()
        return tuple(sorted(ranked, key=lambda one: one.rank.index))

    @property
    def clusters(self) -> tuple[ClusterLine, ...]:
        """Near-identical plans."""
        return list_clusters(self.data)

    @property
    def failures(self) -> tuple[FailureLine, ...]:
        """What was not compared."""
        return list_failures(self.data)
