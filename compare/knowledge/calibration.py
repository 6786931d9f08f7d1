"""Coefficients of the two small logistic models in ``keep``; written by ``benchmarks/tune_matching.py``, not by hand."""

from __future__ import annotations

LINK: dict[str, float] = {"intercept": -0.5559, "level": 4.2983, "drop": 0.961}
"""Whether a local clause answers a directive, at least in part."""

ADDRESSED: dict[str, float] = {"intercept": 0.2975, "level": 3.7144}
"""Whether a directive is answered by the local document at all."""
