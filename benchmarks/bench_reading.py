"""What reading costs beside opening the same files with the library of their format alone, and whether it cuts rightly.

    python benchmarks/bench_reading.py FOLDER…        # default: $POLICY_COMPARE_REAL/documents, else corpus/
    python benchmarks/bench_reading.py --gold         # labelled units of $POLICY_COMPARE_REAL/gold inside one clause

A labelled unit stands inside a clause where nine tenths of its runs of six characters do. A unit that no clause holds
is *glued* where the clauses of one document hold it together: the label took as one what is parted here.

Reading means everything down to classified clauses. Texts are opened by charset-normalizer, which finds their encoding;
PDF by pypdfium2 (all text), OFD by ofdkit, Word and old Word by taking their parts and streams out and parsing the XML,
web pages by selectolax. Pictures are left out: recognition costs a hundred times the rest.
"""

from __future__ import annotations

import io
import json
import os
import sys
import time
import zipfile
from collections import defaultdict
from pathlib import Path

import charset_normalizer
import ofdkit
import olefile
import pypdfium2
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from compare.evaluate import runs
from compare.model import Document
from compare.pipeline import read_documents
from compare.reading.files import gather_files
from compare.reading.formats import find_format

ROUNDS = 3
HELD = 0.9  # share of a unit's runs: what a note's mark or a page number inside it takes away is less


def open_alone(name: str, data: bytes) -> int:
    """Open one file with its library; the length keeps the work from being left out."""
    if name == "pdf":
        with pypdfium2.PdfDocument(data) as document:
            return sum(len(page.get_textpage().get_text_range()) for page in document)
    if name == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [archive.read(one) for one in archive.namelist() if one.endswith((".xml", ".rels"))]
        return sum(len(list(etree.fromstring(part).iter())) for part in parts)
    if name == "doc":
        with olefile.OleFileIO(io.BytesIO(data)) as streams:
            return sum(len(streams.openstream(one).read()) for one in streams.listdir())
    if name == "ofd":
        with ofdkit.open(data) as document:
            return len(document.text())
    if name == "html":
        return len(LexborHTMLParser(data.decode("utf-8", "replace")).text())
    return len(str(charset_normalizer.from_bytes(data).best()))


def hold_gold(folder: Path) -> None:
    """Print by labelled pair how many units stand inside one clause, and the beginnings of those that do not."""
    totals = [0, 0, 0]
    for path in sorted((folder / "gold").glob("*.jsonl")):
        head, *rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
        read = [read_documents([folder / "documents" / head[name]]) for name in ("upper_file", "local_file")]
        units = {(0, row["upper"]) for row in rows} | {(1, unit) for row in rows for unit in row["local_any"]}
        counts = [0, 0, 0]
        for side, unit in sorted(units):
            wanted = runs(unit)
            most, together = max(hold(wanted, document) for document in read[side])
            counts[0] += 1
            counts[1] += most >= HELD
            counts[2] += most < HELD <= together
            if most < HELD:
                kind = "glued" if together >= HELD else "split"
                print(f"{path.stem} {most:.2f} {together:.2f} {kind} {unit[:40]!r}")
        print(f"{path.stem}: {counts[0]} units, {counts[1]} inside one clause, {counts[2]} glued by the label")
        totals = [one + other for one, other in zip(totals, counts, strict=True)]
    units_, inside, glued = totals
    print(f"all: {units_} units, {inside} inside one clause ({inside / units_:.3f}), {glued} glued")
    print(f"of the {units_ - glued} that are one unit in the file: {inside / (units_ - glued):.3f}")


def hold(wanted: frozenset[str] | set[str], document: Document) -> tuple[float, float]:
    """The largest share of ``wanted`` that one clause of a document holds, and that all its clauses hold together."""
    held = [wanted & runs(clause.text) for clause in document.clauses]
    most = max(map(len, held), default=0)
    return most / len(wanted), len(set().union(*held)) / len(wanted)


def main() -> None:
    """Print seconds by format, best of three, and the ratio over all; or what ``--gold`` says."""
    if "--gold" in sys.argv:
        hold_gold(Path(os.environ["POLICY_COMPARE_REAL"]))
        return
    real = os.environ.get("POLICY_COMPARE_REAL")
    folders = sys.argv[1:] or [str(Path(real, "documents")) if real else str(Path(__file__).parent.parent / "corpus")]
    seconds: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0])
    for path in gather_files(folders):
        data = path.read_bytes()
        name = find_format(data).name
        if name == "image":
            continue
        alone, ours = [], []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            open_alone(name, data)
            alone.append(time.perf_counter() - start)
            start = time.perf_counter()
            read_documents([path])
            ours.append(time.perf_counter() - start)
        sums = seconds[name]
        sums[0] += min(alone)
        sums[1] += min(ours)
        sums[2] += 1
    print(f"{'format':8}{'files':>6}{'library':>10}{'reading':>10}{'ratio':>8}")
    for name, (alone_, ours_, files) in sorted(seconds.items()):
        print(f"{name:8}{int(files):6}{alone_:10.3f}{ours_:10.3f}{ours_ / alone_:8.2f}")
    total = [sum(one[at] for one in seconds.values()) for at in range(3)]
    print(f"{'all':8}{int(total[2]):6}{total[0]:10.3f}{total[1]:10.3f}{total[1] / total[0]:8.2f}")


if __name__ == "__main__":
    main()
