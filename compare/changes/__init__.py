"""Trace what changed on the way down: the words of a directive beside the words that answer it.

In: a finding whose directive is carried, as the pairs that ``pair`` makes. Each module finds one sort of change in one
``Pairing``, or in all pairings of a directive, and is a pure function that can be called alone. Out: ``Change``, each
with the words on both sides and how sure it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise

from compare.changes.deadlines import find_deadline_changes
from compare.changes.duties import find_actors, find_dropped
from compare.changes.force import find_force, find_hedges, unhedged
from compare.changes.pair import Pairing, pair
from compare.changes.quantities import follow_numbers, tell_changes
from compare.changes.rules import find_bans, find_exceptions
from compare.changes.scope import find_scope
from compare.model import Change, ChangeKind, Document, Finding
from compare.text.sentences import sentences
from compare.text.words import strip_space

Find = Callable[[Pairing], tuple[Change, ...]]
FindAcross = Callable[[tuple[Pairing, ...]], tuple[Change, ...]]

BODIES = frozenset(
    (ChangeKind.ACTOR_NAMED, ChangeKind.ACTOR_MISSING, ChangeKind.ACTOR_CHANGED, ChangeKind.ACTOR_MAPPED)
)
"""The kinds that tell who is responsible."""

ADDED = frozenset((ChangeKind.EXCEPTION_ADDED, ChangeKind.PROHIBITION_ADDED, ChangeKind.DEADLINE_ADDED))
"""The kinds that a local text brings, whether or not the upper words stand there, too."""

FINDERS: tuple[Find, ...] = (find_force, find_hedges, find_bans, find_exceptions, find_scope)
"""In the order printed."""

ACROSS: tuple[FindAcross, ...] = (find_deadline_changes, find_dropped, find_actors)
"""What can be told of all duties together only; printed after the others, and after the numbers."""


def trace(finding: Finding, upper: Document, local: Document) -> Finding:
    """The finding with its changes, those of each match beside it, and its numbers; equal words are no change."""
    every = pair(finding, upper, local)
    pairings = tuple({(one.upper, one.local, one.clause): one for one in reversed(every)}.values())[::-1]
    single = (change for one in pairings for find in FINDERS for change in find(one))
    numbers = follow_numbers(pairings)
    across = (change for find in ACROSS for change in find(pairings))
    kept = {match.clause.id for match in finding.matches}
    behind = (after for one, after in pairwise(local.clauses) if one.id in kept)  # a note may close the next paragraph
    said = tuple(strip_space(one.text) for one in (*(match.clause for match in finding.matches), *behind))
    text = finding.directive.clause.text
    changes = _once(one for one in (*single, *tell_changes(numbers), *across) if not _equal(one, text, upper, said))
    matches = tuple(
        replace(match, changes=tuple(one for one in changes if one.clause == match.clause.id))
        for match in finding.matches
    )
    same = [one for one in numbers if one.change and _equal(one.change, text, upper, said)]
    counterparts = (
        replace(each, change=None, sure=True) if one in same else each for one in numbers for each in one.counterparts
    )
    ordered = tuple(sorted(counterparts, key=lambda one: one.target))
    return replace(finding, changes=changes, counterparts=ordered, matches=matches)


def _equal(change: Change, directive: str, upper: Document, said: tuple[str, ...]) -> bool:
    """Whether what is said to have changed stands on both sides word for word, in its whole sentence.

    Who is responsible stands in a note behind the sentence, so there the whole directive must stand word for word, and
    nobody else be named in a note behind it. What another clause of the ``upper`` document says is not added. ``said``
    are the texts of the kept clauses and of the paragraphs behind them, without blanks.
    """
    told = strip_space(directive)
    if strip_space(change.upper) == strip_space(change.local) and not change.kind.counted:
        return True  # a number may mean something else beside the same figure: 比2025年降低10%, 500 of another unit
    if change.kind in BODIES:
        every = tuple(map(_bare, sentences(directive)))
        if not all(any(one in text for text in said) for one in every):
            return False
        named = strip_space(change.local)
        ends = (f"{every[-1]}{mark}{bracket}{named}" for mark in ("", "。", "；") for bracket in "（(")
        behind = any(end in text for end in ends for text in said)
        return all(one in told for one in named.split("、")) or not behind
    above, local = _bare(change.upper_sentence), _bare(change.local_sentence)
    kept = bool(change.upper and above) and any(unhedged(above, text) for text in said)
    if change.kind in ADDED:
        return bool(local) and any(local in strip_space(clause.text) for clause in upper.clauses)
    return kept or (bool(change.local and local) and unhedged(local, told))


def _bare(sentence: str) -> str:
    """A sentence without blanks and the mark that ends it."""
    return strip_space(sentence).rstrip("。；;，,")


def _once(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Each change once, as it was found most surely: two duties of one sentence may tell the same."""
    found: dict[tuple[str, str, str], Change] = {}
    for one in changes:
        key = (one.kind, one.upper, one.local)
        if key not in found or not found[key].certainty.reaches(one.certainty):
            found[key] = one
    return tuple(found.values())
