"""Paragraphs of a document to clauses in a tree.

The numbering table gives each label a rank. A label closes everything of its own rank and deeper, whatever kind of
document it is; boxes (专栏) and tables stand beside that order. Nothing is dropped: a paragraph that is no heading is a
clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from compare.ids import mint
from compare.knowledge.bodies import BODY
from compare.knowledge.numbering import BOX, CAPTION, INLINE, NOTE_MARK, Numbering, find_label
from compare.model import Clause, Heading, Kind, Paragraph, Place, Role
from compare.reading.layout import READING
from compare.reading.lines import is_heading_like, widen, width
from compare.text.numbers import to_number

DATE_LINE = re.compile(
    r"[\d〇○Ｏ零一二三四五六七八九十]{2,4}\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月\s?[\d一二三四五六七八九十]{1,3}\s?日"
)
LISTED = re.compile(
    r"(?P<lead>[^。]{2,60}。(?:[^。]{0,60}，)?(?:提出了?|包括|部署了?|明确了?))(?P<items>[^。]+?)等\s?(?P<n>\d{1,2})\s?[项条个]"
)
DECIMAL = re.compile(r"\d{1,2}(?:[.．]\d{1,2})*(?=\s?[\u4e00-\u9fff])")  # 1 总体要求, where the format numbers it
SENTENCE_END = re.compile(r"[。；：！？;:]$")
# Ranks behind those of the numbering table: a small heading, a box, what is numbered inside a box, a table.
PLAIN_RANK = 40.0
LISTED_RANK = 45.0
BOX_RANK = 50.0
CAPTION_RANK = 60.0


@dataclass(slots=True)
class Open:
    """One open level of the tree: its rank, its words, whether a clause has stood in it yet; a box counts by itself.

    ``styled`` is the depth of a heading where the file's own format tells it, 0 elsewhere.
    """

    rank: float
    text: str
    filled: bool = False
    styled: int = 0
    counted: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Tree:
    """The parts so far and the levels that are open."""

    document: str
    parts: list[Heading | Clause] = field(default_factory=list)
    levels: list[Open] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    order: int = 0
    counted: dict[int, int] = field(default_factory=dict)  # the last number of each rank outside the boxes

    @property
    def box(self) -> Open | None:
        """The box that is open."""
        return next((level for level in self.levels if level.rank == BOX_RANK), None)

    def close(self, rank: float) -> None:
        """Close every level of this rank or deeper."""
        while self.levels and self.levels[-1].rank >= rank:
            self.levels.pop()

    def leave(self, styled: int) -> float:
        """Close all that a heading of this depth ends, and give the rank that one without a number has there.

        Headings without a number stand above all that is numbered, unless a heading of a smaller depth is open.
        """
        ended = next((at for at, level in enumerate(self.levels) if level.styled >= styled), len(self.levels))
        above = [at for at, level in enumerate(self.levels[:ended]) if level.styled]
        del self.levels[above[-1] + 1 if above else 0 :]
        return (self.levels[-1].rank if self.levels else -20.0) + styled / 10

    def count(self, rank: int, number: int) -> None:
        """Keep the number of a label; lists of deeper ranks begin again behind it."""
        counted = self.counted if self.box is None else self.box.counted
        for deeper in [one for one in counted if one > rank]:
            del counted[deeper]
        counted[rank] = number

    def heading(self, label: str, text: str, rank: float, place: Place, styled: int = 0) -> None:
        """Open a level and print it."""
        self.close(rank)
        heading = Heading(label, text, len(self.levels), place)
        self.parts.append(heading)
        self.levels.append(Open(rank, heading.words, styled=styled))

    def clause(self, label: str, text: str, place: Place, kind: Kind, role: Role = Role.MEASURE) -> None:
        """Add a clause under the open levels."""
        headings = tuple(level.text for level in self.levels)
        key = mint("c", self.document, *headings, re.sub(r"\s", "", text))
        again = self.seen[key] = self.seen.get(key, 0) + 1
        id_ = key if again == 1 else mint("c", key, str(again))
        self.parts.append(Clause(id_, self.document, headings, label, text, place, self.order, kind, role))
        self.order += 1
        for level in self.levels:
            level.filled = True


def outline(document: str, paragraphs: Sequence[Paragraph]) -> tuple[Heading | Clause, ...]:
    """Headings and clauses of one document, in reading order.

    Args:
        document: Id of the document; part of every clause's id.
        paragraphs: Its paragraphs; furniture and the red head (kind ``HEADING``) are left out.
    """
    tree = Tree(document)
    body = [one for one in paragraphs if one.kind not in (Kind.FURNITURE, Kind.HEADING, Kind.UNREAD)]
    body = merge_articles(body) if count_articles(body) >= READING.articles else body
    for paragraph, following in zip(body, find_following(body), strict=True):
        add(tree, paragraph, following)
    return tuple(tree.parts)


def find_following(paragraphs: Sequence[Paragraph]) -> list[Paragraph | None]:
    """For each paragraph the next one that is no footnote; None behind the last."""
    found: list[Paragraph | None] = []
    following = None
    for paragraph in reversed(paragraphs):
        found.append(following)
        following = following if paragraph.kind is Kind.FOOTNOTE else paragraph
    return found[::-1]


def count_articles(paragraphs: Iterable[Paragraph]) -> int:
    """How many paragraphs begin with 第X条."""
    return sum((found := find_label(one.text)) is not None and found[0].name == "article" for one in paragraphs)


def merge_articles(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """In laws the article is the unit: its 款 and 项 (paragraphs and numbered items) join it, one a line."""
    merged: list[Paragraph] = []
    inside = False
    for paragraph in paragraphs:
        found = find_label(paragraph.text)
        name = found[0].name if found else ""
        if paragraph.kind is not Kind.CLAUSE:
            merged.append(paragraph)
        elif name == "article":
            merged.append(paragraph)
            inside = True
        elif (
            inside and name not in {"book", "part", "chapter", "section", "annex"} and not is_signature(paragraph.text)
        ):
            last = merged[-1]
            joined = Place(last.place.file, last.place.page, (last.place.lines[0], paragraph.place.lines[1]))
            merged[-1] = Paragraph(f"{last.text}\n{paragraph.text}", joined, last.kind, last.raw + paragraph.raw)
        else:
            merged.append(paragraph)
            inside = False
    return merged


def add(tree: Tree, paragraph: Paragraph, following: Paragraph | None) -> None:
    """Put one paragraph into the tree."""
    text, place = paragraph.text, paragraph.place
    if paragraph.kind in (Kind.TABLE, Kind.FOOTNOTE):
        mark = re.match(NOTE_MARK, text) if paragraph.kind is Kind.FOOTNOTE else None
        tree.clause(mark.group() if mark else "", text, place, paragraph.kind)
        return
    tree.close(CAPTION_RANK)
    if paragraph.heading and is_styled(paragraph, following):
        add_styled(tree, paragraph, paragraph.heading)
    elif CAPTION.match(text) and is_heading_like(text):
        tree.heading("", text, CAPTION_RANK, place)
    elif (box := BOX.match(text)) and is_heading_like(text):
        tree.close(BOX_RANK)
        tree.heading(box.group().strip(), text[box.end() :].strip(), BOX_RANK, place)
    elif found := find_label(text):
        add_labelled(tree, paragraph, following, found[0], found[1], to_number(found[2]))
    else:
        add_plain(tree, paragraph, following)


def is_styled(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Whether a paragraph that the format calls a heading is one: short, no sentence, and something stands under it."""
    text = paragraph.text
    title = text.removesuffix("。") if width(text) <= READING.stopped_width and not re.search("[，,]", text) else text
    if following is None or width(title) > READING.heading_width or re.search("[。；;]|[：:]$", title):
        return False
    return not heads_next(paragraph, following)


def heads_next(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Whether the next paragraph is a heading beside this one or above it, so that nothing stands under this one."""
    return following is not None and bool(following.heading) and (following.heading or 0) <= (paragraph.heading or 0)


def add_styled(tree: Tree, paragraph: Paragraph, depth: int) -> None:
    """A heading whose depth the format tells; one with a number keeps the rank of its number, too."""
    text = paragraph.text
    tree.close(BOX_RANK)
    rank = tree.leave(depth)
    found = find_label(text)
    if found is not None:
        rank = float(found[0].rank)
        tree.count(found[0].rank, to_number(found[2]))
    number = DECIMAL.match(text)
    label = found[1] if found else number.group() if number else ""
    tree.heading(label, text[len(label) :].strip(), rank, paragraph.place, depth)


def leaves_box(tree: Tree, box: Open, numbering: Numbering, number: int) -> bool:
    """Whether a number goes on with the text outside an open box, and not with the list inside it.

    The sequence tells: 5. behind a box with 1. to 3. goes on with 4. before the box. Where both would fit, a list of
    the box that has only begun goes on. A number that fits neither leaves where the text outside is open that deep.
    """
    inside, outside = box.counted.get(numbering.rank, 0) + 1, tree.counted.get(numbering.rank, 0) + 1
    if number and number in (inside, outside) and outside > 1:
        return number == outside and (inside != outside or inside > 2)
    open_ = [level.rank for level in tree.levels if level.rank < PLAIN_RANK]
    return bool(open_) and numbering.rank <= open_[-1]


def add_labelled(
    tree: Tree, paragraph: Paragraph, following: Paragraph | None, numbering: Numbering, label: str, number: int
) -> None:
    """A numbered paragraph: a heading where it is short and something stands under it, else a clause.

    The lead of a clause (（一）构建新体系。加快……) is a level for the paragraphs that follow without a number.
    """
    text, place = paragraph.text, paragraph.place
    if tree.box is not None and leaves_box(tree, tree.box, numbering, number):
        tree.close(BOX_RANK)
    tree.count(numbering.rank, number)
    inside_box = tree.box is not None
    rank = BOX_RANK + 1 + numbering.rank / 100 if inside_box else float(numbering.rank)
    tree.close(rank)
    if (
        numbering.heads
        and is_heading(text)
        and stands_above(numbering, following)
        and (not paragraph.heading or is_styled(paragraph, following))
    ):
        tree.heading(label, text[len(label) :].strip(), rank, place)
        return
    add_clauses(tree, paragraph, label)
    lead = re.match(r"[^。；，：\n]{2,30}(?=。)", text)
    if numbering.heads and lead:
        tree.levels.append(Open(rank, lead.group(), filled=True))


def is_heading(text: str) -> bool:
    """Whether a numbered paragraph could be a heading: short, no sentence; a full stop at its end may still be one.

    附件：1. …… is a list of what is attached, not the heading of it.
    """
    if re.match(r"附\s?[件录表]\s?\d{0,2}\s?[：:]", text):
        return False
    title = text.removesuffix("。") if width(text) <= READING.stopped_width else text
    return is_heading_like(title) and not SENTENCE_END.search(title)


def stands_above(numbering: Numbering, following: Paragraph | None) -> bool:
    """Whether the next paragraph stands under this number: a list of short items has nothing under each."""
    if following is None:
        return False
    found = find_label(following.text)
    return found is None or following.kind is Kind.TABLE or found[0].rank > numbering.rank


def add_plain(tree: Tree, paragraph: Paragraph, following: Paragraph | None) -> None:
    """A paragraph without a number: a small heading where it is short and has no sentence, else a clause."""
    text, place = paragraph.text, paragraph.place
    if any(level.rank == BOX_RANK and level.filled for level in tree.levels):
        tree.close(BOX_RANK)
    if is_heading_like(text) and not SENTENCE_END.search(text) and not is_signature(text) and not text.startswith("…"):
        if following is not None and find_label(following.text) is None and not is_heading_like(following.text):
            tree.heading("", text, PLAIN_RANK, place)
            return
        if following is not None and (found := find_label(following.text)) is not None and found[0].rank <= 6:
            tree.close(0)
            tree.counted.clear()
            tree.heading("", text, -1, place)
            return
    add_clauses(tree, paragraph, "")


def add_clauses(tree: Tree, paragraph: Paragraph, label: str) -> None:
    """The clause, or the clauses, of one paragraph."""
    role = Role.FORMALITY if is_signature(paragraph.text) else Role.MEASURE
    for piece, own in part_points(paragraph.text, label):
        if listed := LISTED.match(piece):
            items = listed["items"].split("、")
            if len(items) == int(listed["n"]):
                # 包括甲、乙、丙等3项措施: the count proves the list, so each item is a clause under its lead.
                tree.heading(own, listed["lead"][len(own) :].strip(), LISTED_RANK, paragraph.place)
                for item in (*(f"{item}、" for item in items[:-1]), items[-1] + piece[listed.end("items") :]):
                    tree.clause("", widen(item), paragraph.place, Kind.CLAUSE)
                tree.close(LISTED_RANK)
                continue
        text = widen(piece)
        # Widening changes no length, so the label is still the beginning.
        tree.clause(text[: len(own)], text, paragraph.place, Kind.CLAUSE, role)


def part_points(text: str, label: str) -> list[tuple[str, str]]:
    """A long paragraph that counts its points (一是…二是…三是…) as one piece a point, each with its label."""
    points = INLINE.split(text)
    if len(text) < READING.divide or len(points) < READING.points:
        return [(text, label)]
    return [(points[0], label)] + [(point, found[1] if (found := find_label(point)) else "") for point in points[1:]]


def is_signature(text: str) -> bool:
    """The issuing body or the date at the end of a document."""
    return bool(BODY.fullmatch(text) or DATE_LINE.fullmatch(text))
