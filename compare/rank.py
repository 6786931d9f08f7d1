"""Which level of government a document belongs to, and which region.

An ordered chain of places to look, surest first; the first that answers decides, and what it is unsure of it says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from compare.knowledge.bodies import ISSUERS, VOICES
from compare.model import Level
from compare.text.places import find_region, load_places

CONGRESS = re.compile(r"(?P<body>[\u4e00-\u9fff]{2,20}?)第[一二三四五六七八九十]+届人民代表大会")
NATION = re.compile(r"^(?:第\S{1,3}届)?全国|国务院，?向(?:大会|全国)")
EXAMPLE = re.compile(r"[（(]示例[）)]|^示例国?")
FILE_LEVELS = {level.value: level for level in Level}

Ranked = tuple[Level, str, str]


def level_of(issuers: Sequence[str]) -> Level | None:
    """The highest level among the issuers, by the table of bodies; None where it knows none of them."""
    known = [level for issuer in issuers if (level := rank_body(EXAMPLE.sub("", issuer)))]
    return min(known, key=lambda level: level.rank, default=None)


def rank_body(body: str) -> Level | None:
    """The level of one body; a municipality directly under the nation (北京市) is a province."""
    level = next((one for pattern, one in ISSUERS if pattern.search(body)), None)
    if level is Level.MUNICIPAL and find_region(body)[1] is Level.PROVINCIAL:
        return Level.PROVINCIAL
    return level


def find_level(title: str, text: str, file: str) -> tuple[Level | None, str, str]:
    """Level, region, and a doubt in Chinese (empty where there is none) of a document whose issuers do not tell.

    Args:
        title: Its title.
        text: Its running text.
        file: Its file's name, the last place to look but one.
    """
    for look in LOOKS:
        if found := look(title, text, file):
            return found
    return None, "", ""


def by_title(title: str, text: str, file: str) -> Ranked | None:
    """中华人民共和国……法, 国务院关于……的意见, 某省……条例."""
    if title.startswith("中华人民共和国") or rank_body(title.partition("关于")[0]) is Level.NATIONAL:
        return Level.NATIONAL, "", ""
    region, level = find_region(title)
    return (level, region, "") if level else None


def by_congress(title: str, text: str, file: str) -> Ranked | None:
    """某市第几届人民代表大会……通过, above the text of a law."""
    bodies = [one["body"] for one in CONGRESS.finditer(text[:600])]
    if bodies and "全国" in bodies[0]:
        return Level.NATIONAL, "", ""
    region, level = find_region(bodies[0]) if bodies else ("", None)
    return (level, region, "") if level else None


def by_speaker(title: str, text: str, file: str) -> Ranked | None:
    """我代表国务院，向大会报告……."""
    return (Level.NATIONAL, "", "") if NATION.search(text[:200]) else None


def by_file(title: str, text: str, file: str) -> Ranked | None:
    """``provincial__….md`` or a place in the file's name."""
    stem = Path(file).stem
    region, level = find_region(stem.split("__")[-1])
    told = next((FILE_LEVELS[part] for part in stem.split("__") if part in FILE_LEVELS), level)
    if "国务院" in stem or "中华人民共和国" in stem:
        told = Level.NATIONAL
    return (told, region, "层级依据文件名判断") if told else None


def by_voice(title: str, text: str, file: str) -> Ranked | None:
    """我省, 全市, 国家……局: what the text calls its own place; the lowest of the most frequent."""
    counts = {level: len(pattern.findall(text)) for pattern, level in VOICES}
    best = max(counts, key=lambda level: (counts[level], level.rank))
    if not counts[best]:
        return None
    named, level = find_region(text[:400])
    return best, named if level is best else count_provinces(text), "层级依据正文用语判断，请核对"


def count_provinces(text: str) -> str:
    """The province that a text names most, at least twice; empty where none is."""
    counts: Counter[str] = Counter()
    for name, region in load_places()[0].items():
        counts[region] += text.count(name) if name != region else 0
    region, times = counts.most_common(1)[0]
    return region if times >= 2 else ""


LOOKS: tuple[Callable[[str, str, str], Ranked | None], ...] = (by_title, by_congress, by_speaker, by_file, by_voice)
