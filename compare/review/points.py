"""Put remarks on one matter together as a point, points at one place as a group, and word them as comments."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from compare.knowledge.verbs import INDICATORS
from compare.matching.directives import cells
from compare.model import ChangeKind, Clause, Comparison, Directive, Document, Target
from compare.progress import group
from compare.review.model import WEIGHT, WHETHER, Point, Remark, Topic, Weight, drop_number
from compare.settings import DEFAULT, Settings
from compare.text.likeness import overlap
from compare.text.places import notes
from compare.text.sentences import sentences
from compare.words import phrase
from compare.words.language import Language, msgid
from compare.words.name import AFTER, bare, is_row, is_span, say_amount, say_row

# Signs of a table's cell or a sentence, said as words.
_COMPARATORS = {"≥": "不低于", ">": "高于", "＞": "高于", "≤": "不高于", "<": "低于", "＜": "低于", "": "达到"}


def propose(directive: Directive) -> str:
    """The directive's words without number and who is responsible; of the row of a table the aims as sentences."""
    if not is_row(directive.clause):
        return bare(directive)
    if not directive.aims:
        return f"{say_row(directive)}。"
    kind = next((cell for cell in cells(directive.clause.text) if cell in INDICATORS), "")
    return "；".join(map(_say_aim, directive.aims)) + (f"（{kind}指标）。" if kind else "。")


def name_responsible(directive: Directive) -> str:
    """Who is responsible for it in the upper document, as written there: 省商务厅牵头，省财政厅配合."""
    return "；".join(dict.fromkeys(note.strip() for _, note in notes(directive.clause.text)))


def _say_aim(target: Target) -> str:
    year = f"到{target.year}年，" if target.year else ""
    if is_span(target):
        return f"{year}{target.subject}为{say_amount(target)}"
    before, after = target.comparator, ""
    for one in AFTER:
        if before.endswith(one):
            before, after = before.removesuffix(one), one
    return f"{year}{target.subject}{_COMPARATORS.get(before, before)}{target.value}{target.unit}{after}"


QUOTE = 160  # characters of an upper text that a comment or the memo quotes; whole sentences while they fit


class Said(NamedTuple):
    """A point in words."""

    title: str  # number, weight and matter
    said: str  # what else of the directive it holds for, what is wrong and what to do
    quote: str  # the upper words; empty where the title holds them already
    source: str  # where they stand
    also: tuple[tuple[str, str], ...]  # where the same is asked, or what else is at these words; each behind what it is
    proposal: str  # words that could be put in, empty where none are proposed


def say_point(point: Point, say: Language, *, suggest: bool = False) -> Said:
    """A point in words; ``suggest``: words are proposed. What is said of the draft stays in its language."""
    one = point.remark
    title = say("{number}〔{weight}〕{title}", number=point.number, weight=say(WEIGHT[one.weight]), title=one.title)
    said = say_rest(point, say) + one.said + one.nearest + one.advice + say_rulings(point)
    leads = {True: say("同样要求"), False: say("同一处还涉及")}
    others = (other for other in point.also if other.finding != one.finding)
    also = tuple((leads[other.id in point.passed], _say_source(other, one)) for other in others)
    quoted = "" if one.upper in one.title else quote(drop_number(one.upper))
    return Said(title, said, quoted, one.source, also, one.suggestion if suggest else "")


def say_rest(point: Point, say: Language) -> str:
    """What else of the same directive a point holds, in a sentence: 同一条还有：…；…."""
    rest = [one.about for one in point.also if one.finding == point.remark.finding]
    return say("同一条还有：{others}。", others="；".join(rest)) if rest else ""


def say_rulings(point: Point) -> str:
    """What was decided on the remarks of a point, each sentence once."""
    return "".join(dict.fromkeys(one.ruling for one in point.remarks))


def _say_source(other: Remark, one: Remark) -> str:
    """Where another directive stands; with its words where they are others than those quoted already."""
    if other.upper in ("", one.upper):
        return other.source
    return f"{other.source}：{quote(drop_number(other.upper))}"


def say_lead(group: Group, say: Language) -> str:
    """A line above several points of a group; empty where there is one only, or nothing to say of them together."""
    count = len(group.points)
    if count < 2:
        return ""
    if group.points[0].remark.topic is Topic.OMITTED and group.section:
        return say("{part}未见承接上位部署{n}项。", part=name_part(group.section[-1], say), n=count)
    if not group.section and not group.clause:
        return say("以下{n}处就全文而言。", n=count)
    return say("本条有{n}处。", n=count)


# What a section calls itself at its front, and how it is spoken of within; any other is a part.
_PARTS = {"编": msgid("本编"), "章": msgid("本章"), "节": msgid("本节"), "条": msgid("本条")}
_PART = msgid("本部分")
_CALLED = re.compile(r"\s*第[〇零一二三四五六七八九十百千\d]+(?P<part>[编章节条])")


def name_part(heading: str, say: Language) -> str:
    """How the section under a heading is spoken of: 本章, 本节, 本部分."""
    called = _CALLED.match(heading)
    name = _PARTS[called["part"]] if called else _PART
    return say(name)


def quote(text: str, room: int = QUOTE) -> str:
    """As many whole first sentences as fit into ``room`` characters, and …… for more; else cut between words."""
    flat = " ".join(text.split())
    if len(flat) <= room:
        return flat
    taken = ""
    for one in sentences(flat):
        end = flat.find(one, len(taken)) + len(one)
        if end > room - 2:
            break
        if phrase.find_pair(flat, end) is None:
            taken = flat[:end]
    return f"{taken}……" if len(taken) > room // 2 else phrase.cut(flat, room - 2)


def order_line(say: Language) -> str:
    """How the points are ordered, in a line."""
    return say(
        "编号先按轻重（必须修改、应当修改、可以考虑、须人工判断）排列；同一类内先按上位用语的约束力度"
        "（强制、要求、引导、许可），再按是否涉及资金、有无数量、有无时限，最后按上位文件的先后；"
        "须人工判断的，先列要求弱化的。"
    )


# Topics that are about words which are not there: they are told at the clause, not at words of it.
_ABSENT = frozenset({Topic.OMITTED, Topic.DROPPED})
# Changes that are told with all their words: two that are alike are one matter. A number or a time alone is not.
_MISSED = frozenset({ChangeKind.DUTY_DROPPED, ChangeKind.PROHIBITION_LOST})
# Changes of the words of a sentence, which is worded anew as a whole.
_WORDED = frozenset({ChangeKind.FORCE_WEAKENED, ChangeKind.PROHIBITION_LOST})


@dataclass(frozen=True, slots=True)
class Group:
    """What is said at one place of the draft."""

    points: tuple[Point, ...]  # in the order of their numbers
    # the headings at whose innermost it stands; empty where it stands at a clause, or at the draft's title
    section: tuple[str, ...] = ()
    clause: str = ""  # id of the clause that it stands at; empty where it stands at a heading or at the draft's title
    sentence: str = ""  # the sentence of that clause that it stands at; empty for the whole clause
    passage: str = ""  # the words that it stands at; empty for the whole sentence


def find_points(
    remarks: Sequence[Remark], comparison: Comparison, draft: Document, settings: Settings = DEFAULT
) -> tuple[Point, ...]:
    """The remarks, the heaviest first, those on one matter together, numbered in their order.

    Two remarks are on one matter where they say the same of the same words; where the province asks it because the
    nation does (``compare.summary.chains``), and both are left out or open; where two levels ask for the same words,
    missed at whatever clauses; where they are of one kind on one directive: all its duties that one clause leaves open,
    all that is softer in one sentence.
    """
    twins = find_twins(comparison, draft)
    levels = {one.id: one.identity.level.rank if one.identity.level else 0 for one in comparison.documents}
    ranks = {one.id: levels[one.directive.clause.document] for one in comparison.findings}
    heads: dict[tuple[Topic, str], list[list[Remark]]] = {}
    points: list[list[Remark]] = []
    for remark in remarks:
        key = (
            (Topic.OMITTED, "") if remark.topic in WHETHER else (remark.topic, "" if _lacks(remark) else remark.clause)
        )
        known = heads.setdefault(key, [])
        same = next((some for some in known if any(_same(one, remark, twins, ranks, settings) for one in some)), None)
        if same is None:
            heads[key].append([remark])
            points.append(heads[key][-1])
        else:
            same.append(remark)
    rank = {one.id: ranks.get(one.finding, 0) for one in remarks}
    order = list(Weight)
    for found in points:  # the heaviest speaks for all; of equals the nearest level, whose words are nearest too
        found.sort(key=lambda one: (order.index(one.weight), -rank[one.id]))
    return tuple(
        Point(number, first, tuple(rest), frozenset(one.id for one in rest if rank[one.id] != rank[first.id]))
        for number, (first, *rest) in enumerate(points, 1)
    )


def find_twins(comparison: Comparison, draft: Document) -> Mapping[str, str]:
    """The finding on the provincial clause by the finding on the national directive that it passes on."""
    steps = (step for chain in comparison.chains for step in chain.steps if step.document == draft.id)
    return {step.alignment: step.via for step in steps if step.via and step.via != step.alignment}


def _same(one: Remark, other: Remark, twins: Mapping[str, str], ranks: Mapping[str, int], settings: Settings) -> bool:
    if one.finding == other.finding:
        return _alike(one, other)
    if one.topic is Topic.CITATION:
        return False
    if one.topic in WHETHER:
        twin = twins.get(one.finding) == other.finding or twins.get(other.finding) == one.finding
        if one.topic is other.topic is Topic.DOUBTFUL:
            return twin or one.passage == other.passage
        return twin and (one.topic is other.topic or one.weight is other.weight is Weight.DECIDE)
    if one.topic is not Topic.DROPPED and not _lacks(one):
        return (one.passage, one.sentence) == (other.passage, other.sentence)
    if one.change is None or other.change is None or one.change.kind is not other.change.kind:
        return False
    if one.clause != other.clause and ranks.get(one.finding) == ranks.get(other.finding):
        return False
    return overlap(one.change.upper, other.change.upper) >= settings.review_same


def _lacks(remark: Remark) -> bool:
    """Whether it is about a duty or a ban that the draft does not have, at whatever clause that is missed."""
    change = remark.change
    return change is not None and change.kind in _MISSED and not change.local


def _alike(one: Remark, other: Remark) -> bool:
    """Whether what changed of one directive, at one clause, is mended together; a thought is not told as a must."""
    if one.change is None or other.change is None or one.change.kind is not other.change.kind:
        return False
    if one.change.kind is ChangeKind.DUTY_DROPPED:
        return (one.said, one.weight) == (other.said, other.weight)
    return one.change.kind in _WORDED and one.change.upper_sentence == other.change.upper_sentence


def group_points(points: Sequence[Point], clauses: Mapping[str, Clause]) -> tuple[Group, ...]:
    """The points by their place in the draft, in its order; what is about the whole draft comes first.

    What a section leaves out stands at its heading, the must apart; what is said of a clause as a whole at its
    beginning.
    """
    places = group(points, lambda one: _place(one.remark, clauses))
    groups = [_group(found, clauses) for found in places.values()]
    return tuple(sorted(groups, key=lambda one: _order(one, clauses)))


def _place(remark: Remark, clauses: Mapping[str, Clause]) -> tuple[object, ...]:
    if remark.topic is Topic.OMITTED and remark.section:
        return (remark.topic, remark.section, remark.weight is Weight.MUST)
    if remark.clause not in clauses:
        return (remark.topic, remark.clause, remark.passage)
    if remark.topic in _ABSENT or _whole(remark, clauses):
        return (remark.topic, remark.clause)
    return (remark.topic, remark.clause, remark.sentence, remark.passage)


def _whole(remark: Remark, clauses: Mapping[str, Clause]) -> bool:
    return remark.clause in clauses and remark.passage == clauses[remark.clause].text


def _group(points: Sequence[Point], clauses: Mapping[str, Clause]) -> Group:
    """One group; where its remarks name several sentences it stands at the clause."""
    first = points[0].remark
    if first.topic is Topic.OMITTED and first.section:
        return Group(tuple(points), section=first.section)
    passages, told = {one.remark.passage for one in points}, {one.remark.sentence for one in points}
    if len(passages) > 1 or _whole(first, clauses) or first.topic is Topic.OMITTED:
        return Group(tuple(points), clause=first.clause, sentence=first.sentence if len(told) == 1 else "")
    return Group(tuple(points), (), first.clause, first.sentence, first.passage)


def _order(group: Group, clauses: Mapping[str, Clause]) -> tuple[int, int, int]:
    """Where it stands: the section's before those of its first clause, and by number at one place."""
    if group.section:
        inside = [one.order for one in clauses.values() if one.headings[: len(group.section)] == group.section]
        return (min(inside, default=-1), 0, group.points[0].number)
    clause = clauses.get(group.clause)
    if clause is None:
        return (-1, 0, group.points[0].number)
    at = clause.text.find(group.sentence or group.passage) + max(0, group.sentence.find(group.passage))
    return (clause.order, 1 + max(0, at), group.points[0].number)
