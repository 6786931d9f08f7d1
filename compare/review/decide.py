"""List what reviewers can decide on, and rule what each decision is worth in this run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from compare.model.comparison import Citation, Comparison
from compare.model.documents import Clause, mint
from compare.model.enums import Certainty, Manner, Relation
from compare.model.findings import Candidate, Decision, Finding, Ruling, Standing, SubjectKind, Verdict
from compare.progress import group
from compare.review.model import (
    Remark,
    Subject,
    Topic,
    change_subject,
    change_words,
    citation_subject,
    fingerprint,
    match_words,
    matter_id,
    subject_id,
)
from compare.review.remark import CITATIONS, name_source
from compare.text.words import quote_title
from compare.words import phrase
from compare.words.labels import CHANGE, MANNER, NOT_APPLICABLE, PARTIAL, RELATION, UNCERTAIN, VERDICT
from compare.words.language import CHINESE
from compare.words.phrase import cite_clauses


def list_subjects(comparison: Comparison, locals_: Collection[str]) -> tuple[Subject, ...]:
    """Everything in the local documents of some ids that can be decided on, in the order of the findings, each once."""
    documents = {one.id: one for one in comparison.documents}
    cites = cite_clauses(comparison.documents, CHINESE)
    found: list[Subject] = []
    for one in comparison.findings:
        if one.local in locals_:
            clause = one.directive.clause
            found += _judge(one, name_source(clause, documents[clause.document], cites))
    found += (_cite(one) for one in comparison.citations if one.document in locals_ and one.kind in CITATIONS)
    unique: dict[str, Subject] = {}
    for subject in found:
        unique.setdefault(subject.id, subject)
    return tuple(unique.values())


def order_subjects(subjects: Iterable[Subject], remarks: Sequence[Remark]) -> tuple[Subject, ...]:
    """The subjects of the remarks in the order of these, then the others."""
    place = {key: at for at, key in enumerate(dict.fromkeys(one.subject for one in remarks))}
    return tuple(sorted(subjects, key=lambda one: place.get(one.id, len(place))))


def _judge(finding: Finding, source: str) -> Iterator[Subject]:
    clauses = {one.clause.id: one.clause for one in finding.matches}
    best = finding.matches[0].clause if finding.matches else None
    yield _make(finding, source, SubjectKind.RELATION, "", say_relation(finding), clauses.values(), best)
    if finding.manner is Manner.COPY:
        found = f"{MANNER[Manner.COPY]}（{phrase.percent(finding.copied)}）"
        yield _make(finding, source, SubjectKind.MANNER, "", found, clauses.values(), best)
    for change in finding.changes:
        clause, words = clauses.get(change.clause), change_words(change.kind, change.upper)
        found = f"{CHANGE[change.kind]}：{'→'.join(filter(None, (change.upper, change.local)))}"
        rests = [clause] if clause else clauses.values()
        yield _make(finding, source, SubjectKind.CHANGE, words, found, rests, clause or best)
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
) -> Subject:
    directive = finding.directive
    return Subject(
        id=subject_id(finding.id, kind, words),
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
    known = {PARTIAL: finding.partial, NOT_APPLICABLE: not finding.applicable, UNCERTAIN: finding.uncertain}
    more = "，".join(word for word, holds in known.items() if holds)
    return RELATION[finding.relation] + (f"（{more}）" if more else "")


def _cite(citation: Citation) -> Subject:
    _, title = CITATIONS[citation.kind]
    named = quote_title(citation.title) if citation.title else citation.number
    matter = mint("w", SubjectKind.CITATION, citation.kind, citation.title, citation.number)
    id_, found = citation_subject(citation), f"{title}：{named}"
    return Subject(id_, SubjectKind.CITATION, matter, fingerprint=mint("f", matter), finding="", found=found)


def rule(decisions: Sequence[Decision], subjects: Sequence[Subject], date: str) -> tuple[Ruling, ...]:
    """What decisions, no two on one subject, are worth; a waiver whose last day lies before ``date`` is over.

    A decision finds its subject by id, or by its matter, if that is told of one subject only; it then carries today's
    id.
    """
    by_id = {one.id: one for one in subjects}
    by_matter = _unique({one.id: one.matter for one in subjects})
    asked = Counter(one.matter for one in decisions if one.subject not in by_id)
    taken = {one.subject for one in decisions if one.subject in by_id}
    made = []
    for one in decisions:
        subject = by_id.get(one.subject)
        if subject is None and asked[one.matter] == 1:
            other = by_id.get(by_matter.get(one.matter, ""))
            subject = other if other and other.id not in taken and other.kind is one.kind else None
        made.append(_rule(one, subject, date))
    return tuple(made)


def _unique(matters: Mapping[str, str]) -> Mapping[str, str]:
    """Id by matter, for matters that one id has."""
    counts = Counter(matters.values())
    return {matter: id_ for id_, matter in matters.items() if matter and counts[matter] == 1}


def _rule(decision: Decision, subject: Subject | None, date: str) -> Ruling:
    if subject is None or subject.kind is not decision.kind:
        return Ruling(decision, Standing.UNKNOWN)
    found = replace(decision, subject=subject.id, matter=subject.matter)
    if decision.fingerprint != subject.fingerprint:
        return Ruling(found, Standing.STALE)
    if decision.verdict is Verdict.WAIVE and decision.until and decision.until < date:
        return Ruling(found, Standing.EXPIRED)
    return Ruling(found, Standing.VALID)


def attach(comparison: Comparison, subjects: Iterable[Subject], rulings: Sequence[Ruling]) -> Comparison:
    """The comparison whose findings carry what was decided on them; nothing else of it is changed."""
    finding = {one.id: one.finding for one in subjects}
    known = (one for one in rulings if one.standing is not Standing.UNKNOWN)
    told = group(known, lambda one: finding[one.decision.subject])
    findings = (replace(one, rulings=tuple(told[one.id])) if one.id in told else one for one in comparison.findings)
    return replace(comparison, findings=tuple(findings))


_REST = (Verdict.REJECT, Verdict.WAIVE)


def decide(comparison: Comparison, rulings: Iterable[Ruling]) -> Comparison:
    """The comparison as the reviewers see it, by the valid rulings, to make remarks of; the machine's own stays."""
    valid = {one.decision.subject: one for one in rulings if one.standing is Standing.VALID}
    if not valid:
        return comparison
    return replace(comparison, findings=tuple(_decide(one, valid) for one in comparison.findings))


def _decide(finding: Finding, valid: Mapping[str, Ruling]) -> Finding:
    """One finding: matches that were rejected are gone, what was accepted is sure, a changed relation holds."""
    lost = {
        match.clause.id
        for match in finding.matches
        if _verdict(valid, subject_id(finding.id, SubjectKind.MATCH, match_words(match.clause))) is Verdict.REJECT
    }
    if lost:
        matches = tuple(one for one in finding.matches if one.clause.id not in lost)
        changes = tuple(one for one in finding.changes if one.clause not in lost)
        finding = replace(finding, matches=matches, changes=changes)
        finding = finding if finding.matches else _omit(finding)
    accepted = {one for one in finding.changes if _verdict(valid, change_subject(finding, one)) is Verdict.ACCEPT}
    sure = (replace(one, certainty=Certainty.SURE) if one in accepted else one for one in finding.changes)
    finding = replace(finding, changes=tuple(sure))
    ruling = valid.get(finding.id)
    if ruling is None:
        return finding
    relation = ruling.decision.relation
    if ruling.decision.verdict is Verdict.ACCEPT:
        return replace(finding, uncertain=False)
    if ruling.decision.verdict is not Verdict.CHANGE or relation is None:
        return finding
    if relation is Relation.OMIT:
        return _omit(finding)
    # What carries it is known to the reviewer only: nothing can be said of it, ``part`` leaves the remark out.
    return replace(finding, relation=relation, uncertain=False) if finding.matches else finding


def _verdict(valid: Mapping[str, Ruling], subject: str) -> Verdict | None:
    return valid[subject].decision.verdict if subject in valid else None


def _omit(finding: Finding) -> Finding:
    """The finding as if nothing carried it; what was held for the answer is the nearest."""
    best = finding.matches[0] if finding.matches else None
    nearest = Candidate(best.clause, best.score, False, best.shared) if best else finding.rejected
    none = replace(finding, coverage=0.0, matches=(), changes=(), rejected=nearest, copied=0.0, manner=None)
    return replace(none, relation=Relation.OMIT, applicable=True, expired=False, uncertain=False)


def is_rejected(finding: Finding) -> bool:
    """Whether a reviewer rejected the relation of a finding, and the decision holds."""
    valid = (one.decision for one in finding.rulings if one.standing is Standing.VALID)
    return any(one.kind is SubjectKind.RELATION and one.verdict is Verdict.REJECT for one in valid)


def count_overruled(comparison: Comparison, local: str, rulings: Iterable[Ruling]) -> tuple[int, int]:
    """How many verdicts on a local document (its id) people overruled, and how many open ones they settled."""
    overruled = settled = 0
    for one, decided in zip(comparison.findings, decide(comparison, rulings).findings, strict=True):
        if one.local != local:
            continue
        said = next((ruling.decision for ruling in one.rulings if ruling.settles), None)
        other = said is not None and (
            said.verdict is Verdict.REJECT or (said.verdict is Verdict.CHANGE and said.relation is not one.relation)
        )
        if other or decided.relation is not one.relation:
            overruled += 1
        elif one.uncertain and not decided.uncertain:
            settled += 1
    return overruled, settled


def part(
    machine: Sequence[Remark], decided: Sequence[Remark], rulings: Sequence[Ruling]
) -> tuple[tuple[Remark, ...], tuple[Remark, ...]]:
    """The remarks that stand, of those on what was ``decided``, and those of the machine that a decision put to rest.

    A relation that was rejected, waived or changed to a carried one takes with it what rests on it.
    """
    valid = {one.decision.subject: one.decision for one in rulings if one.standing is Standing.VALID}
    stand = tuple(one for one in decided if not _over(one, valid))
    kept = {one.id for one in stand}
    return stand, tuple(one for one in machine if one.id not in kept)


def _over(remark: Remark, valid: Mapping[str, Decision]) -> bool:
    own, whole = valid.get(remark.subject), valid.get(remark.finding)
    if (own and own.verdict in _REST) or (whole and whole.verdict in _REST):
        return True
    carried = whole is not None and whole.relation in (Relation.ADOPT, Relation.EXTEND)
    return carried and remark.topic is Topic.OMITTED


def quote_rulings(remarks: Sequence[Remark], rulings: Sequence[Ruling]) -> tuple[Remark, ...]:
    """The remarks, with what was decided on them: accepted ones, and those that are asked again."""
    told = {one.decision.subject: say_ruling(one) for one in rulings}
    return tuple(replace(one, ruling=told.get(one.subject, "")) for one in remarks)


def say_ruling(ruling: Ruling) -> str:
    """A ruling in a sentence: who decided what when and why, and why it is asked again."""
    one = ruling.decision
    what = VERDICT[one.verdict]
    reason = f"，理由：{one.reason.rstrip('。；')}" if one.reason else ""
    if ruling.standing is Standing.STALE:
        return f"（{one.date}由{one.name}{what}{reason}；依据已变，请重新核定。）"
    if ruling.standing is Standing.EXPIRED:
        return f"（{one.date}由{one.name}{what}至{one.until}{reason}；豁免已到期，请重新核定。）"
    return f"（已由{one.name}于{one.date}{what}{reason}。）"
