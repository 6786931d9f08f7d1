"""The matrix, directive × government: signs and shares that tell without colour."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from compare.model import Extent, Level
from compare.survey import model
from compare.survey.ranking import JOB, Collected, Mark, Rank
from compare.survey.view import Band, Head, Line, Matrix, Square
from compare.text.places import ENDINGS
from compare.words import phrase
from compare.words.language import Language, msgid
from compare.words.name import head_directive

# Above so many cells a column stands for the governments of one level in one province. The line is set by reasoning:
# the largest page measured below it, 45,000 made cells (300 governments, 150 directives), took 1.8 s and 6.1 MB.
CELLS = 60_000
# Characters of a directive at the left of its row.
BRIEF = 34
# Labels that people cite; （一） and 1. are not among them.
_ARTICLE = re.compile(r"第\S{1,8}条")
# The style of a square by its kind; the same words stand in the script of the page.
_STYLES = {"whole": "a", "part": "p", "none": "o", "open": "d", model.DOUBTED: "m", "like": "k"}
# Shares carried from which a column of several governments is a tone darker.
_TONES = (0.25, 0.5, 0.75)

PIECES = msgid("地名后带{sign}的，文件不全、过短或读入不清，没有写到的可能在没有看到的部分，不排名次。")

Group = tuple[str, str, tuple[int, ...]]
"""Level, province, and the places of the governments."""


def show_matrix(data: Collected, ranks: Sequence[Rank], cells: int = CELLS) -> Matrix:
    """The whole matrix, or that of groups of governments where it would have more cells than ``cells``."""
    order = order_directives(data)
    grouped = len(data.marks) * len(data.directives) > cells
    say = data.say
    if grouped:
        groups = group_governments(data)
        heads = tuple(_group_head(one, data, place) for place, one in enumerate(groups))
        squares = [tuple(_group_square(at, one, data) for one in groups) for at in range(len(data.directives))]
        note = say("政府太多，这里每列是一省的同级政府，数字是承接的比例；逐个政府的结论见 Excel、Parquet 和 JSON。")
    else:
        places = {one.index: place for place, one in enumerate(ranks)}
        gaps = {one.index: one for one in ranks}
        heads = tuple(_head(index, data, gaps[index], places[index]) for index in range(len(data.marks)))
        known: dict[Mark | None, Square] = {}
        squares = [tuple(_square(marks[at], known, say) for marks in data.marks) for at in range(len(data.directives))]
        note = "" if all(one.whole for one in ranks) else say(PIECES, sign=model.PIECE)
    chapters = find_chapters(data)
    bands = []
    for (key, title), rows in groupby(range(len(data.directives)), lambda at: chapters[at]):
        lines = tuple(_line(at, data, order[at], squares[at]) for at in rows)
        bands.append(Band(key, key.split(".")[0], title, lines))
    return Matrix(heads, tuple(bands), grouped, note)


def find_chapters(data: Collected) -> tuple[tuple[str, str], ...]:
    """Key and title of each directive's chapter: its outermost heading, or the next where all stand under the same."""
    found: list[tuple[str, str]] = []
    for number, upper in enumerate(data.survey.uppers, 1):
        paths = [one.clause.headings for one in upper.directives]
        depth = 1 if len({path[:1] for path in paths}) > 1 else 2
        keys = {path: index for index, path in enumerate(dict.fromkeys(path[:depth] for path in paths), 1)}
        for path in paths:
            key = f"{number}.{keys[path[:depth]]}"
            title = phrase.headings(path[depth - 1 : depth]) or data.say("（未分章节）")
            found.append((key, title if len(data.survey.uppers) == 1 else f"{number}　{title}"))
    return tuple(found)


def order_directives(data: Collected) -> tuple[int, ...]:
    """The place of each directive when those that most governments leave out come first."""
    shares = [find_gap_share(at, data) for at in range(len(data.directives))]
    places = {at: place for place, at in enumerate(sorted(range(len(shares)), key=lambda at: (-shares[at], at)))}
    return tuple(places[at] for at in range(len(shares)))


def find_gap_share(at: int, data: Collected) -> float:
    """Of the governments whose job a directive is, the share that leaves it out for certain, 0 to 1."""
    job = sum(data.kinds[at][one] for one in JOB)
    return data.kinds[at][Extent.NONE.value] / job if job else 0.0


def say_gaps(at: int, data: Collected) -> str:
    """How many leave a directive out for certain, of how many whose job it is: 23/31."""
    return f"{data.kinds[at][Extent.NONE.value]}/{sum(data.kinds[at][one] for one in JOB)}"


def brief(at: int, data: Collected, room: int = BRIEF) -> str:
    """A directive in a few words, with the number by which the law itself calls it: 1-84 is not its 第八十四条."""
    directive = data.directives[at]
    words = head_directive(directive, room)
    return f"{directive.clause.label} {words}" if _ARTICLE.fullmatch(directive.clause.label) else words


def anchor_directive(at: int, data: Collected) -> str:
    """Where a directive has its page."""
    return f"d{data.numbers[at]}"


def anchor_government(index: int, data: Collected) -> str:
    """Where a government has its page; empty where none has."""
    return f"g{index + 1}" if data.pages else ""


def _head(index: int, data: Collected, rank: Rank, place: int) -> Head:
    one = data.survey.governments[index]
    return Head(
        anchor=anchor_government(index, data),
        short=data.names[index] + model.PIECE * (not rank.whole),
        name=one.name,
        level=one.level.value,
        province=one.province,
        gaps=str(rank.gaps),
        order=str(place),
    )


def _square(mark: Mark | None, known: dict[Mark | None, Square], say: Language) -> Square:
    """The square of a mark: the same one for the same mark, of which there are few."""
    if mark not in known:
        known[mark] = make_square(mark, say)
    return known[mark]


def make_square(mark: Mark | None, say: Language) -> Square:
    """Style and text of a cell: 全, 部67 (two thirds of the duties), 未, 承? 未? (doubt), 上 (aside), · (none)."""
    if mark is None:
        return Square("x", model.NOT_COMPARED)
    return Square(_STYLES.get(mark.kind, "u"), say(model.SIGN[mark.kind]) + mark.share.rstrip("%"))


def _line(at: int, data: Collected, order: int, squares: tuple[Square, ...]) -> Line:
    return Line(anchor_directive(at, data), data.numbers[at], brief(at, data), say_gaps(at, data), str(order), squares)


def group_governments(data: Collected) -> tuple[Group, ...]:
    """The governments of one level in one province together, in the order of the survey."""
    groups: dict[tuple[str, str], list[int]] = {}
    for index, one in enumerate(data.survey.governments):
        groups.setdefault((one.level.value, one.province), []).append(index)
    return tuple((level, province, tuple(members)) for (level, province), members in groups.items())


def _group_head(group: Group, data: Collected, place: int) -> Head:
    level, province, members = group
    say = data.say
    where = province or say("省份不明")
    name = say("{where}{level}{n}个", where=where, level=say(model.LEVEL[Level(level)]), n=len(members))
    gaps = sum(mark.gap for index in members for mark in data.marks[index] if mark)
    short = f"{ENDINGS.sub('', where)}{say(model.LEVEL[Level(level)])}"
    return Head("", short, name, level, province, phrase.number(gaps), str(place))


def _group_square(at: int, group: Group, data: Collected) -> Square:
    found = [mark for index in group[2] if (mark := data.marks[index][at]) and mark.job]
    if not found:
        return Square("x", model.NOT_COMPARED)
    share = sum(one.carried for one in found) / len(found)
    return Square(f"s{sum(share >= step for step in _TONES)}", phrase.percent(share).rstrip("%"))
