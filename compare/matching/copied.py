"""Say how a directive is passed on: how much of the answer is copied from it word for word."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from compare.knowledge.bodies import LEADING
from compare.matching.additions import on_the_matter
from compare.model import Finding, Manner, Relation
from compare.settings import DEFAULT, Settings
from compare.text.sentences import lead, sentences
from compare.text.words import strip_marks

# Whose job it is differs from level to level and is no sign of own words.
_BODIES = re.compile(rf"[（(](?:[^（()）]|[（(][^（()）]*[)）])*(?:负责|{LEADING}|配合|参与)[^（()）]*[)）]")


def echo(finding: Finding, settings: Settings = DEFAULT) -> Finding:
    """The finding with the copied share of its answer and the manner that follows from it.

    Args:
        finding: With its relation and answers; an omitted directive has no manner.
        settings: Thresholds.
    """
    if finding.relation is Relation.OMIT:
        return replace(finding, copied=0.0, manner=None)
    share = copied_share(finding.directive.clause.text, answering(finding, settings), settings.copied_run)
    return replace(finding, copied=share, manner=find_manner(finding.relation, share, settings))


def find_manner(relation: Relation, share: float, settings: Settings = DEFAULT) -> Manner:
    """照抄 where nearly all words of the answer are copied; else 细化 with own material, 改写 without."""
    if share >= settings.copied_most:
        return Manner.COPY
    return Manner.DETAIL if relation is Relation.EXTEND else Manner.REWORD


def answering(finding: Finding, settings: Settings = DEFAULT) -> tuple[str, ...]:
    """The sentences that answer the directive, each once, in order of match and text.

    These are the sentences nearest to each duty, and the others of the same clauses that are near the directive. A
    run-in heading brings the sentence after it along: taken over word for word, it may stand above own words.
    """
    said = {answer.words for answer in finding.answers if answer.clause}
    named = {answer.clause for answer in finding.answers}
    matches = [match for match in finding.matches if match.clause.id in named] or finding.matches[:1]
    upper = finding.directive.clause.text
    found: list[str] = []
    for text in (match.clause.text for match in matches):
        near = on_the_matter(upper, text, settings.copied_near)
        parts = sentences(text)
        mine = [one for one in parts if one in said or one in near]
        found += parts[:2] if lead(text) and mine == [parts[0]] else mine
    return tuple(dict.fromkeys(found)) or tuple(match.clause.text for match in matches)


def copied_share(upper: str, answers: tuple[str, ...], run: int) -> float:
    """Share of the characters of the answers that lie in runs of ``run`` characters or more of the upper text, 0 to 1.

    Order does not count, so that duties listed the other way round are still copied; marks, blanks and the bodies
    in brackets are left out.
    """
    known = _runs(upper, run)
    whole = copied = 0
    for answer in answers:
        text = strip_marks(_BODIES.sub("", answer))
        whole += len(text)
        end = 0  # of the characters that are counted already
        for at in range(len(text) - run + 1):
            if text[at : at + run] in known:
                copied += at + run - max(end, at)
                end = at + run
    return copied / whole if whole else 0.0


@lru_cache(maxsize=1024)
def _runs(upper: str, run: int) -> frozenset[str]:
    """The runs of ``run`` characters of a directive, cached: many documents answer it."""
    words = strip_marks(upper)
    return frozenset(words[at : at + run] for at in range(len(words) - run + 1))
