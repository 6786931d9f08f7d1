"""Choose which documents to compare: a local document meets the upper ones on its own subject.

Likeness of subject is the cosine of the whole texts, and how often each one speaks of what the other's title names.
Both must be seen: a plan of another trade shares much wording, a notice may share a word of the title.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import PurePath

from compare.errors import PolicyCompareError
from compare.knowledge.titles import GENERIC_TITLE
from compare.matching.directives import CARRYING
from compare.model import Choice, Document
from compare.settings import DEFAULT, Settings
from compare.text.likeness import Counts, Space, count_terms, likeness, survey, terms, vectors
from compare.text.places import find_province
from compare.text.words import strip_space

_GENERIC = re.compile(GENERIC_TITLE)
_SHORTEST = 300  # characters; a shorter text counts as this long when its words are counted


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """A document as ``choose`` sees it.

    Attributes:
        document: The document.
        text: What it says, without blanks.
        title: The character pairs that its title is about.
        clauses: How often each clause has each pair.
        body: How often title and text together have each.
    """

    document: Document
    text: str
    title: frozenset[str]
    clauses: Counts
    body: Counts


def choose(
    documents: Sequence[Document],
    *,
    all_pairs: bool = False,
    pairs: Sequence[tuple[str, str]] = (),
    settings: Settings = DEFAULT,
) -> tuple[Choice, ...]:
    """Decide for every local document which upper documents it meets.

    Args:
        documents: Classified documents.
        all_pairs: Compare every local document with every upper one, whatever its subject or region.
        pairs: Instead, exactly these: upper and local, each by id, by file name, or by a piece of the title.
        settings: Thresholds.

    Returns:
        Every possible pair with its likeness, taken or not, and the reason: by local document, likest first.

    Raises:
        PolicyCompareError: A pair names no document, or its documents are not one above the other.
    """
    named = {(upper.id, local.id) for pair in pairs for upper, local in _find_pair(documents, pair)}
    subjects = tuple(map(find_subject, documents))
    return choose_subjects(subjects, subjects, named, all_pairs=all_pairs, only_named=bool(pairs), settings=settings)


def choose_subjects(
    subjects: Sequence[Subject],
    locals_: Sequence[Subject],
    named: Set[tuple[str, str]] = frozenset(),
    *,
    all_pairs: bool = False,
    only_named: bool = False,
    settings: Settings = DEFAULT,
) -> tuple[Choice, ...]:
    """The same for documents whose pairs are counted already; only some of them need be looked at as local ones.

    Args:
        subjects: All documents.
        locals_: Those of them that are to meet others.
        named: The pairs of ids that are to be taken, upper and local, with ``only_named``.
        all_pairs: As for ``choose``.
        only_named: Take the named pairs and no others.
        settings: Thresholds.
    """
    words = survey(*(one.clauses for one in subjects))
    bodies = [vectors(words, one.body) for one in subjects]
    place = {id(one): at for at, one in enumerate(subjects)}
    choices: list[Choice] = []
    for local in locals_:
        found = [float(likeness(bodies[place[id(local)]], body)[0, 0]) for body in bodies]
        scores = [
            (_score(found[there], local, upper, words, settings), upper.document)
            for there, upper in enumerate(subjects)
            if _above(upper.document, local.document)
        ]
        scores.sort(key=lambda one: -one[0])
        choices += _decide(local.document, scores, named, all_pairs, only_named, settings)
    return tuple(choices)


def _above(upper: Document, local: Document) -> bool:
    """Whether one document is of a higher level than another and both have something to compare."""
    if upper.identity.level is None or local.identity.level is None:
        return False
    carrying = all(any(clause.role in CARRYING for clause in one.clauses) for one in (upper, local))
    return carrying and upper.identity.level.rank < local.identity.level.rank


def _decide(
    local: Document,
    scores: Sequence[tuple[float, Document]],
    named: Set[tuple[str, str]],
    all_pairs: bool,
    only_named: bool,
    settings: Settings,
) -> list[Choice]:
    """The choices of one local document, likest first."""
    near = [score for score, upper in scores if _same_region(upper, local)]
    best = max(near, default=0.0)
    line = max(settings.choose_floor, min(settings.choose_sure, settings.choose_share * best))
    if best < settings.choose_best:
        line = settings.choose_best  # nothing is on its subject; what comes nearest shares only general words
    found = []
    for score, upper in scores:
        doubtful, ground = False, ""
        if only_named:
            chosen, reason = (upper.id, local.id) in named, "按指定的文件对"
            reason = f"{reason}比较" if chosen else f"不在{reason}之内"
        elif all_pairs:
            chosen, reason = True, "按要求比较全部文件对"
        elif not _same_region(upper, local):
            chosen, ground = False, "地区不同"
            reason = f"{ground}：{upper.identity.region}与{local.identity.region}"
        elif score >= line:
            chosen, reason = True, f"主题相近：相似度 {score:.2f}，取舍线 {line:.2f}"
        elif len(near) == 1:
            chosen = doubtful = True
            reason = f"唯一的上位文件：主题相似度仅 {score:.2f}，低于取舍线 {line:.2f}，请核对是否应当比较"
        else:
            chosen, ground = False, "主题不同"
            reason = f"{ground}：相似度 {score:.2f}，取舍线 {line:.2f}"
        found.append(Choice(local.id, upper.id, min(1.0, score), chosen, reason, doubtful, ground))
    return found


def _same_region(upper: Document, local: Document) -> bool:
    """Whether the upper document may bind the local one; an unknown region may be any."""
    above, below = upper.identity.region, local.identity.region
    return not above or not below or below.startswith(above) or not find_province(below)


def find_subject(document: Document) -> Subject:
    """What a document is about, counted."""
    text = "\n".join(clause.text for clause in document.clauses if clause.role in CARRYING)
    named = _GENERIC.split(strip_space(document.identity.title))
    said = strip_space(text)
    return Subject(
        document,
        said,
        frozenset(pair for piece in named for pair in terms(piece, 2)),
        count_terms((clause.text for clause in document.clauses), 2),
        count_terms((f"{document.identity.title}\n{said}",), 2),
    )


def _score(cosine: float, local: Subject, upper: Subject, words: Space, settings: Settings) -> float:
    """Likeness of subject: the cosine, and a bonus where each text speaks of what the other's title names."""
    mutual = math.sqrt(_speaks_of(local, upper, words) * _speaks_of(upper, local, words))
    return cosine + settings.choose_title * mutual


def _speaks_of(one: Subject, other: Subject, words: Space) -> float:
    """How much of what the title of ``one`` is about stands in ``other``, 0 to 1.

    A title's words count by how often its own text has them, so that the place, the year and the occasion drop out.
    """
    weights = {pair: _often(pair, one.text) * _rare(pair, words) for pair in sorted(one.title)}
    whole = sum(weights.values())
    return sum(weight * _often(pair, other.text) for pair, weight in weights.items()) / whole if whole > 0 else 0.0


def _often(pair: str, text: str) -> float:
    """Occurrences for every thousand characters, at most 1."""
    return min(1.0, text.count(pair) * 1000 / max(_SHORTEST, len(text)))


def _rare(pair: str, words: Space) -> float:
    """How much a pair of characters tells apart; 0 for one that all texts have and one that none has."""
    return float(words.weights[words.index[pair]]) - 1 if pair in words.index else 0.0


def _find_pair(documents: Sequence[Document], pair: tuple[str, str]) -> list[tuple[Document, Document]]:
    """The documents that a named pair stands for."""
    sides = [[document for document in documents if _is_named(document, name)] for name in pair]
    for name, side in zip(pair, sides, strict=True):
        if not side:
            raise PolicyCompareError(f"指定的文件对：没有文件符合“{name}”；请写文件名、标题中的一段或编号")
    found = [(upper, local) for upper in sides[0] for local in sides[1] if _above(upper, local)]
    if not found:
        raise PolicyCompareError(f"指定的文件对：“{pair[0]}”不是“{pair[1]}”的上位文件；请核对两者的层级")
    return found


def _is_named(document: Document, name: str) -> bool:
    """Whether a name is the id, the file, or a piece of the title of a document."""
    bare = strip_space(name)
    if not bare:
        return False
    exact = name in (document.id, document.file, PurePath(document.file).name)
    return exact or bare in strip_space(document.identity.title)
