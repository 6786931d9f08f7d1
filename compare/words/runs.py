"""Turns the wording segments of a match into runs of text as the report sets them.

Texts near each other are marked by their differences; where they share little, the words that stand in both are marked
instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from compare.model import Clause, Match, Segment
from compare.words.language import msgid

# How a run of text is set: "same" stands in both texts, "ins" only in the local one, "del" only in the upper one;
# "cut" is our own remark on what a shortened text leaves out.
Mark = Literal["", "same", "ins", "del", "cut"]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text in one marking."""

    mark: Mark
    text: str


# What each marking means, with what it looks like.
LEGEND: tuple[tuple[Mark, str, str], ...] = (
    ("ins", msgid("下划线"), msgid("本级文件增写的文字")),
    ("del", msgid("删除线"), msgid("上位文件有、本级条款没有的文字")),
    ("same", msgid("加粗"), msgid("两处文字差别大时，改为标出相同的文字")),
)
# Share of both texts' characters that stand in both, from which differences are marked. Layout, not judgement: at one
# half, at least as much text stays plain as is marked.
NEAR = 0.5
SHARED_RUN = 3  # a shared run shorter than this is chance: any two texts of one field share words of two characters
# Characters kept at each end of a run that is folded, and the length from which folding saves anything.
EDGE = 36
FOLDABLE = 2 * EDGE + 16


def is_near(wording: Sequence[Segment]) -> bool:
    """Whether two texts are so alike that their differences are worth marking."""
    equal = sum(len(one.upper) + len(one.local) for one in wording if one.operation == "equal")
    return equal >= NEAR * sum(len(one.upper) + len(one.local) for one in wording)


def upper_runs(clause: Clause, match: Match | None) -> tuple[Run, ...]:
    """The whole directive, marked against its best match; plain where it has none or the wording is of another text."""
    if match is None or "".join(one.upper for one in match.wording) != clause.text:
        return (Run("", clause.text),)
    return _mark_all(match, "del", [one.upper for one in match.wording], clause.label)


def local_runs(match: Match) -> tuple[Run, ...]:
    """The whole local clause, marked against the directive; plain where the wording is of another text."""
    if "".join(one.local for one in match.wording) != match.clause.text:
        return (Run("", match.clause.text),)
    return _mark_all(match, "ins", [one.local for one in match.wording], match.clause.label)


def _mark_all(match: Match, different: Mark, texts: Sequence[str], label: str) -> tuple[Run, ...]:
    """The runs of one side, with its own number unmarked: every document counts anew, which is no difference."""
    near = is_near(match.wording)
    pairs = zip(match.wording, texts, strict=True)
    runs = _join(Run(_mark(one, near, different), text) for one, text in pairs if text)
    if not label or not runs or runs[0].mark not in ("ins", "del") or not runs[0].text.startswith(label):
        return runs
    rest = runs[0].text.removeprefix(label)
    mark = runs[0].mark if rest.strip() else ""
    return (Run("", label), *((Run(mark, rest),) if rest else ()), *runs[1:])


def fold(runs: Sequence[Run], room: int) -> tuple[Run, ...]:
    """The runs in at most ``room`` characters; what is left out is said in its place with its length."""
    if sum(len(one.text) for one in runs) <= room:
        return tuple(runs)
    kept: list[Run] = []
    hidden = 0
    for run in runs:
        for part, shown in _parts(run):
            text = part[:room] if shown else ""
            if text:
                kept += [_cut(hidden)] if hidden else []
                kept.append(Run(run.mark, text))
                room -= len(text)
                hidden = 0
            hidden += len(part) - len(text)
    return (*kept, _cut(hidden)) if hidden else tuple(kept)


def _parts(run: Run) -> tuple[tuple[str, bool], ...]:
    """A run cut into parts that are shown or not: the middle of a long one is not, unless both texts share it."""
    if run.mark == "same" or len(run.text) <= FOLDABLE:
        return ((run.text, True),)
    return ((run.text[:EDGE], True), (run.text[EDGE:-EDGE], False), (run.text[-EDGE:], True))


def _cut(count: int) -> Run:
    return Run("cut", f"〔略{count}字〕")


def _mark(segment: Segment, near: bool, different: Mark) -> Mark:
    if near:
        return different if segment.operation != "equal" and (segment.upper + segment.local).strip() else ""
    if segment.operation == "equal" and sum(map(str.isalnum, segment.upper)) >= SHARED_RUN:
        return "same"
    return ""


def _join(runs: Iterable[Run]) -> tuple[Run, ...]:
    return tuple(Run(mark, "".join(one.text for one in some)) for mark, some in groupby(runs, lambda one: one.mark))
