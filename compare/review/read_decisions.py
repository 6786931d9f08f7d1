"""Read decisions back: a workbook, a CSV, or the JSON of the page of decisions, told by what is in the file."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from compare.errors import PolicyCompareError, quote
from compare.model import Decision
from compare.reading.formats.archive import open_archive, parse_xml
from compare.reading.formats.text import decode
from compare.report.csv_report import neutral
from compare.review.check_decisions import QUOTED, Entry, check_decisions
from compare.review.tabulate_decisions import FIELDS, NEEDED

SCHEMA = "policy-compare/decisions/1"
_ZIP = b"PK\x03\x04"
_KEYS = {one.title: one.key for one in FIELDS}
_WRITE_ANEW = "请用 policy-compare review 写出的 review-decisions.xlsx、.csv 或网页导出的 .json"
_DAMAGED = "Excel 文件已损坏；请用 Excel 或 WPS 重新保存后再试"
_CUTS = (",", "\t", ";")
# What openpyxl falls over where parts of a workbook are missing, empty or of another make.
_BROKEN = (LookupError, ValueError, TypeError, AttributeError, ArithmeticError, RuntimeError)
# Cells of a sheet, empty ones among them: a review of 20,000 rows has 340,000, one far-off cell makes 17,000 million.
_CELLS = 2_000_000


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """All decisions of a file.

    Raises:
        PolicyCompareError: It cannot be read, holds no decisions of this program, or a row of it is wrong.
    """
    return parse_decisions(read_input(path), str(path))


def read_input(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        PolicyCompareError: There is none, or it cannot be read, or it is empty.
    """
    if path.is_dir():
        raise PolicyCompareError(f"{path}：是文件夹，不是文件；请给出文件")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise PolicyCompareError(f"{path}：找不到文件；请检查路径") from None
    except OSError as problem:
        raise PolicyCompareError(f"{path}：无法读取（{problem.strerror}）；请检查权限") from problem
    if not data.strip():
        raise PolicyCompareError(f"{path}：文件是空的；请确认保存完整后再试")
    return data


def parse_decisions(data: bytes, file: str) -> tuple[Decision, ...]:
    """The decisions in the bytes of a file that is called ``file``.

    Raises:
        PolicyCompareError: As for ``read_decisions``.
    """
    if data.startswith(_ZIP):
        return check_decisions(file, _read_workbook(data, file))
    text = decode(data, file)
    if text.lstrip("\ufeff \t\r\n")[:1] in ("{", "["):
        return check_decisions(file, _read_page(text, file))
    return check_decisions(file, _read_csv(text, file))


def _read_page(text: str, file: str) -> list[Entry]:
    """The decisions that the page exported."""
    try:
        data = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:  # ValueError: a number of more digits than Python reads
        where = f"第{error.lineno}行，{error.msg}" if isinstance(error, json.JSONDecodeError) else "层次过深或数字过长"
        raise PolicyCompareError(f"{file}：不是完整的 JSON（{where}）；请重新导出") from error
    found = data.get("decisions") if isinstance(data, dict) and data.get("schema") == SCHEMA else None
    if not isinstance(found, list):
        raise PolicyCompareError(f"{file}：不是决定文件（没有 {SCHEMA}）；{_WRITE_ANEW}")
    entries = []
    for number, one in enumerate(found, 1):
        if not isinstance(one, dict) or not all(isinstance(value, str | None) for value in one.values()):
            raise PolicyCompareError(f"{file}：第{number}条不是决定；请重新导出")
        entries.append(Entry(f"第{number}条", {key: value or "" for key, value in one.items()}))
    return entries


def _read_csv(text: str, file: str) -> list[Entry]:
    """The rows of a CSV, however a spreadsheet saved it: cut by commas, tabs or semicolons."""
    head = text.lstrip("\ufeff").partition("\n")[0]
    cut = max(_CUTS, key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=cut, strict=True))
    except csv.Error as error:
        raise PolicyCompareError(f"{file}：CSV 已损坏（{error}）；请重新保存后再试") from error
    columns = _find_columns(_first(rows))
    if not columns:
        raise PolicyCompareError(f"{file}：不是决定文件（{_say_lacking(_first(rows))}）；{_WRITE_ANEW}")
    return [
        Entry(f"第{number}行", {key: _plain(cell) for key, cell in _pick(columns, row)})
        for number, row in enumerate(rows[1:], 2)
    ]


def _plain(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from acting on it."""
    return cell[1:] if cell.startswith("'") and neutral(cell[1:]) != cell[1:] else cell


def _read_workbook(data: bytes, file: str) -> list[Entry]:
    """The rows of all sheets that have the columns."""
    archive = open_archive(data, file)
    if "xl/workbook.xml" not in archive.names:
        raise PolicyCompareError(f"{file}：不是 Excel 文件；{_WRITE_ANEW}")
    for name in sorted(archive.names):
        if name.endswith((".xml", ".rels")):
            parse_xml(archive.read(name), f"{file}：{_DAMAGED}")  # refuses what would fill the memory, and entities
    sheets = _open_sheets(data, file)
    head = _first(sheets[0][1]) if sheets else ()
    fitting = [(title, columns, rows) for title, rows in sheets if (columns := _find_columns(_first(rows)))]
    if not fitting:
        raise PolicyCompareError(f"{file}：不是决定文件（{_say_lacking(head)}）；{_WRITE_ANEW}")
    return [
        Entry(f"“{quote(title, QUOTED)}”第{number}行", dict(_pick(columns, row)))
        for title, columns, rows in fitting
        for number, row in enumerate(rows[1:], 2)
    ]


def _open_sheets(data: bytes, file: str) -> list[tuple[str, list[list[str]]]]:
    """Title and cells of each sheet; of a formula its last result."""
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        # openpyxl prints and warns of what is odd in a workbook and harms nothing.
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        for page in book.worksheets:
            if page.max_row * page.max_column > _CELLS:
                size = f"“{quote(page.title, QUOTED)}”有{page.max_row}行{page.max_column}列"
                raise PolicyCompareError(f"{file}：{size}，过大；{_WRITE_ANEW}")
        return [
            (page.title, [[_text(cell) for cell in row] for row in page.iter_rows(values_only=True)])
            for page in book.worksheets
        ]
    except (zipfile.BadZipFile, InvalidFileException, OSError, SyntaxError, *_BROKEN) as problem:
        raise PolicyCompareError(f"{file}：{_DAMAGED}") from problem


def _text(cell: object) -> str:
    """A cell as text: days as 2026-12-31, whole numbers without a point."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _first(rows: Sequence[Sequence[str]]) -> Sequence[str]:
    return rows[0] if rows else ()


def _find_columns(head: Iterable[str]) -> Mapping[int, str]:
    """The key of each column that is known; nothing where one is lacking that must be there."""
    columns: dict[int, str] = {}
    for index, title in enumerate(head):
        key = _KEYS.get(title.strip(), "")
        if key and key not in columns.values():
            columns[index] = key
    return columns if set(NEEDED) <= set(columns.values()) else {}


def _pick(columns: Mapping[int, str], row: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((key, row[index]) for index, key in columns.items() if index < len(row))


def _say_lacking(head: Sequence[str]) -> str:
    there = {title.strip() for title in head}
    return f"缺少列：{'、'.join(one.title for one in FIELDS if one.key in NEEDED and one.title not in there)}"
