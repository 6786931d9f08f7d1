"""Compare a review with the last one: what was mended, what is new, what came back.

The last round is read back from the ``review.json`` or the ``alignment.json`` that it wrote.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compare.errors import PolicyCompareError
from compare.model import (
    Certainty,
    ChangeKind,
    CitationKind,
    Document,
    Manner,
    Relation,
    Standing,
    SubjectKind,
    Verdict,
)
from compare.model.documents import mint
from compare.reading.formats.text import decode
from compare.report.json import SCHEMA
from compare.review import json as review_json
from compare.review.decide import matters_of
from compare.review.decision_files import read_input
from compare.review.model import Past, Remark, Rounds, Subject, Topic
from compare.review.remark import CHANGES, CITATIONS, change_words, citation_matter, matter_id, subject_id
from compare.settings import DEFAULT, FIXED, Settings
from compare.words.labels import CHANGE

# --- compare rounds ---------------------------------------------------------------------------------------------------


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


# --- read previous ----------------------------------------------------------------------------------------------------


def read_previous(path: Path, draft: Document, settings: Settings = DEFAULT) -> Last:
    """The remarks of the last round.

    Args:
        path: What ``review`` or ``report`` wrote.
        draft: The draft of today: out of the reports on several documents its remarks are taken.
        settings: ``review_least`` and ``review_copied`` tell what of an alignment was worth a remark.

    Raises:
        PolicyCompareError: The file cannot be read, is none of these, or does not say which of its documents is meant.
    """
    return parse_previous(read_input(path), str(path), draft, settings)


def parse_previous(data: bytes, file: str, draft: Document, settings: Settings = DEFAULT) -> Last:
    """The same of the bytes of a file.

    Raises:
        PolicyCompareError: As for ``read_previous``.
    """
    wrong = f"{file}：不是上一轮的结果；请给出上一轮 review 写的 review.json 或 alignment.json"
    try:
        found = json.loads(decode(data, file))
    except (json.JSONDecodeError, RecursionError) as error:
        raise PolicyCompareError(wrong) from error
    schema = found.get("schema") if isinstance(found, dict) else None
    if schema not in (review_json.SCHEMA, SCHEMA):
        raise PolicyCompareError(wrong)
    try:
        if schema == review_json.SCHEMA:
            return _read_review(found)
        return _read_alignment(found, _find_draft(found, file, draft), settings)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PolicyCompareError(f"{wrong}（内容不完整）") from error


def _read_review(data: Mapping[str, Any]) -> Last:
    rounds = data["rounds"] or {"past": []}
    rest = [*rounds["past"], *data["left_out"]]
    return Last(tuple(map(_read_past, data["remarks"])), tuple({one["id"]: _read_past(one) for one in rest}.values()))


def _read_past(one: Mapping[str, Any]) -> Past:
    values = [one[key] for key in ("id", "topic", "matter", "title")]
    if not all(isinstance(value, str) for value in values):
        raise TypeError("a remark of the last round is made of texts")
    return Past(*values)


def _find_draft(data: Mapping[str, Any], file: str, draft: Document) -> str:
    """The id of the draft as that report knew it: by id, by title, or the only local document."""
    locals_ = list(dict.fromkeys(one["local"]["document"] for one in data["alignments"]))
    titles = {one["id"]: one["title"] for one in data["documents"]}
    same = [one for one in locals_ if titles[one] == draft.identity.title]
    for found in ([one for one in locals_ if one == draft.id], same, locals_):
        if len(found) == 1:
            return str(found[0])
    raise PolicyCompareError(
        f"{file}：其中有{len(locals_)}份本级文件，看不出哪一份是这份草案的上一稿；请给出 review.json"
    )


def _read_alignment(data: Mapping[str, Any], draft: str, settings: Settings) -> Last:
    """The remarks that ``remark.find_remarks`` makes of these alignments, as far as rounds need them."""
    found = {
        past.id: (past, resting)
        for one in data["alignments"]
        if one["local"]["document"] == draft and one["applicable"]
        for past, resting in _judge(one, settings)
    }
    found |= {past.id: (past, False) for one in data["citations"] if one["document"] == draft for past in _cite(one)}
    return Last(
        tuple(past for past, resting in found.values() if not resting),
        tuple(past for past, resting in found.values() if resting),
    )


def _judge(one: Mapping[str, Any], settings: Settings) -> Iterator[tuple[Past, bool]]:
    """The remarks on an alignment, and whether a decision had put each to rest."""
    directive, id_ = one["directive"], one["id"]
    rest = {
        ruling["subject"]
        for ruling in one.get("decisions", ())
        if ruling["standing"] == Standing.VALID and ruling["verdict"] != Verdict.ACCEPT
    }

    def make(topic: Topic, kind: SubjectKind, title: str, key: Sequence[str], words: str = "") -> tuple[Past, bool]:
        matter = matter_id(directive["document"], directive["text"], kind, words)
        past = Past(mint("r", id_, *key), topic.value, matter, title)
        return past, id_ in rest or subject_id(id_, kind, words) in rest

    if one["relation"] == Relation.OMIT:
        yield make(Topic.OMITTED, SubjectKind.RELATION, directive["text"], [Topic.OMITTED])
        return
    if one["uncertain"]:
        yield make(Topic.DOUBTFUL, SubjectKind.RELATION, directive["text"], [Topic.DOUBTFUL])
        return
    for change in one["changes"]:
        kind, upper = ChangeKind(change["kind"]), change["upper"]
        if kind in CHANGES and _certainty(change).reaches(settings.review_least):
            title = f"{CHANGE[kind]}：{upper or change['local']}"
            yield make(CHANGES[kind][0], SubjectKind.CHANGE, title, [kind, upper], change_words(kind, upper))
    if one["manner"] == Manner.COPY and one["copied"] >= settings.review_copied:
        yield make(Topic.COPIED, SubjectKind.MANNER, directive["text"], [Topic.COPIED])


def _certainty(change: Mapping[str, Any]) -> Certainty:
    """How sure a change is; older reports have a number only, and made a remark from one half on."""
    if "certainty" in change:
        return Certainty(change["certainty"])
    return Certainty.LIKELY if change["confidence"] >= FIXED.half else Certainty.WEAK


def _cite(one: Mapping[str, Any]) -> Iterator[Past]:
    kind = CitationKind(one["kind"])
    if kind in CITATIONS:
        id_ = mint("r", one["document"], Topic.CITATION, kind, one["title"], one["number"])
        matter = citation_matter(kind, one["title"], one["number"])
        yield Past(id_, Topic.CITATION.value, matter, f"{CITATIONS[kind][1]}：{one['title'] or one['number']}")
