"""PDF by an installed browser, where WeasyPrint's libraries are missing; its import is blocked here, the browser is real."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pypdf
import pytest
from test_cli import MUNICIPAL, NATIONAL
from test_report_pdf import squeeze

import report_fixture as fixture
from compare.doctor import Part, healthy
from compare.errors import PolicyCompareError
from compare.execute import BROWSER_PROGRAMS
from compare.model import Frame
from compare.output import pdf
from compare.output import pdf as printing
from compare.output.contract import ENDINGS
from compare.output.fonts import replace_missing
from compare.output.pdf import add_style, find_browser, forbid_asking, run_browser
from compare.reading.formats import is_own
from compare.report import name_reports, render
from compare.report.view import Report

pytestmark = pytest.mark.slow

# Runs the command line as on a machine without Pango: WeasyPrint fails in its import as cffi makes it fail there.
WITHOUT_PANGO = """
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "weasyprint":
            print("WeasyPrint could not import some external libraries.")
            raise OSError("cannot load library 'libpango-1.0-0'")
sys.meta_path.insert(0, Blocked())
from compare.cli.main import main
sys.argv[0] = "policy-compare"
main()
"""


@pytest.fixture(scope="module")
def browser():
    found = find_browser()
    if found is None:
        pytest.skip("no Chromium is installed")
    return found


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "国家.txt").write_text(NATIONAL, encoding="utf-8")
    (tmp_path / "市.txt").write_text(MUNICIPAL, encoding="utf-8")
    return tmp_path


def run(folder, *arguments, path=None):
    environment = {**os.environ, **({} if path is None else {"PATH": path})}
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_PANGO, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def framed():
    return Frame(mark='内部"}资料', issuer="示例办公室")


@pytest.fixture(scope="module")
def made(browser, framed):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "find_fault", lambda: "cannot load library")
        first = render(fixture.build(), "pdf-full", framed)
        assert render(fixture.build(), "pdf-full", framed) == first
        return first


@pytest.mark.browser
def test_every_format_is_written_and_the_browser_is_named(browser, folder):
    formats = ["html", "pdf", "pdf-full", "briefing", "docx", "xlsx", "json"]
    done = run(folder, "report", "国家.txt", "市.txt", "-o", "out", "--format", ",".join(formats))
    assert done.returncode == 0, done.stderr
    assert f"PDF 改由 {browser.stem} 打印" in done.stderr.splitlines()[0]
    assert "WeasyPrint could not import" not in done.stdout + done.stderr
    names = name_reports(formats)
    assert len([*(folder / "out").iterdir()]) == len(names)
    made = {end: next((folder / "out").glob(f"*{end}")) for end in names}
    data = json.loads((folder / "out" / "alignment.json").read_text(encoding="utf-8"))
    words = squeeze("".join(page.extract_text() for page in pypdf.PdfReader(made[ENDINGS["pdf-full"]]).pages))
    texts = {squeeze(replace_missing(one["directive"]["text"])) for one in data["alignments"]}
    assert texts
    assert [one for one in texts if one[:12] not in words and not re.match(r"\w*\|", one)] == []
    assert len(pypdf.PdfReader(made[ENDINGS["briefing"]]).pages) <= 2
    assert all(is_own(one.read_bytes()) for one in (folder / "out").iterdir()), "none is a document of the next run"


def test_without_any_browser_the_default_formats_are_all_but_the_pdf(folder):
    done = run(folder, "report", "国家.txt", "市.txt", "-o", "out", path="")
    assert done.returncode == 0, done.stderr
    first = done.stderr.splitlines()[0]
    assert first.startswith("提示：无法生成 PDF")
    assert "apt install" in first
    assert first.endswith("这次只写其他格式")
    assert sorted(path.suffix for path in (folder / "out").iterdir()) == [".html", ".json"]


def test_without_any_browser_a_pdf_that_is_asked_for_fails_before_anything_is_read(tmp_path):
    done = run(tmp_path, "demo", "-o", "out", "--format", "html,briefing", path="")
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("错误：无法生成 PDF")
    assert "doctor" in line
    assert not (tmp_path / "out").exists()


@pytest.mark.browser
def test_doctor_needs_only_one_of_the_two(tmp_path, browser):
    there = run(tmp_path, "doctor")
    assert there.returncode == 0, there.stdout
    assert str(browser) in there.stdout
    gone = run(tmp_path, "doctor", path="")
    assert gone.returncode == 1
    assert "装 Chrome、Edge 或 Chromium" in gone.stdout


@pytest.mark.browser
def test_the_printed_report_says_what_it_is_and_is_the_same_again(made):
    reader = pypdf.PdfReader(io.BytesIO(made))
    assert reader.metadata.title == Report(fixture.build()).title
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert reader.metadata.creation_date.year == 1980
    assert {round(float(side)) for page in reader.pages for side in page.mediabox[2:]} == {595, 842}
    assert reader.outline, "headings are bookmarks"
    for number, page in enumerate(reader.pages, 1):
        words = squeeze(page.extract_text())
        assert '内部"}资料' in words
        assert number == 1 or f"{number}/{len(reader.pages)}" in words


@pytest.mark.browser
def test_every_directive_is_printed(made):
    words = squeeze("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages))
    for finding in fixture.build().findings:
        assert squeeze(replace_missing(finding.directive.clause.text)) in words


@pytest.mark.browser
def test_nothing_is_fetched_whatever_the_page_asks_for(browser, tmp_path):
    asked = []

    class Ears(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Ears)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        addresses = (f"http://{host}:{server.server_port}/{host}" for host in ("127.0.0.1", "localhost"))
        images = "".join(f'<img src="{address}">' for address in addresses)
        (tmp_path / "page.html").write_text(f"<title>x</title>{images}", encoding="utf-8")
        run_browser(browser, tmp_path)
    finally:
        server.shutdown()
        server.server_close()
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    assert asked == []


@pytest.mark.parametrize(
    "page",
    [
        '<img src="x.png">',
        "<script>1</script>",
        '<link rel="stylesheet" href="x.css">',
        '<meta http-equiv="Refresh" content="0;url=x">',
        "<style>@import 'x.css'</style>",
        "<style>p { background: URL (x.png) }</style>",
        '<style>@font-face { src: url("other.otf") }</style>',
        '<p style="background:url(x)">',
        '<object data="x"></object>',
        '<svg><use href="x#y"></use></svg>',
    ],
)
def test_a_page_that_asks_for_something_is_refused(page):
    with pytest.raises(PolicyCompareError, match="不取用任何文件和网址"):
        forbid_asking(f"<title>x</title>{page}")


def test_a_page_with_our_own_faces_and_links_within_is_not_refused():
    forbid_asking('<style>@font-face{src:url("face-Hei.otf")}</style><a href="#x">x</a><p style="width:3%">')


def test_a_mark_cannot_leave_its_string():
    page = add_style("<style>p{}</style><h1 data-mark='\"};x{'>x</h1>")
    assert r'content:"\000022\00007d\00003bx\00007b"' in page


@pytest.mark.skipif(os.name == "nt", reason="a program made of a shell's lines")
@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("echo broken profile >&2; exit 3", r"退出码 3，broken profile"),
        ("exit 0", "退出码 0"),
        ("sleep 30", "没有印完"),
    ],
)
def test_a_browser_that_fails_is_one_line(lines, said, tmp_path, monkeypatch):
    program = tmp_path / "chromium"
    program.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(printing, "PATIENCE", 1)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(PolicyCompareError, match=said) as caught:
        printing.print_by_browser(program, lambda faces: f"<style>{faces}</style>")
    assert "\n" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["chromium"], "nothing is left behind"


def test_a_browser_that_cannot_be_started_is_one_line(tmp_path):
    with pytest.raises(PolicyCompareError, match="不能启动"):
        run_browser(tmp_path / "gone", tmp_path)


@pytest.mark.parametrize("name", BROWSER_PROGRAMS)
def test_a_browser_on_the_path_is_found(name, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda asked: f"/usr/bin/{name}" if asked == name else None)
    assert find_browser() == Path(f"/usr/bin/{name}")


@pytest.mark.parametrize(
    ("system", "place"),
    [
        ("win32", "Program Files (x86)/Microsoft/Edge/Application/msedge.exe"),
        ("win32", "AppData/Local/Google/Chrome/Application/chrome.exe"),
        ("darwin", "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    ],
)
def test_a_browser_in_its_usual_place_is_found(system, place, tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda asked: None)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("ProgramFiles(x86)", str(tmp_path / "Program Files (x86)"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "AppData" / "Local"))
    assert find_browser() is None
    (tmp_path / place).parent.mkdir(parents=True)
    (tmp_path / place).write_bytes(b"")
    assert find_browser() == tmp_path / place


def test_a_machine_with_a_browser_only_is_healthy():
    assert healthy(
        (Part("PDF（WeasyPrint）", False, "", needed=False), Part("PDF 备用（浏览器）", True, "", needed=False))
    )
