"""Floors of quality on the labelled pairs, from the raw files; a change that lowers one fails."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from compare.pipeline import compare_documents, read_documents
from compare.report.json_report import to_json

SEEDS = ("seeds/*.txt",)
LAWS = ("sme/national__中小企业促进法*", "sme/provincial__北京市*", "blood/national__*", "blood/municipal__宁波市*")


@pytest.mark.real
@pytest.mark.parametrize(
    ("patterns", "golds", "floors"),
    [
        (SEEDS, ("G1", "G2"), {"found": 0.97, "omit_f1": 0.70, "hit3": 0.85, "link_f1": 0.48, "relation_acc": 0.75}),
        (LAWS, ("D3", "D4"), {"found": 0.97, "omit_f1": 0.70, "hit3": 0.85, "link_f1": 0.60, "relation_acc": 0.75}),
    ],
    ids=["seeds", "laws"],
)
def test_floors(
    real: Path, tmp_path: Path, patterns: tuple[str, ...], golds: tuple[str, ...], floors: dict[str, float]
) -> None:
    files = [path for pattern in patterns for path in sorted((real / "documents").glob(pattern))]
    alignment = tmp_path / "alignment.json"
    alignment.write_text(json.dumps(to_json(compare_documents(read_documents(files)))), encoding="utf-8")
    command = [sys.executable, str(real / "bench/score_alignment.py"), str(alignment)]
    command += [str(real / "gold" / f"{name}.jsonl") for name in golds]
    command += [part for name, floor in floors.items() for part in ("--min", f"{name}={floor}")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
