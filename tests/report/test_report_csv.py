"""The CSV: one row a finding, nothing that a spreadsheet would calculate, the same bytes again."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

import report_fixture as fixture
from compare.model import Comparison, Finding, Frame, Relation
from compare.output.sheets import neutral
from compare.report import render
from compare.words.labels import RELATION
from compare.words.runs import Run
from report_fixture import with_text

COMPARISON = fixture.build()


def read(comparison: Comparison) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(comparison, "csv").decode("utf-8-sig"), newline="")))


def test_one_row_for_each_finding_in_the_order_of_the_report() -> None:
    rows = read(COMPARISON)
    assert [row["对照标识"] for row in rows] == [one.id for one in COMPARISON.findings]
    by_id: dict[str, Finding] = {one.id: one for one in COMPARISON.findings}
    for row in rows:
        one = by_id[row["对照标识"]]
        assert row["关系"] == RELATION[one.relation]
        assert row["部署要求"] == one.directive.clause.text.removeprefix("'")
        assert float(row["覆盖度"]) == pytest.approx(one.coverage, abs=1e-4)
        assert (row["部分落实"] == "部分落实") is one.partial
        assert (row["待核"] == "待核") is one.uncertain
        assert bool(row["最佳条款"]) is (one.relation is not Relation.OMIT)


def test_excel_is_told_the_encoding_and_lines_end_as_the_standard_says() -> None:
    made = render(COMPARISON, "csv")
    assert made.startswith(b"\xef\xbb\xbf")
    text = made.decode("utf-8-sig")
    assert text.endswith("\r\n")
    assert len(text.split("\r\n")) == len(COMPARISON.findings) + 2
    assert "\ufeff" not in text


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "  =cmd|'/C calc'!A0",
        "＝1+1",
        "－1",
        "2-13",
        "2026/1/2",
        "1.",
    ],
)
def test_what_a_spreadsheet_would_act_on_stays_text(text: str) -> None:
    (first, *_) = read(with_text(text))
    assert first["部署要求"].startswith("'")
    assert neutral(text).startswith("'")


@pytest.mark.parametrize("text", ["（一）到2030年", "——加快建设", "80%以上", "第1条", "社区食堂=便民", "’引用’", ""])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert neutral(text) == text
    assert neutral((Run("ins", text), Run("", "。"))) == f"{text}。"


def test_numbers_stay_numbers() -> None:
    assert neutral(0.5) == "0.5"
    assert neutral(-3) == "-3"
    assert neutral(None) == ""


def test_commas_quotes_and_line_ends_come_back() -> None:
    text = '一是“A”，二是"B",\n三是\r\n完。'
    assert read(with_text(text))[0]["部署要求"].replace("\u240d", "\r") == text


def test_control_characters_and_half_characters_are_shown() -> None:
    assert read(with_text("甲\x00乙\x0b\ud800丙"))[0]["部署要求"] == "甲\u2400乙\u240b\ufffd丙"


def test_same_comparison_same_bytes_and_nothing_found_is_only_a_head() -> None:
    assert render(COMPARISON, "csv") == render(fixture.build(), "csv")
    empty = replace(COMPARISON, findings=(), chains=(), initiatives=(), totals=replace(COMPARISON.totals, pairs=()))
    assert read(empty) == []


def test_the_head_speaks_the_language_of_the_frame() -> None:
    chinese, english = (render(COMPARISON, "csv", Frame(lang=code)) for code in ("zh", "en"))
    assert chinese != english
    assert len(english.split(b"\r\n")) == len(chinese.split(b"\r\n"))
