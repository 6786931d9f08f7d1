"""From files to a review: the draft and the documents above it read, compared, remarked."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from compare.errors import PolicyCompareError
from compare.model import Frame, Input, Level, Refusal, Run
from compare.pipeline import check_read, compare_documents, naming, read_documents, read_source
from compare.progress import Progress, silent
from compare.reading.files import load_file, name_file, read_bytes
from compare.review.model import Review
from compare.review.read_decisions import read_decisions, read_input
from compare.review.read_previous import read_previous
from compare.review.review import pick_draft, place_draft, review_comparison
from compare.settings import DEFAULT, Settings

WORD = "docx"


def read_review(
    file: Path,
    against: Sequence[Path],
    levels: Mapping[str, Level],
    *,
    choose: str = "",
    all_pairs: bool = False,
    frame: Frame = Frame(),  # noqa: B008 - immutable
    settings: Settings = DEFAULT,
    decisions: Path | None = None,
    previous: Path | None = None,
    date: str = "",
    progress: Progress = silent,
) -> tuple[Review, bytes, bool]:
    """The review of a draft.

    Args:
        file: The draft.
        against: The documents above it; where one cannot be read, the warnings of the comparison name it and the others
            are read all the same.
        levels: Corrections: level by path as given.
        choose: A piece of the draft's title or its id, where its file holds several documents.
        all_pairs: Compare with all of them, whatever their subjects.
        frame: The house style of what is written.
        settings: Thresholds.
        decisions: What reviewers decided before (``read_decisions``).
        previous: What the last round wrote (``read_previous``).
        date: Of this review, as 2026-11-22; it stands in the record of the run where there are decisions.
        progress: Is told of what is read and compared.

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
    refused: list[Refusal] = []
    uppers = read_documents(against, levels, refuse=refused.append, progress=progress)
    check_read(uppers, refused)
    with naming(refused):
        draft, above = place_draft(draft, [one for one in uppers if one.id != draft.id])
    last = read_previous(previous, draft, settings) if previous else None
    comparison = compare_documents(
        (*above, draft), all_pairs=all_pairs, settings=settings, refused=refused, progress=progress
    )
    run = record(comparison.run, [one for one in (decisions, previous) if one], date if decisions else "")
    comparison = dataclasses.replace(comparison, run=run, frame=frame)
    review = review_comparison(comparison, draft, settings, decisions=decided, date=date, last=last)
    return review, data, source.format == WORD


def record(run: Run, files: Sequence[Path], date: str) -> Run:
    """The record of the run, with the date that waivers were held against and the files that were read besides."""
    settings = (*run.settings, ("date", date)) if date else run.settings
    inputs = tuple(Input(str(one), hashlib.sha256(read_input(one)).hexdigest()) for one in files)
    return dataclasses.replace(run, settings=settings, inputs=(*run.inputs, *inputs))
