"""List what reviewers can decide on: the relation of every finding, its matches, its changes, its manner; citations."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from compare.ids import mint
from compare.model import Citation, Clause, Comparison, Finding, Manner, SubjectKind
from compare.review.model import Remark, Subject
from compare.review.remark import (
    CITATIONS,
    change_subject,
    change_words,
    citation_matter,
    citation_subject,
    fingerprint,
    match_words,
    matter_id,
    name_source,
    subject_id,
)
from compare.words import phrase
from compare.words.cite import cite_clauses
from compare.words.labels import CHANGE, MANNER, NOT_APPLICABLE, PARTIAL, RELATION, UNCERTAIN
from compare.words.language import CHINESE


def list_subjects(comparison: Comparison, locals_: Collection[str]) -> tuple[Subject, ...]:
    """Everything in some local documents that can be decided on, in the order of the findings, each once.

    Args:
        comparison: Any.
        locals_: Ids of the local documents.
    """
    documents = {one.id: one for one in comparison.documents}
    cites = cite_clauses(comparison.documents, CHINESE)
    found = [
        *(
            subject
            for finding in comparison.findings
            if finding.local in locals_
            for subject in _judge(
                finding, name_source(finding.directive.clause, documents[finding.directive.clause.document], cites)
            )
        ),
        *(_cite(one) for one in comparison.citations if one.document in locals_ and one.kind in CITATIONS),
    ]
    unique: dict[str, Subject] = {}
    for one in found:
        unique.setdefault(one.id, one)
    return tuple(unique.values())


def order_subjects(subjects: Iterable[Subject], remarks: Sequence[Remark]) -> tuple[Subject, ...]:
    """The subjects of the remarks in the order of these, then the others."""
    place: dict[str, int] = {}
    for at, remark in enumerate(remarks):
        place.setdefault(remark.subject, at)
    return tuple(sorted(subjects, key=lambda one: place.get(one.id, len(place) + len(remarks))))


def _judge(finding: Finding, source: str) -> Iterator[Subject]:
    """The subjects of one finding."""
    clauses = {one.clause.id: one.clause for one in finding.matches}
    best = finding.matches[0].clause if finding.matches else None
    yield _make(finding, source, SubjectKind.RELATION, "", say_relation(finding), clauses.values(), best)
    if finding.manner is Manner.COPY:
        found = f"{MANNER[Manner.COPY]}（{phrase.percent(finding.copied)}）"
        yield _make(finding, source, SubjectKind.MANNER, "", found, clauses.values(), best)
    for change in finding.changes:
        clause = clauses.get(change.clause)
        yield _make(
            finding,
            source,
            SubjectKind.CHANGE,
            change_words(change.kind, change.upper),
            f"{CHANGE[change.kind]}：{'→'.join(one for one in (change.upper, change.local) if one)}",
            [clause] if clause else clauses.values(),
            clause or best,
            change_subject(finding, change),
        )
    for match in finding.matches:
        clause = match.clause
        yield _make(finding, source, SubjectKind.MATCH, match_words(clause), "由本条承接", [clause], clause)


def _make(
    finding: Finding,
    source: str,
    kind: SubjectKind,
    words: str,
    found: str,
    rests: Iterable[Clause],
    clause: Clause | None,
    id_: str = "",
) -> Subject:
    directive = finding.directive
    return Subject(
        id=id_ or subject_id(finding.id, kind, words),
        kind=kind,
        matter=matter_id(directive.clause.document, directive.clause.text, kind, words),
        fingerprint=fingerprint(directive, rests),
        finding=finding.id,
        found=found,
        upper=directive.clause.text,
        source=source,
        local=clause.text if clause else "",
        clause=clause.id if clause else "",
    )


def say_relation(finding: Finding) -> str:
    """A relation with what qualifies it: 采纳（部分，待核）."""
    more = [
        word
        for word, holds in (
            (PARTIAL, finding.partial),
            (NOT_APPLICABLE, not finding.applicable),
            (UNCERTAIN, finding.uncertain),
        )
        if holds
    ]
    return RELATION[finding.relation] + (f"（{'，'.join(more)}）" if more else "")


def _cite(citation: Citation) -> Subject:
    weight_and_title = CITATIONS[citation.kind]
    named = f"《{citation.title}》" if citation.title else citation.number
    matter = citation_matter(citation.kind, citation.title, citation.number)
    return Subject(
        id=citation_subject(citation),
        kind=SubjectKind.CITATION,
        matter=matter,
        fingerprint=mint("f", matter),
        finding="",
        found=f"{weight_and_title[1]}：{named}",
    )


def matters_of(subjects: Iterable[Subject]) -> Mapping[str, str]:
    """The matter of each subject by its id."""
    return {one.id: one.matter for one in subjects}
