"""The benchmark of peers: its figures come from the labels, and it runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.bench_peers import COLUMNS, DEMONSTRATION, choose_line, measure
from benchmarks.peer_ways import WAYS, Pair, Said, read_pair, shorten
from compare.evaluate import Label, read_labels

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
GOLDS = [ROOT / "corpus" / "truth" / f"{one}.jsonl" for one in DEMONSTRATION]


@pytest.fixture(scope="module")
def labels() -> list[tuple[Label, ...]]:
    return [read_labels(one) for one in GOLDS]


@pytest.fixture(scope="module")
def pair() -> Pair:
    return read_pair(GOLDS[0], ROOT)


def answer(label: Label, decided: bool) -> Said:
    """What somebody who knows the labels says; undecided, only by scores."""
    ranked = tuple((text, 0.9) for text in label.any) or (("与此无关的一句话，谁也没有标注过它。", 0.1),)
    if not decided:
        return Said(label.upper, ranked)
    return Said(label.upper, ranked, ranked if label.any else (), label.relation.value)


def test_who_knows_the_labels_scores_one(labels: list[tuple[Label, ...]]) -> None:
    order, sure, relations = measure(labels, [[answer(one, True) for one in each] for each in labels])
    assert relations
    assert (order.hit1, order.hit3) == (1.0, 1.0)
    assert (sure.hit1, sure.hit3, sure.omit_f1, sure.relation_acc) == (1.0, 1.0, 1.0, 1.0)


def test_a_line_from_the_other_pairs_decides_for_who_only_ranks(labels: list[tuple[Label, ...]]) -> None:
    order, sure, relations = measure(labels, [[answer(one, False) for one in each] for each in labels])
    assert not relations
    assert (order.hit1, sure.hit1, sure.omit_f1) == (1.0, 1.0, 1.0)
    extended = sum(one.relation == "extend" for each in labels for one in each)
    omitted = sum(one.relation == "omit" for each in labels for one in each)
    assert sure.relation_acc == pytest.approx((extended + omitted) / sum(map(len, labels)))


def test_who_knows_nothing_scores_nothing(labels: list[tuple[Label, ...]]) -> None:
    wrong = [[Said(one.upper, (("与此无关的一句话，谁也没有标注过它。", 0.5),)) for one in each] for each in labels]
    order, sure, _ = measure(labels, wrong)
    assert (order.hit1, order.hit3, sure.hit1, sure.omit_f1) == (0.0, 0.0, 0.0, 0.0)


def test_the_line_lies_where_most_omissions_are_told_apart() -> None:
    levels = [(0.1, True), (0.2, True), (0.3, False), (0.6, False), (0.7, False)]
    assert choose_line(levels) == 0.3
    assert choose_line([]) == 0.0


@pytest.mark.parametrize("name", [name for name, way in WAYS.items() if way.installed])
def test_each_way_names_clauses_best_first(name: str, pair: Pair) -> None:
    said = WAYS[name].answer(pair)
    assert said
    given = {re.sub(r"\s", "", line) for line in (*pair.given, *pair.local_lines.splitlines())}
    named = [text for one in said for text, _ in one.ranked]
    assert named
    assert name in ("governdiff", "clauses") or {re.sub(r"\s", "", text) for text in named} <= given
    assert all(one.ranked == tuple(sorted(one.ranked, key=lambda each: -each[1])) for one in said)


def test_waking_up_is_one_directive_and_one_clause(pair: Pair) -> None:
    short = shorten(pair)
    assert (len(short.directives), len(short.given)) == (1, 1)


def test_it_runs_on_the_demonstration() -> None:
    command = [sys.executable, ROOT / "benchmarks" / "bench_peers.py", "--runs", "1", "--ways", "difflib"]
    environment = {name: value for name, value in os.environ.items() if name != "POLICY_COMPARE_REAL"}
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True, env=environment)
    assert re.search(r"^inputs .* sha256 [0-9a-f]{16}$", done.stdout, re.MULTILINE)
    assert re.search(r"^labels   149, of them omitted 43$", done.stdout, re.MULTILINE)
    assert re.search(r"^floors   omit F1 0\.45: ", done.stdout, re.MULTILINE)
    head = next(line for line in done.stdout.splitlines() if line.lstrip().startswith("hit@1"))
    assert head.split() == " ".join(name for name, _ in COLUMNS).split()
    rows = {line[:30].strip(): line[30:].split() for line in done.stdout.splitlines() if re.search(r"\d\.\d\d$", line)}
    assert set(rows) == {"this program", "difflib on jieba's words"}
    ours, theirs = ([float(cell.strip("()")) for cell in cells] for cells in rows.values())
    assert len(ours) == len(theirs) == len(COLUMNS)
    assert (ours[7], ours[9]) == (1.0, 1.0)
    assert all(0.5 < value <= 1 for value in (*ours[:6], *theirs[:6]))
    assert all(value > 0 for value in theirs[6:])
