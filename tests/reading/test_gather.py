from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from compare.errors import PolicyCompareError
from compare.model import Refusal
from compare.pipeline import read_documents
from compare.reading.files import gather_files, read_file


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a.md", "c.csv", ".hidden.txt", "下级/d.TXT", ".git/e.txt", "[1].txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("正文", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_file_stands_for_itself_whatever_it_is_called(folder: Path) -> None:
    assert gather_files(["c.csv"]) == (Path("c.csv"),)


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(folder: Path) -> None:
    assert gather_files(["[1].txt"]) == (Path("[1].txt"),)


def test_a_folder_gives_its_texts_sorted_without_hidden_ones(folder: Path) -> None:
    assert [str(path.relative_to(folder)) for path in gather_files([str(folder)])] == [
        "[1].txt",
        "a.md",
        "b.txt",
        str(Path("下级", "d.TXT")),
    ]


def test_a_pattern_is_expanded_and_keeps_the_way_it_was_written(folder: Path) -> None:
    assert gather_files(["*.txt"]) == (Path(".hidden.txt"), Path("[1].txt"), Path("b.txt"))
    assert gather_files([str(folder / "*.md")]) == (folder / "a.md",)


def test_order_is_kept_and_repeats_are_read_once(folder: Path) -> None:
    assert gather_files(["b.txt", "a.md", "b.txt", "*.md"]) == (Path("b.txt"), Path("a.md"))


def test_nothing_to_read_is_an_error(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    with pytest.raises(PolicyCompareError, match="空：文件夹中没有可读的文件"):
        gather_files(["空"])
    with pytest.raises(PolicyCompareError, match="没有符合的文件"):
        gather_files(["没有*.txt"])


def test_a_missing_file_is_named_before_anything_is_read(folder: Path) -> None:
    with pytest.raises(PolicyCompareError, match=r"没有\.txt：找不到文件"):
        gather_files(["没有.txt"])


def test_an_address_is_no_file() -> None:
    with pytest.raises(PolicyCompareError, match="不联网；请先下载成文件"):
        gather_files(["https://example.org/plan.html"])


def test_what_lets_nobody_in_is_left_to_the_reader(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = folder / "锁住"
    locked.mkdir()
    (locked / "e.txt").write_text("正文", encoding="utf-8")
    scan = os.scandir

    def refuse(place: str | Path) -> Iterator[os.DirEntry[str]]:  # whoever tests may be one whom nothing is forbidden
        if Path(place).name == "锁住":
            raise PermissionError(errno.EACCES, "Permission denied", str(place))
        return scan(place)

    monkeypatch.setattr(os, "scandir", refuse)
    assert locked in gather_files([str(folder)])
    assert gather_files(["锁住"]) == (Path("锁住"),)
    with pytest.raises(PolicyCompareError, match="锁住：无法读取（没有权限）"):
        read_file(locked)
    refused: list[Refusal] = []
    read_documents(gather_files([str(folder)]), refuse=refused.append)
    assert any("锁住" in one.reason and "没有权限" in one.reason for one in refused)


OWN = '<!DOCTYPE html>\n<html><head><meta name="generator" content="policy-compare 1.0"></head><body>报告</body></html>'


def test_what_this_program_wrote_is_no_document_wherever_it_lies(folder: Path) -> None:
    for name in ("reports/报告.html", "out1/报告.html", "报告.html", "下级/报告.html"):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(OWN, encoding="utf-8")
    (folder / "reports" / "草案.md").write_text("批注", encoding="utf-8")

    def names(*arguments: str, output: str | None = None) -> set[str]:
        found = gather_files(arguments, Path(output) if output else None)
        return {one.resolve().relative_to(folder.resolve()).as_posix() for one in found}

    texts = {"[1].txt", "a.md", "b.txt", "下级/d.TXT"}
    assert names(".") == texts | {"reports/草案.md"}
    assert names(".", output="reports") == texts
    assert names("下级", "*.*", output=".") == texts | {"c.csv", ".hidden.txt"}
    assert names("reports/报告.html") == {"reports/报告.html"}, "named outright: the reader says what it is"


def test_a_folder_of_reports_alone_is_told_of(folder: Path) -> None:
    (folder / "reports").mkdir()
    (folder / "reports" / "报告.html").write_text(OWN, encoding="utf-8")
    for name in ("reports", "reports/*"):
        with pytest.raises(PolicyCompareError, match="除本程序写出的报告外没有可读的文件"):
            gather_files([name])
