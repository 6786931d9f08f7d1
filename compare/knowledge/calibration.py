"""Coefficients of the small logistic models in ``matching.decide``; written by ``benchmarks/tune_matching.py``, not by hand."""

from __future__ import annotations

USUAL: float = 0.7704
"""Share of the directives of the labelled pairs that are answered, each pair counting alike."""

ADDRESSED: dict[str, float] = {
    "intercept": 2.9857,
    "best": 0.6822,
    "rivals": 3.0528,
    "heading": 4.8613,
    "unpunished": -3.3817,
}
"""Whether a directive is answered by the local document at all."""

LINK: dict[str, float] = {"intercept": -1.3549, "level": 2.6107, "sentence": 6.2945, "rival": 1.3633, "named": 1.9292}
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
    (0.327, 0.269),
    (0.49, 0.363),
    (0.565, 0.597),
    (0.658, 0.627),
    (0.76, 0.798),
    (0.846, 0.882),
    (0.906, 0.949),
    (0.951, 0.975),
    (0.991, 1.0),
)
"""Likelihood, and the share of the labelled directives near it that are answered, each pair left out."""
