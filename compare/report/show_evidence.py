"""The evidence of a finding as it stands on paper: figures, the best clause, and a line for the rest.

A report of many hundred findings is printed concisely: it says where the evidence stands and leaves the words of it to
the HTML report, but prints every directive whole. Each length is in characters.
"""

from __future__ import annotations

from compare.model import Finding, Match
from compare.report import phrase
from compare.report.mark import fold, local_runs
from compare.report.view import Run

# The best clause nearly whole, further ones and open duties to be recognised by.
BEST, NEXT, DUTY = 300, 40, 30
# The best clause in a concise report.
BEST_CONCISE = 180


def show_measure(finding: Finding, concise: bool) -> str:
    """Coverage and confidence; where nothing was found also why, or what was nearest."""
    sure = f"置信{phrase.percent(finding.confidence)}"
    if finding.matches:
        return f"覆盖{phrase.percent(finding.coverage)}　{sure}"
    near = finding.rejected
    nearest = f"最接近：{phrase.place(near.clause.place)}，得分{phrase.score(near.score)}" if near else ""
    if concise:
        return f"{sure}　{nearest}" if nearest else sure
    return f"{sure}　{finding.reason}" + (f"（{nearest}）" if nearest else "")


def show_text(finding: Finding, concise: bool) -> tuple[Run, ...]:
    """The best clause, marked and shortened."""
    if not finding.matches:
        return ()
    return fold(local_runs(finding.matches[0]), BEST_CONCISE if concise else BEST)


def show_where(finding: Finding) -> str:
    """Place, score and nearest heading of the best clause."""
    if not finding.matches:
        return ""
    best = finding.matches[0]
    return _where(best) + (best.clause.headings[-1] if best.clause.headings else "")


def show_notes(finding: Finding, concise: bool) -> tuple[str, ...]:
    """The further clauses, the duties left open, the reason."""
    if not finding.matches:
        return ()
    others = finding.matches[1:]
    reason = f"理由：{finding.reason}"
    if concise:
        return (f"另见{'、'.join(_where(one) for one in others)}", reason) if others else (reason,)
    notes = [f"另见{_where(one)}：{phrase.shorten(one.clause.text, NEXT)}" for one in others]
    if finding.partial:
        left = [phrase.shorten(one.duty.text, DUTY) for one in finding.answers if one.clause is None]
        notes.append(f"要点{len(finding.answers)}项，{len(left)}项未见：{'；'.join(left)}")
    return (*notes, reason)


def _where(match: Match) -> str:
    return f"{phrase.place(match.clause.place)}（得分{phrase.score(match.score)}）"
