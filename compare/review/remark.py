"""Make remarks of a comparison: what a reviewer would write in the margin, how much it weighs, what it rests on.

Weights: the order is the one in which superiors send drafts back. What is prohibited, counted or dated in the upper
document binds whoever carries it out (《党政机关公文处理工作条例》第十九条 asks that a document be consistent with
those above it); who is responsible and how far a duty reaches is left to the locals more often than not.

A decision must find its subject again in the next draft. So ids are made of the finding and of words, never of places:
a paragraph that moves keeps them. And every subject has a second id without the draft in it, its *matter*, for a draft
whose title changed. Numbers in front of a text count for nothing: （三） becomes （四） when a paragraph comes before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from compare.model import (
    Candidate,
    Change,
    ChangeKind,
    Citation,
    CitationKind,
    Clause,
    Comparison,
    Directive,
    Document,
    Finding,
    Force,
    Manner,
    Relation,
    SubjectKind,
)
from compare.model.documents import mint
from compare.reading.classify import punishes
from compare.review.anchor import Places, find_places
from compare.review.model import Remark, Topic, Weight
from compare.review.points import name_responsible, propose
from compare.settings import DEFAULT, Settings
from compare.text.sentences import unlabel
from compare.text.words import quote_title, strip_space
from compare.words import phrase
from compare.words.labels import CHANGE
from compare.words.language import CHINESE
from compare.words.name import name_directive
from compare.words.phrase import cite_clauses, cite_page, say_upper

# --- weights ----------------------------------------------------------------------------------------------------------

# Kind of change → what it is about, its weight, what to do.
CHANGES: dict[ChangeKind, tuple[Topic, Weight, str]] = {
    ChangeKind.PROHIBITION_LOST: (Topic.WEAKENED, Weight.MUST, "请予保留。"),
    ChangeKind.QUANTITY_LOWERED: (Topic.WEAKENED, Weight.MUST, "请调整，或说明依据。"),
    ChangeKind.DEADLINE_LATER: (Topic.WEAKENED, Weight.MUST, "请调整，或说明依据。"),
    ChangeKind.FORCE_WEAKENED: (Topic.WEAKENED, Weight.MUST, "请改用相应的用语。"),
    ChangeKind.EXCEPTION_ADDED: (Topic.WEAKENED, Weight.SHOULD, "请核对有无依据。"),
    ChangeKind.SCOPE_NARROWED: (Topic.WEAKENED, Weight.SHOULD, "请补齐，或说明理由。"),
    ChangeKind.QUANTITY_DROPPED: (Topic.DROPPED, Weight.SHOULD, "请明确数量。"),
    ChangeKind.DEADLINE_DROPPED: (Topic.DROPPED, Weight.SHOULD, "请明确时间。"),
    ChangeKind.DUTY_DROPPED: (Topic.DROPPED, Weight.SHOULD, "承接条款中未见上位文件的这一要点；请补充，或说明不适用。"),
    ChangeKind.ACTOR_MISSING: (Topic.ACTOR, Weight.SHOULD, "请明确责任单位。"),
    ChangeKind.ACTOR_CHANGED: (Topic.ACTOR, Weight.THOUGHT, "请核对职责分工。"),
}

# What is found of a citation → its weight, and the title of the remark. A document that is at hand needs none. Whoever
# cites what has been replaced cites what is no longer in force; to name the document that is carried out is usual
# (《党政机关公文处理工作条例》第九条: 引用公文应当先引标题、后引发文字号), and what was not given cannot be checked.
CITATIONS: dict[CitationKind, tuple[Weight, str]] = {
    CitationKind.REPLACED: (Weight.MUST, "引用的文件已有新版"),
    CitationKind.NEVER_CITED: (Weight.SHOULD, "未引用上位文件"),
    CitationKind.NOT_GIVEN: (Weight.THOUGHT, "引用的文件未提供，未能核对"),
}

# --- mint subject -----------------------------------------------------------------------------------------------------


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


# The letters of these and of the other ids make none look like a number to a spreadsheet.
_PREFIX = {SubjectKind.MATCH: "m", SubjectKind.CHANGE: "k", SubjectKind.MANNER: "n"}

# --- remark -----------------------------------------------------------------------------------------------------------

_STRENGTH = {force: index for index, force in enumerate(Force)}
_SOFTER = {Weight.MUST: Weight.SHOULD, Weight.SHOULD: Weight.THOUGHT}
NAME = 39  # characters of a directive in a title: with the five before it the memo has room for them
_BOUND = (Force.MUST, Force.SHALL)
_SHORT, _LONG, _WORDS = 24, 60, 22  # characters of two quotations in a title, of one, and of words in a sentence
_SUBJECT = 28  # characters of a number or a time with what it is said of


def find_remarks(comparison: Comparison, draft: Document, settings: Settings = DEFAULT) -> tuple[Remark, ...]:
    """Everything there is to say about a draft, the heaviest first.

    Args:
        comparison: Of the draft with the documents above it; findings of other documents are passed over.
        draft: The draft.
        settings: ``review_sure``, ``review_least`` and ``review_copied`` are used.
    """
    places = find_places(comparison, draft)
    documents = {one.id: one for one in comparison.documents}
    cites = cite_clauses(comparison.documents, CHINESE)
    found = [
        *(
            remark
            for one in comparison.findings
            if one.local == draft.id
            for remark in _judge(one, documents, cites, places, settings)
        ),
        *(remark for one in comparison.citations if one.document == draft.id for remark in _cite(one, draft)),
    ]
    order = list(Weight)
    unique = {one.id: one for one in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda one: (order.index(one.weight), one.rank, one.id)))


def _judge(
    finding: Finding,
    documents: Mapping[str, Document],
    cites: Mapping[str, str],
    places: Places,
    settings: Settings,
) -> Iterator[Remark]:
    """The remarks on one finding."""
    if not finding.counted:
        return
    clause = finding.directive.clause
    source = name_source(clause, documents[clause.document], cites)
    if finding.relation is Relation.OMIT:
        yield _omitted(finding, source, cites, places)
        return
    if finding.uncertain:  # how it carries the directive hangs on whether it does: that is decided first
        yield _doubtful(finding, source)
        return
    clauses = {match.clause.id: match.clause for match in finding.matches}
    for change in finding.changes:
        if change.kind in CHANGES and change.certainty.reaches(settings.review_least):
            yield _changed(finding, change, source, clauses, settings)
    if finding.manner is Manner.COPY and finding.copied >= settings.review_copied:
        yield _copied(finding, source)


def name_source(clause: Clause, upper: Document, cites: Mapping[str, str]) -> str:
    """Where a directive stands, as people cite it: 《…》（文号）第二章 › （三） › 9，第3页."""
    number = f"（{upper.identity.number}）" if upper.identity.number else ""
    page = cite_page(clause, CHINESE)
    return f"{phrase.title(upper, CHINESE)}{number}{cites[clause.id]}{f'，{page}' if page else ''}"


def _rank(finding: Finding, change: Change | None = None) -> tuple[int, ...]:
    """Force, number, date, then reading order."""
    kind = change.kind.value if change else ""
    text = change.upper if change else finding.directive.clause.text
    counted = bool(finding.directive.targets) if change is None else kind.startswith("quantity")
    dated = "年" in text if change is None else kind.startswith("deadline")
    return (_STRENGTH[finding.directive.force], not counted, not dated, finding.directive.clause.order)


def _omitted(finding: Finding, source: str, cites: Mapping[str, str], places: Places) -> Remark:
    directive = finding.directive
    weight = Weight.DECIDE if finding.uncertain else Weight.MUST if _binding(finding) else Weight.SHOULD
    if directive.force not in _BOUND and weight is Weight.SHOULD:
        weight = Weight.THOUGHT
    if punishes(directive.clause):  # it applies without a local text, which by convention does not repeat it
        weight = Weight.THOUGHT
    place = places.of(finding)
    return Remark(
        id=mint("r", finding.id, Topic.OMITTED),
        finding=finding.id,
        topic=Topic.OMITTED,
        weight=weight,
        title=f"未见承接：{name_directive(directive, NAME)}",
        said=f"{_say_nearest(finding.rejected, cites)}{_advise(finding)}",
        upper=directive.clause.text,
        source=source,
        clause=place.clause,
        section=place.section,
        suggestion="" if finding.uncertain else propose(directive),
        after=place.after,
        rank=_rank(finding),
        subject=finding.id,
    )


def _say_nearest(rejected: Candidate | None, cites: Mapping[str, str]) -> str:
    """What was found instead, for somebody who has the draft before him: no scores."""
    if rejected is None or not rejected.shared:
        return "草案中没有找到承接这项要求的条款。"
    clause = rejected.clause
    what = f"“{phrase.shorten(clause.text, _WORDS)}”（{cites[clause.id]}）"
    words = _quote_shared(rejected.shared)
    only = f"，两处共有的只是{words}" if words else ""
    return f"草案中没有找到承接这项要求的条款；最接近的是{what}{only}。"


def _quote_shared(shared: Sequence[str]) -> str:
    """The first shared terms that are words: no torn numbers."""
    words = [one for one in shared if len(one) > 1 and not any(sign.isdigit() for sign in one)]
    return "、".join(f"“{one}”" for one in words[:3])


def _advise(finding: Finding) -> str:
    if finding.uncertain:
        return "是否算承接还不能下结论，请核对本级是否已有安排。"
    responsible = name_responsible(finding.directive)
    who = f"上位文件的责任单位是“{responsible}”，请对应到本级。" if responsible else ""
    return f"请补充相应内容，数量和时限按本级实际确定，或说明不适用的理由。{who}"


def _binding(finding: Finding) -> bool:
    """Whether leaving the directive out would be held against the draft: it is mandatory, or binds with a number."""
    force = finding.directive.force
    return force is Force.MUST or (force is Force.SHALL and bool(finding.directive.targets))


def _doubtful(finding: Finding, source: str) -> Remark:
    words = _quote_shared(finding.matches[0].shared)
    shared = f"两处共有{words}，" if words else ""
    return _at_best(
        finding,
        source,
        topic=Topic.DOUBTFUL,
        weight=Weight.DECIDE,
        title=f"是否承接：{name_directive(finding.directive, NAME)}",
        said=f"{shared}是否算承接还不能下结论；请判断本条是否承接了这项上位要求。",
        subject=finding.id,
    )


def _at_best(
    finding: Finding, source: str, *, topic: Topic, weight: Weight, title: str, said: str, subject: str
) -> Remark:
    """A remark on how a directive is carried as a whole; it stands at the best clause."""
    best = finding.matches[0].clause
    return Remark(
        id=mint("r", finding.id, topic),
        finding=finding.id,
        topic=topic,
        weight=weight,
        title=title,
        said=said,
        upper=finding.directive.clause.text,
        source=source,
        clause=best.id,
        passage=best.text,
        section=best.headings,
        rank=_rank(finding),
        subject=subject,
    )


def _changed(
    finding: Finding, change: Change, source: str, clauses: Mapping[str, Clause], settings: Settings
) -> Remark:
    topic, weight, advice = CHANGES[change.kind]
    if change.kind is ChangeKind.FORCE_WEAKENED and finding.directive.force not in _BOUND:
        weight = _SOFTER[weight]
    if change.kind is ChangeKind.DUTY_DROPPED and finding.directive.force not in _BOUND:
        weight = Weight.THOUGHT
    if weight is Weight.MUST and not change.certainty.reaches(settings.review_sure):
        weight = Weight.DECIDE
    clause = clauses.get(change.clause) or finding.matches[0].clause
    return Remark(
        id=mint("r", finding.id, change.kind, change.upper),
        finding=finding.id,
        topic=topic,
        weight=weight,
        title=f"{CHANGE[change.kind]}：{_sides(change)}",
        said=advice if change.kind is ChangeKind.DUTY_DROPPED else f"{_stop(change.note)}{advice}",
        upper=change.upper_sentence or change.upper,
        source=source,
        clause=clause.id,
        passage=change.local or change.local_sentence or clause.text,
        sentence=change.local_sentence if change.local else "",
        section=clause.headings,
        suggestion=_stop(change.upper) if change.kind is ChangeKind.DUTY_DROPPED else "",
        rank=_rank(finding, change),
        subject=change_subject(finding, change),
        change=change,
    )


def _sides(change: Change) -> str:
    """Both words, short: 回收率达到95%以上→90%以上."""
    room = _SHORT if change.local else _LONG
    words = [phrase.shorten(change.local, room)] if change.local else []
    counted = change.kind.value.startswith(("quantity", "deadline"))
    return "→".join((say_upper(change, _SUBJECT if counted else room), *words))


def _stop(sentence: str) -> str:
    """The sentence with its full stop."""
    return sentence if not sentence or sentence[-1] in "。！？" else f"{sentence.rstrip('；;，,')}。"


def _copied(finding: Finding, source: str) -> Remark:
    return _at_best(
        finding,
        source,
        topic=Topic.COPIED,
        weight=Weight.THOUGHT,
        title=f"照抄：{name_directive(finding.directive, NAME)}",
        said=f"承接该项的文字有{phrase.percent(finding.copied)}与上位文件相同；可以结合本地实际写明任务、数量和责任单位。",
        subject=subject_id(finding.id, SubjectKind.MANNER),
    )


def _cite(citation: Citation, draft: Document) -> Iterator[Remark]:
    """The remark on a citation, where there is something to say."""
    if citation.kind not in CITATIONS:
        return
    weight, title = CITATIONS[citation.kind]
    named = quote_title(citation.title) if citation.title else citation.number
    words = "" if citation.kind is CitationKind.NEVER_CITED else (citation.title or citation.number)
    clause = next((one for one in draft.clauses if words and words in one.text), None)
    yield Remark(
        id=mint("r", citation.document, Topic.CITATION, citation.kind, citation.title, citation.number),
        finding="",
        topic=Topic.CITATION,
        weight=weight,
        title=f"{title}：{phrase.shorten_title(named, 30)}",
        said=_stop(citation.note) or f"{title}。",
        clause=clause.id if clause else "",
        passage=words,
        section=clause.headings if clause else (),
        rank=(len(_STRENGTH), *(citation.place.lines if citation.place else (0,))),
        subject=citation_subject(citation),
    )
