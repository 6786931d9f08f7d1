"""Short ways for the tests of reading: a text to a source, to paragraphs, to a picture of its tree."""

from __future__ import annotations

from compare.clean import clean
from compare.formats.text import split_lines
from compare.join import join, width
from compare.model import Clause, Kind, Line, Paragraph, Source
from compare.outline import outline
from compare.pipeline import read_source


def source_of(text: str, file: str = "文件.txt") -> Source:
    """A text as if it had been read from ``file``."""
    return Source(file, "0" * 64, "text", tuple(Line(n, one) for n, one in enumerate(split_lines(text), start=1)))


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text."""
    source = source_of(text)
    return join(source, clean(source))


def texts_of(text: str, kind: Kind = Kind.CLAUSE) -> list[str]:
    """The texts of its paragraphs of one kind."""
    return [one.text for one in paragraphs_of(text) if one.kind is kind]


def tree_of(text: str) -> str:
    """The tree of a text: headings with ``#`` by depth, clauses with ``-`` and the depth of their headings."""
    lines = []
    for part in outline("d", paragraphs_of(text)):
        if isinstance(part, Clause):
            label = f"[{part.label}]" if part.label else ""
            lines.append("  " * len(part.headings) + "- " + label + part.text.replace("\n", "/"))
        else:
            lines.append("  " * part.depth + "# " + f"{part.label}|{part.text}")
    return "\n".join(lines)


def wrap(text: str, columns: int, indent: int = 2) -> str:
    """A paragraph broken into lines of a column as a word processor does it, the first indented by blanks left out."""
    lines, line, room = [], "", columns - indent
    for char in text:
        if width(line + char) > room and char not in "，。；：、！？）》”":
            lines.append(line)
            line, room = "", columns
        line += char
    return "\n".join([*lines, line])


__all__ = ["paragraphs_of", "read_source", "source_of", "texts_of", "tree_of", "wrap"]
