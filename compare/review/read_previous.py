"""Read the last round back: the ``review.json`` or the ``alignment.json`` that it wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from compare.errors import PolicyCompareError
from compare.ids import mint
from compare.knowledge.weights import CHANGES, CITATIONS
from compare.model import ChangeKind, CitationKind, Document, Manner, Relation, Standing, SubjectKind, Verdict
from compare.reading.formats.text import decode
from compare.report import json_report
from compare.report.labels import CHANGE
from compare.review import review_json
from compare.review.compare_rounds import Last
from compare.review.mint_subject import change_words, citation_matter, matter_id, subject_id
from compare.review.model import Past, Topic
from compare.review.read_decisions import read_input
from compare.settings import DEFAULT, Settings


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
    if schema not in (review_json.SCHEMA, json_report.SCHEMA):
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
    for change in one["changes"]:
        kind, upper = ChangeKind(change["kind"]), change["upper"]
        if kind in CHANGES and change["confidence"] >= settings.review_least:
            title = f"{CHANGE[kind]}：{upper or change['local']}"
            yield make(CHANGES[kind][0], SubjectKind.CHANGE, title, [kind, upper], change_words(kind, upper))
    if one["manner"] == Manner.COPY and one["copied"] >= settings.review_copied:
        yield make(Topic.COPIED, SubjectKind.MANNER, directive["text"], [Topic.COPIED])


def _cite(one: Mapping[str, Any]) -> Iterator[Past]:
    kind = CitationKind(one["kind"])
    if kind in CITATIONS:
        id_ = mint("r", one["document"], Topic.CITATION, kind, one["title"], one["number"])
        matter = citation_matter(kind, one["title"], one["number"])
        yield Past(id_, Topic.CITATION.value, matter, f"{CITATIONS[kind][1]}：{one['title'] or one['number']}")
