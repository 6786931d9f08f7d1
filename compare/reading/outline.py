"""Paragraphs of a document to clauses in a tree.

The numbering table gives each label a rank. A label closes everything of its own rank and deeper, whatever kind of
document it is; boxes (专栏) and tables stand beside that order. Nothing is dropped: a paragraph that is no heading is a
clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from compare.knowledge import page
from compare.knowledge.bodies import PUBLISHED
from compare.knowledge.page import find_label
from compare.knowledge.roles import GLOSSARY
from compare.knowledge.titles import AMENDS, CITED_TITLE, KIND, REMARK
from compare.model import Clause, Heading, Kind, Paragraph, Place, Role
from compare.model.documents import mint
from compare.reading.lines import (
    BRACKETED,
    KEY_LINE,
    READING,
    SENTENCE_END,
    STOPPED,
    could_head,
    is_heading,
    is_heading_like,
    tells_task,
    widen,
    width,
)
from compare.text.numbers import COUNTED, is_month, is_signature, name_bodies, to_number
from compare.text.sentences import unlabel

LISTED = re.compile(
    r"(?P<lead>[^。]{2,60}。(?:[^。]{0,60}，)?(?:提出了?|包括|部署了?|明确了?))(?P<items>[^。]+?)等\s?(?P<n>\d{1,2})\s?[项条个]"
)
_GLOSSARY = re.compile(GLOSSARY)
OUTER = frozenset({"book", "part", "chapter", "section", "annex"})  # no part of an article
# Ranks behind those of the numbering table: a small heading, a box, what is numbered inside a box, a table.
PLAIN_RANK = 40.0
LISTED_RANK = 45.0
BOX_RANK = 50.0
CAPTION_RANK = 60.0
STYLED_RANK = 0.5  # a style's outermost heading without a number: it stands below an annex only


@dataclass(slots=True)
class Open:
    """One open level of the tree: its rank, its words, whether a clause has stood in it yet; a box counts by itself."""

    rank: float
    text: str
    filled: bool = False
    counted: dict[float, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph with the label that it bears: numbering, label as printed, number as printed.

    ``closes`` is set where it is of the signature below a text, or of what stands beneath that.
    """

    paragraph: Paragraph
    found: tuple[page.Numbering, str, str] | None = None
    closes: bool = False

    @property
    def depth(self) -> float | None:
        """The rank of its label; None without one."""
        return self.found[0].depth(self.found[2]) if self.found else None

    @property
    def name(self) -> str:
        """The name of its numbering; empty without one."""
        return self.found[0].name if self.found else ""


@dataclass(slots=True)
class Tree:
    """The parts so far and the levels that are open."""

    document: str
    parts: list[Heading | Clause] = field(default_factory=list)
    levels: list[Open] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    order: int = 0
    counted: dict[float, int] = field(default_factory=dict)  # the last number of each rank outside the boxes
    styled: dict[int, float] = field(default_factory=dict)  # the rank of the numbers that headings of a style bear

    @property
    def box(self) -> Open | None:
        """The box that is open."""
        return next((level for level in self.levels if level.rank == BOX_RANK), None)

    def close(self, rank: float) -> None:
        """Close every level of this rank or deeper."""
        while self.levels and self.levels[-1].rank >= rank:
            self.levels.pop()

    def count(self, rank: float, number: int) -> None:
        """Keep the number of a label; lists of deeper ranks begin again behind it."""
        counted = self.counted if self.box is None else self.box.counted
        for deeper in [one for one in counted if one > rank]:
            del counted[deeper]
        counted[rank] = number

    def heading(self, label: str, text: str, rank: float, place: Place) -> None:
        """Open a level and print it."""
        self.close(rank)
        heading = Heading(label, text, len(self.levels), place)
        self.parts.append(heading)
        self.levels.append(Open(rank, heading.words))

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
    """Headings and clauses of one document, in reading order; its id is part of every clause's.

    Furniture and the red head (kind ``HEADING``) are left out.
    """
    tree = Tree(document)
    body = [one for one in paragraphs if one.kind not in (Kind.FURNITURE, Kind.HEADING, Kind.UNREAD)]
    units = [Unit(one, find_label(one.text) if one.kind is Kind.CLAUSE else None) for one in body]
    for numbering in (page.PLAIN, page.PLAIN_HAN):  # 1 总则, 2 设计要求; 一 总则: where the whole document counts so
        for at, label in find_chain(units, numbering).items():
            units[at] = replace(units[at], found=(numbering, label, label))
    if sum(unit.name == "article" for unit in units) >= READING.articles:
        units = merge_articles(units)
    units = find_closing(units)
    for unit, following in zip(units, find_following(units), strict=True):
        add(tree, unit, following)
    return tuple(tree.parts)


def find_following(units: Sequence[Unit]) -> list[Unit | None]:
    """For each paragraph the next one that is no footnote; None behind the last.

    For a numbered one who answers for it, and until when, is passed over: 责任单位：市水利局 is no text below a task.
    """
    found: list[Unit | None] = []
    following = text = None
    for unit in reversed(units):
        found.append(text if unit.found else following)
        if unit.paragraph.kind is not Kind.FOOTNOTE:
            text = text if stands_beside_task(unit) else unit
            following = unit
    return found[::-1]


def stands_beside_task(unit: Unit) -> bool:
    """Whether a line only says who answers for the task above it, and until when: （市水利局，2026年12月底前）."""
    text = unit.paragraph.text
    if unit.found or unit.paragraph.kind is not Kind.CLAUSE:
        return False
    return bool(KEY_LINE.fullmatch(text)) or (bool(BRACKETED.fullmatch(text)) and tells_task(text[1:-1]))


def find_closing(units: Sequence[Unit]) -> list[Unit]:
    """The same with the signatures marked: a date, a body above one or at the end, what is sent to whom (抄送：)."""
    found: list[Unit] = []
    below = True
    for unit, above in reversed(list(zip(units, [None, *units][: len(units)], strict=True))):
        text = unit.paragraph.text
        if unit.paragraph.kind is Kind.CLAUSE and not unit.found:
            dated = (is_signature(text) and not name_bodies(text)) or bool(page.SENT_TO.match(text))
            stage = is_month(text) and not (above and name_bodies(above.paragraph.text))
            below = (dated and not stage) or (below and is_signature(text))
        else:
            below = False
        found.append(Unit(unit.paragraph, unit.found, closes=True) if below else unit)
    return found[::-1]


def find_chain(units: Sequence[Unit], numbering: page.Numbering) -> dict[int, str]:
    """Where the bare numbers of a document stand, and how they are printed; empty where it does not count by them.

    They run on from 1, each short and without a sentence, and either decimal numbers stand below them (1.1 below 1) or
    there are three of them with text below each; a figure at the beginning of a line (3个站点) is none.
    """
    chain: dict[int, str] = {}
    below = False
    for at, unit in enumerate(units):
        if unit.name == "decimal" and chain and unit.found is not None:
            below = below or re.split("[.．]", unit.found[2])[0] == str(len(chain))
        if unit.found or unit.paragraph.kind is not Kind.CLAUSE:
            continue
        text = unit.paragraph.text
        found = numbering.pattern.match(text)
        if not found or to_number(found["n"]) != len(chain) + 1:
            continue
        if is_heading_like(text) and not SENTENCE_END.search(text):
            chain[at] = found["n"]
    apart = all(later - at > 1 for at, later in pairwise(chain))
    figures = any(COUNTED.match(units[at].paragraph.text) for at in chain)
    return chain if below or (len(chain) >= READING.articles and apart and not figures) else {}


def grow(first: Paragraph, then: Paragraph, gap: str = "") -> Paragraph:
    """Two paragraphs as one."""
    place = replace(first.place, lines=(first.place.lines[0], then.place.lines[1]))
    return replace(first, text=f"{first.text}{gap}{then.text}", place=place, raw=first.raw + then.raw)


def merge_articles(units: Sequence[Unit]) -> list[Unit]:
    """In laws the article is the unit: its 款 and 项 (paragraphs and numbered items) join it, one a line.

    A number that does not go on with the last one and has no blank behind it (第二条所指的…) is a reference.
    """
    merged: list[Unit] = []
    inside = False
    last_number = 0
    units = join_titles(units)
    for unit, following in zip(units, [*units[1:], None], strict=True):
        paragraph, name = unit.paragraph, unit.name
        if inside and following is not None and opens_rules(unit, following):
            inside, last_number = False, 0
        if name == "article" and unit.found is not None:
            number = to_number(unit.found[2])
            glued = re.match(r"\S", paragraph.text[len(unit.found[1]) :]) and "之" not in unit.found[1]
            if inside and glued and 1 < number <= last_number:
                name = ""
            else:
                last_number = number
        if paragraph.kind is not Kind.CLAUSE or name == "article":
            merged.append(unit)
            inside = inside or name == "article"
        elif inside and name not in OUTER and not is_signature(paragraph.text):
            merged[-1] = Unit(grow(merged[-1].paragraph, paragraph, "\n"), merged[-1].found)
        else:
            merged.append(unit)
            inside = False
    return merged


def join_titles(units: Sequence[Unit]) -> list[Unit]:
    """The same, with the title of a chapter in one where it goes on in a second line, above its first article."""
    joined: list[Unit] = []
    for unit, following in zip(units, [*units[1:], None], strict=True):
        text, last = unit.paragraph.text, joined[-1].paragraph if joined else None
        goes_on = unit.found is None and unit.paragraph.kind is Kind.CLAUSE and unit.paragraph.heading is None
        titled = is_heading_like(text) and not SENTENCE_END.search(text)
        if last and goes_on and titled and joined[-1].name == "chapter" and following and following.name == "article":
            joined[-1] = replace(joined[-1], paragraph=grow(last, unit.paragraph))
        else:
            joined.append(unit)
    return joined


def opens_rules(unit: Unit, following: Unit) -> bool:
    """Whether a line is the title of other rules, whose first article or chapter stands below it."""
    text, below = unit.paragraph.text.strip("《》"), following
    if unit.found or unit.paragraph.kind is not Kind.CLAUSE or below.found is None:
        return False
    first = below.name in {"article", "chapter"} and to_number(below.found[2]) == 1
    return first and is_heading_like(text) and bool(KIND.search(REMARK.sub("", text))) and not SENTENCE_END.search(text)


def add(tree: Tree, unit: Unit, following: Unit | None) -> None:
    """Put one paragraph into the tree."""
    paragraph = unit.paragraph
    text, place = paragraph.text, paragraph.place
    if paragraph.kind in (Kind.TABLE, Kind.FOOTNOTE):
        mark = re.match(page.NOTE_MARK, text) if paragraph.kind is Kind.FOOTNOTE else None
        tree.clause(mark.group() if mark else "", text, place, paragraph.kind)
        return
    tree.close(CAPTION_RANK)
    if page.CAPTION.match(text) and is_heading_like(text):
        tree.heading("", text, CAPTION_RANK, place)
    elif (box := page.BOX.match(text)) and is_heading_like(text):
        tree.close(BOX_RANK)
        tree.heading(box.group().strip(), text[box.end() :].strip(), BOX_RANK, place)
    elif unit.found:
        add_labelled(tree, unit, following, unit.found[0], unit.found[1], to_number(unit.found[2]))
    else:
        add_plain(tree, unit, following)


def leaves_box(tree: Tree, box: Open, rank: float, number: int) -> bool:
    """Whether a number goes on with the text outside an open box, and not with the list inside it.

    The sequence tells: 5. behind a box with 1. to 3. goes on with 4. before the box. Where both would fit, a list of
    the box that has only begun goes on. A number that fits neither leaves where the text outside is open that deep.
    """
    inside, outside = box.counted.get(rank, 0) + 1, tree.counted.get(rank, 0) + 1
    if number and number in (inside, outside) and outside > 1:
        return number == outside and (inside != outside or inside > 2)
    open_ = [level.rank for level in tree.levels if level.rank < PLAIN_RANK]
    return bool(open_) and rank <= open_[-1]


def add_labelled(
    tree: Tree, unit: Unit, following: Unit | None, numbering: page.Numbering, label: str, number: int
) -> None:
    """A numbered paragraph: a heading where it is short and something stands under it, else a clause.

    The lead of a clause (（一）构建新体系。加快……) is a level for the paragraphs that follow without a number.
    """
    paragraph = unit.paragraph
    text, place = paragraph.text, paragraph.place
    depth = unit.depth or 0.0
    if tree.box is not None and leaves_box(tree, tree.box, depth, number):
        tree.close(BOX_RANK)
    tree.count(depth, number)
    inside_box = tree.box is not None
    rank = BOX_RANK + 1 + depth / 100 if inside_box else depth
    tree.close(rank)
    if numbering.heads and is_heading(text, label) and stands_above(unit, following):
        if paragraph.heading:
            tree.styled.setdefault(paragraph.heading, rank)
        tree.heading(label, text[len(label) :].strip(), rank, place)
        return
    add_clauses(tree, paragraph, label)
    lead = re.match(r"[^。；，：\n]{2,30}(?=。)", text)
    if numbering.heads and lead:
        tree.levels.append(Open(rank, lead.group(), filled=True))


def stands_above(unit: Unit, following: Unit | None) -> bool:
    """Whether the next paragraph stands under this heading: a list of short items has nothing under each.

    Nothing stands above a signature, and a style's level says what stands under it.
    """
    if following is None or following.closes:
        return False
    if following.paragraph.kind is Kind.TABLE:
        return True
    above, below = unit.paragraph.heading, following.paragraph.heading
    if above and below:
        return below > above
    if following.depth is None:
        return True
    return unit.depth is None or following.depth > unit.depth


def add_plain(tree: Tree, unit: Unit, following: Unit | None) -> None:
    """A paragraph without a number: a small heading where it is short and has no sentence, else a clause."""
    paragraph = unit.paragraph
    text, place = paragraph.text, paragraph.place
    if any(level.rank == BOX_RANK and level.filled for level in tree.levels):
        tree.close(BOX_RANK)
    if paragraph.heading and add_styled(tree, paragraph, following):
        return
    heads = could_head(text) and following is not None and not is_alone(tree, following)
    if heads and following is not None and not following.closes and not is_cited(tree, text, following):
        # A document that is amended stands beside one above it, whose amendments count by articles.
        amended = CITED_TITLE.fullmatch(text) and AMENDS.match(unlabel(following.paragraph.text))
        outer = tree.levels[0] if tree.levels else None
        beside = amended and outer and outer.rank < 0 and CITED_TITLE.fullmatch(outer.text)
        if not beside and following.found is None and not is_heading_like(following.paragraph.text):
            tree.heading("", text, PLAIN_RANK, place)
            return
        if beside or (following.depth is not None and following.depth <= 6):
            tree.close(0)
            tree.counted.clear()
            tree.heading("", text, -1, place)
            return
        if following.found is not None and (_GLOSSARY.fullmatch(text) or below_annex(tree)):
            tree.heading("", text, STYLED_RANK, place)
            return
    add_clauses(tree, paragraph, "", Role.FORMALITY if unit.closes else Role.MEASURE)


def is_alone(tree: Tree, following: Unit) -> bool:
    """Whether the line that comes now is the only text below 一、, above 二、: it is no heading, however short."""
    last = tree.levels[-1] if tree.levels else None
    if last is None or last.filled or last.rank >= PLAIN_RANK or following.depth is None:
        return False
    return following.depth <= last.rank and following.name != "article"


def below_annex(tree: Tree) -> bool:
    """Whether the line that comes now stands directly below 附件1: there the title of what is annexed stands."""
    return bool(tree.parts and isinstance(tree.parts[-1], Heading) and tree.levels and tree.levels[-1].rank == 0)


def is_cited(tree: Tree, text: str, following: Unit) -> bool:
    """Whether a line is a document that a list cites, its 文号, or a standard with its number.

    《…》 heads what amends it, an annex, what counts from one of its own, and a sentence; but not the last in a list.
    """
    if page.STANDARD.match(text) or PUBLISHED.fullmatch(text):
        return True
    if not CITED_TITLE.fullmatch(text):
        return False
    below = following.paragraph.text
    last = tree.parts[-1] if tree.parts else None
    if AMENDS.match(unlabel(below)) or below_annex(tree):
        return False
    if isinstance(last, Clause) and (CITED_TITLE.fullmatch(last.text) or PUBLISHED.fullmatch(last.text)):
        return True
    if following.found is None:
        return not STOPPED.search(below)
    return following.name not in {"chapter", "article", "han"} or to_number(following.found[2]) != 1


def add_styled(tree: Tree, paragraph: Paragraph, following: Unit | None) -> bool:
    """A paragraph without a number that the file's own styles call a heading, if it reads like one.

    It stands below every numbered heading whose style has a smaller level, and above all other numbers.
    """
    text, level = paragraph.text, paragraph.heading or 0
    words = text[:-1] if STOPPED.search(text) and not tells_task(text[:-1]) else text
    short = width(words) <= READING.heading_width and not re.search("[。；;：:！？]", words)
    if not short or is_signature(text) or not stands_above(Unit(paragraph), following):
        return False
    outer = [rank for outer, rank in tree.styled.items() if outer < level]
    tree.heading("", text, max(outer, default=STYLED_RANK) + level / 100, paragraph.place)
    return True


def add_clauses(tree: Tree, paragraph: Paragraph, label: str, role: Role = Role.MEASURE) -> None:
    """The clause, or the clauses, of one paragraph."""
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
    points = page.INLINE.split(text)
    if len(text) < READING.divide or len(points) < READING.points:
        return [(text, label)]
    return [(points[0], label)] + [(point, found[1] if (found := find_label(point)) else "") for point in points[1:]]
