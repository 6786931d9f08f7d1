"""The comparison as JSON: the contract that tools and measurements rest on (``alignment.schema.json``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from compare.model import Chain, Choice, Citation, Comparison, Finding, Match, Opinion, Run, Totals
from compare.report.json_parts import (
    change_json,
    clause_json,
    decision_json,
    document_json,
    json_text,
    place_json,
    round_share,
    tally_json,
    target_json,
)

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
        "documents": [document_json(one) for one in comparison.documents],
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


def render_json(comparison: Comparison) -> bytes:
    """The JSON as UTF-8, one line for each document, alignment, initiative and chain, so that two runs diff well."""
    return "".join(_lines(to_json(comparison))).encode("utf-8", "replace")


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
    }


def _choice(choice: Choice) -> dict[str, Any]:
    return {
        "local": choice.local,
        "upper": choice.upper,
        "score": round_share(choice.score),
        "chosen": choice.chosen,
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
            "duties": [{"text": one.duty.text, "answered_by": one.clause} for one in finding.answers],
            "targets": [target_json(one) for one in directive.targets],
            "actors": list(directive.actors),
            "addressees": list(directive.addressees),
        },
        "local": {"document": finding.local},
        "relation": finding.relation.value,
        "applicable": finding.applicable,
        "coverage": round_share(finding.coverage),
        "confidence": round_share(finding.confidence),
        "uncertain": finding.uncertain,
        "reason": finding.reason,
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
        "pairs": [{"upper": one.upper, "local": one.local, **tally_json(one.tally)} for one in totals.pairs],
        "initiatives": totals.initiatives,
        "documents": totals.documents,
    }
