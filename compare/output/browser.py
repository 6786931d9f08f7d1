"""Prints HTML as PDF with a browser of the Chromium family, where WeasyPrint's libraries are missing.

The pages hold the same words in the same fonts. What a browser cannot: page numbers in the list of contents, the title
of the part at the head of each page, and one PDF/UA mark; line and page breaks differ.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from compare.errors import PolicyCompareError
from compare.execute import execute
from compare.knowledge.programs import (
    BROWSER_BUNDLES,
    BROWSER_FILES,
    BROWSER_FOLDERS,
    BROWSER_PROGRAMS,
    BROWSER_SWITCHES,
)
from compare.output.fonts import font_paths
from compare.output.template import read_asset

# Seconds after which a browser hangs: the largest report measured, 390 pages, takes a twentieth of it.
PATIENCE = 600
# What would make a browser read something beside the page, in a template of the user's own: elements, and style rules
# other than our own faces.
ASKING = 'script, [src], [srcset], [data], [poster], [background], link, base, image, use, meta[http-equiv="refresh" i]'
_ASKING_STYLE = re.compile(r"@import|(?:url|image-set|src)\s*\(\s*(?!\"face-\w+\.otf\"\))", re.IGNORECASE)
# The moment of printing stands in the file as two dates of one length; the same page is to give the same bytes.
_MOMENT = re.compile(rb"(/(?:CreationDate|ModDate) \()D:\d{14}([^)]*\))")
_NO_MOMENT = rb"\g<1>D:19800101000000\g<2>"


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
    """One HTML page as PDF, printed without a window in a folder that is gone afterwards.

    Args:
        program: The browser.
        make: Gives the HTML of the page for the style rules before its own: the faces of the fonts.

    Raises:
        PolicyCompareError: The page asks for something (a template of the user's own), or the browser fails or hangs.
    """
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
        return _MOMENT.sub(_NO_MOMENT, (folder / "page.pdf").read_bytes())


def narrow_font(source: Path, signs: Collection[int], target: Path) -> None:
    """A copy of a font that knows only these code points.

    Where one glyph serves two (文 and the radical ⽂), browsers write the smaller one into the PDF, and its text copies
    out wrong.
    """
    from fontTools.ttLib import TTFont

    with TTFont(source, recalcBBoxes=False, recalcTimestamp=False) as font:
        for table in font["cmap"].tables:
            if hasattr(table, "cmap"):
                table.cmap = {sign: glyph for sign, glyph in table.cmap.items() if sign in signs}
        font.save(target)


def forbid_asking(page: str) -> None:
    """Refuse a page that reads anything beside itself, as ``set_pages`` does.

    Raises:
        PolicyCompareError: It does.
    """
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
    """``page.html`` of the folder becomes its ``page.pdf``.

    Raises:
        PolicyCompareError: The browser cannot be started, fails, or hangs.
    """
    command = [
        str(program),
        *BROWSER_SWITCHES,
        f"--user-data-dir={folder / 'profile'}",
        f"--print-to-pdf={folder / 'page.pdf'}",
        (folder / "page.html").as_uri(),
    ]
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
        raise PolicyCompareError(f"无法生成 PDF：不能启动 {program}（{error.strerror}）；请核对浏览器") from error
    if status or not (folder / "page.pdf").is_file():
        last = (said.strip().splitlines() or ["无说明"])[-1][:80]
        raise PolicyCompareError(f"无法生成 PDF：{program} 没有印成（退出码 {status}，{last}）；请改用其他格式")
