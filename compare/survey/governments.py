"""The pages and the ranking of governments: what each leaves out, weakens and adds, and what its figures are worth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.model import Relation
from compare.report.chips import show_relations
from compare.survey.directives import anchor_detail, show_words, title_of
from compare.survey.labels import DOUBT, LEVEL
from compare.survey.matrix import anchor_directive, anchor_government, brief
from compare.survey.model import Government, Local
from compare.survey.ranking import Collected, Mark, Rank, find_caveats, find_usual_length
from compare.survey.view import GovernmentPage, Item, Link, Paper, Standing
from compare.words import phrase
from compare.words.language import Language

# Characters of a directive and of local words in a list.
WORDS, SAID = 24, 60


def show_ranking(data: Collected, ranks: Sequence[Rank]) -> tuple[Standing, ...]:
    """The governments, those that leave out most first; with links where they have pages."""
    usual = find_usual_length(data)
    return tuple(_standing(one, data, usual) for one in ranks)


def _standing(rank: Rank, data: Collected, usual: float) -> Standing:
    one = data.survey.governments[rank.index]
    dates = [paper.date for paper in one.documents if paper.date]
    say: Language = data.say
    return Standing(
        rank=say_rank(rank, say),
        anchor=anchor_government(rank.index, data),
        name=one.name,
        level=say(LEVEL[one.level]),
        date=max(dates, default=""),
        characters=phrase.number(sum(paper.characters for paper in one.documents)),
        directives=phrase.number(rank.directives),
        gaps=phrase.number(rank.gaps),
        range=f"{rank.least}–{rank.most}" if rank.least != rank.most else str(rank.gaps),
        share=phrase.percent(rank.share),
        coverage=phrase.percent(one.tally.coverage),
        doubt=phrase.number(rank.doubtful),
        caveats=find_caveats(rank, data, usual),
        bar=show_relations(one.tally),
    )


def say_rank(rank: Rank, say: Language) -> str:
    """Its place: 3, or 3–8 where doubt leaves more than one open, or 不排 where its text is not whole."""
    if not rank.ranked:
        return say("不排")
    return str(rank.first) if rank.first == rank.last else f"{rank.first}–{rank.last}"


def show_governments(data: Collected, ranks: Sequence[Rank]) -> tuple[GovernmentPage, ...]:
    """A page for each government in the order of the survey; none where there are more than ``PAGES``."""
    if not data.pages:
        return ()
    usual = find_usual_length(data)
    by_index = {one.index: one for one in ranks}
    words = _own_words(data)
    return tuple(
        _page(index, one, by_index[index], data, usual, words.get(index, {}))
        for index, one in enumerate(data.survey.governments)
    )


def _own_words(data: Collected) -> dict[int, dict[int, str]]:
    """The words with which each government extends a directive, where the pages show all cells."""
    found: dict[int, dict[int, str]] = {}
    if data.detailed:
        for at, shown in enumerate(data.shown):
            for index, cell in shown:
                if cell.relation is Relation.EXTEND and cell.evidence:
                    found.setdefault(index, {})[at] = show_words(cell, data, SAID)
    return found


def _page(
    index: int, one: Government, rank: Rank, data: Collected, usual: float, words: dict[int, str]
) -> GovernmentPage:
    say = data.say
    marks = data.marks[index]
    lists: tuple[tuple[str, list[int], dict[int, str]], ...] = (
        (say("缺失（本级可落实）"), [at for at, mark in enumerate(marks) if mark and mark.gap], {}),
        (say("弱化"), [at for at, mark in enumerate(marks) if mark and mark.weakened], {}),
        (
            say("拓展（在部署之外有增加）"),
            [at for at, mark in enumerate(marks) if mark and mark.kind == Relation.EXTEND.value],
            words,
        ),
    )
    return GovernmentPage(
        anchor=anchor_government(index, data),
        name=one.name,
        level=say(LEVEL[one.level]),
        province=one.province if one.province != one.region else "",
        papers=tuple(_paper(paper, data) for paper in one.documents),
        said=say_government(one, rank, data),
        caveats=find_caveats(rank, data, usual),
        bar=show_relations(one.tally),
        items=tuple(
            Item(say("{label}{n}项", label=label, n=len(found)), tuple(_links(index, found, marks, data, own)))
            for label, found, own in lists
            if found
        ),
    )


def say_government(one: Government, rank: Rank, data: Collected) -> str:
    """Its figures in a sentence."""
    tally = one.tally
    return data.say(
        "{all}项部署中采纳{adopt}、拓展{extend}、缺失{omit}（其中上级事项{above}）；缺失占本级事项的{share}，"
        "待核的全部改判时为{least}至{most}项。另有{own}条措施不对应任何部署。",
        all=tally.directives,
        adopt=tally.adopt,
        extend=tally.extend,
        omit=tally.omit,
        above=tally.upper_matters,
        share=phrase.percent(rank.share),
        least=rank.least,
        most=rank.most,
        own=sum(paper.initiatives for paper in one.documents),
    )


def _paper(local: Local, data: Collected) -> Paper:
    say = data.say
    facts = (
        local.number,
        local.date or say("日期不明"),
        say.join(local.issuers),
        say("{n}字", n=phrase.number(local.characters)),
        say("{n}条措施", n=phrase.number(local.measures)),
        say("自主新增{n}条", n=phrase.number(local.initiatives)),
        say("读入质量{share}", share=phrase.percent(local.quality)),
        phrase.base(local.file),
    )
    return Paper(title_of(local, data), tuple(one for one in facts if one), local.warnings)


def _links(
    index: int, found: Iterable[int], marks: tuple[Mark | None, ...], data: Collected, own: dict[int, str]
) -> Iterable[Link]:
    for at in found:
        mark = marks[at]
        name = f"{data.numbers[at]} {brief(at, data, WORDS)}" if data.detailed else data.numbers[at]
        note = (mark.share if mark else "") + (DOUBT if mark and mark.doubtful else "")
        yield Link(
            anchor_detail(at, index, data) if data.detailed else anchor_directive(at, data),
            name,
            "：".join(one for one in (note, own.get(at, "")) if one),
        )
