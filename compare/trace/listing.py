"""Read the lists of objects that a phrase names side by side: 家电、家具和废纸回收."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from compare.knowledge.force import MODALS
from compare.knowledge.scope import PLACE
from compare.knowledge.verbs import ACTIONS, ADVERBS, TURNS
from compare.settings import FIXED

_PLACE = re.compile(PLACE)
_LIST = re.compile(r"[^、，,；;。：:“”|]{2,24}(?:、[^、，,；;。：:“”|]{1,24})+")
_BETWEEN = re.compile(r"、|以及|或者|[和及](?=[^、]{2})")
_DONE = re.compile(
    r"^(?:生产|进口|销售|使用|运输|贮存|新建|改建|扩建|购买|收购|燃放|焚烧|排放|限制|停止|办理|停产|限产)|^(?:法律|法规)$"
    r"|(?:生产|进口|销售|使用|运输|贮存|办理|停产|限产|改建|扩建)$|未|不"
)
_VERBS = {word for word in (*ACTIONS, *ADVERBS) if len(word) > 1} | {*TURNS, *"在为以的与", "收集", "回收"}
LEFT = re.compile("|".join(sorted(_VERBS, key=len, reverse=True)))
_VERB = re.compile("|".join(sorted((word for word in ACTIONS if len(word) > 1), key=len, reverse=True)))
_CONDITION = re.compile(r"具有|符合|满足|拥有|具备|基于|临床(?!试验)|市场|不|与|和")
MODAL = re.compile("|".join(words for _, words in MODALS))
OPEN = re.compile(r"等(?!级|候|待|效|额|分|同于)")
_MORE = re.compile(r"[^、，]{0,8}(?:以及|和|及)")  # 医院等公共机构以及国有企业: the list goes on


@dataclass(frozen=True, slots=True)
class Listing:
    """Objects named side by side: the items, the words as they stand, and whether 等 leaves the list open."""

    items: tuple[str, ...]
    text: str
    open: bool


@lru_cache(maxsize=2048)
def listings(text: str) -> tuple[Listing, ...]:
    """The lists of objects in a phrase; lists of places, of figures and of actions are none."""
    found = []
    for hit in _LIST.finditer(text):
        raw = hit[0]
        first, rest = raw.split("、", 1)
        cut = max((one.end() for one in (*LEFT.finditer(first), *MODAL.finditer(first))), default=0)
        first = first[cut:] if len(first) - cut >= 2 else first
        if _CONDITION.match(first):
            continue
        modal = MODAL.search(rest)
        rest = rest[: modal.start()] if modal else rest
        opened = OPEN.search(rest)
        if opened and not _MORE.match(rest[opened.end() :]):
            rest = rest[: opened.end()]
        items = [one.strip() for one in _BETWEEN.split(f"{first}、{rest}") if one.strip()]
        # 安全、便利的条件和良好的服务: what is listed ends with the first noun that the items describe
        stop = next((at for at, one in enumerate(items[:-1]) if at and re.search(r".的.", one)), None)
        items = items if stop is None else items[: stop + 1]
        bare = [OPEN.split(one)[0] for one in items]
        bare[-1] = bare[-1].split("的")[0] if len(bare[-1].split("的")[0]) > 1 else bare[-1]
        told = _VERB.search(bare[-1], 2)
        bare[-1] = bare[-1][: told.start()] if told else bare[-1]
        items[-1] = bare[-1]
        if len(items) < 2 or any(re.search(r"\d", one) or _PLACE.match(one) for one in items):
            continue
        if any(len(one) > FIXED.scope_longest or _DONE.search(one) for one in items):
            continue
        if sum(bool(LEFT.match(one)) for one in items) * 2 >= len(items):
            continue
        shown = f"{first}、{rest}"
        shown = shown[: shown.rfind(bare[-1]) + len(bare[-1])]
        found.append(Listing(tuple(one for one in bare if one), shown, bool(opened)))
    return tuple(found)
