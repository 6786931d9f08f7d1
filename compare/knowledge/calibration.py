"""Coefficients of the small logistic models in ``matching.decide``; written by ``benchmarks/tune_matching.py``, not by hand."""

from __future__ import annotations

USUAL: float = 0.7704
"""Share of the directives of the labelled pairs that are answered, each pair counting alike."""

ADDRESSED: dict[str, float] = {"intercept": 2.9307, "best": 0.7037, "rivals": 2.8843, "heading": 4.8886}
"""Whether a directive is answered by the local document at all."""

LINK: dict[str, float] = {"intercept": -1.331, "level": 2.3645, "sentence": 6.4534, "rival": 1.3958, "named": 1.8748}
"""Whether a local clause answers a directive that is answered, at least in part."""

CERTAINTY: tuple[tuple[float, float], ...] = (
    (0.018, 0.093),
    (0.112, 0.148),
    (0.33, 0.285),
    (0.483, 0.362),
    (0.664, 0.663),
    (0.785, 0.799),
    (0.891, 0.938),
    (0.984, 0.996),
)
"""Likelihood, and the share of the labelled directives near it that are answered, each pair left out."""
