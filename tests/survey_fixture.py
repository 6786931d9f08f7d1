"""What tests of surveys share: one built by hand (every relation and doubt, hostile text), and work without processes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import Any, Self

from compare.model import (
    Audit,
    Certainty,
    ChangeKind,
    Clause,
    Directive,
    Document,
    Duty,
    Force,
    Frame,
    Identity,
    Input,
    Level,
    Manner,
    Place,
    Relation,
    Run,
)
from compare.summary.summarize import tally
from compare.survey.model import (
    Adopter,
    Cell,
    CellChange,
    Cluster,
    Evidence,
    Failure,
    FailureKind,
    Government,
    Local,
    Member,
    Row,
    Survey,
    Upper,
    Uptake,
)
from compare.survey.workers import Against, set_up

HOSTILE = "<script>alert('x')</script>&amp;\"'=1+1</td></table>"
FORMULA = '=HYPERLINK("http://example.invalid")'
UPPER_DATE = "2021-06-01"
CHAPTERS = ("第一章 总体要求", "第二章 重点任务", "第三章 保障措施")
# How a cell falls, by (government + 2 × directive) modulo their number: relation, its share of duties, doubt, its job.
FALLS: tuple[tuple[Relation, float, bool, bool], ...] = (
    (Relation.ADOPT, 1.0, False, True),
    (Relation.EXTEND, 0.5, False, True),
    (Relation.OMIT, 0.0, False, True),
    (Relation.ADOPT, 2 / 3, True, True),
    (Relation.OMIT, 0.0, True, True),
    (Relation.OMIT, 0.0, False, False),
    (Relation.EXTEND, 1.0, False, True),
)


def place(file: str, line: int) -> Place:
    return Place(file, None, (line, line + 1))


def make_upper(directives: int) -> Upper:
    """An upper document whose first directive is hostile."""
    made = []
    for index in range(directives):
        words = HOSTILE if index == 0 else f"建设第{index}类社区食堂，落实配套用房"
        clause = Clause(
            f"u/{index}", "u", (CHAPTERS[index * 3 // directives],), f"（{index + 1}）", f"（{index + 1}）{words}。",
            place("国家意见.txt", index * 2 + 1), index,
        )  # fmt: skip
        made.append(Directive(clause, Force.SHALL, (Duty(words), Duty("落实配套用房"))))
    identity = Identity("关于社区食堂的意见", Level.NATIONAL, date=UPPER_DATE)
    document = Document(
        "u", identity, "国家意见.txt", place("国家意见.txt", 1), (), tuple(one.clause for one in made), Audit()
    )
    return Upper(document, tuple(made))


def make_local(index: int) -> Local:
    """A plan; the first is an excerpt, the second short and older than the upper document, the third hostile."""
    return Local(
        id=f"l{index}",
        title=FORMULA if index == 2 else f"第{index}地社区食堂实施方案",
        level=Level.PROVINCIAL if index < 2 else Level.MUNICIPAL,
        region=region(index),
        issuers=("示例市人民政府",),
        number=f"示发〔2022〕{index}号",
        date="2020-01-01" if index == 1 else f"2022-{index % 12 + 1:02}-01",
        file=f"方案/{index}.txt",
        sha256=f"{index:064}",
        excerpt=index == 0,
        truncated=False,
        quality=0.5 if index == 3 else 1.0,
        characters=100 if index == 1 else 5000,
        clauses=20,
        measures=12,
        initiatives=index,
        compared=("u",),
        warnings=(HOSTILE,) if index == 2 else (),
    )


def region(index: int) -> str:
    return f"第{'甲乙'[index]}省" if index < 2 else f"第{'甲乙'[index % 2]}省示{index}市"


def make_cell(at: int, index: int) -> Cell:
    relation, coverage, doubtful, job = FALLS[(index + 2 * at) % len(FALLS)]
    carried = relation is not Relation.OMIT
    text = HOSTILE if (at, index) == (1, 6) else f"{region(index)}办好第{at}类社区食堂，配套用房{index}处。"
    return Cell(
        directive=f"u/{at}",
        document=f"l{index}",
        relation=relation,
        applicable=job,
        coverage=coverage,
        confidence=0.5 if doubtful else 0.9,
        uncertain=doubtful,
        reason="有 1 处条款对应。" if carried else "未提及。",
        copied=0.25 if carried else 0.0,
        manner=Manner.REWORD if carried else None,
        evidence=Evidence(f"l{index}/{at}", (), text, place(f"{index}.txt", at + 1), 0.6),
        carriers=1 if carried else 0,
        missing=("落实配套用房",) if carried and coverage < 1 else (),
        changes=(CellChange(ChangeKind.FORCE_WEAKENED, "“应当”写作“鼓励”", Certainty.SURE),)
        if relation is Relation.EXTEND
        else (),
    )


def build(governments: int = 9, directives: int = 12, frame: Frame = Frame()) -> Survey:  # noqa: B008 - immutable
    """The survey; the second government has no cell for the last directive's number when it was not compared: none here."""
    upper = make_upper(directives)
    rows = []
    for index in range(governments):
        cells = tuple(make_cell(at, index) for at in range(directives))
        local = make_local(index)
        province = f"第{'甲乙'[index % 2]}省"
        one = Government(f"g-{index}", local.region, local.level, local.region, province, (local,), tally(cells))
        rows.append(Row(one, cells))
    return Survey(
        run=Run("9.9", (("link", 0.5),), (Input("国家意见.txt", "0" * 64),)),
        uppers=(upper,),
        governments=tuple(row.government for row in rows),
        rows=tuple(rows),
        uptakes=tuple(make_uptake(at, rows) for at in range(directives)),
        clusters=make_clusters(governments),
        failures=(Failure("坏.pdf", FailureKind.UNREAD, f"坏.pdf：打不开{HOSTILE}；请核对"),),
        warnings=(f"提示{HOSTILE}",),
        frame=frame,
    )


def make_uptake(at: int, rows: Sequence[Row]) -> Uptake:
    cells = [row.cells[at] for row in rows]
    first = sorted(
        (row.government.documents[0].date, index)
        for index, row in enumerate(rows)
        if row.cells[at].carriers and not row.cells[at].uncertain
    )
    adopters = tuple(Adopter(f"g-{index}", f"l{index}", date) for date, index in first[:5])
    return Uptake(f"u/{at}", tally(cells), sum(one.weakened for one in cells), adopters)


def make_clusters(governments: int) -> tuple[Cluster, ...]:
    if governments < 6:
        return ()
    members = (
        Member("l4", "g-4", "2022-05-01", "", 1.0),
        Member("l5", "g-5", "2022-06-01", "l4", 0.83),
    )
    return (Cluster("k", members, 0.83),)


class Here(Executor):
    """Works in this process, at once."""

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(function(*arguments, **named))
        except Exception as problem:  # noqa: BLE001 - an executor hands on what it is given
            future.set_exception(problem)
        return future


class Inside:
    """This process as the place where work is done; no other one loads the dictionary again for each survey."""

    tries, losses = 2, (BrokenExecutor,)

    def __init__(self, against: Against, width: int = 1) -> None:
        self.width = width
        set_up(against)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def executor(self, *, fresh: bool = False) -> Executor:
        return Here()
