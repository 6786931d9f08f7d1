"""Show what was found in traditional texts, which were compared in simplified characters, with those of their files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from compare.model import (
    Answer,
    Candidate,
    Change,
    Clause,
    Comparison,
    Directive,
    Document,
    Finding,
    Match,
    Segment,
)


class Shown:
    """Documents as printed, by those that were compared."""

    def __init__(self, printed: Iterable[Document], simple: Iterable[Document]) -> None:
        self._clauses: dict[str, tuple[str, Clause]] = {}
        self._of: dict[str, list[str]] = {}
        for shown, read in zip(printed, simple, strict=True):
            for before, after in zip(shown.clauses, read.clauses, strict=True):
                self._clauses[after.id] = (after.text, before)
                self._of.setdefault(shown.id, []).append(after.id)

    def clause(self, clause: Clause) -> Clause:
        """A clause as printed, with the role that was found."""
        return replace(self._clauses[clause.id][1], role=clause.role) if clause.id in self._clauses else clause

    def words(self, text: str, clause: str, document: str) -> str:
        """Words of a clause as printed; where it does not hold them, of whatever clause of the document does."""
        for id_ in (clause, *self._of.get(document, ())) if text else ():
            simple, printed = self._clauses.get(id_, ("", None))
            at = simple.find(text)
            if at >= 0 and printed is not None:
                return printed.text[at : at + len(text)]
        return text


def print_finding(finding: Finding, shown: Shown) -> Finding:
    """A finding with the characters of the files; what the program itself says stays."""
    upper = finding.directive.clause

    def local(text: str, clause: str | None) -> str:
        return shown.words(text, clause or "", finding.local)

    def above(text: str) -> str:
        return shown.words(text, upper.id, upper.document)

    def change(one: Change) -> Change:
        return replace(
            one,
            upper=above(one.upper),
            upper_sentence=above(one.upper_sentence),
            local=local(one.local, one.clause),
            local_sentence=local(one.local_sentence, one.clause),
        )

    def match(one: Match) -> Match:
        clause = shown.clause(one.clause)
        wording = tuple(print_wording(one.wording, shown.clause(upper).text, clause.text))
        return replace(one, clause=clause, changes=tuple(map(change, one.changes)), wording=wording)

    def answer(one: Answer) -> Answer:
        duty = replace(one.duty, text=above(one.duty.text))
        return replace(one, duty=duty, words=local(one.words, one.clause))

    def candidate(one: Candidate | None) -> Candidate | None:
        return None if one is None else replace(one, clause=shown.clause(one.clause))

    return replace(
        finding,
        directive=print_directive(finding.directive, shown),
        answers=tuple(map(answer, finding.answers)),
        matches=tuple(map(match, finding.matches)),
        rejected=candidate(finding.rejected),
        changes=tuple(map(change, finding.changes)),
        counterparts=tuple(
            replace(one, local=replace(one.local, subject=local(one.local.subject, one.clause)))
            for one in finding.counterparts
        ),
    )


def print_directive(directive: Directive, shown: Shown) -> Directive:
    """A directive with the characters of its file."""
    clause = directive.clause

    def words(text: str) -> str:
        return shown.words(text, clause.id, clause.document)

    return replace(
        directive,
        clause=shown.clause(clause),
        duties=tuple(replace(one, text=words(one.text)) for one in directive.duties),
        targets=tuple(replace(one, subject=words(one.subject)) for one in directive.targets),
        actors=tuple(map(words, directive.actors)),
    )


def print_wording(wording: Iterable[Segment], upper: str, local: str) -> Iterator[Segment]:
    """Marked wording with the characters of both texts: the sides of the segments join to them."""
    above = below = 0
    for one in wording:
        yield replace(one, upper=upper[above : above + len(one.upper)], local=local[below : below + len(one.local)])
        above, below = above + len(one.upper), below + len(one.local)


def print_comparison(comparison: Comparison, printed: Sequence[Document]) -> Comparison:
    """A comparison of documents in simplified characters, with those of their files."""
    shown = Shown(printed, comparison.documents)
    roles: Mapping[str, Clause] = {one.id: one for document in comparison.documents for one in document.clauses}
    documents = tuple(
        replace(
            document,
            parts=tuple(
                replace(part, role=roles[part.id].role) if isinstance(part, Clause) else part for part in document.parts
            ),
        )
        for document in printed
    )
    return replace(
        comparison,
        documents=documents,
        findings=tuple(print_finding(one, shown) for one in comparison.findings),
        initiatives=tuple(replace(one, clause=shown.clause(one.clause)) for one in comparison.initiatives),
    )
