"""Tell a duty from its contrary in the same words: 给予补贴 and 停止给予补贴, 支持开办食堂 and 禁止开办食堂.

The contrary shares nearly all its words with the duty and carries nothing of it.

A rule is told from its opposite on another case (登记 above 5000元, 登记 below 500元): two clauses equal but for 不得
and 应当, or but for a number, are on one matter, and the difference is a change. Where both differ, or the one bids and
the other forbids something to somebody else, they are two rules.

A ban is answered by an item of a list under a ban, which does not repeat 不得. A penalty is told by its offence: the
sanctions and those who impose them are alike in all penalties.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.knowledge.roles import AGGRAVATIONS, PENAL_WORDS, RULE_NAMES, SANCTION
from compare.knowledge.verbs import BANS, DENIALS, ENDS, FAVOURS, MADE
from compare.model import Clause, Directive
from compare.reading.classify import punishes
from compare.settings import FIXED
from compare.text.likeness import Pairs, Vector, pairs, share, terms
from compare.text.sentences import binding, stems, unlabel

_DENIAL, _FAVOUR = re.compile(DENIALS), re.compile(FAVOURS)
_CASE = re.compile(r"^(?:对|凡|向|在|经|如|若|因|未|超|除|仅)|(?:的|时|前|期间|情形|情况)$")
"""What stands before a denial that holds in some case only: 对违规企业停止给予补贴."""
_SINCE = re.compile(r"^自?[^，]{0,12}起$")
_ENDS, _MADE = re.compile(ENDS), re.compile(MADE)
_TOLD = re.compile(r"^[^，,]{0,24}?(?:应当|必须|可以)")


@lru_cache(maxsize=4096)
def denies_at_all(text: str) -> bool:
    """Whether a text denies or ends anything."""
    return bool(_DENIAL.search(text))


@lru_cache(maxsize=4096)
def denies(duty: str, said: str) -> bool:
    """Whether a sentence says the contrary of a duty: its very words behind a word of ending or denying.

    What is denied to somebody of whom the duty says nothing is nothing of the duty's.
    """
    if not denies_at_all(said) or denies_at_all(duty):
        return False
    pieces = [piece for piece in re.split("[，,]", duty) if len(piece) >= FIXED.fragment]
    own = [one for one in _denied(said) if len(one[0]) < FIXED.fragment or share(one[0], duty) >= FIXED.half]
    denied = [piece for piece in pieces if any(_same(piece, act, ends=ends) for _, act, ends in own)]
    return sum(map(len, denied)) > FIXED.half * sum(map(len, pieces))


def contradicts(directive: Directive, said: Sequence[str], held: Vector) -> bool:
    """Whether a clause says of a directive little but the contrary.

    ``held`` is the share of each duty in each sentence of ``said``; it is set to 0 where the duty is denied.
    """
    denied = [
        (row, at) for row, one in enumerate(directive.duties) for at, text in enumerate(said) if denies(one.text, text)
    ]
    for place in denied:
        held[place] = 0.0
    return bool(denied) and float(held.max()) < FIXED.half


def stands(words: str, text: str) -> bool:
    """Whether words stand in a text, blanks left out on both sides, and not only behind a word that denies them."""
    at = text.find(words)
    while at >= 0:
        if not any(hit.end() == at for hit in _DENIAL.finditer(text, max(0, at - FIXED.run), at + FIXED.run)):
            return True
        at = text.find(words, at + 1)
    return False


@lru_cache(maxsize=1024)
def _denied(said: str) -> tuple[tuple[str, str, bool], ...]:
    """What a sentence denies outright, and not in some case only; cached, because it is held against every duty.

    To whom, the words behind the denial to the next comma, and whether it ends what there was.
    """
    found = []
    case = False
    for piece in re.split("[，,；;。]", said):
        hit = _DENIAL.search(piece)
        before = piece[: hit.start()] if hit else piece
        if hit and not case and not _CASE.search(before):
            found.append((_SINCE.sub("", before), piece[hit.end() :], bool(_ENDS.fullmatch(hit[0]))))
        case = not hit and bool(_CASE.search(piece))
    return tuple(found)


def _same(piece: str, act: str, *, ends: bool) -> bool:
    """Whether what is denied is a piece of a duty, without the word that favours it or, where it ends, makes it."""
    bare = _FAVOUR.sub("", piece, count=1)
    readings = [piece, bare, _TOLD.sub("", piece)]
    if ends and (made := _MADE.match(bare)):
        readings.append(bare[made.end() :])
    return any(
        len(one) >= FIXED.fragment and act.startswith(one[: FIXED.fragment]) and share(one, act) >= FIXED.nearly
        for one in readings
    )


# --- rules: one bids, the other forbids -------------------------------------------------------------------------------

FORBIDS = re.compile("|".join(BANS))
_BIDS = re.compile(r"应当|必须|应(?![急对用])|须")
_NUMBER = re.compile(r"\d[\d,.]*")
_YEAR = re.compile(r"20\d\d\s*年")
STOP = re.compile(r"[，,。；;：:]")


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence that bids or forbids."""

    forbids: bool  # whether it forbids
    case: Pairs  # pairs of characters of who, and when: what stands before the modal verb
    act: Pairs  # pairs of characters of what is to be done, to the next mark
    numbers: frozenset[str]  # its numbers, years aside


@lru_cache(maxsize=2048)
def _read(text: str) -> Rule | None:
    """The rule of a text; None where it neither bids nor forbids, or does both."""
    forbids, bids = FORBIDS.search(text), _BIDS.search(text)
    hit = forbids or bids
    if hit is None or (forbids and bids):
        return None
    act = STOP.split(text[hit.end() :], maxsplit=1)[0]
    numbers = frozenset(_NUMBER.findall(_YEAR.sub("", text)))
    return Rule(bool(forbids), pairs(text[: hit.start()]), pairs(act), numbers)


def clash(duty: str, said: str) -> bool:
    """Whether a duty and a sentence are opposite rules about one act in two cases."""
    ours = _read(duty)
    theirs = _read(said) if ours else None  # most duties are no rules
    if ours is None or theirs is None or ours.forbids == theirs.forbids or not _alike(ours.act, theirs.act):
        return False
    if ours.numbers and theirs.numbers and not ours.numbers & theirs.numbers:
        return True
    return bool(ours.case and theirs.case) and not _alike(ours.case, theirs.case)


def _alike(one: Pairs, other: Pairs) -> bool:
    """Whether the shorter of two texts stands in the longer one."""
    return max(share(one, other), share(other, one)) >= FIXED.clash_same


# --- bans -------------------------------------------------------------------------------------------------------------

_JOINERS = re.compile("或者|以及|及其|有关|相关|任何|擅自|[或和及其的等]")


def said_of_act(act: str, said: str) -> float:
    """How much of an act a text says, 0 to 1, the words aside that only join: 公开或者泄露其有关信息 is three words.

    Whether something is banned hangs on the act and its object; 泄露个人信息 under a ban says two of the three.
    """
    return share(_JOINERS.sub("\n", act), said)


def answers_ban(duty: str, said: str, stem: str) -> float:
    """How much of a ban an item of a list says that stands under one (``stem``), 0 to 1; 0 for what is no ban."""
    forbids = FORBIDS.search(duty)
    if not (forbids and FORBIDS.search(binding(stem))):
        return 0.0
    return said_of_act(STOP.split(duty[forbids.end() :], maxsplit=1)[0], said)


def rules(directive: Directive) -> bool:
    """Whether any duty of a directive bids or forbids: no other can clash."""
    text = directive.clause.text
    return any(_read(carry_down(text, one.text)) is not None for one in directive.duties)


def carry_down(text: str, part: str) -> str:
    """A part of a text as it is meant: an item of a list behind what it stands under, 任何人不得有 + 泄露个人信息."""
    return binding(next((stem for sentence, stem in stems(text).items() if part in sentence), "")) + part


# --- penalties --------------------------------------------------------------------------------------------------------

_SANCTION = re.compile(SANCTION)
_PIECE = re.compile(r"[。；;\n]|(?=[（(][一二三四五六七八九十]+[）)])")
_ITEM = re.compile(r"^\s*[（(][一二三四五六七八九十]+[）)]")
_RULES, _PENAL, _GRAVE = re.compile(RULE_NAMES), re.compile(PENAL_WORDS), re.compile(AGGRAVATIONS)
_ARTICLE, _STOP_CASE = re.compile(r"第[一二三四五六七八九十百零]+条"), re.compile(r"的[，,]|[。；;]")


def lacks_penalty(directive: Clause, clause: Clause) -> bool:
    """Whether a directive says what follows on breaking a rule, and a local clause says nothing of the kind.

    The two may share most words, for a penalty repeats the rule; but a rule without a penalty does not carry one.
    """
    return punishes(directive) and not (punishes(clause) or _SANCTION.search(clause.text))


def read_offences(clauses: Sequence[Clause]) -> tuple[tuple[str, ...], ...]:
    """What each clause of a document is a penalty for, as ``find_offences``; empty for other clauses.

    A penalty that only names the articles that were broken (违反本条例第三十四条规定的，由…) is for what these say.
    """
    said = {clause.label: unlabel(clause.text) for clause in clauses if clause.label}

    def find(clause: Clause) -> tuple[str, ...]:
        if not punishes(clause):
            return ()
        cited = _ARTICLE.findall(_STOP_CASE.split(unlabel(clause.text), maxsplit=1)[0])
        return find_offences(clause.text) or tuple(said[one] for one in dict.fromkeys(cited) if one in said)

    return tuple(map(find, clauses))


@lru_cache(maxsize=4096)
def find_offences(text: str) -> tuple[str, ...]:
    """What a penalty is for: the words before 由…责令改正 or 处…罚款, and each item of a list.

    The sanctions and the bodies that impose them are alike in all penalties, and so are the rules that they name and
    what makes an offence grave (情节严重的); none of these tells one offence from another. Cached: a text is read again
    for each document that it meets.
    """
    pieces = (_RULES.sub(" ", _ITEM.sub("", piece)) for piece in _PIECE.split(unlabel(text)))
    found = (_PENAL.split(piece, maxsplit=1)[0].strip() for piece in pieces)
    return tuple(one for one in found if len(terms(one, 2)) >= FIXED.offence_least and not _GRAVE.match(one))
