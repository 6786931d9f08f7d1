"""At which level a document was issued, and for which place.

Its issuers tell; where they do not, an ordered chain of places to look, surest first: the title, the congress that
passed it, who speaks, the name of the file, whom the text tells what to do, what it calls its own place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from compare.knowledge import bodies
from compare.model import Level
from compare.reading.lines import READING
from compare.text.places import find_region, load_places

# 2025年1月12日在某市第…, 2025年1月12日某市第…: the day is none of its name.
CONGRESS = re.compile(
    r"(?:(?<=\d)日在?|[\u4e00-\u9fff]{0,10}日在)?(?P<body>[\u4e00-\u9fff]{2,20}?)第[一二三四五六七八九十]+届人民代表大会"
)
NATION = re.compile(r"^(?:第\S{1,3}届)?全国|国务院，?向(?:大会|全国)")
# Who speaks, by office: 青岭市市长 某某, 中共云岭省委书记.
OFFICE = re.compile(
    r"(?<![\u4e00-\u9fff])(?:中共)?(?P<place>[\u4e00-\u9fff]{2,12}?(?:省|自治区|市|自治州|盟|县|区|旗))"
    r"(?:人民政府)?(?:委书记|省长|主席|市长|州长|盟长|县长|区长|旗长)"
)
# A place that a story names: ，青岭市召开….
PLACED = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[与和到赴在对]))[\u4e00-\u9fff]{2,7}?(?:省|自治区|自治州|市|县)(?=[\u4e00-\u9fff])"
)
EXAMPLE = re.compile(r"[（(]示例[）)]|^示例国?")
RELAYS = re.compile(f"关于|[转印]发|批转|{bodies.CARRIES}")
CITED = re.compile(r"[《〈].{2,80}?[》〉](?=..)")
OWN = re.compile("[我本][省市县]")
FILE_LEVELS = {level.value: level for level in Level}

BY_WORDS = "层级依据正文用语判断，请核对"

Ranked = tuple[Level, str, str]


def level_of(issuers: Sequence[str]) -> Level | None:
    """The highest level among the issuers, by the table of bodies; None where it knows none of them."""
    known = [level for issuer in issuers if (level := rank_body(EXAMPLE.sub("", issuer)))]
    return min(known, key=lambda level: level.rank, default=None)


def rank_body(body: str) -> Level | None:
    """The level of one body; a municipality directly under the nation (北京市) is a province.

    A city of the rank of a county (义乌市) is told by the table of divisions.
    """
    if own := local_part(body):
        return find_branch(own)[1]
    found, level = next(((hit, one) for pattern, one in bodies.ISSUERS if (hit := pattern.search(body))), (None, None))
    if found and level is Level.NATIONAL and (placed := find_region(body[: found.start()])[1]):
        return placed  # 某市国务院督查反馈问题整改方案
    if level is Level.MUNICIPAL and (placed := find_region(body)[1]) in (Level.PROVINCIAL, Level.COUNTY):
        return placed
    return level


def local_part(body: str) -> str:
    """What names the place of a body of the nation (洛阳市税务局 of 国家税务总局洛阳市税务局); empty for any other."""
    found = bodies.BRANCH.match(body)
    own = (found["own"] or found["alone"]) if found else ""
    return own if own and not bodies.OWN_OFFICE.match(own) and find_branch(own)[1] else ""


def find_branch(own: str) -> tuple[str, Level | None]:
    """The place of a body of the nation there, and its level: by name, by the table (洛阳 of 洛阳调查队), by kind."""
    region, level = find_region(own)
    place = bodies.BRANCH_OF.split(own)[0]
    if level is None and (listed := load_places()[1].get(f"{place}市")):
        return listed, Level.MUNICIPAL
    return region, level or next((one for pattern, one in bodies.BRANCH_LEVELS if pattern.search(own)), None)


def find_level(title: str, text: str, file: str) -> tuple[Level | None, str, str]:
    """Level, region, and a doubt in Chinese (empty where there is none) of a document whose issuers do not tell."""
    return next((found for look in LOOKS if (found := look(title, text, file))), (None, "", ""))


def by_title(title: str, text: str, file: str) -> Ranked | None:
    """中华人民共和国……法, 国务院关于……的意见, 某省……条例."""
    if bodies.FOLLOWS.match(title):
        return None
    title = CITED.sub("", title, count=1) if CITED.match(title) else title  # 《…法》某市实施细则
    branch = bodies.BRANCH_FIRST.match(title)
    issuer = branch.group() if branch else RELAYS.split(title)[0]
    if own := local_part(issuer):
        region, level = find_branch(own)
        return (level or Level.MUNICIPAL, region, "")
    if title.startswith("中华人民共和国") or rank_body(issuer) is Level.NATIONAL:
        return Level.NATIONAL, "", ""
    return by_place(title)


def by_place(body: str, doubt: str = "") -> Ranked | None:
    """The level of the place that a body names; None where it names none."""
    region, level = find_region(body)
    return (level, region, doubt) if level else None


def by_congress(title: str, text: str, file: str) -> Ranked | None:
    """某市第几届人民代表大会……通过, above the text of a law."""
    found = CONGRESS.search(text[:600])
    if found and "全国" in found["body"]:
        return Level.NATIONAL, "", ""
    return by_place(found["body"]) if found else None


def by_speaker(title: str, text: str, file: str) -> Ranked | None:
    """我代表国务院，向大会报告……, 青岭市市长 某某."""
    if NATION.search(text[: READING.opening]):
        return Level.NATIONAL, "", ""
    office = OFFICE.search(text[: READING.opening])
    return by_place(office["place"]) if office else None


def by_file(title: str, text: str, file: str) -> Ranked | None:
    """``provincial__….md`` or a place in the file's name."""
    stem = Path(file).stem
    region, level = find_region(stem.split("__")[-1])
    told = next((FILE_LEVELS[part] for part in stem.split("__") if part in FILE_LEVELS), level)
    if "国务院" in stem or "中华人民共和国" in stem:
        told = Level.NATIONAL
    return (told, region, "层级依据文件名判断") if told else None


def by_reach(title: str, text: str, file: str) -> Ranked | None:
    """省、自治区、直辖市人民政府应当…, 国务院…主管部门负责…: only a document of the nation tells these what to do."""
    acts = bodies.ACTS.search(text[: READING.opening])
    told = bodies.REACH.search(text) or (acts and rank_body(acts["body"]) is Level.NATIONAL)
    return (Level.NATIONAL, "", BY_WORDS) if told and not bodies.LOCAL_VOICE.search(text) else None


def by_voice(title: str, text: str, file: str) -> Ranked | None:
    """我省, 全市, 县委: what the text calls its own place; the lowest of the most frequent.

    落实省委、省政府部署 is said by those below the province.
    """
    text = bodies.DEFERS.sub("", text)
    counts = {level: len(pattern.findall(text)) for pattern, level in bodies.VOICES}
    best = max(counts, key=lambda level: (counts[level], level.rank))
    if not counts[best] or (counts[best] < 2 and not OWN.search(text)):
        return None
    named, level = find_region(text[:400])
    return best, named if level is best else count_provinces(text), BY_WORDS


def by_act(title: str, text: str, file: str) -> Ranked | None:
    """近日，某市住房和城乡建设局印发…."""
    acts = bodies.LOCAL_ACTS.search(text[: READING.opening])
    return by_place(acts["body"], BY_WORDS) if acts else None


def find_placed(text: str) -> tuple[Level | None, str, str]:
    """Level, region and doubt of a story by the place that it names, where it names no other one."""
    found = {find_region(one) for one in PLACED.findall(text)}
    known = {(level, region) for region, level in found if level}
    if len(known) != 1:
        return None, "", ""
    ((level, region),) = known
    return level, region, "层级依据报道提到的地方判断，请核对"


def count_provinces(text: str) -> str:
    """The province that a text names most, at least twice; empty where none is."""
    counts: Counter[str] = Counter()
    for name, region in load_places()[0].items():
        counts[region] += text.count(name) if name != region else 0
    region, times = counts.most_common(1)[0]
    return region if times >= 2 else ""


LOOKS: tuple[Callable[[str, str, str], Ranked | None], ...] = (
    *(by_title, by_congress, by_speaker, by_file, by_reach, by_voice, by_act),
)
