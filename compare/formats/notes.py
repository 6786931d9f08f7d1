"""Foot- and endnotes: the mark ^① where one is tied, the note as a line ① … behind the paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
NOTE = re.compile(r"\0([fe]-?\d*)\0")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of text; ``row`` for a table row, ``hidden`` for what Word does not show.

    A note is NUL, its key (f or e and a number), NUL: no text has that character.
    """

    text: str
    row: bool = False
    hidden: bool = False


def tie_notes(pieces: Sequence[Piece], notes: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
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
            yield text, piece.hidden
        yield from ((f"{mark} {NOTE.sub('', notes[key])}", False) for key, mark in tied.items())
