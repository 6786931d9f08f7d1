"""Say what the local document does with a directive: adopt, extend or omit, with the evidence in words.

A model's proven verdict stands in the place of the program's; where nothing is proven, its voice stands beside it. What
changed on the way down stays the work of the rules (``changes``), on the clauses and sentences that the model named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Protocol

from compare.matching.additions import (
    NAMED,
    Above,
    Addition,
    find_additions,
    may_add,
    new_share,
    newest_phrase,
    read_above,
)
from compare.matching.decide import share_answered
from compare.model import (
    Candidate,
    Candidates,
    ChangeKind,
    Directive,
    Document,
    Finding,
    JudgedBy,
    Judging,
    Match,
    Reading,
    Relation,
)
from compare.model.documents import mint
from compare.reading.audit import seen_in_part
from compare.reading.lines import READING
from compare.settings import DEFAULT, FIXED, Settings
from compare.text.words import compare_wording, words

STRANGE = "两份文件的主题可能不同"
_MOST = 3  # additions and unanswered duties named in a reason


def judge(
    candidates: Candidates,
    local: Document,
    settings: Settings = DEFAULT,
    *,
    above: Above | None = None,
    wording: bool = True,
) -> Finding:
    """Make a finding of what was weighed for one directive.

    ``omit`` where nothing was kept, ``extend`` where the matched clauses have material of the local side's own, else
    ``adopt``. ``above`` is what the upper document says anywhere, which is no addition; the directive alone where it is
    None. With ``wording`` that of each match is marked.
    """
    directive, kept = candidates.directive, candidates.kept
    own = _own(candidates, local, settings, above or read_above([directive.clause.text]))
    relation = Relation.OMIT if not kept else Relation.EXTEND if own else Relation.ADOPT
    confidence = _confidence(candidates)
    blind = not kept and seen_in_part(local)
    close = confidence < settings.sure
    told = not kept and (
        candidates.told >= settings.duty_whole
        or any(len(term) >= settings.told_run for one in candidates.weighed[:1] for term in one.shared)
    )
    near = not kept and (close or told) and bool(candidates.weighed and candidates.weighed[0].shared)
    bare = bool(kept) and _best_answer(candidates) < settings.answer_least
    doubt, said = _say_bare(candidates) if bare else _doubt(close, told, blind)
    most = settings.bare if bare else settings.blind if blind or told else 1.0
    rejected = next((one for one in candidates.weighed if not one.kept), None)
    return Finding(
        id=mint("a", directive.id, candidates.local),
        directive=directive,
        local=candidates.local,
        relation=relation,
        applicable=True,
        coverage=candidates.coverage,
        confidence=min(confidence, most),
        uncertain=close or told or blind or bare,
        reason=(_carried(candidates, own) if kept else _omitted(candidates, local, near)) + said,
        answers=candidates.answers,
        matches=tuple(_match(directive.clause.text, one, wording) for one in kept),
        rejected=rejected,
        changes=(),
        doubt=doubt,
    )


def question(finding: Finding, settings: Settings = DEFAULT) -> Finding:
    """The finding where two documents may be on different subjects: a gap is to be checked, and so are mere words.

    Clauses of another trade come near any directive for a word or two, and what they leave out may be no job of theirs.
    What stands there whole is carried all the same, and so is what a model has judged to be.
    """
    words = finding.machine is not JudgedBy.MODEL and any(one.score < 1 for one in finding.answers)
    if not (words if finding.carried else finding.gap):
        return finding
    near = "，只是文字相近" if finding.carried else ""
    return replace(
        finding,
        uncertain=True,
        confidence=min(finding.confidence, settings.bare),
        reason=f"{finding.reason}{STRANGE}{near}，待核。",
        doubt=finding.doubt or STRANGE,
    )


def _confidence(candidates: Candidates) -> float:
    """How sure the verdict is: the share of the labelled directives of such a likelihood for which it is right."""
    answered = share_answered(candidates.likelihood)
    return max(FIXED.toss, answered if candidates.kept else 1 - answered)


def _best_answer(candidates: Candidates) -> float:
    """How much of one duty its answer holds at best, 0 to 1; 0 where no duty is answered."""
    return max((one.score for one in candidates.answers if one.clause), default=0.0)


def _match(upper: str, candidate: Candidate, wording: bool) -> Match:
    """A kept candidate, with its wording marked if that is wanted."""
    marked = compare_wording(upper, candidate.clause.text) if wording else ()
    return Match(candidate.clause, candidate.score, candidate.shared, (), marked)


def _own(candidates: Candidates, local: Document, settings: Settings, above: Above) -> tuple[Addition, ...]:
    """The material of the local side's own that makes an extension; empty where there is none.

    It is looked for in the sentences on the matter only. What they name (an amount, a deadline, a place) is material;
    so is what they say in other words where more than a little of it stands nowhere in the upper document.
    """
    upper = candidates.directive.clause.text
    texts = [text for one in candidates.kept for text in may_add(upper, above, one.clause.text, settings.matter)]
    additions = find_additions(upper, above, texts, local.identity.region)
    if any(one.kind in NAMED for one in additions):
        return additions
    if new_share(above, texts) <= settings.new_least:
        return ()
    return (*additions, Addition("内容", newest_phrase(upper, above, texts)))


def _doubt(close: bool, told: bool, blind: bool) -> tuple[str, str]:
    """Why a verdict is doubtful, in Chinese: in a few words, and as the reason says it; empty where it is not.

    ``close``: verdicts on like evidence are wrong too often. ``told``: a clause says one duty of what counts as omitted
    plainly, or has a long run of its words. ``blind``: the directive is not found in a document that was seen in part
    only, as the reason says already.
    """
    if close or told:
        why = "证据接近取舍线" if close else "有条款载有其中要点的文字"
        return why, f"{why}，待核。"
    return "", "待核。" if blind else ""


def _say_bare(candidates: Candidates) -> tuple[str, str]:
    """The same where clauses come near a directive and answer no duty of it, or none in more than a word or two."""
    if any(one.clause for one in candidates.answers):
        return "没有要点有确切着落", "有条款相近，但没有一个要点有确切的着落，待核。"
    return "没有要点有着落", "有条款相近，但没有一个要点有着落，待核。"


def _omitted(candidates: Candidates, local: Document, near: bool) -> str:
    """Why a directive counts as omitted."""
    seen = _unseen(local, near)
    if not candidates.weighed:
        return f"{seen}。本级文件没有可作证据的条款。"
    best = candidates.weighed[0]
    shared = f"，仅共有“{'”“'.join(best.shared[:_MOST])}”" if best.shared else "，无实质共有词语"
    return f"{seen}。最接近的条款{shared}；{best.reason}。"


def _unseen(local: Document, near: bool) -> str:
    """In which way a directive was not found: what the file lacks comes before what the document does not say.

    ``near``: a clause shares its words and comes near enough to leave a doubt.
    """
    if local.identity.kind.secondhand:
        return "报道未见：未见承接条款，本级文本是报道、讲话或解读，不是文件原文，可能载于原文"
    if local.identity.truncated or local.identity.excerpt:
        return "文本中断：未见承接条款，本级文件文本不完整，可能载于没有看到的部分"
    if local.audit.quality < READING.quality:
        return f"读入不清：未见承接条款，本级文件读入质量仅 {local.audit.quality:.2f}，可能载于未读准的文字"
    return "提及过弱：有条款涉及相近事项，不足以认定承接" if near else "未提及：未找到承接条款"


def _carried(candidates: Candidates, additions: tuple[Addition, ...]) -> str:
    """Why a directive counts as carried, and what is added and missing."""
    best = candidates.kept[0]
    shared = f"共有“{'”“'.join(best.shared[:_MOST])}”" if best.shared else "主题相近"
    own, other = (
        "、".join(f"{one.kind}“{one.words}”" for one in additions[:_MOST] if one.instead is instead)
        for instead in (False, True)
    )
    told = "，".join(f"{what}{said}" for what, said in (("增加", own), ("另定", other)) if said)
    added = f"本级{told}。" if told else "本级未增加自己的实质内容。"
    missing = [_brief(answer.duty.text) for answer in candidates.answers if answer.clause is None]
    faint = candidates.coverage < 1 and not missing
    gaps = "各项要点均有对应，但多为部分对应。" if faint else ""
    gaps = f"未见对应要点：{'；'.join(missing[:_MOST])}{'等' if len(missing) > _MOST else ''}。" if missing else gaps
    return f"有 {len(candidates.kept)} 处条款对应，{shared}。{added}{gaps}"


# --- overrule ---------------------------------------------------------------------------------------------------------

_LONGEST = 24  # characters of each
AGAINST = "程序的判定与模型相反"
UNSURE = "模型的缺失判定没有得到印证"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A pair of documents that are compared, with the directives of the upper one."""

    directives: tuple[Directive, ...]
    upper: Document
    local: Document


@dataclass(frozen=True, slots=True)
class Readings:
    """What a model made of the directives of a run, by ids of directive and local document, and how it took part.

    ``open`` counts the questions that brought no answer and may bring one another time.
    """

    by_id: Mapping[tuple[str, str], Reading] = field(default_factory=dict)
    judging: Judging | None = None
    open: int = 0


NOBODY = Readings()
"""No model was asked."""


class Reads(Protocol):
    """A model that judges."""

    def read(self, meetings: Sequence[Meeting]) -> Readings:
        """What it makes of the directives of all pairs."""


def overrule(
    finding: Finding,
    candidates: Candidates,
    reading: Reading | None,
    local: Document,
    settings: Settings = DEFAULT,
    *,
    above: Above | None = None,
    wording: bool = True,
) -> Finding:
    """The program's finding after a model was heard; ``reading`` is what that proved, None where it was not asked."""
    if reading is None:
        return finding
    if reading.note or reading.relation is None:
        return _beside(finding, reading, settings)
    heard = _hear(candidates, reading)
    judged = judge(heard, local, settings, above=above, wording=wording)
    # What the model holds for added and cannot quote is left to the rules, on the clauses that it named.
    ruled = reading.relation is Relation.EXTEND and not reading.added
    relation = judged.relation if ruled else reading.relation
    agree = (finding.relation is Relation.OMIT) == (relation is Relation.OMIT)
    sure = weigh_voices(finding.confidence, agree, FIXED.judge_right)
    doubtful = sure < FIXED.judge_doubt
    blind = relation is Relation.OMIT and seen_in_part(local)
    doubt = AGAINST if doubtful else ""
    return replace(
        judged,
        relation=relation,
        coverage=_cover(reading),
        confidence=min(sure, settings.blind) if blind or doubtful else sure,
        uncertain=doubtful or blind,
        reason=_reason(reading, relation, local) + (f"但{AGAINST}，待核。" if doubtful else ""),
        doubt=doubt,
        machine=JudgedBy.MODEL,
        program=finding.relation,
    )


def _beside(finding: Finding, reading: Reading, settings: Settings) -> Finding:
    """The program's finding with the model's voice beside it; doubtful where a voice of weight speaks against it."""
    words, opinion = reading.again[1], reading.opinion
    if reading.relation is None or (reading.relation is finding.relation and not words):
        return replace(finding, opinion=opinion)
    said = f"模型起初答缺失；{reading.note}{f'：“{words}”' if words else ''}。两种意见并列，待核。"
    return replace(
        finding,
        opinion=opinion,
        uncertain=True,
        confidence=min(finding.confidence, settings.blind),
        reason=finding.reason + said,
        doubt=finding.doubt or UNSURE,
    )


def _hear(candidates: Candidates, reading: Reading) -> Candidates:
    """The candidates as the model sees them: what it named is kept, in its order; nothing else is."""
    named = {one.clause.id for one in reading.kept}
    shared = {one.clause.id: one.shared for one in candidates.weighed}
    kept = tuple(replace(one, shared=shared.get(one.clause.id) or one.shared) for one in reading.kept)
    others = tuple(_leave(one) for one in candidates.weighed if one.clause.id not in named)
    return replace(candidates, weighed=(*kept, *others), answers=reading.answers)


def _leave(candidate: Candidate) -> Candidate:
    """A candidate that the model did not name."""
    return replace(candidate, kept=False, reason="模型没有举它为证") if candidate.kept else candidate


def weigh_voices(confidence: float, agree: bool, right: float) -> float:
    """How likely a model's verdict is right, given the program's own, as if neither knew of the other.

    ``right`` is how often the model is.
    """
    share = min(max(confidence, 1e-6), 1 - 1e-6)
    odds = right / (1 - right) * (share / (1 - share) if agree else (1 - share) / share)
    return odds / (1 + odds)


def _cover(reading: Reading) -> float:
    """Share of the duties that are answered; half a duty where something answers, and no duty as a whole."""
    if reading.relation is Relation.OMIT or not reading.answers:
        return 0.0
    answered = sum(one.clause is not None for one in reading.answers)
    return max(answered, FIXED.half_duty) / len(reading.answers)


def _reason(reading: Reading, relation: Relation, local: Document) -> str:
    """Which evidence decided, in Chinese, and what the model says in its own words."""
    own = f"模型的理由：{reading.reason.rstrip('。')}。" if reading.reason else ""
    if relation is Relation.OMIT:
        seen = _unseen(local, near=False) if seen_in_part(local) else "未提及：逐项核对，未见承接条款"
        return f"{seen}。{own}"
    named = "、".join(f"“{_brief(one)}”" for one in reading.added[:_MOST])
    added = f"本级增加{named}。" if named else "本级未增加自己的实质内容。" if relation is Relation.ADOPT else ""
    missing = [_brief(one.duty.text) for one in reading.answers if one.clause is None]
    more = "等" if len(missing) > _MOST else ""
    gaps = f"未见对应要点：{'；'.join(missing[:_MOST])}{more}。" if missing else ""
    return f"有 {len(reading.kept)} 处条款对应，各有原文为证。{added}{gaps}{own}"


def _brief(text: str) -> str:
    """A text, cut to a few characters, between two words."""
    if len(text) <= _LONGEST:
        return text
    last = max((end for end in accumulate(map(len, words(text))) if end <= _LONGEST), default=_LONGEST)
    return f"{text[:last]}…"


_MISSING = frozenset((ChangeKind.DUTY_DROPPED, ChangeKind.PROHIBITION_LOST, ChangeKind.SCOPE_NARROWED))
"""What says that a part of the directive is not carried."""


def hold(finding: Finding) -> Finding:
    """The finding, carried in full only where nothing of it is in doubt: no verdict goes beyond its evidence.

    The mean share of all duties tells partial from full directives (``decide``), and lets one duty make good what
    another lacks; here each is asked for by itself. Every duty must be answered for certain (``duty_shown``) and no
    change say that a part is missing; else half a duty is left, so that it is carried in part. Of 94 labelled
    directives that the mean calls carried in full 75 are so; of the 47 that are left here, 44 (``docs/duties.md``).
    """
    answers = finding.answers
    if not finding.carried or not answers or finding.partial:
        return finding
    missing = next((one for one in finding.changes if one.kind in _MISSING), None)
    if not missing and all(one.clause and one.score >= FIXED.duty_shown for one in answers):
        return finding
    if missing is None:
        why = "有要点只有相近的文字，须对照原文"
    elif missing.local:
        why = missing.note.rstrip("。")
    else:
        why = f"要点中未见“{missing.upper}”的对应文字"
    return replace(finding, coverage=1 - (1 - FIXED.half_duty) / len(answers), reason=f"{finding.reason}{why}。")
