"""How much hangs on each threshold of ``compare.settings.Fixed``: what the demonstration says with it a little moved.

    python benchmarks/vary_thresholds.py [NAME ...]     # about three minutes for all

Each is made smaller and larger by a tenth, a count of characters by one, and the demonstration compared anew. A line
tells how many relations are others then, and how many changes go and come. Noughts mean that the demonstration does not
hold the value: what does, if anything, are the single sentences of the tests.
"""

from __future__ import annotations

import sys
from dataclasses import fields
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from compare.pipeline import compare_documents, read_documents  # noqa: E402
from compare.settings import FIXED  # noqa: E402

DOCUMENTS = tuple(sorted((ROOT / "corpus").glob("*.txt")))
Said = tuple[dict[str, str], set[tuple[str, ...]]]


def main() -> int:
    """Print a line a threshold; exit status 2 for a name that is none."""
    wanted = sys.argv[1:] or [one.name for one in fields(FIXED)]
    unknown = sorted(set(wanted) - {one.name for one in fields(FIXED)})
    if unknown:
        print(f"no threshold of Fixed: {', '.join(unknown)}", file=sys.stderr)
        return 2
    relations, changes = say()
    print(f"{len(DOCUMENTS)} documents, {len(relations)} findings, {len(changes)} changes")
    print(f"{'threshold':<18}{'moved to':>10}{'relations':>11}{'gone':>6}{'new':>6}")
    for name in wanted:
        value = getattr(FIXED, name)
        step = 1 if isinstance(value, int) else value / 10
        for moved in (value - step, value + step):
            # Frozen for the program, not for the one who measures it.
            object.__setattr__(FIXED, name, moved)
            others, found = say()
            differ = sum(others.get(id_) != relations.get(id_) for id_ in {*relations, *others})
            print(f"{name:<18}{moved:>10.3g}{differ:>11}{len(changes - found):>6}{len(found - changes):>6}", flush=True)
        object.__setattr__(FIXED, name, value)
    return 0


def say() -> Said:
    """The relation of each finding of the demonstration, and all changes, with nothing remembered from before."""
    for name, module in list(sys.modules.items()):
        if name.startswith("compare."):
            for one in vars(module).values():
                clear = getattr(one, "cache_clear", None)
                if clear:
                    clear()
    findings = compare_documents(read_documents(DOCUMENTS)).findings
    return (
        {one.id: one.relation.value for one in findings},
        {(one.id, change.kind.value, change.upper, change.local) for one in findings for change in one.changes},
    )


if __name__ == "__main__":
    sys.exit(main())
