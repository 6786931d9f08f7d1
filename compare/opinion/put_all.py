"""Put many questions, some at a time, within a number and a time; what was answered before is not asked again."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from compare.opinion.answers import Record, Said, Store
from compare.opinion.case import Question
from compare.opinion.prove import readable
from compare.opinion.servers import Endpoint, Server
from compare.progress import Progress, silent

if TYPE_CHECKING:
    from compare.opinion.ask import Line

GIVE_UP = 3  # failures on end after which nothing more is sent: the server is down, or never answers in time

NO_BUDGET = "次数用完，未问"
NO_TIME = "时间用完，未问"
NO_LINE = "连接失败，其余未问"
NOT_KEPT = "回放文件中没有这一问"


def identify(endpoint: Endpoint, connect: Callable[[Endpoint, int], Line]) -> Server:
    """What a server says of itself and the model; nothing where nobody answers."""

    async def look() -> Server:
        async with connect(endpoint, 0) as line:
            return await line.identify()

    return asyncio.run(look())


class Asker(Protocol):
    """Whoever brings answers: a server, or an earlier run; ``record`` is what was asked so far."""

    record: Record

    def put(self, stage: str, questions: Sequence[Question]) -> Mapping[str, Said]:
        """What became of each question, by its key."""


class Replayed:
    """Answers out of the record of an earlier run; nobody is asked."""

    def __init__(self, kept: Record) -> None:
        self.record = Record(kept.model, kept.server)
        self._kept = kept.said

    def put(self, stage: str, questions: Sequence[Question]) -> Mapping[str, Said]:
        """What the record has of each question."""
        keys = [one.key(self.record.model, self.record.server.digest) for one in questions]
        found = {key: self._kept.get(key, Said(None, NOT_KEPT, sent=False)) for key in keys}
        self.record.said |= found
        return found


class Asked:
    """Answers of a server (``sent`` of them), or of the store where it has them (``known``)."""

    def __init__(
        self, endpoint: Endpoint, connect: Callable[[Endpoint, int], Line], store: Store, progress: Progress = silent
    ) -> None:
        self.sent = self.known = 0
        self._endpoint, self._connect, self._store, self._progress = endpoint, connect, store, progress
        self._end = time.monotonic() + endpoint.seconds
        self._shape = self._failed = 0
        self.record = Record(endpoint.model, identify(endpoint, connect))

    def put(self, stage: str, questions: Sequence[Question]) -> Mapping[str, Said]:
        """Ask what the store does not know."""
        keyed = {one.key(self.record.model, self.record.server.digest): one for one in questions}
        found = {key: Said(said) for key in keyed if (said := self._store.recall(key)) is not None}
        self.known += len(found)
        left = {key: one for key, one in keyed.items() if key not in found}
        if left:  # nothing to ask needs no line
            found |= asyncio.run(self._put(stage, left))
        self.record.said |= found
        return {key: found[key] for key in keyed}

    async def _put(self, stage: str, questions: Mapping[str, Question]) -> dict[str, Said]:
        """What became of each question; several are under way at a time."""
        waiting = deque(questions.items())
        found: dict[str, Said] = {}
        self._progress(stage, 0, len(questions), 0)

        async def work(line: Line) -> None:
            while waiting:
                key, question = waiting.popleft()
                found[key] = await self._ask(line, key, question)
                lost = sum(one.text is None for one in found.values())
                self._progress(stage, len(found), len(questions), lost)

        async with self._connect(self._endpoint, self._shape) as line:
            async with asyncio.TaskGroup() as group:
                for _ in range(min(self._endpoint.jobs, len(questions))):
                    group.create_task(work(line))
            self._shape = line.shape
        return found

    async def _ask(self, line: Line, key: str, question: Question) -> Said:
        from compare.opinion.ask import LineError

        left = self._end - time.monotonic()
        if self._failed >= GIVE_UP or self.sent >= self._endpoint.budget or left <= 0:
            why = NO_LINE if self._failed >= GIVE_UP else NO_TIME if left <= 0 else NO_BUDGET
            return Said(None, why, sent=False)
        self.sent += 1
        try:
            seconds = min(self._endpoint.each, left)
            words = await line.ask(question.messages(), seconds, question.schema, question.tokens)
        except LineError as error:
            self._failed += 1
            return Said(None, str(error))
        self._failed = 0
        self._store.keep(key, self._endpoint.model, words, readable=readable(words, question))
        return Said(words)
