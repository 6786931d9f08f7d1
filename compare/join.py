"""Cleaned lines to paragraphs: wraps joined, page furniture and footnotes lifted out, table rows kept.

Two kinds of file reach this stage. In *wrapped* ones (text pulled out of a PDF, newspaper columns) every line has the
width of its column; a paragraph ends at a short line. In *flowing* ones a line is a paragraph, except where a page
break cut it. Which kind a file is, and how wide its columns are, is read off its line widths. Blank lines decide
nothing: some extractors put one after every line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.clean import WIDE, widen
from compare.contents import find_contents
from compare.date import DATE
from compare.knowledge.bodies import BODY, NUMBER_LINE
from compare.knowledge.furniture import TURNED_FROM, TURNED_TO, name_furniture
from compare.knowledge.layout import READING
from compare.knowledge.numbering import BOX, CAPTION, find_label
from compare.model import Kind, Line, Paragraph, Place, Source
from compare.number import to_number

ENDS = "。！？；：”…!?;:"
CLOSERS = re.compile(r"^[，、。；：！？）》〉”’】〕,;:!?)%％]")
# 平。强调…, 元，对…: no paragraph begins with the last characters of a word.
TAIL = re.compile(r"^(?:[^，。；：、\d（）《》“”]{1,3}[。；]|[^，。；：、\d（）《》“”][，、])")
# 1. 某某规划（国务院/2026年3月）: the line of a compilation that names a document is over.
ENTRY = re.compile(r"\d{1,2}\s?[.．][^。]{4,}年[^（）]{1,9}[月日]\s?[）)]$")
SUMMARY = 12  # lines: enough for the longest title, bracket or quotation that a rule looks back for
INDENTED = re.compile(r"(?:\u3000{2}| {4})(?=[^\s\u3000])")
LONGEST_NUMBER = 4  # characters: a line of so few digits is a page number, not the beginning of one that goes on
SPLIT_NUMBER = re.compile(r"\d+(?![\d.．、)）])")
HALF = re.compile(r"[\x00-\u024f]")  # Latin letters, digits, signs
FOOTNOTE = re.compile(r"^\^?[①-⑳]\s?\S")
NOTE = re.compile(r"注\s?\d*[:：]\S")
RULE = re.compile(r"[-=_*|:\s—]{3,}")
FOOTNOTE_MARK = re.compile(r"\^([①-⑳])")
CELL = re.compile(r"<p>(.*?)</p>", re.DOTALL)
STARTS = re.compile(r"本报讯|本报记者|新华社\S{1,12}\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?电|据《[^》]{2,12}》$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or the part of one that goes into a bucket by itself.

    ``width`` is that of the line in the file: blanks that justify a line fill its column. ``indented`` lines begin with
    the two blanks of a paragraph's first line.
    """

    line: Line
    text: str
    raw: int
    kind: Kind
    width: float = 0.0
    indented: bool = False


def join(source: Source, lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """Paragraphs of a file, furniture and footnotes included, in the order of the file.

    Args:
        source: The file as read; its raw characters are what the audit counts.
        lines: The same lines, cleaned.
    """
    pieces = tuple(find_pieces(source, lines))
    columns = () if source.flowing else find_columns([one.width for one in pieces if one.kind is Kind.CLAUSE])
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


def find_pieces(source: Source, lines: Sequence[Line]) -> Iterator[Piece]:
    """Each line that has text, in its bucket; a line is divided where only a part of it is furniture or a cell."""
    contents = find_contents(lines)
    header = ""
    marks = {mark for line in lines for mark in FOOTNOTE_MARK.findall(line.text[1:])}
    for original, line in zip(source.lines, lines, strict=True):
        raw = count(original.text)
        text = line.text
        if not text:
            if raw:
                yield Piece(line, original.text.strip(), raw, Kind.FURNITURE)
        elif line.furniture or line.number in contents or name_furniture(text) or RULE.fullmatch(text):
            yield Piece(line, text, raw, Kind.FURNITURE)
        elif "\t" in text or text.startswith("<p>"):
            # The head of a table comes again where the table goes on overleaf (续表): the page's, not the text's.
            row = close_blanks(text)
            kind = Kind.FURNITURE if row == header else Kind.TABLE
            header = header or row
            yield from find_cells(line, raw, kind)
        elif (FOOTNOTE.match(text) and text.lstrip("^")[0] in marks) or NOTE.match(text):
            yield Piece(line, widen(text.lstrip("^")), raw, Kind.FOOTNOTE)
        elif found := TURNED_FROM.match(text) or TURNED_TO.search(text):
            turn, rest = found.group(), text[found.end() :] or text[: found.start()]
            size = line_width(original.text, text)
            parts = [
                Piece(line, turn, count(turn), Kind.FURNITURE),
                Piece(line, rest, raw - count(turn), Kind.CLAUSE, size),
            ]
            yield from parts if found.start() == 0 else reversed(parts)
        else:
            header = ""
            indented = INDENTED.match(original.text) is not None
            yield Piece(line, text, raw, Kind.CLAUSE, line_width(original.text, text), indented)


def close_blanks(text: str) -> str:
    """A text without its blanks: two print runs of one table head differ in nothing else."""
    return re.sub(r"[^\S\t]", "", text)


def find_cells(line: Line, raw: int, kind: Kind) -> Iterator[Piece]:
    """A table row as one piece, cells parted by `` | ``; cells that arrive as ``<p>…</p>`` as one piece each."""
    cells = [cell.strip() for cell in line.text.split("\t")]
    items = [widen(item.strip()) for cell in cells for item in CELL.findall(cell)]
    if not items:
        yield Piece(line, " | ".join(widen(cell) for cell in cells if cell), raw, kind)
        return
    head = " | ".join(widen(cell) for cell in cells if cell and "<p>" not in cell)
    texts = [f"{head} | {item}" if head else item for item in items]
    used = 0
    for item, text in zip(items[:-1], texts[:-1], strict=True):
        used += count(item)
        yield Piece(line, text, count(item), kind)
    yield Piece(line, texts[-1], raw - used, kind)


def count(text: str) -> int:
    """Characters that are not white space: what the audit counts."""
    return len("".join(text.split()))


def width(text: str) -> float:
    """Width in full-width characters; Latin letters, digits and half-width signs take half."""
    return len(text) - len(HALF.findall(text)) / 2


def line_width(original: str, text: str) -> float:
    """Width of a line on its page; letter-spacing is narrower than the blanks that an extractor writes for it."""
    printed, closed = width(original.strip()), width(text)
    return printed if printed - closed <= 2 else (printed + closed) / 2


def find_columns(widths: Sequence[float]) -> tuple[float, ...]:
    """The column widths of a wrapped file, narrowest first; empty for a flowing one.

    A width is a column where at least ``READING.column_share`` of the lines end within one character of it; the file is
    wrapped where such lines make up ``READING.wrapped_share`` of all and hardly any line is longer than the widest.
    """
    if len(widths) < READING.column_lines:
        return ()
    counts = Counter(round(one) for one in widths)
    peaks = [
        value
        for value in sorted(counts)
        if READING.column_least <= value <= READING.column_most
        and near(counts, value) >= READING.column_share * len(widths)
        and counts[value] == max(counts[value + shift] for shift in range(-3, 4))
    ]
    if not peaks:
        return ()
    edges = [max(v for v in range(peak, peak + 3) if counts[v] >= 0.25 * counts[peak]) for peak in peaks]
    longer = sum(one > edges[-1] + 3 for one in widths)
    full = sum(is_full(one, edges) for one in widths)
    if longer > READING.longer_share * len(widths) or full < READING.wrapped_share * len(widths):
        return ()
    return tuple(float(edge) for edge in edges)


def near(counts: Counter[int], value: int) -> int:
    """How many lines end within one character of ``value``."""
    return sum(counts[value + shift] for shift in (-1, 0, 1))


def is_full(size: float, columns: Sequence[float]) -> bool:
    """Whether a line of this width reaches the edge of its column (the first line of a paragraph begins two later)."""
    fitting = [column for column in columns if size <= column + 2]
    return bool(fitting) and fitting[0] - size <= READING.indent


def uses_indents(pieces: Sequence[Piece]) -> bool:
    """Whether first lines of paragraphs are indented in this file, and other lines are not."""
    indented = sum(piece.indented for piece in pieces)
    return READING.indents <= indented <= READING.indented_share * len(pieces)


def goes_on(
    open_: Sequence[Piece], piece: Piece, after: Piece | None, columns: tuple[float, ...], indents: bool = False
) -> bool:
    """Whether ``piece`` continues the open paragraph; ``indents`` where the file marks first lines by blanks."""
    if indents and piece.indented:
        return False
    text = summary(open_)
    last = open_[-1].text
    size = open_[-1].width
    if STARTS.match(piece.text) or TURNED_FROM.match(piece.line.text) or is_marked_turn(open_[-1]):
        return False
    ended = last.endswith(tuple(ENDS))
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
        if after is None or not is_full(piece.width, columns):
            return size >= column - 1 and not labelled
        return not labelled and piece.width > column - 1.5
    return is_cut(text, piece.text, labelled=labelled, ended=ended)


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


def is_heading_like(text: str) -> bool:
    """Short, and no sentence in it; a comma only behind a number (第三章 做强产业，带动就业)."""
    if len(text) > 2 * READING.heading_width or width(text) > READING.heading_width or re.search("[。；;]", text):
        return False
    return not re.search("[，,]", text) or find_label(text) is not None


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
    text = re.sub(r"\^(?=[①-⑳])", "", text)
    text = re.sub(rf"(?<=[{WIDE}]) (?=[0-9])|(?<=[0-9]) (?=[年月日号])", "", text) if len(pieces) > 1 else text
    return Paragraph(text, place(source, pieces), Kind.CLAUSE, sum(piece.raw for piece in pieces))


def place(source: Source, pieces: Sequence[Piece]) -> Place:
    """From the first line to the last."""
    return Place(source.file, pieces[0].line.page, (pieces[0].line.number, pieces[-1].line.number))
