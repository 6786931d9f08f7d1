"""The comparison as a Word document that people go on writing in: real headings, styles, tables with repeated heads."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from compare.model import Comparison
from compare.report.compose import compose
from compare.report.hold import hold_collection
from compare.report.language import language_of
from compare.report.seal import seal
from compare.report.xml_text import xml_text

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from compare.report.language import Language
    from compare.report.view import View

FONT_TABLE = "word/fontTable.xml"


def render_word(comparison: Comparison) -> bytes:
    """The document: the same bytes for the same comparison."""
    import docx

    from compare.report.word_body import body
    from compare.report.word_styles import describe, dress, font_table

    say, view = language_of(comparison.frame), compose(comparison)
    document = docx.Document()
    dress(document, say)
    describe(
        document,
        title=xml_text(view.title)[:255],
        author=xml_text(view.frame.issuer)[:255] or "policy-compare",
        comments=f"policy-compare {view.version}",
        language=say.tag,
    )
    _frame_pages(document, view, say)
    end = document.element.body.sectPr
    made = io.BytesIO()
    with hold_collection():
        for element in body(view, say):
            end.addprevious(element)
        document.save(made)
    return seal(made.getvalue(), {FONT_TABLE: font_table().encode()})


def _frame_pages(document: WordDocument, view: View, say: Language) -> None:
    """Title and mark at the head of every page, its number at the foot."""
    from compare.report.word_parts import numbered, paragraph

    section, frame = document.sections[0], view.frame
    title = "　".join(one for one in (view.title, frame.issuer) if one)
    heads = [paragraph(one, style="Header") for one in (frame.mark, title) if one]
    for place, paragraphs in ((section.header, heads), (section.footer, [numbered(say)])):
        place.is_linked_to_previous = False
        old = place.paragraphs[0]._p  # python-docx makes one empty paragraph and has no way to take it away
        for one in paragraphs:
            old.addprevious(one)
        old.getparent().remove(old)
