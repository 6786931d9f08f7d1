"""The memo as a Word document that people go on writing in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from compare.report.language import Language, language_of, msgid
from compare.report.word_file import close_word, frame_pages, open_word
from compare.report.word_parts import Cell, Element, paragraph, parted_table
from compare.review.model import Review
from compare.review.show_memo import show_memo
from compare.review.view import MemoPart, MemoView

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

# Columns: width in twentieths of a point (the page has 10,318 between its margins) and title.
POINTS = (
    (620, msgid("编号")),
    (3700, msgid("意见")),
    (3900, msgid("上位原文和出处")),
    (2098, msgid("草案中的位置")),
)
GOOD = ((5018, msgid("草案")), (5300, msgid("所承接的部署")))
MARGIN = 14  # millimetres on all sides: with the sizes below the memo keeps to four pages, as the PDF does
# Size and space before and after in points, by the id of a style: a memo is denser than a report.
DENSE = {
    "Title": (16, 0, 4),
    "Heading1": (11.5, 7, 2),
    "TableHead": (8.5, 1, 1),
    "TableText": (8, 0, 0),
    "Verdict": (8.5, 0, 0),
    "Quoted": (8.5, 0, 0),
    "Evidence": (7.5, 0, 0),
}


def render_memo_word(review: Review) -> bytes:
    """The memo: the same bytes for the same review."""
    view, say = show_memo(review), language_of(review.comparison.frame)
    document = open_word(view.title, view.frame.issuer, view.version, say)
    _tighten(document)
    frame_pages(document, (view.frame.mark, view.frame.issuer), say)
    return close_word(document, body(view, say))


def _tighten(document: WordDocument) -> None:
    """Margins and styles as a memo wants them."""
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    section.header_distance = section.footer_distance = Mm(MARGIN / 2)
    for style in document.styles:
        if style.style_id in DENSE:
            size, before, after = DENSE[style.style_id]
            style.font.size = Pt(size)
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def body(view: MemoView, say: Language) -> Iterator[Element]:
    """Every paragraph and table, in the order of the page."""
    yield paragraph(view.title, style="Title")
    for line in view.result:
        yield paragraph(line)
    yield paragraph(view.order, style="Evidence")
    for one in view.warnings:
        yield paragraph(say("提示：{words}", words=one), style="Evidence")
    for part in view.parts:
        yield from _part(part, say)
    if view.good:
        yield paragraph(say("写得好的（{note}）", note=view.good_note), style="Heading1")
        rows = [
            [
                Cell([paragraph(one.words, style="Quoted"), paragraph(one.place, style="Evidence")]),
                Cell([paragraph(one.upper, style="Quoted"), paragraph(one.source, style="Evidence")]),
            ]
            for one in view.good
        ]
        yield from parted_table(GOOD, rows, say)
    yield paragraph(say("文件与方法"), style="Heading1")
    for one in (*view.sources, view.method):
        yield paragraph(one, style="Evidence")


def _part(part: MemoPart, say: Language) -> Iterator[Element]:
    yield paragraph(say("{title}（{note}）", title=part.title, note=part.note), style="Heading1")
    rows = [
        [
            Cell([paragraph(one.number, style="TableText")]),
            Cell([paragraph(one.title, style="Verdict"), paragraph(one.said, style="TableText")]),
            Cell(
                [
                    *([paragraph(one.quote, style="Quoted")] if one.quote else []),
                    paragraph(one.source, style="Evidence"),
                ]
            ),
            Cell([paragraph(one.place, style="Evidence")]),
        ]
        for one in part.rows
    ]
    yield from parted_table(POINTS, rows, say)
