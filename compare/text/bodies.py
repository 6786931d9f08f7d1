"""Find who is named responsible in a text: notes in brackets, cells of task tables, bodies that are told to lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from compare.knowledge.bodies import BODY_ENDINGS, GENERIC, LEADER, LEADING, ROLES
from compare.model import Clause, Document

_BRACKET = re.compile(r"[（(【\[]((?:[^（）()【】\[\]]|[（(][^（）()]*[）)])*)[）)】\]]")
_EXAMPLE = re.compile(r"[（(]示例[）)]")
_LAST = "".join(sorted({ending[-1] for ending in BODY_ENDINGS.split("|")}))
# 和 behind an ending parts two names: if it could also stand within one, a list could be read in 2ⁿ ways.
_NAME = rf"(?:(?:(?!由|(?<=[{_LAST}])和)[\u4e00-\u9fff（）()]){{1,18}}?(?:{BODY_ENDINGS})(?:[（(]示例[）)])?)"
_CELL = re.compile(rf"^(?:{_NAME})(?:[、，,](?:{_NAME}))*$")
_RESPONSIBLE = re.compile(rf"负责|{LEADING}|责任单位|责任部门|主办|承办|配合单位|配合部门")
_LINE = re.compile(rf"(?:责任|{LEADING}|配合|主办|承办)(?:单位|部门)[:：]\s*([^。；;\n]+)")
_ROLE = re.compile(ROLES)
_GENERIC = re.compile(GENERIC)
_BETWEEN = re.compile(r"[、，,；;|]|以及|会同|(?<=[部委局厅署办会院府行社])[和与及]|[:：]")
_BY = re.compile(
    rf"由((?:{_NAME}|{LEADER})(?:[、和](?:{_NAME}))*)(?=担任|{LEADING}|负责|会同|组织)"
    rf"|(?:^|[。；;，,\n])[^\S\n]*+({_NAME})(?=于\d|{LEADING}|会同|负责(?!人|同志))"
)
_WHO = re.compile(
    r"(?:^|[。；;\n])[^\S\n]*+(?:第[一二三四五六七八九十百零〇\d]+条\s*+)?"
    rf"([^，,。；;：:\n]{{2,40}}?)(?:应当|必须|不得|负责|会同|{LEADING})"
)
_ASKED = re.compile(rf"由([^，,。；;：:\n]{{2,30}}?)(?:负责|{LEADING}|会同|制定|规定|批准|责令|给予)")
_ITEM = re.compile(r"^[一二三四五六七八九十]+是$")


@lru_cache(maxsize=2048)
def notes(text: str) -> tuple[tuple[int, str], ...]:
    """The notes of responsibility in a text, with where each ends: （省商务厅牵头…）, 责任单位：…, cells of bodies."""
    found = [(hit.end(), hit[1]) for hit in _BRACKET.finditer(text) if _RESPONSIBLE.search(hit[1])]
    lines = ((hit.end(), hit[1].removesuffix("）") if "（" not in hit[1] else hit[1]) for hit in _LINE.finditer(text))
    bracketed = "\n".join(one for _, one in found)
    found += [(end, line) for end, line in lines if line not in bracketed]
    if " | " in text or "\t" in text:
        at = 0
        for cell in re.split(r"( \| |\t)", text):
            at += len(cell)
            if _CELL.match(cell.strip()):
                found.append((at, cell.strip()))
    return tuple(sorted(found))


@lru_cache(maxsize=2048)
def without_notes(text: str) -> str:
    """A text without the brackets that say who is responsible."""
    return _BRACKET.sub(lambda hit: "\n" if _RESPONSIBLE.search(hit[1]) else hit[0], text)


@lru_cache(maxsize=2048)
def names(note: str) -> tuple[str, ...]:
    """The bodies that a note names, each once; 各有关部门 names nobody."""
    bare = (_ROLE.sub("", _EXAMPLE.sub("", part)).strip(" （）()。") for part in _BETWEEN.split(note))
    return tuple(dict.fromkeys(name for name in bare if len(name) > 1 and not _GENERIC.search(name)))


def find_actors(text: str) -> tuple[str, ...]:
    """Who is told: the bodies in the notes, then the subjects of 应当, 必须, 不得, 负责, 牵头, 会同; each once.

    Args:
        text: The text of a directive.
    """
    noted = [name for _, note in notes(text) for name in names(note)]
    bare = without_notes(text)
    subjects = (name.strip() for name in (*_WHO.findall(bare), *_ASKED.findall(bare)))
    return tuple(dict.fromkeys(name for name in (*noted, *subjects) if len(name) > 1))


def leader(note: str) -> str:
    """The body that a note puts in the lead, or an empty text."""
    found = re.match(rf"([^、，,；;]+?)(?:{LEADING})", _EXAMPLE.sub("", note))
    return found[1] if found else ""


@lru_cache(maxsize=2048)
def spoken(text: str) -> tuple[str, ...]:
    """The bodies that running text puts in charge: 由省发展改革委牵头…, 市商务局于2028年底前组织…."""
    found = (one for pair in _BY.findall(without_notes(text)) for one in pair)
    return tuple(one for one in found if one and not _GENERIC.search(one))


def note_behind(clause: Clause, document: Document) -> str:
    """The note that follows the item list of a clause: 一是…二是…三是…（市商务局牵头）; empty where there is none.

    Args:
        clause: A clause of the document.
        document: The document.
    """
    if not _ITEM.match(clause.label) or notes(clause.text):
        return ""
    for text in _following(clause, document):
        if found := notes(text):
            return found[0][1]
    return ""


def _following(clause: Clause, document: Document) -> Iterator[str]:
    """The texts of the items that follow a clause in its list, its own first."""
    for one in document.clauses:
        if one.order < clause.order:
            continue
        if one.headings != clause.headings or (one.order > clause.order and not _ITEM.match(one.label)):
            return
        if one.order > clause.order and one.label == "一是":
            return
        yield one.text
