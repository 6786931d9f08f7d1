"""The decisions as a workbook and as CSV: what can be decided on as rows, which the page of decisions has, too.

A row is read back by the titles of its columns, so people may sort, filter, and add columns of their own.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from compare.model import Decision, Frame, Relation, Ruling, Standing, Verdict
from compare.output.sheets import BOM, CELL, FONT, FORMATS, limit, neutral, open_book
from compare.output.write import xml_text
from compare.review.decide import say_ruling
from compare.review.model import Review, Subject
from compare.words.labels import RELATION, STANDING, SUBJECT, VERDICT


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its key, its title, its width in characters, and whether a reviewer fills it in."""

    key: str
    title: str
    width: int
    filled: bool = False


FIELDS = (
    Field("subject", "编号", 13),
    Field("number", "意见", 6),
    Field("kind", "类别", 9),
    Field("upper", "上位要求", 46),
    Field("local", "本级条款", 46),
    Field("found", "机器结论", 30),
    Field("verdict", "决定", 8, True),
    Field("relation", "更改为", 8, True),
    Field("reason", "理由", 34, True),
    Field("name", "姓名", 10, True),
    Field("date", "日期", 12, True),
    Field("until", "有效期至", 12, True),
    Field("standing", "状态", 14),
    Field("past", "原决定", 34),
    Field("fingerprint", "文本指纹", 13),
    Field("matter", "事项编号", 13),
    Field("kept", "原决定数据", 13),
)
# Without these a file is none of decisions; the others may be taken out.
NEEDED = ("subject", "kind", "verdict", "relation", "reason", "name", "date", "until", "fingerprint")

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of the remarks and of decisions that found no subject, and the rows of everything else."""

    remarks: tuple[Row, ...]
    others: tuple[Row, ...]


def tabulate_decisions(review: Review) -> Table:
    """The rows of a review, filled in with the decisions that hold; one that asks again is only quoted."""
    numbers = {remark.id: point.number for point in review.points for remark in point.remarks}
    asked = {remark.subject: str(numbers[remark.id]) for remark in reversed(review.remarks)}
    rulings = {one.decision.subject: one for one in review.rulings}
    rows = [(one, make_row(one, rulings.get(one.id), asked.get(one.id, ""))) for one in review.subjects]
    first = sorted((row for one, row in rows if one.id in asked), key=lambda row: int(row["number"]))
    first += [row for one, row in rows if one.id in rulings and one.id not in asked]
    lost = [lost_row(one) for one in review.rulings if one.standing is Standing.UNKNOWN]
    others = [row for one, row in rows if one.id not in asked and one.id not in rulings]
    return Table((*first, *lost), tuple(others))


def _begin_row(id_: str, told: Subject | Decision) -> Row:
    """What a row says of its subject, of today or when it was decided on."""
    row = dict.fromkeys((one.key for one in FIELDS), "")
    same = ("upper", "local", "found", "fingerprint", "matter")
    return row | {"subject": id_, "kind": SUBJECT[told.kind], **{key: getattr(told, key) for key in same}}


def make_row(subject: Subject, ruling: Ruling | None, number: str = "") -> Row:
    """The row of a subject."""
    row = _begin_row(subject.id, subject) | {"number": number}
    if ruling is None:
        return row
    row["standing"] = STANDING[ruling.standing]
    if ruling.standing is Standing.VALID:
        return row | _fill(ruling.decision)
    row["past"] = say_ruling(ruling).strip("（）")
    row["kept"] = json.dumps(keep(ruling.decision), ensure_ascii=False)
    return row


def lost_row(ruling: Ruling) -> Row:
    """The row of a decision that found no subject: as it was read."""
    one = ruling.decision
    return _begin_row(one.subject, one) | {"standing": STANDING[ruling.standing], **_fill(one)}


def _fill(one: Decision) -> Row:
    return {
        "verdict": VERDICT[one.verdict],
        "relation": RELATION[one.relation] if one.relation else "",
        **{key: getattr(one, key) for key in ("reason", "name", "date", "until")},
    }


def keep(one: Decision) -> Row:
    """What is kept of a decision beside the row that asks for a new one."""
    return {**_fill(one), "fingerprint": one.fingerprint}


SAFE = ("number", "date", "until")  # of our own making, or checked when read; spreadsheets are to know them


def render_decisions_csv(review: Review) -> bytes:
    """RFC 4180, UTF-8 with a byte order mark; the remarks first, then everything else."""
    table = tabulate_decisions(review)
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow([one.title for one in FIELDS])
    for row in (*table.remarks, *table.others):
        writer.writerow([xml_text(row[one.key]) if one.key in SAFE else neutral(row[one.key]) for one in FIELDS])
    return (BOM + made.getvalue()).encode("utf-8", "replace")


REMARKS, OTHERS, HELP = "意见", "其余对照", "说明"
DAYS = ("date", "until")
HIDDEN = ("fingerprint", "matter", "kept")
FIXED = 3  # columns at the left that stay in sight
OPEN = {"bg_color": "#FFF9E0", "locked": False}
LOOKS: dict[str, dict[str, object]] = {
    "head": FORMATS["head"],
    "open head": {**FORMATS["head"], "bg_color": "#7A4B00"},
    "text": CELL,
    "open": {**CELL, **OPEN},
    "day": {**CELL, **OPEN, "num_format": "yyyy-mm-dd"},
    "line": {**FONT, "text_wrap": True, "valign": "top"},
}
# What may still be done in a sheet whose machine columns are locked.
FREE = dict.fromkeys(
    ("sort", "autofilter", "format_cells", "format_columns", "format_rows", "select_locked_cells"), True
)
LINES = (
    "在“决定”一列选择：接受（机器结论正确，意见保留）、驳回（机器结论不对，不再提出）、更改（另定关系）、"
    "豁免（结论正确，但本次不改）。",
    "更改只用于“关系”，须在“更改为”中选择采纳、拓展或缺失。“对应条款”只能接受或驳回。",
    "每个决定都要填姓名和日期；驳回、更改、豁免还要填理由。豁免可以填“有效期至”，过期后重新提出。",
    "浅黄色的格子可以填写，其余的由程序填写，已锁定。可以筛选、调整列宽、增加自己的工作表。",
    "“状态”为“依据已变”或“豁免已到期”的，“原决定”中写着上次的决定；请重新填写，不填则下次继续提示。",
    "填好后保存，下次审阅时写 --decisions 和本文件名，程序即按决定处理。",
)


def render_decisions_excel(review: Review, frame: Frame = Frame()) -> bytes:  # noqa: B008 - immutable
    """The workbook: the same bytes for the same review."""
    table = tabulate_decisions(review)
    made = io.BytesIO()
    book = open_book(made, frame, review.comparison.run.version, "审阅决定", in_memory=True)
    looks = {name: book.add_format(one) for name, one in LOOKS.items()}
    _write_sheet(book.add_worksheet(REMARKS), table.remarks, looks)
    _write_sheet(book.add_worksheet(OTHERS), table.others, looks)
    page = book.add_worksheet(HELP)
    page.set_column(0, 0, 100)
    for number, line in enumerate(LINES):
        page.write_string(number, 0, line, looks["line"])
    book.close()
    return made.getvalue()


def _write_sheet(page: Any, rows: Sequence[Row], looks: dict[str, Any]) -> None:
    for column, one in enumerate(FIELDS):
        page.set_column(column, column, one.width, None, {"hidden": one.key in HIDDEN})
        page.write_string(0, column, one.title, looks["open head" if one.filled else "head"])
    for number, row in enumerate(rows, 1):
        for column, one in enumerate(FIELDS):
            _write_cell(page, number, column, one.key, row[one.key], one.filled, looks)
    last = max(len(rows), 1)
    page.freeze_panes(1, FIXED)
    page.autofilter(0, 0, last, len(FIELDS) - 1)
    page.protect("", FREE)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    for key, rule in _RULES.items():
        column = next(index for index, one in enumerate(FIELDS) if one.key == key)
        page.data_validation(1, column, last, column, rule)


def _write_cell(page: Any, row: int, column: int, key: str, text: str, filled: bool, looks: dict[str, Any]) -> None:
    """One cell; a text is written as text, whatever it begins with."""
    kind = "day" if key in DAYS else "open" if filled else "text"
    if not text:
        page.write_blank(row, column, None, looks[kind])
    elif kind == "day":
        page.write_datetime(row, column, datetime.date.fromisoformat(text), looks[kind])
    else:
        page.write_string(row, column, limit(text), looks[kind])


def _rule(title: str, said: str, **known: object) -> dict[str, object]:
    return {**known, "error_title": title, "error_message": said}


_DAY = _rule("日期", "请写成 2026-12-31 的样子。", validate="date", criteria=">=", value=datetime.date(2000, 1, 1))
_VERDICTS, _RELATIONS = [VERDICT[one] for one in Verdict], [RELATION[one] for one in Relation]
_RULES = {
    "verdict": _rule("决定", "请选择接受、驳回、更改或豁免。", validate="list", source=_VERDICTS),
    "relation": _rule("更改为", "请选择采纳、拓展或缺失。", validate="list", source=_RELATIONS),
    "date": _DAY,
    "until": _DAY,
}
