"""The same documents give the same bytes, in whatever order and surroundings; runs are processes of their own."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path, PureWindowsPath
from types import ModuleType

import pytest

from compare.model import Comparison
from compare.output.contract import ENDINGS
from compare.pipeline import compare_documents, read_documents
from compare.reading import files as read
from compare.report import render
from compare.settings import DEFAULT
from conftest import ROOT

pytestmark = pytest.mark.slow

STEM = "废旧物资循环利用体系建设规划（2026—2030年）（2份本级文件）"
WRITTEN = {
    "report": ("alignment.json", *(f"{STEM}{ENDINGS[one]}" for one in ("docx", "html", "xlsx", "csv", "briefing"))),
    "survey": tuple(f"survey.{one}" for one in ("html", "json", "parquet", "xlsx")),
    "review": (
        "alignment.json",
        *(f"municipal_plan.{one}" for one in ("memo.docx", "review.docx", "review.html")),
        *(f"review-decisions.{one}" for one in ("csv", "html", "xlsx")),
        "review.json",
    ),
}


@pytest.mark.parametrize("command", WRITTEN)
def test_two_surroundings_give_one_hash_in_every_format(command: str) -> None:
    # Both runs differ in order, locale, time zone, hash seed, threads, workers. The PDFs: make determinism.
    words = [sys.executable, ROOT / "benchmarks" / "check_determinism.py", "--runs", "2", "--commands", command]
    formats = "json,html,docx,xlsx,csv,briefing,parquet,comments,memo-docx,decisions"
    done = subprocess.run([*words, "--formats", formats], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    surroundings, *lines = done.stdout.splitlines()
    assert surroundings.startswith("locales C ")
    assert [line.split()[1] for line in lines] == list(WRITTEN[command])
    assert all(" 1 hash in 2 runs " in line for line in lines)


def load_check() -> ModuleType:
    """The script that ``make determinism`` runs."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        import check_determinism
    finally:
        sys.path.pop(0)
    return check_determinism


def test_the_check_finds_what_differs() -> None:
    script = load_check()
    hashes = iter(({"a.json": "1"}, {"a.json": "2"}))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(script, "run_once", lambda *_: next(hashes))
        assert script.check("report", None, ["json"], 2, ("C",)) == {"a.json": {"1", "2"}}


def test_no_two_runs_of_the_check_are_alike(tmp_path: Path) -> None:
    script = load_check()
    files = script.choose_files([], [], None)
    for name in script.FORMATS:
        commands = [script.write_command(name, files, ["json"], number, tmp_path) for number in range(4)]
        assert len({tuple(sorted(one)) for one in commands}) == (4 if name == "survey" else 1)  # stores and workers
        assert len(set(map(tuple, commands))) > 1
    commands = [script.write_command("survey", files, ["json"], number, tmp_path) for number in range(3)]
    stores = [one[one.index("--store") + 1] for one in commands]
    assert stores[0] != stores[1] == stores[2]
    assert {one[one.index("--workers") + 1] for one in commands} == {"1", "2"}
    environments = [script.surround(number, ("C", "C.UTF-8")) for number in range(2)]
    for key in ("LC_ALL", "TZ", "PYTHONHASHSEED", "OMP_NUM_THREADS"):
        assert environments[0][key] != environments[1][key]


def test_files_are_read_by_name_whatever_their_order(corpus: tuple[Path, ...]) -> None:
    forward, back = read_documents(corpus), read_documents(corpus[::-1])
    assert forward == back
    assert [one.file for one in compare_documents(back).run.inputs] == sorted(map(str, corpus))


def test_copies_of_one_document_keep_their_ids_in_any_order(corpus: tuple[Path, ...], tmp_path: Path) -> None:
    copies = [tmp_path / name for name in ("乙.txt", "甲.txt")]
    for copy in copies:
        copy.write_bytes(corpus[0].read_bytes())
    ids = [{one.file: one.id for one in read_documents(order)} for order in (copies, copies[::-1])]
    assert ids[0] == ids[1]
    assert len(set(ids[0].values())) == len(read_documents(copies))


def test_a_path_of_windows_is_named_with_forward_slashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read.os, "name", "nt")
    assert read.name_file(PureWindowsPath(r"文件\市.txt")) == "文件/市.txt"  # type: ignore[arg-type]


def test_rendering_twice_in_one_process_is_the_same(demonstration: Comparison) -> None:
    for name in ("json", "html", "csv", "xlsx", "docx"):
        assert render(demonstration, name) == render(demonstration, name)


def test_the_record_of_the_run_names_what_made_it(corpus: tuple[Path, ...], demonstration: Comparison) -> None:
    run = json.loads(render(demonstration, "json"))["run"]
    assert run["version"] == version("policy-compare")
    assert run["inputs"] == [
        {"file": str(one), "sha256": hashlib.sha256(one.read_bytes()).hexdigest()} for one in sorted(corpus)
    ]
    assert run["settings"].keys() == {field.name for field in dataclasses.fields(DEFAULT)}
