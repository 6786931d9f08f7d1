"""Paragraphs of a file to the documents that it holds.

Gazettes, compilations and newspaper pages hold several. Each way of telling them apart is a small function; the first
that finds something decides, surest first (the order of ``WAYS``). A plan must never be cut up: no way divides by one
mark, however often it comes (a year in brackets, a 文号 on a line, the name of an agency); each asks for two that do
not follow from each other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise, takewhile

from compare.knowledge import page
from compare.knowledge.bodies import BODY, NUMBER_LINE, ORDER
from compare.knowledge.page import find_label
from compare.knowledge.titles import AMENDS, ENACTED_ON, INNER, KIND, REMARK
from compare.model import Kind, Paragraph
from compare.reading.head import names_kind
from compare.reading.lines import READING, is_heading_like
from compare.text.numbers import FULL_DATE, name_bodies, part_signature
from compare.text.places import find_region
from compare.text.sentences import unlabel
from compare.text.words import say_lines, strip_marks

SHORTEST_TITLE = 6  # characters without remarks; 总体方案 and the like head parts of a plan
LONGEST_TITLE = 3  # lines of a title that has no 文号 to end it
HISTORY_LINES = 800  # from a title to its first article: the contents of the longest law
SIGNED_WITHIN = 200  # lines in which a document that was opened by its title is signed
SIGNATURE = 6  # lines of a signature with what stands beneath it, at most


@dataclass(frozen=True, slots=True)
class Section:
    """The paragraphs of one document, its title as the split saw it, and the headings of the collection above it."""

    paragraphs: tuple[Paragraph, ...]
    title: str = ""
    collection: tuple[str, ...] = ()
    way: str = "whole"
    warnings: tuple[str, ...] = ()


def split(paragraphs: Sequence[Paragraph]) -> tuple[Section, ...]:
    """The documents of a file, in order; together they hold every paragraph."""
    for way in WAYS:
        if sections := way(paragraphs):
            return sections
    return (Section(tuple(paragraphs)),) if paragraphs else ()


def cut(paragraphs: Sequence[Paragraph], starts: Sequence[int], way: str) -> tuple[Section, ...]:
    """The documents that begin at some places; none where there is one only."""
    if len(starts) < 2:
        return ()
    pairs = pairwise([*starts, len(paragraphs)])
    return tuple(Section(tuple(paragraphs[start:stop]), way=way) for start, stop in pairs)


def as_furniture(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The same as furniture."""
    return [replace(one, kind=Kind.FURNITURE) for one in paragraphs]


def as_headings(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The same, those that are text as headings."""
    return [replace(one, kind=Kind.HEADING) if one.kind is Kind.CLAUSE else one for one in paragraphs]


def split_compilation(paragraphs: Sequence[Paragraph]) -> tuple[Section, ...]:
    """A compilation: numbered entries that end in （issuers/ date）, under headings of its own."""
    entries = find_entries(paragraphs)
    if len(entries) < 2 or not is_compilation(paragraphs, entries):
        return ()
    headings: list[tuple[int, str]] = []
    stops = [start for start, _, _ in entries[1:]] + [len(paragraphs)]
    front, lifted = lift_headings(list(paragraphs[: entries[0][0]]))
    front, bound = part_bound(front)
    told = tell_front(front)
    if bound:
        bound[0] = replace(bound[0], paragraphs=(*as_furniture(front), *bound[0].paragraphs))
    else:
        lifted = as_furniture(front) + lifted
    sections = bound
    for (start, end, title), stop in zip(entries, stops, strict=True):
        for paragraph in lifted:
            if paragraph.kind is Kind.CLAUSE and (label := find_label(paragraph.text)):
                headings = [one for one in headings if one[0] < label[0].rank]
                headings.append((label[0].rank, paragraph.text))
        above = [*as_headings(lifted), *(replace(one, kind=Kind.HEADING) for one in paragraphs[start:end])]
        body, lifted = list(paragraphs[end:stop]), []
        if stop < len(paragraphs):
            body, lifted = lift_headings(body)
        body, bound = part_bound(body)
        sections.append(Section((*above, *body), title, tuple(text for _, text in headings), "compilation"))
        sections += bound
    return (replace(sections[0], warnings=told), *sections[1:])


def tell_front(front: Sequence[Paragraph]) -> tuple[str, ...]:
    """What a reader should know of the text above the first document of several, which becomes furniture."""
    texts = [one for one in front if one.kind is Kind.CLAUSE]
    if not texts:
        return ()
    count = sum(one.raw for one in texts)
    lines = say_lines(texts[0].place.lines[0], texts[-1].place.lines[1])
    return (f"首篇文件之前的{count}个字（{lines}）按封面、目录或编者的话处理，未作为条文，请核对",)


def is_compilation(paragraphs: Sequence[Paragraph], entries: Sequence[tuple[int, int, str]]) -> bool:
    """Whether entries are documents of a collection: each bears who issued it when, and is followed by its text.

    Phases, bases, projects and tasks with their owners and dates look like entries. Two entries at least must have an
    issuer with the day (or a 文号) beside a title that names a kind of document and does not say what is to be done;
    text must stand below them; and the file must not begin as a document of its own.
    """
    sure = sum(is_issued(title) for _, _, title in entries)
    if sure < 2 or 2 * sure < len(entries) or is_own(paragraphs[: entries[0][0]]):
        return False
    stops = [start for start, _, _ in entries[1:]] + [len(paragraphs)]
    bodies = [paragraphs[end:stop] for (_, end, _), stop in zip(entries, stops, strict=True)]
    filled = sum(any(one.kind is not Kind.FURNITURE and "。" in one.text for one in body) for body in bodies)
    return 2 * filled > len(entries)


def is_issued(entry: str) -> bool:
    """Whether an entry has two of issuer, day and 文号 behind a title of a kind of document."""
    found = page.ISSUED.search(entry)
    if found is None or found["opens"] not in "（(":
        return False
    number = found["before"] or found["after"] or page.NUMBERED.search(entry)
    if sum(map(bool, (found["bodies"], found["day"], number))) < 2:
        return False
    if not all(page.NATIONAL_ISSUER.search(one) for one in re.split("[、，,]", found["bodies"]) if one):
        return False
    title = strip_entry(entry[: found.start()])
    return names_kind(title) and not page.TO_DO.match(title)


def strip_entry(title: str) -> str:
    """The title of an entry without its number, its 文号 in brackets and the remarks behind it."""
    return REMARK.sub("", page.NUMBERED.sub("", page.ENTRY_START.sub("", title, count=1))).strip()


def is_own(front: Sequence[Paragraph]) -> bool:
    """Whether what stands above the first entry is a document that lists others: a title, then numbered text.

    A collection's front is its cover, its contents or an editor's word, and says so.
    """
    texts = [one for one in front if one.kind is Kind.CLAUSE]
    if not texts or any(page.COLLECTED.search(one.text) for one in texts[:4]):
        return False
    if len(find_heads(front)) > 1:
        return False  # a gazette is bound before the collection
    rest, _ = lift_headings(texts)
    title = REMARK.sub("", texts[0].text).strip()
    return names_kind(title) or any(find_label(one.text) for one in rest)


def part_bound(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[Section]]:
    """What stands before the first of two or more red heads, and the documents of the gazette that begins there.

    A gazette may be bound together with a compilation; one 文号 on a line by itself is that of the entry around it.
    """
    heads = find_heads(paragraphs)
    if len(heads) < 2:
        return paragraphs, []
    start = heads[0][0]
    return paragraphs[:start], list(split_red_heads(paragraphs[start:]))


def find_entries(paragraphs: Sequence[Paragraph]) -> list[tuple[int, int, str]]:
    """Start, end and joined text of each entry; an entry's title may be broken over a few lines.

    What begins with 1. is an entry by its end; one with another number, or with none, by its issuer and its day too.
    """
    numbered = find_numbered(paragraphs)
    taken = {at for start, end, _ in numbered for at in range(start, end)}
    others = (one for one in find_issued(paragraphs) if one[0] not in taken and one[1] - 1 not in taken)
    return sorted([*numbered, *others])


def find_issued(paragraphs: Sequence[Paragraph]) -> list[tuple[int, int, str]]:
    """The entries whose title stands above a bracket that names issuer and day, with no number or with 一、 or 1、."""
    entries = []
    for end, paragraph in enumerate(paragraphs):
        if paragraph.kind is not Kind.CLAUSE or not (found := page.ISSUED.search(paragraph.text)):
            continue
        start, text = end, paragraph.text
        above = "" if found.start() == 0 else text
        while start and end - start < LONGEST_TITLE and not is_entry_title(above):
            line = paragraphs[start - 1]
            if line.kind is not Kind.CLAUSE or not is_heading_like(line.text) or page.ISSUED.search(line.text):
                break
            start, text, above = start - 1, line.text + text, line.text + above
        if is_issued(text) and not amends(paragraphs[end + 1 :]):
            entries.append((start, end + 1, text))
    return entries


def amends(below: Sequence[Paragraph]) -> bool:
    """Whether the text below a title says how that document is amended, and is not the document's own."""
    first = next((one.text for one in below if one.kind is Kind.CLAUSE), "")
    return bool(AMENDS.match(unlabel(first)))


def is_entry_title(text: str) -> bool:
    """Whether lines above an issuer's bracket are a title from its beginning: numbered, of a body, or 关于…."""
    bare = strip_entry(page.ISSUED.sub("", text))
    return names_kind(bare) and not KIND.fullmatch(bare) and not re.match("的", bare)


def find_numbered(paragraphs: Sequence[Paragraph]) -> list[tuple[int, int, str]]:
    """The entries that begin with 1. and end in a bracket with a year."""
    entries = []
    for start, paragraph in enumerate(paragraphs):
        if paragraph.kind is not Kind.CLAUSE or not re.match(r"\d{1,2}\s?[.．]\s?\S", paragraph.text):
            continue
        text = ""
        for end in range(start, min(start + 5, len(paragraphs))):
            again = end > start and page.ENTRY_START.match(paragraphs[end].text)
            text += paragraphs[end].text
            if "。" in text or again or paragraphs[end].kind is not Kind.CLAUSE:
                break
            if page.ENTRY_END.search(text):
                entries.append((start, end + 1, text))
                break
    return entries


def lift_headings(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """The headings at the end of a body belong to the collection: they stand before the next entry."""
    end = len(paragraphs)
    while end and paragraphs[end - 1].kind is Kind.CLAUSE and is_collection_heading(paragraphs[end - 1].text):
        end -= 1
    return paragraphs[:end], paragraphs[end:]


def is_collection_heading(text: str) -> bool:
    """（二）国家部委文件, 三、医疗器械: short, numbered, without a sentence."""
    label = find_label(text)
    return label is not None and label[0].name in {"han", "han-bracket"} and is_heading_like(text) and len(text) <= 30


def split_red_heads(paragraphs: Sequence[Paragraph]) -> tuple[Section, ...]:
    """A gazette: each document has its 文号 on a line by itself; what a notice issues (印发) has the same one."""
    starts = find_heads(paragraphs)
    if len(starts) < 2:
        return ()  # the head of a single document is read by ``head``
    sections = []
    stops = [start for start, _ in starts[1:]] + [len(paragraphs)]
    for (start, number), stop in zip(starts, stops, strict=True):
        title, body = "".join(one.text for one in paragraphs[start:number]), paragraphs[number + 1 : stop]
        # What a gazette says of itself behind its last document (《某市人民政府公报》简介, address) is furniture.
        imprint = (at for at, one in enumerate(body) if one.kind is Kind.CLAUSE and page.IMPRINT.fullmatch(one.text))
        end = next(imprint, len(body))
        whole = (*as_headings(paragraphs[start : number + 1]), *body[:end], *as_furniture(body[end:]))
        sections.append(Section(whole, title, way="red head"))
    # A gazette's cover and contents stand before its first document.
    front = paragraphs[: starts[0][0]]
    whole = (*as_furniture(front), *sections[0].paragraphs)
    return (replace(sections[0], paragraphs=whole, warnings=tell_front(front)), *sections[1:])


def find_heads(paragraphs: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Where red heads begin, and where their 文号 stand."""
    found: list[tuple[int, int]] = []
    for index, paragraph in enumerate(paragraphs):
        if paragraph.kind is Kind.CLAUSE and NUMBER_LINE.fullmatch(paragraph.text):
            start = find_head(paragraphs, index)
            if (not found or start > found[-1][1]) and is_head(paragraphs, start, index):
                found.append((start, index))
    return found


def is_head(paragraphs: Sequence[Paragraph], start: int, number: int) -> bool:
    """Whether a 文号 on a line by itself is that of a document: under a head, beside a title, and above a text.

    A list of documents (those abolished, those in force) has titles and numbers, but neither issuers nor texts.
    """
    above = [one.text for one in paragraphs[start:number]]
    if not above or find_label(above[0]):
        return False
    texts = (one.text for one in paragraphs[number + 1 :] if one.kind is Kind.CLAUSE)
    below = list(takewhile(lambda text: not NUMBER_LINE.fullmatch(text), texts))
    named = any(BODY.fullmatch(part) or ORDER.fullmatch(one) for one in above for part in one.split(" "))
    about = any("关于" in one for one in above)
    listed = any(page.LISTS.search(one.text) for one in paragraphs[:start] if one.kind is Kind.CLAUSE)
    # The end of a title may be broken inside its last word: …的意, 见.
    titled = any(map(page.TITLE_END.search, (*above, "".join(above[-2:])))) or any(
        find_label(one) is None and is_heading_like(one) and names_kind(one) for one in below[:3]
    )
    written = any(re.search("[。：]", one) for one in below)
    opened = any(map(page.OPENS.match, below[:3]))
    return titled and written and (named or opened or (about and not listed))


def find_head(paragraphs: Sequence[Paragraph], number: int) -> int:
    """Where the red head begins whose 文号 is at ``number``: title lines and issuers above it, at most six."""
    start = number
    titled = False
    below = ""
    while start > 0 and number - start < 6:
        above = paragraphs[start - 1]
        if above.kind is not Kind.CLAUSE or "。" in above.text or re.search(r"[：号]$|^（", above.text):
            break
        if find_label(above.text) or re.search(r"\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日$", above.text):
            break
        whole = titled and not KIND.fullmatch(REMARK.sub("", below))  # 计划（2026—2030年） ends a title begun above
        if whole and not BODY.fullmatch(above.text) and not re.search(r"关于|的$", above.text):
            break
        titled = titled or bool(page.TITLE_END.search(above.text) or page.TITLE_END.search(above.text + below))
        below = above.text
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
        elif page.FULL_TEXT.search(text):
            # The headline of the notice, where it has one, belongs to it.
            starts.add(texts[position - 1] if is_heading_like(before) and before else index)
        elif page.STORY.match(text) or page.STORY_END.search(before) or above.endswith("摄"):
            starts.add(index)
        elif re.match(r"(?:\S{2,20})?关于", text) and page.TITLE_END.search(text) and is_heading_like(text):
            starts.add(index)  # 关于……的实施意见 alone on its line
    # The headline of a page's first story stands above its dateline and belongs to it.
    opening = sorted(starts)[1] if len(starts) > 1 else 0
    if opening and all(is_heading_like(one.text) for one in paragraphs[:opening] if one.kind is Kind.CLAUSE):
        starts.discard(opening)
    return cut(paragraphs, sorted(starts), "story")


def is_newspaper(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the page says so itself, in two places: 上接, 下转, 本报讯, a dateline, 日报记者, a picture's credit."""
    # One is not enough: any web page may name where it has a text from, and a dateline may stand above any document.
    return sum(page.is_of_paper(one.text, aside=one.kind is Kind.FURNITURE) for one in paragraphs) >= 2


def split_signed(paragraphs: Sequence[Paragraph]) -> tuple[Section, ...]:
    """Documents one below the other without 文号: a title that names its issuer, with addressees or a signature.

    What the document above names (转发…的意见, 附件) is of that document.
    """
    texts = [at for at, one in enumerate(paragraphs) if one.kind is Kind.CLAUSE]
    starts = [0]
    for position, at in enumerate(texts):
        signed = position >= 2 and is_signed(paragraphs, texts[:position])
        if position >= 2 and opens_document(paragraphs, texts[position:], signed=signed):
            above = "".join(paragraphs[one].text for one in texts[:position] if one >= starts[-1])
            subject = strip_marks(page.LEAD.sub("", join_title(paragraphs, texts[position:])[0]))
            if subject not in strip_marks(above) and not page.ANNEXES.search(above):
                starts.append(at)
    return cut(paragraphs, starts, "signed")


def split_opened(paragraphs: Sequence[Paragraph]) -> tuple[Section, ...]:
    """Documents one below the other, each with its title above its first article or above 为…，制定本方案."""
    places = [at for at, one in enumerate(paragraphs) if one.kind in {Kind.CLAUSE, Kind.HEADING}]
    texts = [paragraphs[at].text for at in places]
    issuing = [at for at, one in enumerate(texts) if page.ANNEX_MARK.match(one) or page.HANDS_OVER.search(one)]
    opened: list[int] = []
    for at, text in enumerate(texts):
        if page.OPENS.match(text):
            found = find_opened(texts, opened[-1] if opened else 0, at, issuing)
            if found is not None and found not in opened[-1:]:
                opened.append(found)
    if not opened:
        return ()
    front = paragraphs[: places[opened[0]]]
    if not any(page.COLLECTED.search(one.text) for one in front):
        # The head of the first document, or a document before it that does not say why it is made.
        opened, front = [0, *opened[0 if is_titled(texts[: opened[0]]) else 1 :]], ()
        places[0] = 0  # with what stands above its first line, such as a table or （此件公开发布）
    if len(opened) < 2:
        return ()
    sections = cut(paragraphs, [places[at] for at in opened], "opened")
    first, *others = (part for one in sections for part in (split_signed(one.paragraphs) or (one,)))
    whole = (*as_furniture(front), *first.paragraphs)
    return (replace(first, paragraphs=whole, warnings=tell_front(front)), *others)


def is_titled(texts: Sequence[str]) -> bool:
    """Whether some lines are a document: a title, which announces no other one, and sentences."""
    titles = accumulate(takewhile(is_title_line, texts[:LONGEST_TITLE]))
    title = next((REMARK.sub("", one) for one in titles if names_kind(one)), "")
    return bool(title) and not page.ANNOUNCES.search(title) and any("。" in one for one in texts)


def find_opened(texts: Sequence[str], least: int, at: int, issuing: Sequence[int]) -> int | None:
    """Where the document begins that opens at a line: at its title, or the notice or order (``issuing``) above it."""
    near = max(least, at - HISTORY_LINES)
    start = end = near + find_title_end(texts[near:at])
    while start > near and end - start <= LONGEST_TITLE and is_title_line(texts[start - 1]):
        if start < end and names_kind(texts[start - 1]):  # another title: 下列文件废止
            break
        start -= 1
    title = "".join(texts[start:end])
    if not suits(title, texts[at]) or any(map(page.ANNEX_MARK.match, texts[max(start - 1, 0) : end])):
        return None
    whole = re.escape(strip_marks(title))  # or without its place, where none stands before it
    named = re.compile(rf"{whole}|(?<!{page.PLACE_END}){re.sub(rf'^.{{2,9}}?{page.PLACE_END}', '', whole)}")
    known = issuing[bisect_left(issuing, least) : bisect_left(issuing, start)]
    head = next((one for one in known if not find_label(texts[one]) and named.search(strip_marks(texts[one]))), None)
    if head is None or page.ANNEX_MARK.match(texts[head]):
        return start if head is None else None
    while head > least and is_title_line(texts[head - 1]):
        head -= 1
    return head


def suits(title: str, opening: str) -> bool:
    """Whether a title is that of a document which opens so: of articles, or of the very kind that 制定本… names."""
    bare = REMARK.sub("", title)
    if not names_kind(title) or len(bare) < SHORTEST_TITLE or INNER.fullmatch(bare):
        return False
    if page.FIRST_ARTICLE.match(opening):
        return bool(page.STATUTE.search(bare))
    made = page.MADE.search(opening)
    placed = find_region(bare)[0] or page.OF_ALL.match(bare) or page.LEAD.match(bare)
    return bool(made and bare.endswith(made["kind"]) and placed)


def find_title_end(above: Sequence[str]) -> int:
    """Where the title ends: what follows is its history, in lines that may be broken, contents, addressees."""
    end, broken = len(above), ""
    for at in range(len(above) - 1, -1, -1):
        line = above[at]
        broken = line + broken
        beside = (page.CHAPTER.match(line) and is_heading_like(line)) or re.search("[：:]$", line)
        if ENACTED_ON.match(broken) or (broken == line and beside):
            end, broken = at, ""
        elif "。" in line or names_kind(line):
            break
    return end


def is_title_line(text: str) -> bool:
    """Whether a line may be one of a title: short, no label, no date, no number of a page, no cover, no sentence."""
    cover = page.COLLECTED.search(text) and not names_kind(re.sub(r"目\s?录$", "", text))
    beside = cover or page.SENT_TO.match(text) or ENACTED_ON.search(text)
    return is_heading_like(text) and not (text[-1:].isdigit() or find_label(text) or part_signature(text) or beside)


def is_signed(paragraphs: Sequence[Paragraph], above: Sequence[int]) -> bool:
    """Whether the text above ends in a body and its day, on one line or on two; whom it is sent to may stand below."""
    texts = [paragraphs[at].text for at in above[-SIGNATURE:]]
    while len(texts) > 2 and page.SENT_TO.match(texts[-1]):
        texts.pop()
    last, before = texts[-1], texts[-2]
    found = part_signature(last)
    return found is not None and len(found[1]) == FULL_DATE and bool(found[0] or name_bodies(before))


def opens_document(paragraphs: Sequence[Paragraph], below: Sequence[int], *, signed: bool) -> bool:
    """Whether a title that names its issuer begins here, with addressees below it, or a signature below and above."""
    title, length = join_title(paragraphs, below)
    rest = [paragraphs[at].text for at in below[length : length + SIGNED_WITHIN]]
    if not page.LEAD.match(title) or not rest:
        return False
    addressed = any(len(one) < READING.title_width and re.search("[：:]$", one) for one in rest[:2])
    if addressed and (signed or page.LEAD.match(paragraphs[below[0]].text)):
        return True
    signs = ((part_signature(one), before) for before, one in pairwise(rest))
    return signed and any(found is not None and (found[0] or name_bodies(before)) for found, before in signs)


def join_title(paragraphs: Sequence[Paragraph], below: Sequence[int]) -> tuple[str, int]:
    """The title that the next lines make, and of how many; empty where they make none."""
    text = ""
    for length, at in enumerate(below[:LONGEST_TITLE], start=1):
        line = paragraphs[at].text
        if not is_heading_like(line) or find_label(line):
            break
        text += line
        if names_kind(text) and "关于" in text:
            return text, length
    return "", 0


WAYS: tuple[Callable[[Sequence[Paragraph]], tuple[Section, ...]], ...] = (
    split_compilation,
    split_red_heads,
    split_stories,
    split_opened,
    split_signed,
)
