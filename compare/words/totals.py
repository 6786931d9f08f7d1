"""Numbers of an upper document that count all of its territory: nobody below is asked for more than a share of them."""

from __future__ import annotations

import re

from compare.changes.stringency import counts_whole
from compare.knowledge.units import MEASURES, MULTIPLIERS
from compare.model import Document, DocumentKind, Level, Target
from compare.text.quantities import Quantity, find_quantities

# What those below are told each of them, and what is said of one thing.
_EACH, _ONE = re.compile("各|每"), re.compile(r"占地|建筑面积|(?<![\d一二三四五六七八九十百千万])[1一][个家座处所]")
_SAID = re.compile("全国|我国|全行业|全[省市区县]")
_OWN, _END = re.compile("国家|行业|地方"), re.compile("[，,；;。、（(）)：:]|……|$")
_NORMS = frozenset({DocumentKind.LAW, DocumentKind.RULE})
"""Their numbers are norms for everybody."""


def name_whole(document: Document) -> str:
    """全国, 全省, 全区, 全市 or 全县: what a document's totals count; empty where it sets norms, or nobody knows."""
    identity = document.identity
    if identity.level is None or identity.kind in _NORMS:
        return ""
    if identity.level is Level.PROVINCIAL:
        return {"市": "全市", "区": "全区"}.get(identity.region[-1:], "全省")
    return {Level.NATIONAL: "全国", Level.MUNICIPAL: "全市", Level.COUNTY: "全县"}[identity.level]


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
        return one.unit.startswith("亿") or bool(re.search("[万千]亿", one.unit))
    return bool(one.year) or one.unit.startswith(("万", "亿"))


def asks_total(text: str) -> bool:
    """Whether the numbers of a text are such totals and nothing else."""
    totals = find_totals(text)
    return bool(totals) and len(totals) == sum(not one.weak for one in find_quantities(text))


def is_total(target: Target) -> bool:
    """Whether a target of a table counts a whole: 亿吨 does, % does not."""
    many = next((one for one in sorted(MULTIPLIERS, key=len, reverse=True) if target.unit.startswith(one)), "")
    unit = MEASURES.get(target.unit) or MEASURES.get(target.unit.removeprefix(many))
    return bool(many) and unit is not None and unit.total


def mark_total(text: str, whole: str) -> str:
    """A text with what its total counts behind what is counted: 达到2.2亿吨（全国合计）; as it is where it says so."""
    found = () if _SAID.search(text) else find_totals(text)
    end = _END.search(text, found[0].end) if found else None
    return f"{text[: end.start()]}（{whole}合计）{text[end.start() :]}" if end else text
