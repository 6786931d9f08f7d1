"""Run a survey: what is not in the store yet is worked on and written as it comes, then all of it is put together."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from compare.errors import PolicyCompareError
from compare.matching.directives import find_directives
from compare.model import Choice, Document, Input, Level, Refusal, Run
from compare.model.comparison import NO_WISHES, Wishes
from compare.opinion.servers import Endpoint
from compare.pipeline import check_read, find_version, list_settings, naming, read_documents, tell_judging
from compare.progress import Progress, silent
from compare.reading.files import NAMES, is_named, load_file, name_file
from compare.settings import DEFAULT, Settings
from compare.survey.assemble import assemble, name_upper
from compare.survey.model import Failure, FailureKind, Survey
from compare.survey.plans import Task, choose_uppers, prepare
from compare.survey.plans import refuse as refuse_local
from compare.survey.store import Store, against_key, digest, file_key, judge_key, pack, result_key
from compare.survey.workers import Against, Done, Fault, Lost, Processes, Workers, spread
from compare.text.words import quote_title


@dataclass(slots=True)
class Picks:
    """Which documents take part, as the user wishes; the title of a local one is known when its file is read."""

    wishes: Wishes
    fitted: set[str] = field(default_factory=set)  # the patterns that have fitted something
    out: dict[str, None] = field(default_factory=dict)  # the documents left out, by title, in the order met

    def takes_local(self, file: str, title: str, number: str) -> bool:
        """Whether a local document, or the failure of one, takes part; of a file that was not read nobody knows."""
        return self.takes(file, title, number, self.wishes.local if title else ())

    def takes(self, file: str, title: str = "", number: str = "", only: Sequence[str] = ()) -> bool:
        """Whether a document, or by its name alone a file, takes part: not skipped, and fitting ``only``, if any."""

        def fitting(patterns: Sequence[str]) -> set[str]:
            return {one for one in patterns if is_named(one, file, title, number)}

        skipped, wanted = fitting(self.wishes.skip), fitting(only)
        self.fitted |= skipped | wanted
        taken = not skipped and (not only or bool(wanted))
        if not taken:
            self.out[quote_title(title) if title else file] = None
        return taken

    def check(self, option: str, patterns: Sequence[str]) -> None:
        """Refuse a pattern that fits nothing: it is misspelt."""
        if unused := next((one for one in patterns if one not in self.fitted), None):
            raise PolicyCompareError(f"{option}：没有文件符合“{unused}”；请写{NAMES}")

    def check_rest(self) -> None:
        """The same of all patterns but those of upper documents, which are checked once these are read."""
        self.check("--local", self.wishes.local)
        self.check("--skip", self.wishes.skip)

    def tell(self) -> tuple[str, ...]:
        """Who was left out, one sentence."""
        if not self.out:
            return ()
        named = "、".join(list(self.out)[:3]) + ("等" if len(self.out) > 3 else "")
        return (f"按 --local、--upper、--skip 的要求未列入{len(self.out)}份：{named}",)


def read_uppers(
    against: Sequence[Path], levels: Mapping[str, Level], refuse: Callable[[Refusal], None], picks: Picks
) -> tuple[tuple[Document, ...], tuple[Failure, ...]]:
    """The upper documents that can be used, and why others cannot, of which ``refuse`` is told once all are read."""
    refused: list[Refusal] = []
    there = read_documents([one for one in against if picks.takes(name_file(one))], levels, refuse=refused.append)
    check_read(there, refused)
    wanted = picks.wishes.upper
    read = tuple(one for one in there if picks.takes(one.file, one.identity.title, one.identity.number, wanted))
    picks.check("--upper", wanted)
    if not read:
        raise PolicyCompareError("没有留下上位文件；请检查 --upper 和 --skip")
    failures = [Failure(one.file, FailureKind.UNREAD, one.reason) for one in refused]
    for one in read:
        if one.identity.level is None:
            title = one.identity.title
            reason = f"{one.file}：未能识别上位文件{quote_title(title)}的层级；请用 --level {one.file}=national 等指定"
            failures.append(Failure(one.file, FailureKind.NO_LEVEL, reason, title))
    failures.sort(key=lambda one: one.file)
    for failure in failures:
        refuse(Refusal(failure.file, failure.reason))
    uppers = tuple(one for one in read if one.identity.level is not None)
    if not uppers:
        raise PolicyCompareError(failures[0].reason)
    with naming([Refusal(one.file, one.reason) for one in failures]):
        if not any(map(find_directives, uppers)):
            named = "、".join(quote_title(one.identity.title) for one in uppers[:3])
            raise PolicyCompareError(f"上位文件{named}中没有找到部署要求；请用 outline 查看读入情况")
    return uppers, tuple(failures)


def warn(refused: Sequence[Failure]) -> tuple[str, ...]:
    """What the reader of the whole must know of upper files that could not be used."""
    files = tuple(dict.fromkeys(one.file for one in refused))
    if not files:
        return ()
    named = "、".join(files[:3]) + ("等" if len(files) > 3 else "")
    return (f"{len(files)}个上位文件未能读入或层级不明，其中的部署不在普查之内：{named}",)


def tell_twice(uppers: Sequence[Document], files: Set[str]) -> tuple[str, ...]:
    """That upper documents which stand below others, and among the local files, are no column of the matrix."""
    top = min(one.identity.level.rank for one in uppers if one.identity.level)
    twice = [one for one in uppers if one.identity.level and one.identity.level.rank > top and one.file in files]
    if not twice:
        return ()
    named = "、".join(map(name_upper, twice[:3])) + ("等" if len(twice) > 3 else "")
    return (f"{len(twice)}份文件已作上位文件，没有再作本级文件对照其上级，要看它们请另作一次普查：{named}",)


@dataclass(frozen=True, slots=True)
class Known:
    """What the sender of an order remembers of it."""

    file: str
    sha256: str
    file_key: str
    result_key: str


@dataclass(slots=True)
class Course:
    """Where a running survey stands."""

    total: int  # how many files there are
    progress: Progress
    keys: dict[str, str] = field(default_factory=dict)  # of the result of each file that has one
    failures: list[Failure] = field(default_factory=list)  # of the files that have none
    inputs: dict[str, str] = field(default_factory=dict)  # every file that could be opened
    failed: int = 0  # failures so far, those inside results too
    done: int = 0

    def step(self, failures: Sequence[Failure] = ()) -> None:
        """One file more is done."""
        self.done += 1
        self.failed += len(failures)
        self.progress(STAGE, self.done, self.total, self.failed)


STAGE = "普查文件"


@dataclass(frozen=True, slots=True)
class Judge:
    """A language model that judges: whom each worker asks, and what tells the model from others of its name."""

    endpoint: Endpoint
    digest: str = ""


Hire = Callable[[Against], AbstractContextManager[Workers]]  # how the workers are made, once the upper side is known


def run_survey(
    files: Sequence[Path],
    against: Sequence[Path],
    store: Store,
    *,
    levels: Mapping[str, Level] | None = None,
    hire: Hire = lambda against: Processes(against, 1),
    judge: Judge | None = None,
    settings: Settings = DEFAULT,
    wishes: Wishes = NO_WISHES,
    refuse: Callable[[Refusal], None] = lambda _: None,
    progress: Progress = silent,
) -> Survey:
    """Hold every local file against the upper ones: the same whatever the workers, the order, and what was stored.

    Files that are upper ones, too, are left out; those that cannot be used are failures of the survey, and ``refuse``
    is told of the upper ones before the long part. The ``store`` must stay open as long as the survey is used;
    ``wishes`` say which documents take part, and change nothing of what is stored; their pairs do not count.

    Raises:
        PolicyCompareError: An upper file is missing, none of them can be used or asks for anything, or no local file
            could be compared, or a pattern fits nothing.
    """
    levels, picks = levels or {}, Picks(wishes)
    uppers, refused = read_uppers(against, levels, refuse, picks)
    key = against_key(uppers, settings)
    side = Against(key, pack(uppers), settings)
    if judge:
        side = Against(judge_key(key, judge.endpoint.model, judge.digest), side.uppers, settings, judge.endpoint)
    locals_ = leave_out(files, against, picks)
    course = Course(len(locals_), progress)
    progress(STAGE, 0, course.total)
    orders = draw_orders(locals_, levels, store, side.key, course)
    first = next(orders, None)
    if first is not None:  # a run that finds everything in the store needs no worker
        with hire(side) as workers:
            for done in spread(side.key, chain((first,), orders), workers):
                settle(done, store, course)
    inputs = (*(Input(one.file, one.sha256) for one in uppers), *(Input(*one) for one in course.inputs.items()))
    run = Run(find_version(), list_settings(settings), tuple(dict.fromkeys(inputs)))
    names = [*sorted(map(name_file, against)), *map(name_file, locals_)]
    failures = (*refused, *course.failures)
    survey = assemble(store, run, uppers, names, course.keys, failures, settings, picks.takes_local)
    picks.check_rest()
    check_compared(survey, refused, len(locals_))
    twice = tell_twice(uppers, {name_file(one) for one in files})
    told = (*warn(refused), *survey.warnings, *twice, *picks.tell(), *tell_judging(survey.run.judging))
    return replace(survey, warnings=told)


def check_compared(survey: Survey, refused: Sequence[Failure], files: int) -> None:
    """Refuse a survey in which no local document could be compared; it names one, and the upper files that failed."""
    if survey.governments:
        return
    with naming([Refusal(one.file, one.reason) for one in refused]):
        if len(survey.failures) == len(refused):
            raise PolicyCompareError("没有留下本级文件；请检查 --local 和 --skip")
        raise PolicyCompareError(f"{files} 个文件都未能比对，例如：{survey.failures[len(refused)].reason}")


def leave_out(files: Sequence[Path], against: Sequence[Path], picks: Picks) -> tuple[Path, ...]:
    """The local files by name, without the upper ones and those to skip; refused where nothing is left."""
    uppers = {one.resolve() for one in against}
    left = tuple(one for one in files if one.resolve() not in uppers and picks.takes(name_file(one)))
    if not left:
        raise PolicyCompareError("除上位文件外没有本级文件；请检查文件夹")
    return tuple(sorted(left, key=name_file))


def list_survey(
    files: Sequence[Path],
    against: Sequence[Path],
    *,
    levels: Mapping[str, Level] | None = None,
    settings: Settings = DEFAULT,
    wishes: Wishes = NO_WISHES,
    refuse: Callable[[Refusal], None] = lambda _: None,
    progress: Progress = silent,
) -> tuple[tuple[Document, ...], tuple[Choice, ...]]:
    """What ``run_survey`` would compare: the documents, and which upper ones each local one meets; refused as there."""
    levels, picks = levels or {}, Picks(wishes)
    uppers, _ = read_uppers(against, levels, refuse, picks)
    prepared = prepare(uppers, settings)
    locals_ = read_documents(leave_out(files, against, picks), levels, refuse=refuse, progress=progress)
    choices: list[Choice] = []
    for one in locals_:
        failure = refuse_local(one, uppers, settings)
        # A survey keeps no 文号 of what failed.
        if not picks.takes_local(one.file, one.identity.title, "" if failure else one.identity.number):
            continue
        if failure:
            refuse(Refusal(failure.file, failure.reason))
        else:
            choices += choose_uppers(one, prepared)
    picks.check_rest()
    return (*uppers, *locals_), tuple(choices)


def draw_orders(
    files: Sequence[Path], levels: Mapping[str, Level], store: Store, against: str, course: Course
) -> Iterator[tuple[Known, Task]]:
    """The orders for all files that have no result yet, each file read when its turn comes."""
    for path in files:
        file = name_file(path)
        try:
            data = load_file(path)
        except PolicyCompareError as problem:
            failure = Failure(file, FailureKind.UNREAD, str(problem))
            course.failures.append(failure)
            course.step((failure,))
            continue
        sha256 = hashlib.sha256(data).hexdigest()
        course.inputs[file] = sha256
        level = levels.get(str(path)) or levels.get(path.name)
        mine = file_key(sha256, file, level)
        known = Known(file, sha256, mine, result_key(mine, against))
        if store.has(known.result_key):
            course.keys[file] = known.result_key
            store.reused += 1
            course.step()
        else:
            yield known, Task(file, data, level, store.documents(mine))


def settle(done: Done[Known], store: Store, course: Course) -> None:
    """Write down what became of one file. What may turn out otherwise another time is not kept."""
    known, result = done.known, done.result
    if isinstance(result, Lost):
        reason = f"{known.file}：处理它的进程意外中止（多次）；请单独检查该文件，或在内存更大的机器上再试"
        failures: tuple[Failure, ...] = (Failure(known.file, FailureKind.LOST, reason),)
    elif isinstance(result, Fault):
        reason = f"{known.file}：程序处理时出错（{result.said}）；请把文件和这一行交给程序的维护者"
        failures = (Failure(known.file, FailureKind.FAULT, reason),)
    else:
        failures = result.failures
        # What cannot be read today may be, once an extra is installed.
        if not any(one.kind is FailureKind.UNREAD for one in failures):
            # What a model still owes answers for is shown now and worked on again the next time.
            key = digest(known.result_key, result.head, result.cells) if result.unfinished else known.result_key
            store.keep(known.file, known.sha256, known.file_key, result.documents, (key, result.head, result.cells))
            course.keys[known.file] = key
    if known.file not in course.keys:
        course.failures += failures
    course.step(failures)
