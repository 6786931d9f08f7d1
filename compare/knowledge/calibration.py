"""Coefficients of the small logistic models in ``estimate``; written by ``benchmarks/tune_matching.py``, not by hand."""

from __future__ import annotations

USUAL: float = 0.7704
"""Share of the directives of the labelled pairs that are answered, each pair counting alike."""

ADDRESSED: dict[str, float] = {
    "intercept": 3.0038,
    "best": 0.6649,
    "rivals": 3.1062,
    "heading": 4.8779,
    "unpunished": -3.3404,
}
"""Whether a directive is answered by the local document at all."""

LINK: dict[str, float] = {"intercept": -1.3767, "level": 2.5679, "sentence": 6.4009, "rival": 1.3798, "named": 1.847}
"""Whether a local clause answers a directive that is answered, at least in part."""

LINK_ENCODED: dict[str, float] = {
    "intercept": -1.7948,
    "level": 2.2158,
    "sentence": 5.6716,
    "rival": 1.2319,
    "named": 1.8924,
    "sense": 5.0787,
}
"""The same as ``LINK``, with likeness of sense (extra ``semantic``)."""

CERTAINTY: tuple[tuple[float, float], ...] = (
    (0.015, 0.092),
    (0.061, 0.142),
    (0.131, 0.239),
    (0.329, 0.285),
    (0.488, 0.363),
    (0.567, 0.552),
    (0.661, 0.627),
    (0.759, 0.798),
    (0.846, 0.898),
    (0.896, 0.924),
    (0.941, 0.966),
    (0.966, 0.997),
    (0.971, 0.997),
    (0.978, 0.998),
    (0.984, 0.999),
    (0.988, 0.999),
    (0.992, 0.999),
    (0.995, 1.0),
    (0.996, 1.0),
    (0.998, 1.0),
    (0.999, 1.0),
    (1.0, 1.0),
)
"""Likelihood, and the share of the labelled directives near it that are answered, each pair left out."""
