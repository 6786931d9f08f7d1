"""Weigh the clauses of a local document for each directive of an upper one.

The measure is likeness of subject: cosines of weighted character pairs, read together with the innermost headings. What
a cosine means differs from subject to subject, so each is set against what chance gives in this pair of documents;
``decide`` decides by that.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from scipy import sparse

from compare.knowledge.bodies import LISTED_BODIES
from compare.knowledge.roles import ASIDE, ASSIGNED, BEARERS, EMPTY_HEADINGS, STOCK
from compare.matching import contrary
from compare.matching.decide import FITTED, Signals, Weighed, addressed, keep
from compare.matching.directives import ANSWERING
from compare.model import Answer, Candidates, Clause, Directive, Document, Role
from compare.reading.classify import heading_role, punishes
from compare.settings import DEFAULT, FIXED, Settings
from compare.text.likeness import (
    Counts,
    Space,
    Vector,
    count_terms,
    likeness,
    likeness_of_all,
    make_space,
    shares,
    vectors,
)
from compare.text.places import without_notes
from compare.text.sentences import binds, lead, sentences, stems, unlabel
from compare.text.words import strip_marks, strip_space

# --- match ------------------------------------------------------------------------------------------------------------

_ASIDE = re.compile(ASIDE)
_EMPTY = re.compile(EMPTY_HEADINGS)
_BESIDE = (
    (re.compile("组织|机制|合力|督|考核|监督|落"), re.compile(STOCK)),
    (re.compile(r"[（(【\[]"), re.compile(ASSIGNED)),
    (re.compile("政府|部门|机构"), re.compile(BEARERS)),
)
"""What is left out where something else is said; before each the quickly found words that one of its hits must have."""
_IN_A_ROW = re.compile(LISTED_BODIES)
_BLOCK = 256  # directives compared at once: memory stays that many rows wide
_SAMPLE = 400  # rows that the chance level is taken from, evenly spaced


def match(
    directives: Sequence[Directive], local: Document, settings: Settings = DEFAULT, *, telling: bool = True
) -> tuple[Candidates, ...]:
    """For each directive of one upper document its candidates, best first, and what became of each duty.

    ``telling`` is as for ``keep``.
    """
    clauses = tuple(clause for clause in local.clauses if clause.role in ANSWERING)
    if not clauses:
        return tuple(
            Candidates(one, local.id, (), tuple(Answer(duty, None, 0.0) for duty in one.duties)) for one in directives
        )
    weighed = tuple(weigh(directives, clauses, settings))
    likely = addressed(weighed, FITTED, settings)
    # What stands under 工作回顾 is past work, and answers nothing in whatever words.
    others = (
        one for one in local.clauses if one.role is not Role.BACKGROUND or heading_role(one) is not Role.BACKGROUND
    )
    texts = tuple((clause, strip_space(clause.text)) for clause in (*clauses, *others))
    every = "\n".join(text for _, text in texts)
    return tuple(
        keep(replace(one, verbatim=find_verbatim(one, texts, every)), local.id, chance, settings, telling=telling)
        for one, chance in zip(weighed, likely, strict=True)
    )


def find_verbatim(weighed: Weighed, texts: Sequence[tuple[Clause, str]], every: str) -> tuple[Clause | None, ...]:
    """For each duty of a directive the clause in which it stands word for word, however its lines are broken.

    A clause that was split stands in several, and some of them may be too short to come near, or tell no duty alone.
    The nearest ones are looked at first, then all others but those of past work: ``texts``, without blanks, and
    ``every`` one of these as one text.
    """
    duties = (strip_space(duty.text) for duty in weighed.directive.duties)
    near = tuple((clause, strip_space(clause.text)) for clause in weighed.clauses)
    return tuple(
        next((clause for clause, text in (*near, *texts) if contrary.stands(duty, text)), None)
        if duty in every
        else None
        for duty in duties
    )


def context(clause: Clause, headings: int, offences: tuple[str, ...] = ()) -> str:
    """A clause as it is read: its innermost headings that say something, then its text, without numbers.

    Stock phrases (加强组织领导) and the bodies that are told (县级以上人民政府有关部门) are left out where something
    else is said. A penalty is read by what it is for: who imposes what is said in the same words of any offence.
    """
    bare = (unlabel(heading) for heading in clause.headings if not _ASIDE.match(heading))
    above = [heading for heading in bare if not _EMPTY.fullmatch(heading)]
    return " ".join((*above[max(0, len(above) - headings) :], _matter("；".join(offences) or clause.text)))


@lru_cache(maxsize=1024)
def _matter(text: str) -> str:
    """A text without its number, stock phrases and bodies; cached, because each local document is held against one."""
    said = unlabel(text)
    for sign, pattern in _BESIDE:
        if not sign.search(said):
            continue
        matter = pattern.sub(" ", said)
        if len(matter.strip("，,。；;、 ")) >= FIXED.matter_own:
            said = matter
    return said


def _asked(duty: str) -> str:
    """The matter of a duty; departments in a row (征求发展改革、财政等部门的意见) are no part of what is to be done.

    Whole clauses keep them: which departments a clause names tells what it is about.
    """
    if "部门" not in duty and "机关" not in duty:
        return _matter(duty)
    done = _IN_A_ROW.sub(" ", duty)
    return _matter(done if len(done.strip("，,。；;、 ")) >= FIXED.matter_own else duty)


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """The clauses of one side as they are read."""

    clauses: tuple[Clause, ...]  # those of the directives, or the local ones
    offences: tuple[tuple[str, ...], ...]  # what each is a penalty for
    read: tuple[str, ...]  # each with its innermost headings
    said: tuple[tuple[str, ...], ...]  # the sentences of each
    count: Callable[[tuple[str, ...], int], Counts]  # counts the terms of texts of this side

    def told(self) -> tuple[tuple[str, ...], ...]:
        """What tells the matter of each: its offences, else its sentences."""
        return tuple(offences or said for offences, said in zip(self.offences, self.said, strict=True))

    def rows(self, space: Space, pieces: Sequence[tuple[str, ...]]) -> tuple[sparse.csr_matrix, Vector]:
        """The pieces of each text as vectors, and where those of each text begin and the last one's end."""
        counted = self.count(tuple(piece for one in pieces for piece in one), 2)
        return vectors(space, counted), np.cumsum([0, *(len(one) for one in pieces)])

    def leads(self, space: Space) -> sparse.csr_matrix:
        """The run-in heading of each, as vectors."""
        return vectors(space, self.count(tuple(lead(one.text) for one in self.clauses), 2))

    def matters(self, space: Space) -> sparse.csr_matrix:
        """The matter of each, as vectors."""
        return vectors(space, self.count(tuple(_matter(one.text) for one in self.clauses), 2))


def _read(clauses: Sequence[Clause], settings: Settings, count: Callable[[tuple[str, ...], int], Counts]) -> _Side:
    """The clauses of one side as they are read."""
    offences = contrary.read_offences(clauses)
    read = (context(one, settings.context_headings, of) for one, of in zip(clauses, offences, strict=True))
    return _Side(tuple(clauses), offences, tuple(read), tuple(_say(one.text) for one in clauses), count)


def weigh(directives: Sequence[Directive], clauses: Sequence[Clause], settings: Settings) -> Iterator[Weighed]:
    """For each directive, in order, its nearest clauses with what was measured of them, nearest first."""
    if not directives:
        return
    upper = _read([directive.clause for directive in directives], settings, _count_upper)
    local = _read(clauses, settings, _count_local)
    pairs, score = _scorer(upper, local, settings)
    line = _line(score(0, len(directives), _step(len(directives))), settings)
    blocks = [(first, min(first + _BLOCK, len(directives))) for first in range(0, len(directives), _BLOCK)]
    # A clause that comes near no directive is about something that the upper document does not speak of: chance is its
    # rival then. Without it a clause has none where there is one directive only, and would count as being about that.
    rivals = np.maximum(np.max([score(*block, 1).max(axis=0) for block in blocks], axis=0), line)

    said, starts = local.rows(pairs, local.said)
    told, told_starts = local.rows(pairs, local.told())
    asked, asked_ends = upper.rows(pairs, upper.told())
    duties, ends = upper.rows(pairs, [tuple(_asked(duty.text) for duty in one.duties) for one in directives])
    usual = float(np.median(shares(pairs, duties[:: _step(duties.shape[0])], said).max(axis=1, initial=0.0)))
    asked_leads, given_leads = upper.leads(pairs), local.leads(pairs)
    asked_texts, given_texts = upper.matters(pairs), local.matters(pairs)
    correct = _Corrections(local, starts, math.log(FIXED.faint / line))
    common = _common(upper, local, settings)
    for first, last in blocks:
        rows = slice(first, last)
        levels, rival = (
            np.log(np.maximum(score(first, last, 1), FIXED.faint) / np.maximum(over, FIXED.faint))
            for over in (line, rivals)
        )
        order = np.argsort(-levels, axis=1, kind="stable")[:, : settings.shortlist]
        held = shares(pairs, duties[ends[first] : ends[last]], said)
        near_said = _best(likeness(asked[asked_ends[first] : asked_ends[last]], told), told_starts)
        sentence = _best(near_said.T, asked_ends[first : last + 1] - asked_ends[first]).T
        named = shares(pairs, asked_leads[rows], given_texts) + shares(pairs, given_leads, asked_texts[rows]).T
        for row, directive in enumerate(directives[first:last]):
            own = held[ends[first + row] - ends[first] : ends[first + row + 1] - ends[first]]
            correct(directive, upper.offences[first + row], order[row], levels[row], sentence[row], own)
            near = order[row][np.argsort(-levels[row, order[row]], kind="stable")]
            measured = zip(*(one[row, near].tolist() for one in (levels, sentence, rival, named)), strict=True)
            yield Weighed(
                directive=directive,
                clauses=tuple(clauses[at] for at in near),
                signals=tuple(Signals(*one) for one in measured),
                said=tuple(local.said[at] for at in near),
                held=tuple(own[:, starts[at] : starts[at + 1]].copy() for at in near),  # no view of the block
                pairs=pairs,
                common=common,
                usual=usual,
            )


def in_articles(clauses: Sequence[Clause]) -> bool:
    """Whether most of some clauses are articles, as in a statute."""
    return 2 * sum(one.label.startswith("第") and one.label.endswith("条") for one in clauses) > len(clauses)


def _common(upper: _Side, local: _Side, settings: Settings) -> float:
    """How far what two documents speak of in common lies above ``settings.common``; 0 for the articles of a statute.

    A plan on another part of the trade has clauses that come near each directive, all of them for a word or two. That
    shows in the whole: of its character pairs fewer are those of the upper document. Statutes share the formulas of
    the law, whatever they rule.
    """
    if in_articles(upper.clauses):
        return 0.0
    asked, given = (side.count(tuple(one.text for one in side.clauses), 2) for side in (upper, local))
    return min(likeness_of_all(asked, given), settings.common_most) - settings.common


def _scorer(upper: _Side, local: _Side, settings: Settings) -> tuple[Space, Callable[[int, int, int], Vector]]:
    """What pairs of characters weigh in two documents; how like each clause the directives from first to last are."""
    sides = (upper, local)
    punished = (one.text for side in sides for one, of in zip(side.clauses, side.offences, strict=True) if of)
    pairs, asked_pairs, given_pairs = _space(upper.read, local.read, 2, tuple(punished))
    _, asked_singles, given_singles = _space(upper.read, local.read, 1)
    lengths = np.array([len(unlabel(one.text)) for one in local.clauses], dtype=np.float64)
    enough = np.array([min(len(unlabel(one.text)), settings.short) for one in upper.clauses], dtype=np.float64)

    @lru_cache(maxsize=1)  # a document of one block asks for the same rows three times
    def score(first: int, last: int, step: int) -> Vector:
        rows = slice(first, last, step)
        singly = likeness(asked_singles[rows], given_singles)
        fullness = np.sqrt(np.minimum(lengths / np.maximum(enough[rows, None], 1), 1.0))
        return np.asarray((likeness(asked_pairs[rows], given_pairs) + settings.singles * singly) * fullness)

    return pairs, score


class _Corrections:
    """What only seems to answer a directive counts as faint, what answers it in other words as said.

    ``starts`` is where the sentences of each local clause begin, ``faint`` the level of what is as good as unlike.
    """

    def __init__(self, local: _Side, starts: Vector, faint: float) -> None:
        self._local, self._starts, self._faint = local, starts, faint
        self._denying = {at for at, one in enumerate(local.said) if any(map(contrary.denies_at_all, one))}

    def __call__(
        self,
        directive: Directive,
        offences: tuple[str, ...],
        order: Iterable[int],
        levels: Vector,
        sentence: Vector,
        held: Vector,
    ) -> None:
        """Correct in place what was measured of a directive and its nearest clauses, in ``order``.

        ``levels`` is how near each clause is, ``sentence`` how near its nearest sentence, ``held`` how much of each
        duty (row) each sentence (column) holds; ``offences`` is what the directive is a penalty for.
        """
        nearest = tuple(order)
        self._drop_contrary(directive, nearest, levels, sentence, held)
        if punishes(directive.clause):
            self._lower_unpunished(directive, nearest, levels, sentence, held)
        else:
            self._drop_penalties(directive, nearest, held)
        for row, at, piece, share_of in _banned(directive, nearest, self._local.said, self._local.clauses):
            column = self._starts[at] + piece
            held[row, column] = max(held[row, column], share_of)
        for at in nearest if offences else ():
            if self._local.offences[at] and sentence[at] < FIXED.trace:  # a penalty for another offence
                held[:, self._sentences(at)] = 0.0

    def _sentences(self, at: int) -> slice:
        """The columns of the sentences of a clause."""
        return slice(self._starts[at], self._starts[at + 1])

    def _drop_penalties(self, directive: Directive, nearest: Sequence[int], held: Vector) -> None:
        """A penalty for what a duty bans says nothing of that: it bans nothing by itself."""
        bans = [row for row, one in enumerate(directive.duties) if contrary.FORBIDS.search(one.text)]
        for at in nearest if bans else ():
            if punishes(self._local.clauses[at]):
                fines = [place for place, one in enumerate(self._local.said[at]) if not contrary.FORBIDS.search(one)]
                held[np.ix_(bans, [self._starts[at] + place for place in fines])] = 0.0

    def _drop_contrary(
        self, directive: Directive, nearest: Sequence[int], levels: Vector, sentence: Vector, held: Vector
    ) -> None:
        """What says the contrary, and the opposite rule on another case."""
        local = self._local
        for at in nearest if self._denying else ():
            if at in self._denying and contrary.contradicts(directive, local.said[at], held[:, self._sentences(at)]):
                levels[at], sentence[at] = self._faint, 0.0
        for at in nearest if contrary.rules(directive) else ():
            there = held[:, self._sentences(at)]
            duty, piece = divmod(int(there.argmax()), there.shape[1])  # those that come nearest to each other
            asked = contrary.carry_down(directive.clause.text, directive.duties[duty].text)
            if contrary.clash(asked, contrary.carry_down(local.clauses[at].text, local.said[at][piece])):
                levels[at], sentence[at] = self._faint, 0.0
                there[:] = 0.0

    def _lower_unpunished(
        self, directive: Directive, nearest: Sequence[int], levels: Vector, sentence: Vector, held: Vector
    ) -> None:
        """A rule without a penalty speaks of the matter, but never more than a clause that has a penalty, too."""
        unpunished = [at for at in nearest if contrary.lacks_penalty(directive.clause, self._local.clauses[at])]
        if not unpunished:
            return
        most = max((levels[at] for at in nearest if at not in unpunished), default=self._faint)
        levels[unpunished] = np.minimum(levels[unpunished], most)
        sentence[unpunished] = 0.0
        for at in unpunished:
            held[:, self._sentences(at)] = 0.0


def _banned(
    directive: Directive, order: Iterable[int], said: Sequence[tuple[str, ...]], clauses: Sequence[Clause]
) -> Iterator[tuple[int, int, int, float]]:
    """The bans of a directive that items of lists under a ban say: duty, clause, sentence, and how much of it.

    An item does not repeat 不得, and says the act in other words than the ban; the act and its object tell.
    """
    bans = [(row, one.text) for row, one in enumerate(directive.duties) if contrary.FORBIDS.search(one.text)]
    for at in order if bans else ():
        above = stems(clauses[at].text)
        for piece, sentence in enumerate(said[at]) if above else ():
            for row, duty in bans:
                found = contrary.answers_ban(duty, sentence, above.get(sentence, ""))
                if found >= FIXED.mainly:
                    yield row, at, piece, found


def _say(text: str) -> tuple[str, ...]:
    """The sentences of a text that may ask or answer something, one at least; a run-in heading only where it binds."""
    told = dict.fromkeys(one for one in sentences(text) if strip_marks(without_notes(one)))  # not （责任单位：…） alone
    found = tuple(told) or (text,)
    return (found[1:] or found) if (head := lead(text)) and not binds(head) else found


def _space(
    asked: Sequence[str], given: Sequence[str], size: int, beside: tuple[str, ...] = ()
) -> tuple[Space, sparse.csr_matrix, sparse.csr_matrix]:
    """The weights of the terms of both sides, ``size`` characters each, and both sides as vectors.

    Of texts ``beside`` only a part is read; their other terms weigh something in a duty, too.
    """
    left, right = _count_upper(tuple(asked), size), _count_local(tuple(given), size)
    space = make_space(left, right, *((count_terms(beside, size),) if beside else ()))
    return space, vectors(space, left), vectors(space, right)


@lru_cache(maxsize=256)
def _count_upper(texts: tuple[str, ...], size: int) -> Counts:
    """The terms of texts of the upper side, counted once for all local documents."""
    return count_terms(texts, size)


@lru_cache(maxsize=8)
def _count_local(texts: tuple[str, ...], size: int) -> Counts:
    """The same of the local side, which meets its upper documents one after the other."""
    return count_terms(texts, size)


def _step(count: int) -> int:
    """The step at which enough rows, evenly spaced, are taken to learn what chance gives."""
    return max(1, count // _SAMPLE)


def _line(scores: Vector, settings: Settings) -> float:
    """Where answers part from chance in a pair of documents: between what chance gives and what the best usually have.

    Chance is a high quantile of the scores, each directive's best left aside: those may be no chance at all, and in a
    short document they would be most of the high scores. It is held within bounds, because a handful of clauses tells
    nothing of it. What a best clause usually has is the median of the best scores. The line is their weighted geometric
    mean, so that it lies high where the local document copies and low where it rewrites.
    """
    ordered = np.sort(scores, axis=1)
    others = ordered[:, :-1]
    common = float(np.quantile(others, settings.noise)) if others.size else settings.chance_most
    chance = min(max(common, settings.chance_least), settings.chance_most)
    usual = max(chance, float(np.median(ordered[:, -1])))
    return float(chance ** (1 - settings.usual_share) * usual**settings.usual_share)


def _best(spoken: Vector, starts: Vector) -> Vector:
    """The best piece of each text: columns of sentences to columns of clauses."""
    return np.asarray(np.maximum.reduceat(spoken, starts[:-1].astype(np.int64), axis=1), dtype=np.float64)
