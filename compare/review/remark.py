"""Make remarks of a comparison: what a reviewer would write in the margin, how much it weighs, what it rests on.

Weights: the order is the one in which superiors send drafts back. What is prohibited, counted or dated in the upper
document binds whoever carries it out (《党政机关公文处理工作条例》第十九条 asks that a document be consistent with
those above it); who is responsible and how far a duty reaches is left to the locals more often than not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from compare.knowledge.bodies import ABOVE, GOVERNING
from compare.knowledge.roles import BEARERS, RULE_NAMES, SANCTION
from compare.knowledge.units import MONEY
from compare.knowledge.verbs import MODALS, Grade
from compare.matching.directives import ANSWERING, force
from compare.matching.settle import find_matter
from compare.model.comparison import Citation, Comparison
from compare.model.documents import Clause, Directive, Document, mint
from compare.model.enums import ChangeKind, CitationKind, Force, Level, Manner, Relation
from compare.model.findings import Candidate, Change, Finding, SubjectKind
from compare.reading.classify import punishes
from compare.review.model import (
    Remark,
    Topic,
    Weight,
    change_subject,
    citation_subject,
    drop_number,
    essence,
    subject_id,
)
from compare.review.place import Places, find_carrier, find_nearest, find_places
from compare.review.points import name_responsible, propose
from compare.settings import DEFAULT, FIXED, Settings
from compare.text.likeness import pairs, share
from compare.text.quantities import find_deadlines, find_quantities
from compare.text.sentences import sentences
from compare.text.words import quote_title
from compare.words import phrase
from compare.words.labels import CHANGE
from compare.words.language import CHINESE
from compare.words.name import name_directive
from compare.words.phrase import cite_clauses, cite_page, say_upper

# Kind of change → what it is about, its weight, what to do.
CHANGES: dict[ChangeKind, tuple[Topic, Weight, str]] = {
    ChangeKind.PROHIBITION_LOST: (Topic.WEAKENED, Weight.MUST, "请写明这一禁止性规定。"),
    ChangeKind.QUANTITY_LOWERED: (Topic.WEAKENED, Weight.MUST, "请调整，或说明依据。"),
    ChangeKind.DEADLINE_LATER: (Topic.WEAKENED, Weight.MUST, "请调整，或说明依据。"),
    ChangeKind.FORCE_WEAKENED: (Topic.WEAKENED, Weight.MUST, "请改用相应的用语。"),
    ChangeKind.EXCEPTION_ADDED: (Topic.WEAKENED, Weight.SHOULD, "请核对有无依据。"),
    ChangeKind.SCOPE_NARROWED: (Topic.WEAKENED, Weight.SHOULD, "请补齐，或说明理由。"),
    ChangeKind.QUANTITY_DROPPED: (Topic.DROPPED, Weight.SHOULD, "请明确数量。"),
    ChangeKind.DEADLINE_DROPPED: (Topic.DROPPED, Weight.SHOULD, "请明确时间。"),
    ChangeKind.DUTY_DROPPED: (Topic.DROPPED, Weight.SHOULD, "请补充，或说明不适用。"),
    ChangeKind.ACTOR_MISSING: (Topic.ACTOR, Weight.SHOULD, "请明确责任单位。"),
    ChangeKind.ACTOR_CHANGED: (Topic.ACTOR, Weight.THOUGHT, "请核对职责分工。"),
}

# What is found of a citation → its weight, and the title of the remark. A document that is at hand needs none. Whoever
# cites what has been replaced cites what is no longer in force; to name the document that is carried out is usual
# (《党政机关公文处理工作条例》第九条: 引用公文应当先引标题、后引发文字号), and what was not given cannot be checked.
# Where an article that is cited is not there, the rule that cites it says nothing.
CITATIONS: dict[CitationKind, tuple[Weight, str]] = {
    CitationKind.REPLACED: (Weight.MUST, "引用的文件已有新版"),
    CitationKind.NEVER_CITED: (Weight.SHOULD, "未引用上位文件"),
    CitationKind.NOT_GIVEN: (Weight.THOUGHT, "引用的文件未提供，未能核对"),
    CitationKind.NO_ARTICLE: (Weight.MUST, "援引的条文不存在"),
}

ANYWAY = "这类规定由上位法直接适用，本级一般不作重复；确需细化的，请在上位法规定的范围内补充。"
_SOFTER = {Weight.MUST: Weight.SHOULD, Weight.SHOULD: Weight.THOUGHT}
NAME = 39  # characters of a directive in a title: with the five before it the memo has room for them
_SENTENCE, _SOFT = re.compile("[。；;\n]"), re.compile(f"{dict(MODALS)[Grade.ENCOURAGED]}|可以")
_CASE = re.compile(r"^[^，]{2,30}的，由?")  # for whom, or when
_TORN = re.compile(r"^[的了和与及或]+[，、；]?|[，、；][^，、；]{1,2}$")  # what a run of shared words is told without
# Where a shared term is cut: bodies, rules, and words that stand in every directive say nothing of the matter.
_IDLE = re.compile(
    rf"{BEARERS}|{RULE_NAMES}|应当|必须|不得|可以|有关|相关|按照|依法|部门|机构|负责|进行|^[对以由在](?![外口接标旧工案点线建岗校职])|[对以由在的]$"
)
_SANCTION, _NUMBERED = re.compile(SANCTION), re.compile(r"[\d〇零一二三四五六七八九十百千万两]")
# What those who govern do, though nobody is named; 国家 is the state at large, and no place is told anything by it.
_GRANTS = re.compile(
    r"^(?!国家|[^，。；对依按]{1,14}(?:应当|必须|不得|有权|可以))[^。；]*?(?:(?:给予|予以)(?!处[分罚]|警告)|扶持|实行|推行)"
)
# The plan that an upper document has the places make: the draft may be it.
_PLAN = re.compile(
    r"(?:制定|制订|出台|编制)(?:本(?:地区?|省|市|县|级)|具体|相应|详细|配套|的)*"
    r"(?P<plan>[^，。；]{0,12}?(?:(?:实施|工作|行动)(?:方案|计划|意见|细则|办法)|规划))$"
)
_TELLING = 3  # characters from which a shared term is worth quoting
# Ties a part to the sentence that it was taken from: 并网 and 并购 are words of their own.
_TIED = re.compile(r"^(?:(?:其中|此外)，|同时(?![段期])|并(?:且|(?![网购联轨行列入重存举]|发症))|且(?!末))，?")
_MONEY, _BEARERS, _ABOVE = re.compile("|".join(MONEY)), re.compile(BEARERS), re.compile(ABOVE)
_SHORT, _LONG, _WORDS = 24, 60, 22  # characters of two quotations in a title, of one, and of words in a sentence
_SUBJECT = 28  # characters of a number or a time with what it is said of


@dataclass(frozen=True, slots=True)
class Given:
    """What remarks are made with."""

    draft: Document
    documents: Mapping[str, Document]  # all documents by id
    cites: Mapping[str, str]  # how each clause is cited, by id
    places: Places  # where in the draft what is asked belongs
    titles: str  # of the draft and of those above it: what these say, both hold anyway
    settings: Settings  # thresholds

    def is_above(self, finding: Finding, text: str) -> bool:
        """Whether only a higher level can do what a text of a directive asks."""
        above, below = self.documents[finding.directive.clause.document].identity.level, self.draft.identity.level
        return bool(above and below and find_matter(text, above, below))


def find_remarks(comparison: Comparison, draft: Document, settings: Settings = DEFAULT) -> tuple[Remark, ...]:
    """Everything there is to say about a draft, the heaviest first; findings on other documents are passed over."""
    documents = {one.id: one for one in comparison.documents}
    cites = cite_clauses(comparison.documents, CHINESE)
    titles = "\n".join(one.identity.title for one in comparison.documents)
    given = Given(draft, documents, cites, find_places(comparison, draft, settings), titles, settings)
    found = [
        *(remark for one in comparison.findings if one.local == draft.id for remark in _judge(one, given)),
        *(remark for one in comparison.citations if one.document == draft.id for remark in _cite(one, draft)),
    ]
    order = list(Weight)
    unique = {one.id: one for one in reversed(found)}
    # What a person must decide comes by what hangs on it: what asks for less first.
    ranks = {
        one.id: (not (one.weight is Weight.DECIDE and (one.grave or one.topic is Topic.WEAKENED)), *one.rank)
        for one in unique.values()
    }
    return tuple(sorted(unique.values(), key=lambda one: (order.index(one.weight), ranks[one.id], one.id)))


def _judge(finding: Finding, given: Given) -> Iterator[Remark]:
    if not finding.counted:
        return
    clause = finding.directive.clause
    if finding.uncertain and given.is_above(finding, sentences(clause.text)[0]):
        return  # what it begins with is a higher level's: no doubt about the rest is the draft's
    source = name_source(clause, given.documents[clause.document], given.cites)
    if finding.relation is Relation.OMIT:
        yield _omitted(finding, source, given)
        return
    if finding.uncertain:  # how it carries the directive hangs on whether it does: that is decided first
        yield _doubtful(finding, source, given)
        return
    for change in finding.changes:
        if change.kind is ChangeKind.DUTY_DROPPED:
            made = _PLAN.search(change.upper)
            if made and made["plan"] in given.draft.identity.title:
                continue
            elsewhere = _find_elsewhere(finding, change, given.draft)
            if change.certainty.reaches(given.settings.review_least) or _costly(finding, change, elsewhere, given):
                yield _dropped(finding, change, source, elsewhere, given)
        elif change.kind in CHANGES and change.certainty.reaches(given.settings.review_least):
            yield _changed(finding, change, source, given.settings)
    if finding.manner is Manner.COPY and finding.copied >= given.settings.review_copied:
        yield _copied(finding, source, find_carrier(finding))


def _costly(finding: Finding, change: Change, elsewhere: Clause | None, given: Given) -> bool:
    """Whether a part that may be missing binds, holds money, a number or a time, and is nobody else's."""
    text, sentence = change.upper, change.upper_sentence or change.upper
    above = given.documents[finding.directive.clause.document].identity.level
    if elsewhere or not _strength(finding, change).binds or not above or not given.draft.identity.level:
        return False
    if above is Level.NATIONAL and _ABOVE.search(sentence):
        return False
    if any(given.is_above(finding, one) for one in (text, sentence)):
        return False
    return bool(_MONEY.search(text) or find_quantities(text) or find_deadlines(text))


def _find_elsewhere(finding: Finding, change: Change, draft: Document) -> Clause | None:
    """The clause of the draft that says a part in the main, body and case aside; none of those that carry it."""
    part = pairs(_BEARERS.sub("\n", _CASE.sub("", change.upper)))
    kept = {one.clause.id for one in finding.matches}
    found = [(share(part, one.text), one) for one in draft.clauses if one.role in ANSWERING and one.id not in kept]
    most, clause = max(found, key=lambda one: one[0], default=(0.0, None))
    return clause if len(part) >= FIXED.few and most >= FIXED.mainly else None


def name_source(clause: Clause, upper: Document, cites: Mapping[str, str]) -> str:
    """Where a directive stands, as people cite it: 《…》（文号）第二章 › （三） › 9，第3页."""
    number = f"（{upper.identity.number}）" if upper.identity.number else ""
    page = cite_page(clause, CHINESE)
    return f"{phrase.title(upper, CHINESE)}{number}{cites[clause.id]}{f'，{page}' if page else ''}"


def _rank(finding: Finding, change: Change | None = None) -> tuple[int, ...]:
    """Force, money, number, time, then reading order."""
    directive = finding.directive
    text = change.upper if change else directive.clause.text
    asked = change.kind if change else directive
    counted, dated = asked.counted, asked.dated
    if change and change.kind is ChangeKind.DUTY_DROPPED:
        counted, dated = bool(find_quantities(text)), bool(find_deadlines(text))
    at = directive.clause.text.find(text) if change else 0
    money = bool(_MONEY.search(text))
    return (_strength(finding, change).rank, not money, not counted, not dated, directive.clause.order, at)


def _strength(finding: Finding, change: Change | None) -> Force:
    """How binding what changed is: as the directive, unless its own sentence only encourages or allows."""
    directive = finding.directive
    if change is None or not change.upper:
        return directive.force
    sentence = next((one for one in _SENTENCE.split(directive.clause.text) if change.upper in one), "")
    said = force(sentence) if _SOFT.search(sentence) else directive.force
    return max(directive.force, said, key=lambda one: one.rank)


def _omitted(finding: Finding, source: str, given: Given) -> Remark:
    directive, cites = finding.directive, given.cites
    place = given.places.of(finding)
    asked = finding.uncertain and not punishes(directive.clause)  # all penalties say much in the same words
    run = _find_run(directive.clause.text, finding.rejected, given) if asked else ""
    kind, said = "未见承接", "草案中没有找到承接这项要求的条款。"
    if run and finding.rejected:
        kind, said = "是否承接", f"{cites[finding.rejected.clause.id]}有同样的文字“{run}”。"
    elif finding.uncertain:
        said = "草案中没有找到明确承接这项要求的条款。"
    return _make(
        finding,
        source,
        Topic.OMITTED,
        anyway=_applies_anyway(directive, given),
        weight=_weigh(finding, given),
        title=f"{kind}：{name_directive(directive, NAME)}",
        said=said,
        nearest="" if run else _say_nearest(finding, given),
        advice=_advise(finding, given, placed=bool(place.clause)),
        clause=place.clause,
        section=place.section,
        suggestion="" if finding.uncertain else propose(directive),
        after=place.after,
    )


def _make(
    finding: Finding, source: str, topic: Topic, change: Change | None = None, *, anyway: bool = False, **known: Any
) -> Remark:
    """A remark on a directive as a whole, or on one change of it; ``known`` are its other fields.

    What applies ``anyway`` comes last of its weight.
    """
    whole = finding.directive.clause.text
    about: dict[str, Any] = {
        "id": mint("r", finding.id, *((change.kind, change.upper) if change else (topic,))),
        "upper": change.upper_sentence or change.upper if change else whole,
        "subject": change_subject(finding, change) if change else finding.id,
        "rank": (len(Force), *_rank(finding)[1:]) if anyway else _rank(finding, change),
    }
    return Remark(**{**about, **known}, finding=finding.id, topic=topic, source=source, change=change)


def _find_run(text: str, nearest: Candidate | None, given: Given) -> str:
    """The longest words on end that both share, no bodies and nothing of a title; empty where it may be chance."""
    if nearest is None:
        return ""
    one, other = (_BEARERS.sub("\n", essence(each)) for each in (text, nearest.clause.text))
    other = other.replace("\n", "\r")  # a gap on one side is none on the other
    hit = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    run = _TORN.sub("", one[hit.a : hit.a + hit.size].strip(phrase.STOPS))
    return phrase.shorten(run, _WORDS) if len(run) >= given.settings.told_run and run not in given.titles else ""


def _say_nearest(finding: Finding, given: Given) -> str:
    """What was found instead, for somebody who has the draft before him: no scores."""
    rejected = finding.rejected
    if rejected is None or not rejected.shared:
        return ""
    clause = rejected.clause
    words = find_nearest(clause, finding.directive.clause.text) or drop_number(clause.text)
    what = f"“{phrase.shorten(words, _WORDS)}”（{given.cites[clause.id]}）"
    words = _quote_shared(rejected.shared, given)
    only = f"，两处共有的只是{words}" if words else ""
    return f"最接近的是{what}{only}。"


def _quote_shared(shared: Sequence[str], given: Given) -> str:
    """The first shared terms that tell of the matter: no idle words, no torn numbers, not what the titles say.

    No mark stands between quotations side by side (GB/T 15834—2011, 4.5.3.5).
    """
    words = dict.fromkeys(max(_IDLE.split(one), key=len) for one in shared if not _NUMBERED.search(one))
    telling = [one for one in words if len(one) >= _TELLING and one not in given.titles]
    return "".join(f"“{one}”" for one in telling[:3])


def _advise(finding: Finding, given: Given, *, placed: bool) -> str:
    if _applies_anyway(finding.directive, given):
        return ANYWAY
    if finding.uncertain:
        return "是否算承接还不能下结论，请核对本级是否已有安排。"
    responsible = name_responsible(finding.directive)
    who = f"上位文件的责任单位是“{responsible}”，请对应到本级。" if responsible else ""
    where = "" if placed else "草案中没有相近的位置，补在何处请自定。"
    return f"请补充相应内容，数量和时限按本级实际确定，或说明不适用的理由。{where}{who}"


def _weigh(finding: Finding, given: Given) -> Weight:
    """How much it weighs that a directive is left out, or that it is open whether it is.

    Leaving it out would be held against the draft where it is mandatory, or binds with a number. The regulation of a
    place may not contradict those above it, but need not say again what they say (《立法法》第八十二条). A doubt about
    what would be no more than a thought nobody needs to decide.
    """
    directive, force = finding.directive, finding.directive.force
    if not force.binds or _applies_anyway(directive, given):
        return Weight.THOUGHT
    if finding.uncertain:
        return Weight.DECIDE
    binding = force is Force.MUST or directive.counted
    return Weight.MUST if binding and not _is_law(directive, given) else Weight.SHOULD


def _is_law(directive: Directive, given: Given) -> bool:
    """Whether both documents say what is lawful: the upper one then holds in the place by itself."""
    return all(one.identity.kind.statute for one in (given.documents[directive.clause.document], given.draft))


def _applies_anyway(directive: Directive, given: Given) -> bool:
    """Whether nothing is left to provide for: a penalty, or what a law asks of those who do not govern."""
    if punishes(directive.clause):
        return True
    governs = GOVERNING.intersection(directive.addressees) or _GRANTS.search(essence(directive.clause.text))
    return _is_law(directive, given) and not governs


def _doubtful(finding: Finding, source: str, given: Given) -> Remark:
    home = given.places.home(finding)
    words = _quote_shared(home.shared, given)
    shared = f"两处共有{words}，" if words else ""
    unsaid, settings = _find_unsaid(finding), given.settings
    lost = "".join(f"“{one}”" for one in unsaid[:3])
    weight = _weigh(finding, given)
    bans = [one for one in finding.changes if one.kind is ChangeKind.PROHIBITION_LOST]
    told = [one.note.rstrip("。") for one in bans if one.certainty.reaches(settings.review_least)]
    missing = "；".join((*((f"上位要求中的{lost}未见",) if lost else ()), *told[:1]))
    return _make(
        finding,
        source,
        Topic.DOUBTFUL,
        anyway=_applies_anyway(finding.directive, given),
        weight=weight,
        title=f"是否承接：{name_directive(finding.directive, NAME)}",
        said=f"{shared}是否算承接还不能下结论{f'；{missing}' if missing else ''}。",
        advice="请判断本条是否承接了这项上位要求。",
        grave=weight is not Weight.THOUGHT and bool(missing),
        **_stand_at(home.clause, finding.directive.clause.text),
    )


def _stand_at(clause: Clause, about: str = "") -> dict[str, Any]:
    """The clause as a whole, and the sentence of it that is nearest to some words."""
    nearest = find_nearest(clause, about) if about else ""
    return {"clause": clause.id, "passage": clause.text, "sentence": nearest, "section": clause.headings}


def _find_unsaid(finding: Finding) -> tuple[str, ...]:
    """The times and the numbers of a directive that none of its clauses has, as printed."""
    text = finding.directive.clause.text
    said = "\n".join(match.clause.text for match in finding.matches)
    times = {(one.sort, one.measure, one.last) for one in find_deadlines(said)}
    sizes = {(one.dimension, one.size) for one in find_quantities(said)}
    lost = [
        *((one.start, one.text) for one in find_deadlines(text) if (one.sort, one.measure, one.last) not in times),
        *(
            (one.start, one.text)
            for one in find_quantities(text)
            if (one.dimension, one.size) not in sizes and _NUMBERED.search(one.text)
        ),
    ]
    return tuple(dict.fromkeys(words for _, words in sorted(lost)))


def _dropped(finding: Finding, change: Change, source: str, elsewhere: Clause | None, given: Given) -> Remark:
    """A part of a directive that its clauses do not have; it stands at the one where it belongs, or beside which."""
    penal = bool(_SANCTION.search(change.upper)) and _is_law(finding.directive, given)
    anyway = penal or _applies_anyway(finding.directive, given)
    binds = _strength(finding, change).binds and not anyway
    weight, advice = Weight.SHOULD if binds else Weight.THOUGHT, ANYWAY if anyway else CHANGES[change.kind][2]
    home, cites = given.places.home(finding).clause, given.cites
    more = "等承接条款" if len(finding.matches) > 1 else ""
    rest = ""
    if elsewhere:
        weight, advice = Weight.DECIDE, "请核对该处是否已经写明；没有的请补充，或说明不适用。"
        rest = f"，{cites[elsewhere.id]}有相近的内容"
    elif not change.certainty.reaches(given.settings.review_least):
        weight, rest = Weight.DECIDE, "，是否另有表述还不能下结论"
    about = _sides(change)
    spot = given.places.of(finding)
    astray = given.places.astray(finding)
    return _make(
        finding,
        source,
        Topic.DROPPED,
        change,
        anyway=anyway,
        weight=weight,
        title=f"{CHANGE[change.kind]}：{about}",
        said=f"在{cites[home.id]}{more}未见上位文件的这一要点{rest}。",
        advice=advice,
        suggestion=_stop(change.upper),
        about=about,
        **({"clause": spot.clause, "section": spot.section} if astray else _stand_at(home)),
    )


def _changed(finding: Finding, change: Change, source: str, settings: Settings) -> Remark:
    topic, weight, advice = CHANGES[change.kind]
    binds = _strength(finding, change).binds
    if change.kind is ChangeKind.FORCE_WEAKENED and not binds:
        weight = _SOFTER[weight]
    if weight is Weight.MUST and not change.certainty.reaches(settings.review_sure):
        weight = Weight.DECIDE
    clauses = {match.clause.id: match.clause for match in finding.matches}
    clause = clauses.get(change.clause) or finding.matches[0].clause
    about = _sides(change)
    return _make(
        finding,
        source,
        topic,
        change,
        weight=weight,
        title=f"{CHANGE[change.kind]}：{about}",
        said=_stop(change.note),
        advice=advice,
        clause=clause.id,
        passage=change.local or change.local_sentence or clause.text,
        sentence=change.local_sentence if change.local else "",
        section=clause.headings,
        grave=change.kind.weaker and binds,
        about=about,
    )


def _sides(change: Change) -> str:
    """Both words, short: 回收率达到95%以上→90%以上."""
    room = _SHORT if change.local else _LONG
    words = [phrase.shorten(change.local, room)] if change.local else []
    counted = change.kind.counted or change.kind.dated
    return "→".join((_TIED.sub("", say_upper(change, _SUBJECT if counted else room)), *words))


def _stop(sentence: str) -> str:
    return sentence if not sentence or sentence[-1] in "。！？" else f"{sentence.rstrip('；;，,')}。"


def _copied(finding: Finding, source: str, clause: Clause) -> Remark:
    return _make(
        finding,
        source,
        Topic.COPIED,
        weight=Weight.THOUGHT,
        title=f"照抄：{name_directive(finding.directive, NAME)}",
        said=f"承接该项的文字有{phrase.percent(finding.copied)}与上位文件相同。",
        advice="可以结合本地实际写明任务、数量和责任单位。",
        subject=subject_id(finding.id, SubjectKind.MANNER),
        **_stand_at(clause, finding.directive.clause.text),
    )


def _cite(citation: Citation, draft: Document) -> Iterator[Remark]:
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
        rank=(len(Force), *(citation.place.lines if citation.place else (0,))),
        subject=citation_subject(citation),
    )
