"""Decide whether a directive is answered, by which clauses, and which of its duties: over what ``match`` weighed.

Two logistic models, whose coefficients stand in ``knowledge.calibration``: one says how likely the directive is
answered at all, one how likely a clause answers it in part. The first decides between answered and omitted, the second
only which clauses of an answered directive are kept: its best one always, a further one if it comes close to the best.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from compare.knowledge.calibration import ADDRESSED, CERTAINTY, LINK, USUAL
from compare.matching.directives import cells
from compare.model import Answer, Candidate, Candidates, Clause, Directive, Kind
from compare.settings import DEFAULT, FIXED, Settings
from compare.text.likeness import Space, Vector, overlap, pairs, shared_terms
from compare.text.numbers import strip_figures
from compare.text.sentences import sentences
from compare.text.words import strip_marks, strip_space

# --- estimate ---------------------------------------------------------------------------------------------------------


class Signals(NamedTuple):
    """What was measured of one clause for one directive. Each speaks for the clause the more, the higher it is."""

    # Logarithm of its score over the line between chance and the usual best score in this pair of documents.
    level: float
    # Cosine of the directive's sentence and the clause's that come nearest to each other, 0 to 1: one sentence of a
    # bundle may answer.
    sentence: float = 0.0
    # Logarithm of its score over the best one that the clause has with any directive; 0 where that is this one,
    # negative where the clause is rather about another.
    rival: float = 0.0
    # How much of either's run-in heading the other says, 0 to 2: what both name is the matter of both.
    named: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """One directive with its nearest clauses, nearest first."""

    directive: Directive
    clauses: tuple[Clause, ...]
    signals: tuple[Signals, ...]  # what was measured of each
    said: tuple[tuple[str, ...], ...]  # the sentences of each clause
    # For each clause, the share of each duty's character pairs, rarer ones weighing more, that stands in each of its
    # sentences: duties by sentences, 0 to 1; zeros where the clause is no answer (an opposite rule, a rule without a
    # penalty to a penalty, a penalty for another offence).
    held: tuple[Vector, ...]
    pairs: Space  # the weights of character pairs
    # How far what both documents speak of is more than plans that take up half usually share (``match``).
    common: float = 0.0
    # The share of a duty that one sentence of the local document usually holds at best (median over duties).
    usual: float = 0.0
    # For each duty the clause in which it stands word for word, which may be none of the nearest; or None.
    verbatim: tuple[Clause | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Models:
    """Coefficients by name of signal."""

    addressed: Mapping[str, float]  # whether a directive is answered at all
    link: Mapping[str, float]  # whether a clause answers it, if it is answered
    usual: float  # share of directives that are answered in the pairs that the first one was fitted on


FITTED = Models(ADDRESSED, LINK, USUAL)
"""The models in use."""

_MARK = re.compile(r"[，,、。；;：:！？!?\n|]+")
_ROUNDS = 50  # after these the share of a pair moves by less than a thousandth


def link(signals: Signals, model: Mapping[str, float]) -> float:
    """How likely a clause answers a directive that is answered, at least in part, 0 to 1."""
    return _logistic(_total(model, signals._asdict()))


def addressed(weighed: Sequence[Weighed], models: Models = FITTED, settings: Settings = DEFAULT) -> tuple[float, ...]:
    """How likely each directive of a pair of documents is answered at all, 0 to 1.

    The model was fitted on pairs in which a certain share of the directives is answered. Where a local document takes
    up nearly all, or hardly any, the odds of each are corrected for the share that the likelihoods of all of them speak
    for themselves (M. Saerens et al., *Adjusting the outputs of a classifier to new a priori probabilities*, 2002);
    the usual share counts as ``settings.prior`` directives, so that a few tell little. ``weighed`` are all directives
    of the upper document.
    """
    totals = [_total(models.addressed, overall(one, models.link)) for one in weighed]
    share, shift = models.usual, 0.0
    for _ in range(_ROUNDS if totals else 0):
        expected = sum(_logistic(total + shift) for total in totals)
        share = (expected + settings.prior * models.usual) / (len(totals) + settings.prior)
        shift = _log_odds(share) - _log_odds(models.usual)
    return tuple(_logistic(total + shift) for total in totals)


def share_answered(likely: float) -> float:
    """The share of labelled directives of such a likelihood that are answered, each pair left out, 0 to 1.

    Between the points of ``CERTAINTY`` it is read off straight lines; it never falls as the likelihood rises.
    """
    likelihoods, shares = zip(*CERTAINTY, strict=True)
    return float(np.interp(likely, likelihoods, shares))


def overall(weighed: Weighed, model: Mapping[str, float]) -> dict[str, float]:
    """The signals of a directive as a whole, by name.

    ``best`` is what the model ``link`` says of its best clause, as log odds. ``rivals`` is the mean of ``rival`` over
    the nearest three clauses: near 0 where the document has clauses that are about this directive, far below where all
    that is near to it is about others. ``common`` stands in ``Weighed``.
    """
    rivals = [one.rival for one in weighed.signals[: FIXED.nearest]]
    return {
        "best": max(_total(model, one._asdict()) for one in weighed.signals),
        "rivals": sum(rivals) / len(rivals),
        "common": weighed.common,
    }


def names_indicator(weighed: Weighed, least: int) -> bool:
    """Whether one of the nearest clauses names the indicator of a row of a target table, of so many characters.

    A row has few words beside its indicator, so that likeness as a whole says little of it.
    """
    names = {strip_space(one.subject) for one in weighed.directive.aims}
    texts = [strip_space(one.text) for one in weighed.clauses]
    return any(len(name) >= least and name in text for name in names for text in texts)


def _total(model: Mapping[str, float], signals: Mapping[str, float]) -> float:
    """The log odds that a logistic model gives for some signals."""
    return model["intercept"] + sum(weight * signals[name] for name, weight in model.items() if name != "intercept")


def _logistic(total: float) -> float:
    """From log odds to 0 to 1."""
    return 1 / (1 + math.exp(-total))


def _log_odds(share: float) -> float:
    """From 0 to 1 to log odds."""
    return math.log(share / (1 - share))


# --- keep -------------------------------------------------------------------------------------------------------------


def keep(
    weighed: Weighed, local: str, likely: float, settings: Settings, models: Models = FITTED, *, telling: bool = True
) -> Candidates:
    """Decide which clauses carry a directive, and which of them answers each duty.

    ``likely`` is how likely the directive is answered at all, as ``addressed`` says. With ``telling`` it is said what
    each kept clause and the best other one share with the directive, else of the first one only.
    """
    sure, clause = likely, weighed.directive.clause
    if clause.kind is Kind.TABLE:
        sure = max(likely, settings.named) if names_indicator(weighed, settings.indicator) else likely
        if all(len(strip_space(cell)) < settings.indicator for cell in cells(clause.text)):
            sure = min(sure, settings.named)  # its few words stand anywhere by chance
    scores = [link(one, models.link) for one in weighed.signals]
    order = sorted(range(len(scores)), key=lambda at: -scores[at])
    most = max((float(shares.max()) for shares in weighed.held if shares.size), default=0.0)
    whole = _whole(weighed, settings)
    if whole:  # what stands there word for word is answered, whatever chance says
        sure = max(sure, settings.verbatim)
    same = () if sure >= settings.figures else _same(weighed, settings)
    if same:  # and what differs in its figures only, which say how much is asked and not what
        sure = settings.figures
    kept = choose_kept(scores, settings) if sure >= settings.addressed else []
    kept += [at for at in order if at not in kept and weighed.clauses[at] in whole]
    kept += [at for at in dict.fromkeys(at for at, _ in same) if at not in kept]
    kept += _fetch(weighed, kept, settings)
    told = {*kept, *[at for at in order if at not in kept][:1]}  # only these are printed, with what they share
    told = told if telling else {next((at for at in order if at in kept), order[0])}
    why_not = "明显弱于已采用的条款"
    if sure < settings.addressed:
        why_not = f"承接的可能性约 {sure:.0%}，不到取舍线 {settings.addressed:.0%}"
    shared = {at: _shared(weighed, weighed.clauses[at], settings) for at in told}
    candidates = tuple(
        Candidate(weighed.clauses[at], scores[at], at in kept, shared.get(at, ()), "" if at in kept else why_not)
        for at in order
    )
    far = [one for one in whole if one not in weighed.clauses]
    candidates += tuple(Candidate(one, settings.addressed, True, _shared(weighed, one, settings)) for one in far)
    answers, coverage = _answers(weighed, kept, same, settings)
    return Candidates(
        weighed.directive, local, candidates, answers, sure, coverage, most / _duty_line(weighed, settings)
    )


def _whole(weighed: Weighed, settings: Settings) -> list[Clause]:
    """The clauses in which a directive stands word for word, if each of its duties does; else none.

    A few characters stand anywhere by chance, and so do the cells of a table: a row must stand there as a whole.
    """
    found = [one for one in dict.fromkeys(weighed.verbatim) if one]
    clause = weighed.directive.clause
    if not all(weighed.verbatim) or sum(len(one.text) for one in weighed.directive.duties) < settings.verbatim_least:
        return []
    row = clause.kind is Kind.TABLE and not any(strip_space(clause.text) in strip_space(one.text) for one in found)
    return [] if row else found


def _same(weighed: Weighed, settings: Settings) -> tuple[tuple[int, str], ...]:
    """For each duty of a short directive a nearest clause and the piece of it that says the same but for figures.

    In a short task the number and its unit are half of the characters: a plan that asks for more, or writes 两座 for
    2座, would be unlike it. Empty where a duty has no such piece, and for rows of tables, whose cells stand anywhere.
    """
    texts = [one.text for one in weighed.directive.duties]
    if weighed.directive.clause.kind is Kind.TABLE or sum(map(len, texts)) > settings.figures_most:
        return ()
    found = []
    for row, text in enumerate(texts):
        asked = _bare(text)
        hit = next(
            (
                (at, piece)
                for at, clause in enumerate(weighed.clauses)
                if weighed.held[at][row].any()  # not where it is an opposite rule
                for bare, piece in _pieces(clause.text)
                if asked and (bare == asked or overlap(bare, asked) >= FIXED.nearly)
            ),
            None,
        )
        if hit is None:
            return ()
        found.append(hit)
    return tuple(found)


@lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[tuple[str, str], ...]:
    """The sentences of a text and the pieces between their marks, each without figures and as it stands."""
    found = [piece for one in sentences(text) for piece in dict.fromkeys((one, *filter(None, _MARK.split(one))))]
    return tuple((bare, piece) for piece in found if (bare := _bare(piece)))


@lru_cache(maxsize=8192)
def _bare(text: str) -> str:
    """The letters of a text without its figures."""
    return strip_marks(strip_figures(strip_space(text)))


def choose_kept(scores: Sequence[float], settings: Settings) -> list[int]:
    """Which clauses of an answered directive are kept, best first: the best one, and those that come near it.

    Near in likelihood where the best one is unsure, and near in odds where it is sure: beside a clause that is nearly
    the directive itself, another one with a fair share of its words is no answer. The last one that there is room for
    must be likely by itself: beside three others it is wrong more often than right, however unsure they are.
    ``scores`` is how likely each of the nearest clauses answers it.
    """
    best = sorted(range(len(scores)), key=lambda at: -scores[at])[: settings.most]
    first = scores[best[0]]
    near_in_odds = settings.link_odds * first / (settings.link_odds * first + 1 - first)
    least = max(settings.link_share * first, near_in_odds)
    near = [at for at in best if scores[at] >= min(least, first)]
    return near if len(near) < settings.most or scores[near[-1]] >= settings.link_last else near[:-1]


def _fetch(weighed: Weighed, kept: Sequence[int], settings: Settings) -> list[int]:
    """Further clauses of an answered directive, one of which says plainly a duty that the kept ones do not answer.

    Only so many as there is room for; the one that says most of a duty first.
    """
    line = _duty_line(weighed, settings)
    found: list[int] = []
    for row in range(len(weighed.directive.duties)) if kept else ():
        if len(kept) + len(found) >= settings.most or _best(weighed, row, [*kept, *found])[0] >= line:
            continue
        others = [at for at in range(len(weighed.clauses)) if at not in kept and at not in found]
        most, at, _ = _best(weighed, row, others)
        if most >= settings.duty_said:
            found.append(at)
    return found


def _shared(weighed: Weighed, clause: Clause, settings: Settings) -> tuple[str, ...]:
    """The terms that a directive shares with a clause."""
    return shared_terms(weighed.directive.clause.text, clause.text, weighed.pairs, settings.shared)


def _answers(
    weighed: Weighed, kept: Sequence[int], same: Sequence[tuple[int, str]], settings: Settings
) -> tuple[tuple[Answer, ...], float]:
    """What became of each duty, and how much of the directive is carried, 0 to 1.

    A duty is answered by the sentence of a kept clause that holds most of it, where that is enough. Nothing is answered
    by default: the clauses may speak of the same matter and of none of its parts. Coverage is the share of the duties
    that are answered, less where they all hardly are: the mean share tells partial from full directives better than the
    number. ``same`` is where each duty stands but for its figures; empty where not all do.
    """
    if not kept:
        return tuple(Answer(duty, None, 0.0) for duty in weighed.directive.duties), 0.0
    line = _duty_line(weighed, settings)
    held = {weighed.clauses[at].id for at in kept}
    whole = bool(_whole(weighed, settings))
    weighed = _tell_apart(weighed, kept, line)
    answers = []
    for row, duty in enumerate(weighed.directive.duties):
        clause = weighed.verbatim[row] if weighed.verbatim else None
        if clause and (whole or clause.id in held):
            bare = strip_space(duty.text)  # it may go beyond one sentence
            words = next((one for one in sentences(clause.text) if bare in strip_space(one)), clause.text)
            answers.append(Answer(duty, clause.id, 1.0, words))
            continue
        most, at, words = (FIXED.nearly, *same[row]) if same else _best(weighed, row, kept)
        answer = weighed.clauses[at].id if most >= line else None
        answers.append(Answer(duty, answer, most, words if answer else ""))
    answered_share = sum(one.clause is not None for one in answers) / len(answers)
    mean = sum(one.score for one in answers) / len(answers)
    return tuple(answers), answered_share * min(1.0, mean / (settings.duty_whole * line))


def _tell_apart(weighed: Weighed, kept: Sequence[int], line: float) -> Weighed:
    """The same, a sentence that says one duty counting for no other of which it says only what both have in common.

    制定应急预案 is not 立即启动应急预案: all that the sentence has of the second is the object, which the first names.
    """
    duties = [pairs(one.text) for one in weighed.directive.duties]
    if len(duties) < 2:
        return weighed
    owns = [one - frozenset().union(*duties[:at], *duties[at + 1 :]) for at, one in enumerate(duties)]
    held = list(weighed.held)
    for at in kept:
        cut = held[at].copy()
        for place, sentence in enumerate(weighed.said[at]):
            said = pairs(sentence)
            told = [row for row, own in enumerate(owns) if own & said and held[at][row, place] >= line]
            for row, own in enumerate(owns):
                if told and row not in told and len(own) >= FIXED.few and not own & said:
                    cut[row, place] = 0.0
        held[at] = cut
    return replace(weighed, held=tuple(held))


def _duty_line(weighed: Weighed, settings: Settings) -> float:
    """The share of a duty from which a sentence answers it.

    The weighted geometric mean of a fixed share and what one sentence of this document usually holds of a duty at best:
    where wording is copied, the bodies and the terms of the trade stand in every sentence.
    """
    usual = max(weighed.usual, settings.duty)
    line = settings.duty ** (1 - settings.duty_usual) * usual**settings.duty_usual
    return min(settings.duty_most, float(line))


def _best(weighed: Weighed, row: int, kept: Sequence[int]) -> tuple[float, int, str]:
    """How much of a duty one sentence of the kept clauses holds, in which clause, and the sentence."""
    best = (0.0, 0, "")
    for at in kept:
        shares = weighed.held[at][row]
        place = int(shares.argmax())
        if shares[place] > best[0]:
            best = (float(shares[place]), at, weighed.said[at][place])
    return best
