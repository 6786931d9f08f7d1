"""No stage takes more than about four times as long for four times the text, whatever is repeated in it.

Every stage gets texts of one unit, or of three in turn, repeated to 2,000, 8,000 and 32,000 characters. Processor time
counts, so that a busy machine changes little; what grows too fast is measured once more before it fails.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from lxml import etree

import compare.text.places as bodies
from compare.matching.directives import direct
from compare.matching.settle import find_addressees, find_matter
from compare.model import Audit, Clause, Document, Identity, Level, Line, Place, Source
from compare.pipeline import compare_pair, read_source
from compare.reading.formats.word_numbers import W
from compare.review.anchor import Letters
from compare.summary.citations import read_mentions
from compare.text.likeness import count_terms
from compare.text.quantities import find_deadlines, find_quantities
from compare.text.sentences import duties, lead, parts, sentences
from compare.text.words import compare_wording

pytestmark = pytest.mark.slow

SIZES = (2_000, 8_000, 32_000)
GROWTH = 6  # for a factor of four: linear is 4, n log n about 4.7, the square 16
FLOOR = 0.05  # seconds; what is quicker than this at a size is no measurement
UNITS = (
    *("1", "12.5%", "5万吨", "到2030年", "2025年", "年月日", "一", "万", "不低于", "年均", "〔2020〕5号", "第一条", "①", "1."),
    *("牵头", "负责", "由", "责任单位：", "国务院", "各市", "区县", "发展改革委、", "，发展改革委、", "局和", "《", "》", "《》", "（", "）", "（一）"),
    *("“", "【", "<", "不得", "应当", "除外", "是", "的", "以及", "等", "建设", "——", "一是", "<a", "、", "，", "。", "；", " ", " \u3000", "\n", "\ud83d", "a"),
    *("（牵头）责任单位：。", "5万吨，牵头", "不得、除外", "《》〔2020〕5号，", "由局和", "除外，应当", "一是发展改革委、负责", "建设5个，", "记者年月日《"),
    *("《关于建设的意见》、", "处5万元以下罚款。", "增加 到", "，应X", "政府负责的", "第一条 应当"),
)  # fmt: skip
HEAVY = (
    *("12.5%", "5万吨", "到2030年", "，发展改革委、", "《》", "（一）", "不得", "应当建设", "的", "，", "。", " \u3000", "1", "\ud83d"),
    *("一是发展改革委、负责", "建设5个，", "（牵头）责任单位：。", "除外，应当", "开展", "鼓励具备"),
)  # fmt: skip
LEAD = "推进城市生活垃圾分类，到2028年建成回收站点500个以上，"


def clause(text: str, document: str = "d") -> Clause:
    return Clause(f"{document}1", document, ("一、任务",), "", text, Place("a.txt", None, (1, 1)), 0)


def document(name: str, level: Level, text: str) -> Document:
    identity = Identity(f"某{name}方案", level, "" if level is Level.NATIONAL else "某省")
    return Document(name, identity, f"{name}.txt", Place("a.txt", None, (1, 1)), (), (clause(text, name),), Audit())


def read(text: str) -> None:
    clean = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # as every reader does
    lines = f"某省某某行动方案\n\n一、任务\n{clean}".split("\n")
    read_source(Source("a.txt", "0", "text", tuple(Line(at, line) for at, line in enumerate(lines, 1))))


def compare(upper: str, local: str) -> None:
    above, below = document("u", Level.NATIONAL, upper), document("l", Level.MUNICIPAL, local)
    list(compare_pair((direct(above.clauses[0]),), above, below))


def run(*parts: Callable[[str], object]) -> Callable[[str], None]:
    def stage(text: str) -> None:
        for part in parts:
            found = part(text)
            if isinstance(found, Iterator):
                list(found)

    return stage


def one_run(text: str) -> etree._Element:
    """The body of a Word file that is one paragraph of one run."""
    body = etree.Element(f"{W}body")
    etree.SubElement(etree.SubElement(etree.SubElement(body, f"{W}p"), f"{W}r"), f"{W}t").text = "".join(
        filter(str.isprintable, text)
    )
    return body


STAGES: dict[str, Callable[[str], None]] = {
    "sentences": run(sentences, lead, parts),
    "duties": run(duties),
    "quantities": run(find_quantities),
    "times": run(find_deadlines, lambda text: find_deadlines(text, "2024-05-01")),
    "bodies": run(bodies.notes, bodies.without_notes, bodies.names, bodies.find_actors, bodies.spoken),
    "wording": run(lambda text: compare_wording(text, text[::-1]), lambda text: compare_wording(LEAD + text, text)),
    "terms": run(lambda text: count_terms((text,), 2)),
    "citations": run(read_mentions),
    "directives": run(lambda text: direct(clause(text))),
    "whose": run(find_addressees, lambda text: find_matter(text, Level.NATIONAL, Level.MUNICIPAL)),
    "reading": read,
    "letters of a draft": lambda text: Letters(one_run(text)),
}
PAIRS: dict[str, Callable[[str], None]] = {
    "pair, the unit above": lambda text: compare(LEAD + text, LEAD + "。"),
    "pair, the unit below": lambda text: compare(LEAD + "。", LEAD + text),
    "pair, the unit in both": lambda text: compare(LEAD + text, LEAD + text),
}


def seconds(stage: Callable[[str], None], unit: str, size: int, salt: str) -> float:
    """Processor time of a stage on a text of so many characters, which no cache knows."""
    text = salt + (unit * (size // len(unit) + 1))[:size]
    before = time.process_time()
    stage(text)
    return time.process_time() - before


def find_growth(stage: Callable[[str], None], unit: str, salt: str) -> str:
    """What grew too fast, or nothing; larger sizes are left out where even the square would stay below the floor."""
    last = seconds(stage, unit, SIZES[0], salt)
    for before, size in pairwise(SIZES):
        if last * (SIZES[-1] / before) ** 2 < FLOOR:
            return ""
        now = seconds(stage, unit, size, salt)
        if now > FLOOR and now > GROWTH * max(last, FLOOR / 2):
            return f"{unit!r}: {last:.3f} s → {now:.3f} s at {size} characters"
        last = now
    return ""


def check(stage: Callable[[str], None], units: tuple[str, ...]) -> None:
    stage("甲乙。")  # loads what is loaded once
    gc.disable()
    try:
        grown = [unit for unit in units if find_growth(stage, unit, "")]
        again = [found for unit in grown if (found := find_growth(stage, unit, "甲"))]
    finally:
        gc.enable()
    assert not again, "\n".join(again)


@pytest.mark.parametrize("name", STAGES)
def test_a_stage_grows_with_its_text(name: str) -> None:
    check(STAGES[name], HEAVY if name == "wording" else UNITS)  # jieba takes most of its time


@pytest.mark.parametrize("name", PAIRS)
def test_a_pair_grows_with_its_texts(name: str) -> None:
    check(PAIRS[name], HEAVY)
