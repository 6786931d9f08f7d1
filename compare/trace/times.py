"""Read the times of a text with what each of them governs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from compare.text.quantities import SENTENCE
from compare.text.sentences import unlabel
from compare.text.times import Deadline, find_deadlines
from compare.trace.pair import Pairing

_ITEM = re.compile(r"(?=[一二三四五六七八九十]+是)|(?=[（(][一二三四五六七八九十]+[）)])|(?<=负责[）)])")
"""Where an item begins: 一是…, （一）…, or behind the note of who is responsible, which ends a measure."""


@dataclass(frozen=True, slots=True)
class SetTime:
    """A time with what it governs: the rest of its sentence nearby, and the whole sentence."""

    deadline: Deadline
    governed: str
    sentence: str
    item: str
    clause: str = ""
    owner: int = 0


@lru_cache(maxsize=1024)
def find_times(text: str, date: str) -> tuple[SetTime, ...]:
    """The times of a text, each with what it governs: the words up to the next time of its sentence.

    Cached, because one local clause answers many directives.
    """
    found = find_deadlines(text, date)
    return tuple(_govern(text, found)) if found else ()


def _govern(text: str, found: tuple[Deadline, ...]) -> Iterator[SetTime]:
    """The times found, in order, with what each governs."""
    starts = [hit.start() for hit in _ITEM.finditer(text)] + [len(text)]
    for sentence in SENTENCE.finditer(text):
        within = [one for one in found if sentence.start() <= one.start < sentence.end()]
        for at, one in enumerate(within):
            end = within[at + 1].start if at + 1 < len(within) else sentence.end()
            if at + 1 < len(
                within
            ):  # the next time takes the subject before it with it: 甲于1月底前报送，乙于6月底前评估
                comma = max(text.rfind("，", one.end, end), text.rfind(",", one.end, end))
                end = comma if comma > 0 else end
            comma = max(text.rfind(mark, sentence.start(), one.start) for mark in "，,：")
            begin = comma + 1 if comma >= 0 else sentence.start()
            if at and begin < within[at - 1].end:
                begin = within[at - 1].end
            governed = text[begin : one.start] + text[one.end : end]
            item = text[
                max((x for x in [0, *starts] if x <= one.start), default=0) : min(x for x in starts if x > one.start)
            ]
            yield SetTime(one, unlabel(governed), unlabel(sentence[0]), item)


def answering_item(pairing: Pairing) -> str:
    """The item of the answering clause that holds the answering words; the clause itself where it has no items."""
    for text in pairing.clauses or (pairing.local,):
        at = text.find(pairing.local)
        if at >= 0:
            starts = [0, *(hit.start() for hit in _ITEM.finditer(text)), len(text)]
            begin = max(x for x in starts if x <= at)
            return text[begin : min((x for x in starts if x > at), default=len(text))]
    return ""
