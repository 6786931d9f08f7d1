"""Quote from a local clause what speaks of a directive: a paragraph of a thousand characters says many things."""

from __future__ import annotations

import re
from itertools import pairwise

from compare.changes.phrases import pairs
from compare.report import phrase

_SENTENCE = re.compile(r"[^。；！？]+[。；！？]*”?")
_GAP = "……"


def quote(text: str, about: str, room: int) -> str:
    """The run of whole sentences that shares most with a directive, the earliest of several; …… for what is left out.

    Nothing is judged by it: the verdict rests on the whole clause.

    Args:
        text: Of the clause.
        about: The directive's text, or as much of it as is asked about.
        room: In characters; a single sentence that is longer is cut.
    """
    flat = " ".join(text.split())
    if len(flat) <= room:
        return flat
    sought = pairs(about)
    found = [one.span() for one in _SENTENCE.finditer(flat)]
    begin, end = max(_runs(found, room), key=lambda run: (len(pairs(flat[slice(*run)]) & sought), -run[0]))
    said = flat[begin:end].strip()
    if len(said) > room:
        said = phrase.shorten(said.rstrip("。；！？"), room)
    elif end < len(flat):
        said = said.rstrip("。；") + _GAP
    return _GAP + said if begin else said


def _runs(spans: list[tuple[int, int]], room: int) -> list[tuple[int, int]]:
    """From each sentence on, as many as there is room for, and at least that one."""
    runs = []
    for first, (begin, end) in enumerate(spans):
        last = end
        for _, (_, after) in pairwise(spans[first:]):
            if after - begin > room:
                break
            last = after
        runs.append((begin, last))
    return runs
