"""Ids depend on what they stand for and on nothing else."""

from __future__ import annotations

import pytest

from compare.model.documents import mint


def test_the_same_parts_give_the_same_id() -> None:
    assert mint("a", "古树", "普查") == mint("a", "古树", "普查")


@pytest.mark.parametrize("other", [("古树普查",), ("古", "树普查"), ("普查", "古树"), ("古树", "普查", "")])
def test_other_parts_give_another_id(other: tuple[str, ...]) -> None:
    assert mint("a", "古树", "普查") != mint("a", *other)


def test_an_id_is_a_prefix_and_ten_digits() -> None:
    assert mint("a", "古树")[0] == "a"
    assert len(mint("a", "古树")) == 11
    int(mint("a", "古树")[1:], 16)
