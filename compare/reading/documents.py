"""Paragraphs of a file to the documents that it holds.

Gazettes, compilations and newspaper pages hold several. Each way of telling them apart is a small function; the first
that finds something decides, surest first (the order of ``WAYS``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from compare.knowledge.bodies import BODY, NUMBER_LINE
from compare.knowledge.numbering import find_label
from compare.model import Kind, Paragraph
from compare.reading.lines import is_heading_like

ENTRY_START = re.compile(r"(?P<n>\d{1,2})\s?[.．]\s?(?=\S)")
ENTRY_END = re.compile(r"[（(／/][^（）()。]*\d{4}\s?年[^（）()。]*[）)]$")
TITLE_END = re.compile(
    r"(?:通知|意见|批复|决定|公告|通告|通报|函|命令|令|办法|规定|细则|方案|规划|纲要|计划|措施|要点|条例|预案|报告)(?:[（(].{1,20}[）)])?$"
)
STORY = re.compile(r"(?:本报讯|本报记者|新华社\S{1,12}?\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?电)")
STORY_END = re.compile(r"等(?:参加|列席|出席)了?会议。$")
IMPRINT = re.compile(r"《?.{2,24}(?:公报|政报)》?简介")
FULL_TEXT = re.compile(r"全文如下[：:]?$")


@dataclass(frozen=True, slots=True)
class Section:
    """The paragraphs of one document, its title as the split saw it, and the headings of the collection above it."""

    paragraphs: tuple[Paragraph, ...]
    title: str = ""
    collection: tuple[str, ...] = ()
    way: str = "whole"


def split(paragraphs: Sequence[Paragraph]) -> tuple[Section, ...]:
    """The documents of a file, in order; together they hold every paragraph."""
    for way in WAYS:
        if sections := way(paragraphs):
            return sections
    return (Section(tuple(paragraphs)),) if paragraphs else ()


def split_compilation(paragraphs: Sequence[Paragraph]) -> tuple[Section, ...]:
    """A compilation: numbered entries that end in （issuers/ date）, under headings of its own."""
    entries = find_entries(paragraphs)
    if len(entries) < 2:
        return ()
    sections: list[Section] = []
    headings: list[tuple[int, str]] = []
    front = list(paragraphs[: entries[0][0]])
    cut = [start for start, _, _ in entries[1:]] + [len(paragraphs)]
    lifted: list[Paragraph] = []
    front, lifted = lift_headings(front)
    front, bound = part_bound(front)
    front = [as_furniture(one) for one in front]
    if bound:
        bound[0] = replace(bound[0], paragraphs=(*front, *bound[0].paragraphs))
        front = []
    sections += bound
    lifted = front + lifted
    for (start, end, title), stop in zip(entries, cut, strict=True):
        for paragraph in lifted:
            if paragraph.kind is Kind.CLAUSE and (label := find_label(paragraph.text)):
                headings = [one for one in headings if one[0] < label[0].rank]
                headings.append((label[0].rank, paragraph.text))
        head = [as_heading(one) if one.kind is Kind.CLAUSE else one for one in lifted] + [
            as_heading(one) for one in paragraphs[start:end]
        ]
        body, lifted = list(paragraphs[end:stop]), []
        if stop < len(paragraphs):
            body, lifted = lift_headings(body)
        body, bound = part_bound(body)
        sections.append(Section((*head, *body), title, tuple(text for _, text in headings), "compilation"))
        sections += bound
    return tuple(sections)


def part_bound(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[Section]]:
    """What stands before the first of two or more red heads, and the documents of the gazette that begins there.

    A gazette may be bound together with a compilation; one 文号 on a line by itself is that of the entry around it.
    """
    heads = [at for at, one in enumerate(paragraphs) if one.kind is Kind.CLAUSE and NUMBER_LINE.fullmatch(one.text)]
    if len(heads) < 2:
        return paragraphs, []
    start = find_head(paragraphs, heads[0])
    return paragraphs[:start], list(split_red_heads(paragraphs[start:]))


def find_entries(paragraphs: Sequence[Paragraph]) -> list[tuple[int, int, str]]:
    """Start, end and joined text of each entry; an entry's title may be broken over a few lines."""
    entries = []
    for start, paragraph in enumerate(paragraphs):
        if paragraph.kind is not Kind.CLAUSE or not ENTRY_START.match(paragraph.text):
            continue
        text = ""
        for end in range(start, min(start + 5, len(paragraphs))):
            text += paragraphs[end].text
            if "。" in text or paragraphs[end].kind is not Kind.CLAUSE:
                break
            if ENTRY_END.search(text):
                entries.append((start, end + 1, text))
                break
    return entries


def lift_headings(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """The headings at the end of a body belong to the collection: they stand before the next entry."""
    cut = len(paragraphs)
    while cut and paragraphs[cut - 1].kind is Kind.CLAUSE and is_collection_heading(paragraphs[cut - 1].text):
        cut -= 1
    return paragraphs[:cut], paragraphs[cut:]


def is_collection_heading(text: str) -> bool:
    """（二）国家部委文件, 三、医疗器械: short, numbered, without a sentence."""
    label = find_label(text)
    return label is not None and label[0].name in {"han", "han-bracket"} and is_heading_like(text) and len(text) <= 30


def as_furniture(paragraph: Paragraph) -> Paragraph:
    """The same paragraph in the bucket of furniture: a collection's own cover, preface and contents."""
    return replace(paragraph, kind=Kind.FURNITURE)


def as_heading(paragraph: Paragraph) -> Paragraph:
    """The same paragraph in the bucket of headings."""
    return replace(paragraph, kind=Kind.HEADING)


def split_red_heads(paragraphs: Sequence[Paragraph]) -> tuple[Section, ...]:
    """A gazette: each document has its 文号 on a line by itself, under its issuer and title.

    What a notice issues (印发) has the same 文号: one document.
    """
    starts: list[tuple[int, int]] = []
    for index, paragraph in enumerate(paragraphs):
        if paragraph.kind is Kind.CLAUSE and NUMBER_LINE.fullmatch(paragraph.text):
            start = find_head(paragraphs, index)
            if not starts or start > starts[-1][1]:
                starts.append((start, index))
    if not starts:
        return ()
    # A gazette's cover and contents stand before its first document; a single document may have words above its head.
    front = [as_furniture(one) if len(starts) > 1 else one for one in paragraphs[: starts[0][0]]]
    sections = []
    stops = [start for start, _ in starts[1:]] + [len(paragraphs)]
    for position, ((start, number), stop) in enumerate(zip(starts, stops, strict=True)):
        head = [as_heading(one) if one.kind is Kind.CLAUSE else one for one in paragraphs[start : number + 1]]
        title = "".join(one.text for one in head[:-1])
        lead = front if position == 0 else []
        body = lift_imprint(paragraphs[number + 1 : stop]) if len(starts) > 1 else paragraphs[number + 1 : stop]
        sections.append(Section((*lead, *head, *body), title, way="red head"))
    return tuple(sections)


def lift_imprint(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """What a gazette says of itself behind its last document (《某市人民政府公报》简介, address) is furniture."""
    found = (at for at, one in enumerate(paragraphs) if one.kind is Kind.CLAUSE and IMPRINT.fullmatch(one.text))
    start = next(found, len(paragraphs))
    return [*paragraphs[:start], *map(as_furniture, paragraphs[start:])]


def find_head(paragraphs: Sequence[Paragraph], number: int) -> int:
    """Where the red head begins whose 文号 is at ``number``: title lines and issuers above it, at most six."""
    start = number
    titled = False
    while start > 0 and number - start < 6:
        above = paragraphs[start - 1]
        if above.kind is not Kind.CLAUSE or "。" in above.text or re.search(r"[：号]$|^（", above.text):
            break
        if find_label(above.text) or re.search(r"\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日$", above.text):
            break
        if titled and not BODY.fullmatch(above.text) and not re.search(r"关于|的$", above.text):
            break
        titled = titled or bool(TITLE_END.search(above.text))
        start -= 1
    return start


def split_stories(paragraphs: Sequence[Paragraph]) -> tuple[Section, ...]:
    """A newspaper page: 上接…, 本报讯, 新华社…电 begin stories; 全文如下 hands over to the document itself."""
    if not is_newspaper(paragraphs):
        return ()
    starts = {0}
    texts = [index for index, one in enumerate(paragraphs) if one.kind is Kind.CLAUSE]
    for position, index in enumerate(texts):
        text = paragraphs[index].text
        above = paragraphs[index - 1].text if index and paragraphs[index - 1].kind is Kind.FURNITURE else ""
        before = paragraphs[texts[position - 1]].text if position else ""
        if "上接" in above:
            starts.add(index - 1)
        elif FULL_TEXT.search(text):
            # The headline of the notice, where it has one, belongs to it.
            starts.add(texts[position - 1] if is_heading_like(before) and before else index)
        elif STORY.match(text) or STORY_END.search(before) or above.endswith("摄") or is_document_title(text):
            starts.add(index)
    if len(starts) < 2:
        return ()
    return tuple(
        Section(tuple(paragraphs[start:stop]), way="story")
        for start, stop in pairwise([*sorted(starts), len(paragraphs)])
    )


def is_document_title(text: str) -> bool:
    """关于……的实施意见 alone on its line."""
    return bool(re.match(r"(?:\S{2,20})?关于", text)) and bool(TITLE_END.search(text)) and is_heading_like(text)


def is_newspaper(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the page says so itself: 上接, 下转, 本报讯, 新华社, 日报记者."""
    return any(
        re.search(r"上接|下转|本报讯|新华社|日报记者|晚报》", one.text)
        for one in paragraphs
        if one.kind is Kind.FURNITURE or len(one.text) < 40 or STORY.match(one.text)
    )


WAYS: tuple[Callable[[Sequence[Paragraph]], tuple[Section, ...]], ...] = (
    split_compilation,
    split_red_heads,
    split_stories,
)
