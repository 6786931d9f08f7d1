"""Sets HTML as PDF with WeasyPrint. Importing this module needs Pango; ``pdf`` says so where it is missing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pydyf  # type: ignore[import-untyped]
import weasyprint
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from compare.errors import PolicyCompareError
from compare.output.fonts import font_paths
from compare.output.template import hold_collection

# The address under which the style sheet asks for a shipped font. It names no folder, so that the same comparison
# gives the same PDF wherever the package is installed.
SCHEME = "shipped:"


class ShippedOnly(URLFetcher):  # type: ignore[misc]
    """Serves the shipped fonts and refuses every other address: a report fetches nothing."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The font that the address names; for any other a ``ValueError``, on which WeasyPrint stops."""
        path = font_paths().get(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
        if path is None:
            raise ValueError(f"refused: {url}")
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": "font/otf"})


def font_faces() -> str:
    """The @font-face rules of the shipped fonts."""
    return "".join(f'@font-face{{font-family:"{name}";src:url("{SCHEME}{name}")}}\n' for name in font_paths())


def set_pages(page: str) -> bytes:
    """One HTML page as a tagged PDF (PDF/UA); refused where a template of the user's own names a file or an address."""
    try:
        html = weasyprint.HTML(string=page, url_fetcher=ShippedOnly(fail_on_errors=True))
        with hold_collection(), _with_known_pages():
            return bytes(html.write_pdf(pdf_variant="pdf/ua-1"))
    except FatalURLFetchingError as error:
        raise PolicyCompareError(f"模板要取用外部内容，报告不取用任何文件和网址：{error}；请从模板中删去") from error


@contextlib.contextmanager
def _with_known_pages() -> Iterator[None]:
    """Remembers the list of pages, which pydyf makes anew for each of the tags: their number times that of the pages.

    Measured on 390 pages: 21 s of writing become 12 s. The answer is the same as long as no page is added. It is the
    one thing here that is not public of pydyf, whose version is bounded for it; a pydyf that keeps the list ends it.
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
