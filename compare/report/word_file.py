"""Open and close a Word document: its looks, its properties, the head and foot of its pages, its bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

import docx

from compare.report.hold import hold_collection
from compare.report.seal import seal
from compare.report.word_parts import Element, numbered, paragraph
from compare.report.word_styles import describe, dress, font_table
from compare.report.xml_text import xml_text
from compare.words.language import Language

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

FONT_TABLE = "word/fontTable.xml"
LONGEST = 255  # characters of a property, by the format


def open_word(title: str, author: str, version: str, say: Language) -> WordDocument:
    """An empty document with styles and properties.

    Args:
        title: Among its properties.
        author: The same; the program where it is empty.
        version: Of the program.
        say: The language that its fixed words are in.
    """
    document = docx.Document()
    dress(document, say)
    describe(
        document,
        title=xml_text(title)[:LONGEST],
        author=xml_text(author)[:LONGEST] or "policy-compare",
        comments=f"policy-compare {version}",
        language=say.tag,
    )
    return document


def frame_pages(document: WordDocument, heads: Iterable[str], say: Language) -> None:
    """Some lines at the head of every page, those that are not empty, and its number at the foot."""
    section = document.sections[0]
    lines = [paragraph(one, style="Header") for one in heads if one] or [paragraph(style="Header")]
    for place, paragraphs in ((section.header, lines), (section.footer, [numbered(say)])):
        place.is_linked_to_previous = False
        old = place.paragraphs[0]._p  # python-docx makes one empty paragraph and has no way to take it away
        for one in paragraphs:
            old.addprevious(one)
        old.getparent().remove(old)


def close_word(document: WordDocument, body: Iterable[Element]) -> bytes:
    """The bytes of the document with its body: the same ones for the same elements."""
    end = document.element.body.sectPr
    made = io.BytesIO()
    with hold_collection():
        for element in body:
            end.addprevious(element)
        document.save(made)
    return seal(made.getvalue(), {FONT_TABLE: font_table().encode()})
