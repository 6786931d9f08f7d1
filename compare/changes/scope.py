"""Find where a measure reaches fewer or more: lists of objects, and all of a kind against some of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from compare.changes.pair import Pairing
from compare.changes.phrases import (
    LEFT,
    MODAL,
    OPEN,
    Listing,
    Phrase,
    brief,
    carried,
    listings,
    phrases,
    phrases_with_pairs,
)
from compare.changes.rules import bans
from compare.knowledge.phrases import ALL, EACH, EVERY, LIMITED, SOME
from compare.knowledge.verbs import ACTIONS, EXCEPTED, Grade
from compare.model import Certainty, Change, ChangeKind, Level
from compare.settings import FIXED
from compare.text.likeness import pairs, share
from compare.text.sentences import sentences

# --- extent: all of a kind and some of it, by the word before any noun ------------------------------------------------

_EXTENT = re.compile(f"(?P<every>{EVERY})|(?P<some>{LIMITED})")
_PLACE = re.compile(rf"(?:在|于)?(?:{SOME})(?:先行|率先|优先)?，?")
_ACTION = re.compile("|".join(sorted(ACTIONS, key=len, reverse=True)))
_NOUN = re.compile(r"[\u4e00-\u9fff]{2}")

Found = tuple[ChangeKind, str, str, str, Certainty]


@dataclass(frozen=True, slots=True)
class _Extent:
    """A word of extent: itself, whether it means all, and where its noun stands in the phrase without such words."""

    word: str
    every: bool
    at: int


@lru_cache(maxsize=2048)
def limits(text: str) -> bool:
    """Whether a text names some of a kind."""
    return any(hit["some"] for hit in _EXTENT.finditer(text))


def by_extent(upper: Phrase, local: Phrase) -> Found | None:
    """All of a kind above and some of it below, or the other way round; or a place that only the local phrase names."""
    place = _PLACE.search(local.text)
    if place and not (_PLACE.search(upper.text) or limits(upper.text)):
        rest = local.text[: place.start()] + local.text[place.end() :]
        if _same(upper.text, rest):
            shown = place[0].strip("在于，")
            note = f"本级条款只面向“{shown}”，上位文件未作此限定，覆盖范围似有缩小。"
            return ChangeKind.SCOPE_NARROWED, upper.text, shown, note, Certainty.LIKELY
    above, left = _read(upper.text)
    below, right = _read(local.text)
    if not _same(above, below):
        return None
    for one in right:
        noun = below[one.at : one.at + FIXED.few]
        at = above.find(below[max(0, one.at - 1) : one.at + FIXED.few])
        other = next((each for each in left if above.startswith(noun, each.at)), None)
        named = _named_extent(below, one.at)
        if other and one.every != other.every:
            sure = Certainty.SURE if other.every else Certainty.LIKELY
            return _told(other.word + _named_extent(above, other.at), one.word + named, sure, wider=one.every)
        if other is None and not one.every and one.at and at >= 0:
            return _told(named, one.word + named, Certainty.LIKELY, wider=False)
    return None


def _told(above: str, below: str, sure: Certainty, *, wider: bool) -> Found:
    """A change of extent, in words."""
    kind, how = (ChangeKind.SCOPE_WIDENED, "扩大") if wider else (ChangeKind.SCOPE_NARROWED, "缩小")
    return kind, above, below, f"上位文件面向“{above}”，本级条款面向“{below}”，覆盖范围似有{how}。", sure


def _named_extent(text: str, at: int) -> str:
    """The noun at a place, up to the next verb or mark, for quoting."""
    verb = _ACTION.search(text, at + 2)
    return brief(text[at : verb.start() if verb else len(text)], 8)


def _same(one: str, other: str) -> bool:
    """Whether two phrases say nearly the same."""
    return min(share(one, other), share(other, one)) >= FIXED.nearly


def _read(text: str) -> tuple[str, list[_Extent]]:
    """A phrase without its words of extent, and these; 重点整治 and 试点推广 are none, because a verb follows."""
    bare, last = "", 0
    found: list[_Extent] = []
    for hit in _EXTENT.finditer(text):
        if _ACTION.match(text, hit.end()) or not _NOUN.match(text, hit.end()):
            continue
        bare += text[last : hit.start()]
        last = hit.end()
        if found and found[-1].at == len(bare):
            found.pop()  # 全部重点排污口 are the 重点 ones
        found.append(_Extent(hit[0], bool(hit["every"]), len(bare)))
    return bare + text[last:], found


_ALL, _SOME, _EACH = re.compile(ALL), re.compile(SOME), re.compile(EACH)
_WATCHES = re.compile(r"负责[^，]{0,60}(?:监督|管理)")
"""Who watches over what: the list is of what this body has, not of what must be done with it."""
_RANK = {Level.PROVINCIAL: "市", Level.MUNICIPAL: "县区"}


def find_scope(pairing: Pairing) -> tuple[Change, ...]:
    """Where the answering clauses reach fewer or more than a duty."""
    if not pairing.clauses or carried(pairing.directive, pairing.clauses) < FIXED.little:
        return ()  # a clause on another matter may name one more of the same bodies
    found: list[Change] = []
    limited = any(map(limits, (pairing.directive, *pairing.clauses)))
    for phrase in phrases(pairing.directive):
        if phrase.text not in pairing.upper:
            continue
        if not (limited or "、" in phrase.text or _ALL.search(phrase.text) or _SOME.search(phrase.text)):
            continue
        if cut := _by_ban(phrase, pairing):
            found.append(cut)
            continue
        local, clause = _nearest(phrase, pairing)
        if local is None or (_WATCHES.search(local.text) and not _WATCHES.search(phrase.text)):
            continue
        lists = (_by_list(one, phrase, local, pairing) for one in listings(phrase.text))
        made = (_by_quantifier(phrase, local, pairing) or by_extent(phrase, local), *lists)
        for kind, above, below, note, sure in filter(None, made):
            found.append(Change(kind, above, below, note, phrase.sentence, local.sentence, clause, sure))
    return tuple(found)


def _nearest(phrase: Phrase, pairing: Pairing) -> tuple[Phrase | None, str]:
    """The local phrase that is most like an upper one, with its clause; None where none is near."""
    best, where, most = None, "", FIXED.half
    asked = pairs(phrase.text)
    items = [item for one in listings(phrase.text) for item in one.items]
    for text, id_ in zip(pairing.clauses, pairing.ids or (pairing.clause,) * len(pairing.clauses), strict=False):
        if share(asked, text) < FIXED.half / 2:
            continue
        for one, there in phrases_with_pairs(text):
            if len(one.text) < FIXED.some * len(phrase.text):
                continue
            common = len(asked & there)
            back = common / len(there) if there else 0.0
            alike = max(((common / len(asked) if asked else 0.0) + back) / 2, back * FIXED.nearly)
            alike += FIXED.trace * sum(item in one.text for item in items)
            if alike >= most:
                best, where, most = one, id_, alike
    return best, where


_PRINCIPLES = re.compile(r"(?:坚持|遵循)[^，]{0,60}、")
"""A list behind these words names principles, no objects."""
_NEGATED = re.compile(r"(?:没有|缺乏|不具备|无)$|^(?:没有|缺乏|不具备|无(?=法律|合同|依据))")
"""Before a list, or at its beginning: the more it names, the fewer are meant (没有法律依据或者合同约定的)."""
_EXCEPTED = re.compile(EXCEPTED)
_SOFT = frozenset({Grade.RELEASED, Grade.MAY, Grade.ENCOURAGED})
_MORE = re.compile(r"[，、]?(?:以及|和|及|与|或者?)?其他|的[\u4e00-\u9fff]")
"""Behind a list: it names examples (…，以及其他易燃物), or what something is (安全、便利的环境)."""
_ASKED = re.compile(r"(?:具备|具有|符合)[^，]{0,60}$")
"""Before a list: it says what somebody must have; the more, the fewer can do it."""
_TORN = re.compile(r"通过|按照|根据|用于|更[大深高广]")
"""What stands in no object, but in a phrase that a list was cut out of."""


def _by_quantifier(upper: Phrase, local: Phrase, pairing: Pairing) -> Found | None:
    """All of a kind above and some of it below, or the other way round."""
    every, some = _ALL.search(upper.text), _SOME.search(upper.text)
    every_below, some_below = _ALL.search(local.text), _SOME.search(local.text)
    if every and not some and some_below and not every_below and some_below[0] not in pairing.directive:
        return _told(every[0], some_below[0], Certainty.SURE, wider=False)
    if some and not every and every_below and not some_below and every_below[0] not in pairing.directive:
        return _told(some[0], every_below[0], Certainty.LIKELY, wider=True)
    return _by_names(every, local, pairing) if every and not some else None


def _by_names(every: re.Match[str], local: Phrase, pairing: Pairing) -> Found | None:
    """Every city above and some named ones below, where the local document has more of them than it names."""
    if pairing.local_level is None or every[0][-1] not in _RANK.get(pairing.local_level, ""):
        return None
    named = re.findall(r"[\u4e00-\u9fff]{2,4}?[市县区](?=[、和与及\u4e00-\u9fff])", local.text.split("等", 1)[0])
    run = re.search(r"[\u4e00-\u9fff]{2,4}[市县区](?:[、和][\u4e00-\u9fff]{2,4}[市县区])+", MODAL.sub("，", local.text))
    if not run or len(named) < 2 or _EACH.search(local.text):
        return None
    note = f"上位文件面向“{every[0]}”，本级条款只点名“{run[0]}”，覆盖范围似有缩小。"
    return ChangeKind.SCOPE_NARROWED, every[0], run[0], note, Certainty.LIKELY


_PARTED = re.compile(r"、|或者|以及|[或和及]")
"""What parts the acts of a ban, or the things that it is about."""


def _by_ban(phrase: Phrase, pairing: Pairing) -> Change | None:
    """A ban on several acts or things of which the local ban names some only: 禁止倾倒、堆放垃圾, 禁止倾倒垃圾.

    An act stands at the end of the first item, behind where it is banned, and at the beginning of the last one, before
    its object. What another sentence of the local document says of the missing ones, banning or not, is not missing.
    """
    action = next((action for one, action in bans(pairing.directive) if one == phrase), "")
    acts = _acts(action) if phrase.text.endswith(action) else ()  # else who or what is measured stands before the ban
    if len(acts) < 2:
        return None
    below = zip(pairing.clauses, pairing.ids or (pairing.clause,) * len(pairing.clauses), strict=False)
    for local, banned, clause in ((one, act, id_) for text, id_ in below for one, act in bans(text)):
        kept = [one for one in acts if one in banned]
        missing = [one for one in acts if one not in kept]
        rest = re.sub("|".join(map(re.escape, missing)), "，", action) if missing else action
        same = bool(kept and missing) and min(share(rest, banned), share(banned, action)) >= FIXED.nearly
        if same and len(_acts(banned)) <= len(kept) and not OPEN.search(banned):
            if any(_elsewhere(one, rest, pairing.whole) for one in missing):
                return None
            note = f"上位文件一并禁止的“{'、'.join(missing)}”在本级条款中未见，禁止的范围似有缩小。"
            where = (phrase.sentence, local.sentence, clause)
            return Change(ChangeKind.SCOPE_NARROWED, phrase.text, local.text, note, *where, Certainty.LIKELY)
    return None


def _acts(action: str) -> tuple[str, ...]:
    """The acts that a ban names side by side, or the things, by two characters that tell each; one for no list."""
    first, *more = [one for one in _PARTED.split(action) if len(one) > 1 and not one.startswith("其他")] or [action]
    end = next((at for at, one in enumerate(more) if len(one) > FIXED.few), len(more))  # the object of all begins there
    return (first[-2:], *more[:end], *(one[:2] for one in more[end : end + 1]))


def _by_list(upper: Listing, above: Phrase, local: Phrase, pairing: Pairing) -> Found | None:
    """A list that lost or gained objects."""
    if any(hit.start() <= above.text.find(upper.text) < hit.end() for hit in _EXCEPTED.finditer(above.text)):
        return None  # told as an exception
    whole = "\n".join(pairing.clauses)
    last, first = upper.items[-1], upper.text.split("、")[0]
    missing = [one for one in upper.items if not _named(one, whole, 2 if one == last else 3)]
    tail = FIXED.scope_tail
    missing = [one for one in missing if one not in first or len(one) < 2 * tail or one[-tail:] not in whole]
    below = next((one for one in listings(local.text) if any(_named(item, one.text) for item in upper.items)), None)
    if _is_torn(upper.items):
        return None
    missing = [one for one in missing if not _elsewhere(one[:3], above.text.replace(one, "，"), pairing.whole)]
    if last.startswith("其他") and last.removeprefix("其他") in local.text:
        return None  # what all of them are examples of is said: 天然气、电或者其他清洁能源, 清洁能源
    if not missing and below and _PRINCIPLES.search(above.text):
        return None
    negated = _NEGATED.search(above.text[: above.text.find(upper.text)]) or _NEGATED.search(upper.text)
    if not missing and below:
        asked = above.modals[-1].grade if above.modals else above.inherited
        # What is asked above and only encouraged or allowed below asks for no more by a longer list.
        softened = bool(local.modals) and local.modals[-1].grade in _SOFT and asked not in _SOFT
        if share(above.text, local.text) < FIXED.half or (softened and not negated):
            return None
        before, _, behind = above.sentence.partition(upper.text)
        opened = "其他" in above.text or bool(_MORE.match(behind) or _ASKED.search(before))
        return _wider(upper, below, pairing, opened=opened, negated=bool(negated))
    if negated:
        return None
    if len(missing) == len(upper.items):
        return _headed(upper, local)
    if not missing:
        return None
    kept = [one for one in upper.items if one not in missing and _named(one, local.text)]
    if not kept or (below and (below.open or len(below.items) > len(kept))):
        return None
    rest = re.sub("|".join(map(re.escape, missing)), "，", above.text)
    if not below and share(rest, local.text) < FIXED.mainly:
        return None
    if not below and kept[-1] == last and (len(last) < tail or share(local.text, rest) < FIXED.mainly):
        return None
    shown = below.text if below else _with_head(kept[-1], upper, local.text)
    if not shown:
        return None
    note = f"上位文件列举的“{'、'.join(missing[:4])}”在本级条款中未见，对象范围似有缩小。"
    return ChangeKind.SCOPE_NARROWED, upper.text, shown, note, Certainty.LIKELY


def _elsewhere(named: str, rest: str, whole: tuple[str, ...]) -> bool:
    """Whether some sentence of the local document says of what is named what is said of the ``rest`` of a list.

    Of 机动车船 the beginning is enough, for they may be told as 机动车 in one sentence and as 船舶 in another.
    """
    told = (text for text in whole if named in text and share(rest, text) >= FIXED.half)
    return any(named in one and share(rest, one) >= FIXED.half for text in told for one in sentences(text))


def _is_torn(items: tuple[str, ...]) -> bool:
    """Whether a list was cut out of a phrase: what is done (进行…) stands behind its last item, not within it."""
    return any(map(_TORN.search, items)) or any("进行" in one for one in items[:-1])


def _wider(upper: Listing, below: Listing, pairing: Pairing, *, opened: bool, negated: bool) -> Found | None:
    """A local list that holds the whole upper one and more.

    ``opened`` says that more may be meant already, or no object; ``negated``, that the list is of what must be lacking,
    so that a longer one means fewer.
    """
    last = upper.items[-1]
    if (
        _PRINCIPLES.match(upper.text)
        or len(last) < 2
        or any(not _named(one, below.text, 2 if one == last else 3) for one in upper.items)
        or _is_torn(below.items)
    ):
        return None
    others = (one for one in below.items if one not in upper.text and one not in pairing.directive)
    more = [one for one in others if share(one, upper.text) < FIXED.half]
    begun = tuple(one[: FIXED.scope_tail] for one in upper.items if len(one) >= FIXED.scope_tail)
    more = [
        one for one in more if not (one.endswith(upper.items) or one.startswith((*begun, *upper.items)) or _tells(one))
    ]
    gone = [one for one in upper.items if one not in below.text]
    if any(item[: FIXED.force_end] == one[: FIXED.force_end] for one in gone for item in more):
        return None  # 公共用地 became 公共绿地, which is no more
    more = [one for one in more if not any(_named(item, one, 2) for item in upper.items)]
    if not more or len(more) > 2 * len(upper.items) or len(below.text) > 3 * len(upper.text):
        return None
    kind = ChangeKind.SCOPE_NARROWED if negated else ChangeKind.SCOPE_WIDENED
    note = f"本级条款增列“{'、'.join(more[:4])}”，{'所指的情形似有减少' if negated else '对象范围似有扩大'}。"
    sure = Certainty.WEAK if upper.open or opened else Certainty.LIKELY  # 等 may mean what is named below
    return kind, upper.text, below.text, note, sure


def _tells(item: str) -> bool:
    """Whether an item is no object by itself: a verb or who does it stands before it, or it is torn from a phrase."""
    begun = item.startswith(("行政机关", "人民政府", "更", "采取", "其他"))
    return begun or bool(MODAL.search(item) or _TORN.search(item))


def _headed(upper: Listing, local: Phrase) -> Found | None:
    """One narrower object under the head of a list: 电器、汽车生产企业 against 家用电器生产企业."""
    last = upper.items[-1]
    head = next((last[at:] for at in range(1, len(last) - FIXED.scope_head + 1) if last[at:] in local.text), "")
    hit = re.search(rf"([\u4e00-\u9fff]{{2,10}}){head}", local.text) if head else None
    if upper.open or not hit:
        return None
    cut = max((one.end() for one in (*LEFT.finditer(hit[1]), *MODAL.finditer(hit[1]))), default=0)
    noun = hit[1][cut:]
    if len(noun) < 2 or not any(pairs(noun) & pairs(one) for one in upper.items):
        return None
    note = f"上位文件面向“{upper.text}”，本级条款面向“{noun}{head}”，对象范围似有缩小。"
    return ChangeKind.SCOPE_NARROWED, upper.text, noun + head, note, Certainty.LIKELY


def _with_head(item: str, upper: Listing, text: str) -> str:
    """The item as the local text names it, under the head of the upper list: 汽车零部件再制造."""
    at = text.find(item) + len(item)
    last = upper.items[-1]
    if item == last:
        before = text[: at - len(item)]
        alone = not before or any(hit.end() == len(before) for one in (LEFT, MODAL) for hit in one.finditer(before))
        return item if alone and not upper.open and not OPEN.match(text[at:]) else ""
    head = next((last[start:] for start in range(1, len(last) - 1) if text[at:].startswith(last[start:])), "")
    return item + head if head else ""


def _named(item: str, text: str, least: int = 3) -> bool:
    """Whether an item stands in a text; of a long one the beginning is enough, of so many characters at ``least``.

    With 3 half of the item must stand there; with 2, as for the last item, which names the head of all, a third.
    """
    part = {2: 3, 3: 2}[least]
    return item in text or (len(item) > least + 1 and item[: max(least, len(item) // part)] in text)
