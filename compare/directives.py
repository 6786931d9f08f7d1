"""Find what an upper document tells others to do: directives with their duties, force, targets and actors."""

from __future__ import annotations

import re

from compare.address import find_addressees
from compare.knowledge.force import DEFAULT, FORCE, NOT_FORCE
from compare.model import Clause, Directive, Document, Duty, Force, Role
from compare.targets import Header, find_header, find_targets
from compare.text.bodies import find_actors
from compare.text.sentences import duties

CARRYING = (Role.MEASURE, Role.TARGET)
"""The roles of clauses that are directives in an upper document and evidence in a local one."""

_NOT_FORCE = re.compile("|".join(sorted(NOT_FORCE, key=len, reverse=True)))


def find_directives(document: Document) -> tuple[Directive, ...]:
    """The directives of a classified document, in reading order.

    Args:
        document: As ``classify`` left it.

    Returns:
        One directive for every measure and target.
    """
    clauses, date = document.clauses, document.identity.date
    return tuple(direct(clause, find_header(clause, clauses), date) for clause in clauses if clause.role in CARRYING)


def direct(clause: Clause, header: Header | None = None, date: str = "") -> Directive:
    """Make a directive of a clause.

    Args:
        clause: The clause.
        header: What stands above it, where it is the row of a table.
        date: Date of its document.
    """
    return Directive(
        clause=clause,
        force=force(clause.text),
        duties=tuple(Duty(text) for text in duties(clause.text)),
        targets=find_targets(clause.text, header, date),
        actors=find_actors(clause.text),
        addressees=find_addressees(clause.text),
    )


def force(text: str) -> Force:
    """How binding the strongest verb of a text is."""
    bare = _NOT_FORCE.sub("□", text)
    return next((strength for strength, verbs in FORCE if any(verb in bare for verb in verbs)), DEFAULT)
