"""Compare a review with the last one: what was mended, what is new, what came back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from compare.review.list_subjects import matters_of
from compare.review.model import Past, Remark, Rounds, Subject


@dataclass(frozen=True, slots=True)
class Last:
    """The last round as its JSON tells it.

    Attributes:
        remarks: Those that stood.
        past: Those that were mended or put to rest by then.
    """

    remarks: tuple[Past, ...]
    past: tuple[Past, ...] = ()


def compare_rounds(
    last: Last, remarks: Sequence[Remark], left_out: Sequence[Remark], subjects: Iterable[Subject]
) -> Rounds:
    """What became of the remarks of the last round.

    A remark is found again by its id, and where the draft's title changed, by its topic and matter, if one remark only
    has them on either side.

    Args:
        last: The last round.
        remarks: Those that stand now.
        left_out: Those that a decision put to rest now.
        subjects: Of the draft.
    """
    matters = matters_of(subjects)
    now = [make_past(one, matters) for one in remarks]
    rest = [make_past(one, matters) for one in left_out]
    then = _pair(last.remarks, [*now, *rest])
    again = _pair(last.past, now)
    before, stood = set(again.values()), set(then.values())
    resting = {one.id for one in rest}
    mended = tuple(one for one in last.remarks if one.id not in then)
    settled = tuple(one for one in last.remarks if then.get(one.id) in resting)
    fresh = [one.id for one in now if one.id not in stood]
    # What was mended stays in memory until it stands again: then it came back.
    back = tuple(one for one in fresh if one in before)
    past = {one.id: one for one in (*last.past, *mended, *settled) if one.id not in again}
    return Rounds(
        previous=len(last.remarks),
        mended=mended,
        settled=settled,
        open=tuple(one.id for one in now if one.id in stood),
        new=tuple(one for one in fresh if one not in before),
        back=back,
        past=tuple(past.values()),
    )


def make_past(remark: Remark, matters: Mapping[str, str]) -> Past:
    """What a later round needs to know of a remark."""
    return Past(remark.id, remark.topic.value, matters.get(remark.subject, ""), remark.title)


def _pair(old: Sequence[Past], new: Sequence[Past]) -> dict[str, str]:
    """The id of the new remark by that of the old one, for those that are the same."""
    ids = {one.id for one in new}
    pairs = {one.id: one.id for one in old if one.id in ids}
    left = _unique(one for one in new if one.id not in pairs)
    for key, one in _unique(one for one in old if one.id not in pairs).items():
        if key in left:
            pairs[one.id] = left[key].id
    return pairs


def _unique(remarks: Iterable[Past]) -> dict[tuple[str, str], Past]:
    """The remarks by topic and matter, those alone with them."""
    found = [one for one in remarks if one.matter]
    counts = Counter((one.topic, one.matter) for one in found)
    return {(one.topic, one.matter): one for one in found if counts[one.topic, one.matter] == 1}
