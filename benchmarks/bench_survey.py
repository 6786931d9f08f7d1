"""Seconds, memory and safety of surveys: made plans, real folders, a cluster, kills.

Usage: ``python benchmarks/bench_survey.py [made|real|cluster|kill …] [--plans N] [--workers N …]``

``made`` sets plans of 30,000 characters (``make_plans.py``) against the national plan of ``corpus/`` and prints speed
beside jieba alone on the same text in as many processes. ``real`` takes the folders ``air`` and ``work_reports`` of the
documents that POLICY_COMPARE_REAL names, cold and again. ``cluster`` prints what a Dask cluster of two takes more
than two processes. ``kill`` ends a survey ten times at random moments and checks that the store opens, has no row twice
and comes to the undisturbed result.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.bench_seeds import MEBIBYTE, print_inputs
from benchmarks.make_plans import make_plans

ROOT = Path(__file__).resolve().parent.parent
UPPER = ROOT / "corpus" / "national_plan.txt"
KILLS = 10


def main() -> None:
    """Run the parts that are named, all by default."""
    parts = {"made": made, "real": real, "cluster": cluster, "kill": kill}
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", choices=[*parts, []])
    parser.add_argument("--plans", type=int, default=100)
    parser.add_argument("--characters", type=int, default=30_000)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plans = folder / "plans"
        plans.mkdir()
        for file, text in make_plans(arguments.plans, arguments.characters):
            (plans / file).write_text(text, encoding="utf-8")
        for part in arguments.parts or parts:
            print(f"\n== {part}")
            parts[part](folder, plans, arguments)


def survey(files: Path, against: Path, output: Path, *more: str) -> tuple[float, float]:
    """One survey by the command line: seconds, and mebibytes of its largest process so far."""
    begin = time.perf_counter()
    start(files, against, output, *more).wait()
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return time.perf_counter() - begin, peak / MEBIBYTE


def start(files: Path, against: Path, output: Path, *more: str) -> subprocess.Popen[bytes]:
    """A survey that is running."""
    command = [sys.executable, "-m", "compare", "survey", files, "--against", against, "-o", output, "--force", *more]
    return subprocess.Popen(list(map(str, command)), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def made(folder: Path, plans: Path, arguments: argparse.Namespace) -> None:
    """Characters a second of surveys and of jieba, with each number of workers."""
    files = sorted(plans.iterdir())
    print_inputs(files)
    characters = sum(len(one.read_text(encoding="utf-8")) for one in files)
    print(f"\n{'workers':>8}{'seconds':>9}{'char/s':>9}{'jieba':>9}{'× jieba':>9}{'peak MiB':>10}{'again':>8}")
    for width in arguments.workers:
        alone = cut_all(files, width)
        output = folder / f"made{width}"
        more = ("--workers", str(width), "--format", "json")
        seconds, peak = survey(plans, UPPER, output, *more)
        again, _ = survey(plans, UPPER, output, *more)
        print(
            f"{width:8}{seconds:9.1f}{characters / seconds:9.0f}{characters / alone:9.0f}"
            f"{alone / seconds:9.2f}{peak:10.0f}{again / seconds:8.2f}"
        )


def cut_all(files: list[Path], width: int) -> float:
    """Seconds that jieba alone takes, in so many processes, its loading included."""
    begin = time.perf_counter()
    with ProcessPoolExecutor(width) as pool:
        list(pool.map(cut, files, chunksize=max(1, len(files) // (8 * width))))
    return time.perf_counter() - begin


def cut(path: Path) -> int:
    """Cut one file."""
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)
    return sum(len(jieba.lcut(line)) for line in path.read_text(encoding="utf-8").splitlines())


def real(folder: Path, plans: Path, arguments: argparse.Namespace) -> None:
    """The real folders with HTML, cold and again."""
    home = os.environ.get("POLICY_COMPARE_REAL")
    if not home:
        print("POLICY_COMPARE_REAL does not name the real documents: left out.")
        return
    documents = Path(home) / "documents"
    for name, upper in (("air", "national__*"), ("work_reports", "2025_*")):
        files = documents / name
        found = sorted(files.glob(upper))
        if not found:
            print(f"{name}: not there")
            continue
        print_inputs(sorted(files.iterdir()))
        more = ("--format", "html", "--workers", str(max(arguments.workers)))
        cold, peak = survey(files, found[0], folder / name, *more)
        again, _ = survey(files, found[0], folder / name, *more)
        print(f"{name:14} cold {cold:6.1f} s   again {again:6.1f} s ({again / cold:.2f})   peak {peak:.0f} MiB")


def cluster(folder: Path, plans: Path, arguments: argparse.Namespace) -> None:
    """A Dask cluster of two workers beside two processes, both ready to work when the clock starts."""
    if importlib.util.find_spec("distributed") is None:
        print("dask[distributed] is not installed: left out.")
        return
    from distributed import LocalCluster

    two, _ = survey(plans, UPPER, folder / "two", "--workers", "2", "--format", "json")
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made_cluster:
        more = ("--scheduler", made_cluster.scheduler_address, "--format", "json")
        dask, _ = survey(plans, UPPER, folder / "dask", *more)
    same = (folder / "two" / "survey.json").read_bytes() == (folder / "dask" / "survey.json").read_bytes()
    print(f"processes {two:.1f} s   cluster {dask:.1f} s ({dask / two - 1:+.0%})   the same bytes: {same}")


def kill(folder: Path, plans: Path, arguments: argparse.Namespace) -> None:
    """Ten kills at random moments, then the end."""
    more = ("--workers", str(max(arguments.workers)), "--format", "json")
    seconds, _ = survey(plans, UPPER, folder / "calm", *more)
    chance = random.Random(8)
    seen = []
    for _ in range(KILLS):
        process = start(plans, UPPER, folder / "hurt", *more)
        time.sleep(chance.uniform(0.3, 0.8) * seconds)
        process.kill()
        process.wait()
        seen.append(count_results(folder / "hurt" / "survey.sqlite"))
    survey(plans, UPPER, folder / "hurt", *more)
    end = count_results(folder / "hurt" / "survey.sqlite")
    same = (folder / "hurt" / "survey.json").read_bytes() == (folder / "calm" / "survey.json").read_bytes()
    print(f"results after each kill {seen}, at the end {end} of {arguments.plans}; the same bytes: {same}")
    if not same or end != arguments.plans or seen != sorted(seen):
        raise SystemExit("a killed survey did not come to the undisturbed result")


def count_results(store: Path) -> int:
    """How many results a store holds, which must be whole."""
    if not store.exists():
        return 0
    base = sqlite3.connect(store, timeout=60)
    if base.execute("PRAGMA integrity_check").fetchone() != ("ok",):
        raise SystemExit("the store is damaged")
    made_yet = base.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'results'").fetchone()[0]
    count = base.execute("SELECT count(*) FROM results").fetchone()[0] if made_yet else 0
    base.close()
    return int(count)


if __name__ == "__main__":
    main()
