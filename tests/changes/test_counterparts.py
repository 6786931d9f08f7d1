"""Which local number answers each number of a directive: told by what is counted, never by the number alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.changes import Pairing
from compare.changes.quantities import follow_numbers
from compare.model import ChangeKind, Counterpart, Target

KINDS = "培育年销售50亿元的大单品5个以上，超10亿元的大单品10个以上，超亿元的大单品100个以上"


def follow(upper: str, local: str) -> list[Counterpart]:
    pairing = Pairing(upper, local, clause="c1", directive=upper, clauses=(local,), ids=("c1",))
    return [each for one in follow_numbers((pairing,)) for each in one.counterparts]


@pytest.mark.parametrize(
    "upper",
    [
        "10个以上新型农机填补国内空白",
        "减少农户种植支出50亿元/年以上",
        "筛选100个抗旱能力强的作物品种",
    ],
)
def test_the_same_number_of_another_thing_is_no_answer(upper: str) -> None:
    assert follow(upper, KINDS) == []


def test_a_number_that_stays_what_it_is_is_told_as_well() -> None:
    (one,) = follow("社区食堂覆盖率达到95%以上", "全市社区食堂覆盖率达到95%以上")
    assert (one.target, one.local.value, one.clause, one.change, one.sure) == (0, "95", "c1", None, True)


def test_a_changed_number_carries_its_change_and_a_local_number_answers_once() -> None:
    found = follow("社区食堂覆盖率达到90%，适老化改造率达到90%", "社区食堂覆盖率达到90%，适老化改造率达到80%")
    assert [(one.target, one.local.value, one.change) for one in found] == [
        (0, "90", None),
        (1, "80", ChangeKind.QUANTITY_LOWERED),
    ]
    (lone,) = follow("新建社区食堂20个，改造社区食堂20个", "新建社区食堂20个")
    assert lone.target == 0


def test_a_number_whose_subject_is_said_otherwise_is_shown_and_left_open() -> None:
    row = (
        Target("食品制造产业增加值占工业增加值比重", "基期", "0.5", "%", "2022"),
        Target("食品制造产业增加值占工业增加值比重", "", "1", "%", "2027"),
    )
    text = "8 | 食品制造产业增加值占工业增加值比重（%） | 0.5 | 1"
    upper = "增加值占全部工业的比重提高到5%左右"
    pairing = Pairing(
        upper,
        "食品制造产业增加值占工业增加值比重（%）",
        clause="c1",
        directive=upper,
        clauses=(text,),
        ids=("c1",),
        rows=(row,),
    )
    (one,) = (each for one in follow_numbers((pairing,)) for each in one.counterparts)
    assert (one.local, one.change, one.sure) == (row[-1], None, False)
    elsewhere = replace(pairing, clause="c2", local="")
    assert [each for one in follow_numbers((elsewhere,)) for each in one.counterparts] == []


def test_a_cell_with_years_is_a_number_of_its_own() -> None:
    rows = [(Target("养护人员平均从业年限", "", value, "年", "2030"),) for value in ("12", "11")]
    texts = ["1 | 养护人员平均从业年限 | 年 | 12", "1 | 养护人员平均从业年限 | 年 | 11"]
    pairing = Pairing(
        *texts, clause="c1", directive=texts[0], clauses=(texts[1],), ids=("c1",), row=rows[0], rows=(rows[1],)
    )
    (one,) = (each for one in follow_numbers((pairing,)) for each in one.counterparts)
    assert (one.local.value, one.change) == ("11", ChangeKind.QUANTITY_LOWERED)


def test_each_year_of_a_row_is_set_against_the_same_year() -> None:
    upper = tuple(Target("社区食堂覆盖率", "", value, "%", year) for value, year in (("60", "2027"), ("80", "2030")))
    local = tuple(Target("社区食堂覆盖率", "", value, "%", year) for value, year in (("60", "2027"), ("75", "2030")))
    above, below = "1 | 社区食堂覆盖率（%） | 60 | 80", "1 | 社区食堂覆盖率（%） | 60 | 75"
    pairing = Pairing(
        above, below, clause="c1", directive=above, clauses=(below,), ids=("c1",), row=upper, rows=(local,)
    )
    found = [each for one in follow_numbers((pairing,)) for each in one.counterparts]
    assert [(one.target, one.local.value, one.change) for one in found] == [
        (0, "60", None),
        (1, "75", ChangeKind.QUANTITY_LOWERED),
    ]
