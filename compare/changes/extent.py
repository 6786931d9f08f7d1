"""Tell all of a kind from some of it by the word before the noun, whatever the noun is: 所有灌区 → 大型灌区.

Two phrases are set beside each other without such words; where they then say the same, the words tell the difference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from compare.changes.phrases import Phrase, brief
from compare.knowledge.phrases import EVERY, LIMITED, SOME
from compare.knowledge.verbs import ACTIONS
from compare.model import Certainty, ChangeKind
from compare.settings import FIXED
from compare.text.likeness import share

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
    """All of a kind above and some of it below, or the other way round; or a place that only the local phrase names.

    Args:
        upper: A phrase of a duty.
        local: The local phrase that is most like it.
    """
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
        if other and one.every != other.every:
            sure = Certainty.SURE if other.every else Certainty.LIKELY
            return _told(other.word + _named(above, other.at), one.word + _named(below, one.at), sure, one)
        if other is None and not one.every and one.at and at >= 0:
            named = _named(below, one.at)
            return _told(named, one.word + named, Certainty.LIKELY, one)
    return None


def _told(above: str, below: str, sure: Certainty, local: _Extent) -> Found:
    """A change of extent, in words."""
    kind, how = (ChangeKind.SCOPE_WIDENED, "扩大") if local.every else (ChangeKind.SCOPE_NARROWED, "缩小")
    return kind, above, below, f"上位文件面向“{above}”，本级条款面向“{below}”，覆盖范围似有{how}。", sure


def _named(text: str, at: int) -> str:
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
