"""Small inputs that stand for kinds of fault, each with its right outcome; and the titles of all laws at hand.

What ``NN-name.expect`` says in words stands here as checks, by number.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from compare.model import Clause, Document, Heading, Kind, Level
from compare.pipeline import read_documents

pytestmark = pytest.mark.real

CITY = "临川市"


def headings(document: Document) -> list[tuple[int, str]]:
    return [(part.depth, part.words) for part in document.parts if isinstance(part, Heading)]


def above(document: Document, beginning: str) -> tuple[str, ...]:
    """The headings above the clause that begins so."""
    return next(clause.headings for clause in document.clauses if clause.text.startswith(beginning))


def labels(document: Document) -> list[str]:
    return [clause.label for clause in document.clauses]


def phases(document: Document) -> None:
    assert document.identity.title == "临川市河道综合整治实施方案"
    inside = [words for depth, words in headings(document) if depth == 1]
    assert [words[:2] for words in inside] == ["1.", "2.", "3."]
    assert above(document, "开展排查整治")[0] == "二、实施步骤"
    assert document.audit.furniture == 0


def bases(document: Document) -> None:
    assert document.identity.title == "临川市河道综合整治实施方案"
    assert document.identity.level is Level.MUNICIPAL


def abolished(document: Document) -> None:
    identity = document.identity
    assert (identity.title, identity.number) == ("临川市人民政府关于废止部分文件的决定", "")
    assert (identity.level, identity.date) == (Level.MUNICIPAL, "2026-03-05")


def any_kind(document: Document) -> None:
    identity = document.identity
    assert identity.title == "临川市智能网联汽车道路测试管理规范（试行）"
    assert (identity.level, identity.region) == (Level.MUNICIPAL, CITY)


def three_lines(document: Document) -> None:
    assert document.identity.title == "关于印发临川市加快数据要素市场建设推动数字经济高质量发展行动方案的通知"
    assert document.identity.issuers == ("临川市人民政府办公室",)
    assert next(clause.text for clause in document.clauses) == "为推进相关工作，结合我市实际，现就有关事项明确如下。"


def cited_law(document: Document) -> None:
    assert (document.identity.title, document.identity.level) == ("临川市节水工作规范", Level.MUNICIPAL)


def inner_heading(document: Document) -> None:
    assert document.identity.title == "临川市智慧城市建设三年行动（2026—2028年）"
    assert (0, "重点任务与保障措施") in headings(document)


def standard_head(document: Document) -> None:
    assert document.identity.title == "关于加快数据要素市场建设的实施意见"
    assert document.audit.furniture == len("000001机密★1年特急")


def signer(document: Document) -> None:
    assert (document.identity.number, document.identity.issuers) == ("临政〔2026〕5号", ("临川市人民政府",))


def dated(document: Document) -> None:
    assert document.identity.date == "2026-03-05"


def in_force(document: Document) -> None:
    assert document.identity.date == "2026-03-05"
    assert headings(document) == [(0, "第一章 总则")]


def decimals(document: Document) -> None:
    assert headings(document) == [
        (0, "1 总则"),
        (1, "1.1 编制目的"),
        (0, "2 设计要求"),
        (1, "2.1 一般要求"),
        (1, "2.2 检测"),
    ]
    assert above(document, "2.1.1") == above(document, "2.1.2") == ("2 设计要求", "2.1 一般要求")
    assert above(document, "2.2.1") == ("2 设计要求", "2.2 检测")


def automatic_decimals(document: Document) -> None:
    assert headings(document) == [(0, "1 总体要求"), (0, "2 重点任务")]
    assert above(document, "2.1建设平台，2027年底前建成")[0] == "2 重点任务"


def cross_reference(document: Document) -> None:
    assert labels(document) == ["第一条", "第二条", "第三条"]
    assert document.clauses[1].text.count("\n") == 2
    assert not any("编号不连续" in one for one in document.warnings)


def page_numbers(document: Document) -> None:
    assert document.audit.furniture == len("1" + "2" + "-3-")
    text = "".join(clause.text for clause in document.clauses)
    assert "由市国家保密局另行规定，报市政府批准后实施" in text
    assert "给予贷款贴息，贴息比例不超过" in text
    assert any("对第一百零二条所列事项，由市司法局" in clause.text for clause in document.clauses)
    assert not any("条" in label for label in labels(document))


def last_clause(document: Document) -> None:
    assert "（四）" in labels(document)
    assert above(document, "（四）每季度通报一次进展。") == ("二、强化保障",)


def short_tasks(document: Document) -> None:
    tasks = [clause.text for clause in document.clauses if clause.label in ("（一）", "（二）", "（三）")]
    assert tasks == ["（一）2027年底前建成公共数据平台。", "（二）市财政安排资金五千万元。", "（三）每年培训一万人次。"]


def styles(document: Document) -> None:
    assert document.identity.title == "临川市数据要素市场建设指引"
    assert headings(document)[:3] == [(0, "建设平台"), (1, "市级平台"), (1, "县级平台")]


CASES: dict[str, Callable[[Document], None]] = {
    "01": phases, "02": bases, "04": abolished, "06": any_kind, "08": three_lines, "09": cited_law, "11": inner_heading,
    "12": standard_head, "13": signer, "14": dated, "15": in_force, "17": decimals, "18": automatic_decimals,
    "20": cross_reference, "21": page_numbers, "22": last_clause, "23": short_tasks, "29": styles,
}  # fmt: skip


@pytest.mark.parametrize("number", sorted(CASES))
def test_case(number: str, real: Path) -> None:
    (path,) = [one for one in (real / "cases").glob(f"{number}-*") if one.suffix != ".expect"]
    (document,) = read_documents([path])
    CASES[number](document)
    assert all(isinstance(part, Clause | Heading) for part in document.parts)
    assert all(clause.kind in Kind for clause in document.clauses)


def test_titles_of_all_laws_are_their_first_line(real: Path) -> None:
    paths = [
        one for name in ("air", "blood", "sme", "pairs") for one in sorted((real / "documents" / name).rglob("*.md"))
    ]
    assert len(paths) >= 50
    for path in paths:
        first = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
        (document,) = read_documents([path])
        assert document.identity.title == first.lstrip("# ").strip()
        assert document.identity.level is not None
