"""The real documents: every document found, named, dated and levelled; every article number there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compare.model import Document, Heading, Level
from compare.pipeline import read_documents
from compare.text.numbers import to_number

pytestmark = pytest.mark.real

# Documents in each seed, in the order of the files' names: a newspaper page, an article, a gazette, a page, a compilation.
COUNTS = {"000": 5, "001": 1, "002": 11, "003": 3, "004": 51}


@pytest.fixture(scope="module")
def seeds(real: Path) -> dict[str, tuple[Document, ...]]:
    return {path.name[:3]: read_documents([path]) for path in sorted((real / "documents/seeds").glob("*.txt"))}


@pytest.fixture(scope="module")
def others(real: Path) -> tuple[Document, ...]:
    folders = ("air", "blood", "sme", "work_reports")
    return read_documents([path for name in folders for path in sorted((real / "documents" / name).iterdir())])


def test_every_document_of_the_seeds_is_found(seeds: dict[str, tuple[Document, ...]]) -> None:
    assert {name: len(documents) for name, documents in seeds.items()} == COUNTS


def test_the_gazette_is_read_as_its_contents_page_lists_it(seeds: dict[str, tuple[Document, ...]], real: Path) -> None:
    text = next((real / "documents/seeds").glob("002*")).read_text(encoding="utf-8")
    contents = text[text.index("目 录") : text.index("目 录", text.index("目 录") + 9)]
    listed = re.findall(r"临政\S+?\[2024\]\s?(\d+)\s?号\)\s\(\d+\)", contents)
    assert [document.identity.number.split("〕")[1].removesuffix("号") for document in seeds["002"]] == listed
    plain = re.sub(r"[\W_]", "", contents)
    titles = [re.sub(r"[\W_]", "", document.identity.title) for document in seeds["002"]]
    # One title differs by two characters between the contents page and the head of the document.
    assert sum(title in plain for title in titles) == 10
    assert all(title[:12] in plain for title in titles)
    assert {document.identity.level for document in seeds["002"]} == {Level.MUNICIPAL}


def test_the_compilation_is_complete(seeds: dict[str, tuple[Document, ...]]) -> None:
    for document in seeds["004"]:
        identity = document.identity
        assert identity.level is Level.NATIONAL
        assert re.fullmatch(r"20\d\d-\d\d(-\d\d)?", identity.date)
        assert len(document.collection) == 2
        assert not re.search(r"节选|号）|年\d+月", identity.title)
    assert sum(document.identity.excerpt for document in seeds["004"]) == 36
    assert sum(bool(document.identity.number) for document in seeds["004"]) == 44


def test_the_page_that_breaks_off_says_so(seeds: dict[str, tuple[Document, ...]]) -> None:
    assert [document.identity.truncated for document in seeds["003"]] == [False, False, True]
    assert [document.identity.date for document in seeds["003"]] == ["", "2021-12-15", "2021-12-15"]
    assert {document.identity.region for document in seeds["003"]} == {"吉林省"}


def test_the_regulations_that_break_off_say_so(others: tuple[Document, ...]) -> None:
    broken = [document.identity.region for document in others if document.identity.truncated]
    assert broken == ["河南省新乡市", "山东省菏泽市"]


def test_the_stories_of_a_page_have_their_own_levels(seeds: dict[str, tuple[Document, ...]]) -> None:
    levels = [document.identity.level for document in seeds["000"]]
    assert levels == [Level.PROVINCIAL, Level.PROVINCIAL, Level.PROVINCIAL, Level.MUNICIPAL, Level.NATIONAL]
    points = [clause.label for clause in seeds["000"][1].clauses if clause.label.endswith("是")]
    assert points == [f"{number}是" for number in "一二三四五六七八九"]


def test_the_article_names_five_aspects_and_28_measures(seeds: dict[str, tuple[Document, ...]]) -> None:
    (document,) = seeds["001"]
    assert document.identity.title.endswith("若干措施（试行）")
    aspects = [part for part in document.parts if isinstance(part, Heading) and part.label.endswith("是")]
    assert [one.label for one in aspects] == [f"{number}是" for number in "一二三四五"]
    places = {one.place for one in aspects}
    assert sum(clause.place in places for clause in document.clauses) == 28


def test_hardly_any_sentence_is_cut(seeds: dict[str, tuple[Document, ...]]) -> None:
    clauses = [
        clause
        for documents in seeds.values()
        for document in documents
        for clause in document.clauses
        if clause.kind == "clause" and len(clause.text) > 60
    ]
    cut = [clause for clause in clauses if not re.search(r"[。；：！？”…）]$", clause.text)]
    assert len(clauses) > 1000
    assert len(cut) <= 0.02 * len(clauses)


def test_levels_and_articles_of_the_other_documents(others: tuple[Document, ...], real: Path) -> None:
    for document in others:
        told = re.match(r"national|provincial|municipal", Path(document.file).name)
        assert document.identity.level is not None
        assert told is None or document.identity.level == told.group()
        numbers = [
            to_number(found[1])
            for clause in document.clauses
            if (found := re.fullmatch(r"第([一二三四五六七八九十百]+)条", clause.label))
        ]
        printed = re.findall(
            r"^第([一二三四五六七八九十百]+)条\s", Path(document.file).read_text("utf-8"), re.MULTILINE
        )
        assert numbers == [to_number(one) for one in printed]


def test_nothing_is_lost(seeds: dict[str, tuple[Document, ...]], others: tuple[Document, ...]) -> None:
    for document in (*(one for documents in seeds.values() for one in documents), *others):
        a = document.audit
        assert a.characters == a.clause + a.heading + a.table + a.footnote + a.furniture + a.unread
    for documents in seeds.values():
        text = Path(documents[0].file).read_text(encoding="utf-8")
        assert sum(one.audit.characters for one in documents) == sum(not char.isspace() for char in text)
