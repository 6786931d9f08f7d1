"""Marked wording joins back to both texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.text.words import _cutter, compare_wording, quote_title, words

TEXT = st.one_of(st.text(max_size=60), st.text(alphabet="建立健全古树保护应当不得，。 \n\r\t100%ab<>", max_size=60))


@settings(deadline=None)  # the first call loads the dictionary
@given(TEXT, TEXT)
def test_segments_join_to_both_texts(upper: str, local: str) -> None:
    found = compare_wording(upper, local)
    assert "".join(one.upper for one in found) == upper
    assert "".join(one.local for one in found) == local


@settings(deadline=None)  # the first call loads the dictionary
@given(TEXT, TEXT)
def test_operations_say_what_stands_where(upper: str, local: str) -> None:
    for one in compare_wording(upper, local):
        sides = {"equal": (True, True), "insert": (False, True), "delete": (True, False), "replace": (True, True)}
        assert (bool(one.upper), bool(one.local)) == sides[one.operation]
        assert (one.upper == one.local) == (one.operation == "equal")


@settings(deadline=None)  # the first call loads the dictionary
@given(TEXT)
def test_words_join_to_the_text(text: str) -> None:
    assert "".join(words(text)) == text


@pytest.mark.parametrize(
    ("upper", "local", "marked"),
    [
        ("养护人应当巡查", "养护人不得巡查", ("replace", "应当", "不得")),
        ("养护人巡查", "养护人每月巡查", ("insert", "", "每月")),
        ("养护人定期巡查", "养护人巡查", ("delete", "定期", "")),
    ],
)
def test_a_changed_word_is_marked(upper: str, local: str, marked: tuple[str, str, str]) -> None:
    assert marked in [(one.operation, one.upper, one.local) for one in compare_wording(upper, local)]


def test_equal_texts_are_one_segment() -> None:
    (found,) = compare_wording("古树挂牌保护。", "古树挂牌保护。")
    assert found.operation == "equal"


def test_a_frequent_word_in_a_long_text_is_still_seen() -> None:
    upper = "古树保护。" * 120
    found = compare_wording(upper, upper + "公布名录。")
    assert [one.operation for one in found] == ["equal", "insert"]


@pytest.mark.parametrize(
    ("title", "quoted"),
    [("某法", "《某法》"), ("某省实施《某法》办法", "《某省实施〈某法〉办法》")],
)
def test_a_title_within_a_title_has_single_marks(title: str, quoted: str) -> None:
    assert quote_title(title) == quoted


@settings(deadline=None)  # the first call loads the dictionary
@given(st.one_of(TEXT, st.text(alphabet="卡拉OKT恤AA制B超PM2.5+#&-_% 　，。\r\n中华人民共和国的确实在", max_size=60)))
def test_words_are_those_of_jieba(text: str) -> None:
    words("实施方案")  # loads the dictionary
    assert words(text) == tuple(_cutter().cut(text, HMM=False))


def test_words_of_the_corpus_are_those_of_jieba(corpus: tuple[Path, ...]) -> None:
    for path in corpus:
        for line in path.read_text(encoding="utf-8").splitlines():
            assert words(line) == tuple(_cutter().cut(line, HMM=False))
