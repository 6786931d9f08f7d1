"""PDF pages: what stands down the margin is furniture, and tables without rules down are read by their rows."""

from __future__ import annotations

import pytest

from compare.reading.formats.pdf import read
from pdf_files import Words, lines, pdf

PLAN = [
    "示例县林下经济发展方案",
    "为发展林下经济，结合我县实际，制定本方案，请各乡镇认真贯彻执行，",
    "按年度报送进展。",
    "一、建设种植基地",
    "县林业局牵头，2027年底前建成种植基地十个，每年培训农户一千人次，",
    "扶持合作社五十家，带动农户三千户，实现产值两亿元，形成品牌十个。",
    "二、强化资金保障",
    "县财政每年安排专项资金三百万元，对首次认定的基地给予一次性奖励，",
    "对新建的加工厂房按投资的百分之十给予补助，单个最高一百万元以内。",
]


def body(data: bytes) -> list[str]:
    return [line.text.strip() for line in read(data, "文件.pdf").lines if not line.furniture]


def test_words_down_the_margin_are_furniture() -> None:
    down = [Words(one, 570, 700 - 16 * at, 9) for at, one in enumerate("仅供内部参考")]
    assert body(pdf([*lines(PLAN), *down])) == PLAN
    beside = [Words(one, 540, 700 - 16 * at, 9) for at, one in enumerate("内外")]
    assert body(pdf([*lines(PLAN), *beside])) != PLAN, "two characters are no words down the margin"


def test_numbers_of_a_list_are_text() -> None:
    names = [Words(f"第{at}号渡口", 100, 770 - 26 * at) for at in range(1, 13)]
    listed = [Words(str(at), 70, 770 - 26 * at) for at in range(1, 13)]
    assert all(any(line.startswith(str(at)) for line in body(pdf([*names, *listed]))) for at in range(1, 13))


def test_small_digits_behind_large_words_are_all_read() -> None:
    numbers = [Words(str(at), 300, 700 - 10 * at, 8) for at in (11, 22, 33)]
    assert body(pdf([Words("示例县方案", 70, 770, 30), *numbers])) == ["示例县方案", "11", "22", "33"]


WHERE = (70, 110, 440)
HEAD = [Words(one, x, 700, 12) for one, x in zip(("序号", "重点任务", "责任单位"), WHERE, strict=True)]
TASKS = [
    ["推动第一类平台建设，建立平台名录，完善平台功能，", "每年新增企业不少于一百家，形成经验"],
    ["建成平台三个"],
    ["推动第三类平台建设，建立平台名录，完善平台功能，", "每年新增企业不少于三百家，形成经验，", "并且推广"],
]
WANTED = [
    "序号\t重点任务\t责任单位",
    *(f"{at}\t{''.join(one)}\t县商务局、县发展改革局" for at, one in enumerate(TASKS, start=1)),
]


def table(*, middle: bool, gap: float = 0.0) -> tuple[list[Words], list[float]]:
    """The words of a table whose rows have several lines, and where rules part them."""
    made, rules = list(HEAD), [695.0]
    y = 680.0
    for at, task in enumerate(TASKS, start=1):
        height = 18 * max(2, len(task))
        shift = {n: (height - 18 * n) / 2 if middle else 0 for n in (1, 2, 3)}
        made.append(Words(str(at), WHERE[0], y - shift[1], 12))
        made += [Words(one, WHERE[1], y - shift[len(task)] - 18 * n, 12) for n, one in enumerate(task)]
        made += [
            Words(one, WHERE[2], y - shift[2] - 18 * n, 12) for n, one in enumerate(("县商务局、", "县发展改革局"))
        ]
        y -= height + gap
        rules.append(y + 13.5)
    return made, rules


@pytest.mark.parametrize("middle", [True, False])
@pytest.mark.parametrize("ruled", ["none", "three", "across"])
def test_rows_of_a_table_without_rules_down(middle: bool, ruled: str) -> None:
    words, rules = table(middle=middle)
    drawn = {"none": [], "three": [rules[0], rules[-1]], "across": rules}[ruled]
    extra = "\n".join(f"70 {y} m 300 {y} l S 300 {y} m 530 {y} l S" for y in drawn)
    text = [Words(PLAN[0], 70, 770), Words(PLAN[4], 70, 740)]
    assert body(pdf([*text, *words, Words("— 2 —", 280, 40, 12)], extra=extra)) == [PLAN[0], PLAN[4], *WANTED]


def test_lines_that_only_begin_like_a_table_stay_lines() -> None:
    words = [*HEAD, Words("推动第一类平台建设，建立平台名录，完善平台功能，形成经验，做好推广。", 70, 680, 12)]
    assert body(pdf([*words])) == ["序号 重点任务 责任单位", words[-1].text]
