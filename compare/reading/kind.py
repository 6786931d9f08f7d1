"""Say of which kind a document is, and by which evidence.

An ordered chain of places to look, surest first: newspapers and speeches show themselves whatever their headline names;
then the title decides, then the way in which the text begins its clauses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compare.knowledge import kinds
from compare.knowledge.numbering import find_label
from compare.model import DocumentKind, Kind, Paragraph
from compare.text.words import strip_space

_TITLES = tuple((kind, re.compile(words)) for kind, words in kinds.TITLES)
_PRESS = tuple((name, re.compile(words), weight) for name, words, weight in kinds.PRESS)
_NOTICE, _ARTICLE = re.compile(kinds.NOTICE), re.compile(kinds.ARTICLES)
_SPEECH, _REPORT = re.compile(kinds.SPEECH_OPENING), re.compile(kinds.REPORT_OPENING)
_SPEAKING, _QUOTED, _HEADLINE = (re.compile(one) for one in (kinds.SPEAKING, kinds.QUOTED, kinds.HEADLINE))
_INTERPRETED = re.compile(kinds.INTERPRETED)
_BRACKETS = re.compile(r"[（(〔\[][^（）()〔〕\[\]]{1,30}[）)〕\]]\s*$")
_NOBODY = re.compile(r"习近平|总书记|党中央|国务院|^(?:要|并|还|应|必须)")  # quoted by every document
_FORMAL_LABELS = frozenset({"han", "han-bracket", "article", "chapter", "section"})
_ISSUED_BY_OFFICE = frozenset({"red head", "compilation"})
_FORMAL_HEADINGS = 3


@dataclass(frozen=True, slots=True)
class Told:
    """The kind of a document, and the evidence that told it, as words of the document or names of signs."""

    kind: DocumentKind
    evidence: tuple[str, ...] = ()


def find_kind(title: str, paragraphs: Sequence[Paragraph], way: str = "whole", number: str = "") -> Told:
    """Of which kind a document is.

    Args:
        title: As the document, or its headline, says it.
        paragraphs: All of it.
        way: How it was told apart from its neighbours (``split.Section.way``): what stands under a red head or in a
            compilation is no newspaper story.
        number: Its 文号; no story has one.
    """
    texts = [one.text for one in paragraphs if one.kind in (Kind.CLAUSE, Kind.HEADING)]
    named = by_title(title)
    official = way in _ISSUED_BY_OFFICE or bool(number)
    opening = "".join(texts[:4])[:400]
    if named is DocumentKind.WORK_REPORT or (not official and any(_REPORT.search(one) for one in texts[:6])):
        return Told(DocumentKind.WORK_REPORT, ("题名或开头为工作报告",))
    if named in (DocumentKind.INTERPRETATION, DocumentKind.PRESS_REPORT) and not official:
        return Told(named, (title,))
    if named is DocumentKind.SPEECH or (not official and any(_SPEECH.search(one) for one in texts[:5])):
        return Told(DocumentKind.SPEECH, ("题名或开头为讲话",))
    if not official:
        if len(found := find_interpreting(texts)) >= kinds.INTERPRETED_LEAST:
            return Told(DocumentKind.INTERPRETATION, found)
        signs = find_press_signs(title, texts)
        formal = named is not None or _count_formal(paragraphs) >= _FORMAL_HEADINGS
        least = kinds.PRESS_FORMAL if formal else kinds.PRESS_LEAST
        if sum(weight for _, weight in signs) >= least:
            return Told(DocumentKind.PRESS_REPORT, tuple(name for name, _ in signs))
        if way == "story" and named is None:
            return Told(DocumentKind.PRESS_REPORT, ("报纸版面", *(name for name, _ in signs)))
    if named:
        return Told(named, (title,))
    if sum(bool(_ARTICLE.match(one)) for one in texts) >= _FORMAL_HEADINGS:
        return Told(DocumentKind.RULE, ("分条",))
    issued = re.search(r"现印发给你们|请认真贯彻(?:执行|落实)|特此(?:通知|公告|批复)", opening + "".join(texts[-6:]))
    return Told(DocumentKind.OPINION, (issued[0],)) if issued else Told(DocumentKind.OTHER)


def by_title(title: str) -> DocumentKind | None:
    """The kind that a title names; a notice is of the kind of what it issues."""
    bare = strip_space(title)
    before = ""
    while before != bare:
        before, bare = bare, _BRACKETS.sub("", bare)
    bare = bare.rstrip('》〉”"')
    if (notice := _NOTICE.search(bare)) and (inner := by_title(notice["title"])):
        return inner
    return next((kind for kind, words in _TITLES if words.search(bare)), None)


def find_press_signs(title: str, texts: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """The signs of a newspaper story, each once, with its weight."""
    found = [(name, weight) for name, words, weight in _PRESS if any(words.search(one.strip()) for one in texts)]
    speaking = sum(
        not _NOBODY.search(one["who"]) for text in texts for one in _SPEAKING.finditer(text) if len(one["who"]) > 1
    )
    if speaking >= kinds.SPEAKERS:
        found.append(("说话人", kinds.WEIGHTS["说话人"]))
    if any(_QUOTED.search(one) for one in texts):
        found.append(("直接引语", kinds.WEIGHTS["直接引语"]))
    if _HEADLINE.search(title):
        found.append(("新闻标题", kinds.WEIGHTS["新闻标题"]))
    return tuple(found)


def find_interpreting(texts: Sequence[str]) -> tuple[str, ...]:
    """The headings that explanations of a policy have, each once."""
    short = (found[0] for one in texts if len(one) <= 30 and (found := _INTERPRETED.search(one)))
    return tuple(dict.fromkeys(short))


def _count_formal(paragraphs: Sequence[Paragraph]) -> int:
    """The paragraphs that begin with the numbers of a document: 一、, （一）, 第一条."""
    labels = (find_label(one.text) for one in paragraphs if one.kind in (Kind.CLAUSE, Kind.HEADING))
    return sum(label is not None and label[0].name in _FORMAL_LABELS for label in labels)
