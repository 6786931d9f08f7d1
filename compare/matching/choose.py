"""Choose which documents to compare: a local document meets the upper ones on its own subject.

Likeness of subject is the cosine of the whole texts, and how often each one speaks of what the other's title names.
Both must be seen: a plan of another trade shares much wording, a notice may share a word of the title. Statutes share
the wording of all statutes: where neither text speaks of what the other's title names, the pair is doubtful. A city
meets its own province's document on the subject before any other; a story about a document never outranks a document,
and is no local document unless it is asked for or there is no other.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compare.errors import PolicyCompareError
from compare.knowledge.titles import GENERIC_TITLE, LABELS
from compare.matching.directives import CARRYING
from compare.matching.settle import find_period_end, precedes
from compare.model import Choice, Document, DocumentKind, Level
from compare.model.comparison import NO_WISHES, Wishes
from compare.reading.files import find_all_named, find_named
from compare.settings import DEFAULT, FIXED, Settings
from compare.text.likeness import Counts, Space, count_terms, likeness, make_space, terms, vectors, weigh_terms
from compare.text.places import find_province
from compare.text.words import strip_marks, strip_space

_GENERIC = re.compile(GENERIC_TITLE)


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """A document as ``choose`` sees it."""

    document: Document
    text: str  # what it says, without blanks
    title: frozenset[str]  # the character pairs that its title is about
    clauses: Counts  # how often each clause has each pair
    body: Counts  # how often title and text together have each


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user chose, as ids; empty sets where he chose nothing."""

    pairs: frozenset[tuple[str, str]] = frozenset()  # upper and local document of each pair to compare, and no others
    locals: frozenset[str] = frozenset()  # the only local documents
    uppers: frozenset[str] = frozenset()  # the only upper documents
    all_pairs: bool = False  # whether every local document meets every upper one, whatever its subject or region


NOTHING_ASKED = Asked()
OTHER_SUBJECT = "主题不同"  # why a pair is not taken, as ``Pick.ground``


def choose(
    documents: Sequence[Document],
    wishes: Wishes = NO_WISHES,
    *,
    copies: Sequence[tuple[str, str]] = (),
    settings: Settings = DEFAULT,
) -> tuple[Choice, ...]:
    """Decide for every local document which upper documents it meets.

    Every possible pair is given with its likeness, taken or not, and the reason: by local document, likest first.
    ``wishes`` name documents as ``find_named`` knows them. Of ``copies`` (``find_copies``) the copy meets none, and
    named it means the document.

    Raises:
        PolicyCompareError: What is named fits no document, the documents of a pair are not one above the other, a pair
            names what is left out, or nothing is left.
    """
    stands = dict(copies)

    def named(patterns: Sequence[str], option: str) -> frozenset[str]:
        return frozenset(stands.get(one, one) for one in find_all_named(documents, patterns, option))

    asked = Asked(
        frozenset(
            (stands.get(upper.id, upper.id), stands.get(local.id, local.id))
            for pair in wishes.pairs
            for upper, local in _find_pair(documents, pair)
        ),
        named(wishes.local, "--local"),
        named(wishes.upper, "--upper"),
        wishes.all_pairs,
    )
    skipped = find_all_named(documents, wishes.skip, "--skip")
    for one in documents:
        if one.id in skipped and any(one.id in pair for pair in asked.pairs):
            raise PolicyCompareError(f"--skip 略去了 --pair 指定的“{one.identity.title}”；请只写其中一个")
    left_out = skipped | stands.keys()
    subjects = tuple(find_subject(one) for one in documents if one.id not in left_out)
    if wishes.skip and not subjects:
        raise PolicyCompareError("--skip 略去了全部文件；请写得窄一些")
    return choose_subjects(subjects, subjects, asked, settings=settings)


def choose_subjects(
    subjects: Sequence[Subject],
    locals_: Sequence[Subject],
    asked: Asked = NOTHING_ASKED,
    *,
    settings: Settings = DEFAULT,
) -> tuple[Choice, ...]:
    """The same for documents whose pairs are counted already; only ``locals_`` are to meet others."""
    words = make_space(*(one.clauses for one in subjects))
    bodies = [vectors(words, one.body) for one in subjects]
    place = {id(one): at for at, one in enumerate(subjects)}
    uppers = [one for one in subjects if not asked.uppers or one.document.id in asked.uppers]
    below = [
        (local, [upper for upper in uppers if _above(upper.document, local.document)])
        for local in locals_
        if not asked.locals or local.document.id in asked.locals
    ]
    originals = any(above and not local.document.identity.kind.secondhand for local, above in below)
    choices: list[Choice] = []
    for local, above in below:
        found = [float(likeness(bodies[place[id(local)]], bodies[place[id(one)]])[0, 0]) for one in above]
        scores = [
            (*_score(score, local, upper, words, settings), upper.document)
            for score, upper in zip(found, above, strict=True)
        ]
        scores.sort(key=lambda one: -one[0])
        choices += _decide(local.document, scores, asked, originals, settings)
    return tuple(choices)


def _above(upper: Document, local: Document) -> bool:
    """Whether one document is of a higher level than another and both have something to compare."""
    if upper.identity.level is None or local.identity.level is None:
        return False
    carrying = all(any(clause.role in CARRYING for clause in one.clauses) for one in (upper, local))
    return carrying and upper.identity.level.rank < local.identity.level.rank


Scores = Sequence[tuple[float, bool, Document]]
"""Upper documents with their likeness to a local one, likest first, and whether the titles speak against it."""


@dataclass(frozen=True, slots=True)
class Pick:
    """Whether a pair is taken, and why; ``ground`` and ``doubtful`` as in ``Choice``."""

    chosen: bool
    reason: str
    ground: str = ""
    doubtful: bool = False


def _decide(local: Document, scores: Scores, asked: Asked, originals: bool, settings: Settings) -> Iterable[Choice]:
    """The choices of one local document, likest first."""
    if asked.pairs:
        named = ((upper.id, local.id) in asked.pairs for *_, upper in scores)
        picks = [Pick(one, "按指定的文件对比对" if one else "不在指定的文件对之内") for one in named]
    elif asked.all_pairs:
        picks = [
            _force(one, score, settings)
            for one, (score, *_) in zip(_by_subject(local, scores, settings), scores, strict=True)
        ]
    elif local.identity.kind.secondhand and originals and local.id not in asked.locals:
        reason = f"{LABELS[local.identity.kind]}：本级文本不是文件原文，没有要求比较"
        picks = [Pick(False, reason)] * len(scores)
    else:
        picks = _by_subject(local, scores, settings)
    return (
        Choice(
            local.id,
            upper.id,
            min(1.0, score),
            pick.chosen,
            pick.reason,
            doubtful=pick.doubtful,
            older=bool(precedes(local, upper)),
            ground=pick.ground,
        )
        for (score, _, upper), pick in zip(scores, picks, strict=True)
    )


def _force(pick: Pick, score: float, settings: Settings) -> Pick:
    """A pair that is taken whatever its subject and region: the doubt about the subject stays."""
    told = "按要求比较全部文件对"
    if pick.doubtful or pick.ground == OTHER_SUBJECT:
        return Pick(True, f"{told}；{pick.reason}", doubtful=True)
    if pick.ground and score < settings.choose_best:
        return Pick(True, f"{told}；{OTHER_SUBJECT}：相似度 {score:.2f}", doubtful=True)
    return Pick(True, told)


def _by_subject(local: Document, scores: Scores, settings: Settings) -> list[Pick]:
    """The picks on one local document: its own province first, then by likeness; stories where nothing else is."""
    near = [(score, upper) for score, _, upper in scores if _same_region(upper, local)]
    originals = [score for score, upper in near if not upper.identity.kind.secondhand]
    best = max(originals or [score for score, _ in near], default=0.0)
    line = max(settings.choose_floor, min(settings.choose_sure, settings.choose_share * best))
    if best < settings.choose_best:
        line = settings.choose_best  # nothing is on its subject; what comes nearest shares only general words
    only = len(near) == 1
    picks = {one[2].id: _rule(*one, local, line, only, settings) for one in scores}
    chosen = [upper.identity for *_, upper in scores if picks[upper.id].chosen]
    levels = {one.level for one in chosen if not one.kind.secondhand}
    for *_, upper in scores:
        kind = upper.identity.kind
        if kind.secondhand and picks[upper.id].chosen and upper.identity.level in levels:
            picks[upper.id] = Pick(False, f"{LABELS[kind]}：同级已有文件原文")
    return [picks[upper.id] for *_, upper in scores]


def _rule(
    score: float, strange: bool, upper: Document, local: Document, line: float, only: bool, settings: Settings
) -> Pick:
    """Whether an upper document is taken, whatever others there are."""
    if not _same_region(upper, local):
        ground = "地区不同"
        return Pick(False, f"{ground}：{upper.identity.region}与{local.identity.region}", ground)
    if score >= line and strange and score < settings.choose_sure:
        told = f"相似度 {score:.2f}，但两份文件都很少写到对方标题所说的事项"
        return Pick(True, f"主题可能不同：{told}", doubtful=True)
    if score >= line:
        return Pick(True, f"主题相近：相似度 {score:.2f}，取舍线 {line:.2f}")
    above = upper.identity.region
    own = upper.identity.level is Level.PROVINCIAL and above and local.identity.region.startswith(above)
    if own and score >= settings.choose_floor:
        return Pick(True, f"本省文件优先：相似度 {score:.2f}，取舍线 {settings.choose_floor:.2f}")
    if only:
        reason = f"唯一的上位文件：主题相似度仅 {score:.2f}，低于取舍线 {line:.2f}"
        return Pick(True, reason, doubtful=True)
    return Pick(False, f"{OTHER_SUBJECT}：相似度 {score:.2f}，取舍线 {line:.2f}", OTHER_SUBJECT)


def choose_main(
    documents: Sequence[Document], choices: Sequence[Choice], settings: Settings = DEFAULT
) -> tuple[Choice, ...]:
    """Of the pairs that were taken, those that an analyst begins with: for each local document one upper one a level.

    By local document, the nearest level first; ``choices`` are what ``choose`` decided.
    """
    by_id = {one.id: one for one in documents}
    best: dict[tuple[str, Level | None], tuple[float, Choice]] = {}
    for one in choices:
        upper, local = by_id[one.upper], by_id[one.local]
        if one.chosen:
            worth = one.score * _fitness(upper, local, settings)
            key = one.local, upper.identity.level
            if key not in best or worth > best[key][0]:
                best[key] = worth, one
    order = {one.local: at for at, one in enumerate(reversed(choices))}

    def nearest(one: Choice) -> tuple[int, int]:
        level = by_id[one.upper].identity.level
        return -order[one.local], -level.rank if level else 0

    return tuple(sorted((one for _, one in best.values()), key=nearest))


def _fitness(upper: Document, local: Document, settings: Settings) -> float:
    """How well an upper document serves as the one to begin with, beside its likeness."""
    end, date, kind = find_period_end(upper), local.identity.date, upper.identity.kind
    factors = (
        (settings.main_over, bool(end) and bool(date) and end < date),
        (settings.main_older, bool(precedes(local, upper))),
        (settings.main_part, upper.identity.excerpt or upper.identity.truncated),
        (settings.main_catalogue, kind is DocumentKind.CATALOGUE or kind.secondhand),
        (settings.main_kind, kind is local.identity.kind),
    )
    return math.prod(factor for factor, holds in factors if holds)


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


def _score(cosine: float, local: Subject, upper: Subject, words: Space, settings: Settings) -> tuple[float, bool]:
    """Likeness of subject: the cosine, and a bonus where each text speaks of what the other's title names.

    And whether both titles name something of which the other text hardly speaks.
    """
    said = _speaks_of(local, upper, words), _speaks_of(upper, local, words)
    known = [one or 0.0 for one in said]
    strange = None not in said and max(known) < FIXED.choose_strange
    return cosine + settings.choose_title * math.sqrt(math.prod(known)), strange


def _speaks_of(one: Subject, other: Subject, words: Space) -> float | None:
    """How much of what the title of ``one`` is about stands in ``other``, 0 to 1; None where it names nothing.

    A title's words count by how often its own text has them, so that the place, the year and the occasion drop out.
    """
    rare = weigh_terms(words, sorted(one.title))  # one that all texts have tells nothing, nor one that none has
    weights = {pair: _often(pair, one.text) * max(0.0, weight - 1) for pair, weight in rare.items()}
    whole = sum(weights.values())
    return sum(weight * _often(pair, other.text) for pair, weight in weights.items()) / whole if whole > 0 else None


def _often(pair: str, text: str) -> float:
    """Occurrences for every thousand characters, at most 1."""
    return min(1.0, text.count(pair) * 1000 / max(FIXED.choose_short, len(text)))


def _find_pair(documents: Sequence[Document], pair: tuple[str, str]) -> list[tuple[Document, Document]]:
    """The documents that a named pair stands for."""
    uppers, locals_ = (find_named(documents, name, "指定的文件对") for name in pair)
    found = [(upper, local) for upper in uppers for local in locals_ if _above(upper, local)]
    if not found:
        raise PolicyCompareError(f"指定的文件对：“{pair[0]}”不是“{pair[1]}”的上位文件；请核对两者的层级")
    return found


# --- copies -----------------------------------------------------------------------------------------------------------
# A copy is no second document: everything would be counted twice. Two rounds of a draft are two documents, however much
# they are alike; so a text that is not the same letter for letter must have the same title and the very same numbers.

_NUMBER = re.compile(r"\d+(?:\.\d+)?")

Text = tuple[str, frozenset[str], Counter[str]]
"""The letters of a document, their runs, and its numbers."""


def find_copies(documents: Sequence[Document]) -> tuple[tuple[str, str], ...]:
    """Pairs of ids: a copy, and the document that stands for it, by order of the copies.

    Of several the best read one stands for the others, of equals the first; a document and its copy at another level
    are two.
    """
    groups: dict[tuple[Level | None, str], list[Document]] = {}
    for one in documents:
        title = strip_marks(one.identity.title)
        groups.setdefault((one.identity.level, title), []).append(one)
    found: dict[str, str] = {}
    for members in groups.values():
        if len(members) > 1:
            found |= _part([(one, _read(one)) for one in sorted(members, key=_worth)])
    order = {one.id: at for at, one in enumerate(documents)}
    found |= _find_equal([one for one in documents if one.id not in found])
    return tuple(sorted(found.items(), key=lambda one: order[one[0]]))


def _worth(document: Document) -> tuple[bool, float]:
    """Whole and well read documents first."""
    identity = document.identity
    return identity.truncated or identity.excerpt, -document.audit.quality


def _part(members: Sequence[tuple[Document, Text]]) -> dict[str, str]:
    """The copies among documents of one title, by the first of those that each is a copy of."""
    kept: list[tuple[Document, Text]] = []
    found: dict[str, str] = {}
    for document, text in members:
        same = next((one for one, other in kept if _same(text, other)), None)
        if same:
            found[document.id] = same.id
        else:
            kept.append((document, text))
    return found


def _find_equal(documents: Sequence[Document]) -> dict[str, str]:
    """The copies letter for letter among documents of different titles: a title may be only the name of a file."""
    first: dict[tuple[Level | None, str], Document] = {}
    found: dict[str, str] = {}
    for one in sorted(documents, key=_worth):
        letters = _letters(one)
        if letters:
            stands = first.setdefault((one.identity.level, letters), one)
            if stands is not one:
                found[one.id] = stands.id
    return found


def _letters(document: Document) -> str:
    return strip_marks("".join(clause.text for clause in document.clauses))


def _read(document: Document) -> Text:
    letters = _letters(document)
    runs = frozenset(letters[at : at + FIXED.copy_run] for at in range(max(1, len(letters) - FIXED.copy_run + 1)))
    return letters, runs, Counter(_NUMBER.findall("\n".join(clause.text for clause in document.clauses)))


def _same(one: Text, other: Text) -> bool:
    """Whether two texts under one title are one: equal, or as like as two formats of a text, with the same numbers."""
    if not one[0] or not other[0]:
        return False
    if one[0] == other[0]:
        return True
    common = len(one[1] & other[1]) / len(one[1] | other[1])
    return common >= FIXED.copy_alike and one[2] == other[2]
