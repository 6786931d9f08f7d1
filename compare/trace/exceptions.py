"""Find exceptions that the local text lost or added: 除…外, …除外, 经…批准的, 确需…的."""

from __future__ import annotations

import re
from functools import lru_cache

from compare.knowledge.force import EXCEPTION_WORDS
from compare.model import Change, ChangeKind
from compare.settings import FIXED
from compare.trace.pair import Pairing
from compare.trace.phrase import Phrase, common_run, phrases, share
from compare.trace.prohibitions import clause_of

_EXCEPTION = re.compile(EXCEPTION_WORDS)
_SIGNS = ("除", "批准的", "同意的", "许可的", "确需", "确有")  # no exception without one of these


def find_exceptions(pairing: Pairing) -> tuple[Change, ...]:
    """The exceptions to a duty that stand in one of the two texts only."""
    return (*_lost_exceptions(pairing), *_added_exceptions(pairing))


@lru_cache(maxsize=2048)
def excepts_at_all(text: str) -> bool:
    """Whether a text has an exception."""
    return any(word in text for word in _SIGNS) and bool(_EXCEPTION.search(text))


def _excepted(phrase: Phrase) -> tuple[str, str] | None:
    """The exception of a phrase and what is excepted from; None where there is no exception.

    未经…批准, and 经…批准 in front of a ban, are conditions of the ban itself.
    """
    for hit in _EXCEPTION.finditer(phrase.text):
        words = hit[0].strip("，,")
        if words.startswith("未经"):
            continue
        rest = (phrase.text[: hit.start()] + phrase.text[hit.end() :]).strip("，, ")
        return words, rest
    return None


def _lost_exceptions(pairing: Pairing) -> list[Change]:
    """Exceptions of a duty that is carried without them."""
    if not excepts_at_all(pairing.directive) or any(map(excepts_at_all, pairing.clauses)):
        return []
    found = []
    for phrase in _whole_sentences(pairing.directive):
        pair = _excepted(phrase)
        if not pair or not _touches(phrase.text, pairing.upper) or not pairing.local:
            continue
        words, rest = pair
        place = _nearest(rest, pairing.clauses)
        if place and share(rest, place.text) >= FIXED.exception_place:
            note = "上位文件规定了例外情形，本级承接条款中未见，适用范围可能更严。"
            found.append(_exception(ChangeKind.EXCEPTION_LOST, words, "", note, phrase, place, pairing, 0.75))
    return found


def _added_exceptions(pairing: Pairing) -> list[Change]:
    """Exceptions in the answering sentence that the directive does not have."""
    if not pairing.local or not excepts_at_all(clause_of(pairing)) or excepts_at_all(pairing.directive):
        return []
    found = []
    for phrase in _whole_sentences(clause_of(pairing)):
        pair = _excepted(phrase)
        if not pair or not _touches(phrase.text, pairing.local):
            continue
        words, rest = pair
        upper = _nearest(rest, (pairing.directive,))
        if not upper or upper.text not in pairing.upper or share(upper.text, rest) < FIXED.exception_matter:
            continue
        note = "本级条款对该项要求增加了例外情形，执行范围可能变窄。"
        sure = 0.7 + 0.22 * min(1.0, share(upper.text, rest))
        found.append(_exception(ChangeKind.EXCEPTION_ADDED, upper.text, words, note, upper, phrase, pairing, sure))
    return found


def _exception(
    kind: ChangeKind, upper: str, local: str, note: str, above: Phrase, below: Phrase, pairing: Pairing, sure: float
) -> Change:
    """A change of an exception."""
    return Change(kind, upper, local, note, above.sentence, below.sentence, pairing.clause, round(sure, 3))


@lru_cache(maxsize=1024)
def _whole_sentences(text: str) -> tuple[Phrase, ...]:
    """Phrases with an exception joined to the phrase after it, which it is excepted from."""
    found: list[Phrase] = []
    held: Phrase | None = None
    for one in phrases(text):
        joined = one
        if held and held.sentence == one.sentence:
            joined = Phrase(f"{held.text}，{one.text}", one.sentence, one.modals)
        hit = _EXCEPTION.search(joined.text)
        alone = (
            hit and len((joined.text[: hit.start()] + joined.text[hit.end() :]).strip("，, ")) < FIXED.exception_alone
        )
        if alone and hit and hit[0].endswith("除外") and found and found[-1].sentence == one.sentence:
            found[-1] = Phrase(f"{found[-1].text}，{one.text}", one.sentence, found[-1].modals)
            continue
        held = joined if alone else None
        if not alone:
            found.append(joined)
    return tuple(found)


def _touches(phrase: str, text: str) -> bool:
    """Whether a phrase stands in a text, as a whole or with its longer part."""
    return phrase in text or text in phrase or common_run(phrase, text)[2] >= min(FIXED.exception_run, len(phrase))


def _nearest(words: str, texts: tuple[str, ...]) -> Phrase | None:
    """The phrase of some texts that is most like some words."""
    every = [one for text in texts for one in phrases(text)]
    return max(every, key=lambda one: share(one.text, words) + share(words, one.text), default=None)
