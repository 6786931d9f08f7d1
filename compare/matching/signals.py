"""What a directive is about, in its own few words: its run-in heading and its innermost heading.

A document that takes a matter up mostly uses these words; one that shares other words with the directive, on another
act, mostly does not. So ``match`` asks how much of them stands in the nearest clauses.

Tell a rule from its opposite on another case: both speak of 登记, one above 5000元, the other below 500元.

Two clauses equal but for 不得 and 应当, or but for a number, are on one matter, and the difference is a change. Where
both differ, or the one bids and the other forbids something to somebody else, they are two rules.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.knowledge.roles import SANCTION
from compare.model import Clause, Directive
from compare.reading.classify import punishes
from compare.settings import FIXED
from compare.text.likeness import Space, known_terms, terms
from compare.text.sentences import lead, unlabel

# --- topic ------------------------------------------------------------------------------------------------------------


def name_topics(directives: Sequence[Directive]) -> tuple[str, ...]:
    """The topic of each directive of a document; its whole text where neither heading says anything."""
    above = [directive.clause.headings[-1] if directive.clause.headings else "" for directive in directives]
    often, most = Counter(above), FIXED.topic_common * len(directives)
    named = (
        f"{lead(directive.clause.text)} {unlabel(heading) if often[heading] <= most else ''}"
        for directive, heading in zip(directives, above, strict=True)
    )
    return tuple(
        topic if terms(topic, 2) else directive.clause.text for topic, directive in zip(named, directives, strict=True)
    )


@lru_cache(maxsize=16)
def own_pairs(texts: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """The character pairs of each directive that hardly another one of its document has: what it alone is about.

    The formulas of its kind (由…主管部门责令改正，处…罚款) it shares with half of the document, and with clauses on
    anything; these pairs it does not.

    Args:
        texts: Of all directives of a document; kept, for every local document asks anew.
    """
    known = [frozenset(terms(text, 2)) for text in texts]
    often = Counter(pair for pairs in known for pair in pairs)
    most = max(1, round(FIXED.own_share * len(texts)))
    return tuple(frozenset(pair for pair in pairs if often[pair] <= most) for pairs in known)


def speaks(topic: str, texts: Sequence[str], pairs: Space) -> float:
    """How much of a topic stands in the text that has most of it, 0 to 1.

    Args:
        topic: As ``name_topics`` gave it.
        texts: Of some clauses.
        pairs: The weights of character pairs; those that every clause has count for nothing.
    """
    weights = {pair: float(pairs.weights[pairs.index[pair]]) - 1 for pair in terms(topic, 2) if pair in pairs.index}
    whole = sum(weights.values())
    if whole <= 0:
        return 0.0
    said = (known_terms(text, 2) for text in texts)
    return max(sum(weight for pair, weight in weights.items() if pair in known) for known in said) / whole


# --- clash ------------------------------------------------------------------------------------------------------------

_SANCTION = re.compile(SANCTION)
_FORBIDS = re.compile(r"不得|严禁|禁止|不准|不允许")
_BIDS = re.compile(r"应当|必须|应(?![急对用])|须")
_NUMBER = re.compile(r"\d[\d,.]*")
_YEAR = re.compile(r"20\d\d\s*年")
_STOP = re.compile(r"[，,。；;：:]")


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence that bids or forbids.

    Attributes:
        forbids: Whether it forbids.
        case: Pairs of characters of who, and when: what stands before the modal verb.
        act: Pairs of characters of what is to be done, to the next mark.
        numbers: Its numbers, years aside.
    """

    forbids: bool
    case: frozenset[str]
    act: frozenset[str]
    numbers: frozenset[str]


@lru_cache(maxsize=2048)
def _read(text: str) -> Rule | None:
    """The rule of a text; None where it neither bids nor forbids, or does both."""
    forbids, bids = _FORBIDS.search(text), _BIDS.search(text)
    hit = forbids or bids
    if hit is None or (forbids and bids):
        return None
    act = _STOP.split(text[hit.end() :], maxsplit=1)[0]
    numbers = frozenset(_NUMBER.findall(_YEAR.sub("", text)))
    return Rule(bool(forbids), frozenset(terms(text[: hit.start()], 2)), frozenset(terms(act, 2)), numbers)


def clash(duty: str, said: str) -> bool:
    """Whether a duty and a sentence are opposite rules about one act in two cases.

    Args:
        duty: A part of a directive.
        said: A sentence of a local clause.
    """
    ours, theirs = _read(duty), _read(said)
    if ours is None or theirs is None or ours.forbids == theirs.forbids or not _alike(ours.act, theirs.act):
        return False
    if ours.numbers and theirs.numbers and not ours.numbers & theirs.numbers:
        return True
    return bool(ours.case and theirs.case) and not _alike(ours.case, theirs.case)


def lacks_penalty(directive: Clause, clause: Clause) -> bool:
    """Whether a directive says what follows on breaking a rule, and a local clause says nothing of the kind.

    The two may share most words, for a penalty repeats the rule; but a rule without a penalty does not carry one.
    """
    return punishes(directive) and not (punishes(clause) or _SANCTION.search(clause.text))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts say the same, by pairs of characters."""
    return len(one & other) >= FIXED.clash_same * min(len(one), len(other)) > 0
