"""Chains and citations on one law, five provinces and 25 cities."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.model import CitationKind, Comparison, Level, Relation
from compare.pipeline import compare_documents, read_documents
from compare.text.places import find_province

pytestmark = pytest.mark.real

CITIES = {"河南省": 12, "山东省": 9, "浙江省": 4}  # 上海市 and 广东省 are there without cities


@pytest.fixture(scope="module")
def air(real: Path) -> Comparison:
    return compare_documents(read_documents(sorted((real / "documents" / "air").glob("*.md"))))


def test_each_province_has_its_chains_with_all_its_cities(air: Comparison) -> None:
    identities = {one.id: one.identity for one in air.documents}
    assert all(one.region for one in identities.values() if one.level is not Level.NATIONAL)
    found: dict[str, list[tuple[str, ...]]] = {}
    for chain in air.chains:
        if chain.origin is Level.NATIONAL:
            regions = tuple(identities[step.document].region for step in chain.steps)
            (province,) = {find_province(region) for region in regions}
            assert regions[0] == province, "the province stands before its cities"
            found.setdefault(province, []).append(regions[1:])
    law = [one for one in air.findings if identities[one.directive.clause.document].region == ""]
    assert not any(one.older for one in law), "a law that was only 修正 later makes no text older"
    national = {one.directive.id for one in law}
    below = {province: [one.region for one in identities.values() if one.region != province] for province in CITIES}
    below = {province: [one for one in found if find_province(one) == province] for province, found in below.items()}
    assert {province: len(cities) for province, cities in below.items()} == CITIES
    assert set(found) == set(CITIES)
    for province, chains in found.items():
        assert len(chains) == len(national)
        assert {frozenset(cities) for cities in chains} == {frozenset(below[province])}


def test_steps_say_what_their_findings_say(air: Comparison) -> None:
    findings = {one.id: one for one in air.findings}
    for chain in air.chains:
        for step in chain.steps:
            finding = findings[step.alignment]
            assert (finding.local, finding.directive.id) == (step.document, chain.directive)
            assert not step.weakened or finding.relation is not Relation.OMIT
            if step.via:
                assert findings[step.via].local == step.document
                assert findings[step.via].directive.id != chain.directive


def test_the_law_and_the_provinces_regulation_are_at_hand(air: Comparison) -> None:
    identities = {one.id: one.identity for one in air.documents}
    named = {(one.document, one.target) for one in air.citations if one.kind is CitationKind.AT_HAND}
    (law,) = [id_ for id_, one in identities.items() if one.level is Level.NATIONAL]
    cities = [id_ for id_, one in identities.items() if one.level is Level.MUNICIPAL]
    assert sum((city, law) in named for city in cities) == 24
    assert (
        sum(
            any(identities[target].level is Level.PROVINCIAL for one, target in named if one == city) for city in cities
        )
        >= 22
    )
    assert all(one.kind is not CitationKind.REPLACED for one in air.citations)
