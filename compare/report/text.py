"""For a person at a terminal: how files were read, what would be compared and why, the measures of an alignment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields

from compare.evaluate import Judged, compare_runs, score
from compare.knowledge.titles import LABELS, OLDER_MARK, SECONDHAND_MARK
from compare.model import Audit, Choice, Document, Heading, Identity, Kind, Place, Role
from compare.reading.lines import READING
from compare.text.words import quote_title, say_lines
from compare.words.labels import BUCKET, LEVEL, LEVEL_UNKNOWN, RELATION

# First words of a clause: enough to find it in the file.
FIRST_WORDS = 32
INDENT = "  "
# What a clause does, where it is neither a directive nor evidence.
ASIDE = {
    Role.PLAIN: "陈述",
    Role.BACKGROUND: "背景",
    Role.IDEOLOGY: "总体要求",
    Role.PRINCIPLE: "原则",
    Role.FORMALITY: "程序",
}
UNUSUAL = {Kind.TABLE: "表格", Kind.FOOTNOTE: "脚注"}


def outline_text(documents: Sequence[Document]) -> str:
    """Every document with its identity, its headings and clauses by line, its audit and warnings; then the totals."""
    lines = [line for document in documents for line in print_document(document)]
    if len(documents) > 1:
        lines.append(print_totals(documents))
    return "".join(f"{line}\n" for line in lines)


def print_totals(documents: Sequence[Document]) -> str:
    """The audits of all documents added up; quality is that of the worst."""
    audits = [document.audit for document in documents]
    counts = {field.name: sum(getattr(one, field.name) for one in audits) for field in fields(Audit)}
    total = Audit(**{**counts, "quality": min(one.quality for one in audits)})
    files = len({document.file for document in documents})
    clauses = sum(len(document.clauses) for document in documents)
    return f"合计：{files}个文件，内有{len(documents)}份，共{clauses}条；{print_audit(total)}"


def print_document(document: Document) -> Iterator[str]:
    """The lines for one document, an empty one last."""
    yield document.identity.title or "（未认出标题）"
    yield from (INDENT + line for line in print_identity(document))
    for part in document.parts:
        if isinstance(part, Heading):
            yield print_part(part.depth, part.words, "", part.place)
        else:
            words = "、".join(filter(None, (UNUSUAL.get(part.kind), ASIDE.get(part.role))))
            yield print_part(len(part.headings), part.text, f"〔{words}〕" if words else "", part.place)
    yield f"{INDENT}统计：{print_audit(document.audit)}"
    yield from (f"{INDENT}提示：{warning}" for warning in document.warnings)
    yield ""


def print_identity(document: Document) -> Iterator[str]:
    """What the document says of itself; unknown parts are left out, an unknown level is said."""
    identity = document.identity
    level = LEVEL[identity.level] if identity.level else LEVEL_UNKNOWN
    facts = (
        ("种类", LABELS[identity.kind]),
        ("层级", level),
        ("地区", identity.region),
        ("发文", "、".join(identity.issuers)),
        ("文号", identity.number),
        ("日期", identity.date),
        ("状态", print_state(identity)),
    )
    yield "；".join(f"{name}：{value}" for name, value in facts if value)
    yield f"文件：{document.file}，{print_place(document.place)}"
    if document.collection:
        yield f"编入：{' › '.join(document.collection)}"


def print_state(identity: Identity) -> str:
    """What of it is not there."""
    return "、".join(word for word, holds in (("节选", identity.excerpt), ("未完", identity.truncated)) if holds)


def print_part(depth: int, text: str, aside: str, place: Place) -> str:
    """One heading or clause: indented by its depth, first words, what is unusual about it, where it stands."""
    words = " ".join(text.split())
    if len(words) > FIRST_WORDS:
        words = words[:FIRST_WORDS] + "…"
    return f"{INDENT * (depth + 1)}{words}{aside}　{print_place(place)}"


def print_place(place: Place) -> str:
    """Page, if there are pages, and lines."""
    lines = say_lines(*place.lines)
    return lines if place.page is None else f"第{place.page}页，{lines}"


def print_audit(audit: Audit) -> str:
    """Where the characters went; empty buckets are left out, unread characters are always said."""
    buckets = ((word, getattr(audit, bucket)) for bucket, word in BUCKET.items())
    shares = "，".join(f"{word}{count}" for word, count in buckets if count or word == BUCKET["unread"])
    doubt = f"；读入质量{audit.quality:.2f}" if audit.quality < READING.quality else ""
    return f"共{audit.characters}字；{shares}{doubt}"


WRONG_WORDS = 40
MISSING = "未读到"
MEASURES = {
    "directives": "标注条数", "found": "读到率", "omit_f1": "缺失F1", "hit1": "首条命中率", "hit3": "前三条命中率",
    "link_p": "条款精确率", "link_r": "条款召回率", "link_f1": "条款F1",
    "relation_acc": "关系正确率", "relation_f1": "关系F1", "sure_acc": "把握较大半数的正确率",
}  # fmt: skip


def evaluation_text(verdicts: Sequence[Judged], before: Sequence[Judged] = ()) -> str:
    """A row a pair and one for all; then what was gained and lost since ``before``."""
    pairs = dict.fromkeys(one.label.pair for one in verdicts)
    rows = [(pair, score([one for one in verdicts if one.label.pair == pair])) for pair in pairs]
    if len(rows) > 1:
        rows.append(("合计", score(verdicts)))
    lines = ["\t".join(("文件对", *MEASURES.values()))]
    lines += ["\t".join((pair, *(show(getattr(scores, name)) for name in MEASURES))) for pair, scores in rows]
    if before:
        gains, losses = compare_runs(verdicts, before)
        lines += ["", f"判对增加 {len(gains)} 条，减少 {len(losses)} 条"]
        lines += [f"+ {describe(one)}" for one in gains] + [f"- {describe(one)}" for one in losses]
    return "".join(f"{line}\n" for line in lines)


def show(value: float) -> str:
    """A count as it is, a share with three digits."""
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def describe(verdict: Judged) -> str:
    """One labelled directive in a line."""
    label = verdict.label
    said = RELATION[verdict.relation] if verdict.relation else MISSING
    return f"{label.pair}\t{label.id}\t{RELATION[label.relation]}→{said}\t{label.upper[:WRONG_WORDS]}"


NOT_TAKEN = 3  # reasons named for a local document that meets nothing


def list_text(
    documents: Sequence[Document],
    choices: Sequence[Choice],
    main: Sequence[Choice] = (),
    copies: Sequence[tuple[str, str]] = (),
) -> str:
    """The documents with numbers, as options take them, then the pairs; those of ``main``, for ``init``, with ★."""
    numbers = {one.id: number for number, one in enumerate(documents, 1)}
    lines = [f"文件（{len(documents)}份）"]
    lines += [_document(one, numbers, dict(copies)) for one in documents]
    taken = [one for one in choices if one.chosen]
    lines += ["", f"比对（{len(taken)}对{'；★ 为 init 选取的' if main else ''}）"]
    lines += _pairs(taken, {(one.local, one.upper) for one in main}, numbers, documents)
    left_out = list(_left_out(documents, choices, numbers))
    lines += ["", f"未比对的本级文件（{len(left_out)}份）", *left_out] if left_out else []
    return "".join(f"{line}\n" for line in lines)


def _document(document: Document, numbers: Mapping[str, int], copies: Mapping[str, str]) -> str:
    identity = document.identity
    copy = f"与第{numbers[copies[document.id]]}份相同" if document.id in copies else ""
    facts = (
        LEVEL[identity.level] if identity.level else LEVEL_UNKNOWN,
        LABELS[identity.kind],
        f"{identity.title or '（未认出标题）'}{SECONDHAND_MARK if identity.kind.secondhand else ''}",
        identity.region,
        identity.number,
        identity.date,
        print_state(identity),
        copy,
        document.file,
    )
    return f"{numbers[document.id]:>4}  " + "　".join(one for one in facts if one)


def _pairs(
    taken: Sequence[Choice], main: set[tuple[str, str]], numbers: Mapping[str, int], documents: Sequence[Document]
) -> Iterator[str]:
    titles = {one.id: one.identity.title for one in documents}
    for number, one in enumerate(taken, 1):
        mark = "★" if (one.local, one.upper) in main else "　"
        older = f"；{OLDER_MARK}" if one.older else ""
        local, upper = (f"[{numbers[key]}]{quote_title(titles[key])}" for key in (one.local, one.upper))
        yield f"{number:>4}{mark} {local} ← {upper}　{one.reason}{older}"


def _left_out(documents: Sequence[Document], choices: Sequence[Choice], numbers: Mapping[str, int]) -> Iterator[str]:
    """The local documents that meet nothing, with the reasons, each once."""
    met = {one.local for one in choices if one.chosen}
    titles = {one.id: one.identity.title for one in documents}
    reasons: dict[str, dict[str, None]] = {}
    for one in choices:
        if one.local not in met:
            reasons.setdefault(one.local, {})[one.reason.partition("：")[0]] = None
    for local, why in reasons.items():
        yield f"{numbers[local]:>4}  {quote_title(titles[local])}　{'、'.join(list(why)[:NOT_TAKEN])}"
