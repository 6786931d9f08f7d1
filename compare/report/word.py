"""The comparison as a Word document that people go on writing in: real headings, styles, tables with repeated heads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from compare.model import Change, Clause
from compare.output.word import (
    MARK_STYLES,
    Cell,
    Element,
    cell,
    close_word,
    frame_pages,
    marked,
    open_word,
    paragraph,
    parted_table,
    run,
    sourced,
)
from compare.report.documents import Card, TotalsRow
from compare.report.findings import Item, Row
from compare.report.gaps import ApartLine, ChainView, Gap, say_breaks
from compare.report.guide import Lack
from compare.report.names import Chip
from compare.report.view import Report
from compare.words import labels, phrase, runs
from compare.words.language import Language, msgid
from compare.words.name import head_directive
from compare.words.phrase import say_difference, say_upper

ASKED = 90  # characters of upper words in the list of what is weaker
# Columns: width in twentieths of a point (the page has 9,638 between its margins) and title.
TOTALS = (
    (560, msgid("序")),
    (2418, msgid("上位文件")),
    *((740, one) for one in (msgid("部署"), msgid("全部落实"), labels.PARTIAL, msgid("未承接"), msgid("待核"))),
    *((740, one) for one in (msgid("文字相近"), msgid("要求加严"), msgid("要求降低"), msgid("另列"))),
)
SUBJECT = 24  # characters of what a change is about
FINDINGS = (
    (760, msgid("编号")),
    (3700, msgid("上位部署")),
    (1180, msgid("结论")),
    (3998, msgid("本级文件的条款与依据")),
)
NEAREST = 90  # characters of the nearest clause that was not taken
LEGEND = ((1600, msgid("标记")), (8038, msgid("含义")))
Record = TypeVar("Record")
Column = tuple[int, str, Callable[[Record], Cell]]  # width and title of a column, and what makes its cell of a record


def lay_out(columns: Sequence[Column[Record]], records: Iterable[Record], say: Language) -> Iterator[Element]:
    """A table with a row for each record."""
    heads = [(width, title) for width, title, _ in columns]
    yield from parted_table(heads, [[make(one) for *_, make in columns] for one in records], say)


def body(view: Report, say: Language) -> Iterator[Element]:
    """Every paragraph and table, in the order of the page."""
    yield paragraph(view.title, style="Title")
    if view.subtitle and view.subtitle not in view.title:
        yield paragraph(say("本级文件：{names}", names=view.subtitle), style="Subtitle")
    if view.frame.issuer:
        yield paragraph(view.frame.issuer, style="Subtitle")
    for line in view.result:
        yield paragraph(line)
    for part in (_totals, _gaps, _lacks, _weaker, _findings, _apart, _initiatives, _chains, _documents, _method):
        yield from part(view, say)


def _totals(view: Report, say: Language) -> Iterator[Element]:
    yield paragraph(say("一、总表"), style="Heading1")
    for warning in view.warnings:
        yield paragraph(say("请注意：{warning}", warning=warning))
    rows: list[list[Cell]] = []
    for group in view.totals:
        rows.append([Cell([paragraph(say("本级文件：{name}", name=group.local), style="Verdict")], span=len(TOTALS))])
        rows += map(_tally, group.rows)
    yield from parted_table(TOTALS, [*rows, _tally(TotalsRow(say("合计"), view.counts))], say)


def _tally(row: TotalsRow) -> list[Cell]:
    one = row.counts
    numbers = (one.counted, one.whole, one.part, one.none, one.open, one.like, one.stricter, one.weaker, one.aside)
    shown = map(phrase.number, numbers)
    return [cell(row.number), cell(row.name), *(cell(one, style="Number") for one in shown)]


def _gaps(view: Report, say: Language) -> Iterator[Element]:
    yield paragraph(say("二、未承接清单"), style="Heading1")
    yield paragraph(view.gap_note)
    columns: tuple[Column[Gap], ...] = (
        (800, msgid("编号"), lambda one: cell(one.number)),
        (4300, msgid("部署要求"), lambda one: cell(one.brief, style="Quoted")),
        (1300, msgid("力度"), lambda one: cell(say.join((say(labels.FORCE[one.directive.force]), *_words(one.chips))))),
        (2238, msgid("上位文件"), lambda one: cell(one.upper)),
        (1000, msgid("未承接的文件"), lambda one: cell(one.whose or say("本级"))),
    )
    if view.gaps:
        yield from lay_out(columns, view.gaps, say)


def _lacks(view: Report, say: Language) -> Iterator[Element]:
    yield paragraph(say("三、部分落实事项"), style="Heading1")
    if not view.lacks:
        yield paragraph(say("没有。"))
        return
    columns: tuple[Column[Lack], ...] = (
        (1500, msgid("条款"), lambda one: sourced(one.item.lead, _cited(one.item, view), "TableText")),
        (2300, msgid("上位要求"), lambda one: cell(_head(one.item), style="Quoted")),
        (1400, msgid("本级条款"), lambda one: cell(one.place)),
        (3500, msgid("缺少的内容"), lambda one: cell(one.tell(len(one.parts)), style="Quoted")),
        (938, msgid("缺项把握"), lambda one: cell(say(labels.CERTAINTY[one.certainty]))),
    )
    yield from lay_out(columns, view.lacks, say)


def _cited(item: Item, view: Report) -> str:
    return view.cites[item.finding.directive.id]


def _words(chips: Iterable[Chip]) -> Iterator[str]:
    return (one.text for one in chips)


def _weaker(view: Report, say: Language) -> Iterator[Element]:
    yield paragraph(say("四、要求弱化事项"), style="Heading1")
    if not view.weaker:
        yield paragraph(say("没有发现要求弱化的地方。"))
        return
    columns: tuple[Column[tuple[Change, Item]], ...] = (
        (800, msgid("编号"), lambda one: cell(one[1].lead)),
        (2900, msgid("指标或事项"), lambda one: sourced(_head(one[1]), _cited(one[1], view))),
        (2300, msgid("上位文件"), lambda one: cell(say_upper(one[0], ASKED) or "—", style="Quoted")),
        (2300, msgid("本级文件"), lambda one: cell(one[0].local or "—", style="Quoted")),
        (1338, msgid("差别"), lambda one: lines(say(labels.CHANGE[one[0].kind]), say_difference(one[0], say))),
    )
    yield from lay_out(columns, view.weaker, say)


def _head(item: Item) -> str:
    return head_directive(item.finding.directive, SUBJECT)


def lines(*lines: str, style: str = "TableText") -> Cell:
    """A cell with a paragraph for each line that says something."""
    return Cell([paragraph(one, style=style) for one in lines if one])


def _apart(view: Report, say: Language) -> Iterator[Element]:
    yield paragraph(say("六、另列事项"), style="Heading1")
    if not view.apart:
        yield paragraph(say("没有。"))
    columns: tuple[Column[ApartLine], ...] = (
        (800, msgid("编号"), lambda one: cell(one.number)),
        (5138, msgid("部署要求"), lambda one: cell(one.brief, style="Quoted")),
        (900, msgid("文件"), lambda one: cell(one.places or say("本级"))),
        (2800, msgid("理由"), lambda one: cell(one.why)),
    )
    for group in view.apart:
        yield paragraph(say("{kind}{n}项", kind=group.chip.text, n=phrase.number(group.count)), style="Heading2")
        yield paragraph(group.meaning, style="Evidence")
        yield from lay_out(columns, group.lines, say)


def _findings(view: Report, say: Language) -> Iterator[Element]:
    yield paragraph(say("五、逐条对照"), style="Heading1")
    if view.concise:
        yield paragraph(say("对照项目较多，每项只列最佳条款的全文，其他条款只列出处，全文见 HTML 报告。"))
    for upper in view.uppers:
        yield paragraph(f"{upper.number}　{upper.title}", style="Heading2")
        if upper.many:
            yield paragraph(say("本级文件：{names}", names=say.join(upper.locals)), style="Evidence")
        for part in upper.parts:
            yield paragraph(part.title or upper.title, style="Heading3")
            rows = [cells for row in part.rows for cells in _row(row, say, view.concise)]
            yield from parted_table(FINDINGS, rows, say)


def _row(row: Row, say: Language, concise: bool) -> Iterator[list[Cell]]:
    """One row for each local document, whole in itself: merged cells would not break over pages, nor sort."""
    for index, finding in enumerate(row.findings):
        facts = [paragraph(fact, style="Evidence") for fact in row.facts]
        left = [paragraph(say("（同上）"), style="Evidence")] if index else [marked(row.runs, "Quoted"), *facts]
        yield [cell(row.number), Cell(left), Cell(_verdict(finding, say)), Cell(_evidence(finding, say, concise))]


def _verdict(item: Item, say: Language) -> list[Element]:
    lines = [one for one in (item.tag, *(chip.text for chip in item.chips)) if one]
    made = [paragraph(line, style="Verdict") for line in lines]
    more = (item.relation, item.judge, say(phrase.sureness(item.finding)))
    return [*made, *(paragraph(one, style="Evidence") for one in more if one)]


def _evidence(item: Item, say: Language, concise: bool) -> list[Element]:
    finding = item.finding
    made = []
    for index, match in enumerate(finding.matches):
        if not (index and concise):
            made.append(marked(runs.local_runs(match), "Quoted"))
        place, headings = phrase.place(match.clause.place, say), phrase.headings(match.clause.headings)
        made.append(paragraph(say("{place}　{headings}", place=place, headings=headings), style="Evidence"))
    for change in finding.changes:
        words = say("“{upper}”→“{local}”", upper=change.upper or "—", local=change.local or "—")
        kind = run(say(labels.CHANGE[change.kind]), "Kind")
        sure = say(labels.CERTAINTY[change.certainty])
        said = say("　{words}　{note}　{sure}", words=words, note=change.note, sure=sure)
        made.append(paragraph(kind, said, style="Evidence"))
    told = [*item.duties, say("理由：{reason}", reason=finding.reason), *((item.opinion,) if item.opinion else ())]
    near = finding.rejected
    if near and not finding.matches:
        place, text = phrase.place(near.clause.place, say), phrase.shorten(near.clause.text, NEAREST)
        told.append(say("最接近：{place}　{text}", place=place, text=text))
    return [*made, *(paragraph(one, style="Evidence") for one in told)]


def _initiatives(view: Report, say: Language) -> Iterator[Element]:
    yield paragraph(say("七、自主新增"), style="Heading1")
    if not view.initiatives:
        yield paragraph(say("没有自主新增的条款。"))
    columns: tuple[Column[tuple[str, Clause]], ...] = (
        (700, msgid("序"), lambda one: cell(one[0])),
        (6638, msgid("条款"), lambda one: sourced(one[1].text, phrase.headings(one[1].headings))),
        (2300, msgid("出处"), lambda one: cell(phrase.place(one[1].place, say))),
    )
    for document, found in view.initiatives:
        title = say("{document}：{count}项", document=document, count=len(found))
        yield paragraph(title, style="Heading2")
        yield from lay_out(columns, [(str(at), one.clause) for at, one in enumerate(found, 1)], say)


def _chains(view: Report, say: Language) -> Iterator[Element]:
    yield paragraph(say("八、传导链"), style="Heading1")
    yield paragraph(say_breaks(view.followed, view.has_older, say))
    columns: tuple[Column[ChainView], ...] = (
        (800, msgid("编号"), lambda one: cell(one.number)),
        (4438, msgid("部署要求"), lambda one: cell(one.brief, style="Quoted")),
        (4400, msgid("各级结论"), lambda one: lines(*(tell(step.item) for step in one.steps))),
    )

    def tell(item: Item) -> str:
        return say("{tag}　{words}", tag=item.tag, words=say.join(_words(item.chips)))

    if broken := [one for one in view.followed if one.broken]:
        yield from lay_out(columns, broken, say)


def _documents(view: Report, say: Language) -> Iterator[Element]:
    yield paragraph(say("九、文件"), style="Heading1")

    def called(one: Card) -> Cell:
        about = (paragraph(line, style="Evidence") for line in (one.roles, *_words(one.chips)))
        return Cell([paragraph(f"{one.tag}{one.title}", style="TableText"), *about])

    def facts(one: Card) -> Iterator[str]:
        return (say("{label}：{value}", label=label, value=value) for label, value in one.facts)

    columns: tuple[Column[Card], ...] = (
        (3600, msgid("文件"), called),
        (800, msgid("层级"), lambda one: cell(one.level)),
        (3238, msgid("文号、日期、出处"), lambda one: lines(*facts(one), style="Evidence")),
        (2000, msgid("读取情况"), lambda one: lines(one.read, *one.document.warnings, style="Evidence")),
    )
    yield from lay_out(columns, (*view.cards, *view.others), say)


def _method(view: Report, say: Language) -> Iterator[Element]:
    yield paragraph(say("十、图例与方法"), style="Heading1")
    rows = [[cell(chip.text, style="Verdict"), cell(meaning)] for chip, meaning in view.legend]
    for mark, looks, meaning in runs.LEGEND:
        shown = run(say(looks), MARK_STYLES[mark])
        rows.append([Cell([paragraph(shown, style="TableText")]), cell(say(meaning))])
    yield from parted_table(LEGEND, rows, say)
    for line in view.judging:
        yield paragraph(line)
    made = say("由 policy-compare {version} 按文字证据逐条比对得出；标“待核”的结论须人工核对。", version=view.version)
    yield paragraph(made)


def render_word(view: Report) -> bytes:
    """The document: the same bytes for the same comparison."""
    document = open_word(view.title, view.frame.issuer, view.version, view.say)
    title = "　".join(one for one in (view.title, view.frame.issuer) if one)
    frame_pages(document, (view.frame.mark, title), view.say)
    return close_word(document, body(view, view.say))
