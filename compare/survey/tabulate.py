"""A survey as tables of plain values, for Excel and Parquet: numbers stay numbers, rows come as they are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from compare.model import Relation
from compare.report import labels, phrase
from compare.survey.collect import Collected
from compare.survey.labels import FAILURE, LEVEL
from compare.survey.rank_governments import find_caveats, find_usual_length, rank_governments
from compare.survey.show_directives import title_of
from compare.survey.show_matrix import find_chapters, find_gap_share

Value = str | int | float | None
Table = tuple[Value, ...]


def list_cells(data: Collected, *, codes: bool = False) -> Iterator[Table]:
    """A row for each cell, government after government, as they are read.

    Args:
        data: The survey.
        codes: Give values by their names in the JSON (``adopt``), not in words.
    """
    say = data.say
    chapters = find_chapters(data)

    def word(value: StrEnum | None, words: Mapping[Any, str]) -> str:
        if value is None:
            return ""
        return value.value if codes else say(words[value])

    for row in data.survey.rows:
        one = row.government
        for cell in row.cells:
            at = data.places[cell.directive]
            local = data.locals[cell.document]
            evidence = cell.evidence
            yield (
                data.numbers[at],
                one.name,
                word(one.level, LEVEL),
                one.province,
                word(cell.relation, labels.RELATION),
                cell.relation is Relation.OMIT and not cell.applicable,
                cell.uncertain,
                cell.coverage,
                cell.confidence,
                cell.copied,
                word(cell.manner, labels.MANNER),
                data.directives[at].clause.text,
                chapters[at][1],
                evidence.text if evidence and cell.carriers else "",
                cell.carriers,
                "\n".join(cell.missing),
                "\n".join(f"{word(change.kind, labels.CHANGE)}：{change.note}" for change in cell.changes),
                cell.reason,
                title_of(local, data),
                local.date,
                phrase.place(evidence.place, say) if evidence else "",
                local.file,
                cell.directive,
                one.id,
                cell.document,
            )


def list_governments(data: Collected) -> Iterator[Table]:
    """A row for each government, those that leave out most first."""
    say = data.say
    usual = find_usual_length(data)
    for rank in rank_governments(data):
        one = data.survey.governments[rank.index]
        tally = one.tally
        yield (
            rank.first or None,
            one.name,
            rank.last or None,
            say(LEVEL[one.level]),
            one.province,
            "；".join(find_caveats(rank, data, usual)),
            tally.directives,
            tally.adopt,
            tally.extend,
            tally.omit,
            tally.upper_matters,
            rank.gaps,
            rank.share,
            rank.least,
            rank.most,
            tally.partial,
            tally.uncertain,
            tally.coverage,
            sum(paper.initiatives for paper in one.documents),
            sum(paper.characters for paper in one.documents),
            min((paper.quality for paper in one.documents), default=None),
            "\n".join(title_of(paper, data) for paper in one.documents),
            max((paper.date for paper in one.documents), default=""),
            one.id,
        )


def list_directives(data: Collected) -> Iterator[Table]:
    """A row for each directive, in the order of the matrix."""
    say = data.say
    chapters = find_chapters(data)
    names = {one.id: one.name for one in data.survey.governments}
    for at, (directive, uptake) in enumerate(zip(data.directives, data.survey.uptakes, strict=True)):
        yield (
            data.numbers[at],
            directive.clause.text,
            phrase.title(data.uppers[at], say),
            chapters[at][1],
            say(labels.FORCE[directive.force]),
            uptake.governments,
            uptake.adopt,
            uptake.extend,
            uptake.omit,
            uptake.upper_matters,
            find_gap_share(at, data),
            uptake.partial,
            uptake.weakened,
            uptake.uncertain,
            uptake.coverage,
            "\n".join(f"{one.date} {names[one.government]}" for one in uptake.first),
            directive.id,
        )


def list_clusters(data: Collected) -> Iterator[Table]:
    """A row for each plan in a cluster, the earliest of each first."""
    names = {one.id: one.name for one in data.survey.governments}
    for number, cluster in enumerate(data.survey.clusters, 1):
        for one in cluster.members:
            source = data.locals.get(one.source)
            yield (
                str(number),
                one.date,
                names[one.government],
                title_of(data.locals[one.document], data),
                title_of(source, data) if source else "",
                one.likeness if source else None,
                one.document,
            )


def list_failures(data: Collected) -> Iterator[Table]:
    """A row for each file or document that was not compared."""
    for one in data.survey.failures:
        yield one.file, one.title, data.say(FAILURE[one.kind]), one.reason
