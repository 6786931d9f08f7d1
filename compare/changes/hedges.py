"""Find where a hedge came before a verb, so that the same is no longer promised: 建立 → 逐步建立, 全面完成 → 基本完成.

Which word governs a verb ``force`` compares; a hedge governs none, it leaves open how fast, how far or whether.
"""

from __future__ import annotations

import re
from functools import lru_cache

from compare.changes.pair import Pairing, grade
from compare.changes.phrases import Modal, Phrase, brief, phrases, phrases_with_pairs
from compare.knowledge import units
from compare.knowledge.phrases import LIMITED, SOME
from compare.knowledge.verbs import DENIALS, FIRM, HEDGES, MODALS, STEPS, Grade
from compare.model import Certainty, Change, ChangeKind
from compare.settings import FIXED
from compare.text.likeness import pairs
from compare.text.quantities import find_quantities

_HEDGE = re.compile("|".join(HEDGES))
_HEDGED = re.compile(f"(?:{'|'.join(HEDGES)})[到至在于]?$")
_FIRM = re.compile(f"(?:{'|'.join(FIRM)})$")
_UNTIL = re.compile("[到至在于]")
_YEAR = re.compile(r"20\d\d")
_COMMA = re.compile("[，,]")
_LIMITED = re.compile(f"(?:{LIMITED})$")
_STOP = re.compile(r"[。；;！？!?\n|：:]")
_SOFT = frozenset({Grade.RELEASED, Grade.MAY, Grade.ENCOURAGED, Grade.EXPECTED, Grade.SOFT_BAN})
_WAITS = re.compile("|".join((*HEDGES, SOME)))
_TAKES_BACK = re.compile("|".join((*HEDGES, SOME, DENIALS, *(words for of, words in MODALS if of in _SOFT))))


def unhedged(words: str, text: str) -> bool:
    """Whether words stand in a text and nothing around takes them back.

    Taken back they are by 左右 behind them, by a hedge, an encouragement or a denial before them in their piece of the
    sentence (鼓励建立…), and where they begin one, by a hedge in the piece before: 条件成熟时，建立….

    Args:
        words: A sentence without the mark that ends it.
        text: A text, blanks left out on both sides.
    """
    at = text.find(words)
    while at >= 0:
        *_, before, own = ("", *_COMMA.split(_STOP.split(text[:at])[-1]))
        back = _TAKES_BACK.search(text, at - len(own)) if own else _WAITS.search(text, at - len(before) - 1)
        less = text.startswith(units.AFTER_ABOUT, at + len(words)) or _LIMITED.search(own)
        if not less and not (back and back.start() < at):
            return True
        at = text.find(words, at + 1)
    return False


def find_hedges(pairing: Pairing) -> tuple[Change, ...]:
    """The verbs of a duty that the answering clauses say only with a hedge before them, or no longer with one.

    Args:
        pairing: A duty and its answer.
    """
    if not any(map(_hedges_at_all, (*pairing.clauses, pairing.directive))):
        return ()
    found = (_compare(phrase, pairing) for phrase in phrases(pairing.directive) if phrase.text in pairing.upper)
    return tuple(one for one in found if one)


@lru_cache(maxsize=2048)
def _hedges_at_all(text: str) -> bool:
    """Whether a text has a hedge."""
    return bool(_HEDGE.search(text))


def _compare(upper: Phrase, pairing: Pairing) -> Change | None:
    """The hedge that came before a verb of one phrase, or went for a firm word; None where a place says it unhedged."""
    asked = pairs(upper.text)
    if len(asked) < FIXED.few:
        return None
    places = [
        (len(asked & there) / len(asked), one, id_)
        for text, id_ in zip(pairing.clauses, pairing.ids or ("",) * len(pairing.clauses), strict=False)
        for one, there in phrases_with_pairs(text)
        if len(asked & there) >= FIXED.half * len(asked)
    ]
    if not places:
        return None
    best = max(alike for alike, _, _ in places)
    same = [(one, id_) for alike, one, id_ in places if alike >= FIXED.nearly * best]
    for kind, of in ((ChangeKind.FORCE_WEAKENED, _came), (ChangeKind.FORCE_STRENGTHENED, _went)):
        words = [of(upper, one) for one, _ in same]
        if words[0] and all(words):
            (above, below), (one, id_) = words[0], same[0]
            how = "减弱" if kind is ChangeKind.FORCE_WEAKENED else "增强"
            note = f"同一事项的用语由“{above or '直接部署'}”变为“{below or '直接部署'}”，约束力度似有{how}。"
            quotes = (_quote(upper, above), _quote(one, below))
            return Change(kind, *quotes, note, upper.sentence, one.sentence, id_, grade(best).at_most(Certainty.LIKELY))
    return None


def _quote(phrase: Phrase, word: str) -> str:
    """A phrase from such a word on, or from its beginning."""
    at = phrase.text.find(word)
    return word + brief(phrase.text[at + len(word) :], 12)


def _came(upper: Phrase, local: Phrase) -> tuple[str, str] | None:
    """The words of both sides where a local hedge stands before a verb that has none above."""
    if _apart(upper, local):
        return None
    for hit in _HEDGE.finditer(local.text):
        behind = local.text[hit.end() :]
        key = (_UNTIL.sub("", behind, count=1) if _UNTIL.match(behind) else behind)[: FIXED.hedge_verb]
        at = upper.text.find(key) if len(key) == FIXED.hedge_verb else -1
        if at < 0 or _HEDGED.search(upper.text[:at]) or _governed_apart(upper, at, local, hit):
            continue
        if hit[0] in units.HOPED and find_quantities(behind):
            continue  # told of the number
        firm = _FIRM.search(upper.text[:at])
        modal = upper.modals[-1].word if upper.modals and upper.modals[-1].end == at else ""
        return (firm[0] if firm else modal), hit[0].rstrip("，")
    return None


def _went(upper: Phrase, local: Phrase) -> tuple[str, str] | None:
    """The words of both sides where a firm local word stands in the place of a hedge above."""
    found = _came(local, upper)
    return (found[1], found[0]) if found and _FIRM.fullmatch(found[0]) else None


def _apart(upper: Phrase, local: Phrase) -> bool:
    """Whether two phrases name other years: 2027年基本建成 is a step towards 2035年全面建成."""
    above, below = set(_YEAR.findall(upper.text)), set(_YEAR.findall(local.text))
    return bool(above and below and above != below)


def _governed_apart(upper: Phrase, at: int, local: Phrase, hit: re.Match[str]) -> bool:
    """Whether other words of force govern the two verbs, so that the step between these tells."""
    above = _last(upper.modals, at)
    below = _last(local.modals, hit.end())
    return above in _SOFT or (above, below) in STEPS or (below, above) in STEPS


def _last(modals: tuple[Modal, ...], end: int) -> Grade:
    """The grade of the last of some words of force before a place; plain where there is none."""
    return next((one.grade for one in reversed(modals) if one.end <= end), Grade.PLAIN)
