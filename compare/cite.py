"""Resolve what documents name: at hand, not given, replaced by a newer one, or compared and never named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.knowledge.titles import NUMBER
from compare.model import Choice, Citation, CitationKind, Document
from compare.refer import Mention, Name, find_mentions, read_name

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
    """What each document names, each once, in order; then the upper documents that it should have named.

    Args:
        documents: All documents at hand.
        choices: Which were compared; only a compared upper document can be ``never_cited``.
    """
    holdings = {one.id: _hold(one) for one in documents}
    found: list[Citation] = []
    for document in documents:
        mine = cite(document, tuple(holdings.values()))
        named = {one.target for one in mine}
        uppers = [one.upper for one in choices if one.chosen and one.local == document.id]
        missing = [holdings[one].document for one in uppers if one not in named]
        found += mine
        found += [_never(document, one) for one in missing]
    return tuple(found)


def _never(document: Document, upper: Document) -> Citation:
    """The citation that is missing; a text that is not whole may hold it elsewhere."""
    identity = upper.identity
    note = _NOTES[CitationKind.NEVER_CITED]
    if document.identity.excerpt or document.identity.truncated:
        note += "本文件为节选或不完整，引用可能载于缺失部分。"
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
        note = f"所引为{year}年的版本，已提供的《{title}》（{newest.year}年）更新，请核对是否应改引。"
        return CitationKind.REPLACED, newest.document.id, note
    if year > newest.year:
        return CitationKind.NOT_GIVEN, "", f"所引为{year}年的版本，已提供的《{title}》是{newest.year}年的旧版本。"
    return CitationKind.AT_HAND, newest.document.id, _NOTES[CitationKind.AT_HAND]


def _age(holding: Holding) -> tuple[int, str]:
    """Orders versions, the newest last."""
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
    """Whether the titles are equal but for versions, and the issuers may be the same."""
    if not name.base or name.base != holding.name.base:
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
