"""Say where a local statute leaves the penalties of the law above as they are, so that it need not repeat them.

违反本条例规定的行为，有关法律、法规已有处罚规定的，从其规定: a penalty of the upper law then holds by itself. Left
out it is no gap. It is one wherever the local statute says nothing of the kind, or means documents of another rank.
"""

from __future__ import annotations

import re
from dataclasses import replace

from compare.knowledge.roles import LEFT_TO_LAW, MEANT_BY, OFFENDS, PENALIZES
from compare.model import Clause, Document, DocumentKind, Finding, Level
from compare.reading.classify import punishes
from compare.text.sentences import unlabel
from compare.text.words import quote_title

_LEFT, _PENALIZES, _OFFENDS = re.compile(LEFT_TO_LAW), re.compile(PENALIZES), re.compile(OFFENDS)
_ITEM = re.compile(r"\s*[（(][一二三四五六七八九十百\d]{1,4}[）)]")
_MEANT = {rank: re.compile(words) for rank, words in MEANT_BY.items()}
_SENTENCE = re.compile(r"[。；;\n]")


def find_deferral(local: Document, upper: Document) -> str:
    """What a local statute says of penalties that the upper document has already, as a reason quotes it.

    Args:
        local: The local document.
        upper: The upper document.

    Returns:
        The place and the words: 第二十九条“……从其规定”; empty where it says nothing, or means others.
    """
    if upper.identity.kind not in _STATUTES or local.identity.kind not in _STATUTES:
        return ""
    rank = _MEANT[_rank(upper)]
    title = quote_title(upper.identity.title)
    for clause in local.clauses:
        found = _LEFT.search(clause.text)
        if found and (rank.search(found["whose"]) or title in found["whose"]):
            return f"{clause.label}“{found['words']}”"
    return ""


_STATUTES = frozenset({DocumentKind.LAW, DocumentKind.RULE})


def _rank(upper: Document) -> str:
    """The rank of a statute in the words of those that refer to it."""
    if upper.identity.level is not Level.NATIONAL:
        return "local"
    return "law" if upper.identity.title.endswith("法") else "regulation"


def defer(finding: Finding, deferral: str) -> Finding:
    """The finding, as no matter of the local level where all of the directive is a penalty that holds without it.

    Args:
        finding: With whether it is older already: an older text refers to no later law.
        deferral: As ``find_deferral`` gave it.
    """
    if not deferral or finding.carried or finding.older or not finding.applicable:
        return finding
    if not only_penalizes(finding.directive.clause):
        return finding
    why = f"本级{deferral}，处罚适用上位法，列为上级事项，不计入缺口"
    return replace(finding, applicable=False, reason=f"{finding.reason}{why}。", above=why)


def only_penalizes(clause: Clause) -> bool:
    """Whether all that a clause tells is what follows on breaking a rule; the items of its list are offences."""
    text = unlabel(clause.text)
    told = [one for one in _SENTENCE.split(text) if one.strip() and not _ITEM.match(one)]
    return (punishes(clause) or bool(_OFFENDS.search(text))) and all(map(_PENALIZES.search, told))
