"""The demonstration corpus and the truth beside it fit each other."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parent.parent / "corpus"
FILES = ("national_plan.txt", "provincial_opinion.txt", "municipal_plan.txt")
PAIRS = ("national-provincial", "national-municipal", "provincial-municipal")
KINDS = {
    *("force_weakened", "force_strengthened"),
    *("quantity_raised", "quantity_lowered", "quantity_dropped", "quantity_not_comparable"),
    *("deadline_earlier", "deadline_later", "deadline_dropped", "deadline_added"),
    *("actor_named", "actor_missing", "actor_mapped"),
    *("duty_dropped", "scope_narrowed", "scope_widened", "prohibition_lost", "exception_added"),
}
CHAIN_KINDS = {
    *("carried_by_both", "weakened_at_province", "weakened_at_city"),
    *("lost_at_province", "lost_at_city", "skipped_by_province", "upper_matter"),
}
WEAKER = {
    *("force_weakened", "quantity_lowered", "quantity_dropped", "deadline_later", "deadline_dropped"),
    *("scope_narrowed", "prohibition_lost", "exception_added"),
}
Row = dict[str, Any]


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def joined(name: str) -> str:
    """The file as one string: page numbers lifted out, wraps joined, white space gone."""
    lines = (CORPUS / name).read_text(encoding="utf-8").splitlines()
    return squeeze("".join(line for line in lines if not re.fullmatch(r"— \d+ —", line)))


def rows(name: str) -> list[Row]:
    lines = (CORPUS / "truth" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def paired(name: str) -> tuple[Row, list[Row], str, str]:
    """Head, directives, upper text and local text of a pair."""
    head, *directives = rows(name)
    upper, local = (joined(Path(head[key]).name) for key in ("upper_file", "local_file"))
    return head, directives, upper, local


@pytest.mark.parametrize("name", FILES)
def test_says_that_everything_is_invented(name: str) -> None:
    first, *rest = (CORPUS / name).read_text(encoding="utf-8").splitlines()
    assert "演示用示例文件" in first
    assert "均为虚构" in first
    assert "（示例）" in "".join(rest)


@pytest.mark.parametrize(
    ("name", "issuer", "number"),
    [
        ("national_plan.txt", "示例国国务院办公厅", "示国办发〔2026〕8号"),
        ("provincial_opinion.txt", "云岭省人民政府办公厅", "示云政办发〔2026〕31号"),
        ("municipal_plan.txt", "清溪市人民政府办公室", "示清政办发〔2026〕47号"),
    ],
)
def test_names_issuer_number_and_date(name: str, issuer: str, number: str) -> None:
    lines = (CORPUS / name).read_text(encoding="utf-8").splitlines()
    assert number in lines
    signature = lines.index(issuer)
    assert re.fullmatch(r"2026年\d+月\d+日", lines[signature + 1])


def test_the_city_lies_in_the_province() -> None:
    assert "清溪市（示例）位于云岭省（示例）中部" in joined("municipal_plan.txt")


def test_the_provincial_file_is_wrapped() -> None:
    lines = (CORPUS / "provincial_opinion.txt").read_text(encoding="utf-8").splitlines()
    widths = [sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in line) for line in lines]
    assert max(widths) <= 74, "35 full-width characters, and a mark that may hang over"
    assert sum(width >= 66 for width in widths) >= 50
    assert sum(re.fullmatch(r"— \d+ —", line) is not None for line in lines) >= 3


def test_the_target_table_has_its_columns() -> None:
    lines = (CORPUS / "national_plan.txt").read_text(encoding="utf-8").splitlines()
    header = next(
        number for number, line in enumerate(lines) if line.split("\t")[1:5] == ["指标", "单位", "2025年", "2030年"]
    )
    assert lines[header - 1].startswith("表1")
    assert [line.count("\t") for line in lines[header : header + 6]] == [5] * 6


def test_structure_of_the_national_plan() -> None:
    text = (CORPUS / "national_plan.txt").read_text(encoding="utf-8")
    for mark in (r"^目　录$", r"^第七章　", r"^第三节　", r"^——", r"^一、", r"^（一）", r"^专栏2　", r"^3\."):
        assert re.search(mark, text, re.MULTILINE), mark


@pytest.mark.parametrize("name", PAIRS)
def test_head_counts_its_rows(name: str) -> None:
    head, directives, _, _ = paired(name)
    assert head["pair"] == name
    assert head["annotators"] == 1
    assert head["directives"] == len(directives)
    count = Counter(row["relation"] for row in directives)
    assert head["relations"] == {relation: count[relation] for relation in ("adopt", "extend", "omit")}
    assert len({row["id"] for row in directives}) == len(directives)


@pytest.mark.parametrize("name", PAIRS)
def test_every_text_stands_in_its_file(name: str) -> None:
    head, directives, upper, local = paired(name)
    assert squeeze(head["upper_title"]) in upper
    assert squeeze(head["local_title"]) in local
    for row in directives:
        assert squeeze(row["upper"]) in upper, row["id"]
        for text in row["local_any"]:
            assert squeeze(text) in local, row["id"]
    for text in head["local_only"]:
        assert squeeze(text) in local


@pytest.mark.parametrize("name", PAIRS)
def test_relation_coverage_and_duties_agree(name: str) -> None:
    head, directives, _, _ = paired(name)
    carried = {text for row in directives for text in row["local_any"]}
    assert carried.isdisjoint(head["local_only"])
    for row in directives:
        answered = [duty["answered"] for duty in row["duties"]]
        share = "full" if all(answered) else "partial" if any(answered) else "none"
        assert row["coverage"] == share, row["id"]
        assert (row["relation"] == "omit") == (share == "none") == (not row["local_core"]), row["id"]
        assert set(row["local_core"]) <= set(row["local_any"])
        assert row["applicable"] or row["relation"] == "omit"
        assert row["why"]
        assert all(duty["text"] in row["upper"] for duty in row["duties"]), row["id"]


@pytest.mark.parametrize("name", PAIRS)
def test_changes_quote_both_sides(name: str) -> None:
    _, directives, _, local = paired(name)
    for row in directives:
        assert row["relation"] != "omit" or not row["changes"]
        for change in row["changes"]:
            assert change["kind"] in KINDS
            assert change["upper"] or change["local"]
            assert change["upper"] in row["upper"], (row["id"], change)
            evidence = local if change["kind"].startswith("actor_") else squeeze("".join(row["local_any"]))
            assert squeeze(change["local"]) in evidence, (row["id"], change)


@pytest.mark.parametrize("name", PAIRS)
def test_an_unanswered_duty_is_a_change_and_the_other_way_round(name: str) -> None:
    for row in paired(name)[1]:
        lost = [c["upper"] for c in row["changes"] if c["kind"] in {"duty_dropped", "prohibition_lost"}]
        unanswered = [duty["text"] for duty in row["duties"] if not duty["answered"]]
        if row["relation"] != "omit":
            assert sorted(lost) == sorted(unanswered), row["id"]


def test_every_relation_and_kind_of_change_occurs_twice() -> None:
    for name in PAIRS:
        relations = Counter(row["relation"] for row in paired(name)[1])
        assert all(relations[relation] >= 2 for relation in ("adopt", "extend", "omit"))
    national = [row for name in PAIRS[:2] for row in paired(name)[1]]
    kinds = Counter(change["kind"] for row in national for change in row["changes"])
    assert set(kinds) == KINDS
    assert min(kinds.values()) >= 2


def test_size_and_shares_the_nation_alone_can_do() -> None:
    national = paired(PAIRS[0])[1]
    assert 45 <= len(national) <= 55
    assert sum(not row["applicable"] for row in national) >= 3
    assert sum(len(row["duties"]) >= 3 for row in national) >= 8
    assert [row["upper"] for row in national] == [row["upper"] for row in paired(PAIRS[1])[1]]
    assert len(paired(PAIRS[2])[1]) >= 30


def test_local_initiatives_in_both_local_documents() -> None:
    assert all(len(paired(name)[0]["local_only"]) >= 3 for name in PAIRS)


def test_chains_follow_from_the_pairs() -> None:
    province, city = ({row["id"]: row for row in paired(name)[1]} for name in PAIRS[:2])
    chains = rows("chains")
    assert [chain["id"] for chain in chains] == list(province)
    count = Counter(chain["kind"] for chain in chains)
    assert set(count) == CHAIN_KINDS
    assert min(count.values()) >= 2
    for chain in chains:
        above, below = province[chain["id"]], city[chain["id"]]
        assert (chain["upper"], chain["provincial"], chain["municipal"]) == (
            above["upper"],
            above["relation"],
            below["relation"],
        )
        weak = [
            level
            for level, row in (("provincial", above), ("municipal", below))
            if WEAKER & {change["kind"] for change in row["changes"]}
        ]
        assert chain["weakened"] == weak, chain["id"]
        carried = (above["relation"] != "omit", below["relation"] != "omit")
        expected = {
            (True, True): "carried_by_both",
            (True, False): "lost_at_city",
            (False, True): "skipped_by_province",
            (False, False): "lost_at_province" if above["applicable"] else "upper_matter",
        }[carried]
        if expected == "carried_by_both" and weak:
            expected = "weakened_at_province" if weak[0] == "provincial" else "weakened_at_city"
        assert chain["kind"] == expected, chain["id"]


def test_citations_stand_in_the_documents_that_cite() -> None:
    citations = rows("citations")
    titles = {squeeze(joined(name)) for name in FILES}
    for citation in citations:
        citing = joined(Path(citation["file"]).name)
        assert citation["cited"] in citing
        assert citation["number"] in citing
        others = [text for text in titles if text != citing and text.find(citation["number"] or "\0") in range(200)]
        assert bool(others) == citation["at_hand"], citation
    assert Counter(c["at_hand"] for c in citations) == {True: 3, False: 3}


def test_traps_stand_in_the_files_and_are_nobodys_evidence() -> None:
    traps = rows("traps")
    for trap in traps:
        _, directives, upper, local = paired(trap["pair"])
        assert squeeze(trap["upper"]) in upper, trap
        assert squeeze(trap["local"]) in local, trap
        directive = {row["id"]: row for row in directives}.get(trap["id"])
        if directive is None:
            assert trap["trap"] == "boilerplate"
            assert all(trap["upper"] not in row["upper"] for row in directives)
            assert all(trap["local"] not in text for row in directives for text in row["local_any"])
        else:
            assert directive["upper"] == trap["upper"]
            assert all(trap["local"] not in text for text in directive["local_any"]), trap
    kinds = Counter(trap["trap"] for trap in traps)
    assert min(kinds.values()) >= 2
    assert set(kinds) == {"boilerplate", "background", "heading", "number", "modality", "same_number", "same_words"}
