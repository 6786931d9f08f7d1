"""A language model that the office runs itself, as a second opinion on doubtful findings or as the judge.

In: findings, and of each only the directive and its candidates. Out: opinions beside the program's verdict, which never
change it; or readings that count where each quotation stands verbatim in the clause that it names. Whatever the model
does (lie, stall, break off, answer nonsense), the comparison is finished without it. Needs the extra ``opinion``.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from compare.errors import PolicyCompareError
from compare.model import Comparison, Finding, Opinion
from compare.opinion.answers import Memory, open_memory
from compare.opinion.question import Refused, check_answer, put_question
from compare.opinion.servers import Endpoint, check_endpoint

if TYPE_CHECKING:
    from compare.opinion.ask import Line

__all__ = ["Endpoint", "add_opinions", "find_cache"]

GIVE_UP = 3  # failures on end after which nothing more is asked: the server is down, or never answers in time


def add_opinions(
    comparison: Comparison, endpoint: Endpoint, say: Callable[[int, int], None] = lambda done, all_: None
) -> Comparison:
    """The comparison with opinions beside its doubtful findings, and a warning of what did not come.

    Args:
        comparison: What ``pipeline.compare_documents`` returned.
        endpoint: Whom to ask, and how much.
        say: Told after every question how many are done, and of how many.

    Raises:
        PolicyCompareError: The address is no URL or not on this machine, or the extra is not installed.
    """
    check_endpoint(endpoint)
    try:
        from compare.opinion.ask import connect
    except ImportError as error:
        raise PolicyCompareError(
            "第二意见需要附加组件 opinion；请运行 pip install 'policy-compare[opinion]'，或去掉 --opinion"
        ) from error
    doubtful = tuple(one for one in comparison.findings if one.uncertain and put_question(one).candidates)
    asked = doubtful[: endpoint.budget]
    with open_memory(endpoint.cache) as memory:
        opinions = asyncio.run(_ask_all(asked, endpoint, connect(endpoint), memory, say))
    findings = tuple(replace(one, opinion=opinions.get(one.id)) for one in comparison.findings)
    recorded = (*comparison.run.settings, ("opinion", endpoint.model))
    return replace(
        comparison,
        findings=findings,
        run=replace(comparison.run, settings=recorded),
        warnings=(*comparison.warnings, *_warn(doubtful, opinions, memory)),
    )


def find_cache() -> Path | None:
    """The folder for answers, where the system keeps what can be made again; None where nobody is at home."""
    try:
        from platformdirs import user_cache_path

        return user_cache_path("policy-compare", appauthor=False)
    except (ImportError, RuntimeError):
        return None


async def _ask_all(
    findings: Sequence[Finding],
    endpoint: Endpoint,
    line: Line,
    memory: Memory,
    say: Callable[[int, int], None],
) -> dict[str, Opinion]:
    """One opinion for each finding that could be asked about, by the finding's id."""
    opinions: dict[str, Opinion] = {}
    end = time.monotonic() + endpoint.seconds
    failed = 0
    async with line:
        for done, finding in enumerate(findings, 1):
            if failed >= GIVE_UP or time.monotonic() >= end:
                break
            opinions[finding.id], lost = await _ask(finding, endpoint, line, memory, end)
            failed = failed + 1 if lost else 0
            say(done, len(findings))
    return opinions


async def _ask(finding: Finding, endpoint: Endpoint, line: Line, memory: Memory, end: float) -> tuple[Opinion, bool]:
    """The opinion on one finding, and whether the line failed."""
    from compare.opinion.ask import LineError

    question = put_question(finding)
    key = question.key(endpoint.url, endpoint.model)
    known = memory.recall(key)
    if known and (opinion := known.read(question, endpoint.model)):
        return opinion, False
    try:
        said = await line.ask(question.messages(), min(endpoint.each, end - time.monotonic()))
    except LineError as error:
        return Opinion(None, "", "", endpoint.model, str(error)), True
    checked = check_answer(said, question)
    if isinstance(checked, Refused):
        return Opinion(None, "", "", endpoint.model, checked.reason), False
    memory.keep(key, checked)
    return checked.read(question, endpoint.model) or Opinion(None, "", "", endpoint.model, "答复无法核对"), False


def _warn(doubtful: Sequence[Finding], opinions: dict[str, Opinion], memory: Memory) -> tuple[str, ...]:
    """What the reader must know of the second opinion, one sentence."""
    usable = sum(one.relation is not None for one in opinions.values())
    notes = [f"第二意见：待核{len(doubtful)}项，问了{len(opinions)}项，得到可核对的答复{usable}项"]
    reasons = dict.fromkeys(one.note for one in opinions.values() if one.relation is None)
    if reasons:
        notes.append(f"未采用的原因：{'、'.join(reasons)}")
    if len(opinions) < len(doubtful):
        notes.append("其余因次数、时间用完或连接失败而未问")
    if memory.note:
        notes.append(memory.note)
    return ("；".join(notes) + "。",)
