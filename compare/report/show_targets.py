"""The quantified aims of the directives beside what became of them, and the documents that others name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.model import Change, Citation, CitationKind, Finding, Target
from compare.report.names import Names
from compare.report.show_chips import change_style, show_chips
from compare.report.view import Chip
from compare.report.view_tables import CitationGroup, CitationLine, TargetLine
from compare.words import labels, phrase
from compare.words.name import say_target

# The citations that a reader must act on come first.
_ORDER = (CitationKind.REPLACED, CitationKind.NOT_GIVEN, CitationKind.NEVER_CITED, CitationKind.AT_HAND)

# Characters of the words of a change in the table of targets.
WORDS = 40


def show_targets(findings: Sequence[Finding], names: Names) -> tuple[TargetLine, ...]:
    """One line for each finding on a directive with targets."""
    return tuple(_line(one, names) for one in findings if one.directive.targets)


def _line(finding: Finding, names: Names) -> TargetLine:
    return TargetLine(
        anchor=names.anchors[finding.id],
        number=names.numbers[finding.id],
        tag=names.tags[finding.local],
        local=names.titles[finding.local],
        targets=tuple(say_target(one) for one in finding.directive.targets),
        chips=show_chips(finding, names.say),
        changes=tuple(
            (Chip(change_style(one.kind), names.say(labels.CHANGE[one.kind])), _words(one, names))
            for one in finding.changes
            if any(speaks_of(one, target) for target in finding.directive.targets)
        ),
    )


def speaks_of(change: Change, target: Target) -> bool:
    """Whether a change is about a target: its value or its year stands in the words of the upper text, as a number."""
    words = (word for word in (target.value, target.year) if word)
    return any(re.search(rf"(?<![\d.]){re.escape(word)}(?![\d.]*\d)", change.upper) for word in words)


def _words(change: Change, names: Names) -> str:
    """The words that changed; where the local text has none, those that are missing there."""
    upper = phrase.shorten(change.upper, WORDS)
    if not change.local:
        return names.say("“{upper}”", upper=upper)
    return names.say("“{upper}”→“{local}”", upper=upper, local=phrase.shorten(change.local, WORDS))


def show_citations(citations: Sequence[Citation], names: Names) -> tuple[CitationGroup, ...]:
    """What each document names or should name, in the order of the documents."""
    groups: dict[str, list[Citation]] = {}
    for one in citations:
        groups.setdefault(one.document, []).append(one)
    return tuple(
        CitationGroup(
            names.titles[key],
            tuple(_citation(one, names) for one in sorted(groups[key], key=lambda one: _ORDER.index(one.kind))),
        )
        for key in names.titles
        if key in groups
    )


def _citation(citation: Citation, names: Names) -> CitationLine:
    title = f"《{citation.title}》" if citation.title else ""
    number = f"（{citation.number}）" if title and citation.number else citation.number
    return CitationLine(
        title=title + number,
        chip=Chip(citation.kind.value, names.say(labels.CITATION[citation.kind])),
        anchor=names.cards.get(citation.target, ""),
        place=phrase.place(citation.place, names.say) if citation.place else "",
        note=citation.note,
    )
