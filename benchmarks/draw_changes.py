"""Draw changes told on the labelled pairs by a fixed seed, to be read by a person.

    POLICY_COMPARE_REAL=FOLDER python benchmarks/draw_changes.py [--count 60] [--seed 17] [--least likely]

The folder holds ``documents`` and ``gold``. Each change is printed whole: kind, certainty, both words, both sentences,
and the note. Nothing is judged here; how many are right is written down by whoever reads them (``docs/duties.md``).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from compare.matching.directives import find_directives  # noqa: E402
from compare.model import Certainty, Change, Document, Level  # noqa: E402
from compare.pipeline import compare_pair, read_documents  # noqa: E402
from compare.text.words import strip_marks  # noqa: E402


def main() -> int:
    """Print the drawn changes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--least", type=Certainty, default=Certainty.LIKELY, help="grade from which one is drawn")
    arguments = parser.parse_args()
    folder = Path(os.environ["POLICY_COMPARE_REAL"])
    every = [
        (name, change)
        for gold in sorted((folder / "gold").glob("*.jsonl"))
        for name, change in changes(gold, folder / "documents")
        if change.certainty.reaches(arguments.least)
    ]
    drawn = random.Random(arguments.seed).sample(every, min(arguments.count, len(every)))
    print(f"{len(every)} changes, {len(drawn)} drawn")
    for number, (name, one) in enumerate(drawn, 1):
        print(f"\n{number} {name} {one.kind} {one.certainty} 「{one.upper}」→「{one.local}」 {one.note}")
        print(f"  上: {one.upper_sentence}\n  下: {one.local_sentence}")
    return 0


def changes(gold: Path, documents: Path) -> list[tuple[str, Change]]:
    """The changes of one labelled pair, each with its name."""
    head = json.loads(gold.read_text(encoding="utf-8").splitlines()[0])
    upper = read_document(documents, head, "upper")
    local = read_document(documents, head, "local")
    found = compare_pair(find_directives(upper), upper, local, wording=False)
    return [(head["pair"], change) for finding in found for change in finding.changes]


def read_document(documents: Path, head: dict[str, str], side: str) -> Document:
    """The document of one side: of several in its file, the one whose title the label names."""
    path = documents / head[f"{side}_file"]
    level = head.get(f"{side}_level")
    every = read_documents([path], {path.name: Level(level)} if level else None)
    title = strip_marks(head[f"{side}_title"])
    named = [one for one in every if (own := strip_marks(one.identity.title)) and (own in title or title in own)]
    return max(named or every, key=lambda one: len(one.clauses))


if __name__ == "__main__":
    raise SystemExit(main())
