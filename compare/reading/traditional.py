"""Files in traditional Chinese: read as simplified, shown as printed.

OpenCC (Apache-2.0) does the turning offline: by phrase, so that 乾燥 becomes 干燥 and 乾隆 stays.

Every rule knows simplified characters only, so a text in traditional ones is turned into those before it is read and
compared; a document is then shown with the characters of its file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from compare.knowledge.page import TRADITIONAL
from compare.model import Clause, Document, Heading, Line, Source

AHEAD = 60  # characters that cleaning may have taken out between two of a text
SAMPLE = 4_000  # characters of a text that are looked at; simplified texts end there
SHARE = 0.1  # of its Chinese characters that only traditional texts have: .25 to .35 of such texts, .001 of others
HAN = re.compile("[\u3400-\u9fff]")
WARNING = "本文件为繁体字：按简体字识读和比对，显示仍用原文"


def is_traditional(texts: Iterable[str]) -> bool:
    """Whether texts are written in traditional characters, by the first of them."""
    seen = ""
    for text in texts:
        seen += text
        if len(seen) >= SAMPLE:
            break
    only = sum(map(seen.count, TRADITIONAL.intersection(seen)))
    return only > 0 and only > SHARE * len(HAN.findall(seen))


@cache
def _converter() -> Any:
    """OpenCC, loaded when the first traditional text comes."""
    import opencc

    return opencc.OpenCC("t2s")


def simplify(text: str) -> str:
    """A text in simplified characters, as long as it was."""
    simple = str(_converter().convert(text))
    if len(simple) != len(text):
        simple = "".join(one if len(one := str(_converter().convert(char))) == 1 else char for char in text)
    return simple


def simplify_source(source: Source) -> Source:
    """A file in simplified characters; the file itself where it is not in traditional ones."""
    if not is_traditional(line.text for line in source.lines):
        return source
    lines = tuple(replace(line, text=simplify(line.text)) for line in source.lines)
    return replace(source, lines=lines, warnings=(*source.warnings, WARNING))


class Printed:
    """The characters of a file beside those that it was read with."""

    def __init__(self, printed: Sequence[Line], simple: Sequence[Line]) -> None:
        self._printed = "".join(line.text for line in printed)
        self._simple = "".join(line.text for line in simple)
        self._starts: dict[int, int] = {}
        at = 0
        for line in printed:
            self._starts.setdefault(line.number, at)
            at += len(line.text)
        self._reached: dict[int, int] = {}

    def restore(self, text: str, line: int) -> str:
        """A text that begins in a line, with the characters of the file; texts of one line come in their order."""
        at = self._reached.get(line, self._starts.get(line, 0))
        found = []
        for char in text:
            place = self._simple.find(char, at, at + AHEAD) if HAN.match(char) else -1
            found.append(char if place < 0 else self._printed[place])
            at = at if place < 0 else place + 1
        self._reached[line] = at
        return "".join(found)


def print_document(document: Document, printed: Sequence[Line], simple: Sequence[Line]) -> Document:
    """A document that was read in simplified characters, with those of its file."""
    characters = Printed(printed, simple)
    first = document.place.lines[0]
    title = Printed(printed, simple).restore(document.identity.title, first)
    words: dict[str, str] = {}
    parts: list[Heading | Clause] = []
    for part in document.parts:
        line = part.place.lines[0]
        if isinstance(part, Heading):
            whole = characters.restore(part.label + part.text, line)
            made = replace(part, label=whole[: len(part.label)], text=whole[len(part.label) :])
            words[part.words] = made.words
            parts.append(made)
        else:
            text = characters.restore(part.text, line)
            label = text[: len(part.label)] if part.text.startswith(part.label) else part.label
            # A lead of a clause is a level for what stands under it, and no heading: 推進建設 in 推進建設。加快…
            lead = re.match(r"[^。；，：\n]{2,30}(?=。)", part.text)
            if lead:
                words[lead.group()] = text[: lead.end()]
            headings = tuple(words.get(one, one) for one in part.headings)
            parts.append(replace(part, headings=headings, label=label, text=text))
    return replace(document, identity=replace(document.identity, title=title), parts=tuple(parts))


def simplify_document(document: Document) -> Document:
    """A document in simplified characters, with the same ids; the document itself where it is in them already."""
    if not is_traditional(part.text for part in document.parts):
        return document
    identity = replace(document.identity, title=simplify(document.identity.title))
    parts = tuple(
        replace(part, label=simplify(part.label), text=simplify(part.text))
        if isinstance(part, Heading)
        else replace(
            part, headings=tuple(map(simplify, part.headings)), label=simplify(part.label), text=simplify(part.text)
        )
        for part in document.parts
    )
    return replace(document, identity=identity, parts=parts)
