"""Rank governments by what they leave out, with how far doubt moves each, and what speaks against comparing them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from statistics import median

from compare.matching.aside import only_penalizes
from compare.matching.settle import say_version
from compare.model import Directive, Document, Extent, Relation
from compare.reading.lines import READING
from compare.report.names import COUNTED, key_chapters
from compare.settings import FIXED
from compare.survey.model import DOUBTED, Cell, Government, Local, Survey, Upper
from compare.text.places import ENDINGS, find_province
from compare.text.words import quote_title
from compare.words import phrase
from compare.words.language import Language, language_of, msgid

# How many cells the pages show with their evidence, a line each. Set by reasoning: with all lines, 30 real plans × 126
# directives make an HTML of 4.1 MB; without them, 300 × 150 made cells one of 6.1 MB.
DETAILED = 8_000
# Above so many governments have a line in the ranking and no page of their own. Set by reasoning: nobody pages through.
PAGES = 400
EXAMPLES = 3  # local wordings shown for each directive


JOB = (*(one.value for one in COUNTED), DOUBTED)  # the kinds that count, in the order of the bars


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell in short: ``kind`` is how far it is carried (``model.KIND``), ``share`` its coverage where partial."""

    kind: str
    share: str
    weakened: bool
    extends: bool

    @property
    def gap(self) -> bool:
        """Left out for certain, and the local level's job."""
        return self.kind == Extent.NONE.value

    @property
    def doubted(self) -> bool:
        """Taken for left out, and not for certain."""
        return self.kind == DOUBTED

    @property
    def doubtful(self) -> bool:
        """Not decided, whatever it was taken for."""
        return self.kind in (Extent.OPEN.value, DOUBTED)

    @property
    def job(self) -> bool:
        """Whether it counts: the local level's job."""
        return self.kind in JOB

    @property
    def like(self) -> bool:
        """Near in an older text, which cannot have carried it nor left it out."""
        return self.kind == Extent.LIKE.value

    @property
    def carried(self) -> bool:
        """Carried, or taken for it."""
        return self.job and not self.gap and not self.doubted and not self.like


Shown = tuple[int, Cell]
"""A cell that the pages show, with the place of its government."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What the pages print a survey from."""

    survey: Survey
    say: Language
    # in the order of the rows of the matrix, and ``numbers`` (1-12) and ``uppers`` beside them
    directives: tuple[Directive, ...]
    numbers: tuple[str, ...]
    uppers: tuple[Document, ...]
    places: Mapping[str, int]  # row by id of the directive
    penal: tuple[bool, ...]  # which of them only set a penalty: it holds whether or not a local text repeats it
    # for each government, for each directive; None where the two were not compared
    marks: tuple[tuple[Mark | None, ...], ...]
    kinds: tuple[Counter[str], ...]  # for each directive, how many marks there are of each kind
    # for each directive, the cells that are shown: all, or the best wordings where there are too many
    shown: tuple[tuple[Shown, ...], ...]
    detailed: bool  # whether they are all
    names: tuple[str, ...]  # of the governments: short ones for narrow columns, no two alike
    locals: Mapping[str, Local]  # the local documents by id
    seats: Mapping[str, int]  # the place of each government by its id
    chapters: tuple[tuple[str, str], ...]  # key and title of the chapter of each directive
    usual: float  # the median length of the governments' texts, in characters; 0 without governments
    ranks: tuple[Rank, ...] = ()  # of the governments, in their order
    behind: tuple[tuple[int, ...], ...] = ()  # for each directive, who leaves out what most others carry

    @property
    def pages(self) -> bool:
        """Whether governments have pages of their own."""
        return len(self.marks) <= PAGES

    def anchor(self, index: int) -> str:
        """Where a government has its page; empty where none has."""
        return f"g{index + 1}" if self.pages else ""

    def asks(self, at: int) -> bool:
        """Whether leaving out a directive says something: it binds, and is no penalty, which holds by itself."""
        return self.directives[at].force.binds and not self.penal[at]

    def title(self, local: Local) -> str:
        """The title of a local document in 《》, or its file where it has none."""
        return quote_title(local.title) if local.title else self.say("（无标题：{file}）", file=local.file)


_make_mark = cache(Mark)  # the one mark with the same values: there are few, however many cells there are


def find_mark_kind(cell: Cell) -> str:
    """How far a cell is carried or why it does not count; of what is open, what it was taken for."""
    return DOUBTED if cell.doubted else cell.extent.value


def count_kinds(marks: Iterable[Mark | None]) -> Counter[str]:
    """How many marks there are of each kind."""
    return Counter(one.kind for one in marks if one)


def collect(survey: Survey) -> Collected:
    """One walk over the rows."""
    directives = tuple(one for upper in survey.uppers for one in upper.directives)
    places = {one.id: index for index, one in enumerate(directives)}
    detailed = sum(one.tally.directives for one in survey.uptakes) <= DETAILED
    marks: list[tuple[Mark | None, ...]] = []
    kinds: list[Counter[str]] = [Counter() for _ in directives]
    shown: list[list[Shown]] = [[] for _ in directives]
    for index, row in enumerate(survey.rows):
        mine: list[Mark | None] = [None] * len(directives)
        for cell in row.cells:
            at = places[cell.directive]
            share = phrase.percent(cell.coverage) if cell.extent is Extent.PARTIAL else ""
            extends = cell.relation is Relation.EXTEND
            mark = mine[at] = _make_mark(find_mark_kind(cell), share, cell.weakened, extends)
            kinds[at][mark.kind] += 1
            shown[at].append((index, cell))
            if not detailed:
                shown[at] = pick_examples(shown[at])
        marks.append(tuple(mine))
    say = language_of(survey.frame)
    lengths = [one.characters for one in survey.governments]
    collected = Collected(
        survey=survey,
        say=say,
        directives=directives,
        numbers=number_directives(survey),
        uppers=tuple(upper.document for upper in survey.uppers for _ in upper.directives),
        places=places,
        penal=tuple(only_penalizes(one.clause) for one in directives),
        marks=tuple(marks),
        kinds=tuple(kinds),
        shown=tuple(tuple(one) for one in shown),
        detailed=detailed,
        names=shorten_names(survey.governments),
        locals={local.id: local for one in survey.governments for local in one.documents},
        seats={one.id: index for index, one in enumerate(survey.governments)},
        chapters=find_chapters(survey.uppers, say),
        usual=median(lengths) if lengths else 0.0,
    )
    ranked = replace(collected, ranks=rank_governments(collected))
    return replace(ranked, behind=tuple(find_behind(at, ranked) for at in range(len(directives))))


def number_directives(survey: Survey) -> tuple[str, ...]:
    """The number of each directive in the order of the matrix: 1-12 is the twelfth of the first upper document."""
    return tuple(
        f"{group}-{index}"
        for group, upper in enumerate(survey.uppers, 1)
        for index, _ in enumerate(upper.directives, 1)
    )


def find_chapters(uppers: Sequence[Upper], say: Language) -> tuple[tuple[str, str], ...]:
    """Key and title of each directive's chapter."""
    found: list[tuple[str, str]] = []
    for number, upper in enumerate(uppers, 1):
        paths = [one.clause.headings for one in upper.directives]
        depth, keys = key_chapters(number, paths)
        for path in paths:
            title = phrase.headings(path[depth - 1 : depth]) or say("（未分章节）")
            found.append((keys[path], title if len(uppers) == 1 else f"{number}　{title}"))
    return tuple(found)


def pick_examples(shown: list[Shown]) -> list[Shown]:
    """The best local wordings: sure, whole, with something of its own, near the directive; no text twice."""
    carried = [one for one in shown if one[1].relation is not Relation.OMIT and one[1].evidence]
    carried.sort(key=_worth)
    texts: set[str] = set()
    kept: list[Shown] = []
    for one in carried:
        text = one[1].evidence.text if one[1].evidence else ""
        if text not in texts and len(kept) < EXAMPLES:
            texts.add(text)
            kept.append(one)
    return kept


def _worth(shown: Shown) -> tuple[bool, bool, float, bool, float, int]:
    index, cell = shown
    score = cell.evidence.score if cell.evidence else 0.0
    return (cell.uncertain, cell.weakened, -cell.coverage, cell.relation is not Relation.EXTEND, -score, index)


def shorten_names(governments: tuple[Government, ...]) -> tuple[str, ...]:
    """山西 for 山西省, 临汾 for 山西省临汾市; the whole name where two would be called alike."""
    short = [_shorten(one) for one in governments]
    return tuple(name if short.count(name) == 1 else one.name for name, one in zip(short, governments, strict=True))


def _shorten(government: Government) -> str:
    if not government.region:
        return phrase.shorten_title(f"《{government.name.strip('《》')}》", 12)
    own = government.region
    if government.province != own:
        own = own.removeprefix(government.province) or own
    cut = ENDINGS.sub("", own)
    return cut if len(cut) > 1 else own


MOST = 3  # governments that carry a directive at least, so that "most" means something; by reading four surveys
# Layout, not judgement: from where a row gets a remark. Half the median length; a quarter of the verdicts in doubt; a
# quarter of the gaps penalties.
SHORT = 0.5
MUCH_DOUBTED = 0.25
MUCH_PENAL = 0.25


@dataclass(frozen=True, slots=True)
class Rank:
    """What a government leaves out of what is its job."""

    index: int  # place of the government
    directives: int  # how many it was compared with, upper matters left out
    gaps: int  # how many of them it leaves out for certain
    most: int  # how many if all that is in doubt were left out, too
    doubtful: int  # how many verdicts are in doubt
    like: int = 0  # how many of the directives its older texts are only like: none of them can be left out
    # whether its text is whole enough to be put in order with others: else what it leaves out may stand in what is
    # missing of it
    whole: bool = False
    strange: bool = False  # whether all that it was compared on may be another subject
    # the ranks that these bounds leave open, from 1: ``first - 1`` others surely leave out more. 0 where it has no
    # rank: its text is not whole, nothing is counted, or governments can hardly be told apart
    first: int = 0
    last: int = 0

    @property
    def comparable(self) -> bool:
        """Whether what it leaves out may be held against others: its text is whole and on the subject."""
        return self.whole and not self.strange

    @property
    def ranked(self) -> bool:
        """Whether it has a place among the others."""
        return self.first > 0

    @property
    def rated(self) -> bool:
        """Whether there is anything that it could have left out."""
        return self.directives > self.like

    @property
    def share(self) -> float | None:
        """Of its job, left out, 0 to 1; None where nothing could be, and where it is not comparable."""
        return self.gaps / self.directives if self.comparable and self.rated else None


def rank_governments(data: Collected) -> tuple[Rank, ...]:
    """All governments, those first that others surely leave out less than; of those alike in the order of the survey.

    Where every one leaves more than ``rank_told`` of the places open there is no order: nobody has a rank. Those whose
    text is not whole come last and have none, either: an excerpt, a text that breaks off, one that was read too badly
    for percentages, one of less than ``rank_piece`` of the median length. Neither has one that may be on another
    subject, nor one that could leave nothing out, as all that it issued is older than the upper documents.
    """
    governments = data.survey.governments
    ranks = []
    for index, marks in enumerate(data.marks):
        job = [one for one in marks if one and one.job]
        gaps, doubtful, like = (
            sum(one.gap for one in job),
            sum(one.doubtful for one in job),
            sum(one.like for one in job),
        )
        whole = is_whole(governments[index], data.usual)
        strange = governments[index].strange
        ranks.append(Rank(index, len(job), gaps, gaps + doubtful, doubtful, like, whole, strange))
    bounds = {
        one.index: (one.gaps / one.directives, one.most / one.directives)
        for one in ranks
        if one.comparable and one.rated
    }
    lows, highs = sorted(low for low, _ in bounds.values()), sorted(high for _, high in bounds.values())
    placed = [_place(one, bounds.get(one.index), lows, highs) for one in ranks]
    if not any(one.ranked and one.last - one.first + 1 <= max(FIXED.rank_told * len(bounds), 1) for one in placed):
        placed = [replace(one, first=0, last=0) for one in placed]
    return tuple(sorted(placed, key=lambda one: (not one.comparable, not one.rated, one.first, one.last, one.index)))


def _place(rank: Rank, bounds: tuple[float, float] | None, lows: Sequence[float], highs: Sequence[float]) -> Rank:
    """The rank with its place among the whole ones; as it is where it has none among them."""
    if bounds is None:
        return rank
    low, high = bounds
    first, last = sum(other > high for other in lows) + 1, len(lows) - sum(other < low for other in highs)
    return replace(rank, first=first, last=last)


def is_whole(government: Government, usual: float) -> bool:
    """Whether what a government leaves out may be held against others; ``usual`` is the median length in characters."""
    if government.characters < FIXED.rank_piece * usual:
        return False
    return any(not (one.excerpt or one.truncated) and one.quality >= READING.quality for one in government.documents)


def find_behind(at: int, data: Collected) -> tuple[int, ...]:
    """The whole governments that leave out a directive for certain while most of those whose job it is carry it.

    That others carry it shows that it can be done at this level; what nearly all leave out is hardly theirs to do.
    """
    kinds = data.kinds[at]
    carried = kinds[Extent.WHOLE.value] + kinds[Extent.PARTIAL.value]
    job = sum(kinds[one] for one in JOB)
    if carried < MOST or 2 * carried <= job or not data.asks(at):
        return ()
    comparable = (one.index for one in data.ranks if one.comparable)
    return tuple(sorted(index for index in comparable if (mark := data.marks[index][at]) and mark.gap))


def find_caveats(rank: Rank, data: Collected) -> tuple[str, ...]:
    """What speaks against comparing a government with the others, each in a few words."""
    say = data.say
    government = data.survey.governments[rank.index]
    papers = government.documents
    length = government.characters / data.usual if data.usual else 1.0
    doubt = rank.doubtful / rank.directives if rank.directives else 0.0
    known = (
        (rank.strange, msgid("可能不是同一主题"), 0.0),
        (any(one.excerpt for one in papers), msgid("节选"), 0.0),
        (any(one.truncated for one in papers), msgid("文件不全"), 0.0),
        (government.quality < READING.quality, msgid("读入质量{share}"), government.quality),
        (length < SHORT, msgid("篇幅短，为中位数的{share}"), length),
        (doubt >= MUCH_DOUBTED, msgid("待核多，占{share}"), doubt),
    )
    said = [say(words, share=phrase.percent(share)) for holds, words, share in known if holds]
    penal = sum(one.gap and held for one, held in zip(data.marks[rank.index], data.penal, strict=True) if one)
    if rank.gaps and penal >= MUCH_PENAL * rank.gaps:
        said.append(say("未承接中{n}项是罚则，本可直接适用上位文件", n=penal))
    said += _say_older(government, data)
    compared = {key for one in papers for key in one.compared}
    if any(binds(one.document, government) and one.document.id not in compared for one in data.survey.uppers):
        said.append(say("只比了{n}份上位文件", n=len(compared)))
    return tuple(said)


def binds(upper: Document, government: Government) -> bool:
    """Whether an upper document could be meant for a government: that of another province is not."""
    province = find_province(upper.identity.region)
    return not province or not government.province or province == government.province


def _say_older(government: Government, data: Collected) -> Iterator[str]:
    """The upper documents, or amendments of them, that came after all that the government issued on them."""
    for upper in data.survey.uppers:
        date = upper.document.identity.date
        mine = [one.date for one in government.documents if upper.document.id in one.compared]
        if date and mine and all(mine) and max(mine) < date:
            title = phrase.shorten_title(phrase.title(upper.document, data.say), 16)
            version = say_version(upper.document, max(mine))
            yield data.say("早于{upper}", upper=title) + (f"（{version}）" if version else "")
