"""Coefficients of the small logistic models in ``estimate``; written by ``benchmarks/tune_matching.py``, not by hand."""

from __future__ import annotations

ADDRESSED: dict[str, float] = {"intercept": 0.1839, "level": 3.1983, "nearest": 2.1385, "topic": 1.6366}
"""Whether a directive is answered by the local document at all."""

LINK: dict[str, float] = {
    "intercept": 1.0116,
    "level": 0.4005,
    "drop": 1.3175,
    "place": -0.9797,
    "duty": 0.9519,
    "rival": 1.6396,
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
