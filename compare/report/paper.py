"""What only the report on paper has: its numbered parts, and the lists that a reader turns pages by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare.model import Change, ChangeKind, Comparison, Finding, Manner
from compare.report.chips import Chip, change_style
from compare.report.names import Names, give_names, sort_pairs, sort_uppers
from compare.words import labels, phrase
from compare.words.language import Language, language_of, msgid
from compare.words.name import SUMMARY, name_directive


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change with both words: number of the directive, its anchor, where it was changed."""

    number: str
    row: str
    tag: str
    chip: Chip
    upper: str
    local: str
    note: str


@dataclass(frozen=True, slots=True)
class UpperRow:
    """A directive that only a higher level can carry out, and why."""

    number: str
    row: str
    text: str
    tag: str
    reason: str


@dataclass(frozen=True, slots=True)
class CopyRow:
    """How a local document passes on what it carries: counts by manner, the mean copied share."""

    local: str
    carried: str
    copy: str
    reword: str
    detail: str
    share: str


@dataclass(frozen=True, slots=True)
class Paper:
    """What the paper has beside the view.

    Attributes:
        heads: The heading of each part by its anchor, numbered.
        parts: Anchor and heading in their order.
        kept: The changes printed with a finding, by its anchor.
        rows: The anchor of the row that a finding stands in, by the finding's anchor.
        broken: Anchors of rows in which a word may have to be broken.
        wide: Whether there is such a word anywhere.
    """

    heads: Mapping[str, str]
    parts: tuple[tuple[str, str], ...]
    changes: tuple[ChangeRow, ...]
    change_counts: tuple[tuple[str, str], ...]
    kept: Mapping[str, tuple[ChangeRow, ...]]
    rows: Mapping[str, str]
    uppers: tuple[UpperRow, ...]
    copies: tuple[CopyRow, ...]
    broken: frozenset[str]
    wide: bool


# Changes that a list leaves out: open duties stand with their finding, a body named for another of its kind is usual.
USUAL = frozenset({ChangeKind.DUTY_DROPPED, ChangeKind.ACTOR_MAPPED})
# A word without a place to break of so many signs may be wider than its column.
UNBROKEN = re.compile(r"[!-~]{24}")
PARTS = (
    ("totals", msgid("总表与图例")),
    ("gaps", msgid("缺失清单")),
    ("changes", msgid("变化清单")),
    ("findings", msgid("逐条对照")),
    ("targets", msgid("指标对照")),
    ("chains", msgid("传导链")),
    ("uppers", msgid("上级事项")),
    ("initiatives", msgid("自主新增")),
    ("citations", msgid("引用文件")),
    ("choices", msgid("对照选择")),
    ("reading", msgid("文件读取")),
    ("run", msgid("方法与参数")),
)
# Chinese numerals of the parts; a language without them has its own in the catalogue.
NUMERAL_WORDS = (
    msgid("一"),
    msgid("二"),
    msgid("三"),
    msgid("四"),
    msgid("五"),
    msgid("六"),
    msgid("七"),
    msgid("八"),
    msgid("九"),
    msgid("十"),
    msgid("十一"),
    msgid("十二"),
)


def show_paper(comparison: Comparison) -> Paper:
    """The parts of the paper and its lists.

    Args:
        comparison: What ``pipeline.compare_documents`` returned.
    """
    say = language_of(comparison.frame)
    pairs = sort_pairs(comparison)
    by_upper = sort_uppers(pairs)
    names = give_names(comparison, pairs, by_upper)
    findings = [one for rows in by_upper.values() for found in rows.values() for one in found]
    kept = {names.anchors[one.id]: _changes(one, names, say) for one in findings}
    changes = [(one.kind, row) for each in findings for one, row in _listed(each, names, say)]
    uppers = _uppers(by_upper, names)
    broken = frozenset(
        names.row_anchors[one.directive.id] for one in findings if any(map(UNBROKEN.search, _texts(one)))
    )
    others = [one.clause.text for one in comparison.initiatives] + [one.title for one in comparison.citations]
    empty = {"uppers": not uppers, "citations": not comparison.citations}
    parts = tuple(
        (anchor, say("{number}、{title}", number=say(number), title=say(title)))
        for number, (anchor, title) in zip(NUMERAL_WORDS, [one for one in PARTS if not empty.get(one[0])], strict=False)
    )
    return Paper(
        heads=dict(parts),
        parts=parts,
        changes=tuple(row for kind, row in sorted(changes, key=lambda one: not one[0].weaker)),
        change_counts=_count_changes(findings, say),
        kept={key: rows for key, rows in kept.items() if rows},
        rows={names.anchors[one.id]: names.row_anchors[one.directive.id] for one in findings},
        uppers=uppers,
        copies=_copies(findings, names),
        broken=broken,
        wide=bool(broken) or any(map(UNBROKEN.search, others)),
    )


def _changes(finding: Finding, names: Names, say: Language) -> tuple[ChangeRow, ...]:
    """What is printed with the finding: without the duties left open, which stand among its notes."""
    return tuple(_row(one, finding, names, say) for one in finding.changes if one.kind is not ChangeKind.DUTY_DROPPED)


def _listed(finding: Finding, names: Names, say: Language) -> list[tuple[Change, ChangeRow]]:
    return [(one, _row(one, finding, names, say)) for one in finding.changes if one.kind not in USUAL]


def _row(change: Change, finding: Finding, names: Names, say: Language) -> ChangeRow:
    return ChangeRow(
        number=names.rows[finding.directive.id],
        row=names.row_anchors[finding.directive.id],
        tag=names.tags[finding.local],
        chip=Chip(change_style(change.kind), say(labels.CHANGE[change.kind])),
        upper=change.upper,
        local=change.local,
        note=change.note,
    )


def _count_changes(findings: Sequence[Finding], say: Language) -> tuple[tuple[str, str], ...]:
    """Every kind of change that there is with its number, in the order of the model."""
    counts = Counter(change.kind for one in findings for change in one.changes)
    return tuple((say(labels.CHANGE[kind]), phrase.number(counts[kind])) for kind in ChangeKind if counts[kind])


def _uppers(by_upper: Mapping[str, Mapping[str, list[Finding]]], names: Names) -> tuple[UpperRow, ...]:
    """One row for each directive; of the reason the last sentence, which says what makes it an upper matter."""
    made = []
    for rows in by_upper.values():
        for found in rows.values():
            above = [one for one in found if not one.applicable]
            if above:
                made.append(
                    UpperRow(
                        number=names.rows[above[0].directive.id],
                        row=names.row_anchors[above[0].directive.id],
                        text=name_directive(above[0].directive, SUMMARY),
                        tag=names.say.join(names.tags[one.local] or names.titles[one.local] for one in above),
                        reason=above[0].reason.rstrip("。").rpartition("。")[2],
                    )
                )
    return tuple(made)


def _copies(findings: Sequence[Finding], names: Names) -> tuple[CopyRow, ...]:
    made = []
    for local in dict.fromkeys(names.locals):
        carried = [one for one in findings if one.local == local and one.manner]
        if not carried:
            continue
        counts = Counter(one.manner for one in carried)
        made.append(
            CopyRow(
                local=f"{names.tags[local]}{names.titles[local]}",
                carried=phrase.number(len(carried)),
                copy=phrase.number(counts[Manner.COPY]),
                reword=phrase.number(counts[Manner.REWORD]),
                detail=phrase.number(counts[Manner.DETAIL]),
                share=phrase.percent(sum(one.copied for one in carried) / len(carried)),
            )
        )
    return tuple(made)


def _texts(finding: Finding) -> list[str]:
    """Every text that the row of a finding may print."""
    return [
        finding.directive.clause.text,
        finding.reason,
        *(one.clause.text for one in finding.matches),
        *(word for change in finding.changes for word in (change.upper, change.local, change.note)),
    ]
