"""The way of the data, in one screen::

read → clean → join → split → identify → outline → classify      (a file becomes documents)
choose → direct → match → judge (→ overrule) → settle → set_in_time → defer → trace → hold → echo → summarize
                                                                 (documents become a comparison)
render                                                           (a comparison becomes files)
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from importlib.metadata import version
from itertools import count
from pathlib import Path

from compare.changes import trace
from compare.errors import PolicyCompareError
from compare.knowledge.titles import LABELS, OLDER_MARK, SECONDHAND_MARK
from compare.matching.additions import echo, read_above
from compare.matching.aside import defer, find_deferral
from compare.matching.choose import choose, find_copies
from compare.matching.directives import find_directives
from compare.matching.judge import NOBODY, Meeting, Readings, Reads, hold, judge, overrule, question
from compare.matching.match import match
from compare.matching.settle import find_period_end, is_older, precedes, say_version, set_in_time, settle
from compare.model.comparison import NO_WISHES, Comparison, Input, Judging, Refusal, Run, Wishes
from compare.model.documents import Directive, Document, Place, Source, mint
from compare.model.enums import Level
from compare.model.findings import Choice, Finding
from compare.progress import Progress, group, silent, tell
from compare.reading import traditional
from compare.reading.audit import audit
from compare.reading.classify import classify
from compare.reading.documents import Section, split
from compare.reading.files import check_there, name_file, read_file
from compare.reading.identity import Identified, identify, inherit, warn
from compare.reading.lines import clean
from compare.reading.outline import outline
from compare.reading.page_lines import lift_printing
from compare.reading.paragraphs import join
from compare.settings import DEFAULT, Settings
from compare.summary.summarize import summarize
from compare.text.words import quote_title
from compare.words.labels import LEVEL


def read_documents(
    paths: Sequence[Path],
    levels: Mapping[str, Level] | None = None,
    *,
    refuse: Callable[[Refusal], None] | None = None,
    progress: Progress = silent,
) -> tuple[Document, ...]:
    """All documents of the files: files by name, so that the order of the arguments changes nothing.

    Args:
        paths: The files, in any order.
        levels: Corrections: level by file name or by path as given, for every document of that file.
        refuse: Is told of each file that is there and cannot be read; the others are read all the same.
        progress: Is told of each file that is read.

    Raises:
        PolicyCompareError: A file is missing, which is found before any is read; or cannot be read, without ``refuse``.
    """
    levels = levels or {}
    for path in paths:
        check_there(path)
    documents: list[Document] = []
    for path in tell(progress, "读入文件", sorted(paths, key=name_file)):
        level = levels.get(str(path)) or levels.get(path.name)
        try:
            documents += read_source(read_file(path), level, {document.id for document in documents})
        except PolicyCompareError as problem:
            if refuse is None:
                raise
            refuse(Refusal(name_file(path), str(problem)))
    return tuple(documents)


def check_read(documents: Sequence[Document], refused: Sequence[Refusal]) -> None:
    """Refuse to go on where no file could be read."""
    if not documents and refused:
        count = "" if len(refused) == 1 else f"{len(refused)}个文件都未能读入，如 "
        raise PolicyCompareError(count + refused[0].reason)


def read_source(source: Source, level: Level | None = None, taken: Collection[str] = ()) -> list[Document]:
    """The documents of one file; ``level`` corrects what they say of themselves, ``taken`` ids are not given again."""
    printed, source = source, traditional.simplify_source(source)
    sections = split(join(source, clean(source)))
    known = inherit(tuple(identify(section, source.file, level) for section in sections), sections)
    used = set(taken)
    documents = []
    for section, identified in zip(sections, known, strict=True):
        key = (identified.identity.title, identified.identity.number, *section.collection)
        id_ = next(one for n in count() if (one := mint("d", *key, *([str(n)] if n else []))) not in used)
        used.add(id_)
        documents.append(read_section(id_, section, identified, source))
    if source is not printed:
        documents = [traditional.print_document(one, printed.lines, source.lines) for one in documents]
    return documents


def read_section(id_: str, section: Section, identified: Identified, source: Source) -> Document:
    """One document of a file."""
    paragraphs = lift_printing(identified.paragraphs)
    parts = outline(id_, paragraphs)
    place = Place(source.file, None, (paragraphs[0].place.lines[0], paragraphs[-1].place.lines[1]))
    counts, notes = audit(paragraphs, parts, source.confidence)
    warnings = (*source.warnings, *identified.warnings, *warn(identified.identity, source.file), *notes)
    return classify(
        Document(
            id_, identified.identity, source.file, place, section.collection, parts, counts, warnings, source.sha256
        )
    )


def compare_documents(
    documents: Sequence[Document],
    wishes: Wishes = NO_WISHES,
    *,
    settings: Settings = DEFAULT,
    refused: Sequence[Refusal] = (),
    reader: Reads | None = None,
    progress: Progress = silent,
) -> Comparison:
    """What every local document does with the directives of the upper documents on its subject.

    Args:
        documents: As ``read_documents`` gave them, of two levels at least.
        wishes: Which pairs are wanted; without any, documents on one subject meet.
        settings: Thresholds.
        refused: The files that could not be read: the warnings name them.
        reader: A language model that judges; where it proves nothing the program's own verdict stands.
        progress: Is told of each pair that is compared.

    Raises:
        PolicyCompareError: There is nothing to compare: one level only, no directive, no pair on one subject.
    """
    printed, documents = documents, tuple(map(traditional.simplify_document, documents))
    with naming(refused):
        check_levels(documents)
        directives = {document.id: find_directives(document) for document in documents}
        check_directives(documents, directives)
        copies = find_copies(documents)
        choices = choose(documents, wishes, copies=copies, settings=settings)
        named = (("--skip", wishes.skip), ("--local", wishes.local), ("--upper", wishes.upper))
        given = [option for option, one in named if one]
        if given and not choices:
            raise PolicyCompareError(f"{'、'.join(given)} 所留的文件中没有一份有上位文件；请改写所选")
        if not any(choice.chosen for choice in choices):
            raise PolicyCompareError("没有主题相同的上下级文件；请核对文件，或用 --pair 指定、用 --all-pairs 全部比对")
    by_id = {document.id: document for document in documents}
    chosen = [choice for choice in choices if choice.chosen]
    meetings = [Meeting(directives[one.upper], by_id[one.upper], by_id[one.local]) for one in chosen]
    readings = reader.read(meetings) if reader else NOBODY
    findings = [
        finding
        for one, choice in zip(tell(progress, "对照文件", meetings), chosen, strict=True)
        for finding in compare_pair(
            one.directives, one.upper, one.local, settings, readings=readings, strange=choice.doubtful
        )
    ]
    inputs = tuple(dict.fromkeys(Input(document.file, document.sha256) for document in documents))
    run = Run(find_version(), list_settings(settings), inputs, readings.judging)
    about = list_warnings(documents, choices, copies, chosen_by_hand=bool(wishes.pairs))
    warnings = (
        *(f"未读入：{one.reason}" for one in refused),
        *(warning for warning, _ in about),
        *tell_judging(readings.judging),
    )
    summed = summarize(run, documents, choices, findings, warnings, settings)
    comparison = replace(summed, copies=copies, about=about)
    turned = any(one is not other for one, other in zip(printed, documents, strict=True))
    return traditional.print_comparison(comparison, printed) if turned else comparison


@contextmanager
def naming(refused: Sequence[Refusal]) -> Iterator[None]:
    """Where nothing can be compared and files were refused, the message names them: they may be what is missing."""
    try:
        yield
    except PolicyCompareError as problem:
        if not refused:
            raise
        more = f"（共{len(refused)}个文件未读入）" if len(refused) > 1 else ""
        raise PolicyCompareError(f"{problem}；未读入：{refused[0].reason}{more}") from problem


def compare_pair(
    directives: Sequence[Directive],
    upper: Document,
    local: Document,
    settings: Settings = DEFAULT,
    *,
    wording: bool = True,
    readings: Readings = NOBODY,
    strange: bool = False,
) -> Iterator[Finding]:
    """What one local document does with the directives of one upper document, in their order.

    Without ``wording`` that of the matches is not marked, nor what they share told: what prints none saves the time.
    With ``strange`` the documents may be on different subjects (``Choice.doubtful``), and verdicts are to be checked.
    """
    period = find_period_end(upper)
    above = read_above(clause.text for clause in upper.clauses)
    read = traditional.simplify_document(local)
    deferral = find_deferral(read, upper)
    shown = None if read is local else traditional.Shown((local,), (read,))
    secondhand = upper.identity.kind.secondhand or local.identity.kind.secondhand
    for candidates in match(directives, read, settings, telling=wording or readings is not NOBODY):
        found = judge(candidates, read, settings, above=above, wording=wording)
        reading = readings.by_id.get((candidates.directive.id, local.id))
        found = overrule(found, candidates, reading, read, settings, above=above, wording=wording)
        found = settle(replace(found, secondhand=secondhand), upper, read)
        found = defer(set_in_time(found, upper, read, period, settings), deferral)
        found = question(found, settings) if strange else found
        finding = echo(hold(trace(found, upper, read)), settings)
        yield finding if shown is None else traditional.print_finding(finding, shown)


def check_levels(documents: Sequence[Document]) -> None:
    """Refuse documents that have nobody above or below them."""
    levels = {document.identity.level for document in documents} - {None}
    if len(levels) < 2:
        names = "、".join(LEVEL[level] for level in levels if level)
        counted, every = ("只读入1份文件，", "") if len(documents) == 1 else (f"{len(documents)}份文件", "都")
        found = f"{every}是{names}级" if names else f"层级{every}未能识别"
        raise PolicyCompareError(f"{counted}{found}，没有上下级可比；请加入另一级的文件，或用 --level 更正层级")


def check_directives(documents: Sequence[Document], directives: Mapping[str, Sequence[Directive]]) -> None:
    """Refuse upper documents that tell nobody to do anything, and local ones without anything that could answer."""
    ranks = {document.id: document.identity.level.rank for document in documents if document.identity.level}
    lowest = max(ranks.values())
    upper = [one for one in documents if ranks.get(one.id, lowest) < lowest]
    _check_any(upper, directives, "上位文件{}中没有找到部署要求")
    highest = min(ranks[one.id] for one in upper if directives[one.id])
    local = [one for one in documents if ranks.get(one.id, highest) > highest]
    _check_any(local, directives, "下级文件{}中没有找到可以对照的措施或目标")


def _check_any(documents: Sequence[Document], directives: Mapping[str, Sequence[Directive]], said: str) -> None:
    if not any(directives[one.id] for one in documents):
        named = "、".join(quote_title(one.identity.title) for one in documents[:3])
        raise PolicyCompareError(f"{said.format(named)}；请用 outline 查看读入情况")


NAMED = 3  # upper documents named in one warning


def list_warnings(
    documents: Sequence[Document],
    choices: Sequence[Choice],
    copies: Sequence[tuple[str, str]] = (),
    *,
    chosen_by_hand: bool = False,
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the reader of the report must know, each warning with the ids of the documents that it is about."""
    weighed = dict.fromkeys(choice.local for choice in choices)
    by_id = {document.id: document for document in documents}
    titles = {document.id: quote_title(document.identity.title) for document in documents}
    met = dict.fromkeys(key for choice in choices if choice.chosen for key in (choice.local, choice.upper))
    stories = tuple(one for one in weighed if by_id[one].identity.kind.secondhand and one not in met)
    alone = tuple(one for one in weighed if one not in met and not by_id[one].identity.kind.secondhand)
    unknown = tuple(document.id for document in documents if document.identity.level is None)
    warnings: list[tuple[str, tuple[str, ...]]] = []
    for local, doubted in group((one for one in choices if one.doubtful), lambda one: one.local).items():
        named = "、".join(titles[one.upper] for one in doubted[:NAMED])
        named += f"等{len(doubted)}份上位文件" if len(doubted) > NAMED else ""
        why = f"（{doubted[0].reason}）" if len(doubted) == 1 else ""
        told = f"{titles[local]}与{named}可能不是同一主题，请核对是否应当对照{why}"
        warnings.append((told, (local, *(one.upper for one in doubted))))
    for one in met:
        if (kind := by_id[one].identity.kind).secondhand:
            said = f"是{LABELS[kind]}：只作参考，不计入结论和缺口；请提供文件原文"
            warnings.append((f"{SECONDHAND_MARK}{titles[one]}{said}", (one,)))
    for told, amended in (("文字相近不等于承接", False), ("请核对修正的内容", True)):
        for one, later in _older(choices, by_id, amended=amended).items():
            when = precedes(by_id[one], by_id[later[0]]) or by_id[one].identity.date
            dates = {key: say_version(by_id[key], when) or by_id[key].identity.date for key in later}
            named = "、".join(f"{titles[key]}（{date}）" for key, date in dates.items())
            warnings.append((f"{titles[one]}（{when}）{OLDER_MARK}{named}：{told}", (one, *later)))
    for copy, kept in copies:
        same = f"{by_id[copy].file} 与 {by_id[kept].file} 是同一份文件，只按后者比对一次"
        warnings.append((f"{titles[copy]}：{same}", (kept,)))

    def leave(ids: tuple[str, ...], what: str, advice: str = "") -> None:
        if ids:
            warnings.append((f"{len(ids)}份{what}，未比对：{'、'.join(titles[one] for one in ids)}{advice}", ids))

    if not chosen_by_hand:
        leave(stories, "报道、讲话或解读不是文件原文", "；要比对请用 --local 指定，或提供文件原文")
        leave(alone, "本级文件没有同主题的上位文件")
    leave(unknown, "文件未能识别层级")
    return tuple(warnings)


def _older(choices: Sequence[Choice], by_id: Mapping[str, Document], *, amended: bool) -> dict[str, list[str]]:
    """The upper documents that came after a local one that met them; with ``amended`` those whose amendment did."""
    found: dict[str, list[str]] = {}
    for one in choices:
        later = is_older(by_id[one.local].identity.date, by_id[one.upper].identity.date) and not one.older
        if one.chosen and (later if amended else one.older):
            found.setdefault(one.local, []).append(one.upper)
    return found


def tell_judging(judging: Judging | None) -> tuple[str, ...]:
    """What the reader of the report must know of the model that judged, one sentence; nothing where none did."""
    if judging is None:
        return ()
    told = (
        f"模型判定（{judging.model}）：部署要求{judging.directives}项，询问{judging.asked}项，"
        f"有逐字证据而采用{judging.used}项，其余为程序判定"
    )
    why = "、".join(f"{why}（{count}项）" for why, count in judging.refused)
    return (f"{told}；未采用的原因：{why}。" if why else f"{told}。",)


def list_settings(settings: Settings) -> tuple[tuple[str, str | int | float | bool], ...]:
    """The settings by name, for the record of the run."""
    return tuple((field.name, getattr(settings, field.name)) for field in fields(settings))


def find_version() -> str:
    """The version of the installed package."""
    return version("policy-compare")
