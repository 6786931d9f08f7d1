"""Files made to harm whoever opens them: one clear line, no traceback, nothing left behind, the other files compared.

Limits are lowered so that small files pass them; docs/reliability.md has what the true sizes cost.
"""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import signal
import struct
import sys
import time
import zipfile
import zlib
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from test_cli import MUNICIPAL, NATIONAL

import report_fixture as fixture
import word_files as word
from compare.cli.main import cli
from compare.errors import PolicyCompareError
from compare.model import Frame
from compare.pipeline import read_documents, read_source
from compare.reading.files import gather_files, name_file, read_bytes
from compare.reading.formats import Format
from compare.reading.limits import Limits, find_limits, open_archive
from compare.reading.worker import read_apart
from compare.report import render
from conftest import CORPUS, ROOT
from fuzz import seeds

SECONDS = 30  # none of these files may take longer on a busy machine
DTD = b'<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
SPACE = b' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "国家.txt").write_text(NATIONAL, encoding="utf-8")
    (tmp_path / "市.txt").write_text(MUNICIPAL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def lowered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that small files pass."""
    text = (
        "bytes=300000,members=50,unpacked=400000,paragraphs=3000,line=20000,characters=100000,pages=20,pixels=1000000"
    )
    monkeypatch.setenv("POLICY_COMPARE_LIMITS", f"{text},objects=2000")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments), prog_name="policy-compare")


def packed(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def overlapping() -> bytes:
    """A ``.docx`` whose directory names the same packed bytes a thousand times."""
    data = word.docx(word.para("甲" * 2000))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        offset = archive.getinfo("word/document.xml").header_offset
    at = data.index(b"PK\x01\x02")
    entries = data[at : data.index(b"PK\x05\x06")]
    one = entries[entries.index(b"word/document.xml") - 46 :][: 46 + len(b"word/document.xml")]
    assert struct.unpack_from("<I", one, 42)[0] == offset
    many = entries + b"".join(one.replace(b"document.xml", b"docum%03d.xml" % number) for number in range(1000))
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 1005, 1005, len(many), at, 0)
    return data[:at] + many + end


def png(width: int, height: int) -> bytes:
    """A picture of so many black pixels, packed a thousandfold."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    raw = zlib.compress(b"\0" * (width // 8 + 1) * height, 9)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", raw) + chunk(b"IEND", b"")


def drawn(content: bytes, form: bytes = b"", more: bytes = b"") -> bytes:
    """A PDF of one page with this content, and a form that it may draw."""
    text = b"BT /F1 12 Tf 72 720 Td (Opinions on the example industry) Tj ET "
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>"
    return seeds.pdf_file(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        seeds.stream(text + content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        seeds.stream(form, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + more),
    )


def part(body: bytes, before: bytes = b"") -> bytes:
    return word.docx(
        "",
        members={
            "word/document.xml": before + b"<w:document" + SPACE + b"><w:body>" + body + b"</w:body></w:document>"
        },
    )


LOOP_STYLES = word.style("A", name="甲", base="B") + word.style("B", name="乙", base="A")
LOOP_LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="A"/></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="B"/></w:abstractNum>' + word.num(1, 0) + word.num(2, 1)
)
LINKED = "".join(
    word.style(id_, f'<w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr>', base=base)
    for id_, number, base in (("A", 2, "B"), ("B", 1, "A"))
)
# What is refused: the bytes, and words of the one line.
REFUSED = {
    "bomb.docx": (lambda: part(b" " * 10_000_000), "超过上限"),
    "bomb.ofd": (lambda: packed({"OFD.xml": b" " * 500_000, "Doc_0/Document.xml": b""}), "超过上限 unpacked"),
    "members.docx": (lambda: word.docx("", members={f"word/m{number}.xml": b"" for number in range(60)}), "超过上限 members"),
    "overlapping.docx": (overlapping, "超过上限 members"),
    "nested.xlsx": (lambda: packed({"xl/workbook.xml": packed({"a": packed({"b": b" " * 10**6})})}), "Excel"),
    "nested.zip": (lambda: packed({"a.zip": packed({"b.zip": b" " * 10**6})}), "请先解压"),
    "laughs.docx": (lambda: part(b"<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", DTD), "已损坏"),
    "external.docx": (lambda: part(b"&x;", b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "已损坏"),
    "dtd.docx": (lambda: part(b"", b'<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">'), "已损坏"),
    "deep.docx": (lambda: part(b"<w:sdt><w:sdtContent>" * 400 + b"</w:sdtContent></w:sdt>" * 400), "已损坏"),
    "objects.pdf": (lambda: drawn(b"1 1 2 2 re S " * 2500), "超过上限 objects"),
    "pages.pdf": (lambda: seeds.pdf_file(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count 21>>" % (b"3 0 R " * 21), b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"), "超过上限 pages"),
    "tree.pdf": (lambda: seeds.pdf_file(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 15>>"), "PDF"),
    "huge.pdf": (lambda: seeds.pdf_file(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 14000 14000]>>"), "超过上限 pixels"),
    "broken.pdf": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 4, "PDF 文件已损坏"),
    "huge.png": (lambda: png(8000, 8000), "超过上限 pixels"),
    "large.txt": (lambda: NATIONAL.encode() * 500, "超过上限 bytes"),
    "line.txt": (lambda: "建设平台，".encode() * 5000, "超过上限 line"),
    "headings.txt": (lambda: "".join(f"第{number}章 总则\n" for number in range(4000)).encode(), "超过上限 paragraphs"),
    "characters.txt": (lambda: ("平" * 60 + "\n").encode("gb18030") * 1900, "超过上限 characters"),
    "nul.txt": (lambda: "关于平台的意见\0\0\x01".encode() * 50, "不是文本文件"),
    "mixed.txt": (lambda: "国务院意见".encode() * 9 + "国务院意见".encode("gb18030") * 9 + b"\xff\xfe" * 99, "编码"),
    "empty.docx": (lambda: b"", "空的"),
}  # fmt: skip
# What is read, because nothing in it is out of bounds.
READ = {
    "traversal.docx": lambda: word.docx(word.para("建设平台。"), members={"../../evil.txt": b"x", "/etc/evil": b"x", "C:\\evil": b"x"}),
    "styles.docx": lambda: word.docx(word.para("建设平台。", style="A"), {"styles": LOOP_STYLES}),
    "lists.docx": lambda: word.docx(word.para("建设平台。", num=(1, 0)), {"styles": LINKED, "numbering": LOOP_LISTS}),
    "tables.docx": lambda: word.docx("<w:tbl><w:tr><w:tc>" * 50 + word.para("建设平台。") + "<w:p/></w:tc></w:tr></w:tbl>" * 50),
    "sdt.docx": lambda: word.docx("<w:sdt><w:sdtContent>" * 100 + word.para("建设平台。") + "</w:sdtContent></w:sdt>" * 100),
    "inside.docx": lambda: word.docx(word.para("建设平台。"), members={"word/embeddings/a.zip": packed({"b": b" " * 10**6})}),
    "xref.pdf": lambda: seeds.small_pdf().replace(b"startxref\n", b"startxref\n9"),
    "divs.html": lambda: b"<html><meta charset=utf-8><body>" + b"<div>" * 20_000 + "建设平台。".encode() + b"</div>" * 20_000,
    "tables.html": lambda: b"<html><meta charset=utf-8><body>" + b"<table><tr><td>" * 500 + "建设平台。".encode(),
    "spans.html": lambda: b"<html><meta charset=utf-8><body><table>" + "<tr><td colspan=99999999 rowspan=99999999>建设平台。".encode() * 20,
    "bidi.txt": lambda: "建设\u202e平台\u2066。\u200f\x1b[31m红\x07\n".encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.usefixtures("lowered")
def test_a_hostile_file_is_refused_in_one_line_and_the_rest_is_compared(folder: Path, name: str) -> None:
    make, words = REFUSED[name]
    Path(name).write_bytes(make())
    before = time.monotonic()
    done = run("report", ".", name, "-o", "出", "--format", "json")
    assert done.exit_code == 0, done.output
    assert time.monotonic() - before < SECONDS
    (said,) = (line for line in done.stderr.splitlines() if line.startswith("未读入："))
    assert name in said and words in said and "；" in said
    data = json.loads(Path("出/alignment.json").read_text(encoding="utf-8"))
    assert {one["file"] for one in data["run"]["inputs"]} == {"国家.txt", "市.txt"}
    assert any(name in one and words in one for one in data["warnings"])
    assert sorted(os.listdir()) == sorted(["国家.txt", "市.txt", "出", name])
    alone = run("outline", name)
    assert alone.exit_code == 1 and words in alone.stderr and "Traceback" not in alone.output


@pytest.mark.parametrize("name", READ)
@pytest.mark.usefixtures("lowered")
def test_an_odd_file_is_read_and_nothing_leaves_it(folder: Path, name: str) -> None:
    Path(name).write_bytes(READ[name]())
    before = time.monotonic()
    done = run("outline", name)
    assert done.exit_code == 0, done.output
    assert time.monotonic() - before < SECONDS
    assert "平台" in done.stdout or "example industry" in done.stdout
    assert sorted(os.listdir()) == sorted(["国家.txt", "市.txt", name])
    assert not (folder.parent / "evil.txt").exists()


@pytest.mark.slow
@pytest.mark.parametrize("times", [1, 500])
def test_a_form_that_draws_itself_costs_its_file_only(
    folder: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    monkeypatch.setenv("POLICY_COMPARE_LIMITS", "seconds=4,memory=1000000000")
    Path("圈.pdf").write_bytes(drawn(b"/X Do", b"/X Do " * times, b"/Resources<</XObject<</X 6 0 R>>>>"))
    done = run("outline", "圈.pdf", "国家.txt")  # read, or refused where pdfium breaks down on it
    assert done.exit_code == 0
    assert "示例产业发展" in done.stdout
    assert "example industry" in done.stdout or "未读入：圈.pdf：" in done.stderr


def test_an_encrypted_pdf_is_refused(folder: Path) -> None:
    import pypdf

    writer = pypdf.PdfWriter()
    writer.append(io.BytesIO(seeds.small_pdf()))
    writer.encrypt("geheim")
    writer.write("密.pdf")
    done = run("outline", "密.pdf", "国家.txt")
    assert done.exit_code == 0
    assert "未读入：密.pdf：PDF 文件有密码" in done.stderr


# ---------------------------------------------------------------- limits and the process apart


def test_limits_are_set_by_name_and_a_wrong_one_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_limits() == Limits()
    monkeypatch.setenv("POLICY_COMPARE_LIMITS", " pages=7, seconds=2 ")
    assert (find_limits().pages, find_limits().seconds, find_limits().bytes) == (7, 2, Limits().bytes)
    for wrong in ("page=7", "pages", "pages=-1", "pages=0", "pages=x"):
        monkeypatch.setenv("POLICY_COMPARE_LIMITS", wrong)
        with pytest.raises(PolicyCompareError, match="POLICY_COMPARE_LIMITS"):
            find_limits()


def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> Format:
    """A format whose module is ``body``, found by the worker through the module search path."""
    (tmp_path / "hostile_reader.py").write_text(body, encoding="utf-8")
    start = (
        "import json, sys; sys.path[:] = json.loads(sys.argv[1]); import compare.reading.formats as t, hostile_reader; "
    )
    start += "from compare.reading.formats import Format\nclass Row(Format):\n    def load(self, file): return hostile_reader.read\n"
    start += "import compare.reading.worker as a; a.FORMATS = (Row('text', '', None, 'text'),); a.serve()"
    monkeypatch.setattr("compare.reading.worker.START", start)
    monkeypatch.syspath_prepend(str(tmp_path))
    import compare.reading.worker

    compare.reading.worker.stop()  # the next one starts with the line above
    return Format("text", "", lambda data: True, "text")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("import time\ndef read(data, file): time.sleep(600)", "1秒内未能读完，超过上限 seconds=1"),
        ("import os\ndef read(data, file): os.abort()", "读取时程序中止"),
        ("def read(data, file): return 1 / 0", "读取时程序中止"),
        ("def read(data, file): raise MemoryError", "超过上限 memory"),
        pytest.param(
            "def read(data, file): return bytearray(3_000_000_000)",
            "超过上限 memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="Linux holds a process to its memory"),
        ),
    ],
)
def test_a_reader_that_hangs_breaks_or_eats_memory_costs_its_file_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, words: str
) -> None:
    import compare.reading.worker

    monkeypatch.setenv("POLICY_COMPARE_LIMITS", "seconds=1,memory=1000000000" if "秒" in words else "memory=1000000000")
    format_ = fake(tmp_path, monkeypatch, body)
    try:
        with pytest.raises(PolicyCompareError, match=words):
            read_apart(format_, b"data", "坏.pdf")
    finally:
        monkeypatch.undo()
        compare.reading.worker.stop()
    assert read_bytes(seeds.small_pdf(), "好.pdf").lines  # the next file gets a new worker


def test_limits_that_change_reach_the_worker_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_bytes(seeds.small_pdf(), "两页.pdf").lines
    monkeypatch.setenv("POLICY_COMPARE_LIMITS", "pages=1")
    with pytest.raises(PolicyCompareError, match="超过上限 pages=1"):
        read_bytes(seeds.small_pdf(), "两页.pdf")
    monkeypatch.delenv("POLICY_COMPARE_LIMITS")
    assert read_bytes(seeds.small_pdf(), "两页.pdf").lines


def test_the_worker_takes_no_module_from_the_folder_it_starts_in(folder: Path) -> None:
    import compare.reading.worker

    compare.reading.worker.stop()
    for name in ("json.py", "compare.py", "sitecustomize.py", "pypdfium2.py"):
        (folder / name).write_text("open('taken', 'w')", encoding="utf-8")
    assert read_bytes(seeds.small_pdf(), "好.pdf").lines
    assert not (folder / "taken").exists()


# ---------------------------------------------------------------- names and places


NAMES = [
    "新\n行.txt",
    "引'号\".txt",
    "-dash.txt",
    "=1+1.txt",
    "<b>.txt",
    "\u202e倒.txt",
    "\x1b[31m.txt",
    "&amp;.txt",
    "x" * 200 + ".txt",
]


@pytest.mark.skipif(os.name == "nt", reason="Windows forbids such names")
@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_read_and_told_on_one_line(folder: Path, name: str) -> None:
    (folder / name).write_text(MUNICIPAL, encoding="utf-8")
    done = run("report", "国家.txt", "--format", "json,html,csv", "-o", "出", "--", name)
    assert done.exit_code == 0, done.output
    data = json.loads(Path("出/alignment.json").read_text(encoding="utf-8"))
    assert name_file(Path(name)) in {one["file"] for one in data["run"]["inputs"]}
    page = next(Path("出").glob("*.html")).read_text(encoding="utf-8")
    assert "<b>.txt" not in page
    (folder / name).write_bytes(b"")
    bad = run("report", "国家.txt", "市.txt", "--format", "json", "-o", "出2", "--", name)
    assert bad.exit_code == 0
    assert sum("未读入" in line for line in bad.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="file systems that take any bytes")
def test_a_name_of_bytes_that_are_no_characters(folder: Path) -> None:
    name = os.fsdecode(b"\xd6\xd0\xce\xc4.txt")
    (folder / name).write_text(MUNICIPAL, encoding="utf-8")
    done = run("report", ".", "--format", "json,html,pdf,docx,xlsx,csv", "-o", "出")
    assert done.exit_code == 0, done.output
    assert "\ufffd" in Path("出/alignment.json").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="pipes and devices of POSIX")
def test_pipes_devices_and_circles_of_links_are_refused_at_once(folder: Path) -> None:
    os.mkfifo("管道.txt")
    os.symlink("圈.txt", "圈.txt")
    os.symlink(".", "里")
    done = run("report", "国家.txt", "市.txt", "管道.txt", "/dev/zero", "--format", "json", "-o", "出")
    assert done.exit_code == 0, done.output
    assert [line for line in done.stderr.splitlines() if "不是普通文件" in line and "未读入" in line].__len__() == 2
    circle = run("outline", "圈.txt")
    assert circle.exit_code == 1 and "圈.txt" in circle.stderr and "Traceback" not in circle.output
    assert run("report", ".", "--format", "json", "-o", "出2").exit_code == 0


@pytest.mark.parametrize("name", ["x" * 5000, "坏\0.txt", "***/a", "[", "**a"])
def test_what_can_be_no_name_is_one_line(folder: Path, name: str) -> None:
    done = run("outline", name)
    assert done.exit_code == 1
    assert (
        done.stderr.count("错误：") == 1 and "Traceback" not in done.output and isinstance(done.exception, SystemExit)
    )


def test_a_folder_with_too_many_files_is_refused_before_reading(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_COMPARE_LIMITS", "files=100")
    for number in range(101):
        (folder / f"{number}.txt").touch()
    done = run("outline", ".")
    assert done.exit_code == 1
    assert "超过上限 files" in done.stderr


def test_a_folder_of_ten_thousand_files_is_gathered_or_refused_by_its_limit(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "多").mkdir()
    for number in range(10_000):
        (folder / "多" / f"{number}.txt").write_bytes(b"x")
    begun = time.process_time()
    assert len(gather_files(["多"])) == 10_000
    monkeypatch.setenv("POLICY_COMPARE_LIMITS", "files=9999")
    done = run("report", "国家.txt", "多", "-o", "出")
    assert time.process_time() - begun < SECONDS
    assert done.exit_code == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("错误：共10001个文件，超过上限 files=9999；")
    assert not Path("出").exists()


def test_a_missing_file_stops_before_anything_is_read(folder: Path) -> None:
    with pytest.raises(PolicyCompareError, match="没有.txt：找不到文件"):
        read_documents([Path("国家.txt"), Path("没有.txt")], refuse=lambda refusal: None)


def test_what_is_left_cannot_be_compared_names_the_refused_file(folder: Path) -> None:
    Path("市.txt").write_bytes(b"")
    done = run("report", ".", "-o", "出")
    assert done.exit_code == 1
    last = done.stderr.splitlines()[-1]
    assert "没有上下级可比" in last and "未读入：市.txt：文件是空的" in last
    assert not Path("出").exists()


# ---------------------------------------------------------------- text stays text


MARKUP = '<script>alert(1)</script><img src="http://127.0.0.1:9/x"> {{ 7*7 }} {% raw %} HYPERLINK "http://x" =1+1'


@pytest.fixture(scope="module")
def hostile_text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports on documents whose words want to be something else."""
    folder = tmp_path_factory.mktemp("text")
    begins = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1")
    extra = "".join(
        f"\n（{'四五六七八九'[at]}）{start}{MARKUP}。支持建设检测平台{at}个。\n" for at, start in enumerate(begins)
    )
    (folder / "国家.txt").write_text(NATIONAL.replace("\n国务院\n", extra + "\n国务院\n"), encoding="utf-8")
    (folder / "市.txt").write_text(
        MUNICIPAL.replace("\n示例市人民政府\n2022", extra + "\n示例市人民政府\n2022"), encoding="utf-8"
    )
    done = run(
        "report", str(folder), "--title", MARKUP, "-o", str(folder / "出"), "--format", "html,docx,xlsx,csv,json,pdf"
    )
    assert done.exit_code == 0, done.output
    return folder / "出"


def test_text_never_becomes_markup_script_or_link_in_a_page(hostile_text: Path) -> None:
    from selectolax.lexbor import LexborHTMLParser

    text = next(hostile_text.glob("*.html")).read_text(encoding="utf-8")
    tree = LexborHTMLParser(text)
    assert 'http-equiv="Content-Security-Policy"' in text
    assert not tree.css("img, iframe, object, embed, link, base, form[action]")
    assert all("alert(1)" not in one.text() for one in tree.css("script"))
    assert all((one.attributes.get("href") or "").startswith("#") for one in tree.css("a[href]"))
    assert "49" not in tree.css_first("title").text()


def test_text_never_becomes_a_formula_or_link_in_a_table(hostile_text: Path) -> None:
    book = openpyxl.load_workbook(next(hostile_text.glob("*.xlsx")))
    for sheet in book:
        for cells in sheet.iter_rows():
            for cell in cells:
                assert cell.data_type != "f", cell.value
                assert cell.hyperlink is None or not cell.hyperlink.target
    with zipfile.ZipFile(next(hostile_text.glob("*.xlsx"))) as archive:
        assert not any("externalLink" in name for name in archive.namelist())
    with next(hostile_text.glob("*.csv")).open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            assert not any(cell[:1] in tuple("=+-@\t\r") for cell in row), row


def test_text_never_becomes_a_field_or_link_in_word(hostile_text: Path) -> None:
    archive = open_archive(next(hostile_text.glob("*.docx")).read_bytes(), "报告")
    body = archive.read("word/document.xml").decode()
    assert "HYPERLINK &quot;" not in body.replace("<w:t", "") or "<w:instrText" not in body
    for instruction in archive.parse("word/document.xml").iter(word_name("instrText")):
        assert "HYPERLINK" not in (instruction.text or "")
    for name in archive.names:
        if name.endswith(".rels"):
            assert b'TargetMode="External"' not in archive.read(name), name


def word_name(name: str) -> str:
    return "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + name


@pytest.mark.parametrize(
    "tag",
    [
        '<img src="http://127.0.0.1:{port}/a.png">',
        '<link rel="stylesheet" href="http://127.0.0.1:{port}/a.css">',
        '<style>@import url("http://127.0.0.1:{port}/b.css"); body {{ background: url(http://127.0.0.1:{port}/c.png) }}</style>',
        '<img src="file:///etc/hostname">',
        '<object data="http://127.0.0.1:{port}/d.svg"></object>',
        '<link rel="attachment" href="file:///etc/hostname">',
    ],
)
def test_a_template_of_the_users_own_fetches_nothing_for_the_pdf(tmp_path: Path, tag: str) -> None:
    import socket

    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.2)
        tag = tag.format(port=server.getsockname()[1])
        own = (ROOT / "templates" / "print.html.j2").read_text(encoding="utf-8")
        assert "</head>" in own or "<body" in own
        at = own.index(">", own.index("<body")) + 1
        (tmp_path / "print.html.j2").write_text(own[:at] + tag + own[at:], encoding="utf-8")
        comparison = fixture.build()
        try:
            made = render(comparison, "pdf", Frame(templates=str(tmp_path)))
        except PolicyCompareError as problem:
            assert "\n" not in str(problem)
        else:
            name = Path("/etc/hostname")
            assert not name.exists() or name.read_bytes().strip() not in made or b"/EmbeddedFile" not in made
        with pytest.raises(TimeoutError):
            server.accept()


def test_lone_surrogates_become_replacement_characters() -> None:
    from compare.model import Line, Source
    from compare.reading.files import mend

    lines = tuple(mend(Line(at, text)) for at, text in enumerate(("建设\ud800平台", "笑\ud83d\ude00脸"), 1))
    assert [line.text for line in lines] == ["建设\ufffd平台", "笑😀脸"]
    assert read_source(Source("甲", "0" * 64, "pdf", lines))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
@pytest.mark.parametrize(
    "words",
    [
        ("report", "上.txt", "下.txt", "--replay", "管"),
        ("report", "上.txt", "下.txt", "--project", "管"),
        ("report", "上.txt", "下.txt", "-o", "圈"),
        ("report", "上.txt", "下.txt", "-o", "圈/出"),
        ("review", "下.txt", "--against", "上.txt", "--decisions", "管"),
        ("review", "下.txt", "--against", "上.txt", "--previous", "管"),
        ("evaluate", "管", "管"),
        ("init", "上.txt", "下.txt", "-o", "管", "--force"),
    ],
)
def test_a_pipe_or_a_circle_in_place_of_a_file_is_one_line_and_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(CORPUS / "national_plan.txt", "上.txt")
    shutil.copy(CORPUS / "municipal_plan.txt", "下.txt")
    os.mkfifo("管")
    Path("圈").symlink_to("圈")
    signal.alarm(60)  # ends this process where it waits for the pipe
    done = CliRunner().invoke(cli, list(words))
    signal.alarm(0)
    assert done.exit_code == 1, done.output
    assert done.stderr.splitlines()[-1].startswith("错误：") and "对照 2 份" not in done.stderr
    assert {one.name for one in tmp_path.iterdir()} == {"上.txt", "下.txt", "管", "圈"}
