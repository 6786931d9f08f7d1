"""The sheets beside the findings: totals, initiatives, chains, documents, citations. Columns are tables."""

from __future__ import annotations

from dataclasses import dataclass

from compare.model import Citation, Document, Finding, Initiative, Tally
from compare.output.sheets import Column
from compare.words import labels, phrase
from compare.words.language import Language, msgid


@dataclass(frozen=True, slots=True)
class TotalsLine:
    """The counts of one pair, or of all."""

    number: str
    upper: str
    local: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class InitiativeLine:
    """One initiative with the title of its document."""

    initiative: Initiative
    title: str
    say: Language


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of a chain: the finding there, and what the chain comes to."""

    number: str
    upper: str
    text: str
    kind: str
    level: str
    local: str
    finding: Finding
    say: Language


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document and what it was in this comparison."""

    document: Document
    level: str
    roles: str
    title: str
    say: Language


@dataclass(frozen=True, slots=True)
class CitationLine:
    """One citation with the titles of the documents it joins."""

    citation: Citation
    title: str
    target: str
    say: Language


YES = msgid("是")

TOTALS: tuple[Column[TotalsLine], ...] = (
    Column(msgid("序"), 6, lambda one: one.number),
    Column(msgid("上位文件"), 46, lambda one: one.upper),
    Column(msgid("本级文件"), 46, lambda one: one.local),
    Column(msgid("部署要求"), 10, lambda one: one.tally.directives, "count"),
    Column(msgid("采纳"), 8, lambda one: one.tally.adopt, "count"),
    Column(msgid("拓展"), 8, lambda one: one.tally.extend, "count"),
    Column(msgid("缺失"), 8, lambda one: one.tally.omit, "count"),
    Column(msgid("部分"), 8, lambda one: one.tally.partial, "count"),
    Column(msgid("待核"), 8, lambda one: one.tally.uncertain, "count"),
    Column(
        msgid("平均覆盖度"),
        11,
        lambda one: phrase.WITHHELD if one.tally.coverage is None else round(one.tally.coverage, 4),
        "share",
    ),
)

INITIATIVES: tuple[Column[InitiativeLine], ...] = (
    Column(msgid("本级文件"), 34, lambda one: one.title),
    Column(msgid("章节"), 34, lambda one: phrase.headings(one.initiative.clause.headings)),
    Column(msgid("条款"), 80, lambda one: one.initiative.clause.text),
    Column(msgid("条款出处"), 16, lambda one: phrase.place(one.initiative.clause.place, one.say)),
    Column(msgid("条款标识"), 14, lambda one: one.initiative.clause.id),
)

CHAINS: tuple[Column[StepLine], ...] = (
    Column(msgid("部署编号"), 9, lambda one: one.number),
    Column(msgid("上位文件"), 30, lambda one: one.upper),
    Column(msgid("部署要求"), 50, lambda one: one.text),
    Column(msgid("传导结果"), 18, lambda one: one.kind),
    Column(msgid("层级"), 7, lambda one: one.level),
    Column(msgid("本级文件"), 34, lambda one: one.local),
    Column(msgid("关系"), 7, lambda one: one.say(labels.RELATION[one.finding.relation])),
    Column(msgid("覆盖度"), 8, lambda one: round(one.finding.coverage, 4), "share"),
    Column(msgid("待核"), 7, lambda one: one.say(labels.UNCERTAIN) if one.finding.uncertain else ""),
    Column(msgid("对照标识"), 14, lambda one: one.finding.id),
)

DOCUMENTS: tuple[Column[DocumentLine], ...] = (
    Column(msgid("文件"), 46, lambda one: one.title),
    Column(msgid("层级"), 8, lambda one: one.level),
    Column(msgid("地区"), 14, lambda one: one.document.identity.region),
    Column(msgid("发文机关"), 26, lambda one: one.say.join(one.document.identity.issuers)),
    Column(msgid("文号"), 20, lambda one: one.document.identity.number),
    Column(msgid("日期"), 12, lambda one: one.document.identity.date),
    Column(msgid("在对照中"), 14, lambda one: one.roles),
    Column(msgid("节选"), 7, lambda one: one.say(YES) if one.document.identity.excerpt else ""),
    Column(msgid("不完整"), 8, lambda one: one.say(YES) if one.document.identity.truncated else ""),
    Column(msgid("条款数"), 8, lambda one: len(one.document.clauses), "count"),
    Column(msgid("全文字数"), 9, lambda one: one.document.audit.characters, "count"),
    Column(msgid("未读字数"), 9, lambda one: one.document.audit.unread, "count"),
    Column(msgid("读入质量"), 9, lambda one: round(one.document.audit.quality, 4), "share"),
    Column(msgid("读入提示"), 50, lambda one: "\n".join(one.document.warnings)),
    Column(msgid("文件名"), 28, lambda one: one.document.file),
    Column(msgid("位置"), 14, lambda one: phrase.place(one.document.place, one.say)),
    Column(msgid("所在汇编"), 24, lambda one: phrase.headings(one.document.collection)),
    Column(msgid("SHA-256"), 20, lambda one: one.document.sha256),
    Column(msgid("文件标识"), 14, lambda one: one.document.id),
)
CITATIONS: tuple[Column[CitationLine], ...] = (
    Column(msgid("文件"), 40, lambda one: one.title),
    Column(msgid("引用情况"), 16, lambda one: one.say(labels.CITATION[one.citation.kind])),
    Column(msgid("所引文件"), 40, lambda one: one.citation.title),
    Column(msgid("所引文号"), 20, lambda one: one.citation.number),
    Column(msgid("对应文件"), 40, lambda one: one.target),
    Column(msgid("引用处"), 14, lambda one: phrase.place(one.citation.place, one.say) if one.citation.place else ""),
    Column(msgid("说明"), 46, lambda one: one.citation.note),
)
