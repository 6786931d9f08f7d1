"""Find what became of the numbers of a directive: raised, lowered, dropped, or not to be compared, with the reason.

Each local number answers one upper number of its subject; which one is decided here and nowhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from compare.changes.pair import Pairing, assign, grade, holds
from compare.changes.stringency import compare_quantities
from compare.changes.subject import PART, alike, grams, head, offence, opposed, said_of, same_subject, subject
from compare.knowledge import units
from compare.matching.directives import name_target
from compare.model import BASE, Certainty, Change, ChangeKind, Counterpart, Level, Target
from compare.settings import FIXED
from compare.text.likeness import share
from compare.text.quantities import Quantity, find_quantities

_COUNTING = frozenset({"count", "people", "households", "visits", "occurrences"})
_FAMILIES = (
    frozenset({"ratio", "points", "times"}),
    frozenset({"workdays", "days", "months", "hours", "lessons"}),
    frozenset({"mass", "coal", "carbon"}),
    _COUNTING,
    frozenset({"money", "dollars"}),
    frozenset({"area", "length"}),
)
"""Dimensions whose numbers can speak of one thing, though they are not compared."""
_LOOSE = frozenset("个家户处座所")
"""Counting words that stand for each other."""
_PAST = re.compile(
    r"截至20|截至目前|以来[，,]|已建成|已有|已达|已经|现有|同比|去年|上年|目前[，,]?(?:全|已|我)"
    r"|累计(?:培|建|发|推|完|实|投|引|认)[^，。]{0,12}$"
)


@dataclass(frozen=True, slots=True)
class _LocalNumber:
    """An aim of the local side: its clause, the place of that among the kept ones; ``row`` where it is in a table."""

    quantity: Quantity
    clause: str
    order: int
    text: str
    row: tuple[Target, ...] = ()

    @property
    def target(self) -> Target:
        """As it is printed."""
        return self.row[-1] if self.row else name_target(self.quantity)


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of one number of a directive: the local numbers that answer, or may, and what changed, if anything.

    There are several counterparts where the directive says the number again, or is a row with several years.
    """

    counterparts: tuple[Counterpart, ...] = ()
    change: Change | None = None


def _find_uppers(pairings: tuple[Pairing, ...]) -> list[tuple[Quantity, Pairing]]:
    """The numbers of the directive, each with the duty that it belongs to."""
    first = pairings[0]
    if first.row:
        aims = [target for target in first.row if target.comparator != BASE]
        return [(one, first) for one in (_from_target(aims[-1], first.directive) if aims else ())]
    found = []
    text = first.directive or first.upper
    spans = {at: pairing for pairing in reversed(pairings) if (at := text.find(pairing.upper)) >= 0}
    starts = sorted(spans)
    for one in _unlike(find_quantities(text)):
        owner = spans.get(starts[bisect_right(starts, one.start) - 1]) if starts else None
        if owner and not holds(text, owner.upper, one.start, one.end):
            owner = next((pairing for pairing in pairings if holds(text, pairing.upper, one.start, one.end)), None)
        if owner and not _PAST.search(one.ahead[-FIXED.number_reached :]):
            found.append((one, owner))
    return found


def _from_target(target: Target, row: str) -> tuple[Quantity, ...]:
    """The number of a row of a table, read as if it stood in a sentence, printed as the cell has it."""
    for comparator in (target.comparator, "达到"):  # by itself 11.3年 is no quantity, in a cell it is
        if read := find_quantities(f"{target.subject}{comparator}{target.value}{target.unit}"):
            one = replace(read[-1], text=target.value, year=target.year, sentence=row, ahead=target.subject)
            return (one,)
    return ()


def _find_locals(first: Pairing, pairings: tuple[Pairing, ...]) -> list[_LocalNumber]:
    """The numbers of the kept clauses that can be aims, in order; of the answering words where no clause is given."""
    if not first.clauses:
        texts = tuple(dict.fromkeys(one.local for one in pairings if one.local))
        return [_LocalNumber(one, pairings[0].clause, at, text) for at, text in enumerate(texts) for one in _aims(text)]
    found = []
    for at, text in enumerate(first.clauses):
        row = first.rows[at] if at < len(first.rows) else ()
        aims = [target for target in row if target.comparator != BASE]
        numbers = _from_target(aims[-1], text) if aims else _aims(text)
        clause = first.ids[at] if at < len(first.ids) else first.clause
        found += [_LocalNumber(one, clause, at, text, tuple(aims)) for one in numbers]
    return found


def _unlike(numbers: Iterable[Quantity]) -> Iterable[Quantity]:
    """Numbers of a text, each once: what is said again in the same words of the same sentence tells no more."""
    return {_key(one): one for one in numbers}.values()


def _aims(text: str) -> tuple[Quantity, ...]:
    """The numbers of a text that are not said to be reached already."""
    return tuple(one for one in _unlike(find_quantities(text)) if not _PAST.search(one.ahead[-FIXED.number_reached :]))


def _match_numbers(
    uppers: list[tuple[Quantity, Pairing]], locals_: list[_LocalNumber]
) -> dict[int, tuple[_LocalNumber, float]]:
    """The local number of each upper number, surest first, each given once."""
    scored: list[tuple[tuple[float, ...], int, int, float]] = []
    for at, (upper, pairing) in enumerate(uppers):
        for index, local in enumerate(locals_):
            if not _comparable(upper, local.quantity):
                continue
            sure = same_subject(upper, local.quantity, pairing.directive or pairing.upper, local.text)
            near = _one_measure(upper, local.quantity) or _fines(upper, local.quantity)
            said = sure >= FIXED.trace and _in_words(local, pairing) and _as_said(upper, local.quantity)
            if sure < (FIXED.half if near else FIXED.mainly) and not said:
                continue
            equal = upper.size == local.quantity.size
            signs = equal + _in_words(local, pairing) + (upper.dimension == local.quantity.dimension)
            scored.append(((said + sure + FIXED.trace * signs,), at, index, sure))
    found = assign(scored)
    used = {index for index, _ in found.values()}
    matched = {at: (locals_[index], sure) for at, (index, sure) in found.items()}
    for at, (upper, pairing) in enumerate(uppers):
        lone = None if at in matched else _alone(upper, uppers, locals_)
        if lone is not None and lone not in used and _in_words(locals_[lone], pairing):
            matched[at] = (locals_[lone], FIXED.half)
    return matched


def _as_said(upper: Quantity, local: Quantity) -> bool:
    """Whether a number is the same, and said in the same words: 对单位处二万元以上十万元以下罚款."""
    if (upper.dimension, upper.size, upper.bound) != (local.dimension, local.size, local.bound):
        return False
    left, right = (PART.split(one.before)[-1] + PART.split(one.after)[0] for one in (upper, local))
    return min(share(left, right), share(right, left)) >= FIXED.nearly


def _alone(upper: Quantity, uppers: list[tuple[Quantity, Pairing]], locals_: list[_LocalNumber]) -> int | None:
    """The one local number of its sort, a ceiling as the upper one is, that has no other of the sort beside it, too."""
    there = [at for at, one in enumerate(locals_) if one.quantity.dimension == upper.dimension]
    here = sum(one.dimension == upper.dimension for one, _ in uppers)
    if not (upper.bound == "most" and here == len(there) == 1):
        return None
    local = locals_[there[0]].quantity
    return there[0] if local.bound == "most" and not opposed(upper.before, local.before) else None


def _comparable(upper: Quantity, local: Quantity) -> bool:
    """Whether two numbers can speak of one thing at all."""
    if upper.dimension == local.dimension or _fines(upper, local):
        return True
    if local.pace and local.pace == local.text:
        return False  # 每年培训 beside 每年培训100万人: how often, and no number of anything
    return any(upper.dimension in family and local.dimension in family for family in _FAMILIES)


def _fines(upper: Quantity, local: Quantity) -> bool:
    """Whether both numbers are fines: an amount, or a share or a multiple of what was gained."""
    return offence(upper) is not None and offence(local) is not None


def _one_measure(upper: Quantity, local: Quantity) -> bool:
    """Whether two numbers are counted alike, by the same counting word where they only count."""
    if upper.dimension != local.dimension:
        return False
    words = {upper.unit[-1:], local.unit[-1:]}
    return upper.dimension != "count" or len(words) == 1 or words <= _LOOSE


def _in_words(local: _LocalNumber, pairing: Pairing) -> bool:
    """Whether a local number stands in the words that answer a duty."""
    one = local.quantity
    held = holds(local.text, pairing.local, one.start, one.end) or one.sentence.strip() in pairing.local
    return bool(pairing.local) and held


_VAGUE = re.compile("|".join(sorted(units.VAGUE, key=len, reverse=True)))


def follow_numbers(pairings: tuple[Pairing, ...]) -> tuple[Followed, ...]:
    """Which local number answers each number of one directive, and what changed between the two.

    All numbers of the directive are set against all of the kept clauses at once, so that each local number answers one
    upper number only: the one whose subject it shares most. Where the number stands in another sentence than the words
    that answer the duty, it is found there. One is returned for each upper number, in order.
    """
    uppers = _find_uppers(pairings) if pairings else []
    if not uppers:
        return ()
    first = pairings[0]
    locals_ = _find_locals(first, pairings)
    matched = _match_numbers(uppers, locals_)
    targets = _number_targets(first)
    free = [one for one in locals_ if not any(one is local for local, _ in matched.values())]
    found: list[Followed] = []
    for at, (upper, pairing) in enumerate(uppers):
        here = targets.get(_key(upper), [])
        if at in matched:
            local, sure = matched[at]
            change = next(_compare(upper, local, sure, pairing), None)
            told = change is None or change.certainty is not Certainty.WEAK  # else it only may be the one
            kind = change.kind if change else None
            same = (Counterpart(one, local.target, local.clause, kind, told) for one in here)
            found.append(Followed((*_match_years(local, pairing), *same), change))
            continue
        fine = _drop_fine(upper, pairing, uppers, matched) if pairing.local else None
        dropped = fine or (next(_drop(upper, pairing, locals_), None) if pairing.local else None)
        near = None if dropped else _find_near(upper, pairing, free)
        may = (Counterpart(one, near.target, near.clause, sure=False) for one in here) if near else ()
        found.append(Followed(tuple(may), dropped))
    return tuple(found)


def tell_changes(numbers: Iterable[Followed]) -> tuple[Change, ...]:
    """What is told of what changed, in the order of the numbers: weak changes are left out."""
    return tuple(one.change for one in numbers if one.change and one.change.certainty is not Certainty.WEAK)


def _key(one: Quantity) -> tuple[str, str, str, str]:
    """What two mentions of one number share."""
    return one.text, one.before, one.after, one.sentence


def _number_targets(first: Pairing) -> dict[tuple[str, str, str, str], list[int]]:
    """Which targets of a directive each number is: those of ``directives.find_targets``, in its order."""
    found: dict[tuple[str, str, str, str], list[int]] = {}
    if first.row:
        last = max((at for at, one in enumerate(first.row) if one.comparator != BASE), default=-1)
        return {_key(one): [last] for one, _ in _find_uppers((first,))}
    aims = (one for one in find_quantities(first.directive or first.upper) if not one.weak)
    for at, one in enumerate(aims):
        found.setdefault(_key(one), []).append(at)
    return found


def _match_years(local: _LocalNumber, pairing: Pairing) -> Iterator[Counterpart]:
    """The earlier years of a row beside the same years of the local row."""
    aims = [(at, one) for at, one in enumerate(pairing.row) if one.comparator != BASE]
    for at, target in aims[:-1]:
        same = next((one for one in local.row[:-1] if one.year == target.year), None)
        if same is None:
            continue
        for upper in _from_target(target, pairing.directive):
            for one in _from_target(same, local.text):
                difference = compare_quantities(upper, one, pairing)
                kind = difference.kind if difference else None
                yield Counterpart(at, same, local.clause, kind, not (difference and difference.doubt))


def _find_near(upper: Quantity, pairing: Pairing, free: Iterable[_LocalNumber]) -> _LocalNumber | None:
    """The number that may be meant though its subject is said otherwise: it measures what the upper one does.

    In the clause that answers the duty little of the subject is enough; elsewhere some of it must be there.
    """
    near = []
    for at, one in enumerate(free):
        local = one.quantity
        if local.weak or not _one_measure(upper, local) or opposed(upper.before, local.before):
            continue
        if upper.dimension in _COUNTING and head(upper) not in subject(local):
            continue
        share, answers = alike(subject(upper), subject(local)), bool(one.clause) and one.clause == pairing.clause
        if share >= (FIXED.little if answers else FIXED.some):
            near.append((share, -at, one))
    return max(near, key=lambda one: one[:2], default=(0.0, 0, None))[2]


def _compare(upper: Quantity, local: _LocalNumber, sure: float, pairing: Pairing) -> Iterator[Change]:
    """The change between two numbers of one subject; none where they ask for the same."""
    difference = compare_quantities(upper, local.quantity, pairing)
    if difference is None:
        return
    paced = upper.pace and local.quantity.pace and upper.times != local.quantity.times
    further = local.order > 0 and local.clause != pairing.clause
    weak = upper.weak or local.quantity.weak
    yield Change(
        difference.kind,
        upper.pace if paced else upper.text,
        local.quantity.pace if paced else _hoped(local.quantity, upper.text),
        difference.note,
        upper.sentence,
        local.quantity.sentence,
        local.clause or pairing.clause,
        grade(sure, difference.doubt, not _in_words(local, pairing), further, weak),
    )


def _hoped(local: Quantity, upper: str) -> str:
    """A number as printed; one that is the same but only hoped for, from the word that says so: 力争…1000万亩以上."""
    end = local.sentence.find(local.text) + len(local.text)
    begin = max((local.sentence.rfind(word, 0, end) for word in units.HOPED), default=-1)
    return local.sentence[begin:end] if local.text == upper and begin >= 0 else local.text


def _drop_fine(
    upper: Quantity,
    pairing: Pairing,
    uppers: Sequence[tuple[Quantity, Pairing]],
    matched: Mapping[int, tuple[_LocalNumber, float]],
) -> Change | None:
    """One of several fines for an offence (情节严重的，处…), for which the local side sets another of them only."""
    text = pairing.directive or pairing.upper
    if not (of := offence(upper, text)):
        return None
    beside = [found for at, found in matched.items() if offence(uppers[at][0], text) == of]
    if not beside:
        return None
    local, sure = beside[-1]
    note = f"上级对该违法行为另设“{upper.text}”罚款，本级只设“{local.quantity.text}”一档，未见相应数值。"
    where = (upper.sentence, local.quantity.sentence, local.clause or pairing.clause)
    return Change(ChangeKind.QUANTITY_DROPPED, upper.text, "", note, *where, grade(sure))


def _drop(upper: Quantity, pairing: Pairing, locals_: list[_LocalNumber]) -> Iterator[Change]:
    """A number that the local side gave up, though it names what was counted.

    It is not called dropped where its subject is missing, too (then the duty is), nor where any local number could
    be it.
    """
    of_a_class = upper.after.startswith("的") and upper.text.endswith(("以上", "以下"))  # 二十吨以下的锅炉
    if upper.weak or upper.condition or of_a_class or upper.pace or not grams(subject(upper)):
        return
    # A city answers 每个设区的市至少1个 by naming its one.
    each_city = upper.low == 1 and re.search("每个?(?:设区的|地级)?市", upper.ahead)
    if pairing.local_level is Level.MUNICIPAL and each_city:
        return
    if upper.year and upper.year < pairing.local_date[:4]:
        return  # the year has passed
    if any(
        _comparable(upper, one.quantity)
        and (not one.quantity.weak or _in_words(one, pairing))
        and alike(subject(upper), subject(one.quantity)) >= FIXED.little
        and (one.quantity.dimension == upper.dimension or _in_words(one, pairing))
        for one in locals_
    ):
        return
    part, named = max(
        ((part, said_of(subject(upper), part) if head(upper) in part else 0.0) for part in PART.split(pairing.local)),
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
    if named < FIXED.mainly or (whole and not vague and not _cut_out(upper, part)):
        return
    instead = vague[0] if vague else ""
    note = f"上级提出“{upper.text}”的量化要求，本级未见相应数值{f'，改为“{instead}”' if vague else ''}。"
    where = (upper.sentence, pairing.local, pairing.clause)
    yield Change(ChangeKind.QUANTITY_DROPPED, upper.text, instead, note, *where, grade(named, not vague))


def _cut_out(upper: Quantity, part: str) -> bool:
    """Whether a text says the piece of a sentence that a number stands in, word for word, without the number."""
    piece = next((one for one in PART.split(upper.sentence) if upper.text in one), "")
    before, _, after = piece.partition(upper.text)
    return len(before) >= FIXED.run and f"{before}{after}".rstrip("。；;") in part
