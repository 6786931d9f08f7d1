"""What a PDF page holds and does not show: text objects without characters, and layers that are switched off.

Source: ISO 32000-1 §8.11 (optional content). pdfium gives the text of every layer, whether it is shown or not.
"""

from __future__ import annotations

import ctypes
import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

OBJECT_STREAM = re.compile(rb"/Type\s*/ObjStm\b[^>]{0,400}>>\s*stream\r?\n")
UNPACKED = 4_000_000  # bytes of an object stream that are looked at: the catalogue stands near its beginning
NEAR = 3.0  # points: an object without characters beside one with some prints the same once more
OBJECTS_MOST = 4_000  # text objects of a page that are looked at; beyond, a map is full of names


def find_off(data: bytes) -> frozenset[str]:
    """The names of the layers that a reader does not show when it opens the file."""
    if not any(b"/OCProperties" in part for part in find_parts(data)):
        return frozenset()
    import pdfplumber
    from pdfplumber.utils.pdfinternals import decode_text, resolve

    from compare.reading.formats.pdf_tables import BROKEN

    try:
        with pdfplumber.open(io.BytesIO(data)) as opened:
            properties = resolve(opened.doc.catalog.get("OCProperties")) or {}
            config = resolve(properties.get("D")) or {}
            groups = {one.objid: resolve(one) for one in resolve(properties.get("OCGs")) or () if hasattr(one, "objid")}
            states = {
                key: {one.objid for one in resolve(config.get(key)) or () if hasattr(one, "objid")}
                for key in ("ON", "OFF")
            }
            hidden = getattr(config.get("BaseState"), "name", "ON") == "OFF"
            off = (set(groups) - states["ON"] if hidden else set()) | states["OFF"]
            named = {key: decode_text(resolve(one.get("Name")) or b"") for key, one in groups.items()}
    except BROKEN:
        return frozenset()
    shown = {name for key, name in named.items() if key not in off}
    return frozenset(name for key, name in named.items() if key in off and name not in shown)


def find_parts(data: bytes) -> Iterator[bytes]:
    """The bytes of a file, and the beginnings of the object streams in them."""
    yield data
    for found in OBJECT_STREAM.finditer(data):
        try:
            yield zlib.decompressobj().decompress(data[found.end() :], UNPACKED)
        except zlib.error:
            continue


def find_hidden(page: Any, off: frozenset[str]) -> frozenset[int]:
    """The addresses of the text objects of a page that stand in a layer of one of these names."""
    if not off:
        return frozenset()
    found = set()
    for one in find_texts(page):
        if any(
            name_layer(page, pdfium.FPDFPageObj_GetMark(one, at)) in off
            for at in range(pdfium.FPDFPageObj_CountMarks(one))
        ):
            found.add(pdfium.cast(one, pdfium.c_void_p).value)
    return frozenset(one for one in found if one)


def name_layer(page: Any, mark: Any) -> str:
    """The name of the layer that a mark puts an object into; empty for other marks."""
    buffer = ctypes.create_string_buffer(512)
    size = ctypes.c_ulong()
    wide = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
    if not pdfium.FPDFPageObjMark_GetName(mark, wide, 512, size) or decode(buffer, size.value) != "OC":
        return ""
    if not pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"Name", wide, 512, size):
        return ""
    return decode(buffer, size.value)


def decode(buffer: Any, size: int) -> str:
    """What pdfium wrote, without the zero behind it."""
    return str(buffer.raw[: max(0, min(size, 512) - 2)].decode("utf-16-le", "replace"))


def find_texts(page: Any) -> Iterator[Any]:
    """The text objects of a page."""
    for at in range(min(pdfium.FPDFPage_CountObjects(page.raw), OBJECTS_MOST)):
        one = pdfium.FPDFPage_GetObject(page.raw, at)
        if pdfium.FPDFPageObj_GetType(one) == pdfium.FPDF_PAGEOBJ_TEXT:
            yield one


def count_silent(page: Any, text: Any) -> tuple[int, int]:
    """How many text objects give no character, and how many there are, of those whose font is not in the file.

    An object beside another one that gives some prints the same once more, to look bold. ``text`` is the page's text.
    """
    embedded: dict[int | None, bool] = {}
    matrix = pdfium.FS_MATRIX()
    silent: list[tuple[float, float]] = []
    heard: set[tuple[int, int]] = set()
    for one in find_texts(page):
        font = pdfium.FPDFTextObj_GetFont(one)
        key = pdfium.cast(font, pdfium.c_void_p).value
        if key not in embedded:
            embedded[key] = pdfium.FPDFFont_GetIsEmbedded(font) == 1
        if embedded[key]:
            continue
        pdfium.FPDFPageObj_GetMatrix(one, matrix)
        if pdfium.FPDFTextObj_GetText(one, text.raw, None, 0) > 2:  # bytes: a zero is written in any case
            heard.add((int(matrix.e // NEAR), int(matrix.f // NEAR)))
        else:
            silent.append((matrix.e, matrix.f))
    alone = sum(
        not any((int(x // NEAR) + right, int(y // NEAR) + up) in heard for right in (-1, 0, 1) for up in (-1, 0, 1))
        for x, y in silent
    )
    return alone, len(silent) + len(heard)
