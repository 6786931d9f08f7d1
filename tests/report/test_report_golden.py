"""What a leader reads first, line by line: the briefing, the default PDF, the first screen of the page.

The texts of the demonstration are kept whole; ``python scripts/renew_golden.py`` prints what would change, ``--write``
keeps it. Of real documents only figures are kept: their sentences stay out of the repository.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compare.model import Comparison
from compare.pipeline import compare_documents, read_documents
from compare.report.view import Report
from conftest import ROOT, load_script

GOLDEN = ROOT / "tests" / "golden" / "report"
FACES = ("briefing", "print", "screen")
say_first = load_script("renew_golden").say_first
# Of three pairs of real documents, read line by line as a leader reads. The local text of D15 is older than the law:
# it carries nothing. Counted, whole, part, not carried, to check, apart; stricter, same, weaker, not comparable; gaps,
# initiatives.
FIGURES = {
    "D7": (23, 0, 17, 0, 6, 0, 0, 17, 0, 0, 1, 11),
    "D12": (40, 16, 14, 5, 5, 0, 3, 26, 1, 0, 9, 2),
    "D15": (57, 0, 0, 0, 11, 8, 0, 0, 0, 0, 0, 6),
}


@pytest.fixture(scope="module")
def first(demonstration: Comparison) -> dict[str, str]:
    return say_first(demonstration)


@pytest.mark.parametrize("face", FACES)
def test_what_is_read_first_is_as_kept(first: dict[str, str], face: str) -> None:
    assert first[face] == (GOLDEN / f"{face}.txt").read_text(encoding="utf-8")


def test_every_face_begins_with_the_same_numbers(first: dict[str, str]) -> None:
    told = [re.search(r"全部落实\d+项，部分落实\d+项，未承接\d+项，另有\d+项待核", first[face]) for face in FACES]
    assert len({one[0] if one else "" for one in told}) == 1 and told[0]


@pytest.mark.real
@pytest.mark.parametrize("pair", FIGURES)
def test_figures_of_real_pairs_are_as_read(real: Path, pair: str) -> None:
    report = Report(compare_documents(read_documents(sorted((real / "documents" / "pairs" / pair).iterdir()))))
    counts = report.counts
    found = (counts.counted, counts.whole, counts.part, counts.none, counts.open, counts.aside)
    demands = (counts.stricter, counts.same, counts.weaker, counts.unlike)
    more = (len(report.gaps), report.comparison.totals.initiatives)
    assert (*found, *demands, *more) == FIGURES[pair]
    lines = say_first(report.comparison)
    assert all(len(lines[face].splitlines()) > 10 for face in FACES)
