"""Clusters of near-identical plans, and what was not compared, as the pages print them."""

from __future__ import annotations

from compare.report import phrase
from compare.report.language import Language
from compare.survey.collect import Collected
from compare.survey.labels import FAILURE
from compare.survey.model import Cluster, Member
from compare.survey.show_directives import title_of
from compare.survey.show_matrix import anchor_government
from compare.survey.view import ClusterCard, FailureRow, MemberRow


def show_clusters(data: Collected) -> tuple[ClusterCard, ...]:
    """The clusters, largest first; with links where governments have pages."""
    return tuple(_card(number, one, data) for number, one in enumerate(data.survey.clusters, 1))


def _card(number: int, cluster: Cluster, data: Collected) -> ClusterCard:
    say: Language = data.say
    places = {one.id: index for index, one in enumerate(data.survey.governments)}
    return ClusterCard(
        anchor=f"k{number}",
        title=say("第{number}组：{n}份文件", number=number, n=len(cluster.members)),
        said=say_cluster(cluster, data),
        members=tuple(_row(one, cluster, data, places) for one in cluster.members),
    )


def say_cluster(cluster: Cluster, data: Collected) -> str:
    """The earliest and how like the others are, in a sentence."""
    say = data.say
    first = cluster.earliest
    title = title_of(data.locals[first.document], data)
    share = phrase.percent(cluster.likeness)
    if not first.date:
        return say("与所仿文件相同的措辞平均占{share}；日期不明，不能判断先后。", share=share)
    dates = [one.date for one in cluster.members]
    if dates.count(first.date) > 1:
        return say("与所仿文件相同的措辞平均占{share}；最早的几份同日印发，不能判断先后。", share=share)
    return say(
        "最早的是{title}（{date}）；其余各份与所近文件相同的措辞平均占{share}。",
        title=title,
        date=first.date,
        share=share,
    )


def _row(member: Member, cluster: Cluster, data: Collected, places: dict[str, int]) -> MemberRow:
    index = places[member.government]
    source = next((one for one in cluster.members if one.document == member.source), None)
    return MemberRow(
        anchor=anchor_government(index, data),
        name=data.survey.governments[index].name,
        title=title_of(data.locals[member.document], data),
        date=member.date or data.say("日期不明"),
        source=data.names[places[source.government]] if source else "",
        likeness=phrase.percent(member.likeness) if source else "",
    )


def show_failures(data: Collected) -> tuple[FailureRow, ...]:
    """What was not compared, in the order of the files."""
    return tuple(
        FailureRow(
            phrase.base(one.file),
            f"《{one.title}》" if one.title else "",
            data.say(FAILURE[one.kind]),
            one.reason,
        )
        for one in data.survey.failures
    )
