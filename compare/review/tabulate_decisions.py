"""Lay out what can be decided on as rows: what the workbook, the CSV and the page of decisions have in common.

A row is read back by the titles of its columns, so people may sort, filter, and add columns of their own.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from compare.model import Decision, Ruling, Standing
from compare.report.labels import RELATION
from compare.review.decide import say_ruling
from compare.review.labels import STANDING, SUBJECT, VERDICT
from compare.review.model import Review, Subject


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
    """The rows of a review, filled in with the decisions that hold.

    A decision whose text changed, or whose time is over, is quoted and not filled in: it asks for a new one. What was
    not found this time stands behind the remarks, filled in as it was.
    """
    numbers = {remark.id: point.number for point in review.points for remark in (point.remark, *point.also)}
    asked = {remark.subject: str(numbers[remark.id]) for remark in reversed(review.remarks)}
    rulings = {one.decision.subject: one for one in review.rulings}
    rows = [(one, make_row(one, rulings.get(one.id), asked.get(one.id, ""))) for one in review.subjects]
    first = sorted((row for one, row in rows if one.id in asked), key=lambda row: int(row["number"]))
    first += [row for one, row in rows if one.id in rulings and one.id not in asked]
    lost = [lost_row(one) for one in review.rulings if one.standing is Standing.UNKNOWN]
    others = [row for one, row in rows if one.id not in asked and one.id not in rulings]
    return Table((*first, *lost), tuple(others))


def make_row(subject: Subject, ruling: Ruling | None, number: str = "") -> Row:
    """The row of a subject."""
    row = dict.fromkeys((one.key for one in FIELDS), "")
    row |= {
        "subject": subject.id,
        "number": number,
        "kind": SUBJECT[subject.kind],
        "upper": subject.upper,
        "local": subject.local,
        "found": subject.found,
        "fingerprint": subject.fingerprint,
        "matter": subject.matter,
    }
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
    return dict.fromkeys((one.key for one in FIELDS), "") | {
        "subject": one.subject,
        "kind": SUBJECT[one.kind],
        "upper": one.upper,
        "local": one.local,
        "found": one.found,
        "standing": STANDING[ruling.standing],
        "fingerprint": one.fingerprint,
        "matter": one.matter,
        **_fill(one),
    }


def _fill(one: Decision) -> Row:
    return {
        "verdict": VERDICT[one.verdict],
        "relation": RELATION[one.relation] if one.relation else "",
        "reason": one.reason,
        "name": one.name,
        "date": one.date,
        "until": one.until,
    }


def keep(one: Decision) -> Row:
    """What is kept of a decision beside the row that asks for a new one."""
    return {**_fill(one), "fingerprint": one.fingerprint}
