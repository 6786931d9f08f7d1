"""What the pages of a review print: values without any logic, made by ``show_draft`` and ``show_memo``.

Say in a line what decisions did to a review, and what became of the last round.

What a review says in its first lines: of what draft, against which documents, with what result.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from compare.model import Document, Frame, Standing, Verdict
from compare.report.chips import count_findings
from compare.report.documents import say_apart, say_demands, say_extents
from compare.review.labels import VERDICT, WEIGHT
from compare.review.model import Review, Rounds, Weight
from compare.review.points import list_sources
from compare.words import phrase
from compare.words.language import Language

# --- view -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PointView:
    """One point: ``weight`` as in the model, ``label`` what it is called, the rest as in ``say.Said``."""

    anchor: str
    number: str
    weight: str
    label: str
    title: str
    said: str
    quote: str
    source: str
    also: tuple[str, ...]
    proposal: str


@dataclass(frozen=True, slots=True)
class CardView:
    """A group of points beside the text: its anchor, a line above several points, and the points."""

    anchor: str
    lead: str
    points: tuple[PointView, ...]


@dataclass(frozen=True, slots=True)
class RunView:
    """A run of the draft's text: weight of the heaviest group that marks it, empty for plain text.

    ``links`` are anchor and number of the points of the groups that end here.
    """

    text: str
    weight: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """A heading, clause, row of a table or footnote of the draft, with what is said of it.

    ``kind`` is ``h2`` to ``h5`` for headings, else the kind of the clause.
    """

    kind: str
    runs: tuple[RunView, ...]
    place: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class CountView:
    """How many points are of one weight."""

    weight: str
    label: str
    count: str
    first: str


@dataclass(frozen=True, slots=True)
class DraftView:
    """The draft in order, remarks beside the words."""

    frame: Frame
    title: str
    draft: str
    result: tuple[str, ...]
    order: str
    counts: tuple[CountView, ...]
    uppers: tuple[str, ...]
    warnings: tuple[str, ...]
    whole: tuple[CardView, ...]
    rows: tuple[RowView, ...]
    version: str


@dataclass(frozen=True, slots=True)
class MemoRow:
    """One line of the memo: number, matter, what is wrong, upper words with their source, place in the draft."""

    number: str
    title: str
    said: str
    quote: str
    source: str
    place: str


@dataclass(frozen=True, slots=True)
class MemoPart:
    """The points of one weight: how many there are, those that are named, and what is said of the others."""

    weight: str
    title: str
    note: str
    rows: tuple[MemoRow, ...]


@dataclass(frozen=True, slots=True)
class GoodView:
    """What the draft carries with own substance: its words, their place, the upper matter and its source."""

    words: str
    place: str
    upper: str
    source: str


@dataclass(frozen=True, slots=True)
class MemoView:
    """The memo of a review."""

    frame: Frame
    title: str
    result: tuple[str, ...]
    order: str
    parts: tuple[MemoPart, ...]
    good: tuple[GoodView, ...]
    good_note: str
    sources: tuple[str, ...]
    method: str
    warnings: tuple[str, ...]
    version: str


# --- show progress ----------------------------------------------------------------------------------------------------


def show_progress(review: Review, say: Language) -> tuple[str, ...]:
    """The lines: of the last round, of decisions that hold, of those that ask again; none where there is nothing."""
    rounds = (_rounds(review.rounds, say),) if review.rounds else ()
    return (*rounds, *_decisions(review, say))


def _rounds(rounds: Rounds, say: Language) -> str:
    """上一轮34条，已改20条，新增3条，仍有14条。"""
    counts = (
        (say("上一轮{n}条", n=phrase.number(rounds.previous)), True),
        (say("已改{n}条", n=phrase.number(len(rounds.mended))), True),
        (say("按决定不再提出{n}条", n=phrase.number(len(rounds.settled))), bool(rounds.settled)),
        (say("新增{n}条", n=phrase.number(len(rounds.new))), True),
        (say("重新出现{n}条", n=phrase.number(len(rounds.back))), bool(rounds.back)),
        (say("仍有{n}条", n=phrase.number(len(rounds.open))), True),
    )
    return say("{counts}。", counts=say("，").join(text for text, shown in counts if shown))


def _decisions(review: Review, say: Language) -> Iterator[str]:
    valid = [one for one in review.rulings if one.standing is Standing.VALID]
    verdicts = Counter(one.decision.verdict for one in valid)
    if valid:
        named = say.join(
            say("{verdict}{n}条", verdict=say(VERDICT[one]), n=phrase.number(verdicts[one]))
            for one in Verdict
            if verdicts[one]
        )
        yield say("按人工决定：{named}；不再提出意见{n}条。", named=named, n=phrase.number(len(review.left_out)))
    standings = Counter(one.standing for one in review.rulings)
    stale, expired, unknown = (
        phrase.number(standings[one]) for one in (Standing.STALE, Standing.EXPIRED, Standing.UNKNOWN)
    )
    again = (
        (Standing.STALE, say("{n}条决定依据已变，请重新核定。", n=stale)),
        (Standing.EXPIRED, say("{n}条豁免已到期，请重新核定。", n=expired)),
        (Standing.UNKNOWN, say("{n}条决定所指的内容这次没有找到，已保留。", n=unknown)),
    )
    yield from (text for standing, text in again if standings[standing])


# --- show result ------------------------------------------------------------------------------------------------------


def show_title(draft: Document, say: Language) -> str:
    """The title of a review where the user gives none."""
    return say("{draft}审阅意见", draft=phrase.title(draft, say))


def show_result(review: Review, say: Language) -> tuple[str, str]:
    """How far the draft carries what is asked of it, in the words of the report, and how much there is to say."""
    found = [one for one in review.comparison.findings if one.local == review.draft.id]
    counts = count_findings(found)
    told = say(
        "对照{uppers}份上位文件的{n}项部署：{extents}",
        uppers=len({one.directive.clause.document for one in found}),
        n=phrase.number(counts.counted),
        extents=say_extents(counts, say),
    )
    carried = say("；").join(one for one in (told, say_demands(counts, say), say_apart(counts, say)) if one) + say("。")
    weights = Counter(one.remark.weight for one in review.points)
    named = say.join(
        say("{weight}{n}处", weight=say(WEIGHT[weight]), n=phrase.number(weights[weight]))
        for weight in Weight
        if weights[weight]
    )
    if not named:
        return carried, say("没有需要提出的意见。")
    said = say("提出意见{n}处：{named}。", n=phrase.number(len(review.points)), named=named)
    return carried, said


def show_merged(review: Review, say: Language) -> str:
    """Why there are fewer points than remarks; empty where there are not."""
    remarks = list_sources(review.points)
    if remarks == len(review.points):
        return ""
    return say(
        "同一事项（几份上位文件同样要求的、同一条中同类的）合为一处：共{n}条意见，合为{points}处。",
        n=remarks,
        points=len(review.points),
    )


def show_uppers(review: Review, say: Language) -> tuple[str, ...]:
    """The documents that the draft was compared with: title, number, date, file."""
    met = {one.directive.clause.document for one in review.comparison.findings if one.local == review.draft.id}
    return tuple(
        "　".join(
            fact
            for fact in (phrase.title(one, say), one.identity.number, one.identity.date, phrase.base(one.file))
            if fact
        )
        for one in review.comparison.documents
        if one.id in met
    )
