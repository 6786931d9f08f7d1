"""The comparison as pages: HTML for the screen, PDF for paper in full or of at most 20 pages, the briefing.

The numbers of lines were set by printing: 20 pages hold all of them at once with the longest lines that occur.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from compare.model import Change, Extent, Initiative, Level
from compare.output.contract import UNNAMED, clean_name
from compare.output.fonts import draw
from compare.output.pdf import count_pages, set_page
from compare.output.template import fill, fill_screen, read_asset
from compare.report.briefing import FEWER, Briefing, show_briefing
from compare.report.correlation import Correlation, Indicator, Line
from compare.report.documents import Card, TotalsGroup, TotalsRow
from compare.report.findings import Item
from compare.report.gaps import NO_GAPS, Gap, say_penal
from compare.report.guide import Check, Lack, number_parts
from compare.report.names import Entry, Listed, add_counts, rank_of
from compare.report.view import Report
from compare.summary.summarize import total
from compare.words import labels, phrase
from compare.words.language import Language, msgid

GAPS, LACKS, WEAKER, OPEN, INDICATORS, INITIATIVES = 40, 60, 36, 20, 50, 30
LINES, CARDS, TOTALS, WARNINGS, APART = 220, 24, 6, 4, 12
MOST_PAGES = 20  # of the PDF; over these the correlation table gives up lines
LINES_OF_PAGE = 30  # of it on an A4 page, a little under what the demonstration and the seeds have
PARTS_OF_ONE = 3  # missing parts that are quoted of one directive
# Local documents that stand side by side; of more there is an overview and a report for each.
MOST_LOCALS = 3
PARTS = (
    ("gaps", msgid("主要缺口")),
    ("lacks", msgid("部分落实事项")),
    ("weaker", msgid("要求弱化事项")),
    ("open", msgid("待核事项")),
    ("correlation", msgid("条款对应关系表")),
    ("indicators", msgid("指标对照")),
    ("apart", msgid("另列事项")),
    ("initiatives", msgid("自主新增")),
    ("documents", msgid("参加对照的文件")),
    ("method", msgid("方法和图例")),
)


Picked = tuple[Correlation, tuple[Line, ...]]
"""A correlation table with those of its lines that have room."""


@dataclass(frozen=True, slots=True)
class Brief:
    """The parts of the printed report, of each what has room."""

    heads: Mapping[str, str]
    totals: tuple[TotalsGroup, ...]
    gaps: Listed[Gap]
    lacks: Listed[Lack]
    weaker: Listed[tuple[Change, Item]]
    open: Listed[Check]
    correlation: Listed[Picked]
    levels: tuple[Level, ...]
    indicators: Listed[Indicator]
    initiatives: Listed[tuple[str, tuple[Initiative, ...]]]
    cards: Listed[Card]
    parts: int = PARTS_OF_ONE
    warnings: int = WARNINGS
    apart: int = APART

    @property
    def level_widths(self) -> list[float]:
        """Of the columns of levels, in per cent."""
        return [round(46 / len(self.levels), 2)] * len(self.levels)

    def widths(self, table: Correlation) -> list[float]:
        """Of the columns of a correlation table, in per cent."""
        subject = 42 if len(table.heads) == 1 else 26
        return [7, 19, subject, *[round((74 - subject) / len(table.heads), 2)] * len(table.heads)]


def show_brief(report: Report, fewer: int = 0) -> Brief:
    """The parts of the printed report, as many lines of each as there is room for; ``fewer`` of correlations."""
    say = report.say
    side_by_side = len(report.locals) <= MOST_LOCALS
    lines, left_out = _pick_lines(report.correlation, fewer) if side_by_side else ((), ())
    indicators = report.indicators if side_by_side else ()
    initiatives, left = _pick_initiatives(report.initiatives)
    cards = sorted(report.cards, key=lambda card: (card.local, rank_of(card.document)))
    optional = {"lacks": report.lacks, "open": report.open, "apart": report.apart}
    optional |= {"correlation": lines, "indicators": indicators}
    weaker = _left(len(report.weaker) - WEAKER, say, msgid("其余{n}处见 HTML 报告。"))
    return Brief(
        heads=number_parts((one for one in PARTS if optional.get(one[0], True)), say),
        totals=tuple(_pick_totals(report.totals, say)),
        gaps=_first(report.sure_gaps, GAPS, say, _say_gaps(report)),
        lacks=_first(report.lacks, LACKS, say),
        weaker=Listed(report.weaker[:WEAKER], weaker),
        open=_first(report.open, OPEN, say),
        correlation=Listed(lines, _say_left_out(left_out, say)),
        levels=tuple(one for one in Level if any(one in each.values for each in indicators)),
        indicators=_first(_rank_indicators(indicators), INDICATORS, say),
        initiatives=Listed(initiatives, _left(left, say)),
        cards=_first(cards, CARDS, say),
    )


def _first(rows: Sequence[Entry], most: int, say: Language, note: str = "") -> Listed[Entry]:
    return Listed(tuple(rows[:most]), note + _left(len(rows) - most, say))


def _pick_totals(groups: Sequence[TotalsGroup], say: Language) -> Iterator[TotalsGroup]:
    """The first rows that count of the first local documents; the others are summed, so that the whole stays one."""

    def sum_up(told: str, n: int, rows: Sequence[TotalsRow]) -> tuple[TotalsRow, ...]:
        return (TotalsRow(say(told, n=n), add_counts(one.counts for one in rows)),) if rows else ()

    for group in groups[:TOTALS]:
        counted = [one for one in group.rows if one.counts.counted]
        apart = [one for one in group.rows if not one.counts.counted]
        more = sum_up(msgid("其余{n}份上位文件"), len(counted) - TOTALS, counted[TOTALS:])
        more += sum_up(msgid("只有另列事项的{n}份上位文件"), len(apart), apart)
        yield TotalsGroup(group.local, (*counted[:TOTALS], *more) if len(group.rows) > TOTALS else group.rows)
    others = [row for group in groups[TOTALS:] for row in group.rows]
    for row in sum_up(msgid("其余{n}份本级文件"), len(groups) - TOTALS, others):
        yield TotalsGroup(row.name, (row,))


def _left(count: int, say: Language, words: str = msgid("其余{n}项见 HTML 报告。")) -> str:
    return say(words, n=phrase.number(count)) if count > 0 else ""


def _say_gaps(report: Report) -> str:
    sure, say = report.sure_gaps, report.say
    if not sure:
        return say(NO_GAPS if report.comparison.older else msgid("没有确定未承接的部署要求；初判未承接的见待核事项。"))
    places = sum(one.sure for one in sure)
    told = msgid("确定未承接的共{n}项部署要求（{places}项次），强制性的在前；初判未承接的见待核事项。")
    if places == len(sure):
        told = msgid("确定未承接的共{n}项，强制性的在前；初判未承接的见待核事项。")
    return say(told, n=phrase.number(len(sure)), places=phrase.number(places)) + say_penal(sure, say)


def _say_left_out(lines: Sequence[Line], say: Language) -> str:
    """Which lines of the correlation table are left out as they say little, and which for want of room."""
    counts = Counter(one.gravest for one in lines if not one.plain)
    plain, there = len(lines) - counts.total(), [one for one in Extent if counts[one]]
    kinds = say.join(say("{kind}{n}项", kind=say(labels.EXTENT[one]), n=phrase.number(counts[one])) for one in there)
    said = say("全部落实而要求不降的、另列的共{n}项不逐项列出，见 HTML 报告。", n=phrase.number(plain)) if plain else ""
    rest = msgid("页数有限，其余{kinds}也没有列出，见 HTML 报告；列出的以未承接、降低和部分落实的为先。")
    return said + say(rest, kinds=kinds) if kinds else said


def _pick_lines(tables: Sequence[Correlation], fewer: int = 0) -> tuple[tuple[Picked, ...], tuple[Line, ...]]:
    """All lines where there is room for them, else the gravest of those that are not carried whole; and the others."""
    every = [line for table in tables for line in table.lines]
    most = max(min(len(every), LINES) - fewer, 0)
    if len(every) <= most:
        return tuple((one, one.lines) for one in tables), ()
    telling = sorted((line for line in every if not line.plain), key=lambda line: line.weight)
    kept = set(map(id, telling[:most]))
    picked = ((table, tuple(line for line in table.lines if id(line) in kept)) for table in tables)
    left_out = tuple(line for line in every if id(line) not in kept)
    return tuple((table, lines) for table, lines in picked if lines), left_out


def _rank_indicators(indicators: Sequence[Indicator]) -> Sequence[Indicator]:
    """Those that have room, in their order: where not all have, those that are lower go first."""
    ranked = sorted(range(len(indicators)), key=lambda at: not indicators[at].weaker)
    return [indicators[at] for at in (*sorted(ranked[:INDICATORS]), *ranked[INDICATORS:])]


def _pick_initiatives(
    groups: Sequence[tuple[str, tuple[Initiative, ...]]],
) -> tuple[tuple[tuple[str, tuple[Initiative, ...]], ...], int]:
    each = max(INITIATIVES // max(len(groups), 1), 2)
    made = tuple((title, found[:each]) for title, found in groups[:INITIATIVES])
    return made, sum(len(found) for _, found in groups) - sum(len(found) for _, found in made)


def render_html(report: Report) -> bytes:
    """The report for the screen, as UTF-8."""
    return fill_screen("report.html.j2", report, ("screen.css",), "screen.js")


def render_pdf(report: Report) -> bytes:
    """The report that people print, of at most 20 pages: A4, tagged, the same bytes for the same comparison.

    Where it is longer, the correlation table gives up so many lines as the pages too many hold.
    """
    made, fewer = set_page(partial(print_page, report)), 0
    while (over := count_pages(made) - MOST_PAGES) > 0 and fewer < LINES:
        fewer += over * LINES_OF_PAGE
        made = set_page(partial(print_page, report, fewer=fewer))
    return made


def split_report(report: Report) -> tuple[tuple[str, Report], ...]:
    """The reports that are printed, with what their files' names begin with; of many local documents one for each."""
    if len(report.locals) <= MOST_LOCALS:
        return (("", report),)
    alone = ((_name(key, report), narrow(report, key)) for key in report.locals)
    return (("", report), *alone)


def narrow(report: Report, local: str) -> Report:
    """The report of one local document; its directives keep the numbers that they have in the whole report."""
    every = report.comparison
    findings = tuple(one for one in every.findings if one.local == local)
    uppers = {one.directive.clause.document for one in findings}
    initiatives = tuple(one for one in every.initiatives if one.document == local)
    documents = tuple(one for one in every.documents if one.id in uppers or one.id == local)
    there = {one.id for one in documents}
    elsewhere = {warning for warning, ids in every.about if not there.issuperset(ids)}
    return dataclasses.replace(
        report,
        numbered=report.by_upper,
        comparison=dataclasses.replace(
            every,
            documents=documents,
            choices=tuple(one for one in every.choices if one.local == local),
            findings=findings,
            initiatives=initiatives,
            chains=(),
            citations=tuple(one for one in every.citations if one.document == local),
            totals=total(findings, initiatives, documents),
            warnings=tuple(one for one in every.warnings if one not in elsewhere),
        ),
    )


def _name(local: str, report: Report) -> str:
    """What the file of a local document begins with: its title, with its tag where another one has the same."""
    title = clean_name(report.documents[local]) or UNNAMED
    same = [one for one in report.locals if (clean_name(report.documents[one]) or UNNAMED) == title]
    return title if len(same) == 1 else f"{report.names.tags[local]}{title}"


def render_full(report: Report) -> bytes:
    """The whole report for paper, with every wording: A4, tagged, the same bytes for the same comparison."""
    return set_page(lambda faces: print_page(report, faces, "print_full"))


def render_briefing(report: Report) -> bytes:
    """The briefing as PDF; where it is longer than a page, with fewer rows, and on two where that is not enough."""
    made = (set_page(partial(print_page, report, name="briefing", fewer=fewer)) for fewer in range(FEWER + 1))
    whole = next(made)
    if count_pages(whole) == 1:
        return whole
    return next((one for one in made if count_pages(one) == 1), whole)


def print_page(report: Report, faces: str, name: str = "print", fewer: int = 0) -> str:
    """The HTML that is set as the PDF, with only characters that the fonts have; of short paper with ``fewer`` rows."""
    style = faces + read_asset(f"{name.removesuffix('_full')}.css", report.frame)

    def page(added: tuple[str, ...]) -> str:
        told = dataclasses.replace(report, added=added) if added else report
        # Short paper prints what it has room for beside the report.
        brief: dict[str, Brief | Briefing] = {"brief": show_brief(told, fewer)} if name == "print" else {}
        brief |= {"brief": show_briefing(told, fewer)} if name == "briefing" else {}
        return fill(f"{name}.html.j2", told, brief, style=style)

    return draw(page, report.say)
