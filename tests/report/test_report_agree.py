"""Every number says the same in every face: HTML, PDF, briefing, Word, Excel, CSV and JSON, each read back."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

import docx
import pypdf
import pytest
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

import report_fixture as fixture
from compare.model import Comparison
from compare.pipeline import compare_documents, read_documents
from compare.report import FORMATS, render
from conftest import CORPUS

pytestmark = pytest.mark.slow

COLUMNS = ("directives", "adopt", "extend", "omit", "partial", "uncertain")
WORDS = {"adopt": "采纳", "extend": "拓展", "omit": "缺失"}
SURE = {"sure": "把握大", "likely": "把握中", "weak": "把握小"}
APART = ("已到期", "上级事项", "参与上级事项", "另见本地区其他文件", "报道（非文件原文）")


@dataclass(frozen=True)
class Faces:
    """A comparison in every format, as text or read back."""

    json: dict[str, Any]
    html: LexborHTMLParser
    pdf: str
    whole: str
    briefing: str
    word: Any
    book: Any
    csv: list[dict[str, str]]


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def printed(content: bytes) -> str:
    return squeeze("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages))


def compare_beginnings() -> Comparison:
    """The demonstration, each document as far as three fifths: half the findings, and of every kind."""
    documents = read_documents(sorted(CORPUS.glob("*.txt")))
    return compare_documents([replace(one, parts=one.parts[: len(one.parts) * 3 // 5]) for one in documents])


@pytest.fixture(scope="module", params=[fixture.build, compare_beginnings])
def faces(request: pytest.FixtureRequest) -> Faces:
    comparison = request.param()
    made = {name: render(comparison, name) for name in FORMATS}
    return Faces(
        json=json.loads(made["json"]),
        html=LexborHTMLParser(made["html"]),
        pdf=printed(made["pdf"]),
        whole=printed(made["pdf-full"]),
        briefing=printed(made["briefing"]),
        word=docx.Document(io.BytesIO(made["docx"])),
        book=load_workbook(io.BytesIO(made["xlsx"])),
        csv=list(csv.DictReader(io.StringIO(made["csv"].decode("utf-8-sig"), newline=""))),
    )


def sheet(faces: Faces, name: str) -> list[dict[str, Any]]:
    page = faces.book[name]
    head = int(page.auto_filter.ref.split(":")[0][1:])
    titles = [cell.value for cell in page[head]]
    return [dict(zip(titles, row, strict=True)) for row in page.iter_rows(min_row=head + 1, values_only=True)]


def counted(alignments: list[dict[str, Any]]) -> dict[str, int]:
    """The counts again, from the single alignments."""
    relations = Counter(one["relation"] for one in alignments)
    return {
        "directives": len(alignments),
        **{name: relations[name] for name in WORDS},
        "partial": sum(one["relation"] != "omit" and one["coverage"] < 1 for one in alignments),
        "uncertain": sum(one["uncertain"] for one in alignments),
    }


def extent(one: dict[str, Any]) -> str:
    """How far an alignment says that its directive is carried."""
    if one["aside"] == "upper_matter":
        return "above" if one["relation"] == "omit" else "takes_part"
    if one["aside"]:
        return str(one["aside"])
    if one["uncertain"]:
        return "open"
    if one["relation"] == "omit":
        return "none"
    if one["older"]:
        return "like"
    return "part" if one["coverage"] < 1 else "whole"


def axes(alignments: list[dict[str, Any]]) -> dict[str, int]:
    """The counts on the two axes, and how many count nowhere, from the single alignments."""
    extents = Counter(map(extent, alignments))
    demands = Counter(one["demand"] for one in alignments if extent(one) in ("whole", "part"))
    return {
        "counted": sum(one["counted"] for one in alignments),
        **{name: extents[name] for name in ("whole", "part", "none", "open")},
        **{name: demands[name] for name in ("stricter", "same", "weaker", "not_comparable")},
        "aside": sum(not one["counted"] for one in alignments),
    }


def test_a_demand_follows_from_the_changes(faces: Faces) -> None:
    for one in faces.json["alignments"]:
        assert (one["demand"] is None) is (one["relation"] == "omit" or one["older"])
        less = {"force_weakened", "quantity_lowered", "deadline_later"}
        if one["demand"] and less & {change["kind"] for change in one["changes"]}:
            assert one["demand"] == "weaker"
        if "quantity_not_comparable" in {change["kind"] for change in one["changes"]}:
            assert one["demand"] != "same"


def mean_coverage(alignments: list[dict[str, Any]]) -> float:
    """Over all that counts."""
    own = [one["coverage"] for one in alignments if one["counted"]]
    return sum(own) / len(own)


def test_the_totals_of_the_json_are_those_of_its_alignments(faces: Faces) -> None:
    totals = faces.json["totals"]
    alignments = faces.json["alignments"]
    assert {name: totals["all"][name] for name in COLUMNS} == counted(alignments)
    assert totals["all"]["coverage"] == pytest.approx(mean_coverage(alignments), abs=1e-3)
    assert totals["initiatives"] == len(faces.json["initiatives"])
    for pair in totals["pairs"]:
        found = [
            one
            for one in alignments
            if (one["directive"]["document"], one["local"]["document"]) == (pair["upper"], pair["local"])
        ]
        assert {name: pair[name] for name in COLUMNS} == counted(found)


def test_csv_and_workbook_have_the_same_findings(faces: Faces) -> None:
    alignments = {one["id"]: one for one in faces.json["alignments"]}
    book = sheet(faces, "对照结果")
    assert len(book) == len(faces.csv) == len(alignments)
    for left, right in zip(faces.csv, book, strict=True):
        one = alignments[left["对照标识"]]
        assert right["对照标识"] == one["id"]
        assert left["编号"].lstrip("'") == right["编号"]
        assert left["关系"] == right["关系"] == WORDS[one["relation"]]
        partial = one["relation"] != "omit" and one["coverage"] < 1
        for row in (left, right):
            assert float(row["覆盖度"]) == pytest.approx(one["coverage"], abs=1e-4)
            assert float(row["置信度"]) == pytest.approx(one["confidence"], abs=1e-4)
            assert row["把握"] == SURE[one["certainty"]]
            assert int(row["有着落"]) == sum(duty["sure"] for duty in one["directive"]["duties"])
            assert bool(row["部分落实"]) is partial
            assert bool(row["待核"]) is one["uncertain"]
            assert bool(row["上级事项"]) is not one["applicable"]
            assert int(row["要点数"]) == len(one["directive"]["duties"])


def test_carried_as_a_whole_for_certain_stands_on_answers_that_are_certain(faces: Faces) -> None:
    """What the report shows as only possible carries no verdict that it calls sure; the page says so as the JSON does."""
    whole = [one for one in faces.json["alignments"] if one["counted"] and one["relation"] != "omit"]
    whole = [one for one in whole if one["coverage"] == 1 and not one["uncertain"] and not one["older"]]
    assert whole
    for one in whole:
        assert one["certainty"] != "sure" or all(duty["sure"] for duty in one["directive"]["duties"])
    articles = faces.html.css('article.finding[data-extent="whole"]')
    told = [article.css("p.head span.measure")[-1].text(strip=True) for article in articles]
    assert Counter(told) == Counter(f"判定{SURE[one['certainty']]}" for one in whole)
    for article, word in zip(articles, told, strict=True):
        assert word != "判定把握大" or all(each.attributes["class"] == "done" for each in article.css("ul.duties li"))


def test_the_workbook_adds_up(faces: Faces) -> None:
    titles = {"counted": "部署要求", "whole": "全部落实", "part": "部分落实", "none": "未承接", "open": "待核"}
    titles |= {"stricter": "要求加严", "same": "要求持平", "weaker": "要求降低", "not_comparable": "不可比"}
    *pairs, every = sheet(faces, "总表")
    totals, found = faces.json["totals"], faces.json["alignments"]
    expected = axes(found)
    assert {name: every[title] for name, title in titles.items()} == {name: expected[name] for name in titles}
    assert sum(every[word] for word in APART) == expected["aside"]
    assert every["平均覆盖度"] == pytest.approx(totals["headline"]["coverage"], abs=1e-4)
    rows = Counter(tuple(pair[title] for title in titles.values()) for pair in pairs)
    assert rows == Counter(tuple(axes(of_pair(pair, found))[name] for name in titles) for pair in totals["pairs"])
    assert len(sheet(faces, "自主新增")) == totals["initiatives"]
    assert len(sheet(faces, "文件")) == totals["documents"]


def of_pair(pair: dict[str, Any], alignments: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The alignments of one pair."""
    keys = (pair["upper"], pair["local"])
    return [one for one in alignments if (one["directive"]["document"], one["local"]["document"]) == keys]


def test_the_tables_of_totals_are_the_same_in_html_pdf_and_word(faces: Faces) -> None:
    found = faces.json["alignments"]
    pairs = [of_pair(pair, found) for pair in faces.json["totals"]["pairs"]]
    for counts in map(axes, (*pairs, found)):
        cells = {name: f"{count:,}" for name, count in counts.items()}
        short = [count for name, count in cells.items() if name not in ("same", "not_comparable")]
        assert "".join(short) in faces.pdf
        assert "".join(short) in faces.whole
        word = [*short[:5], "0", *short[5:]]  # with nothing that is like it only
        assert any(word == row[-9:] for row in word_rows(faces))
        if not axes(found)["not_comparable"]:
            del cells["not_comparable"]
        assert any(list(cells.values()) == row[2 : 2 + len(cells)] for row in html_rows(faces))


def word_rows(faces: Faces) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in faces.word.tables[0].rows]


def html_rows(faces: Faces) -> list[list[str]]:
    rows = faces.html.css("tr")
    return [[squeeze(cell.text(strip=True)) for cell in row.css("td, th")] for row in rows]


def test_every_face_says_the_result(faces: Faces) -> None:
    counts = axes(faces.json["alignments"])
    assert sum(counts[one] for one in ("whole", "part", "none", "open")) == counts["counted"]
    extents = f"全部落实{counts['whole']}项，部分落实{counts['part']}项，未承接{counts['none']}项"
    extents += f"，另有{counts['open']}项待核"
    apart = f"不计入以上数字、另列的{counts['aside']}项"
    demands = f"承接的{counts['whole'] + counts['part']}项中，要求持平{counts['same']}项、"
    demands += f"加严{counts['stricter']}项、降低{counts['weaker']}项"
    if counts["not_comparable"]:
        demands += f"，指标不可比{counts['not_comparable']}项；"
    word = squeeze("".join(one.text for one in faces.word.paragraphs))
    html = squeeze(faces.html.body.text())
    book = squeeze("".join(str(faces.book["总表"].cell(row, 1).value) for row in (2, 3)))
    for face in (word, html, faces.pdf, faces.whole, book, faces.briefing):
        assert extents in face
        assert demands in face
        assert apart in face
    for face in (word, html, faces.pdf, faces.whole, book):
        assert f"本级自主新增{faces.json['totals']['initiatives']}项" in face
    cut = {one["id"] for one in faces.json["documents"] if one["truncated"] or one["excerpt"]}
    blind = sum(
        one["counted"] and one["uncertain"] and one["relation"] == "omit" and one["local"]["document"] in cut
        for one in faces.json["alignments"]
    )
    for face in (word, html, faces.pdf, book, faces.briefing):
        assert (f"（其中{blind}项出在文本不完整的" in face) is bool(blind)
    for face in (word, html, faces.pdf, faces.briefing):
        assert (f"文本不完整，其中{blind}项没有见到，可能写在没有看到的部分" in face) is bool(blind)


def test_each_local_document_has_its_counts_in_the_briefing(faces: Faces) -> None:
    for local in dict.fromkeys(pair["local"] for pair in faces.json["totals"]["pairs"]):
        counts = axes([one for one in faces.json["alignments"] if one["local"]["document"] == local])
        told = ("counted", "whole", "part", "none", "open", "stricter", "weaker")
        assert "".join(str(counts[name]) for name in told) in faces.briefing


def test_word_has_a_row_for_every_finding_with_its_verdict(faces: Faces) -> None:
    verdicts = [
        row.cells[2].text
        for table in faces.word.tables
        if "结论" in [cell.text for cell in table.rows[0].cells]
        for row in table.rows[1:]
    ]
    counts = Counter(map(extent, faces.json["alignments"]))
    words = {"whole": "全部落实", "part": "部分落实", "none": "未承接", "open": "待核", "above": "上级事项"}
    words["takes_part"] = "参与上级事项"
    for name, word in words.items():
        assert sum(word in verdict.split("\n") for verdict in verdicts) == counts[name]


def test_html_and_pdf_show_every_finding_with_its_verdict(faces: Faces) -> None:
    shown = {name: len(faces.html.css(f"article.finding.{name}")) for name in WORDS}
    expected = Counter(one["relation"] for one in faces.json["alignments"])
    assert shown == {name: expected[name] for name in WORDS}
    for one in faces.json["alignments"]:
        assert squeeze(one["reason"]) in faces.whole


def test_what_is_carried_in_part_is_as_many_everywhere(faces: Faces) -> None:
    """Whoever reads 部分落实 in a headline finds each of them again with what it lacks, on the screen and on paper."""
    part = axes(faces.json["alignments"])["part"]
    assert part
    assert f"部分落实事项共{part}项" in faces.pdf
    tables = [one for one in faces.html.css("#decide table") if "缺少的内容" in one.text()]
    assert sum(len(one.css("tbody tr")) for one in tables) == part
    assert len({link.attributes["href"] for one in tables for link in one.css("a")}) == part
    (word,) = [one for one in faces.word.tables if "缺少的内容" in [cell.text for cell in one.rows[0].cells]]
    assert len(word.rows) - 1 == part


def test_changes_and_chains_are_as_many_everywhere(faces: Faces) -> None:
    changes = sum(len(one["changes"]) for one in faces.json["alignments"])
    assert len(sheet(faces, "变化")) == changes
    assert len(sheet(faces, "传导链")) == sum(len(one["steps"]) for one in faces.json["chains"])
    national = [one for one in faces.json["chains"] if one["origin"] == "national"]
    assert f"国家部署{len(national)}项" in faces.briefing
