"""``policy-compare review`` from outside: what it writes, how it ends, and that the draft is never touched."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from click.testing import CliRunner, Result

from compare.cli.main import cli
from compare.pipeline import read_documents
from compare.reading.files import read_bytes, read_file
from compare.review.anchor import Sought
from compare.review.comments import Line, Note, comment
from conftest import CORPUS
from review_fixture import DRAFT, NATIONAL, PROVINCIAL
from word_files import docx, para


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (("国家.txt", NATIONAL), ("省.txt", PROVINCIAL), ("草案.txt", DRAFT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    paragraphs = "".join(para(line) for line in DRAFT.split("\n") if line)
    (tmp_path / "草案.docx").write_bytes(docx(paragraphs))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["review", *arguments], prog_name="policy-compare")


def fails(result: Result, *words: str) -> None:
    """Exit 1, one line that says what, where and what to do; nothing written."""
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    line = result.stderr.splitlines()[-1]
    assert line.startswith("错误：")
    assert result.stderr.count("错误：") == 1
    for word in words:
        assert word in line
    assert "；" in line, "it must say what to do"
    assert not Path("out").exists()


AGAINST = ("--against", "国家.txt", "省.txt")


def test_a_word_draft_gets_its_comments_and_the_draft_stays(folder: Path) -> None:
    before = (folder / "草案.docx").read_bytes()
    done = run("草案.docx", *AGAINST, "-o", "out", "--format", "comments,memo,memo-docx,json")
    assert done.exit_code == 0, done.output
    names = ["草案.review.docx", "草案.memo.pdf", "草案.memo.docx", "review.json", "alignment.json"]
    assert done.stdout == f"已写入：{'、'.join(f'out/{one}' for one in names)}\n"
    assert sorted(path.name for path in Path("out").iterdir()) == sorted(names)
    assert (folder / "草案.docx").read_bytes() == before
    comments = [one.text for one in python_docx.Document("out/草案.review.docx").comments]
    assert any("覆盖率达到98%以上→90%以上" in one and "95%以上" in one for one in comments)
    lines = [line.text for line in read_file(folder / "草案.docx").lines]
    assert [line.text for line in read_file(folder / "out/草案.review.docx").lines] == lines
    assert json.loads(Path("out/review.json").read_text(encoding="utf-8"))["schema"] == "policy-compare/review/1"
    assert json.loads(Path("out/alignment.json").read_text(encoding="utf-8"))["alignments"]


def test_other_formats_get_a_page(folder: Path) -> None:
    done = run("草案.txt", *AGAINST, "-o", "out", "--format", "comments,html")
    assert done.exit_code == 0, done.output
    assert [path.name for path in Path("out").iterdir()] == ["草案.review.html"]


def test_same_bytes(folder: Path) -> None:
    for name in ("a", "b"):
        assert run("草案.docx", *AGAINST, "-o", name, "--format", "comments,json,html").exit_code == 0
    for path in Path("a").iterdir():
        assert path.read_bytes() == Path("b", path.name).read_bytes()


def test_suggestions_are_tracked_insertions_that_the_reader_accepts(folder: Path) -> None:
    assert run("草案.docx", *AGAINST, "-o", "out", "--format", "comments", "--suggest").exit_code == 0
    lines = [line.text for line in read_file(Path("out/草案.review.docx")).lines]
    at = next(index for index, line in enumerate(lines) if line.startswith("实行大额收购登记"))
    assert lines[at - 1].startswith("（二）严格安全管理")
    assert lines[at + 1] == "二、提升利用水平"
    assert "省公安厅负责" not in lines[at]
    at = next(index for index, line in enumerate(lines) if line.startswith("推动再生金属利用"))
    assert lines[at + 1] == "清溪市人民政府"


@pytest.mark.parametrize(
    ("kinds", "status"),
    [("omit", 3), ("weakened", 3), ("must,actor", 3), ("actor", 0), ("dropped", 0), ("must actor", 3)],
)
def test_a_script_is_told_of_gaps(folder: Path, kinds: str, status: int) -> None:
    lists = [word for one in kinds.split() for word in ("--fail-on", one)]  # written twice it is one list
    done = run("草案.txt", *AGAINST, "-o", "out", "--format", "json", *lists)
    assert done.exit_code == status, done.output
    assert Path("out/review.json").exists()
    assert ("--fail-on" in done.stderr) == (status == 3)


def test_against_takes_every_word_up_to_the_next_option(folder: Path) -> None:
    Path("上位").mkdir()
    shutil.move("国家.txt", "上位/国家.txt")
    shutil.move("省.txt", "上位/省.txt")
    assert run("--against", "上位", "-o", "out", "--format", "json", "--", "草案.txt").exit_code == 0
    assert run("草案.txt", "--format", "json", "-o", "b", "--against", "上位/国家.txt", "上位/省.txt").exit_code == 0
    assert (
        run(
            "草案.txt", "--format", "json", "-o", "c", "--against", "上位/国家.txt", "--against", "上位/省.txt"
        ).exit_code
        == 0
    )
    points = [json.loads(Path(one, "review.json").read_text(encoding="utf-8"))["points"] for one in ("out", "b", "c")]
    assert points[0] == points[1] == points[2]


def test_a_draft_without_a_level_is_said(folder: Path) -> None:
    nameless = DRAFT
    for words in (
        "清溪市人民政府",
        "清政发〔2026〕5号",
        "各县（区）人民政府：",
        "全市",
        "（市商务局负责）",
        "每个县",
        "溪东县",
    ):
        nameless = nameless.replace(words, "本地" if words == "溪东县" else "")
    Path("草案.txt").write_text(nameless, encoding="utf-8")
    done = run("草案.txt", *AGAINST, "-o", "out", "--format", "json")
    assert done.exit_code == 0, done.output
    assert "按市级审阅" in done.stderr


def test_misuse(folder: Path) -> None:
    for arguments in (
        ("草案.txt",),
        AGAINST,
        ("草案.txt", "--against"),
        ("草案.txt", *AGAINST, "--format", "docx"),
        ("草案.txt", *AGAINST, "--fail-on", "everything"),
        ("草案.txt", *AGAINST, "--level", "没有.txt=国家"),
    ):
        done = run(*arguments)
        assert done.exit_code == 2, arguments
        assert not Path("reports").exists()


def test_bad_input_is_one_line_and_nothing_is_written(folder: Path) -> None:
    out = ("-o", "out")
    fails(run("没有.docx", *AGAINST, *out), "没有.docx", "找不到文件")
    Path("空.docx").write_bytes(b"")
    fails(run("空.docx", *AGAINST, *out), "空.docx", "文件是空的")
    Path("断.docx").write_bytes(Path("草案.docx").read_bytes()[:400])
    fails(run("断.docx", *AGAINST, *out), "断.docx")
    fails(run("国家.txt", "--against", "省.txt", *out), "都不高于草案的层级（国家）")
    fails(run("草案.txt", "--against", "草案.txt", "国家.txt", *out), "草案不能同时作为")
    Path("两份.txt").write_text(f"{DRAFT}\n\n{PROVINCIAL}", encoding="utf-8")
    fails(run("两份.txt", "--against", "国家.txt", *out), "两份.txt", "2份文件", "--choose")


@pytest.mark.parametrize("bad", [b"", b"PK\x03\x04 torn", b"%PDF-1.4 torn"], ids=["empty", "word", "pdf"])
def test_a_bad_upper_file_costs_itself_only(folder: Path, bad: bytes) -> None:
    Path("坏").write_bytes(bad)
    out = ("--format", "json,html,memo-docx")
    done = run("草案.txt", "--against", "国家.txt", "坏", "省.txt", "-o", "out", *out)
    assert done.exit_code == 0, done.output
    assert "Traceback" not in done.stderr
    (line,) = [one for one in done.stderr.splitlines() if "坏" in one]
    assert line.startswith("提示：未读入：坏：") and "；请" in line
    written = json.loads(Path("out/alignment.json").read_text(encoding="utf-8"))
    assert [one for one in written["warnings"] if "坏" in one] == [line.removeprefix("提示：")]
    assert line.removeprefix("提示：未读入：")[:6] in Path("out/草案.review.html").read_text(encoding="utf-8")
    assert run("草案.txt", *AGAINST, "-o", "without", *out).exit_code == 0
    alone = json.loads(Path("without/alignment.json").read_text(encoding="utf-8"))
    assert written["alignments"] == alone["alignments"] and len(written["documents"]) == 3


def test_bad_upper_files_are_named_where_nothing_is_left(folder: Path) -> None:
    for name in ("坏一.txt", "坏二.txt"):
        Path(name).write_bytes(b"")
    out = ("-o", "out")
    fails(run("草案.txt", "--against", "坏一.txt", *out), "坏一.txt", "文件是空的")
    fails(run("草案.txt", "--against", "坏一.txt", "坏二.txt", *out), "2个文件都未能读入", "坏一.txt")
    fails(run("省.txt", "--against", "草案.txt", "坏一.txt", *out), "未读入：坏一.txt", "文件是空的")
    fails(run("坏一.txt", *AGAINST, *out), "坏一.txt", "文件是空的")
    fails(run("草案.txt", "--against", "国家.txt", "坏一.txt", "没有.txt", *out), "没有.txt", "找不到文件")


def test_the_draft_is_chosen_out_of_several(folder: Path) -> None:
    Path("两份.txt").write_text(f"{DRAFT}\n\n{PROVINCIAL}", encoding="utf-8")
    done = run("两份.txt", "--against", "国家.txt", "-o", "out", "--format", "json", "--choose", "清溪市")
    assert done.exit_code == 0, done.output
    assert "清溪市" in json.loads(Path("out/review.json").read_text(encoding="utf-8"))["draft"]["title"]


def test_a_protected_file_is_refused(folder: Path) -> None:
    encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    Path("加密.docx").write_bytes(encrypted)
    fails(run("加密.docx", *AGAINST, "-o", "out"), "加密.docx")


def test_a_strict_file_is_refused_for_comments_and_read_for_all_else(folder: Path) -> None:
    with zipfile.ZipFile("草案.docx") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    usual, strict = (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    members["word/document.xml"] = members["word/document.xml"].replace(usual, strict)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    Path("严格.docx").write_bytes(made.getvalue())
    fails(run("严格.docx", *AGAINST, "-o", "out", "--format", "comments,json"), "严格 Open XML", "另存为")
    assert run("严格.docx", *AGAINST, "-o", "out", "--format", "html,json").exit_code == 0


def test_what_was_read_is_never_written_over(folder: Path) -> None:
    before = Path("草案.txt").read_bytes()
    shutil.copy("国家.txt", "草案.review.html")
    done = run("草案.txt", "--against", "草案.review.html", "-o", ".", "--format", "html")
    assert done.exit_code == 1
    assert "会覆盖读入的文件" in done.stderr
    assert Path("草案.txt").read_bytes() == before
    assert Path("草案.review.html").read_bytes() == Path("国家.txt").read_bytes()


@pytest.mark.parametrize(
    "name", ["municipal_plan.docx", "municipal_plan.doc", "municipal_plan.pdf", "municipal_plan.md"]
)
def test_the_demonstration_in_every_format(tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    uppers = [str(CORPUS / one) for one in ("national_plan.txt", "provincial_opinion.txt")]
    done = run(str(CORPUS / "formats" / name), "--against", *uppers, "-o", str(out), "--format", "comments,json")
    assert done.exit_code == 0, done.output
    data = json.loads((out / "review.json").read_text(encoding="utf-8"))
    assert data["totals"]["weights"]["must"] > 0
    if name.endswith(".docx"):
        made = out / "municipal_plan.review.docx"
        assert len(list(python_docx.Document(str(made)).comments)) > 20
        source = read_file(CORPUS / "formats" / name)
        assert [line.text for line in read_file(made).lines] == [line.text for line in source.lines]
    else:
        assert (out / "municipal_plan.review.html").exists()


@pytest.mark.real
@pytest.mark.parametrize("name", ["num.docx", "src.docx", "tracked.docx"])
def test_real_word_files_keep_their_text(real: Path, name: str) -> None:
    path = real / "documents" / "formats" / name
    clauses = [one for document in read_documents([path]) for one in document.clauses]
    notes = [Note((Sought((one.text,), at / len(clauses)),), (Line(f"第{at}处"),)) for at, one in enumerate(clauses)]
    made = comment(path.read_bytes(), name, notes)
    assert len(list(python_docx.Document(io.BytesIO(made)).comments)) == len(clauses)
    assert [one.text for one in read_bytes(made, name).lines] == [one.text for one in read_file(path).lines]
