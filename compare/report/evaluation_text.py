"""The measures of an alignment as a table for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from compare.evaluate import Judged, Scores, compare_runs, score
from compare.words.labels import RELATION

FIRST_WORDS = 40
MISSING = "未读到"


def evaluation_text(verdicts: Sequence[Judged], before: Sequence[Judged] = (), errors: int = 0) -> str:
    """A row a pair and one for all; then what was gained and lost, and the first wrong ones.

    Args:
        verdicts: Of all labelled pairs.
        before: Of an earlier run on the same labels, to compare with.
        errors: How many wrong directives to list.
    """
    pairs = dict.fromkeys(one.label.pair for one in verdicts)
    rows = [(pair, score([one for one in verdicts if one.label.pair == pair])) for pair in pairs]
    if len(rows) > 1:
        rows.append(("合计", score(verdicts)))
    names = [field.name for field in fields(Scores)]
    lines = ["\t".join(("pair", *names))]
    lines += ["\t".join((pair, *(show(getattr(scores, name)) for name in names))) for pair, scores in rows]
    if before:
        gains, losses = compare_runs(verdicts, before)
        lines += ["", f"判对增加 {len(gains)} 条，减少 {len(losses)} 条"]
        lines += [f"+ {describe(one)}" for one in gains] + [f"- {describe(one)}" for one in losses]
    wrong = [one for one in verdicts if not one.right][:errors]
    if wrong:
        lines += ["", f"判错的前 {len(wrong)} 条（标注→结果）"]
        lines += [f"  {describe(one)}" for one in wrong]
    return "".join(f"{line}\n" for line in lines)


def show(value: float) -> str:
    """A count as it is, a share with three digits."""
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def describe(verdict: Judged) -> str:
    """One labelled directive in a line."""
    label = verdict.label
    said = RELATION[verdict.relation] if verdict.relation else MISSING
    return f"{label.pair}\t{label.id}\t{RELATION[label.relation]}→{said}\t{label.upper[:FIRST_WORDS]}"
