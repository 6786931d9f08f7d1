"""Who a note of responsibility names, and which place a title begins with."""

from __future__ import annotations

import pytest

from compare.model import Level
from compare.text.places import find_region, names


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
    ("title", "region"),
    [
        ("石桥县乡村振兴实施方案", "石桥县"),
        ("石桥县乡村医生执业守则", "石桥县"),
        ("石桥县乡镇卫生院管理办法", "石桥县"),
        ("石桥县县乡村一体化方案", "石桥县"),
        ("石桥县乡村一体化管理办法", "石桥县"),
        ("石桥县乡村两级河长制实施方案", "石桥县"),
        ("丰谷市石桥县乡村振兴规划", "丰谷市石桥县"),
    ],
)
def test_a_county_is_one_before_what_is_of_villages_and_towns(title: str, region: str) -> None:
    assert find_region(title) == (region, Level.COUNTY)


@pytest.mark.parametrize(
    "title",
    [
        "推进县乡村一体化方案",
        "紧密型县乡村医共体建设方案",
        "县乡村三级物流方案",
        "脱贫县乡村振兴方案",
        "边境县乡村建设方案",
        "革命老区县乡村振兴方案",
        "优质县乡村医疗卫生服务方案",
        "海岛县乡村振兴方案",
        "旅游县乡村建设方案",
        "民族自治县乡村振兴方案",
        "先进县乡镇评选办法",
        "整县乡村建设方案",
        "加密县乡村道路方案",
        "打通县乡村三级物流方案",
    ],
)
def test_counties_towns_and_villages_together_name_no_county(title: str) -> None:
    assert find_region(title) == ("", None)
