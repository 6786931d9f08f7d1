"""Say how likely a directive is answered, and by which clause: logistic models over what ``match`` weighed.

Their coefficients stand in ``knowledge.calibration``.

Keep or reject what ``match`` weighed, by two likelihoods of ``estimate``.

One says how likely the directive is answered at all, one how likely a clause answers it in part. The first decides
between answered and omitted, the second only which clauses of an answered directive are kept: its best one always,
a further one if it earns its place or comes close to the best.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare.knowledge.calibration import ADDRESSED, LINK, LINK_ENCODED
from compare.model import Answer, Candidate, Candidates, Clause, Directive, Kind
from compare.settings import DEFAULT, Settings
from compare.text.likeness import Space, Vector, shared_terms
from compare.text.words import strip_space

# --- estimate ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Signals:
    """What was measured of one clause for one directive; natural logarithms.

    Attributes:
        level: Score over the line between chance and the usual best score in this pair of documents.
        drop: Score over that of the directive's nearest clause; 0 for the nearest, negative for the others.
        place: Of its place among the directive's clauses: 0 for the nearest, log 2 for the second.
        duty: Likeness of its best sentence to the duty that it is nearest to, over chance.
        rival: Score over the best one that the clause has with any directive; 0 where that is this one.
        sense: Likeness of sense over the mean of the clauses that come nearly as near; 0 where it was not measured.
    """

    level: float
    drop: float
    place: float = 0.0
    duty: float = 0.0
    rival: float = 0.0
    sense: float = 0.0


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
        topic: How much of the words that name the directive's topic stands in one of the nearest clauses, 0 to 1.
        room: Sentences of the local document for each directive of the upper one.
        own: How many of the directive's own character pairs (see ``own``) stand in one of the nearest clauses.
        encoded: Whether likeness of sense was measured.
    """

    directive: Directive
    clauses: tuple[Clause, ...]
    signals: tuple[Signals, ...]
    duties: Vector
    said: tuple[tuple[str, ...], ...]
    spoken: tuple[Vector, ...]
    pairs: Space
    topic: float
    room: float
    own: int
    encoded: bool = False


@dataclass(frozen=True, slots=True)
class Models:
    """Coefficients by name of signal.

    Attributes:
        addressed: Whether a directive is answered at all.
        link: Whether a clause answers it, by shared characters.
        encoded: The same, with likeness of sense.
    """

    addressed: Mapping[str, float]
    link: Mapping[str, float]
    encoded: Mapping[str, float]


FITTED = Models(ADDRESSED, LINK, LINK_ENCODED)
"""The models in use."""

NEAREST = 3
"""So many clauses say together how much a document speaks of a matter."""


def likelihood(model: Mapping[str, float], signals: Mapping[str, float]) -> float:
    """What a logistic model says, 0 to 1.

    Args:
        model: Coefficients by name of signal, and ``intercept``.
        signals: At least the signals that the model names.
    """
    total = model["intercept"] + sum(weight * signals[name] for name, weight in model.items() if name != "intercept")
    return _logistic(total)


def _logistic(total: float) -> float:
    """From log odds to 0 to 1."""
    return 1 / (1 + math.exp(-total))


def link(signals: Signals, model: Mapping[str, float]) -> float:
    """How likely a clause answers a directive at least in part, 0 to 1."""
    total = model["intercept"]
    for name, weight in model.items():
        if name != "intercept":
            total += weight * float(getattr(signals, name))
    return _logistic(total)


def addressed(weighed: Weighed, model: Mapping[str, float], settings: Settings = DEFAULT) -> float:
    """How likely a directive is answered at all, 0 to 1.

    What is answered is mostly spoken of in several places, so the nearest three count together, too; and it is mostly
    called what the directive calls it. In a document that has no room for all directives fewer are answered, so the
    odds are corrected for the smaller share that is to be expected.
    """
    said = likelihood(model, overall(weighed))
    share = max(settings.room_least, settings.room_share * min(1.0, weighed.room / settings.room))
    odds = said * _odds(share)
    return odds / (odds + (1 - said) * _odds(settings.room_share))


def _odds(share: float) -> float:
    return share / (1 - share)


def names_indicator(weighed: Weighed, least: int) -> bool:
    """Whether one of the nearest clauses names the indicator of a row of a target table, word for word.

    A row has few words beside its indicator, so that likeness as a whole says little of it.

    Args:
        weighed: A directive with its nearest clauses.
        least: Characters that the indicator's name must have.
    """
    if weighed.directive.clause.kind is not Kind.TABLE:
        return False
    names = {strip_space(one.subject) for one in weighed.directive.aims}
    texts = [strip_space(one.text) for one in weighed.clauses]
    return any(len(name) >= least and name in text for name in names for text in texts)


def overall(weighed: Weighed) -> dict[str, float]:
    """The signals of a directive as a whole, by name."""
    return {"level": weighed.signals[0].level, "nearest": nearest(weighed.signals), "topic": weighed.topic}


def nearest(signals: Sequence[Signals]) -> float:
    """The mean level of the nearest three clauses."""
    levels = [one.level for one in signals[:NEAREST]]
    return sum(levels) / len(levels)


# --- keep -------------------------------------------------------------------------------------------------------------


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
