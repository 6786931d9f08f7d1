"""Sets a page of HTML as PDF, with the shipped fonts and nothing from outside.

WeasyPrint sets it; where its libraries are missing, an installed browser of the Chromium family prints it. The pages
then hold the same words in the same fonts. What a browser cannot: page numbers in the list of contents, the title of
the part at the head of each page, and one PDF/UA mark; line and page breaks differ.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection
from functools import cache
from pathlib import Path

import pypdfium2
from selectolax.lexbor import LexborHTMLParser

from compare.errors import PolicyCompareError, say_fault
from compare.execute import (
    APT_PACKAGES,
    BROWSER_BUNDLES,
    BROWSER_FILES,
    BROWSER_FOLDERS,
    BROWSER_PROGRAMS,
    BROWSER_SWITCHES,
    execute,
)
from compare.output.fonts import font_paths
from compare.output.template import read_asset

PATIENCE = 600  # seconds after which a browser hangs: the largest report measured, 390 pages, takes a twentieth of it
# What would make a browser read something beside the page, in a template of the user's own: elements, and style rules
# other than our own faces.
ASKING = 'script, [src], [srcset], [data], [poster], [background], link, base, image, use, meta[http-equiv="refresh" i]'
_ASKING_STYLE = re.compile(r"@import|(?:url|image-set|src)\s*\(\s*(?!\"face-\w+\.otf\"\))", re.IGNORECASE)
# The moment of printing stands in the file as two dates of one length; the same page is to give the same bytes.
_MOMENT = re.compile(rb"(/(?:CreationDate|ModDate) \()D:\d{14}([^)]*\))")
_NO_MOMENT = rb"\g<1>D:19800101000000\g<2>"
# A browser names itself as the creator; by this mark the program knows its own reports. As long as what it takes the
# place of, because the file holds a table of where everything stands.
_CREATOR = re.compile(rb"(?<=/Creator \()(?:[^()\\]|\\.)*")
_MARK = b"policy-compare "


def find_browser() -> Path | None:
    """The browser that would print, or None: on the PATH, or where macOS and Windows keep it."""
    found = next(filter(None, map(shutil.which, BROWSER_PROGRAMS)), None)
    if found:
        return Path(found)
    places: list[Path] = []
    if sys.platform == "darwin":
        places = [root / bundle for root in (Path("/"), Path.home()) for bundle in BROWSER_BUNDLES]
    elif sys.platform == "win32":
        folders = filter(None, map(os.environ.get, BROWSER_FOLDERS))
        places = [Path(folder, file) for folder in folders for file in BROWSER_FILES]
    return next((place for place in places if place.is_file()), None)


def print_by_browser(program: Path, make: Callable[[str], str]) -> bytes:
    """One HTML page as PDF, printed without a window; refused where it asks for something or the browser fails."""
    with tempfile.TemporaryDirectory(prefix="policy-compare-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        page = make(
            "".join(f'@font-face{{font-family:"{face}";src:url("face-{face}.otf")}}\n' for face in font_paths())
        )
        forbid_asking(page)
        page = add_style(page)
        for face, path in font_paths().items():
            narrow_font(path, set(map(ord, page)), folder / f"face-{face}.otf")
        (folder / "page.html").write_text(page, encoding="utf-8", errors="replace")
        run_browser(program, folder)
        made = _MOMENT.sub(_NO_MOMENT, (folder / "page.pdf").read_bytes())
        return _CREATOR.sub(lambda found: _MARK.ljust(len(found[0]))[: len(found[0])], made, count=1)


def narrow_font(source: Path, signs: Collection[int], target: Path) -> None:
    """A copy of a font with these code points only: of two with one glyph (文, ⽂) browsers copy the wrong one."""
    from fontTools.ttLib import TTFont

    with TTFont(source, recalcBBoxes=False, recalcTimestamp=False) as font:
        for table in font["cmap"].tables:
            if hasattr(table, "cmap"):
                table.cmap = {sign: glyph for sign, glyph in table.cmap.items() if sign in signs}
        font.save(target)


def forbid_asking(page: str) -> None:
    """Refuse a page that reads anything beside itself, as ``set_pages`` does."""
    tree = LexborHTMLParser(page)
    element = tree.css_first(ASKING)
    style = next(filter(None, (_ASKING_STYLE.search(one.text()) for one in tree.css("style"))), None)
    inline = next(
        filter(None, (_ASKING_STYLE.search(one.attributes["style"] or "") for one in tree.css("[style]"))), None
    )
    asked = f"<{element.tag}>" if element else (style or inline or [""])[0]
    if asked:
        raise PolicyCompareError(f"模板要取用外部内容，报告不取用任何文件和网址：{asked}；请从模板中删去")


def add_style(page: str) -> str:
    """The page with the rules for browsers behind its own, and on every page the mark that it says it has."""
    heading = LexborHTMLParser(page).css_first("h1[data-mark]")
    mark = (heading.attributes["data-mark"] or "") if heading else ""
    rules = read_asset("browser.css")
    if mark:
        rules += f'@page{{@top-center{{content:{quote(mark)};font:9pt "Hei"}}}}\n'
    before, end, after = page.rpartition("</style>")
    return f"{before}{rules}{end}{after}"


def quote(text: str) -> str:
    """A CSS string, every sign that is no letter or digit as its number: nothing in it can end the string."""
    return '"' + "".join(sign if sign.isalnum() else f"\\{ord(sign):06x}" for sign in text) + '"'


def run_browser(program: Path, folder: Path) -> None:
    """``page.html`` of the folder becomes its ``page.pdf``; refused where the browser fails or hangs."""
    places = (f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={folder / 'page.pdf'}")
    command = [str(program), *BROWSER_SWITCHES, *places, (folder / "page.html").as_uri()]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.insert(1, "--no-sandbox")  # as root, on Linux, it does not start with one; the page holds no script
    try:
        with (folder / "said.txt").open("w+b") as file:
            status = execute(command, PATIENCE, file)
            file.seek(0)
            said = file.read().decode("utf-8", "replace")
    except subprocess.TimeoutExpired as error:
        raise PolicyCompareError(f"无法生成 PDF：{program} 在 {PATIENCE} 秒内没有印完；请改用其他格式") from error
    except OSError as error:
        raise PolicyCompareError(f"无法生成 PDF：不能启动 {program}（{say_fault(error)}）；请核对浏览器") from error
    if status or not (folder / "page.pdf").is_file():
        last = (said.strip().splitlines() or ["无说明"])[-1][:80]
        raise PolicyCompareError(f"无法生成 PDF：{program} 没有印成（退出码 {status}，{last}）；请改用其他格式")


def set_page(make: Callable[[str], str]) -> bytes:
    """A page set as PDF by WeasyPrint, or else by a browser; ``make`` gives its HTML for the @font-face rules."""
    broken = find_fault()
    if broken:
        return print_by_browser(need_browser(broken), make)
    from compare.output.set_pages import font_faces, set_pages

    return set_pages(make(font_faces()))


def count_pages(content: bytes) -> int:
    """The pages of a PDF."""
    with contextlib.closing(pypdfium2.PdfDocument(content)) as document:
        return len(document)


@cache
def find_fault() -> str:
    """Why WeasyPrint does not work here, in one line; empty where it does."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # where a library is missing it prints a page of English
            import compare.output.set_pages  # noqa: F401 - importing it is the trial
    except (ImportError, OSError) as error:
        return " ".join(str(error).split())[:80]
    return ""


def need_browser(fault: str) -> Path:
    """The browser that prints instead; where there is none, what to install so that one of the two works."""
    browser = find_browser()
    if browser is None:
        raise PolicyCompareError(
            f"无法生成 PDF：WeasyPrint 或 Pango 不可用（{fault}），也没有 Chrome、Edge 或 Chromium 可以代替；"
            f"Debian、Ubuntu 请执行 sudo apt install {' '.join(APT_PACKAGES)}，其他系统见 policy-compare doctor"
        )
    return browser


def describe_substitute() -> str:
    """What a reader of PDFs should know before they are made: that a browser prints them; else empty."""
    fault = find_fault()
    if not fault:
        return ""
    return f"WeasyPrint 或 Pango 不可用，PDF 改由 {need_browser(fault).stem} 打印：文字相同，目录不带页码"
