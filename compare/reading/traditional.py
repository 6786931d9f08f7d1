"""Files in traditional Chinese: read as simplified, shown as printed.

OpenCC (Apache-2.0) does the turning offline: by phrase, so that 乾燥 becomes 干燥 and 乾隆 stays.

Every rule knows simplified characters only, so a text in traditional ones is turned into those before it is read and
compared; a document is then shown with the characters of its file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from compare.knowledge.page import TRADITIONAL
from compare.model import (
    Answer,
    Candidate,
    Change,
    Clause,
    Comparison,
    Directive,
    Document,
    Finding,
    Heading,
    Line,
    Match,
    Segment,
    Source,
)

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

    def turn(part: Heading | Clause) -> Heading | Clause:
        made = replace(part, label=simplify(part.label), text=simplify(part.text))
        return made if isinstance(made, Heading) else replace(made, headings=tuple(map(simplify, made.headings)))

    return replace(document, identity=identity, parts=tuple(map(turn, document.parts)))


# --- what was found, as printed ------------------------------------------------------------------------------------


class Shown:
    """Documents as printed, by those that were compared."""

    def __init__(self, printed: Iterable[Document], simple: Iterable[Document]) -> None:
        self._clauses: dict[str, tuple[str, Clause]] = {}
        self._of: dict[str, list[str]] = {}
        for shown, read in zip(printed, simple, strict=True):
            for before, after in zip(shown.clauses, read.clauses, strict=True):
                self._clauses[after.id] = (after.text, before)
                self._of.setdefault(shown.id, []).append(after.id)

    def clause(self, clause: Clause) -> Clause:
        """A clause as printed, with the role that was found."""
        return replace(self._clauses[clause.id][1], role=clause.role) if clause.id in self._clauses else clause

    def words(self, text: str, clause: str, document: str) -> str:
        """Words of a clause as printed; where it does not hold them, of whatever clause of the document does."""
        for id_ in (clause, *self._of.get(document, ())) if text else ():
            simple, printed = self._clauses.get(id_, ("", None))
            at = simple.find(text)
            if at >= 0 and printed is not None:
                return printed.text[at : at + len(text)]
        return text


def print_finding(finding: Finding, shown: Shown) -> Finding:
    """A finding with the characters of the files; what the program itself says stays."""
    upper = finding.directive.clause

    def local(text: str, clause: str | None) -> str:
        return shown.words(text, clause or "", finding.local)

    def above(text: str) -> str:
        return shown.words(text, upper.id, upper.document)

    def change(one: Change) -> Change:
        told = replace(one, upper=above(one.upper), upper_sentence=above(one.upper_sentence))
        sentence = local(one.local_sentence, one.clause)
        return replace(told, local=local(one.local, one.clause), local_sentence=sentence)

    def match(one: Match) -> Match:
        clause = shown.clause(one.clause)
        wording = tuple(print_wording(one.wording, shown.clause(upper).text, clause.text))
        return replace(one, clause=clause, changes=tuple(map(change, one.changes)), wording=wording)

    def answer(one: Answer) -> Answer:
        duty = replace(one.duty, text=above(one.duty.text))
        return replace(one, duty=duty, words=local(one.words, one.clause))

    def candidate(one: Candidate | None) -> Candidate | None:
        return None if one is None else replace(one, clause=shown.clause(one.clause))

    return replace(
        finding,
        directive=print_directive(finding.directive, shown),
        answers=tuple(map(answer, finding.answers)),
        matches=tuple(map(match, finding.matches)),
        rejected=candidate(finding.rejected),
        changes=tuple(map(change, finding.changes)),
        counterparts=tuple(
            replace(one, local=replace(one.local, subject=local(one.local.subject, one.clause)))
            for one in finding.counterparts
        ),
    )


def print_directive(directive: Directive, shown: Shown) -> Directive:
    """A directive with the characters of its file."""
    clause = directive.clause

    def words(text: str) -> str:
        return shown.words(text, clause.id, clause.document)

    return replace(
        directive,
        clause=shown.clause(clause),
        duties=tuple(replace(one, text=words(one.text)) for one in directive.duties),
        targets=tuple(replace(one, subject=words(one.subject)) for one in directive.targets),
        actors=tuple(map(words, directive.actors)),
    )


def print_wording(wording: Iterable[Segment], upper: str, local: str) -> Iterator[Segment]:
    """Marked wording with the characters of both texts: the sides of the segments join to them."""
    above = below = 0
    for one in wording:
        yield replace(one, upper=upper[above : above + len(one.upper)], local=local[below : below + len(one.local)])
        above, below = above + len(one.upper), below + len(one.local)


def print_comparison(comparison: Comparison, printed: Sequence[Document]) -> Comparison:
    """A comparison of documents in simplified characters, with those of their files."""
    shown = Shown(printed, comparison.documents)
    roles: Mapping[str, Clause] = {one.id: one for document in comparison.documents for one in document.clauses}

    def give_role(part: Heading | Clause) -> Heading | Clause:
        return replace(part, role=roles[part.id].role) if isinstance(part, Clause) else part

    documents = tuple(replace(one, parts=tuple(map(give_role, one.parts))) for one in printed)
    return replace(
        comparison,
        documents=documents,
        findings=tuple(print_finding(one, shown) for one in comparison.findings),
        initiatives=tuple(replace(one, clause=shown.clause(one.clause)) for one in comparison.initiatives),
    )
