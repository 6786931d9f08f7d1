"""What a reader should look at first: where less is asked, the gravest first; what must be checked, by consequence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from compare.model import Certainty, Change, Document, Extent, Finding, Force, Relation
from compare.report.chips import CARRIED
from compare.report.documents import find_unseen, is_blind
from compare.report.findings import Item
from compare.words import phrase

# Characters of words that must differ to be told apart.
_WORDS = 18
# Characters of the clause to look at.
_LOOK = 40


@dataclass(frozen=True, slots=True)
class Check:
    """A finding that is open: what to look at in a sentence, and how that is cited, empty for the whole text."""

    item: Item
    look: str
    place: str


def rank_weaker(items: Iterable[Item]) -> tuple[tuple[Change, Item], ...]:
    """Every place where a local document that surely carries a directive asks for less.

    Both words quoted and told apart first, then by force, then as the kinds stand in the model, then the surest.
    """
    found = [(change, one) for one in items for change in one.finding.changes if change.kind.weaker]
    return tuple(sorted((pair for pair in found if pair[1].finding.extent in CARRIED), key=_severity))


def _severity(pair: tuple[Change, Item]) -> tuple[bool, int, int, int]:
    change, item = pair
    force = tuple(Force).index(item.finding.directive.force)
    kind = tuple(type(change.kind)).index(change.kind)
    told = (
        change.upper and change.local and phrase.shorten(change.upper, _WORDS) != phrase.shorten(change.local, _WORDS)
    )
    return not told, force, kind, tuple(Certainty).index(change.certainty)


def rank_open(items: Iterable[Item], documents: Sequence[Document], cites: Mapping[str, str]) -> tuple[Check, ...]:
    """Every finding that is open, by what hangs on it.

    What only the whole text settles comes last; before it first what binds most, then what has a number, then a date,
    then what may be missing altogether, then the least sure.

    Args:
        items: The findings, directive by directive.
        documents: Of the comparison.
        cites: How each clause is cited, by its id.
    """
    unseen = find_unseen(documents)
    found = [one for one in items if one.finding.extent is Extent.OPEN]
    ordered = sorted(found, key=lambda one: _consequence(one, unseen))
    return tuple(Check(one, look_at(one, cites), _cite(one, cites)) for one in ordered)


def _consequence(item: Item, unseen: Mapping[str, str]) -> tuple[bool, int, bool, bool, bool, float]:
    one: Finding = item.finding
    aims = one.directive.aims
    return (
        is_blind(one, unseen),
        tuple(Force).index(one.directive.force),
        not aims,
        not any(aim.year for aim in aims),
        one.relation is not Relation.OMIT,
        one.confidence,
    )


def _cite(item: Item, cites: Mapping[str, str]) -> str:
    near = item.finding.matches[0] if item.finding.matches else item.finding.rejected
    return cites[near.clause.id] if near else ""


def look_at(item: Item, cites: Mapping[str, str]) -> str:
    """What to look at: the clause that may answer, and the question."""
    one, say = item.finding, item.names.say
    if one.matches:
        best = one.matches[0].clause
        return say(
            "核对本级{place}“{words}”说的是不是这一件事",
            place=cites[best.id],
            words=phrase.shorten(best.text, _LOOK),
        )
    if one.rejected:
        near = one.rejected.clause
        return say("核对本级{place}“{words}”算不算承接", place=cites[near.id], words=phrase.shorten(near.text, _LOOK))
    return say("在本级文件全文中查找是否写到")
