"""The comparison as a Word document that people go on writing in: real headings, styles, tables with repeated heads."""

from __future__ import annotations

from compare.model import Comparison
from compare.report.compose import compose
from compare.words.language import language_of


def render_word(comparison: Comparison) -> bytes:
    """The document: the same bytes for the same comparison."""
    from compare.output.word import close_word, frame_pages, open_word
    from compare.report.word_body import body

    say, view = language_of(comparison.frame), compose(comparison)
    document = open_word(view.title, view.frame.issuer, view.version, say)
    title = "　".join(one for one in (view.title, view.frame.issuer) if one)
    frame_pages(document, (view.frame.mark, title), say)
    return close_word(document, body(view, say))
