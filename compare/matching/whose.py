"""Say whom a directive addresses, and whether a local document could carry it out at all.

A directive that only a higher level can carry out (国家标准, 国际规则, 中央税收, national totals) is so whatever the
local clauses say: left out it is no gap, answered it is something that the local side takes part in (争取纳入, 承接,
配合) and never carries in full, unless it says the very words. Where it is doubtful, it stays everybody's: a gap hidden
is worse than a gap too many.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from compare.knowledge.addressees import (
    ADDRESSEES,
    COUNTERPARTS,
    LOCAL,
    LOCAL_TO_CITY,
    LOCAL_TO_PROVINCE,
    NATIONAL,
    PROVINCIAL,
    SOVEREIGN,
    SUBJECTS,
    TOTALS,
)
from compare.model import Answer, Document, Finding, Level
from compare.settings import FIXED
from compare.text.bodies import names, notes, without_notes
from compare.text.sentences import lead, parts, sentences
from compare.text.words import strip_marks

_KINDS = tuple((kind, re.compile(words)) for kind, words in ADDRESSEES)
_NATIONAL = tuple((matter, re.compile(words)) for matter, words in NATIONAL)
_PROVINCIAL = tuple((matter, re.compile(words)) for matter, words in PROVINCIAL)
_SUBJECTS = {level: re.compile(words) for level, words in SUBJECTS.items()}
_SOVEREIGN, _FOLLOWED = re.compile(SOVEREIGN), re.compile("贯彻|落实")
_LOCAL, _TO_PROVINCE, _LOCAL_TO_CITY = re.compile(LOCAL), re.compile(LOCAL_TO_PROVINCE), re.compile(LOCAL_TO_CITY)


@lru_cache(maxsize=2048)
def find_addressees(text: str) -> tuple[str, ...]:
    """The kinds of those whom a directive speaks to or of, in the order of the table.

    Args:
        text: The text of the directive, its note of responsibility included.
    """
    return tuple(kind for kind, words in _KINDS if words.search(text))


def settle(finding: Finding, upper: Document, local: Document) -> Finding:
    """The finding with ``applicable`` false where only a higher level can carry the directive out.

    Of one that is carried, a duty that is a higher level's alone and does not stand in the local clause word for word
    counts half: the local side takes part in it.

    Args:
        finding: As ``judge`` gave it.
        upper: The document of the directive.
        local: The local document.
    """
    above, below = upper.identity.level, local.identity.level
    if above is None or below is None:
        return finding
    matter = upper_matter(finding.directive.clause.text, above, below)
    if not finding.carried:
        if not matter:
            return finding
        why = f"该项属{matter}，一般由上级机关办理，列为上级事项，不计入缺失"
        return replace(finding, applicable=False, reason=f"{finding.reason}{why}。", above=why)
    alone = bool(matter) and not any(one in matter for one in COUNTERPARTS)
    kept = sorted((one.clause for one in finding.matches), key=lambda one: one.order)
    said = strip_marks("".join(one.text for one in kept))
    half = sum(_takes_part(one, said, above, below, alone) for one in finding.answers)
    if not alone and not half:
        return finding
    what = f"该项属{matter}，" if alone else f"其中{half}个要点属上级事项，"
    less = (1 - FIXED.half_duty) * half / len(finding.answers) if half else 0.0
    return replace(
        finding,
        applicable=not alone,
        coverage=finding.coverage - less,
        reason=f"{finding.reason}{what}{'本级至多参与配合，不算全面落实。' if half else '本级照写。'}",
    )


def _takes_part(answer: Answer, said: str, above: Level, below: Level, whole: bool) -> bool:
    """Whether the local side can only take part in a duty that it answers, and does not say its very words.

    Args:
        answer: To the duty.
        said: The letters and digits of all clauses that answer, in their order.
        above: Level of the upper document.
        below: Level of the local one.
        whole: Whether the whole directive is a higher level's alone.
    """
    if answer.clause is None:
        return False
    if strip_marks(answer.duty.text) in said:
        return False  # a paragraph that was split in two still says the very words
    return whole or bool(upper_matter(answer.duty.text, above, below))


@lru_cache(maxsize=4096)
def upper_matter(text: str, above: Level, below: Level) -> str:
    """What makes a directive a higher level's alone, in Chinese; empty where somebody below could do it, or may.

    Args:
        text: The text of the directive.
        above: Level of its document.
        below: Level of the local document.
    """
    if above.rank >= below.rank:
        return ""
    bare = without_notes(text)
    head = lead(bare)
    told = [one for one in sentences(bare) if one.rstrip("。") != head]
    if not told or any(_below(one, above, below) for one in told) or not _noted_above(text, above):
        return ""
    matters = [_matter_of_sentence(one, above, below) for one in told]
    found = [one for one in matters if one]
    return found[0] if found and len(found) >= FIXED.mainly * len(told) else ""


def _matter_of_sentence(sentence: str, above: Level, below: Level) -> str:
    """The matter of a sentence; a national total is one only where no part of the sentence is anything else."""
    found = _matter(sentence, above, below)
    if TOTALS in found and not all(_matter(one, above, below) for one in parts(sentence)):
        return ""
    return found


def _below(sentence: str, above: Level, below: Level) -> bool:
    """Whether a sentence tells something that the local level, or somebody under it, can do."""
    if above is not Level.NATIONAL:
        return bool(_LOCAL_TO_CITY.search(sentence))
    sentence = _FOLLOWED.sub("", sentence) if _SOVEREIGN.search(sentence) else sentence
    return bool(_LOCAL.search(sentence)) or (below is Level.PROVINCIAL and bool(_TO_PROVINCE.search(sentence)))


def _noted_above(text: str, above: Level) -> bool:
    """Whether the notes of responsibility, if any, name nobody below: 各地 and 各省 would be below."""
    every = [note for _, note in notes(text)]
    local = r"各地|地方|各省|各市|各级|省级" if above is Level.NATIONAL else r"各市|各县|市县|地方|各级"
    return not any(re.search(local, note) for note in every) and (not every or any(names(note) for note in every))


def _matter(part: str, above: Level, below: Level) -> str:
    """The matter of a part that only a level above the local one can do, or an empty text."""
    if above is Level.NATIONAL:
        found = next((matter for matter, words in _NATIONAL if words.search(part)), "")
        if found:
            return f"国家事权（{found}）"
        if _SUBJECTS["national"].search(part):
            return "国家事权（主语为国家机关）"
    if below.rank > Level.PROVINCIAL.rank:
        found = next((matter for matter, words in _PROVINCIAL if words.search(part)), "")
        if found:
            return f"省级事权（{found}）"
        if _SUBJECTS["provincial"].search(part):
            return "省级事权（主语为省级机关）"
    return ""
