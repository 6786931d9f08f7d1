"""What is quoted of a local clause: the sentences that speak of the directive, in the room there is."""

from __future__ import annotations

import pytest

from compare.survey.plans import quote

LONG = (
    "建强回收网络。"
    + "优化道路保洁，提升绿化水平。" * 5
    + "规范退役动力电池回收，落实溯源管理。"
    + "举办绿色宣传周。" * 3
)


@pytest.mark.parametrize(
    ("text", "about", "room", "said"),
    [
        ("建强回收网络。", "退役动力电池", 40, "建强回收网络。"),
        (LONG, "健全退役动力电池溯源管理", 20, "……规范退役动力电池回收，落实溯源管理……"),
        (LONG, "组织绿色宣传周", 10, "……举办绿色宣传周……"),
        (LONG, "完善回收网络", 8, "建强回收网络……"),
        (LONG, "与此无关", 8, "建强回收网络……"),
    ],
)
def test_what_speaks_of_the_directive_is_quoted(text, about, room, said):
    assert quote(text, about, room) == said


def test_as_many_whole_sentences_as_there_is_room_for():
    text = "甲一乙二。丙三丁四。戊五己六。庚七辛八。"
    assert quote(text, "丙三丁四", 10) == "甲一乙二。丙三丁四……"


def test_a_long_sentence_is_cut_and_lines_become_one():
    said = quote("第一条 各地应当\n" + "建设回收站点，" * 30 + "。", "建设回收站点", 40)
    assert said.endswith("……") and len(said) <= 44 and "\n" not in said


def test_a_text_without_a_sentence_end_is_quoted():
    assert quote("指标 | " * 40, "指标", 20).startswith("指标")
