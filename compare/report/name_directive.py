"""Say in one line what a directive asks, for lists that lead to it: its heading with the words that bind most."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from compare.knowledge.naming import LEANING, OUGHT
from compare.matching.directives import force
from compare.model import Directive, Force
from compare.report import phrase
from compare.report.fit_sentence import STOPS, cut_parts, fit_parts, join_pairs
from compare.report.say_row import is_row, say_row
from compare.text.bodies import without_notes
from compare.text.sentences import lead, sentences, unlabel

SUMMARY = 54  # characters of a name in a list that leads to the directive

_NEAR = 0.6  # share of the room behind which a comma is near the end


def name_directive(directive: Directive, room: int) -> str:
    """What a directive asks, in ``room`` characters.

    The heading stands in front of the sentence that binds most. A sentence that is too long for the room yields to its
    part that binds most, with the parts around it that fit; then the heading yields, and only then something is cut,
    behind a comma or between words. The heading alone names a directive only where no sentence follows it. The row of a
    table is a sentence (``say_row``).

    Args:
        directive: Any.
        room: In characters, enough for a sentence: 20 and more.
    """
    if is_row(directive.clause):
        return phrase.shorten(say_row(directive), room)
    words = bare(directive)
    heading = lead(words)
    told = [one for one in join_pairs(sentences(words), "") if one.rstrip("。") != heading]
    if not told:
        return phrase.shorten(words, room).rstrip(STOPS)
    sentence = _pick_sentence(told, directive, heading)
    parts = cut_parts(sentence)
    at = parts.index(_pick_part(parts, directive))
    front = f"{heading}：" if heading else ""
    for before in (front, ""):
        said = fit_parts(sentence, parts, at, room - len(before))
        if said:
            return before + said
    front = front if len(front) < room // 2 else ""
    return front + _cut(parts[at], room - len(front))


def head_directive(directive: Directive, room: int) -> str:
    """What a directive is about, in ``room`` characters, where its words stand beside: its heading, if it has one."""
    if is_row(directive.clause):
        words = say_row(directive).partition("：")[0]
    else:
        words = lead(bare(directive)) or bare(directive)
    return phrase.shorten(words, room).rstrip(STOPS)


def bare(directive: Directive) -> str:
    """The words of a directive in one line, without its number and without the note of who is responsible for it."""
    lines = (" ".join(one.split()) for one in without_notes(unlabel(directive.clause.text)).split("\n"))
    return "".join(one for one in lines if one).replace("。。", "。").strip()


def holds(text: str, value: str) -> bool:
    """Whether a text holds a number, and not as a piece of another one."""
    return bool(re.search(rf"(?<![\d.]){re.escape(value)}(?![\d.]*\d)", text))


def _pick_sentence(texts: Sequence[str], directive: Directive, heading: str) -> str:
    """Behind a heading the sentence with the strongest verb; without one the first, which tells the matter."""
    if not heading:
        return _pick(texts, directive)
    return _pick(texts, directive, lambda text: tuple(Force).index(force(text)))


def _pick_part(texts: Sequence[str], directive: Directive) -> str:
    """Of the parts of a sentence one that says who must rather than for which case."""
    return _pick(texts, directive, lambda text: OUGHT not in text)


def _pick(texts: Sequence[str], directive: Directive, rank: Callable[[str], int] = lambda _: 0) -> str:
    """The text that binds most, the first of several: what must be, then what has a number, then by ``rank``.

    What leans on the text before it comes last.
    """

    def weight(text: str) -> tuple[bool, bool, bool, int]:
        counted = any(holds(text, one.value) for one in directive.aims)
        return text.startswith(LEANING), force(text) is not Force.MUST, not counted, rank(text)

    return min(texts, key=weight).strip(STOPS)


def _cut(text: str, room: int) -> str:
    """A text cut to the room, behind a comma where one stands near its end."""
    short = phrase.shorten(text, room)
    at = short.rfind("，")
    if short != text and at > room * _NEAR and phrase.find_pair(short, at) is None:
        return short[:at] + "……"
    return short
