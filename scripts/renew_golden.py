"""The outlines that the tests hold the reading of the demonstration documents to.

    python scripts/renew_golden.py            # print what would change; exit status 1 if anything would
    python scripts/renew_golden.py --write    # after every change printed has been read and is wanted

``tests/golden/outline`` holds, for every document in every format, what ``policy-compare outline`` prints, and for the
texts also its JSON. Pictures are left out: what is recognised there changes with the recogniser.
"""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from compare.pipeline import read_documents
from compare.report.json import outline_json
from compare.report.text import outline_text

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden" / "outline"
NAMES = ("national_plan", "provincial_opinion", "municipal_plan")
ENDINGS = ("md", "html", "docx", "doc", "pdf", "ofd")


def sources() -> Iterator[Path]:
    """The demonstration documents in every format, relative to the root of the project."""
    for name in NAMES:
        yield Path("corpus", f"{name}.txt")
        yield from (Path("corpus", "formats", f"{name}.{ending}") for ending in ENDINGS)


def make() -> dict[str, str]:
    """Every golden file by its name, as the program prints it now."""
    os.chdir(ROOT)  # the outline names the files as they were given
    made = {}
    for source in sources():
        documents = read_documents([source])
        made[f"{source.name}.outline"] = outline_text(documents)
        if source.suffix == ".txt":
            made[f"{source.stem}.json"] = outline_json(documents)
    return made


def main() -> None:
    """Print the differences, or write."""
    made = make()
    kept = {path.name: path.read_text(encoding="utf-8") for path in GOLDEN.glob("*")}
    changed = sorted(name for name in made.keys() | kept.keys() if made.get(name) != kept.get(name))
    for name in changed:
        before, now = kept.get(name, "").splitlines(), made.get(name, "").splitlines()
        print(*difflib.unified_diff(before, now, f"{name} as kept", f"{name} now", lineterm="", n=1), sep="\n")
    if "--write" not in sys.argv:
        sys.exit(f"{len(changed)} golden files differ; read the above, then add --write" if changed else 0)
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name in changed:
        if name in made:
            (GOLDEN / name).write_text(made[name], encoding="utf-8", newline="\n")
        else:
            (GOLDEN / name).unlink()


if __name__ == "__main__":
    main()
