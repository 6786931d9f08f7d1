"""Traditional Chinese: understood as simplified, shown as printed, and of no cost to the others."""

from __future__ import annotations

import time
from pathlib import Path

import opencc
import pytest

from compare.model import Comparison, Finding, Level, Role
from compare.model.comparison import Wishes
from compare.pipeline import compare_documents, read_documents, read_source
from compare.reading.traditional import is_traditional, simplify, simplify_source
from read_text import source_of

UPPER = """国家河湖管护指导意见
一、健全管护体系
（一）各地应当在2027年底前建立河湖管护台账，覆盖全部流域面积五十平方公里以上的河流。
（二）不得侵占河道岸线，违反规定的依法处理。
二、强化保障
（三）财政部门应当安排专项资金支持河道整治，整治率不低于80%。
（四）建立河湖水质公示制度，接受社会监督。
"""
LOCAL = """清远县河湖管护实施方案
一、健全管护体系
（一）县水利局应当在2028年底前建立河湖管护台账，覆盖全部流域面积五十平方公里以上的河流。
（二）不得侵占河道岸线，违反规定的依法处理。
二、强化保障
（三）县财政局安排专项资金支持河道整治，整治率不低于70%。
清远县人民政府
2026年3月5日
"""


def to_traditional(text: str) -> str:
    return str(opencc.OpenCC("s2t").convert(text))


def compare(folder: Path, upper: str, local: str) -> Comparison:
    (folder / "upper.txt").write_text(upper, encoding="utf-8")
    (folder / "local.txt").write_text(local, encoding="utf-8")
    levels = {"upper.txt": Level.NATIONAL, "local.txt": Level.COUNTY}
    return compare_documents(read_documents(sorted(folder.glob("*.txt")), levels), Wishes(all_pairs=True))


def verdict(finding: Finding) -> object:
    return (
        finding.relation,
        finding.coverage,
        [one.kind for one in finding.changes],
        [match.clause.place for match in finding.matches],
    )


@pytest.mark.parametrize(("upper", "local"), [(True, True), (True, False), (False, True)])
def test_verdicts_are_those_of_the_simplified_text_and_words_those_of_the_file(
    upper: bool, local: bool, tmp_path: Path
) -> None:
    texts = (to_traditional(UPPER) if upper else UPPER, to_traditional(LOCAL) if local else LOCAL)
    plain = compare(tmp_path, UPPER, LOCAL)
    found = compare(tmp_path, *texts)
    assert list(map(verdict, found.findings)) == list(map(verdict, plain.findings))
    assert any(finding.changes for finding in found.findings)
    for finding in found.findings:
        assert finding.directive.clause.text in texts[0]
        for match in finding.matches:
            assert match.clause.text in texts[1]
            assert "".join(one.upper for one in match.wording) == finding.directive.clause.text
            assert "".join(one.local for one in match.wording) == match.clause.text
        for change in finding.changes:
            assert change.upper in texts[0]
            assert change.local in texts[1]
    assert {document.identity.title for document in found.documents} == {text.split("\n")[0] for text in texts}


def test_roles_title_and_numbers_are_read() -> None:
    text = "清遠縣河道管理自治條例\n第一章 總則\n第一條 為加強河道管理，特制定本自治條例。\n第二條 河道旁應設置護欄，不得堆置雜物。\n第二條之一 本府應公布檢測結果。\n第三條 本自治條例自公布日施行。\n"
    (document,) = read_source(source_of(text))
    assert document.identity.title == text.split("\n", maxsplit=1)[0]
    assert [clause.label for clause in document.clauses] == ["第一條", "第二條", "第二條之一", "第三條"]
    assert [clause.role for clause in document.clauses][1:3] == [Role.MEASURE] * 2
    assert all(clause.text in text for clause in document.clauses)
    assert document.clauses[0].headings == ("第一章 總則",)
    assert any("繁体字" in one for one in document.warnings)


def test_the_ids_are_those_of_the_simplified_text() -> None:
    plain = read_source(source_of(LOCAL))[0]
    turned = read_source(source_of(to_traditional(LOCAL)))[0]
    assert [one.id for one in plain.clauses] == [one.id for one in turned.clauses]


@pytest.mark.parametrize(
    "text", [LOCAL, UPPER, "乾隆年间著名的瞭望塔，于阗、于姓、後村乡、萬荣县、台州市", "Plan 2030"]
)
def test_simplified_texts_are_left_alone(text: str) -> None:
    source = source_of(text * 20)
    assert simplify_source(source) is source


def test_a_simplified_text_with_a_traditional_quotation_is_simplified_text() -> None:
    assert not is_traditional([LOCAL * 3 + "碑文：應設置護欄。"])
    assert is_traditional([to_traditional(LOCAL)])


@pytest.mark.parametrize("text", ["後臺裡麵髮廊，乾燥乾坤，檯面颱風", "為𠮷野家設點", "A應b設\tc", "麼什麽甚麼"])
def test_no_character_comes_or_goes(text: str) -> None:
    assert len(simplify(text)) == len(text)


def test_a_simplified_text_costs_a_look() -> None:
    lines = [LOCAL] * 2_000
    start = time.perf_counter()
    assert not is_traditional(lines)
    assert time.perf_counter() - start < 0.1
