"""The same documents give the same bytes, in whatever order and surroundings; runs are processes of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest

from compare import read
from compare.pipeline import compare_documents, read_documents
from compare.report import render
from conftest import ROOT


def test_two_surroundings_give_one_hash_in_every_format() -> None:
    # Both runs differ in order, locale, time zone, hash seed and threads. PDF: tests/test_report_pdf.py, and make determinism.
    command = [sys.executable, ROOT / "benchmarks" / "check_determinism.py", "--runs", "2"]
    done = subprocess.run(
        [*command, "--formats", "json,html,docx,xlsx,csv,briefing"], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert [line.split()[0].partition(".")[2] for line in lines] == [
        "briefing.pdf",
        "csv",
        "docx",
        "html",
        "json",
        "xlsx",
    ]
    assert all(" 1 hash in 2 runs " in line for line in lines)


def test_the_check_finds_what_differs(tmp_path: Path) -> None:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        import check_determinism
    finally:
        sys.path.pop(0)
    hashes = iter(({"a.json": "1"}, {"a.json": "2"}))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(check_determinism, "run_once", lambda *_: next(hashes))
        assert check_determinism.check([], "json", 2) == {"a.json": {"1", "2"}}


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


def test_rendering_twice_in_one_process_is_the_same(corpus: tuple[Path, ...]) -> None:
    comparison = compare_documents(read_documents(corpus))
    for name in ("json", "html", "csv", "xlsx", "docx"):
        assert render(comparison, name) == render(comparison, name)
