"""Say whether a directive is about another place only: 支持北京….

Nothing is guessed: where the region of the local document is unknown every place may be its own; and so is a directive
of which any sentence, or any action of a sentence, may be done here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from compare.knowledge.bodies import ABROAD, AROUND, JOINED_FROM_HERE, MADE_GREAT, PEOPLE, REGIONS, THERE
from compare.text.places import ENDINGS, find_province, load_places, without_notes
from compare.text.sentences import lead, opens, sentences

_AROUND, _PEOPLE, _ABROAD = re.compile(AROUND), re.compile(PEOPLE), re.compile(ABROAD)
_JOINED_FROM_HERE = re.compile(JOINED_FROM_HERE)


@lru_cache(maxsize=4096)
def other_place(text: str, region: str) -> str:
    """The place elsewhere that all of a directive is about, such as 北京; empty where a part of it may be done here.

    Args:
        text: The text of the directive.
        region: Of the local document; where it is unknown every place may be its own.
    """
    own, city = find_province(region), region.removeprefix(find_province(region))
    told = [one for one in sentences(without_notes(text)) if one.rstrip("。") != lead(text)]
    if not own or not told or any(map(_AROUND.search, told)):
        return ""
    found = [_place_elsewhere(one, own, city) for one in told]
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
