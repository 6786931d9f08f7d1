"""Sets HTML as PDF with WeasyPrint. Importing this module needs Pango; ``pdf_report`` says so where it is missing."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

import pydyf  # type: ignore[import-untyped]
import weasyprint
from weasyprint.urls import URLFetcher, URLFetcherResponse

from compare.report.fonts import font_paths
from compare.report.template import read_asset

# The address under which the style sheet asks for a shipped font. It names no folder, so that the same comparison
# gives the same PDF wherever the package is installed.
SCHEME = "shipped:"


class ShippedOnly(URLFetcher):  # type: ignore[misc]
    """Serves the shipped fonts and refuses every other address: a report fetches nothing."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The font that the address names.

        Raises:
            ValueError: The address is any other; WeasyPrint stops on it.
        """
        path = font_paths().get(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
        if path is None:
            raise ValueError(f"refused: {url}")
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": "font/otf"})


def font_faces() -> str:
    """The @font-face rules of the shipped fonts."""
    return "".join(f'@font-face{{font-family:"{name}";src:url("{SCHEME}{name}")}}\n' for name in font_paths())


class Page(weasyprint.HTML):  # type: ignore[misc]
    """HTML whose elements start from ``paper.css``, as cheap as a report needs them.

    ``_ua_stylesheets`` is not public: should WeasyPrint stop asking for it, pages look the same and take longer.
    """

    def _ua_stylesheets(self, forms: bool = False) -> list[weasyprint.CSS]:
        return [weasyprint.CSS(string=read_asset("paper.css"))]


def set_pages(page: str) -> bytes:
    """One HTML page as a tagged PDF (PDF/UA)."""
    html = Page(string=page, url_fetcher=ShippedOnly(fail_on_errors=True))
    with _without_collection(), _with_known_pages():
        return bytes(html.write_pdf(pdf_variant="pdf/ua-1"))


@contextlib.contextmanager
def _without_collection() -> Iterator[None]:
    """No search for reference cycles meanwhile: setting pages makes millions of objects, none of them garbage.

    Measured on 250 directives: 70 pages in 5.2 s instead of 6.1 s, with 3 % more memory.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextlib.contextmanager
def _with_known_pages() -> Iterator[None]:
    """Remembers the list of pages, which pydyf makes anew for each of the tags: their number times that of the pages.

    Measured on 390 pages: 21 s of writing become 12 s. The answer is the same as long as no page is added.
    """
    original = pydyf.PDF.page_references
    known: dict[tuple[int, int], tuple[bytes, ...]] = {}

    def page_references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
        key = (id(pdf), len(pdf.pages["Kids"]))
        if key not in known:
            known[key] = original.fget(pdf)
        return known[key]

    pydyf.PDF.page_references = property(page_references)
    try:
        yield
    finally:
        pydyf.PDF.page_references = original
