"""Does ``kill -9`` at any moment leave every earlier output whole? ``report``, ``review``, ``survey``, 50 moments each.

Earlier outputs lie in a folder; the command writes over them from changed input and is killed. Every file must then be,
to the byte, the earlier one or the new one, and none may be missing or added; only ``.NAME.*.part`` may lie beside
them. Every other moment is chance over the whole run; the others are chance within the writing, which is short: they
count from the first ``.part``. Exit 1 where a file is half-written, missing or added.

    python benchmarks/check_kill.py                     50 of each
    python benchmarks/check_kill.py --count 6 --seed 2  fewer, at other moments
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UPPER, LOCAL = "national_plan.txt", "municipal_plan.txt"
COMMANDS = {
    "report": (UPPER, LOCAL, "--format", "json,html,docx,xlsx,csv"),
    "review": (LOCAL, "--against", UPPER, "--format", "html,json,decisions,memo-docx"),
    "survey": (LOCAL, "--against", UPPER, "--format", "html,json,xlsx,parquet", "--workers", "1"),
}
# Seconds from the first .part to the last file in its place, on a fast disk; a survey makes its formats in between.
WRITING = {"report": 0.015, "review": 0.015, "survey": 1.0}
LEFT = re.compile(r"\..+\.\w+\.part")
Files = dict[str, bytes]


def start(name: str, inputs: Path, out: Path) -> subprocess.Popen[bytes]:
    """The command on its way."""
    first, *rest = COMMANDS[name]
    command = [sys.executable, "-m", "compare", name, first, *rest, "-o", str(out), "--force"]
    if name == "review":
        command += ["--date", "2026-01-01"]
    if name == "survey":  # ``bench_survey.py kill`` looks after the store
        command += ["--store", str(out.with_suffix(".sqlite"))]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, cwd=inputs, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )


def finish(name: str, inputs: Path, out: Path) -> tuple[Files, float]:
    """What the command writes when nobody kills it, and the seconds that it takes."""
    begun = time.monotonic()
    with start(name, inputs, out) as process:
        _, said = process.communicate()
    if process.returncode:
        sys.exit(f"{name} failed: {said.decode('utf-8', 'replace')}")
    return see(out), time.monotonic() - begun


def see(folder: Path) -> Files:
    """The files of a folder, what is being written left out."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if not LEFT.fullmatch(path.name)}


def writing(folder: Path) -> bool:
    """Whether a file is being written, or was when the program was killed."""
    return any(LEFT.fullmatch(path.name) for path in folder.iterdir())


def wait(ready: Callable[[], bool]) -> None:
    """Until something is so."""
    while not ready():
        time.sleep(0.0005)


def kill_once(name: str, inputs: Path, out: Path, chance: random.Random, whole: float, *, late: bool) -> None:
    """Start the command and kill it at a moment of chance."""
    with start(name, inputs, out) as process:
        if late:
            wait(lambda: writing(out) or process.poll() is not None)
            time.sleep(chance.random() * WRITING[name])
        else:
            time.sleep(chance.random() * whole)
        process.kill()
        process.communicate()


def find_faults(found: Files, old: Files, new: Files) -> list[str]:
    """What is not as it was before or as it was to become."""
    faults = [f"missing {one}" for one in old if one not in found]
    faults += [f"added {one}" for one in found if one not in old]
    return faults + [f"half-written {one}" for one in found if one in old and found[one] not in (old[one], new[one])]


def say_moment(found: Files, old: Files, new: Files, *, left: bool) -> str:
    """Where the program was when it was killed."""
    if found == old:
        return "while writing, all files old" if left else "before writing"
    return "after writing" if found == new else "between two files"


def check(name: str, count: int, seed: int, folder: Path) -> int:
    """Kill a command so often; prints what was met, gives the number of faults."""
    before, after, out = (folder / f"{name}-{one}" for one in ("before", "after", "out"))
    for inputs, added in ((before, ""), (after, "（四）增设便民服务点。每个街道增设便民服务点3个。")):
        inputs.mkdir()
        shutil.copy(ROOT / "corpus" / UPPER, inputs)
        text = (ROOT / "corpus" / LOCAL).read_text(encoding="utf-8")
        (inputs / LOCAL).write_text(text + (f"\n{added}\n" if added else ""), encoding="utf-8")
    new, whole = finish(name, after, out)
    old, _ = finish(name, before, out)
    if not old or old.keys() != new.keys() or all(old[one] == new[one] for one in old):
        sys.exit(f"{name}: the two inputs give no two outputs")
    chance = random.Random(f"{seed}:{name}")
    met: Counter[str] = Counter()
    faults: list[str] = []
    for number in range(count):
        shutil.rmtree(out)
        out.mkdir()
        for one, data in old.items():
            (out / one).write_bytes(data)
        kill_once(name, after, out, chance, whole, late=number % 2 == 1)
        found = see(out)
        wrong = find_faults(found, old, new)
        faults += [f"{name} kill {number}: {one}" for one in wrong]
        met["fault" if wrong else say_moment(found, old, new, left=writing(out))] += 1
    shown = ", ".join(f"{moment} {times}" for moment, times in sorted(met.items()))
    print(
        f"{name}: {count} kills in runs of {whole:.1f} s, {len(old)} files: {shown}; faults {len(faults)}", flush=True
    )
    for one in faults:
        print(f"  {one}", flush=True)
    return len(faults)


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=50, help="kills of each command")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kill-") as name:
        return int(sum(check(one, chosen.count, chosen.seed, Path(name)) for one in COMMANDS) > 0)


if __name__ == "__main__":
    sys.exit(main())
