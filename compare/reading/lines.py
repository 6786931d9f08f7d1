"""Lines as a file has them to lines that can be read, each piece in its bucket: text, table, footnote or furniture.

One ordered tuple of named steps, each a small function. A step may drop white space, invisible characters and mark-up,
and may put one character for another; joining counts the raw line, so that the audit still adds up. No step changes how
many lines there are. A line is divided where only a part of it is furniture, a cell of its own or a heading. How wide
lines are tells columns from running text, and headings from sentences.

Widths are in full-width characters and were set by reading real files line by line (``policy-compare outline`` shows
what they do): two newspaper pages, a press article, a gazette, a compilation of 51 documents, and the demonstration.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from compare.knowledge import page
from compare.knowledge.bodies import LEADING
from compare.knowledge.roles import BESIDE, KEYED, TABLE_HEAD
from compare.knowledge.titles import ENACTED_ON, KEYS
from compare.model import Kind, Line, Source
from compare.reading.page_lines import find_contents, find_page_numbers, find_running_heads
from compare.text.numbers import COUNTED, DATE, ZEROS, is_signature


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


# --- measure ----------------------------------------------------------------------------------------------------------

NARROW_CHARACTER = re.compile(r"[\x00-\u024f]")  # Latin letters, digits, signs


def count(text: str) -> int:
    """Characters that are not white space: what the audit counts."""
    return len("".join(text.split()))


def width(text: str) -> float:
    """Width in full-width characters; Latin letters, digits and half-width signs take half."""
    return len(text) - len(NARROW_CHARACTER.findall(text)) / 2


def line_width(original: str, text: str) -> float:
    """Width of a line on its page; letter-spacing is narrower than the blanks that an extractor writes for it."""
    printed, closed = width(original.strip()), width(text)
    return printed if printed - closed <= 2 else (printed + closed) / 2


def find_columns(widths: Sequence[float], running: Sequence[float]) -> tuple[float, ...]:
    """The column widths of a wrapped file, narrowest first; empty for a flowing one.

    Only lines that end inside a sentence (``running``) tell how wide a column is: last lines end at a full stop, and
    many of them may happen to be of one length. A width is a column where at least ``READING.column_share`` of the
    lines end within one character of it; the file is wrapped where such lines make up ``READING.wrapped_share`` of all
    and hardly any line is longer than the widest.
    """
    if len(widths) < READING.column_lines:
        return ()
    counts = Counter(round(one) for one in running)
    peaks = [
        value
        for value in sorted(counts)
        if READING.column_least <= value <= READING.column_most
        and sum(counts[value + shift] for shift in (-1, 0, 1)) >= READING.column_share * len(widths)
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


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines of a format that knows paragraphs were broken for a page all the same: pasted out of a PDF.

    More than half of them end within a sentence at the edge of a column; in files of real paragraphs hardly one does.
    """
    texts = [line.strip() for line in lines if line.strip() and "\t" not in line]
    if len(texts) < READING.column_lines:
        return False
    running = [width(line) for line in texts if not line.endswith("。")]
    columns = find_columns([width(line) for line in texts], running)
    return bool(columns) and sum(is_full(one, columns) for one in running) > READING.broken_share * len(texts)


def is_full(size: float, columns: Sequence[float]) -> bool:
    """Whether a line of this width reaches the edge of its column (the first line of a paragraph begins two later)."""
    fitting = [column for column in columns if size <= column + 2]
    return bool(fitting) and fitting[0] - size <= READING.indent


def is_heading_like(text: str) -> bool:
    """Short, and no sentence in it; a comma only behind a number (第三章 做强产业，带动就业)."""
    if len(text) > 2 * READING.heading_width or width(text) > READING.heading_width or re.search("[。；;]", text):
        return False
    return not re.search("[，,]", text) or page.find_label(text) is not None


# --- clean ------------------------------------------------------------------------------------------------------------

HAN = r"\u3400-\u9fff\u3007"
WIDE = rf"{HAN}\u3000-\u303f\uff01-\uff60“”‘’—…·"
# U+00AD soft hyphen, U+200B–U+200F zero-width and direction marks, U+202A–U+202E, U+2060–U+2064, U+FEFF.
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Full-width digits and letters, small forms, radicals, compatibility ideographs, and numbers that are one sign
# with their bracket or dot (⑴ ⒈ ㈠): NFKC gives the plain ones.
COMPATIBLE = re.compile(
    r"[\u2474-\u249b\u3220-\u3229\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\uff0b\ufe50-\ufe6b\u2e80-\u2ef3\u2f00-\u2fdf\uf900-\ufaff]"
)
BLANKS = re.compile(r"[\u00a0\u2000-\u200a\u202f\u3000]")
WIDE_ONE = re.compile(rf"[{WIDE}]")
SPACED = re.compile(rf"(?<=[{WIDE}]) (?=[{WIDE}])")
BESIDE_LATIN = re.compile(rf"(?<=[{HAN}]) +(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%％]) +(?=[{HAN}])")
# 2 0 2 6 年 3 月 5 日, 某 政 发 〔 2 0 2 6 〕 1 7 号: recognition parts every character, digits too.
SPREAD = re.compile(rf"(?=.*[{HAN}])\S(?: \S){{4,}}")
SPREAD_YEAR = re.compile(
    r"(?<![\d ])[12] \d \d \d(?= ?年)"
    rf"|二 ?[{ZEROS}] ?[一二三四五六七八九〇○零] ?[一二三四五六七八九〇○零](?= ?年)"
)
# 3月5曰; 2O26年3月l5日, 〔2026】l2号: l for 1 beside the digits of a date or a 文号.
SUN = re.compile(r"(月\s?(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})\s?)曰")
ELL = re.compile(r"(?<=[年月〕\]】）)])[lI](?=\d?\d?[月日号])|(?<=[年月〕\]】）)]\d)[lI](?=\d?[月日号])")
NUMBERED_TITLE = re.compile(r"\s*(?:专栏|续?表|图|附件|附表|第\s?[\d一二三四五六七八九十百]+\s?[编篇章节条])")
MARKUP = re.compile(r"^\s*(?:#{1,6}\s+|[-*+]\s+(?=[^\s\d-]))|<!--.*?-->|\*\*|</?(?:b|i|u|strong|em|br|span)\s*/?>")
ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")  # 1\. , as pandoc writes what would be a list
LOST = re.compile(r"[\ufffd\ue000-\uf8ff]")


def drop_invisible(text: str) -> str:
    """Zero-width, direction and control characters go; every kind of blank becomes a plain one."""
    return BLANKS.sub(" ", INVISIBLE.sub("", text))


def fold_forms(text: str) -> str:
    """Full-width digits and letters, small forms and radicals become the plain characters; punctuation stays wide."""
    return COMPATIBLE.sub(lambda found: unicodedata.normalize("NFKC", page.RADICALS.get(found[0], found[0])), text)


def drop_markup(text: str) -> str:
    """Markdown signs and inline tags go; ``<p>`` cells are left for the tables."""
    text = MARKUP.sub("", text)
    return ESCAPED.sub("", text) if "\\" in text else text


def close_spacing(text: str) -> str:
    """Letter-spaced lines (强 劲 ，为 奋 进) are closed; a title's single blank (坚持创新 全面塑造) stays."""
    if " " not in text:
        return text
    if SPREAD.fullmatch(text):
        return text.replace(" ", "")
    text = SPREAD_YEAR.sub(lambda year: year.group().replace(" ", ""), text)
    gaps = len(SPACED.findall(text))
    if gaps >= 3 and gaps >= 0.25 * len(WIDE_ONE.findall(text)):
        return SPACED.sub("", text)
    # 目 录, 前 言, …的 通 知: a blank beside a lone character is spacing, not a gap between words.
    return re.sub(rf"(?<![{WIDE}])([{HAN}]) (?=[{HAN}](?:\s|$))|(?<=[{HAN}]) (?=[{HAN}](?: [{HAN}])?$)", r"\1", text)


def close_beside_latin(text: str) -> str:
    """``到 2025 年`` becomes ``到2025年``; the blank behind 专栏 1 or 第一章 separates a label and stays."""
    return text if " " not in text or NUMBERED_TITLE.match(text) else BESIDE_LATIN.sub("", text)


def mend_digits(text: str) -> str:
    """The letter l or I that recognition took a 1 for, and 曰 for 日, in a date or a 文号."""
    text = SUN.sub(r"\1日", text) if "曰" in text else text
    return ELL.sub("1", text) if "l" in text or "I" in text else text


def trim(text: str) -> str:
    """Blanks at both ends go, runs of blanks become one; tabs part table cells and stay."""
    return re.sub(r" {2,}", " ", text).strip(" \r\n")


STEPS: tuple[Callable[[str], str], ...] = (
    *(drop_invisible, fold_forms, drop_markup, trim, close_spacing, close_beside_latin, mend_digits),
)


def clean(source: Source) -> tuple[Line, ...]:
    """Every line of ``source`` through all steps, in order."""
    aligned = find_aligned(source.lines)
    cleaned = (aligned.get(line.number) or clean_text(line.text) for line in source.lines)
    # Most lines are clean already, and many are empty: only the others are made anew.
    both = zip(source.lines, cleaned, strict=True)
    return tuple(line if text == line.text else replace(line, text=text) for line, text in both)


def find_aligned(lines: Sequence[Line]) -> dict[int, str]:
    """The rows of tables that are set with blanks, by line: their cells parted by tabs.

    The head says that it is one: half of its names at least are such as tables have (任务, 责任单位), with two
    blanks between them; the rows below have as many cells.
    """
    found: dict[int, str] = {}
    columns = 0
    for line in lines:
        if not line.text.strip() or line.furniture:
            continue
        cells = [] if "\t" in line.text else GAPS.split(line.text.strip())
        if len(cells) < COLUMNS_LEAST:  # most lines
            columns = 0
            continue
        cells = [clean_text(cell) for cell in cells]
        if 2 * sum(map(bool, map(TABLE_CELL.fullmatch, cells))) >= len(cells):
            columns = len(cells)
        elif len(cells) != columns:
            columns = 0
        if columns:
            found[line.number] = "\t".join(cells)
    return found


def clean_text(text: str) -> str:
    """One line's text through all steps."""
    if not text:
        return text
    for step in STEPS:
        text = step(text)
    return text


GAPS = re.compile(r"(?:[ \u00a0]{2,}|\u3000)[ \u00a0\u3000]*")
TABLE_CELL = re.compile(TABLE_HEAD)
COLUMNS_LEAST = 3
HALF_MARKS = re.compile("[,;:?!()]")
WIDEN = str.maketrans(",;:?!()", "，；：？！（）")
NARROW = re.compile(rf"(?<=[{WIDE}])[,;:?!()]|[,;:?!()](?=[{WIDE}])")
BRACKETS = re.compile(rf"(?<=[{WIDE}])\([^()（）]*\)|\([^()（）]*\)(?=[{WIDE}])|\([^()（）]*[{WIDE}][^()（）]*\)")


def widen(text: str) -> str:
    """Half-width punctuation beside Chinese characters becomes full-width; a pair of brackets is one thing: （%）."""
    if not HALF_MARKS.search(text):  # no pattern below can match, and most texts are like that
        return text
    text = BRACKETS.sub(lambda found: f"（{found.group()[1:-1]}）", text)
    while (wider := NARROW.sub(lambda found: found.group().translate(WIDEN), text)) != text:
        text = wider
    return text


# --- sort -------------------------------------------------------------------------------------------------------------

INDENTED = re.compile(r"(?:\u3000{2}| {4})(?=[^\s\u3000])")
FOOTNOTE = re.compile(rf"\^?(?P<mark>{page.NOTE_MARK})\s?\S")
# 1 指失能床位。, where the text bears ¹: not every page raises the mark before the note itself.
LEVEL_NOTE = re.compile(r"\s*(?P<mark>\d{1,2})\s+(?=\S.*。\s*$)")
NOTE = re.compile(r"注\s?\d*[:：]\S")
RULE = re.compile(r"[-=_*|:\s—]{3,}")
# 3000¹张, 20[1]家: a mark between a number and its unit, which are read as one; 10⁴吨 is a power.
IN_NUMBER = (
    rf"(?<=\d)(?<!(?<![\d.])10)(?:\^(?={page.NOTE_MARK})|(?![{page.CIRCLED}]))({page.NOTE_MARK})(?=[{HAN}])(?!号)"
)
# 分拣中心^①, 分拣中心①，, 分拣中心[1], 分拣中心¹: a plain circled number is a mark only where a pause follows it.
FOOTNOTE_MARK = re.compile(
    rf"\^({page.NOTE_MARK})|(?<=[{HAN}”》）])([{page.CIRCLED}](?=[，。、；：）”])|[⁰¹²³⁴-⁹]{{1,2}})|{IN_NUMBER}"
    r"|(?<=\S)([\[［〔]\d{1,2}[\]］〕])"
)
CELL = re.compile(r"</?p>")
ARTICLE_ROW = re.compile(r"第\s?[\d一二三四五六七八九十百零〇]{1,5}\s?条\t[^\t<>]+")
# 实行即收即检“对创新产品开辟…: a heading without a mark, and the quotation that begins the text below it.
GLUED = re.compile(r"(?P<head>[^，。；：、“”《》]{8,40})(?=[“《])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or the part of one that goes into a bucket by itself.

    ``width`` is that of the line in the file: blanks that justify a line fill its column. ``indented`` lines begin with
    the two blanks of a paragraph's first line. ``alone`` is a heading that was glued to the line behind it.
    """

    line: Line
    text: str
    raw: int
    kind: Kind
    width: float = 0.0
    indented: bool = False
    alone: bool = False


def find_pieces(source: Source, lines: Sequence[Line]) -> Iterator[Piece]:
    """Each line that has text, in its bucket; a line is divided where only a part of it is furniture or a cell."""
    pages = find_page_numbers(lines)
    contents = find_contents(lines) | pages | find_running_heads(lines, pages)
    header = ""
    marks = {mark for line in lines for tied in FOOTNOTE_MARK.findall(line.text[1:]) for mark in tied}
    for original, line in zip(source.lines, lines, strict=True):
        raw = count(original.text)
        text = line.text
        if not text:
            if raw:
                yield Piece(line, original.text.strip(), raw, Kind.FURNITURE)
        elif line.furniture or line.number in contents or page.is_furniture(text) or RULE.fullmatch(text):
            yield Piece(line, text, raw, Kind.FURNITURE)
        elif "\t" in text or text.startswith("<p>"):
            # The head of a table comes again where the table goes on overleaf (续表): the page's, not the text's.
            row = re.sub(r"[^\S\t]", "", text)  # two print runs of one head differ in nothing but blanks
            kind = Kind.FURNITURE if row == header else Kind.TABLE
            header = header or row
            if ARTICLE_ROW.fullmatch(text):  # a frame in two columns: number and text of an article
                yield Piece(line, text.replace("\t", " "), raw, Kind.CLAUSE, width(text))
            else:
                yield from find_cells(line, raw, kind)
        elif ((note := FOOTNOTE.match(text)) and note["mark"] in marks) or NOTE.match(text):
            yield Piece(line, widen(text.lstrip("^")), raw, Kind.FOOTNOTE)
        elif (level := LEVEL_NOTE.match(original.text)) and (mark := level["mark"].translate(page.RAISED)) in marks:
            yield Piece(line, widen(f"{mark} {original.text[level.end() :].strip()}"), raw, Kind.FOOTNOTE)
        elif found := page.TURNED_FROM.match(text) or page.TURNED_TO.search(text):
            turn, rest = found.group(), text[found.end() :] or text[: found.start()]
            size = line_width(original.text, text)
            furniture = Piece(line, turn, count(turn), Kind.FURNITURE)
            parts = [furniture, Piece(line, rest, raw - count(turn), Kind.CLAUSE, size)]
            yield from parts if found.start() == 0 else reversed(parts)
        else:
            header = ""
            indented = INDENTED.match(original.text) is not None
            yield Piece(line, text, raw, Kind.CLAUSE, line_width(original.text, text), indented)


def find_cells(line: Line, raw: int, kind: Kind) -> Iterator[Piece]:
    """A table row as one piece, cells parted by `` | ``; the paragraphs of a cell (``<p>…</p>``) as its lines.

    Paragraphs that together are longer than ``READING.cell`` are one piece each, under the words of the other cells.
    """
    cells = [cell.strip() for cell in line.text.split("\t")]
    paragraphs = [[widen(item.strip()) for item in CELL.split(cell) if item.strip()] for cell in cells]
    items = [item for cell, inside in zip(cells, paragraphs, strict=True) if CELL.search(cell) for item in inside]
    if sum(map(len, items)) <= READING.cell:
        yield Piece(line, " | ".join("\n".join(inside) for inside in paragraphs if inside), raw, kind)
        return
    head = " | ".join(widen(cell) for cell in cells if cell and not CELL.search(cell))
    texts = [f"{head} | {item}" if head else item for item in items]
    used = 0
    for item, text in zip(items[:-1], texts[:-1], strict=True):
        used += count(item)
        yield Piece(line, text, count(item), kind)
    yield Piece(line, texts[-1], raw - used, kind)


def part_glued(piece: Piece, columns: Sequence[float]) -> tuple[Piece, ...]:
    """A small heading that stands in one line with the quotation below it, and that line of text; else the piece.

    Extractors glue them where a heading has its own measure. The line is wider than any column, no mark ends its first
    part, and its rest, which begins with a quotation mark, is as wide as the first line of a paragraph, or a whole one.
    """
    if piece.kind is not Kind.CLAUSE or not columns or piece.width <= columns[-1] + 3:
        return (piece,)
    found = GLUED.match(piece.text)
    if not found or not is_heading_like(found["head"]):
        return (piece,)
    head, rest = found["head"], piece.text[found.end("head") :]
    size = width(rest)
    if size > columns[-1] + 1 or not (is_full(size + 2, columns) or rest.endswith("。")):
        return (piece,)
    raw = count(head)
    return (
        replace(piece, text=head, raw=raw, width=width(head), alone=True),
        replace(piece, text=rest, raw=piece.raw - raw, width=size, indented=False),
    )


# --- what could head -----------------------------------------------------------------------------------------------

# Recognition takes the full stop for a half-width one; behind a digit or a letter it is a point.
STOPS = r"(?:。|(?<=[\u4e00-\u9fff）”》])[.．])"
STOPPED = re.compile(rf"{STOPS}$")
SENTENCE_END = re.compile(rf"(?:[；：！？;:]|{STOPS})$")
HALF_STOP = re.compile(r"(?<=[\u4e00-\u9fff）”》])[.．](?=[\u4e00-\u9fff“《（])")
QUOTED = re.compile(r"“[^”]{0,200}”|《[^》]{0,200}》")
# A short line with a full stop that tells when, how often, or who is a task, not the heading of one.
WHEN = re.compile(
    rf"{DATE.pattern}|(?:19|20)\d\d\s?年|年(?:底|末|内)前?|[上下]半年|(?<!\d)\d{{1,2}}月(?:底|末|份)?"
    r"|每(?:半?年|季度?|个?月|周|日|天|旬)|按[年季月周日](?:度)?(?=[^\u4e00-\u9fff]|[\u4e00-\u9fff])(?!照)|百分之|翻[一两]番"
)
WHO = re.compile(
    r"国务院|(?:[省市县区州盟旗](?:人民)?政府|[省市县区州盟旗][\u4e00-\u9fff]{1,10}?(?:局|委员会|委|厅|办公室|办|中心|公司|集团|支队))"
    rf"(?=$|[，。、]|{LEADING}|负责|会同|组织|制定|安排|应当?|要|每|落实|统筹|承担|建立|督促|定期|指导|开展|推进|审定|公布|报送|编制|保障|监督)"
    rf"|{LEADING}|由[\u4e00-\u9fff、]{{2,20}}(?:负责|承担|组织|实施)"
)
BRACKETED = re.compile(BESIDE)
KEY = re.compile(rf"[（(【\[]?{KEYED}")
KEY_LINE = re.compile(rf"(?:(?:{KEYED}\s?){{1,4}}|[（(【\[](?:{KEYED}\s?){{1,4}}[）)】\]])")


def is_heading(text: str, label: str) -> bool:
    """Whether a numbered paragraph could be a heading: short, no sentence.

    A full stop at its end may still be one (（二）创新回收方式。), but not where the words before it tell when, how
    much or who: 2027年底前建成平台。 is a task. 附件：1. …… is a list of what is attached, not the heading of it.
    """
    text = unstop(text)
    if re.match(r"附\s?[件录表]\s?\d{0,2}\s?[：:]", text) or HALF_STOP.search(text, len(label)):
        return False
    if STOPPED.search(text):
        words = text[len(label) : -1]
        if width(text) > READING.stopped_width or tells_task(words):
            return False
        text = text[:-1]
    return is_heading_like(text) and not SENTENCE_END.search(text) and text[-1] not in "，、"


def unstop(text: str) -> str:
    """The heading of a stage without the mark behind its time: （一）摸底阶段（2026年3月1日至3月31日）。"""
    return text[:-1] if text[-1:] in "。：:" and page.SPAN.search(text[:-1]) else text


def tells_task(words: str) -> bool:
    """Whether a few words name a time, a quantity or a body that is to act."""
    words = QUOTED.sub("", words)  # “四个结合”
    # 一张图, 一件事, 一批 count nothing.
    counted = any(hit["n"] != "一" or hit["power"] for hit in COUNTED.finditer(words))
    return bool(counted or WHEN.search(words) or WHO.search(words))


def could_head(text: str) -> bool:
    """Whether words without a number could be a small heading: short, no sentence, no signature, no date of a law."""
    text = unstop(text)
    ends = SENTENCE_END.search(text) or HALF_STOP.search(text)
    beside = ENACTED_ON.match(text) or KEYS.match(text) or KEY_LINE.fullmatch(text) or BRACKETED.fullmatch(text)
    apart = ends or beside or text.startswith("…") or is_signature(text)
    return is_heading_like(text) and re.search(r"[^\W\d_]", text) is not None and not apart  # 20 alone is a figure
