"""The two lines that a briefing begins with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compare.model import Comparison, Finding
from compare.report.names import Names, Pair
from compare.report.show_certainty import say_counts, say_coverage
from compare.report.view import Gap
from compare.words import phrase

NAME = 24  # characters of a title in a briefing
_INNER = {ord("“"): "‘", ord("”"): "’"}  # quotation marks inside of others


def say_result(comparison: Comparison, pairs: Mapping[Pair, list[Finding]], names: Names) -> str:
    """The first line: who was compared with what, what is sure of it, and what must be checked."""
    say, every = names.say, comparison.totals.all
    locals_, uppers = {local for _, local in pairs}, {upper for upper, _ in pairs}
    counts = {
        "n": phrase.number(every.directives),
        "sure": say_counts(comparison, names),
        "carried": phrase.number(every.adopt + every.extend),
        "extend": phrase.number(every.extend),
        "omit": phrase.number(every.omit),
        "coverage": say_coverage(comparison, names),
    }
    if len(locals_) > 1 and every.uncertain:
        return say(
            "{locals}份本级文件对照{uppers}份上位文件{n}项次部署：{sure}；{coverage}。",
            locals=len(locals_),
            uppers=len(uppers),
            **counts,
        )
    if len(locals_) > 1:
        return say(
            "{locals}份本级文件对照{uppers}份上位文件{n}项次部署：承接{carried}项（其中拓展{extend}项），"
            "缺失{omit}项，{coverage}。",
            locals=len(locals_),
            uppers=len(uppers),
            **counts,
        )
    local = phrase.shorten_title(names.titles[next(iter(locals_))], NAME)
    if len(uppers) > 1 and every.uncertain:
        return say(
            "{uppers}份上位文件共{n}项部署，{local}{sure}；{coverage}。", uppers=len(uppers), local=local, **counts
        )
    if len(uppers) > 1:
        return say(
            "{uppers}份上位文件共{n}项部署，{local}承接{carried}项（其中拓展{extend}项），缺失{omit}项，{coverage}。",
            uppers=len(uppers),
            local=local,
            **counts,
        )
    upper = phrase.shorten_title(names.titles[next(iter(uppers))], NAME)
    if every.uncertain:
        return say("{upper}{n}项部署，{local}{sure}；{coverage}。", upper=upper, local=local, **counts)
    return say(
        "{upper}{n}项部署，{local}承接{carried}项（其中拓展{extend}项），缺失{omit}项，{coverage}。",
        upper=upper,
        local=local,
        **counts,
    )


def say_worst(sure: Sequence[Gap], gaps: Sequence[Gap], names: Names) -> str:
    """The second line: the two gaps that matter most, out of those beyond doubt."""
    say = names.say
    if sure:
        briefs = dict.fromkeys(gap.brief.translate(_INNER) for gap in sure)
        quoted = "".join(f"“{one}”" for one in list(briefs)[:2])
        return say("最要紧的缺口是{gaps}。", gaps=quoted)
    if gaps:
        return say("缺失的各项都须核对原文才能下结论。")
    return say("没有本级应当承接而缺失的部署。")


def say_nothing(names: Names) -> tuple[str, str]:
    """Both lines where nothing was compared."""
    say = names.say
    return say("没有可以对照的部署要求。"), say("各文件的读取情况和未对照的原因见完整报告。")
