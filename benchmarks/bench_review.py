"""Comments in Word files: do they stand at the words, and does LibreOffice lay the file out as before?

    python benchmarks/bench_review.py DRAFT.docx…

Writes a comment at the last sentence of every clause (``compare.review.comments``), reads the words back at which each
comment stands, converts draft and commented file to PDF with LibreOffice (``soffice``) and compares what
``pdftotext -layout`` gives. Prints a row for each file; exits 1 where a text or layout differs. Needs soffice and
pdftotext on the path.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from lxml import etree

from compare.errors import PolicyCompareError
from compare.pipeline import read_documents
from compare.reading.formats.docx import find_main, read
from compare.reading.formats.word_numbers import W
from compare.reading.limits import open_archive
from compare.review.anchor import Sought
from compare.review.comments import Line, Note, comment
from compare.text.sentences import sentences
from compare.text.words import strip_space


def main() -> None:
    """A row for each file."""
    print("| file | clauses | at the words | old comments kept | text | layout | pages | seconds |")
    print("|---|---|---|---|---|---|---|---|")
    rows = [measure(Path(name)) for name in sys.argv[1:]]
    sys.exit(0 if all(rows) else 1)


def measure(path: Path) -> bool:
    """One file: whether its text and layout are as they were."""
    data = path.read_bytes()
    clauses = [clause for document in read_documents([path]) for clause in document.clauses]
    wanted = [(sentences(clause.text) or (clause.text,))[-1] for clause in clauses]
    notes = [
        Note((Sought((clause.text, words), at / len(clauses)),), (Line(f"第{at}处"),))
        for at, (clause, words) in enumerate(zip(clauses, wanted, strict=True))
    ]
    began = time.perf_counter()
    try:
        made = comment(data, path.name, notes)
    except PolicyCompareError as problem:
        print(f"| {path.name} | {problem} |")
        return True
    seconds = time.perf_counter() - began
    before, after = comments(data), comments(made)
    words = [text for key, text in after.items() if key not in before]
    hits = sum(
        strip_space(one) in strip_space(stands) or strip_space(stands) in strip_space(one)
        for one, stands in zip(wanted, words, strict=True)
    )
    same = [line.text for line in read(made, "x").lines] == [line.text for line in read(data, "x").lines]
    kept = all(after.get(key) == text for key, text in before.items())
    old, new = lay_out(data), lay_out(made)
    pages = old.count("\f")
    row = (path.name, len(clauses), hits, f"{kept} ({len(before)})", same, old == new, pages, f"{seconds:.2f}")
    print("| " + " | ".join(map(str, row)) + " |")
    return same and kept and old == new


def comments(data: bytes) -> dict[str, str]:
    """The words at which each comment stands, by its id, in the order of their ids."""
    archive = open_archive(data, "x")
    found: dict[str, str] = {}
    open_: set[str] = set()
    for element in etree.fromstring(archive.read(find_main(archive))).iter():
        key = str(element.get(f"{W}id")) if isinstance(element.tag, str) else ""
        if element.tag == f"{W}commentRangeStart":
            open_.add(key)
            found[key] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_.discard(key)
        elif element.tag == f"{W}t":
            for one in open_:
                found[one] += element.text or ""
    return dict(sorted(found.items(), key=lambda item: int(item[0])))


def lay_out(data: bytes) -> str:
    """The text of the file as LibreOffice lays it out, comments aside."""
    with zipfile.ZipFile(io.BytesIO(data)):  # what is no archive any more is not even given to it
        pass
    with tempfile.TemporaryDirectory(prefix="bench-review-") as name:
        folder = Path(name)
        (folder / "draft.docx").write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [
            "soffice",
            "--headless",
            profile,
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(folder / "draft.docx"),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        words = ["pdftotext", "-layout", str(folder / "draft.pdf"), str(folder / "draft.txt")]
        subprocess.run(words, check=True, capture_output=True, timeout=300)
        return (folder / "draft.txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    main()
