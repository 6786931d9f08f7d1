"""Find what a text names: titles in 《》 with their 文号, and what makes two titles the same document's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from compare.knowledge import titles
from compare.model import Document, Place
from compare.reading.identity import tidy_number

_LONGEST = 150  # characters of a title; a longer one lacks its 》
_NOISE = re.compile(r"[\s“”‘’「」『』\"'〈〉<>＜＞《》﹤﹥·,，、:：]")
_BRACKET = re.compile(r"[（(](?P<inner>[^（()）]*)[)）]$")
_BEHIND = re.compile(r"\s?[（(](?P<inner>(?:[^（()）]|[（(][^（()）]*[)）])*)[)）]")
_DIGITS = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Name:
    """A title taken apart.

    Attributes:
        base: The title without issuer, years, quotes and remarks in brackets: what its versions share.
        issuer: Who stands before 关于, or empty.
        version: The year, or first year of the period, that tells the version; 0 where the title has none.
    """

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
    for one in titles.NUMBER.finditer(text):
        if not any(start <= one.start() < end for start, end in taken):
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
        version = titles.FIRST_PERIOD + 5 * (_DIGITS.index(found["n"] or found["m"]) + 1)
        bare = bare.replace(found.group(), "五年")
    elif year := titles.YEAR.search(bare):
        version = int(year["year"])
    while remark := _BRACKET.search(bare):
        bare = bare[: remark.start()]
    bare = re.sub(r"[—–－~至-]+(?=$|年)|(?<=年)[—–－~至-]+", "", titles.YEAR.sub("", bare))
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
    return bool(titles.TO_WRITE.search(text, 0, start))
