"""Numbers as Word writes them, and how its lists count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.reading.formats.word_numbers import (
    CODES,
    FORMATS,
    Counters,
    Level,
    List,
    draw_symbol,
    stand_before,
    write_number,
)
from compare.text.numbers import to_number


@pytest.mark.parametrize(
    ("format_", "value", "written"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("001", 7, "007"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 4, "iv"),
        ("upperRoman", 4000, "4000"),
        ("upperLetter", 26, "Z"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 53, "aaa"),
        ("decimalEnclosedCircle", 10, "⑩"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedCircleChinese", 3, "③"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 20, "⒛"),
        ("ideographEnclosedCircle", 2, "㊁"),
        ("decimalFullWidth", 10, "１０"),
        ("numberInDash", 3, "- 3 -"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 99, "九十九"),
        ("chineseCounting", 101, "一〇一"),
        ("chineseCountingThousand", 11, "十一"),
        ("chineseCountingThousand", 20, "二十"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1001, "一千零一"),
        ("chineseCountingThousand", 10100, "一万零一百"),
        ("japaneseCounting", 12, "十二"),
        ("japaneseCounting", 101, "百一"),
        ("ideographDigital", 10, "一〇"),
        ("taiwaneseDigital", 25, "二五"),
        ("chineseLegalSimplified", 11, "壹拾壹"),
        ("ideographLegalTraditional", 23, "貳拾參"),
        ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 13, "丙子"),
        ("none", 5, ""),
        ("hebrew1", 5, "5"),
    ],
)
def test_formats(format_: str, value: int, written: str) -> None:
    assert write_number(value, format_) == written


@given(st.sampled_from(sorted(FORMATS)), st.integers(-3, 10**9))
def test_every_value_is_written_in_every_format(format_: str, value: int) -> None:
    assert isinstance(write_number(value, format_), str)


@given(st.integers(1, 999))
def test_chinese_counting_is_read_back(value: int) -> None:
    assert to_number(write_number(value, "chineseCountingThousand")) == value


def test_the_codes_of_the_binary_format_name_formats() -> None:
    assert set(CODES.values()) - {"bullet"} <= set(FORMATS)
    assert CODES[39] == "chineseCountingThousand"


def test_symbols() -> None:
    assert draw_symbol("\uf06c") == "●"
    assert draw_symbol("\uf0fe") == "☑"
    assert draw_symbol("—") == "—"
    assert draw_symbol("\uf011") == "\uf011"


@pytest.mark.parametrize(
    ("label", "text", "line"),
    [
        ("一、", "总体要求", "一、总体要求"),
        ("（一）", "主要目标", "（一）主要目标"),
        ("1.", "加快", "1.加快"),
        ("第一条", "为了", "第一条 为了"),
        ("第一条 ", "为了", "第一条 为了"),
        ("第一条", "　为了", "第一条　为了"),
        ("1.1", "小节", "1.1 小节"),
        ("①", "加快", "①加快"),
        ("——", "坚持", "——坚持"),
        ("●", "要点", "● 要点"),
        ("", "正文", "正文"),
        ("（三）", "", "（三）"),
    ],
)
def test_label_and_text(label: str, text: str, line: str) -> None:
    assert stand_before(label, text) == line


def counted(list_: List, *indexes: int) -> list[str]:
    counters = Counters()
    return [counters.advance("甲", list_, index) for index in indexes]


CHAPTERS = {0: Level(1, "chineseCountingThousand", "第%1章"), 1: Level(1, "chineseCountingThousand", "第%2条")}


def test_deeper_levels_begin_again() -> None:
    assert counted(List(1, CHAPTERS), 0, 1, 1, 0, 1) == ["第一章", "第一条", "第二条", "第二章", "第一条"]


def test_articles_that_count_through_the_chapters() -> None:
    levels = {**CHAPTERS, 1: Level(1, "chineseCountingThousand", "第%2条", restart=0)}
    assert counted(List(1, levels), 0, 1, 1, 0, 1) == ["第一章", "第一条", "第二条", "第二章", "第三条"]


def test_a_level_that_begins_again_only_after_the_outermost() -> None:
    levels = {n: Level(1, "decimal", f"%{n + 1}.", restart=1 if n == 2 else None) for n in range(3)}
    assert counted(List(1, levels), 0, 1, 2, 1, 2, 0, 2) == ["1.", "1.", "1.", "2.", "2.", "2.", "1."]


def test_labels_with_numbers_of_other_levels() -> None:
    levels = {
        0: Level(1, "chineseCountingThousand", "%1、"),
        1: Level(1, "decimal", "%1.%2"),
        2: Level(1, "decimal", "%1.%2.%3", legal=True),
    }
    assert counted(List(1, levels), 0, 1, 2, 2) == ["一、", "一.1", "1.1.1", "1.1.2"]


def test_a_skipped_level_shows_its_first_number() -> None:
    levels = {0: Level(1, "decimal", "%1"), 1: Level(1, "decimal", "%1.%2")}
    assert counted(List(1, levels), 1, 1, 0) == ["1.1", "1.2", "1"]


def test_a_list_that_begins_elsewhere_and_one_that_begins_again() -> None:
    levels = {0: Level(5, "decimal", "%1.")}
    counters = Counters()
    first, second = List("甲", levels), List("甲", levels, {0: 1})
    labels = [counters.advance(name, one, 0) for name, one in [(1, first), (1, first), (2, second), (2, second)]]
    assert labels == ["5.", "6.", "1.", "2."]
    assert counters.advance(1, first, 0) == "3."


def test_unknown_levels_have_no_number() -> None:
    assert counted(List(1, CHAPTERS), 7) == [""]
