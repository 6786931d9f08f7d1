"""What the statutes of two levels say of one thing, in ways that are easily told wrongly.

A row is the upper text, the local text that answers it, and the changes expected, as in ``test_trace_words``.
"""

from __future__ import annotations

import pytest

from compare.changes import FINDERS, Pairing, follow_numbers, tell_changes
from compare.model import Change, Level
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


@pytest.mark.parametrize(("upper", "local", "expected"), BANS)
def test_bans(upper: str, local: str, expected: set[str]) -> None:
    assert told(find(upper, local)) == expected


def test_the_penalty_that_is_left_of_a_ban_is_named() -> None:
    (lost,) = find(*BANS[0][:2])
    assert "只有对该行为的罚则" in lost.note and lost.local_sentence.startswith("违反本条例")
