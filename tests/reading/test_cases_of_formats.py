"""The small inputs that went wrong once, by what is right for each: those that a format decides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from compare.model import Clause, Document, Heading, Kind, Role
from compare.pipeline import read_documents

pytestmark = pytest.mark.real


def tree(document: Document) -> list[tuple[int, str]]:
    """Headings and clauses with the number of headings above them."""
    return [
        (len(part.headings), part.text) if isinstance(part, Clause) else (part.depth, part.words)
        for part in document.parts
    ]


def texts(document: Document) -> list[str]:
    return [text for _, text in tree(document)]


def is_plan(document: Document) -> None:
    """The plan that six PDF files hold."""
    headings = [part.words for part in document.parts if isinstance(part, Heading)]
    assert document.identity.title == "临川市数据要素市场建设方案"
    assert headings == ["一、建设公共数据平台", "二、培育数据企业", "三、强化保障"]
    assert len(document.clauses) == 4
    assert all(clause.text.endswith("。") for clause in document.clauses)
    assert "2027年底前建成全市统一的公共数据平台" in document.clauses[1].text


def is_rotated(document: Document) -> None:
    is_plan(document)
    assert document.audit.quality == 1


def is_stamped(document: Document) -> None:
    is_plan(document)
    assert document.audit.furniture == 8


def is_recognised(document: Document) -> None:
    assert any("扫描识别" in one or "不是正常的文字" in one for one in document.warnings)


def is_numbered(document: Document) -> None:
    headings = [part.words for part in document.parts if isinstance(part, Heading)]
    assert [one.replace(" ", "") for one in headings] == ["1总体要求", "2重点任务"]
    clause = next(one for one in document.clauses if "建设平台" in one.text)
    assert clause.label == "2.1"
    assert [one.replace(" ", "") for one in clause.headings] == ["2重点任务"]


def is_article(document: Document) -> None:
    assert texts(document) == [
        "为加快数据要素市场建设，结合我市实际，制定本方案。",
        "一、建设公共数据平台",
        "市大数据局牵头，2027年底前建成全市统一的公共数据平台。",
        "各县区同步建设分平台。",
        "二、培育数据企业",
        "每年培育二十家骨干数据企业，市财政给予支持。",
    ]


def has_nested_rows(document: Document) -> None:
    rows = [clause.text for clause in document.clauses if clause.kind is Kind.TABLE]
    assert "2 | 培育企业 | （1）培育龙头企业十家 （2）培育中小企业百家 | 市工信局 | 持续推进" in rows
    assert len(rows) == 5
    assert document.identity.issuers == ()


def has_three_rows(document: Document) -> None:
    rows = [clause.text for clause in document.clauses if clause.kind is Kind.TABLE]
    assert rows[1:] == ["1 | 建设公共数据平台 | 市大数据局 | 2027年底", "2 | 培育骨干企业二十家 | 市工信局 | 2026年底"]
    assert len(rows) == 3


def has_no_table(document: Document) -> None:
    assert document.identity.title == "临川市数据要素市场建设方案"
    assert [clause.kind for clause in document.clauses] == [Kind.CLAUSE] * 2
    assert len(document.parts) == 3


def has_styles(document: Document) -> None:
    assert document.identity.title == "临川市数据要素市场建设指引"
    assert [(depth, text) for depth, text in tree(document) if not text.endswith("。")] == [
        (0, "建设平台"),
        (1, "市级平台"),
        (1, "县级平台"),
        (0, "培育企业，壮大市场"),
    ]


def is_traditional(document: Document) -> None:
    assert document.identity.title == "臨川市停車場管理自治條例"
    assert any("繁体字" in one for one in document.warnings)
    roles = {clause.label: clause.role for clause in document.clauses}
    assert roles["第三條"] is Role.MEASURE


CASES: tuple[tuple[str, Callable[[Document], None]], ...] = (
    ("18", is_numbered),
    ("25", is_article),
    ("26", has_nested_rows),
    ("27", has_three_rows),
    ("28", has_no_table),
    ("29", has_styles),
    ("31", is_rotated),
    ("32", is_stamped),
    ("34", is_plan),
    ("35", is_plan),
    ("36", is_recognised),
    ("41", is_traditional),
    ("42", is_plan),
)


@pytest.mark.parametrize(("number", "right"), CASES, ids=[number for number, _ in CASES])
def test_a_case_is_right(number: str, right: Callable[[Document], None], real: Path) -> None:
    found = [path for path in (real / "cases").glob(f"{number}-*") if path.suffix != ".expect"]
    (document,) = read_documents(found)
    right(document)
