"""The JSON: the schema, the arithmetic, the floats, the text."""

from __future__ import annotations

import dataclasses
import json
from importlib import resources

import jsonschema
import pytest

import report_fixture as fixture
from compare.model import Relation
from compare.report import render
from compare.report.json import SCHEMA, to_json


@pytest.fixture(scope="module")
def schema():
    return json.loads(resources.files("compare.report").joinpath("alignment.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def validator(schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_json_meets_its_schema(validator):
    validator.validate(to_json(fixture.build()))


def test_schema_names_the_same_version_as_the_program(schema):
    assert schema["properties"]["schema"]["const"] == SCHEMA


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("choices"),
        lambda data: data["alignments"][0].update(relation="ignore"),
        lambda data: data["alignments"][0].update(coverage=1.2),
        lambda data: data["alignments"][0].update(extra=1),
        lambda data: data["alignments"][0]["directive"]["place"].update(lines=[1]),
        lambda data: data["alignments"][4].update(matches=data["alignments"][0]["matches"]),
        lambda data: data["documents"][0].update(level="village"),
    ],
)
def test_schema_refuses_what_is_not_the_contract(validator, spoil):
    data = to_json(fixture.build())
    spoil(data)
    assert list(validator.iter_errors(data))


def test_every_directive_has_its_alignment_with_whole_text():
    comparison = fixture.build()
    data = to_json(comparison)
    assert [one["directive"]["text"] for one in data["alignments"]] == [
        one.directive.clause.text for one in comparison.findings
    ]
    assert {one["relation"] for one in data["alignments"]} == set(Relation)


def test_totals_add_up():
    totals = to_json(fixture.build())["totals"]
    for tally in (totals["all"], *totals["pairs"]):
        assert tally["adopt"] + tally["extend"] + tally["omit"] == tally["directives"]
    assert sum(one["directives"] for one in totals["pairs"]) == totals["all"]["directives"]


def test_wording_segments_make_up_both_texts():
    for one in to_json(fixture.build())["alignments"]:
        for match in one["matches"]:
            assert "".join(upper for _, upper, _ in match["wording"]) == one["directive"]["text"]
            assert "".join(local for _, _, local in match["wording"]) == match["clause"]["text"]


def test_answered_duties_name_a_match():
    for one in to_json(fixture.build())["alignments"]:
        ids = {match["clause"]["id"] for match in one["matches"]} | {None}
        assert {duty["answered_by"] for duty in one["directive"]["duties"]} <= ids


def test_floats_have_four_digits():
    comparison = fixture.build()
    first = dataclasses.replace(comparison.findings[0], coverage=2 / 3, confidence=0.123456)
    data = to_json(dataclasses.replace(comparison, findings=(first, *comparison.findings[1:])))
    assert (data["alignments"][0]["coverage"], data["alignments"][0]["confidence"]) == (0.6667, 0.1235)


def test_text_is_deterministic_and_reads_back():
    text = render(fixture.build(), "json")
    assert text == render(fixture.build(), "json")
    assert json.loads(text) == to_json(fixture.build())


def test_text_has_a_line_for_each_alignment():
    comparison = fixture.build()
    lines = render(comparison, "json").decode().splitlines()
    assert sum(line.startswith('{"id"') and '"directive"' in line for line in lines) == len(comparison.findings)


def test_text_of_an_undecodable_file_name_is_still_utf8():
    comparison = fixture.build()
    odd = dataclasses.replace(comparison, warnings=("文件名 \udce9.txt",))
    assert "文件名 ?.txt" in render(odd, "json").decode("utf-8")
