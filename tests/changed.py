"""A notation for changes between two texts, one pair a line: ``upper => local @province : kind words > words; …``.

``@province`` says that the local document is a province's (else a city's); ``apart`` stands for ``not_comparable``. The
texts were made up for the tests.
"""

from __future__ import annotations

from compare.model import Level

Row = tuple[str, str, Level, list[tuple[str, str, str]]]


def changes(table: str) -> list[Row]:
    """The rows of a table: upper text, local text, local level, and the changes as kind, upper and local words."""
    return [_row(line) for line in filter(None, map(str.strip, table.splitlines()))]


def _row(line: str) -> Row:
    pair, _, told = line.partition(" : ")
    upper, local = pair.split(" => ")
    level = Level.PROVINCIAL if local.endswith("@province") else Level.MUNICIPAL
    found = []
    for one in filter(None, told.split("; ")):
        kind, _, words = one.partition(" ")
        before, _, behind = words.partition(">")
        found.append(({"apart": "not_comparable"}.get(kind, kind), before.strip(), behind.strip()))
    return upper, local.removesuffix("@province").strip(), level, found
