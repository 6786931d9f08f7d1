"""Documents, totals and choices as the templates print them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from compare.model import Audit, Choice, Comparison, Document, Relation, Tally
from compare.reading.layout import READING
from compare.report.names import Names, Pair, level
from compare.report.show_certainty import mark_unseen, say_counts, say_coverage
from compare.report.view import Bucket, Card, Chip, ChoiceGroup, NotTaken, Slice, Taken, TotalsGroup, TotalsRow
from compare.words import labels, phrase
from compare.words.language import Language

# From this share of unread characters a document's reading is called incomplete on its card.
UNREAD_MUCH = 0.02


def show_bar(tally: Tally, say: Language) -> tuple[Slice, ...]:
    """The relations as slices that fill the bar."""
    counts = ((Relation.ADOPT, tally.adopt), (Relation.EXTEND, tally.extend), (Relation.OMIT, tally.omit))
    shares = phrase.percents([count for _, count in counts])
    made = []
    start = 0
    for (relation, count), share in zip(counts, shares, strict=True):
        said = phrase.WITHHELD if tally.coverage is None else f"{share}%"
        made.append(Slice(relation.value, say(labels.RELATION[relation]), count, said, str(start), str(share)))
        start += share
    return tuple(made)


def show_tally(tally: Tally, name: str, say: Language, number: str = "", anchor: str = "") -> TotalsRow:
    """One row of the table of totals; ``name`` is the upper document or what the row sums up."""
    return TotalsRow(
        number=number,
        anchor=anchor,
        name=name,
        directives=phrase.number(tally.directives),
        adopt=phrase.number(tally.adopt),
        extend=phrase.number(tally.extend),
        omit=phrase.number(tally.omit),
        partial=phrase.number(tally.partial),
        uncertain=phrase.number(tally.uncertain),
        coverage=phrase.percent(tally.coverage),
        bar=show_bar(tally, say),
    )


def show_totals(comparison: Comparison, pairs: Sequence[Pair], names: Names) -> tuple[TotalsGroup, ...]:
    """The counts of every pair, by local document."""
    tallies = {(one.upper, one.local): one.tally for one in comparison.totals.pairs}
    rows: dict[str, list[TotalsRow]] = {}
    for number, (upper, local) in enumerate(pairs, 1):
        row = show_tally(tallies[upper, local], names.titles[upper], names.say, names.uppers[upper], f"g{number}")
        rows.setdefault(local, []).append(row)
    return tuple(
        TotalsGroup(f"{names.tags[local]}{names.titles[local]}{mark_unseen(local, comparison, names)}", tuple(found))
        for local, found in rows.items()
    )


def show_card(document: Document, names: Names, uppers: Collection[str], locals_: Collection[str]) -> Card:
    """One document, with what it was in this comparison: 上位文件, 本级文件, both or neither."""
    identity = document.identity
    say = names.say
    roles = [name for name, ids in ((say("上位文件"), uppers), (say("本级文件"), locals_)) if document.id in ids]
    facts = (
        (say("地区"), identity.region),
        (say("发文机关"), say.join(identity.issuers)),
        (say("文号"), identity.number),
        (say("日期"), identity.date),
        (say("位置"), f"{phrase.base(document.file)}　{phrase.place(document.place, say)}"),
        (say("所在汇编"), phrase.headings(document.collection)),
    )
    return Card(
        anchor=names.cards[document.id],
        title=names.titles[document.id],
        tag=names.tags.get(document.id, ""),
        level=level(document, say),
        roles=say.join(roles) or say("未参加对照"),
        compared=bool(roles),
        local=document.id in locals_,
        facts=tuple((label, value) for label, value in facts if value),
        chips=_chips(document, say),
        read=_read(document, say),
        buckets=_buckets(document.audit, say),
        characters=phrase.number(document.audit.characters),
        warnings=document.warnings,
    )


def _chips(document: Document, say: Language) -> tuple[Chip, ...]:
    made = []
    if document.identity.excerpt:
        made.append(Chip("fact", say("节选")))
    if document.identity.truncated:
        made.append(Chip("fact", say("不完整")))
    if _unread(document.audit) > UNREAD_MUCH:
        made.append(Chip("uncertain", say("部分未读")))
    return tuple(made)


def _unread(audit: Audit) -> float:
    return audit.unread / audit.characters if audit.characters else 0.0


def _read(document: Document, say: Language) -> str:
    audit = document.audit
    read = phrase.percent(1 - _unread(audit)) if audit.characters else "0%"
    known = {"all": phrase.number(audit.characters), "read": read, "clauses": len(document.clauses)}
    if audit.quality < READING.quality:
        quality = phrase.percent(audit.quality)
        return say("全文{all}字，读入{read}，读入质量{quality}，分为{clauses}条", quality=quality, **known)
    return say("全文{all}字，读入{read}，分为{clauses}条", **known)


def _buckets(audit: Audit, say: Language) -> tuple[Bucket, ...]:
    made = []
    for name, label in labels.BUCKET.items():
        count: int = getattr(audit, name)
        share = count / audit.characters if audit.characters else 0.0
        made.append(Bucket(say(label), phrase.number(count), phrase.percent(share)))
    return tuple(made)


def show_choices(choices: Sequence[Choice], titles: Mapping[str, str]) -> tuple[ChoiceGroup, ...]:
    """Every pair that was weighed, by local document: those that were compared with something first."""
    groups: dict[str, list[Choice]] = {}
    for one in sorted(choices, key=lambda one: -one.score):
        groups.setdefault(one.local, []).append(one)
    order = {key: index for index, key in enumerate(titles)}
    ordered = sorted(groups, key=lambda key: (not any(one.chosen for one in groups[key]), order[key]))
    return tuple(_choice_group(titles[key], groups[key], titles) for key in ordered)


def _choice_group(local: str, choices: Sequence[Choice], titles: Mapping[str, str]) -> ChoiceGroup:
    left: dict[str, list[str]] = {}
    for one in choices:
        if not one.chosen:
            why = one.reason.partition("：")[0]
            left.setdefault(why, []).append(f"{titles[one.upper]}{phrase.score(one.score)}")
    return ChoiceGroup(
        local=local,
        taken=tuple(Taken(titles[one.upper], phrase.score(one.score), one.reason) for one in choices if one.chosen),
        not_taken=tuple(NotTaken(why, len(uppers), tuple(uppers)) for why, uppers in left.items()),
    )


def show_result(comparison: Comparison, names: Names) -> tuple[str, ...]:
    """The result in two sentences: what became of the directives, and what else the reader must know."""
    say, titles, tally = names.say, names.titles, comparison.totals.all
    locals_ = list(dict.fromkeys(one.local for one in comparison.findings))
    uppers = list(dict.fromkeys(one.directive.clause.document for one in comparison.findings))
    if not locals_:
        return (say("没有可以对照的部署要求。"), say("各文件的读取情况和未对照的原因见后。"))
    counts = {"count": phrase.number(tally.directives), "locals": len(locals_), "uppers": len(uppers)}
    local, upper = titles[locals_[0]], titles[uppers[0]]
    if len(locals_) == 1 and len(uppers) == 1:
        who = say("{local}对照{upper}的{count}项部署要求", local=local, upper=upper, count=counts["count"])
    elif len(locals_) == 1:
        who = say("{local}对照{uppers}份上位文件的{count}项部署要求", local=local, **counts)
    else:
        who = say("{locals}份本级文件对照{uppers}份上位文件，共{count}项次部署要求", **counts)
    every = {
        "adopt": phrase.number(tally.adopt),
        "extend": phrase.number(tally.extend),
        "omit": phrase.number(tally.omit),
        "coverage": say_coverage(comparison, names),
    }
    if sure := say_counts(comparison, names):
        whole = say("连同须核对的，采纳{adopt}项、拓展{extend}项、缺失{omit}项，{coverage}", **every)
        return (
            say("{who}：{counts}。", who=who, counts=sure),
            say("{whole}；{more}", whole=whole, more=_more(comparison, say)),
        )
    first = say("{who}：采纳{adopt}项、拓展{extend}项、缺失{omit}项，{coverage}。", who=who, **every)
    return (first, _more(comparison, say))


def _more(comparison: Comparison, say: Language) -> str:
    """What else the reader must know, in one sentence."""
    tally = comparison.totals.all
    above = sum(one.relation is Relation.OMIT and not one.applicable for one in comparison.findings)
    rest = []
    if tally.partial:
        rest.append(say("承接的部署中{count}项只落实了部分要点", count=phrase.number(tally.partial)))
    if above:
        rest.append(say("缺失中{count}项属上级事项", count=phrase.number(above)))
    rest.append(say("本级自主新增{count}项", count=phrase.number(comparison.totals.initiatives)))
    return say("；").join(rest) + say("。")
