"""Write remarks into a Word file as comments, with tracked insertions where words are proposed.

Every part of the file but four is passed on byte for byte. The text of the draft is found by its letters, white space
aside: the automatic numbers that a clause begins with stand in no run. A run is cut where a comment begins or ends;
nothing else of the text is touched. Proposed words are a paragraph that looks like its neighbours and can be refused.

Source: ECMA-376 part 1 §17.13.4 (comments), §17.13.5.18 (inserted runs), §17.13.5.20 (inserted paragraph marks),
§17.3.1.26 (the order in which the properties of a paragraph stand: its style first, ``numPr`` behind ``widowControl``,
``rPr`` behind all that is copied), part 2 (packages).
"""

from __future__ import annotations

import copy
import io
import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from compare.errors import PolicyCompareError
from compare.model import Clause
from compare.output.write import xml_text
from compare.reading.formats.docx import find_main, parse_part, read_relations
from compare.reading.formats.word_numbers import W
from compare.reading.limits import Archive, open_archive
from compare.review.anchor import KEEP, Anchor, Letters, Sought, paragraphs_of
from compare.review.model import Review, Topic
from compare.review.points import Group, group_points, say_lead, say_point
from compare.text.sentences import sentences
from compare.words.language import Language

# Properties of the neighbour that the new paragraph does not take over: its number, break, frame, section, history.
_OWNED = "numPr sectPr rPr pPrChange outlineLvl pageBreakBefore framePr cnfStyle keepNext"
_OWN = frozenset(W + one for one in _OWNED.split())
# What stands before the number of a paragraph among its properties.
_BEFORE_NUMBER = frozenset(W + one for one in ("pStyle", "keepLines", "widowControl"))


def insert(body: Any, proposals: Sequence[tuple[Any, str]], author: str) -> None:
    """Put words as tracked paragraphs into a ``w:body``, in order, each behind a paragraph or the table around it."""
    # The ids of all that is marked: insertions must not have one of another kind of mark.
    ids = (one.get(W + "id", "") for one in body.iter() if isinstance(one.tag, str))
    number = 1 + max((int(one) for one in ids if one.isdigit()), default=0)
    last: dict[Any, Any] = {}
    for paragraph, words in proposals:
        tables = list(paragraph.iterancestors(W + "tbl"))
        block = tables[-1] if tables else paragraph
        made = _paragraph(_model(block, paragraph), words, number, author)
        number += 2
        last.get(block, block).addnext(made)
        last[block] = made


def _add(parent: Any, tag: str, **values: str) -> Any:
    """A new element of WordprocessingML at the end of another one, with attributes of it."""
    return etree.SubElement(parent, W + tag, {W + name: value for name, value in values.items()})


def _add_run(parent: Any, words: str, properties: Any | None = None) -> None:
    """A run of words at the end of an element; line ends become blanks."""
    run = _add(parent, "r")
    if properties is not None:
        run.append(copy.deepcopy(properties))
    text = etree.SubElement(run, W + "t", {KEEP: "preserve"})
    text.text = xml_text(words.replace("\n", " "))


def _model(block: Any, paragraph: Any) -> Any:
    """The paragraph to look like: behind a table the last one with text before it, not that of a cell."""
    if block is paragraph:
        return paragraph
    before = (one for one in block.itersiblings(W + "p", preceding=True) if one.find(f".//{W}t") is not None)
    return next(before, etree.Element(W + "p"))


def _paragraph(model: Any, words: str, number: int, author: str) -> Any:
    made = etree.Element(W + "p")
    kept = _add(made, "pPr")
    properties = model.find(W + "pPr")
    kept.extend(copy.deepcopy(one) for one in (() if properties is None else properties) if one.tag not in _OWN)
    if len(kept):
        none = etree.Element(W + "numPr")  # number 0 is none: a style may bring one
        _add(none, "numId", val="0")
        kept.insert(sum(one.tag in _BEFORE_NUMBER for one in kept), none)
    _add(_add(kept, "rPr"), "ins", id=str(number), author=author)
    _add_run(_add(made, "ins", id=str(number + 1), author=author), words, _looks(model))
    return made


def _looks(model: Any) -> Any | None:
    """The properties of the longest run of a paragraph, as accepted: a heading run in is seldom the longest."""
    runs = [one for one in model.iter(W + "r") if one.find(W + "t") is not None]
    longest = max(runs, key=lambda run: sum(len(text.text or "") for text in run.iter(W + "t")), default=None)
    found = None if longest is None else longest.find(W + "rPr")
    return None if found is None else plain_looks(found)


def plain_looks(properties: Any) -> Any:
    """The properties of a run without the marks of its own history."""
    looks = copy.deepcopy(properties)
    for one in list(looks):
        if one.tag in (W + "rPrChange", W + "ins", W + "del", W + "moveFrom", W + "moveTo"):
            looks.remove(one)
    return looks


def mark_word(data: bytes, file: str, review: Review, *, suggest: bool = False, say: Language) -> bytes:
    """The draft's file with the comments of a review; with ``suggest`` what is omitted as tracked insertions."""
    clauses = {one.id: one for one in review.draft.clauses}
    shares = _find_shares(review)
    groups = group_points(review.points, clauses)
    return comment(data, file, [_note(one, clauses, shares, suggest, say) for one in groups])


def _find_shares(review: Review) -> Mapping[str, float]:
    """The share of the draft before each clause, by its id, and before each first heading of a path, by its words."""
    told = [(one.id, one.text) if isinstance(one, Clause) else (one.words, one.words) for one in review.draft.parts]
    before, total = 0, sum(len(words) for _, words in told) or 1
    shares: dict[str, float] = {}
    for key, words in told:
        shares.setdefault(key, before / total)
        before += len(words)
    return shares


def _note(
    group: Group, clauses: Mapping[str, Clause], shares: Mapping[str, float], suggest: bool, say: Language
) -> Note:
    proposals, after = [], ""
    if suggest:
        omitted = [one.remark for one in group.points if one.remark.topic is Topic.OMITTED and one.remark.suggestion]
        proposals, after = [one.suggestion for one in omitted], next((one.after for one in omitted if one.after), "")
    behind = (Sought((clauses[after].text,), shares[after]),) if after in clauses else ()
    anchors, lines = tuple(_anchors(group, clauses, shares)), tuple(_lines(group, say))
    return Note(anchors, lines, tuple(proposals), behind)


def _anchors(group: Group, clauses: Mapping[str, Clause], shares: Mapping[str, float]) -> Iterator[Sought]:
    """Where it stands, what to try first first: the words, then the clause, then the heading above it."""
    for words in reversed(group.section):
        yield Sought((words,), _share(group.section, words, clauses, shares))
    clause = clauses.get(group.clause)
    if clause:
        inner = [one for one in (group.sentence, group.passage) if one and one != clause.text]
        first = sentences(clause.text)[:1]
        yield Sought((clause.text, *(inner or first)), shares[clause.id])
    elif group.passage:
        yield Sought((group.passage,))
    if clause and clause.headings:
        yield Sought(clause.headings[-1:], shares[clause.id])


def _share(section: tuple[str, ...], words: str, clauses: Mapping[str, Clause], shares: Mapping[str, float]) -> float:
    """The share of the draft before a section: before the first clause in it, since headings may be called alike."""
    path = section[: section.index(words) + 1]
    inside = (shares[key] for key, one in clauses.items() if one.headings[: len(path)] == path)
    return next(inside, shares.get(words, 0.0))


def _lines(group: Group, say: Language) -> Iterator[Line]:
    lead = say_lead(group, say)
    if lead:
        yield Line(lead)
    for point in group.points:
        said = say_point(point, say)
        yield Line(said.title, strong=True)
        yield Line(said.said)
        if said.quote:
            yield Line(say("上位原文：“{words}”", words=said.quote))
        if said.source:
            yield Line(say("出处：{source}", source=said.source))
        for lead, one in said.also:
            yield Line(say("{lead}：{words}", lead=lead, words=one))


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
    """A comment to be written."""

    anchors: tuple[Sought, ...]  # what it stands at, the first that is found
    lines: tuple[Line, ...]  # its paragraphs
    proposals: tuple[str, ...] = ()  # words to propose, each as a tracked paragraph of its own
    # behind whose last paragraph (or table) the proposals go, the first that is found; behind that of the anchor where
    # none is
    after: tuple[Sought, ...] = ()


def comment(data: bytes, file: str, notes: Sequence[Note]) -> bytes:
    """The Word file with the notes as comments; refused where it is damaged, or of the strict dialect."""
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
    letters = Letters(body, asides)
    placed = [(letters.find(note.anchors), note) for note in notes]
    proposals = [
        (letters.find_end(note.after) if note.after else None, anchor, words)
        for anchor, note in placed
        for words in note.proposals
    ]
    letters.cut(at for anchor, _ in placed if anchor.first >= 0 for at in (anchor.first, anchor.last + 1))
    letters = Letters(body, asides)  # cutting moves no letter, so that the anchors stay true
    for index, (anchor, note) in enumerate(placed, number):
        comments.append(_comment(index, note.lines))
        _mark(letters, anchor, index)
    insert(body, [(anchor.paragraph if end is None else end, words) for end, anchor, words in proposals], AUTHOR)
    announced = {}
    if not name:
        stem = posixpath.join(posixpath.dirname(main), "comments")
        names = (f"{stem}{count or ''}.xml" for count in range(len(archive.names) + 1))
        name = next(one for one in names if one not in archive.names)
        announced = _announce(archive, main, name)
    return _pack(archive, {main: _bytes(root), name: _bytes(comments)} | announced)


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
    """A ``w:comment`` with a paragraph for each line; no date, so that the same draft gives the same bytes."""
    made = etree.Element(W + "comment", {W + "id": str(number), W + "author": AUTHOR, W + "initials": INITIALS})
    for line in lines:
        # Size and indents outright: those of the draft (三号, two characters indented) are none for a margin.
        paragraph = _add(made, "p")
        properties = _add(paragraph, "pPr")
        _add(properties, "spacing", before="0", after="40", line="240", lineRule="auto")
        _add(properties, "ind", left="0", right="0", firstLineChars="0", firstLine="0")
        _add(properties, "jc", val="left")
        looks = etree.Element(W + "rPr")
        if line.strong:
            _add(looks, "b")
        for size in ("sz", "szCs"):
            _add(looks, size, val="18")
        _add_run(paragraph, line.words, looks)
    return made


def _mark(letters: Letters, anchor: Anchor, number: int) -> None:
    """Put the range and the reference of a comment around an anchor; the reference looks like the run before it."""
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
