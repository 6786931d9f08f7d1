"""Title, issuers, number and date, by the way in which a document was told apart from its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from compare.knowledge.bodies import BODY, NUMBER_LINE
from compare.knowledge.layout import READING
from compare.knowledge.numbering import find_label
from compare.measure import is_heading_like, width
from compare.model import Identity, Kind, Paragraph
from compare.rank import level_of
from compare.split import ENTRY_START, TITLE_END, Section
from compare.text.numbers import read_date, signature_date
from compare.text.places import find_region

NUMBER = re.compile(
    r"[（(](?P<number>[^（）()]{2,16}[〔\[［（(]\s?\d{4}\s?[〕\]］）)]\s?\d{1,5}\s?号"
    r"|[^（）()]{2,16}公告\s?\d{4}\s?年第\s?\d+\s?号)[）)]"
)
ISSUED = re.compile(
    r"(?:[（(]|[／/]\s?)(?P<bodies>[^（）()]*?)[／/]?\s?"
    r"(?P<date>\d{4}\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)\s?[）)]$"
)
BREAK = re.compile(r"(?P<before>[\u4e00-\u9fff]{4}) (?=(?P<after>[\u4e00-\u9fff]{2}))")
NAMED = re.compile(r"《(?P<title>[^《》]{6,60})》")
LEAD_ISSUER = re.compile(r"(?P<body>.{2,24}?(?:人民政府|办公厅|办公室|委员会|[部厅局委]))\s?关于")
TITLE_KINDS = re.compile(
    r"(?:法|条例|规定|办法|细则|意见|通知|决定|方案|规划|纲要|计划|措施|要点|报告|公告|决议|批复|预案|机制|规则|标准|指南|目录)"
    r"(?:\s?[（(].{1,20}[）)])?$"
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
        text = text[: found.start()]
    if found := NUMBER.search(text):
        number = tidy_number(found["number"])
        text = text[: found.start()] + text[found.end() :]
    excerpt = "节选" in text
    title = re.sub(r"[（(]节选[）)]", "", text).strip()
    level = level_of(issuers) or level_of((title,))
    return Identity(title, level, "", issuers, number, date, excerpt), section.paragraphs


def identify_red_head(section: Section, file: str) -> tuple[Identity, tuple[Paragraph, ...]]:
    """A document with issuer, title and 文号 above its text; what a notice issues gives the title."""
    head = [one for one in section.paragraphs if one.kind is Kind.HEADING]
    number = next((tidy_number(one.text) for one in head if NUMBER_LINE.fullmatch(one.text)), "")
    lines = [line for one in head if not NUMBER_LINE.fullmatch(one.text) for line in part_issuer(one.text)]
    issuers = tuple(one for one in lines if BODY.fullmatch(one) and not TITLE_END.search(one))
    title = close_title("".join(one for one in lines if one not in issuers and one != "文件"))
    issuers = tuple(name for one in issuers for name in re.split("、", one.removesuffix("文件")))
    if not issuers and (found := LEAD_ISSUER.match(title)):
        issuers = (found["body"],)
    paragraphs = section.paragraphs
    if not title:
        # 版头: issuer and 文号 above the red line, the title below it (GB/T 9704—2012 §7.2).
        paragraphs, title = take_title(paragraphs)
    if "印发" in title or any("印发" in one.text for one in paragraphs[:8]):
        paragraphs, issued = find_issued(paragraphs, title)
        title = issued or title
    title = close_breaks(title, "".join(one.text for one in paragraphs if one.kind is Kind.CLAUSE))
    date = signature_date(paragraphs)
    region, level = find_region(issuers[0] if issuers else title)
    return Identity(title, level_of(issuers) or level, region, issuers, number, date), paragraphs


def close_breaks(title: str, text: str) -> str:
    """A title without the blanks where it was only broken into lines: the text has the words on both sides as one."""
    return BREAK.sub(lambda gap: gap["before"] + ("" if gap["before"] + gap["after"] in text else " "), title)


def take_title(paragraphs: Sequence[Paragraph]) -> tuple[tuple[Paragraph, ...], str]:
    """The title on the first lines below a red head, two at most; its lines become headings."""
    start = next((at for at, one in enumerate(paragraphs) if one.kind is Kind.CLAUSE), len(paragraphs))
    text = ""
    for end in range(start, min(start + 2, len(paragraphs))):
        if paragraphs[end].kind is not Kind.CLAUSE or not is_heading_like(paragraphs[end].text):
            break
        text += paragraphs[end].text
        if TITLE_END.search(text):
            marked = [replace(one, kind=Kind.HEADING) for one in paragraphs[start : end + 1]]
            return (*paragraphs[:start], *marked, *paragraphs[end + 1 :]), close_title(text)
    return tuple(paragraphs), ""


def part_issuer(text: str) -> list[str]:
    """某市人民政府 关于……: issuer and title on one line."""
    first, _, rest = text.partition(" ")
    return [first, rest] if rest and BODY.fullmatch(first) and not TITLE_END.search(first) else [text]


def find_issued(paragraphs: Sequence[Paragraph], title: str) -> tuple[tuple[Paragraph, ...], str]:
    """The title of what a notice issues, where it stands again above the text; its lines become headings."""
    named = [found["title"] for one in paragraphs[:12] if one.kind is Kind.CLAUSE for found in NAMED.finditer(one.text)]
    named += [found["name"] for found in re.finditer(r"印发《?(?P<name>.{4,60}?)》?的通知", title)]
    wanted = {re.sub(r"\W", "", one) for one in named}
    for start, paragraph in enumerate(paragraphs):
        if paragraph.kind is not Kind.CLAUSE:
            continue
        text = ""
        for end in range(start, min(start + 3, len(paragraphs))):
            if paragraphs[end].kind is not Kind.CLAUSE or not is_heading_like(paragraphs[end].text):
                break
            text += paragraphs[end].text
            if re.sub(r"\W", "", text) in wanted:
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
    """The bodies that stand on lines by themselves: the signature, at most three."""
    return tuple(dict.fromkeys(one.text for one in texts if BODY.fullmatch(one.text)))[:3]


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


def identify_whole(section: Section, file: str) -> tuple[Identity, tuple[Paragraph, ...]]:
    """A file that is one document: a title above the text, else what an article names, else the name of the file."""
    paragraphs = section.paragraphs
    texts = [one for one in paragraphs if one.kind is Kind.CLAUSE]
    date = max((read_date(one.text) for one in texts[:8] if re.match(r"\d{4}\s?年", one.text)), default="")
    for one in texts[:8]:
        if is_title_line(one.text):
            marked = tuple(replace(other, kind=Kind.HEADING) if other is one else other for other in paragraphs)
            marked, issued = find_issued(marked, one.text)
            title = issued or close_title(one.text)
            region, level = find_region(title)
            bodies = signed(texts)
            return Identity(
                title, level_of(bodies) or level, region, bodies, "", date or signature_date(paragraphs)
            ), marked
    head = "".join(one.text for one in texts[:4])
    if (named := NAMED.search(head)) and "以下简称" in head:
        region, level = find_region(named["title"])
        return Identity(named["title"], level, region, (), "", date), paragraphs
    title = re.sub(r"^(?:national|provincial|municipal|county)__|^\d{4}_|\(\d{4}-\d{2}-\d{2}\)", "", Path(file).stem)
    return Identity(title, date=date or signature_date(paragraphs)), paragraphs


def is_title_line(text: str) -> bool:
    """关于……的意见, ……条例, ……规划（2026—2030年）, ……工作报告 on a line by itself."""
    return is_heading_like(text) and len(text) >= 5 and find_label(text) is None and bool(TITLE_KINDS.search(text))


def close_title(text: str) -> str:
    """A title without the blank that broke it before a bracket; other blanks part its halves and stay."""
    return re.sub(r"\s+(?=[（(])", "", re.sub(r"\s{2,}", " ", text)).strip()


def tidy_number(text: str) -> str:
    """文号 with its proper brackets: 临政发〔2024〕5号."""
    return re.sub(r"\s", "", re.sub(r"[\[［（(](?=\s?\d{4})", "〔", re.sub(r"(?<=\d{4})\s?[\]］）)]", "〕", text)))
