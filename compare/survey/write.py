"""Writes a survey in several formats; the folder gets all of them or none.

Each is streamed into its file, because the cells are never held at once; JSON (``survey.schema.json``) and Parquet have
a row for each.
"""

from __future__ import annotations

import dataclasses
import importlib.util
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from compare.errors import PolicyCompareError
from compare.model import Directive
from compare.output.fonts import draw
from compare.output.pdf import set_page
from compare.output.template import fill, fill_screen, read_asset
from compare.output.write import fill_files
from compare.progress import Progress, silent
from compare.report.json import json_text, pick, run_json, tally_json
from compare.survey.excel import CELLS, show_sheets, write_excel
from compare.survey.lines import list_cells
from compare.survey.model import Cell, Cluster, Government, Row, Survey, Upper, Uptake
from compare.survey.ranking import collect, number_directives
from compare.survey.view import SurveyView
from compare.words.language import language_of

SCHEMA = "policy-compare/survey/1"
LOCAL = (
    "id title kind level region issuers number date file sha256 excerpt truncated quality characters clauses measures "
    "initiatives compared strange warnings"
)
"""What is told of a local document."""
COUNTS = "directives adopt extend omit partial uncertain upper_matters counted gaps sure_gaps"
"""What the survey tells of a government and of a directive, of what ``report.json.tally_json`` tells of a pair."""


def write_json(survey: Survey, file: BinaryIO) -> None:
    """The JSON as UTF-8; the cells are never held together."""
    for text in _lines(survey):
        file.write(text.encode("utf-8", "replace"))


def _lines(survey: Survey) -> Iterator[str]:
    numbers = dict(
        zip((one.id for upper in survey.uppers for one in upper.directives), number_directives(survey), strict=True)
    )
    yield f'{{"schema": {json_text(SCHEMA)},\n"run": {json_text(run_json(survey.run))}'
    yield from _list("uppers", (_upper(one) for one in survey.uppers))
    yield from _list("directives", (_directive(one, numbers) for upper in survey.uppers for one in upper.directives))
    yield from _list("governments", map(_government, survey.governments))
    yield from _list("uptakes", map(_uptake, survey.uptakes))
    yield from _list("clusters", map(_cluster, survey.clusters))
    yield from _list("failures", (pick(one, "file title kind reason") for one in survey.failures))
    yield from _list("warnings", survey.warnings)
    yield from _list("rows", map(_row, survey.rows))
    yield "}\n"


def _list(name: str, ones: Iterable[Any]) -> Iterator[str]:
    yield f",\n{json_text(name)}: ["
    for index, one in enumerate(ones):
        yield f"{',' * bool(index)}\n{json_text(one)}"
    yield "]"


def _upper(upper: Upper) -> dict[str, Any]:
    return {
        "id": upper.document.id,
        **pick(upper.document.identity, "title level region number date"),
        "file": upper.document.file,
        "directives": len(upper.directives),
    }


def _directive(directive: Directive, numbers: dict[str, str]) -> dict[str, Any]:
    return {
        "id": directive.id,
        "number": numbers[directive.id],
        **pick(directive.clause, "document headings label text place"),
        "force": directive.force.value,
        "duties": [one.text for one in directive.duties],
    }


def _government(one: Government) -> dict[str, Any]:
    told = tally_json(one.tally)
    names = f"{COUNTS} secondhand expired takes_part older coverage copied judged_by"
    return {
        **pick(one, "id name level region province"),
        "documents": [
            {**pick(local, LOCAL), "own": [pick(own, "text place") for own in local.own]} for local in one.documents
        ],
        "tally": {name: told[name] for name in names.split()},
    }


def _uptake(uptake: Uptake) -> dict[str, Any]:
    told = tally_json(uptake.tally)
    return {
        "directive": uptake.directive,
        "governments": told["directives"],
        **{name: told[name] for name in COUNTS.split()[1:]},
        "weakened": uptake.weakened,
        "coverage": told["coverage"] or 0.0,
        "first": [pick(one, "government document date") for one in uptake.first],
    }


def _cluster(cluster: Cluster) -> dict[str, Any]:
    members = [
        {**pick(one, "document government date"), "source": one.source or None, **pick(one, "likeness")}
        for one in cluster.members
    ]
    return {**pick(cluster, "id likeness"), "members": members}


def _row(row: Row) -> dict[str, Any]:
    return {"government": row.government.id, "cells": [_cell(one) for one in row.cells]}


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        **pick(cell, "directive document relation applicable counted aside older coverage confidence uncertain reason"),
        **pick(cell, "judged_by copied manner carriers"),
        "evidence": pick(cell.evidence, "clause headings text place score") if cell.evidence else None,
        "missing": list(cell.missing),
        "changes": [
            {**pick(one, "kind note certainty"), "confidence": one.certainty.confidence} for one in cell.changes
        ],
    }


def write_html(survey: Survey, file: BinaryIO) -> None:
    """The report for the screen, as UTF-8; refused where a template of the user's own has a fault."""
    view = SurveyView(collect(survey))
    file.write(fill_screen("survey.html.j2", view, ("screen.css", "survey.css"), "survey.js"))


# More cells than this are put together by level and province. The line is set by reasoning: who turns over that many
# pages of squares looks for one line, for which there is the page on the screen. Real cells below it are printed in 5 s
# (31 governments × 57 directives) and 9 s (30 × 126), on a busy machine.
CELLS_PRINTED = 12_000


def write_pdf(survey: Survey, file: BinaryIO) -> None:
    """The summary for paper: tagged, the same bytes for the same survey; refused where nothing here makes a PDF."""
    view = SurveyView(collect(survey), CELLS_PRINTED)
    file.write(set_page(lambda faces: print_survey(view, faces)))


def print_survey(view: SurveyView, faces: str) -> str:
    """The HTML that is set as the PDF, with only characters that the fonts have; ``faces`` are @font-face rules."""
    style = faces + read_asset("print.css", view.frame) + read_asset("survey_print.css", view.frame)

    def page(added: tuple[str, ...]) -> str:
        told = dataclasses.replace(view, added=added) if added else view
        return fill("survey_print.html.j2", show_sheets(told), style=style)

    return draw(page, language_of(view.frame))


CELLS_SCHEMA = "policy-compare/survey-cells/1"
GROUP = 20_000  # rows in a group: what is in memory at once


def check_parquet() -> None:
    """Refuse where the extra is not installed."""
    if importlib.util.find_spec("pyarrow") is None:
        raise PolicyCompareError(
            "写 Parquet 需要 pyarrow；请执行 pip install 'policy-compare[parquet]'，或用 --format xlsx"
        )


def write_parquet(survey: Survey, file: BinaryIO) -> None:
    """The cells with the columns of ``excel.CELLS`` by their names; the same bytes for the same survey."""
    check_parquet()
    import pyarrow
    from pyarrow import parquet

    types: dict[str, Any] = {"text": pyarrow.string(), "count": pyarrow.int32(), "yes": pyarrow.bool_()}
    schema = pyarrow.schema(
        [(one.name, types.get(one.kind, pyarrow.float64())) for one in CELLS],
        metadata={"schema": CELLS_SCHEMA, "version": survey.run.version},
    )
    data = collect(survey)
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        cells = list_cells(data, codes=True)
        while rows := list(islice(cells, GROUP)):
            columns = [[one.read(row) for row in rows] for one in CELLS]
            writer.write_table(pyarrow.table(dict(zip(schema.names, columns, strict=True)), schema=schema))


FORMATS: dict[str, Callable[[Survey, BinaryIO], None]] = {
    "html": write_html,
    "pdf": write_pdf,
    "xlsx": write_excel,
    "parquet": write_parquet,
    "json": write_json,
}

STEM = "survey"


def name_files(formats: Sequence[str]) -> tuple[str, ...]:
    """The names of the files of some formats, each once."""
    return tuple(f"{STEM}.{one}" for one in dict.fromkeys(formats))


def write_survey(
    survey: Survey, folder: Path, formats: Sequence[str], *, force: bool = False, progress: Progress = silent
) -> tuple[Path, ...]:
    """Write a survey's files, all or none; refused where a format cannot be made or a file may not be overwritten."""
    fills = {f"{STEM}.{one}": partial(FORMATS[one], survey) for one in formats}
    return fill_files(folder, fills, force=force, progress=progress)
