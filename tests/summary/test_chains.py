"""Chains: kinds by hand, on the truth of the demonstration, and on what the program finds there."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from compare.model import (
    Audit,
    Certainty,
    Chain,
    ChainKind,
    Change,
    ChangeKind,
    Clause,
    Directive,
    Document,
    Finding,
    Force,
    Identity,
    Initiative,
    Level,
    Match,
    Place,
    Relation,
)
from compare.pipeline import compare_documents, read_documents
from compare.summary.chains import find_chains

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = [CORPUS / name for name in ("national_plan.txt", "provincial_opinion.txt", "municipal_plan.txt")]
PLACE = Place("笔记.txt", None, (1, 1))
Row = dict[str, Any]


def document(id_: str, level: Level | None, region: str = "") -> Document:
    return Document(id_, Identity(id_, level, region), "笔记.txt", PLACE, (), (), Audit())


def clause(document: str, text: str) -> Clause:
    return Clause(f"{document}/{text}", document, (), "", text, PLACE, 0)


def directive(document: str, text: str) -> Directive:
    return Directive(clause(document, text), Force.SHALL, ())


NATION = document("N", Level.NATIONAL)
PROVINCE, OTHER = document("P", Level.PROVINCIAL, "云岭省"), document("Q", Level.PROVINCIAL, "江岚省")
CITY, TOWN = document("C", Level.MUNICIPAL, "云岭省清溪市"), document("D", Level.MUNICIPAL, "云岭省白渡市")

# + carried, - omitted, < carried and weaker, ? carried and perhaps weaker, / omitted and nobody's job there
STATES = {
    "+": (Relation.ADOPT, True, ()),
    "-": (Relation.OMIT, True, ()),
    "/": (Relation.OMIT, False, ()),
    "<": (Relation.EXTEND, True, (Change(ChangeKind.FORCE_WEAKENED, "应当", "鼓励", ""),)),
    "?": (Relation.EXTEND, True, (Change(ChangeKind.FORCE_WEAKENED, "应当", "鼓励", "", certainty=Certainty.WEAK),)),
    ">": (Relation.EXTEND, True, (Change(ChangeKind.FORCE_STRENGTHENED, "鼓励", "应当", ""),)),
}


def find(upper: str, text: str, local: str, state: str, by: str = "") -> Finding:
    relation, applicable, changes = STATES[state]
    matches = () if relation is Relation.OMIT else (Match(clause(local, by or text), 1.0, (), (), ()),)
    return Finding(
        f"{upper}/{text}→{local}", directive(upper, text), local, relation, applicable, 0.0, 1.0, False, "", (), matches,
        None, changes,
    )  # fmt: skip


def kinds(chains: tuple[Chain, ...]) -> list[str]:
    return [one.kind.value for one in chains]


@pytest.mark.parametrize(
    ("province", "city", "kind"),
    [
        ("+", "+", "carried_by_both"),
        ("?", "?", "carried_by_both"),
        (">", ">", "carried_by_both"),
        ("<", "+", "weakened_at_province"),
        ("<", "<", "weakened_at_province"),
        ("+", "<", "weakened_at_city"),
        ("+", "-", "lost_at_city"),
        ("<", "-", "lost_at_city"),
        ("-", "+", "skipped_by_province"),
        ("-", "<", "skipped_by_province"),
        ("-", "-", "lost_at_province"),
        ("/", "/", "upper_matter"),
        ("/", "-", "upper_matter"),
        ("+", "/", "upper_matter"),
        ("<", "/", "weakened_at_province"),
        ("-", "/", "lost_at_province"),
    ],
)
def test_one_province_and_one_city(province: str, city: str, kind: str) -> None:
    findings = [find("N", "甲", "P", province), find("N", "甲", "C", city)]
    assert kinds(find_chains([NATION, PROVINCE, CITY], findings)) == [kind]
    assert kinds(find_chains([CITY, PROVINCE, NATION], findings[::-1])) == [kind]


@pytest.mark.parametrize(
    ("province", "cities", "kind"),
    [
        ("+", "++", "carried_by_both"),
        ("+", "+-", "lost_at_city"),
        ("+", "+<", "weakened_at_city"),
        ("<", "+<", "weakened_at_province"),
        ("-", "+-", "skipped_by_province"),
        ("-", "--", "lost_at_province"),
        ("+", "+/", "carried_by_both"),
    ],
)
def test_of_several_cities_the_one_that_does_least_decides(province: str, cities: str, kind: str) -> None:
    findings = [find("N", "甲", local, state) for local, state in zip("PCD", province + cities, strict=True)]
    (chain,) = find_chains([NATION, PROVINCE, CITY, TOWN], findings)
    assert chain.kind == kind
    assert [(one.document, one.weakened) for one in chain.steps] == [
        (local, state == "<") for local, state in zip("PCD", province + cities, strict=True)
    ]


@pytest.mark.parametrize("older", ["P", "C", "PC"])
def test_a_text_older_than_the_directive_stands_in_no_chain(older: str) -> None:
    findings = [replace(find("N", "甲", local, "<"), older=local in older) for local in "PC"]
    assert find_chains([NATION, PROVINCE, CITY], findings) == ()
    findings = [replace(one, older=one.local == "C") for one in findings] + [find("N", "甲", "D", "+")]
    (chain,) = find_chains([NATION, PROVINCE, CITY, TOWN], findings)
    assert [one.document for one in chain.steps] == ["P", "D"]


@pytest.mark.parametrize(("first", "second", "kind"), [
    ("-", "+", "carried_by_both"), ("<", "+", "carried_by_both"), ("<", "-", "weakened_at_city"),
    ("-", "-", "lost_at_city"),
])  # fmt: skip
def test_two_documents_of_one_city_act_together(first: str, second: str, kind: str) -> None:
    again = document("E", Level.MUNICIPAL, CITY.identity.region)
    findings = [find("N", "甲", local, state) for local, state in (("P", "+"), ("C", first), ("E", second))]
    assert kinds(find_chains([NATION, PROVINCE, CITY, again], findings)) == [kind]


def test_of_two_documents_of_a_city_the_one_that_does_more_tells_whether_it_weakens() -> None:
    again = document("E", Level.MUNICIPAL, CITY.identity.region)
    more = replace(find("N", "甲", "C", "<"), coverage=1.0)
    less = replace(find("N", "甲", "E", "+"), coverage=0.5)
    chains = find_chains([NATION, PROVINCE, CITY, again], [find("N", "甲", "P", "+"), less, more])
    assert kinds(chains) == ["weakened_at_city"]


def test_one_chain_a_province_with_its_own_cities() -> None:
    far = document("F", Level.MUNICIPAL, "江岚省远山市")
    findings = [find("N", "甲", local, state) for local, state in zip("CFPQ", "+-+-", strict=True)]
    chains = find_chains([NATION, PROVINCE, OTHER, CITY, far], findings)
    assert [("".join(step.document for step in one.steps), one.kind.value) for one in chains] == [
        ("PC", "carried_by_both"),
        ("QF", "lost_at_province"),
    ]


def test_a_city_that_met_only_its_province_stands_in_the_chain_by_it() -> None:
    findings = [find("N", "甲", "P", "+", by="乙"), find("P", "乙", "C", "-"), find("N", "甲", "D", "+")]
    (chain,) = find_chains([NATION, PROVINCE, CITY, TOWN], findings)
    assert [(one.document, one.alignment, one.via) for one in chain.steps] == [
        ("P", "N/甲→P", ""),
        ("D", "N/甲→D", ""),
        ("C", "P/乙→C", "P/乙→C"),
    ]
    assert chain.kind is ChainKind.LOST_AT_CITY


def test_against_the_nation_counts_where_both_are_known() -> None:
    """The city may weaken the province's words and still say what the nation says."""
    findings = [find("N", "甲", "P", ">", by="乙"), find("N", "甲", "C", "+"), find("P", "乙", "C", "<")]
    (chain,) = find_chains([NATION, PROVINCE, CITY], findings)
    assert chain.kind is ChainKind.CARRIED
    assert chain.steps[1].via == "P/乙→C"


def test_another_provinces_own_directives_are_not_followed_to_a_city() -> None:
    findings = [find("N", "甲", "Q", "-"), find("Q", "己", "C", "+")]
    assert find_chains([NATION, OTHER, CITY], findings, [Initiative("Q", clause("Q", "己"))]) == ()


def test_the_provinces_own_directives_make_chains_of_provincial_origin() -> None:
    findings = [find("N", "甲", "P", "+"), find("N", "甲", "C", "+")]
    findings += [find("P", text, local, state) for text, states in (("甲", "+"), ("己", "+-"), ("庚", "++"), ("辛", "+<"))
                 for local, state in zip("CD", states, strict=False)]  # fmt: skip
    own = [Initiative("P", clause("P", text)) for text in "己庚辛"]
    chains = find_chains([NATION, PROVINCE, CITY, TOWN], findings, own)
    assert [(one.origin.value, one.directive, one.kind.value) for one in chains] == [
        ("national", "N/甲", "carried_by_both"),
        ("provincial", "P/己", "lost_at_city"),
        ("provincial", "P/庚", "carried_by_city"),
        ("provincial", "P/辛", "weakened_at_city"),
    ]
    assert [step.document for step in chains[1].steps] == ["C", "D"]


@pytest.mark.parametrize("states", list(itertools.product("+-/<", repeat=3)))
def test_a_kind_says_what_its_steps_say(states: tuple[str, ...]) -> None:
    province, *cities = states
    findings = [find("N", "甲", local, state) for local, state in zip("PCD", states, strict=True)]
    (chain,) = find_chains([NATION, PROVINCE, CITY, TOWN], findings)
    carried, kind = set("+<"), chain.kind
    if kind in (ChainKind.SKIPPED_BY_PROVINCE, ChainKind.LOST_AT_PROVINCE):
        assert province not in carried
        assert bool(carried & set(cities)) == (kind is ChainKind.SKIPPED_BY_PROVINCE)
    elif kind is ChainKind.LOST_AT_CITY:
        assert province in carried and "-" in cities
    elif kind is ChainKind.UPPER_MATTER:
        assert not carried & set(cities) and "/" in states
    else:
        assert province in carried and "-" not in cities
        assert (kind is ChainKind.WEAKENED_AT_PROVINCE) == (province == "<")
        assert (kind is ChainKind.WEAKENED_AT_CITY) == (province == "+" and "<" in cities)


# ---------------------------------------------------------------- the demonstration


def rows(name: str) -> list[Row]:
    lines = (CORPUS / "truth" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def truth_findings(upper: str, local: str, labelled: list[Row]) -> list[Finding]:
    """What the program would find were it always right."""
    return [
        Finding(
            f"{upper}/{row['upper']}→{local}", directive(upper, row["upper"]), local, Relation(row["relation"]),
            row["applicable"], 0.0, 1.0, False, "", (),
            tuple(Match(clause(local, text), 1.0, (), (), ()) for text in row["local_core"]), None,
            tuple(Change(ChangeKind(one["kind"]), one["upper"], one["local"], "") for one in row["changes"]),
        )
        for row in labelled
    ]  # fmt: skip


def own_kind(row: Row) -> str:
    """What became of a directive of the province's own, by the definitions of corpus/README.md."""
    if row["relation"] == "omit":
        return "lost_at_city" if row["applicable"] else "upper_matter"
    weaker = any(ChangeKind(one["kind"]).weaker for one in row["changes"])
    return "weakened_at_city" if weaker else "carried_by_city"


def test_given_the_truth_of_relations_and_changes_the_chains_are_true() -> None:
    province, city, below = (
        rows(name)[1:] for name in ("national-provincial", "national-municipal", "provincial-municipal")
    )
    findings = [
        *truth_findings("N", "P", province),
        *truth_findings("N", "C", city),
        *truth_findings("P", "C", below),
    ]
    answering = {text for row in province for text in row["local_any"]}
    own = [row for row in below if row["upper"] not in answering]
    initiatives = [Initiative("P", clause("P", row["upper"])) for row in own]
    chains = find_chains([NATION, PROVINCE, CITY], findings, initiatives)
    levels = {"P": "provincial", "C": "municipal"}
    assert [
        (
            one.directive.removeprefix("N/"),
            one.kind.value,
            [levels[step.document] for step in one.steps if step.weakened],
        )
        for one in chains
        if one.origin is Level.NATIONAL
    ] == [(row["upper"], row["kind"], row["weakened"]) for row in rows("chains")]
    assert [(one.directive.removeprefix("P/"), one.kind.value) for one in chains if one.origin is Level.PROVINCIAL] == [
        (row["upper"], own_kind(row)) for row in own
    ]
    assert len(own) >= 3


def squeeze(text: str) -> str:
    return re.sub(r"[\s|]", "", text)


def course(kind: str) -> str:
    """A kind without what the changes and whose job it is say: who carries it."""
    return {"upper_matter": "lost_at_province"}.get(kind, "carried" if kind[:4] in ("carr", "weak") else kind)


# Lowest values on the 54 chains of the demonstration, two below what was reached (48 and 48) when they were set.
COURSES, KINDS = 46, 46


def test_the_chains_that_the_program_finds_in_the_demonstration() -> None:
    comparison = compare_documents(read_documents(FILES))
    findings = {one.id: one for one in comparison.findings}
    levels = {one.id: one.identity.level for one in comparison.documents}
    truth = {squeeze(row["upper"]): row["kind"] for row in rows("chains")}
    counts: Counter[str] = Counter()
    for chain in comparison.chains:
        directive = findings[chain.steps[0].alignment].directive
        assert chain.directive == directive.id
        assert levels[directive.clause.document] is chain.origin
        for step in chain.steps:
            assert findings[step.alignment].local == step.document
            assert not step.via or levels[findings[step.via].directive.clause.document] is Level.PROVINCIAL
        wanted = truth.get(squeeze(directive.clause.text)) if chain.origin is Level.NATIONAL else None
        if wanted:
            counts["known"] += 1
            counts["kinds"] += wanted == chain.kind
            counts["courses"] += course(wanted) == course(chain.kind)
    assert counts["known"] == len(truth)
    assert counts["courses"] >= COURSES, counts
    assert counts["kinds"] >= KINDS, counts
