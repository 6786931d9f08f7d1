"""Where the characters of a document went, and what a reader should know of how well it was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from compare.clean import LOST
from compare.knowledge.layout import READING
from compare.model import Audit, Clause, Heading, Kind, Paragraph
from compare.number import to_number

# A blank between two characters of a sentence is a lost glyph. Names of bodies stand apart by rule (中共中央 国务院),
# and so do a date and what follows it, an article's number, and the halves of a slogan in quotation marks.
LONE_BLANK = re.compile(r"(?<=[\u4e00-\u9fff]{3})(?<![央厅府院局委日章节条]) (?=[\u4e00-\u9fff]{2})")
QUOTED = re.compile(r"[“《][^”》]*[”》]")
RUNNING = 80  # characters: shorter texts are names, titles and lists, where blanks belong
ARTICLE = re.compile(r"第([〇零一二三四五六七八九十百\d]+)条$")


def audit(
    paragraphs: Sequence[Paragraph], parts: Sequence[Heading | Clause], confidence: float = 1.0
) -> tuple[Audit, tuple[str, ...]]:
    """Counts of characters by bucket, and warnings in Chinese.

    Every character of the document's lines that is not white space is in exactly one bucket: that of the paragraph that
    its line went into. Characters that cleaning took out of a line (mark-up, invisible ones) count with that line's
    bucket; lost glyphs count as unread.
    """
    headings = {part.place.lines for part in parts if isinstance(part, Heading)}
    headings -= {part.place.lines for part in parts if isinstance(part, Clause)}
    counts = dict.fromkeys(Kind, 0)
    unread = 0
    for paragraph in paragraphs:
        lost = len(LOST.findall(paragraph.text))
        unread += lost
        kind = paragraph.kind
        if kind is Kind.CLAUSE and paragraph.place.lines in headings:
            kind = Kind.HEADING
        counts[kind] += paragraph.raw - lost
    total = sum(paragraph.raw for paragraph in paragraphs)
    notes = []
    if unread:
        notes.append(f"有{unread}个字符无法辨认（缺字或私用区字符），请对照原件")
    notes += find_gaps(parts)
    lost_glyphs, where = find_lost(parts)
    notes += where
    quality = confidence * (1 - (unread + lost_glyphs) / total) if total else 0.0
    if quality < READING.quality:
        notes.append(
            f"读入质量{quality:.2f}，低于{READING.quality:.2f}：比对照做，涉及本文件的百分比不列出，请对照原件"
        )
    return (
        Audit(
            total,
            counts[Kind.CLAUSE],
            counts[Kind.HEADING],
            counts[Kind.TABLE],
            counts[Kind.FOOTNOTE],
            counts[Kind.FURNITURE],
            counts[Kind.UNREAD] + unread,
            quality,
        ),
        tuple(notes),
    )


def find_lost(parts: Sequence[Heading | Clause]) -> tuple[int, list[str]]:
    """How many characters seem to be missing (a lone blank inside running text), and a note where."""
    found = []
    for part in parts:
        if not isinstance(part, Clause) or part.kind is not Kind.CLAUSE or len(part.text) <= RUNNING:
            continue
        text = QUOTED.sub(lambda quoted: quoted.group().replace(" ", "_"), part.text)
        for at in LONE_BLANK.finditer(text):
            first, last = part.place.lines
            words = f"{text[at.start() - 3 : at.start()]}□{text[at.end() : at.end() + 4]}"
            found.append(f"第{first}–{last}行“{words}”")
    more = "等" if len(found) > 3 else ""
    return len(found), [f"疑有缺字{len(found)}处：{'、'.join(found[:3])}{more}，请对照原件"] if found else []


def find_gaps(parts: Sequence[Heading | Clause]) -> list[str]:
    """Articles (第X条) that are missing between two that are there."""
    numbers = [value for part in parts if (found := ARTICLE.match(part.label)) and (value := to_number(found.group(1)))]
    missing = [
        f"第{before + 1}条" if after - before == 2 else f"第{before + 1}—{after - 1}条"
        for before, after in pairwise(numbers)
        if after - before > 1
    ]
    return [f"条文编号不连续，缺{'、'.join(missing[:5])}"] if missing else []
