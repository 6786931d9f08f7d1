"""The evidence of a finding as it stands on paper: figures, the best clause, and a line for the rest.

A report of many hundred findings is printed concisely: it says where the evidence stands and leaves the words of it to
the HTML report, but prints every directive whole. Each length is in characters.
"""

from __future__ import annotations

from compare.model import Finding, Match
from compare.words import labels, phrase
from compare.words.language import Language
from compare.words.runs import Run, fold, local_runs

# The best clause nearly whole, further ones and open duties to be recognised by.
BEST, NEXT, DUTY = 300, 40, 30
# The best clause in a concise report.
BEST_CONCISE = 180


def show_measure(finding: Finding, concise: bool, say: Language) -> str:
    """Coverage and confidence; where nothing was found also why, or what was nearest."""
    sure = say("置信{share}", share=phrase.percent(finding.confidence))
    if finding.matches:
        return say("覆盖{share}　{sure}", share=phrase.percent(finding.coverage), sure=sure)
    near = finding.rejected
    nearest = ""
    if near:
        where, score = phrase.place(near.clause.place, say), phrase.score(near.score)
        nearest = say("最接近：{place}，得分{score}", place=where, score=score)
    if concise:
        return f"{sure}　{nearest}" if nearest else sure
    return f"{sure}　{finding.reason}" + (say("（{words}）", words=nearest) if nearest else "")


def show_text(finding: Finding, concise: bool) -> tuple[Run, ...]:
    """The best clause, marked and shortened."""
    if not finding.matches:
        return ()
    return fold(local_runs(finding.matches[0]), BEST_CONCISE if concise else BEST)


def show_where(finding: Finding, say: Language) -> str:
    """Place, score and nearest heading of the best clause."""
    if not finding.matches:
        return ""
    best = finding.matches[0]
    return _where(best, say) + (best.clause.headings[-1] if best.clause.headings else "")


def show_notes(finding: Finding, concise: bool, say: Language) -> tuple[str, ...]:
    """The further clauses, the duties left open, the reason."""
    if not finding.matches:
        return ()
    others = finding.matches[1:]
    left = [one.duty.text for one in finding.answers if one.clause is None] if finding.partial else []
    counts = {"all": len(finding.answers), "open": len(left)}
    reason = say("理由：{reason}", reason=finding.reason)
    if concise:
        notes = [say("另见{places}", places=say.join(_where(one, say) for one in others))] if others else []
        notes += [say("要点{all}项，{open}项未见", **counts)] if left else []
        return (*notes, reason)
    notes = [
        say("另见{place}：{text}", place=_where(one, say), text=phrase.shorten(one.clause.text, NEXT)) for one in others
    ]
    if left:
        words = "；".join(phrase.shorten(one, DUTY) for one in left)
        notes.append(say("要点{all}项，{open}项未见：{words}", words=words, **counts))
    return (*notes, reason)


def show_opinion(finding: Finding, say: Language) -> str:
    """What the office's own model says of a doubtful finding, with its name; empty where it was not asked."""
    opinion = finding.opinion
    if opinion is None:
        return ""
    if opinion.relation is None:
        return say("第二意见（{model}）：{note}", model=opinion.model, note=opinion.note)
    relation = say(labels.RELATION[opinion.relation])
    if not opinion.words:
        return say("第二意见（{model}）：{relation}", model=opinion.model, relation=relation)
    return say(
        "第二意见（{model}）：{relation}，“{words}”", model=opinion.model, relation=relation, words=opinion.words
    )


def _where(match: Match, say: Language) -> str:
    place, score = phrase.place(match.clause.place, say), phrase.score(match.score)
    return say("{place}（得分{score}）", place=place, score=score)
