"""The files of a review: all of them, or none; decisions that this run did not read are never written over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from compare.errors import PolicyCompareError
from compare.model import Decision, Frame, Standing, Verdict
from compare.output.write import write_files
from compare.progress import Progress, silent, tell
from compare.reading.files import find_path
from compare.report import render
from compare.report.json import decision_json, pick, spread
from compare.review.comments import mark_word
from compare.review.decision_files import parse_decisions, read_input
from compare.review.decision_page import render_decision_page
from compare.review.decision_sheets import render_decisions_csv, render_decisions_excel
from compare.review.memo import render_memo, render_memo_word
from compare.review.model import SCHEMA, Remark, Review, Rounds, Topic, Weight
from compare.review.review import check_targets, name_files
from compare.review.view import render_draft
from compare.words.language import language_of

READABLE = (".xlsx", ".csv", ".json")


def forbid_losing(names: Iterable[str], folder: Path, decisions: Sequence[Decision]) -> None:
    """Refuse to write over files whose ``decisions`` this run did not read, or that cannot be read to the end."""
    read = {key for one in decisions for key in _keys(one)}
    for name in names:
        file = folder / name
        if not name.startswith("review-decisions") or file.suffix not in READABLE or not file.is_file():
            continue
        try:
            found = parse_decisions(read_input(file), str(file))
        except PolicyCompareError as problem:
            raise PolicyCompareError(f"{problem}；为免丢失未覆盖它，请先改好，或用 -o 换一个输出文件夹") from problem
        lost = [one for one in found if not read.intersection(_keys(one))]
        if lost:
            raise PolicyCompareError(
                f"{file}：其中{len(lost)}条决定没有读入，为免丢失未覆盖它；"
                "请用 --decisions 读入，并用 -o 换一个输出文件夹"
            )


def _keys(one: Decision) -> tuple[tuple[object, ...], ...]:
    """The decision by its subject and by its matter: one of them tells it again where the draft's title changed."""
    said = (one.verdict, one.relation, one.reason, one.name, one.date, one.until)
    return tuple((id_, *said) for id_ in (one.subject, one.matter) if id_)


def render_review(
    review: Review,
    data: bytes,
    word: bool,
    format: str,
    *,
    frame: Frame = Frame(),  # noqa: B008 - immutable
    suggest: bool = False,
) -> dict[str, bytes]:
    """The files of one format by their names; ``data`` is the draft's file, ``word`` says that it is a ``.docx``."""
    file, say = review.draft.file, language_of(frame)
    made: tuple[bytes, ...]
    if format == "comments" and word:
        made = (mark_word(data, file, review, suggest=suggest, say=say),)
    elif format in ("comments", "html"):
        made = (render_draft(review, frame, suggest=suggest),)
    elif format == "memo":
        made = (render_memo(review, frame),)
    elif format == "memo-docx":
        made = (render_memo_word(review, frame),)
    elif format == "decisions":
        page = render_decision_page(review, frame)
        made = (render_decisions_excel(review, frame), render_decisions_csv(review), page)
    else:
        made = (render_review_json(review), render(review.comparison, "json", frame))
    return dict(zip(name_files(find_path(file), word, format), made, strict=True))


def write_review(
    review: Review,
    data: bytes,
    word: bool,
    folder: Path,
    formats: Sequence[str],
    *,
    frame: Frame = Frame(),  # noqa: B008 - immutable
    suggest: bool = False,
    force: bool = False,
    beside: Mapping[str, bytes] = MappingProxyType({}),
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Renders all formats, and only then writes them: what fails leaves nothing half-written.

    ``data`` are the bytes of the draft's file, ``word`` whether they are a ``.docx``; ``formats`` are names out of
    ``contract.REVIEW``. With ``suggest`` words are proposed for what is omitted; files ``beside`` are written too.

    Returns:
        The paths written, in the order of ``formats``, then those ``beside``.

    Raises:
        PolicyCompareError: A format cannot be made here, the folder cannot be written to, or a file that was read would
            be overwritten, or decisions that were not.
    """
    contents: dict[str, bytes] = {}
    for one in tell(progress, "写意见", list(dict.fromkeys(formats))):
        contents |= render_review(review, data, word, one, frame=frame, suggest=suggest)
    contents |= beside
    check_targets(contents, folder, [find_path(one.file) for one in review.comparison.run.inputs])
    forbid_losing(contents, folder, [one.decision for one in review.rulings])
    return write_files(folder, contents, force=force)


def to_review_json(review: Review) -> dict[str, Any]:
    """Everything of a review that other programs may rest on, as plain dicts, lists, strings and numbers."""
    draft = review.draft
    clauses = {one.id: one for one in draft.clauses}
    weights = Counter(one.remark.weight for one in review.points)
    topics = Counter(one.topic for one in review.remarks)
    verdicts = Counter(one.decision.verdict for one in review.rulings if one.standing is Standing.VALID)
    standings = Counter(one.standing for one in review.rulings)
    matters = {one.id: one.matter for one in review.subjects}
    return {
        "schema": SCHEMA,
        "version": review.comparison.run.version,
        "inputs": [pick(one, "file sha256") for one in review.comparison.run.inputs],
        "draft": {"id": draft.id, **pick(draft.identity, "title level"), **pick(draft, "file sha256 warnings")},
        "totals": {
            "remarks": len(review.remarks),
            "points": len(review.points),
            "weights": {weight.value: weights[weight] for weight in Weight},
            "topics": {topic.value: topics[topic] for topic in Topic},
            "left_out": len(review.left_out),
            "decisions": {
                "verdicts": {one.value: verdicts[one] for one in Verdict},
                "standings": {one.value: standings[one] for one in Standing},
            },
        },
        "rounds": _rounds(review.rounds) if review.rounds else None,
        "points": [
            {"number": one.number, "remark": one.remark.id, "also": [other.id for other in one.also]}
            for one in review.points
        ],
        "remarks": [
            _remark(one, matters) | (pick(clauses[one.clause], "place") if one.clause in clauses else {"place": None})
            for one in review.remarks
        ],
        "left_out": [_remark(one, matters) for one in review.left_out],
        "decisions": [decision_json(one) for one in review.rulings],
    }


def render_review_json(review: Review) -> bytes:
    """The JSON as UTF-8, one line for each point and each remark."""
    return spread(to_review_json(review), whole=("inputs",))


def _rounds(rounds: Rounds) -> dict[str, Any]:
    def tell(*names: str) -> dict[str, Any]:
        return {name: [pick(one, "id topic matter title") for one in getattr(rounds, name)] for name in names}

    return {
        **pick(rounds, "previous unchanged"),
        **tell("mended", "withdrawn", "settled"),
        **pick(rounds, "open new back"),
        **tell("reworded", "past"),
    }


def _remark(one: Remark, matters: Mapping[str, str]) -> dict[str, Any]:
    return {
        **pick(one, "id subject"),
        "matter": matters.get(one.subject, ""),
        "alignment": one.finding or None,
        **pick(one, "topic weight title"),
        "said": one.told,
        **pick(one, "upper source"),
        "clause": one.clause or None,
        **pick(one, "passage sentence section suggestion"),
        "after": one.after or None,
    }
