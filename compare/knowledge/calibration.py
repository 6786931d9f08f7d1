"""Coefficients of the small logistic models in ``matching.decide``; written by ``benchmarks/tune_matching.py``, not by hand."""

from __future__ import annotations

USUAL: float = 0.7704
"""Share of the directives of the labelled pairs that are answered, each pair counting alike."""

ADDRESSED: dict[str, float] = {
    "intercept": 2.8738,
    "best": 0.7043,
    "rivals": 2.7632,
    "heading": 4.8054,
    "unpunished": -3.3357,
}
"""Whether a directive is answered by the local document at all."""

LINK: dict[str, float] = {"intercept": -1.275, "level": 2.4184, "sentence": 6.1164, "rival": 1.3906, "named": 1.8378}
"""Whether a local clause answers a directive that is answered, at least in part."""

LINK_ENCODED: dict[str, float] = {
    "intercept": -1.6951,
    "level": 2.0418,
    "sentence": 5.2545,
    "rival": 1.2793,
    "named": 1.9794,
    "sense": 5.008,
}
"""The same as ``LINK``, with likeness of sense (extra ``semantic``)."""

CERTAINTY: tuple[tuple[float, float], ...] = (
    (0.011, 0.092),
    (0.106, 0.172),
    (0.326, 0.317),
    (0.484, 0.408),
    (0.561, 0.551),
    (0.669, 0.579),
    (0.764, 0.751),
    (0.89, 0.944),
    (0.983, 0.996),
)
"""Likelihood, and the share of the labelled directives near it that are answered, each pair left out."""
