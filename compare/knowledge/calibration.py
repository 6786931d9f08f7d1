"""Coefficients of the small logistic models in ``estimate``; written by ``benchmarks/tune_matching.py``, not by hand."""

from __future__ import annotations

ADDRESSED: dict[str, float] = {"intercept": 0.1889, "level": 3.2031, "nearest": 2.1815, "topic": 1.6056}
"""Whether a directive is answered by the local document at all."""

LINK: dict[str, float] = {
    "intercept": 1.0117,
    "level": 0.4009,
    "drop": 1.3194,
    "place": -0.9791,
    "duty": 0.9514,
    "rival": 1.6394,
}
"""Whether a local clause answers a directive, at least in part."""

LINK_ENCODED: dict[str, float] = {
    "intercept": 0.7911,
    "level": 0.2488,
    "drop": 1.2829,
    "place": -0.8186,
    "duty": 0.8743,
    "rival": 1.7257,
    "sense": 1.9784,
}
"""The same as ``LINK``, with likeness of sense (extra ``semantic``); it orders the clauses that are kept."""
