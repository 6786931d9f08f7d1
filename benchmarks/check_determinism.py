"""Does the same input give the same bytes: in any order of arguments, locale, time zone, hash seed, one worker or two?

Each run is a process of its own in other surroundings; prints one hash for each format, or every hash that differs.
Exit 1 where a format has more than one.

    python benchmarks/check_determinism.py                      the demonstration, ten times, every format
    python benchmarks/check_determinism.py FILE… --formats json,html,docx,xlsx,csv,briefing --runs 10

The PDF of large documents takes most of a minute: leave it out of ``--formats`` and check it with fewer ``--runs``.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORMATS = "html,pdf,json,briefing,docx,xlsx,csv"
# Where the program must not care: a locale is taken where the system has it, and harms nothing where not.
LOCALES = ("C", "C.UTF-8", "zh_CN.GB18030")
ZONES = ("Asia/Shanghai", "America/Los_Angeles")
SEEDS = ("0", "1", "4242")
THREADS = ("1", "2")


def run_once(files: list[Path], formats: str, number: int, folder: Path) -> dict[str, str]:
    """The hash of every file that one run writes, by name; nothing of the surroundings is the same twice in a row."""
    order = list(files)
    random.Random(number).shuffle(order)
    environment = {
        **os.environ,
        "LC_ALL": LOCALES[number % len(LOCALES)],
        "TZ": ZONES[number % len(ZONES)],
        "PYTHONHASHSEED": SEEDS[number % len(SEEDS)],
        "OPENBLAS_NUM_THREADS": THREADS[number % len(THREADS)],
        "OMP_NUM_THREADS": THREADS[number % len(THREADS)],
    }
    environment.pop("SOURCE_DATE_EPOCH", None)
    out = folder / str(number)
    command = [sys.executable, "-m", "compare", "report", *map(str, order), "-o", str(out), "--format", formats]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"run {number} failed: {done.stderr.decode('utf-8', 'replace')}")
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir())}


def check(files: list[Path], formats: str, runs: int) -> dict[str, set[str]]:
    """Every hash that any run gave, by file name."""
    found: dict[str, set[str]] = defaultdict(set)
    with tempfile.TemporaryDirectory(prefix="determinism-") as name:
        for number in range(runs):
            for file, digest in run_once(files, formats, number, Path(name)).items():
                found[file].add(digest)
    return found


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--formats", default=FORMATS)
    parser.add_argument("--runs", type=int, default=10)
    given = parser.parse_args()
    files = given.files or [path.relative_to(ROOT) for path in sorted((ROOT / "corpus").glob("*.txt"))]
    found = check([file if not given.files else file.resolve() for file in files], given.formats, given.runs)
    for file, digests in found.items():
        print(
            f"{file:24} {len(digests)} hash{'' if len(digests) == 1 else 'es'} in {given.runs} runs  ", *sorted(digests)
        )
    return max(map(len, found.values())) > 1


if __name__ == "__main__":
    sys.exit(main())
