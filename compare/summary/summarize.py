"""Add up findings: totals, initiatives, and the comparison that a report prints.

Several documents of one government are read together: for each directive the one that does most stands for it; the
verdicts on the others stand aside and name it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from compare.knowledge.roles import CALLS, NOTHING_OWN, OWN_PLACE, SANCTION, SHARED_JOB, SPIRIT
from compare.knowledge.titles import ADDRESSING, SPEAKING
from compare.knowledge.verbs import ACTIONS, ADVERBS
from compare.matching.directives import CARRYING, cells
from compare.model.comparison import Comparison, Initiative, PairTally, Run, Tally, Totals
from compare.model.documents import Clause, Document
from compare.model.enums import JudgedBy, Kind, Level, Relation, Role
from compare.model.findings import Aside, Choice, Finding, Judgement
from compare.progress import group
from compare.reading.lines import READING
from compare.settings import DEFAULT, FIXED, Settings
from compare.summary.chains import find_chains
from compare.summary.citations import find_citations
from compare.text.likeness import pairs, share
from compare.text.sentences import sentences, unlabel
from compare.text.words import any_of, strip_space

Government = tuple[Level | None, str]


def read_together(documents: Sequence[Document], findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, with ``elsewhere`` where another document of the same level and region stands for a directive."""
    governments = {one.id: (one.identity.level, one.identity.region) for one in documents if one.identity.region}
    together = group(
        (one for one in findings if one.counted and one.local in governments),
        lambda one: (governments[one.local], one.directive.id),
    )
    stands: dict[str, str] = {}  # for each finding the one that stands for it, where that is another one
    for same in together.values():
        best = max(same, key=lambda one: one.strength)
        stands |= {one.id: best.id for one in same if one.id != best.id}
    return tuple(replace(one, elsewhere=stands[one.id]) if one.id in stands else one for one in findings)


_NUMBERED = re.compile(r"\d|百分之|[一二三四五六七八九十百千万两][个项家处所座名人年月日倍成元亿]")
_SPAN = re.compile(r"(?<![\d一二三四五六七八九十])[\d一二三四五六七八九十]{1,2}年")
_WHOSE, _CALLS, _SPIRIT, _SANCTION = map(re.compile, (OWN_PLACE, CALLS, SPIRIT, SANCTION))
_NOTHING_OWN = re.compile(f"{NOTHING_OWN}|{SHARED_JOB}")
_PIECE, _COUNT = re.compile(r"[，；。](?!$)\s*"), re.compile("[一二三四五六七八九十]+")
_NO_MEASURE = ("、", "，", ",", "：", ":", "！", "!")
_SPEECH = re.compile(f"{ADDRESSING}|{SPEAKING}")
_FIGURE, _AIMS = re.compile(r"[\d.,%≥≤＞＜—－–\-]+"), 2  # so many cells of figures make a row of aims
# A verb at the beginning of a cell, a sentence or a part of one.
_VERB = re.compile(rf"(?:^|[|\t，。；、:：.．\s])(?:{any_of(ADVERBS)})*(?:{any_of(ACTIONS)})")


def summarize(
    run: Run,
    documents: Sequence[Document],
    choices: Sequence[Choice],
    findings: Sequence[Finding],
    warnings: Sequence[str] = (),
    settings: Settings = DEFAULT,
) -> Comparison:
    """Make the comparison out of everything that was found."""
    findings = read_together(documents, findings)
    initiatives = find_initiatives(documents, choices, findings)
    followed = [one for one in findings if one.aside not in (Aside.SECONDHAND, Aside.EXPIRED)]
    return Comparison(
        run=run,
        documents=tuple(documents),
        choices=tuple(choices),
        findings=tuple(findings),
        initiatives=initiatives,
        chains=find_chains(documents, followed, initiatives, settings),
        totals=total(findings, initiatives, documents),
        warnings=tuple(warnings),
        citations=find_citations(documents, choices),
    )


def tally(findings: Iterable[Judgement], *, legible: bool = True) -> Tally:
    """Count findings; coverage is the mean over what counts and what an older document lacks, if ``legible``."""
    counting = Counting()
    for one in findings:
        counting.add(one)
    return counting.close(legible=legible)


@dataclass(slots=True)
class Counting:
    """Counts findings that come one by one and are not held together."""

    relations: Counter[Relation] = field(default_factory=Counter)
    aside: Counter[Aside | None] = field(default_factory=Counter)
    judges: Counter[JudgedBy] = field(default_factory=Counter)
    partial: int = 0
    uncertain: int = 0
    doubted: int = 0
    takes_part: int = 0
    gaps: int = 0
    coverage: float = 0.0
    copied: float = 0.0

    def add(self, one: Judgement) -> None:
        """One more."""
        self.relations[one.relation] += 1
        self.aside[one.aside] += 1
        self.judges[one.judged_by] += 1
        self.partial += one.partial
        self.uncertain += one.uncertain
        self.doubted += one.doubted
        self.takes_part += one.takes_part
        self.gaps += one.gap
        self.coverage += one.coverage if one.counted else 0.0
        self.copied += one.copied if one.carried else 0.0

    def close(self, *, legible: bool = True) -> Tally:
        """What was counted; coverage as in ``tally``."""
        found, counted = self.relations.total(), self.aside[None]
        carried = found - self.relations[Relation.OMIT]
        alike = counted + self.aside[Aside.OLDER]  # what an older document lacks is part of how far it is alike
        withheld = not legible or (found and not counted)
        return Tally(
            directives=found,
            adopt=self.relations[Relation.ADOPT],
            extend=self.relations[Relation.EXTEND],
            omit=self.relations[Relation.OMIT],
            secondhand=self.aside[Aside.SECONDHAND],
            expired=self.aside[Aside.EXPIRED],
            older=self.aside[Aside.OLDER],
            elsewhere=self.aside[Aside.ELSEWHERE],
            partial=self.partial,
            uncertain=self.uncertain,
            doubted=self.doubted,
            takes_part=self.takes_part,
            gaps=self.gaps,
            coverage=None if withheld else self.coverage / max(1, alike),
            upper_matters=self.aside[Aside.UPPER_MATTER] - self.takes_part,
            copied=self.copied / carried if carried else 0.0,
            counted=counted,
            by_model=self.judges[JudgedBy.MODEL],
            by_person=self.judges[JudgedBy.PERSON],
        )


def total(findings: Sequence[Finding], initiatives: Sequence[Initiative], documents: Sequence[Document]) -> Totals:
    """The counts of the whole and of each pair, pairs in order of first finding."""
    pairs = group(findings, lambda one: (one.directive.clause.document, one.local))
    bad = {document.id for document in documents if document.audit.quality < READING.quality}
    legible = not any(bad & set(pair) for pair in pairs)
    each = tuple(PairTally(*pair, tally(found, legible=not bad & set(pair))) for pair, found in pairs.items())
    headline = tally((one for one in findings if one.counted), legible=legible)
    return Totals(tally(findings, legible=legible), each, len(initiatives), len(documents), headline)


def find_initiatives(
    documents: Sequence[Document], choices: Sequence[Choice], findings: Sequence[Finding]
) -> tuple[Initiative, ...]:
    """The measures of compared local documents that answer no directive of any upper document they met.

    What a press report tells of is no measure of its own, nor is a row of a table without a verb, one that another
    clause of its document says, the heading of others, a fragment, or what somebody said. A clause that nearly answers
    a directive left out is none either: the two would contradict each other.
    """
    compared = {choice.local for choice in choices if choice.chosen}
    answering = {(finding.local, match.clause.id) for finding in findings for match in finding.matches}
    answering |= {
        (finding.local, finding.rejected.clause.id)
        for finding in findings
        if finding.rejected and not finding.carried and finding.rejected.score >= FIXED.initiative_near
    }
    found = (
        (document, clause)
        for document in documents
        if document.id in compared and not document.identity.kind.secondhand
        for clause, after in zip_longest(document.clauses, document.clauses[1:])
        if clause.role in CARRYING and (document.id, clause.id) not in answering
        if is_measure(clause) and not _heads(clause, after) and not _said_again(clause, document)
    )
    # All that the upper documents that a local one met say in any role, without blanks, a line for each clause.
    said = {one.id: "\n".join(strip_space(clause.text) for clause in one.clauses) for one in documents}
    met = {(choice.local, choice.upper) for choice in choices if choice.chosen}
    above = {local: "\n".join(said[one.id] for one in documents if (local, one.id) in met) for local in compared}
    return tuple(
        Initiative(document.id, clause, own)
        for document, clause in found
        if (own := own_words(clause, above[document.id]))
    )


def own_words(clause: Clause, above: str) -> str:
    """The sentences of a clause that no upper document says, or nearly says; the whole text where none does.

    Nothing where these say only what any statute says of its rules (…参照本条例执行).
    """
    every = sentences(clause.text) if clause.kind is not Kind.TABLE else (clause.text,)
    own = [one for one in every if not _is_said(strip_space(unlabel(one)).rstrip("。；;"), above)]
    if all(map(_NOTHING_OWN.search, own)):
        return ""
    return clause.text if len(own) == len(every) else "".join(own)


def _is_said(sentence: str, above: str) -> bool:
    if sentence in above:
        return True
    asked = pairs(_WHOSE.sub("", sentence))
    if len(asked) < FIXED.run or _NUMBERED.search(sentence) or _SANCTION.search(sentence):
        return False  # of a number each is its own, of penalties the offence
    return any(share(asked, line) >= FIXED.nearly for line in above.split("\n"))


def _heads(clause: Clause, after: Clause | None) -> bool:
    """Whether a numbered sentence without a number in it heads what is behind: a paragraph without one, or headings.

    A heading behind it with a number of its own form is its sister: then it is a measure by itself.
    """
    if after is None or not clause.label or after.kind is not clause.kind:
        return False
    told = unlabel(clause.text)
    below = after.headings[len(clause.headings) :]
    repeats = not after.label and all(one.rstrip("。") in clause.text for one in below)
    under = repeats or (below and _form(below[0]) != _form(clause.text))
    under = under and after.headings[: len(clause.headings)] == clause.headings
    return bool(under) and len(sentences(told)) == 1 and not _NUMBERED.search(told)


def _form(text: str) -> str:
    """The form of the number that a text begins with: the same of （二） and （三）."""
    return re.sub(r"\d+", "1", _COUNT.sub("一", text.removesuffix(unlabel(text)).strip()))


def _said_again(clause: Clause, document: Document) -> bool:
    """Whether a clause is a row of a list of tasks whose task a paragraph of its document tells, too."""
    if clause.kind is not Kind.TABLE:
        return False
    task = pairs(max((one for one in cells(clause.text) if _VERB.search(one)), key=len, default=""))
    told = (one.text for one in document.clauses if one.kind is not Kind.TABLE and one.role in CARRYING)
    return len(task) >= FIXED.few and any(share(task, text) >= FIXED.nearly for text in told)


def is_measure(clause: Clause) -> bool:
    """Whether a clause is a whole measure: no fragment, nobody's speech, and with a verb where it is a table's row.

    A row of aims (研发投入强度 | 1.2 | 1.5) is none, whatever verb its indicator begins with; nor is an aim without a
    number or a year, or a call to public spirit (倡导…，树立…的良好风尚).
    """
    text = clause.text.rstrip()
    if text.endswith(_NO_MEASURE) or _SPEECH.search(text):
        return False
    if clause.role is Role.TARGET and not _NUMBERED.search(_SPAN.sub("", text)):
        return False
    if _SPIRIT.search(text) and all(map(_CALLS.match, _PIECE.split(_WHOSE.sub("", unlabel(text))))):
        return False
    if clause.kind is not Kind.TABLE:
        return True
    figures = sum(bool(_FIGURE.fullmatch(one)) for one in cells(text)[1:])
    return figures < _AIMS and bool(_VERB.search(text))
