"""What the printed report of at most 20 pages has room for: its parts, and how many lines of each.

The numbers of lines were set by printing: 20 pages hold all of them at once with the longest lines that occur.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare.model import Change, Initiative, Level
from compare.report.correlation import Correlation, Indicator, Line
from compare.report.documents import Card
from compare.report.findings import Item
from compare.report.gaps import Gap
from compare.report.paper import NUMERAL_WORDS
from compare.report.view import Report
from compare.words import phrase
from compare.words.language import Language, msgid

GAPS, WEAKER, LINES, INDICATORS, INITIATIVES, CARDS, TOTALS, WARNINGS, APART = 40, 36, 300, 50, 30, 24, 6, 4, 12
# Local documents that stand side by side; of more there is an overview and a report for each.
MOST_LOCALS = 3
PARTS = (
    ("gaps", msgid("主要缺口")),
    ("weaker", msgid("要求弱化事项")),
    ("open", msgid("待核事项")),
    ("correlation", msgid("条款对应关系表")),
    ("indicators", msgid("指标对照")),
    ("apart", msgid("另列事项")),
    ("initiatives", msgid("自主新增")),
    ("documents", msgid("参加对照的文件")),
    ("method", msgid("方法和图例")),
)


@dataclass(frozen=True, slots=True)
class Brief:
    """The parts of the printed report; each note says what is left out, empty where nothing is."""

    heads: Mapping[str, str]
    gaps: tuple[Gap, ...]
    gap_note: str
    weaker: tuple[tuple[Change, Item], ...]
    weaker_note: str
    open_note: str
    correlation: tuple[tuple[Correlation, tuple[Line, ...]], ...]
    correlation_note: str
    levels: tuple[Level, ...]
    indicators: tuple[Indicator, ...]
    indicator_note: str
    initiatives: tuple[tuple[str, tuple[Initiative, ...]], ...]
    initiative_note: str
    cards: tuple[Card, ...]
    card_note: str
    totals: int = TOTALS
    warnings: int = WARNINGS
    apart: int = APART

    @property
    def level_widths(self) -> list[float]:
        """Of the columns of levels, in per cent."""
        return [round(46 / len(self.levels), 2)] * len(self.levels)

    def widths(self, table: Correlation) -> list[float]:
        """Of the columns of a correlation table, in per cent."""
        return [7, 19, 26, *[round(48 / len(table.heads), 2)] * len(table.heads)]


def show_brief(report: Report) -> Brief:
    """The parts of the printed report, as many lines of each as there is room for."""
    say = report.say
    sure = tuple(one for one in report.all_gaps if not one.doubt)
    side_by_side = len(report.locals) <= MOST_LOCALS
    lines, plain = _pick_lines(report.correlation) if side_by_side else ((), 0)
    indicators = report.indicators if side_by_side else ()
    initiatives, left = _pick_initiatives(report.initiatives)
    cards = sorted(report.cards, key=lambda card: (card.local, _rank(card)))
    there = {
        "open": bool(report.open),
        "correlation": bool(lines),
        "indicators": bool(indicators),
        "apart": bool(report.apart),
    }
    parts = [one for one in PARTS if there.get(one[0], True)]
    return Brief(
        heads={
            anchor: say("{number}、{title}", number=say(number), title=say(title))
            for number, (anchor, title) in zip(NUMERAL_WORDS, parts, strict=False)
        },
        gaps=sure[:GAPS],
        gap_note=_say_gaps(len(sure), say) + _left(len(sure) - GAPS, say),
        weaker=report.weaker[:WEAKER],
        weaker_note=say("其余{n}处见 HTML 报告。", n=phrase.number(len(report.weaker) - WEAKER))
        if len(report.weaker) > WEAKER
        else "",
        open_note=_left(len(report.open) - 20, say),
        correlation=lines,
        correlation_note=_say_plain(plain, say),
        levels=tuple(one for one in Level if any(one in each.values for each in indicators)),
        indicators=_pick_indicators(indicators),
        indicator_note=_left(len(indicators) - INDICATORS, say),
        initiatives=initiatives,
        initiative_note=_left(left, say),
        cards=tuple(cards[:CARDS]),
        card_note=_left(len(cards) - CARDS, say),
    )


def _left(count: int, say: Language) -> str:
    return say("其余{n}项见 HTML 报告。", n=phrase.number(count)) if count > 0 else ""


def _say_gaps(count: int, say: Language) -> str:
    if not count:
        return say("没有确定未承接的部署要求；初判未承接的见待核事项。")
    return say("确定未承接的共{n}项，强制性的在前；初判未承接的见待核事项。", n=phrase.number(count))


def _say_plain(count: int, say: Language) -> str:
    return say("全部落实而要求不降的、另列的共{n}项不逐项列出，见 HTML 报告。", n=phrase.number(count)) if count else ""


def _rank(card: Card) -> int:
    level = card.document.identity.level
    return level.rank if level else len(Level)


def _pick_lines(tables: Sequence[Correlation]) -> tuple[tuple[tuple[Correlation, tuple[Line, ...]], ...], int]:
    """All lines where there is room for them, else those that are not carried whole; and how many are left out."""
    every = sum(len(one.lines) for one in tables)
    if every <= LINES:
        return tuple((one, one.lines) for one in tables), 0
    picked = [(one, tuple(line for line in one.lines if not line.plain)) for one in tables]
    room, made = LINES, []
    for table, lines in picked:
        if lines and room > 0:
            made.append((table, lines[:room]))
            room -= len(lines)
    return tuple(made), every - sum(len(lines) for _, lines in made)


def _pick_indicators(indicators: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Those that are lower first where not all have room."""
    if len(indicators) <= INDICATORS:
        return tuple(indicators)
    kept = sorted(range(len(indicators)), key=lambda at: (not indicators[at].weaker, at))[:INDICATORS]
    return tuple(indicators[at] for at in sorted(kept))


def _pick_initiatives(
    groups: Sequence[tuple[str, tuple[Initiative, ...]]],
) -> tuple[tuple[tuple[str, tuple[Initiative, ...]], ...], int]:
    each = max(INITIATIVES // max(len(groups), 1), 2)
    made = tuple((title, found[:each]) for title, found in groups[:INITIATIVES])
    return made, sum(len(found) for _, found in groups) - sum(len(found) for _, found in made)
