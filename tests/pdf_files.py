"""PDF files made in code for the tests: pages of text at places, turned and doubled as no printing program would do it."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass

import pypdf
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, StreamObject

FONT = """<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /{encoding} /DescendantFonts [
<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering})
/Supplement 0 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /Ascent 752
/Descent -271 /CapHeight 737 /StemV 58 /ItalicAngle 0 /FontBBox [-25 -254 1000 880] >> >> ] >>"""
WIDTH, HEIGHT = 595, 842  # A4 in points


@dataclass(frozen=True)
class Words:
    """A text whose first character stands at a place; degrees turn it against the clock, ``grey`` is its blackness."""

    text: str
    x: float
    y: float
    size: float = 14
    turn: float = 0
    before: str = ""
    after: str = ""

    def draw(self) -> str:
        """The operators."""
        sine, cosine = math.sin(math.radians(self.turn)), math.cos(math.radians(self.turn))
        place = " ".join(f"{one:.4f}" for one in (cosine, sine, -sine, cosine, self.x, self.y))
        return (
            f"{self.before} BT /F {self.size} Tf {place} Tm <{self.text.encode('utf-16-be').hex()}> Tj ET {self.after}"
        )


def lines(texts: Sequence[str], x: float = 70, y: float = 770, size: float = 14, step: float = 26) -> list[Words]:
    """Texts below each other."""
    return [Words(text, x, y - step * at, size) for at, text in enumerate(texts)]


def pdf(
    *pages: Sequence[Words],
    rotate: int = 0,
    lead: bytes = b"",
    size: tuple[float, float] = (WIDTH, HEIGHT),
    extra: str = "",
    resources: str = "",
    catalog: str = "",
    encoding: str = "UniGB-UCS2-H",
    ordering: str = "GB1",
) -> bytes:
    """The bytes of a file whose font is not embedded.

    Args:
        pages: What stands on each page.
        rotate: Degrees by which a reader turns the pages.
        lead: Bytes before the file.
        size: Of the pages, in points.
        extra: Operators drawn on every page.
        resources: More resources of the pages.
        catalog: More entries of the catalogue.
        encoding: How the font's codes are read: one that takes UCS-2.
        ordering: The collection of characters that goes with it.
    """
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        FONT.format(encoding=encoding, ordering=ordering),
    ]
    for at, words in enumerate(pages):
        stream = "\n".join([*(one.draw() for one in words), extra])
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] /Rotate {rotate} /Contents {5 + 2 * at} 0 R"
            f" /Resources << /Font << /F 3 0 R >> {resources} >> >>"
        )
        objects.append(f"<< /Length {len(stream.encode('latin-1'))} >> stream\n{stream}\nendstream")
    made = io.BytesIO()
    made.write(b"%PDF-1.7\n")
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(made.tell())
        made.write(f"{number} 0 obj {one} endobj\n".encode("latin-1"))
    start = made.tell()
    made.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    made.write("".join(f"{place:010} 00000 n \n" for place in places).encode())
    made.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return lead + made.getvalue()


def remap(data: bytes, cmap: bytes | None) -> bytes:
    """A file with embedded fonts that say other characters for their glyphs, or none (``cmap`` None)."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for one in writer._objects:
        if isinstance(one, DictionaryObject) and "/ToUnicode" in one:
            if cmap is None:
                del one["/ToUnicode"]
                continue
            stream: StreamObject = DecodedStreamObject()
            stream.set_data(cmap)
            one[NameObject("/ToUnicode")] = writer._add_object(stream)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def shift(first: int) -> bytes:
    """A CMap that gives every glyph the character ``first`` plus its number."""
    rows = "".join(f"<{high:02x}00> <{high:02x}ff> <{first + 256 * high:04x}>\n" for high in range(32))
    return (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /X def 1 begincodespacerange <0000> <ffff> "
        f"endcodespacerange\n32 beginbfrange\n{rows}endbfrange endcmap end end"
    ).encode()
