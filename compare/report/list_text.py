"""What would be compared with what, and why: numbered lines for a person at a terminal, before anything is compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from compare.knowledge.kinds import LABELS, OLDER_MARK, SECONDHAND_MARK
from compare.model import Choice, Document
from compare.words.labels import LEVEL, LEVEL_UNKNOWN

NOT_TAKEN = 3  # reasons named for a local document that meets nothing


def list_text(
    documents: Sequence[Document],
    choices: Sequence[Choice],
    main: Sequence[Choice] = (),
    copies: Sequence[tuple[str, str]] = (),
) -> str:
    """The documents with numbers that ``--local``, ``--upper``, ``--skip`` and ``--pair`` take, then the pairs.

    Args:
        documents: In the order read.
        choices: Every choice.
        main: Those that ``init`` takes, marked with ★.
        copies: Pairs of ids, copy and document.

    Returns:
        Lines, each with its end.
    """
    numbers = {one.id: number for number, one in enumerate(documents, 1)}
    lines = [f"文件（{len(documents)}份）"]
    lines += [_document(one, numbers, dict(copies)) for one in documents]
    taken = [one for one in choices if one.chosen]
    lines += ["", f"比对（{len(taken)}对{'；★ 为 init 选取的' if main else ''}）"]
    lines += _pairs(taken, {(one.local, one.upper) for one in main}, numbers, documents)
    left_out = list(_left_out(documents, choices, numbers))
    lines += ["", f"未比对的本级文件（{len(left_out)}份）", *left_out] if left_out else []
    return "".join(f"{line}\n" for line in lines)


def _document(document: Document, numbers: Mapping[str, int], copies: Mapping[str, str]) -> str:
    """One document: number, level, kind, title, what it says of itself, file."""
    identity = document.identity
    copy = f"与第{numbers[copies[document.id]]}份相同" if document.id in copies else ""
    facts = (
        LEVEL[identity.level] if identity.level else LEVEL_UNKNOWN,
        LABELS[identity.kind],
        f"{identity.title or '（未认出标题）'}{SECONDHAND_MARK if identity.kind.secondhand else ''}",
        identity.region,
        identity.number,
        identity.date,
        "、".join(word for word, holds in (("节选", identity.excerpt), ("未完", identity.truncated)) if holds),
        copy,
        document.file,
    )
    return f"{numbers[document.id]:>4}  " + "　".join(one for one in facts if one)


def _pairs(
    taken: Sequence[Choice], main: set[tuple[str, str]], numbers: Mapping[str, int], documents: Sequence[Document]
) -> Iterator[str]:
    """The pairs, numbered, each with its reason."""
    titles = {one.id: one.identity.title for one in documents}
    for number, one in enumerate(taken, 1):
        mark = "★" if (one.local, one.upper) in main else "　"
        older = f"；{OLDER_MARK}" if one.older else ""
        local, upper = (f"[{numbers[key]}]《{titles[key]}》" for key in (one.local, one.upper))
        yield f"{number:>4}{mark} {local} ← {upper}　{one.reason}{older}"


def _left_out(documents: Sequence[Document], choices: Sequence[Choice], numbers: Mapping[str, int]) -> Iterator[str]:
    """The local documents that meet nothing, with the reasons, each once."""
    met = {one.local for one in choices if one.chosen}
    titles = {one.id: one.identity.title for one in documents}
    reasons: dict[str, dict[str, None]] = {}
    for one in choices:
        if one.local not in met:
            reasons.setdefault(one.local, {})[one.reason.partition("：")[0]] = None
    for local, why in reasons.items():
        yield f"{numbers[local]:>4}  《{titles[local]}》　{'、'.join(list(why)[:NOT_TAKEN])}"
