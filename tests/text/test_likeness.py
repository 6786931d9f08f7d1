"""Plain pairs and their two measures; weighted vectors and shared terms."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.text.likeness import (
    count_terms,
    likeness,
    make_space,
    overlap,
    pairs,
    share,
    shared_terms,
    shares,
    terms,
    vectors,
    weigh_terms,
)

TEXTS = ["古树普查建档", "古树挂牌保护", "湖泊清淤治理", "湖泊岸线保护"]
SOUP = st.lists(st.text(alphabet="古树普查保护，。 ab1<p>", max_size=30), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("text", "size", "found"),
    [
        ("古树，普查", 2, ["古树", "普查"]),
        ("古树普查", 2, ["古树", "树普", "普查"]),
        ("古树", 1, ["古", "树"]),
        ("<p>古树</p>树", 2, ["古树"]),
        ("GIS 系统", 2, ["gi", "is", "系统"]),
        ("古", 2, []),
    ],
)
def test_terms_cross_no_mark(text: str, size: int, found: list[str]) -> None:
    assert terms(text, size) == found


def test_pairs_cross_no_mark_and_no_figure() -> None:
    assert pairs("古树120株，普查") == {"古树", "普查"}
    assert pairs("树") == pairs("") == frozenset()


def test_share_asks_one_way_and_overlap_both() -> None:
    short, long = "古树普查", "开展古树普查建档"
    assert share(short, long) == 1
    assert share(long, short) == pytest.approx(3 / 7)
    assert overlap(short, long) == overlap(long, short) == pytest.approx(6 / 10)
    assert share(pairs(short), long) == share(short, pairs(long)) == 1
    assert share("", long) == overlap("", "") == 0


@given(st.text(alphabet="古树普查保护，1a"), st.text(alphabet="古树普查保护，1a"))
def test_measures_lie_between_nought_and_one(one: str, other: str) -> None:
    assert 0 <= overlap(one, other) <= max(share(one, other), share(other, one)) <= 1


def test_rare_terms_weigh_more() -> None:
    space = make_space(count_terms(TEXTS, 2))
    weights = weigh_terms(space, ["古树", "普查", "龘龘"])
    assert weights["普查"] > weights["古树"] >= 1
    assert weights["龘龘"] == 0
    assert weigh_terms(space, []) == {}


@given(SOUP)
def test_cosines_lie_between_0_and_1_and_a_text_is_most_like_itself(texts: list[str]) -> None:
    counted = count_terms(texts, 2)
    space = make_space(counted)
    found = vectors(space, counted)
    alike = likeness(found, found)
    assert alike.min() >= 0
    assert alike.max() <= 1 + 1e-9
    own = np.diag(alike)
    assert all(np.isclose(one, 1.0) if terms(text, 2) else one == 0 for one, text in zip(own, texts, strict=True))


def test_a_text_without_known_terms_is_like_none() -> None:
    space = make_space(count_terms(TEXTS, 2))
    assert likeness(vectors(space, count_terms(["", "甲乙丙"], 2)), vectors(space, count_terms(TEXTS, 2))).max() == 0


def test_the_share_of_a_text_does_not_fall_with_the_length_of_the_other() -> None:
    space = make_space(count_terms(TEXTS, 2))
    rows = [
        vectors(space, count_terms(texts, 2)) for texts in (["古树普查", "甲乙"], ["古树普查建档", "古树", "湖泊清淤"])
    ]
    found = shares(space, *rows)
    assert found[0, 0] == pytest.approx(1.0)
    assert 0 < found[0, 1] < 1 / 3 < 1 - found[0, 1]  # 古树 is common, 普查 is not
    assert found[0, 2] == 0
    assert not found[1].any()


def test_shared_terms_are_stretches_weightiest_first() -> None:
    space = make_space(count_terms([*TEXTS, "古树名木复壮工程"], 2))
    assert shared_terms("实施古树复壮工程，挂牌保护", "复壮工程与古树保护", space, 3) == ("复壮工程", "保护", "古树")
    assert shared_terms("实施古树复壮工程", "复壮工程与古树", space, 1) == ("复壮工程",)
    assert shared_terms("普查建档", "清淤治理", space, 3) == ()


@pytest.mark.parametrize(
    ("left", "right", "shared"),
    [
        ("优化营商环境", "强化营商环境", ("营商环境",)),  # no 化营商环境
        ("第二十八条 建立档案", "第二十九条 设立档案", ("档案",)),  # numbers of articles are nothing shared
        ("养护单位的责任", "管护单位的义务", ("单位",)),  # no 单位的
        ("违反第三十八条规定", "违反第三十八条规定", ()),
        ("古树增长5株", "古树增长5处", ("古树增长",)),  # no half a number
        ("古树的法律保护", "苗木的法规", ()),
    ],
)
def test_shared_terms_are_whole_words(left: str, right: str, shared: tuple[str, ...]) -> None:
    space = make_space(count_terms([*TEXTS, left, right], 2))
    assert shared_terms(left, right, space, 3) == shared


@given(st.text(alphabet="古树普查保护，建档", max_size=30), st.text(alphabet="古树普查保护，建档", max_size=30))
def test_shared_terms_stand_in_both(left: str, right: str) -> None:
    space = make_space(count_terms(TEXTS, 2))
    for word in shared_terms(left, right, space, 5):
        assert word in left
        assert all(pair in right for pair in terms(word, 2))


def test_terms_are_counted_alike_however_many_characters_there_are() -> None:
    """A few characters are ranked by a table, many by sorting; the rows of the few must not tell which it was."""
    texts = ["建立健全医疗保障制度，完善医疗服务", "", "a", "医疗\U0010ffff保障"]
    rare = "".join(map(chr, range(0x3400, 0x3400 + 4000)))
    for size in (1, 2, 3):
        few, many = count_terms(texts, size), count_terms([*texts, rare], size)
        shared = np.searchsorted(many.codes, few.codes)
        assert (many.codes[shared] == few.codes).all()
        assert (many.often[: len(texts)][:, shared] != few.often).nnz == 0


def test_an_indicator_known_by_letters_has_its_name_too() -> None:
    assert share("生产总值能耗下降", "单位GDP能耗下降") > 0.7
    assert share("居民消费价格涨幅", "CPI涨幅") > 0.5
