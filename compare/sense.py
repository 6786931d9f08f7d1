"""Measure likeness of sense where it can change the order of clauses: those nearly as near as the nearest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from compare.encode import Encoder, Sense, likeness
from compare.estimate import FITTED, Models, Weighed, addressed
from compare.settings import Settings


def read_sense(
    weighed: Sequence[Weighed], encoder: Encoder, settings: Settings, models: Models = FITTED
) -> tuple[Weighed, ...]:
    """Measure likeness of sense of the clauses that come nearly as near to an answered directive as the nearest.

    Args:
        weighed: Directives with their nearest clauses.
        encoder: Reads the sense; it is slow, so it is asked only where it can change the order.
        settings: Thresholds.
        models: Coefficients.
    """
    near = [_ties(one, settings, models) for one in weighed]
    texts = [text for one, places in zip(weighed, near, strict=True) for text in _texts(one, places)]
    if not texts:
        return tuple(weighed)
    known = encoder.encode(texts)
    return tuple(_with_sense(one, places, known) if places else one for one, places in zip(weighed, near, strict=True))


def _ties(weighed: Weighed, settings: Settings, models: Models) -> list[int]:
    """The places of the clauses that come nearly as near as the nearest; none where that is one, or not an answer."""
    near = [at for at, one in enumerate(weighed.signals[: settings.most]) if one.drop >= -settings.tie]
    answered = addressed(weighed, models.addressed, settings) >= settings.addressed
    return near if answered and len(near) > 1 else []


def _texts(weighed: Weighed, places: Sequence[int]) -> list[str]:
    """What is to be encoded for some clauses of a directive."""
    duties = [duty.text for duty in weighed.directive.duties] if places else []
    return [*duties, *(sentence for at in places for sentence in weighed.said[at])]


def _with_sense(weighed: Weighed, places: Sequence[int], known: Mapping[str, Sense]) -> Weighed:
    """A directive with likeness of sense measured of some of its clauses."""
    duties = [duty.text for duty in weighed.directive.duties]
    found = [likeness(duties, weighed.said[at], known) for at in places]
    middle = sum(found) / len(found)
    signals = list(weighed.signals)
    for at, value in zip(places, found, strict=True):
        signals[at] = replace(signals[at], sense=value - middle)
    return replace(weighed, signals=tuple(signals), encoded=True)
