"""Find what became of the numbers of a directive: raised, lowered, dropped, or not to be compared, with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.knowledge import units
from compare.model import Change, ChangeKind
from compare.settings import DEFAULT, FIXED
from compare.text.quantities import Quantity, find_quantities
from compare.trace.measure import weigh
from compare.trace.numbers import LocalNumber, comparable, find_locals, find_uppers, in_words, match_numbers
from compare.trace.pair import Pairing
from compare.trace.subject import alike, grams, head, share, subject

_PART = re.compile(r"[，,；;。]")
_VAGUE = re.compile("|".join(sorted(units.VAGUE, key=len, reverse=True)))


def find_quantity_changes(pairings: tuple[Pairing, ...]) -> tuple[Change, ...]:
    """What became of the numbers of one directive in one local document.

    All numbers of the directive are set against all of the kept clauses at once, so that each local number answers one
    upper number only: the one whose subject it shares most. Where the number stands in another sentence than the words
    that answer the duty, it is found there.

    Args:
        pairings: The duties of a directive beside their answers.

    Returns:
        The changes in the order of the upper numbers; none for a number that stays what it is.
    """
    if not pairings:
        return ()
    first = pairings[0]
    uppers = find_uppers(pairings)
    if not uppers:
        return ()
    locals_ = find_locals(first, pairings)
    matched = match_numbers(uppers, locals_)
    found: list[Change] = []
    for at, (upper, pairing) in enumerate(uppers):
        if at in matched:
            local, sure = matched[at]
            found += _compare(upper, local, sure, pairing)
        elif pairing.local:
            found += _drop(upper, pairing, locals_)
    return tuple(one for one in found if one.confidence >= DEFAULT.change_floor)


def _compare(upper: Quantity, local: LocalNumber, sure: float, pairing: Pairing) -> Iterator[Change]:
    """The change between two numbers of one subject; none where they ask for the same."""
    verdict = weigh(upper, local.quantity, pairing)
    if verdict is None:
        return
    confidence = 0.42 + 0.56 * sure - verdict.doubt
    confidence -= 0.08 * (not in_words(local, pairing)) + 0.08 * (local.order > 0) + 0.1 * (not pairing.local)
    confidence -= 0.12 * (upper.weak or local.quantity.weak)
    paced = upper.pace and local.quantity.pace and upper.times != local.quantity.times
    yield Change(
        kind=verdict.kind,
        upper=upper.pace if paced else upper.text,
        local=local.quantity.pace if paced else local.quantity.text,
        note=verdict.note,
        upper_sentence=upper.sentence,
        local_sentence=local.quantity.sentence,
        clause=local.clause or pairing.clause,
        confidence=round(max(0.0, min(0.98, confidence)), 2),
    )


def _drop(upper: Quantity, pairing: Pairing, locals_: list[LocalNumber]) -> Iterator[Change]:
    """A number that the local side gave up, though it names what was counted.

    It is not called dropped where its subject is missing, too (then the duty is), nor where any local number could
    be it.
    """
    if upper.weak or upper.condition or _of_a_class(upper) or upper.pace or not grams(subject(upper)):
        return
    if upper.year and upper.year < pairing.local_date[:4]:
        return  # the year has passed
    if _regional(upper, pairing) or any(
        comparable(upper, one.quantity)
        and (not one.quantity.weak or in_words(one, pairing))
        and alike(subject(upper), subject(one.quantity)) >= DEFAULT.number_subject / 2
        and (one.quantity.dimension == upper.dimension or in_words(one, pairing))
        for one in locals_
    ):
        return
    part, named = max(
        ((part, share(subject(upper), part) if head(upper) in part else 0.0) for part in _PART.split(pairing.local)),
        key=lambda one: one[1],
    )
    around = (*find_quantities(part), *(one for text in pairing.clauses for one in find_quantities(text)))
    if any(
        one.dimension == upper.dimension and ((one.low == upper.low and not one.weak) or one.sentence in part)
        for one in around
    ):
        return  # the number is there, or another one in its place
    whole = upper.total and not upper.each and upper.bound == "bare"
    vague = _VAGUE.search(part)
    if named < (FIXED.number_whole if whole and not vague else FIXED.number_dropped):
        return
    confidence = 0.45 + 0.3 * named + 0.12 * bool(vague) - (0.2 if whole and not vague else 0.0)
    instead = f"，改为“{vague[0]}”" if vague else ""
    yield Change(
        kind=ChangeKind.QUANTITY_DROPPED,
        upper=upper.text,
        local=vague[0] if vague else "",
        note=f"上级提出“{upper.pace or upper.text}”的量化要求，本级未见相应数值{instead}。",
        upper_sentence=upper.sentence,
        local_sentence=pairing.local,
        clause=pairing.clause,
        confidence=round(confidence, 2),
    )


def _of_a_class(upper: Quantity) -> bool:
    """Whether a number only says which kind is meant: 二十吨以下的锅炉."""
    return upper.after.startswith("的") and upper.text.endswith(("以上", "以下"))


def _regional(upper: Quantity, pairing: Pairing) -> bool:
    """Whether a city answers 每个设区的市至少1个 by naming its one."""
    level = pairing.local_level.value if pairing.local_level else ""
    return level == "municipal" and upper.low == 1 and bool(re.search("每个?(?:设区的|地级)?市", upper.ahead))
