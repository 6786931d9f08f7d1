"""Word files (``.docx``): paragraphs and tables in order, automatic numbers resolved, changes accepted.

The parts are read directly: readers of this format lose the automatic numbers and the tracked insertions, and some stop
at a broken reference that the text does not need (files saved by WPS have them).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from typing import Any

from compare.errors import quote
from compare.formats import Read
from compare.formats.archive import NAMED, Archive, open_archive, parse_xml
from compare.formats.notes import tie_notes
from compare.formats.word_lists import Lists, Styles, W
from compare.formats.word_story import Story, Word
from compare.formats.word_text import Tally
from compare.model import Line

MAIN = "word/document.xml"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# "Strict" files have other names for the same elements.
STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)


def read(data: bytes, file: str) -> Read:
    """The lines of a ``.docx``; every line is a whole paragraph or a table row.

    Raises:
        PolicyCompareError: It is damaged, or unpacks to more than any real file.
    """
    archive = open_archive(data, file)
    main = find_main(archive)
    relations = read_relations(archive, main)
    tally = Tally()
    styles = Styles(load(archive, relations, "styles"))
    word = Word(styles, Lists(load(archive, relations, "numbering"), styles), tally)
    root = parse_part(archive, main)
    body = root.find(W + "body")
    pieces = [] if body is None else Story(word, body).read()
    notes = {
        kind + key: text
        for kind, name in (("f", "footnote"), ("e", "endnote"))
        for key, text in read_notes(word, load(archive, relations, f"{name}s"), name)
    }
    texts = [*tie_notes(pieces, notes), *((text, True) for text in read_margins(archive, word, root, relations))]
    lines = tuple(Line(number, text, None, furniture) for number, (text, furniture) in enumerate(texts, start=1))
    return Read(lines, flowing=True, warnings=tuple(say(tally)))


def find_main(archive: Archive) -> str:
    """The name of the part that holds the text."""
    for kind, target in read_relations(archive, "").values():
        if kind == "officeDocument" and target in archive.names:
            return target
    return MAIN


def parse_part(archive: Archive, name: str) -> Any:
    """A part's root element, with the names of the usual dialect."""
    data = archive.read(name)
    if b"http://purl.oclc.org/ooxml/" in data:
        for strict, usual in STRICT:
            data = data.replace(strict, usual)
    return parse_xml(data, f"{archive.file}：文件已损坏（{quote(name, NAMED)}）；请重新保存后再试")


def read_relations(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to inside the file: kind and name by the id of the reference."""
    folder, name = posixpath.split(part)
    where = posixpath.join(folder, "_rels", f"{name}.rels")
    if where not in archive.names:
        return {}
    return {
        one.get("Id", ""): (
            one.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/"),
        )
        for one in parse_part(archive, where)
        if isinstance(one.tag, str) and one.get("TargetMode") != "External"
    }


def load(archive: Archive, relations: dict[str, tuple[str, str]], kind: str) -> Any | None:
    """The root of the part of this kind, or None where the file has none."""
    name = next((name for one, name in relations.values() if one == kind and name in archive.names), None)
    return None if name is None else parse_part(archive, name)


def read_notes(word: Word, root: Any | None, name: str) -> Iterator[tuple[str, str]]:
    """Id and text of every foot- or endnote."""
    for element in () if root is None else root.iterfind(W + name):
        text = " ".join(one.text.strip() for one in Story(word, element).read() if not one.hidden)
        yield element.get(W + "id", ""), text


def read_margins(archive: Archive, word: Word, root: Any, relations: dict[str, tuple[str, str]]) -> Iterable[str]:
    """The lines of all headers and footers that some section has, each once."""
    parts = dict.fromkeys(
        relations.get(one.get(RELATION, ""), ("", ""))[1]
        for one in root.iter(W + "headerReference", W + "footerReference")
    )
    stories = (Story(word, parse_part(archive, part)) for part in parts if part in archive.names)
    return dict.fromkeys(one.text.strip() for story in stories for one in story.read())


def say(tally: Tally) -> Iterator[str]:
    """The warnings of a file."""
    counts = (("插入", tally.inserted), ("删除", tally.deleted), ("移动", tally.moved))
    if changes := "、".join(f"{name}{count}处" for name, count in counts if count):
        yield f"文件带有修订标记（{changes}），按接受全部修订后的文字读入"
    if tally.hidden:
        yield f"文件有隐藏文字{tally.hidden}处，Word中不显示，未作为条文"
    if tally.pictures:
        yield f"文件有图片或嵌入对象{tally.pictures}个，其中的文字未读入"
