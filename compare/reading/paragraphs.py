"""Cleaned lines to paragraphs: wraps joined, page furniture and footnotes lifted out, table rows kept.

Two kinds of file reach this stage. In *wrapped* ones (text pulled out of a PDF, newspaper columns) every line has the
width of its column; a paragraph ends at a short line. In *flowing* ones a line is a paragraph, except where a page
break cut it. Which kind a file is, and how wide its columns are, is read off its line widths. Blank lines decide
nothing: some extractors put one after every line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from compare.knowledge import page
from compare.knowledge.bodies import BODY, BODY_ENDS, NUMBER_LINE
from compare.knowledge.page import find_label
from compare.knowledge.titles import INNER, KEYS, KIND, OPENINGS, REMARK, RUNNING
from compare.model import Kind, Line, Paragraph, Place, Source
from compare.reading.lines import (
    IN_NUMBER,
    KEY,
    READING,
    WIDE,
    Piece,
    find_columns,
    find_pieces,
    is_full,
    is_heading_like,
    part_glued,
    width,
)
from compare.reading.page_lines import BARE, PAGE_LINES
from compare.text.numbers import DATE, to_number

WORD = frozenset({"docx", "doc"})  # formats whose lines are the paragraphs that people count
ENDS = "。！？；：”…!?;:"
ENDED = tuple(ENDS)
# A bracket behind the full stop ends a paragraph as well: …。（市商务局牵头，市财政局（示例）负责）
SIGNED = re.compile(r"[。！？；][（(][^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*[）)]$")
# Recognition takes the full stop for a half-width one.
HALF_STOP = re.compile(r"[\u4e00-\u9fff）”》]\.$")
CLOSERS = re.compile(r"^[，、。；：！？）》〉”’】〕,;:!?)%％]")
# 平。强调…: no paragraph begins with the last characters of a word.
TAIL = re.compile(r"^[^，。；：、\d（）《》“”]{1,3}[。；]")
# 元，对…: neither with the last one; but a list may (水、电、气企业…), and most often one of places (市、县人民政府…).
TAIL_ONE = re.compile(rf"^(?!{page.PLACE_TIER}、)[^，。；：、\d（）《》“”][，、]")
# … unless its first place stands above it: …，健全省 and 市、县三级联动机制.
TIER_ABOVE = re.compile(r"(?:健全|(?<![全各本我]))[省市]$")
TIERS_BELOW = re.compile(rf"{page.PLACE_TIER}、[^。；]+$")
# 1. 某某规划（国务院/2026年3月）: the line of a compilation that names a document is over.
CONTACT = re.compile(r"[（(]\s?(?:联系|此件|公开方式|信息公开)[^（）()]*[）)]")
ENTRY = re.compile(r"\d{1,2}\s?[.．][^。]{4,}年[^（）]{1,9}[月日]\s?[）)]$")
_INNER = r"[^（）()。；]*(?:[（(][^（）()]{0,30}[）)][^（）()。；]*){0,3}"
# Below a heading, whole in itself: （国务院办公厅，2025年6月1日，国办发〔2025〕20号）, （市水利局，2026年3月—10月）.
BRACKET = re.compile(rf"[（(]{_INNER}(?:\d{{4}}\s?年|\d{{1,2}}\s?月){_INNER}[）)]")
# 第一阶段：摸底调查（2026年3月）, （一）宣传发动（即日起至3月底）, 施工阶段（4月—11月）：, with what stands below.
STAGE = re.compile(rf"[^。；，,]{{2,40}}{page.SPAN.pattern[:-1]}\s?[：:。]?")
SUMMARY = 12  # lines: enough for the longest title, bracket or quotation that a rule looks back for
BRACKET_ENDS = "）)：:。"
LONGEST_DATE = 12  # full-width characters, of a date in Chinese numerals
LONGEST_NUMBER = 4  # characters: a line of so few digits is a page number, not the beginning of one that goes on
SPLIT_NUMBER = re.compile(r"\d+(?![\d.．、)）])")
STARTS = re.compile(r"本报讯|本报记者|新华社\S{1,12}\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?电|据《[^》]{2,12}》$")


def join(source: Source, lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """Paragraphs of a file, furniture and footnotes included, in the order of the file.

    ``lines`` are those of ``source``, cleaned; the audit counts the raw characters of ``source``.
    """
    pieces = tuple(find_pieces(source, lines))
    written = [one for one in pieces if one.kind is Kind.CLAUSE]
    running = [one.width for one in written if not one.text.endswith("。")]
    columns = () if source.flowing else find_columns([one.width for one in written], running)
    pieces = tuple(part for piece in pieces for part in part_glued(piece, columns))
    paragraphs: list[Paragraph] = []
    open_: list[Piece] = []
    texts = [piece for piece in pieces if piece.kind is Kind.CLAUSE]
    following = dict(zip(map(id, texts), texts[1:], strict=False))
    indented = sum(piece.indented for piece in texts)
    indents = READING.indents <= indented <= READING.indented_share * len(texts)
    opening = True  # no sentence has ended yet: titles stand here
    for piece in pieces:
        if piece.kind is not Kind.CLAUSE:
            # A page's footnotes and furniture stand in the middle of a paragraph that goes on overleaf.
            if piece.kind is Kind.TABLE and open_:
                paragraphs.append(close(source, open_))
                open_ = []
            paragraphs.append(Paragraph(piece.text, place(source, [piece]), piece.kind, piece.raw))
            continue
        after = following.get(id(piece))
        if open_ and (source.flowing or not goes_on(find_seam(open_, piece, after, columns, indents, opening))):
            paragraphs.append(close(source, open_))
            opening = opening and "。" not in paragraphs[-1].text
            open_ = []
        open_.append(piece)
    if open_:
        paragraphs.append(close(source, open_))
    return lift_numbers(sorted(paragraphs, key=lambda paragraph: paragraph.place.lines[0]))


def lift_numbers(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The same, where a paragraph that is nothing but a number, among sentences and no other one near it, is furniture.

    It is the number of a page whose neighbours were lost or count otherwise, as in a file of several documents: a
    heading or a clause has words. Several near each other, or one among names, are cells of a table that came apart.
    """
    texts = [at for at, one in enumerate(paragraphs) if one.kind is Kind.CLAUSE]
    bare = [place for place, at in enumerate(texts) if BARE.fullmatch(paragraphs[at].text)]
    near = {one for pair in pairwise(bare) if pair[1] - pair[0] <= PAGE_LINES for one in pair}
    around = {place: texts[max(0, place - PAGE_LINES) : place + PAGE_LINES] for place in bare if place not in near}
    lone = {texts[place] for place, others in around.items() if any("。" in paragraphs[at].text for at in others)}
    return tuple(replace(one, kind=Kind.FURNITURE) if at in lone else one for at, one in enumerate(paragraphs))


class Seam(NamedTuple):
    """Where one line meets the next: the open paragraph above, the piece below it, and what the file is like."""

    open_: Sequence[Piece]  # the pieces of the open paragraph
    piece: Piece  # the line that may go on with it
    after: Piece | None  # the line behind that; None at the end
    columns: tuple[float, ...]  # the widths of the file's columns; empty where a line is a paragraph
    indents: bool  # whether the file marks first lines by blanks
    opening: bool  # whether no sentence of the file has ended above
    text: str  # the text of the open paragraph, of a long one its ends
    last: str  # the text of its last line
    size: float  # the width of that line
    ended: bool  # whether a sentence ends above
    labelled: bool  # whether the line below begins with a number, or is the head of a box or a table
    full: bool  # whether the last line above fills its column


def find_seam(
    open_: Sequence[Piece], piece: Piece, after: Piece | None, columns: tuple[float, ...], indents: bool, opening: bool
) -> Seam:
    """The seam between an open paragraph and the next line, with what most rules ask of it."""
    # Of a long paragraph its first and last lines, which is all that the rules look at.
    seen = open_ if len(open_) <= SUMMARY else [open_[0], *open_[-SUMMARY:]]
    text, last, size = "".join(one.text for one in seen), open_[-1].text, open_[-1].width
    ended = last.endswith(ENDED) or bool(SIGNED.search(text)) or (last[-1:] == "." and bool(HALF_STOP.search(last)))
    labelled = bool(find_label(piece.text) or page.BOX.match(piece.text) or page.CAPTION.match(piece.text))
    full = bool(columns) and size <= columns[-1] + 2 and is_full(size, columns)
    return Seam(open_, piece, after, columns, indents, opening, text, last, size, ended, labelled, full)


Rule = Callable[[Seam], bool | None]


def begins_apart(seam: Seam) -> bool | None:
    """A first line by its blanks, a heading that was glued to a line, or one that the format calls a heading."""
    if (seam.indents and seam.piece.indented) or seam.piece.alone or seam.open_[-1].alone:
        return False
    styles = {seam.piece.line.heading, seam.open_[-1].line.heading}
    return False if styles != {None} else None


def begins_story(seam: Seam) -> bool | None:
    """本报讯, 新华社…电, （上接1版）, or the turn to another page above."""
    line = seam.piece.line.text
    turns = page.TURNED_TO.search(seam.open_[-1].line.text)  # the rest stands on another page
    begins = STARTS.match(seam.piece.text) or page.TURNED_FROM.match(line) or turns
    return False if begins else None


def closes_bracket(seam: Seam) -> bool | None:
    """A bracket, title mark or short quotation is still open above."""
    return True if unclosed(seam.text) and width(seam.text) < 200 else None


def splits_date(seam: Seam) -> bool | None:
    """A date that is broken over two lines: 二〇 and 二六年三月五日."""
    if width(seam.text) > LONGEST_DATE or DATE.fullmatch(seam.piece.text):
        return None
    return True if DATE.fullmatch(seam.text + seam.piece.text) else None


def stands_apart(seam: Seam) -> bool | None:
    """An entry of a compilation, a body, a date or a 文号 on a line by itself, above or below; 责任单位：… below."""
    above, below = seam.text, seam.piece.text
    alone = ENTRY.match(above) or stands_alone(above) or stands_alone(below) or KEY.match(below)
    return False if alone else None


def is_of_page(seam: Seam) -> bool | None:
    """Above the text, a line of the web page that it was copied from: 首页 > 政务公开, 来源：…."""
    if not seam.opening:
        return None
    return False if any(page.CHROME.fullmatch(one) or KEYS.match(one) for one in (seam.last, seam.piece.text)) else None


def runs_on(seam: Seam) -> bool | None:
    """A first sentence that is broken behind what it rests on: 为贯彻落实《…法》 / 和《…条例》，制定本办法。"""
    breaks = not seam.ended and RUNNING.match(seam.text) and re.match("[和与及以并]", seam.piece.text)
    return True if breaks else None


def ends_bracket(seam: Seam) -> bool | None:
    """A line in brackets that tells when and by whom, or the heading of a stage with its time.

    Nothing runs on from either, and no heading runs on into such a line.
    """
    if seam.text[-1:] in BRACKET_ENDS and (BRACKET.fullmatch(seam.text) or is_stage(seam.text)):
        return None if CLOSERS.match(seam.piece.text) else False
    below = seam.piece.text
    begins = is_stage(below) if seam.ended else is_heading_like(seam.text) and BRACKET.fullmatch(below)
    return False if begins else None


def is_stage(text: str) -> bool:
    """Whether a line is the heading of a stage: numbered or named 阶段, and its time in brackets at the end."""
    return bool(STAGE.fullmatch(text)) and ("阶段" in text or find_label(text) is not None)


def counts_on_below(seam: Seam) -> bool | None:
    """The number below is that after the number above."""
    above, below = find_label(seam.text), find_label(seam.piece.text)
    if not seam.labelled or above is None or below is None or above[0] is not below[0]:
        return None
    return False if to_number(below[2]) == to_number(above[2]) + 1 else None


def splits_number(seam: Seam) -> bool | None:
    """A number goes on: 20 and 25年."""
    last, following = seam.last, seam.piece.text
    if len(last) <= LONGEST_NUMBER or not last[-1].isdigit() or DATE.match(following):
        return None
    return True if SPLIT_NUMBER.match(following) else None


def ends_word(seam: Seam) -> bool | None:
    """The line below begins with a closing mark, or with the last characters of a word.

    One character and a comma may begin a list below a numbered heading, unless that fills its column.
    """
    following = seam.piece.text
    cut = seam.full or not (is_heading_like(seam.text) and find_label(seam.text))
    if not seam.labelled and TIER_ABOVE.search(seam.text) and TIERS_BELOW.match(following):
        return True
    if seam.labelled or not (CLOSERS.match(following) or TAIL.match(following) or (cut and TAIL_ONE.match(following))):
        return None
    return None if seam.last.endswith(tuple("。！？：:")) or HALF_STOP.search(seam.last) else True


def ends_addressees(seam: Seam) -> bool | None:
    """A line above the text that ends with a colon names the addressees (各县人民政府：); nothing runs on from it."""
    return False if seam.opening and seam.last.endswith(("：", ":")) else None


def fills_indented(seam: Seam) -> bool | None:
    """A paragraph that began with blanks has no end yet, and the line below has none."""
    return True if seam.indents and seam.open_[0].indented and not seam.ended and not seam.labelled else None


def heads_quotation(seam: Seam) -> bool | None:
    """A small heading above the quotation below it.

    The first line of a paragraph is indented; a line that fills its column, or is wider than any, is none.
    """
    first, quotes = seam.open_[0], seam.piece.text.startswith("“")
    if not quotes or not seam.columns or len(seam.open_) > 1 or first.text.endswith(ENDED) or find_label(first.text):
        return None
    return False if all(first.width > one - 1 for one in seam.columns if first.width <= one + 2) else None


def ends_first_title(seam: Seam) -> bool | None:
    """A title with a comma, or a long one, above the text: 加快……，建设……行动方案; no page break cut it.

    One that fills its column ends before the words that a text begins with only.
    """
    text, following = seam.text, seam.piece.text
    if not seam.opening or seam.ended or OPENINGS.match(text) or following.startswith("的") or "。" in text:
        return None
    begins = OPENINGS.match(following) or following.endswith(("：", ":")) or INNER.fullmatch(following)
    if width(text) > READING.title_width or (seam.full and not begins):
        return None
    return False if KIND.search(REMARK.sub("", text)) else None


def breaks_short(seam: Seam) -> bool | None:
    """The line above is short (or the file has no columns): only a page break cuts a paragraph there.

    A line that fills its column is running text, however few marks it has.
    """
    if seam.full:
        return None
    wide = seam.piece.width
    running = seam.columns and (is_full(wide, seam.columns) or wide > seam.columns[-1] + 2)
    following = f"{seam.piece.text}。" if running else seam.piece.text
    # A page break cuts running text without an end, and running text stands behind it.
    if seam.ended or seam.labelled or (is_heading_like(following) and not following.endswith("。")):
        return False
    if "。" in seam.text or seam.text.endswith(("，", "、")):
        return True
    least = READING.cut_width if find_label(seam.text) else READING.cut_width / 2
    return width(seam.text) > least and bool(re.search("[，；,;]", seam.text))


def fills_column(seam: Seam) -> bool | None:
    """A full line in a file that marks first lines goes on, unless what stands behind it begins apart.

    Numbered headings (第四章 附则) and the title of the next document stand in the middle of the page, without the
    blanks of a first line.
    """
    if not seam.indents:
        return None
    text = seam.piece.text
    label = find_label(text)
    titled = KIND.search(REMARK.sub("", text)) and not is_full(seam.piece.width, seam.columns)
    begins = label[0].heads if label else bool(titled)
    heads = seam.ended and is_heading_like(text) and begins and not re.search("[，,]", text)
    return not heads


def begins_numbered(seam: Seam) -> bool | None:
    """A number below a sentence that has ended, below a heading, or before one."""
    if not seam.labelled:
        return None
    apart = seam.ended or is_heading_like(seam.text) or is_heading_like(seam.piece.text)
    return False if apart or seam.last.endswith(tuple("：:；;")) else None


def goes_on_inside(seam: Seam) -> bool | None:
    """A full line without an end."""
    return None if seam.ended else True


def fills_after_stop(seam: Seam) -> bool:
    """A full stop right at the edge: what goes on fills its column, a new paragraph is indented by two."""
    column = next(one for one in seam.columns if seam.size <= one + 2)
    if seam.piece.width > seam.columns[-1] + 1 or seam.labelled:
        return False  # a heading, or a text set in a wider measure
    if seam.after is None or not is_full(seam.piece.width, seam.columns):
        return seam.size >= column - 1
    return seam.piece.width > column - 1.5


# Whether a line goes on with the paragraph above it: the first rule that says so decides, and the last one always does.
# Behind breaks_short the line above fills its column.
RULES: tuple[Rule, ...] = (
    begins_apart,
    begins_story,
    closes_bracket,
    splits_date,
    stands_apart,
    is_of_page,
    runs_on,
    ends_bracket,
    counts_on_below,
    splits_number,
    ends_word,
    ends_addressees,
    fills_indented,
    heads_quotation,
    ends_first_title,
    breaks_short,
    fills_column,
    begins_numbered,
    goes_on_inside,
    fills_after_stop,
)


def goes_on(seam: Seam) -> bool:
    """Whether the line below a seam continues the open paragraph."""
    return next(said for rule in RULES if (said := rule(seam)) is not None)


def stands_alone(text: str) -> bool:
    """Whether a line is a body, a date, the number of a document or whom to ask: no sentence begins or ends with it."""
    last = text[-1:]  # which is quickly told
    return bool(
        (last in "）)" and CONTACT.fullmatch(text))
        or (last in BODY_ENDS and BODY.fullmatch(text))
        or (last.isdigit() and page.STANDARD.fullmatch(text))
        or (last in "月日号" and (NUMBER_LINE.fullmatch(text) or DATE.fullmatch(text)))
    )


def unclosed(text: str) -> bool:
    """Whether a bracket or title mark opened in ``text`` is still open."""
    pairs = (("（", "）"), ("(", ")"), ("《", "》"), ("〔", "〕"))
    opened = sum(text.count(left) for left, _ in pairs)
    if opened > sum(text.count(right) for _, right in pairs):
        return True
    quote = text.rfind("“")
    return quote > text.rfind("”") and len(text) - quote < READING.heading_width


def close(source: Source, pieces: Sequence[Piece]) -> Paragraph:
    """One paragraph of the pieces of its lines; a blank parts them where Latin words meet."""
    words: list[str] = []
    for piece in pieces:
        if words and re.search(r"[A-Za-z,.]$", words[-1][-1:]) and re.match(r"[A-Za-z]", piece.text):
            words.append(" ")
        words.append(piece.text)
    text = "".join(words)
    text = re.sub(rf"\^(?={page.NOTE_MARK})", "", re.sub(IN_NUMBER, "", text))
    text = re.sub(rf"(?<=[{WIDE}]) (?=[0-9])|(?<=[0-9]) (?=[年月日号])", "", text) if len(pieces) > 1 else text
    raw = sum(piece.raw for piece in pieces)
    heading = pieces[0].line.heading if len(pieces) == 1 else None
    return Paragraph(text, place(source, pieces), Kind.CLAUSE, raw, heading)


def place(source: Source, pieces: Sequence[Piece]) -> Place:
    """From the first line to the last."""
    counted = source.format in WORD
    return Place(source.file, pieces[0].line.page, (pieces[0].line.number, pieces[-1].line.number), counted)
