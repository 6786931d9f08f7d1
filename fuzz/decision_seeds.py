"""Files of decisions to begin with: one of each kind that holds, a kept one, and rows where nobody decided."""

from __future__ import annotations

import csv
import io
import json

from compare.model import SubjectKind, Verdict
from compare.review.decision_files import SCHEMA
from compare.review.decision_sheets import FIELDS
from compare.words.labels import SUBJECT, VERDICT

KEPT = {"verdict": "accept", "name": "李四", "date": "2026-01-02", "reason": ""}


def rows() -> list[dict[str, str]]:
    """The rows by the keys of the columns."""
    filled = [
        ("s1", SubjectKind.RELATION, {"verdict": VERDICT[Verdict.ACCEPT]}),
        ("s2", SubjectKind.RELATION, {"verdict": VERDICT[Verdict.CHANGE], "relation": "采纳", "reason": "已在第三条"}),
        ("s3", SubjectKind.CHANGE, {"verdict": VERDICT[Verdict.WAIVE], "reason": "另行规定", "until": "2026-12-31"}),
        ("s4", SubjectKind.MATCH, {"verdict": VERDICT[Verdict.REJECT], "reason": "无关"}),
        ("s5", SubjectKind.CITATION, {"kept": json.dumps(KEPT, ensure_ascii=False)}),
        ("s6", SubjectKind.MANNER, {}),
    ]
    signed = {"name": "张三", "date": "2026-11-22"}
    return [
        dict.fromkeys((one.key for one in FIELDS), "")
        | {"subject": id_, "kind": SUBJECT[kind], "fingerprint": f"f-{id_}", "upper": "建设平台。", "found": "缺失"}
        | (signed if "verdict" in cells else {})
        | cells
        for id_, kind, cells in filled
    ]


def decisions_csv() -> bytes:
    """As a CSV."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow([one.title for one in FIELDS])
    writer.writerows([row[one.key] for one in FIELDS] for row in rows())
    return made.getvalue().encode("utf-8-sig")


def decisions_json() -> bytes:
    """As the page exports them."""
    return json.dumps({"schema": SCHEMA, "decisions": rows()}, ensure_ascii=False).encode()


def decisions_excel() -> bytes:
    """As a workbook with a sheet of another kind."""
    import datetime

    import xlsxwriter

    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"created": datetime.datetime(2000, 1, 1)})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    page = book.add_worksheet("意见")
    for column, one in enumerate(FIELDS):
        page.write_string(0, column, one.title)
        for number, row in enumerate(rows(), 1):
            if one.key == "date" and row["date"]:
                page.write_datetime(number, column, datetime.datetime.fromisoformat(row["date"]), day)
            else:
                page.write_string(number, column, row[one.key])
    book.add_worksheet("说明").write_string(0, 0, "填好后保存")
    book.close()
    return made.getvalue()
