"""What works on this machine: every part the program stands on is used once, and a missing one says what to type."""

from __future__ import annotations

import contextlib
import importlib.metadata
import importlib.util
import io
import logging
import platform
import shutil
import sys
import unicodedata
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.execute import NATIVE_INSTALL, NATIVE_OTHER, NATIVE_WINDOWS

# Characters a report cannot do without: Han, full-width punctuation, the marks that the templates print.
SAMPLE = "国省市县部署要求条款采纳拓展缺失〔2022〕《》“”——…％①⑩（一）、；：。·√×→"
COLUMNS = ("名称", "状态", "版本", "怎么办")
REINSTALL = "安装不完整：删去 .venv 后再 make report，或用 pip 重装"


# Optional parts: what they are for, module, distribution, extra.
EXTRAS = (
    ("扫描件识别", "rapidocr", "rapidocr", "ocr"),
    ("OFD 文件", "ofdkit", "ofdkit", "ofd"),
    ("第二意见", "httpx", "httpx", "opinion"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing the program stands on."""

    name: str
    works: bool
    version: str
    advice: str = ""  # what to do where it does not work; empty where it does
    needed: bool = True  # without it some command fails; otherwise the program only does a thing less well


def examine() -> tuple[Part, ...]:
    """Every part, tried out in the order in which a report needs them."""
    setter, browser = examine_weasyprint(), examine_browser()
    if browser.works:  # it prints PDFs where WeasyPrint cannot
        setter = tuple(replace(part, needed=False) for part in setter)
    python = Part("Python", True, platform.python_version())  # an older one than is needed could not read this
    return (python, examine_jieba(), examine_fonts(), *setter, browser, *(examine_extra(*row) for row in EXTRAS))


def healthy(parts: Sequence[Part]) -> bool:
    """Whether everything needed works."""
    return all(part.works for part in parts if part.needed)


def examine_extra(name: str, module: str, distribution: str, extra: str) -> Part:
    """An optional part: there or not, and what to type for it."""
    there = importlib.util.find_spec(module) is not None
    advice = "" if there else f"需要时运行 pip install 'policy-compare[{extra}]'"
    return Part(name, there, version_of(distribution) if there else "", advice, needed=False)


def examine_jieba() -> Part:
    """The word list: cuts a sentence with it."""
    try:
        import jieba

        jieba.setLogLevel(logging.WARNING)
        words = jieba.lcut("政策文件")
    except (ImportError, OSError) as problem:
        return Part("分词词典（jieba）", False, "", f"{REINSTALL}（{problem}）")
    return Part("分词词典（jieba）", words == ["政策", "文件"], version_of("jieba"))


def examine_fonts() -> Part:
    """The two Chinese fonts that a PDF is set in, and whether they hold the sample's characters."""
    name = "中文字体（Noto Sans SC、Noto Serif SC）"
    try:
        import pylopdf_fonts_zh_cn as fonts
        from fontTools.ttLib import TTFont

        lacking = ""
        for path in (fonts.sans_path(), fonts.serif_path()):
            with TTFont(path, lazy=True) as font:
                known = font.getBestCmap()
            lacking += "".join(char for char in SAMPLE if ord(char) not in known)
    except (ImportError, OSError) as problem:
        return Part(name, False, "", f"{REINSTALL}（{problem}）")
    advice = f"字体缺字：{lacking}；{REINSTALL}" if lacking else ""
    return Part(name, not lacking, version_of("pylopdf-fonts-zh-cn"), advice)


def examine_browser() -> Part:
    """An installed browser of the Chromium family, found by name only: starting it takes seconds."""
    from compare.output.pdf import find_browser

    found = find_browser()
    advice = "" if found else "只在 WeasyPrint 不可用时需要：装 Chrome、Edge 或 Chromium"
    return Part("PDF 备用（浏览器）", found is not None, str(found or ""), advice, needed=False)


def examine_weasyprint() -> tuple[Part, ...]:
    """The PDF maker: the libraries below it, and one small page really made."""
    complaint = io.StringIO()  # WeasyPrint prints a page of English where a library is missing
    try:
        with contextlib.redirect_stdout(complaint), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import weasyprint
            from weasyprint.text import ffi

            pango = ffi.pango.pango_version()  # 15012 is 1.50.12
            made: bytes = weasyprint.HTML(string=sample_page()).write_pdf()
    except ImportError as problem:
        return (Part("PDF（WeasyPrint）", False, "", f"{REINSTALL}（{problem}）"),)
    except OSError:
        advice = "装下面的 Pango；网页、Word、Excel、JSON 不受影响"
        setter = Part("PDF（WeasyPrint）", False, version_of("weasyprint"), advice)
        return (setter, Part("Pango", False, "", native_advice()))
    subset = ffi.harfbuzz_subset is not None
    return (
        Part("PDF（WeasyPrint）", made.startswith(b"%PDF"), version_of("weasyprint")),
        Part("Pango", True, f"{pango // 10000}.{pango // 100 % 100}.{pango % 100}"),
        Part("HarfBuzz subset（PDF 更小更快）", subset, "", "" if subset else native_advice(), needed=False),
    )


def sample_page() -> str:
    """A page with the sample in the program's own fonts, as a report has them."""
    try:
        import pylopdf_fonts_zh_cn as fonts
    except ImportError:
        return f"<p>{SAMPLE}</p>"  # ``examine_fonts`` tells of it
    face = f"@font-face {{ font-family: Sample; src: url({fonts.sans_path().as_uri()}) }}"
    return f"<style>{face} p {{ font-family: Sample }}</style><p>{SAMPLE}</p>"


def native_advice() -> str:
    """What to type on this system to get Pango and HarfBuzz."""
    if sys.platform == "win32":
        return NATIVE_WINDOWS
    return next((command for program, command in NATIVE_INSTALL if shutil.which(program)), NATIVE_OTHER)


def version_of(distribution: str) -> str:
    """The version of an installed distribution, empty where it is not installed as one."""
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return ""


def print_parts(parts: Sequence[Part]) -> str:
    """The parts as a table for a person: name, state, version, what to do."""
    rows = [COLUMNS] + [
        (part.name, "正常" if part.works else "缺失" if part.needed else "可选", part.version or "—", part.advice)
        for part in parts
    ]
    widths = [max(width(row[column]) for row in rows) for column in range(len(COLUMNS) - 1)]
    padded = ([cell + " " * (size - width(cell)) for cell, size in zip(row, widths, strict=False)] for row in rows)
    return "\n".join("  ".join((*cells, row[-1])).rstrip() for cells, row in zip(padded, rows, strict=True))


def width(text: str) -> int:
    """Columns a text takes in a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
