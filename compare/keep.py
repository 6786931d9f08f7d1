"""Keep or reject what ``match`` weighed: two small logistic models, their coefficients in ``knowledge.calibration``.

One says how likely a clause answers a directive in part, one how likely the directive is answered at all. A further
clause must earn its place, or come close to the best one; where a directive is answered, its best clause stays.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare.knowledge.calibration import ADDRESSED, LINK
from compare.model import Answer, Candidate, Candidates, Clause, Directive
from compare.settings import Settings
from compare.weigh import Space, Vector, shared_terms


@dataclass(frozen=True, slots=True)
class Signals:
    """What was measured of one clause for one directive; natural logarithms.

    Attributes:
        level: Score over the line between chance and the usual best score in this pair of documents.
        drop: Score over that of the directive's nearest clause; 0 for the nearest, negative for the others.
    """

    level: float
    drop: float


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """One directive with its nearest clauses, nearest first.

    Attributes:
        directive: The directive.
        clauses: The nearest clauses.
        signals: What was measured of each.
        duties: For each duty and each clause, the likeness of the best sentence over chance.
        said: The sentences of each clause.
        spoken: For each clause, the likeness of each duty to each of its sentences.
        pairs: The weights of character pairs.
    """

    directive: Directive
    clauses: tuple[Clause, ...]
    signals: tuple[Signals, ...]
    duties: Vector
    said: tuple[tuple[str, ...], ...]
    spoken: tuple[Vector, ...]
    pairs: Space


def likelihood(model: Mapping[str, float], signals: Mapping[str, float]) -> float:
    """What a logistic model says, 0 to 1.

    Args:
        model: Coefficients by name of signal, and ``intercept``.
        signals: At least the signals that the model names.
    """
    total = model["intercept"] + sum(weight * signals[name] for name, weight in model.items() if name != "intercept")
    return 1 / (1 + math.exp(-total))


def link(signals: Signals, model: Mapping[str, float]) -> float:
    """How likely a clause answers a directive at least in part, 0 to 1."""
    return likelihood(model, {"level": signals.level, "drop": signals.drop})


def addressed(signals: Sequence[Signals], model: Mapping[str, float]) -> float:
    """How likely a directive is answered at all, 0 to 1; ``signals`` are those of its nearest clauses in order."""
    return likelihood(model, {"level": signals[0].level})


def keep(
    weighed: Weighed,
    local: str,
    settings: Settings,
    link_model: Mapping[str, float] = LINK,
    addressed_model: Mapping[str, float] = ADDRESSED,
) -> Candidates:
    """Decide which clauses carry a directive, and which of them answers each duty.

    Args:
        weighed: A directive with its nearest clauses.
        local: Id of the local document.
        settings: Thresholds.
        link_model: Coefficients for ``link``.
        addressed_model: Coefficients for ``addressed``.
    """
    sure = addressed(weighed.signals, addressed_model)
    scores = [link(one, link_model) for one in weighed.signals]
    order = sorted(range(len(scores)), key=lambda at: -scores[at])
    line = min(settings.link, settings.link_share * scores[order[0]])
    kept = [at for at in order if scores[at] >= line][: settings.most]
    if sure < settings.addressed:
        kept = []
    told = {*kept, *[at for at in order if at not in kept][:1]}  # only these are printed, with what they share
    candidates = tuple(_candidate(weighed, at, scores[at], at in kept, at in told, sure, settings) for at in order)
    return Candidates(weighed.directive, local, candidates, _answers(weighed, kept, settings), sure)


def _candidate(
    weighed: Weighed, at: int, score: float, kept: bool, told: bool, sure: float, settings: Settings
) -> Candidate:
    """One candidate, with the terms that it shares with the directive if it is to be told of."""
    clause = weighed.clauses[at]
    text = weighed.directive.clause.text
    shared = shared_terms(text, clause.text, weighed.pairs, settings.shared) if told else ()
    return Candidate(clause, score, kept, shared, "" if kept else _why_not(weighed, at, sure, settings))


def _why_not(weighed: Weighed, at: int, sure: float, settings: Settings) -> str:
    """Why a clause was not kept, in Chinese."""
    share = math.exp(weighed.signals[at].level)
    if sure < settings.addressed:
        return f"主题相似度为本对文件分界值的 {share:.0%}，低于认定承接所需的 {_needed(settings):.0%}"
    return f"主题相似度为本对文件分界值的 {share:.0%}，明显弱于最佳条款"


def _needed(settings: Settings) -> float:
    """The share of the line between chance and answers from which a directive counts as answered."""
    odds = math.log(settings.addressed / (1 - settings.addressed))
    return math.exp((odds - ADDRESSED["intercept"]) / ADDRESSED["level"])


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
