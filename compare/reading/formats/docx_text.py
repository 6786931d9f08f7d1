"""The text of one ``.docx`` paragraph as Word shows it with all changes accepted, and its foot- and endnotes.

The mark ^① stands where a note is tied, the note as a line ① … behind the paragraph. Source: ECMA-376 part 1 §17.3
(runs), §17.13.5 (revisions), §17.16 (fields), §22.1 (mathematics).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from compare.knowledge.page import raise_number
from compare.model import Line
from compare.reading.formats.word_numbers import MC, Styles, W, draw_symbol, is_on, value_of

# --- notes ------------------------------------------------------------------------------------------------------------

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
NOTE = re.compile(r"\0([fe]-?\d*)\0")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of text; ``row`` for a table row, ``hidden`` for what Word does not show, or strikes out.

    A note is NUL, its key (f or e and a number), NUL: no text has that character. ``heading`` as in ``Line``.
    """

    text: str
    row: bool = False
    hidden: bool = False
    heading: int | None = None


def tie_notes(pieces: Sequence[Piece], notes: Mapping[str, str]) -> Iterator[Piece]:
    """The lines with ^① where a note is tied, each note as a line ① … behind its paragraph.

    The marks go round where there are more than twenty; those that begin a paragraph of the text are left out.
    """
    begun = {piece.text.lstrip()[:1] for piece in pieces}
    marks = "".join(mark for mark in CIRCLED if mark not in begun) or CIRCLED
    count = 0
    for piece in pieces:
        found = [key for key in NOTE.findall(piece.text) if notes.get(key)]
        tied = {key: marks[(count + at) % len(marks)] for at, key in enumerate(found)}
        count += len(found)
        text = NOTE.sub(lambda note, tied=tied: f"^{tied[note[1]]}" if note[1] in tied else "", piece.text)  # type: ignore[misc]
        if text.strip():
            yield replace(piece, text=text)
        yield from (Piece(f"{mark} {NOTE.sub('', notes[key])}") for key, mark in tied.items())


def number_lines(pieces: Iterable[Piece], margins: Iterable[str]) -> tuple[Line, ...]:
    """The lines of a file: its pieces, what Word does not show as furniture, then its headers and footers."""
    lines = [(one.text, one.hidden, one.heading) for one in pieces]
    lines += [(text, True, None) for text in margins]
    return tuple(
        Line(at, text, None, furniture, heading) for at, (text, furniture, heading) in enumerate(lines, start=1)
    )


# --- word text --------------------------------------------------------------------------------------------------------

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DROPPED = frozenset({W + "del", W + "moveFrom"})
# Containers inside a paragraph whose content is text like any other.
CONTAINERS = frozenset(
    W + name
    for name in (
        *("hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo"),
        *("sdtContent", "rubyBase", "sdt", "ruby"),
    )
)
# Signs that are elements of their own.
SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
CODE = re.compile(r"(?![dD][89a-fA-F])[0-9a-fA-F]{4}")  # the number of a character, no surrogate
PICTURES = frozenset({"blip", "imagedata", "chart", "relIds", "OLEObject"})


@dataclass(slots=True)
class Tally:
    """What a reader should know of how a file was read: counted here, said once."""

    inserted: int = 0
    deleted: int = 0
    moved: int = 0
    hidden: int = 0
    struck: int = 0
    pictures: int = 0


@dataclass(slots=True)
class Text:
    """A paragraph's text while it is gathered, NUL, key, NUL for a note; boxes with whether text stood before them."""

    parts: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    boxes: list[tuple[bool, Any]] = field(default_factory=list)


class Gatherer:
    """Gathers paragraphs of one story (body, header, note); a field may begin in one and end in another."""

    def __init__(self, story: Any, styles: Styles, tally: Tally) -> None:
        self._styles = styles
        self._tally = tally
        # One entry for each open field: True while its instruction is read, False in its result.
        self._fields: list[bool] | None = [] if fields_close(story) else None

    def gather(self, paragraph: Any) -> Text:
        """The text of one ``w:p``."""
        text = Text()
        self._children(paragraph, text)
        return text

    def _children(self, parent: Any, text: Text, *, unread: list[str] | None = None) -> None:
        for element in parent:
            self._element(element, text, unread=unread)

    def _element(self, element: Any, text: Text, *, unread: list[str] | None) -> None:
        tag = element.tag
        if tag == W + "r":
            self._run(element, text, unread=unread if unread is not None else self._leave_out(element, text))
        elif tag == W + "t":
            self._add(element.text or "", text, unread=unread)
        elif tag in SIGNS:
            self._add(SIGNS[tag], text, unread=unread)
        elif tag in CONTAINERS:
            self._children(element, text, unread=unread)
        elif tag in DROPPED:
            self._tally.deleted += tag == W + "del"
        elif tag in {W + "ins", W + "moveTo"}:
            self._tally.inserted += tag == W + "ins"
            self._tally.moved += tag == W + "moveTo"
            self._children(element, text, unread=unread)
        elif tag == MC + "AlternateContent":
            self._children(choose(element), text, unread=unread)
        elif tag == W + "fldChar":
            self._turn(element.get(W + "fldCharType"))
        elif tag == W + "sym":
            code = element.get(W + "char", "")
            if CODE.fullmatch(code):
                self._add(draw_symbol(chr(int(code, 16))), text, unread=unread)
        elif tag in {W + "footnoteReference", W + "endnoteReference"}:
            kind = "f" if tag == W + "footnoteReference" else "e"
            self._add(f"\0{kind}{element.get(W + 'id', '')}\0", text, unread=unread)
        elif tag in {W + "drawing", W + "pict", W + "object"}:
            self._drawing(element, text)
        elif tag in {M + "oMath", M + "oMathPara"}:
            self._add("".join(one.text or "" for one in element.iter(M + "t")), text, unread=unread)

    def _run(self, run: Any, text: Text, *, unread: list[str] | None) -> None:
        before = len(text.parts)
        self._children(run, text, unread=unread)
        if value_of(run, "rPr", "vertAlign") == "superscript":
            words = "".join(text.parts[before:])
            text.parts[before:] = [raise_number(words, "".join(text.parts[:before])[-1:])] if words else []

    def _add(self, words: str, text: Text, *, unread: list[str] | None) -> None:
        if self._fields and any(self._fields):
            return
        (text.parts if unread is None else unread).append(words.replace("\r", " "))

    def _leave_out(self, run: Any, text: Text) -> list[str] | None:
        """Where the words of a run go that are hidden or struck out; None for all others."""
        properties = run.find(W + "rPr")
        if properties is None:
            return None
        styles = self._styles.chain(value_of(properties, "rStyle"))
        if self._has(properties, ("vanish",), any(style.hidden for style in styles)):
            return text.hidden
        struck = any(style.struck for style in styles)
        return text.struck if self._has(properties, ("strike", "dstrike"), struck) else None

    @staticmethod
    def _has(properties: Any, names: Sequence[str], inherited: bool) -> bool:
        """Whether a run has one of these properties; what it says itself goes before its style."""
        told = [name for name in names if properties.find(W + name) is not None]
        return any(is_on(properties, name) for name in told) if told else inherited

    def _turn(self, kind: str | None) -> None:
        """A field begins, comes to its result, or ends."""
        if self._fields is None:
            return
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()

    def _drawing(self, element: Any, text: Text) -> None:
        boxes = list(find_all(element, lambda one: one.tag == W + "txbxContent"))
        before = bool("".join(text.parts).strip())
        text.boxes += [(before, box) for box in boxes]
        pictures = find_all(element, lambda one: isinstance(one.tag, str) and one.tag.rpartition("}")[2] in PICTURES)
        if not boxes and next(pictures, None) is not None:
            self._tally.pictures += 1


def choose(alternatives: Any) -> Any:
    """The first choice of ``mc:AlternateContent``: the same content stands in each of them."""
    choice = alternatives.find(MC + "Choice")
    fallback = alternatives.find(MC + "Fallback")
    return choice if choice is not None else fallback if fallback is not None else ()


def find_all(element: Any, wanted: Callable[[Any], bool]) -> Iterator[Any]:
    """The outermost descendants that are ``wanted``, of alternatives only the chosen one."""
    if element.tag == MC + "AlternateContent":
        element = choose(element)
    for child in element:
        if wanted(child):
            yield child
        else:
            yield from find_all(child, wanted)


def fields_close(story: Any) -> bool:
    """Whether every field of a story ends; where one does not, all text would seem to be its instruction."""
    depth = 0
    for element in story.iter(W + "fldChar"):
        if any(above.tag in DROPPED or above.tag == MC + "Fallback" for above in element.iterancestors()):
            continue
        kind = element.get(W + "fldCharType")
        depth += (kind == "begin") - (kind == "end")
        if depth < 0:
            return False
    return depth == 0
