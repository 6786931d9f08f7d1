"""What ``outline`` prints of the demonstration documents, in every format: the kept files, and that they agree.

Renewing them is a decision: ``python scripts/renew_golden.py`` prints what would change, ``--write`` keeps it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from compare.pipeline import read_documents
from compare.reading.files import read_file
from compare.report.json import outline_json
from compare.report.text import outline_text
from conftest import ROOT, load_script

FOLDER = ROOT / "tests" / "golden" / "outline"


SOURCES = tuple(load_script("renew_golden").sources())


@pytest.fixture(autouse=True)
def at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """The outline names the files as they were given."""
    monkeypatch.chdir(ROOT)


def golden(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def test_every_document_has_its_outline_in_every_format() -> None:
    kept = {path.name for path in FOLDER.iterdir()}
    assert kept == {f"{one.name}.outline" for one in SOURCES} | {
        f"{one.stem}.json" for one in SOURCES if one.suffix == ".txt"
    }
    formats = {path.suffix for path in (ROOT / "corpus" / "formats").iterdir()} - {".png"}
    assert {one.suffix for one in SOURCES} == formats | {".txt"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_outline(source: Path) -> None:
    assert outline_text(read_documents([source])) == golden(f"{source.name}.outline")


@pytest.mark.parametrize("source", [one for one in SOURCES if one.suffix == ".txt"], ids=lambda source: source.name)
def test_outline_as_json(source: Path) -> None:
    assert outline_json(read_documents([source])) == golden(f"{source.stem}.json")


@pytest.mark.parametrize("source", [one for one in SOURCES if one.suffix != ".txt"], ids=lambda source: source.name)
def test_every_format_says_what_the_text_says(source: Path) -> None:
    (ours,) = json.loads(outline_json(read_documents([source])))["documents"]
    (text,) = json.loads(golden(f"{source.stem}.json"))["documents"]
    assert plain(ours) == plain(text)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_places_point_at_the_words(source: Path) -> None:
    """The lines of a clause's place hold its words, whatever the format."""
    lines = {line.number: close(line.text) for line in read_file(source).lines}
    (document,) = read_documents([source])
    for clause in document.clauses:
        first, last = clause.place.lines
        held = "".join(lines[number] for number in range(first, last + 1))
        words = re.findall(r"[\u4e00-\u9fff]+", clause.text)
        assert words
        assert all(word in held for word in words if len(word) <= 6), clause.text


def plain(document: dict[str, Any]) -> dict[str, Any]:
    """A document without what belongs to its file: name, places, counts of page furniture; and without blanks."""
    kept = {key: value for key, value in document.items() if key not in ("file", "place", "audit", "parts")}
    parts = [{key: value for key, value in part.items() if key != "place"} for part in document["parts"]]
    return {**kept, "parts": [{key: close(value) for key, value in part.items()} for part in parts]}


def close(value: Any) -> Any:
    if isinstance(value, list):
        return [close(one) for one in value]
    return re.sub(r"\s", "", value) if isinstance(value, str) else value
