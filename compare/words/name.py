"""What a directive asks, in one line, for lists that lead to it: its heading with the words that bind most.

The row of a table and a target become sentences; what is too long for its room loses whole parts first, so that what is
left can be understood alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from compare.knowledge import phrases, units
from compare.knowledge.roles import BEARERS
from compare.knowledge.units import MEASURES, MULTIPLIERS
from compare.knowledge.verbs import INDICATORS
from compare.matching.aside import only_penalizes
from compare.matching.directives import cells, force
from compare.model import BASE, Clause, Directive, Document, Force, Kind, Level, Target
from compare.reading.classify import punishes, speaks_duty
from compare.text.places import without_notes
from compare.text.quantities import Quantity, find_quantities
from compare.text.sentences import lead, parts, sentences, unlabel
from compare.words import phrase
from compare.words.language import msgid
from compare.words.phrase import find_offence, name_penalty

SUMMARY = 54  # characters of a name in a list that leads to the directive
_NEAR = 0.6  # share of the room behind which a comma is near the end


def name_directive(directive: Directive, room: int, whole: str = "") -> str:
    """What a directive asks, in ``room`` characters, 20 and more.

    The heading stands in front of the sentence that binds most. A sentence that is too long for the room yields to its
    part that binds most, with the parts around it that fit; then the heading yields, and only then something is cut,
    behind a comma or between words. The heading alone names a directive only where no sentence follows it. The row of a
    table is a sentence (``say_row``). Where the totals of its document have a name (``whole``: 全国合计), those below
    are asked for none: a sentence that asks for nothing else stands back, and such a number is marked where it is
    quoted (2.2亿吨（全国合计）).
    """
    directive = open_cell(directive)
    row = is_row(directive.clause)
    if not whole:
        return phrase.shorten(say_row(directive), room) if row else _name(directive, room, "")
    mark = f"（{whole}）"
    if row:
        if not any(map(is_total, directive.aims)):
            return phrase.shorten(say_row(directive), room)
        said = phrase.shorten(say_row(directive), room - len(mark))
        return f"{said[:-1]}，{mark[1:]}" if said.endswith("）") else said + mark
    said = mark_total(_name(directive, room, whole), whole)
    return said if len(said) <= room else mark_total(_name(directive, room - len(mark), whole), whole)


def counts_totals(directive: Directive) -> bool:
    """Whether all numbers that a directive asks for are totals of all the territory above (``mark_total``)."""
    if is_row(directive.clause):
        return all(map(is_total, directive.aims))
    counted = [one for one in sentences(bare(directive)) if any(aim.stands_in(one) for aim in directive.aims)]
    return bool(counted) and all(map(asks_total, counted))


def _name(directive: Directive, room: int, whole: str) -> str:
    """The same of what is no row, without the mark."""
    words = bare(directive)
    heading = lead(words)
    if not heading and _penalizes(directive.clause) and (penalty := name_penalty(words, room)):
        return penalty
    told = [one for one in join_pairs(sentences(words), "") if one.rstrip("。") != heading]
    if not told:
        return phrase.shorten(words, room).rstrip(phrase.STOPS)
    own = [one for one in told if not (whole and asks_total(one))] or told
    # Behind a heading the sentence with the strongest verb; without one the first, which tells the matter.
    sentence = _pick(own, directive, lambda text: force(text).rank if heading else 0)
    if len(sentence) > room:
        sentence = _BETWEEN.sub("", sentence)
    parts = cut_parts(sentence)
    # Of its parts one that says who must rather than for which case.
    at = parts.index(_pick(parts, directive, lambda text: phrases.OUGHT not in text))
    whose = "" if heading else _topic(told, sentence, parts[at])
    front = f"{heading or whose}：" if heading or whose else ""
    for before in (front, ""):
        said = fit_parts(sentence, parts, at, room - len(before))
        if said:
            return before + said
    front = front if len(front) < room // 2 else ""
    return front + _cut(_drop_means(parts[at], 0), room - len(front))


def hang_part(part: str, text: str) -> str:
    """A part with what it hangs on, where it tells no action by itself: the verb of its list, the rule of its case."""
    at = text.find(part)
    if at < 0 or speaks_duty(part):
        return part
    if rule := _CASE_GOES_ON.match(text, at + len(part)):
        return part + rule[0]
    if not _LISTED_LAST.fullmatch(part):
        return part
    sentence = next((one for one in sentences(text) if part in one), "")
    verb = _LISTS.match(sentence)
    return f"{verb['verb']}……{part}" if verb and sentence.index(part) > verb.end() else part


def find_rule(part: str, text: str) -> str:
    """What must be in the case that a part tells, right behind it: 设立回收站，｜必须经…批准; else empty."""
    at = text.find(part)
    rule = _CASE_GOES_ON.match(text, at + len(part)) if at >= 0 and force(part) is not Force.MUST else None
    return rule[0].lstrip("，") if rule else ""


def _penalizes(clause: Clause) -> bool:
    return punishes(clause) or only_penalizes(clause)


def head_directive(directive: Directive, room: int) -> str:
    """What a directive is about, in ``room`` characters, where its words stand beside: its heading, if it has one."""
    directive = open_cell(directive)
    if is_row(directive.clause):
        words = say_row(directive).partition("：")[0]
    else:
        words = lead(bare(directive)) or bare(directive)
        words = (find_offence(words) if _penalizes(directive.clause) else "") or words
    return phrase.shorten(words, room).rstrip(phrase.STOPS)


def bare(directive: Directive) -> str:
    """The words of a directive in one line, without its number and without the note of who is responsible for it."""
    lines = (" ".join(one.split()) for one in without_notes(unlabel(directive.clause.text)).split("\n"))
    return "".join(one for one in lines if one).replace("。。", "。").strip()


def _pick(texts: Sequence[str], directive: Directive, rank: Callable[[str], int]) -> str:
    """The text that binds most, then has a number, then by ``rank``; last what leans on another or tells means only."""

    def weight(text: str) -> tuple[bool, bool, bool, int]:
        counted = any(one.stands_in(text) for one in directive.aims)
        leaning = text.startswith(phrases.LEANING) or bool(_BARE_MEANS.match(text))
        return leaning, force(text) is not Force.MUST, not counted, rank(text)

    return min(texts, key=weight).strip(phrase.STOPS)


def _topic(told: Sequence[str], sentence: str, part: str) -> str:
    """Of whom or what the words that are shown are said, where they do not say it and the words before them do."""
    own, thing = _TOPIC.match(sentence), _OBJECT.search(told[0])
    if own and own["topic"] not in part and _NO_OBJECT.search(part) and not _BEARERS.search(own["topic"]):
        return own["topic"]
    if sentence == told[0].strip(phrase.STOPS) or not _OF_WHOM.search(part):
        return ""
    bearer = _TOPIC.match(told[0])
    if bearer and not _BEARERS.search(bearer["topic"]):
        return "" if bearer["topic"] in part else bearer["topic"]
    return thing["object"] if thing else ""


def _cut(text: str, room: int) -> str:
    """A text cut to the room, behind a comma where one stands near its end."""
    short = phrase.shorten(text, room)
    at = short.rfind("，")
    if short != text and at > room * _NEAR and phrase.find_pair(short, at) is None:
        return short[:at] + "……"
    return short


_BARE_MEANS, _NO_OBJECT, _TOPIC = (
    re.compile(phrases.BARE_MEANS),
    re.compile(phrases.NO_OBJECT),
    re.compile(phrases.TOPIC),
)
_OF_WHOM, _OBJECT, _BEARERS = (
    re.compile(phrases.OF_WHOM),
    re.compile(phrases.OBJECT),
    re.compile(f"{BEARERS}|{phrases.PUBLIC}"),
)
_CASE_GOES_ON, _LISTED_LAST, _LISTS = (
    re.compile(phrases.CASE_GOES_ON),
    re.compile(phrases.LISTED_LAST),
    re.compile(phrases.LISTS),
)
_DATE, _MEANS, _BETWEEN, _HANGING, _OPEN = (
    re.compile(one) for one in (phrases.DATE, phrases.MEANS, phrases.BETWEEN, phrases.HANGING, phrases.OPEN)
)


def fit_parts(sentence: str, texts: Sequence[str], at: int, room: int) -> str:
    """The sentence; where it is too long, the part at ``at`` with as many of its neighbours as fit; else nothing."""
    if len(sentence) <= room:
        return sentence
    date = _DATE.match(sentence)

    def span(begin: int, end: int) -> str:
        said = "，".join(texts[begin : end + 1])
        # A part behind another one keeps the date that the sentence begins with.
        return date[0] + said if date and begin and not _DATE.match(said) else said

    first = last = at
    if len(span(first, last)) > room:
        alone = _drop_means(texts[at], room)
        return "" if (date and first) or len(alone) > room else alone
    while first and len(span(first - 1, last)) <= room:
        first -= 1
    while last + 1 < len(texts) and len(span(first, last + 1)) <= room:
        last += 1
    said = _HANGING.sub("", span(first, last))
    if last + 1 == len(texts) or not _OPEN.search(said):
        return said
    return f"{said}……" if len(said) + 2 <= room else ""


def cut_parts(sentence: str) -> list[str]:
    """The parts of a sentence; brackets stay whole, and 不得向…提供 takes who must not from the part before it."""
    cut: list[str] = []
    for one in join_pairs(parts(sentence), "，"):
        part = one.strip(phrase.STOPS)
        if cut and part.startswith(phrases.BORNE):
            before, bearer = _part_bearer(cut.pop())
            cut += [before] if before else []
            part = f"{bearer}，{part}"
        cut.append(part)
    return cut


def join_pairs(texts: Sequence[str], glue: str) -> list[str]:
    """The texts, those joined that brackets or quotation marks hold together."""
    whole = glue.join(texts)
    joined: list[str] = []
    end, held = 0, False
    for one in texts:
        if held:
            joined[-1] += glue + one
        else:
            joined.append(one)
        end += len(one) + len(glue)
        held = phrase.find_pair(whole, end - len(glue)) is not None
    return joined


def _part_bearer(part: str) -> tuple[str, str]:
    """A part in two: what the next one needs of it is what stands behind the last comma, with the cases before that."""
    pieces = join_pairs(part.split("，"), "，")
    at = len(pieces) - 1
    while at and pieces[at - 1].endswith(phrases.CASE):
        at -= 1
    return "，".join(pieces[:at]), "，".join(pieces[at:])


def _drop_means(part: str, room: int) -> str:
    """A part without the means that it begins with, as far as the room asks for it."""
    while len(part) > room and (means := _MEANS.match(part)):
        part = part[means.end() :]
    return part


_NUMBER = re.compile(r"[≥≤＞＜><]?\d[\d,.]*")
_ORDER = re.compile(r"\d{1,3}")
_GOES_ON = re.compile(r"。\s*[^\s）)”」]")  # a sentence and another one behind it


def is_row(clause: Clause) -> bool:
    """Whether a clause is the row of a table."""
    return clause.kind is Kind.TABLE and len(cells(clause.text)) > 1


def open_cell(directive: Directive) -> Directive:
    """The directive; of a row with a paragraph in one cell and labels in the others, that cell: 重点工程 | 5. …."""
    clause = directive.clause
    if not is_row(clause):
        return directive
    told = [cell for cell in cells(clause.text) if _GOES_ON.search(cell)]
    if len(told) != 1:
        return directive
    return replace(directive, clause=replace(clause, text=told[0], kind=Kind.CLAUSE))


def say_row(directive: Directive) -> str:
    """A row of a table as a sentence without its full stop: 拆解率：2025年68%（基期），2030年90%（约束性）.

    Where its targets hold no years, the cells stand one behind the other, its unit at the numbers.
    """
    row = [cell for cell in cells(directive.clause.text) if cell]
    kind = next((cell for cell in row if cell in INDICATORS), "")
    after = f"（{kind}）" if kind else ""
    subject = directive.targets[0].subject if directive.targets else ""
    if subject and all(one.subject == subject and one.year for one in directive.targets):
        return f"{subject}：{'，'.join(map(_say_value, directive.targets))}{after}"
    return say_cells(row) + after


def say_cells(row: list[str]) -> str:
    """The cells of a row one behind the other, without its number, its unit at the numbers, how binding it is."""
    named = row[1:] if len(row) > 2 and _ORDER.fullmatch(row[0]) else row
    numbers = [cell for cell in named if _NUMBER.fullmatch(cell)]
    unit = next((cell for cell in named if _is_unit(cell)), "") if numbers else ""
    said = [cell + unit if cell in numbers else cell for cell in named if cell != unit and cell not in INDICATORS]
    return "，".join(said)


def _say_value(target: Target) -> str:
    if target.comparator == BASE:
        return f"{target.year}年{target.value}{target.unit}（{BASE}）"
    return f"{target.year}年{say_amount(target)}"


def _is_unit(cell: str) -> bool:
    many = next((one for one in sorted(MULTIPLIERS, key=len, reverse=True) if cell.startswith(one)), "")
    return cell in MEASURES or cell.removeprefix(many) in MEASURES


# Words of comparison that stand behind the number.
AFTER = ("以上", "以下", "以内", "以外", "左右", "上下")
_SPAN = "—"  # between the ends of a span, as ``text.quantities`` writes it


def say_target(target: Target) -> str:
    """A target in a line: 拆解率≥90%（2030年）."""
    year = f"（{target.year}年）" if target.year else ""
    return f"{target.subject}{say_amount(target)}{year}"


def say_amount(target: Target) -> str:
    """Comparison, number and unit: ≥90%, 30%以上, 一倍以上五倍以下."""
    word = next((one for one in AFTER if target.comparator.endswith(one)), "")
    before, value = target.comparator.removesuffix(word), target.value
    if is_span(target):
        low, _, high = value.partition(_SPAN)
        return f"{before}{low}{target.unit}以上{high}{target.unit}以下"
    return f"{before}{value}{target.unit}{word}"


def is_span(target: Target) -> bool:
    """Whether it is told by both its ends: 一倍以上五倍以下 was read as 一—五, 倍, 以下."""
    return _SPAN in target.value and target.comparator.endswith("以下")


_BEYOND_ONE, _GREAT_COUNT = re.compile(units.BEYOND_ONE), re.compile(units.GREAT_COUNT)
_EACH, _SAID = re.compile(units.TOLD_EACH), re.compile(units.SAID_WHOLE)
_END = re.compile("[，,；;。、（(）)：:]|……|$")
_WHOLES = {Level.NATIONAL: msgid("全国合计"), Level.MUNICIPAL: msgid("全市合计"), Level.COUNTY: msgid("全县合计")}


def name_whole(document: Document) -> str:
    """What the totals of a document are: 全国合计, 全省合计 …; empty where it sets norms, or nobody knows."""
    identity = document.identity
    if identity.level is None or identity.kind.statute:  # its numbers are norms for everybody
        return ""
    if identity.level is Level.PROVINCIAL:
        ends = {units.DIRECT_ENDS: _WHOLES[Level.MUNICIPAL], units.REGION_ENDS: msgid("全区合计")}
        return ends.get(identity.region[-1:], msgid("全省合计"))
    return _WHOLES[identity.level]


def find_totals(text: str) -> tuple[Quantity, ...]:
    """The numbers of a sentence that count all of the territory: it says so, or none below has so much (2.2亿吨)."""
    if _EACH.search(text):
        return ()
    numbers = [one for one in find_quantities(text) if not one.weak]
    return tuple(one for one in numbers if _SAID.search(text) or _counts_whole(one))


def _counts_whole(one: Quantity) -> bool:
    """Whether a number is so great that no single one of those below has it."""
    counts = one.dimension in units.COUNTS_THINGS and _GREAT_COUNT.match(one.unit)
    return bool(counts or _BEYOND_ONE.match(one.unit))


def asks_total(text: str) -> bool:
    """Whether the numbers of a text are such totals and nothing else."""
    totals = find_totals(text)
    return bool(totals) and len(totals) == sum(not one.weak for one in find_quantities(text))


def is_total(target: Target) -> bool:
    """Whether a target of a table counts a whole: 亿吨 does, % does not."""
    many = next((one for one in sorted(MULTIPLIERS, key=len, reverse=True) if target.unit.startswith(one)), "")
    unit = MEASURES.get(target.unit) or MEASURES.get(target.unit.removeprefix(many))
    return bool(many) and unit is not None and unit.total


def mark_total(text: str, whole: str) -> str:
    """A text with ``whole`` behind what its total counts: 达到2.2亿吨（全国合计）; as it is where it says so itself."""
    found = () if _SAID.search(text) else find_totals(text)
    end = _END.search(text, found[0].end) if found else None
    return f"{text[: end.start()]}（{whole}）{text[end.start() :]}" if end else text
