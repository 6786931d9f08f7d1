"""What a report prints: initiatives, chains, citations, totals, the record of the run."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from compare.model.documents import Clause, Document, Place
from compare.model.enums import ChainKind, CitationKind, Level
from compare.model.findings import Aside, Choice, Finding


@dataclass(frozen=True, slots=True)
class Initiative:
    """A local measure that answers no directive of any upper document it was compared with.

    ``own`` are its sentences that no such document says word for word; empty where nobody looked.
    """

    document: str
    clause: Clause
    own: str = ""

    @property
    def told(self) -> Clause:
        """The clause as it is named: by what is its own."""
        return replace(self.clause, text=self.own) if self.own else self.clause


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain; ``weakened`` where the document carries the directive and asks for less.

    ``via`` is the finding on the provincial clause through which the directive reaches a city; empty where none does.
    It is ``alignment`` where the city was compared with the province only.
    """

    document: str
    alignment: str
    weakened: bool = False
    via: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """One directive followed through the levels below, province before city, within one province.

    ``kind`` is what became of it: of several cities, the one that does least decides. Its ``origin`` is national, or
    provincial for what a province asks of its own accord.
    """

    directive: str
    steps: tuple[Step, ...]
    kind: ChainKind = ChainKind.CARRIED
    origin: Level = Level.NATIONAL


@dataclass(frozen=True, slots=True)
class Citation:
    """A document that another one names, or should name."""

    document: str  # id of the naming document
    kind: CitationKind  # how the named document stands to those at hand
    # as first named, without 《》 and the notice that issues it; empty where only a 文号 not at hand is named
    title: str
    number: str = ""  # 文号 as named, or empty; for ``no_article`` that of the article
    target: str = ""  # id of the document meant where it is at hand, of the newer one where it is replaced, else empty
    place: Place | None = None  # where it is first named; None for ``never_cited``
    note: str = ""  # in Chinese, one sentence


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over findings.

    ``adopt + extend + omit == directives``, and ``counted + secondhand + expired + upper_matters + takes_part + older +
    elsewhere == directives``: every finding is counted, or stands aside for one reason (``Judgement.aside``).
    """

    directives: int
    adopt: int
    extend: int
    omit: int
    partial: int
    uncertain: int
    # the mean over the counted ones, 0 to 1; None where it is withheld, because a document was read too badly for
    # percentages, or because all findings stand aside
    coverage: float | None
    upper_matters: int = 0  # how many of the omitted ones only a higher level can carry out: they are no gaps
    copied: float = 0.0  # the mean copied share of the carried ones, 0 to 1
    counted: int = 0  # how many count: for coverage, ranking and headline
    gaps: int = 0  # how many of the counted ones are left out for certain
    doubted: int = 0  # how many of them are only taken for left out (初判未承接)
    secondhand: int = 0  # how many rest on a press report, a speech or an explanation
    expired: int = 0  # how many ask for what was over before the local document
    takes_part: int = 0  # how many only a higher level can carry out, and the local side takes part
    older: int = 0  # how many a local document leaves out that is dated before the upper one
    elsewhere: int = 0  # how many another document of the same government stands for
    by_model: int = 0  # how many verdicts are a model's, and in ``by_person`` a person's; the others are the program's
    by_person: int = 0

    @property
    def left_out(self) -> int:
        """How many of the counted ones are left out, for certain or not."""
        return self.gaps + self.doubted

    @property
    def by_program(self) -> int:
        """How many verdicts are the program's own."""
        return self.directives - self.by_model - self.by_person


NO_TALLY = Tally(0, 0, 0, 0, 0, 0, None)
"""Of nothing."""


@dataclass(frozen=True, slots=True)
class PairTally:
    """The counts for one upper document in one local document."""

    upper: str
    local: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Totals:
    """The counts of the whole comparison and of each pair; initiatives are counted once.

    ``headline`` counts what the first lines of a report say: no press report, nothing that is over, no upper matter,
    and what several documents of one government say only once.
    """

    all: Tally
    pairs: tuple[PairTally, ...]
    initiatives: int
    documents: int
    headline: Tally = field(default=NO_TALLY)


@dataclass(frozen=True, slots=True)
class Input:
    """A file that went in, so that a report can be made again."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that is there and was not read, and why, in one line of Chinese; the others were."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Judging:
    """How a language model took part in a run; nothing here depends on what was known before or on the clock.

    ``digest`` and ``server`` are empty where the server tells nothing; ``used`` counts its verdicts that stand,
    ``refused`` says why the others do not, in Chinese, the commonest first.
    """

    model: str
    digest: str
    server: str
    directives: int
    asked: int
    used: int
    refused: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What made this comparison: version, settings by name, inputs in the order of their names, who judged besides."""

    version: str
    settings: tuple[tuple[str, str | int | float | bool], ...]
    inputs: tuple[Input, ...]
    judging: Judging | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around reports: the house style, and nothing that was found.

    Each is empty for none, or for the usual; ``mark`` is a line for every page, ``templates`` the folder whose files
    stand in for those shipped, ``date`` that of the briefing as it is printed.
    """

    title: str = ""
    issuer: str = ""
    mark: str = ""
    lang: str = "zh"
    templates: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that was found.

    ``copies`` holds pairs of ids: a document that has the same text as another one at hand, and that other one, which
    was compared for both. ``about`` holds the warnings that are about some documents only, each with their ids.
    """

    run: Run
    documents: tuple[Document, ...]
    choices: tuple[Choice, ...]
    findings: tuple[Finding, ...]
    initiatives: tuple[Initiative, ...]
    chains: tuple[Chain, ...]
    totals: Totals
    warnings: tuple[str, ...] = field(default=())
    citations: tuple[Citation, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()
    about: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def older(self) -> bool:
        """Whether all that would count stands in local documents older than the upper ones."""
        found = [one for one in self.findings if one.counted or one.aside is Aside.OLDER]
        return bool(found) and all(one.older for one in found)

    @property
    def counted(self) -> tuple[Finding, ...]:
        """The findings that count for headline, gap list and ranking."""
        return tuple(one for one in self.findings if one.counted)


@dataclass(frozen=True, slots=True)
class Wishes:
    """Which pairs a user wants; documents are named by id, file, 文号 or a piece of the title."""

    pairs: tuple[tuple[str, str], ...] = ()  # upper and local document of each, and no others
    local: tuple[str, ...] = ()  # only these are local documents, and in ``upper`` upper ones
    upper: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    all_pairs: bool = False  # every local document with every upper one, whatever their subjects


NO_WISHES = Wishes()
