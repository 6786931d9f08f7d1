"""Walk the rows of a survey once, keep what the pages print: a mark for each cell, and the cells that are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from compare.model import Directive, Document, Relation
from compare.report import phrase
from compare.report.language import Language, language_of
from compare.survey.labels import ABOVE
from compare.survey.model import Cell, Government, Local, Survey
from compare.text.places import ENDINGS

# How many cells the pages show with their evidence, a line each. Set by reasoning: with all lines, 30 real plans × 126
# directives make an HTML of 4.1 MB; without them, 300 × 150 made cells one of 6.1 MB.
DETAILED = 8_000
# Above so many governments have a line in the ranking and no page of their own. Set by reasoning: nobody pages through.
PAGES = 400
# Local wordings shown for each directive.
EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell in short: ``kind`` is its relation or ``above`` (上级事项), ``share`` its coverage where partial."""

    kind: str
    share: str
    doubtful: bool
    weakened: bool

    @property
    def gap(self) -> bool:
        """Left out, and the local level's job."""
        return self.kind == Relation.OMIT.value

    @property
    def carried(self) -> bool:
        """Adopted or extended."""
        return self.kind in (Relation.ADOPT.value, Relation.EXTEND.value)


Shown = tuple[int, Cell]
"""A cell that the pages show, with the place of its government."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What the pages print a survey from.

    Attributes:
        directives: In the order of the rows of the matrix, and ``numbers`` (1-12) and ``uppers`` beside them.
        places: Row by id of the directive.
        marks: For each government, for each directive; None where the two were not compared.
        shown: For each directive, the cells that are shown: all, or the best wordings where there are too many.
        detailed: Whether they are all.
        names: Of the governments: short ones for narrow columns, no two alike.
        locals: The local documents by id.
    """

    survey: Survey
    say: Language
    directives: tuple[Directive, ...]
    numbers: tuple[str, ...]
    uppers: tuple[Document, ...]
    places: Mapping[str, int]
    marks: tuple[tuple[Mark | None, ...], ...]
    shown: tuple[tuple[Shown, ...], ...]
    detailed: bool
    names: tuple[str, ...]
    locals: Mapping[str, Local]

    @property
    def pages(self) -> bool:
        """Whether governments have pages of their own."""
        return len(self.marks) <= PAGES


@cache
def make_mark(kind: str, share: str, doubtful: bool, weakened: bool) -> Mark:
    """The one mark with these values: there are few, however many cells there are."""
    return Mark(kind, share, doubtful, weakened)


def mark_cell(cell: Cell) -> Mark:
    """A cell in short."""
    above = cell.relation is Relation.OMIT and not cell.applicable
    share = phrase.percent(cell.coverage) if cell.partial else ""
    return make_mark(ABOVE if above else cell.relation.value, share, cell.uncertain, cell.weakened)


def collect(survey: Survey) -> Collected:
    """One walk over the rows."""
    directives = tuple(one for upper in survey.uppers for one in upper.directives)
    places = {one.id: index for index, one in enumerate(directives)}
    detailed = sum(one.governments for one in survey.uptakes) <= DETAILED
    marks: list[tuple[Mark | None, ...]] = []
    shown: list[list[Shown]] = [[] for _ in directives]
    for index, row in enumerate(survey.rows):
        mine: list[Mark | None] = [None] * len(directives)
        for cell in row.cells:
            at = places[cell.directive]
            mine[at] = mark_cell(cell)
            shown[at].append((index, cell))
            if not detailed:
                shown[at] = pick_examples(shown[at])
        marks.append(tuple(mine))
    return Collected(
        survey=survey,
        say=language_of(survey.frame),
        directives=directives,
        numbers=number_directives(survey),
        uppers=tuple(upper.document for upper in survey.uppers for _ in upper.directives),
        places=places,
        marks=tuple(marks),
        shown=tuple(tuple(one) for one in shown),
        detailed=detailed,
        names=shorten_names(survey.governments),
        locals={local.id: local for one in survey.governments for local in one.documents},
    )


def number_directives(survey: Survey) -> tuple[str, ...]:
    """The number of each directive in the order of the matrix: 1-12 is the twelfth of the first upper document."""
    return tuple(
        f"{group}-{index}"
        for group, upper in enumerate(survey.uppers, 1)
        for index, _ in enumerate(upper.directives, 1)
    )


def pick_examples(shown: list[Shown]) -> list[Shown]:
    """The best local wordings: sure, whole, with something of its own, near the directive; no text twice."""
    carried = [one for one in shown if one[1].relation is not Relation.OMIT and one[1].evidence]
    carried.sort(key=_worth)
    texts: set[str] = set()
    kept: list[Shown] = []
    for one in carried:
        text = one[1].evidence.text if one[1].evidence else ""
        if text not in texts and len(kept) < EXAMPLES:
            texts.add(text)
            kept.append(one)
    return kept


def _worth(shown: Shown) -> tuple[bool, bool, float, bool, float, int]:
    index, cell = shown
    score = cell.evidence.score if cell.evidence else 0.0
    return (
        cell.uncertain,
        cell.weakened,
        -cell.coverage,
        cell.relation is not Relation.EXTEND,
        -score,
        index,
    )


def shorten_names(governments: tuple[Government, ...]) -> tuple[str, ...]:
    """山西 for 山西省, 临汾 for 山西省临汾市; the whole name where two would be called alike."""
    short = [_shorten(one) for one in governments]
    return tuple(name if short.count(name) == 1 else one.name for name, one in zip(short, governments, strict=True))


def _shorten(government: Government) -> str:
    if not government.region:
        return phrase.shorten_title(f"《{government.name.strip('《》')}》", 12)
    own = government.region
    if government.province != own:
        own = own.removeprefix(government.province) or own
    cut = ENDINGS.sub("", own)
    return cut if len(cut) > 1 else own
