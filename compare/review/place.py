"""Where in a draft something belongs: the section that its neighbours in the upper document are carried in.

A section is weighed by what is carried there of the directives beside it in the upper document, by its heading, and by
its clauses' likeness to the directive as a whole, read with its headings. Where nothing weighs enough no place is
proposed: a wrong one costs more than none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.matching.directives import ANSWERING
from compare.matching.match import context
from compare.model import ChangeKind, Clause, Comparison, Document, Finding, Kind, Match, Role
from compare.progress import group
from compare.review.model import drop_number
from compare.settings import DEFAULT, FIXED, Settings
from compare.text.likeness import count_terms, likeness, make_space, overlap, pairs, vectors
from compare.text.sentences import sentences, unlabel

Section = tuple[str, ...]

_DATE = re.compile(r"[〇○零一二三四五六七八九十\d]{4}年[一二三四五六七八九十\d]{1,2}月[一二三四五六七八九十\d]{1,3}日")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the draft."""

    clause: str = ""  # id of the clause that it is beside; empty where no place is known
    section: Section = ()  # the headings of its section, outermost first
    after: str = ""  # id of the last clause of the section, or of the draft: new words go behind it


@dataclass(frozen=True, slots=True)
class Places:
    """The spots of directives by the id of the finding, and the match at which a carried one is told."""

    spots: Mapping[str, Spot]
    homes: Mapping[str, Match]
    end: Spot

    def of(self, finding: Finding) -> Spot:
        """Where what it asks belongs; the end of the draft, with no section, where nothing tells."""
        return self.spots.get(finding.id, self.end)

    def home(self, finding: Finding) -> Match:
        """The match of a carried directive that stands where it belongs, the best one else."""
        return self.homes.get(finding.id, finding.matches[0])

    def astray(self, finding: Finding) -> bool:
        """Whether a carried directive is hardly answered, and by clauses of other sections than the one for it."""
        spot = self.spots.get(finding.id)
        if spot is None or not spot.section or finding.coverage >= FIXED.little:
            return False
        return all(one.clause.headings != spot.section for one in finding.matches)


def find_places(comparison: Comparison, draft: Document, settings: Settings = DEFAULT) -> Places:
    """Where each directive belongs in the draft; without sections beside the clause that carries the nearest one."""
    mine = (one for one in comparison.findings if one.local == draft.id)
    by_upper = group(mine, lambda one: one.directive.clause.document)
    ends, clauses = find_ends(draft), [one for one in draft.clauses if one.role in ANSWERING]
    # The last clause that does something: what comes after it is date, seal and annexes' titles.
    doing = [one for one in draft.clauses if one.role in (Role.MEASURE, Role.TARGET) and one.kind is Kind.CLAUSE]
    parted = any(one.headings for one in clauses)
    spots: dict[str, Spot] = {}
    homes: dict[str, Match] = {}
    for findings in by_upper.values() if clauses else ():
        if not parted:
            beside = {one.id: _find_beside(one, findings) for one in findings if not one.matches}
            spots |= {id_: Spot(one.id, (), ends[one.id]) for id_, one in beside.items() if one}
            continue
        carried = (one for one in findings if one.matches and one.directive.clause.headings)
        told = group(carried, lambda one: one.directive.clause.headings[0])
        for finding, near in zip(findings, _measure(findings, clauses, settings), strict=True):
            dropped = any(one.kind is ChangeKind.DUTY_DROPPED for one in finding.changes)
            if finding.matches and not finding.uncertain and not dropped:
                continue  # no remark needs to know where it belongs
            chapter = told.get(finding.directive.clause.headings[0], ()) if finding.directive.clause.headings else ()
            weights = _weigh(finding, chapter, clauses, near)
            if finding.matches:
                homes[finding.id] = max(finding.matches, key=lambda one: one.score * (1 + weights[one.clause.headings]))
            best = max(weights, key=lambda one: weights[one])
            if best and weights[best] >= settings.review_place:
                _, at = max((score, -at) for at, score in enumerate(near) if clauses[at].headings == best)
                spots[finding.id] = Spot(clauses[-at].id, best, ends[clauses[-at].id])
    return Places(spots, homes, Spot(after=doing[-1].id if doing else ""))


def _measure(findings: Sequence[Finding], clauses: Sequence[Clause], settings: Settings) -> list[list[float]]:
    """The likeness of each directive as a whole to each clause, both read with their headings."""
    asked = count_terms([context(one.directive.clause, settings.context_headings) for one in findings], 2)
    given = count_terms([context(one, settings.context_headings) for one in clauses], 2)
    space = make_space(asked, given)
    found: list[list[float]] = likeness(vectors(space, asked), vectors(space, given)).tolist()
    return found


def _weigh(
    finding: Finding, chapter: Sequence[Finding], clauses: Sequence[Clause], near: Sequence[float]
) -> dict[Section, float]:
    """What speaks for each section, by what is carried of the directive's chapter and its likeness to each clause."""
    clause = finding.directive.clause
    votes: defaultdict[Section, float] = defaultdict(float)
    for other in chapter:
        if other is finding:
            continue
        told, best = other.directive.clause, other.matches[0]
        weight = 1.0 if told.headings == clause.headings else FIXED.place_chapter
        votes[best.clause.headings] += weight * best.score / (1 + FIXED.place_far * abs(told.order - clause.order))
    total = sum(votes.values()) or 1.0
    own = {one.clause.id for one in finding.matches}  # what carries it says nothing of where it belongs
    alike: defaultdict[Section, list[float]] = defaultdict(list)
    for one, score in zip(clauses, near, strict=True):
        alike[one.headings].append(0.0 if one.id in own else score)
    found = {}
    for section, scores in alike.items():
        nearest = sorted(scores, reverse=True)[:2]
        named = max((_named_alike(section[-1], one) for one in clause.headings), default=0.0) if section else 0.0
        found[section] = (
            votes[section] / total
            + FIXED.place_alike * sum(nearest) / 2
            + (FIXED.place_heading * named if named >= FIXED.some else 0.0)
        )
    return found


@lru_cache(maxsize=4096)
def _named_alike(one: str, other: str) -> float:
    """How much of two headings is common to both, their numbers aside."""
    return overlap(drop_number(one), drop_number(other))


def find_nearest(clause: Clause, about: str) -> str:
    """The sentence of a clause that shares most with some words, the first of several; empty where it has only one."""
    told, sought = sentences(unlabel(clause.text)), pairs(about)
    return max(told, key=lambda one: len(pairs(one) & sought)) if len(told) > 1 else ""


def find_carrier(finding: Finding) -> Clause:
    """The clause that answers most of a directive that is carried, the best match of several."""
    answered: defaultdict[str, float] = defaultdict(float)
    for one in finding.answers:
        answered[one.clause or ""] += one.score
    return max(finding.matches, key=lambda one: answered[one.clause.id]).clause


def find_ends(draft: Document) -> dict[str, str]:
    """For each clause the last one of its section with its deeper ones, as far as it stands together."""
    clauses = draft.clauses
    ends: dict[str, str] = {}
    for at, one in enumerate(clauses):
        last = one
        for next_ in clauses[at + 1 :] if one.headings else ():
            if next_.headings[: len(one.headings)] != one.headings:
                break
            words = "".join(next_.text.split())  # name or date at the foot of the document
            signs = words in draft.identity.issuers or _DATE.fullmatch(words)
            if next_.kind is not Kind.FOOTNOTE and next_.role is not Role.FORMALITY and not signs:
                last = next_
        ends[one.id] = last.id
    return ends


def _find_beside(finding: Finding, found: Sequence[Finding]) -> Clause | None:
    """The best clause of the nearest directive that is carried; the nearest clause where none is."""
    order = finding.directive.clause.order
    carried = [one for one in found if one.matches]
    if carried:
        near = min(carried, key=lambda one: (abs(one.directive.clause.order - order), one.directive.clause.order))
        return near.matches[0].clause
    return finding.rejected.clause if finding.rejected and finding.rejected.shared else None
