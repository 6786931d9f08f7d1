"""On a Dask cluster a survey gives the same bytes, also where a worker is killed in the middle."""

from __future__ import annotations

import contextlib
import logging
import os
import signal

import pytest
from test_survey_run import UPPER, expected, plans, surveyed  # noqa: F401 - fixtures

from compare.errors import PolicyCompareError
from compare.settings import DEFAULT
from compare.survey.workers import Against

pytestmark = pytest.mark.slow

distributed = pytest.importorskip("distributed")
from compare.survey.cluster import Cluster  # noqa: E402 - it needs the extra


@pytest.fixture(scope="module")
def cluster():
    """Two workers of one thread each; they start again when they are killed."""
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as made,
    ):
        yield made


def pids(cluster):
    with distributed.Client(cluster) as client:
        return client.run(os.getpid)


def test_a_cluster_gives_the_same_bytes(cluster, plans, expected, tmp_path):  # noqa: F811
    address = cluster.scheduler_address
    assert surveyed(plans, tmp_path / "s", hire=lambda side: Cluster(side, address)) == expected


def test_a_killed_worker_of_a_cluster_changes_nothing(cluster, plans, expected, tmp_path):  # noqa: F811
    victims = list(pids(cluster).values())
    killed = []

    def watch(stage, done, total, failed=0):
        if done == 2 and not killed:
            killed.append(victims[0])
            with contextlib.suppress(ProcessLookupError):
                os.kill(victims[0], signal.SIGKILL)

    address = cluster.scheduler_address
    assert surveyed(plans, tmp_path / "s", hire=lambda side: Cluster(side, address), progress=watch) == expected
    assert killed


def test_nobody_there_is_said_in_one_line(monkeypatch):
    from compare.survey import cluster as place

    monkeypatch.setattr(place, "_PATIENCE", 1)
    with pytest.raises(PolicyCompareError, match="连不上调度器"):
        Cluster(Against("k", b"", DEFAULT), "tcp://127.0.0.1:9")
