"""The parts that the JSON of comparisons, outlines and reviews have in common, as plain dicts, lists and numbers."""

from __future__ import annotations

import json
from typing import Any

from compare.model import Change, Clause, Document, Place, Ruling, Tally, Target

# Scores are sums of a few hundred floating point products: four digits are what they are worth, and what keeps the
# text equal from one machine to the next.
DIGITS = 4


def json_text(value: object) -> str:
    """A value as one line of JSON, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def round_share(value: float) -> float:
    """A share or score with as many digits as it is worth."""
    return round(float(value), DIGITS)


def document_json(document: Document) -> dict[str, Any]:
    """A document without its text: who, what, when, and how well it was read."""
    identity = document.identity
    audit = document.audit
    return {
        "id": document.id,
        "title": identity.title,
        "level": identity.level.value if identity.level else None,
        "region": identity.region,
        "issuer": "、".join(identity.issuers),
        "number": identity.number,
        "date": identity.date,
        "excerpt": identity.excerpt,
        "truncated": identity.truncated,
        "file": document.file,
        "audit": {
            "characters": audit.characters,
            "clause": audit.clause,
            "heading": audit.heading,
            "table": audit.table,
            "footnote": audit.footnote,
            "furniture": audit.furniture,
            "unread": audit.unread,
            "quality": round_share(audit.quality),
        },
        "warnings": list(document.warnings),
        "place": place_json(document.place),
        "collection": list(document.collection),
        "clauses": len(document.clauses),
    }


def decision_json(ruling: Ruling) -> dict[str, Any]:
    """A decision and what it is worth."""
    one = ruling.decision
    return {
        "subject": one.subject,
        "kind": one.kind.value,
        "verdict": one.verdict.value,
        "relation": one.relation.value if one.relation else None,
        "reason": one.reason,
        "name": one.name,
        "date": one.date,
        "until": one.until or None,
        "fingerprint": one.fingerprint,
        "matter": one.matter,
        "upper": one.upper,
        "local": one.local,
        "found": one.found,
        "standing": ruling.standing.value,
    }


def clause_json(clause: Clause) -> dict[str, Any]:
    """A clause with its headings and place."""
    return {
        "id": clause.id,
        "headings": list(clause.headings),
        "label": clause.label,
        "text": clause.text,
        "place": place_json(clause.place),
    }


def place_json(place: Place) -> dict[str, Any]:
    """Where something stands."""
    return {"file": place.file, "page": place.page, "lines": list(place.lines)}


def target_json(target: Target) -> dict[str, Any]:
    """A quantified aim, as printed."""
    return {
        "subject": target.subject,
        "comparator": target.comparator,
        "value": target.value,
        "unit": target.unit,
        "year": target.year,
    }


def change_json(change: Change) -> dict[str, Any]:
    """A change with both texts."""
    return {
        "kind": change.kind.value,
        "upper": change.upper,
        "local": change.local,
        "note": change.note,
        "upper_sentence": change.upper_sentence,
        "local_sentence": change.local_sentence,
        "clause": change.clause,
        "confidence": round_share(change.confidence),
    }


def tally_json(tally: Tally) -> dict[str, Any]:
    """The counts of a pair or of all."""
    return {
        "directives": tally.directives,
        "adopt": tally.adopt,
        "extend": tally.extend,
        "omit": tally.omit,
        "partial": tally.partial,
        "uncertain": tally.uncertain,
        "coverage": None if tally.coverage is None else round_share(tally.coverage),
        "upper_matters": tally.upper_matters,
        "copied": round_share(tally.copied),
    }
