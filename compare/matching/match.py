"""Weigh the clauses of a local document for each directive of an upper one.

The measure is likeness of subject: cosines of weighted character pairs, read together with the innermost headings. What
a cosine means differs from subject to subject, so each is set against what chance gives in this pair of documents;
``keep`` decides by that. Where an encoder is given, likeness of sense (``encode``) is measured of the clauses that come
nearly as near as the nearest.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from scipy import sparse

from compare.knowledge.roles import ASIDE, ASSIGNED, BEARERS, EMPTY_HEADINGS, STOCK
from compare.matching.decide import NEAREST, Signals, Weighed, keep
from compare.matching.directives import CARRYING
from compare.matching.sense import Encoder, read_sense
from compare.matching.signals import clash, lacks_penalty, name_topics, own_pairs, speaks
from compare.model import Answer, Candidates, Clause, Directive, Document
from compare.settings import DEFAULT, FIXED, Settings
from compare.text.likeness import Counts, Space, Vector, count_terms, known_terms, likeness, survey, vectors
from compare.text.sentences import lead, sentences, unlabel

_ASIDE = re.compile(ASIDE)
_EMPTY = re.compile(EMPTY_HEADINGS)
_BESIDE = (
    (re.compile("组织|机制|合力|督|考核|监督|落"), re.compile(STOCK)),
    (re.compile(r"[（(【\[]"), re.compile(ASSIGNED)),
    (re.compile("政府|部门|机构"), re.compile(BEARERS)),
)
"""What is left out where something else is said; before each the quickly found words that one of its hits must have."""
_BLOCK = 256  # directives compared at once: memory stays that many rows wide
_SAMPLE = 400  # rows that the chance level is taken from, evenly spaced
_LEAST = 1e-3  # no chance level lies below this, so that nothing is divided by nought


def match(
    directives: Sequence[Directive], local: Document, settings: Settings = DEFAULT, encoder: Encoder | None = None
) -> tuple[Candidates, ...]:
    """Weigh the clauses of a local document for the directives of one upper document.

    Args:
        directives: Of one upper document, as ``find_directives`` gave them.
        local: A classified local document.
        settings: Thresholds.
        encoder: Reads the sense of texts; without it only shared characters count.

    Returns:
        For each directive, in order, its candidates, best first, and what became of each duty.
    """
    clauses = tuple(clause for clause in local.clauses if clause.role in CARRYING)
    if not clauses:
        return tuple(_unanswered(directive, local.id) for directive in directives)
    weighed = weigh(directives, clauses, settings)
    if encoder:
        weighed = iter(read_sense(tuple(weighed), encoder, settings))
    return tuple(keep(one, local.id, settings) for one in weighed)


def _unanswered(directive: Directive, local: str) -> Candidates:
    """A directive in a document that has nothing to weigh."""
    return Candidates(directive, local, (), tuple(Answer(duty, None, 0.0) for duty in directive.duties))


def context(clause: Clause, headings: int) -> str:
    """A clause as it is read: its innermost headings that say something, then its text, without numbers.

    Stock phrases (加强组织领导) and the bodies that are told (县级以上人民政府有关部门) are left out where something
    else is said.
    """
    bare = (unlabel(heading) for heading in clause.headings if not _ASIDE.match(heading))
    above = [heading for heading in bare if not _EMPTY.fullmatch(heading)]
    return " ".join((*above[max(0, len(above) - headings) :], _matter(clause.text)))


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


def weigh(directives: Sequence[Directive], clauses: Sequence[Clause], settings: Settings) -> Iterator[Weighed]:
    """Measure each directive against the clauses.

    Yields:
        For each directive, in order, its nearest clauses with what was measured of them, nearest first.
    """
    if not directives:
        return
    asked = [context(directive.clause, settings.context_headings) for directive in directives]
    given = [context(clause, settings.context_headings) for clause in clauses]
    pairs, asked_pairs, given_pairs = _space(asked, given, 2)
    _, asked_singles, given_singles = _space(asked, given, 1)
    lengths = np.array([len(unlabel(clause.text)) for clause in clauses], dtype=np.float64)
    enough = np.array([min(len(unlabel(one.clause.text)), settings.short) for one in directives], dtype=np.float64)

    @lru_cache(maxsize=1)  # a document of one block asks for the same rows three times
    def score(first: int, last: int, step: int) -> Vector:
        rows = slice(first, last, step)
        singly = likeness(asked_singles[rows], given_singles)
        fullness = np.sqrt(np.minimum(lengths / np.maximum(enough[rows, None], 1), 1.0))
        return np.asarray((likeness(asked_pairs[rows], given_pairs) + settings.singles * singly) * fullness)

    line = _line(score(0, len(directives), _step(len(directives))), settings)
    faint = math.log(FIXED.faint / line)
    blocks = [(first, min(first + _BLOCK, len(directives))) for first in range(0, len(directives), _BLOCK)]

    said = tuple(_say(clause) for clause in clauses)
    starts = np.cumsum([0, *(len(one) for one in said)])
    said_vectors = vectors(pairs, count_terms((sentence for one in said for sentence in one), 2))
    duties = tuple(duty.text for directive in directives for duty in directive.duties)
    duty_vectors = vectors(pairs, _count_again(duties, 2))
    ends = np.cumsum([0, *(len(directive.duties) for directive in directives)])
    some_duties = duty_vectors[:: _step(duty_vectors.shape[0])]
    usual = _best(likeness(some_duties, said_vectors), starts)
    duty_chance = max(_LEAST, float(np.quantile(usual, settings.duty_noise)))

    rivals = np.max([score(*block, 1).max(axis=0) for block in blocks], axis=0)
    topics = name_topics(directives)
    own = own_pairs(tuple(directive.clause.text for directive in directives))
    room = sum(max(1, len(sentences(clause.text))) for clause in clauses) / len(directives)
    for first, last in blocks:
        scores = score(first, last, 1)
        levels, rival = (
            np.log(np.maximum(scores, FIXED.faint) / np.maximum(over, FIXED.faint)) for over in (line, rivals)
        )
        order = np.argsort(-levels, axis=1, kind="stable")[:, : settings.shortlist]
        spoken = likeness(duty_vectors[ends[first] : ends[last]], said_vectors)
        best = _best(spoken, starts) / duty_chance
        for row, directive in enumerate(directives[first:last]):
            mine = slice(ends[first + row] - ends[first], ends[first + row + 1] - ends[first])
            for at in order[row]:
                if _clashes(directive, said[at], spoken[mine, starts[at] : starts[at + 1]]):
                    levels[row, at] = faint
                    best[mine, at] = 0.0
            unpunished = [at for at in order[row] if lacks_penalty(directive.clause, clauses[at])]
            if unpunished:  # they speak of the matter, but never more than a clause that has a penalty, too
                most = max((levels[row, at] for at in order[row] if at not in unpunished), default=faint)
                levels[row, unpunished] = np.minimum(levels[row, unpunished], most)
                best[mine, unpunished] = 0.0
            near = order[row][np.argsort(-levels[row, order[row]], kind="stable")]
            yield Weighed(
                directive=directive,
                clauses=tuple(clauses[at] for at in near),
                signals=_signals(levels[row, near], best[mine][:, near], rival[row, near]),
                duties=best[mine][:, near],
                said=tuple(said[at] for at in near),
                spoken=tuple(spoken[mine, starts[at] : starts[at + 1]] for at in near),
                pairs=pairs,
                topic=speaks(topics[first + row], [clauses[at].text for at in near[:NEAREST]], pairs),
                room=room,
                own=max(len(own[first + row] & known_terms(clauses[at].text, 2)) for at in near[:NEAREST]),
            )


def _say(clause: Clause) -> tuple[str, ...]:
    """The sentences of a clause that may answer something; a run-in heading says nothing by itself."""
    found = sentences(clause.text) or (clause.text,)
    return found[1:] if lead(clause.text) else found


def _clashes(directive: Directive, said: Sequence[str], spoken: Vector) -> bool:
    """Whether the duty and the sentence that come nearest to each other are opposite rules on two cases."""
    duty, sentence = divmod(int(spoken.argmax()), spoken.shape[1])
    return clash(directive.duties[duty].text, said[sentence])


def _space(asked: Sequence[str], given: Sequence[str], size: int) -> tuple[Space, sparse.csr_matrix, sparse.csr_matrix]:
    """The weights of the terms of both sides, and both sides as vectors."""
    left, right = _count_again(tuple(asked), size), count_terms(given, size)
    space = survey(left, right)
    return space, vectors(space, left), vectors(space, right)


@lru_cache(maxsize=64)
def _count_again(texts: tuple[str, ...], size: int) -> Counts:
    """The terms of texts of the upper side, counted once for all local documents."""
    return count_terms(texts, size)


def _signals(levels: Vector, duties: Vector, rivals: Vector) -> tuple[Signals, ...]:
    """What is measured of the nearest clauses of a directive, nearest first."""
    nearest = np.log(np.maximum(duties.max(axis=0), FIXED.faint_duty))
    return tuple(
        Signals(float(level), float(level - levels[0]), math.log1p(place), float(duty), float(rival))
        for place, (level, duty, rival) in enumerate(zip(levels, nearest, rivals, strict=True))
    )


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
    """The best sentence of each clause, for each duty: columns of sentences to columns of clauses."""
    return np.asarray(np.maximum.reduceat(spoken, starts[:-1].astype(np.int64), axis=1), dtype=np.float64)
