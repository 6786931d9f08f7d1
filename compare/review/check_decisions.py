"""Make decisions of the rows that people filled in; whatever is wrong is said with its row, and nothing is guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from compare.errors import PolicyCompareError, quote
from compare.model import Decision, Relation, SubjectKind, Verdict
from compare.report.labels import RELATION
from compare.review.labels import SUBJECT, VERDICT
from compare.review.tabulate_decisions import FIELDS

Word = TypeVar("Word")

TITLES = {one.key: one.title for one in FIELDS}
FILLED = tuple(one.key for one in FIELDS if one.filled)
ALLOWED = {
    SubjectKind.RELATION: tuple(Verdict),
    SubjectKind.MATCH: (Verdict.ACCEPT, Verdict.REJECT),
    SubjectKind.CHANGE: (Verdict.ACCEPT, Verdict.REJECT, Verdict.WAIVE),
    SubjectKind.MANNER: (Verdict.ACCEPT, Verdict.REJECT, Verdict.WAIVE),
    SubjectKind.CITATION: (Verdict.ACCEPT, Verdict.REJECT, Verdict.WAIVE),
}
# Characters of a reason: more than anybody writes into a cell, less than a cell of Excel holds.
REASON = 4_000
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
    """The decisions of all rows that hold one, in their order.

    Raises:
        PolicyCompareError: A row is filled in by half or wrongly, or two rows decide on one thing.
    """
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
    return Decision(
        subject=entry["subject"],
        kind=kind,
        verdict=verdict,
        relation=_read_relation(entry, verdict),
        reason=_read_reason(entry, verdict),
        name=_demand(entry, "name"),
        date=_read_date(entry, "date"),
        until=_read_until(entry, verdict),
        fingerprint=entry["fingerprint"],
        matter=entry["matter"],
        upper=entry["upper"],
        local=entry["local"],
        found=entry["found"],
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
    if not found:
        return ""
    try:
        return date(*map(int, found.groups())).isoformat()
    except ValueError:
        return ""
