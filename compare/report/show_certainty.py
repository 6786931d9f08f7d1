"""What of a result is sure and what must be checked first, and which local documents cannot bear their figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from compare.model import Comparison, Document, Finding, Relation
from compare.reading.audit import seen_in_part
from compare.report.names import Names
from compare.summary.summarize import tally
from compare.words import phrase
from compare.words.language import Language, msgid

_NAMED = 3  # documents named in a sentence before the rest is counted
_TITLE = 30  # characters of a title in a note


def find_unseen(documents: Iterable[Document]) -> dict[str, str]:
    """The documents whose omissions say little, by id, each with what it lacks: the text was seen in part only.

    The measure is that of ``judge``: an excerpt, a text that breaks off, or one that was read too badly.
    """
    return {one.id: _lack(one) for one in documents if seen_in_part(one)}


def _lack(document: Document) -> str:
    if document.identity.truncated:
        return msgid("文本不完整")
    return msgid("只是节选") if document.identity.excerpt else msgid("读入不清")


def is_blind(finding: Finding, unseen: Mapping[str, str]) -> bool:
    """Whether an omission is in doubt as the local document was seen in part only."""
    return finding.uncertain and finding.relation is Relation.OMIT and finding.local in unseen


def say_counts(comparison: Comparison, names: Names) -> str:
    """What is sure and what must be checked; the three numbers add up to all directives. Empty where all is sure."""
    say = names.say
    doubtful = comparison.totals.all.uncertain
    if not doubtful:
        return ""
    sure = [one.relation for one in comparison.findings if not one.uncertain]
    omit = sum(one is Relation.OMIT for one in sure)
    counts = {
        "carried": phrase.number(len(sure) - omit),
        "omit": phrase.number(omit),
        "doubtful": phrase.number(doubtful),
    }
    unseen = find_unseen(comparison.documents)
    blind = [one.local for one in comparison.findings if is_blind(one, unseen)]
    if not blind:
        return say("有把握的承接{carried}项、缺失{omit}项，另有{doubtful}项须核对原文", **counts)
    return say(
        "有把握的承接{carried}项、缺失{omit}项，另有{doubtful}项须核对原文（其中{blind}项缺失出在{lack}的{names}）",
        blind=phrase.number(len(blind)),
        lack=_lacks(blind, unseen, say),
        names=_call(blind, names),
        **counts,
    )


def say_coverage(comparison: Comparison, names: Names) -> str:
    """The mean coverage, and what it is without the documents whose text was seen in part only."""
    say, every = names.say, comparison.totals.all
    said = phrase.coverage(every, say)
    unseen = find_unseen(comparison.documents)
    partly = [one.local for one in comparison.findings if one.local in unseen]
    if every.coverage is None or not partly:
        return said
    lack, who = _lacks(partly, unseen, say), _call(partly, names)
    rest = [one for one in comparison.findings if one.local not in unseen]
    if not rest:
        return say("{coverage}（{names}{lack}，不能作准）", coverage=said, names=who, lack=lack)
    share = phrase.percent(tally(rest).coverage)
    return say("{coverage}（不计{lack}的{names}，为{share}）", coverage=said, lack=lack, names=who, share=share)


def note_unseen(comparison: Comparison, names: Names) -> tuple[str, ...]:
    """A sentence for each local document on whose missing text omissions hang: how many, and what to do."""
    unseen = find_unseen(comparison.documents)
    blind = [one.local for one in comparison.findings if is_blind(one, unseen)]
    return tuple(
        names.say(
            "{local}{lack}，其中{count}项缺失可能写在没有看到的部分，不能作准；请补全文本后重新对照。",
            local=names.tags[key] + phrase.shorten_title(names.titles[key], _TITLE),
            lack=names.say(lack),
            count=phrase.number(blind.count(key)),
        )
        for key, lack in unseen.items()
        if key in blind
    )


def mark_unseen(local: str, comparison: Comparison, names: Names) -> str:
    """What a row of figures of a local document says behind its name; empty where it was seen whole."""
    lack = find_unseen(comparison.documents).get(local)
    return names.say("（{lack}，缺失和覆盖度不能作准）", lack=names.say(lack)) if lack else ""


def _lacks(keys: Iterable[str], unseen: Mapping[str, str], say: Language) -> str:
    """What documents lack, in a word where it is the same, else in general."""
    lacks = {unseen[key] for key in keys}
    return say(lacks.pop()) if len(lacks) == 1 else say("没有看到全文")


def _call(keys: Iterable[str], names: Names) -> str:
    """Local documents by their tags; the one there is needs no name."""
    say = names.say
    tags = [names.tags[key] or say("本级文件") for key in dict.fromkeys(keys)]
    if len(tags) > _NAMED:
        return say("{names}等{n}份本级文件", names=say.join(tags[:_NAMED]), n=len(tags))
    return say.join(tags)
