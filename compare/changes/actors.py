"""Find who is named responsible above and here: the expected counterpart, another body, nobody, or somebody new."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from compare.changes.certainty import grade
from compare.changes.pair import Pairing
from compare.changes.phrases import carried
from compare.knowledge.bodies import FIELDS, JOINED
from compare.model import Certainty, Change, ChangeKind
from compare.settings import FIXED
from compare.text.bodies import leader, names, notes, spoken, without_notes
from compare.text.likeness import share

_FIELDS = tuple((field, re.compile(words)) for field, words in FIELDS)
_JOINED = frozenset((*JOINED, *((below, above) for above, below in JOINED)))
_BODY = re.compile(r"主管部门|人民政府|有关部门|监管部门|[\u4e00-\u9fff](?:局|厅|委员会|部门)")


def find_actors(pairings: tuple[Pairing, ...]) -> tuple[Change, ...]:
    """Who is responsible for a directive in its upper and its local text; at most one change.

    Args:
        pairings: All duties of a directive with their answers.
    """
    answered = [one for one in pairings if one.clause and without_notes(one.upper).strip("\n")]
    if not pairings or not pairings[0].clauses:
        return ()
    answered = answered or list(pairings)
    best = max(answered, key=lambda one: one.score)
    upper = _named_in(best.directive)
    note, below = _answering(best, answered)
    if not upper and not below:
        return ()
    if (
        bool(upper) != bool(below)
        and not (note if below else notes(best.directive))
        and _BODY.search("\n".join(best.clauses) if upper else best.directive)
    ):
        return ()  # running text puts a body in charge in many ways; only where the other side names none it tells
    kind, above, here, words = _compare(upper, below, note or "、".join(below), _quote(best.directive))
    # A table ties counterparts together, words the others: a clause on another matter names another body.
    sure = (
        Certainty.SURE
        if kind is ChangeKind.ACTOR_MAPPED
        else grade(carried(best.directive, best.clauses), kind is ChangeKind.ACTOR_CHANGED)
    )
    return (Change(kind, above, here, words, best.directive, best.local, best.clause or best.ids[0], sure),)


Found = tuple[ChangeKind, str, str, str]


def _compare(upper: Sequence[str], local: Sequence[str], note: str, quote: str) -> Found:
    """The change between the bodies above and those here."""
    if not upper:
        return ChangeKind.ACTOR_NAMED, "", note, f"上位文件未指明责任单位，本级明确为{'、'.join(local)}。"
    if not local:
        return ChangeKind.ACTOR_MISSING, quote, "", "上位文件指明了责任单位，本级承接条款未指明。"
    met = [(one, other) for one in upper for other in local if counterparts(one, other)]
    if not met:
        words = f"责任单位由{'、'.join(upper)}变为{'、'.join(local)}，不是通常的对应部门。"
        return ChangeKind.ACTOR_CHANGED, quote, note, words
    told = "、".join(f"{one}→{other}" for one, other in dict(reversed(met)).items())
    above, below = leader(quote), leader(note)
    moved = f"；牵头单位由{above}变为{below}" if above and below and not counterparts(above, below) else ""
    return ChangeKind.ACTOR_MAPPED, quote, note, f"责任单位按层级对应：{told}{moved}。"


def _named_in(text: str) -> tuple[str, ...]:
    """The bodies that a directive makes responsible: those of its notes, else those that it puts in charge."""
    noted = tuple(dict.fromkeys(name for _, note in notes(text) for name in names(note)))
    return noted or spoken(text)


def _quote(text: str) -> str:
    """The words of a directive that name the bodies."""
    found = notes(text)
    return found[0][1] if found and any(names(note) for _, note in found) else "、".join(spoken(text))


def _answering(best: Pairing, answered: Sequence[Pairing]) -> tuple[str, tuple[str, ...]]:
    """The note behind the best answer, and all bodies that the answers make responsible."""
    found: list[str] = []
    first = ""
    for one in sorted(answered, key=lambda one: one is not best):
        for text, behind, id_ in zip(one.clauses, one.behind or ("",) * len(one.clauses), one.ids, strict=False):
            if id_ != (one.clause or one.ids[0]):
                continue
            note = _note_of(text, one.local) or behind
            first = first or (note if names(note) else "")
            found += names(note) or spoken(one.local)
    return first, tuple(dict.fromkeys(found))


@lru_cache(maxsize=2048)
def _note_of(text: str, sentence: str) -> str:
    """The note that stands behind a sentence of a clause: the first one after it."""
    every = notes(text)
    at = text.find(without_notes(sentence).strip())
    ahead = every[0][1] if every and text.strip().find(every[0][1]) <= 1 else ""  # a note that opens its clause
    return next((note for end, note in every if end > max(at, 0)), ahead)


@lru_cache(maxsize=1024)
def matter(name: str) -> str:
    """The matter that a body is responsible for, by the table; empty for an unlisted one."""
    return next((field for field, words in _FIELDS if words.search(name)), "")


@lru_cache(maxsize=2048)
def counterparts(upper: str, local: str) -> bool:
    """Whether a local body is what a body above is expected to become: 国家药监局 → 省药监局 → 市市场监管局."""
    above, below = matter(upper), matter(local)
    if above and below:
        return above == below or (above, below) in _JOINED
    return share(upper, local) >= FIXED.half or share(local, upper) >= FIXED.half
