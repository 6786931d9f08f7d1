"""Have a model read: what it proves of each directive becomes a ``Reading``, all else leaves the program's verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from compare.matching.judge import Meeting, Readings
from compare.matching.match import match
from compare.model import Candidate, Comparison, Directive, Finding, Judging, Reading, Relation
from compare.opinion.answers import Said
from compare.opinion.case import Case, Question, gather, instructs, weighty
from compare.opinion.prove import NOT_JSON, Found, Refused, prove, prove_again
from compare.opinion.put_all import NO_BUDGET, NO_LINE, NO_TIME, Asker
from compare.progress import group
from compare.settings import DEFAULT, FIXED, Settings

FIRST, SINGLY, AGAIN = "询问模型", "逐项重问", "复问缺失"
SPOKEN_TO = "上位条文中有写给模型的话，未问"
NOTHING = "没有可问的条款，未问"
WITHHELD = "有条款因写给模型的话未送，缺失不予采信"
CONTRADICTED = "换一种问法，模型认为有条款落实"
UNCONFIRMED = "缺失须换一种问法核实，未得到可核对的答复"


Outcome = dict[tuple[str, str], Reading | Refused | Said]
"""What became of each case, by its id."""


@dataclass(slots=True)
class Reader:
    """A model that judges, for ``pipeline.compare_documents``, or gives its opinion of what that returned."""

    asker: Asker
    settings: Settings = DEFAULT

    def read(self, meetings: Sequence[Meeting]) -> Readings:
        """What the model proves of each directive of the pairs of a run, and how it took part."""
        return self._hear([self._find_cases(one) for one in meetings])

    def add_opinions(self, comparison: Comparison, most: int) -> Comparison:
        """The comparison with the model's voice beside at most so many doubtful findings, and a warning of the rest."""
        found = comparison.findings
        doubtful = [one for one in found if one.uncertain and (one.matches or one.rejected)]
        pairs = group(doubtful[:most], lambda one: (one.directive.clause.document, one.local))
        heard = self._hear([[_find_case(one) for one in some] for some in pairs.values()])
        opinions = {id_: reading.opinion for id_, reading in heard.by_id.items()}
        findings = tuple(replace(one, opinion=opinions.get((one.directive.id, one.local))) for one in found)
        recorded = (*comparison.run.settings, ("opinion", self.asker.record.model))
        warnings = (*comparison.warnings, _tell_opinions(len(doubtful), heard.judging))
        return replace(comparison, findings=findings, run=replace(comparison.run, settings=recorded), warnings=warnings)

    def _hear(self, by_pair: Sequence[Sequence[Case]]) -> Readings:
        """What the model proves of each case; those of one pair of documents may be asked about together."""
        cases = [case for some in by_pair for case in some]
        outcome: Outcome = {one.id: Said(None, why, sent=False) for one in cases if (why := _unaskable(one))}
        askable = [[one for one in some if one.id not in outcome] for some in by_pair]
        questions = [question for some in askable for question in gather(some)]
        outcome |= self._ask(FIRST, questions)
        # A question about several directives whose answer cannot be read is put again for each alone.
        several = [one for question in questions for one in question.cases if len(question.cases) > 1]
        outcome |= self._ask(SINGLY, [Question((one,)) for one in several if outcome[one.id] is NOT_JSON])
        doubted, lost = self._doubt_omissions(cases, outcome)
        outcome |= doubted
        readings = {id_: reading for id_, one in outcome.items() if (reading := self._close(one)) is not None}
        lost += sum(isinstance(one, Said) and one.note not in (SPOKEN_TO, NOTHING) for one in outcome.values())
        return Readings(readings, self._tell(outcome), lost)

    def _find_cases(self, meeting: Meeting) -> tuple[Case, ...]:
        """The directives of a pair with the clauses that are sent: more than the program keeps in view."""
        wide = replace(self.settings, shortlist=FIXED.judge_sent)
        found = match(meeting.directives, meeting.local, wide)
        spoken = {clause.id for clause in meeting.local.clauses if instructs(clause)}
        return tuple(_make_case(one.directive, one.local, one.weighed, spoken) for one in found)

    def _ask(self, stage: str, questions: Sequence[Question]) -> Outcome:
        said = self.asker.put(stage, questions)
        outcome: Outcome = {}
        for question in questions:
            answer = said[self._key(question)]
            if answer.text is None:
                outcome |= {case.id: answer for case in question.cases}
                continue
            proven = prove(answer.text, question, self.asker.record.model, self.settings.most)
            outcome |= {case.id: one for case, one in zip(question.cases, proven, strict=True)}
        return outcome

    def _doubt_omissions(self, cases: Iterable[Case], outcome: Outcome) -> tuple[Outcome, int]:
        """Omissions that are not believed at once, asked again where much hangs on them; and how often in vain."""
        again: list[tuple[Reading, Question]] = []
        doubted: Outcome = {}
        for case in cases:
            reading = outcome[case.id]
            if not isinstance(reading, Reading) or reading.relation is not Relation.OMIT:
                continue
            if case.withheld:
                doubted[case.id] = Refused(WITHHELD)
            elif weighty(case.directive):
                again.append((reading, Question((case,), again=True)))
        said = self.asker.put(AGAIN, [question for _, question in again])
        for reading, question in again:
            doubted[question.cases[0].id] = confirm(reading, said[self._key(question)], question)
        return doubted, sum(one.text is None for one in said.values())

    def _key(self, question: Question) -> str:
        return question.key(self.asker.record.model, self.asker.record.server.digest)

    def _close(self, one: Reading | Refused | Said) -> Reading | None:
        """The reading of a case; None where nobody was asked."""
        if isinstance(one, Reading):
            return one
        if isinstance(one, Said) and not one.sent:
            return None
        return Reading(None, (), (), (), "", self.asker.record.model, _why(one))

    def _tell(self, outcome: Outcome) -> Judging:
        why = Counter(_why(one) for one in outcome.values())
        used = why.pop("", 0)
        unsent = sum(isinstance(one, Said) and not one.sent for one in outcome.values())
        refused = sorted(why.items(), key=lambda item: (-item[1], item[0]))
        record, asked = self.asker.record, len(outcome) - unsent
        server = record.server
        return Judging(record.model, server.digest, server.name, len(outcome), asked, used, tuple(refused))


def _make_case(directive: Directive, local: str, weighed: Sequence[Candidate], spoken: Collection[str]) -> Case:
    """A case without the clauses that speak to the reader, by their ids."""
    sent = tuple(one for one in weighed if one.clause.id not in spoken)
    return Case(directive, local, sent, len(weighed) - len(sent))


def _find_case(finding: Finding) -> Case:
    """A finding with what is sent for a second opinion: its kept clauses and the best rejected one."""
    kept = tuple(Candidate(one.clause, one.score, True, one.shared) for one in finding.matches)
    weighed = (*kept, finding.rejected) if finding.rejected else kept
    spoken = {one.clause.id for one in weighed if instructs(one.clause)}
    return _make_case(finding.directive, finding.local, weighed, spoken)


def _tell_opinions(doubtful: int, judging: Judging | None) -> str:
    """What the reader must know of the second opinion, one sentence."""
    assert judging is not None  # noqa: S101 - what a model that was heard leaves
    notes = [f"第二意见：待核{doubtful}项，问了{judging.asked}项，得到可核对的答复{judging.used}项"]
    if reasons := [why for why, _ in judging.refused if why not in (NO_BUDGET, NO_TIME, NO_LINE)]:
        notes.append(f"未采用的原因：{'、'.join(reasons)}")
    if judging.asked < doubtful:
        notes.append("其余因次数、时间用完或连接失败而未问")
    return "；".join(notes) + "。"


def _unaskable(case: Case) -> str:
    """Why a case is not asked about, in Chinese; empty where it is."""
    if instructs(case.directive.clause):
        return SPOKEN_TO
    return "" if case.candidates and case.directive.duties else NOTHING


def _why(one: Reading | Refused | Said) -> str:
    """Why a model's verdict does not stand, in Chinese; empty where it does."""
    return one.reason if isinstance(one, Refused) else one.note


def confirm(reading: Reading, said: Said, question: Question) -> Reading:
    """An omission after the second question: it stands only where that agrees."""
    found = prove_again(said.text, question) if said.text is not None else Refused(said.note)
    if found is None:
        return reading
    if isinstance(found, Found):
        return replace(reading, note=CONTRADICTED, again=(found.candidate.clause.id, found.words))
    return replace(reading, note=UNCONFIRMED)
