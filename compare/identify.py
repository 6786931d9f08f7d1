"""What a document says of itself: title, issuers, number, date, level, region, excerpt, truncated.

Each question is answered by an ordered chain of places to look, surest first; what nobody says stays empty.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from compare.entitle import NAMED, identify_entry, identify_red_head, identify_story, identify_whole
from compare.model import Identity, Kind, Level, Paragraph
from compare.rank import find_level
from compare.split import Section
from compare.text.places import PROVINCE, find_province, find_region

# A regulation says at its head that it is made, and at its end from when it holds (《立法法》: 应当明确规定施行日期).
# Measured on the 46 regulations at hand: 44 hold both, the other two break off after a few articles.
_ENACTED = re.compile(r"第[一1]条[^\n]{0,400}制定本(?:条例|规定|办法|细则|规则|法)")
_IN_FORCE = re.compile(r"自[^\n]{0,30}起(?:施行|实施|执行|生效)")

WAYS = {"compilation": identify_entry, "red head": identify_red_head, "story": identify_story}


@dataclass(frozen=True, slots=True)
class Identified:
    """A document's identity, its paragraphs with the title lines marked as headings, and warnings in Chinese."""

    identity: Identity
    paragraphs: tuple[Paragraph, ...]
    warnings: tuple[str, ...]


def identify(section: Section, file: str, level: Level | None = None) -> Identified:
    """What a section says of itself.

    ``level`` is the user's correction; it stands above everything that the document says.
    """
    identity, paragraphs = WAYS.get(section.way, identify_whole)(section, file)
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
    return Identified(identity, paragraphs, (doubt,) if doubt else ())


def complete(region: str, level: Level | None, text: str) -> str:
    """A region with its province, where a city's own text names one twice; none for the nation."""
    if level is Level.NATIONAL:
        return ""
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
        choices = "national|provincial|municipal"
        warnings.append(f"未能识别文件层级，未参与比对；请用 --level {Path(file).name}={choices} 指定")
    return tuple(warnings)


def inherit(known: Sequence[Identified], sections: Sequence[Section]) -> tuple[Identified, ...]:
    """What a notice on the same page issues takes issuers, level, region and date from the notice before it."""
    made: list[Identified] = []
    for identified, before in zip(known, [None, *sections][: len(known)], strict=True):
        identity = identified.identity
        notice = made[-1].identity if made else None
        title = re.sub(r"\W", "", identity.title)
        if before and notice and notice.issuers and not identity.issuers and title:
            texts = (one.text for one in before.paragraphs)
            named = {re.sub(r"\W", "", found["title"]) for text in texts for found in NAMED.finditer(text)}
            if title in named:
                identity = replace(
                    identity,
                    issuers=notice.issuers,
                    level=notice.level,
                    region=notice.region,
                    date=identity.date or notice.date,
                )
                made.append(replace(identified, identity=identity, warnings=()))
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
