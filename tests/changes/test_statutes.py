"""What the statutes of two levels say of one thing, in ways that are easily told wrongly.

A row is the upper text, the local text that answers it, and the changes expected, as in ``test_trace_words``.
"""

from __future__ import annotations

import pytest

from compare.changes import FINDERS, Pairing, follow_numbers, tell_changes
from compare.model import Change
from compare.text.sentences import duties


def find(upper: str, local: str, **known: object) -> tuple[Change, ...]:
    """The changes between a directive and the whole local text, all but dropped duties and bodies."""
    every = tuple(
        Pairing(
            upper=one,
            local=local,
            clause="c1",
            directive=upper,
            clauses=(local,),
            ids=("c1",),
            behind=("",),
            **{"whole": (local,), **known},  # type: ignore[arg-type]
        )
        for one in duties(upper)
    )
    single = (change for one in every for finder in FINDERS for change in finder(one))
    return tuple(dict.fromkeys((*single, *tell_changes(follow_numbers(every)))))


def told(changes: tuple[Change, ...]) -> set[str]:
    return {f"{one.kind}: {one.upper}|{one.local}" for one in changes}


BANS = [
    (
        "加强古树管护，禁止在树冠下焚烧落叶。",
        "违反本条例第九条规定，在树冠下焚烧落叶的，由园林主管部门责令改正，处二百元以下罚款。",
        {"prohibition_lost: 禁止在树冠下焚烧落叶|"},
    ),
    (
        "加强古树管护，禁止在树冠下焚烧落叶。",
        "任何人不得在树冠下焚烧落叶；违反规定的，由园林主管部门责令改正，处二百元以下罚款。",
        set(),
    ),
]
NUMBERS = [
    (  # who imposes a fine says nothing of the offence: 县级, 城市
        "擅自砍伐古树的，由县级人民政府责令改正，对单位处二万元以上十万元以下罚款。",
        "擅自砍伐古树、名木的，由城市管理部门责令改正，对单位处二万元以上十万元以下罚款。违反本条例第九条第二款规定的，由"
        "城市管理部门责令改正；拒不改正的，处五百元以上一千元以下罚款。",
        set(),
    ),
    (  # the penalty of another article, though it stands behind
        "擅自砍伐古树的，由县级人民政府责令改正，对单位处二万元以上十万元以下罚款。",
        "擅自砍伐古树的，由县级人民政府责令改正。违反本条例第九条规定的，由县级人民政府处五百元以上一千元以下罚款。",
        set(),
    ),
    (
        "禁止新建每小时十蒸吨以下的燃煤锅炉。",
        "禁止新建每小时三十五蒸吨以下的燃煤锅炉。",
        {"quantity_raised: 十蒸吨以下|三十五蒸吨以下"},
    ),
    ("淘汰每小时35蒸吨以下燃煤锅炉。", "淘汰每小时10蒸吨以下燃煤锅炉。", {"quantity_lowered: 35蒸吨以下|10蒸吨以下"}),
    (
        "违反本条例规定，新建每小时十蒸吨以下的燃煤锅炉的，责令拆除。",
        "违反本条例规定，新建每小时三十五蒸吨以下的燃煤锅炉的，责令拆除。",
        {"quantity_raised: 十蒸吨以下|三十五蒸吨以下"},
    ),
    (
        "每株古树每次灌溉不少于五十升。",
        "每株古树每次灌溉不少于三十升。",
        {"quantity_lowered: 不少于五十升|不少于三十升"},
    ),
    (
        "古树每次施肥量一般为二百毫升，最多不得超过四百毫升。",
        "古树每次可以选择施肥四百毫升、三百毫升或者二百毫升。",
        set(),
    ),
    (
        "古树每次施肥量一般为二百毫升，最多不得超过四百毫升。",
        "古树每次施肥量一般为二百毫升，最多不超过六百毫升。",
        {"quantity_lowered: 不得超过四百毫升|不超过六百毫升"},
    ),
]


@pytest.mark.parametrize(("upper", "local", "expected"), NUMBERS)
def test_numbers(upper: str, local: str, expected: set[str]) -> None:
    assert told(find(upper, local)) == expected


@pytest.mark.parametrize(("upper", "local", "expected"), BANS)
def test_bans(upper: str, local: str, expected: set[str]) -> None:
    assert told(find(upper, local)) == expected


def test_the_penalty_that_is_left_of_a_ban_is_named() -> None:
    (lost,) = find(*BANS[0][:2])
    assert "只有对该行为的罚则" in lost.note and lost.local_sentence.startswith("违反本条例")
