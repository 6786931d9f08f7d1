"""Keep or reject what ``match`` weighed, by two likelihoods of ``estimate``.

One says how likely the directive is answered at all, one how likely a clause answers it in part. The first decides
between answered and omitted, the second only which clauses of an answered directive are kept: its best one always,
a further one if it earns its place or comes close to the best.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.estimate import FITTED, Models, Signals, Weighed, addressed, link, names_indicator
from compare.model import Answer, Candidate, Candidates
from compare.settings import Settings
from compare.text.likeness import shared_terms


def keep(weighed: Weighed, local: str, settings: Settings, models: Models = FITTED) -> Candidates:
    """Decide which clauses carry a directive, and which of them answers each duty.

    An encoder changes no verdict: it orders the clauses, and the best one by its order is kept, too.

    Args:
        weighed: A directive with its nearest clauses.
        local: Id of the local document.
        settings: Thresholds.
        models: Coefficients.
    """
    sure = addressed(weighed, models.addressed, settings)
    if names_indicator(weighed, settings.indicator):
        sure = max(sure, settings.named)
    scores = [link(one, models.encoded if weighed.encoded else models.link) for one in weighed.signals]
    order = sorted(range(len(scores)), key=lambda at: -scores[at])
    known = None if weighed.encoded else scores
    kept = choose_kept(weighed.signals, order, settings, models, known) if sure >= settings.addressed else []
    told = {*kept, *[at for at in order if at not in kept][:1]}  # only these are printed, with what they share
    candidates = tuple(_candidate(weighed, at, scores[at], at in kept, at in told, sure, settings) for at in order)
    return Candidates(weighed.directive, local, candidates, _answers(weighed, kept, settings), sure, weighed.own)


def choose_kept(
    signals: Sequence[Signals],
    order: Sequence[int],
    settings: Settings,
    models: Models,
    scores: Sequence[float] | None = None,
) -> list[int]:
    """Which clauses of an answered directive are kept: the first in order, and those that are likely or near the best.

    Args:
        signals: Of its nearest clauses.
        order: The places of these, best first.
        settings: Thresholds.
        models: Coefficients.
        scores: What the model ``link`` says of each, where that is known already.
    """
    if scores is None:
        scores = [link(one, models.link) for one in signals]
    line = min(settings.link, settings.link_share * max(scores))
    by_score = sorted(range(len(scores)), key=lambda at: -scores[at])
    near = [at for at in by_score if scores[at] >= line][: settings.most]
    if order[0] not in near:
        near = [order[0], *near[: settings.most - 1]]
    return [at for at in order if at in near]


def _candidate(
    weighed: Weighed, at: int, score: float, kept: bool, told: bool, sure: float, settings: Settings
) -> Candidate:
    """One candidate, with the terms that it shares with the directive if it is to be told of."""
    clause = weighed.clauses[at]
    text = weighed.directive.clause.text
    shared = shared_terms(text, clause.text, weighed.pairs, settings.shared) if told else ()
    return Candidate(clause, score, kept, shared, "" if kept else _why_not(sure, settings))


def _why_not(sure: float, settings: Settings) -> str:
    """Why a clause was not kept, in Chinese."""
    if sure < settings.addressed:
        return f"承接的可能性约 {sure:.0%}，不到取舍线 {settings.addressed:.0%}"
    return "明显弱于已采用的条款"


def _answers(weighed: Weighed, kept: list[int], settings: Settings) -> tuple[Answer, ...]:
    """What became of each duty; where the directive is answered, at least its best duty is."""
    if not kept:
        return tuple(Answer(duty, None, 0.0) for duty in weighed.directive.duties)
    best = [kept[int(row[kept].argmax())] for row in weighed.duties]
    ratios = [float(weighed.duties[row, at]) for row, at in enumerate(best)]
    line = min(settings.duty, max(ratios))
    return tuple(
        Answer(duty, weighed.clauses[at].id, _share(ratio), weighed.said[at][int(weighed.spoken[at][row].argmax())])
        if ratio >= line
        else Answer(duty, None, _share(ratio))
        for row, (duty, at, ratio) in enumerate(zip(weighed.directive.duties, best, ratios, strict=True))
    )


def _share(ratio: float) -> float:
    """A ratio to chance as a score from 0 to 1: a half where it equals chance."""
    return ratio / (1 + ratio)
