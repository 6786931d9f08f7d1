"""Find where a measure reaches fewer or more: lists of objects, and all of a kind against some of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from compare.knowledge.force import MODALS
from compare.knowledge.scope import ALL, EACH, PLACE, SOME
from compare.knowledge.verbs import ACTIONS, ADVERBS, TURNS
from compare.model import Change, ChangeKind, Level
from compare.trace.pair import Pairing
from compare.trace.phrase import Phrase, pairs, phrases, share

_ALL, _SOME, _EACH, _PLACE = re.compile(ALL), re.compile(SOME), re.compile(EACH), re.compile(PLACE)
_LIST = re.compile(r"[^、，,；;。：:“”|]{2,24}(?:、[^、，,；;。：:“”|]{1,24})+")
_BETWEEN = re.compile(r"、|以及|或者|[和及](?=[^、]{2})")
_DONE = re.compile(
    r"^(?:生产|进口|销售|使用|运输|贮存|新建|改建|扩建|购买|收购|燃放|焚烧|排放|限制|停止|办理|停产|限产)|^(?:法律|法规)$"
    r"|(?:生产|进口|销售|使用|运输|贮存|办理|停产|限产|改建|扩建)$|未|不"
)
_LONG = 14  # characters of an item at most; longer ones are clauses
_VERBS = {word for word in (*ACTIONS, *ADVERBS) if len(word) > 1} | {*TURNS, *"在为以的与", "收集", "回收"}
_LEFT = re.compile("|".join(sorted(_VERBS, key=len, reverse=True)))
_VERB = re.compile("|".join(sorted((word for word in ACTIONS if len(word) > 1), key=len, reverse=True)))
_CONDITION = re.compile(r"具有|符合|满足|拥有|具备|基于|临床(?!试验)|市场|不|与|和")
_MODAL = re.compile("|".join(words for _, words in MODALS))
_OPEN = re.compile(r"等(?!级|候|待|效|额|分|同于)")
_MORE = re.compile(r"[^、，]{0,8}(?:以及|和|及)")  # 医院等公共机构以及国有企业: the list goes on
_ALIKE_WIDER = 0.45  # the same for a list that is said to have grown: lists of one matter are easily found
_ALONE = 0.6  # share of an upper phrase, missing items aside, that must stand beside the one object that is left
_TAIL = 4  # last characters of a first item that name it: words that are no object may stand before them
_FULL = 0.35  # share of its length that a local phrase must have: a run-in heading names no objects
_ITEM = 0.1  # what each item of an upper list in a local phrase adds to that
_HEAD = 3  # characters that the last item of a list must share with the local words to be its head
_ALIKE = 0.42  # share of the upper phrase's character pairs in the local one from which both speak of one measure
_RANK = {Level.PROVINCIAL: "市", Level.MUNICIPAL: "县区"}


@dataclass(frozen=True, slots=True)
class Listing:
    """Objects named side by side: the items, the words as they stand, and whether 等 leaves the list open."""

    items: tuple[str, ...]
    text: str
    open: bool


def find_scope(pairing: Pairing) -> tuple[Change, ...]:
    """Where the answering clauses reach fewer or more than a duty.

    Args:
        pairing: A duty and its answer.
    """
    if not pairing.clauses:
        return ()
    found: list[Change] = []
    for phrase in phrases(pairing.directive):
        if phrase.text not in pairing.upper:
            continue
        if not ("、" in phrase.text or _ALL.search(phrase.text) or _SOME.search(phrase.text)):
            continue
        local, clause = _nearest(phrase, pairing)
        if local is None:
            continue
        lists = (_by_list(one, phrase, local, pairing) for one in listings(phrase.text))
        made = (_by_quantifier(phrase, local, pairing), *lists)
        for kind, above, below, note, sure in filter(None, made):
            found.append(Change(kind, above, below, note, phrase.sentence, local.sentence, clause, round(sure, 3)))
    return tuple(found)


Found = tuple[ChangeKind, str, str, str, float]


@lru_cache(maxsize=8192)
def listings(text: str) -> tuple[Listing, ...]:
    """The lists of objects in a phrase; lists of places, of figures and of actions are none."""
    found = []
    for hit in _LIST.finditer(text):
        raw = hit[0]
        first, rest = raw.split("、", 1)
        cut = max((one.end() for one in (*_LEFT.finditer(first), *_MODAL.finditer(first))), default=0)
        first = first[cut:] if len(first) - cut >= 2 else first
        if _CONDITION.match(first):
            continue
        modal = _MODAL.search(rest)
        rest = rest[: modal.start()] if modal else rest
        opened = _OPEN.search(rest)
        if opened and not _MORE.match(rest[opened.end() :]):
            rest = rest[: opened.end()]
        items = [one.strip() for one in _BETWEEN.split(f"{first}、{rest}") if one.strip()]
        bare = [_OPEN.split(one)[0] for one in items]
        bare[-1] = bare[-1].split("的")[0] if len(bare[-1].split("的")[0]) > 1 else bare[-1]
        told = _VERB.search(bare[-1], 2)
        bare[-1] = bare[-1][: told.start()] if told else bare[-1]
        items[-1] = bare[-1]
        if len(items) < 2 or any(re.search(r"\d", one) or _PLACE.match(one) for one in items):
            continue
        if any(len(one) > _LONG or _DONE.search(one) for one in items):
            continue
        if sum(bool(_LEFT.match(one)) for one in items) * 2 >= len(items):
            continue
        shown = f"{first}、{rest}"
        shown = shown[: shown.rfind(bare[-1]) + len(bare[-1])]
        found.append(Listing(tuple(one for one in bare if one), shown, bool(opened)))
    return tuple(found)


def _nearest(phrase: Phrase, pairing: Pairing) -> tuple[Phrase | None, str]:
    """The local phrase that is most like an upper one, with its clause; None where none is near."""
    best, where, most = None, "", _ALIKE
    items = [item for one in listings(phrase.text) for item in one.items]
    for text, id_ in zip(pairing.clauses, pairing.ids or (pairing.clause,) * len(pairing.clauses), strict=False):
        if share(phrase.text, text) < _ALIKE / 2:
            continue
        for one in phrases(text):
            if len(one.text) < _FULL * len(phrase.text):
                continue
            alike = (share(phrase.text, one.text) + share(one.text, phrase.text)) / 2
            alike = max(alike, share(one.text, phrase.text) * 0.8) + _ITEM * sum(item in one.text for item in items)
            if alike >= most:
                best, where, most = one, id_, alike
    return best, where


def _by_quantifier(upper: Phrase, local: Phrase, pairing: Pairing) -> Found | None:
    """All of a kind above and some of it below, or the other way round."""
    every, some = _ALL.search(upper.text), _SOME.search(upper.text)
    every_below, some_below = _ALL.search(local.text), _SOME.search(local.text)
    if every and not some and some_below and not every_below and some_below[0] not in pairing.directive:
        note = f"上位文件面向“{every[0]}”，本级条款面向“{some_below[0]}”，覆盖范围似有缩小。"
        return ChangeKind.SCOPE_NARROWED, every[0], some_below[0], note, 0.82
    if some and not every and every_below and not some_below and every_below[0] not in pairing.directive:
        note = f"上位文件面向“{some[0]}”，本级条款面向“{every_below[0]}”，覆盖范围似有扩大。"
        return ChangeKind.SCOPE_WIDENED, some[0], every_below[0], note, 0.65
    return _by_names(every, local, pairing) if every and not some else None


def _by_names(every: re.Match[str], local: Phrase, pairing: Pairing) -> Found | None:
    """Every city above and some named ones below, where the local document has more of them than it names."""
    if pairing.local_level is None or every[0][-1] not in _RANK.get(pairing.local_level, ""):
        return None
    named = re.findall(r"[\u4e00-\u9fff]{2,4}?[市县区](?=[、和与及\u4e00-\u9fff])", local.text.split("等", 1)[0])
    run = re.search(
        r"[\u4e00-\u9fff]{2,4}[市县区](?:[、和][\u4e00-\u9fff]{2,4}[市县区])+", _MODAL.sub("，", local.text)
    )
    if not run or len(named) < 2 or _EACH.search(local.text):
        return None
    note = f"上位文件面向“{every[0]}”，本级条款只点名“{run[0]}”，覆盖范围似有缩小。"
    return ChangeKind.SCOPE_NARROWED, every[0], run[0], note, 0.72


def _by_list(upper: Listing, above: Phrase, local: Phrase, pairing: Pairing) -> Found | None:
    """A list that lost or gained objects."""
    whole = "\n".join(pairing.clauses)
    last = upper.items[-1]
    missing = [one for one in upper.items if not _named(one, whole, 2 if one == last else 3)]
    missing = [one for one in missing if one != upper.items[0] or len(one) < 2 * _TAIL or one[-_TAIL:] not in whole]
    below = next((one for one in listings(local.text) if any(_named(item, one.text) for item in upper.items)), None)
    if not missing and below:
        return _wider(upper, below, pairing) if share(above.text, local.text) >= _ALIKE_WIDER else None
    if len(missing) == len(upper.items):
        return _headed(upper, local)
    if not missing:
        return None
    kept = [one for one in upper.items if one not in missing and _named(one, local.text)]
    if not kept or (below and (below.open or len(below.items) > len(kept))):
        return None
    rest = re.sub("|".join(map(re.escape, missing)), "，", above.text)
    if not below and (share(rest, local.text) < _ALONE or (len(kept[-1]) < _TAIL and kept[-1] == last)):
        return None
    if not below and kept[-1] == last and share(local.text, rest) < _ALONE:
        return None
    shown = below.text if below else _with_head(kept[-1], upper, local.text)
    if not shown:
        return None
    note = f"上位文件列举的“{'、'.join(missing[:4])}”在本级条款中未见，对象范围似有缩小。"
    sure = 0.5 if upper.open else 0.78
    return ChangeKind.SCOPE_NARROWED, upper.text, shown, note, sure


def _wider(upper: Listing, below: Listing, pairing: Pairing) -> Found | None:
    """A local list that holds the whole upper one and more."""
    last = upper.items[-1]
    if any(not _named(one, below.text, 2 if one == last else 3) for one in upper.items):
        return None
    more = [one for one in below.items if not _near(one, upper.text) and one not in pairing.directive]
    more = [one for one in more if not one.endswith(upper.items)]
    if not more or len(more) > 2 * len(upper.items):
        return None
    note = f"本级条款增列“{'、'.join(more[:4])}”，对象范围似有扩大。"
    return ChangeKind.SCOPE_WIDENED, upper.text, below.text, note, 0.6 if upper.open else 0.76


def _headed(upper: Listing, local: Phrase) -> Found | None:
    """One narrower object under the head of a list: 电器、汽车生产企业 against 家用电器生产企业."""
    last = upper.items[-1]
    head = next((last[at:] for at in range(1, len(last) - _HEAD + 1) if last[at:] in local.text), "")
    hit = re.search(rf"([\u4e00-\u9fff]{{2,10}}){head}", local.text) if head else None
    if upper.open or not hit:
        return None
    cut = max((one.end() for one in (*_LEFT.finditer(hit[1]), *_MODAL.finditer(hit[1]))), default=0)
    noun = hit[1][cut:]
    if len(noun) < 2 or not any(pairs(noun) & pairs(one) for one in upper.items):
        return None
    note = f"上位文件面向“{upper.text}”，本级条款面向“{noun}{head}”，对象范围似有缩小。"
    return ChangeKind.SCOPE_NARROWED, upper.text, noun + head, note, 0.75


def _with_head(item: str, upper: Listing, text: str) -> str:
    """The item as the local text names it, under the head of the upper list: 汽车零部件再制造."""
    at = text.find(item) + len(item)
    last = upper.items[-1]
    if item == last:
        before = text[: at - len(item)]
        alone = not before or any(hit.end() == len(before) for one in (_LEFT, _MODAL) for hit in one.finditer(before))
        return item if alone and not upper.open and not _OPEN.match(text[at:]) else ""
    head = next((last[start:] for start in range(1, len(last) - 1) if text[at:].startswith(last[start:])), "")
    return item + head if head else ""


def _named(item: str, text: str, least: int = 3) -> bool:
    """Whether an item stands in a text; of a long one the beginning is enough, of the last one ``least`` characters."""
    return item in text or (len(item) > least + 1 and item[: max(least, len(item) // (5 - least))] in text)


def _near(item: str, text: str) -> bool:
    """Whether an item stands in a text in other words."""
    return item in text or share(item, text) >= 0.5
