"""The comparison as a Word document that people go on writing in: real headings, styles, tables with repeated heads."""

from __future__ import annotations

from collections.abc import Iterator

from compare.model import Comparison
from compare.output.word import Cell, Element, marked, paragraph, parted_table, run
from compare.report.compose import View, compose
from compare.report.documents import TotalsRow
from compare.report.findings import DutyLine, FindingView, Row, Upper
from compare.words.language import Language, language_of, msgid

# Columns: width in twentieths of a point (the page has 9,638 between its margins) and title.
TOTALS = (
    (560, msgid("序")),
    (3478, msgid("上位文件")),
    (800, msgid("部署")),
    (800, msgid("采纳")),
    (800, msgid("拓展")),
    (800, msgid("缺失")),
    (800, msgid("部分")),
    (800, msgid("待核")),
    (800, msgid("覆盖度")),
)
GAPS = (
    (800, msgid("编号")),
    (4300, msgid("部署要求")),
    (1300, msgid("力度")),
    (2238, msgid("上位文件")),
    (1000, msgid("缺失于")),
)
FINDINGS = (
    (760, msgid("编号")),
    (3700, msgid("上位部署")),
    (1180, msgid("结论")),
    (3998, msgid("本级文件的条款与依据")),
)
INITIATIVES = ((700, msgid("序")), (6638, msgid("条款")), (2300, msgid("出处")))
CHAINS = ((800, msgid("编号")), (4438, msgid("部署要求")), (4400, msgid("各级结论")))
DOCUMENTS = ((3600, msgid("文件")), (800, msgid("层级")), (3238, msgid("文号、日期、出处")), (2000, msgid("读取情况")))
LEGEND = ((1600, msgid("标记")), (8038, msgid("含义")))


def body(view: View, say: Language) -> Iterator[Element]:
    """Every paragraph and table, in the order of the page."""
    yield paragraph(view.title, style="Title")
    if view.subtitle and view.subtitle not in view.title:
        yield paragraph(say("本级文件：{names}", names=view.subtitle), style="Subtitle")
    if view.frame.issuer:
        yield paragraph(view.frame.issuer, style="Subtitle")
    for line in view.result:
        yield paragraph(line)
    for part in (_totals, _gaps, _findings, _initiatives, _chains, _documents, _method):
        yield from part(view, say)


def _totals(view: View, say: Language) -> Iterator[Element]:
    yield paragraph(say("一、总表"), style="Heading1")
    for warning in view.warnings:
        yield paragraph(say("请注意：{warning}", warning=warning))
    rows: list[list[Cell]] = []
    for group in view.totals:
        rows.append([Cell([paragraph(say("本级文件：{name}", name=group.local), style="Verdict")], span=len(TOTALS))])
        rows += [_tally(row) for row in group.rows]
    yield from parted_table(TOTALS, [*rows, _tally(view.totals_all)], say)


def _tally(row: TotalsRow) -> list[Cell]:
    counts = (row.directives, row.adopt, row.extend, row.omit, row.partial, row.uncertain, row.coverage)
    return [_cell(row.number), _cell(row.name), *(_cell(one, style="Number") for one in counts)]


def _gaps(view: View, say: Language) -> Iterator[Element]:
    yield paragraph(say("二、缺失清单"), style="Heading1")
    yield paragraph(view.gap_note)
    rows = [
        [
            _cell(gap.number),
            _cell(gap.text, style="Quoted"),
            _cell(say.join((gap.force, *(chip.text for chip in gap.chips)))),
            _cell(gap.upper),
            _cell(gap.whose or say("本级")),
        ]
        for gap in (*view.gaps, *view.gaps_more)
    ]
    if rows:
        yield from parted_table(GAPS, rows, say)


def _findings(view: View, say: Language) -> Iterator[Element]:
    yield paragraph(say("三、逐条对照"), style="Heading1")
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
        yield [_cell(row.number), Cell(left), Cell(_verdict(finding, say)), Cell(_evidence(finding, say, concise))]


def _verdict(finding: FindingView, say: Language) -> list[Element]:
    lines = [one for one in (finding.tag, *(chip.text for chip in finding.chips)) if one]
    made = [paragraph(line, style="Verdict") for line in lines]
    if finding.matches:
        made.append(paragraph(say("覆盖度{share}", share=finding.coverage), style="Evidence"))
    made.append(paragraph(say("置信度{share}", share=finding.confidence), style="Evidence"))
    return made


def _evidence(finding: FindingView, say: Language, concise: bool) -> list[Element]:
    made = []
    for index, match in enumerate(finding.matches):
        if not (index and concise):
            made.append(marked(match.runs, "Quoted"))
        source = say("{place}（得分{score}）{headings}", place=match.place, score=match.score, headings=match.headings)
        made.append(paragraph(source, style="Evidence"))
    for change in finding.changes:
        words = say("“{upper}”→“{local}”", upper=change.upper or "—", local=change.local or "—")
        made.append(
            paragraph(
                run(change.kind, "Kind"), say("　{words}　{note}", words=words, note=change.note), style="Evidence"
            )
        )
    left = [one.text for one in _open(finding)]
    if left:
        made.append(paragraph(say("要点未见：{text}", text="；".join(left)), style="Evidence"))
    made.append(paragraph(say("理由：{reason}", reason=finding.reason), style="Evidence"))
    if finding.opinion:
        made.append(paragraph(finding.opinion, style="Evidence"))
    near = finding.rejected
    if near and not finding.matches:
        text = say("最接近：{place}（得分{score}）{text}", place=near.place, score=near.score, text=near.text)
        made.append(paragraph(text, style="Evidence"))
    return made


def _open(finding: FindingView) -> list[DutyLine]:
    """The duties that nothing answers, but for those that a change already quotes."""
    quoted = {change.upper for change in finding.changes}
    return [one for one in finding.duties if not one.done and one.text not in quoted] if finding.matches else []


def _initiatives(view: View, say: Language) -> Iterator[Element]:
    yield paragraph(say("四、自主新增"), style="Heading1")
    if not view.initiatives:
        yield paragraph(say("没有自主新增的条款。"))
    for group in view.initiatives:
        title = say("{document}：{count}项", document=group.document, count=group.count)
        yield paragraph(title, style="Heading2")
        rows = [
            [
                _cell(str(number)),
                Cell([paragraph(one.text, style="Quoted"), paragraph(one.headings, style="Evidence")]),
                _cell(one.place),
            ]
            for number, one in enumerate(group.initiatives, 1)
        ]
        yield from parted_table(INITIATIVES, rows, say)


def _chains(view: View, say: Language) -> Iterator[Element]:
    yield paragraph(say("五、传导链"), style="Heading1")
    yield paragraph(view.break_note)
    rows = [
        [
            _cell(chain.number),
            _cell(chain.text, style="Quoted"),
            Cell(
                [
                    paragraph(say("{tag}　{words}", tag=one.tag, words=one.words), style="TableText")
                    for one in chain.steps
                ]
            ),
        ]
        for chain in view.breaks
    ]
    if rows:
        yield from parted_table(CHAINS, rows, say)


def _documents(view: View, say: Language) -> Iterator[Element]:
    yield paragraph(say("六、文件"), style="Heading1")
    rows = [
        [
            Cell([paragraph(f"{card.tag}{card.title}", style="TableText"), paragraph(card.roles, style="Evidence")]),
            _cell(card.level),
            Cell([paragraph(say("{label}：{value}", label=a, value=b), style="Evidence") for a, b in card.facts]),
            Cell([paragraph(one, style="Evidence") for one in (card.read, *card.warnings)]),
        ]
        for card in (*view.cards, *view.others)
    ]
    yield from parted_table(DOCUMENTS, rows, say)


def _method(view: View, say: Language) -> Iterator[Element]:
    yield paragraph(say("七、图例与方法"), style="Heading1")
    rows = [[_cell(line.chip.text, style="Verdict"), _cell(line.meaning)] for line in view.legend]
    for style, text, meaning in (
        ("LocalOnly", say("下划线"), say("本级文件增写的文字")),
        ("UpperOnly", say("删除线"), say("上位文件有、本级条款没有的文字")),
        ("InBoth", say("加粗"), say("两处文字差别大时，改为标出相同的文字")),
    ):
        rows.append([Cell([paragraph(run(text, style), style="TableText")]), _cell(meaning)])
    yield from parted_table(LEGEND, rows, say)
    made = say("由 policy-compare {version} 按文字证据逐条比对得出；标“待核”的结论须人工核对。", version=view.version)
    yield paragraph(made)


def _cell(text: str, style: str = "TableText") -> Cell:
    return Cell([paragraph(text, style=style)])


def render_word(comparison: Comparison) -> bytes:
    """The document: the same bytes for the same comparison."""
    from compare.output.word import close_word, frame_pages, open_word

    say, view = language_of(comparison.frame), compose(comparison)
    document = open_word(view.title, view.frame.issuer, view.version, say)
    title = "　".join(one for one in (view.title, view.frame.issuer) if one)
    frame_pages(document, (view.frame.mark, title), say)
    return close_word(document, body(view, say))
