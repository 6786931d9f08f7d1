"""The upper side of a survey: the documents that all local ones are held against; a file that is no use is left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from compare.errors import PolicyCompareError
from compare.matching.directives import find_directives
from compare.model import Document, Level, Refusal
from compare.pipeline import check_read, naming, read_documents
from compare.survey.model import Failure, FailureKind


def read_uppers(
    against: Sequence[Path], levels: Mapping[str, Level], refuse: Callable[[Refusal], None]
) -> tuple[tuple[Document, ...], tuple[Failure, ...]]:
    """The upper documents that can be used, and why others cannot, in the order of the files.

    Args:
        against: The files, in any order.
        levels: Corrections of the level by path as given.
        refuse: Is told of each that cannot be used, once all are read.

    Raises:
        PolicyCompareError: A file is missing, or what is left asks for nothing.
    """
    refused: list[Refusal] = []
    read = read_documents(against, levels, refuse=refused.append)
    check_read(read, refused)
    failures = [Failure(one.file, FailureKind.UNREAD, one.reason) for one in refused]
    for one in read:
        if one.identity.level is None:
            title = one.identity.title
            reason = f"{one.file}：未能识别上位文件《{title}》的层级；请用 --level {one.file}=national 等指定"
            failures.append(Failure(one.file, FailureKind.NO_LEVEL, reason, title))
    failures.sort(key=lambda one: one.file)
    for failure in failures:
        refuse(Refusal(failure.file, failure.reason))
    uppers = tuple(one for one in read if one.identity.level is not None)
    if not uppers:
        raise PolicyCompareError(failures[0].reason)
    with naming([Refusal(one.file, one.reason) for one in failures]):
        if not any(map(find_directives, uppers)):
            named = "、".join(f"《{one.identity.title}》" for one in uppers[:3])
            raise PolicyCompareError(f"上位文件{named}中没有找到部署要求；请用 outline 查看读入情况")
    return uppers, tuple(failures)


def warn(refused: Sequence[Failure]) -> tuple[str, ...]:
    """What the reader of the whole must know of upper files that could not be used."""
    files = tuple(dict.fromkeys(one.file for one in refused))
    if not files:
        return ()
    named = "、".join(files[:3]) + ("等" if len(files) > 3 else "")
    return (f"{len(files)}个上位文件未能读入或层级不明，其中的部署不在普查之内：{named}",)
