"""Feed mutated inputs to the readers and rules: ``python fuzz/run.py --target docx --count 10000 --seed 1``.

Input number N of a seed and target is always the same one; ``--only N`` runs it alone, with its traceback, and
``--save FOLDER`` writes it there. The exit status is 1 where something but the program's own error came out.
"""

from __future__ import annotations

import argparse
import random
import re
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from compare.errors import PolicyCompareError
from fuzz.targets import TARGETS, Target

HUNG = 60  # seconds of any clock, after which an input is broken off
SLOW = 3.0  # seconds of processor time: an input of some kilobytes that needs more is a find, too


class Hung(BaseException):
    """An input took too long; nothing that catches errors catches it."""


@dataclass
class Result:
    """What came of a run: how many inputs, how many were refused, finds by where they arose (first input, how often)."""

    count: int = 0
    refused: int = 0
    finds: dict[str, list[int]] = field(default_factory=dict)


def make(target: Target, name: str, seed: int, number: int) -> bytes:
    """Input ``number``."""
    chance = random.Random(f"{seed}:{name}:{number}")
    return target.mutate(chance.choice(target.seeds()), chance)


def fuzz(name: str, numbers: Iterator[int] | range, seed: int, *, seconds: float = float("inf")) -> Result:
    """Run inputs by their numbers, for ``seconds`` at most."""
    target = TARGETS[name]
    kept = list(target.seeds())
    target = Target(target.group, lambda: kept, target.mutate, target.run)
    result = Result()
    end = time.monotonic() + seconds
    for number in numbers:
        if time.monotonic() > end:
            break
        data = make(target, name, seed, number)
        before = time.process_time()
        try:
            with ended_after(HUNG):
                target.run(data)
        except PolicyCompareError as refusal:
            result.refused += 1
            if "\n" in str(refusal):
                result.finds.setdefault(f"refusal of several lines: {refusal}", []).append(number)
        except Hung as problem:
            result.finds.setdefault(f"hangs: {where(problem)}", []).append(number)
        except Exception as problem:
            result.finds.setdefault(where(problem), []).append(number)
        if time.process_time() - before > SLOW:
            result.finds.setdefault("slow", []).append(number)
        result.count += 1
    return result


@contextmanager
def ended_after(seconds: int) -> Iterator[None]:
    """Break off what runs longer, where the system has alarms (Windows has none)."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def ring(number: int, frame: object) -> None:
        raise Hung

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def where(problem: BaseException) -> str:
    """Kind of an exception and the innermost place in the package."""
    frames = [one for one in traceback.extract_tb(problem.__traceback__) if "compare" in Path(one.filename).parts]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    last = traceback.extract_tb(problem.__traceback__)[-1]
    return f"{type(problem).__name__} {place} ({Path(last.filename).name}:{last.lineno}) {re.sub('[0-9]+', 'N', str(problem))[:60]!r}"


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", default="all", help=f"all, reading, rest, or one of {', '.join(TARGETS)}")
    parser.add_argument("--count", type=int, default=1000, help="inputs a target")
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="run this input alone and let its exception through")
    parser.add_argument("--save", type=Path, help="write the input of --only into this folder")
    chosen = parser.parse_args()
    warnings.simplefilter("ignore")
    names = [name for name, target in TARGETS.items() if chosen.target in ("all", name, target.group)]
    if chosen.only is not None:
        data = make(TARGETS[names[0]], names[0], chosen.seed, chosen.only)
        if chosen.save:
            (chosen.save / f"{names[0]}-{chosen.seed}-{chosen.only}").write_bytes(data)
        print(len(data), data[:2000])
        TARGETS[names[0]].run(data)
        return 0
    bad = False
    for name in names:
        begun = time.monotonic()
        for first in range(chosen.first, chosen.first + chosen.count, 5000):
            result = fuzz(name, range(first, min(first + 5000, chosen.first + chosen.count)), chosen.seed)
            print(
                f"{name} seed {chosen.seed} {first}+{result.count} refused {result.refused} "
                f"{time.monotonic() - begun:.0f}s",
                flush=True,
            )
            for find, numbers in result.finds.items():
                bad = True
                print(f"  FIND {name} #{numbers[0]} x{len(numbers)}: {find}", flush=True)
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
