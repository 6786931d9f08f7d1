"""Where in the upper documents things are carried or left out: counts by chapter, relation and local document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from compare.model import Finding, Relation
from compare.report.names import Names
from compare.report.show_findings import chapter_anchor
from compare.report.view_tables import Heat, HeatCell, HeatRow
from compare.words import labels, phrase

# With more upper documents than this their heat maps are folded, but for the first.
UNFOLDED = 3
# Shares of a chapter's directives from which a cell is darker by one tone; layout, not judgement.
_TONES = (0.25, 0.5, 0.75)

Found = Sequence[Finding]


def show_heat(uppers: Mapping[str, Mapping[str, list[Finding]]], names: Names) -> tuple[Heat, ...]:
    """One heat map for each upper document."""
    return tuple(_heat(upper, rows, names, len(uppers) <= UNFOLDED) for upper, rows in uppers.items())


def _heat(upper: str, rows: Mapping[str, list[Finding]], names: Names, unfolded: bool) -> Heat:
    found = [one for row in rows.values() for one in row]
    locals_ = [key for key in names.locals if any(one.local == key for one in found)]
    chapters: dict[str, list[Finding]] = {}
    for one in found:
        chapters.setdefault(chapter_anchor(one, names)[1], []).append(one)
    return Heat(
        number=names.uppers[upper],
        title=names.titles[upper],
        locals=tuple(f"{names.tags[one]}{names.titles[one]}" for one in locals_),
        relations=tuple(names.say(labels.RELATION[one]) for one in Relation),
        rows=tuple(_row(_chapter_title(under, names), under, locals_, names, key) for key, under in chapters.items()),
        total=_row(names.say("合计"), found, locals_, names, ""),
        unfolded=unfolded,
    )


def _chapter_title(found: Found, names: Names) -> str:
    """The headings that all of a chapter's directives stand under."""
    paths = [one.directive.clause.headings for one in found]
    shared = next((n for n, level in enumerate(zip(*paths, strict=False)) if len(set(level)) > 1), len(paths[0]))
    shared = min(shared, *(len(path) for path in paths))
    return phrase.headings(paths[0][:shared]) or names.say("（未分章节）")


def _row(title: str, found: Found, locals_: Sequence[str], names: Names, key: str) -> HeatRow:
    cells: list[HeatCell] = []
    for local in locals_:
        mine = [one for one in found if one.local == local]
        cells += (_cell(mine, relation, names, title, key) for relation in Relation)
    return HeatRow(key, title, phrase.number(len({one.directive.id for one in found})), tuple(cells))


def _cell(mine: Found, relation: Relation, names: Names, title: str, key: str) -> HeatCell:
    these = [one for one in mine if one.relation is relation]
    if not these:
        return HeatCell(relation.value, "0", "0", "", "", "")
    share = len(these) / len(mine)
    narrow = {"chapter": key} if key else {"upper": names.uppers[these[0].directive.clause.document]}
    return HeatCell(
        kind=relation.value,
        count=phrase.number(len(these)),
        tone=str(1 + sum(share >= step for step in _TONES)),
        anchor=chapter_anchor(these[0], names)[0],
        query=urlencode({"relation": relation.value, **narrow, "local": names.locals[these[0].local]}),
        label=names.say(
            "{chapter}，{local}{relation}{n}项",
            chapter=title,
            local=names.tags[these[0].local],
            relation=names.say(labels.RELATION[relation]),
            n=len(these),
        ),
    )
