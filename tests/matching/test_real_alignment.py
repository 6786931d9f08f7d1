"""Floors of quality on the labelled real pairs, each left out of what judges it; lowering one fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.tune_matching import leave_out, read_demonstration, read_pairs, table

FLOORS = {
    "laws": {
        "found": 0.99,
        "acc": 0.87,
        "omitF1": 0.72,
        "hit1": 0.86,
        "hit3": 0.905,
        "link": 0.645,
        "share": 0.675,
        "ok": 0.96,
    },
    "plans": {
        "found": 0.99,
        "acc": 0.865,
        "omitF1": 0.66,
        "hit1": 0.78,
        "hit3": 0.885,
        "link": 0.565,
        "share": 0.62,
        "ok": 0.925,
    },
    "all": {
        "acc": 0.87,
        "omitF1": 0.695,
        "hit1": 0.82,
        "hit3": 0.895,
        "link": 0.6,
        "share": 0.65,
        "ok": 0.945,
        "ad~ex": 0.86,
        "gapR": 0.66,
        "gapP": 0.495,
    },
    "own all": {
        "acc": 0.78,
        "omitF1": 0.705,
        "hit1": 0.765,
        "hit3": 0.83,
        "link": 0.6,
        "share": 0.59,
        "ok": 0.92,
        "gapR": 0.57,
        "gapP": 0.56,
    },
}
"""About a point below what was measured (docs/method.md): a directive more or less moves a pool by a third of a point.

``ok`` of plans was .96 on pairs that the signals were chosen on; on twelve pairs that they were not (``own all``) it was
.863 then. What mended that costs the others two points.
"""


@pytest.mark.real
def test_pooled_figures_with_each_pair_left_out(real: Path, tmp_path: Path) -> None:
    pairs, made = read_pairs(real, tmp_path), read_demonstration(real)
    found = leave_out(pairs, made, lambda pair, other: pair is not other)
    figures = table(pairs, found, real, "each pair left out", by_pair=False)
    short = {
        f"{pool} {name}": figures[pool][name]
        for pool, floors in FLOORS.items()
        for name, floor in floors.items()
        if figures[pool][name] < floor
    }
    assert not short
    right, said = map(int, figures["all"]["omit!"].split("/"))
    assert right >= 0.9 * said
