"""The small inputs that fuzzing begins with, made in code; bodies and places are invented."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import binary_files as binary
import word_files as word

NATIONAL = """国务院关于加快示例产业发展的指导意见

示例发〔2021〕3号

各省、自治区、直辖市人民政府：

一、总体要求

坚持系统观念，推动示例产业发展。

二、主要任务

（一）建设平台。到2025年，建成100个公共服务平台，不少于5%的企业参加。（牵头单位：工业和信息化部）

（二）加强人才培养。每年培训1万人次；2023年底前，制定办法。

专栏1 重点工程

序号\t任务\t目标
1\t平台\t100个

国务院
2021年3月1日
"""
RULES = """示例市社区食堂管理办法

第一章 总则

第一条 为了规范社区食堂，根据《中华人民共和国食品安全法》，制定本办法。

第二条 不得使用过期食材；违者处五百元以上二千元以下罚款，但是初次违法的除外。

第二章 附则

第三条 本办法自2022年1月1日起施行，有效期三年。
"""
WRAPPED = """— 1 —
示例省人民政府办公厅关于印发示例产业三年行
动方案（2022—2024年）的通知
示例政办发〔2022〕5号
    为贯彻落实《国务院关于加快示例产业发展的
指导意见》（示例发〔2021〕3号），制定本方案。
    一是到2024年，产值达到五千亿元、年均增长百
分之八左右。二是每季度末报送进展。
— 2 —
"""
TEXTS = tuple(text.encode() for text in (NATIONAL, RULES, WRAPPED))
PHRASES = tuple(
    text.encode()
    for text in (
        "到2025年，建成100个平台，不少于5%，产值达到1.5万亿元左右，年均增长百分之八以上。",
        "2023年12月31日前完成；三年内、每季度末、上半年报送；自2022年1月1日起施行，有效期至2027年。",
        "根据《国务院关于加快示例产业发展的指导意见》（国发〔2021〕3号）和《示例法》，原《示例办法》（市政府令第12号）同时废止。",
        "由市发展改革委牵头，财政局、各县（区）人民政府按职责分工负责；不得擅自提高标准，但是抢险救灾除外。",
        "单价由每吨30元提高至45元，翻一番，压减1/3，3至5家，一千二百三十四点五亩。",
    )
)


def web_page() -> bytes:
    """A page with navigation, a table, a list and a nested layout."""
    rows = "<tr><th>序号<th>任务<tr><td rowspan=2>1<td>平台<tr><td>人才"
    text = "".join(f"<p>{line}</p>" for line in NATIONAL.splitlines() if line)
    return (
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>意见_示例网</title></head><body><div id=nav>首页</div>"
        f"<table><tr><td>发文字号：示例发〔2021〕3号</table><div class=TRS_Editor>{text}<table>{rows}</table>"
        "<ol type=a><li>甲<li>乙</ol><pre>一\n二</pre></div></body></html>"
    ).encode()


def word_file() -> bytes:
    """A ``.docx`` with lists, styles, notes, changes, a table and a field."""
    body = (
        word.para("关于示例的意见", style="T")
        + word.para("总体要求", num=(1, 0))
        + word.para("建设平台。", num=(1, 1))
        + "<w:p><w:r><w:t>原有</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins><w:r><w:t>增</w:t></w:r></w:ins>"
        '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>任务</w:t></w:r></w:p></w:tc></w:tr>'
        '<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>100个</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
    )
    levels = word.level(0, "chineseCountingThousand", "%1、") + word.level(1, "chineseCounting", "（%2）")
    return word.docx(
        body,
        {
            "numbering": word.abstract(0, levels) + word.num(1, 0),
            "styles": word.style("A", name="Normal", default=True) + word.style("T", name="Title", base="A"),
            "footnotes": '<w:footnote w:id="2"><w:p><w:r><w:t>注释</w:t></w:r></w:p></w:footnote>',
            "header": word.para("内部资料"),
        },
    )


def binary_word() -> bytes:
    """A ``.doc`` with a list, a note, a table and changes."""
    levels = {0: binary.Lvl("%1、"), 1: binary.Lvl("（%2）", 37)}
    levels |= {at: binary.Lvl(f"%{at + 1}.", 0) for at in range(2, 9)}
    return binary.word_binary(
        [
            binary.Par("关于示例产业的意见", properties=binary.CENTERED),
            binary.Par("总体要求", properties=binary.number(1, 0)),
            binary.Par("建设公共服务平台⟦旧⟧⟪新⟫，由发展改革部门负责。\x02", properties=binary.number(1, 1)),
            *binary.row("任务", "目标/一"),
            binary.Par("结束\x13 PAGE \x143\x15"),
        ],
        lists=[(levels, ())],
        footnotes=["注释"],
        headers=["内部"],
    )


def ofd_file() -> bytes:
    """An OFD file of one page."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    lines = "".join(
        f'<ofd:TextObject ID="{at + 9}" Boundary="25 {40 + 9 * at} 175 6" Font="9" Size="4.2"><ofd:TextCode X="0" Y="4.5" '
        f'DeltaX="g {len(line) - 1} 4.2">{line}</ofd:TextCode></ofd:TextObject>'
        for at, line in enumerate(("关于示例产业的意见", "一、总体要求", "支持建设公共服务平台。"))
    )
    members = {
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        "</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
        '<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
        "Doc_0/Pages/Page_0/Content.xml": f'<ofd:Page {space}><ofd:Content><ofd:Layer ID="2">{lines}</ofd:Layer></ofd:Content></ofd:Page>',
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return made.getvalue()


def pdf_file(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1, with a right table of them; the first is the catalogue."""
    written = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    made = bytes(written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    tail = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + tail


def stream(content: bytes, more: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (more, len(content), content)


def small_pdf() -> bytes:
    """Two pages of text, one with a ruled table, and a form."""
    rules = b"".join(b"%d %d 100 20 re S " % (x, y) for x in (72, 172) for y in (600, 620, 640))
    table = b"".join(b"BT /F1 9 Tf %d %d Td (cell %d) Tj ET " % (x, y, y) for x in (80, 180) for y in (605, 625, 645))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X 8 0 R>>>>>>"
    return pdf_file(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        page % 6,
        page % 7,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        stream(b"BT /F1 12 Tf 72 720 Td (Opinions on the example industry) Tj 0 -20 Td (I. General) Tj ET /X Do"),
        stream(b"BT /F1 12 Tf 72 720 Td (Table of tasks) Tj ET " + rules + table),
        stream(
            b"BT /F1 9 Tf 72 500 Td (a form) Tj ET",
            b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>",
        ),
    )


def labels() -> bytes:
    """Labels and an alignment: the JSON that is read."""
    rows = [
        {"pair": "P", "local_title": "示例市实施意见", "local_file": "市.txt"},
        {"id": "1", "upper": "建设平台。", "relation": "adopt", "local_core": ["建设"], "local_any": ["建设"]},
    ]
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def alignment() -> bytes:
    """The JSON of a comparison, as small as may be."""
    clause = {"id": "c1", "headings": [], "label": "", "text": "建设公共服务平台五个。", "place": {}}
    row = {
        "id": "f1",
        "directive": {"id": "d1", "document": "u", "text": "建设平台。", "headings": []},
        "local": {"document": "l"},
        "relation": "adopt",
        "confidence": 0.9,
        "matches": [{"clause": clause, "score": 0.7}],
    }
    documents = [{"id": one, "title": "示例市实施意见", "file": "市.txt", "level": "municipal"} for one in "ul"]
    whole = {"schema": "policy-compare/alignment/1", "documents": documents, "alignments": [row]}
    return json.dumps(whole, ensure_ascii=False).encode()


def picture() -> bytes:
    """A small PNG."""
    from PIL import Image

    made = io.BytesIO()
    Image.new("L", (24, 9), 200).save(made, "PNG")
    return made.getvalue()
