"""The annotated draft as a page: the draft's own text whole and in order, every point once, links that land, one file."""

from __future__ import annotations

import dataclasses
import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from compare.model import Clause, Frame, Heading
from compare.review.model import Review, Topic
from compare.review.view import render_draft, show_draft
from review_fixture import make_review


@pytest.fixture(scope="module")
def review() -> Review:
    return make_review()


@pytest.fixture(scope="module")
def page(review: Review) -> LexborHTMLParser:
    return LexborHTMLParser(render_draft(review, suggest=True).decode())


def test_the_text_of_the_draft_stands_whole_and_in_order(review: Review) -> None:
    rows = show_draft(review).rows
    texts = [part.text if isinstance(part, Clause) else part.words for part in review.draft.parts]
    assert ["".join(run.text for run in row.runs) for row in rows] == texts


def test_every_point_stands_once_beside_the_text(review: Review, page: LexborHTMLParser) -> None:
    ids = [one.attributes["id"] for one in page.css(".point")]
    assert sorted(ids) == sorted(f"p{one.number}" for one in review.points)


def test_every_link_lands(page: LexborHTMLParser) -> None:
    ids = [one.attributes["id"] for one in page.css("[id]")]
    assert len(ids) == len(set(ids))
    links = [one.attributes["href"] for one in page.css("a[href]")]
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_marks_stand_at_the_words_in_their_weight(page: LexborHTMLParser) -> None:
    marks = {one.text(): one.attributes["class"] for one in page.css("mark")}
    assert marks["90%以上"] == "must"
    assert marks["一、健全回收网络"] == "must"
    assert marks["严格安全管理。"] == "decide"


def test_headings_are_headings(review: Review, page: LexborHTMLParser) -> None:
    said = [one.text() for one in page.css("#draft [role=heading]")]
    words = [part.words for part in review.draft.parts if isinstance(part, Heading)]
    assert [re.sub(r"\d+$", "", one) for one in said] == words


def test_words_are_proposed_only_when_asked_for(review: Review) -> None:
    assert b"<ins" not in render_draft(review)
    proposals = LexborHTMLParser(render_draft(review, suggest=True).decode()).css("ins")
    omitted = [one for one in review.points if one.remark.topic is Topic.OMITTED]
    assert sorted(one.text() for one in proposals) == sorted(one.remark.suggestion for one in omitted)


def test_nothing_is_fetched_or_run(review: Review) -> None:
    text = render_draft(review).decode()
    assert "<script" not in text
    assert not re.search(r"(?:src|href)=[\"'](?!#)|url\(|@import", text)
    assert "default-src 'none'" in text


def test_hostile_text_is_text(review: Review) -> None:
    hostile = "<script>alert(1)</script>&amp;"
    parts = tuple(dataclasses.replace(one, text=one.text.replace("溪东县", hostile)) for one in review.draft.parts)
    text = render_draft(dataclasses.replace(review, draft=dataclasses.replace(review.draft, parts=parts))).decode()
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;" in text


def test_the_house_style_and_same_bytes(review: Review) -> None:
    frame = Frame(title="送审稿审阅意见", issuer="清溪市发展改革委", mark="内部资料")
    text = render_draft(review, frame).decode()
    assert all(words in text for words in ("送审稿审阅意见", "清溪市发展改革委", "内部资料"))
    assert render_draft(review) == render_draft(make_review())
