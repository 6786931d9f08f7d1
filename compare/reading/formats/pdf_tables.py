"""The cells of ruled tables in a PDF: pdfplumber (MIT) finds them."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pdfplumber
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from compare.reading.formats.page import Table

# What pdfplumber, and pdfminer below it, raise for damaged files that pdfium mends and they do not.
BROKEN = (
    *(PdfminerException, MalformedPDFException, LookupError, TypeError, ValueError, AttributeError, AssertionError),
    *(ArithmeticError, RecursionError, NotImplementedError, OSError, EOFError, struct.error, zlib.error),
)

# Of objects, for one page. The list of 1,000 pages, which the first page reads, takes 1,001, a page of a real file 43.
LOOKUPS = 200_000


_within: Any = pdfplumber.pdf  # where it takes its names from


class Document(_within.PDFDocument):  # type: ignore[misc]
    """A document of pdfminer that gives up: in a damaged file it follows an object to itself for ever.

    Attributes:
        left: So many objects it may still look up.
    """

    left = LOOKUPS

    def getobj(self, objid: int) -> object:
        """An object by its number.

        Raises:
            PdfminerException: Too many were looked up.
        """
        self.left -= 1
        if self.left < 0:
            raise PdfminerException(f"object {objid} is looked up for ever")
        return super().getobj(objid)


_within.PDFDocument = Document  # it makes its documents of this name, and some loop while they are being made


def find_tables(data: bytes, number: int, opened: list[Any]) -> list[Table] | None:
    """The ruled tables of a page; None where the file is too damaged to tell.

    Args:
        data: The file.
        number: Of the page, from 0.
        opened: Keeps the file open from page to page; empty at first.
    """
    try:
        if not opened:
            opened.append(pdfplumber.open(io.BytesIO(data)))
        opened[0].doc.left = LOOKUPS
        page = opened[0].pages[number]
        found = [[list(row.cells) for row in table.rows] for table in page.find_tables()]
        page.close()
    except BROKEN:
        return None
    return [table for table in found if len(table) > 1 and max(map(len, table)) > 1]
