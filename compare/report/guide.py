"""What guides a reader through a report: what to look at first, filters of the screen, parts and lists of paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from compare.changes.duties import is_above
from compare.knowledge.phrases import HOLLOW
from compare.model.comparison import Comparison
from compare.model.documents import Document
from compare.model.enums import Certainty, ChangeKind, Extent, Force, JudgedBy, Level, Manner, Relation
from compare.model.findings import Change, Finding
from compare.report.documents import find_unseen, is_blind
from compare.report.findings import Item, chapter_anchor
from compare.report.names import CARRIED, Names, flags
from compare.report.pictures import Heat
from compare.text.sentences import unlabel
from compare.words import labels, phrase
from compare.words.language import Language, msgid
from compare.words.name import find_rule, hang_part

# Characters of the clause to look at, and of a part that is missing.
_LOOK, _PART = 40, 40
_HOLLOW = re.compile(HOLLOW)
# Where less is asked, what a leader asks for first: numbers, then times.
_WEAKER = (
    ChangeKind.QUANTITY_LOWERED,
    ChangeKind.DEADLINE_LATER,
    ChangeKind.FORCE_WEAKENED,
    ChangeKind.EXCEPTION_ADDED,
    ChangeKind.SCOPE_NARROWED,
    ChangeKind.PROHIBITION_LOST,
    ChangeKind.QUANTITY_DROPPED,
    ChangeKind.DEADLINE_DROPPED,
)
INNER = {ord("“"): "‘", ord("”"): "’"}  # quotation marks inside of others


@dataclass(frozen=True, slots=True)
class Check:
    """A finding that is open: what to look at in a sentence, and how that is cited, empty for the whole text."""

    item: Item
    look: str
    place: str


@dataclass(frozen=True, slots=True)
class Lack:
    """A directive that is carried in part: what of it the local text lacks, the surest first."""

    item: Item
    parts: tuple[str, ...]  # missing ones that the local level could carry; empty where few words answer, or ``above``
    certainty: Certainty  # how sure the first of them is missing
    sure: int  # how many of them are as sure as that
    place: str  # how the best local clause is cited
    above: str = ""  # a part that only a higher level or another place could carry, where nothing else is missing

    def tell(self, most: int) -> str:
        """What is missing in a line: at most so many of the surest in quotation marks, and how many more there are."""
        say, shown = self.item.names.say, min(self.sure, most)
        if self.above:
            return say("未见的是上级事项“{part}”", part=_quote(self.above))
        if not self.parts:
            faint = min(self.item.finding.answers, key=lambda one: one.score).duty.text
            return say("“{part}”只写到一部分", part=_quote(phrase.find_offence(faint) or faint))
        mark, asked = self.item.names.mark, self.item.finding.directive
        said = "".join(say("“{part}”", part=_quote(mark(one, asked))) for one in self.parts[:shown])
        more = len(self.parts) - shown
        return said + (say("，另有{n}处", n=more) if more else "")


def rank_lacks(items: Iterable[Item], documents: Mapping[str, Document], cites: Mapping[str, str]) -> tuple[Lack, ...]:
    """Every directive surely carried in part, by what hangs on it; last what lacks only what others could carry."""
    found = [_lack(one, documents, cites) for one in items if one.finding.extent is Extent.PARTIAL]
    return tuple(
        sorted(found, key=lambda one: (bool(one.above), *one.item.finding.directive.binding, one.certainty.rank))
    )


def _lack(item: Item, documents: Mapping[str, Document], cites: Mapping[str, str]) -> Lack:
    finding = item.finding
    dropped = sorted(
        (one for one in finding.changes if one.kind is ChangeKind.DUTY_DROPPED), key=lambda one: one.certainty.rank
    )
    open_ = [(one.duty.text, Certainty.WEAK) for one in finding.answers if not phrase.is_told(one)]
    missing = [(one.upper, one.certainty) for one in dropped] or open_
    upper, local = (documents[one].identity for one in (finding.directive.clause.document, finding.local))
    levels = upper.level, local.level
    theirs = [one for one in missing if is_above(one[0], one[0], levels, local.region)]
    ours = [one for one in missing if one not in theirs]
    every = ours or [one for one in open_ if not is_above(one[0], one[0], levels, local.region)]
    # That the case of a rule is told nowhere says nothing where the rule is.
    whole, told = finding.directive.clause.text, [one.duty.text for one in finding.answers if phrase.is_told(one)]
    own = [one for one in every if not ((rule := find_rule(one[0], whole)) and any(map(rule.startswith, told)))]
    said = [one for one in own if not _HOLLOW.fullmatch(one[0])] or own
    certainty = said[0][1] if said else Certainty.WEAK
    parts = tuple(hang_part(part, finding.directive.clause.text) for part, _ in said)
    place = cites[finding.matches[0].clause.id] if finding.matches else ""
    sure, above = sum(grade is certainty for _, grade in said), theirs[0][0] if theirs and not own else ""
    return Lack(item, parts, certainty, sure, place, above)


def _quote(part: str) -> str:
    return phrase.shorten(part, _PART).translate(INNER)


def rank_weaker(items: Iterable[Item]) -> tuple[tuple[Change, Item], ...]:
    """Every place where a local document that surely carries a directive asks for less.

    Both words quoted and told apart first. Of these the kinds take turns, so that the first few lines are not all of
    one kind; a directive is one turn. Of one kind the most binding come first, then the surest.
    """
    carried = (one for one in items if one.finding.extent in CARRIED)
    found = [(change, one) for one in carried for change in one.finding.changes if change.kind.weaker]
    turns: dict[tuple[bool, ChangeKind], dict[str, int]] = {}
    ranked = []
    for pair in sorted(found, key=lambda pair: (pair[1].finding.directive.force.rank, pair[0].certainty.rank)):
        change, item = pair
        untold = not (change.upper and change.local and change.upper != change.local)
        turn = turns.setdefault((untold, change.kind), {})
        at = turn.setdefault(item.finding.directive.id, len(turn))
        ranked.append(((untold, at, _WEAKER.index(change.kind)), pair))
    return tuple(pair for _, pair in sorted(ranked, key=lambda one: one[0]))


def rank_open(items: Iterable[Item], documents: Sequence[Document], cites: Mapping[str, str]) -> tuple[Check, ...]:
    """Every finding that is open, by what hangs on it; what only the whole text settles comes last."""
    unseen = find_unseen(documents)

    def consequence(item: Item) -> tuple[bool, int, bool, bool, bool, float]:
        one = item.finding
        return (is_blind(one, unseen), *one.directive.binding, one.relation is not Relation.OMIT, one.confidence)

    found = [one for one in items if one.finding.extent is Extent.OPEN]
    return tuple(_look_at(one, cites) for one in sorted(found, key=consequence))


def _look_at(item: Item, cites: Mapping[str, str]) -> Check:
    """The clause that may answer, without the number that its place says, and the question."""
    one, say = item.finding, item.names.say
    near = one.matches[0] if one.matches else one.rejected
    if near is None:
        return Check(item, say("在本级文件全文中查找是否写到"), "")
    place, words = cites[near.clause.id], phrase.shorten(unlabel(near.clause.text), _LOOK)
    same, carried = msgid("核对本级{place}“{words}”说的是不是这一件事"), msgid("核对本级{place}“{words}”算不算承接")
    return Check(item, say(same if one.matches else carried, place=place, words=words), place)


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter: its value, its words, the number of findings it leaves."""

    value: str
    label: str
    count: str


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """Choices under a heading."""

    label: str
    options: tuple[Option, ...]


# What the findings can be filtered by: a list with fewer than two choices is empty.
Filter = Mapping[str, tuple[Option, ...] | tuple[OptionGroup, ...]]
_FLAGS = {"gap": msgid("缺口（含待核的）"), "apart": msgid("另列的")}
ANY_CHANGE, WEAKER = "any", "weaker"  # values of the filter of changes beside the kinds


def show_filter(
    findings: Sequence[Finding], documents: Mapping[str, Document], heat: Sequence[Heat], names: Names
) -> Filter:
    """The filters of the findings."""
    say = names.say
    relations = Counter(one.relation for one in findings if not one.alike)
    alike = sum(one.alike for one in findings)
    like = (_option(Extent.LIKE.value, say(labels.EXTENT[Extent.LIKE]), alike),) if alike else ()

    def values(kind: Iterable[StrEnum], found: Iterable[StrEnum | None], least: int = 2) -> tuple[Option, ...]:
        return list_options(((one.value, say(labels.word(one))) for one in kind), (one for one in found if one), least)

    return {
        "relations": (*(_option(one.value, say(labels.RELATION[one]), relations[one]) for one in Relation), *like),
        "extents": values(Extent, (one.extent for one in findings)),
        "judges": values(JudgedBy, (one.judged_by for one in findings), 1 if names.judged else 2),
        "flags": list_options(
            ((key, say(word)) for key, word in _FLAGS.items()), (flag for one in findings for flag in flags(one)), 1
        ),
        "forces": values(Force, (one.directive.force for one in findings)),
        "manners": values(Manner, (one.manner for one in findings), 1),
        "changes": _changes(findings, names),
        "levels": values(Level, (documents[one.local].identity.level for one in findings)),
        "uppers": list_options(
            ((number, f"{number}　{names.titles[key]}") for key, number in names.uppers.items()),
            (names.uppers[one.directive.clause.document] for one in findings),
        ),
        "locals": list_options(
            ((key, f"{names.tags[id_]}{names.titles[id_]}") for id_, key in names.locals.items()),
            (names.locals[one.local] for one in findings),
        ),
        "chapters": _chapters(findings, heat, names),
    }


def _option(value: str, label: str, count: int) -> Option:
    return Option(value, label, phrase.number(count))


def list_options(choices: Iterable[tuple[str, str]], found: Iterable[str], least: int = 2) -> tuple[Option, ...]:
    """The choices (value, label) that occur, with how often; none where there are fewer than ``least``."""
    counts = Counter(found)
    made = tuple(_option(value, label, counts[value]) for value, label in choices if counts[value])
    return made if len(made) >= least else ()


def _changes(findings: Sequence[Finding], names: Names) -> tuple[OptionGroup, ...]:
    kinds = [frozenset(change.kind for change in one.changes) for one in findings]
    counts = Counter(kind for found in kinds for kind in found)
    if not counts:
        return ()
    say = names.say
    weaker = sum(any(kind.weaker for kind in found) for found in kinds)
    any_, less = _option(ANY_CHANGE, say("有变化"), sum(map(bool, kinds))), _option(WEAKER, say("有减弱的变化"), weaker)
    each = {kind: _option(kind.value, say(labels.CHANGE[kind]), counts[kind]) for kind in ChangeKind if counts[kind]}
    groups = (
        OptionGroup(say("全部变化"), (any_, less) if weaker else (any_,)),
        OptionGroup(say("减弱"), tuple(one for kind, one in each.items() if kind.weaker)),
        OptionGroup(say("其他变化"), tuple(one for kind, one in each.items() if not kind.weaker)),
    )
    return tuple(one for one in groups if one.options)


def _chapters(findings: Iterable[Finding], heat: Sequence[Heat], names: Names) -> tuple[OptionGroup, ...]:
    counts = Counter(chapter_anchor(one, names)[1] for one in findings)
    if len(counts) < 2:
        return ()
    options = (tuple(_option(row.key, row.title, counts[row.key]) for row in one.rows) for one in heat)
    return tuple(OptionGroup(f"{one.number}　{one.title}", rows) for one, rows in zip(heat, options, strict=True))


@dataclass(frozen=True, slots=True)
class CopyRow:
    """How a local document passes on what it carries: counts by manner, the mean copied share."""

    local: str
    carried: int
    copy: int
    reword: int
    detail: int
    share: float


@dataclass(frozen=True, slots=True)
class Paper:
    """What the paper has beside the view; ``broken`` are anchors of rows in which a word may have to be broken."""

    heads: Mapping[str, str]
    parts: tuple[tuple[str, str], ...]
    changes: tuple[tuple[Change, Item], ...]
    change_counts: tuple[tuple[ChangeKind, int], ...]
    copies: tuple[CopyRow, ...]
    broken: frozenset[str]
    wide: bool


# Changes that a list leaves out: open duties stand with their finding, a body named for another of its kind is usual.
USUAL = frozenset({ChangeKind.DUTY_DROPPED, ChangeKind.ACTOR_MAPPED})
# A word without a place to break of so many signs may be wider than its column.
UNBROKEN = re.compile(r"[!-~]{24}")
PARTS = (
    ("totals", msgid("总表与图例")),
    ("gaps", msgid("未承接清单")),
    ("changes", msgid("变化清单")),
    ("findings", msgid("逐条对照")),
    ("targets", msgid("指标对照")),
    ("chains", msgid("传导链")),
    ("apart", msgid("另列事项")),
    ("initiatives", msgid("自主新增")),
    ("citations", msgid("引用文件")),
    ("choices", msgid("对照选择")),
    ("reading", msgid("文件读取")),
    ("run", msgid("方法与参数")),
)
# Chinese numerals of the parts; a language without them has its own in the catalogue.
NUMERAL_WORDS = (
    *(msgid("一"), msgid("二"), msgid("三"), msgid("四"), msgid("五"), msgid("六")),
    *(msgid("七"), msgid("八"), msgid("九"), msgid("十"), msgid("十一"), msgid("十二")),
)


def number_parts(parts: Iterable[tuple[str, str]], say: Language) -> dict[str, str]:
    """The numbered heading of each part by its anchor, in their order."""
    numbered = zip(NUMERAL_WORDS, parts, strict=False)
    return {anchor: say("{number}、{title}", number=say(n), title=say(title)) for n, (anchor, title) in numbered}


def show_paper(comparison: Comparison, items: Sequence[Item], names: Names) -> Paper:
    """The parts of the paper and its lists."""
    changes = [(change, one) for one in items for change in one.finding.changes if change.kind not in USUAL]
    counts = Counter(change.kind for one in items for change in one.finding.changes)
    broken = frozenset(one.row for one in items if any(map(UNBROKEN.search, _texts(one.finding))))
    others = [one.clause.text for one in comparison.initiatives] + [one.title for one in comparison.citations]
    empty = {"apart": all(one.finding.counted for one in items), "citations": not comparison.citations}
    heads = number_parts([one for one in PARTS if not empty.get(one[0])], names.say)
    return Paper(
        heads=heads,
        parts=tuple(heads.items()),
        changes=tuple(sorted(changes, key=lambda one: not one[0].kind.weaker)),
        change_counts=tuple((kind, counts[kind]) for kind in ChangeKind if counts[kind]),
        copies=tuple(_copies(items, names)),
        broken=broken,
        wide=bool(broken) or any(map(UNBROKEN.search, others)),
    )


def _copies(items: Sequence[Item], names: Names) -> Iterator[CopyRow]:
    for local in names.locals:
        carried = [one.finding for one in items if one.finding.local == local and one.finding.manner]
        if carried:
            counts = Counter(one.manner for one in carried)
            copy, reword, detail = (counts[one] for one in (Manner.COPY, Manner.REWORD, Manner.DETAIL))
            share = sum(one.copied for one in carried) / len(carried)
            yield CopyRow(f"{names.tags[local]}{names.titles[local]}", len(carried), copy, reword, detail, share)


def _texts(finding: Finding) -> list[str]:
    """Every text that the row of a finding may print."""
    changed = (word for change in finding.changes for word in (change.upper, change.local, change.note))
    return [finding.directive.clause.text, finding.reason, *(one.clause.text for one in finding.matches), *changed]
