"""Say whether what is left out is no gap: it is about another place, or its penalty holds without a word.

Nothing is guessed: where the region of the local document is unknown every place may be its own; and so is a directive
of which any sentence, or any action of a sentence, may be done here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from compare.knowledge.bodies import ABROAD, AROUND, JOINED_FROM_HERE, MADE_GREAT, PEOPLE, REGIONS, THERE
from compare.knowledge.roles import LEFT_TO_LAW, MEANT_BY, OFFENDS, ONWARD, OWN_SANCTION, PENALIZES
from compare.model import Clause, Document, Finding, Level
from compare.reading.classify import punishes
from compare.text.places import ENDINGS, find_province, load_places, without_notes
from compare.text.sentences import lead, opens, sentences, unlabel
from compare.text.words import quote_title

_AROUND, _PEOPLE, _ABROAD = re.compile(AROUND), re.compile(PEOPLE), re.compile(ABROAD)
_JOINED_FROM_HERE = re.compile(JOINED_FROM_HERE)


@lru_cache(maxsize=4096)
def other_place(text: str, region: str) -> str:
    """The place elsewhere that all of a directive is about, such as 北京; empty where a part of it may be done here.

    ``region`` is that of the local document; where it is unknown every place may be its own.
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


# --- penalties that hold without the local text -----------------------------------------------------------------------

_LEFT, _PENALIZES, _OFFENDS = re.compile(LEFT_TO_LAW), re.compile(PENALIZES), re.compile(OFFENDS)
_ITEM = re.compile(r"\s*[（(][一二三四五六七八九十百\d]{1,4}[）)]")
_ONWARD, _OWN_SANCTION = re.compile(ONWARD), re.compile(OWN_SANCTION)
_MEANT = {rank: re.compile(words) for rank, words in MEANT_BY.items()}
_SENTENCE = re.compile(r"[。；;\n]")
_ENDS = "：: 　"


def find_deferral(local: Document, upper: Document) -> str:
    """What a local statute says of penalties that the upper document has already: 第二十九条“……从其规定”.

    Empty where it says nothing, or means others.
    """
    if not (upper.identity.kind.statute and local.identity.kind.statute):
        return ""
    rank = _MEANT[_rank(upper)]
    title = quote_title(upper.identity.title)
    for clause in local.clauses:
        found = _LEFT.search(clause.text)
        if found and (rank.search(found["whose"]) or title in found["whose"]):
            return f"{clause.label}“{found['words']}”"
    return ""


def _rank(upper: Document) -> str:
    """The rank of a statute in the words of those that refer to it."""
    if upper.identity.level is not Level.NATIONAL:
        return "local"
    return "law" if upper.identity.title.endswith("法") else "regulation"


def defer(finding: Finding, deferral: str) -> Finding:
    """The finding, as no matter of the local level where all of the directive is a penalty that holds without it.

    That it does if the local statute says so, or if the directive lays none down itself. Whether it is older must be
    known: an older text refers to no later law.
    """
    if finding.carried or finding.older or not finding.applicable:
        return finding
    clause = finding.directive.clause
    if refers_onward(clause.text):
        why = "该条只指明适用其他法律、法规的处罚或者责任，自身未作设定，列为上级事项，不计入缺口"
    elif deferral and only_penalizes(clause):
        why = f"本级{deferral}，处罚适用上位法，列为上级事项，不计入缺口"
    else:
        return finding
    return replace(finding, applicable=False, reason=f"{finding.reason}{why}。", above=why)


def only_penalizes(clause: Clause) -> bool:
    """Whether all that a clause tells is what follows on breaking a rule; the items of its list are offences."""
    text = unlabel(clause.text)
    told = _told(text)
    return (punishes(clause) or bool(_OFFENDS.search(text))) and all(map(_PENALIZES.search, told))


def refers_onward(text: str) -> bool:
    """Whether an article lays down no penalty and only says that others hold: nothing of it could be left out."""
    told = _told(unlabel(text))
    return bool(told) and not _OWN_SANCTION.search(text) and all(map(_leaves_to_others, told))


def _leaves_to_others(sentence: str) -> bool:
    """Whether a sentence names an offence, and then what other statutes lay down for it."""
    offence, _, rest = sentence.strip(_ENDS).rpartition("，")
    return offence.endswith(("的", "的行为")) and bool(_ONWARD.fullmatch(rest))


def _told(text: str) -> list[str]:
    """The sentences of an article without the items of its list."""
    return [one for one in _SENTENCE.split(text) if one.strip() and not _ITEM.match(one)]
