"""Read decisions back from a workbook, a CSV, or the JSON of the page; what is wrong is said with its row."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from compare.errors import PolicyCompareError, quote
from compare.model import Decision, Relation, SubjectKind, Verdict
from compare.output.sheets import neutral
from compare.reading.files import load_file
from compare.reading.formats.text import decode
from compare.reading.limits import open_archive, parse_xml
from compare.review.decision_sheets import FIELDS, NEEDED
from compare.words.labels import RELATION, SUBJECT, VERDICT

Word = TypeVar("Word")

TITLES = {one.key: one.title for one in FIELDS}
FILLED = tuple(one.key for one in FIELDS if one.filled)
ALLOWED = dict.fromkeys(SubjectKind, (Verdict.ACCEPT, Verdict.REJECT, Verdict.WAIVE)) | {
    SubjectKind.RELATION: tuple(Verdict),
    SubjectKind.MATCH: (Verdict.ACCEPT, Verdict.REJECT),
}
REASON = 4_000  # characters of a reason: more than anybody writes into a cell, less than a cell of Excel holds
_NAMED = 3  # faults named in a message
QUOTED = 40  # characters of a cell in a message
_DATE = re.compile(r"(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?(?:[ T]00:00(?::00(?:\.0+)?)?)?")

KINDS = {word: kind for kind in SubjectKind for word in (SUBJECT[kind], kind.value)}
VERDICTS = {word: verdict for verdict in Verdict for word in (VERDICT[verdict], verdict.value)}
RELATIONS = {word: relation for relation in Relation for word in (RELATION[relation], relation.value)}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as it was read: where it stands (第5行), and its cells by the keys of ``FIELDS``."""

    where: str
    cells: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        """A cell without white space around it; empty where the file has no such column."""
        return self.cells.get(key, "").strip()


class Fault(Exception):  # noqa: N818 - it never leaves this module
    """What is wrong with a row."""


def check_decisions(file: str, entries: Sequence[Entry]) -> tuple[Decision, ...]:
    """The decisions of all rows that hold one, in their order; refused where a row is wrong, or two contradict."""
    made: dict[str, tuple[str, Decision]] = {}
    faults = []
    for entry in entries:
        try:
            decision = _decide(entry)
        except Fault as fault:
            faults.append(f"{entry.where}{fault}")
            continue
        if decision is None:
            continue
        where, other = made.setdefault(decision.subject, (entry.where, decision))
        if _verdict(other) != _verdict(decision):
            faults.append(
                f"{entry.where}与{where}对同一编号（{quote(decision.subject, QUOTED)}）的决定不同，请只留一个"
            )
    if faults:
        more = f"等，共{len(faults)}处有误" if len(faults) > _NAMED else ""
        raise PolicyCompareError(f"{file}：{'；'.join(faults[:_NAMED])}{more}")
    return tuple(decision for _, decision in made.values())


def _verdict(one: Decision) -> tuple[object, ...]:
    return (one.kind, one.verdict, one.relation, one.reason, one.name, one.date, one.until, one.fingerprint)


def _decide(entry: Entry) -> Decision | None:
    """The decision of a row; None where nobody decided."""
    if not any(entry[key] for key in FILLED):
        return _decide(_kept(entry)) if entry["kept"] else None
    if not entry["verdict"]:
        filled = "、".join(TITLES[key] for key in FILLED if entry[key])
        raise Fault(f"填了{filled}而没有填决定，请补填或清空")
    for key in ("subject", "kind", "fingerprint"):
        if not entry[key]:
            raise Fault(f"有决定而没有{TITLES[key]}，请从 review 写出的文件中复制整行")
    kind = _look_up(KINDS, entry, "kind", SUBJECT.values())
    verdict = _look_up(VERDICTS, entry, "verdict", VERDICT.values())
    if verdict not in ALLOWED[kind]:
        allowed = "、".join(VERDICT[one] for one in ALLOWED[kind])
        raise Fault(f"{SUBJECT[kind]}不能{VERDICT[verdict]}，可填{allowed}")
    same = {key: entry[key] for key in ("subject", "fingerprint", "matter", "upper", "local", "found")}
    return Decision(
        **same,
        kind=kind,
        verdict=verdict,
        relation=_read_relation(entry, verdict),
        reason=_read_reason(entry, verdict),
        name=_demand(entry, "name"),
        date=_read_date(entry, "date"),
        until=_read_until(entry, verdict),
    )


def _kept(entry: Entry) -> Entry:
    """The row as it was before it asked for a new decision."""
    try:
        kept = json.loads(entry["kept"])
    except (ValueError, RecursionError):  # no JSON, a number of too many digits, nested too deep
        kept = None
    if not isinstance(kept, dict) or not all(isinstance(one, str) for one in kept.values()) or not kept.get("verdict"):
        raise Fault(f"{TITLES['kept']}被改动，读不出原来的决定，请从 review 写出的文件中复制整行")
    return Entry(entry.where, {**entry.cells, **kept})


def _look_up(words: Mapping[str, Word], entry: Entry, key: str, said: Iterable[str]) -> Word:
    if entry[key] not in words:
        raise Fault(f"{TITLES[key]}“{quote(entry[key], QUOTED)}”不认识，可填{'、'.join(said)}")
    return words[entry[key]]


def _read_relation(entry: Entry, verdict: Verdict) -> Relation | None:
    if verdict is not Verdict.CHANGE:
        if entry["relation"]:
            raise Fault(
                f"决定是{VERDICT[verdict]}而填了更改为“{quote(entry['relation'], QUOTED)}”，请改为更改，或清空更改为"
            )
        return None
    _demand(entry, "relation")
    return _look_up(RELATIONS, entry, "relation", RELATION.values())


def _read_reason(entry: Entry, verdict: Verdict) -> str:
    reason = entry["reason"] if verdict is Verdict.ACCEPT else _demand(entry, "reason")
    if len(reason) > REASON:
        raise Fault(f"理由有{len(reason)}字，最多{REASON}字")
    return reason


def _read_until(entry: Entry, verdict: Verdict) -> str:
    if not entry["until"]:
        return ""
    if verdict is not Verdict.WAIVE:
        raise Fault(f"只有豁免才有有效期，决定是{VERDICT[verdict]}，请清空有效期至")
    until = _read_date(entry, "until")
    if until < _read_date(entry, "date"):
        raise Fault(f"有效期至{until}早于决定的日期，请核对")
    return until


def _demand(entry: Entry, key: str) -> str:
    if not entry[key]:
        raise Fault(f"没有填{TITLES[key]}")
    return entry[key]


def _read_date(entry: Entry, key: str) -> str:
    text = _demand(entry, key)
    day = read_day(text)
    if not day:
        raise Fault(f"{TITLES[key]}“{quote(text, QUOTED)}”不是日期，请写成 2026-12-31 的样子")
    return day


def read_day(text: str) -> str:
    """A day as people and spreadsheets write it (2026/12/31, 2026年12月31日), as 2026-12-31; empty where it is none."""
    found = _DATE.fullmatch(text.strip())
    try:
        return date(*map(int, found.groups())).isoformat() if found else ""
    except ValueError:
        return ""


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
    """All decisions of a file; refused where it cannot be read, holds none of this program, or a row of it is wrong."""
    return parse_decisions(read_input(path), str(path))


def read_input(path: Path) -> bytes:
    """The bytes of a file; refused where there is none, or it cannot be read, or it is empty."""
    data = load_file(path)
    if not data.strip():
        raise PolicyCompareError(f"{path}：文件是空的；请确认保存完整后再试")
    return data


def parse_decisions(data: bytes, file: str) -> tuple[Decision, ...]:
    """The decisions in the bytes of a file that is called ``file``; refused as by ``read_decisions``."""
    if data.startswith(_ZIP):
        return check_decisions(file, _read_workbook(data, file))
    text = decode(data, file)
    read = _read_page if text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[") else _read_csv
    return check_decisions(file, read(text, file))


def _read_page(text: str, file: str) -> list[Entry]:
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
    keys = [_KEYS.get(title.strip(), "") for title in head]
    return {keys.index(key): key for key in dict.fromkeys(keys) if key} if set(NEEDED) <= set(keys) else {}


def _pick(columns: Mapping[int, str], row: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((key, row[index]) for index, key in columns.items() if index < len(row))


def _say_lacking(head: Sequence[str]) -> str:
    there = {title.strip() for title in head}
    return f"缺少列：{'、'.join(one.title for one in FIELDS if one.key in NEEDED and one.title not in there)}"
