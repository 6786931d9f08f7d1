"""OFD files: pages of placed text; damaged ones get one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.errors import PolicyCompareError
from compare.formats import Read
from compare.formats.ofd import read

SAMPLE = (Path(__file__).resolve().parent.parent / "corpus/formats/municipal_plan.ofd").read_bytes()


def test_pages_and_table_rows() -> None:
    found = read(SAMPLE, "方案.ofd")
    assert {line.page for line in found.lines} == set(range(1, max(line.page or 0 for line in found.lines) + 1))
    assert len({line.page for line in found.lines}) > 1
    assert any(line.text.startswith("序号\t重点任务\t") for line in found.lines)
    assert [line.number for line in found.lines] == list(range(1, len(found.lines) + 1))


@pytest.mark.parametrize("data", [SAMPLE[:200], SAMPLE[:-30], SAMPLE[:2000] + SAMPLE[3000:], b"PK\x03\x04OFD.xml"])
def test_damaged_files_get_one_line(data: bytes) -> None:
    with pytest.raises(PolicyCompareError, match="已损坏或不完整") as problem:
        read(data, "坏.ofd")
    assert "\n" not in str(problem.value)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_changed_bytes_are_read_or_refused(changes: list[tuple[int, int]]) -> None:
    damaged = bytearray(SAMPLE)
    for place, value in changes:
        damaged[place] = value
    try:
        found = read(bytes(damaged), "坏.ofd")
    except PolicyCompareError as problem:
        assert "\n" not in str(problem)  # noqa: PT017
    else:
        assert isinstance(found, Read)
