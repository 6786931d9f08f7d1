"""Write remarks into a Word file as comments: every part of the file but four is passed on byte for byte.

The text of the draft is found by its letters, white space aside: the automatic numbers that a clause begins with
stand in no run. A run is cut where a comment begins or ends; nothing else of the text is touched.

Source: ECMA-376 part 1 §17.13.4 (comments), §17.13.5.18 (inserted runs), part 2 (packages).
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from compare.errors import PolicyCompareError
from compare.reading.formats.archive import Archive, open_archive
from compare.reading.formats.docx import find_main, parse_part, read_relations
from compare.reading.formats.word_numbers import W
from compare.review.anchor import Anchor, Letters, Sought, index_letters, paragraphs_of
from compare.review.insert import add_run, insert, plain_looks

AUTHOR = "policy-compare"
INITIALS = "PC"
WORD = W[1:-1]
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
STRICT = b"http://purl.oclc.org/ooxml/"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a comment; ``strong`` ones are set in bold."""

    words: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A comment to be written.

    Attributes:
        anchors: What it stands at, the first that is found.
        lines: Its paragraphs.
        proposals: Words to propose, each as a tracked paragraph of its own.
        after: Behind whose last paragraph (or table) the proposals go, the first that is found; behind that of the
            anchor where none is.
    """

    anchors: tuple[Sought, ...]
    lines: tuple[Line, ...]
    proposals: tuple[str, ...] = ()
    after: tuple[Sought, ...] = ()


def comment(data: bytes, file: str, notes: Sequence[Note]) -> bytes:
    """The Word file with the notes as comments.

    Args:
        data: The bytes of the ``.docx``.
        file: What the user calls it.
        notes: In the order in which they are numbered; one whose anchors are not found stands at the first paragraph.

    Raises:
        PolicyCompareError: The file is damaged, or of the strict dialect, which is read but not written here.
    """
    archive = open_archive(data, file)
    main = find_main(archive)
    if STRICT in archive.read(main):
        raise PolicyCompareError(f"{file}：是“严格 Open XML”格式，不能写入批注；请另存为普通的 .docx 后再试")
    root = parse_part(archive, main)
    body = root.find(W + "body")
    if body is None or not any(True for _ in paragraphs_of(body)):
        raise PolicyCompareError(f"{file}：文件中没有段落，不能写入批注；请核对文件")
    relations = read_relations(archive, main)
    name = next((target for kind, target in relations.values() if kind == "comments" and target in archive.names), "")
    comments = parse_part(archive, name) if name else etree.Element(W + "comments", nsmap={"w": WORD})
    number = 1 + max((int(one.get(W + "id", "-1")) for one in comments if one.get(W + "id", "").isdigit()), default=-1)
    asides = list(_notes_below(archive, relations, body))
    letters = index_letters(body, asides)
    placed = [(letters.find(note.anchors), note) for note in notes]
    proposals = [
        (letters.find_end(note.after) if note.after else None, anchor, words)
        for anchor, note in placed
        for words in note.proposals
    ]
    letters.cut(at for anchor, _ in placed if anchor.first >= 0 for at in (anchor.first, anchor.last + 1))
    letters = index_letters(body, asides)  # cutting moves no letter, so that the anchors stay true
    for index, (anchor, note) in enumerate(placed, number):
        comments.append(_comment(index, note.lines))
        _mark(letters, anchor, index)
    insert(body, [(anchor.paragraph if end is None else end, words) for end, anchor, words in proposals], AUTHOR)
    changed = {main: _bytes(root)}
    if name:
        changed[name] = _bytes(comments)
    else:
        folder = posixpath.dirname(main)
        name = _free(archive, posixpath.join(folder, "comments"))
        changed |= {name: _bytes(comments)}
        changed |= _announce(archive, main, name)
    return _pack(archive, changed)


def _notes_below(archive: Archive, relations: dict[str, tuple[str, str]], body: Any) -> Iterator[tuple[str, Any]]:
    """The text of each foot- and endnote with the paragraph that it hangs on: a comment must not stand in a note."""
    for kind in ("footnote", "endnote"):
        name = next((target for one, target in relations.values() if one == f"{kind}s" and target in archive.names), "")
        texts = {
            one.get(W + "id"): "".join(text.text or "" for text in one.iter(W + "t"))
            for one in (parse_part(archive, name) if name else ())
        }
        for reference in body.iter(f"{W}{kind}Reference"):
            above = list(reference.iterancestors(W + "p"))
            if above and texts.get(reference.get(W + "id")):
                yield texts[reference.get(W + "id")], above[-1]


def _comment(number: int, lines: Iterable[Line]) -> Any:
    """A ``w:comment`` with a paragraph for each line. It has no date, so that the same draft gives the same bytes.

    Size and indents are given outright: the draft's own style for text (三号, two characters indented) is none for a
    margin.
    """
    made = etree.Element(W + "comment", {W + "id": str(number), W + "author": AUTHOR, W + "initials": INITIALS})
    for line in lines:
        paragraph = etree.SubElement(made, W + "p")
        properties = etree.SubElement(paragraph, W + "pPr")
        etree.SubElement(
            properties, W + "spacing", {W + "before": "0", W + "after": "40", W + "line": "240", W + "lineRule": "auto"}
        )
        etree.SubElement(
            properties, W + "ind", {W + "left": "0", W + "right": "0", W + "firstLineChars": "0", W + "firstLine": "0"}
        )
        etree.SubElement(properties, W + "jc", {W + "val": "left"})
        looks = etree.Element(W + "rPr")
        if line.strong:
            etree.SubElement(looks, W + "b")
        for size in ("sz", "szCs"):
            etree.SubElement(looks, W + size, {W + "val": "18"})
        add_run(paragraph, line.words, looks)
    return made


def _mark(letters: Letters, anchor: Anchor, number: int) -> None:
    """Put the range and the reference of a comment around an anchor.

    The reference looks like the run before it: in another size it would change the height of its line.
    """
    key = {W + "id": str(number)}
    start = etree.Element(W + "commentRangeStart", key)
    end = etree.Element(W + "commentRangeEnd", key)
    reference = etree.Element(W + "r")
    if anchor.first < 0:
        properties = anchor.paragraph.find(W + "pPr")
        anchor.paragraph.insert(0 if properties is None else 1, start)
        anchor.paragraph.extend((end, reference))
        last = next(reversed(list(anchor.paragraph.iterchildren(W + "r"))[:-1]), None)
    else:
        letters.run(anchor.first).addprevious(start)
        last = letters.run(anchor.last)
        last.addnext(end)
        end.addnext(reference)
    looks = None if last is None else next(last.iter(W + "rPr"), None)
    if looks is not None:
        reference.append(plain_looks(looks))
    etree.SubElement(reference, W + "commentReference", key)


def _announce(archive: Archive, main: str, name: str) -> dict[str, bytes]:
    """The package's lists with a new part of comments."""
    folder, file = posixpath.split(main)
    where = posixpath.join(folder, "_rels", f"{file}.rels")
    relations = (
        archive.parse(where)
        if where in archive.names
        else etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS})
    )
    taken = {one.get("Id") for one in relations}
    key = next(one for count in range(len(taken) + 1) if (one := f"rIdComments{count or ''}") not in taken)
    target = posixpath.relpath(name, folder or ".")
    etree.SubElement(relations, f"{{{RELATIONS}}}Relationship", {"Id": key, "Type": COMMENTS, "Target": target})
    types = archive.parse("[Content_Types].xml")
    etree.SubElement(types, f"{{{TYPES}}}Override", {"PartName": f"/{name}", "ContentType": COMMENTS_TYPE})
    return {where: _bytes(relations), "[Content_Types].xml": _bytes(types)}


def _free(archive: Archive, stem: str) -> str:
    """A name for a part that no part has."""
    return next(
        one for count in range(len(archive.names) + 1) if (one := f"{stem}{count or ''}.xml") not in archive.names
    )


def _bytes(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _pack(archive: Archive, changed: dict[str, bytes]) -> bytes:
    """The archive with some parts changed or added; the others keep their bytes, order and dates."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for info in archive.zip.infolist():
            if info.is_dir():
                continue
            made.writestr(info, changed.pop(info.filename) if info.filename in changed else archive.read(info.filename))
        for name, data in changed.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(info, data)
    return target.getvalue()
