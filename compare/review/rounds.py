"""Compare a review with the last one, by its ``review.json``: what was mended, what is new, what came back.

Of a draft that is the same file nothing was mended: what differs is due to the program, the documents above or a
decision. Nor was a clause mended that stands as it did when it was doubted: other text may take a doubt away.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from compare.errors import PolicyCompareError
from compare.model import Clause, Document
from compare.reading.formats.text import decode
from compare.report.json import SCHEMA as ALIGNMENT
from compare.review.decision_files import read_input
from compare.review.model import SCHEMA, WHETHER, Past, Remark, Rounds, Subject, Topic, essence

REVIEW = "review.json"
_WHETHER = "whether"  # stands for all topics of ``WHETHER``


@dataclass(frozen=True, slots=True)
class Last:
    """The last round as its JSON tells it."""

    remarks: tuple[Past, ...]  # those that stood
    past: tuple[Past, ...] = ()  # those that were mended or put to rest by then
    draft: str = ""  # id of its draft
    sha256: str = ""  # hash of the file that the draft stood in
    doubted: Mapping[str, str] = field(default_factory=dict)  # the clause that a doubt is about, by the remark's id

    def saw(self, draft: Document) -> bool:
        """Whether it was a review of this draft as it is now, byte for byte."""
        return (self.draft, self.sha256) == (draft.id, draft.sha256)


def compare_rounds(
    last: Last,
    remarks: Sequence[Remark],
    left_out: Sequence[Remark],
    subjects: Iterable[Subject],
    *,
    unchanged: bool = False,
    clauses: Iterable[Clause] = (),
) -> Rounds:
    """What became of the last round's remarks, by those that stand now and those that a decision put to rest.

    A remark is found again by its id, and where the draft's title changed, by its topic and matter, if one remark only
    has them on either side: whether a directive is carried is one topic, however sure the answer is. ``unchanged``: the
    draft is the one of the last round (``Last.saw``); ``clauses`` are the draft's.
    """
    matters = {one.id: one.matter for one in subjects}
    now = [make_past(one, matters) for one in remarks]
    rest = [make_past(one, matters) for one in left_out]
    then = _pair(last.remarks, [*now, *rest])
    again = _pair(last.past, now)
    before, stood = set(again.values()), set(then.values())
    resting = {one.id for one in rest}
    gone = tuple(one for one in last.remarks if one.id not in then)
    standing = {essence(one.text) for one in clauses}
    as_was = tuple(one for one in gone if unchanged or essence(last.doubted.get(one.id, "")) in standing)
    titles = {then[one.id]: one for one in last.remarks if one.id in then}
    reworded = tuple(
        replace(titles[one.id], id=one.id)
        for one in remarks
        if one.change and one.change.local and one.id in titles and titles[one.id].title != one.title
    )
    settled = tuple(one for one in last.remarks if then.get(one.id) in resting)
    fresh = [one.id for one in now if one.id not in stood]
    # What was mended stays in memory until it stands again: then it came back.
    back = tuple(one for one in fresh if one in before)
    past = {one.id: one for one in (*last.past, *gone, *settled) if one.id not in again}
    return Rounds(
        previous=len(last.remarks),
        mended=tuple(one for one in gone if one not in as_was),
        withdrawn=as_was,
        settled=settled,
        open=tuple(one.id for one in now if one.id in stood),
        new=tuple(one for one in fresh if one not in before),
        back=back,
        past=tuple(past.values()),
        unchanged=unchanged,
        reworded=reworded,
    )


def tell_reworded(remarks: Sequence[Remark], rounds: Rounds) -> tuple[Remark, ...]:
    """The remarks; one that stands on other words of the draft than in the last round says which these were."""
    before = {one.id: one.title.partition("：")[2] for one in rounds.reworded}
    return tuple(
        replace(one, said=f"{one.said}上一轮为“{before[one.id]}”。") if one.id in before else one for one in remarks
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
    found = [((_WHETHER if one.topic in WHETHER else one.topic, one.matter), one) for one in remarks if one.matter]
    counts = Counter(key for key, _ in found)
    return {key: one for key, one in found if counts[key] == 1}


def read_previous(path: Path) -> Last:
    """The remarks of the last round in its ``review.json``; refused where the file cannot be read, or is none."""
    return parse_previous(read_input(path), str(path))


def parse_previous(data: bytes, file: str) -> Last:
    """The same of the bytes of a file; refused as by ``read_previous``."""
    wrong = f"{file}：不是上一轮的结果；请给出上一轮 review 写的 {REVIEW}"
    try:
        found = json.loads(decode(data, file))
    except (json.JSONDecodeError, RecursionError) as error:
        raise PolicyCompareError(wrong) from error
    schema = found.get("schema") if isinstance(found, dict) else None
    if schema == ALIGNMENT:
        raise PolicyCompareError(
            f"{file}：是整个对照的结果，没有记下提过哪些意见；请给出上一轮 review 写的、同它在一起的 {REVIEW}"
        )
    if schema != SCHEMA:
        raise PolicyCompareError(wrong)
    try:
        rounds = found["rounds"] or {"past": []}
        past = {one["id"]: _read_past(one) for one in (*rounds["past"], *found["left_out"])}
        remarks, draft = found["remarks"], found["draft"]
        doubted = {one["id"]: str(one.get("passage", "")) for one in remarks if one["topic"] == Topic.DOUBTFUL}
        return Last(tuple(map(_read_past, remarks)), tuple(past.values()), draft["id"], draft["sha256"], doubted)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PolicyCompareError(f"{wrong}（内容不完整）") from error


def _read_past(one: Mapping[str, Any]) -> Past:
    values = [one[key] for key in ("id", "topic", "matter", "title")]
    if not all(isinstance(value, str) for value in values):
        raise TypeError("a remark of the last round is made of texts")
    return Past(*values)
