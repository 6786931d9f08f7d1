"""Say whether a directive is about another place only: 支持北京…, 沿海地区….

Nothing is guessed: where the region of the local document is unknown, or in no table, every place may be its own; and
so is a directive of which any sentence, or any action of a sentence, may be done here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from compare.knowledge.lands import (
    ABROAD,
    AROUND,
    JOINED_FROM_HERE,
    LANDS,
    MADE_GREAT,
    PEOPLE,
    REGIONS,
    THERE,
    WITH_OTHERS,
    Land,
)
from compare.model import Document
from compare.text.places import ENDINGS, find_province, load_places, without_notes
from compare.text.sentences import lead, opens, sentences

_LANDS = tuple((land, re.compile(land.words)) for land in LANDS)
_JOINED = re.compile("、|以及|[和与及或]")
_WITH_OTHERS, _AROUND = re.compile(WITH_OTHERS), re.compile(AROUND)
_PEOPLE, _ABROAD = re.compile(PEOPLE), re.compile(ABROAD)
_JOINED_FROM_HERE = re.compile(JOINED_FROM_HERE)


@lru_cache(maxsize=4096)
def other_place(text: str, region: str) -> str:
    """The place elsewhere that all of a directive is about: 北京, 沿海地区; empty where a part of it may be done here.

    Args:
        text: The text of the directive.
        region: Of the local document; where it is unknown every place may be its own.
    """
    own, city = find_province(region), region.removeprefix(find_province(region))
    told = [one for one in sentences(without_notes(text)) if one.rstrip("。") != lead(text)]
    if not own or not told or any(map(_AROUND.search, told)):
        return ""
    found = [_place_elsewhere(one, own, city) or _land_elsewhere(one, own, city) for one in told]
    return found[0] if all(found) else ""


def _place_elsewhere(sentence: str, province: str, city: str) -> str:
    """The first place that each action of a sentence is about, where it names none that the local region lies in."""
    first, *rest = sentence.split("，")
    told = [_about_place().match(piece) for piece in (first, *filter(opens, rest))]
    if not all(told) or (city and ENDINGS.sub("", city) in sentence):
        return ""
    if _JOINED_FROM_HERE.search(sentence) or (_ABROAD.search(sentence) and _PEOPLE.search(sentence)):
        return ""
    if any(province in _provinces(hit["place"]) for hit in _about_place().finditer(sentence)):
        return ""
    return next((hit["place"] for hit in told if hit), "")


def _provinces(place: str) -> tuple[str, ...]:
    """The provinces in which a place lies, or that it spans."""
    listed, cities = load_places()
    spanned = next((names for words, names in REGIONS if re.fullmatch(words, place)), None)
    return spanned if spanned is not None else (listed.get(place) or find_province(cities[place]),)


@lru_cache(maxsize=1)
def _about_place() -> re.Pattern[str]:
    """A place, with the verbs before it that tell to make something of it; part of another name is none."""
    names = "|".join(sorted((*(words for words, _ in REGIONS), *chain(*load_places())), key=len, reverse=True))
    return re.compile(
        rf"(?:{MADE_GREAT})*(?:{THERE})?(?P<place>{names})(?!合作组织|大学|银行|证券|海关|等?地?区?的?(?:成功)?(?:经验|模式))"
    )


# --- lands ------------------------------------------------------------------------------------------------------------


def _land_elsewhere(sentence: str, province: str, city: str) -> str:
    """The land that each action of a sentence names, where the local region has no part in any that it names.

    So must each item that is told with others: of 作物、畜禽和海洋渔业种质资源 only the last is the coast's.
    """
    if _WITH_OTHERS.search(sentence) or not _is_listed(province):
        return ""
    first, *rest = sentence.split("，")
    acts = (first, *(filter(opens, rest) if opens(first) else rest))  # a list of things has no verb to go by
    named = [_named_lands(item) for piece in acts for item in _JOINED.split(piece)]
    if not all(named) or any(_lies_in(one, province, city) for one in _named_lands(sentence)):
        return ""
    return named[0][0].name


def _named_lands(text: str) -> tuple[Land, ...]:
    """The lands that a text names, in the order of the table."""
    return tuple(land for land, words in _LANDS if words.search(text))


def _is_listed(province: str) -> bool:
    """Whether it is a province that the tables can know."""
    return province in load_places()[0]


def _lies_in(land: Land, province: str, city: str) -> bool:
    """Whether a place may have a part in a land: of a city that is not known its province decides."""
    if ENDINGS.sub("", province) not in land.provinces:
        return False
    listed = next((name for name in load_places()[1] if city.startswith(name)), "")
    return not listed or not land.cities or listed in land.cities


def names_land(document: Document, place: str) -> bool:
    """Whether a document speaks of a land after all: then the directive may be its own matter.

    Args:
        document: The local document.
        place: What ``other_place`` says; the name of a land or of any place.
    """
    words = next((words for land, words in _LANDS if land.name == place), None)
    return words is not None and any(words.search(one.text) for one in document.clauses)
