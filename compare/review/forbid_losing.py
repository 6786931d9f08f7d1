"""Refuses to write over decisions that somebody filled in and that this run did not read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from compare.errors import PolicyCompareError
from compare.model import Decision
from compare.review.read_decisions import parse_decisions, read_input

READABLE = (".xlsx", ".csv", ".json")


def forbid_losing(names: Iterable[str], folder: Path, decisions: Sequence[Decision]) -> None:
    """Looks into the files that would be overwritten.

    Args:
        names: Of the files to be written; those that hold no decisions are passed over.
        folder: Where to.
        decisions: Those that this run read: they stand in the new files.

    Raises:
        PolicyCompareError: One of the files holds others, or cannot be read to the end.
    """
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
