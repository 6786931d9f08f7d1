"""The memo: what it says (kept), that all that must be mended is named, and the rest counted."""

from __future__ import annotations

import dataclasses
import io
import logging
from collections import Counter

import docx as python_docx
import pypdf
import pytest

from compare.model import Certainty, Change, ChangeKind, Choice, Frame
from compare.review.memo import LINES, print_memo, render_memo, render_memo_word, show_memo
from compare.review.model import Review, Topic, Weight
from compare.review.points import say_point
from compare.settings import DEFAULT
from compare.words.language import CHINESE
from review_fixture import GOLDEN, make_review, memo_text

LONG = "统筹推进示例行业回收利用网络建设，健全责任体系，完善配套政策，明确牵头单位，强化督促检查，" * 12


@pytest.fixture(scope="module")
def review() -> Review:
    return make_review()


def stretched(review: Review, each: int, text: str = LONG) -> Review:
    """A review with so many points of each weight, all of them long."""
    one = dataclasses.replace(
        review.points[2].remark,
        **dict.fromkeys(("title", "said", "advice", "upper", "passage"), text),
        source=f"《{text[:60]}》（示国办发〔2026〕128号）第一百二十八条，第128页第1280–1299行",
        section=(text,),
    )
    weights = [weight for weight in (Weight.MUST, Weight.SHOULD, Weight.THOUGHT, Weight.DECIDE) for _ in range(each)]
    points = tuple(
        dataclasses.replace(
            review.points[0], number=number, remark=dataclasses.replace(one, id=f"r{number}", weight=weight)
        )
        for number, weight in enumerate(weights, 1)
    )
    draft = dataclasses.replace(review.draft, warnings=(text,) * 9)
    return dataclasses.replace(review, draft=draft, points=points, remarks=tuple(each.remark for each in points))


def test_the_memo_says_what_was_kept(review: Review) -> None:
    assert memo_text(render_memo_word(review)) == GOLDEN.read_text(encoding="utf-8")


def test_the_memo_gives_the_advice_of_the_comment_and_what_was_decided(review: Review) -> None:
    omitted = next(one for one in review.points if one.remark.topic is Topic.OMITTED)
    open_ = dataclasses.replace(
        omitted.remark,
        nearest="最接近的是“加强网点建设”（一）。",
        advice="是否算承接还不能下结论，请核对本级是否已有安排。",
        ruling="（2026-11-23由张三豁免，理由：执法力量不足；依据已变，请重新核定。）",
    )
    point = dataclasses.replace(omitted, remark=open_)
    (row,) = show_memo(dataclasses.replace(review, points=(point,))).parts[0].rows
    assert row.said.startswith(open_.said + open_.advice)
    assert row.said.endswith(open_.ruling)
    assert "最接近的是" not in row.said
    told = say_point(point, CHINESE).said
    assert told.endswith(open_.said + open_.nearest + open_.advice + open_.ruling)


def test_what_was_decided_on_any_remark_of_a_point_is_told_once(review: Review) -> None:
    omitted = next(one for one in review.points if one.remark.topic is Topic.OMITTED and one.also)
    ruling = "（已由张三于2026-11-23接受。）"
    also = tuple(dataclasses.replace(one, ruling=ruling) for one in (*omitted.also, omitted.remark))
    (row,) = show_memo(dataclasses.replace(review, points=(dataclasses.replace(omitted, also=also),))).parts[0].rows
    assert row.said.count(ruling) == 1


def test_pdf_and_word_say_the_same(review: Review) -> None:
    pdf = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(render_memo(review))).pages)
    flat = "".join(pdf.split())
    for line in memo_text(render_memo_word(review)).replace(" | ", "\n").replace(" / ", "\n").splitlines():
        words = "".join(line.split()).strip("（）")
        for word in words.replace("（共", "\n共").splitlines():
            assert word.strip("）") in flat, line


def test_same_bytes(review: Review) -> None:
    assert render_memo(review) == render_memo(make_review())
    assert render_memo_word(review) == render_memo_word(make_review())


@pytest.mark.parametrize("each", [40, 9])
def test_a_long_list_names_all_that_must_be_mended_and_counts_the_rest(review: Review, each: int) -> None:
    long = stretched(review, each)
    assert len(pypdf.PdfReader(io.BytesIO(render_memo(long))).pages) <= (4 if each < 10 else 8)
    view = show_memo(long)
    for part in view.parts:
        rest = each - len(part.rows)
        assert f"共{each}处" in part.note
        assert (f"其余{rest}处" in part.note) == (rest > 0)
    assert [one.number for one in view.parts[0].rows] == [str(number) for number in range(1, each + 1)]


@pytest.mark.parametrize(("more", "shown"), [(1, 1), (2, 2), (3, 0)])
def test_a_cut_saves_three_lines_at_least(review: Review, more: int, shown: int) -> None:
    most = LINES[Weight.THOUGHT]
    long = stretched(review, most + more)
    thoughts = tuple(one for one in long.points if one.remark.weight is Weight.THOUGHT)
    (part,) = show_memo(dataclasses.replace(long, points=thoughts)).parts
    assert len(part.rows) == most + shown
    assert ("review.json" in part.note) == (shown == 0)


def test_room_that_the_must_leave_is_taken_by_the_should(review: Review) -> None:
    long = stretched(review, 30)
    should = tuple(one for one in long.points if one.remark.weight is Weight.SHOULD)
    view = show_memo(dataclasses.replace(long, points=should))
    assert len(view.parts[0].rows) == LINES[Weight.MUST] + LINES[Weight.SHOULD]


def test_numbers_are_those_of_the_points(review: Review) -> None:
    view = show_memo(review)
    numbers = [int(row.number) for part in view.parts for row in part.rows]
    assert sorted(numbers) == [one.number for one in review.points]
    counts = Counter(one.remark.weight.value for one in review.points)
    assert {part.weight: len(part.rows) for part in view.parts} == counts


def test_what_is_good_is_carried_with_own_substance_and_nowhere_weaker(review: Review) -> None:
    assert [one.words[:6] for one in show_memo(review).good] == ["加强人才培养"]
    assert show_memo(review, settings=dataclasses.replace(DEFAULT, review_good=1.1)).good == ()


def test_what_is_carried_only_in_part_or_remarked_is_not_praised(review: Review) -> None:
    (good,) = (
        one
        for one in review.comparison.findings
        if one.local == review.draft.id and one.matches and "加强人才培养" in one.directive.clause.text
    )

    def praised(**changed: object) -> bool:
        findings = tuple(
            dataclasses.replace(one, **changed) if one.id == good.id else one for one in review.comparison.findings
        )
        comparison = dataclasses.replace(review.comparison, findings=findings)
        return bool(show_memo(dataclasses.replace(review, comparison=comparison)).good)

    open_ = Change(ChangeKind.DUTY_DROPPED, "开设资源循环专业", "", "", certainty=Certainty.WEAK)
    added = Change(ChangeKind.DEADLINE_ADDED, "", "每年", "", certainty=Certainty.LIKELY)
    assert praised(coverage=1.0, changes=())
    assert not praised(coverage=0.9, changes=())
    assert praised(coverage=0.9, changes=(added,))
    assert not praised(coverage=0.9, changes=(added, open_))
    remarked = dataclasses.replace(review.remarks[0], finding=good.id)
    assert not show_memo(dataclasses.replace(review, remarks=(remarked,))).good


def test_a_document_above_that_was_not_compared_is_told(review: Review) -> None:
    upper = next(one for one in review.comparison.documents if one.id != review.draft.id)
    apart = Choice(review.draft.id, upper.id, 0.1, chosen=False, reason="主题不同：相似度 0.10", ground="主题不同")
    other = dataclasses.replace(review, comparison=dataclasses.replace(review.comparison, choices=(apart,)))
    assert show_memo(other).warnings[0] == f"《{upper.identity.title}》未参加比对（主题不同）"


def test_nothing_to_say_is_said(review: Review) -> None:
    empty = dataclasses.replace(review, remarks=(), points=())
    view = show_memo(empty)
    assert view.parts == ()
    assert "没有需要提出的意见。" in view.result
    assert len(pypdf.PdfReader(io.BytesIO(render_memo(empty))).pages) == 1


def test_the_house_style_stands_on_it(review: Review) -> None:
    ours = Frame(title="送审稿审阅意见", issuer="清溪市发展改革委", mark="内部资料")
    page = "".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(render_memo(review, ours))).pages)
    word = python_docx.Document(io.BytesIO(render_memo_word(review, ours)))
    head = [one.text for one in word.sections[0].header.paragraphs]
    for words in ("送审稿审阅意见", "清溪市发展改革委", "内部资料"):
        assert words in page
        assert words in [*head, word.paragraphs[0].text]


def test_the_setter_has_nothing_to_complain_of(review: Review, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        render_memo(review)
    assert [one for one in caplog.records if one.name == "weasyprint"] == []


def test_hostile_text_is_text(review: Review) -> None:
    hostile = stretched(review, 1, "<script>alert(1)</script>&\x00\ud800𐍈=1+1")
    page = print_memo(show_memo(hostile))
    assert "<script>" not in page
    assert "字体中没有的字符" in page
    assert "<script>" in memo_text(render_memo_word(hostile))
    assert render_memo(hostile).startswith(b"%PDF")


def test_a_place_in_a_word_file_is_told_by_its_heading_and_number(review: Review) -> None:
    """Word shows no number of paragraphs: 全文第29段 is counted by nobody where a heading stands above."""

    def told(counted: bool) -> str:
        parts = tuple(
            dataclasses.replace(one, place=dataclasses.replace(one.place, counted=counted))
            for one in review.draft.parts
        )
        draft = dataclasses.replace(review.draft, parts=parts)
        return "\n".join(
            row.place for part in show_memo(dataclasses.replace(review, draft=draft)).parts for row in part.rows
        )

    assert told(True) == told(False)
    assert "全文第" not in told(True)
