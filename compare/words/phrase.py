"""Numbers, places and texts as a reader expects them in print; what has words takes the language as ``say``.

A clause is cited by the numbers of the headings above it, its own and its page (第二章 › （三） › 9), an article by its
own alone; two quoted values lie 低5个百分点 or 晚1年 apart, and nothing is said where that cannot be counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate, takewhile

from compare.knowledge import roles
from compare.knowledge.phrases import BEFORE_NUMBERS, EXCEPT, HEADING_NUMBER, NUMBER_AND_UNIT, WITHIN_YEAR, YEAR
from compare.knowledge.titles import ANYBODYS, ARTICLE, NATION
from compare.model import Answer, Certainty, Change, ChangeKind, Clause, Document, Finding, Place
from compare.settings import FIXED
from compare.text.places import without_notes
from compare.text.words import quote_title, strip_space, words
from compare.words.labels import SURENESS
from compare.words.language import Language, msgid

STOPS = "。；;：:，,、 "  # what a name does not begin or end with
_EMPTY = "。，；、 　\n"
_SENTENCE_ENDS = "。；！？\n"
_PAIRS = dict(zip("“‘（(《〈【〔[", "”’）)》〉】〕]", strict=True))
# What a shortened text does not end with.
_LOOSE = "，、；：（(“《 　—–-"
_WORD = 8  # characters of a long word
_TIE = 4  # characters that two texts share, before they part
_DIGITS = "0123456789０１２３４５６７８９"
WITHHELD = "—"


def percent(share: float | None) -> str:
    """A share (0 to 1) as whole per cent, 0 and 100 only where it is exactly that; a dash where it is withheld."""
    if share is None:
        return WITHHELD
    if share <= 0:
        return "0%"
    if share >= 1:
        return "100%"
    whole = round(share * 100)
    return "<1%" if whole < 1 else ">99%" if whole > 99 else f"{whole}%"


def percents(counts: Sequence[int]) -> tuple[int, ...]:
    """Whole per cents that add up to 100, by largest remainder; any count gets 1, and only a whole total 100."""
    total = sum(counts)
    if not total:
        return tuple(0 for _ in counts)
    made = [max(count * 100 // total, 1) if count else 0 for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda index: (-(counts[index] * 100 % total), index))
    left = 100 - sum(made)
    for index in [one for one in by_remainder if counts[one]][: max(left, 0)]:
        made[index] += 1
    while sum(made) > 100:
        made[made.index(max(made))] -= 1
    return tuple(made)


def sureness(finding: Finding) -> str:
    """How sure a finding is, in a word that says so of the verdict (a msgid)."""
    return SURENESS[certainty(finding)]


def certainty(finding: Finding) -> Certainty:
    """How sure a finding is."""
    if finding.uncertain:
        return Certainty.WEAK
    return Certainty.SURE if finding.confidence >= FIXED.sure_great else Certainty.LIKELY


def is_told(answer: Answer) -> bool:
    """Whether words can be shown that may answer a duty: who is responsible answers none."""
    return answer.clause is not None and bool(without_notes(answer.words).strip(_EMPTY))


def is_shown(answer: Answer) -> bool:
    """Whether a duty is ticked: the words shown answer it for certain."""
    return is_told(answer) and answer.score >= FIXED.duty_shown


def number(value: int) -> str:
    """A count with its thousands set off."""
    return f"{value:,}"


def score(value: float) -> str:
    """A score from 0 to 1 with two digits; 1.00 only for a full score."""
    return f"{value if value >= 1 else min(value, 0.99):.2f}"


def place(where: Place, say: Language) -> str:
    """Page and lines, for example 第3页第12–18行."""
    first, last = where.lines
    lines = say("第{line}行", line=first) if first == last else say("第{first}–{last}行", first=first, last=last)
    return say("第{page}页{lines}", page=where.page, lines=lines) if where.page is not None else lines


def headings(path: Sequence[str]) -> str:
    """The headings above a clause in one line, outermost first."""
    return " › ".join(path)


def base(file: str) -> str:
    """A file's name without its folders; the whole stands among the inputs."""
    return file.replace("\\", "/").rpartition("/")[2]


@lru_cache(maxsize=2048)
def shorten(text: str, room: int) -> str:
    """The first sentence where it fits, else as much as fits and ……, no word, number or pair of brackets cut."""
    flat = " ".join(text.split())
    ends = (index + 1 for index, sign in enumerate(flat) if sign in _SENTENCE_ENDS and index > 8)
    first = next((flat[:end] for end in ends if find_pair(flat, end) is None), flat)
    if len(first) <= room:
        return first if first == flat else first.rstrip(_SENTENCE_ENDS) + "……"
    return cut(flat, room - 2)


def find_pair(text: str, end: int) -> tuple[int, int] | None:
    """Where the outermost pair of brackets or quotation marks stands that a cut at ``end`` parts; None for none."""
    opened: list[tuple[str, int]] = []
    parted: list[tuple[int, int]] = []
    for index, sign in enumerate(text):
        if sign in _PAIRS:
            opened.append((_PAIRS[sign], index))
        elif any(sign == closing for closing, _ in opened):
            while opened[-1][0] != sign:
                opened.pop()
            begin = opened.pop()[1]
            if begin < end <= index:
                parted.append((begin, index))
    return min(parted, default=None)


_DATED_TITLE = re.compile(r"(?P<before>[^《]*《)(?P<title>.+)(?P<behind>》（[^（）《》]{1,12}）)")


def shorten_title(whole: str, room: int) -> str:
    """A title in 《》 in ``room`` characters, still in 《》, and with the year behind it that tells it from another.

    A law that has no room is called as everybody calls it, without the name of the state.
    """
    if len(whole) > room and whole.startswith("《"):
        whole = f"《{NATION.sub('', whole[1:])}"
    if len(whole) <= room:
        return whole
    if dated := _DATED_TITLE.fullmatch(whole):
        inside = room - len(whole) + len(dated["title"]) - 2
        return f"{dated['before']}{_cut_words(dated['title'], max(inside, _TIE))}……{dated['behind']}"
    return cut(whole, room - 2) if whole.endswith("》") else whole


def cut(text: str, room: int) -> str:
    """At most ``room`` characters and ……; a pair that begins early is closed behind it, a later one is left out."""
    part = _cut_words(text, room)
    pair = find_pair(text, len(part))
    if pair is None:
        return part + "……"
    begin, end = pair
    inside = room - begin - 2
    if begin >= room // 2 or inside < _WORD:
        before = part[:begin].rstrip(_LOOSE)
        return (before or part) + "……"
    return text[: begin + 1] + cut(text[begin + 1 : end], inside) + text[end]


def _cut_words(text: str, room: int) -> str:
    """At most ``room`` characters without half a word or number, or an opening bracket at the end."""
    ends = accumulate(map(len, words(text[: room + _WORD])))
    part = text[: max((end for end in ends if end <= room), default=room)].rstrip(_LOOSE)
    if part and part[-1] in _DIGITS:
        part = part.rstrip(f"{_DIGITS}.,—–-").rstrip(BEFORE_NUMBERS).rstrip(_LOOSE)
    return part or text[:room]


def title(document: Document, say: Language) -> str:
    """The document's title in 《》, with the region where it names none, or what to call it where it has none."""
    if document.identity.title:
        whose = document.identity.region if document.identity.title in ANYBODYS else ""
        return f"{whose}{quote_title(document.identity.title)}"
    return say("（无标题：{file}{place}）", file=document.file, place=place(document.place, say))


_NUMBER, _YEAR, _WITHIN = re.compile(NUMBER_AND_UNIT), re.compile(YEAR), re.compile(WITHIN_YEAR)
_SHARES = ("%", "％")
_PIECES = re.compile("[，,；;。|]")


def say_upper(change: Change, room: int) -> str:
    """The upper words of a change; a number or a time with what it is said of, without a beginning that has no room."""
    if not (change.kind.counted or change.kind.dated):
        return show_apart(change.upper, change.local, room)
    pieces = (one.strip(STOPS) for one in _PIECES.split(change.upper_sentence))
    whole = next((one for one in pieces if change.upper in one), change.upper)
    before = whole.index(change.upper)
    starts = [0, *(at for at in accumulate(map(len, words(whole))) if at <= before)]
    rest = next((whole[at:] for at in starts if len(whole) - at <= room), whole[before:])
    return rest if len(rest) <= room else shorten(change.upper, room)


def say_local(change: Change, room: int) -> str:
    """The local words of a change; an exception without a beginning that has no room, since its end says what it is."""
    flat = " ".join(change.local.split())
    if len(flat) <= room or change.kind is not ChangeKind.EXCEPTION_ADDED or flat.startswith(EXCEPT):
        return show_apart(flat, change.upper, room)
    ends = accumulate(map(len, words(flat)))
    return "……" + flat[next((at for at in ends if len(flat) - at <= room - 2), len(flat) - room + 2) :].lstrip(STOPS)


def show_apart(text: str, other: str, room: int) -> str:
    """``shorten``, but where both texts begin alike beyond what has room, from shortly before they part."""
    flat = " ".join(text.split())
    shown = shorten(flat, room)
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(flat, " ".join(other.split()), strict=False))
    )
    if shown == flat or len(shown) >= shared + _WORD:
        return shown
    starts = [0, *(at for at in accumulate(map(len, words(flat))) if at <= shared - _TIE)]
    return "……" + shorten(flat[starts[-1] :].lstrip(STOPS), room - 2)


def say_difference(change: Change, say: Language) -> str:
    """What lies between the words of a change: of two times, else of two single numbers of one unit."""
    moments = [_moment(one) for one in (change.upper, change.local)]
    if moments[0] and moments[1] and (apart := moments[1] - moments[0]):
        years, months = divmod(abs(apart), 12)
        if months:
            return say(msgid("晚{n}个月") if apart > 0 else msgid("早{n}个月"), n=abs(apart))
        return say(msgid("晚{n}年") if apart > 0 else msgid("早{n}年"), n=years)
    upper, local = (_NUMBER.findall(one) for one in (change.upper, change.local))
    if len(upper) != 1 or len(local) != 1:
        return ""
    (first, unit), (second, other) = upper[0], local[0]
    if unit and other and unit != other:
        return ""
    unit = unit or other  # the cell of a table has its unit in its head
    gap = Decimal(second.replace(",", "")) - Decimal(first.replace(",", ""))
    if not gap:
        return ""
    amount = f"{abs(gap).normalize():f}"
    what = say("{n}个百分点", n=amount) if unit in _SHARES else amount + unit
    return say(msgid("高{what}") if gap > 0 else msgid("低{what}"), what=what)


def _moment(words: str) -> int:
    """The one time in some words as a number of months, a year without a month as its end; 0 where it is not told."""
    found = _YEAR.findall(words)
    if len(found) != 1 or _WITHIN.search(words):
        return 0
    year, month = found[0]
    return int(year) * 12 + int(month or 12)


_LABEL = re.compile(HEADING_NUMBER)
# What numbers nothing: dashes and dots before the items of a list.
_DASHES = "—-–·•"
_NAMED = 10  # characters of a heading without a number


def cite_clauses(documents: Iterable[Document], say: Language) -> dict[str, str]:
    """How each clause of the documents is cited, by its id; one without a number by its place under its headings.

    Articles count through their document, so that the number of one that stands there once is enough.
    """
    return {clause.id: cited for one in documents for clause, cited in _cite(one, say)}


def _cite(document: Document, say: Language) -> Iterable[tuple[Clause, str]]:
    counts: Counter[tuple[str, ...]] = Counter()
    alone = Counter(one.headings for one in document.clauses)
    named = Counter(_label(one) for one in document.clauses)
    for clause in document.clauses:
        counts[clause.headings] += 1
        path = [name_heading(one) for one in clause.headings[-2:]]
        label = _label(clause)
        if ARTICLE.fullmatch(label) and named[label] == 1:
            path = [label]
        elif label:
            path.append(label)
        elif not path or alone[clause.headings] > 1:
            path.append(say("第{n}段", n=counts[clause.headings]))
        yield clause, " › ".join(path)


def _label(clause: Clause) -> str:
    return clause.label.strip(f"{_DASHES}、.．:： ")


def name_heading(heading: str) -> str:
    """The number of a heading; its first words where it has none."""
    found = _LABEL.match(heading)
    return found[0] if found else shorten(heading, _NAMED)


def cite_page(clause: Clause, say: Language) -> str:
    """Where a clause stands in its file, as people turn there: a page, a paragraph of a Word file, or nothing."""
    place = clause.place
    if place.page is not None:
        return say("第{page}页", page=place.page)
    return say("全文第{n}段", n=place.lines[0]) if place.counted else ""


_BEGINS, _SANCTION, _LISTED = re.compile(roles.PENAL_WORDS), re.compile(roles.SANCTION), re.compile(roles.LISTED)
_RULE, _BODY = re.compile(roles.CITED_RULE), re.compile(roles.IMPOSED_BY)
_ITEM = re.compile(roles.FIRST_LISTED)
_IMPOSER = re.compile(roles.IMPOSER_LAST)
_PIECE = re.compile(r"[，,；;]")
_OFFENCE_ENDS = re.compile("[。；;：:]")
_LEANING_ON = re.compile(roles.TIES)
_LEAST = 12  # characters of an offence that is cut


def name_penalty(text: str, room: int) -> str:
    """The offence and the fine, or the first sanction, in ``room`` characters; empty where they are not told apart."""
    offence, rest = _part(text)
    if not offence:
        return ""
    pieces = [one.strip(STOPS) for one in _PIECE.split(_OFFENCE_ENDS.split(rest)[0])]
    told = [one for one in pieces if _SANCTION.search(one)]
    whole = next((one for one in told if roles.FINE in one), told[0] if told else "")
    if not whole:
        return ""
    for sanction in (whole, _BODY.sub("", whole)):
        said = f"{offence}，{sanction}"
        if len(said) <= room:
            return said
    left = room - len(sanction) - 1
    if left < _LEAST:
        return shorten(offence, room)
    return f"{_LEANING_ON.sub('……', cut(offence, left - 2))}，{sanction}"


def find_offence(text: str) -> str:
    """What a penalty is for; empty where it is not told apart from the sanction."""
    return _part(text)[0]


def _part(text: str) -> tuple[str, str]:
    first = re.split("。", text, maxsplit=1)[0]
    found = _BEGINS.search(first)
    if not found:
        return "", ""
    offence = _IMPOSER.sub("", _RULE.sub("", first[: found.start()])).strip(STOPS)
    rest = first[found.start() :]
    listed = _LISTED.search(offence)
    if not listed:
        told = len(offence) >= _LEAST // 2 and roles.NO_OFFENCE not in offence
        return (offence, rest) if told else ("", "")
    item = _ITEM.search(text)
    if not item:
        return "", ""
    act = strip_space(item["first"]).strip(STOPS)
    return offence[: listed.start()] + roles.AND_OTHERS.format(first=act, what=listed["what"]), rest
