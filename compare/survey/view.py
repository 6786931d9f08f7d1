"""The view: what all pages of a survey print, each part made once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from compare.model import Extent, Frame
from compare.report.guide import Option, list_options
from compare.survey import profiles
from compare.survey.lines import DirectiveLine, list_behind, list_directives, rank_directives
from compare.survey.matrix import CELLS, Matrix, show_matrix
from compare.survey.model import DOUBTED, KIND, LEVEL
from compare.survey.ranking import JOB, Collected, Rank, find_caveats
from compare.words import phrase
from compare.words.language import msgid

NAMED = 3  # directives and governments named in a line of the result
# Why governments stand in the order of the survey.
UNORDERED = msgid("各地未承接的项数加上待核可能改判的，范围大多互相重叠，分不出先后：不排名次，按地区列出。")
# Layout, not judgement: a directive that so many of at least so many governments leave out gets a remark.
NEARLY_ALL, FEW = 0.9, 5


@dataclass(frozen=True)
class SurveyView:
    """Everything that the pages of a survey print."""

    data: Collected  # the survey, walked once
    cells: int = CELLS  # how many cells the matrix may have before governments are put together
    added: tuple[str, ...] = ()  # what whoever sets the pages has to tell the reader beside the survey's own warnings

    @property
    def frame(self) -> Frame:
        """The house style."""
        return self.data.survey.frame

    @cached_property
    def title(self) -> str:
        """The title of the house, or the upper documents and how many governments."""
        data = self.data
        if data.survey.frame.title:
            return data.survey.frame.title
        titles, n = [phrase.title(one.document, data.say) for one in data.survey.uppers], len(data.marks)
        one, several = msgid("{title}在{n}地的承接情况"), msgid("{title}等{uppers}份上位文件在{n}地的承接情况")
        told = one if len(titles) == 1 else several
        return data.say(told, title=titles[0] if titles else "", uppers=len(titles), n=n)

    @property
    def compared(self) -> str:
        """What was compared, in a sentence."""
        data, say, survey = self.data, self.data.say, self.data.survey
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

    @cached_property
    def result(self) -> tuple[str, ...]:
        """The point: what is most often left out, where one is behind the others, and who leaves out most."""
        behind = (self._behind_told,) if self.behind else ()
        return (self._directives_told, *behind, self._governments_told)

    @property
    def _directives_told(self) -> str:
        """Which directives are most often left out; what is only encouraged and penalties only where all are such."""
        data, say = self.data, self.data.say
        found = self.directive_ranking
        first = ([one for one in found if data.asks(one.at)] or list(found))[:NAMED]
        if not first:
            return say("没有一项部署确定未承接。") + self._doubted
        if len(data.marks) >= FEW and all(one.gaps == 1 for one in found):
            return say("没有一项部署有两地以上确定未承接；只有一地未承接的有{n}项。", n=len(found)) + self._doubted
        named = [
            say("{number}“{text}”（{gaps}）", number=one.number, text=one.shorten(26), gaps=f"{one.gaps}/{one.job}")
            for one in first
        ]
        if data.asks(first[0].at):
            said = say(
                "最常未承接的部署（未承接地数/应落实地数；鼓励性规定和罚则不列）：{named}。", named=say.join(named)
            )
        else:
            said = say("最常未承接的部署（未承接地数/应落实地数）：{named}。", named=say.join(named))
        said += self._doubted
        if (first[0].gap_share or 0) < NEARLY_ALL or len(data.marks) < FEW:
            return said
        return said + say("几乎各地都没有写的，往往本就不由地方落实，请先核对。")

    @property
    def _behind_told(self) -> str:
        """What most carry and some leave out, and who does so most often."""
        data, say = self.data, self.data.say
        counts = Counter(index for one in self.behind for index in data.behind[one.at])
        named = [
            say("{number}“{text}”（{places}）", number=one.number, text=one.shorten(26), places=one.behind_names)
            for one in self.behind[:NAMED]
        ]
        most = sorted(counts, key=lambda at: (-counts[at], at))[:NAMED]
        return say(
            "多数地方已承接、少数地方未承接的部署有{n}项：{named}{more}。涉及较多的地方：{places}；须对照原文核实。",
            n=len(self.behind),
            named=say.join(named),
            more=say("等") if len(self.behind) > NAMED else "",
            places=say.join(say("{name}{n}项", name=data.names[at], n=counts[at]) for at in most),
        )

    @property
    def _doubted(self) -> str:
        """How many omissions are none for certain, and stand apart; empty where there are none."""
        doubted = sum(one[DOUBTED] for one in self.data.kinds)
        if not doubted:
            return ""
        return self.data.say("另有{n}项次初判未承接（依据不足），须核对，不计在内。", n=phrase.number(doubted))

    @property
    def _governments_told(self) -> str:
        """Who leaves out most, who cannot be ranked, and what speaks against reading that as a verdict."""
        data, say = self.data, self.data.say
        ranks = data.ranks
        ordered = [one for one in ranks if one.ranked]
        # Those ranked first whose place is certain: no doubt lets another one overtake them.
        apart = [one for at, one in enumerate(ordered, 1) if one.first == one.last == at]
        first = [one for one in apart[:NAMED] if one.gaps]
        pieces = [data.names[one.index] for one in ranks if not one.whole]
        strange = [data.names[one.index] for one in ranks if one.whole and one.strange]
        said = ""
        if first:
            named = say.join(_name_rank(one, find_caveats(one, data), data) for one in first)
            said = say("未承接较多的地方：{named}。", named=named)
        elif any(one.gaps for one in ranks if one.comparable) and self.order:
            said = self.order
        elif any(one.gaps for one in ordered):
            said = say("各地未承接的多少因待核而互有重叠，不点名。")
        elif not pieces and not strange:
            rated = any(one.rated for one in ranks)
            return say("没有一地有确定未承接的部署。") if rated else say("没有一地有可以计算未承接的部署。")
        if pieces:
            told = msgid("{some}的文件不全、过短或读入不清，没有写到的可能在没有看到的部分，不排名次。")
            said += say(told, some=self._name_some(pieces))
        if strange:
            said += say("{some}的文件可能不是同一主题，结论待核，不排名次。", some=self._name_some(strange))
        return said + say("这只说明文本中没有写到，不等于工作没有做；篇幅和待核都会移动名次。")

    def _name_some(self, names: Sequence[str]) -> str:
        say, some = self.data.say, self.data.say.join(names[:NAMED])
        return say("{some}等{n}地", some=some, n=len(names)) if len(names) > NAMED else some

    @property
    def figures(self) -> tuple[tuple[str, int], ...]:
        """The numbers of the whole, each with its label."""
        data, say, survey = self.data, self.data.say, self.data.survey
        kinds: Counter[str] = sum(data.kinds, Counter())
        aside = kinds.total() - sum(kinds[one] for one in JOB)
        return (
            (say("地方"), len(survey.governments)),
            (say("部署"), len(data.directives)),
            (say("结论"), kinds.total()),
            (say("全部落实"), kinds[Extent.WHOLE.value]),
            (say("部分落实"), kinds[Extent.PARTIAL.value]),
            (say("未承接"), kinds[Extent.NONE.value]),
            (say("待核"), kinds[Extent.OPEN.value] + kinds[DOUBTED]),
            *(((say("文字相近"), kinds[Extent.LIKE.value]),) if kinds[Extent.LIKE.value] else ()),
            (say("另列"), aside),
            (say("文字高度相近的文件组"), len(survey.clusters)),
            (say("未对照"), len(survey.failures)),
        )

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the reader must know: of the whole, and what these pages leave out for size and where it stands."""
        data, say = self.data, self.data.say
        limits = []
        if not data.detailed:
            limits.append(
                say("结论太多，逐项页只列举最好的几处措辞和各地名单；每一格的依据见 Excel、Parquet 和 JSON。")
            )
        if not data.pages:
            limits.append(say("地方太多，不逐地分页；见名次表和 Excel、Parquet、JSON。"))
        return (*self.data.survey.warnings, *self.added, *limits)

    @cached_property
    def matrix(self) -> Matrix:
        """Directives against governments."""
        return show_matrix(self.data, self.cells)

    @cached_property
    def filters(self) -> Mapping[str, tuple[Option, ...]]:
        """The filters by name; the numbers count cells (extent), columns (level, province) or rows (upper, chapter)."""
        data, say = self.data, self.data.say
        heads = self.matrix.heads
        # A chapter's directives need not stand together: its bands are one choice.
        lines = [band for band in self.matrix.bands for _ in band.lines]
        return {
            "extent": list_options(
                ((key, say(word)) for key, word in KIND.items()),
                (mark.kind for marks in data.marks for mark in marks if mark),
                1,
            ),
            "level": list_options(
                ((one.value, say(word)) for one, word in LEVEL.items()), (one.first.level.value for one in heads)
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

    @property
    def order(self) -> str:
        """Why there is no order of the governments; empty where there is one."""
        data = self.data
        return data.say(UNORDERED) if any(one.comparable and one.rated and not one.ranked for one in data.ranks) else ""

    @cached_property
    def directive_ranking(self) -> tuple[DirectiveLine, ...]:
        """The directives that some government leaves out, those that most leave out first."""
        return tuple(one for one in rank_directives(self.data) if one.gaps)

    @cached_property
    def behind(self) -> tuple[DirectiveLine, ...]:
        """The directives that most governments carry and some leave out."""
        return list_behind(self.data)

    @cached_property
    def government_ranking(self) -> tuple[profiles.GovernmentLine, ...]:
        """The governments, those that leave out most first."""
        return profiles.list_governments(self.data)

    @property
    def directives(self) -> tuple[DirectiveLine, ...]:
        """Those with a page: all."""
        return list_directives(self.data)

    @property
    def governments(self) -> tuple[profiles.GovernmentLine, ...]:
        """Those with a page, in the order of the survey: none where there are too many."""
        ranked = self.government_ranking if self.data.pages else ()
        return tuple(sorted(ranked, key=lambda one: one.rank.index))

    @property
    def clusters(self) -> tuple[profiles.ClusterLine, ...]:
        """Near-identical plans."""
        return profiles.list_clusters(self.data)

    @property
    def failures(self) -> tuple[profiles.FailureLine, ...]:
        """What was not compared."""
        return profiles.list_failures(self.data)


def _name_rank(rank: Rank, caveats: Sequence[str], data: Collected) -> str:
    name, share, more = data.names[rank.index], phrase.percent(rank.share), data.say.join(caveats)
    told = msgid("{name}（未承接{share}；{caveats}）") if caveats else msgid("{name}（未承接{share}）")
    return data.say(told, name=name, share=share, caveats=more)
