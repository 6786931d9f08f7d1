"""Coefficients of the small logistic models in ``matching.decide``; written by ``benchmarks/tune_matching.py``, not by hand."""

from __future__ import annotations

USUAL: float = 0.7704
"""Share of the directives of the labelled pairs that are answered, each pair counting alike."""

ADDRESSED: dict[str, float] = {
    "intercept": 2.8739,
    "best": 0.7038,
    "rivals": 2.764,
    "heading": 4.804,
    "unpunished": -3.3351,
}
"""Whether a directive is answered by the local document at all."""

LINK: dict[str, float] = {"intercept": -1.2655, "level": 2.4236, "sentence": 6.0881, "rival": 1.3926, "named": 1.8409}
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
    (0.327, 0.317),
    (0.486, 0.362),
    (0.635, 0.585),
    (0.765, 0.751),
    (0.892, 0.944),
    (0.983, 0.996),
)
"""Likelihood, and the share of the labelled directives near it that are answered, each pair left out."""
