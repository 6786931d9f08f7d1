"""Local documents to governments: who issued what, in the order of the administrative codes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.ids import mint
from compare.model import Level, Tally
from compare.survey.model import Government, Local
from compare.text.places import find_province, load_places

_UNCOUNTED = Tally(0, 0, 0, 0, 0, 0, None)
# A county's region is told to the city only; its own name stands in its issuer's.
_COUNTY = re.compile(r"^(?P<name>.{2,20}?[县区市旗])(?:人民政府|人民代表大会|委员会|委|政府|发展)")
_LAST = 10_000  # behind every code


def find_governments(documents: Sequence[Local]) -> tuple[Government, ...]:
    """The governments of some documents, by level, then province, then region; not yet counted.

    A document whose place is unknown makes a government of its own.
    """
    found: dict[tuple[Level, str], list[Local]] = {}
    for one in documents:
        found.setdefault((one.level, name_place(one) or one.id), []).append(one)
    governments = [_make(level, name, tuple(mine)) for (level, name), mine in found.items()]
    return tuple(sorted(governments, key=_rank))


def name_place(local: Local) -> str:
    """The place that a document is of, as full as it is known; empty where it is unknown."""
    if local.level is not Level.COUNTY:
        return local.region
    named = next(filter(None, map(_COUNTY.match, local.issuers)), None)
    if named is None:
        return ""
    name = named["name"]
    within = (at for at in range(len(local.region)) if name.startswith(local.region[at:]))
    return local.region[: next(within, len(local.region))] + name


def _make(level: Level, name: str, documents: tuple[Local, ...]) -> Government:
    unknown = documents[0].id == name
    region = "" if unknown else name
    ordered = sorted(documents, key=lambda one: (not one.date, one.date))
    return Government(
        id=mint("g", level, name),
        name=documents[0].title if unknown else name,
        level=level,
        region=region,
        province=find_province(region),
        documents=tuple(ordered),
        tally=_UNCOUNTED,
    )


def _rank(government: Government) -> tuple[int, int, int, str, str]:
    """Level, then place by its code; unlisted places behind the others, by name."""
    provinces = list(dict.fromkeys(load_places()[0].values()))
    cities = load_places()[1]
    province = provinces.index(government.province) if government.province in provinces else _LAST
    inside = next((at for at, name in enumerate(cities.values()) if government.region.startswith(name)), _LAST)
    return government.level.rank, province, inside if government.region else _LAST, government.name, government.id
