"""A document against its own copy one level down: everything adopted, nothing added, missing or changed.

The same holds where a paragraph of the copy is split, two are joined, or its lines are broken elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from compare.errors import PolicyCompareError
from compare.matching.directives import find_directives
from compare.model import Clause, Directive, Document, Heading, Kind, Level, Relation
from compare.pipeline import compare_pair, read_documents
from compare.reading.classify import classify
from notation import draft

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
PLANS = ("pairs", "seeds")
LAWS = ("air", "blood", "sme")  # regulations on three laws
LEAST = 5  # directives of a real document that is tried
LONGEST = 700  # characters of two paragraphs that are joined
LINE = 38  # characters of a line that is broken

Change = Callable[[Document], Document]


def as_it_is(document: Document) -> Document:
    return document


def split_paragraphs(document: Document) -> Document:
    """Each paragraph of several sentences in two, at the sentence end nearest to its middle."""
    return rewrite(document, halves)


def halves(clause: Clause) -> Iterator[Clause]:
    text = clause.text
    ends = [at + 1 for at, sign in enumerate(text[:-1]) if sign == "。" and 8 < at < len(text) - 9]
    ends = [at for at in ends if text[at] not in "”）)"]
    if not ends:
        yield clause
        return
    at = min(ends, key=lambda end: abs(end - len(text) / 2))
    yield replace(clause, text=text[:at])
    yield replace(clause, id=f"{clause.id}b", label="", text=text[at:])


def join_paragraphs(document: Document) -> Document:
    """Each two paragraphs under one heading in one."""
    parts: list[Heading | Clause] = []
    for part in document.parts:
        last = parts[-1] if parts else None
        if (
            isinstance(part, Clause)
            and isinstance(last, Clause)
            and part.kind is last.kind is Kind.CLAUSE
            and part.headings == last.headings
            and not part.label
            and last.text.endswith("。")
            and not last.id.endswith("j")
            and len(last.text) + len(part.text) < LONGEST
        ):
            parts[-1] = replace(last, id=f"{last.id}j", text=f"{last.text}\n{part.text}")
        else:
            parts.append(part)
    return classify(replace(document, parts=tuple(parts)))


def rewrite(document: Document, change: Callable[[Clause], Iterator[Clause]]) -> Document:
    parts: list[Heading | Clause] = []
    for part in document.parts:
        parts += change(part) if isinstance(part, Clause) and part.kind is Kind.CLAUSE else [part]
    return classify(replace(document, parts=tuple(parts)))


def split_and_wrap(document: Document) -> Document:
    """Split paragraphs, each in lines of one length, wherever a sentence ends."""
    return rewrite(split_paragraphs(document), lambda clause: iter([replace(clause, text=broken(clause.text))]))


def broken(text: str) -> str:
    return "\n".join(text[at : at + LINE] for at in range(0, len(text), LINE))


CHANGES: tuple[Change, ...] = (as_it_is, split_paragraphs, join_paragraphs, split_and_wrap)


@dataclass(frozen=True, slots=True)
class Upper:
    """A document as one of the nation, with its directives."""

    document: Document
    directives: tuple[Directive, ...]


def as_upper(document: Document) -> Upper:
    upper = replace(document, identity=replace(document.identity, level=Level.NATIONAL))
    return Upper(upper, find_directives(upper))


def faults(upper: Upper, change: Change) -> list[str]:
    """What is told of a document against its changed copy, beside that everything is adopted."""
    document = upper.document
    copied = replace(change(document), id="d-copy", identity=replace(document.identity, level=Level.PROVINCIAL))
    found = list(compare_pair(upper.directives, document, copied, wording=False))
    return [
        f"{one.relation} {one.coverage:.2f} {one.reason} {[(x.kind, x.upper, x.local) for x in one.changes]}"
        for one in found
        if one.relation is not Relation.ADOPT or one.changes or one.coverage < 1
    ]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("file", ["national_plan.txt", "provincial_opinion.txt", "municipal_plan.txt"])
def test_a_demonstration_document_adopts_itself(file: str, change: Change) -> None:
    for document in read_documents([CORPUS / file]):
        assert not faults(as_upper(document), change)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(
    "notation",
    [
        # few and short directives: chance says nothing of them
        "# 一、任务\n（一）建设统一的渡口平台。到2031年底，接入率达到90%以上。\n（二）建立通报制度。每季度通报一次，并纳入考核。",
        # two articles alike: neither adds to the other
        "# 第一章\n第一条 渡口经营者应当公示票价。\n第二条 渡口经营者应当公示票价和投诉电话，每年更新一次。\n"
        "第三条 违反本规定第一条，未公示票价的，由市交通部门责令改正，处二千元以上五千元以下的罚款。\n"
        "第四条 违反本规定第二条，未公示投诉电话的，由市交通部门责令改正，处五千元以上一万元以下的罚款。",
        # who is responsible
        "# 一、任务\n推进渡口改造。每年改造渡口12处。安装救生设施。（市交通局牵头，市财政局负责）",
    ],
)
def test_a_short_document_adopts_itself(notation: str, change: Change) -> None:
    assert not faults(as_upper(draft(notation)), change)


def test_a_second_sentence_in_a_paragraph_of_its_own_is_part_of_the_answer() -> None:
    upper = draft("# 一、任务\n（五）建立通报制度。每季度通报一次渡口改造进展，并纳入年度考核。")
    local = draft(
        "# 一、任务\n（五）建立通报制度。\n每季度通报一次渡口改造进展，并纳入年度考核。", level=Level.MUNICIPAL
    )
    (found,) = compare_pair(find_directives(upper), upper, local)
    assert found.relation is Relation.ADOPT
    assert found.coverage == 1


def test_words_that_stand_there_by_chance_answer_no_row_of_a_table() -> None:
    upper = draft("# 主要目标\n| 1 | 渡口 | 艘 | 约束性 | 300 |\n| 2 | 救生衣配备率 | % | 约束性 | 100 |")
    local = draft("# 任务\n约束性管理公交场站300处，渡口休息室另行建设。", level=Level.MUNICIPAL)
    assert all(
        one.relation is Relation.OMIT or one.uncertain for one in compare_pair(find_directives(upper), upper, local)
    )


@pytest.fixture(scope="module")
def plans(real: Path) -> tuple[Upper, ...]:
    return tuple(read_real(real, PLANS))


@pytest.fixture(scope="module")
def laws(real: Path) -> tuple[Upper, ...]:
    return tuple(read_real(real, LAWS))


REAL_CHANGES: tuple[Change, ...] = (as_it_is, join_paragraphs, split_and_wrap)


@pytest.mark.real
@pytest.mark.parametrize("change", REAL_CHANGES)
def test_real_documents_adopt_themselves(plans: tuple[Upper, ...], laws: tuple[Upper, ...], change: Change) -> None:
    every = (*plans, *laws)
    assert len(plans) > 50 and len(laws) > 30
    tried = every[REAL_CHANGES.index(change) :: len(REAL_CHANGES)]  # one change each: there are many, much alike
    told = [f"{one.document.file} {fault}" for one in tried for fault in faults(one, change)]
    assert not told, f"{len(told)}: {told[:5]}"


def read_real(folder: Path, names: tuple[str, ...]) -> Iterator[Upper]:
    """The real documents of some folders with enough directives."""
    for path in sorted(path for name in names for path in (folder / "documents" / name).rglob("*") if path.is_file()):
        try:
            documents = read_documents([path])
        except PolicyCompareError:
            continue
        yield from (one for one in map(as_upper, documents) if len(one.directives) >= LEAST)
