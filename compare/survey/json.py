"""A survey as JSON, written as it is walked: ``survey.schema.json`` describes it, one line for each thing in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from compare.model import Directive, Tally
from compare.report.json import json_text, judged_by_json, judging_json, place_json, round_share
from compare.survey.model import Cell, Cluster, Failure, Government, Local, Row, Survey, Upper, Uptake
from compare.survey.ranking import number_directives

SCHEMA = "policy-compare/survey/1"


def write_json(survey: Survey, file: BinaryIO) -> None:
    """The JSON as UTF-8; the cells are never held together."""
    for text in _lines(survey):
        file.write(text.encode("utf-8", "replace"))


def _lines(survey: Survey) -> Iterator[str]:
    numbers = dict(
        zip((one.id for upper in survey.uppers for one in upper.directives), number_directives(survey), strict=True)
    )
    run = {
        "version": survey.run.version,
        "settings": dict(survey.run.settings),
        "inputs": [{"file": one.file, "sha256": one.sha256} for one in survey.run.inputs],
        **({"judging": judging_json(survey.run.judging)} if survey.run.judging else {}),
    }
    yield f'{{"schema": {json_text(SCHEMA)},\n"run": {json_text(run)}'
    yield from _list("uppers", (_upper(one) for one in survey.uppers))
    yield from _list("directives", (_directive(one, numbers) for upper in survey.uppers for one in upper.directives))
    yield from _list("governments", map(_government, survey.governments))
    yield from _list("uptakes", map(_uptake, survey.uptakes))
    yield from _list("clusters", map(_cluster, survey.clusters))
    yield from _list("failures", map(_failure, survey.failures))
    yield from _list("warnings", survey.warnings)
    yield from _list("rows", map(_row, survey.rows))
    yield "}\n"


def _list(name: str, ones: Iterable[Any]) -> Iterator[str]:
    """A member that is a list, one line for each of it."""
    yield f",\n{json_text(name)}: ["
    for index, one in enumerate(ones):
        yield f"{',' * bool(index)}\n{json_text(one)}"
    yield "]"


def _upper(upper: Upper) -> dict[str, Any]:
    document, identity = upper.document, upper.document.identity
    return {
        "id": document.id,
        "title": identity.title,
        "level": identity.level.value if identity.level else None,
        "region": identity.region,
        "number": identity.number,
        "date": identity.date,
        "file": document.file,
        "directives": len(upper.directives),
    }


def _directive(directive: Directive, numbers: dict[str, str]) -> dict[str, Any]:
    clause = directive.clause
    return {
        "id": directive.id,
        "number": numbers[directive.id],
        "document": clause.document,
        "headings": list(clause.headings),
        "label": clause.label,
        "text": clause.text,
        "place": place_json(clause.place),
        "force": directive.force.value,
        "duties": [one.text for one in directive.duties],
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "directives": tally.directives,
        "adopt": tally.adopt,
        "extend": tally.extend,
        "omit": tally.omit,
        "partial": tally.partial,
        "uncertain": tally.uncertain,
        "upper_matters": tally.upper_matters,
        "counted": tally.counted,
        "gaps": tally.gaps,
        "secondhand": tally.secondhand,
        "expired": tally.expired,
        "takes_part": tally.takes_part,
        "coverage": None if tally.coverage is None else round_share(tally.coverage),
        "copied": round_share(tally.copied),
        "judged_by": judged_by_json(tally),
    }


def _government(one: Government) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "level": one.level.value,
        "region": one.region,
        "province": one.province,
        "documents": [_local(local) for local in one.documents],
        "tally": _tally(one.tally),
    }


def _local(local: Local) -> dict[str, Any]:
    return {
        "id": local.id,
        "title": local.title,
        "kind": local.kind.value,
        "level": local.level.value,
        "region": local.region,
        "issuers": list(local.issuers),
        "number": local.number,
        "date": local.date,
        "file": local.file,
        "sha256": local.sha256,
        "excerpt": local.excerpt,
        "truncated": local.truncated,
        "quality": round_share(local.quality),
        "characters": local.characters,
        "clauses": local.clauses,
        "measures": local.measures,
        "initiatives": local.initiatives,
        "compared": list(local.compared),
        "warnings": list(local.warnings),
    }


def _uptake(uptake: Uptake) -> dict[str, Any]:
    return {
        "directive": uptake.directive,
        "governments": uptake.governments,
        "adopt": uptake.adopt,
        "extend": uptake.extend,
        "omit": uptake.omit,
        "partial": uptake.partial,
        "uncertain": uptake.uncertain,
        "upper_matters": uptake.upper_matters,
        "counted": uptake.counted,
        "gaps": uptake.gaps,
        "weakened": uptake.weakened,
        "coverage": round_share(uptake.coverage),
        "first": [{"government": one.government, "document": one.document, "date": one.date} for one in uptake.first],
    }


def _cluster(cluster: Cluster) -> dict[str, Any]:
    return {
        "id": cluster.id,
        "likeness": round_share(cluster.likeness),
        "members": [
            {
                "document": one.document,
                "government": one.government,
                "date": one.date,
                "source": one.source or None,
                "likeness": round_share(one.likeness),
            }
            for one in cluster.members
        ],
    }


def _failure(one: Failure) -> dict[str, Any]:
    return {"file": one.file, "title": one.title, "kind": one.kind.value, "reason": one.reason}


def _row(row: Row) -> dict[str, Any]:
    return {"government": row.government.id, "cells": [_cell(one) for one in row.cells]}


def _cell(cell: Cell) -> dict[str, Any]:
    evidence = cell.evidence
    return {
        "directive": cell.directive,
        "document": cell.document,
        "relation": cell.relation.value,
        "applicable": cell.applicable,
        "counted": cell.counted,
        "aside": cell.aside.value if cell.aside else None,
        "older": cell.older,
        "coverage": round_share(cell.coverage),
        "confidence": round_share(cell.confidence),
        "uncertain": cell.uncertain,
        "reason": cell.reason,
        "judged_by": cell.judged_by.value,
        "copied": round_share(cell.copied),
        "manner": cell.manner.value if cell.manner else None,
        "carriers": cell.carriers,
        "evidence": {
            "clause": evidence.clause,
            "headings": list(evidence.headings),
            "text": evidence.text,
            "place": place_json(evidence.place),
            "score": round_share(evidence.score),
        }
        if evidence
        else None,
        "missing": list(cell.missing),
        "changes": [
            {
                "kind": one.kind.value,
                "note": one.note,
                "certainty": one.certainty.value,
                "confidence": one.certainty.confidence,
            }
            for one in cell.changes
        ],
    }
