"""The comparison and the outline as JSON: what tools and measurements rest on (``alignment.schema.json``)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from compare.model import (
    Chain,
    Change,
    Choice,
    Citation,
    Clause,
    Comparison,
    Document,
    Finding,
    Heading,
    JudgedBy,
    Judging,
    Match,
    Opinion,
    Place,
    Ruling,
    Run,
    Tally,
    Target,
    Totals,
)
from compare.words import phrase

if TYPE_CHECKING:
    from compare.report.view import Report

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
        "kind": identity.kind.value,
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
        "certainty": change.certainty.value,
        "confidence": change.certainty.confidence,
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
        "counted": tally.counted,
        "gaps": tally.left_out,
        "sure_gaps": tally.gaps,
        "secondhand": tally.secondhand,
        "expired": tally.expired,
        "takes_part": tally.takes_part,
        "older": tally.older,
        "elsewhere": tally.elsewhere,
        "judged_by": judged_by_json(tally),
    }


def judged_by_json(tally: Tally) -> dict[str, int]:
    """Whose verdicts there are, and how many of each."""
    return {
        JudgedBy.PROGRAM.value: tally.by_program,
        JudgedBy.MODEL.value: tally.by_model,
        JudgedBy.PERSON.value: tally.by_person,
    }


def judging_json(judging: Judging) -> dict[str, Any]:
    """How a language model took part in a run."""
    return {
        "model": judging.model,
        "digest": judging.digest,
        "server": judging.server,
        "directives": judging.directives,
        "asked": judging.asked,
        "used": judging.used,
        "refused": dict(judging.refused),
    }


SCHEMA = "policy-compare/alignment/1"


def to_json(comparison: Comparison) -> dict[str, Any]:
    """Everything of a comparison that other programs may rest on, as plain dicts, lists, strings and numbers.

    Args:
        comparison: What ``pipeline.compare_documents`` returned.

    Returns:
        A dict of the schema ``policy-compare/alignment/1``, described in ``alignment.schema.json``.
    """
    return {
        "schema": SCHEMA,
        "run": _run(comparison.run),
        "documents": [_document(one, comparison) for one in comparison.documents],
        "choices": [_choice(one) for one in comparison.choices],
        "alignments": [_alignment(one) for one in comparison.findings],
        "initiatives": [
            {"document": one.document, "clause": clause_json(one.clause)} for one in comparison.initiatives
        ],
        "chains": [_chain(one) for one in comparison.chains],
        "citations": [_citation(one) for one in comparison.citations],
        "totals": _totals(comparison.totals),
        "warnings": list(comparison.warnings),
    }


def render_json(report: Report) -> bytes:
    """The JSON as UTF-8, one line for each document, alignment, initiative and chain, so that two runs diff well."""
    return "".join(_lines(to_json(report.comparison))).encode("utf-8", "replace")


def _lines(data: dict[str, Any]) -> Iterator[str]:
    """The text piece by piece; the items of a top-level list get a line each."""
    yield "{\n"
    last = len(data) - 1
    for index, (key, value) in enumerate(data.items()):
        end = ",\n" if index < last else "\n"
        if isinstance(value, list) and value:
            yield f"{json_text(key)}: [\n" + ",\n".join(map(json_text, value)) + f"\n]{end}"
        else:
            yield f"{json_text(key)}: {json_text(value)}{end}"
    yield "}\n"


def _run(run: Run) -> dict[str, Any]:
    return {
        "version": run.version,
        "settings": dict(run.settings),
        "inputs": [{"file": one.file, "sha256": one.sha256} for one in run.inputs],
        # Only where a model judged: no report without one reads otherwise than before.
        **({"judging": judging_json(run.judging)} if run.judging else {}),
    }


def _document(document: Document, comparison: Comparison) -> dict[str, Any]:
    """A document with what it was in this comparison: older than an upper one it met, a copy of another."""
    older = any(one.older and one.chosen for one in comparison.choices if one.local == document.id)
    return {**document_json(document), "older": older, "copy_of": dict(comparison.copies).get(document.id)}


def _choice(choice: Choice) -> dict[str, Any]:
    return {
        "local": choice.local,
        "upper": choice.upper,
        "score": round_share(choice.score),
        "chosen": choice.chosen,
        "older": choice.older,
        "reason": choice.reason,
    }


def _alignment(finding: Finding) -> dict[str, Any]:
    directive = finding.directive
    clause = directive.clause
    return {
        "id": finding.id,
        "directive": {
            "id": directive.id,
            "document": clause.document,
            "headings": list(clause.headings),
            "label": clause.label,
            "text": clause.text,
            "place": place_json(clause.place),
            "force": directive.force.value,
            "duties": [
                {
                    "text": one.duty.text,
                    "answered_by": one.clause,
                    "words": one.words if one.clause else "",
                    "sure": phrase.is_shown(one) and not finding.uncertain,
                }
                for one in finding.answers
            ],
            "targets": [target_json(one) for one in directive.targets],
            "actors": list(directive.actors),
            "addressees": list(directive.addressees),
            "expired": finding.expired,
            "ended": finding.ended or None,
        },
        "local": {"document": finding.local},
        "relation": finding.relation.value,
        "demand": finding.demand.value if finding.demand else None,
        "applicable": finding.applicable,
        "counted": finding.counted,
        "aside": finding.aside.value if finding.aside else None,
        "older": finding.older,
        "elsewhere": finding.elsewhere or None,
        "coverage": round_share(finding.coverage),
        "confidence": round_share(finding.confidence),
        "certainty": phrase.certainty(finding).value,
        "uncertain": finding.uncertain,
        "reason": finding.reason,
        "judged_by": finding.judged_by.value,
        "program": finding.program.value if finding.program else None,
        "copied": round_share(finding.copied),
        "manner": finding.manner.value if finding.manner else None,
        "opinion": _opinion(finding.opinion) if finding.opinion else None,
        "matches": [_match(one) for one in finding.matches],
        "changes": [change_json(one) for one in finding.changes],
        # Only where reviewers decided something: no report without decisions reads otherwise than before.
        **({"decisions": [decision_json(one) for one in finding.rulings]} if finding.rulings else {}),
    }


def _opinion(opinion: Opinion) -> dict[str, Any]:
    return {
        "relation": opinion.relation.value if opinion.relation else None,
        "clause": opinion.clause,
        "words": opinion.words,
        "model": opinion.model,
        "note": opinion.note,
    }


def _match(match: Match) -> dict[str, Any]:
    return {
        "clause": clause_json(match.clause),
        "score": round_share(match.score),
        "shared": list(match.shared),
        "changes": [change_json(one) for one in match.changes],
        "wording": [[one.operation, one.upper, one.local] for one in match.wording],
    }


def _chain(chain: Chain) -> dict[str, Any]:
    return {
        "directive": chain.directive,
        "origin": chain.origin.value,
        "kind": chain.kind.value,
        "steps": [
            {"document": one.document, "alignment": one.alignment, "weakened": one.weakened, "via": one.via or None}
            for one in chain.steps
        ],
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "document": citation.document,
        "kind": citation.kind.value,
        "title": citation.title,
        "number": citation.number,
        "target": citation.target,
        "place": place_json(citation.place) if citation.place else None,
        "note": citation.note,
    }


def _totals(totals: Totals) -> dict[str, Any]:
    return {
        "all": tally_json(totals.all),
        "headline": tally_json(totals.headline),
        "pairs": [{"upper": one.upper, "local": one.local, **tally_json(one.tally)} for one in totals.pairs],
        "initiatives": totals.initiatives,
        "documents": totals.documents,
    }


OUTLINE_SCHEMA = "policy-compare/outline/1"


def outline_json(documents: Sequence[Document]) -> str:
    """The documents in the order read, each with its headings and clauses in reading order.

    Args:
        documents: What ``pipeline.read_documents`` returned.

    Returns:
        Indented JSON with a line end.
    """
    data = {
        "schema": OUTLINE_SCHEMA,
        "documents": [{**document_json(one), "parts": [part_json(part) for part in one.parts]} for one in documents],
    }
    return json.dumps(data, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def part_json(part: Heading | Clause) -> dict[str, Any]:
    """A heading or a clause, told apart by ``part``."""
    if isinstance(part, Heading):
        return {
            "part": "heading",
            "label": part.label,
            "text": part.text,
            "depth": part.depth,
            "place": place_json(part.place),
        }
    return {"part": "clause", **clause_json(part), "kind": part.kind.value, "role": part.role.value}
