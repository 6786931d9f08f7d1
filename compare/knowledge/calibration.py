"""Coefficients of the small logistic models in ``matching.decide``; written by ``benchmarks/tune_matching.py``, not by hand."""

from __future__ import annotations

USUAL: float = 0.7704
"""Share of the directives of the labelled pairs that are answered, each pair counting alike."""

ADDRESSED: dict[str, float] = {"intercept": 2.9251, "best": 0.7046, "rivals": 2.8777, "heading": 4.8983}
"""Whether a directive is answered by the local document at all."""

LINK: dict[str, float] = {"intercept": -1.3049, "level": 2.3848, "sentence": 6.3279, "rival": 1.4316, "named": 1.868}
"""Whether a local clause answers a directive that is answered, at least in part."""

CERTAINTY: tuple[tuple[float, float], ...] = (
    (0.018, 0.093),
    (0.114, 0.172),
    (0.329, 0.269),
    (0.481, 0.362),
    (0.632, 0.649),
    (0.747, 0.75),
    (0.789, 0.799),
    (0.839, 0.914),
    (0.917, 0.941),
    (0.984, 0.996),
)
"""Likelihood, and the share of the labelled directives near it that are answered, each pair left out."""
