"""What a document says of itself: title, issuers, number, date, level, region, excerpt, truncated.

Each question is answered by an ordered chain of places to look, surest first; the first that answers decides, and what
it is unsure of it says. What nobody says stays empty. Where documents stand together in a file, the places follow from
the way in which this one was told apart from its neighbours.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from compare.knowledge.bodies import BODY, BRACKETS
from compare.knowledge.page import BENEATH, ENTRY_START, ISSUED, TITLE_END, find_label
from compare.knowledge.titles import ANYBODYS, SECONDHAND_MARK
from compare.model import Identity, Kind, Level, Paragraph
from compare.reading.classify import find_kind
from compare.reading.documents import Section
from compare.reading.head import is_posted, names_kind, read_head, stands_by_itself
from compare.reading.lines import READING, is_heading_like, width
from compare.reading.rank import by_title, find_branch, find_level, find_placed, level_of, local_part
from compare.text.numbers import FULL_DATE, is_body, is_month, name_bodies, part_signature, read_date
from compare.text.places import PROVINCE, find_province, find_region, locate

# --- entitle ----------------------------------------------------------------------------------------------------------

NUMBER = re.compile(
    r"[（(](?P<number>[^（）()]{2,16}[〔\[［（(]\s?\d{4}\s?[〕\]］）)]\s?\d{1,5}\s?号"
    r"|[^（）()]{2,16}公告\s?\d{4}\s?年第\s?\d+\s?号)[）)]"
)
# What a report says of the document that it is about, and what a document says of the law that it rests on.
ANNOUNCES = re.compile(r"出台|印发|发布|公布|下发|审议|通过|解读|介绍")
CITES = re.compile(r"(?:根据|依据|依照|按照|遵照|贯彻|落实|实施|执行|遵循|结合|对照)[^。，]{0,12}$")
NOTICE = re.compile(r"(?:通知|公告|通告|函|令|批复)(?:[（(〔][^（）()]*[）)〕])?$")
ISSUES = re.compile(r"印发|批转|转发|发布|公布|下发|发给|颁布")
BREAK = re.compile(r"(?P<before>[\u4e00-\u9fff]{4}) (?=(?P<after>[\u4e00-\u9fff]{2}))")
WRITTEN = re.compile(r"^(?:成文|发文|印发|签发)\s?(?:日\s?期|时\s?间)\s?[：:]")
NAMED = re.compile(r"《(?P<title>[^《》]{6,60})》")
# 某部关于…, 某部 某委关于…, 某办公厅印发《…》.
LEAD_ISSUER = re.compile(
    r"(?P<body>(?:(?!关于|[转印]发|批转|贯彻|落实).){2,24}?"
    r"(?:人民政府|办公厅|办公室|委员会|行政公署|管委会|调查总?队|[分支银]行|海关|[部厅局委]))"
    r"\s?(?:关于|印发《|转发|批转)"
)


def identify_entry(section: Section, file: str) -> tuple[Identity, tuple[Paragraph, ...]]:
    """An entry of a compilation: ``1. 标题（节选）（文号）（单位/ 日期）``."""
    text = ENTRY_START.sub("", section.title, count=1)
    issuers: tuple[str, ...] = ()
    date = number = ""
    if found := ISSUED.search(text):
        bodies = found["bodies"].strip("/／ （(")
        issuers = tuple(one for one in re.split(r"[、，]", bodies) if one)
        date = read_date(found["date"])
        number = tidy_number(found["before"] or found["after"] or "")
        text = text[: found.start()]
    if found := NUMBER.search(text):
        number = tidy_number(found["number"])
        text = text[: found.start()] + text[found.end() :]
    excerpt = "节选" in text
    title = re.sub(r"[（(]节选[）)]", "", text).strip()
    level = level_of(issuers) or level_of((title,))
    return Identity(title, level, "", issuers, number, date, excerpt), section.paragraphs


def identify_document(section: Section, file: str) -> tuple[Identity, tuple[Paragraph, ...]]:
    """A document by its head; what a notice issues gives the title. ``file`` is asked last."""
    head = read_head(section.paragraphs)
    kinds = dict.fromkeys(head.page, Kind.FURNITURE) | dict.fromkeys((*head.red, *head.lines), Kind.HEADING)
    paragraphs = tuple(
        replace(one, kind=kinds[at]) if at in kinds else one for at, one in enumerate(section.paragraphs)
    )
    title = close_title(head.title)
    texts = [one for one in paragraphs if one.kind is Kind.CLAUSE]
    if title:
        first, _, rest = title.partition(" ")
        issuers = head.issuers
        if rest and is_body(first) and not TITLE_END.search(first):
            beside = LEAD_ISSUER.match(rest)
            bodies = tuple(dict.fromkeys((first, *(beside["body"].split(" ") if beside else ()))))
            issuers = issuers or bodies
            # 某部 某委关于…: one title of both; 某局 某局关于…: the head of the paper and the title.
            title = title if len(bodies) > 1 else rest
        whole = paragraphs
        paragraphs, issued = find_issued(paragraphs, title)
        if issued:  # it may name its own issuers below its title: those of the notice stand above it
            title = issued
            end = next(at for at, one in enumerate(whole) if one is not paragraphs[at])
            issuers = issuers or signed([one for one in whole[:end] if one.kind is Kind.CLAUSE])
    else:
        issuers = head.issuers
        title, paragraphs = find_title(paragraphs, texts, file)
    text = "\n".join(one.text for one in paragraphs if one.kind is Kind.CLAUSE)
    place, gap, rest = title.partition(" ")
    if gap and place.endswith(find_region(place)[0] or gap):
        title = place + rest  # 某市 城市排水管理办法
    # A blank where the text has the words on both sides as one only broke the title into lines.
    title = BREAK.sub(lambda hit: hit["before"] + ("" if hit["before"] + hit["after"] in text else " "), title)
    found = LEAD_ISSUER.match(title)
    lead = (found["body"],) if found else ()
    issuers = issuers or (lead if section.way == "red head" else ()) or signed(texts) or lead or head.publishers
    own = local_part(issuers[0]) if issuers else ""
    region, level = find_branch(own) if own else find_region(issuers[0] if issuers else title)
    if not issuers or level is None:
        level, region, _ = by_title(title, "", "") or (None, "", "")
    date = head.issued or head.dated or signature_date(section.paragraphs) or head.published
    number = tidy_number(head.number)
    told = (head.amended, head.passed) if date == head.issued else ("", "")
    level = level_of(issuers) or level
    return Identity(title, level, region, issuers, number, date, amended=told[0], passed=told[1]), paragraphs


def find_title(
    paragraphs: tuple[Paragraph, ...], texts: Sequence[Paragraph], file: str
) -> tuple[str, tuple[Paragraph, ...]]:
    """The title of a document whose head has none: a line below its first words, what a report is about, its file.

    A law that the first sentence cites is not the title; a wrong one is worse than none.
    """
    for one in texts[: READING.title_within]:
        if find_label(one.text):
            break
        bare = re.sub(r"^(?:19|20)\d\d年", "", one.text)
        if is_title_line(one.text) and (stands_by_itself(one.text) or bare in ANYBODYS):
            marked = tuple(replace(other, kind=Kind.HEADING) if other is one else other for other in paragraphs)
            return close_title(one.text), marked
    opening = "".join(one.text for one in texts[:4])
    named = NAMED.search(opening)
    if named and "以下简称" in opening and not CITES.search(opening[: named.start()]):
        around = opening[max(0, named.start() - 40) : named.end() + 60]
        if ANNOUNCES.search(NAMED.sub("", around)):
            return named["title"], paragraphs
    stem = Path(file).stem
    return re.sub(r"^(?:national|provincial|municipal|county)__|^\d{4}_|\(\d{4}-\d{2}-\d{2}\)", "", stem), paragraphs


def find_issued(paragraphs: Sequence[Paragraph], title: str) -> tuple[tuple[Paragraph, ...], str]:
    """The title of what a notice issues, where it stands again above the text; its lines become headings.

    A decision that amends or approves a document and prints it below keeps its own title.
    """
    if title and not NOTICE.search(title):
        return tuple(paragraphs), ""
    issuing = (one.text for one in paragraphs[:12] if one.kind is Kind.CLAUSE and ISSUES.search(one.text))
    named = [name for text in issuing for name in NAMED.findall(text)]
    named += re.findall(r"(?:印发|发布|公布)《?(.{4,80}?)》?的(?:通知|公告|函)", title)
    wanted = set(map(strip_signs, named))
    for start, paragraph in enumerate(paragraphs):
        if paragraph.kind is not Kind.CLAUSE:
            continue
        text = ""
        for end in range(start, min(start + 3, len(paragraphs))):
            if paragraphs[end].kind is not Kind.CLAUSE or not is_heading_like(paragraphs[end].text):
                break
            text += paragraphs[end].text
            if strip_signs(text) in wanted:
                marked = [replace(one, kind=Kind.HEADING) for one in paragraphs[start : end + 1]]
                return (*paragraphs[:start], *marked, *paragraphs[end + 1 :]), close_title(text)
    return tuple(paragraphs), ""


def identify_story(section: Section, file: str) -> tuple[Identity, tuple[Paragraph, ...]]:
    """A newspaper story: its headline stands above it or, on some pages, behind it."""
    texts = [one for one in section.paragraphs if one.kind is Kind.CLAUSE]
    below = reversed(take_headlines(texts[::-1]))
    headline = take_headlines(texts) or [one for one in below if not re.search("记者|摄$", one.text)]
    if not headline:
        return Identity(opening(texts)), section.paragraphs
    paragraphs = tuple(replace(one, kind=Kind.HEADING) if one in headline else one for one in section.paragraphs)
    title = ""
    for one, before in zip(headline, [None, *headline[:-1]], strict=True):
        near = before is not None and one.place.lines[0] - before.place.lines[1] == 1
        title += ("" if near or not title else " ") + one.text
    issuers = signed(texts)
    return Identity(close_title(title), level_of(issuers), "", issuers, "", signature_date(paragraphs)), paragraphs


def signed(texts: Sequence[Paragraph]) -> tuple[str, ...]:
    """The bodies that stand on lines by themselves, or before a date: the signature, at most three.

    Those that stand beside or above a date sign for certain; a body alone elsewhere may be one that a forwarded
    document names below its title. Who printed it (某办公室 2026年3月6日印发) is asked where nobody signed.
    """
    sure: list[str] = []
    others: list[str] = []
    printers: list[str] = []
    below = False  # a date, or a body above one
    for one in reversed(without_owners(texts)):
        joint = name_bodies(one.text) if below or "、" not in one.text else ()
        body, date, imprint = part_signature(one.text) or ("", "", False)
        if joint:
            (sure if below else others)[:0] = joint
        elif body:
            (printers if imprint else sure)[:0] = body.split(" ")
        below = bool(date and not imprint) or (below and bool(joint))
    return tuple(dict.fromkeys(sure or others or printers))[:3]


def without_owners(texts: Sequence[Paragraph]) -> list[Paragraph]:
    """The same without brackets of body and day where there are several: each says who does a task, and by when."""
    noted = [one for one in texts if one.text[:1] in "（(" and (part_signature(one.text) or ("",))[0]]
    return [one for one in texts if len(noted) < 2 or one not in noted]


def take_headlines(texts: Sequence[Paragraph]) -> list[Paragraph]:
    """The unnumbered lines without a sentence that a story begins with; at most three."""
    taken: list[Paragraph] = []
    for one in texts[:3]:
        if width(one.text) > 2 * READING.heading_width or re.search(r"[。，；,;]|[：:）)]$", one.text):
            break
        if find_label(one.text) or BODY.fullmatch(one.text):
            break
        taken.append(one)
    return taken if len(taken) < len(texts) else []


def opening(texts: Sequence[Paragraph]) -> str:
    """The first words of a text without a title."""
    first = re.split(r"[，。；]", texts[0].text)[0] if texts else ""
    return f"{first[:24]}……" if first else ""


def is_title_line(text: str) -> bool:
    """关于……的意见, ……条例, ……规划（2026—2030年）, ……工作报告 on a line by itself."""
    return is_heading_like(text) and len(text) >= 5 and find_label(text) is None and names_kind(text)


def close_title(text: str) -> str:
    """A title without the blank that broke it before a bracket; other blanks part its halves and stay."""
    return re.sub(r"\s+(?=[（(])", "", re.sub(r"\s{2,}", " ", text)).strip()


def strip_signs(text: str) -> str:
    """The letters, digits and low lines of a text."""
    return re.sub(r"\W", "", text)


def tidy_number(text: str) -> str:
    """文号 with its proper brackets and without 第: 临政发〔2024〕5号."""
    number = re.sub(rf"[{BRACKETS[0]}](?=\s?\d{{4}})", "〔", text)
    number = re.sub(rf"(?<=\d{{4}})\s?年?\s?[{BRACKETS[1]}]\s?(?:第(?=\s?\d))?", "〕", number)
    return re.sub(r"\s", "", number)


# --- identify ---------------------------------------------------------------------------------------------------------

# A regulation says at its head that it is made, and at its end from when it holds (《立法法》: 应当明确规定施行日期).
# Measured on the 46 regulations at hand: 44 hold both, the other two break off after a few articles.
_ENACTED = re.compile(r"第[一1]条[^\n]{0,400}制定本(?:条例|规定|办法|细则|规则|法)")
_IN_FORCE = re.compile(r"[自从][^\n]{0,30}起(?:施行|实施|执行|生效|试行)")

WAYS = {"compilation": identify_entry, "story": identify_story}


@dataclass(frozen=True, slots=True)
class Identified:
    """A document's identity, its paragraphs with the title lines marked as headings, and warnings in Chinese."""

    identity: Identity
    paragraphs: tuple[Paragraph, ...]
    warnings: tuple[str, ...]


def identify(section: Section, file: str, level: Level | None = None) -> Identified:
    """What a section says of itself; the user's correction of the ``level`` stands above everything that it says."""
    identity, paragraphs = WAYS.get(section.way, identify_document)(section, file)
    texts = [one for one in paragraphs if one.kind in (Kind.CLAUSE, Kind.TABLE)]
    doubt = ""
    if level is not None:
        identity = replace(identity, level=level, region=identity.region or find_region(identity.title)[0])
    elif identity.level is None or not identity.region:
        found, region, doubt = find_level(identity.title, "".join(one.text for one in texts), file)
        doubt = doubt if identity.level is None else ""
        identity = replace(identity, level=identity.level or found, region=identity.region or region)
    identity = replace(
        identity,
        region=complete(identity.region, identity.level, "".join(one.text for one in texts)),
        truncated=is_truncated(paragraphs),
        excerpt=identity.excerpt or "节选" in identity.title,
    )
    judged = find_kind(identity.title, paragraphs, section.way, identity.number)
    if identity.level is None and judged.kind.secondhand:
        placed, region, doubt = find_placed("\n".join(one.text for one in texts))
        identity = replace(identity, level=placed, region=identity.region or region)
    identity = replace(identity, kind=judged.kind)
    said = f"{SECONDHAND_MARK}（{'、'.join(judged.evidence)}）：未提及的内容不等于没有，请提供文件原文"
    warnings = (*section.warnings, *([doubt] if doubt else []), *([said] if judged.kind.secondhand else []))
    return Identified(identity, paragraphs, warnings)


def complete(region: str, level: Level | None, text: str) -> str:
    """A region with its province, by the table or where its own text names one twice; none for the nation."""
    if level is Level.NATIONAL:
        return ""
    if level is Level.COUNTY and region:
        region = locate(region, text)
    if level in (Level.MUNICIPAL, Level.COUNTY) and region and not find_province(region):
        named, times = Counter(PROVINCE.findall(text)).most_common(1)[0] if PROVINCE.search(text) else ("", 0)
        return named + region if times >= 2 else region
    return region


def warn(identity: Identity, file: str) -> tuple[str, ...]:
    """What a reader must know before he believes a verdict on this document."""
    warnings = []
    if identity.truncated:
        warnings.append("原文在此中断（下转他版、末句不完整或没有施行日期），未见的内容不等于没有")
    if identity.excerpt:
        warnings.append("本文件为节选，未收录的内容不等于没有")
    if identity.level is None:
        choices = "national|provincial|municipal|county"
        warnings.append(f"未能识别文件层级，未参与比对；请用 --level {Path(file).name}={choices} 指定")
    return tuple(warnings)


def inherit(known: Sequence[Identified], sections: Sequence[Section]) -> tuple[Identified, ...]:
    """What a notice on the same page issues takes issuers, level, region and date from the notice before it."""
    made: list[Identified] = []
    for identified, section, before in zip(known, sections, [None, *sections][: len(known)], strict=True):
        identity = identified.identity
        notice = made[-1].identity if made else None
        title = strip_signs(identity.title)
        if before and notice and notice.issuers and not identity.issuers and title:
            named = (name for one in before.paragraphs for name in NAMED.findall(one.text))
            if title in map(strip_signs, named):
                identity = replace(identity, issuers=notice.issuers, level=notice.level, region=notice.region)
                identity = replace(identity, date=identity.date or notice.date)
                made.append(replace(identified, identity=identity, warnings=section.warnings))
                continue
        made.append(identified)
    return tuple(made)


def is_truncated(paragraphs: Sequence[Paragraph]) -> bool:
    """The text says that it goes on elsewhere (下转), its last sentence has no end, or a regulation sets no date."""
    if any(one.kind is Kind.FURNITURE and "下转" in one.text for one in paragraphs):
        return True
    texts = [one.text for one in paragraphs if one.kind is Kind.CLAUSE]
    whole = "\n".join(texts)
    if _ENACTED.search(whole) and not _IN_FORCE.search(whole):
        return True
    return bool(texts) and len(texts[-1]) > 60 and not re.search(r"[。！？”）)》…；：]$", texts[-1])


def signature_date(paragraphs: Sequence[Paragraph]) -> str:
    """The date of a document: one that stands on a line by itself.

    Surest first: behind or below its issuer, with a day, any; the date of printing only where no other is found.
    """
    found: list[tuple[int, str]] = []
    before = ""
    lines = without_owners(list(signature_lines(paragraphs)))
    sentences = [at for at, one in enumerate(lines) if "。" in one.text]
    stages = sum(is_month(one.text) for one in lines[sentences[0] : sentences[-1]]) > 1 if sentences else False
    for at, one in enumerate(lines):
        if signature := part_signature(one.text):
            body, date, imprint = signature
            beside = bool(body) or bool(name_bodies(before))
            full = len(date) == FULL_DATE
            # Months alone between sentences are those of stages.
            if full or beside or imprint or not stages or not sentences[0] < at < sentences[-1]:
                found.append((3 if imprint else 0 if beside and full else 1 if full else 2, date))
        elif name_bodies(before) and is_posted(WRITTEN.sub("日期：", one.text)):
            found.append((0, read_date(one.text)))  # 发布日期：2026年3月5日, below who signs
        before = one.text
    return min(found, key=lambda one: one[0], default=(0, ""))[1]


def signature_lines(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The lines among which a signature is looked for.

    Cells that say nothing but who and when, and what a web page prints, count below the last sentence.
    """
    last = max((at for at, one in enumerate(paragraphs) if "。" in one.text), default=-1)
    for at, one in enumerate(paragraphs):
        if one.kind is Kind.CLAUSE or (one.kind is Kind.FURNITURE and at > last and is_posted(one.text)):
            yield one
        elif one.kind is Kind.TABLE and at > last:
            cells = one.text.split(" | ")
            if all(is_body(cell) or part_signature(cell) or BENEATH.fullmatch(cell) for cell in cells):
                yield from (replace(one, text=cell) for cell in cells)
