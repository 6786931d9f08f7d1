"""Mint the ids of what reviewers decide on.

A decision must find its subject again in the next draft. So ids are made of the finding and of words, never of places:
a paragraph that moves keeps them. And every subject has a second id without the draft in it, its *matter*, for a draft
whose title changed. Numbers in front of a text count for nothing: （三） becomes （四） when a paragraph comes before.
"""

from __future__ import annotations

from collections.abc import Iterable

from compare.model import Change, Citation, Clause, Directive, Finding, SubjectKind
from compare.model.documents import mint
from compare.text.sentences import unlabel
from compare.text.words import strip_space

# The letters of these and of the other ids make none look like a number to a spreadsheet.
_PREFIX = {SubjectKind.MATCH: "m", SubjectKind.CHANGE: "k", SubjectKind.MANNER: "n"}


def essence(text: str) -> str:
    """A text without its number and white space: what counts when two are compared."""
    return strip_space(unlabel(text) or text)


def subject_id(finding: str, kind: SubjectKind, words: str = "") -> str:
    """The id of a subject of a finding.

    Args:
        finding: Id of the finding.
        kind: For ``RELATION`` the finding's own id is returned.
        words: What tells it from others of its kind, see ``match_words`` and ``change_words``.
    """
    return finding if kind is SubjectKind.RELATION else mint(_PREFIX[kind], finding, kind, words)


def matter_id(document: str, text: str, kind: SubjectKind, words: str = "") -> str:
    """The id of a subject in any draft.

    Args:
        document: Id of the upper document.
        text: Of the directive.
        kind: What sort of subject.
        words: As for ``subject_id``.
    """
    return mint("w", document, essence(text), kind, words)


def match_words(clause: Clause) -> str:
    """What tells one match of a finding from another: the text of the clause."""
    return essence(clause.text)


def change_words(kind: str, upper: str) -> str:
    """What tells one change of a finding from another: its kind and the upper words."""
    return f"{kind}\x1f{strip_space(upper)}"


def change_subject(finding: Finding, change: Change) -> str:
    """The id of the subject that a change is."""
    return subject_id(finding.id, SubjectKind.CHANGE, change_words(change.kind, change.upper))


def citation_subject(citation: Citation) -> str:
    """The id of the subject that a citation is."""
    return mint("q", citation.document, citation.kind, citation.title, citation.number)


def citation_matter(kind: str, title: str, number: str) -> str:
    """The id of a citation in any draft."""
    return mint("w", SubjectKind.CITATION, kind, title, number)


def fingerprint(directive: Directive, clauses: Iterable[Clause]) -> str:
    """Hash of a directive's text and the texts of clauses, in whatever order these stand."""
    return mint("f", essence(directive.clause.text), *sorted(essence(one.text) for one in clauses))
