"""A Dask cluster as the place where a survey is worked on; it needs the extra ``cluster``, which nothing else does."""

from __future__ import annotations

import warnings
from concurrent.futures import CancelledError, Executor
from typing import Any

from distributed import Client, KilledWorker, WorkerPlugin

from compare.errors import PolicyCompareError
from compare.survey.store import find_build
from compare.survey.workers import Against, set_up

_PATIENCE = 20  # seconds to wait for the scheduler

_connect: Any = Client  # distributed says of its own types only half


class Preparing(WorkerPlugin):
    """Prepares the upper side on every worker, also on those that join or start again later."""

    def __init__(self, against: Against) -> None:
        self.against = against
        self.name = against.key

    def setup(self, worker: Any) -> None:
        """Called by Dask on each worker."""
        set_up(self.against)


class Cluster:
    """The workers of a scheduler's cluster; refused where nobody answers, none is there, or one runs another build."""

    losses: tuple[type[BaseException], ...] = (KilledWorker, CancelledError)
    tries = 1  # the scheduler has tried several workers already when it says that a task kills them

    def __init__(self, against: Against, address: str) -> None:
        self._against = against
        try:
            self._client: Any = _connect(address, timeout=_PATIENCE)
        except (OSError, ValueError) as problem:
            raise PolicyCompareError(f"--scheduler {address}：连不上调度器（{problem}）；请检查地址和网络") from problem
        try:
            self.width = self._prepare(address)
        except BaseException:
            self._client.close()
            raise

    def _prepare(self, address: str) -> int:
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            raise PolicyCompareError(f"--scheduler {address}：没有工作进程；请先启动 dask worker") from None
        builds = self._client.run(find_build)
        other = sorted(worker for worker, build in builds.items() if build != find_build())
        if other:
            named = "、".join(other[:3])
            raise PolicyCompareError(f"--scheduler {address}：{named} 上的程序版本与本机不同；请装同一版本后再试")
        self._client.register_plugin(Preparing(self._against))
        return len(builds)

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.unregister_worker_plugin(self._against.key)
        self._client.close()

    def executor(self, *, fresh: bool = False) -> Executor:
        """The cluster as an executor; after a loss, too, because Dask starts lost workers again."""
        # A scanned file may be large; that it travels to its worker is meant.
        warnings.filterwarnings("ignore", "Sending large graph", UserWarning)
        executor: Executor = self._client.get_executor(pure=False)
        return executor
