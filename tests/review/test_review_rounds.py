"""What became of the last round: found again by id, or by what a remark is about; and files that tell of none."""

from __future__ import annotations

import dataclasses
import json

import pytest

import report_fixture as fixture
from compare.errors import PolicyCompareError
from compare.model import Change, ChangeKind, SubjectKind
from compare.report.json import to_json
from compare.review.model import Past, Remark, Subject, Topic, Weight
from compare.review.review import review_comparison
from compare.review.rounds import Last, compare_rounds, parse_previous, tell_reworded
from compare.review.view import show_progress
from compare.review.write import render_review_json, to_review_json
from compare.words.language import CHINESE


def past(word):
    """``a:1`` is a remark with the id a on the matter 1."""
    id_, _, matter = word.partition(":")
    return Past(id_, Topic.OMITTED.value, matter, id_)


def rounds(last, now, rest="", before=""):
    """Each side in words: what stands, what a decision put to rest, what was mended in an earlier round."""
    words = [*now.split(), *rest.split()]
    remarks = {
        word: Remark(past(word).id, "", Topic.OMITTED, Weight.MUST, word, "", subject=f"s{past(word).id}")
        for word in words
    }
    subjects = [Subject(f"s{past(w).id}", SubjectKind.RELATION, past(w).matter, "f", "", "") for w in words]
    found = compare_rounds(
        Last(tuple(map(past, last.split())), tuple(map(past, before.split()))),
        [remarks[word] for word in now.split()],
        [remarks[word] for word in rest.split()],
        subjects,
    )
    assert len(found.mended) + len(found.settled) + len(found.open) == found.previous
    assert len(found.open) + len(found.new) + len(found.back) == len(now.split())
    return {
        name: " ".join(one if isinstance(one, str) else one.id for one in getattr(found, name))
        for name in ("mended", "settled", "open", "new", "back", "past")
        if getattr(found, name)
    }


@pytest.mark.parametrize(
    ("sides", "found"),
    [
        (("a:1 b:2", "a:1 b:2"), {"open": "a b"}),
        (("a:1 b:2", "a:1"), {"open": "a", "mended": "b", "past": "b"}),
        (("a:1", "a:1 c:3"), {"open": "a", "new": "c"}),
        # Another title: other ids, the same matters.
        (("a:1 b:2", "x:1"), {"open": "x", "mended": "b", "past": "b"}),
        # Two on one matter: nobody can tell which is which.
        (("a:1 b:1", "x:1"), {"mended": "a b", "new": "x", "past": "a b"}),
        (("a:1", "x:1 y:1"), {"mended": "a", "new": "x y", "past": "a"}),
        # One of the two kept its id: the other is told.
        (("a:1 b:1", "a:1 x:1"), {"open": "a x"}),
        # No matter is known: only ids count.
        (("a:", "x:"), {"mended": "a", "new": "x", "past": "a"}),
        # Put to rest by a decision: not mended.
        (("a:1 b:2", "b:2", "a:1"), {"open": "b", "settled": "a", "past": "a"}),
        (("a:1", "", "x:1"), {"settled": "a", "past": "a"}),
        # Mended once, there again.
        (("a:1", "a:1 b:2", "", "b:2"), {"open": "a", "back": "b"}),
        (("a:1", "a:1 x:2", "", "b:2"), {"open": "a", "back": "x"}),
        (("a:1", "a:1", "", "b:2"), {"open": "a", "past": "b"}),
        (("", ""), {}),
    ],
)
def test_what_became_of_the_last_round(sides, found):
    assert rounds(*sides) == found


def test_a_clause_that_stands_as_it_was_was_not_mended():
    doubt = Past("a", Topic.DOUBTFUL.value, "1", "是否承接")
    clause = next(one for one in fixture.build_review().draft.clauses if one.text)

    def found(passage, clauses):
        last = Last((doubt,), doubted={"a": passage})
        now = compare_rounds(last, [], [], [], clauses=clauses)
        return [one.id for one in now.mended], [one.id for one in now.withdrawn]

    assert found(clause.text, [clause]) == ([], ["a"])
    assert found(clause.text, []) == (["a"], [])
    assert found("", [clause]) == (["a"], [])


def test_whether_a_directive_is_carried_is_one_matter_however_sure_the_answer():
    last = Last((Past("a", Topic.DOUBTFUL.value, "1", "是否承接"),))
    now = Remark("x", "", Topic.OMITTED, Weight.DECIDE, "未见承接", "", subject="s")
    found = compare_rounds(last, [now], [], [Subject("s", SubjectKind.RELATION, "1", "f", "", "")])
    assert (found.open, found.new, found.mended) == (("x",), (), ())


def test_a_remark_on_other_words_of_the_draft_says_which_they_were():
    change = Change(ChangeKind.DEADLINE_LATER, "到2028年", "到2030年", "推迟。")
    now = Remark("a", "", Topic.WEAKENED, Weight.MUST, "推迟：到2028年→到2030年", "推迟。", change=change)
    before = Past("a", Topic.WEAKENED.value, "", "推迟：到2028年→到2029年")
    found = compare_rounds(Last((before,)), [now], [], [])
    assert (found.open, [one.id for one in found.reworded]) == (("a",), ["a"])
    assert [one.said for one in tell_reworded([now], found)] == ["推迟。上一轮为“到2028年→到2029年”。"]
    same = compare_rounds(Last((dataclasses.replace(before, title=now.title),)), [now], [], [])
    assert (same.reworded, tell_reworded([now], same)) == ((), (now,))


@pytest.fixture(scope="module")
def review():
    return fixture.build_review()


def test_a_review_is_read_back_as_it_was(review):
    last = parse_previous(render_review_json(review), "x")
    assert [one.id for one in last.remarks] == [one.id for one in review.remarks]
    again = review_comparison(review.comparison, review.draft, last=last)
    assert len(again.rounds.open) == again.rounds.previous == len(review.remarks)
    assert to_review_json(again)["rounds"]["new"] == []


def test_the_same_draft_again_is_unchanged_and_nothing_of_it_is_mended(review):
    last = parse_previous(render_review_json(review), "x")
    told = review.remarks[0].finding
    findings = tuple(one for one in review.comparison.findings if one.id != told)
    fewer = dataclasses.replace(review.comparison, findings=findings)
    again = review_comparison(fewer, review.draft, last=last)
    assert again.rounds.unchanged
    assert again.rounds.mended == ()
    assert len(again.rounds.withdrawn) + len(again.rounds.open) == again.rounds.previous
    assert again.rounds.withdrawn
    (line,) = show_progress(again, CHINESE)
    assert line.startswith("草案与上一轮相同，增减来自程序、上位文件或决定的变化：上一轮")
    assert "已改" not in line
    other = dataclasses.replace(review.draft, sha256="0" * 64)
    changed = review_comparison(fewer, other, last=last).rounds
    assert (changed.unchanged, changed.withdrawn) == (False, ())
    assert changed.mended == again.rounds.withdrawn


def test_a_whole_comparison_is_no_round_and_the_right_file_is_named(review):
    with pytest.raises(PolicyCompareError) as raised:
        parse_previous(json.dumps(to_json(review.comparison)).encode(), "x/alignment.json")
    assert str(raised.value) == (
        "x/alignment.json：是整个对照的结果，没有记下提过哪些意见；请给出上一轮 review 写的、同它在一起的 review.json"
    )


@pytest.mark.parametrize(
    "data",
    [
        b"[]", b"{", b"{}", b'{"schema": "policy-compare/outline/1"}', b'{"schema": "policy-compare/review/1"}',
        "随便一段文字。".encode(),
        b'{"schema": "policy-compare/review/1", "rounds": null, "left_out": [], "remarks": [{"id": 1}]}',
    ],
)  # fmt: skip
def test_other_files_get_one_line(data):
    with pytest.raises(PolicyCompareError) as raised:
        parse_previous(data, "x.json")
    assert str(raised.value).startswith("x.json：不是上一轮的结果；请给出上一轮 review 写的 review.json")
    assert "\n" not in str(raised.value)
