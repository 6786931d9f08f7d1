"""What makes a line full, a file wrapped, a paragraph cut; widths in full-width characters.

Set by reading real files line by line (``policy-compare outline`` shows what they do): two newspaper pages, a press
article, a gazette, a compilation of 51 documents, and the demonstration corpus.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """Thresholds of the reading stages."""

    column_lines: int = 12  # fewer lines than this say nothing about a column
    column_least: int = 12  # a narrower one is a list of short items (newspaper columns have 13 and more)
    column_most: int = 60  # a wider one is no column: A4 with 小四 type has about 40
    column_share: float = 0.12  # the rarest real column seen holds 0.16 of its page's lines
    longer_share: float = 0.08  # titles and leads stand out of a column (0.05 of a page); running text does more
    wrapped_share: float = 0.4  # wrapped files: 0.6–0.95 of the lines are full; flowing ones at most 0.2
    broken_share: float = 0.5  # of the lines end inside a sentence at the edge: they are lines of a page, no paragraphs
    indent: float = 3.5  # the two characters of a first line, and one and a half for what cannot end a line
    cut_width: float = 30.0  # a shorter labelled paragraph without a full stop is a heading, not a cut one
    heading_width: float = 45.0  # the longest headings seen, over two lines, have 42
    stopped_width: float = (
        20.0  # a heading that ends in a full stop (（二）创新回收方式。) is shorter than any sentence
    )
    indents: int = 5  # so many indented lines at least, and …
    indented_share: float = 0.9  # … at most this share of all: the blanks mark first lines of paragraphs
    articles: int = 3  # 第X条 at the beginning of this many paragraphs: the document is written in articles
    divide: int = 400  # a paragraph longer than this that counts its points is one clause a point (characters)
    cell: int = 700  # a table cell's paragraphs are one clause up to this length (characters); labelled cells have 590
    quality: float = 0.9  # below it every tenth character may be wrong: words are found, shares of them mean nothing
    title_width: float = 120.0  # the longest titles of laws name three others and have 100
    title_lines: int = 4  # a title is broken into three lines, with a remark behind it at most
    title_within: int = 8  # paragraphs: what stands above a title (a caption, a greeting) is shorter
    head_lines: int = 40  # paragraphs: web pages set twenty keys above a title
    opening: int = 200  # characters of a report within which it says who acted
    points: int = 3  # 一是…二是…三是: fewer points are a sentence, not a list


READING = Reading()
