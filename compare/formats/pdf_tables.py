"""The cells of ruled tables in a PDF: pdfplumber (MIT) finds them."""

from __future__ import annotations

import io
import struct
import zlib
from itertools import count
from typing import Any

import pdfplumber
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from compare.formats.pdf import Table

# What pdfplumber, and pdfminer below it, raise for damaged files that pdfium mends and they do not.
BROKEN = (
    *(PdfminerException, MalformedPDFException, LookupError, TypeError, ValueError, AttributeError, AssertionError),
    *(ArithmeticError, RecursionError, NotImplementedError, OSError, EOFError, struct.error, zlib.error),
)

# Of objects, for one page. The list of 1,000 pages, which the first page reads, takes 1,001, a page of a real file 43.
LOOKUPS = 200_000


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
        guard_lookups(opened[0].doc)
        page = opened[0].pages[number]
        found = [[list(row.cells) for row in table.rows] for table in page.find_tables()]
        page.close()
    except BROKEN:
        return None
    return [table for table in found if len(table) > 1 and max(map(len, table)) > 1]


def guard_lookups(document: Any) -> None:
    """Let a page look up so many objects and no more: in a damaged file pdfminer follows an object to itself for ever.

    Args:
        document: Of pdfminer; its count begins anew.
    """
    look_up = type(document).getobj
    left = count(LOOKUPS, -1)

    def getobj(number: int) -> Any:
        if next(left) <= 0:
            raise PdfminerException(f"object {number} is looked up for ever")
        return look_up(document, number)

    document.getobj = getobj
