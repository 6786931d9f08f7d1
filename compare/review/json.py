"""A review as JSON for tools (schema ``policy-compare/review/1``, described in docs/review.md)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from compare.model import Ruling, Standing, Verdict
from compare.report.json import decision_json, json_text, place_json
from compare.review.decide import matters_of
from compare.review.model import Past, Point, Remark, Review, Rounds, Topic, Weight

SCHEMA = "policy-compare/review/1"


def to_review_json(review: Review) -> dict[str, Any]:
    """Everything of a review that other programs may rest on, as plain dicts, lists, strings and numbers."""
    draft = review.draft
    places = {one.id: one.place for one in draft.clauses}
    weights = Counter(one.remark.weight for one in review.points)
    topics = Counter(one.topic for one in review.remarks)
    matters = matters_of(review.subjects)
    return {
        "schema": SCHEMA,
        "version": review.comparison.run.version,
        "inputs": [{"file": one.file, "sha256": one.sha256} for one in review.comparison.run.inputs],
        "draft": {
            "id": draft.id,
            "title": draft.identity.title,
            "level": draft.identity.level.value if draft.identity.level else None,
            "file": draft.file,
            "sha256": draft.sha256,
            "warnings": list(draft.warnings),
        },
        "totals": {
            "remarks": len(review.remarks),
            "points": len(review.points),
            "weights": {weight.value: weights[weight] for weight in Weight},
            "topics": {topic.value: topics[topic] for topic in Topic},
            "left_out": len(review.left_out),
            "decisions": count_rulings(review.rulings),
        },
        "rounds": _rounds(review.rounds) if review.rounds else None,
        "points": [_point(one) for one in review.points],
        "remarks": [
            {**_remark(one, matters), "place": place_json(places[one.clause]) if one.clause in places else None}
            for one in review.remarks
        ],
        "left_out": [_remark(one, matters) for one in review.left_out],
        "decisions": [decision_json(one) for one in review.rulings],
    }


def render_review_json(review: Review) -> bytes:
    """The JSON as UTF-8, one line for each point and each remark, so that two reviews diff well."""
    parts = []
    for key, value in to_review_json(review).items():
        if key in ("points", "remarks", "left_out", "decisions") and value:
            inner = ",\n".join(json_text(one) for one in value)
            parts.append(f"{json_text(key)}: [\n{inner}\n]")
        else:
            parts.append(f"{json_text(key)}: {json_text(value)}")
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode("utf-8", "replace")


def _point(point: Point) -> dict[str, Any]:
    return {"number": point.number, "remark": point.remark.id, "also": [one.id for one in point.also]}


def count_rulings(rulings: Sequence[Ruling]) -> dict[str, dict[str, int]]:
    """How many decisions of each verdict hold, and how many are worth what."""
    verdicts = Counter(one.decision.verdict for one in rulings if one.standing is Standing.VALID)
    standings = Counter(one.standing for one in rulings)
    return {
        "verdicts": {one.value: verdicts[one] for one in Verdict},
        "standings": {one.value: standings[one] for one in Standing},
    }


def _rounds(rounds: Rounds) -> dict[str, Any]:
    return {
        "previous": rounds.previous,
        "unchanged": rounds.unchanged,
        "mended": [_past(one) for one in rounds.mended],
        "withdrawn": [_past(one) for one in rounds.withdrawn],
        "settled": [_past(one) for one in rounds.settled],
        "open": list(rounds.open),
        "new": list(rounds.new),
        "back": list(rounds.back),
        "past": [_past(one) for one in rounds.past],
    }


def _past(one: Past) -> dict[str, str]:
    return {"id": one.id, "topic": one.topic, "matter": one.matter, "title": one.title}


def _remark(one: Remark, matters: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": one.id,
        "subject": one.subject,
        "matter": matters.get(one.subject, ""),
        "alignment": one.finding or None,
        "topic": one.topic.value,
        "weight": one.weight.value,
        "title": one.title,
        "said": one.told,
        "upper": one.upper,
        "source": one.source,
        "clause": one.clause or None,
        "passage": one.passage,
        "sentence": one.sentence,
        "section": list(one.section),
        "suggestion": one.suggestion,
        "after": one.after or None,
    }
