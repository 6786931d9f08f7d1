"""What reading hands on: lines with their places, paragraphs, clauses, documents, and what these ask: directives.

The same parts give the same id, on any machine and in any run.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from compare.model.enums import DocumentKind, Force, Kind, Level, Role


def mint(prefix: str, *parts: str) -> str:
    """An id: one or two letters that tell the kind, and ten digits of the SHA-1 of what makes the thing."""
    digest = hashlib.sha1("\x1f".join(parts).encode("utf-8"), usedforsecurity=False).hexdigest()
    return f"{prefix}{digest[:10]}"


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the file has it."""

    number: int  # 1-based, counted through the whole file
    text: str  # without its line end; the cells of a table row are parted by tabs
    page: int | None = None  # where the format knows one, 1-based
    # true where the format itself tells that the line belongs to the page (running heads by position)
    furniture: bool = False
    # where the format itself tells that the line is a heading (styles of Word): 0 for the title of the document, 1 for
    # the outermost level; None for what is none or is not told
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read by a row of ``formats``, its name as the user gave it.

    Where ``flowing``, every line is a whole paragraph; ``confidence`` is the share of the characters believed to be
    right.
    """

    file: str
    sha256: str
    format: str
    lines: tuple[Line, ...]
    flowing: bool = False
    warnings: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: file, page (None for formats without pages), first and last 1-based line.

    ``counted`` is set where people count the paragraphs of the file, and its lines are these: in a Word file.
    """

    file: str
    page: int | None
    lines: tuple[int, int]
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines joined to what the author wrote as one paragraph, with the bucket that it belongs to so far.

    ``raw`` counts the characters of the file that went into it, white space and invisible ones left out; ``heading`` as
    in ``Line``.
    """

    text: str
    place: Place
    kind: Kind = Kind.CLAUSE
    raw: int = 0
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document says of itself, and of which kind it is. Unknown parts are None or empty, never guessed.

    Where ``date`` is that of an amendment, ``amended`` is what the head calls it (修正, 修订), and ``passed`` the first
    date that the head lists, if it lists an earlier one.
    """

    title: str
    level: Level | None = None
    region: str = ""
    issuers: tuple[str, ...] = ()
    number: str = ""
    date: str = ""
    excerpt: bool = False
    truncated: bool = False
    kind: DocumentKind = DocumentKind.OTHER
    amended: str = ""
    passed: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the tree: ``depth`` 0 for the outermost, ``label`` such as 第一章 or （一）, ``text`` the rest."""

    label: str
    text: str
    depth: int
    place: Place

    @property
    def words(self) -> str:
        """Label and text as a line: 第一章 总则, （一）主要目标, 一、总体要求."""
        parted = self.label and self.text and self.label[-1] not in "、．.）)"
        return f"{self.label} {self.text}" if parted else self.label + self.text


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered or paragraph-sized piece of a document."""

    id: str  # stable: the same text at the same heading path keeps its id when other parts of the file change
    document: str  # id of the document
    headings: tuple[str, ...]  # the headings above, outermost first, each with its label
    label: str  # the clause's own number as printed (``（一）``, ``第三条``, ``——``), or empty
    text: str  # the cleaned text of the whole unit, label included
    place: Place  # where it stands
    order: int  # position among the clauses of the document, from 0
    kind: Kind = Kind.CLAUSE  # ``CLAUSE``, ``TABLE`` or ``FOOTNOTE``
    role: Role = Role.MEASURE  # what it does; ``classify`` decides it


@dataclass(frozen=True, slots=True)
class Audit:
    """Where the characters of a document went; the buckets add up to ``characters`` (white space not counted).

    ``quality`` is the share of them that was read and is believed to be right, 0 to 1.
    """

    characters: int = 0
    clause: int = 0
    heading: int = 0
    table: int = 0
    footnote: int = 0
    furniture: int = 0
    unread: int = 0
    quality: float = 1.0


@dataclass(frozen=True, slots=True)
class Document:
    """One document out of a file."""

    id: str
    identity: Identity
    file: str
    place: Place
    # headings of the compilation, gazette or page that the document stands in, outermost first
    collection: tuple[str, ...]
    parts: tuple[Heading | Clause, ...]  # headings and clauses in reading order: the tree, written flat
    audit: Audit
    warnings: tuple[str, ...] = ()  # one sentence each, in Chinese, for the reader of the report
    sha256: str = ""  # hash of the bytes of its file

    _clauses: tuple[Clause, ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        """Tell the clauses from the headings once: every stage asks for them, some for every directive."""
        object.__setattr__(self, "_clauses", tuple(part for part in self.parts if isinstance(part, Clause)))

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses in reading order, without the headings."""
        return self._clauses


BASE = "基期"
"""The comparator of a value that a target starts from: a column of a year before the document."""


@dataclass(frozen=True, slots=True)
class Target:
    """A quantified aim: ``subject`` (what is counted), ``comparator`` (≥, 约 …), ``value`` and ``unit`` as printed."""

    subject: str
    comparator: str
    value: str
    unit: str
    year: str = ""

    def stands_in(self, text: str) -> bool:
        """Whether a text holds its number, and not as a piece of another one."""
        return bool(re.search(rf"(?<![\d.]){re.escape(self.value)}(?![\d.]*\d)", text))


@dataclass(frozen=True, slots=True)
class Duty:
    """One concrete part of a directive that could be done or left undone by itself."""

    text: str


@dataclass(frozen=True, slots=True)
class Directive:
    """An upper clause that tells somebody to do something.

    ``actors`` are the bodies named as responsible, ``addressees`` whose job it is, as kinds (``matching.settle``);
    ``timed`` says whether its words set a time to do it by (``text.quantities.find_deadlines``).
    """

    clause: Clause
    force: Force
    duties: tuple[Duty, ...]
    targets: tuple[Target, ...] = ()
    actors: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    timed: bool = False

    @property
    def id(self) -> str:
        """The id of its clause."""
        return self.clause.id

    @property
    def aims(self) -> tuple[Target, ...]:
        """The targets without the values that they start from."""
        return tuple(one for one in self.targets if one.comparator != BASE)

    @property
    def counted(self) -> bool:
        """Whether it has a number to reach."""
        return bool(self.aims)

    @property
    def dated(self) -> bool:
        """Whether there is a time to do it by."""
        return self.timed or any(one.year for one in self.aims)

    @property
    def binding(self) -> tuple[int, bool, bool]:
        """For sorting, what binds most first: by force, then what has a number, then what has a time."""
        return self.force.rank, not self.counted, not self.dated
