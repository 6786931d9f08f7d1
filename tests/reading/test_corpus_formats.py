"""The demonstration documents say the same in every format, and the files are what the script writes."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest

from compare.model import Clause, Document
from compare.pipeline import read_documents
from conftest import CORPUS, ROOT, load_script

FOLDER = CORPUS / "formats"
NAMES = ("national_plan", "provincial_opinion", "municipal_plan")


def read(path: Path) -> Document:
    (document,) = read_documents([path])
    return document


def shape(document: Document) -> list[tuple[str, str, tuple[str, ...]]]:
    """Headings and clauses without blanks: what an outline says, wherever in its file it stands."""
    return [
        (
            close(part.label),
            close(part.text),
            tuple(map(close, part.headings)) if isinstance(part, Clause) else (str(part.depth),),
        )
        for part in document.parts
    ]


def close(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("ending", ["md", "html", "docx", "doc", "pdf", "ofd"])
@pytest.mark.parametrize("name", NAMES)
def test_every_format_gives_the_outline_of_the_text(name: str, ending: str) -> None:
    text, other = read(ROOT / "corpus" / f"{name}.txt"), read(FOLDER / f"{name}.{ending}")
    assert shape(other) == shape(text)
    assert other.identity == text.identity
    assert other.audit.quality == 1.0


@pytest.mark.slow
def test_a_scan_gives_nearly_the_text_of_its_page() -> None:
    scan = read(FOLDER / "municipal_plan_scan.png")
    text = read(ROOT / "corpus" / "municipal_plan.txt")
    # One page does not tell that its running head is one.
    ours = close("".join(part.text for part in scan.parts)).removeprefix("示例文件汇编")
    page = close("".join(part.text for part in text.parts[1:]))[: len(ours)]
    assert difflib.SequenceMatcher(None, ours, page, autojunk=False).ratio() > 0.97
    assert scan.identity.title == text.identity.title


def test_the_files_are_what_the_script_writes() -> None:
    script = load_script("make_corpus")
    made = {path: data for path, data in script.make().items() if path.suffix in (".md", ".html", ".docx", ".ofd")}
    assert {path.name for path, data in made.items() if path.read_bytes() != data} == set()
