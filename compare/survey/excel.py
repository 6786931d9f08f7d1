"""A survey as an Excel workbook, row by row; and its matrix cut into sheets of paper on which the signs can be read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any, BinaryIO

from compare.model import Frame
from compare.output.sheets import FORMATS, Column, Sheet, finish_sheet, lay_out, limit, open_book, write_sheet
from compare.survey import profiles
from compare.survey.lines import CellLine, DirectiveLine, list_cells, list_directives
from compare.survey.matrix import Band, Head
from compare.survey.model import DOUBTED, KIND, LEVEL, Survey
from compare.survey.ranking import JOB, Collected, collect
from compare.survey.view import SurveyView
from compare.words import labels, phrase
from compare.words.language import msgid

CELLS: tuple[Column[CellLine], ...] = (
    Column(msgid("编号"), 8, lambda one: one.line.number, "text", "number"),
    Column(msgid("地方"), 16, lambda one: one.government.name, "text", "government"),
    Column(msgid("层级"), 8, lambda one: one.word(one.government.level, LEVEL), "text", "level"),
    Column(msgid("省份"), 12, lambda one: one.government.province, "text", "province"),
    Column(msgid("承接程度"), 10, lambda one: one.word(one.cell.extent, labels.EXTENT), "text", "extent"),
    Column(msgid("关系"), 8, lambda one: one.word(one.cell.relation, labels.RELATION), "text", "relation"),
    Column(msgid("上级事项"), 8, lambda one: not (one.cell.carried or one.cell.applicable), "yes", "above"),
    Column(msgid("待核"), 8, lambda one: one.cell.uncertain, "yes", "doubt"),
    Column(msgid("覆盖度"), 8, lambda one: one.cell.coverage, "share", "coverage"),
    Column(msgid("置信度"), 8, lambda one: one.cell.confidence, "score", "confidence"),
    Column(msgid("照抄率"), 8, lambda one: one.cell.copied, "share", "copied"),
    Column(msgid("承接方式"), 8, lambda one: one.word(one.cell.manner, labels.MANNER), "text", "manner"),
    Column(msgid("部署要求"), 50, lambda one: one.line.directive.clause.text, "text", "directive"),
    Column(msgid("章节"), 20, lambda one: one.line.chapter, "text", "chapter"),
    Column(msgid("本地措辞"), 50, lambda one: one.words, "text", "local"),
    Column(msgid("承接条款数"), 8, lambda one: one.cell.carriers, "count", "carriers"),
    Column(msgid("未见要点"), 30, lambda one: "\n".join(one.cell.missing), "text", "missing"),
    Column(msgid("变化"), 30, lambda one: one.changes, "text", "changes"),
    Column(msgid("理由"), 40, lambda one: one.cell.reason, "text", "reason"),
    Column(msgid("本级文件"), 30, lambda one: one.title, "text", "document"),
    Column(msgid("日期"), 12, lambda one: one.local.date, "text", "date"),
    Column(msgid("条款出处"), 16, lambda one: one.place, "text", "place"),
    Column(msgid("文件"), 24, lambda one: one.local.file, "text", "file"),
    Column(msgid("部署标识"), 16, lambda one: one.cell.directive, "text", "directive_id"),
    Column(msgid("地方标识"), 16, lambda one: one.government.id, "text", "government_id"),
    Column(msgid("文件标识"), 16, lambda one: one.cell.document, "text", "document_id"),
)

_COUNTS: tuple[Column[Any], ...] = (
    Column(msgid("全部落实"), 8, lambda one: one.kinds["whole"], "count", "whole"),
    Column(labels.PARTIAL, 8, lambda one: one.kinds["part"], "count", "part"),
    Column(msgid("未承接"), 8, lambda one: one.kinds["none"], "count", "none"),
    Column(msgid("待核"), 8, lambda one: one.kinds["open"] + one.kinds[DOUBTED], "count", "open"),
    Column(labels.DOUBTED, 8, lambda one: one.kinds[DOUBTED], "count", "doubted"),
    Column(msgid("文字相近"), 8, lambda one: one.kinds["like"], "count", "like"),
    Column(msgid("另列"), 8, lambda one: one.kinds.total() - sum(one.kinds[kind] for kind in JOB), "count", "aside"),
)


def _rate(share: float | None) -> float | str:
    """A share; a dash where nothing is counted, which an empty cell would not tell from a cell left out."""
    return phrase.WITHHELD if share is None else share


GOVERNMENTS: tuple[Column[profiles.GovernmentLine], ...] = (
    Column(msgid("名次（最前，1为未承接最多）"), 8, lambda one: one.rank.first or None, "count", "rank_first"),
    Column(msgid("地方"), 20, lambda one: one.government.name, "text", "government"),
    Column(msgid("名次（最后）"), 8, lambda one: one.rank.last or None, "count", "rank_last"),
    Column(msgid("层级"), 8, lambda one: one.level, "text", "level"),
    Column(msgid("省份"), 12, lambda one: one.government.province, "text", "province"),
    Column(msgid("限度"), 40, lambda one: "；".join(one.caveats), "text", "caveats"),
    Column(msgid("部署"), 8, lambda one: one.government.tally.directives, "count", "directives"),
    *_COUNTS,
    Column(msgid("未承接而多数地方已承接"), 12, lambda one: len(one.behind), "count", "behind"),
    Column(msgid("应落实"), 8, lambda one: one.rank.directives, "count", "job"),
    Column(msgid("未承接率"), 8, lambda one: _rate(one.rank.share), "share", "gap_share"),
    Column(msgid("待核改判后最多"), 8, lambda one: one.rank.most, "count", "gaps_most"),
    Column(msgid("覆盖度"), 8, lambda one: one.government.tally.coverage, "share", "coverage"),
    Column(msgid("自主新增"), 8, lambda one: one.government.initiatives, "count", "initiatives"),
    Column(msgid("字数"), 10, lambda one: one.government.characters, "count", "characters"),
    Column(msgid("读入质量"), 8, lambda one: one.government.quality, "share", "quality"),
    Column(
        msgid("文件"), 40, lambda one: "\n".join(map(one.data.title, one.government.documents)), "text", "documents"
    ),
    Column(msgid("日期"), 12, lambda one: one.government.date, "text", "date"),
    Column(msgid("地方标识"), 16, lambda one: one.government.id, "text", "government_id"),
)

DIRECTIVES: tuple[Column[DirectiveLine], ...] = (
    Column(msgid("编号"), 8, lambda one: one.number, "text", "number"),
    Column(msgid("部署要求"), 60, lambda one: one.directive.clause.text, "text", "directive"),
    Column(msgid("上位文件"), 30, lambda one: phrase.title(one.upper, one.data.say), "text", "upper"),
    Column(msgid("章节"), 24, lambda one: one.chapter, "text", "chapter"),
    Column(msgid("力度"), 8, lambda one: one.data.say(labels.FORCE[one.directive.force]), "text", "force"),
    Column(msgid("对照地数"), 8, lambda one: one.uptake.tally.directives, "count", "governments"),
    *_COUNTS,
    Column(msgid("未承接率"), 8, lambda one: _rate(one.gap_share), "share", "gap_share"),
    Column(msgid("要求降低"), 8, lambda one: one.uptake.weakened, "count", "weakened"),
    Column(msgid("覆盖度"), 8, lambda one: one.uptake.tally.coverage, "share", "coverage"),
    Column(msgid("多数已承接而未承接的地方"), 24, lambda one: one.behind_names, "text", "behind"),
    Column(msgid("最早承接"), 30, lambda one: one.adopters, "text", "first"),
    Column(msgid("部署标识"), 16, lambda one: one.directive.id, "text", "directive_id"),
)

CLUSTERS: tuple[Column[profiles.MemberLine], ...] = (
    Column(msgid("组"), 8, lambda one: str(one.number), "text", "cluster"),
    Column(msgid("日期"), 12, lambda one: one.member.date, "text", "date"),
    Column(msgid("地方"), 20, lambda one: one.government.name, "text", "government"),
    Column(msgid("文件"), 40, lambda one: one.title, "text", "document"),
    Column(msgid("最近的较早文件"), 40, lambda one: one.likest, "text", "source"),
    Column(msgid("相同措辞"), 10, lambda one: one.member.likeness if one.source else None, "share", "likeness"),
    Column(msgid("文件标识"), 16, lambda one: one.member.document, "text", "document_id"),
)

FAILURES: tuple[Column[profiles.FailureLine], ...] = (
    Column(msgid("文件"), 40, lambda one: one.failure.file, "text", "file"),
    Column(msgid("标题"), 40, lambda one: one.failure.title, "text", "title"),
    Column(msgid("原因"), 14, lambda one: one.kind, "text", "kind"),
    Column(msgid("说明"), 60, lambda one: one.failure.reason, "text", "reason"),
)

COLUMNS_PRINTED = 31  # columns on a sheet of A4 across, at 6.2 mm each beside 78 mm for the directive


@dataclass(frozen=True, slots=True)
class Pane:
    """Some columns of the matrix with all its rows; ``name`` says which, from the first to the last."""

    name: str
    heads: tuple[Head, ...]
    bands: tuple[Band, ...]
    width: str


@dataclass(frozen=True, slots=True)
class Sheets:
    """What the paper prints: the view, and its matrix in sheets."""

    survey: SurveyView
    sheets: tuple[Pane, ...]

    @property
    def frame(self) -> Frame:
        """The house style."""
        return self.survey.frame


def show_sheets(view: SurveyView) -> Sheets:
    """The sheets, all about equally wide."""
    heads = view.matrix.heads
    count = -(-len(heads) // COLUMNS_PRINTED)
    size = -(-len(heads) // count) if count else 0
    return Sheets(view, tuple(_pane(view, at, size) for at in range(0, len(heads), size or 1)))


def _pane(view: SurveyView, at: int, size: int) -> Pane:
    heads = view.matrix.heads[at : at + size]
    name = heads[0].short if len(heads) == 1 else f"{heads[0].short}——{heads[-1].short}"
    bands = []
    for band in view.matrix.bands:
        lines = tuple(replace(one, squares=one.squares[at : at + size]) for one in band.lines)
        bands.append(replace(band, lines=lines))
    return Pane(name, heads, tuple(bands), width=str(round(0.7 * 100 / max(size, 12), 3)))


# "Excel specifications and limits": rows and columns of a sheet.
ROWS, COLUMNS = 1_048_576, 16_384
# What a cell of the matrix begins with, and how it looks; the words say it without the colour.
LOOKS = {
    "whole": {"bg_color": "#D3E3F0", "font_color": "#143A5C"},
    "part": {"bg_color": "#CFE8DA", "font_color": "#0D3B24"},
    "none": {"bg_color": "#A3221B", "font_color": "#FFFFFF"},
    "open": {"bg_color": "#FFF4DC", "font_color": "#5C3A00", "italic": True},
    DOUBTED: {"bg_color": "#F6D5D1", "font_color": "#7D1811", "italic": True},
    "above": {"bg_color": "#E3E6EA", "font_color": "#48525E"},
}


def write_excel(survey: Survey, file: BinaryIO) -> None:
    """The workbook: the same bytes for the same survey; cells are written as they come."""
    data = collect(survey)
    view = SurveyView(data)
    made = io.BytesIO()
    book = open_book(made, survey.frame, survey.run.version, view.title, constant_memory=True)
    formats = {name: book.add_format(looks) for name, looks in FORMATS.items()}
    write_matrix(book, data, formats)
    for sheet in list_sheets(data):
        write_sheet(book.add_worksheet(sheet.name), sheet, formats, survey.frame)
    write_notes(book, view, formats)
    book.close()
    file.write(made.getvalue())


def write_matrix(book: Any, data: Collected, formats: dict[str, Any]) -> None:
    """Directives down, governments across: as many as a sheet has columns for; the sheet of cells has all."""
    say = data.say
    page = book.add_worksheet(say("矩阵"))
    names = [one.name for one in data.survey.governments][: COLUMNS - 3]
    titles = (say("编号"), say("部署要求"), say("未承接"), *names)
    page.set_column(0, 0, 8)
    page.set_column(1, 1, 50)
    page.set_column(2, 2, 8)
    page.set_column(3, max(len(titles) - 1, 3), 10)
    for column, title in enumerate(titles):
        page.write_string(0, column, limit(title), formats["head"])
    # In words: 全部落实, 部分落实67%, 未承接; nothing where the two were not compared.
    known = {mark for marks in data.marks for mark in marks}
    words = {mark: say(KIND[mark.kind]) + mark.share if mark else "" for mark in known}
    for at, directive in enumerate(data.directives):
        page.write_string(at + 1, 0, data.numbers[at], formats["text"])
        page.write_string(at + 1, 1, limit(directive.clause.text), formats["text"])
        gaps = sum(mark.gap for marks in data.marks if (mark := marks[at]))
        page.write_number(at + 1, 2, gaps, formats["count"])
        for index, marks in enumerate(data.marks[: len(names)]):
            page.write_string(at + 1, index + 3, words[marks[at]], formats["text"])
    last, right = max(len(data.directives), 1), max(len(titles) - 1, 3)
    for kind, looks in LOOKS.items():
        rule = {"type": "text", "criteria": "begins with", "value": say(KIND[kind]), "format": book.add_format(looks)}
        page.conditional_format(1, 3, last, right, {**rule, "stop_if_true": True})
    finish_sheet(page, data.survey.frame, (0, last), len(titles), 2)


def list_sheets(data: Collected) -> Iterator[Sheet]:
    """The tables behind the matrix; the cells on as many sheets as they need."""
    lay = partial(lay_out, say=data.say, fixed=2, sparse=True)
    yield lay(msgid("地方"), GOVERNMENTS, profiles.list_governments(data))
    yield lay(msgid("部署"), DIRECTIVES, list_directives(data))
    records, name = iter(list_cells(data)), data.say("结论")
    count = sum(one.tally.directives for one in data.survey.uptakes)
    for number in range(max(-(-count // (ROWS - 1)), 1)):
        yield lay(f"{name}{number + 1}" if number else name, CELLS, islice(records, ROWS - 1))
    plans = (plan for one in profiles.list_clusters(data) for plan in one.members)
    yield lay(msgid("文字高度相近的文件"), CLUSTERS, plans)
    yield lay(msgid("未对照"), FAILURES, profiles.list_failures(data))


def write_notes(book: Any, view: SurveyView, formats: dict[str, Any]) -> None:
    """What the sheets are, what to mind, and what made them."""
    page = book.add_worksheet(view.data.say("说明"))
    page.set_column(0, 0, 24)
    page.set_column(1, 1, 100)
    for row, (label, text) in enumerate(_notes(view)):
        page.write_string(row, 0, limit(label), formats["text"])
        page.write_string(row, 1, limit(text), formats["text"])


def _notes(view: SurveyView) -> Iterator[tuple[str, str]]:
    say, survey = view.data.say, view.data.survey
    yield say("标题"), view.title
    yield say("对照"), view.compared
    *points, limits = view.result
    for one in points:
        yield say("要点"), one
    yield say("限度"), limits
    yield say("上级事项"), say("只有上级才能落实的，或者专指别的地区的，不算缺口，不计入未承接率和覆盖度。")
    yield say("待核"), say("证据不足以断定，须人工判断。")
    for one in survey.warnings:
        yield say("提示"), one
    for name, value in survey.run.settings:
        yield name, str(value)
    for given in survey.run.inputs:
        yield given.file, given.sha256
