"""What a review says in its first lines: of what draft, against which documents, with what result."""

from __future__ import annotations

from collections import Counter

from compare.model import Document, Relation
from compare.report import phrase
from compare.report.language import Language
from compare.review.labels import WEIGHT
from compare.review.model import Review, Weight
from compare.review.say import list_sources


def show_title(draft: Document, say: Language) -> str:
    """The title of a review where the user gives none."""
    return say("{draft}审阅意见", draft=phrase.title(draft, say))


def show_result(review: Review, say: Language) -> tuple[str, str]:
    """What the draft carries, and how much there is to say."""
    found = [one for one in review.comparison.findings if one.local == review.draft.id]
    gaps = [one for one in found if one.relation is Relation.OMIT and one.applicable]
    above = sum(one.relation is Relation.OMIT and not one.applicable for one in found)
    carried = say(
        "对照{uppers}份上位文件的{n}项部署：承接{carried}项（其中拓展{extend}项），缺失{omit}项，上级事项{above}项。",
        uppers=len({one.directive.clause.document for one in found}),
        n=phrase.number(len(found)),
        carried=phrase.number(sum(one.relation is not Relation.OMIT for one in found)),
        extend=phrase.number(sum(one.relation is Relation.EXTEND for one in found)),
        omit=phrase.number(len(gaps)),
        above=phrase.number(above),
    )
    counts = Counter(one.remark.weight for one in review.points)
    named = say.join(
        say("{weight}{n}处", weight=say(WEIGHT[weight]), n=phrase.number(counts[weight]))
        for weight in Weight
        if counts[weight]
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
    return say("几份上位文件同样要求的合为一处：共{n}条意见，合为{points}处。", n=remarks, points=len(review.points))


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
