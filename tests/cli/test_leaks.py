"""Nothing that is written tells where it was made: no folder of the computer, no name of its user or of itself."""

from __future__ import annotations

import getpass
import io
import platform
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from click.testing import CliRunner
from test_cli import MUNICIPAL, NATIONAL

import word_files as word
from compare.cli.main import cli
from compare.output import contract
from compare.reading.files import find_path, name_file, naming_from
from compare.reading.formats import is_own


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "国家").mkdir()
    (tmp_path / "本级").mkdir()
    (tmp_path / "国家" / "意见.txt").write_text(NATIONAL, encoding="utf-8")
    (tmp_path / "本级" / "方案.txt").write_text(MUNICIPAL, encoding="utf-8")
    paragraphs = "".join(word.para(line) for line in MUNICIPAL.split("\n") if line)
    (tmp_path / "本级" / "草案.docx").write_bytes(word.docx(paragraphs))
    return tmp_path


def run(*arguments: str | Path) -> None:
    done = CliRunner().invoke(cli, [*map(str, arguments), "--force"], prog_name="policy-compare")
    assert done.exit_code == 0, done.output


def unpack(data: bytes) -> Iterator[tuple[str, str]]:
    """Everything that a file says, its properties apart: texts of archives, pages of a PDF."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield (
                    ("properties" if name.startswith("docProps/") else name),
                    archive.read(name).decode("utf-8", "replace"),
                )
    elif data.startswith(b"%PDF"):
        paper = pdfium.PdfDocument(data)
        yield "properties", repr(paper.get_metadata_dict())
        yield "pages", "".join(page.get_textpage().get_text_range() for page in paper)
        yield "raw", data.decode("latin-1")
        paper.close()
    else:
        yield "text", data.decode("utf-8", "replace")


UNMARKED = (".csv", ".parquet", ".sqlite")  # tables that no folder is searched for
COPY = ".review.docx"  # the draft with comments is the draft


def check(output: Path, home: Path) -> None:
    written = [one for one in sorted(output.rglob("*")) if one.is_file()]
    assert written
    for file in written:
        for part, said in unpack(file.read_bytes()):
            where = (file.name, part)
            assert str(home) not in said.replace("\n", "").replace("\r", ""), where
            assert str(Path.home()) + "/" not in said, where
            assert platform.node() not in said or len(platform.node()) < 4, where
            assert is_own(file.read_bytes()) is (file.suffix not in UNMARKED and not file.name.endswith(COPY)), where
            if part == "properties":
                assert not re.search(rf"\b{re.escape(getpass.getuser())}\b", said), where


@pytest.mark.slow
def test_no_report_names_a_folder_of_the_computer(folder: Path) -> None:
    run(
        "report",
        folder / "国家",
        folder / "本级" / "方案.txt",
        "-o",
        folder / "出",
        "--format",
        ",".join(contract.REPORT),
    )
    check(folder / "出", folder)


@pytest.mark.slow
@pytest.mark.parametrize("draft", ["方案.txt", "草案.docx"])
def test_no_review_names_a_folder_of_the_computer(folder: Path, draft: str) -> None:
    formats = ",".join(contract.REVIEW)
    run("review", folder / "本级" / draft, "--against", folder / "国家", "-o", folder / "出", "--format", formats)
    check(folder / "出", folder)


@pytest.mark.slow
def test_no_survey_names_a_folder_of_the_computer(folder: Path) -> None:
    formats = ",".join(contract.SURVEY)
    arguments = (
        folder / "本级",
        "--against",
        folder / "国家",
        "-o",
        folder / "出",
        "--format",
        formats,
        "--workers",
        "1",
    )
    run("survey", *arguments, "--store", folder / "存储")
    check(folder / "出", folder)


def test_whole_paths_stand_where_they_are_wanted(folder: Path) -> None:
    run(
        "report", folder / "国家", folder / "本级" / "方案.txt", "-o", folder / "出", "--format", "json", "--full-paths"
    )
    assert str(folder / "国家" / "意见.txt") in (folder / "出" / "alignment.json").read_text(encoding="utf-8")


def test_files_are_named_from_the_folder_that_they_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    one, other, near = tmp_path / "甲" / "一.txt", tmp_path / "乙" / "二.txt", Path("甲/三.txt")
    with naming_from([one, other, near]):
        assert [name_file(file) for file in (one, other, near)] == ["甲/一.txt", "乙/二.txt", "甲/三.txt"]
        assert find_path("甲/三.txt") == tmp_path / "甲" / "三.txt"
    with naming_from([one]):
        assert name_file(one) == "一.txt"
    with naming_from([one, other], full=True):
        assert name_file(one) == str(one)
    with naming_from([near, Path("../丁/四.txt")]):
        assert name_file(near) == "甲/三.txt"  # as they were given
    assert name_file(one) == str(one)
