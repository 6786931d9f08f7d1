"""Places whose documents may be on another subject: nothing is held against them, nor for them beside what is on it."""

from __future__ import annotations

from pathlib import Path

from compare.model import Level
from compare.survey.plans import examine, prepare
from compare.survey.ranking import collect
from compare.survey.run import run_survey
from compare.survey.store import Store
from notation import draft
from survey_fixture import Inside

DESERT = draft(
    "# 任务\n应当固沙造林，封禁沙化土地。\n应当推广滴灌设备，节约用水。\n应当建立沙情监测站，每月公布沙情。",
    title="防沙治沙规划",
)
TREES = draft(
    "# 任务\n建立古树名木档案，逐株落实养护责任人。\n开展古树抢救复壮，禁止擅自移植。",
    title="清溪市古树名木保护办法",
    level=Level.MUNICIPAL,
    region="云岭省清溪市",
)
NATION = "国家防沙治沙规划\n\n国务院\n2024年1月5日\n\n一、任务\n应当固沙造林，封禁沙化土地，推广滴灌设备。\n应当建立沙情监测站，每月公布沙情。\n"
ON_IT = "{place}防沙治沙办法\n\n{place}人民政府\n2025年3月1日\n\n第一条 应当固沙造林，封禁沙化土地，推广滴灌设备。\n第二条 建立防沙林带，补种灌木。\n"
OFF_IT = "{place}古树名木保护办法\n\n{place}人民政府\n2025年5月1日\n\n第一条 建立古树名木档案，逐株落实养护责任人。\n第二条 古树监测站每月巡查，公布古树名录。\n"


def test_what_a_text_on_another_subject_leaves_out_is_no_gap_for_certain() -> None:
    found = examine(TREES, prepare((DESERT,)))
    assert found.local.strange == found.local.compared
    assert not any(one.gap for one in found.cells)
    assert any(one.doubted and "主题可能不同，待核" in one.reason for one in found.cells)


def test_beside_a_document_on_the_subject_one_on_another_counts_for_nothing(tmp_path: Path) -> None:
    files = {"国家.txt": NATION}
    files |= {f"{place}{name}.txt": text.format(place=place) for place, name, text in (
        ("成都市", "沙", ON_IT), ("成都市", "树", OFF_IT), ("绵阳市", "沙", ON_IT), ("德阳市", "树", OFF_IT))}  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    local = sorted(tmp_path / name for name in files if name != "国家.txt")
    with Store(tmp_path / "s.sqlite") as store:
        survey = run_survey(local, [tmp_path / "国家.txt"], store, hire=Inside)
        data = collect(survey)
    marks = {one.name[-3:]: mark for one, mark in zip(survey.governments, data.marks, strict=True)}
    assert marks["成都市"] == marks["绵阳市"]
    ranks = {survey.governments[one.index].name[-3:]: one for one in data.ranks}
    assert [ranks[name].strange for name in ("成都市", "绵阳市", "德阳市")] == [False, False, True]
