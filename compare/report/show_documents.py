"""Documents, totals and choices as the templates print them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from compare.knowledge.layout import READING
from compare.model import Audit, Choice, Comparison, Document, Relation, Tally
from compare.report import labels, phrase
from compare.report.names import Names, Pair, level
from compare.report.view import Bucket, Card, Chip, ChoiceGroup, NotTaken, Slice, Taken, TotalsGroup, TotalsRow

# From this share of unread characters a document's reading is called incomplete on its card.
UNREAD_MUCH = 0.02


def show_bar(tally: Tally) -> tuple[Slice, ...]:
    """The relations as slices that fill the bar."""
    counts = ((Relation.ADOPT, tally.adopt), (Relation.EXTEND, tally.extend), (Relation.OMIT, tally.omit))
    shares = phrase.percents([count for _, count in counts])
    made = []
    start = 0
    for (relation, count), share in zip(counts, shares, strict=True):
        said = phrase.WITHHELD if tally.coverage is None else f"{share}%"
        made.append(Slice(relation.value, labels.RELATION[relation], count, said, str(start), str(share)))
        start += share
    return tuple(made)


def show_tally(tally: Tally, name: str, number: str = "", anchor: str = "") -> TotalsRow:
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
        bar=show_bar(tally),
    )


def show_totals(comparison: Comparison, pairs: Sequence[Pair], names: Names) -> tuple[TotalsGroup, ...]:
    """The counts of every pair, by local document."""
    tallies = {(one.upper, one.local): one.tally for one in comparison.totals.pairs}
    rows: dict[str, list[TotalsRow]] = {}
    for number, (upper, local) in enumerate(pairs, 1):
        row = show_tally(tallies[upper, local], names.titles[upper], str(number), f"g{number}")
        rows.setdefault(local, []).append(row)
    return tuple(
        TotalsGroup(f"{names.tags[local]}{names.titles[local]}", tuple(found)) for local, found in rows.items()
    )


def show_card(document: Document, names: Names, uppers: Collection[str], locals_: Collection[str]) -> Card:
    """One document, with what it was in this comparison: 上位文件, 本级文件, both or neither."""
    identity = document.identity
    roles = [name for name, ids in (("上位文件", uppers), ("本级文件", locals_)) if document.id in ids]
    facts = (
        ("地区", identity.region),
        ("发文机关", "、".join(identity.issuers)),
        ("文号", identity.number),
        ("日期", identity.date),
        ("位置", f"{_base(document.file)}　{phrase.place(document.place)}"),
        ("所在汇编", phrase.headings(document.collection)),
    )
    return Card(
        anchor=names.cards[document.id],
        title=names.titles[document.id],
        tag=names.tags.get(document.id, ""),
        level=level(document),
        roles="、".join(roles) or "未参加对照",
        compared=bool(roles),
        facts=tuple((label, value) for label, value in facts if value),
        chips=_chips(document),
        read=_read(document),
        buckets=_buckets(document.audit),
        characters=phrase.number(document.audit.characters),
        warnings=document.warnings,
    )


def _base(file: str) -> str:
    """The file's name without its folders; the whole stands among the inputs."""
    return file.replace("\\", "/").rpartition("/")[2]


def _chips(document: Document) -> tuple[Chip, ...]:
    made = []
    if document.identity.excerpt:
        made.append(Chip("fact", "节选"))
    if document.identity.truncated:
        made.append(Chip("fact", "不完整"))
    if _unread(document.audit) > UNREAD_MUCH:
        made.append(Chip("uncertain", "部分未读"))
    return tuple(made)


def _unread(audit: Audit) -> float:
    return audit.unread / audit.characters if audit.characters else 0.0


def _read(document: Document) -> str:
    audit = document.audit
    read = phrase.percent(1 - _unread(audit)) if audit.characters else "0%"
    doubt = f"，读入质量{phrase.percent(audit.quality)}" if audit.quality < READING.quality else ""
    return f"全文{phrase.number(audit.characters)}字，读入{read}{doubt}，分为{len(document.clauses)}条"


def _buckets(audit: Audit) -> tuple[Bucket, ...]:
    made = []
    for name, label in labels.BUCKET.items():
        count: int = getattr(audit, name)
        share = count / audit.characters if audit.characters else 0.0
        made.append(Bucket(label, phrase.number(count), phrase.percent(share)))
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


def show_result(comparison: Comparison, titles: Mapping[str, str]) -> tuple[str, ...]:
    """The result in two sentences: what became of the directives, and what else the reader must know."""
    tally = comparison.totals.all
    locals_ = list(dict.fromkeys(one.local for one in comparison.findings))
    uppers = list(dict.fromkeys(one.directive.clause.document for one in comparison.findings))
    if not locals_:
        return ("没有可以对照的部署要求。", "各文件的读取情况和未对照的原因见后。")
    if len(locals_) == 1 and len(uppers) == 1:
        who = f"{titles[locals_[0]]}对照{titles[uppers[0]]}的{phrase.number(tally.directives)}项部署要求"
    elif len(locals_) == 1:
        who = f"{titles[locals_[0]]}对照{len(uppers)}份上位文件的{phrase.number(tally.directives)}项部署要求"
    else:
        who = f"{len(locals_)}份本级文件对照{len(uppers)}份上位文件，共{phrase.number(tally.directives)}项次部署要求"
    first = (
        f"{who}：采纳{phrase.number(tally.adopt)}项、拓展{phrase.number(tally.extend)}项、"
        f"缺失{phrase.number(tally.omit)}项，{phrase.coverage(tally)}。"
    )
    above = sum(one.relation is Relation.OMIT and not one.applicable for one in comparison.findings)
    rest = []
    if tally.partial:
        rest.append(f"承接的部署中{phrase.number(tally.partial)}项只落实了部分要点")
    if above:
        rest.append(f"缺失中{phrase.number(above)}项属上级事项")
    rest.append(f"本级自主新增{phrase.number(comparison.totals.initiatives)}项")
    if tally.uncertain:
        rest.append(f"{phrase.number(tally.uncertain)}项证据在两可之间，须人工核对")
    return (first, "；".join(rest) + "。")
