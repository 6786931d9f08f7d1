"""Sets a page of HTML as PDF, with the shipped fonts and nothing from outside.

WeasyPrint sets it; where its libraries are missing, an installed browser prints it (``browser``).
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

from compare.errors import PolicyCompareError
from compare.knowledge.programs import APT_PACKAGES
from compare.output.browser import find_browser, print_by_browser


def set_page(make: Callable[[str], str]) -> bytes:
    """A page set as PDF: by WeasyPrint, or where its libraries are missing by an installed browser.

    Args:
        make: Gives the HTML of the page for the @font-face rules.

    Raises:
        PolicyCompareError: Neither is there, the fonts are missing, or the user's own template asks for a file.
    """
    broken = find_fault()
    if broken:
        return print_by_browser(need_browser(broken), make)
    from compare.output.set_pages import font_faces, set_pages

    return set_pages(make(font_faces()))


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
    """The browser that prints instead.

    Raises:
        PolicyCompareError: There is none: what to install, so that one of the two works.
    """
    browser = find_browser()
    if browser is None:
        raise PolicyCompareError(
            f"无法生成 PDF：WeasyPrint 或 Pango 不可用（{fault}），也没有 Chrome、Edge 或 Chromium 可以代替；"
            f"Debian、Ubuntu 请执行 sudo apt install {' '.join(APT_PACKAGES)}，其他系统见 policy-compare doctor"
        )
    return browser


def describe_substitute() -> str:
    """What a reader of PDFs should know before they are made: that a browser prints them; empty where WeasyPrint does.

    Raises:
        PolicyCompareError: Neither can.
    """
    fault = find_fault()
    if not fault:
        return ""
    return f"WeasyPrint 或 Pango 不可用，PDF 改由 {need_browser(fault).stem} 打印：文字相同，目录不带页码"
