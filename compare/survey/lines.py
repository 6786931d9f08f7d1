"""A line for each directive and for each cell: pages, Excel and Parquet print from them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from compare.model import Directive, Document, Extent
from compare.report.names import COUNTED, Chip, Slice, change_style, fill_bar
from compare.survey.model import DOUBTED, KIND, Cell, Government, Local, Uptake
from compare.survey.plans import quote
from compare.survey.ranking import JOB, Collected, find_mark_kind, pick_examples
from compare.words import labels, phrase
from compare.words.language import msgid
from compare.words.name import head_directive

GOVERNMENTS, DIRECTIVES = msgid("{n}地"), msgid("{n}项")  # what is counted, behind its number
_ARTICLE = re.compile(r"第\S{1,8}条")  # labels that people cite; （一） and 1. are not among them.
# In which order a directive's page names the governments: who leaves it out is asked first.
_ASKED = ("none", DOUBTED, "part", "open", "whole", "like", "above", "takes_part", "expired", "older", "secondhand")


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page of the report; without ``anchor`` only its text."""

    anchor: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that stands under a label: a list of links."""

    label: str
    links: tuple[Link, ...]


def show_bar(kinds: Counter[str]) -> tuple[Slice, ...]:
    """How far all is carried as a bar."""
    counts = {one: kinds[one.value] for one in COUNTED}
    counts[Extent.OPEN] += kinds[DOUBTED]
    return fill_bar(counts, {})


def say_kinds(kinds: Counter[str], unit: str, data: Collected) -> str:
    """How far all is carried, in words, each number in ``unit`` (a msgid); the numbers add up to all of it."""
    say = data.say
    counted = {one: say(unit, n=kinds[one]) for one in ("whole", "part", "none", "like", DOUBTED)}
    said = say("全部落实{whole}、部分落实{part}、未承接{none}", **counted)
    if kinds["like"]:
        said += say("、文字相近（早于上位文件）{like}", **counted)
    if open_ := kinds["open"] + kinds[DOUBTED]:
        said += say("，待核{open}（其中初判未承接{doubted}）", open=say(unit, n=open_), **counted)
    aside = kinds.total() - sum(kinds[one] for one in JOB)
    return said + (say("，另列{aside}", aside=say(unit, n=aside)) if aside else "")


@dataclass(frozen=True, slots=True)
class DirectiveLine:
    """A directive with what all governments make of it."""

    data: Collected
    at: int  # its place in the matrix
    directive: Directive
    upper: Document  # that it stands in
    number: str  # as it is called: 1-12
    anchor: str  # of its page
    chapter: str
    uptake: Uptake
    kinds: Counter[str]  # how many of its cells are of each kind

    def anchor_cell(self, index: int) -> str:
        """Where on its page the grounds of a government's cell stand."""
        return f"{self.anchor}g{index + 1}"

    @property
    def source(self) -> str:
        """Where it stands."""
        say = self.data.say
        place = phrase.place(self.directive.clause.place, say)
        return say("{upper}{place}", upper=phrase.title(self.upper, say), place=place)

    def shorten(self, room: int) -> str:
        """A few words, with the number by which the law itself calls it: 1-84 is not its 第八十四条."""
        words = head_directive(self.directive, room)
        label = self.directive.clause.label
        return f"{label} {words}" if _ARTICLE.fullmatch(label) else words

    @property
    def gaps(self) -> int:
        """How many leave it out for certain."""
        return self.kinds[Extent.NONE.value]

    @property
    def job(self) -> int:
        """Of how many it is the job."""
        return sum(self.kinds[one] for one in JOB)

    @property
    def carried(self) -> int:
        """How many carry it for certain, wholly or in part."""
        return self.kinds[Extent.WHOLE.value] + self.kinds[Extent.PARTIAL.value]

    @property
    def behind(self) -> tuple[Link, ...]:
        """Who leaves it out for certain while most others carry it, each with its grounds."""
        data = self.data
        anchor = self.anchor_cell if data.detailed else data.anchor
        return tuple(Link(anchor(at), data.names[at]) for at in data.behind[self.at])

    @property
    def behind_names(self) -> str:
        """Their names."""
        return self.data.say.join(one.text for one in self.behind)

    @property
    def gap_share(self) -> float | None:
        """Of these, the share that leaves it out for certain, 0 to 1; None where none could: all are older."""
        return self.gaps / self.job if self.job > self.kinds[Extent.LIKE.value] else None

    @property
    def bar(self) -> tuple[Slice, ...]:
        """How far it is carried."""
        return show_bar(self.kinds)

    @property
    def said(self) -> str:
        """What all make of it, in a sentence."""
        every, kinds = self.uptake.tally.directives, say_kinds(self.kinds, GOVERNMENTS, self.data)
        said = msgid("{all}地中{kinds}；要求降低{weakened}地。")
        return self.data.say(said, all=every, kinds=kinds, weakened=self.uptake.weakened)

    @property
    def first(self) -> tuple[Link, ...]:
        """Who carried it first, with the date."""
        places = [(self.data.seats[one.government], one.date) for one in self.uptake.first]
        return tuple(Link(self.data.anchor(at), self.data.names[at], date) for at, date in places)

    @property
    def adopters(self) -> str:
        """The same, a line each."""
        governments, seats = self.data.survey.governments, self.data.seats
        return "\n".join(f"{one.date} {governments[seats[one.government]].name}" for one in self.uptake.first)

    @property
    def examples(self) -> tuple[CellLine, ...]:
        """The best local wordings."""
        return tuple(make_cell_line(self, *one) for one in pick_examples(list(self.data.shown[self.at])))

    @property
    def details(self) -> tuple[CellLine, ...]:
        """All cells, where they are shown."""
        return tuple(make_cell_line(self, *one) for one in self.data.shown[self.at]) if self.data.detailed else ()

    @property
    def lists(self) -> Iterator[Item]:
        """Who does what, as lists of names; none where they would lead nowhere."""
        data = self.data
        kinds: dict[str, list[Link]] = {}
        for index, marks in enumerate(data.marks if data.pages or data.detailed else ()):
            if mark := marks[self.at]:
                anchor = self.anchor_cell(index) if data.detailed else data.anchor(index)
                kinds.setdefault(mark.kind, []).append(Link(anchor, data.names[index], mark.share))
        for key in _ASKED:
            if key in kinds:
                label = data.say("{word}{n}地", word=data.say(KIND[key]), n=len(kinds[key]))
                yield Item(label, tuple(kinds[key]))


def list_directives(data: Collected) -> tuple[DirectiveLine, ...]:
    """All, in the order of the matrix."""
    known = zip(data.directives, data.uppers, data.numbers, data.chapters, data.survey.uptakes, data.kinds, strict=True)
    return tuple(
        DirectiveLine(data, at, directive, upper, number, f"d{number}", chapter, uptake, kinds)
        for at, (directive, upper, number, (_, chapter), uptake, kinds) in enumerate(known)
    )


def rank_directives(data: Collected) -> tuple[DirectiveLine, ...]:
    """All, those that most governments leave out for certain first."""
    return tuple(sorted(list_directives(data), key=lambda one: (-(one.gap_share or 0), one.at)))


def list_behind(data: Collected) -> tuple[DirectiveLine, ...]:
    """Those that most carry and some leave out for certain, first those that most carry."""
    found = (one for one in list_directives(data) if data.behind[one.at])
    return tuple(sorted(found, key=lambda one: (-one.carried / one.job, one.at)))


@dataclass(frozen=True, slots=True)
class CellLine:
    """What one government does with one directive; ``codes`` gives values by their names in the JSON (``adopt``)."""

    line: DirectiveLine
    index: int  # place of the government
    government: Government
    local: Local  # the document that carries it or leaves it out
    cell: Cell
    codes: bool = False

    @property
    def title(self) -> str:
        """The document's."""
        return self.line.data.title(self.local)

    @property
    def words(self) -> str:
        """The local words that carry it."""
        return self.cell.evidence.text if self.cell.evidence and self.cell.carriers else ""

    @property
    def place(self) -> str:
        """Where they stand, or those that come nearest."""
        return phrase.place(self.cell.evidence.place, self.line.data.say) if self.cell.evidence else ""

    def quote(self, room: int) -> str:
        """The local words that speak of the directive, cut to so many characters; empty where none do."""
        evidence = self.cell.evidence
        return quote(evidence.text, self.line.directive.clause.text, room) if evidence else ""

    @property
    def chips(self) -> tuple[Chip, ...]:
        """How far it is carried, and what in it asks for less."""
        say = self.line.data.say
        kinds = dict.fromkeys(one.kind for one in self.cell.changes if one.kind.weaker)
        made = Chip(self.cell.extent.value, say(KIND[find_mark_kind(self.cell)]))
        return (made, *(Chip(change_style(one), say(labels.CHANGE[one])) for one in kinds))

    @property
    def weaker(self) -> tuple[str, ...]:
        """What asks for less, with how sure that is."""
        return tuple(
            f"{one.note.rstrip('。')}（{self.line.data.say(labels.CERTAINTY[one.certainty])}）"
            for one in self.cell.changes
            if one.kind.weaker
        )

    @property
    def changes(self) -> str:
        """What changed, a line each."""
        said = []
        for one in self.cell.changes:
            kind, certainty = self.word(one.kind, labels.CHANGE), self.word(one.certainty, labels.CERTAINTY)
            said.append(f"{kind}：{one.note.rstrip('。')}（{certainty}）")
        return "\n".join(said)

    def word(self, value: StrEnum | None, words: Mapping[Any, str]) -> str:
        """A value in words, or as programs read it."""
        if value is None:
            return ""
        return value.value if self.codes else self.line.data.say(words[value])


def make_cell_line(line: DirectiveLine, index: int, cell: Cell, codes: bool = False) -> CellLine:
    """The line of a cell of a directive and of the government at a place."""
    data = line.data
    return CellLine(line, index, data.survey.governments[index], data.locals[cell.document], cell, codes)


def list_cells(data: Collected, *, codes: bool = False) -> Iterator[CellLine]:
    """All, government after government, as they are read."""
    lines = list_directives(data)
    for index, row in enumerate(data.survey.rows):
        for cell in row.cells:
            yield make_cell_line(lines[data.places[cell.directive]], index, cell, codes)
