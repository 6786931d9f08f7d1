"""What only the report on paper has: its numbered parts, and the lists that a reader turns pages by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare.model import Change, ChangeKind, Comparison, Finding, Manner
from compare.report.findings import Item
from compare.report.names import Names
from compare.words.language import msgid


@dataclass(frozen=True, slots=True)
class CopyRow:
    """How a local document passes on what it carries: counts by manner, the mean copied share."""

    local: str
    carried: int
    copy: int
    reword: int
    detail: int
    share: float


@dataclass(frozen=True, slots=True)
class Paper:
    """What the paper has beside the view.

    Attributes:
        heads: The heading of each part by its anchor, numbered.
        parts: Anchor and heading in their order.
        changes: Each with the finding that it belongs to, those that ask for less first.
        change_counts: How many there are of each kind.
        broken: Anchors of rows in which a word may have to be broken.
        wide: Whether there is such a word anywhere.
    """

    heads: Mapping[str, str]
    parts: tuple[tuple[str, str], ...]
    changes: tuple[tuple[Change, Item], ...]
    change_counts: tuple[tuple[ChangeKind, int], ...]
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
    ("apart", msgid("另列事项")),
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


def show_paper(comparison: Comparison, items: Sequence[Item], names: Names) -> Paper:
    """The parts of the paper and its lists.

    Args:
        comparison: What is printed.
        items: Its findings, directive by directive.
        names: What everything is called.
    """
    say = names.say
    changes = [(change, one) for one in items for change in one.finding.changes if change.kind not in USUAL]
    counts = Counter(change.kind for one in items for change in one.finding.changes)
    broken = frozenset(one.row for one in items if any(map(UNBROKEN.search, _texts(one.finding))))
    others = [one.clause.text for one in comparison.initiatives] + [one.title for one in comparison.citations]
    empty = {"apart": all(one.finding.counted for one in items), "citations": not comparison.citations}
    parts = tuple(
        (anchor, say("{number}、{title}", number=say(number), title=say(title)))
        for number, (anchor, title) in zip(NUMERAL_WORDS, [one for one in PARTS if not empty.get(one[0])], strict=False)
    )
    return Paper(
        heads=dict(parts),
        parts=parts,
        changes=tuple(sorted(changes, key=lambda one: not one[0].kind.weaker)),
        change_counts=tuple((kind, counts[kind]) for kind in ChangeKind if counts[kind]),
        copies=tuple(_copies(items, names)),
        broken=broken,
        wide=bool(broken) or any(map(UNBROKEN.search, others)),
    )


def _copies(items: Sequence[Item], names: Names) -> Iterator[CopyRow]:
    for local in names.locals:
        carried = [one.finding for one in items if one.finding.local == local and one.finding.manner]
        if carried:
            counts = Counter(one.manner for one in carried)
            yield CopyRow(
                local=f"{names.tags[local]}{names.titles[local]}",
                carried=len(carried),
                copy=counts[Manner.COPY],
                reword=counts[Manner.REWORD],
                detail=counts[Manner.DETAIL],
                share=sum(one.copied for one in carried) / len(carried),
            )


def _texts(finding: Finding) -> list[str]:
    """Every text that the row of a finding may print."""
    return [
        finding.directive.clause.text,
        finding.reason,
        *(one.clause.text for one in finding.matches),
        *(word for change in finding.changes for word in (change.upper, change.local, change.note)),
    ]
