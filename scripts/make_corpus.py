"""Write the demonstration documents in every format that is read, from their plain texts.

    python scripts/make_corpus.py            # into corpus/formats/
    python scripts/make_corpus.py --check    # say whether what lies there is what this script writes

The texts in ``corpus/`` are the source; a test reads every format and compares the outlines. Word files get real automatic
numbers where the printed ones follow the rules of Word's lists, the PDF is a paginated one with running heads and page
numbers, the scan is a picture of its first page, the OFD file is the smallest that GB/T 33190 allows. Old Word files need
LibreOffice; where it is missing they are left as they are.
"""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from compare.knowledge.page import find_label
from compare.model import Kind, Paragraph
from compare.output.set_pages import font_faces, set_pages
from compare.pipeline import read_documents
from compare.reading.files import read_file
from compare.reading.lines import clean
from compare.reading.outline import is_signature
from compare.reading.paragraphs import join
from compare.text.numbers import to_number

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
FOLDER = CORPUS / "formats"
SOURCES = ("national_plan", "provincial_opinion", "municipal_plan")
EPOCH = (2026, 1, 1, 0, 0, 0)  # of every member of a ZIP, so that the same text gives the same bytes
SIZE = 4.2  # of a character on the OFD page, in millimetres
COLUMNS = 38  # characters in a line of it

# Word's automatic numbers by the name in the numbering table: text of the level, kind of number.
LEVELS = {
    "chapter": ("第%{}章 ", "chineseCountingThousand"),
    "section": ("第%{}节 ", "chineseCountingThousand"),
    "han": ("%{}、", "chineseCountingThousand"),
    "han-bracket": ("（%{}）", "chineseCountingThousand"),
    "arabic": ("%{}. ", "decimal"),
}


def read_paragraphs(name: str) -> list[Paragraph]:
    """The paragraphs of a text, contents page and page numbers left out: the formats make their own."""
    source = read_file(CORPUS / f"{name}.txt")
    return [one for one in join(source, clean(source)) if one.kind is not Kind.FURNITURE]


def group_rows(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """Runs of table rows together, every other paragraph by itself."""
    groups: list[list[Paragraph]] = []
    for one in paragraphs:
        if one.kind is Kind.TABLE and groups and groups[-1][-1].kind is Kind.TABLE:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def cells(row: Paragraph) -> list[str]:
    """The cells of a row."""
    return row.text.split(" | ")


def to_markdown(name: str) -> bytes:
    """Chapters as headings of the first level; the rows of tables keep their tabs."""
    lines = []
    for one in read_paragraphs(name):
        label = find_label(one.text)
        mark = "## " if label and label[0].name in ("chapter", "section") else ""
        lines.append("\t".join(cells(one)) if one.kind is Kind.TABLE else mark + one.text)
    return ("\n\n".join(lines) + "\n").encode()


def to_html(name: str) -> bytes:
    """A page as government sites have them: navigation around the text, the text in its own block."""
    blocks = []
    for group in group_rows(read_paragraphs(name)):
        if group[0].kind is Kind.TABLE:
            rows = "".join(
                "<tr>" + "".join(f"<td>{html.escape(one)}</td>" for one in cells(row)) + "</tr>" for row in group
            )
            blocks.append(f"<table>{rows}</table>")
        else:
            blocks.append(f"<p>{html.escape(group[0].text)}</p>")
    body = "\n".join(blocks)
    title = html.escape(read_documents([CORPUS / f"{name}.txt"])[0].identity.title)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>'
        + title
        + "_示例政府网</title></head>\n<body>\n"
        '<div class="nav"><a href="#">首页</a> <a href="#">政策</a></div>\n'
        f'<div class="pages_content" id="UCAP-CONTENT">\n{body}\n</div>\n'
        '<div class="share">【字号：大 中 小】 打印 收藏</div>\n<div class="footer">示例政府网 版权所有</div>\n</body></html>\n'
    ).encode()


def to_docx(name: str, *, running: bool = True) -> bytes:
    """A Word file whose numbers are automatic where they follow Word's rules, and typed where they do not.

    Args:
        name: The document.
        running: Whether numbers that count on through higher levels are automatic too; LibreOffice cannot save them.
    """
    paragraphs = read_paragraphs(name)
    automatic = {one: runs_on for one, runs_on in find_automatic(paragraphs).items() if running or not runs_on}
    levels = [one for one in LEVELS if one in automatic]
    body = []
    for group in group_rows(paragraphs):
        if group[0].kind is Kind.TABLE:
            rows = "".join(
                "<w:tr>" + "".join(f"<w:tc>{paragraph(one)}</w:tc>" for one in cells(row)) + "</w:tr>" for row in group
            )
            body.append(f"<w:tbl>{rows}</w:tbl>")
            continue
        text = group[0].text
        label = find_label(text)
        if label and label[0].name in automatic:
            body.append(paragraph(text[len(label[1]) :].strip(), levels.index(label[0].name)))
        else:
            body.append(paragraph(text))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    definitions = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{LEVELS[one][1]}"/>'
        f"{'<w:lvlRestart w:val=' + chr(34) + '0' + chr(34) + '/>' if automatic[one] else ''}"
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{LEVELS[one][0].format(at + 1)}"/></w:lvl>'
        for at, one in enumerate(levels)
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return pack(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kinds}.document.main+xml"/>'
            f'<Override PartName="/word/numbering.xml" ContentType="{kinds}.numbering+xml"/></Types>',
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{relation}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{relation}/numbering" Target="numbering.xml"/></Relationships>',
            "word/document.xml": f"<w:document {space}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
            "word/numbering.xml": f'<w:numbering {space}><w:abstractNum w:abstractNumId="0">{definitions}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        }
    )


def paragraph(text: str, level: int | None = None) -> str:
    """A Word paragraph, numbered automatically on a level where one is given."""
    number = (
        f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>' if level is not None else ""
    )
    return f'<w:p>{number}<w:r><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r></w:p>'


def find_automatic(paragraphs: Sequence[Paragraph]) -> dict[str, bool]:
    """Which kinds of number Word would count to what is printed; True where it must count on through higher levels."""
    found: dict[str, bool] = {}
    for name in LEVELS:
        for runs_on in (False, True):
            levels = [one for one in LEVELS if one in found] + [name]
            if counts_right(paragraphs, levels, {**found, name: runs_on}):
                found[name] = runs_on
                break
    return found


def counts_right(paragraphs: Sequence[Paragraph], levels: Sequence[str], runs_on: dict[str, bool]) -> bool:
    """Whether every printed number of the last level is the one that Word would count."""
    counts = dict.fromkeys(levels, 0)
    seen = False
    for one in paragraphs:
        label = find_label(one.text) if one.kind is Kind.CLAUSE else None
        if label is None or label[0].name not in levels:
            continue
        name, at = label[0].name, levels.index(label[0].name)
        counts[name] += 1
        counts.update({lower: 0 for lower in levels[at + 1 :] if not runs_on[lower]})
        if name == levels[-1]:
            seen = True
            if to_number(label[2]) != counts[name] or not spelled(label[1], name):
                return False
    return seen


def spelled(label: str, name: str) -> bool:
    """Whether a printed label has just the signs of its automatic level."""
    pattern = re.escape(LEVELS[name][0].strip()).replace(re.escape("%{}"), r"[一二三四五六七八九十\d]+")
    return re.fullmatch(pattern, label.strip()) is not None


def to_pdf(name: str) -> bytes:
    """Pages as an office prints them: a running head, page numbers, tables that may go over two pages."""
    blocks = []
    for group in group_rows(read_paragraphs(name)):
        if group[0].kind is Kind.TABLE:
            rows = "".join(
                "<tr>" + "".join(f"<td>{html.escape(one)}</td>" for one in cells(row)) + "</tr>" for row in group
            )
            blocks.append(f"<table>{rows}</table>")
            continue
        text = group[0].text
        kind = "h" if find_label(text) and len(text) < 30 and "。" not in text else "s" if is_signature(text) else "p"
        blocks.append(f'<p class="{kind}">{html.escape(text)}</p>')
    style = """
@page { size: A4; margin: 30mm 26mm; @top-center { content: "示例文件汇编"; font: 9pt Song }
        @bottom-center { content: "— " counter(page) " —"; font: 9pt Song } }
body { font: 14pt/1.9 Song } p { margin: 0; text-indent: 2em; text-align: justify }
p.s { text-align: right; text-indent: 0 }
table { border-collapse: collapse; width: 100%; font-size: 10.5pt } td { border: 0.5pt solid #000; padding: 2pt 4pt }
"""
    page = f'<!DOCTYPE html><html lang="zh-CN"><head><title>{name}</title><style>{font_faces()}{style}</style></head>'
    return set_pages(f"{page}<body>{''.join(blocks)}</body></html>")


def to_scan(pdf: bytes) -> bytes:
    """A picture of the first page, as a scanner at 200 dots an inch makes it."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        image = document[0].render(scale=200 / 72, grayscale=True).to_pil()
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def to_ofd(name: str) -> bytes:
    """The smallest OFD file: a page of text objects after another, each a line with its place."""
    paragraphs = read_paragraphs(name)
    widths: dict[int, list[int]] = {}
    for row in (cells(one) for one in paragraphs if one.kind is Kind.TABLE):
        known = widths.setdefault(len(row), [0] * len(row))
        widths[len(row)] = [max(len(cell) + 2, width) for cell, width in zip(row, known, strict=True)]
    lines = [line for one in paragraphs for line in place_lines(one, widths)]
    pages = [lines[at : at + 40] for at in range(0, len(lines), 40)]
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    members = {
        "OFD.xml": f'{head}<ofd:OFD {space} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID>'
        "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"{head}<ofd:Document {space}><ofd:CommonData><ofd:MaxUnitID>100000</ofd:MaxUnitID><ofd:PageArea>"
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
        "</ofd:CommonData><ofd:Pages>"
        + "".join(f'<ofd:Page ID="{at + 1}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages)))
        + "</ofd:Pages></ofd:Document>",
        "Doc_0/PublicRes.xml": f'{head}<ofd:Res {space} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="900" FontName="宋体" FamilyName="宋体"/>'
        "</ofd:Fonts></ofd:Res>",
    }
    for at, page in enumerate(pages):
        texts = [(row, left, text) for row, line in enumerate(page) for left, text in line]
        objects = "".join(
            f'<ofd:TextObject ID="{1000 * (at + 1) + id_}" Boundary="{25 + left * SIZE:.1f} {20 + 6 * row} 175 6" Font="900" Size="{SIZE}">'
            f'<ofd:TextCode X="0" Y="4.5" DeltaX="g {max(1, len(text) - 1)} {SIZE}">{html.escape(text)}</ofd:TextCode></ofd:TextObject>'
            for id_, (row, left, text) in enumerate(texts)
        )
        members[f"Doc_0/Pages/Page_{at}/Content.xml"] = (
            f'{head}<ofd:Page {space}><ofd:Content><ofd:Layer ID="{500 + at}" Type="Body">{objects}</ofd:Layer></ofd:Content></ofd:Page>'
        )
    return pack(members)


def place_lines(one: Paragraph, widths: dict[int, list[int]]) -> list[list[tuple[float, str]]]:
    """A paragraph as lines of texts with their distance from the margin in characters: first lines go in by two."""
    if one.kind is Kind.TABLE:
        row = cells(one)
        return [[(float(sum(widths[len(row)][:at])), cell) for at, cell in enumerate(row)]]
    if is_signature(one.text):
        return [[(COLUMNS - len(one.text) - 2, one.text)]]
    room = COLUMNS - 2
    lines, line = [], ""
    for char in one.text:
        if len(line) >= room and char not in "，。；：、！？）》”":
            lines.append([(2.0 if not lines else 0.0, line)])
            line, room = "", COLUMNS
        line += char
    return [*lines, [(2.0 if not lines else 0.0, line)]]


def pack(members: dict[str, str]) -> bytes:
    """A ZIP archive that is the same for the same members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, text in members.items():
            info = zipfile.ZipInfo(member, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text.encode())
    return buffer.getvalue()


def to_doc(docx: bytes) -> bytes | None:
    """The same as a binary Word file, where LibreOffice is there to write it."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.docx").write_bytes(docx)
        command = [
            program,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "doc:MS Word 97",
        ]
        subprocess.run([*command, "--outdir", folder, f"{folder}/a.docx"], check=True, capture_output=True, timeout=180)
        return (Path(folder) / "a.doc").read_bytes()


def make() -> dict[Path, bytes]:
    """Every file of ``corpus/formats`` with its bytes."""
    made: dict[Path, bytes] = {}
    for name in SOURCES:
        made[FOLDER / f"{name}.md"] = to_markdown(name)
        made[FOLDER / f"{name}.html"] = to_html(name)
        made[FOLDER / f"{name}.docx"] = to_docx(name)
        made[FOLDER / f"{name}.ofd"] = to_ofd(name)
        made[FOLDER / f"{name}.pdf"] = to_pdf(name)
    made[FOLDER / "municipal_plan_scan.png"] = to_scan(made[FOLDER / "municipal_plan.pdf"])
    return made


def main() -> int:
    """Write the files, or with ``--check`` name those that differ."""
    made = make()
    differing = [path for path, data in made.items() if not path.is_file() or path.read_bytes() != data]
    if "--check" in sys.argv:
        print("\n".join(str(path.relative_to(CORPUS)) for path in differing))
        return bool(differing)
    FOLDER.mkdir(exist_ok=True)
    for path in differing:
        path.write_bytes(made[path])
    for name in SOURCES:
        old = FOLDER / f"{name}.doc"
        # LibreOffice writes other bytes every time, so an old Word file is made only where its text changed.
        if not old.is_file() or FOLDER / f"{name}.docx" in differing:
            data = to_doc(to_docx(name, running=False))
            if data is not None:
                old.write_bytes(data)
    print(f"{len(differing)} files written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
