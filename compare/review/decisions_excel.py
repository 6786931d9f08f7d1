"""The decisions as a workbook: lists to choose from, only the reviewer's cells open, heads always in sight."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from typing import Any

from compare.model import Relation, Verdict
from compare.report.excel_report import AS_WRITTEN, CELL, FONT, FORMATS, MADE, limit
from compare.report.labels import RELATION
from compare.report.xml_text import xml_text
from compare.review.labels import VERDICT
from compare.review.model import Review
from compare.review.tabulate_decisions import FIELDS, Row, tabulate_decisions

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


def render_decisions_excel(review: Review) -> bytes:
    """The workbook: the same bytes for the same review."""
    import xlsxwriter

    table = tabulate_decisions(review)
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, **AS_WRITTEN})
    book.set_properties(
        {
            "title": "审阅决定",
            "author": xml_text(review.comparison.frame.issuer) or "policy-compare",
            "comments": f"policy-compare {review.comparison.run.version}",
            "created": MADE,
        }
    )
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
    """One sheet: a head, a row for each subject."""
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


_DAY: dict[str, object] = {
    "validate": "date",
    "criteria": ">=",
    "value": datetime.date(2000, 1, 1),
    "error_title": "日期",
    "error_message": "请写成 2026-12-31 的样子。",
}
_RULES: dict[str, dict[str, object]] = {
    "verdict": {
        "validate": "list",
        "source": [VERDICT[one] for one in Verdict],
        "error_title": "决定",
        "error_message": "请选择接受、驳回、更改或豁免。",
    },
    "relation": {
        "validate": "list",
        "source": [RELATION[one] for one in Relation],
        "error_title": "更改为",
        "error_message": "请选择采纳、拓展或缺失。",
    },
    "date": _DAY,
    "until": _DAY,
}
