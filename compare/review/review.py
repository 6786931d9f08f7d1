"""From files to a review: the draft and the documents above it read, compared, remarked, and decisions applied."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from compare.errors import PolicyCompareError
from compare.matching.judge import Reads
from compare.model import Comparison, Decision, Document, DocumentKind, Input, Level, Refusal, Run
from compare.model.comparison import NO_WISHES, Wishes
from compare.pipeline import check_read, compare_documents, naming, read_documents, read_source
from compare.progress import Progress, silent
from compare.reading.files import load_file, name_file, read_bytes
from compare.review.decide import attach, decide, list_subjects, order_subjects, part, quote_rulings, rule
from compare.review.decision_files import read_decisions, read_input
from compare.review.model import Remark, Review, Topic, Weight
from compare.review.points import find_points
from compare.review.remark import find_remarks
from compare.review.rounds import Last, compare_rounds, read_previous, tell_reworded
from compare.settings import DEFAULT, Settings
from compare.words import phrase
from compare.words.labels import LEVEL
from compare.words.language import CHINESE

# What --fail-on may name, and the remarks that it stands for.
_STOPPING = (Topic.WEAKENED, Topic.DROPPED, Topic.ACTOR, Topic.CITATION, Topic.COPIED)
FAIL_ON = {"omit": Topic.OMITTED} | {one.value: one for one in _STOPPING}
MUST, DOUBTFUL = "must", "doubtful"
_NAMED = 3  # documents named in a message


def pick_draft(documents: Sequence[Document], file: str, wanted: str = "") -> Document:
    """The draft out of the documents of its file; refused unless one fits ``wanted``, an id or a piece of its title."""
    fitting = [one for one in documents if not wanted or one.id == wanted or wanted in one.identity.title]
    if len(fitting) == 1:
        return fitting[0]
    titles = "、".join(phrase.title(one, CHINESE) for one in (fitting or documents)[:_NAMED])
    more = "等" if len(fitting or documents) > _NAMED else ""
    if not fitting:
        raise PolicyCompareError(f"{file}：没有标题含“{wanted}”的文件，有的是{titles}{more}；请核对 --choose")
    raise PolicyCompareError(f"{file}：含有{len(fitting)}份文件：{titles}{more}；请用 --choose 写出草案标题中的几个字")


def place_draft(draft: Document, uppers: Sequence[Document]) -> tuple[Document, tuple[Document, ...]]:
    """The draft with a level, if need be one below the lowest of the others, and what is above; refused without."""
    levels = [one.identity.level for one in uppers if one.identity.level]
    if not levels:
        raise PolicyCompareError("--against 的文件层级都未能识别；请用 --level 更正，如 --level 文件=国家")
    if draft.identity.level is None:
        lowest = max(one.rank for one in levels)
        level = tuple(Level)[min(lowest + 1, len(Level) - 1)]
        warning = f"草案没有写明层级，按{LEVEL[level]}级审阅；不对时请用 --level 更正"
        identity = dataclasses.replace(draft.identity, level=level)
        draft = dataclasses.replace(draft, identity=identity, warnings=(*draft.warnings, warning))
    own = draft.identity.level
    above = tuple(one for one in uppers if one.identity.level and own and one.identity.level.rank < own.rank)
    if not above:
        raise PolicyCompareError(
            f"--against 的{len(uppers)}份文件都不高于草案的层级（{LEVEL[own] if own else ''}）；"
            "请给出上一级的文件，或用 --level 更正"
        )
    return draft, above


def review_comparison(
    comparison: Comparison,
    draft: Document,
    settings: Settings = DEFAULT,
    *,
    decisions: Sequence[Decision] = (),
    date: str = "",
    last: Last | None = None,
) -> Review:
    """Everything to say about a draft, by the ``decisions`` of reviewers; ``date`` says which waivers are over."""
    if not any(one.local == draft.id for one in comparison.findings):
        raise PolicyCompareError(
            f"{phrase.title(draft, CHINESE)}同 --against 的文件主题都不相同，没有可审阅的；请核对文件，或加 --all-pairs"
        )
    subjects = list_subjects(comparison, {draft.id})
    rulings = rule(decisions, subjects, date)
    comparison = attach(comparison, subjects, rulings)
    machine = find_remarks(comparison, draft, settings)
    decided = find_remarks(decide(comparison, rulings), draft, settings) if rulings else machine
    standing, left_out = part(machine, decided, rulings)
    remarks = quote_rulings(standing, rulings)
    rounds = None
    if last:
        rounds = compare_rounds(last, remarks, left_out, subjects, unchanged=last.saw(draft), clauses=draft.clauses)
        remarks = tell_reworded(remarks, rounds)
    points, ordered = find_points(remarks, comparison, draft, settings), order_subjects(subjects, remarks)
    return Review(comparison, draft, remarks, points, ordered, rulings, left_out, rounds)


def find_failing(review: Review, kinds: Collection[str]) -> tuple[Remark, ...]:
    """The remarks for which a script is told to stop: kinds out of ``contract.FAIL_ON``, ``doubtful`` for open ones."""
    topics = {FAIL_ON[kind] for kind in kinds if kind in FAIL_ON}
    named = {weight for kind, weight in ((MUST, Weight.MUST), (DOUBTFUL, Weight.DECIDE)) if kind in kinds}
    meant = ((one, one.topic in topics and one.weight is not Weight.DECIDE) for one in review.remarks)
    return tuple(one for one, topical in meant if topical or one.weight in named)


def name_files(draft: Path, word: bool, format: str) -> tuple[str, ...]:
    """The names of the files of a format; a ``.docx`` (``word``) gets its comments in itself, any other a page."""
    if format == "decisions":
        return ("review-decisions.xlsx", "review-decisions.csv", "review-decisions.html")
    if format == "json":
        return ("review.json", "alignment.json")
    page = "review.docx" if word and format == "comments" else "review.html"
    ending = {"memo": "memo.pdf", "memo-docx": "memo.docx"}.get(format, page)
    return (f"{draft.stem}.{ending}",)


def check_targets(names: Iterable[str], folder: Path, inputs: Sequence[Path]) -> None:
    """Refuse to write over what was read, by whatever name."""
    known = {one.resolve() for one in inputs}
    for name in names:
        if (folder / name).resolve() in known:
            raise PolicyCompareError(f"{folder / name}：会覆盖读入的文件；请用 -o 换一个输出文件夹")


WORD = "docx"


def read_review(
    file: Path,
    against: Sequence[Path],
    levels: Mapping[str, Level],
    *,
    choose: str = "",
    wishes: Wishes = NO_WISHES,
    settings: Settings = DEFAULT,
    decisions: Path | None = None,
    previous: Path | None = None,
    date: str = "",
    reader: Reads | None = None,
    progress: Progress = silent,
) -> tuple[Review, bytes, bool]:
    """The review of a draft.

    Where a document above it cannot be read, the warnings of the comparison name it. ``choose`` is a piece of the
    draft's title or its id, where its file holds several documents; ``levels`` corrects levels by path as given;
    ``decisions`` is what reviewers decided before (``read_decisions``), ``previous`` what the last round wrote
    (``read_previous``); ``date``, as 2026-11-22, stands in the record of the run where there are decisions.

    Returns:
        The review, the bytes of the draft's file, and whether they are a ``.docx``.

    Raises:
        PolicyCompareError: The draft or none of the documents above it can be read, a file is missing, the draft is not
            one document, nothing stands above it, or nothing is on its subject.
    """
    if file.resolve() in {one.resolve() for one in against}:
        raise PolicyCompareError(f"{file}：草案不能同时作为 --against 的文件；请核对")
    decided = read_decisions(decisions) if decisions else ()
    data = load_file(file)
    source = read_bytes(data, name_file(file))
    draft = pick_draft(read_source(source, levels.get(str(file))), str(file), choose)
    if draft.identity.kind.secondhand:  # even where it reads like a speech or a story: nobody has another original
        draft = dataclasses.replace(draft, identity=dataclasses.replace(draft.identity, kind=DocumentKind.OTHER))
    refused: list[Refusal] = []
    uppers = read_documents(against, levels, refuse=refused.append, progress=progress)
    check_read(uppers, refused)
    with naming(refused):
        draft, above = place_draft(draft, [one for one in uppers if one.id != draft.id])
    last = read_previous(previous) if previous else None
    comparison = compare_documents(
        (*above, draft), wishes, settings=settings, refused=refused, reader=reader, progress=progress
    )
    run = record(comparison.run, [one for one in (decisions, previous) if one], date if decisions else "")
    comparison = dataclasses.replace(comparison, run=run)
    review = review_comparison(comparison, draft, settings, decisions=decided, date=date, last=last)
    return review, data, source.format == WORD


def record(run: Run, files: Sequence[Path], date: str) -> Run:
    """The record of the run, with the date that waivers were held against and the files that were read besides."""
    settings = (*run.settings, ("date", date)) if date else run.settings
    inputs = tuple(Input(str(one), hashlib.sha256(read_input(one)).hexdigest()) for one in files)
    return dataclasses.replace(run, settings=settings, inputs=(*run.inputs, *inputs))
