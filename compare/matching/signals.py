"""Tell a rule from its opposite on another case: both speak of 登记, one above 5000元, the other below 500元.

Two clauses equal but for 不得 and 应当, or but for a number, are on one matter, and the difference is a change. Where
both differ, or the one bids and the other forbids something to somebody else, they are two rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from compare.knowledge.penalties import AGGRAVATIONS, PENAL_WORDS, RULE_NAMES
from compare.knowledge.roles import SANCTION
from compare.model import Clause, Directive
from compare.reading.classify import punishes
from compare.settings import FIXED
from compare.text.likeness import Pairs, pairs, share, terms
from compare.text.sentences import unlabel

_SANCTION = re.compile(SANCTION)
_FORBIDS = re.compile(r"不得|严禁|禁止|不准|不允许")
_BIDS = re.compile(r"应当|必须|应(?![急对用])|须")
_NUMBER = re.compile(r"\d[\d,.]*")
_YEAR = re.compile(r"20\d\d\s*年")
_PIECE = re.compile(r"[。；;\n]|(?=[（(][一二三四五六七八九十]+[）)])")
_ITEM = re.compile(r"^\s*[（(][一二三四五六七八九十]+[）)]")
_RULES, _PENAL, _GRAVE = re.compile(RULE_NAMES), re.compile(PENAL_WORDS), re.compile(AGGRAVATIONS)
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
    case: Pairs
    act: Pairs
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
    return Rule(bool(forbids), pairs(text[: hit.start()]), pairs(act), numbers)


def clash(duty: str, said: str) -> bool:
    """Whether a duty and a sentence are opposite rules about one act in two cases.

    Args:
        duty: A part of a directive.
        said: A sentence of a local clause.
    """
    ours = _read(duty)
    theirs = _read(said) if ours else None  # most duties are no rules
    if ours is None or theirs is None or ours.forbids == theirs.forbids or not _alike(ours.act, theirs.act):
        return False
    if ours.numbers and theirs.numbers and not ours.numbers & theirs.numbers:
        return True
    return bool(ours.case and theirs.case) and not _alike(ours.case, theirs.case)


def rules(directive: Directive) -> bool:
    """Whether any duty of a directive is a rule: no other can clash."""
    return any(_read(one.text) for one in directive.duties)


def lacks_penalty(directive: Clause, clause: Clause) -> bool:
    """Whether a directive says what follows on breaking a rule, and a local clause says nothing of the kind.

    The two may share most words, for a penalty repeats the rule; but a rule without a penalty does not carry one.
    """
    return punishes(directive) and not (punishes(clause) or _SANCTION.search(clause.text))


def find_offences(clause: Clause) -> tuple[str, ...]:
    """What a penalty is for: the words before 由…责令改正 or 处…罚款, and each item of a list; empty for other clauses.

    The sanctions and the bodies that impose them are alike in all penalties, and so are the rules that they name and
    what makes an offence grave (情节严重的); none of these tells one offence from another.
    """
    if not (punishes(clause) or _SANCTION.search(clause.text)):
        return ()
    pieces = (_RULES.sub(" ", _ITEM.sub("", piece)) for piece in _PIECE.split(unlabel(clause.text)))
    found = (_PENAL.split(piece, maxsplit=1)[0].strip() for piece in pieces)
    return tuple(one for one in found if len(terms(one, 2)) >= FIXED.offence_least and not _GRAVE.match(one))


def _alike(one: Pairs, other: Pairs) -> bool:
    """Whether the shorter of two texts stands in the longer one."""
    return max(share(one, other), share(other, one)) >= FIXED.clash_same
