"""Find what an upper document tells others to do: directives with their duties, force, targets and actors."""

from __future__ import annotations

import re

from compare.divide import duties, sentences
from compare.knowledge.force import DEFAULT, FORCE, NOT_FORCE
from compare.knowledge.units import COMPARATORS, UNITS
from compare.model import Clause, Directive, Document, Duty, Force, Role, Target

CARRYING = (Role.MEASURE, Role.TARGET)
"""The roles of clauses that are directives in an upper document and evidence in a local one."""

_NOT_FORCE = re.compile("|".join(sorted(NOT_FORCE, key=len, reverse=True)))
_BEFORE, _AFTER = COMPARATORS
_TARGET = re.compile(
    rf"(?P<before>{'|'.join(_BEFORE)})?\s*(?P<value>\d[\d,.]*|百分之[一二三四五六七八九十百]+)\s*"
    rf"(?P<unit>{'|'.join(UNITS)})?(?P<after>{'|'.join(_AFTER)})?"
)
_YEAR = re.compile(r"(20\d\d)\s*年")
_SUBJECT = re.compile(r"[^，,；;。:：（()）|\n]*$")
_BRACKET = re.compile(
    r"[（(【\[]\s*(?:责任单位|牵头单位|配合单位|责任部门|牵头部门|主办单位|牵头)[:：]?\s*([^）)】\]]+)[）)】\]]"
)
_WHO = re.compile(
    r"(?:^|[。；;\n])\s*(?:第[一二三四五六七八九十百零〇\d]+条\s*)?([^，,。；;：:\n]{2,40}?)(?:应当|必须|不得|负责|会同|牵头)"
)
_BY = re.compile(r"由([^，,。；;：:\n]{2,30}?)(?:负责|牵头|会同|制定|规定|批准|责令|给予)")
_NAMES = re.compile(r"[、，,；;和及]|以及|会同|配合|牵头|[:：]")


def find_directives(document: Document) -> tuple[Directive, ...]:
    """The directives of a classified document, in reading order.

    Args:
        document: As ``classify`` left it.

    Returns:
        One directive for every measure and target.
    """
    return tuple(direct(clause) for clause in document.clauses if clause.role in CARRYING)


def direct(clause: Clause) -> Directive:
    """Make a directive of a clause."""
    return Directive(
        clause=clause,
        force=force(clause.text),
        duties=tuple(Duty(text) for text in duties(clause.text)),
        targets=find_targets(clause.text),
        actors=find_actors(clause.text),
    )


def force(text: str) -> Force:
    """How binding the strongest verb of a text is."""
    bare = _NOT_FORCE.sub("□", text)
    return next((strength for strength, verbs in FORCE if any(verb in bare for verb in verbs)), DEFAULT)


def find_targets(text: str) -> tuple[Target, ...]:
    """The quantified aims of a text: numbers with a unit, and what is counted; years and labels are none.

    The year of a target is the last one named before it in its sentence.
    """
    return tuple(target for sentence in sentences(text) for target in _targets(sentence))


def _targets(sentence: str) -> tuple[Target, ...]:
    found = []
    for hit in _TARGET.finditer(sentence):
        unit = hit["unit"] or ""
        if not unit and "百分之" not in hit["value"]:
            continue
        before = sentence[: hit.start()]
        named = _SUBJECT.search(before)
        years = _YEAR.findall(before)
        found.append(
            Target(
                subject=named[0].strip() if named else "",
                comparator=(hit["before"] or "") + (hit["after"] or ""),
                value=hit["value"].rstrip(",."),
                unit=unit,
                year=years[-1] if years else "",
            )
        )
    return tuple(found)


def find_actors(text: str) -> tuple[str, ...]:
    """Who is told: names in （责任单位：…） and the bodies before 应当, 必须, 不得, 负责, 牵头, 会同; each once."""
    bracketed = [name for group in _BRACKET.findall(text) for name in _NAMES.split(group)]
    spoken = [*_WHO.findall(text), *_BY.findall(text)]
    names = (name.strip() for name in (*bracketed, *spoken))
    return tuple(dict.fromkeys(name for name in names if len(name) > 1))
