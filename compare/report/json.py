"""The comparison and the outline as JSON: what tools and measurements rest on (``alignment.schema.json``)."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any

from compare.model.comparison import Chain, Comparison, Run, Tally, Totals
from compare.model.documents import Clause, Document, Heading, Place
from compare.model.enums import JudgedBy
from compare.model.findings import Change, Finding, Match, Ruling
from compare.words import phrase

if TYPE_CHECKING:
    from compare.report.view import Report

# Scores are sums of a few hundred floating point products: four digits are what they are worth, and what keeps the
# text equal from one machine to the next.
DIGITS = 4


def json_text(value: object) -> str:
    """A value as one line of JSON, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def pick(value: object, names: str) -> dict[str, Any]:
    """Some attributes of a value by names parted by blanks, as JSON has them: codes of enums, rounded shares, lists."""
    return {name: _plain(getattr(value, name)) for name in names.split()}


def _plain(value: object) -> Any:
    if isinstance(value, Place):
        return pick(value, "file page lines")
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float):
        return round(float(value), DIGITS)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def spread(data: dict[str, Any], whole: Collection[str] = ()) -> bytes:
    """A file of JSON as UTF-8; the items of every list but those named ``whole`` get a line each: so runs diff well."""
    members = (
        f"{json_text(key)}: [\n" + ",\n".join(map(json_text, value)) + "\n]"
        if isinstance(value, list) and value and key not in whole
        else f"{json_text(key)}: {json_text(value)}"
        for key, value in data.items()
    )
    return ("{\n" + ",\n".join(members) + "\n}\n").encode("utf-8", "replace")


def document_json(document: Document) -> dict[str, Any]:
    """A document without its text: who, what, when, and how well it was read."""
    identity = document.identity
    return {
        "id": document.id,
        **pick(identity, "title kind level region"),
        "issuer": "、".join(identity.issuers),
        **pick(identity, "number date excerpt truncated"),
        "file": document.file,
        "audit": pick(document.audit, "characters clause heading table footnote furniture unread quality"),
        **pick(document, "warnings place collection"),
        "clauses": len(document.clauses),
    }


def decision_json(ruling: Ruling) -> dict[str, Any]:
    """A decision and what it is worth."""
    return {
        **pick(ruling.decision, "subject kind verdict relation reason name date"),
        "until": ruling.decision.until or None,
        **pick(ruling.decision, "fingerprint matter upper local found"),
        "standing": ruling.standing.value,
    }


def change_json(change: Change) -> dict[str, Any]:
    """A change with both texts."""
    return {
        **pick(change, "kind upper local note upper_sentence local_sentence clause certainty"),
        "confidence": change.certainty.confidence,
    }


def tally_json(tally: Tally) -> dict[str, Any]:
    """The counts of a pair or of all."""
    return {
        **pick(tally, "directives adopt extend omit partial uncertain coverage upper_matters copied counted"),
        "gaps": tally.left_out,
        "sure_gaps": tally.gaps,
        **pick(tally, "secondhand expired takes_part older elsewhere"),
        "judged_by": {
            JudgedBy.PROGRAM.value: tally.by_program,
            JudgedBy.MODEL.value: tally.by_model,
            JudgedBy.PERSON.value: tally.by_person,
        },
    }


def run_json(run: Run) -> dict[str, Any]:
    """What made it; a language model only where one judged: no report without one reads otherwise than before."""
    made: dict[str, Any] = {
        "version": run.version,
        "settings": dict(run.settings),
        "inputs": [pick(one, "file sha256") for one in run.inputs],
    }
    if run.judging:
        told = pick(run.judging, "model digest server directives asked used")
        made["judging"] = {**told, "refused": dict(run.judging.refused)}
    return made


SCHEMA = "policy-compare/alignment/1"
CLAUSE = "id headings label text place"  # what is told of a clause


def to_json(comparison: Comparison) -> dict[str, Any]:
    """Everything of a comparison that other programs may rest on, as ``alignment.schema.json`` describes it."""
    return {
        "schema": SCHEMA,
        "run": run_json(comparison.run),
        "documents": [_document(one, comparison) for one in comparison.documents],
        "choices": [pick(one, "local upper score chosen older reason") for one in comparison.choices],
        "alignments": [_alignment(one) for one in comparison.findings],
        "initiatives": [
            {"document": one.document, "clause": pick(one.clause, CLAUSE)} for one in comparison.initiatives
        ],
        "chains": [_chain(one) for one in comparison.chains],
        "citations": [pick(one, "document kind title number target place note") for one in comparison.citations],
        "totals": _totals(comparison.totals),
        "warnings": list(comparison.warnings),
    }


def render_json(report: Report) -> bytes:
    """The JSON as UTF-8, one line for each document, alignment, initiative and chain."""
    return spread(to_json(report.comparison))


def _document(document: Document, comparison: Comparison) -> dict[str, Any]:
    """A document with what it was in this comparison: older than an upper one it met, a copy of another."""
    older = any(one.older and one.chosen for one in comparison.choices if one.local == document.id)
    return {**document_json(document), "older": older, "copy_of": dict(comparison.copies).get(document.id)}


def _alignment(finding: Finding) -> dict[str, Any]:
    directive = finding.directive
    return {
        "id": finding.id,
        "directive": {
            "id": directive.id,
            **pick(directive.clause, "document headings label text place"),
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
            "targets": [pick(one, "subject comparator value unit year") for one in directive.targets],
            **pick(directive, "actors addressees"),
            "expired": finding.expired,
            "ended": finding.ended or None,
        },
        "local": {"document": finding.local},
        **pick(finding, "relation demand applicable counted aside older"),
        "elsewhere": finding.elsewhere or None,
        **pick(finding, "coverage confidence"),
        "certainty": phrase.certainty(finding).value,
        **pick(finding, "uncertain reason judged_by program copied manner"),
        "opinion": pick(finding.opinion, "relation clause words model note") if finding.opinion else None,
        "matches": [_match(one) for one in finding.matches],
        "changes": [change_json(one) for one in finding.changes],
        # Only where reviewers decided something: no report without decisions reads otherwise than before.
        **({"decisions": [decision_json(one) for one in finding.rulings]} if finding.rulings else {}),
    }


def _match(match: Match) -> dict[str, Any]:
    return {
        "clause": pick(match.clause, CLAUSE),
        **pick(match, "score shared"),
        "changes": [change_json(one) for one in match.changes],
        "wording": [[one.operation, one.upper, one.local] for one in match.wording],
    }


def _chain(chain: Chain) -> dict[str, Any]:
    steps = [{**pick(one, "document alignment weakened"), "via": one.via or None} for one in chain.steps]
    return {**pick(chain, "directive origin kind"), "steps": steps}


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
    """The documents in the order read, each with its headings and clauses in reading order, as indented JSON."""
    data = {
        "schema": OUTLINE_SCHEMA,
        "documents": [{**document_json(one), "parts": [_part(part) for part in one.parts]} for one in documents],
    }
    return json.dumps(data, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _part(part: Heading | Clause) -> dict[str, Any]:
    if isinstance(part, Heading):
        return {"part": "heading", **pick(part, "label text depth place")}
    return {"part": "clause", **pick(part, f"{CLAUSE} kind role")}
