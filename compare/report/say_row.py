"""Put the row of a table into a sentence: what is counted, its values with their years, how binding it is."""

from __future__ import annotations

import re

from compare.knowledge.units import MEASURES, MULTIPLIERS
from compare.knowledge.verbs import INDICATORS
from compare.matching.directives import cells
from compare.model import BASE, Clause, Directive, Kind, Target
from compare.report.say_target import say_amount

_NUMBER = re.compile(r"[≥≤＞＜><]?\d[\d,.]*")
_ORDER = re.compile(r"\d{1,3}")


def is_row(clause: Clause) -> bool:
    """Whether a clause is the row of a table."""
    return clause.kind is Kind.TABLE and len(cells(clause.text)) > 1


def say_row(directive: Directive) -> str:
    """A row as a sentence without its full stop: 拆解率：2025年68%（基期），2030年90%（约束性）.

    The years are the heads of its columns, which the targets hold; where they hold none, the cells stand one behind the
    other, without the number of the row and with the unit at the numbers.

    Args:
        directive: On the row of a table (``is_row``).
    """
    row = [cell for cell in cells(directive.clause.text) if cell]
    kind = next((cell for cell in row if cell in INDICATORS), "")
    after = f"（{kind}）" if kind else ""
    subject = directive.targets[0].subject if directive.targets else ""
    if subject and all(one.subject == subject and one.year for one in directive.targets):
        return f"{subject}：{'，'.join(map(_say_value, directive.targets))}{after}"
    return say_cells(row) + after


def say_cells(row: list[str]) -> str:
    """The cells of a row one behind the other, without its number, its unit at the numbers, how binding it is."""
    named = row[1:] if len(row) > 2 and _ORDER.fullmatch(row[0]) else row
    numbers = [cell for cell in named if _NUMBER.fullmatch(cell)]
    unit = next((cell for cell in named if _is_unit(cell)), "") if numbers else ""
    said = [cell + unit if cell in numbers else cell for cell in named if cell != unit and cell not in INDICATORS]
    return "，".join(said)


def _say_value(target: Target) -> str:
    if target.comparator == BASE:
        return f"{target.year}年{target.value}{target.unit}（{BASE}）"
    return f"{target.year}年{say_amount(target)}"


def _is_unit(cell: str) -> bool:
    many = next((one for one in sorted(MULTIPLIERS, key=len, reverse=True) if cell.startswith(one)), "")
    return cell in MEASURES or cell.removeprefix(many) in MEASURES
