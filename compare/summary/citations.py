"""Find what a text names, titles in 《》 and 文号, and resolve it: at hand, not given, replaced, or never named."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from compare.knowledge import titles
from compare.knowledge.titles import NUMBER
from compare.knowledge.units import PLANS
from compare.model import Choice, Citation, CitationKind, Document, Place
from compare.reading.audit import seen_in_part
from compare.reading.identity import tidy_number
from compare.settings import FIXED
from compare.text.numbers import to_number
from compare.text.words import quote_title

_LONGEST = 150  # characters of a title; a longer one lacks its 》
_NOISE = re.compile(r"[\s“”‘’「」『』\"'〈〉<>＜＞《》﹤﹥·,，、:：]")
_BRACKET = re.compile(r"[（(](?P<inner>[^（()）]*)[)）]$")
_BEHIND = re.compile(r"\s?[（(](?P<inner>(?:[^（()）]|[（(][^（()）]*[)）])*)[)）]")


@dataclass(frozen=True, slots=True)
class Name:
    """A title taken apart: what its versions share, who stands before 关于, the first year of its version, or 0."""

    base: str
    issuer: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A document as a text names it: title without 《》 (of what is issued, for a notice), 文号 or empty, where."""

    title: str
    name: Name
    number: str
    place: Place | None


def find_mentions(document: Document) -> tuple[Mention, ...]:
    """Every policy document that a document names, in order, its own short names left out.

    What is no document of a government (newspapers, books, forms), what is repealed or yet to be written, and the
    history of the document itself are no mentions.
    """
    short: set[str] = set()
    found: list[Mention] = []
    for part in document.parts:
        for mention, names in read_mentions(part.text, part.place):
            if mention.title and mention.name.base in short:
                continue
            short |= names
            found.append(mention)
    return tuple(found)


def read_mentions(text: str, place: Place | None = None) -> Iterator[tuple[Mention, set[str]]]:
    """The mentions of one text, each with the short names that are given to it there."""
    taken: list[tuple[int, int]] = []
    made: list[tuple[int, Mention, set[str]]] = []
    for start, end in find_titles(text):
        taken.append((start, end))
        number, version, short, behind = _read_behind(text, end)
        raw = text[start + 1 : end - 1]
        taken.append((end, behind))
        if not is_policy(raw) or _is_no_citation(text, start, behind):
            continue
        name = read_name(raw)
        name = replace(name, version=version or name.version)
        made.append((start, Mention(unwrap(raw)[1], name, number, place), short))
    ends = [end for _, end in taken]
    for one in titles.NUMBER.finditer(text):
        at = bisect_right(ends, one.start())
        if at == len(taken) or one.start() < taken[at][0]:
            number = tidy_number(titles.LEAD.sub("", one.group()))
            made.append((one.start(), Mention("", Name(""), number, place), set()))
    for _, mention, short in sorted(made, key=lambda one: one[0]):
        yield mention, short


def find_titles(text: str) -> Iterator[tuple[int, int]]:
    """Where titles stand, 《 and 》 included; one inside another belongs to the outer one."""
    at = 0
    while (start := text.find("《", at)) >= 0:
        depth = 0
        at = start + 1
        for end in range(start, min(len(text), start + _LONGEST)):
            depth += {"《": 1, "》": -1}.get(text[end], 0)
            if depth == 0:
                yield start, end + 1
                at = end + 1
                break


def is_policy(title: str) -> bool:
    """Whether a title is a policy document's, by its ending; a kind alone names nothing."""
    bare = _NOISE.sub("", title)
    while found := _BRACKET.search(bare):
        bare = bare[: found.start()]
    bare = titles.YEAR.sub("", bare)
    if titles.GENERIC.fullmatch(bare):
        return False
    return bool(titles.KIND.search(bare)) and not titles.NO_KIND.search(bare)


def unwrap(title: str) -> tuple[str, str]:
    """Issuer and title of what a notice issues; no issuer and the title itself where it is no such notice."""
    bare = re.sub(r"\s", "", title)
    if (found := titles.NOTICE.fullmatch(bare)) and is_policy(inner := found["title"].strip("《》〈〉<>＜＞“”")):
        return found["issuer"], inner
    return "", bare


def read_name(title: str) -> Name:
    """A title taken apart, whatever brackets, quotes, blanks and notices stand around it."""
    outer, inner = unwrap(title)
    bare = _NOISE.sub("", inner)
    version = 0
    if found := titles.PERIOD.search(bare):
        version = PLANS[f"十{found['n'] or found['m']}五"] - 4  # the first of its five years
        bare = bare.replace(found.group(), "五年")
    elif year := titles.YEAR.search(bare):
        version = int(year["year"])
    while remark := _BRACKET.search(bare):
        bare = bare[: remark.start()]
    bare = re.sub(r"[—–－~至-]+(?=$|年)|(?<=年)[—–－~至-]+", "", titles.YEAR.sub("", bare))
    bare = re.sub(r"[—–－~-]+", "—", bare)  # 济南-青岛 is 济南—青岛
    issuer = ""
    if found := titles.ISSUED_BY.fullmatch(bare):
        issuer, bare = found["issuer"], found["rest"]
    bare = titles.NATION.sub("", bare.removeprefix("关于"))
    return Name(bare, re.sub(r"[（(]示例[）)]", "", issuer or outer), version)


def _read_behind(text: str, end: int) -> tuple[str, int, set[str], int]:
    """What the brackets behind a title say: 文号, year of the version, short names; and where they end."""
    number, version, short = "", 0, set()
    while found := _BEHIND.match(text, end):
        inner, end = found["inner"], found.end()
        if one := titles.NUMBER.search(inner):
            number = number or tidy_number(one.group())
        elif year := titles.AMENDED_IN.match(inner):
            version = int(year["year"])
        short |= {read_name(one["name"]).base for one in titles.SHORT_NAME.finditer(inner)}
    return number, version, short, end


def _is_no_citation(text: str, start: int, end: int) -> bool:
    """Whether a title is repealed here, part of the document's own history, or yet to be written."""
    if titles.REPEALED.match(text, end) or titles.HISTORY.match(text, end):
        return True
    return bool(titles.TO_WRITE.search(text, max(0, start - titles.TO_WRITE_LONGEST), start))


_NOTES = {
    CitationKind.AT_HAND: "所引文件已提供。",
    CitationKind.NOT_GIVEN: "文中引用，但未提供该文件，其内容未参与比对。",
    CitationKind.NEVER_CITED: "与本文件比对的上位文件，文中从未提及。",
}


@dataclass(frozen=True, slots=True)
class Holding:
    """A document at hand as citations see it; ``year`` tells its version: that of the title, else of the date."""

    document: Document
    name: Name
    issuers: tuple[str, ...]
    number: str
    year: int


def find_citations(documents: Sequence[Document], choices: Sequence[Choice]) -> tuple[Citation, ...]:
    """What each document names, each once, in order; then the upper documents that it met and should have named."""
    holdings = {one.id: _hold(one) for one in documents}
    found: list[Citation] = []
    for document in documents:
        mine = cite(document, tuple(holdings.values()))
        named = {one.target for one in mine}
        uppers = [one.upper for one in choices if one.chosen and one.local == document.id]
        missing = [holdings[one].document for one in uppers if one not in named]
        found += mine
        found += [_never(document, one) for one in missing]
        found += find_absent(document)
    return tuple(found)


def find_absent(document: Document) -> list[Citation]:
    """The articles of its own that a document cites and does not have, each once; none of one that was seen in part."""
    there = {to_number(hit["n"]) for one in document.clauses if (hit := titles.ARTICLE.match(one.label or one.text))}
    if len(there) < FIXED.articles_least or seen_in_part(document):
        return []
    found: dict[int, Citation] = {}
    every = ((clause, cited) for clause in document.clauses for cited in titles.OWN_ARTICLES.finditer(clause.text))
    for clause, cited in every:
        for hit in titles.ARTICLE.finditer(cited[0]):
            number = to_number(hit["n"])
            if number and number not in there and number not in found:
                note = f"文中援引“{cited['self']}{hit[0]}”，本文件没有这一条，请核对条文编号或者补回该条。"
                found[number] = Citation(document.id, CitationKind.NO_ARTICLE, "", hit[0], "", clause.place, note)
    return list(found.values())


def _never(document: Document, upper: Document) -> Citation:
    """The citation that is missing; a text that is not whole may hold it elsewhere."""
    identity = upper.identity
    note = _NOTES[CitationKind.NEVER_CITED]
    if document.identity.excerpt or document.identity.truncated:
        note += "本文件为节选或不完整，引用可能载于没有看到的部分。"
    return Citation(document.id, CitationKind.NEVER_CITED, identity.title, identity.number, upper.id, note=note)


def cite(document: Document, holdings: Sequence[Holding]) -> list[Citation]:
    """What one document names, each once, where it is first named; its own title is no citation."""
    own = next((one for one in holdings if one.document.id == document.id), _hold(document))
    others = [one for one in holdings if one.document.id != document.id]
    found: dict[tuple[str, ...], Citation] = {}
    for named in find_mentions(document):
        if _is_own(named, own):
            continue
        kind, target, note = resolve(named, own, others)
        mention = named
        if target and not named.title:
            meant = next(one for one in others if one.document.id == target)
            mention = replace(named, title=meant.document.identity.title, number=meant.number)
        key = _key(mention, target, found)
        if (before := found.get(key)) is None or not before.title:
            place = before.place if before else mention.place
            number = mention.number or (before.number if before else "")
            found[key] = Citation(document.id, kind, mention.title, number, target, place, note)
        elif mention.number and not before.number:
            found[key] = Citation(document.id, kind, before.title, mention.number, target, before.place, note)
    return list(found.values())


def resolve(mention: Mention, own: Holding, others: Sequence[Holding]) -> tuple[CitationKind, str, str]:
    """How a mention stands to the other documents at hand: kind, id of the document meant or empty, note."""
    alike = [one for one in others if _is_numbered(mention, one) or _is_version(mention, one)]
    if not alike:
        return CitationKind.NOT_GIVEN, "", _NOTES[CitationKind.NOT_GIVEN]
    newest = max(alike, key=_age)
    year = _year(mention)
    if not year:
        # A law without a year is meant as it stood when the citing document was written, if that version is at hand.
        then = [one for one in alike if one.document.identity.date <= own.document.identity.date]
        meant = max(then, key=_age) if then else newest
        return CitationKind.AT_HAND, meant.document.id, _NOTES[CitationKind.AT_HAND]
    title = newest.document.identity.title
    if year < newest.year:
        note = f"所引为{year}年的版本，已提供的{quote_title(title)}（{newest.year}年）更新，请核对是否应改引。"
        return CitationKind.REPLACED, newest.document.id, note
    if year > newest.year:
        note = f"所引为{year}年的版本，已提供的{quote_title(title)}是{newest.year}年的旧版本。"
        return CitationKind.NOT_GIVEN, "", note
    return CitationKind.AT_HAND, newest.document.id, _NOTES[CitationKind.AT_HAND]


def _age(holding: Holding) -> tuple[int, str]:
    return holding.year, holding.document.identity.date


def _hold(document: Document) -> Holding:
    identity = document.identity
    name = read_name(identity.title)
    year = name.version or _read_year(identity.number) or int(identity.date[:4] or 0)
    issuers = (name.issuer,) if name.issuer else tuple(re.sub(r"[（(]示例[）)]", "", one) for one in identity.issuers)
    return Holding(document, name, issuers, identity.number, year)


def _is_own(mention: Mention, own: Holding) -> bool:
    """Whether a document names itself: its 文号, or its title without another one's 文号 or year."""
    if mention.number:
        return _is_numbered(mention, own) or (not own.number and _is_titled(mention.name, own))
    return _is_titled(mention.name, own) and mention.name.version in (0, own.year)


def _is_numbered(mention: Mention, holding: Holding) -> bool:
    """Whether the mention has the document's 文号; in running text other words may stand right before it."""
    if not mention.number or not holding.number:
        return False
    return mention.number == holding.number or (not mention.title and mention.number.endswith(holding.number))


def _is_titled(name: Name, holding: Holding) -> bool:
    """Whether titles are equal but for versions and a place in front, and the issuers may be the same."""
    placeless = holding.name.base.removeprefix(holding.document.identity.region)
    if not name.base or name.base not in (
        holding.name.base,
        placeless if len(placeless) >= FIXED.title_placeless else "",
    ):
        return False
    issuers = [one for one in holding.issuers if one]
    return not name.issuer or not issuers or any(name.issuer in one or one in name.issuer for one in issuers)


def _is_version(mention: Mention, holding: Holding) -> bool:
    """Whether the mention is of this document or another version of it: 文号 of one body, where both have one."""
    if not _is_titled(mention.name, holding):
        return False
    if mention.number and holding.number:
        return _body(mention.number) == _body(holding.number)
    return True


def _year(mention: Mention) -> int:
    """The year of the version that is named: of the title or the remark behind it, else of the 文号."""
    return mention.name.version or _read_year(mention.number)


def _body(number: str) -> str:
    found = NUMBER.search(number)
    return found["body"] if found else number


def _read_year(number: str) -> int:
    found = NUMBER.search(number)
    return int(found["year"]) if found else 0


def _key(mention: Mention, target: str, found: dict[tuple[str, ...], Citation]) -> tuple[str, ...]:
    """What makes two mentions one citation: the document at hand, else the 文号, else title and version."""
    if target:
        return ("target", target)
    for key, one in found.items():
        if mention.number and one.number == mention.number:
            return key
    return ("title", mention.name.base, str(mention.name.version)) if mention.name.base else ("number", mention.number)
