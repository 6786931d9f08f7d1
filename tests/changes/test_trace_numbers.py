"""The numbers and times that change in the demonstration: all that the truth names are found, and none is invented."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest

from compare.changes import find_deadline_changes, follow_numbers, pair, tell_changes
from compare.model import Certainty, Comparison, Document, Finding, Level, Relation
from compare.pipeline import compare_documents, read_documents

CORPUS = Path(__file__).parents[2] / "corpus"
PAIRS = ("national-provincial", "national-municipal", "provincial-municipal")
Words = tuple[str, str, str]


@pytest.fixture(scope="module")
def demonstration() -> tuple[tuple[Document, ...], Comparison]:
    documents = read_documents(
        [CORPUS / name for name in ("national_plan.txt", "provincial_opinion.txt", "municipal_plan.txt")]
    )
    return documents, compare_documents(documents)


def squeeze(text: str) -> str:
    return re.sub(r"[\s|]", "", text)


def agree(told: Words, true: Words) -> bool:
    """Whether a change is the one that the truth names: one kind, and the words of one side within those of the other."""
    (kind, *ours), (true_kind, *theirs) = told, true
    return kind == true_kind and all(
        squeeze(one) in squeeze(other) or squeeze(other) in squeeze(one)
        for one, other in zip(ours, theirs, strict=True)
    )


@pytest.mark.parametrize("name", PAIRS)
def test_all_changed_numbers_are_found_and_none_is_invented(
    name: str, demonstration: tuple[tuple[Document, ...], Comparison]
) -> None:
    documents, comparison = demonstration
    by_level = {one.identity.level: one for one in documents}
    upper, local = (by_level[Level(part)] for part in name.split("-"))
    missed, invented, judged = [], [], 0
    for row in rows(name):
        finding = find(comparison, row, local)
        if finding is None or (finding.relation is Relation.OMIT) != (row["relation"] == "omit"):
            continue  # a wrong match has nothing to trace
        judged += 1
        pairings = pair(finding, upper, local)
        told = [
            (one.kind.value, one.upper, one.local)
            for one in (*tell_changes(follow_numbers(pairings)), *find_deadline_changes(pairings))
        ]
        for change in row["changes"]:
            if not change["kind"].startswith(("quantity", "deadline")):
                continue
            true = (change["kind"], change["upper"], change["local"])
            hit = next((one for one in told if agree(one, true)), None)
            if hit:
                told.remove(hit)
            else:
                missed.append((row["id"], true))
        invented += [(row["id"], one) for one in told]
    assert (missed, invented) == ([], [])
    assert judged > 30


def rows(name: str) -> list[dict[str, Any]]:
    lines = (CORPUS / "truth" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[1:]]


def find(comparison: Comparison, row: dict[str, Any], local: Document) -> Finding | None:
    text = squeeze(row["upper"].replace("\t", "|"))
    return next(
        (one for one in comparison.findings if one.local == local.id and squeeze(one.directive.clause.text) == text),
        None,
    )


def test_every_change_stands_in_the_sentences_that_it_quotes(
    demonstration: tuple[tuple[Document, ...], Comparison],
) -> None:
    documents, comparison = demonstration
    by_id = {one.id: one for one in documents}
    seen = 0
    for finding in comparison.findings:
        pairings = pair(finding, by_id[finding.directive.clause.document], by_id[finding.local])
        texts = {match.clause.id: match.clause.text for match in finding.matches}
        for one in (*tell_changes(follow_numbers(pairings)), *find_deadline_changes(pairings)):
            seen += 1
            assert one.upper in one.upper_sentence
            assert one.local in one.local_sentence
            assert one.upper_sentence in finding.directive.clause.text
            assert one.local_sentence in texts[one.clause]
            assert one.note.endswith("。")
            assert one.certainty.reaches(Certainty.LIKELY)
    assert seen > 80


@pytest.mark.real
def test_tracing_the_numbers_of_the_real_documents_costs_little(seeds_compared: Comparison) -> None:
    by_id = {one.id: one for one in seeds_compared.documents}
    findings = seeds_compared.findings
    paired = [pair(one, by_id[one.directive.clause.document], by_id[one.local]) for one in findings]
    begun = time.process_time()
    for pairings in paired:
        tell_changes(follow_numbers(pairings))
        find_deadline_changes(pairings)
    assert time.process_time() - begun < 1
