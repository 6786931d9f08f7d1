"""The comparison as a Word document that people go on writing in: real headings, styles, tables with repeated heads."""

from __future__ import annotations

from collections.abc import Iterator

from compare.output.word import (
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
from compare.report.documents import TotalsRow
from compare.report.findings import Item, Row, Upper
from compare.report.gaps import StepView, say_breaks
from compare.report.view import Report
from compare.words import labels, phrase
from compare.words.language import Language, msgid
from compare.words.name import head_directive
from compare.words.phrase import say_difference, say_upper
from compare.words.runs import local_runs

ASKED = 90  # characters of upper words in the list of what is weaker
# Columns: width in twentieths of a point (the page has 9,638 between its margins) and title.
TOTALS = (
    (560, msgid("序")),
    (2418, msgid("上位文件")),
    (740, msgid("部署")),
    (740, msgid("全部落实")),
    (740, labels.PARTIAL),
    (740, msgid("未承接")),
    (740, msgid("待核")),
    (740, msgid("文字相近")),
    (740, msgid("要求加严")),
    (740, msgid("要求降低")),
    (740, msgid("另列")),
)
GAPS = (
    (800, msgid("编号")),
    (4300, msgid("部署要求")),
    (1300, msgid("力度")),
    (2238, msgid("上位文件")),
    (1000, msgid("未承接的文件")),
)
WEAKER = (
    (800, msgid("编号")),
    (2900, msgid("指标或事项")),
    (2300, msgid("上位文件")),
    (2300, msgid("本级文件")),
    (1338, msgid("差别")),
)
LACKS = (
    (1500, msgid("条款")),
    (2300, msgid("上位要求")),
    (1400, msgid("本级条款")),
    (3500, msgid("缺少的内容")),
    (938, msgid("缺项把握")),
)
APART = ((800, msgid("编号")), (5138, msgid("部署要求")), (900, msgid("文件")), (2800, msgid("理由")))
SUBJECT = 24  # characters of what a change is about
FINDINGS = (
    (760, msgid("编号")),
    (3700, msgid("上位部署")),
    (1180, msgid("结论")),
    (3998, msgid("本级文件的条款与依据")),
)
INITIATIVES = ((700, msgid("序")), (6638, msgid("条款")), (2300, msgid("出处")))
CHAINS = ((800, msgid("编号")), (4438, msgid("部署要求")), (4400, msgid("各级结论")))
DOCUMENTS = ((3600, msgid("文件")), (800, msgid("层级")), (3238, msgid("文号、日期、出处")), (2000, msgid("读取情况")))
NEAREST = 90  # characters of the nearest clause that was not taken
LEGEND = ((1600, msgid("标记")), (8038, msgid("含义")))


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
        rows += [_tally(row) for row in group.rows]
    yield from parted_table(TOTALS, [*rows, _tally(TotalsRow(say("合计"), view.counts))], say)


def _tally(row: TotalsRow) -> list[Cell]:
    one = row.counts
    numbers = (one.counted, one.whole, one.part, one.none, one.open, one.like, one.stricter, one.weaker, one.aside)
    shown = map(phrase.number, numbers)
    return [cell(row.number), cell(row.name), *(cell(one, style="Number") for one in shown)]


def _gaps(view: Report, say: Language) -> Iterator[Element]:
    yield paragraph(say("二、未承接清单"), style="Heading1")
    yield paragraph(view.gap_note)
    rows = [
        [
            cell(gap.number),
            cell(gap.brief, style="Quoted"),
            cell(say.join((say(labels.FORCE[gap.directive.force]), *(chip.text for chip in gap.chips)))),
            cell(gap.upper),
            cell(gap.whose or say("本级")),
        ]
        for gap in view.gaps
    ]
    if rows:
        yield from parted_table(GAPS, rows, say)


def _lacks(view: Report, say: Language) -> Iterator[Element]:
    yield paragraph(say("三、部分落实事项"), style="Heading1")
    if not view.lacks:
        yield paragraph(say("没有。"))
        return
    rows = [
        [
            Cell(
                [
                    paragraph("　".join(each for each in (one.item.number, one.item.tag) if each), style="TableText"),
                    paragraph(view.cites[asked.id], style="Evidence"),
                ]
            ),
            cell(head_directive(asked, SUBJECT), style="Quoted"),
            cell(one.place),
            cell(one.tell(len(one.parts)), style="Quoted"),
            cell(say(labels.CERTAINTY[one.certainty])),
        ]
        for one in view.lacks
        for asked in (one.item.finding.directive,)
    ]
    yield from parted_table(LACKS, rows, say)


def _weaker(view: Report, say: Language) -> Iterator[Element]:
    yield paragraph(say("四、要求弱化事项"), style="Heading1")
    if not view.weaker:
        yield paragraph(say("没有发现要求弱化的地方。"))
        return
    rows = [
        [
            cell("　".join(one for one in (item.number, item.tag) if one)),
            sourced(head_directive(item.finding.directive, SUBJECT), view.cites[item.finding.directive.id]),
            cell(say_upper(change, ASKED) or "—", style="Quoted"),
            cell(change.local or "—", style="Quoted"),
            Cell(
                [
                    paragraph(one, style="TableText")
                    for one in (say(labels.CHANGE[change.kind]), say_difference(change, say))
                    if one
                ]
            ),
        ]
        for change, item in view.weaker
    ]
    yield from parted_table(WEAKER, rows, say)


def _apart(view: Report, say: Language) -> Iterator[Element]:
    yield paragraph(say("六、另列事项"), style="Heading1")
    if not view.apart:
        yield paragraph(say("没有。"))
    for group in view.apart:
        yield paragraph(say("{kind}{n}项", kind=group.chip.text, n=phrase.number(group.count)), style="Heading2")
        yield paragraph(group.meaning, style="Evidence")
        rows = [
            [
                cell(line.number),
                cell(line.brief, style="Quoted"),
                cell(line.places or say("本级")),
                cell(line.why),
            ]
            for line in group.lines
        ]
        yield from parted_table(APART, rows, say)


def _findings(view: Report, say: Language) -> Iterator[Element]:
    yield paragraph(say("五、逐条对照"), style="Heading1")
    if view.concise:
        yield paragraph(say("对照项目较多，每项只列最佳条款的全文，其他条款只列出处，全文见 HTML 报告。"))
    for upper in view.uppers:
        yield paragraph(f"{upper.number}　{upper.title}", style="Heading2")
        yield from _upper(upper, say, view.concise)


def _upper(upper: Upper, say: Language, concise: bool) -> Iterator[Element]:
    if upper.many:
        yield paragraph(say("本级文件：{names}", names=say.join(upper.locals)), style="Evidence")
    for part in upper.parts:
        yield paragraph(part.title or upper.title, style="Heading3")
        rows = [cells for row in part.rows for cells in _row(row, say, concise)]
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
            made.append(marked(local_runs(match), "Quoted"))
        source = say(
            "{place}　{headings}",
            place=phrase.place(match.clause.place, say),
            headings=phrase.headings(match.clause.headings),
        )
        made.append(paragraph(source, style="Evidence"))
    for change in finding.changes:
        words = say("“{upper}”→“{local}”", upper=change.upper or "—", local=change.local or "—")
        kind = run(say(labels.CHANGE[change.kind]), "Kind")
        sure = say(labels.CERTAINTY[change.certainty])
        said = say("　{words}　{note}　{sure}", words=words, note=change.note, sure=sure)
        made.append(paragraph(kind, said, style="Evidence"))
    made += [paragraph(one, style="Evidence") for one in item.duties]
    made.append(paragraph(say("理由：{reason}", reason=finding.reason), style="Evidence"))
    if item.opinion:
        made.append(paragraph(item.opinion, style="Evidence"))
    near = finding.rejected
    if near and not finding.matches:
        text = say(
            "最接近：{place}　{text}",
            place=phrase.place(near.clause.place, say),
            text=phrase.shorten(near.clause.text, NEAREST),
        )
        made.append(paragraph(text, style="Evidence"))
    return made


def _initiatives(view: Report, say: Language) -> Iterator[Element]:
    yield paragraph(say("七、自主新增"), style="Heading1")
    if not view.initiatives:
        yield paragraph(say("没有自主新增的条款。"))
    for document, found in view.initiatives:
        title = say("{document}：{count}项", document=document, count=len(found))
        yield paragraph(title, style="Heading2")
        rows = [
            [
                cell(str(number)),
                sourced(one.clause.text, phrase.headings(one.clause.headings)),
                cell(phrase.place(one.clause.place, say)),
            ]
            for number, one in enumerate(found, 1)
        ]
        yield from parted_table(INITIATIVES, rows, say)


def _chains(view: Report, say: Language) -> Iterator[Element]:
    yield paragraph(say("八、传导链"), style="Heading1")
    yield paragraph(say_breaks(view.followed, view.has_older, say))
    rows = [
        [cell(chain.number), cell(chain.brief, style="Quoted"), Cell([_step(one, say) for one in chain.steps])]
        for chain in view.followed
        if chain.broken
    ]
    if rows:
        yield from parted_table(CHAINS, rows, say)


def _step(step: StepView, say: Language) -> Element:
    words = say.join(one.text for one in step.item.chips)
    return paragraph(say("{tag}　{words}", tag=step.item.tag, words=words), style="TableText")


def _documents(view: Report, say: Language) -> Iterator[Element]:
    yield paragraph(say("九、文件"), style="Heading1")
    rows = [
        [
            Cell(
                [
                    paragraph(f"{card.tag}{card.title}", style="TableText"),
                    *(paragraph(one, style="Evidence") for one in (card.roles, *(chip.text for chip in card.chips))),
                ]
            ),
            cell(card.level),
            Cell([paragraph(say("{label}：{value}", label=a, value=b), style="Evidence") for a, b in card.facts]),
            Cell([paragraph(one, style="Evidence") for one in (card.read, *card.document.warnings)]),
        ]
        for card in (*view.cards, *view.others)
    ]
    yield from parted_table(DOCUMENTS, rows, say)


def _method(view: Report, say: Language) -> Iterator[Element]:
    yield paragraph(say("十、图例与方法"), style="Heading1")
    rows = [[cell(chip.text, style="Verdict"), cell(meaning)] for chip, meaning in view.legend]
    for style, text, meaning in (
        ("LocalOnly", say("下划线"), say("本级文件增写的文字")),
        ("UpperOnly", say("删除线"), say("上位文件有、本级条款没有的文字")),
        ("InBoth", say("加粗"), say("两处文字差别大时，改为标出相同的文字")),
    ):
        rows.append([Cell([paragraph(run(text, style), style="TableText")]), cell(meaning)])
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
