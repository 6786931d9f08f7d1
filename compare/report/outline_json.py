"""How each file was read, as JSON for other programs: the documents of the report's JSON with all their parts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from compare.model import Clause, Document, Heading
from compare.report.json_parts import clause_json, document_json, place_json

SCHEMA = "policy-compare/outline/1"


def outline_json(documents: Sequence[Document]) -> str:
    """The documents in the order read, each with its headings and clauses in reading order.

    Args:
        documents: What ``pipeline.read_documents`` returned.

    Returns:
        Indented JSON with a line end.
    """
    data = {
        "schema": SCHEMA,
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
