"""Say how likely a directive is answered, and by which clause: logistic models over what ``match`` weighed.

Their coefficients stand in ``knowledge.calibration``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare.knowledge.calibration import ADDRESSED, LINK, LINK_ENCODED
from compare.model import Clause, Directive, Kind
from compare.settings import DEFAULT, Settings
from compare.text.likeness import Space, Vector
from compare.text.words import strip_space


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
