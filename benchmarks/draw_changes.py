"""Draw changes told on the labelled pairs by a fixed seed, to be read by a person.

    POLICY_COMPARE_REAL=FOLDER python benchmarks/draw_changes.py [--count 60] [--seed 17] [--least likely]

The folder holds ``documents`` and ``gold``. Each change is printed whole: kind, certainty, both words, both sentences,
and the note. Nothing is judged here; how many are right is written down by whoever reads them (``docs/duties.md``).
Last it counts how many dropped duties of each grade hold an element that the labels call missing.
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
from compare.model import Certainty, ChangeKind, Document, Finding, Level  # noqa: E402
from compare.pipeline import compare_pair, read_documents  # noqa: E402
from compare.text.likeness import share  # noqa: E402
from compare.text.words import strip_marks  # noqa: E402

MEETS, HELD, WITHIN = 0.8, 0.7, 0.5
"""Shares from which a directive is the labelled one, an element stands in a part, and a part within an element."""


def main() -> int:
    """Print the drawn changes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--least", type=Certainty, default=Certainty.LIKELY, help="grade from which one is drawn")
    arguments = parser.parse_args()
    folder = Path(os.environ["POLICY_COMPARE_REAL"])
    golds = sorted((folder / "gold").glob("*.jsonl"))
    found = [(gold, finding) for gold in golds for finding in findings(gold, folder / "documents")]
    every = [
        (gold.stem, change)
        for gold, finding in found
        for change in finding.changes
        if change.certainty.reaches(arguments.least)
    ]
    drawn = random.Random(arguments.seed).sample(every, min(arguments.count, len(every)))
    print(f"{len(every)} changes, {len(drawn)} drawn")
    for number, (name, one) in enumerate(drawn, 1):
        print(f"\n{number} {name} {one.kind} {one.certainty} 「{one.upper}」→「{one.local}」 {one.note}")
        print(f"  上: {one.upper_sentence}\n  下: {one.local_sentence}")
    lacking = {gold: lacks(gold) for gold in golds}
    for grade in Certainty:
        rows = [row for gold, finding in found for row in missed(finding, lacking[gold], grade)]
        print(f"\n{grade}: {sum(rows)} of {len(rows)} dropped duties hold an element that labels call missing", end="")
    print()
    return 0


def findings(gold: Path, documents: Path) -> tuple[Finding, ...]:
    """What is said of one labelled pair."""
    head = json.loads(gold.read_text(encoding="utf-8").splitlines()[0])
    upper = read_document(documents, head, "upper")
    local = read_document(documents, head, "local")
    return tuple(compare_pair(find_directives(upper), upper, local, wording=False))


def lacks(gold: Path) -> list[tuple[str, list[str]]]:
    """The labelled directives of a pair that are carried, and the elements that each lacks, where labels name them."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()[1:]]
    return [(row["upper"], row["missing"]) for row in rows if row["relation"] != "omit" and "missing" in row]


def missed(finding: Finding, lacking: list[tuple[str, list[str]]], grade: Certainty) -> list[bool]:
    """For each dropped duty of a grade, whether it holds a missing element, or mostly stands in one."""
    text = finding.directive.clause.text
    known = [elements for upper, elements in lacking if share(upper, text) >= MEETS and share(text, upper) >= MEETS]
    return [
        any(share(one, change.upper) >= HELD or share(change.upper, one) >= WITHIN for one in known[0])
        for change in finding.changes
        if known and change.kind is ChangeKind.DUTY_DROPPED and change.certainty is grade
    ]


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
