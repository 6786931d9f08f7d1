"""Who a note of responsibility names, and whom running text puts in charge."""

from __future__ import annotations

import pytest

from compare.text.places import names, spoken


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("省科技厅、省财政厅分工负责", ("省科技厅", "省财政厅")),
        ("市民政局、市财政局按职责分工负责", ("市民政局", "市财政局")),
        ("市商务局、市公安局分别负责", ("市商务局", "市公安局")),
        ("市委编办、市民政局各负其责", ("市委编办", "市民政局")),
        ("市园林局牵头，市水利局配合", ("市园林局", "市水利局")),
        ("各有关部门按职责分工负责", ()),
    ],
)
def test_a_note_names_bodies_and_not_how_they_share_the_work(note: str, found: tuple[str, ...]) -> None:
    assert names(note) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("由市园林局负责古树巡查。", ("市园林局",)),
        ("市园林局负责古树保护的监督管理。", ("市园林局",)),
        ("市人民政府负责古树保护的主管部门应当巡查。", ()),
        ("由县人民政府负责古树保护的部门责令改正。", ()),
    ],
)
def test_who_is_in_charge_of_a_matter_is_not_put_in_charge_by_that(text: str, found: tuple[str, ...]) -> None:
    assert spoken(text) == found
