"""Fit a sentence into a room by leaving out whole parts of it, so that what is left can be understood alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.knowledge.naming import BORNE, CASE, DATE, HANGING, MEANS, OPEN
from compare.report import phrase
from compare.text.sentences import parts

STOPS = "。；;：:，,、 "  # what a name does not begin or end with

_DATE, _MEANS, _HANGING, _OPEN = (re.compile(one) for one in (DATE, MEANS, HANGING, OPEN))


def fit_parts(sentence: str, texts: Sequence[str], at: int, room: int) -> str:
    """The sentence; where it is too long, one of its parts with as many of its neighbours as fit; else nothing.

    Args:
        sentence: Any.
        texts: Its parts (``cut_parts``).
        at: Which of them must be there.
        room: In characters.
    """
    if len(sentence) <= room:
        return sentence
    date = _DATE.match(sentence)

    def span(begin: int, end: int) -> str:
        said = "，".join(texts[begin : end + 1])
        # A part behind another one keeps the date that the sentence begins with.
        return date[0] + said if date and begin and not _DATE.match(said) else said

    first = last = at
    if len(span(first, last)) > room:
        return "" if date and first else _drop_means(texts[at], room)
    while first and len(span(first - 1, last)) <= room:
        first -= 1
    while last + 1 < len(texts) and len(span(first, last + 1)) <= room:
        last += 1
    said = _HANGING.sub("", span(first, last))
    if last + 1 == len(texts) or not _OPEN.search(said):
        return said
    return f"{said}……" if len(said) + 2 <= room else ""


def cut_parts(sentence: str) -> list[str]:
    """The parts of a sentence; brackets stay whole, and 不得向…提供 takes who must not from the part before it."""
    cut: list[str] = []
    for one in join_pairs(parts(sentence), "，"):
        part = one.strip(STOPS)
        if cut and part.startswith(BORNE):
            before, bearer = _part_bearer(cut.pop())
            cut += [before] if before else []
            part = f"{bearer}，{part}"
        cut.append(part)
    return cut


def join_pairs(texts: Sequence[str], glue: str) -> list[str]:
    """The texts, those joined that brackets or quotation marks hold together."""
    whole = glue.join(texts)
    joined: list[str] = []
    end, held = 0, False
    for one in texts:
        if held:
            joined[-1] += glue + one
        else:
            joined.append(one)
        end += len(one) + len(glue)
        held = phrase.find_pair(whole, end - len(glue)) is not None
    return joined


def _part_bearer(part: str) -> tuple[str, str]:
    """A part in two: what the next one needs of it is what stands behind the last comma, with the cases before that."""
    pieces = join_pairs(part.split("，"), "，")
    at = len(pieces) - 1
    while at and pieces[at - 1].endswith(CASE):
        at -= 1
    return "，".join(pieces[:at]), "，".join(pieces[at:])


def _drop_means(part: str, room: int) -> str:
    """A part without the means that it begins with, as far as the room asks for it; nothing if still too long."""
    while len(part) > room and (means := _MEANS.match(part)):
        part = part[means.end() :]
    return part if len(part) <= room else ""
