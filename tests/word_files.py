"""Word files made in code for the tests: short ways to write the XML of ``.docx`` parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from compare.reading.formats import Read
from compare.reading.formats.docx import read

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = {
    "numbering": "numbering.xml",
    "styles": "styles.xml",
    "footnotes": "footnotes.xml",
    "endnotes": "endnotes.xml",
    "header": "header1.xml",
    "footer": "footer1.xml",
}


def run(text: str, properties: str = "") -> str:
    """A ``w:r`` with this text."""
    made = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{made}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(
    content: str = "", *, num: tuple[int | None, int | None] = (None, None), style: str = "", more: str = ""
) -> str:
    """A ``w:p``; plain text is put into a run, XML is taken as it is; ``num`` is numId and ilvl."""
    id_, level = num
    number = "".join(
        [
            f'<w:ilvl w:val="{level}"/>' if level is not None else "",
            f'<w:numId w:val="{id_}"/>' if id_ is not None else "",
        ]
    )
    properties = (
        (f'<w:pStyle w:val="{style}"/>' if style else "") + (f"<w:numPr>{number}</w:numPr>" if number else "") + more
    )
    inner = content if content.startswith("<") else run(content) if content else ""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def level(index: int, format_: str, text: str, *, start: int | None = 1, more: str = "") -> str:
    """A ``w:lvl``; ``more`` stands before the text of the label."""
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    number = "" if not format_ else f'<w:numFmt w:val="{format_}"/>'
    return f'<w:lvl w:ilvl="{index}">{begin}{number}{more}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'


def abstract(id_: int, *levels: str, more: str = "") -> str:
    """A ``w:abstractNum``."""
    return f'<w:abstractNum w:abstractNumId="{id_}"><w:multiLevelType w:val="multilevel"/>{more}{"".join(levels)}</w:abstractNum>'


def num(id_: int, abstract_: int, more: str = "") -> str:
    """A ``w:num``."""
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{abstract_}"/>{more}</w:num>'


def style(id_: str, inner: str = "", *, name: str = "", base: str = "", default: bool = False) -> str:
    """A paragraph style."""
    mark = ' w:default="1"' if default else ""
    above = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="paragraph"{mark} w:styleId="{id_}"><w:name w:val="{name or id_}"/>{above}{inner}</w:style>'
    )


def docx(body: str, parts: Mapping[str, str] | None = None, members: Mapping[str, bytes] | None = None) -> bytes:
    """The bytes of a ``.docx``.

    Args:
        body: What stands in ``w:body``.
        parts: What stands in the other parts, by the names of ``PARTS``.
        members: More members of the archive, or others in place of those made here.
    """
    given = dict(parts or {})
    sections = "".join(
        f'<w:{kind}Reference w:type="default" r:id="{kind}"/>' for kind in ("header", "footer") if kind in given
    )
    roots = {"header": "hdr", "footer": "ftr"}
    files: dict[str, bytes] = {
        "[Content_Types].xml": (
            '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MIME}.document.main+xml"/>'
            + "".join(f'<Override PartName="/word/{PARTS[one]}" ContentType="{MIME}.{one}+xml"/>' for one in given)
            + "</Types>"
        ).encode(),
        "_rels/.rels": relations({"main": ("officeDocument", "word/document.xml")}),
        "word/document.xml": (
            f'<?xml version="1.0" encoding="UTF-8"?><w:document {NAMES}><w:body>{body}<w:sectPr>{sections}</w:sectPr></w:body></w:document>'
        ).encode(),
        "word/_rels/document.xml.rels": relations({one: (one, PARTS[one]) for one in given}),
    }
    for one, inner in given.items():
        root = roots.get(one, one)
        files[f"word/{PARTS[one]}"] = f"<w:{root} {NAMES}>{inner}</w:{root}>".encode()
    files.update(members or {})
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def relations(targets: Mapping[str, tuple[str, str]]) -> bytes:
    """A ``.rels`` part: kind and target by id."""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="{id_}" Type="{TYPE}/{kind}" Target="{target}"/>'
            for id_, (kind, target) in targets.items()
        )
        + "</Relationships>"
    ).encode()


def read_body(body: str, parts: Mapping[str, str] | None = None) -> Read:
    """What the reader makes of a body."""
    return read(docx(body, parts), "文件.docx")


def texts(body: str, parts: Mapping[str, str] | None = None) -> list[str]:
    """Its lines that are no furniture."""
    return [line.text for line in read_body(body, parts).lines if not line.furniture]
