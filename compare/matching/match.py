"""Weigh the clauses of a local document for each directive of an upper one.

The measure is likeness of subject: cosines of weighted character pairs, read together with the innermost headings. What
a cosine means differs from subject to subject, so each is set against what chance gives in this pair of documents;
``decide`` decides by that.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from scipy import sparse

from compare.knowledge.roles import (
    AGGRAVATIONS,
    ASIDE,
    ASSIGNED,
    BEARERS,
    EMPTY_HEADINGS,
    PENAL_WORDS,
    RULE_NAMES,
    SANCTION,
    STOCK,
)
from compare.matching.contrary import FORBIDS, STOP, clash, contradicts, denies_at_all, is_rule, stands
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
    make_space,
    share,
    shares,
    terms,
    vectors,
)
from compare.text.sentences import binding, binds, lead, sentences, stems, unlabel
from compare.text.words import strip_space

_SANCTION = re.compile(SANCTION)
_PIECE = re.compile(r"[。；;\n]|(?=[（(][一二三四五六七八九十]+[）)])")
_ITEM = re.compile(r"^\s*[（(][一二三四五六七八九十]+[）)]")
_RULES, _PENAL, _GRAVE = re.compile(RULE_NAMES), re.compile(PENAL_WORDS), re.compile(AGGRAVATIONS)
_JOINERS = re.compile("或者|以及|及其|有关|相关|任何|擅自|[或和及其的等]")
_ARTICLE, _STOP_CASE = re.compile(r"第[一二三四五六七八九十百零]+条"), re.compile(r"的[，,]|[。；;]")


def said_of_act(act: str, said: str) -> float:
    """How much of an act a text says, 0 to 1, the words aside that only join: 公开或者泄露其有关信息 is three words.

    Whether something is banned hangs on the act and its object; 泄露个人信息 under a ban says two of the three.
    """
    return share(_JOINERS.sub("\n", act), said)


def answers_ban(duty: str, said: str, stem: str) -> float:
    """How much of a ban an item of a list under a ban says, 0 to 1; 0 for what is no ban, and under none.

    Args:
        duty: A part of a directive.
        said: A sentence of a local clause.
        stem: What it stands under (``stems``).
    """
    forbids = FORBIDS.search(duty)
    if not (forbids and FORBIDS.search(binding(stem))):
        return 0.0
    return said_of_act(STOP.split(duty[forbids.end() :], maxsplit=1)[0], said)


def rules(directive: Directive) -> bool:
    """Whether any duty of a directive is a rule: no other can clash."""
    text = directive.clause.text
    return any(is_rule(carry_down(text, one.text)) for one in directive.duties)


def carry_down(text: str, part: str) -> str:
    """A part of a text as it is meant: an item of a list behind what it stands under, 任何人不得有 + 泄露个人信息."""
    above = stems(text)
    stem = next((stem for sentence, stem in above.items() if part in sentence), "") if above else ""
    return binding(stem) + part


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
    return _offences(clause.text) if punishes(clause) else ()


def read_offences(clauses: Sequence[Clause]) -> tuple[tuple[str, ...], ...]:
    """What each clause of a document is a penalty for, as ``find_offences``; empty for other clauses.

    A penalty that only names the articles that were broken (违反本条例第三十四条规定的，由…) is for what these say.
    """
    said = {clause.label: unlabel(clause.text) for clause in clauses if clause.label}
    return tuple(
        find_offences(clause) or tuple(said[one] for one in _cited(clause.text) if one in said and punishes(clause))
        for clause in clauses
    )


def _cited(text: str) -> tuple[str, ...]:
    """The articles named in the first words of a text, its own number aside."""
    return tuple(dict.fromkeys(_ARTICLE.findall(_STOP_CASE.split(unlabel(text), maxsplit=1)[0])))


@lru_cache(maxsize=4096)
def _offences(text: str) -> tuple[str, ...]:
    """The offences of a text, read again for each document that it meets."""
    pieces = (_RULES.sub(" ", _ITEM.sub("", piece)) for piece in _PIECE.split(unlabel(text)))
    found = (_PENAL.split(piece, maxsplit=1)[0].strip() for piece in pieces)
    return tuple(one for one in found if len(terms(one, 2)) >= FIXED.offence_least and not _GRAVE.match(one))


# --- match ------------------------------------------------------------------------------------------------------------

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


def match(
    directives: Sequence[Directive],
    local: Document,
    settings: Settings = DEFAULT,
    *,
    telling: bool = True,
) -> tuple[Candidates, ...]:
    """Weigh the clauses of a local document for the directives of one upper document.

    Args:
        directives: Of one upper document, as ``find_directives`` gave them.
        local: A classified local document.
        settings: Thresholds.
        telling: As for ``keep``.

    Returns:
        For each directive, in order, its candidates, best first, and what became of each duty.
    """
    clauses = tuple(clause for clause in local.clauses if clause.role in ANSWERING)
    if not clauses:
        return tuple(_unanswered(directive, local.id) for directive in directives)
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

    Args:
        weighed: The directive with its nearest clauses, which are looked at first.
        texts: All clauses but those of past work, with their texts, without blanks.
        every: All these texts.
    """
    duties = (strip_space(duty.text) for duty in weighed.directive.duties)
    near = tuple((clause, strip_space(clause.text)) for clause in weighed.clauses)
    return tuple(
        next((clause for clause, text in (*near, *texts) if stands(duty, text)), None) if duty in every else None
        for duty in duties
    )


def _unanswered(directive: Directive, local: str) -> Candidates:
    """A directive in a document that has nothing to weigh."""
    return Candidates(directive, local, (), tuple(Answer(duty, None, 0.0) for duty in directive.duties))


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


def weigh(directives: Sequence[Directive], clauses: Sequence[Clause], settings: Settings) -> Iterator[Weighed]:
    """Measure each directive against the clauses.

    Yields:
        For each directive, in order, its nearest clauses with what was measured of them, nearest first.
    """
    if not directives:
        return
    asked_offences = read_offences([directive.clause for directive in directives])
    given_offences = read_offences(clauses)
    asked = [
        context(directive.clause, settings.context_headings, offences)
        for directive, offences in zip(directives, asked_offences, strict=True)
    ]
    given = [
        context(clause, settings.context_headings, offences)
        for clause, offences in zip(clauses, given_offences, strict=True)
    ]
    punished = tuple(
        one.text
        for one, offences in (
            *zip((one.clause for one in directives), asked_offences, strict=True),
            *zip(clauses, given_offences, strict=True),
        )
        if offences
    )
    pairs, asked_pairs, given_pairs = _space(asked, given, 2, punished)
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

    said = tuple(_say(clause.text) for clause in clauses)
    starts = np.cumsum([0, *(len(one) for one in said)])
    said_vectors, _ = _rows(pairs, said, _count_local)
    denying = {at for at, one in enumerate(said) if any(map(denies_at_all, one))}
    told = tuple(offences or one for offences, one in zip(given_offences, said, strict=True))
    told_starts = np.cumsum([0, *(len(one) for one in told)])
    told_vectors, _ = _rows(pairs, told, _count_local)
    asked_said = tuple(
        offences or _say(one.clause.text) for offences, one in zip(asked_offences, directives, strict=True)
    )
    asked_vectors, asked_ends = _rows(pairs, asked_said, _count_upper)
    duty_vectors, ends = _rows(
        pairs, tuple(tuple(_matter(duty.text) for duty in one.duties) for one in directives), _count_upper
    )
    some_duties = duty_vectors[:: _step(duty_vectors.shape[0])]
    usual = float(np.median(shares(pairs, some_duties, said_vectors).max(axis=1, initial=0.0)))

    asked_leads = vectors(pairs, _count_upper(tuple(lead(directive.clause.text) for directive in directives), 2))
    given_leads = vectors(pairs, _count_local(tuple(lead(clause.text) for clause in clauses), 2))
    asked_texts = vectors(pairs, _count_upper(tuple(_matter(directive.clause.text) for directive in directives), 2))
    given_texts = vectors(pairs, _count_local(tuple(_matter(clause.text) for clause in clauses), 2))
    # A clause that comes near no directive is about something that the upper document does not speak of: chance is its
    # rival then. Without it a clause has none where there is one directive only, and would count as being about that.
    rivals = np.maximum(np.max([score(*block, 1).max(axis=0) for block in blocks], axis=0), line)
    for first, last in blocks:
        rows = slice(first, last)
        scores = score(first, last, 1)
        levels, rival = (
            np.log(np.maximum(scores, FIXED.faint) / np.maximum(over, FIXED.faint)) for over in (line, rivals)
        )
        order = np.argsort(-levels, axis=1, kind="stable")[:, : settings.shortlist]
        held = shares(pairs, duty_vectors[ends[first] : ends[last]], said_vectors)
        near_said = _best(likeness(asked_vectors[asked_ends[first] : asked_ends[last]], told_vectors), told_starts)
        sentence = _best(near_said.T, asked_ends[first : last + 1] - asked_ends[first]).T
        named = shares(pairs, asked_leads[rows], given_texts) + shares(pairs, given_leads, asked_texts[rows]).T
        headed = likeness(asked_leads[rows], given_leads)
        for row, directive in enumerate(directives[first:last]):
            mine = slice(ends[first + row] - ends[first], ends[first + row + 1] - ends[first])
            for at in order[row] if denying else ():
                if at in denying and contradicts(directive, said[at], held[mine, starts[at] : starts[at + 1]]):
                    levels[row, at], sentence[row, at] = faint, 0.0
            for at in order[row] if rules(directive) else ():
                if _clashes(directive, clauses[at].text, said[at], held[mine, starts[at] : starts[at + 1]]):
                    levels[row, at], sentence[row, at] = faint, 0.0
                    held[mine, starts[at] : starts[at + 1]] = 0.0
            punishing = punishes(directive.clause)
            unpunished = [at for at in order[row] if lacks_penalty(directive.clause, clauses[at])] if punishing else []
            if unpunished:  # they speak of the matter, but never more than a clause that has a penalty, too
                most = max((levels[row, at] for at in order[row] if at not in unpunished), default=faint)
                levels[row, unpunished] = np.minimum(levels[row, unpunished], most)
                sentence[row, unpunished] = 0.0
                for at in unpunished:
                    held[mine, starts[at] : starts[at + 1]] = 0.0
            for duty, at, piece, said_share in _banned(directive, order[row], said, clauses):
                held[mine.start + duty, starts[at] + piece] = max(
                    held[mine.start + duty, starts[at] + piece], said_share
                )
            for at in order[row] if asked_offences[first + row] else ():
                if given_offences[at] and sentence[row, at] < FIXED.trace:  # a penalty for another offence
                    held[mine, starts[at] : starts[at + 1]] = 0.0
            near = order[row][np.argsort(-levels[row, order[row]], kind="stable")]
            measured = zip(*(one[row, near].tolist() for one in (levels, sentence, rival, named)), strict=True)
            yield Weighed(
                directive=directive,
                clauses=tuple(clauses[at] for at in near),
                signals=tuple(Signals(*one) for one in measured),
                said=tuple(said[at] for at in near),
                held=tuple(held[mine, starts[at] : starts[at + 1]].copy() for at in near),  # no view of the block
                pairs=pairs,
                heading=float(headed[row, near[: FIXED.nearest]].max()),
                usual=usual,
            )


def _banned(
    directive: Directive, order: Iterable[int], said: Sequence[tuple[str, ...]], clauses: Sequence[Clause]
) -> Iterator[tuple[int, int, int, float]]:
    """The bans of a directive that items of lists under a ban say: duty, clause, sentence, and how much of it.

    An item does not repeat 不得, and says the act in other words than the ban; the act and its object tell.
    """
    bans = [(row, one.text) for row, one in enumerate(directive.duties) if FORBIDS.search(one.text)]
    for at in order if bans else ():
        above = stems(clauses[at].text)
        for piece, sentence in enumerate(said[at]) if above else ():
            for row, duty in bans:
                found = answers_ban(duty, sentence, above.get(sentence, ""))
                if found >= FIXED.mainly:
                    yield row, at, piece, found


def _rows(
    pairs: Space, said: tuple[tuple[str, ...], ...], count: Callable[[tuple[str, ...], int], Counts]
) -> tuple[sparse.csr_matrix, Vector]:
    """The pieces of some texts as vectors, and where those of each text begin and the last one's end."""
    counted = count(tuple(piece for one in said for piece in one), 2)
    return vectors(pairs, counted), np.cumsum([0, *(len(one) for one in said)])


def _say(text: str) -> tuple[str, ...]:
    """The sentences of a text that may ask or answer something, one at least; a run-in heading only where it binds."""
    found = tuple(dict.fromkeys(sentences(text))) or (text,)
    return (found[1:] or found) if (head := lead(text)) and not binds(head) else found


def _clashes(directive: Directive, text: str, said: Sequence[str], held: Vector) -> bool:
    """Whether the duty and the sentence that come nearest to each other are opposite rules on two cases."""
    duty, sentence = divmod(int(held.argmax()), held.shape[1])
    asked = carry_down(directive.clause.text, directive.duties[duty].text)
    return clash(asked, carry_down(text, said[sentence]))


def _space(
    asked: Sequence[str], given: Sequence[str], size: int, beside: tuple[str, ...] = ()
) -> tuple[Space, sparse.csr_matrix, sparse.csr_matrix]:
    """The weights of the terms of both sides, and both sides as vectors.

    Args:
        asked: The directives as they are read.
        given: The clauses as they are read.
        size: Characters to a term.
        beside: Texts that are read by a part of them only; their other terms weigh something in a duty, too.
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
