"""The demonstration: on directives whose match is right, the changes of words that its truth names are found, no others.

What the truth and the finders see differently stands in ``APART`` with the reason: where the truth is mistaken, where it
does not label a kind (``prohibition_added``), and where no common word tells what the sense tells.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from compare.model import Finding, Relation
from compare.pipeline import compare_documents, read_documents
from compare.text.likeness import share
from conftest import CORPUS

PAIRS = ("national-provincial", "national-municipal", "provincial-municipal")
KINDS = ("force_", "prohibition_", "exception_", "scope_", "duty_", "actor_")
APART = {
    (
        "national-municipal",
        "N25",
        "duty_dropped",
    ): "形成可复制的“石桥模式” counts as 总结推广典型经验: true in sense, no word tells it",
    (
        "national-municipal",
        "N48",
        "actor_mapped",
    ): "a leader of the city is no counterpart of 国家发展改革委: actor_changed",
    ("national-municipal", "N48", "actor_changed"): "the same",
    ("provincial-municipal", "P35", "actor_mapped"): "the same, of 省发展改革委",
    ("provincial-municipal", "P35", "actor_changed"): "the same",
    (
        "provincial-municipal",
        "P23",
        "force_strengthened",
    ): "收集…予以补贴 and 对…企业按每吨给予补贴 have hardly a word in common",
    ("provincial-municipal", "P23", "scope_narrowed"): "the same",
    ("provincial-municipal", "P09", "prohibition_added"): "right, but the truth does not label this kind",
    ("provincial-municipal", "P13", "prohibition_added"): "the same",
}


def squeeze(text: str) -> str:
    return re.sub(r"（示例）|[|｜]", "", "".join(text.split()))


@cache
def findings() -> dict[tuple[str, str], Finding]:
    documents = read_documents(sorted(CORPUS.glob("*.txt")))
    levels = {document.id: str(document.identity.level) for document in documents}
    found = compare_documents(documents).findings
    return {
        (f"{levels[one.directive.clause.document]}-{levels[one.local]}", squeeze(one.directive.clause.text)): one
        for one in found
    }


def rows(pair: str) -> Iterator[tuple[dict, Finding]]:
    """The directives of a pair with what the program found."""
    for line in Path(CORPUS, "truth", f"{pair}.jsonl").read_text(encoding="utf-8").splitlines()[1:]:
        row = json.loads(line)
        if finding := findings().get((pair, squeeze(row["upper"]))):
            yield row, finding


def rightly_matched(row: dict, finding: Finding) -> bool:
    """Whether the kept clauses are the labelled ones, and each duty is answered where a labelled one in it is."""
    kept = [squeeze(match.clause.text) for match in finding.matches]
    core = [squeeze(text) for text in row["local_core"]]
    if len(kept) != len(core) or not all(any(text in clause for clause in kept) for text in core):
        return False
    for answer in finding.answers:
        within = [one["answered"] for one in row["duties"] if share(one["text"], answer.duty.text) >= 0.8]
        if within and any(within) != (answer.clause is not None):
            return False
    return True


def alike(wanted: str, found: str) -> bool:
    """Whether two quotes show the same words; the truth and the finders cut them at other places."""
    one, other = squeeze(wanted), squeeze(found)
    return (not one and not other) or (bool(one and other) and max(share(one, other), share(other, one)) >= 0.5)


@pytest.mark.parametrize("pair", PAIRS)
def test_changes_are_found_and_none_invented(pair: str) -> None:
    tested = 0
    for row, finding in rows(pair):
        if not rightly_matched(row, finding):
            continue
        tested += 1
        known = {kind for name, id_, kind in APART if (name, id_) == (pair, row["id"])}
        wanted = [one for one in row["changes"] if one["kind"].startswith(KINDS) and one["kind"] not in known]
        found = [one for one in finding.changes if one.kind.startswith(KINDS) and one.kind not in known]
        for one in wanted:
            met = [
                change
                for change in found
                if change.kind == one["kind"]
                and alike(one["upper"], change.upper)
                and alike(one["local"], change.local)
            ]
            assert met, (row["id"], one)
            found = [change for change in found if change not in met]
        assert found == [], row["id"]
    assert tested >= 0.7 * sum(1 for _ in rows(pair))


def test_what_stands_apart_is_really_seen_otherwise() -> None:
    for pair, id_, kind in APART:
        row, finding = next(one for one in rows(pair) if one[0]["id"] == id_)
        labelled = {one["kind"] for one in row["changes"]}
        assert (kind in labelled) != (kind in {change.kind for change in finding.changes}), (pair, id_, kind)


@pytest.mark.parametrize("pair", PAIRS)
def test_upper_matters_are_those_of_the_truth(pair: str) -> None:
    for row, finding in rows(pair):
        if finding.relation is Relation.OMIT and row["relation"] == "omit":
            assert finding.applicable is row["applicable"], (row["id"], row["upper"])
        else:
            assert finding.applicable or not row["applicable"]
