"""The page and the ranking of each directive and each government of a survey.

A directive: who carries it, who leaves it out, who was first, in which words. A government: what it leaves out, weakens
and adds, and what its figures are worth.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from compare.model import Extent, Relation
from compare.report.names import COUNTED, Chip, Slice, change_style, fill_bar
from compare.survey.matrix import anchor_directive, anchor_government, brief, find_gap_share, order_directives, say_gaps
from compare.survey.model import DOUBTED, KIND, LEVEL, Adopter, Cell, Government, Local
from compare.survey.plans import quote
from compare.survey.ranking import (
    JOB,
    Collected,
    Mark,
    Rank,
    count_kinds,
    find_caveats,
    find_mark_kind,
    find_usual_length,
    pick_examples,
)
from compare.survey.view import Detail, DirectivePage, Example, GovernmentPage, Item, Leaf, Link, Paper, Standing
from compare.text.words import quote_title
from compare.words import labels, phrase
from compare.words.language import Language

# Characters of a local wording as an example, in a line of the table, and of a clause that was not enough.
EXAMPLE, WORDS, NEAREST = 220, 90, 60
# In which order a directive's page names the governments: who leaves it out is asked first.
_ASKED = ("none", DOUBTED, "part", "open", "whole", "like", "above", "takes_part", "expired", "secondhand")


def show_bar_of(kinds: Counter[str]) -> tuple[Slice, ...]:
    """How far all is carried as a bar."""
    counts = {one: kinds[one.value] for one in COUNTED}
    counts[Extent.OPEN] += kinds[DOUBTED]
    return fill_bar(counts, {})


def say_kinds(kinds: Counter[str], data: Collected) -> str:
    """How far all is carried, in words; the numbers add up to all of it."""
    say = data.say
    said = say(
        "全部落实{whole}、部分落实{part}、未承接{none}", **{one: kinds[one] for one in ("whole", "part", "none")}
    )
    if kinds["like"]:
        said += say("、文字相近（早于上位文件）{like}", like=kinds["like"])
    if open_ := kinds["open"] + kinds[DOUBTED]:
        said += say("，待核{open}（其中初判未承接{doubted}）", open=open_, doubted=kinds[DOUBTED])
    aside = kinds.total() - sum(kinds[one] for one in JOB)
    return said + (say("，另列{aside}", aside=aside) if aside else "")


def rank_directives(data: Collected) -> tuple[Leaf, ...]:
    """The directives that some government leaves out, those that most leave out first."""
    order = order_directives(data)
    left_out = [at for at in sorted(range(len(order)), key=order.__getitem__) if find_gap_share(at, data) > 0]
    return tuple(_leaf(at, data) for at in left_out)


def _leaf(at: int, data: Collected) -> Leaf:
    uptake = data.survey.uptakes[at]
    return Leaf(
        anchor=anchor_directive(at, data),
        number=data.numbers[at],
        text=brief(at, data, 60),
        gaps=say_gaps(at, data),
        share=phrase.percent(find_gap_share(at, data)),
        doubtful=phrase.number(data.kinds[at][DOUBTED]),
        above=phrase.number(uptake.upper_matters),
        weakened=phrase.number(uptake.weakened),
        first="；".join(f"{link.text} {link.note}" for link in _first(uptake.first[:1], data)),
        bar=show_bar_of(data.kinds[at]),
    )


def show_directives(data: Collected) -> tuple[DirectivePage, ...]:
    """A page for each directive, in the order of the matrix."""
    return tuple(_show_directive(at, data) for at in range(len(data.directives)))


def _show_directive(at: int, data: Collected) -> DirectivePage:
    say: Language = data.say
    directive, uptake, upper = data.directives[at], data.survey.uptakes[at], data.uppers[at]
    return DirectivePage(
        anchor=anchor_directive(at, data),
        number=data.numbers[at],
        brief=brief(at, data, 60),
        headings=phrase.headings(directive.clause.headings),
        text=directive.clause.text,
        source=say("{upper}{place}", upper=phrase.title(upper, say), place=phrase.place(directive.clause.place, say)),
        force=say(labels.FORCE[directive.force]),
        said=say_uptake(at, data),
        first=_first(uptake.first, data),
        bar=show_bar_of(data.kinds[at]),
        examples=tuple(_example(index, cell, data) for index, cell in pick_examples(list(data.shown[at]))),
        lists=tuple(_lists(at, data)) if data.pages or data.detailed else (),
        details=tuple(_detail(at, index, cell, data) for index, cell in data.shown[at]) if data.detailed else (),
    )


def say_uptake(at: int, data: Collected) -> str:
    """What all make of a directive, in a sentence."""
    uptake = data.survey.uptakes[at]
    return data.say(
        "{all}地中{kinds}；要求降低{weakened}。",
        all=uptake.governments,
        kinds=say_kinds(data.kinds[at], data),
        weakened=uptake.weakened,
    )


def _first(found: Sequence[Adopter], data: Collected) -> tuple[Link, ...]:
    places = {one.id: index for index, one in enumerate(data.survey.governments)}
    return tuple(
        Link(anchor_government(places[one.government], data), data.names[places[one.government]], one.date)
        for one in found
    )


def _example(index: int, cell: Cell, data: Collected) -> Example:
    return Example(
        anchor=anchor_government(index, data),
        name=data.survey.governments[index].name,
        chips=show_cell_chips(cell, data),
        text=show_words(cell, data, EXAMPLE),
        source=_source(cell, data),
    )


def _source(cell: Cell, data: Collected) -> str:
    local = data.locals[cell.document]
    place = phrase.place(cell.evidence.place, data.say) if cell.evidence else ""
    return f"{title_of(local, data)}{place}"


def title_of(local: Local, data: Collected) -> str:
    """The title of a local document in 《》, or its file where it has none."""
    return quote_title(local.title) if local.title else data.say("（无标题：{file}）", file=local.file)


def show_cell_chips(cell: Cell, data: Collected) -> tuple[Chip, ...]:
    """What a cell is, in words: how far it is carried, and what in it asks for less."""
    say = data.say
    made = [Chip(cell.extent.value, say(KIND[find_mark_kind(cell)]))]
    kinds = dict.fromkeys(one.kind for one in cell.changes if one.kind.weaker)
    return (*made, *(Chip(change_style(one), say(labels.CHANGE[one])) for one in kinds))


def _detail(at: int, index: int, cell: Cell, data: Collected) -> Detail:
    return Detail(
        id=anchor_detail(at, index, data),
        anchor=anchor_government(index, data),
        name=data.names[index],
        chips=show_cell_chips(cell, data),
        coverage=phrase.percent(cell.coverage) if cell.relation is not Relation.OMIT else "",
        confidence=phrase.score(cell.confidence),
        text=show_words(cell, data, WORDS) if cell.carriers else "",
        nearest="" if cell.carriers else show_words(cell, data, NEAREST),
        source=phrase.place(cell.evidence.place, data.say) if cell.evidence else "",
        reason=cell.reason,
        changes=tuple(
            f"{one.note.rstrip('。')}（{data.say(labels.CERTAINTY[one.certainty])}）"
            for one in cell.changes
            if one.kind.weaker
        ),
    )


def show_words(cell: Cell, data: Collected, room: int) -> str:
    """The local words that carry a directive or, where it is left out, come nearest; empty where none do."""
    return (
        quote(cell.evidence.text, data.directives[data.places[cell.directive]].clause.text, room)
        if cell.evidence
        else ""
    )


def _lists(at: int, data: Collected) -> list[Item]:
    """Who does what, as lists of names."""
    say = data.say
    kinds: dict[str, list[Link]] = {}
    for index, marks in enumerate(data.marks):
        if mark := marks[at]:
            kinds.setdefault(mark.kind, []).append(link_government(at, index, mark, data))
    return [
        Item(say("{word}{n}地", word=say(KIND[key]), n=len(kinds[key])), tuple(kinds[key]))
        for key in _ASKED
        if key in kinds
    ]


def link_government(at: int, index: int, mark: Mark, data: Collected) -> Link:
    """A government's short name, with the share that it carries and a sign of doubt; leads to the grounds if shown."""
    anchor = anchor_detail(at, index, data) if data.detailed else anchor_government(index, data)
    return Link(anchor, data.names[index], mark.share)


def anchor_detail(at: int, index: int, data: Collected) -> str:
    """Where the grounds of one cell stand on the directive's page."""
    return f"{anchor_directive(at, data)}g{index + 1}"


# --- governments ------------------------------------------------------------------------------------------------------

# Characters of a directive and of local words in a list.
SHORT, SAID = 24, 60


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
        range=f"{rank.gaps}–{rank.most}" if rank.gaps != rank.most else str(rank.gaps),
        share=phrase.percent(rank.share),
        coverage=phrase.percent(one.tally.coverage),
        doubt=phrase.number(rank.doubtful),
        caveats=find_caveats(rank, data, usual),
        bar=show_bar_of(count_kinds(data.marks[rank.index])),
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
        _show_government(index, one, by_index[index], data, usual, words.get(index, {}))
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


def _show_government(
    index: int, one: Government, rank: Rank, data: Collected, usual: float, words: dict[int, str]
) -> GovernmentPage:
    say = data.say
    marks = data.marks[index]
    lists: tuple[tuple[str, list[int], dict[int, str]], ...] = (
        (say(KIND[Extent.NONE.value]), [at for at, mark in enumerate(marks) if mark and mark.gap], {}),
        (say(KIND[DOUBTED]), [at for at, mark in enumerate(marks) if mark and mark.doubted], {}),
        (say("要求降低"), [at for at, mark in enumerate(marks) if mark and mark.weakened], {}),
        (
            say("拓展（在部署之外有增加）"),
            [at for at, mark in enumerate(marks) if mark and mark.extends and mark.carried],
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
        bar=show_bar_of(count_kinds(marks)),
        items=tuple(
            Item(say("{label}{n}项", label=label, n=len(found)), tuple(_links(index, found, marks, data, own)))
            for label, found, own in lists
            if found
        ),
    )


def say_government(one: Government, rank: Rank, data: Collected) -> str:
    """Its figures in a sentence."""
    kinds = count_kinds(data.marks[rank.index])
    return data.say(
        "{all}项部署中{kinds}；未承接占本级事项的{share}，待核的全部改判未承接时至多{most}项。另有自主新增{own}条。",
        all=kinds.total(),
        kinds=say_kinds(kinds, data),
        share=phrase.percent(rank.share),
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
        name = f"{data.numbers[at]} {brief(at, data, SHORT)}" if data.detailed else data.numbers[at]
        note = mark.share if mark else ""
        yield Link(
            anchor_detail(at, index, data) if data.detailed else anchor_directive(at, data),
            name,
            "：".join(one for one in (note, own.get(at, "")) if one),
        )
