"""Try a model on ten built-in questions: is it right, does it quote verbatim, how long would 300 directives take."""

from __future__ import annotations

import time
from dataclasses import dataclass

from compare.knowledge.questions import FIT_QUOTED, FIT_RIGHT, TRIALS, Known, Trial
from compare.matching.directives import direct
from compare.model import Candidate, Clause, Place, Reading, Relation
from compare.opinion.case import Case, Question
from compare.opinion.prove import prove
from compare.opinion.put_all import Asker
from compare.settings import DEFAULT

MANY = 300  # directives of a run that is foretold
_AGAIN = 1.15  # questions to a directive, those that an omission is held against included


@dataclass(frozen=True, slots=True)
class Fitness:
    """What came of the trial."""

    directives: int  # how many were asked about
    right: int  # how many relations are right
    carried: int  # how many are carried by the key
    quoted: int  # of these, for how many a right clause is named first and quoted verbatim
    duties: int  # how many duties the carried ones have
    duties_right: int  # how many of them are rightly answered, or rightly left without an answer
    questions: int  # how many questions were put
    seconds: float  # that all answers took together
    jobs: int  # questions under way at a time
    faults: tuple[str, ...]  # what was wrong with answers, in Chinese, each once

    @property
    def fit(self) -> bool:
        """Whether the model may judge."""
        return self.right >= FIT_RIGHT * self.directives and self.quoted >= FIT_QUOTED * self.carried

    @property
    def each(self) -> float:
        """Seconds that an answer takes, others being under way."""
        return self.seconds * min(self.jobs, self.questions) / self.questions

    @property
    def minutes(self) -> float:
        """What many directives would take, each asked alone."""
        return self.each * MANY * _AGAIN / self.jobs / 60


def try_model(asker: Asker, jobs: int) -> Fitness:
    """Put the built-in questions; the asker must not have answers from before, or the time says nothing."""
    questions = [make_question(number, trial) for number, trial in enumerate(TRIALS, 1)]
    began = time.monotonic()
    said = asker.put("试问模型", questions)
    seconds = time.monotonic() - began
    right = quoted = carried = duties = duties_right = 0
    faults: dict[str, None] = {}
    for trial, question in zip(TRIALS, questions, strict=True):
        answer = said[question.key(asker.record.model, asker.record.server.digest)]
        if answer.text is None:
            faults[answer.note] = None
        read = prove(answer.text or "", question, asker.record.model, DEFAULT.most)
        for known, case, one in zip(trial.directives, question.cases, read, strict=True):
            carried += known.relation != Relation.OMIT
            duties += len(case.directive.duties) * (known.relation != Relation.OMIT)
            if not isinstance(one, Reading):
                faults |= {one.reason: None} if answer.text is not None else {}
                continue
            right += one.relation == known.relation
            if known.relation != Relation.OMIT and one.kept:
                quoted += one.kept[0].clause.order in known.clauses
                duties_right += sum((a.clause is None) == _lacks(known, a.duty.text) for a in one.answers)
    return Fitness(
        2 * len(TRIALS), right, carried, quoted, duties, duties_right, len(questions), seconds, jobs, tuple(faults)
    )


def make_question(number: int, trial: Trial) -> Question:
    """A trial as it would be asked in a run."""
    candidates = tuple(
        Candidate(_clause("l", f"{number}-{at}", text, at), 0.5, False, ()) for at, text in enumerate(trial.clauses, 1)
    )
    cases = tuple(
        Case(direct(_clause("u", f"{number}-{at}", one.text, at)), "l", candidates)
        for at, one in enumerate(trial.directives, 1)
    )
    return Question(cases)


def _clause(document: str, id_: str, text: str, order: int) -> Clause:
    return Clause(f"{document}{id_}", document, (), "", text, Place("", None, (order, order)), order)


def _lacks(known: Known, duty: str) -> bool:
    """Whether a duty is one that nothing answers, by the key."""
    return any(words in duty or duty.rstrip("。") in words for words in known.missing)


def print_fitness(found: Fitness, model: str, server: str) -> str:
    """What came of the trial, as a person reads it."""
    lines = [
        f"模型 {model}{f'（{server}）' if server else ''}：{found.questions} 问，{found.directives} 项要求",
        f"  关系判断正确      {found.right}/{found.directives}",
        f"  条款指对且逐字摘录 {found.quoted}/{found.carried}",
        f"  要点答得对        {found.duties_right}/{found.duties}",
        f"  每个答复          {found.each:.1f} 秒；{MANY} 项要求约 {found.minutes:.0f} 分钟（同时 {found.jobs} 问）",
    ]
    if found.faults:
        lines.append(f"  不能用的答复      {'、'.join(found.faults)}")
    wanted = f"关系至少 {FIT_RIGHT:.0%} 正确、条款至少 {FIT_QUOTED:.0%} 指对并逐字摘录"
    lines.append(f"结论：{'适合' if found.fit else '不适合'}用于判定（要求{wanted}）")
    return "\n".join(lines)
