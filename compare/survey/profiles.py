"""A line for each government, each cluster of plans and each file that was not compared, with what they print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from compare.model import Extent, Relation
from compare.report.names import Slice
from compare.survey.lines import (
    DIRECTIVES,
    DirectiveLine,
    Item,
    Link,
    list_directives,
    make_cell_line,
    say_kinds,
    show_bar,
)
from compare.survey.model import DOUBTED, FAILURE, KIND, LEVEL, Cluster, Failure, Government, Local, Member
from compare.survey.ranking import Collected, Rank, count_kinds, find_caveats
from compare.words import phrase
from compare.words.language import msgid

SHORT, SAID = 24, 60  # characters of a directive and of local words in a list


@dataclass(frozen=True, slots=True)
class GovernmentLine:
    """A government with its place in the ranking."""

    data: Collected
    rank: Rank
    government: Government
    kinds: Counter[str]  # how many of its cells are of each kind
    lines: tuple[DirectiveLine, ...]  # all, in the order of the matrix

    @property
    def level(self) -> str:
        """In words."""
        return self.data.say(LEVEL[self.government.level])

    @property
    def place(self) -> str:
        """Its rank: 3, or 3–8 where doubt leaves more than one open, or 不排 where it has none."""
        rank = self.rank
        if not rank.ranked:
            return self.data.say("不排")
        return str(rank.first) if rank.first == rank.last else f"{rank.first}–{rank.last}"

    @property
    def caveats(self) -> tuple[str, ...]:
        """What speaks against comparing it."""
        return find_caveats(self.rank, self.data)

    @property
    def bar(self) -> tuple[Slice, ...]:
        """How far all is carried."""
        return show_bar(self.kinds)

    @property
    def behind(self) -> tuple[int, ...]:
        """The directives that it leaves out for certain and most others carry."""
        return tuple(at for at, found in enumerate(self.data.behind) if self.rank.index in found)

    def list_facts(self, local: Local) -> tuple[str, ...]:
        """What is known of a document of it, each in a few words."""
        say = self.data.say
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
        return tuple(one for one in facts if one)

    @property
    def said(self) -> str:
        """Its figures in a sentence."""
        say, share = self.data.say, self.rank.share
        known = {"all": self.kinds.total(), "kinds": say_kinds(self.kinds, DIRECTIVES, self.data)}
        known |= {"own": self.government.initiatives}
        if share is None:
            why = say("文件不全、过短或读入不清") if self.rank.rated else say("没有可以计算未承接的")
            why = say("可能不是同一主题") if self.rank.strange else why
            return say("{all}项部署中{kinds}；{why}，不列未承接率。另有自主新增{own}条。", **known, why=why)
        told = msgid(
            "{all}项部署中{kinds}；未承接占本级事项的{share}，待核的全部改判未承接时至多{most}项。另有自主新增{own}条。"
        )
        return say(told, **known, share=phrase.percent(share), most=self.rank.most)

    @property
    def items(self) -> Iterator[Item]:
        """What it leaves out, weakens and adds."""
        say = self.data.say
        marks = [(at, one) for at, one in enumerate(self.data.marks[self.rank.index]) if one]
        kinds = (
            (say("未承接而多数地方已承接"), self.behind),
            (say(KIND[Extent.NONE.value]), [at for at, one in marks if one.gap]),
            (say(KIND[DOUBTED]), [at for at, one in marks if one.doubted]),
            (say("要求降低"), [at for at, one in marks if one.weakened]),
        )
        lists = [(label, [self._link(at) for at in found]) for label, found in kinds]
        own = [self._link(at, self._own_words(at)) for at, one in marks if one.extends and one.carried]
        for label, links in (*lists, (say("拓展（在部署之外有增加）"), own)):
            if links:
                yield Item(say("{label}{n}项", label=label, n=len(links)), tuple(links))
        measures = tuple(Link("", one.text, one.place) for local in self.government.documents for one in local.own)
        if measures:
            yield Item(say("自主新增{n}条", n=len(measures)), measures)

    def _link(self, at: int, own: str = "") -> Link:
        line, mark = self.lines[at], self.data.marks[self.rank.index][at]
        note = "：".join(one for one in (mark.share if mark else "", own) if one)
        if not self.data.detailed:
            return Link(line.anchor, line.number, note)
        return Link(line.anchor_cell(self.rank.index), f"{line.number} {line.shorten(SHORT)}", note)

    def _own_words(self, at: int) -> str:
        """The words with which it extends a directive, where the pages show all cells."""
        if not self.data.detailed:
            return ""
        own = self.rank.index
        cells = (one for index, one in self.data.shown[at] if index == own and one.relation is Relation.EXTEND)
        return next((make_cell_line(self.lines[at], own, one).quote(SAID) for one in cells), "")


def list_governments(data: Collected) -> tuple[GovernmentLine, ...]:
    """All, as they are ranked."""
    lines = list_directives(data)
    return tuple(
        GovernmentLine(data, one, data.survey.governments[one.index], count_kinds(data.marks[one.index]), lines)
        for one in data.ranks
    )


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A plan in a cluster, and the earlier one that it is most like."""

    number: int  # of the cluster
    member: Member
    index: int  # place of its government
    government: Government
    title: str
    source: Local | None  # the earlier one …
    likest: str  # … its title, and in ``name`` the short name of its government; both empty where there is none
    name: str


@dataclass(frozen=True, slots=True)
class ClusterLine:
    """Near-identical plans."""

    data: Collected
    number: int
    cluster: Cluster

    @property
    def title(self) -> str:
        """Its number and size."""
        return self.data.say("第{number}组：{n}份文件", number=self.number, n=len(self.cluster.members))

    @property
    def members(self) -> Iterator[MemberLine]:
        """The earliest first."""
        data, governments = self.data, {one.document: one.government for one in self.cluster.members}
        for one in self.cluster.members:
            index, source = data.seats[one.government], data.locals.get(one.source)
            likest, name = "", ""
            if source:
                likest, name = data.title(source), data.names[data.seats[governments[one.source]]]
            government, title = data.survey.governments[index], data.title(data.locals[one.document])
            yield MemberLine(self.number, one, index, government, title, source, likest, name)

    @property
    def said(self) -> str:
        """The earliest and how like the others are, in a sentence."""
        say = self.data.say
        first, share = self.cluster.members[0], phrase.percent(self.cluster.likeness)
        if not first.date:
            return say("与所仿文件相同的措辞平均占{share}；日期不明，不能判断先后。", share=share)
        if [one.date for one in self.cluster.members].count(first.date) > 1:
            return say("与所仿文件相同的措辞平均占{share}；最早的几份同日印发，不能判断先后。", share=share)
        told = msgid("最早的是{title}（{date}）；其余各份与所近文件相同的措辞平均占{share}。")
        return say(told, title=self.data.title(self.data.locals[first.document]), date=first.date, share=share)


def list_clusters(data: Collected) -> tuple[ClusterLine, ...]:
    """All, the largest first."""
    return tuple(ClusterLine(data, number, one) for number, one in enumerate(data.survey.clusters, 1))


@dataclass(frozen=True, slots=True)
class FailureLine:
    """A file or document that was not compared, and why, in a word."""

    failure: Failure
    kind: str


def list_failures(data: Collected) -> tuple[FailureLine, ...]:
    """All, in the order of the files."""
    return tuple(FailureLine(one, data.say(FAILURE[one.kind])) for one in data.survey.failures)
