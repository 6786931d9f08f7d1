"""The outlines and the reports that the tests hold the demonstration to.

    python scripts/renew_golden.py            # print what would change; exit status 1 if anything would
    python scripts/renew_golden.py --write    # after every change printed has been read and is wanted

``tests/golden/outline`` holds, for every document in every format, what ``policy-compare outline`` prints, and for the
texts also its JSON. Pictures are left out: what is recognised there changes with the recogniser. ``tests/golden/report``
holds what a leader reads first of the demonstration's report, a line for each line of the page.
"""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from compare.model import Comparison
from compare.pipeline import compare_documents, read_documents
from compare.report.json import outline_json
from compare.report.pages import print_page, render_html
from compare.report.text import outline_text
from compare.report.view import Report

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
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
        made[f"outline/{source.name}.outline"] = outline_text(documents)
        if source.suffix == ".txt":
            made[f"outline/{source.stem}.json"] = outline_json(documents)
    texts = [Path("corpus", f"{name}.txt") for name in NAMES]
    first = say_first(compare_documents(read_documents(texts)))
    return made | {f"report/{name}.txt": text for name, text in first.items()}


def say_first(comparison: Comparison) -> dict[str, str]:
    """What is read first of a report: the briefing, the default PDF, the first screen of the page."""
    report = Report(comparison)
    page = LexborHTMLParser(render_html(report))
    screen = [*lines(page, "header.top"), *lines(page, "#decide"), *lines(page, "#overview .total-bar, .figures")]
    return {
        "briefing": "\n".join(lines(LexborHTMLParser(print_page(report, "", "briefing")), "body")) + "\n",
        "print": "\n".join(lines(LexborHTMLParser(print_page(report, "")), "body")) + "\n",
        "screen": "\n".join(screen) + "\n",
    }


def lines(page: LexborHTMLParser, places: str) -> list[str]:
    """The text of some places of a page: a line for each row of a table, paragraph, heading, item."""
    found = []
    for node in page.css(places):
        for one in node.css("h1, h2, h3, p, tr, li, dl.figures > div"):
            inside = one.tag != "tr" and any(up.tag in ("tr", "li") for up in parents(one))
            cells = one.css("td, th") if one.tag == "tr" else [one]
            words = "｜".join("".join(cell.text().split()) for cell in cells)
            found += [words] if words and not inside else []
    return found


def parents(node: LexborNode) -> Iterator[LexborNode]:
    """What a node stands in, the innermost first."""
    while node.parent is not None:
        node = node.parent
        yield node


def main() -> None:
    """Print the differences, or write."""
    made = make()
    kept = {
        f"{folder}/{path.name}": path.read_text(encoding="utf-8")
        for folder in ("outline", "report")
        for path in (GOLDEN / folder).glob("*")
    }
    changed = sorted(name for name in made.keys() | kept.keys() if made.get(name) != kept.get(name))
    for name in changed:
        before, now = kept.get(name, "").splitlines(), made.get(name, "").splitlines()
        print(*difflib.unified_diff(before, now, f"{name} as kept", f"{name} now", lineterm="", n=1), sep="\n")
    if "--write" not in sys.argv:
        sys.exit(f"{len(changed)} golden files differ; read the above, then add --write" if changed else 0)
    (GOLDEN / "report").mkdir(parents=True, exist_ok=True)
    for name in changed:
        if name in made:
            (GOLDEN / name).write_text(made[name], encoding="utf-8", newline="\n")
        else:
            (GOLDEN / name).unlink()


if __name__ == "__main__":
    main()
