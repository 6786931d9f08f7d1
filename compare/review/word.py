"""Write remarks into a Word file as comments: every part of the file but four is passed on byte for byte.

The text of the draft is found by its letters, white space aside: the automatic numbers that a clause begins with
stand in no run. A run is cut where a comment begins or ends; nothing else of the text is touched.

Source: ECMA-376 part 1 §17.13.4 (comments), §17.13.5.18 (inserted runs), part 2 (packages).
"""

from __future__ import annotations

import copy
import io
import posixpath
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from compare.errors import PolicyCompareError
from compare.formats.archive import Archive, open_archive
from compare.formats.docx import find_main, parse_part, read_relations
from compare.formats.word_lists import W
from compare.report.xml_text import xml_text
from compare.review.anchor import Anchor, Letters, index_letters

AUTHOR = "policy-compare"
INITIALS = "PC"
WORD = W[1:-1]
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
STRICT = b"http://purl.oclc.org/ooxml/"


@dataclass(frozen=True, slots=True)
class Note:
    """A comment to be written.

    Attributes:
        anchors: What it stands at, the first that is found: words of the draft, each with the share of the draft before
            it (0 to 1), which tells equal words apart.
        lines: Its paragraphs.
        suggestion: Words to propose as a tracked paragraph after the anchor's; empty for none.
    """

    anchors: tuple[tuple[str, float], ...]
    lines: tuple[str, ...]
    suggestion: str = ""


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
    if body is None or body.find(f".//{W}p") is None:
        raise PolicyCompareError(f"{file}：文件中没有段落，不能写入批注")
    relations = read_relations(archive, main)
    name = next((target for kind, target in relations.values() if kind == "comments" and target in archive.names), "")
    comments = parse_part(archive, name) if name else etree.Element(W + "comments", nsmap={"w": WORD})
    number = 1 + max((int(one.get(W + "id", "-1")) for one in comments if one.get(W + "id", "").isdigit()), default=-1)
    letters = index_letters(body)
    placed = [(letters.find(note.anchors), note) for note in notes]
    proposals = [(anchor, note.suggestion) for anchor, note in placed if note.suggestion]
    letters.cut(at for anchor, _ in placed if anchor.first >= 0 for at in (anchor.first, anchor.last + 1))
    letters = index_letters(body)  # cutting moves no letter, so that the anchors stay true
    for index, (anchor, note) in enumerate(placed, number):
        comments.append(_comment(index, note.lines))
        _mark(letters, anchor, index)
    _propose(body, proposals)
    changed = {main: _bytes(root)}
    if name:
        changed[name] = _bytes(comments)
    else:
        folder = posixpath.dirname(main)
        name = _free(archive, posixpath.join(folder, "comments"))
        changed |= {name: _bytes(comments)}
        changed |= _announce(archive, main, name)
    return _pack(archive, changed)


def _comment(number: int, lines: Iterable[str]) -> Any:
    """A ``w:comment`` with a paragraph for each line. It has no date, so that the same draft gives the same bytes."""
    made = etree.Element(W + "comment", {W + "id": str(number), W + "author": AUTHOR, W + "initials": INITIALS})
    for line in lines:
        paragraph = etree.SubElement(made, W + "p")
        _run(paragraph, line)
    return made


def _run(parent: Any, words: str, properties: Any | None = None) -> Any:
    run = etree.SubElement(parent, W + "r")
    if properties is not None:
        run.append(copy.deepcopy(properties))
    text = etree.SubElement(run, W + "t", {SPACE: "preserve"})
    text.text = xml_text(words.replace("\n", " "))
    return run


def _mark(letters: Letters, anchor: Anchor, number: int) -> None:
    """Put the range and the reference of a comment around an anchor."""
    key = {W + "id": str(number)}
    start = etree.Element(W + "commentRangeStart", key)
    end = etree.Element(W + "commentRangeEnd", key)
    reference = etree.Element(W + "r")
    etree.SubElement(reference, W + "commentReference", key)
    if anchor.first < 0:
        properties = anchor.paragraph.find(W + "pPr")
        anchor.paragraph.insert(0 if properties is None else 1, start)
        anchor.paragraph.extend((end, reference))
        return
    letters.run(anchor.first).addprevious(start)
    last = letters.run(anchor.last)
    last.addnext(end)
    end.addnext(reference)


def _propose(body: Any, proposals: Sequence[tuple[Anchor, str]]) -> None:
    """Tracked paragraphs with the proposed words, each after the paragraph (or the table) of its anchor, in order."""
    taken = (one.get(W + "id", "") for one in body.iter(W + "ins", W + "del", W + "moveFrom", W + "moveTo"))
    number = 1 + max((int(one) for one in taken if one.isdigit()), default=0)
    last: dict[Any, Any] = {}
    for anchor, words in proposals:
        block = anchor.paragraph
        for above in anchor.paragraph.iterancestors(W + "tbl"):
            block = above
        made = _inserted(anchor.paragraph, words, number)
        number += 2
        last.get(block, block).addnext(made)
        last[block] = made


def _inserted(model: Any, words: str, number: int) -> Any:
    """A paragraph as a tracked insertion, looking like ``model`` but for its number and section."""
    made = etree.Element(W + "p")
    properties = model.find(W + "pPr")
    kept = etree.SubElement(made, W + "pPr")
    for one in () if properties is None else properties:
        if one.tag not in {W + "numPr", W + "sectPr", W + "rPr", W + "pPrChange", W + "outlineLvl"}:
            kept.append(copy.deepcopy(one))
    mark = etree.SubElement(kept, W + "rPr")
    etree.SubElement(mark, W + "ins", {W + "id": str(number), W + "author": AUTHOR})
    inserted = etree.SubElement(made, W + "ins", {W + "id": str(number + 1), W + "author": AUTHOR})
    run = next(iter(model.iter(W + "r")), None)
    _run(inserted, words, None if run is None else run.find(W + "rPr"))
    return made


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
