"""The matrix, directive × government: signs and shares that tell without colour."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from compare.progress import group
from compare.survey import model
from compare.survey.lines import DirectiveLine, list_directives, rank_directives
from compare.survey.model import Government
from compare.survey.ranking import Collected, Mark
from compare.text.places import ENDINGS
from compare.words import phrase
from compare.words.language import Language, msgid

# Above so many cells a column stands for the governments of one level in one province. The line is set by reasoning:
# the largest page measured below it, 45,000 made cells (300 governments, 150 directives), took 1.8 s and 6.1 MB.
CELLS = 60_000
# The style of a square by its kind; the same words stand in the script of the page.
_STYLES = {"whole": "a", "part": "p", "none": "o", "open": "d", model.DOUBTED: "m", "like": "k"}
_TONES = (0.25, 0.5, 0.75)  # shares carried from which a column of several governments is a tone darker

PIECES = msgid("地名后带{sign}的，文件不全、过短或读入不清，没有写到的可能在没有看到的部分，不排名次。")


@dataclass(frozen=True, slots=True)
class Square:
    """One cell of the matrix: its style, and the sign, share and doubt that tell the same without colour."""

    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """One column of the matrix: a government, or a group of them where there are too many to show each."""

    data: Collected
    members: tuple[int, ...]  # the places of the governments
    # what it is called
    short: str
    name: str
    anchor: str  # of its page; empty where there is none
    order: int  # its place by the share of gaps, from 0

    @property
    def first(self) -> Government:
        """The first of its governments: they are of one level and province."""
        return self.data.survey.governments[self.members[0]]

    @property
    def gaps(self) -> int:
        """What they leave out for certain."""
        return sum(mark.gap for index in self.members for mark in self.data.marks[index] if mark)


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One row of the matrix; ``order`` is its place by the share of gaps."""

    line: DirectiveLine
    order: int
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """The rows of one chapter of one upper document."""

    key: str
    title: str
    lines: tuple[MatrixLine, ...]

    @property
    def upper(self) -> str:
        """The number of the upper document."""
        return self.key.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Directives against governments; ``grouped`` where a column stands for several of them."""

    heads: tuple[Head, ...]
    bands: tuple[Band, ...]
    grouped: bool
    note: str


def show_matrix(data: Collected, cells: int = CELLS) -> Matrix:
    """The whole matrix, or that of groups of governments where it would have more cells than ``cells``."""
    say = data.say
    grouped = len(data.marks) * len(data.directives) > cells
    heads = _group_heads(data) if grouped else _heads(data)
    note = "" if all(one.whole for one in data.ranks) else say(PIECES, sign=model.PIECE)
    if grouped:
        note = say("政府太多，这里每列是一省的同级政府，数字是承接的比例；逐个政府的结论见 Excel、Parquet 和 JSON。")
    # The same one for the same mark, of which there are few.
    known = {mark: make_square(mark, say) for mark in {one for marks in data.marks for one in marks}}
    order = {one.at: place for place, one in enumerate(rank_directives(data))}
    bands = []
    for (key, title), lines in groupby(list_directives(data), lambda one: data.chapters[one.at]):
        rows = []
        for one in lines:
            together = (_group_square(one.at, head) for head in heads)
            squares = together if grouped else (known[marks[one.at]] for marks in data.marks)
            rows.append(MatrixLine(one, order[one.at], tuple(squares)))
        bands.append(Band(key, title, tuple(rows)))
    return Matrix(heads, tuple(bands), grouped, note)


def make_square(mark: Mark | None, say: Language) -> Square:
    """Style and text of a cell: 全, 部67 (two thirds of the duties), 未, 承? 未? (doubt), 上 (aside), · (none)."""
    if mark is None:
        return Square("x", model.NOT_COMPARED)
    return Square(_STYLES.get(mark.kind, "u"), say(model.SIGN[mark.kind]) + mark.share.rstrip("%"))


def _heads(data: Collected) -> tuple[Head, ...]:
    places = {one.index: (place, model.PIECE * (not one.whole)) for place, one in enumerate(data.ranks)}
    return tuple(
        Head(data, (at,), data.names[at] + places[at][1], one.name, data.anchor(at), places[at][0])
        for at, one in enumerate(data.survey.governments)
    )


def _group_heads(data: Collected) -> tuple[Head, ...]:
    """The governments of one level in one province together, in the order of the survey."""
    governments = data.survey.governments
    groups = group(range(len(governments)), lambda at: (governments[at].level, governments[at].province))
    made = []
    for place, members in enumerate(groups.values()):
        first = governments[members[0]]
        where, level = first.province or data.say("省份不明"), data.say(model.LEVEL[first.level])
        name = data.say("{where}{level}{n}个", where=where, level=level, n=len(members))
        made.append(Head(data, tuple(members), f"{ENDINGS.sub('', where)}{level}", name, "", place))
    return tuple(made)


def _group_square(at: int, head: Head) -> Square:
    every = [mark for index in head.members if (mark := head.data.marks[index][at]) and mark.job]
    found = [mark for mark in every if not mark.like]
    if not found:
        return make_square(every[0] if every else None, head.data.say)
    share = sum(one.carried for one in found) / len(found)
    return Square(f"s{sum(share >= step for step in _TONES)}", phrase.percent(share).rstrip("%"))
