"""Documents, totals and choices as the templates print them, and what of a result is sure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from compare.knowledge.titles import OLDER_MARK, SECONDHAND_MARK
from compare.model import Choice, Comparison, Document, Finding, JudgedBy, Judging, Relation, Tally
from compare.progress import group
from compare.reading.audit import seen_in_part
from compare.reading.lines import READING
from compare.report.names import Chip, Counts, Names, Pair, Slice, anchor, count_findings, level, show_bar
from compare.words import labels, phrase
from compare.words.language import Language, msgid


@dataclass(frozen=True, slots=True)
class TotalsRow:
    """The counts of one upper document in one local document, or of all; ``name`` is the document or what is summed."""

    name: str
    counts: Counts
    number: str = ""
    anchor: str = ""

    @property
    def bar(self) -> tuple[Slice, ...]:
        """How far they are carried."""
        return show_bar(self.counts)


@dataclass(frozen=True, slots=True)
class TotalsGroup:
    """The rows of one local document."""

    local: str
    rows: tuple[TotalsRow, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One document; ``roles`` says what it was compared as, ``older`` whether with a document of a later date."""

    document: Document
    names: Names
    roles: str
    compared: bool
    local: bool
    older: bool = False

    @property
    def anchor(self) -> str:
        """Where it stands."""
        return anchor("doc", self.document.id)

    @property
    def title(self) -> str:
        """In 《》."""
        return self.names.titles[self.document.id]

    @property
    def tag(self) -> str:
        """Of a local document where there are several (省①)."""
        return self.names.tags.get(self.document.id, "")

    @property
    def level(self) -> str:
        """国家, 省, 市, 县 or 层级不明."""
        return level(self.document, self.names.say)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What it says of itself, each with its label."""
        say, document, identity = self.names.say, self.document, self.document.identity
        facts = (
            (say("种类"), say(labels.KIND[identity.kind])),
            (say("地区"), identity.region),
            (say("发文机关"), say.join(identity.issuers)),
            (say("文号"), identity.number),
            (say("日期"), identity.date),
            (say("位置"), f"{phrase.base(document.file)}　{phrase.place(document.place, say)}"),
            (say("所在汇编"), phrase.headings(document.collection)),
        )
        return tuple((label, value) for label, value in facts if value)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """What is wrong with it."""
        identity = self.document.identity
        known = (
            (self.older, "fact", OLDER_MARK),
            (identity.kind.secondhand, "uncertain", SECONDHAND_MARK),
            (identity.excerpt, "fact", msgid("节选")),
            (identity.truncated, "fact", msgid("不完整")),
            (self.unread, "uncertain", msgid("部分未读")),
        )
        return tuple(Chip(kind, self.names.say(word)) for true, kind, word in known if true)

    @property
    def unread(self) -> bool:
        """Whether much of its text was not read."""
        return self._unread > UNREAD_MUCH

    @property
    def _unread(self) -> float:
        audit = self.document.audit
        return audit.unread / audit.characters if audit.characters else 0.0

    @property
    def read(self) -> str:
        """How well it was read."""
        say, audit = self.names.say, self.document.audit
        read = phrase.percent(1 - self._unread) if audit.characters else "0%"
        known = {"all": phrase.number(audit.characters), "read": read, "clauses": len(self.document.clauses)}
        if audit.quality < READING.quality:
            quality = phrase.percent(audit.quality)
            return say("全文{all}字，读入{read}，读入质量{quality}，分为{clauses}条", quality=quality, **known)
        return say("全文{all}字，读入{read}，分为{clauses}条", **known)

    @property
    def buckets(self) -> tuple[tuple[str, int, float], ...]:
        """Where its characters went: label, number, share."""
        audit = self.document.audit
        counts = [(label, getattr(audit, name)) for name, label in labels.BUCKET.items()]
        return tuple(
            (self.names.say(label), count, count / audit.characters if audit.characters else 0.0)
            for label, count in counts
        )


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Upper documents that a local one was not compared with, for one reason, each with its likeness."""

    reason: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Which upper documents a local document met and which it did not."""

    local: str
    taken: tuple[Choice, ...]
    not_taken: tuple[NotTaken, ...]


UNREAD_MUCH = 0.02  # from this share of unread characters a document's reading is called incomplete on its card


def show_totals(
    comparison: Comparison, pairs: Mapping[Pair, Sequence[Finding]], names: Names
) -> tuple[TotalsGroup, ...]:
    """The counts of every pair, by local document."""
    say, unseen = names.say, find_unseen(comparison.documents)
    rows: dict[str, list[TotalsRow]] = {}
    for number, ((upper, local), found) in enumerate(pairs.items(), 1):
        row = TotalsRow(names.titles[upper], count_findings(found), names.uppers[upper], f"g{number}")
        rows.setdefault(local, []).append(row)
    marks = {key: say("（{lack}，未承接的不能作准）", lack=say(lack)) for key, lack in unseen.items()}
    called = {key: f"{names.tags[key]}{names.titles[key]}{marks.get(key, '')}" for key in rows}
    return tuple(TotalsGroup(called[key], tuple(found)) for key, found in rows.items())


def show_card(
    document: Document, names: Names, uppers: Collection[str], locals_: Collection[str], older: Collection[str] = ()
) -> Card:
    """One document, with what it was in this comparison: 上位文件, 本级文件, both or neither."""
    say = names.say
    roles = [name for name, ids in ((say("上位文件"), uppers), (say("本级文件"), locals_)) if document.id in ids]
    return Card(
        document, names, say.join(roles) or say("未参加对照"), bool(roles), document.id in locals_, document.id in older
    )


def show_choices(choices: Sequence[Choice], titles: Mapping[str, str]) -> tuple[ChoiceGroup, ...]:
    """Every pair that was weighed, by local document: those that were compared with something first."""
    groups = group(sorted(choices, key=lambda one: -one.score), lambda one: one.local)
    order = {key: index for index, key in enumerate(titles)}
    made = []
    for key in sorted(groups, key=lambda key: (not any(one.chosen for one in groups[key]), order[key])):
        left = group((one for one in groups[key] if not one.chosen), lambda one: one.ground or one.reason)
        taken = tuple(one for one in groups[key] if one.chosen)
        made.append(ChoiceGroup(titles[key], taken, tuple(NotTaken(why, tuple(ones)) for why, ones in left.items())))
    return tuple(made)


def show_result(
    comparison: Comparison, counts: Counts, told: tuple[Sequence[str], Sequence[str]], names: Names
) -> tuple[str, ...]:
    """The result in two sentences: how far what counts is carried, and what else the reader must know."""
    say, titles = names.say, names.titles
    uppers, locals_ = told
    if not locals_:
        return (say("没有可以对照的部署要求。"), say("各文件的读取情况和未对照的原因见后。"))
    known = {"count": phrase.number(counts.counted), "locals": len(locals_), "uppers": len(uppers)}
    local, upper = titles[locals_[0]], titles[uppers[0]]
    if len(locals_) == 1 and len(uppers) == 1:
        who = say("{local}对照{upper}的{count}项部署要求", local=local, upper=upper, count=known["count"])
    elif len(locals_) == 1:
        who = say("{local}对照{uppers}份上位文件的{count}项部署要求", local=local, **known)
    else:
        who = say("{locals}份本级文件对照{uppers}份上位文件，共{count}项次部署要求", **known)
    if comparison.older:
        who = say("本级文件早于上位文件，只看文字是否相近。") + who
    who = say_strange(comparison, say) + who
    more = [say_demands(counts, say)]
    if comparison.totals.headline.coverage is None:
        more.append(say("有文件读入质量不足，不列百分比"))
    more.append(say("本级自主新增{count}项", count=phrase.number(comparison.totals.initiatives)))
    more.append(say_apart(counts, say))
    more.append(say_judges(comparison.totals.all, say))
    return (
        say("{who}：{counts}。", who=who, counts=say_extents(counts, say) + say_blind(comparison, names)),
        say("；").join(one for one in more if one) + say("。"),
    )


def say_strange(comparison: Comparison, say: Language) -> str:
    """That nothing which follows may mean anything, where all pairs hardly agree in subject; else empty."""
    if {one.doubtful for one in comparison.choices if one.chosen} == {True}:
        return say("本级文件和上位文件可能不是同一主题，请先核对是否应当对照，以下结论仅供参考。")
    return ""


def say_extents(counts: Counts, say: Language) -> str:
    """How far directives are carried; the numbers add up to all of them. Older texts alone carry none."""
    n = {one: phrase.number(getattr(counts, one)) for one in ("whole", "part", "none", "like", "open")}
    if counts.like and counts.counted == counts.like + counts.open:
        said = say("文字相近（早于上位文件）{like}项", **n)
    else:
        said = say("全部落实{whole}项，部分落实{part}项，未承接{none}项", **n)
        said += say("，文字相近（早于上位文件）{like}项", **n) if counts.like else ""
    return said + (say("，另有{open}项待核", **n) if counts.open else "")


def say_demands(counts: Counts, say: Language) -> str:
    """What is asked where a directive is surely carried; empty where none is."""
    if not counts.carried:
        return ""
    n = {one: phrase.number(getattr(counts, one)) for one in ("carried", "same", "stricter", "weaker", "unlike")}
    said = say("承接的{carried}项中，要求持平{same}项、加严{stricter}项、降低{weaker}项", **n)
    return said + (say("，指标不可比{unlike}项", **n) if counts.unlike else "")


def say_apart(counts: Counts, say: Language) -> str:
    """What counts nowhere, and why; empty where there is none."""
    if not counts.apart:
        return ""
    kinds = (
        say("{kind}{n}项", kind=say(labels.EXTENT[extent]), n=phrase.number(count)) for extent, count in counts.apart
    )
    return say("不计入以上数字、另列的{n}项：{kinds}", n=phrase.number(counts.aside), kinds=say.join(kinds))


def list_judges(tally: Tally) -> tuple[tuple[JudgedBy, int], ...]:
    """Whose verdicts there are, with how many; empty where all are the program's."""
    if tally.by_program == tally.directives:
        return ()
    counts = (tally.by_program, tally.by_model, tally.by_person)
    return tuple((who, count) for who, count in zip(JudgedBy, counts, strict=True) if count)


def say_judges(tally: Tally, say: Language) -> str:
    """The same in words."""
    told = (say("{kind}{n}项", kind=say(labels.JUDGED_BY[who]), n=phrase.number(n)) for who, n in list_judges(tally))
    words = say.join(told)
    return say("结论中{judges}", judges=words) if words else ""


def say_judging(judging: Judging | None, say: Language) -> tuple[str, ...]:
    """How a language model took part, a sentence each; empty where none did."""
    if judging is None:
        return ()
    server = say.join(one for one in (judging.server, judging.digest) if one)
    counts = {key: phrase.number(getattr(judging, key)) for key in ("directives", "asked", "used")}
    refused = say.join(say("{why}{n}项", why=why, n=phrase.number(count)) for why, count in judging.refused)
    lines = [
        say("由本单位的语言模型{model}参加判定", model=judging.model)
        + (say("（{server}）", server=server) if server else "")
        + say("：部署{directives}项，问{asked}项，采用其结论{used}项。", **counts),
        say("未采用的原因：{refused}。", refused=refused) if refused else "",
        say("模型的结论须逐字举出本级条款的原文才采用，其余以程序判定为准；人工决定高于两者。"),
    ]
    return tuple(one for one in lines if one)


_NAMED = 3  # documents named in a sentence before the rest is counted
_TITLE = 30  # characters of a title in a note


def find_unseen(documents: Iterable[Document]) -> dict[str, str]:
    """The documents that were seen in part only, so that their omissions say little, by id, each with what it lacks."""
    return {one.id: _lack(one) for one in documents if seen_in_part(one)}


def _lack(document: Document) -> str:
    if document.identity.kind.secondhand:
        return msgid("不是文件原文")
    if document.identity.truncated:
        return msgid("文本不完整")
    return msgid("只是节选") if document.identity.excerpt else msgid("读入不清")


def is_blind(finding: Finding, unseen: Mapping[str, str]) -> bool:
    """Whether an omission is in doubt as the local document was seen in part only."""
    return finding.uncertain and finding.relation is Relation.OMIT and finding.local in unseen


def say_blind(comparison: Comparison, names: Names) -> str:
    """How much of what is open hangs on texts that were seen in part only; empty where nothing does."""
    unseen = find_unseen(comparison.documents)
    blind = [one.local for one in comparison.counted if is_blind(one, unseen)]
    if not blind:
        return ""
    say, lacks = names.say, {unseen[key] for key in blind}
    lack = lacks.pop() if len(lacks) == 1 else msgid("没有看到全文")
    tags = [names.tags[key] or say("本级文件") for key in dict.fromkeys(blind)]
    named = say.join(tags)
    if len(tags) > _NAMED:
        named = say("{names}等{n}份本级文件", names=say.join(tags[:_NAMED]), n=len(tags))
    return say("（其中{blind}项出在{lack}的{names}）", blind=phrase.number(len(blind)), lack=say(lack), names=named)


def note_unseen(comparison: Comparison, names: Names) -> tuple[str, ...]:
    """A sentence for each local document on whose missing text omissions hang: how many, and what to do."""
    unseen = find_unseen(comparison.documents)
    blind = [one.local for one in comparison.counted if is_blind(one, unseen)]
    told = msgid("{local}{lack}，其中{count}项没有见到，可能写在没有看到的部分，不能作准；请补全文本后重新对照。")
    made, say = [], names.say
    for key in (key for key in unseen if key in blind):
        local = names.tags[key] + phrase.shorten_title(names.titles[key], _TITLE)
        made.append(say(told, local=local, lack=say(unseen[key]), count=phrase.number(blind.count(key))))
    return tuple(made)
