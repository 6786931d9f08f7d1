"""Lay the numbers of a directive beside those of the local clauses: each local number answers one upper number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from compare.model import BASE, Target
from compare.settings import DEFAULT, FIXED
from compare.text.quantities import Quantity, find_quantities
from compare.trace.pair import Pairing, holds
from compare.trace.subject import same_subject

_FAMILIES = (
    frozenset({"ratio", "points", "times"}),
    frozenset({"workdays", "days", "months", "hours"}),
    frozenset({"mass", "coal", "carbon"}),
    frozenset({"count", "people", "households", "visits", "occurrences"}),
    frozenset({"money", "dollars"}),
    frozenset({"area", "length"}),
)
"""Dimensions whose numbers can speak of one thing, though they are not compared."""
_LOOSE = frozenset("个家户处座所")
"""Counting words that stand for each other."""
_PAST = re.compile(
    r"截至20|截至目前|以来[，,]|已建成|已有|已达|已经|现有|同比|去年|上年|目前[，,]?(?:全|已|我)"
    r"|累计(?:培|建|发|推|完|实|投|引|认)[^，。]{0,12}$"
)


@dataclass(frozen=True, slots=True)
class LocalNumber:
    """A number of the local side: its clause, where it stands in it, and whether it is meant as an aim."""

    quantity: Quantity
    clause: str
    order: int
    text: str


def find_uppers(pairings: tuple[Pairing, ...]) -> list[tuple[Quantity, Pairing]]:
    """The numbers of the directive, each with the duty that it belongs to."""
    first = pairings[0]
    if first.row:
        aims = [target for target in first.row if target.comparator != BASE]
        return [(one, first) for one in (_from_target(aims[-1], first.directive) if aims else ())]
    found = []
    text = first.directive or first.upper
    for one in find_quantities(text):
        owner = next((pairing for pairing in pairings if holds(text, pairing.upper, one.start, one.end)), None)
        if owner and not _PAST.search(one.ahead[-FIXED.number_reached :]):
            found.append((one, owner))
    return found


def _from_target(target: Target, row: str) -> tuple[Quantity, ...]:
    """The number of a row of a table, read as if it stood in a sentence, printed as the cell has it."""
    read = find_quantities(f"{target.subject}{target.comparator}{target.value}{target.unit}")
    return tuple(
        replace(one, text=target.value, year=target.year, sentence=row, ahead=target.subject) for one in read[-1:]
    )


def find_locals(first: Pairing, pairings: tuple[Pairing, ...]) -> list[LocalNumber]:
    """The numbers of the kept clauses that can be aims, in order; of the answering words where no clause is given."""
    if not first.clauses:
        texts = tuple(dict.fromkeys(one.local for one in pairings if one.local))
        return [LocalNumber(one, pairings[0].clause, at, text) for at, text in enumerate(texts) for one in _aims(text)]
    found = []
    for at, text in enumerate(first.clauses):
        row = first.rows[at] if at < len(first.rows) else ()
        aims = [target for target in row if target.comparator != BASE]
        numbers = _from_target(aims[-1], text) if aims else _aims(text)
        clause = first.ids[at] if at < len(first.ids) else first.clause
        found += [LocalNumber(one, clause, at, text) for one in numbers]
    return found


def _aims(text: str) -> tuple[Quantity, ...]:
    """The numbers of a text that are not said to be reached already."""
    return tuple(one for one in find_quantities(text) if not _PAST.search(one.ahead[-FIXED.number_reached :]))


def match_numbers(
    uppers: list[tuple[Quantity, Pairing]], locals_: list[LocalNumber]
) -> dict[int, tuple[LocalNumber, float]]:
    """The local number of each upper number, surest first, each given once."""
    scored = []
    for at, (upper, pairing) in enumerate(uppers):
        for index, local in enumerate(locals_):
            if not comparable(upper, local.quantity):
                continue
            sure = same_subject(upper, local.quantity)
            if sure < DEFAULT.number_subject + 0.15 * (not _one_measure(upper, local.quantity)):
                continue
            equal = upper.low == local.quantity.low and upper.high == local.quantity.high
            bonus = 0.12 * equal + 0.08 * in_words(local, pairing) + 0.1 * (upper.dimension == local.quantity.dimension)
            scored.append((sure + bonus, -at, -index, sure))
    matched: dict[int, tuple[LocalNumber, float]] = {}
    used: set[int] = set()
    for _, at, index, sure in sorted(scored, reverse=True):
        if -at not in matched and -index not in used:
            matched[-at] = (locals_[-index], sure)
            used.add(-index)
    return matched


def comparable(upper: Quantity, local: Quantity) -> bool:
    """Whether two numbers can speak of one thing at all."""
    if upper.dimension == local.dimension:
        return True
    return any(upper.dimension in family and local.dimension in family for family in _FAMILIES)


def _one_measure(upper: Quantity, local: Quantity) -> bool:
    """Whether two numbers are counted alike, by the same counting word where they only count."""
    if upper.dimension != local.dimension:
        return False
    return (
        upper.dimension != "count" or upper.unit[-1:] == local.unit[-1:] or {upper.unit[-1:], local.unit[-1:]} <= _LOOSE
    )


def in_words(local: LocalNumber, pairing: Pairing) -> bool:
    """Whether a local number stands in the words that answer a duty."""
    return bool(pairing.local) and (
        holds(local.text, pairing.local, local.quantity.start, local.quantity.end)
        or local.quantity.sentence.strip() in pairing.local
    )
