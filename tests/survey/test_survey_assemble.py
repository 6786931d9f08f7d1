"""Documents become governments in their order; of several documents the one that does most speaks; copies cluster."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Level, Relation
from compare.survey.assemble import Count, find_governments, merge
from compare.survey.model import Cell, Local
from compare.survey.plans import sketch_text, without
from compare.survey.ranking import find_mark_kind
from compare.survey.similar import find_clusters


def local(id_, region="", level=Level.MUNICIPAL, date="", issuers=()):
    nothing = {"number": "", "file": f"{id_}.txt", "sha256": "", "excerpt": False, "truncated": False, "quality": 1.0}
    counts = {"characters": 0, "clauses": 0, "measures": 0, "initiatives": 0, "compared": (), "warnings": ()}
    return Local(id=id_, title=f"题{id_}", level=level, region=region, issuers=issuers, date=date, **nothing, **counts)


def cell(document, relation=Relation.ADOPT, coverage=1.0):
    carried = relation is not Relation.OMIT
    return Cell(
        directive="c1", document=document, relation=relation, applicable=True, coverage=coverage if carried else 0.0,
        confidence=0.9, uncertain=False, reason="", copied=0.0, manner=None, evidence=None, carriers=int(carried),
        missing=(), changes=(),
    )  # fmt: skip


def test_documents_of_one_place_and_level_are_one_government():
    documents = [local("a", "山西省临汾市", date="2024-02-01"), local("b", "山西省临汾市", date="2023-01-01")]
    (found,) = find_governments([*documents])
    assert [one.id for one in found.documents] == ["b", "a"]
    assert (found.name, found.province) == ("山西省临汾市", "山西省")


def test_a_document_of_unknown_place_stands_alone():
    assert [one.name for one in find_governments([local("a"), local("b")])] == ["题a", "题b"]


def test_governments_come_by_level_then_by_code():
    found = find_governments(
        [
            local("1", "广东省广州市"),
            local("2", "河北省石家庄市"),
            local("3", "广东省", Level.PROVINCIAL),
            local("4", "北京市", Level.PROVINCIAL),
            local("5", "清溪市"),
        ]
    )
    assert [one.name for one in found] == ["北京市", "广东省", "河北省石家庄市", "广东省广州市", "清溪市"]


def test_counties_of_one_city_are_told_apart_by_their_issuers():
    found = find_governments(
        [
            local("a", "山西省临汾市", Level.COUNTY, issuers=("临汾市尧都区人民政府办公室",)),
            local("b", "山西省临汾市", Level.COUNTY, issuers=("洪洞县人民政府",)),
        ]
    )
    assert {one.name for one in found} == {"山西省临汾市尧都区", "山西省临汾市洪洞县"}


def test_the_document_that_does_most_speaks():
    some = cell("a", coverage=0.5)
    assert merge([cell("o", Relation.OMIT), some]) == (some,)
    assert merge([some, cell("b"), cell("c")])[0].document == "b"


# ---------------------------------------------------------------- near-identical plans

OWN = "".join(chr(0x4E00 + (number * 7919) % 20000) for number in range(4000))
OTHER = "".join(chr(0x4E00 + (number * 104729 + 13) % 20000) for number in range(4000))


def test_copies_cluster_and_name_the_earlier_plan():
    documents = [
        (local("late", date="2025-01-01"), "g1", sketch_text(OWN[:3900] + OTHER[:100])),
        (local("first", date="2024-01-01"), "g2", sketch_text(OWN)),
        (local("other", date="2024-06-01"), "g3", sketch_text(OTHER)),
        (local("undated"), "g4", sketch_text(OWN[100:])),
    ]
    (cluster,) = find_clusters(documents, 0.5)
    assert [one.document for one in cluster.members] == ["first", "late", "undated"]
    assert [one.source for one in cluster.members] == ["", "first", "first"]
    assert cluster.members[0].likeness == 1
    assert 0.9 < cluster.likeness < 1


def test_what_both_have_from_above_makes_no_cluster():
    upper = sketch_text(OWN)
    texts = [OWN + OTHER[:1500], OWN + OTHER[2000:3500]]
    documents = [(local(str(at)), str(at), without(sketch_text(text), upper)) for at, text in enumerate(texts)]
    assert find_clusters(documents, 0.3) == ()


def test_short_texts_and_none_make_no_cluster():
    assert find_clusters([], 0.5) == ()
    assert find_clusters([(local(str(at)), "", sketch_text("短文")) for at in range(3)], 0.5) == ()


@given(st.text(max_size=60))
def test_a_sketch_is_sorted_and_repeats_nothing(text):
    found = sketch_text(text)
    assert list(found) == sorted(set(found))
    assert found == sketch_text(f"。{text} ")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_likeness_is_the_share_of_common_runs(share):
    cut = int(len(OWN) * share)
    left, right = set(sketch_text(OWN)), set(sketch_text(OWN[:cut]))
    assert abs(len(left & right) / len(left | right) - share) < 0.08


def test_merge_keeps_the_first_of_equals():
    one = cell("a")
    assert merge([one, replace(one, document="b")]) == (one,)


def test_nobody_adopts_first_what_was_not_there_yet():
    counted = Count()
    counted.add(replace(cell("early"), older=True), "g1", "2015-01-01")
    counted.add(replace(cell("story"), secondhand=True), "g2", "2019-01-01")
    counted.add(cell("late"), "g3", "2020-01-01")
    assert [one.document for one in counted.close("c1").first] == ["late"]


@pytest.mark.parametrize(
    ("flags", "kind", "counts"),
    [
        ({}, "none", True),
        ({"uncertain": True}, "doubted", True),
        ({"applicable": False}, "above", False),
        ({"expired": True}, "expired", False),
        ({"secondhand": True, "expired": True}, "secondhand", False),
        ({"older": True}, "older", False),
    ],
)
def test_what_stands_aside_is_no_gap_of_a_government(flags, kind, counts):
    made = replace(cell("a", Relation.OMIT), **flags)
    counted = Count()
    counted.add(made, "g1", "")
    uptake = counted.close("c1")
    assert find_mark_kind(made) == kind
    assert (uptake.tally.counted, uptake.tally.left_out) == (int(counts), int(counts))
    assert (uptake.tally.gaps, uptake.tally.doubted) == (int(kind == "none"), int(kind == "doubted"))
    assert (uptake.tally.directives, uptake.tally.omit) == (1, 1)


def test_a_document_stands_for_its_government_before_a_story():
    story = replace(cell("story"), secondhand=True)
    assert [one.document for one in merge([story, cell("plan", Relation.OMIT)])] == ["plan"]


@pytest.mark.parametrize("flags", [{"expired": True}, {"secondhand": True}, {"applicable": False}])
def test_a_verdict_that_counts_outdoes_one_that_stands_aside(flags):
    aside = replace(cell("aside"), **flags)
    for counts in (cell("plan", coverage=0.8), cell("plan", Relation.OMIT)):
        assert merge([aside, counts]) == merge([counts, aside]) == (counts,)
