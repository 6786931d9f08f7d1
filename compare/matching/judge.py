"""Say what the local document does with a directive: adopt, extend or omit, with the evidence in words."""

from __future__ import annotations

import math

from compare.ids import mint
from compare.matching.additions import NAMED, find_additions, on_the_matter, own_words
from compare.model import Answer, Candidate, Candidates, Document, Finding, Match, Relation
from compare.reading.audit import seen_in_part
from compare.reading.layout import READING
from compare.settings import DEFAULT, Settings
from compare.text.words import compare_wording

_MOST = 3  # additions and unanswered duties named in a reason


def judge(candidates: Candidates, local: Document, settings: Settings = DEFAULT, *, wording: bool = True) -> Finding:
    """Make a finding of what was weighed for one directive.

    Args:
        candidates: As ``match`` gave them.
        local: The local document; where it breaks off or was read badly, what is missing may stand there.
        settings: Thresholds.
        wording: Mark the wording of each match.

    Returns:
        The finding: ``omit`` where nothing was kept, ``extend`` where the matched clauses have material of the local
        side's own, ``adopt`` otherwise.
    """
    directive, kept = candidates.directive, candidates.kept
    own = _own(candidates, local, settings)
    relation = Relation.OMIT if not kept else Relation.EXTEND if own else Relation.ADOPT
    answered = sum(answer.clause is not None for answer in candidates.answers)
    likelihood = candidates.likelihood
    close = abs(likelihood - settings.addressed) < settings.doubt
    odd = candidates.own is not None and (
        candidates.own <= settings.own_few if kept else candidates.own >= settings.own_many
    )
    near = not kept and _mentioned(candidates, settings)
    blind = not kept and seen_in_part(local)
    doubt, said = _doubt(close or near, odd, blind, relation)
    rejected = next((one for one in candidates.weighed if not one.kept), None)
    return Finding(
        id=mint("a", directive.id, candidates.local),
        directive=directive,
        local=candidates.local,
        relation=relation,
        applicable=True,
        coverage=answered / len(candidates.answers) if kept else 0.0,
        confidence=min(
            _confidence(likelihood, settings.addressed), settings.doubt_sure if odd or near or blind else 1.0
        ),
        uncertain=close or odd or near or blind,
        reason=_reason(candidates, relation, own, local, settings) + said,
        answers=candidates.answers,
        matches=tuple(_match(directive.clause.text, one, wording) for one in kept),
        rejected=rejected,
        changes=(),
        doubt=doubt,
    )


def _confidence(likelihood: float, line: float) -> float:
    """How sure the verdict is that a likelihood gives: a half at the line between the verdicts, 1 farthest from it.

    The root makes it come nearly true. On the labelled pairs, each left out, three in four of the findings are right
    that say less than .8, four in five of those that say .8 to .9, and all but one in fifty above .9.
    """
    distance = (likelihood - line) / (1 - line) if likelihood >= line else (line - likelihood) / line
    return 0.5 + 0.5 * math.sqrt(distance)


def _match(upper: str, candidate: Candidate, wording: bool) -> Match:
    """A kept candidate, with its wording marked if that is wanted."""
    marked = compare_wording(upper, candidate.clause.text) if wording else ()
    return Match(candidate.clause, candidate.score, candidate.shared, (), marked)


def _own(candidates: Candidates, local: Document, settings: Settings) -> tuple[tuple[str, str], ...]:
    """The material of the local side's own that makes an extension, by kind; empty where there is none."""
    upper = candidates.directive.clause.text
    texts = [text for one in candidates.kept for text in on_the_matter(upper, one.clause.text, settings.matter)]
    additions = find_additions(upper, texts, local.identity.region)
    if any(kind in NAMED for kind, _ in additions):
        return additions
    wider = own_words(upper, texts)
    return (*additions, *(("内容", word) for word in wider)) if len(wider) >= settings.own_words else ()


def _reason(
    candidates: Candidates,
    relation: Relation,
    additions: tuple[tuple[str, str], ...],
    local: Document,
    settings: Settings,
) -> str:
    """Which evidence decided, in Chinese."""
    return _omitted(candidates, local, settings) if relation is Relation.OMIT else _carried(candidates, additions)


def _mentioned(candidates: Candidates, settings: Settings) -> bool:
    """Whether an omitted directive is mentioned: a clause shares its words and comes near enough to leave a doubt."""
    return bool(candidates.weighed and candidates.weighed[0].shared) and candidates.likelihood >= settings.mentioned


def _doubt(close: bool, odd: bool, blind: bool, relation: Relation) -> tuple[str, str]:
    """Why a verdict is doubtful, in Chinese: in a few words, and as the reason says it; empty where it is not.

    Args:
        close: Whether the evidence lies near the line.
        odd: Whether the directive's own words speak against the verdict.
        blind: Whether it is not found in a document that was seen in part only, as the reason says already.
        relation: The verdict.
    """
    if odd and relation is Relation.OMIT:
        why = "相近条款含有只属于这项部署的词语"
        return why, f"但{why}，可能就是承接，待核。"
    if odd:
        why = "相同的多是同类文件的常用语"
        return why, f"{why}，几乎没有只属于这项部署的说法，是否同一件事，待核。"
    if close:
        why = "证据接近取舍线"
        return why, f"{why}，待核。"
    return "", "待核。" if blind else ""


def _omitted(candidates: Candidates, local: Document, settings: Settings) -> str:
    """Why a directive counts as omitted."""
    seen = _unseen(candidates, local, settings)
    if not candidates.weighed:
        return f"{seen}。本级文件没有可作证据的条款。"
    best = candidates.weighed[0]
    shared = f"，仅共有“{'”“'.join(best.shared[:_MOST])}”" if best.shared else "，无实质共有词语"
    return f"{seen}。最接近的条款{shared}；{best.reason}。"


def _unseen(candidates: Candidates, local: Document, settings: Settings) -> str:
    """In which way a directive was not found: what the file lacks comes before what the document does not say."""
    if local.identity.kind.secondhand:
        return "报道未见：未见承接条款，本级文本是报道、讲话或解读，不是文件原文，可能载于原文"
    if local.identity.truncated or local.identity.excerpt:
        return "文本中断：未见承接条款，本级文件文本不完整，可能载于缺失部分"
    if local.audit.quality < READING.quality:
        return f"读入不清：未见承接条款，本级文件读入质量仅 {local.audit.quality:.2f}，可能载于未读准的文字"
    if _mentioned(candidates, settings):
        return "提及过弱：有条款涉及相近事项，不足以认定承接"
    return "未提及：未找到承接条款"


def _carried(candidates: Candidates, additions: tuple[tuple[str, str], ...]) -> str:
    """Why a directive counts as carried, and what is added and missing."""
    best = candidates.kept[0]
    shared = f"共有“{'”“'.join(best.shared[:_MOST])}”" if best.shared else "主题相近"
    own = "、".join(f"{kind}“{words}”" for kind, words in additions[:_MOST])
    added = f"本级增加{own}。" if own else "本级未增加自己的实质内容。"
    missing = [_brief(answer) for answer in candidates.answers if answer.clause is None]
    gaps = f"未见对应要点：{'；'.join(missing[:_MOST])}{'等' if len(missing) > _MOST else ''}。" if missing else ""
    return f"由 {len(candidates.kept)} 处条款承接，{shared}。{added}{gaps}"


def _brief(answer: Answer, longest: int = 24) -> str:
    """A duty, cut to a few characters."""
    text = answer.duty.text
    return text if len(text) <= longest else f"{text[:longest]}…"
