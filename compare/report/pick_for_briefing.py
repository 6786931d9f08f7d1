"""Picks what a briefing has room for, the weightiest first. Lengths are in characters, numbers in lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from compare.matching.directives import direct
from compare.model import Finding, Force, Initiative, Kind
from compare.report.names import Names
from compare.report.show_certainty import is_blind
from compare.report.show_chips import is_gap
from compare.report.view import BriefChange, BriefGap, BriefItem, Gap
from compare.words import labels, phrase
from compare.words.name import head_directive, holds, name_directive, say_target

INITIATIVES = 4
GAP, ADDED, AIMS, SUBJECT, DOUBT, WHY, WORDS, TITLE = 50, 44, 30, 11, 32, 20, 18, 18
HEADING = 22  # characters of an initiative that may be no more than a heading


def pick_gaps(
    gaps: Sequence[Gap], uppers: Mapping[str, Mapping[str, list[Finding]]], names: Names
) -> Iterator[BriefGap]:
    """The gaps with their targets and the place where they are asked."""
    directives = {names.rows[key]: found[0].directive for rows in uppers.values() for key, found in rows.items()}
    for gap in gaps:
        one = directives[gap.number]
        text = name_directive(one, GAP)
        aims = [] if any(holds(text, each.value) for each in one.aims) else dict.fromkeys(map(say_target, one.aims))
        yield BriefGap(
            number=gap.number,
            text=text,
            force=names.say.join((gap.force, *(chip.text for chip in gap.chips))),
            aims=phrase.shorten("；".join(aims), AIMS),
            source=phrase.shorten_title(gap.upper, TITLE) + phrase.place(one.clause.place, names.say),
            places=gap.whose,
        )


def pick_changes(found: Sequence[Finding], names: Names) -> tuple[BriefChange, ...]:
    """Every place where a local document asks for less, the gravest first; several documents in one line."""
    weaker = sorted(_weaker(found), key=_severity)
    return _merge((_change(one, index, names) for one, index in weaker), names)


def pick_doubts(
    found: Sequence[Finding], listed: Sequence[Gap], unseen: Mapping[str, str], names: Names
) -> tuple[BriefItem, ...]:
    """Every finding in doubt, those first that the page hangs on.

    Omissions in documents that were seen in part only come last, as only the whole text settles them; before them
    what would change a listed gap, then possible gaps, then by force, then the least sure.

    Args:
        found: The findings.
        listed: The gaps on the page.
        unseen: What the documents lack that were seen in part only, by id.
        names: What everything is called.
    """
    numbers = {gap.number for gap in listed}

    def urgency(one: Finding) -> tuple[bool, bool, bool, int, float]:
        force = tuple(Force).index(one.directive.force)
        return is_blind(one, unseen), names.numbers[one.id] not in numbers, not is_gap(one), force, one.confidence

    return tuple(_doubt(one, unseen, names) for one in sorted((one for one in found if one.uncertain), key=urgency))


def _weaker(found: Sequence[Finding]) -> Iterator[tuple[Finding, int]]:
    for one in found:
        for index, change in enumerate(one.changes):
            if change.kind.weaker and one.applicable:
                yield one, index


def _severity(line: tuple[Finding, int]) -> tuple[bool, int, int, float]:
    """Both words quoted and told apart first, then by force, then as the kinds stand in the model, then the surest."""
    one, index = line
    change = one.changes[index]
    force = tuple(Force).index(one.directive.force)
    kind = tuple(type(change.kind)).index(change.kind)
    told = change.upper and change.local and phrase.shorten(change.upper, WORDS) != phrase.shorten(change.local, WORDS)
    return not told, force, kind, -change.confidence


def _change(one: Finding, index: int, names: Names) -> BriefChange:
    change = one.changes[index]
    return BriefChange(
        number=names.numbers[one.id],
        places=names.tags[one.local],
        kind=names.say(labels.CHANGE[change.kind]),
        upper=phrase.shorten(change.upper, WORDS),
        local=phrase.shorten(change.local, WORDS) or names.say("未提"),
        subject=head_directive(one.directive, SUBJECT),
    )


def _merge(changes: Iterable[BriefChange], names: Names) -> tuple[BriefChange, ...]:
    """The same change of the same directive in several local documents in one line."""
    merged: dict[BriefChange, list[str]] = {}
    for one in changes:
        merged.setdefault(replace(one, places=""), []).append(one.places)
    return tuple(replace(one, places=names.say.join(dict.fromkeys(places))) for one, places in merged.items())


def pick_initiatives(initiatives: Sequence[Initiative], names: Names) -> Iterator[BriefItem]:
    """The weightiest of each document in turn: running text before tables, with numbers before without."""
    queues: dict[str, list[Initiative]] = {}
    for one in sorted(initiatives, key=_initiative_weight):
        queues.setdefault(one.document, []).append(one)
    order = [key for key in names.titles if key in queues]
    turns = [(turn, key) for key in order for turn in range(len(queues[key]))]
    for turn, key in sorted(turns, key=lambda pair: (pair[0], order.index(pair[1])))[:INITIATIVES]:
        clause = queues[key][turn].clause
        lead = names.tags.get(key) or phrase.shorten_title(names.titles[key], TITLE)
        text = name_directive(direct(clause), ADDED)
        yield BriefItem(lead, text, phrase.place(clause.place, names.say))


def _initiative_weight(one: Initiative) -> tuple[bool, bool, bool]:
    text = one.clause.text
    return one.clause.kind is Kind.TABLE, len(text) < HEADING, not any(map(str.isdigit, text))


def _doubt(one: Finding, unseen: Mapping[str, str], names: Names) -> BriefItem:
    say, tag = names.say, names.tags[one.local]
    verdict = say(labels.RELATION[one.relation])
    if is_blind(one, unseen):
        why = say("本级文件") + say(unseen[one.local])
    else:
        why = phrase.shorten(one.doubt, WHY) or say("置信度{share}", share=phrase.percent(one.confidence))
    note = say("现判{verdict}：{why}", verdict=verdict, why=why)
    return BriefItem(names.numbers[one.id] + (f"　{tag}" if tag else ""), name_directive(one.directive, DOUBT), note)
