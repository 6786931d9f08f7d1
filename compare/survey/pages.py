"""What the pages of a survey say of the whole: what was compared, the point in two lines, the figures, the filters.

The matrix can be filtered by what occurs, and only where there is a choice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from compare.model import Extent
from compare.report.guide import Option, list_options
from compare.survey import model
from compare.survey.lines import rank_directives
from compare.survey.matrix import Matrix
from compare.survey.model import LEVEL
from compare.survey.ranking import JOB, Collected, Rank, find_caveats
from compare.words import phrase
from compare.words.language import Language, msgid

# --- show filters -----------------------------------------------------------------------------------------------------


def show_filters(data: Collected, matrix: Matrix) -> Mapping[str, tuple[Option, ...]]:
    """The filters by name; the numbers count cells (extent), columns (level, province) or rows (upper, chapter)."""
    say = data.say
    heads = matrix.heads
    # A chapter's directives need not stand together: its bands are one choice.
    lines = [band for band in matrix.bands for _ in band.lines]
    return {
        "extent": list_options(
            ((key, say(word)) for key, word in model.KIND.items()),
            (mark.kind for marks in data.marks for mark in marks if mark),
            1,
        ),
        "level": list_options(
            ((one.value, say(word)) for one, word in model.LEVEL.items()), (one.first.level.value for one in heads)
        ),
        "province": list_options(
            ((one, one) for one in dict.fromkeys(one.first.province for one in heads) if one),
            (one.first.province for one in heads),
        ),
        "upper": list_options(
            (
                (str(number), f"{number}　{phrase.title(one.document, say)}")
                for number, one in enumerate(data.survey.uppers, 1)
            ),
            (band.upper for band in lines),
        ),
        "chapter": list_options({band.key: band.title for band in lines}.items(), (band.key for band in lines)),
    }


# --- say the whole ----------------------------------------------------------------------------------------------------

# Directives and governments named in the two lines.
NAMED = 3
# Why governments stand in the order of the survey.
UNORDERED = msgid("各地未承接的项数加上待核可能改判的，范围大多互相重叠，分不出先后：不排名次，按地区列出。")
# Layout, not judgement: a directive that so many of at least so many governments leave out gets a remark.
NEARLY_ALL, FEW = 0.9, 5


def say_title(data: Collected) -> str:
    """The title of the house, or the upper documents and how many governments."""
    if data.survey.frame.title:
        return data.survey.frame.title
    titles = [phrase.title(one.document, data.say) for one in data.survey.uppers]
    count = len(data.marks)
    if len(titles) == 1:
        return data.say("{title}在{n}地的承接情况", title=titles[0], n=count)
    return data.say(
        "{title}等{uppers}份上位文件在{n}地的承接情况", title=titles[0] if titles else "", uppers=len(titles), n=count
    )


def say_compared(data: Collected) -> str:
    """What was compared, in a sentence."""
    say: Language = data.say
    survey = data.survey
    levels = Counter(one.level for one in survey.governments)
    said = say(
        "以{uppers}份上位文件的{directives}项部署，逐项对照{governments}地（{levels}）的{locals}份文件。",
        uppers=len(survey.uppers),
        directives=phrase.number(len(data.directives)),
        governments=phrase.number(len(data.marks)),
        levels=say.join(f"{say(word)}{levels[level]}" for level, word in LEVEL.items() if levels[level]),
        locals=phrase.number(len(data.locals)),
    )
    if not survey.failures:
        return said
    return said + say("另有{n}份未能对照，见“未对照的文件”。", n=phrase.number(len(survey.failures)))


def say_directives(data: Collected) -> str:
    """Which directives are most often left out."""
    say = data.say
    first = [one for one in rank_directives(data)[:NAMED] if one.gaps]
    if not first:
        return say("没有一项部署确定未承接。") + _say_doubted(data)
    named = [
        say("{number}“{text}”（{gaps}）", number=one.number, text=one.shorten(26), gaps=f"{one.gaps}/{one.job}")
        for one in first
    ]
    said = say("最常未承接的部署（未承接地数/应落实地数）：{named}。", named=say.join(named)) + _say_doubted(data)
    if first[0].gap_share < NEARLY_ALL or len(data.marks) < FEW:
        return said
    return said + say("几乎各地都没有写的，往往本就不由地方落实，请先核对。")


def _say_doubted(data: Collected) -> str:
    """How many omissions are none for certain, and stand apart; empty where there are none."""
    doubted = sum(one[model.DOUBTED] for one in data.kinds)
    return (
        data.say("另有{n}项次初判未承接（依据不足），须核对，不计在内。", n=phrase.number(doubted)) if doubted else ""
    )


def say_governments(data: Collected) -> str:
    """Which governments leave out most, which cannot be ranked, and what speaks against reading that as a verdict."""
    say = data.say
    ranks = data.ranks
    ordered = [one for one in ranks if one.ranked]
    first = [one for one in find_apart(ordered)[:NAMED] if one.gaps]
    pieces = [data.names[one.index] for one in ranks if not one.whole]
    said = ""
    if first:
        named = say.join(_name_rank(one, find_caveats(one, data), data) for one in first)
        said = say("未承接较多的地方：{named}。", named=named)
    elif any(one.gaps for one in ranks if one.whole) and say_order(data):
        said = say_order(data)
    elif any(one.gaps for one in ordered):
        said = say("各地未承接的多少因待核而互有重叠，不点名。")
    elif not pieces:
        return say("没有一地有确定未承接的部署。")
    if pieces:
        some = say.join(pieces[:NAMED])
        some = say("{some}等{n}地", some=some, n=len(pieces)) if len(pieces) > NAMED else some
        said += say("{some}的文件不全、过短或读入不清，没有写到的可能在没有看到的部分，不排名次。", some=some)
    return said + say("这只说明文本中没有写到，不等于工作没有做；篇幅和待核都会移动名次。")


def say_order(data: Collected) -> str:
    """Why there is no order of the governments; empty where there is one."""
    return data.say(UNORDERED) if any(one.whole and not one.ranked for one in data.ranks) else ""


def find_apart(ranks: Sequence[Rank]) -> list[Rank]:
    """Those at the head of the ranking whose place is certain: no doubt lets another one overtake them.

    Args:
        ranks: Those that have a rank, who leaves out most first.
    """
    return [one for at, one in enumerate(ranks, 1) if one.first == one.last == at]


def _name_rank(rank: Rank, caveats: Sequence[str], data: Collected) -> str:
    say = data.say
    name, share = data.names[rank.index], phrase.percent(rank.share)
    if not caveats:
        return say("{name}（未承接{share}）", name=name, share=share)
    return say("{name}（未承接{share}；{caveats}）", name=name, share=share, caveats=say.join(caveats))


def count_figures(data: Collected) -> tuple[tuple[str, int], ...]:
    """The numbers of the whole, each with its label."""
    say, survey = data.say, data.survey
    kinds: Counter[str] = sum(data.kinds, Counter())
    aside = kinds.total() - sum(kinds[one] for one in JOB)
    return (
        (say("地方"), len(survey.governments)),
        (say("部署"), len(data.directives)),
        (say("结论"), kinds.total()),
        (say("全部落实"), kinds[Extent.WHOLE.value]),
        (say("部分落实"), kinds[Extent.PARTIAL.value]),
        (say("未承接"), kinds[Extent.NONE.value]),
        (say("待核"), kinds[Extent.OPEN.value] + kinds[model.DOUBTED]),
        *(((say("文字相近"), kinds[Extent.LIKE.value]),) if kinds[Extent.LIKE.value] else ()),
        (say("另列"), aside),
        (say("文字高度相近的文件组"), len(survey.clusters)),
        (say("未对照"), len(survey.failures)),
    )


def say_limits(data: Collected) -> tuple[str, ...]:
    """What the pages leave out for size."""
    say = data.say
    limits = []
    if not data.detailed:
        limits.append(say("结论太多，逐项页只列举最好的几处措辞和各地名单；每一格的依据见 Excel、Parquet 和 JSON。"))
    if not data.pages:
        limits.append(say("地方太多，不逐地分页；见名次表和 Excel、Parquet、JSON。"))
    return tuple(limits)
