"""Numbers of an upper document that count all of its territory: nobody below is asked for more than a share of them."""

from __future__ import annotations

import re

from compare.changes.stringency import counts_whole
from compare.knowledge import units
from compare.model import Document, DocumentKind, Level, Target
from compare.text.quantities import Quantity, find_quantities
from compare.words.language import msgid

_EACH, _ONE, _SAID = re.compile(units.TOLD_EACH), re.compile(units.OF_ONE), re.compile(units.SAID_WHOLE)
_OWN, _END = re.compile(units.OF_ABOVE), re.compile("[，,；;。、（(）)：:]|……|$")
_GREAT, _GREAT_SUM = re.compile(units.GREAT), re.compile(units.GREAT_SUM)
_NORMS = frozenset({DocumentKind.LAW, DocumentKind.RULE})
"""Their numbers are norms for everybody."""
_WHOLES = {Level.NATIONAL: msgid("全国合计"), Level.MUNICIPAL: msgid("全市合计"), Level.COUNTY: msgid("全县合计")}


def name_whole(document: Document) -> str:
    """What the totals of a document are: 全国合计, 全省合计 …; empty where it sets norms, or nobody knows."""
    identity = document.identity
    if identity.level is None or identity.kind in _NORMS:
        return ""
    if identity.level is Level.PROVINCIAL:
        ends = {units.DIRECT_ENDS: _WHOLES[Level.MUNICIPAL], units.REGION_ENDS: msgid("全区合计")}
        return ends.get(identity.region[-1:], msgid("全省合计"))
    return _WHOLES[identity.level]


def find_totals(text: str) -> tuple[Quantity, ...]:
    """The numbers of a sentence that count all of the territory: goals for a year, or great ones (2.2亿吨).

    Args:
        text: A sentence, or a part of one.
    """
    if _EACH.search(text) or _ONE.search(text):
        return ()
    return tuple(one for one in find_quantities(text) if not one.weak and counts_whole(one) and _is_goal(one))


def _is_goal(one: Quantity) -> bool:
    """Whether a number is a goal of all together rather than the measure of one thing: 建成20万个, 到2030年培育80家."""
    if one.bound == "most" or one.low <= 1 or _OWN.match(one.after):
        return False
    if one.dimension == "money":
        return bool(_GREAT_SUM.match(one.unit))
    return bool(one.year) or bool(_GREAT.match(one.unit))


def asks_total(text: str) -> bool:
    """Whether the numbers of a text are such totals and nothing else."""
    totals = find_totals(text)
    return bool(totals) and len(totals) == sum(not one.weak for one in find_quantities(text))


def is_total(target: Target) -> bool:
    """Whether a target of a table counts a whole: 亿吨 does, % does not."""
    many = next((one for one in sorted(units.MULTIPLIERS, key=len, reverse=True) if target.unit.startswith(one)), "")
    unit = units.MEASURES.get(target.unit) or units.MEASURES.get(target.unit.removeprefix(many))
    return bool(many) and unit is not None and unit.total


def mark_total(text: str, whole: str) -> str:
    """A text with ``whole`` behind what its total counts: 达到2.2亿吨（全国合计）; as it is where it says so itself."""
    found = () if _SAID.search(text) else find_totals(text)
    end = _END.search(text, found[0].end) if found else None
    return f"{text[: end.start()]}（{whole}）{text[end.start() :]}" if end else text
