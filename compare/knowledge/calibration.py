"""Coefficients of the small logistic models in ``matching.decide``; written by ``benchmarks/tune_matching.py``, not by hand."""

from __future__ import annotations

USUAL: float = 0.7704
"""Share of the directives of the labelled pairs that are answered, each pair counting alike."""

ADDRESSED: dict[str, float] = {"intercept": 2.6551, "best": 0.701, "rivals": 2.4502, "common": 21.1193}
"""Whether a directive is answered by the local document at all."""

LINK: dict[str, float] = {"intercept": -1.4038, "level": 2.2396, "sentence": 7.1602, "rival": 1.4417, "named": 1.9355}
"""Whether a local clause answers a directive that is answered, at least in part."""

CERTAINTY: tuple[tuple[float, float], ...] = (
    (0.004, 0.024),
    (0.032, 0.121),
    (0.071, 0.143),
    (0.158, 0.223),
    (0.332, 0.386),
    (0.47, 0.467),
    (0.698, 0.7),
    (0.824, 0.801),
    (0.872, 0.851),
    (0.922, 0.888),
    (0.965, 0.925),
    (0.994, 0.997),
)
"""Likelihood, and the share of the labelled directives near it that are answered, each pair left out."""
