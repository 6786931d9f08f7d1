"""Results to a survey: documents become governments, by who issued them; cells are walked once and counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from compare.matching.directives import find_directives
from compare.model import NO_TALLY, Document, Judging, Level, Run
from compare.model.documents import mint
from compare.progress import group
from compare.reading.lines import READING
from compare.settings import DEFAULT, Settings
from compare.summary.summarize import Counting, tally
from compare.survey.model import Adopter, Cell, Failure, Government, Local, Row, Survey, Upper, Uptake
from compare.survey.plans import Sketch
from compare.survey.similar import find_clusters
from compare.survey.store import Store, unpack
from compare.survey.workers import Cells, Head
from compare.text.places import find_province, load_places
from compare.text.words import quote_title

# A county's region is told to the city only; its own name stands in its issuer's.
_COUNTY = re.compile(r"^(?P<name>.{2,20}?[县区市旗])(?:人民政府|人民代表大会|委员会|委|政府|发展)")
_LAST = 10_000  # behind every code


def find_governments(documents: Sequence[Local]) -> tuple[Government, ...]:
    """The governments of some documents, by level, province, region, not counted; an unknown place makes its own."""
    found = group(documents, lambda one: (one.level, name_place(one) or one.id))
    governments = [_make(level, name, mine) for (level, name), mine in found.items()]
    return tuple(sorted(governments, key=_rank))


def name_place(local: Local) -> str:
    """The place that a document is of, as full as it is known; empty where it is unknown."""
    if local.level is not Level.COUNTY:
        return local.region
    named = next(filter(None, map(_COUNTY.match, local.issuers)), None)
    if named is None:
        return ""
    name = named["name"]
    within = (at for at in range(len(local.region)) if name.startswith(local.region[at:]))
    return local.region[: next(within, len(local.region))] + name


def _make(level: Level, name: str, documents: Sequence[Local]) -> Government:
    unknown = documents[0].id == name
    region, called = ("", documents[0].title) if unknown else (name, name)
    ordered = tuple(sorted(documents, key=lambda one: (not one.date, one.date)))
    return Government(mint("g", level, name), called, level, region, find_province(region), ordered, NO_TALLY)


def _rank(government: Government) -> tuple[int, int, int, str, str]:
    """Level, then place by its code; unlisted places behind the others, by name."""
    provinces = list(dict.fromkeys(load_places()[0].values()))
    cities = load_places()[1]
    province = provinces.index(government.province) if government.province in provinces else _LAST
    inside = next((at for at, name in enumerate(cities.values()) if government.region.startswith(name)), _LAST)
    return government.level.rank, province, inside if government.region else _LAST, government.name, government.id


_FIRST = 5  # first adopters told of each directive


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a local document lies in the store: key of its file's result, position in it; and its id in the survey."""

    key: str
    position: int
    local: Local


class StoredRows:
    """The rows of a survey, read from an open store one government at a time.

    ``order`` has the directives in order, by id, each with the id of its upper document. What a document on another
    subject, perhaps, does with an upper document counts for nothing beside one that is on it.
    """

    def __init__(
        self,
        store: Store,
        governments: Sequence[Government],
        standings: Mapping[str, Standing],
        order: Mapping[str, str],
    ) -> None:
        self._store, self._governments, self._standings = store, governments, standings
        self._rank, self._upper = {one: at for at, one in enumerate(order)}, order

    def __iter__(self) -> Iterator[Row]:
        for government in self._governments:
            earnest = {key for one in government.documents for key in set(one.compared) - set(one.strange)}
            merged = merge(
                cell
                for one in government.documents
                for cell in self._cells(self._standings[one.id])
                if self._upper[cell.directive] not in earnest.intersection(one.strange)
            )
            yield Row(government, tuple(sorted(merged, key=lambda one: self._rank[one.directive])))

    def _cells(self, standing: Standing) -> Iterator[Cell]:
        for cell in unpack(self._store.cells(standing.key), Cells, self._store.path)[standing.position]:
            yield replace(cell, document=standing.local.id)


def merge(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """One cell for each directive: of several documents of a government, the strongest verdict stands for it."""
    same = group(cells, lambda one: one.directive).values()
    return tuple(max(found, key=lambda one: one.strength) for found in same)


def assemble(
    store: Store,
    run: Run,
    uppers: Sequence[Document],
    files: Sequence[str],
    keys: Mapping[str, str],
    failures: Sequence[Failure],
    settings: Settings = DEFAULT,
    takes: Callable[[str, str, str], bool] = lambda *_: True,
) -> Survey:
    """Make the survey of what lies in the store, which must stay open as long as it is used.

    Of the local ``files`` some have a result by its key, the others a failure; ``takes`` says of each document, by
    file, title and 文号, whether it is wanted.
    """
    above = tuple(Upper(one, find_directives(one)) for one in uppers)
    order = {directive.id: upper.document.id for upper in above for directive in upper.directives}
    standings: dict[str, Standing] = {}
    sketches: dict[str, Sketch] = {}
    judgings: list[Judging] = []
    failed = [one for one in failures if takes(one.file, one.title, "")]
    for file in files:
        if file in keys:
            head = unpack(store.head(keys[file]), Head, store.path)
            failed += [other for other in head.failures if takes(other.file, other.title, "")]
            for position, one in enumerate(head.examined):
                if not takes(one.local.file, one.local.title, one.local.number):
                    continue
                judgings += [one.judging] if one.judging else []
                # The same title in two files gives one id; the first keeps it.
                id_ = one.local.id if one.local.id not in standings else mint("d", one.local.id, file)
                standings[id_] = Standing(keys[file], position, replace(one.local, id=id_))
                sketches[id_] = one.sketch
    governments = find_governments([one.local for one in standings.values()])
    legible = all(one.audit.quality >= READING.quality for one in uppers)
    counted, uptakes = count(StoredRows(store, governments, standings, order), order, legible=legible)
    places = {file: at for at, file in enumerate(files)}
    by_document = {local.id: one.id for one in counted for local in one.documents}
    return Survey(
        run=replace(run, judging=add_judgings(judgings)),
        uppers=above,
        governments=counted,
        rows=StoredRows(store, counted, standings, order),
        uptakes=uptakes,
        clusters=find_clusters(
            [(one.local, by_document[id_], sketches[id_]) for id_, one in standings.items()], settings.survey_alike
        ),
        failures=tuple(sorted(failed, key=lambda one: places[one.file])),
        warnings=list_warnings(counted, failed, uppers),
    )


def add_judgings(judgings: Sequence[Judging]) -> Judging | None:
    """How a language model took part in all of it; None where none did."""
    if not judgings:
        return None
    refused = sum((Counter(dict(one.refused)) for one in judgings), Counter[str]())
    why = tuple(sorted(refused.items(), key=lambda item: (-item[1], item[0])))
    counts = {key: sum(getattr(one, key) for one in judgings) for key in ("directives", "asked", "used")}
    return replace(judgings[0], **counts, refused=why)


def list_warnings(
    governments: Sequence[Government], failures: Sequence[Failure], uppers: Sequence[Document]
) -> tuple[str, ...]:
    """What a reader of the whole must know: what is missing in it, and which figures hold less than others."""
    local = [one for government in governments for one in government.documents]
    met = {frozenset(key for one in government.documents for key in one.compared) for government in governments}
    unmet = [name_upper(one) for one in uppers if not any(one.id in keys for keys in met)]
    named = "、".join(unmet[:3]) + ("等" if len(unmet) > 3 else "")
    said = (
        (len(unmet), f"份上位文件没有本级文件同它对照，其部署不在结论之内：{named}"),
        (len(met) if len(met) > 1 else 0, "组地方对照的上位文件不同，未承接率口径不一，各组之间不宜相比"),
        (len(failures), "份文件（或文件中的一份）未能对照，原因见“未对照的文件”"),
        (sum(one.truncated or one.excerpt for one in local), "份本级文件不完整（节选或中断），未见的内容不等于没有"),
        (sum(one.quality < READING.quality for one in local), "份本级文件读入质量不足，不给出覆盖度"),
        (sum(bool(one.strange) for one in local), "份本级文件与上位文件可能不是同一主题，其结论须先核对是否应当对照"),
        (sum(not one.date for one in local), "份本级文件没有日期，不参与先后比较"),
        (sum(one.kind.secondhand for one in local), "份本级文件是报道、讲话或解读，不是文件原文，不参与排名"),
    )
    return tuple(f"{number}{text}" for number, text in said if number)


def name_upper(upper: Document) -> str:
    """Its title, and its day or its file: two versions of a statute have one title."""
    return f"{quote_title(upper.identity.title)}（{upper.identity.date or upper.file}）"


def count(
    rows: StoredRows, order: Iterable[str], *, legible: bool = True
) -> tuple[tuple[Government, ...], tuple[Uptake, ...]]:
    """Walk the rows once: the governments with their figures, and what all do with each directive."""
    counts = {one: Count() for one in order}
    counted = []
    for row in rows:
        mine = row.government
        dates = {one.id: one.date for one in mine.documents}
        readable = legible and all(one.quality >= READING.quality for one in mine.documents)
        counted.append(replace(mine, tally=tally(row.cells, legible=readable)))
        for cell in row.cells:
            counts[cell.directive].add(cell, mine.id, dates[cell.document])
    return tuple(counted), tuple(one.close(directive) for directive, one in counts.items())


@dataclass(slots=True)
class Count:
    """Counts over the cells of one directive while the rows go by."""

    counting: Counting = field(default_factory=Counting)
    weakened: int = 0
    first: list[tuple[str, int, Adopter]] = field(default_factory=list)

    def add(self, cell: Cell, government: str, date: str) -> None:
        """One more cell."""
        self.counting.add(cell)
        self.weakened += cell.weakened
        if date and cell.carried and not cell.uncertain and not cell.older and not cell.secondhand:
            self.first.append((date, self.counting.relations.total(), Adopter(government, cell.document, date)))
            self.first = sorted(self.first)[:_FIRST]

    def close(self, directive: str) -> Uptake:
        """What was counted."""
        return Uptake(directive, self.counting.close(), self.weakened, tuple(one for *_, one in self.first))
