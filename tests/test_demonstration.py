"""Floors of quality on the demonstration corpus, against the truth beside it; lowering one fails."""

from __future__ import annotations

import difflib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from compare.evaluate import judge_labels, read_labels, score
from compare.model import Comparison
from compare.pipeline import compare_documents, read_documents
from compare.report.json import to_json

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
FLOORS = {
    # A directive or two of each pair are doubtfully carried since the verdicts were fitted on real pairs, and one more of
    # each since they look at what both documents have in common, which here is all of it: before, omit_f1 was .96, .95
    # and .94 and relation_acc of the first .94. On real plans that nothing was chosen on F1 of omitted rose from .54 to .70.
    "national-provincial": {"omit_f1": 0.95, "hit1": 0.97, "hit3": 1.0, "link_f1": 0.96, "relation_acc": 0.92},
    "national-municipal": {"omit_f1": 0.94, "hit1": 0.96, "hit3": 1.0, "link_f1": 0.91, "relation_acc": 0.88},
    "provincial-municipal": {"omit_f1": 0.9, "hit1": 0.98, "hit3": 1.0, "link_f1": 0.92, "relation_acc": 0.9},
}
DUTIES = 0.91  # share of the labelled duties that are rightly answered or not


@pytest.fixture(scope="module")
def found() -> Comparison:
    return compare_documents(read_documents(sorted(CORPUS.glob("*.txt"))))


@pytest.mark.parametrize("name", FLOORS)
def test_relations_and_links(found: Comparison, name: str) -> None:
    data = to_json(found)
    scores = score(judge_labels(data, read_labels(CORPUS / "truth" / f"{name}.jsonl")))
    assert scores.found == 1.0
    reached = {key: getattr(scores, key) for key in FLOORS[name]}
    assert all(reached[key] >= floor for key, floor in FLOORS[name].items()), reached


def test_duties(found: Comparison) -> None:
    right = [
        any(answered for _, answered in near) == duty["answered"]
        for name in FLOORS
        for row, finding in pair_rows(found, name)
        for duty in row["duties"]
        for near in [nearest(duty["text"], [(a.duty.text, a.clause is not None) for a in finding.answers])]
    ]
    assert len(right) > 300
    assert sum(right) / len(right) >= DUTIES


def pair_rows(found: Comparison, name: str) -> list[tuple[dict[str, Any], Any]]:
    """The rows of a truth file, each with the finding on the same directive."""
    head, *rows = map(json.loads, (CORPUS / "truth" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    titles = {document.id: document.identity.title for document in found.documents}
    mine = [
        one
        for one in found.findings
        if titles[one.local] == head["local_title"] and titles[one.directive.clause.document] == head["upper_title"]
    ]
    return [(row, max(mine, key=lambda one: likeness(one.directive.clause.text, row["upper"]))) for row in rows]


def nearest(text: str, duties: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The duties that share most with a labelled one."""
    shares = [shared(text, duty) for duty, _ in duties]
    return [duty for duty, share in zip(duties, shares, strict=True) if share == max(shares)]


def shared(left: str, right: str) -> int:
    """Characters in common runs of two and more."""
    matcher = difflib.SequenceMatcher(None, bare(left), bare(right), autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks() if block.size > 1)


def likeness(left: str, right: str) -> float:
    """How like two texts are, 0 to 1."""
    return difflib.SequenceMatcher(None, bare(left), bare(right), autojunk=False).quick_ratio()


def bare(text: str) -> str:
    """A text without marks and blanks."""
    return re.sub(r"[\W_]+", "", text)
