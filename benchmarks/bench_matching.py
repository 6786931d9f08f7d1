"""Time and memory of matching one plan of 300 clauses against 3,000 upper clauses, after reading.

    python benchmarks/bench_matching.py [UPPER [LOCAL]]

The texts are cut from the demonstration and varied word by word, always in the same way. The limit is two seconds.
"""

from __future__ import annotations

import random
import sys
import time
import tracemalloc
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from compare.matching.directives import CARRYING, direct  # noqa: E402
from compare.matching.match import match  # noqa: E402
from compare.model import Clause  # noqa: E402
from compare.pipeline import read_documents  # noqa: E402
from compare.text.words import words  # noqa: E402

LIMIT = 2.0  # seconds


def vary(clauses: list[Clause], count: int, seed: int) -> tuple[Clause, ...]:
    """So many clauses, their words mixed from those given, so that no two are the same."""
    chance = random.Random(seed)
    pool = [word for clause in clauses for word in words(clause.text)]
    found = []
    for at in range(count):
        base = clauses[at % len(clauses)]
        text = "".join(chance.choice(pool) if chance.random() < 0.3 else word for word in words(base.text))
        found.append(replace(base, id=f"{base.id}-{at}", text=text))
    return tuple(found)


def main() -> int:
    """Print seconds and memory; 1 if the limit is passed."""
    sizes = [int(value) for value in sys.argv[1:3]]
    upper_count, local_count = (*sizes, *(3000, 300)[len(sizes) :])
    upper, local = (read_documents([ROOT / "corpus" / name])[0] for name in ("national_plan.txt", "municipal_plan.txt"))
    asked = vary([clause for clause in upper.clauses if clause.role in CARRYING], upper_count, 1)
    given = vary([clause for clause in local.clauses if clause.role in CARRYING], local_count, 2)
    directives = [direct(clause) for clause in asked]
    document = replace(local, parts=given)
    start = time.process_time()
    found = match(directives, document)
    seconds = time.process_time() - start
    tracemalloc.start()
    match(directives, document)
    peak = tracemalloc.get_traced_memory()[1]
    answered = sum(bool(one.kept) for one in found)
    print(
        f"{upper_count} × {local_count}: {seconds:.2f} s of processor time, peak {peak / 2**20:.0f} MiB;"
        f" {answered} answered"
    )
    return 0 if seconds <= LIMIT or sizes else 1


if __name__ == "__main__":
    sys.exit(main())
