"""The memo of a review, PDF and Word: what must, should and could be mended, what is good, what people must decide.

Every point that must be mended stands in it, and every one where what must be done is asked for less; other numbers of
lines and lengths in characters are chosen so that four pages A4 hold a usual draft.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from compare.model import ChangeKind, Clause, Comparison, Finding, Frame, Manner, Relation
from compare.output.fonts import draw
from compare.output.pdf import set_page
from compare.output.template import fill, read_asset
from compare.output.word import (
    Cell,
    Element,
    cell,
    close_word,
    frame_pages,
    open_word,
    paragraph,
    parted_table,
    sourced,
)
from compare.reading.classify import punishes
from compare.review.decide import decide, is_rejected
from compare.review.model import WEIGHT, Point, Review, Topic, Weight, drop_number
from compare.review.place import find_carrier, find_nearest
from compare.review.points import name_part, order_line, quote, say_rest, say_rulings
from compare.review.remark import NAME
from compare.review.view import (
    GoodView,
    MemoPart,
    MemoRow,
    MemoView,
    show_left_out,
    show_merged,
    show_progress,
    show_result,
    show_title,
    show_uppers,
)
from compare.settings import DEFAULT, Settings
from compare.words import phrase
from compare.words.labels import LEVEL, LEVEL_UNKNOWN
from compare.words.language import Language, language_of, msgid
from compare.words.name import name_directive
from compare.words.phrase import cite_clauses, cite_page

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

# Lines of each weight; what one leaves free, the next in ``TAKES`` has more.
LINES = {Weight.MUST: 9, Weight.SHOULD: 6, Weight.THOUGHT: 2, Weight.DECIDE: 4}
TAKES = (Weight.MUST, Weight.SHOULD, Weight.DECIDE)
CUT = 3  # lines that a cut saves at least: for fewer nobody is sent to the comments
GOOD_MOST, SOURCES, WARNINGS = 3, 6, 3
TITLE, SAID, QUOTE, SOURCE, ALSO, HEADING, WORDS, GOOD_WORDS, CAUTION = 44, 90, 90, 64, 10, 20, 24, 64, 80
ORDER = (Weight.MUST, Weight.SHOULD, Weight.THOUGHT, Weight.DECIDE)


@dataclasses.dataclass(frozen=True, slots=True)
class Places:
    """Where things stand: clauses of the draft and how each is cited, by id; each finding's directive, in short."""

    clauses: Mapping[str, Clause]
    cites: Mapping[str, str]
    asked: Mapping[str, str]


def show_memo(review: Review, frame: Frame = Frame(), settings: Settings = DEFAULT) -> MemoView:  # noqa: B008 - immutable
    """Everything in the memo."""
    comparison, draft = review.comparison, review.draft
    say = language_of(frame)
    clauses = {one.id: one for one in draft.clauses}
    cites = cite_clauses(comparison.documents, say)
    by_weight = {weight: [one for one in review.points if one.remark.weight is weight] for weight in ORDER}
    places = Places(clauses, cites, _name_asked(comparison, cites, say))
    lines = _share_lines(by_weight)
    good = list(_find_good(review, settings))
    uppers = show_uppers(review, say)
    warnings = (*show_left_out(review, say), *comparison.warnings, *draft.warnings)
    more = (say("另有{n}份上位文件，见 review.json。", n=len(uppers) - SOURCES),) if len(uppers) > SOURCES else ()
    return MemoView(
        frame=frame,
        title=frame.title or show_title(draft, say),
        result=tuple(filter(None, (*show_result(review, say), show_merged(review, say), *show_progress(review, say)))),
        order=order_line(say),
        parts=tuple(_part(one, by_weight[one], lines[one], places, say) for one in ORDER if by_weight[one]),
        good=tuple(_good(one, review, cites, say) for one in good[:GOOD_MOST]),
        # the others stand nowhere else, since nothing is to be done about them
        good_note=say(
            msgid("共{n}处，列出{shown}处") if len(good) > GOOD_MOST else msgid("共{n}处"),
            n=phrase.number(len(good)),
            shown=GOOD_MOST,
        ),
        sources=(*uppers[:SOURCES], *more),
        method=say(
            "由 policy-compare {version} 按文字证据逐条比对得出，只看文件写没写、怎么写；每一处都应由人核对后再改。",
            version=comparison.run.version,
        ),
        warnings=tuple(phrase.shorten(one, CAUTION) for one in warnings[:WARNINGS]),
        version=comparison.run.version,
    )


def _share_lines(by_weight: Mapping[Weight, Sequence[Point]]) -> dict[Weight, int]:
    lines, free = dict(LINES), 0
    for weight in TAKES:
        lines[weight] += free
        free = max(0, lines[weight] - len(by_weight[weight]))
    return lines


def _part(weight: Weight, found: Sequence[Point], lines: int, places: Places, say: Language) -> MemoPart:
    # None is left out that says that what must be done is asked for less.
    named = [one for one in found if weight is Weight.MUST or any(remark.grave for remark in one.remarks)]
    others = [one for one in found if one not in named]
    room = max(0, lines - len(named))
    if len(others) - room >= CUT:
        others = others[:room]
    shown = sorted((*named, *others), key=lambda one: one.number)
    rest = len(found) - len(shown)
    told = msgid("共{n}处，列出最重的{shown}处；其余{rest}处见草案批注和 review.json") if rest else msgid("共{n}处")
    note = say(told, n=phrase.number(len(found)), shown=len(shown), rest=phrase.number(rest))
    return MemoPart(weight.value, say(WEIGHT[weight]), note, tuple(_row(one, places, say) for one in shown))


def _row(point: Point, places: Places, say: Language) -> MemoRow:
    one = point.remark
    # Where upper documents of another level ask the same: the nation what the province passes on.
    others = (other.finding for other in point.also if other.id in point.passed and other.finding != one.finding)
    told = say.join(dict.fromkeys(places.asked[other] for other in others if other in places.asked))
    also = say("（{places}同样要求）", places=told) if told else ""
    return MemoRow(
        number=str(point.number),
        title=phrase.shorten(one.title, TITLE),
        said=quote(say_rest(point, say), SAID) + quote(one.said + one.advice, SAID) + say_rulings(point),
        quote="" if one.upper in one.title and len(one.title) <= TITLE else quote(drop_number(one.upper), QUOTE),
        source=_fit_source(one.source, SOURCE + ALSO - len(also)) + also,
        place=_place(point, places, say),
    )


def _name_asked(comparison: Comparison, cites: Mapping[str, str], say: Language) -> dict[str, str]:
    """Where each finding's directive stands, in short: 国家文件第三章 › 三."""
    levels = {one.id: one.identity.level for one in comparison.documents}
    named = {one: say(LEVEL[level] if level else LEVEL_UNKNOWN) for one, level in levels.items()}
    asked = {one.id: one.directive.clause for one in comparison.findings}
    return {
        key: say("{level}文件{place}", level=named[one.document], place=cites[one.id]) for key, one in asked.items()
    }


def _fit_source(source: str, most: int) -> str:
    """A source in the room that there is: the title is shortened, number and place stay."""
    title, mark, rest = source.partition("》")
    room = min(SOURCE, most) - len(rest)
    return phrase.shorten_title(title + mark, max(room, HEADING)) + rest if mark else source


def _place(point: Point, places: Places, say: Language) -> str:
    """Where in the draft: heading, page or paragraph, words."""
    one = point.remark
    heading = phrase.shorten(one.section[-1].rstrip(phrase.STOPS), HEADING) if one.section else ""
    clause = places.clauses.get(one.clause)
    if clause is None and one.topic is Topic.OMITTED:
        return say("没有相近的位置，不作建议")
    if clause is None:
        return heading or say("全文")
    if not one.passage and heading:
        return say("{heading}（建议补在{part}）", heading=heading, part=name_part(one.section[-1], say))
    whole = places.cites[clause.id]
    label = whole.rpartition(" › ")[2] if heading else whole
    page = cite_page(clause, say) if clause.place.page is not None or not heading else ""
    place = page or (say("第{label}项", label=label) if label.isdigit() else label)
    if not one.passage:
        return say("{place}（建议补在本条之后）", place=place)
    if heading and place == phrase.name_heading(one.section[-1]):
        place = ""  # the only clause under its heading has the number of that
    told = one.passage if one.passage != clause.text else one.sentence
    words = f"“{phrase.shorten(told, WORDS)}”" if told else ""
    return "　".join(part for part in (heading, place, words) if part)


def _find_good(review: Review, settings: Settings) -> Iterator[Finding]:
    """What is carried with own substance, all of it or stricter, and nowhere short; a clause once.

    A doubt whether a part is carried is enough not to praise: who signs the memo answers for it. What has a remark is
    not praised either, nor a penalty. The most binding come first, then what is stricter, then what is less copied.
    """
    remarked = {one.finding for one in review.remarks}
    found = [
        one
        for one in decide(review.comparison, review.rulings).findings
        if one.local == review.draft.id
        and one.relation is Relation.EXTEND
        and not is_rejected(one)
        and not one.uncertain
        and one.id not in remarked
        and one.coverage >= settings.review_good
        and (not one.partial or _is_stricter(one, settings))
        and one.manner is not Manner.COPY
        and not any(change.kind.weaker or change.kind is ChangeKind.DUTY_DROPPED for change in one.changes)
        and not punishes(one.directive.clause)
    ]
    taken = set()

    def rank(one: Finding) -> tuple[object, ...]:
        return one.directive.force.rank, not _is_stricter(one, settings), one.copied, one.id

    for one in sorted(found, key=rank):
        clause = find_carrier(one)
        if clause.id not in taken:
            taken.add(clause.id)
            yield one


def _is_stricter(finding: Finding, settings: Settings) -> bool:
    """Whether the draft asks for more than the directive, as surely as a remark must be."""
    return any(one.kind.stricter and one.certainty.reaches(settings.review_least) for one in finding.changes)


def _good(finding: Finding, review: Review, cites: Mapping[str, str], say: Language) -> GoodView:
    clause = find_carrier(finding)
    upper = next(one for one in review.comparison.documents if one.id == finding.directive.clause.document)
    directive = finding.directive.clause
    title = phrase.shorten_title(phrase.title(upper, say), HEADING)
    whole = drop_number(clause.text)
    start = max(whole.find(find_nearest(clause, directive.text)), 0) if len(whole) > GOOD_WORDS else 0
    words = ("……" if start else "") + quote(whole[start:], GOOD_WORDS)
    place = cites[clause.id], cite_page(clause, say) if clause.place.page is not None else ""
    source = f"{title}{cites[directive.id]}"
    return GoodView(words, "　".join(filter(None, place)), name_directive(finding.directive, NAME), source)


def render_memo(review: Review, frame: Frame = Frame()) -> bytes:  # noqa: B008 - immutable
    """The memo: tagged, the same bytes for the same review; refused where nothing here makes a PDF."""
    view = show_memo(review, frame)
    return set_page(lambda faces: print_memo(view, faces))


def print_memo(view: MemoView, faces: str = "") -> str:
    """The HTML that is set, with only characters that the fonts have."""
    style = faces + read_asset("memo.css", view.frame)

    def page(added: tuple[str, ...]) -> str:
        return fill("memo.html.j2", dataclasses.replace(view, warnings=(*view.warnings, *added)), style=style)

    return draw(page, language_of(view.frame))


# Columns: width in twentieths of a point (the page has 10,318 between its margins) and title.
POINTS = ((620, msgid("编号")), (3700, msgid("意见")), (3900, msgid("上位原文和出处")), (2098, msgid("草案中的位置")))
GOOD_COLUMNS = ((5018, msgid("草案")), (5300, msgid("所承接的部署")))
MARGIN = 14  # millimetres on all sides: with the sizes below the memo keeps to four pages, as the PDF does
# Size and space before and after in points, by the id of a style: a memo is denser than a report.
DENSE = {
    "Title": (16, 0, 4),
    "Heading1": (11.5, 7, 2),
    "TableHead": (8.5, 1, 1),
    "TableText": (8, 0, 0),
    "Verdict": (8.5, 0, 0),
    "Quoted": (8.5, 0, 0),
    "Evidence": (7.5, 0, 0),
}


def render_memo_word(review: Review, frame: Frame = Frame()) -> bytes:  # noqa: B008 - immutable
    """The memo: the same bytes for the same review."""
    view, say = show_memo(review, frame), language_of(frame)
    document = open_word(view.title, view.frame.issuer, view.version, say)
    _tighten(document)
    frame_pages(document, (view.frame.mark, view.frame.issuer), say)
    return close_word(document, body(view, say))


def _tighten(document: WordDocument) -> None:
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    section.header_distance = section.footer_distance = Mm(MARGIN / 2)
    for style in document.styles:
        if style.style_id in DENSE:
            size, before, after = DENSE[style.style_id]
            style.font.size = Pt(size)
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def body(view: MemoView, say: Language) -> Iterator[Element]:
    """Every paragraph and table, in the order of the page."""
    yield paragraph(view.title, style="Title")
    for line in view.result:
        yield paragraph(line)
    yield paragraph(view.order, style="Evidence")
    for one in view.warnings:
        yield paragraph(say("提示：{words}", words=one), style="Evidence")
    for part in view.parts:
        yield from _part_body(part, say)
    if view.good:
        yield paragraph(say("值得肯定之处（{note}）", note=view.good_note), style="Heading1")
        rows = [[sourced(one.words, one.place), sourced(one.upper, one.source)] for one in view.good]
        yield from parted_table(GOOD_COLUMNS, rows, say)
    yield paragraph(say("文件与方法"), style="Heading1")
    for one in (*view.sources, view.method):
        yield paragraph(one, style="Evidence")


def _part_body(part: MemoPart, say: Language) -> Iterator[Element]:
    yield paragraph(say("{title}（{note}）", title=part.title, note=part.note), style="Heading1")
    rows = [
        [
            cell(one.number),
            Cell([paragraph(one.title, style="Verdict"), paragraph(one.said, style="TableText")]),
            sourced(one.quote, one.source) if one.quote else cell(one.source, style="Evidence"),
            cell(one.place, style="Evidence"),
        ]
        for one in part.rows
    ]
    yield from parted_table(POINTS, rows, say)
