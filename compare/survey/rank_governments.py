"""Rank governments by what they leave out, with how far doubt moves each, and what speaks against comparing them."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from compare.knowledge.layout import READING
from compare.model import Document
from compare.report import phrase
from compare.report.language import Language
from compare.survey.collect import Collected, Mark
from compare.survey.model import Government

# Layout, not judgement: from where a row gets a remark. Half the median length; a quarter of the verdicts in doubt.
SHORT = 0.5
DOUBTED = 0.25


@dataclass(frozen=True, slots=True)
class Rank:
    """What a government leaves out of what is its job.

    Attributes:
        index: Place of the government.
        directives: How many it was compared with, upper matters left out.
        gaps: How many of them it leaves out.
        least, most: The same if all doubtful verdicts fell out the other way, down and up.
        doubtful: How many verdicts are in doubt.
        first, last: The ranks that these bounds leave open, from 1: ``first - 1`` others surely leave out more.
    """

    index: int
    directives: int
    gaps: int
    least: int
    most: int
    doubtful: int
    first: int = 0
    last: int = 0

    @property
    def share(self) -> float:
        """Of its job, left out, 0 to 1."""
        return self.gaps / self.directives if self.directives else 0.0


def rank_governments(data: Collected) -> tuple[Rank, ...]:
    """All governments, those that leave out most first; those that leave out alike in the order of the survey."""
    ranks = [count_gaps(index, marks) for index, marks in enumerate(data.marks)]
    bounds = [_bounds(one) for one in ranks]
    lows, highs = sorted(low for low, _ in bounds), sorted(high for _, high in bounds)
    placed = []
    for one, (low, high) in zip(ranks, bounds, strict=True):
        above = sum(other > high for other in lows)
        below = sum(other < low for other in highs)
        placed.append(
            Rank(
                one.index,
                one.directives,
                one.gaps,
                one.least,
                one.most,
                one.doubtful,
                above + 1,
                len(ranks) - below,
            )
        )
    return tuple(sorted(placed, key=lambda one: (-one.share, one.index)))


def _bounds(rank: Rank) -> tuple[float, float]:
    whole = rank.directives or 1
    return rank.least / whole, rank.most / whole


def count_gaps(index: int, marks: tuple[Mark | None, ...]) -> Rank:
    """One government's counts, without its place among the others."""
    job = [one for one in marks if one and (one.gap or one.carried)]
    gaps = sum(one.gap for one in job)
    return Rank(
        index,
        len(job),
        gaps,
        gaps - sum(one.gap and one.doubtful for one in job),
        gaps + sum(one.carried and one.doubtful for one in job),
        sum(one.doubtful for one in job),
    )


def find_caveats(rank: Rank, data: Collected, usual: float) -> tuple[str, ...]:
    """What speaks against comparing a government with the others, each in a few words.

    Args:
        rank: Of the government.
        data: The survey.
        usual: The median length of the governments' texts, in characters.
    """
    say: Language = data.say
    government = data.survey.governments[rank.index]
    papers = government.documents
    said = []
    if any(one.excerpt for one in papers):
        said.append(say("节选"))
    if any(one.truncated for one in papers):
        said.append(say("文件不全"))
    quality = min((one.quality for one in papers), default=1.0)
    if quality < READING.quality:
        said.append(say("读入质量{share}", share=phrase.percent(quality)))
    length = sum(one.characters for one in papers)
    if usual and length < SHORT * usual:
        said.append(say("篇幅短，为中位数的{share}", share=phrase.percent(length / usual)))
    if rank.directives and rank.doubtful >= DOUBTED * rank.directives:
        said.append(say("待核多，占{share}", share=phrase.percent(rank.doubtful / rank.directives)))
    said += [
        say("早于{upper}", upper=phrase.shorten_title(phrase.title(one, say), 16)) for one in _later(government, data)
    ]
    compared = {key for one in papers for key in one.compared}
    if len(compared) < len(data.survey.uppers):
        said.append(say("只比了{n}份上位文件", n=len(compared)))
    return tuple(said)


def find_usual_length(data: Collected) -> float:
    """The median length of the governments' texts, in characters; 0 without governments."""
    lengths = [sum(local.characters for local in one.documents) for one in data.survey.governments]
    return median(lengths) if lengths else 0.0


def _later(government: Government, data: Collected) -> list[Document]:
    """The upper documents that came after everything that the government issued on them: it could not know them."""
    found = []
    for upper in data.survey.uppers:
        date = upper.document.identity.date
        mine = [one.date for one in government.documents if upper.document.id in one.compared]
        if date and mine and all(mine) and max(mine) < date:
            found.append(upper.document)
    return found
