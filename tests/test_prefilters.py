"""What is looked at before a table of patterns, because it is found sooner, passes over nothing that a row finds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare.knowledge.roles import ACHIEVED, ACHIEVED_BEGIN, FORMAL, IDEOLOGICAL
from compare.knowledge.units import NOT_QUANTITIES, NOT_QUANTITIES_BEGIN
from compare.knowledge.verbs import MODALS, MODALS_BEGIN
from compare.reading.classify import _MAY_BE_FORMAL, _MAY_BE_IDEOLOGICAL

_AHEAD = re.compile(r"\(\?=[^()]*\)")  # what must follow says nothing of the words themselves
_PIECE = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|[()|]|[^\\\[()|]+", re.DOTALL)
RULES = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])


def branches(rows: Iterable[str]) -> Iterator[str]:
    """The alternatives of each row by themselves, so that none is missed by chance."""
    for row in rows:
        depth, begun = 0, ""
        for piece in _PIECE.findall(_AHEAD.sub("", row)):
            depth += {"(": 1, ")": -1}.get(piece, 0)
            if piece == "|" and not depth:
                yield begun
                begun = ""
            else:
                begun += piece
        yield begun


def cases(tables: dict[str, tuple[str, Iterable[str]]]) -> list[object]:
    return [
        pytest.param(may, one, id=f"{name} {one[:16]}")
        for name, (may, rows) in tables.items()
        for one in branches(rows)
    ]


BEGIN = cases(
    {
        "modals": (f"\\A[{MODALS_BEGIN}]", [row for _, row in MODALS]),
        "achieved": (f"\\A[{ACHIEVED_BEGIN}]", [row for row in ACHIEVED if row[0] != "^"]),
        "not quantities": (f"\\A[{NOT_QUANTITIES_BEGIN}]", [row for row, _ in NOT_QUANTITIES]),
    }
)
HOLD = cases({"formal": (_MAY_BE_FORMAL.pattern, FORMAL), "ideological": (_MAY_BE_IDEOLOGICAL.pattern, IDEOLOGICAL)})


def test_alternatives_are_told_apart() -> None:
    assert [*branches(["甲(?:乙|丙)|[|]丁(?=戊|己)", r"\|"])] == ["甲(?:乙|丙)", "[|]丁", r"\|"]


@pytest.mark.parametrize(("may", "branch"), [*BEGIN, *HOLD])
@RULES
@given(data=st.data())
def test_what_a_row_finds_is_not_passed_over(may: str, branch: str, data: st.DataObject) -> None:
    found = data.draw(st.from_regex(re.compile(branch), fullmatch=True))
    assert re.search(may, found), found
