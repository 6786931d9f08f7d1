"""Coefficients of the small logistic models in ``keep``; written by ``benchmarks/tune_matching.py``, not by hand."""

from __future__ import annotations

ADDRESSED: dict[str, float] = {"intercept": 0.4131, "level": 3.5764, "nearest": 1.5733}
"""Whether a directive is answered by the local document at all."""

LINK: dict[str, float] = {"intercept": -0.5761, "level": 4.5278, "drop": 1.0656}
"""Whether a local clause answers a directive, at least in part."""

LINK_ENCODED: dict[str, float] = {"intercept": -0.7242, "level": 4.3024, "drop": 0.9327, "sense": 1.2761}
"""The same as ``LINK``, with likeness of sense (extra ``semantic``); it orders the clauses that are kept."""
