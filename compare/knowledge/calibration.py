"""Coefficients of the small logistic models in ``matching.decide``; written by ``benchmarks/tune_matching.py``, not by hand."""

from __future__ import annotations

USUAL: float = 0.7009
"""Share of the directives of the labelled pairs that are answered, each pair counting alike."""

ADDRESSED: dict[str, float] = {"intercept": 2.0744, "best": 0.6969, "rivals": 1.8579, "common": 17.9232}
"""Whether a directive is answered by the local document at all."""

LINK: dict[str, float] = {"intercept": -1.1835, "level": 2.2855, "sentence": 6.3557, "rival": 1.4681, "named": 1.5323}
"""Whether a local clause answers a directive that is answered, at least in part."""

CERTAINTY: tuple[tuple[float, float], ...] = (
    (0.001, 0.046),
    (0.058, 0.099),
    (0.188, 0.232),
    (0.273, 0.252),
    (0.418, 0.4),
    (0.641, 0.592),
    (0.786, 0.752),
    (0.826, 0.777),
    (0.86, 0.85),
    (0.925, 0.895),
    (0.963, 0.951),
    (0.989, 0.994),
)
"""Likelihood, and the share of the labelled directives near it that are answered, each pair left out."""
