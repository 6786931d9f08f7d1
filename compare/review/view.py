"""What the pages of a review print: its first lines, its points and decisions, and the draft's own text beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.model import Clause, Document, Frame, Heading, Standing, Verdict
from compare.output.template import fill_screen
from compare.progress import group
from compare.report.documents import say_apart, say_demands, say_extents
from compare.report.names import count_findings
from compare.review.anchor import locate
from compare.review.decide import count_overruled
from compare.review.model import WEIGHT, Point, Review, Rounds, Topic, Weight
from compare.review.points import Group, Said, group_points, order_line, say_lead, say_point
from compare.text.sentences import sentences
from compare.words import phrase
from compare.words.labels import VERDICT
from compare.words.language import Language, language_of, msgid


@dataclass(frozen=True, slots=True)
class CardView:
    """A group of points beside the text: its anchor, a line above several points, and the points with their words."""

    anchor: str
    lead: str
    points: tuple[tuple[Point, Said], ...]


@dataclass(frozen=True, slots=True)
class RunView:
    """A run of the draft's text, the weight of what marks it, and anchor and number of the points that end here."""

    text: str
    weight: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """A part of the draft with what is said of it; ``kind`` is ``h2`` to ``h5``, or that of the clause."""

    kind: str
    runs: tuple[RunView, ...]
    place: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class DraftView:
    """The draft in order, remarks beside the words; ``counts`` has each weight with its points."""

    frame: Frame
    title: str
    draft: str
    result: tuple[str, ...]
    order: str
    counts: tuple[tuple[Weight, tuple[Point, ...]], ...]
    uppers: tuple[str, ...]
    warnings: tuple[str, ...]
    whole: tuple[CardView, ...]
    rows: tuple[RowView, ...]
    version: str
    weights: Mapping[Weight, str]  # what each is called


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


def show_progress(review: Review, say: Language) -> tuple[str, ...]:
    """The lines: of the last round, of decisions that hold, of those that ask again; none where there is nothing."""
    rounds = (_rounds(review.rounds, say),) if review.rounds else ()
    return (*rounds, *_decisions(review, say))


def _rounds(rounds: Rounds, say: Language) -> str:
    """上一轮34条，已改20条，新增3条，仍有14条。 Of an unchanged draft nothing is mended."""
    counts = (
        (say("上一轮{n}条", n=phrase.number(rounds.previous)), True),
        (say("已改{n}条", n=phrase.number(len(rounds.mended))), not rounds.unchanged),
        (say("不再提出{n}条", n=phrase.number(len(rounds.withdrawn))), bool(rounds.withdrawn)),
        (say("按决定不再提出{n}条", n=phrase.number(len(rounds.settled))), bool(rounds.settled)),
        (say("新增{n}条", n=phrase.number(len(rounds.new))), True),
        (say("重新出现{n}条", n=phrase.number(len(rounds.back))), bool(rounds.back)),
        (say("仍有{n}条", n=phrase.number(len(rounds.open))), True),
        (say("其中{n}条草案的文字已变", n=phrase.number(len(rounds.reworded))), bool(rounds.reworded)),
    )
    told = say("{counts}。", counts=say("，").join(text for text, shown in counts if shown))
    if not rounds.unchanged:
        return told
    differs = rounds.withdrawn or rounds.new or rounds.back
    why = say("草案与上一轮相同，增减来自程序、上位文件或决定的变化：") if differs else say("草案与上一轮相同：")
    return why + told


def _decisions(review: Review, say: Language) -> Iterator[str]:
    verdicts = Counter(one.decision.verdict for one in review.rulings if one.standing is Standing.VALID)
    if verdicts:
        told = {one: phrase.number(verdicts[one]) for one in Verdict if verdicts[one]}
        named = say.join(say("{verdict}{n}条", verdict=say(VERDICT[one]), n=n) for one, n in told.items())
        yield say("按人工决定：{named}；不再提出意见{n}条。", named=named, n=phrase.number(len(review.left_out)))
    standings = Counter(one.standing for one in review.rulings)
    again = {
        Standing.STALE: msgid("{n}条决定依据已变，请重新核定。"),
        Standing.EXPIRED: msgid("{n}条豁免已到期，请重新核定。"),
        Standing.UNKNOWN: msgid("{n}条决定所指的内容这次没有找到，已保留。"),
    }
    yield from (say(text, n=phrase.number(standings[one])) for one, text in again.items() if standings[one])


def show_title(draft: Document, say: Language) -> str:
    """The title of a review where the user gives none."""
    return say("{draft}审阅意见", draft=phrase.title(draft, say))


def show_result(review: Review, say: Language) -> tuple[str, str]:
    """How far the draft carries what is asked of it, in the words of the report, and how much there is to say."""
    found = [one for one in review.comparison.findings if one.local == review.draft.id]
    counts = count_findings(found)
    uppers, extents = len({one.directive.clause.document for one in found}), say_extents(counts, say)
    n = phrase.number(counts.counted)
    told = say("对照{uppers}份上位文件的{n}项部署：{extents}", uppers=uppers, n=n, extents=extents)
    carried = say("；").join(filter(None, (told, say_demands(counts, say), say_apart(counts, say)))) + say("。")
    # The totals are the program's, which is said where people said otherwise.
    overruled, settled = count_overruled(review.comparison, review.draft.id, review.rulings)
    people = ((msgid("{n}项经人工改判"), overruled), (msgid("{n}项待核的经人工核定"), settled))
    others = say.join(say(words, n=phrase.number(count)) for words, count in people if count)
    carried += say("以上是程序的判定，其中{counts}。", counts=others) if others else ""
    weights = Counter(one.remark.weight for one in review.points)
    shown = {weight: phrase.number(weights[weight]) for weight in Weight if weights[weight]}
    named = say.join(say("{weight}{n}处", weight=say(WEIGHT[weight]), n=n) for weight, n in shown.items())
    if not named:
        return carried, say("没有需要提出的意见。")
    return carried, say("提出意见{n}处：{named}。", n=phrase.number(len(review.points)), named=named)


def show_merged(review: Review, say: Language) -> str:
    """Why there are fewer points than remarks; empty where there are not."""
    n, points = sum(len(one.remarks) for one in review.points), len(review.points)
    told = msgid("同一事项（几份上位文件同样要求的、同一条中同类的）合为一处：共{n}条意见，合为{points}处。")
    return say(told, n=n, points=points) if n != points else ""


def show_uppers(review: Review, say: Language) -> tuple[str, ...]:
    """The documents that the draft was compared with: title, number, date, file."""
    met = {one.directive.clause.document for one in review.comparison.findings if one.local == review.draft.id}
    facts = (
        (phrase.title(one, say), one.identity.number, one.identity.date, phrase.base(one.file))
        for one in review.comparison.documents
        if one.id in met
    )
    return tuple("　".join(filter(None, one)) for one in facts)


def show_left_out(review: Review, say: Language) -> tuple[str, ...]:
    """The documents above the draft that it was not compared with, and why: nothing is said of what they ask."""
    titles = {one.id: phrase.title(one, say) for one in review.comparison.documents}
    return tuple(
        say("{upper}未参加比对（{reason}）", upper=titles[one.upper], reason=one.ground or one.reason)
        for one in review.comparison.choices
        if one.local == review.draft.id and not one.chosen and one.upper in titles
    )


_DEEPEST = 3  # headings deeper than this look alike


def show_draft(review: Review, frame: Frame = Frame(), *, suggest: bool = False) -> DraftView:  # noqa: B008 - immutable
    """The page of a draft; ``suggest``: words are proposed for what is omitted."""
    comparison, draft = review.comparison, review.draft
    say = language_of(frame)
    clauses = {one.id: one for one in draft.clauses}
    groups = group_points(review.points, clauses)
    cards = {id(one): _card(number, one, say, suggest) for number, one in enumerate(groups, 1)}
    placed = _place(groups, draft.parts)
    return DraftView(
        frame=frame,
        title=frame.title or show_title(draft, say),
        draft=phrase.title(draft, say),
        result=(*show_result(review, say), *show_progress(review, say)),
        order=order_line(say),
        counts=tuple((weight, tuple(one for one in review.points if one.remark.weight is weight)) for weight in Weight),
        uppers=show_uppers(review, say),
        warnings=(*show_left_out(review, say), *comparison.warnings, *draft.warnings),
        whole=tuple(cards[id(one)] for one in placed.get(-1, ())),
        rows=tuple(_row(part, placed.get(at, ()), cards, say) for at, part in enumerate(draft.parts)),
        version=comparison.run.version,
        weights=WEIGHT,
    )


def _card(number: int, group: Group, say: Language, suggest: bool) -> CardView:
    said = (say_point(one, say, suggest=suggest and one.remark.topic is Topic.OMITTED) for one in group.points)
    return CardView(f"g{number}", say_lead(group, say), tuple(zip(group.points, said, strict=True)))


def _place(groups: Sequence[Group], parts: Sequence[Heading | Clause]) -> Mapping[int, list[Group]]:
    """The groups by the index of the part that they stand at; -1 for the draft as a whole."""
    where = {part.id: at for at, part in enumerate(parts) if isinstance(part, Clause)}
    return group(groups, lambda one: _find_heading(one.section, parts) if one.section else where.get(one.clause, -1))


def _find_heading(section: tuple[str, ...], parts: Sequence[Heading | Clause]) -> int:
    """The index of the innermost heading of a section: the last one so called before its first clause."""
    first = next(
        (at for at, one in enumerate(parts) if isinstance(one, Clause) and one.headings[: len(section)] == section),
        len(parts),
    )
    named = [at for at, one in enumerate(parts[:first]) if isinstance(one, Heading) and one.words == section[-1]]
    return named[-1] if named else first if first < len(parts) else -1


def _row(part: Heading | Clause, groups: Sequence[Group], cards: Mapping[int, CardView], say: Language) -> RowView:
    if isinstance(part, Heading):
        kind, text = f"h{2 + min(part.depth, _DEEPEST)}", part.words
        spans = [(0, len(text), one) for one in groups]
    else:
        kind, text = part.kind.value, part.text
        spans = [(*span, one) for one in groups if (span := _find(text, one))]
    cards_here = tuple(cards[id(one)] for one in groups)
    return RowView(kind, tuple(_cut(text, spans)), phrase.place(part.place, say), cards_here)


def _find(text: str, group: Group) -> tuple[int, int] | None:
    """First character and the one behind the last of the words that a group stands at; its first sentence else."""
    at = [index for index, sign in enumerate(text) if not sign.isspace()]
    inner = [one for one in (group.sentence, group.passage) if one and one != text] or sentences(text)[:1]
    span = locate("".join(text[index] for index in at), inner)
    return (at[span[0]], at[span[1] - 1] + 1) if span else None


def _cut(text: str, spans: Sequence[tuple[int, int, Group]]) -> Iterator[RunView]:
    """The text in runs, cut where a mark begins or ends."""
    edges = sorted({0, len(text), *(edge for first, end, _ in spans for edge in (first, end))})
    order = list(Weight)
    for first, end in pairwise(edges):
        over = [one for begin, stop, one in spans if begin <= first and end <= stop]
        ending = [one for _, stop, one in spans if stop == end]
        weights = sorted((point.remark.weight for one in over for point in one.points), key=order.index)
        links = tuple((f"p{point.number}", str(point.number)) for one in ending for point in one.points)
        yield RunView(text[first:end], weights[0].value if weights else "", links)


def render_draft(review: Review, frame: Frame = Frame(), *, suggest: bool = False) -> bytes:  # noqa: B008 - immutable
    """The page, as UTF-8."""
    return fill_screen("review.html.j2", show_draft(review, frame, suggest=suggest), ("review.css",))
