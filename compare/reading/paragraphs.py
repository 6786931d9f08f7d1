"""Cleaned lines to paragraphs: wraps joined, page furniture and footnotes lifted out, table rows kept.

Two kinds of file reach this stage. In *wrapped* ones (text pulled out of a PDF, newspaper columns) every line has the
width of its column; a paragraph ends at a short line. In *flowing* ones a line is a paragraph, except where a page
break cut it. Which kind a file is, and how wide its columns are, is read off its line widths. Blank lines decide
nothing: some extractors put one after every line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.knowledge.bodies import BODY, NUMBER_LINE
from compare.knowledge.furniture import TURNED_FROM, TURNED_TO
from compare.knowledge.numbering import BOX, CAPTION, NOTE_MARK, find_label
from compare.model import Kind, Line, Paragraph, Place, Source
from compare.reading.layout import READING
from compare.reading.lines import WIDE, Piece, find_columns, find_pieces, is_full, is_heading_like, part_glued, width
from compare.text.numbers import DATE, to_number

ENDS = "。！？；：”…!?;:"
# A bracket behind the full stop ends a paragraph as well: …。（市商务局牵头，市财政局（示例）负责）
SIGNED = re.compile(r"[。！？；][（(][^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*[）)]$")
CLOSERS = re.compile(r"^[，、。；：！？）》〉”’】〕,;:!?)%％]")
# 平。强调…, 元，对…: no paragraph begins with the last characters of a word.
TAIL = re.compile(r"^(?:[^，。；：、\d（）《》“”]{1,3}[。；]|[^，。；：、\d（）《》“”][，、])")
# 1. 某某规划（国务院/2026年3月）: the line of a compilation that names a document is over.
ENTRY = re.compile(r"\d{1,2}\s?[.．][^。]{4,}年[^（）]{1,9}[月日]\s?[）)]$")
SUMMARY = 12  # lines: enough for the longest title, bracket or quotation that a rule looks back for
LONGEST_NUMBER = 4  # characters: a line of so few digits is a page number, not the beginning of one that goes on
SPLIT_NUMBER = re.compile(r"\d+(?![\d.．、)）])")
STARTS = re.compile(r"本报讯|本报记者|新华社\S{1,12}\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?电|据《[^》]{2,12}》$")


def join(source: Source, lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """Paragraphs of a file, furniture and footnotes included, in the order of the file.

    Args:
        source: The file as read; its raw characters are what the audit counts.
        lines: The same lines, cleaned.
    """
    pieces = tuple(find_pieces(source, lines))
    columns = () if source.flowing else find_columns(*measure(pieces))
    pieces = tuple(part for piece in pieces for part in part_glued(piece, columns))
    paragraphs: list[Paragraph] = []
    open_: list[Piece] = []
    texts = [piece for piece in pieces if piece.kind is Kind.CLAUSE]
    following = dict(zip(map(id, texts), texts[1:], strict=False))
    indents = uses_indents(texts)
    for piece in pieces:
        if piece.kind is not Kind.CLAUSE:
            # A page's footnotes and furniture stand in the middle of a paragraph that goes on overleaf.
            if piece.kind is Kind.TABLE and open_:
                paragraphs.append(close(source, open_))
                open_ = []
            paragraphs.append(Paragraph(piece.text, place(source, [piece]), piece.kind, piece.raw))
            continue
        if open_ and (source.flowing or not goes_on(open_, piece, following.get(id(piece)), columns, indents)):
            paragraphs.append(close(source, open_))
            open_ = []
        open_.append(piece)
    if open_:
        paragraphs.append(close(source, open_))
    return tuple(sorted(paragraphs, key=lambda paragraph: paragraph.place.lines[0]))


def measure(pieces: Sequence[Piece]) -> tuple[list[float], list[float]]:
    """The widths of all lines of text, and of those that end inside a sentence."""
    lines = [one for one in pieces if one.kind is Kind.CLAUSE]
    return [one.width for one in lines], [one.width for one in lines if not one.text.endswith("。")]


def uses_indents(pieces: Sequence[Piece]) -> bool:
    """Whether first lines of paragraphs are indented in this file, and other lines are not."""
    indented = sum(piece.indented for piece in pieces)
    return READING.indents <= indented <= READING.indented_share * len(pieces)


def goes_on(
    open_: Sequence[Piece], piece: Piece, after: Piece | None, columns: tuple[float, ...], indents: bool = False
) -> bool:
    """Whether ``piece`` continues the open paragraph; ``indents`` where the file marks first lines by blanks."""
    if (indents and piece.indented) or piece.alone or open_[-1].alone:
        return False
    text = summary(open_)
    last = open_[-1].text
    size = open_[-1].width
    if STARTS.match(piece.text) or TURNED_FROM.match(piece.line.text) or is_marked_turn(open_[-1]):
        return False
    ended = last.endswith(tuple(ENDS)) or bool(SIGNED.search(text))
    labelled = bool(find_label(piece.text) or BOX.match(piece.text) or CAPTION.match(piece.text))
    if unclosed(text) and width(text) < 200:
        return True
    if ENTRY.match(text) or stands_alone(text) or stands_alone(piece.text):
        return False
    if labelled and counts_on(text, piece.text):
        return False
    if len(last) > LONGEST_NUMBER and last[-1].isdigit() and SPLIT_NUMBER.match(piece.text):
        return True
    if not labelled and (CLOSERS.match(piece.text) or TAIL.match(piece.text)) and not last.endswith(tuple("。！？：:")):
        return True
    if indents and open_[0].indented and not ended and not labelled:
        return True
    if columns:
        if is_banner(open_, piece, columns):
            return False
        if size > columns[-1] + 2 or not is_full(size, columns):
            # A line that fills its column is running text, however few marks it has.
            running = is_full(piece.width, columns) or piece.width > columns[-1] + 2
            following = f"{piece.text}。" if running else piece.text
            return is_cut(text, following, labelled=labelled, ended=ended)
        if indents:
            return True  # a full line, and none behind it that begins a paragraph
        if labelled and (ended or is_heading_like(text) or is_heading_like(piece.text)):
            return False
        if not ended:
            return not (labelled and is_heading_like(text)) and not is_title(text, piece.text)
        if last.endswith(tuple("：:；;")) and labelled:
            return False
        if piece.text.startswith("（") and not labelled:
            return True  # （省商务厅负责）: who is responsible stands behind the full stop
        # Ends with a full stop right at the edge: a continuation fills its column, a new paragraph is indented by two.
        column = next(one for one in columns if size <= one + 2)
        if piece.width > columns[-1] + 1:
            return False  # a heading, or a text set in a wider measure
        if after is None or not is_full(piece.width, columns):
            return size >= column - 1 and not labelled
        return not labelled and piece.width > column - 1.5
    return is_cut(text, piece.text, labelled=labelled, ended=ended)


def is_banner(open_: Sequence[Piece], piece: Piece, columns: Sequence[float]) -> bool:
    """Whether a line is a small heading and the next one the quotation below it.

    The first line of a paragraph is indented; a line that fills its column, or is wider than any, is none.
    """
    first = open_[0]
    if len(open_) > 1 or first.text.endswith(tuple(ENDS)) or not piece.text.startswith("“") or find_label(first.text):
        return False
    return all(first.width > one - 1 for one in columns if first.width <= one + 2)


def stands_alone(text: str) -> bool:
    """Whether a line is a body, a date or a 文号 and nothing else: no sentence begins or ends with such a line."""
    return any(pattern.fullmatch(text) for pattern in (BODY, NUMBER_LINE, DATE))


def counts_on(text: str, following: str) -> bool:
    """Whether a line bears the number after that of the open paragraph: 1、…… and 2、……."""
    before, after = find_label(text), find_label(following)
    if before is None or after is None or before[0] is not after[0]:
        return False
    return to_number(after[2]) == to_number(before[2]) + 1


def summary(open_: Sequence[Piece]) -> str:
    """The text of an open paragraph; of a long one its first and last lines, which is all that the rules look at."""
    seen = open_ if len(open_) <= SUMMARY else [open_[0], *open_[-SUMMARY:]]
    return "".join(one.text for one in seen)


def is_cut(text: str, following: str, *, labelled: bool, ended: bool) -> bool:
    """Whether a page break cut a flowing paragraph here: running text without an end, and running text behind it."""
    if ended or labelled or (is_heading_like(following) and not following.endswith("。")):
        return False
    if "。" in text:
        return True
    least = READING.cut_width if find_label(text) else READING.cut_width / 2
    return width(text) > least and bool(re.search("[，；,;]", text))


def is_marked_turn(piece: Piece) -> bool:
    """Whether a paragraph breaks off here because the rest stands on another page."""
    return bool(TURNED_TO.search(piece.line.text))


def is_title(text: str, following: str) -> bool:
    """A first line such as 关于……的意见, with the text beginning behind it."""
    return (
        bool(re.search(r"(?:通知|意见|决定|方案|规划|办法|措施|纲要|计划|批复|公告|通告|通报|函|报告)$", text))
        and is_heading_like(text)
        and len(following) > 0
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
    text = re.sub(rf"\^(?={NOTE_MARK})", "", text)
    text = re.sub(rf"(?<=[{WIDE}]) (?=[0-9])|(?<=[0-9]) (?=[年月日号])", "", text) if len(pieces) > 1 else text
    heading = pieces[0].line.heading if len(pieces) == 1 else None
    return Paragraph(text, place(source, pieces), Kind.CLAUSE, sum(piece.raw for piece in pieces), heading)


def place(source: Source, pieces: Sequence[Piece]) -> Place:
    """From the first line to the last."""
    return Place(source.file, pieces[0].line.page, (pieces[0].line.number, pieces[-1].line.number))
