"""Does the same input give the same bytes: in any order of arguments, locale, time zone, hash seed, one worker or two?

``report``, ``survey`` and ``review``, each run a process of its own in other surroundings; every third survey finds its
results in the store of the one before. Prints one hash for each file that is written, or every hash that differs.
Exit 1 where a file has more than one.

    python benchmarks/check_determinism.py                      the demonstration, ten times, every format
    python benchmarks/check_determinism.py FILE… --against UPPER… --draft DRAFT --runs 10 --formats json,html,docx

Without ``--against`` other documents go through ``report`` only. Each command takes the formats that it has. The PDF of
large documents takes most of a minute: leave it out of ``--formats`` and check it with fewer ``--runs``.
"""

from __future__ import annotations

import argparse
import hashlib
import locale
import os
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORMATS = {
    "report": ("html", "pdf", "pdf-full", "json", "briefing", "docx", "xlsx", "csv"),
    "survey": ("html", "pdf", "xlsx", "parquet", "json"),
    "review": ("comments", "html", "memo", "memo-docx", "decisions", "json"),
}
# Where the program must not care: locales that the system has not, are left out. GB18030 reads file names otherwise.
LOCALES = ("C", "C.UTF-8", "zh_CN.GB18030", "zh_CN.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8")
ZONES = ("Asia/Shanghai", "America/Los_Angeles")
SEEDS = ("0", "1", "4242")
THREADS = ("1", "2")
WORKERS = ("1", "2")
DAY = "2026-01-01"  # of a review; without one it is today


@dataclass(frozen=True, slots=True)
class Files:
    """What is read.

    Attributes:
        report: By ``report``.
        survey: The local ones, by ``survey``.
        review: The draft, by ``review``.
        against: The upper ones, by both of these.
    """

    report: tuple[Path, ...]
    survey: tuple[Path, ...]
    review: tuple[Path, ...]
    against: tuple[Path, ...]


def find_locales() -> tuple[str, ...]:
    """The locales that this system has."""
    there = []
    before = locale.setlocale(locale.LC_ALL)
    for one in LOCALES:
        try:
            locale.setlocale(locale.LC_ALL, one)
        except locale.Error:
            continue
        there.append(one)
    locale.setlocale(locale.LC_ALL, before)
    return tuple(there)


def surround(number: int, locales: Sequence[str]) -> dict[str, str]:
    """The environment of one run; no part of it is the same twice in a row."""
    environment = {
        **os.environ,
        "LC_ALL": locales[number % len(locales)],
        "TZ": ZONES[number % len(ZONES)],
        "PYTHONHASHSEED": SEEDS[number % len(SEEDS)],
        "OPENBLAS_NUM_THREADS": THREADS[number % len(THREADS)],
        "OMP_NUM_THREADS": THREADS[number % len(THREADS)],
    }
    environment.pop("SOURCE_DATE_EPOCH", None)
    return environment


def write_command(name: str, files: Files, formats: Sequence[str], number: int, folder: Path) -> list[str]:
    """The arguments of one run, its files shuffled."""
    chance = random.Random(number)

    def shuffle(those: Sequence[Path]) -> list[str]:
        return [str(one) for one in chance.sample(those, len(those))]

    if name == "report":
        made = shuffle(files.report)
    elif name == "survey":
        store = folder / f"{number - 1 if number % 3 == 2 else number}.sqlite"
        made = [*shuffle(files.survey), "--against", *shuffle(files.against), "--store", str(store)]
        made += ["--workers", WORKERS[number % len(WORKERS)]]
    else:
        made = [*shuffle(files.review), "--against", *shuffle(files.against), "--date", DAY, "--suggest"]
    return [name, *made, "--format", ",".join(formats)]


def run_once(
    name: str, files: Files, formats: Sequence[str], number: int, folder: Path, locales: Sequence[str]
) -> dict[str, str]:
    """The hash of every file that one run writes, by command and name."""
    out = folder / f"{name}{number}"
    command = [sys.executable, "-m", "compare", *write_command(name, files, formats, number, folder), "-o", str(out)]
    done = subprocess.run(command, env=surround(number, locales), cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"{name}, run {number}, failed: {done.stderr.decode('utf-8', 'replace')}")
    return {f"{name} {path.name}": hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir())}


def check(name: str, files: Files, formats: Sequence[str], runs: int, locales: Sequence[str]) -> dict[str, set[str]]:
    """Every hash that any run gave, by command and file name."""
    found: dict[str, set[str]] = defaultdict(set)
    with tempfile.TemporaryDirectory(prefix="determinism-") as folder:
        for number in range(runs):
            for file, digest in run_once(name, files, formats, number, Path(folder), locales).items():
                found[file].add(digest)
    return found


def choose_files(given: Sequence[Path], against: Sequence[Path], draft: Path | None) -> Files:
    """What was named, or the demonstration with a draft in Word."""
    if given:
        uppers, drafts = tuple(one.resolve() for one in against), (draft.resolve(),) if draft else ()
        whole = tuple(dict.fromkeys((*(one.resolve() for one in given), *uppers)))
        return Files(whole, tuple(one for one in whole if one not in uppers), drafts, uppers)
    texts = tuple(path.relative_to(ROOT) for path in sorted((ROOT / "corpus").glob("*.txt")))
    uppers = tuple(one for one in texts if one.stem != "municipal_plan")
    word, page = (Path("corpus", "formats", f"municipal_plan.{one}") for one in ("docx", "html"))
    plans = (*(one for one in texts if one not in uppers), word, page)  # one title three times
    return Files(texts, plans, (word,), uppers)


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--against", nargs="*", type=Path, default=[], help="the upper ones, for survey and review")
    parser.add_argument("--draft", type=Path, help="what review reviews")
    parser.add_argument("--commands", default=",".join(FORMATS), help="which commands")
    parser.add_argument("--formats", help="which formats of all commands; every one by default")
    parser.add_argument("--runs", type=int, default=10)
    given = parser.parse_args()
    files, locales = choose_files(given.files, given.against, given.draft), find_locales()
    print("locales", *locales, "· zones", *ZONES, "· hash seeds", *SEEDS, "· workers", *WORKERS, flush=True)
    differing = False
    for name in given.commands.split(","):
        formats = [one for one in FORMATS[name] if given.formats is None or one in given.formats.split(",")]
        ready = {"report": files.report, "survey": files.against, "review": files.against and files.review}[name]
        if not formats or not ready:
            continue
        for file, digests in check(name, files, formats, given.runs, locales).items():
            count = f"{len(digests)} hash{'' if len(digests) == 1 else 'es'}"
            print(f"{file:40} {count} in {given.runs} runs  ", *sorted(digests), flush=True)
            differing = differing or len(digests) > 1
    return int(differing)


if __name__ == "__main__":
    sys.exit(main())
