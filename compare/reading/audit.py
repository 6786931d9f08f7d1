"""Where the characters of a document went, and what a reader should know of how well it was read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.knowledge.page import find_label
from compare.model import Audit, Clause, Document, Heading, Kind, Paragraph
from compare.reading.lines import LOST, READING
from compare.text.numbers import to_number
from compare.text.words import say_lines

# A blank between two characters of a sentence is a lost glyph. Names of bodies stand apart by rule (中共中央 国务院),
# and so do a date and what follows it, an article's number, the steps of a law's history (通过 根据…修正), and the
# halves of a slogan in quotation marks.
_TOLD = "通过|批准|公布|发布|颁布|印发|施行|实施|废止|修正|修订|修改"
LONE_BLANK = re.compile(rf"(?<=[\u4e00-\u9fff]{{3}})(?<![央厅府院局委日章节条])(?<!{_TOLD}) (?=[\u4e00-\u9fff]{{2}})")
QUOTED = re.compile(r"[“《][^”》]{0,200}[”》]")
RUNNING = 80  # characters: shorter texts are names, titles and lists, where blanks belong
# Numbers that are counted: those of items inside a paragraph (①, 一是) are quoted and cut too often.
THROUGHOUT = frozenset({"part", "chapter", "article"})  # these run on through the document
COUNTED = THROUGHOUT | {"section", "legal", "han", "han-bracket", "arabic", "arabic-bracket"}


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
    read = counts[Kind.CLAUSE], counts[Kind.HEADING], counts[Kind.TABLE], counts[Kind.FOOTNOTE], counts[Kind.FURNITURE]
    return Audit(total, *read, counts[Kind.UNREAD] + unread, quality), tuple(notes)


def find_lost(parts: Sequence[Heading | Clause]) -> tuple[int, list[str]]:
    """How many characters seem to be missing (a lone blank inside running text), and a note where."""
    found = []
    for part in parts:
        if not isinstance(part, Clause) or part.kind is not Kind.CLAUSE or len(part.text) <= RUNNING:
            continue
        text = QUOTED.sub(lambda quoted: quoted.group().replace(" ", "_"), part.text)
        for at in LONE_BLANK.finditer(text):
            words = f"{text[at.start() - 3 : at.start()]}□{text[at.end() : at.end() + 4]}"
            found.append(f"{say_lines(*part.place.lines)}“{words}”")
    more = "等" if len(found) > 3 else ""
    return len(found), [f"疑有缺字{len(found)}处：{'、'.join(found[:3])}{more}，请对照原件"] if found else []


def find_gaps(parts: Sequence[Heading | Clause]) -> list[str]:
    """Numbers that are missing between two that are there: 第三条 through the document, （三） under one heading.

    Numbers run on under one heading, or through the document where they never begin again; one that is not larger than
    the last begins a new list, and a list may begin anywhere.
    """
    last: dict[tuple[str, ...], int] = {}
    missing: list[str] = []
    path: list[str] = []
    for part in parts:
        above = path[: part.depth] if isinstance(part, Heading) else list(part.headings)
        if isinstance(part, Heading):
            path[part.depth :] = [part.words]
        found = find_label(part.label)
        number = to_number(found[2]) if found and found[0].name in COUNTED else 0
        if not found or not number:
            continue
        name = found[0].name
        key = (name,) if name in THROUGHOUT else (name, *above)
        if number > last.get(key, number) + 1:
            first, end = last[key] + 1, number - 1
            missing.append(part.label.replace(found[2], str(first) if first == end else f"{first}—{end}"))
        last[key] = number
    if not missing:
        return []
    more = "等" if len(missing) > 5 else ""
    return [f"编号不连续，缺{'、'.join(one.rstrip('、.．') for one in missing[:5])}{more}"]


def seen_in_part(document: Document) -> bool:
    """Whether what seems to be left out may stand in a part that is missing, was misread, or is not told in a story."""
    identity = document.identity
    partly = identity.truncated or identity.excerpt or identity.kind.secondhand
    return partly or document.audit.quality < READING.quality
