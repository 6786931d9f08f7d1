"""Draw carried findings of the labelled pairs by a fixed seed, to be read by a person.

    POLICY_COMPARE_REAL=FOLDER python benchmarks/draw_findings.py [--count 60] [--seed 18]

The folder holds ``documents`` and ``gold``. Each finding that is not open is printed as the report prints it: the
directive, every ticked duty with the words that answer it, and the reason, which names what is added. Nothing is judged
here: whoever reads them writes down in how many every addition is on the matter, and in how many the words shown answer
every ticked duty.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
from pathlib import Path

from draw_changes import read_document  # the folder of this file is on the path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from compare.matching.directives import find_directives  # noqa: E402
from compare.model import Finding  # noqa: E402
from compare.pipeline import compare_pair  # noqa: E402
from compare.words.phrase import is_shown  # noqa: E402


def main() -> int:
    """Print the drawn findings."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=18)
    arguments = parser.parse_args()
    folder = Path(os.environ["POLICY_COMPARE_REAL"])
    every = [one for gold in sorted((folder / "gold").glob("*.jsonl")) for one in carried(gold, folder / "documents")]
    drawn = random.Random(arguments.seed).sample(every, min(arguments.count, len(every)))
    print(f"{len(every)} sure carried findings, {len(drawn)} drawn")
    for number, (name, one) in enumerate(drawn, 1):
        print(f"\n{number} {name} {one.relation} {one.directive.clause.text}")
        for answer in one.answers:
            told = f"✓ {answer.duty.text}\n      「{answer.words}」" if is_shown(answer) else f"○ {answer.duty.text}"
            print(f"    {told}")
        print(f"    {one.reason}")
    return 0


def carried(gold: Path, documents: Path) -> list[tuple[str, Finding]]:
    """The carried findings of one labelled pair, each with its name."""
    head = json.loads(gold.read_text(encoding="utf-8").splitlines()[0])
    upper, local = (read_document(documents, head, side) for side in ("upper", "local"))
    found = compare_pair(find_directives(upper), upper, local, wording=False)
    return [(head["pair"], one) for one in found if one.carried and not one.uncertain]


if __name__ == "__main__":
    sys.exit(main())
