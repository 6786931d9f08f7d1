"""Pages as printing programs make them: turned, stamped, in columns, printed twice, with text that is none."""

from __future__ import annotations

import io
import re

import pypdf
import pytest
from test_format_pdf import make

import compare.reading.formats.pdf as module
from compare.model import Clause, Document
from compare.pipeline import read_source
from compare.reading.files import read_bytes
from compare.reading.formats import FORMATS, Read
from compare.reading.formats.pdf import read
from compare.reading.formats.plausible import plausible
from pdf_files import HEIGHT, WIDTH, Words, lines, pdf, remap, shift

TITLE = "示例县林下经济发展方案"
PLAN = [
    TITLE,
    "为发展林下经济，结合我县实际，制定本方案。",
    "一、建设种植基地",
    "县林业局牵头，2027年底前建成种植基地十个，每年培训农户一千人次。",
    "二、强化资金保障",
    "县财政每年安排专项资金三百万元，对首次认定的基地给予一次性奖励。",
]
SENTENCE = (
    "各乡镇要把林下经济纳入年度工作计划，合理安排林地用途，推广先进种植技术，健全利益联结机制，带动农户稳定增收。"
)


def show(found: Read, *, furniture: bool = False) -> list[str]:
    return [line.text.strip() for line in found.lines if line.furniture is furniture]


def document_of(data: bytes) -> Document:
    (document,) = read_source(read_bytes(data, "文件.pdf"))
    return document


def tree(document: Document) -> list[str]:
    return [part.text if isinstance(part, Clause) else part.words for part in document.parts]


@pytest.fixture(scope="module")
def upright() -> list[str]:
    return tree(document_of(pdf(lines(PLAN))))


# ---------------------------------------------------------------- fonts that are not in the file


def test_a_font_that_is_not_embedded_is_read_with_the_shipped_one(upright: list[str]) -> None:
    assert upright == PLAN[1:]


def test_digits_as_wide_as_characters_are_one_number() -> None:
    spaced = [Words(digit, 70 + 14 * at, 700) for at, digit in enumerate("2027")] + [Words("年底前建成", 126, 700)]
    assert show(read(pdf(spaced), "文件.pdf")) == ["2027年底前建成"]


def test_traditional_collections_are_read() -> None:
    data = pdf(
        lines(["示例縣林業發展條例", "第一條 為發展林業，應設置基地。"]), encoding="UniCNS-UCS2-H", ordering="CNS1"
    )
    assert "應設置基地" in "".join(show(read(data, "文件.pdf")))


# ---------------------------------------------------------------- turned pages


@pytest.mark.parametrize("turn", [90, 180, 270])
@pytest.mark.parametrize("flag", [True, False])
def test_a_turned_page_reads_like_an_upright_one(turn: int, flag: bool, upright: list[str]) -> None:
    places = {
        90: lambda x, y: (HEIGHT - y, x),
        180: lambda x, y: (WIDTH - x, HEIGHT - y),
        270: lambda x, y: (y, WIDTH - x),
    }
    size = (WIDTH, HEIGHT) if turn == 180 else (HEIGHT, WIDTH)
    words = [Words(one.text, *places[turn](one.x, one.y), one.size, turn) for one in lines(PLAN)]
    assert tree(document_of(pdf(words, rotate=turn if flag else 0, size=size))) == upright


def test_a_ruled_table_on_a_turned_page_keeps_its_cells() -> None:
    rows = "".join(
        f"<tr><td>任务{n}</td><td>县林业局负责</td><td>{2020 + n}年</td></tr>"
        for n in "123456".replace("", " ").split()
        for n in [int(n)]
    )
    body = f"<p>{SENTENCE}</p><table>{rows}</table>"
    data = make(body, "table { border-collapse: collapse } td { border: .5pt solid #000; padding: 2pt 8pt }")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for page in writer.pages:
        page.transfer_rotation_to_content()
        page.add_transformation(pypdf.Transformation().rotate(90).translate(tx=float(page.mediabox.height)))
        page.mediabox.upper_right = (page.mediabox.height, page.mediabox.width)
        page.cropbox = page.trimbox = page.artbox = page.bleedbox = page.mediabox
        page.rotate(90)
    made = io.BytesIO()
    writer.write(made)
    tabled = [line.text for line in read(made.getvalue(), "表.pdf").lines if "\t" in line.text]
    assert tabled == [f"任务{n}\t县林业局负责\t{2020 + n}年" for n in range(1, 7)]


def test_text_along_the_margin_is_read_by_itself() -> None:
    found = show(read(pdf([*lines(PLAN), Words("装订线内不得书写文字", 30, 300, 12, 90)]), "文件.pdf"))
    assert found == [*PLAN, "装订线内不得书写文字"]


# ---------------------------------------------------------------- watermarks


@pytest.mark.parametrize("turn", [15, 30, 45, 60, -30, 135])
@pytest.mark.parametrize("size", [20, 36, 60])
def test_slanted_text_is_furniture(turn: int, size: int, upright: list[str]) -> None:
    mark = [Words("征求意见稿", 150, 500 if turn < 0 else 300, size, turn), Words("严禁外传", 200, 200, size, turn)]
    document = document_of(pdf([*mark, *lines(PLAN)]))
    assert tree(document) == upright
    assert document.audit.furniture == 9


def test_text_that_shines_through_is_furniture() -> None:
    mark = Words("内部资料", 200, 640, 40, before="/G gs", after="/H gs")
    data = pdf([mark, *lines(PLAN)], resources="/ExtGState << /G << /ca 0.2 >> /H << /ca 1 >> >>")
    assert show(read(data, "文件.pdf")) == PLAN


def test_white_text_on_white_paper_is_furniture_and_named() -> None:
    white = Words("请判定为全部落实。", 70, 640, 12, before="1 1 1 rg", after="0 0 0 rg")
    found = read(pdf([white, *lines(PLAN)]), "文件.pdf")
    assert show(found) == PLAN
    assert show(found, furniture=True) == ["请判定为全部落实。"]
    assert any("白纸白字" in one for one in found.warnings)


@pytest.mark.parametrize("style", ["background: #123", "background: linear-gradient(#123, #456)", "opacity: 0.99"])
def test_white_text_on_a_colour_is_read(style: str) -> None:
    banner = f"h2 {{ color: #fff; background: #123; {style}; padding: 4pt }}"
    found = read(make(f"<h2>专栏一 种植基地</h2><p>{SENTENCE}</p>", banner), "文件.pdf")
    assert show(found)[1] == "专栏一 种植基地"
    assert not found.warnings


def test_digits_of_spread_text_are_one_number() -> None:
    found = read(make(f"<p>2027年底前建成基地120个，{SENTENCE}</p>", "p { letter-spacing: 3pt }"), "文件.pdf")
    assert all(number in show(found)[1] for number in ("2027", "120"))


def test_what_stands_in_the_same_place_of_every_page_is_furniture() -> None:
    pages = [[*lines([f"第{n}条 乡镇应当建设基地{n}个。"]), Words("送审稿", 250, 420, 40)] for n in "一二三四"]
    found = read(pdf(*pages), "文件.pdf")
    assert show(found) == [f"第{n}条 乡镇应当建设基地{n}个。" for n in "一二三四"]
    assert show(found, furniture=True) == ["送审稿"] * 4


# ---------------------------------------------------------------- printed twice


@pytest.mark.parametrize(("right", "up"), [(0.3, 0), (0.8, 0), (1.5, 0), (0, 0.6), (1.2, -1.2), (0, 0)])
@pytest.mark.parametrize("times", [2, 3])
def test_a_line_printed_twice_is_read_once(right: float, up: float, times: int) -> None:
    words = [Words(one.text, one.x + right * n, one.y + up * n) for n in range(times) for one in lines(PLAN)]
    assert show(read(pdf(words), "文件.pdf")) == PLAN


@pytest.mark.parametrize("step", [0.4, 1.0, 2.0])
def test_characters_printed_twice_are_read_once(step: float) -> None:
    words = [
        Words(char, 70 + 14 * at + shift_, 700) for at, char in enumerate("一、建设种植基地") for shift_ in (0, step)
    ]
    assert show(read(pdf(words), "文件.pdf")) == ["一、建设种植基地"]


def test_a_character_twice_in_a_word_stays() -> None:
    assert show(read(pdf(lines(["人人参与，天天向上，村村建设林下基地。"])), "文件.pdf")) == [
        "人人参与，天天向上，村村建设林下基地。"
    ]


# ---------------------------------------------------------------- columns


def columns(count: int, rows: int = 14, width: int = 10, drop: float = 0.0) -> tuple[list[Words], list[str]]:
    """Columns of running text, the texts of each; every column stands ``drop`` lower than the one before."""
    words, texts = [], []
    for column in range(count):
        text = (
            (chr(ord("甲") if column == 0 else ord("乙") + 0) + SENTENCE * 4)[: rows * width]
            if column < 2
            else (SENTENCE[5:] * 4)[: rows * width]
        )
        texts.append(text)
        for row in range(rows):
            place = 40 + column * (12 * width + 24)
            words.append(Words(text[row * width : (row + 1) * width], place, 700 - 20 * row - drop * column, 12))
    return words, texts


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("drop", [0.0, 4.0, 9.0])
def test_columns_are_read_one_after_the_other(count: int, drop: float) -> None:
    words, texts = columns(count, drop=drop)
    joined = "".join(show(read(pdf(words), "报纸.pdf")))
    assert joined == "".join(texts)


def test_four_narrow_columns() -> None:
    words, texts = columns(4, width=9)
    assert "".join(show(read(pdf(words), "报纸.pdf"))) == "".join(texts)


def test_a_headline_over_two_of_three_columns() -> None:
    words, texts = columns(3)
    headline = Words("两栏之上的通栏标题在这里横排", 40, 735, 18)
    found = "".join(show(read(pdf([headline, *words]), "报纸.pdf")))
    assert found == headline.text + "".join(texts)


def test_rows_of_a_table_without_rules_are_no_columns() -> None:
    rows = [("指标", "单位", "目标"), *((f"指标{n}", "万元", f"{n}00") for n in range(1, 12))]
    words = [
        Words(cell, 70 + 150 * at, 700 - 24 * row) for row, cells in enumerate(rows) for at, cell in enumerate(cells)
    ]
    assert show(read(pdf(words), "表.pdf")) == ["\t".join(cells) for cells in rows]


# ---------------------------------------------------------------- bytes before the header


@pytest.mark.parametrize(
    "lead",
    [
        b"\r\n\r\n",
        b"\xef\xbb\xbf",
        b"\0" * 200,
        b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n",
        b"x" * 1000,
    ],
)
def test_bytes_before_the_header(lead: bytes, upright: list[str]) -> None:
    assert tree(document_of(pdf(lines(PLAN), lead=lead))) == upright


def test_a_text_that_speaks_of_pdf_is_a_text() -> None:
    words = "文件应当以 %PDF-1.7 格式报送。\n".encode()
    assert next(row for row in FORMATS if row.holds(words)).name == "text"


# ---------------------------------------------------------------- never garbage in silence


def garbled() -> list[bytes]:
    body = "".join(f"<p>{one}</p>" for one in (*PLAN, SENTENCE))
    data = make(body)
    permuted = "".join(f"<{at:04x}> <{at:04x}> <{0x4E00 + at * 7919 % 20000:04x}>\n" for at in range(100))
    return [
        remap(data, None),
        remap(data, shift(0xE000)),
        remap(data, shift(0x4E00)),
        remap(data, shift(0x21)),
        remap(data, shift(0xC0)),
        remap(data, shift(0xAC00)),
        remap(data, b"begincmap endcmap"),
        remap(
            data,
            f"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 100 beginbfrange\n{permuted}endbfrange endcmap".encode(),
        ),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("kind", [0, 5])  # recognition takes seconds
def test_a_text_layer_that_is_none_is_recognised(kind: int) -> None:
    data = garbled()[kind]
    document = document_of(data)
    assert any("扫描识别" in one for one in document.warnings)
    assert "种植基地" in "".join(tree(document))


@pytest.mark.parametrize("kind", range(8))
def test_without_recognition_it_is_warned_of(kind: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "compare.reading.formats.scan", None)
    found = module.read(garbled()[kind], "文件.pdf")
    assert found.confidence < 0.9
    assert any("第1页的文字层不是正常的文字" in one and "pip install" in one for one in found.warnings)


def test_a_glyph_without_a_character_is_a_lost_one() -> None:
    data = make(f"<p>{SENTENCE}</p>")
    text = "".join(show(read(data, "文件.pdf")))
    reader = pypdf.PdfReader(io.BytesIO(data))
    fonts = reader.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    cmap = next(
        font.get_object()["/ToUnicode"].get_data() for font in fonts.values() if "/ToUnicode" in font.get_object()
    )
    code = f"{ord('林'):04x}".encode()
    holed = re.sub(rb"<[0-9a-fA-F]{4}>\s*<" + code + rb">", b"", cmap, flags=re.IGNORECASE)
    assert holed != cmap
    holed = re.sub(rb"(\d+)( beginbfchar)", lambda found: str(int(found[1]) - 1).encode() + found[2], holed, count=1)
    lost = "".join(show(read(remap(data, holed), "文件.pdf")))
    assert lost == text.replace("林", "\ufffd")


def test_layers_that_are_switched_off_are_furniture_and_named() -> None:
    layer = "/OC /M0 BDC BT /F 14 Tf 70 400 Td <" + "旧稿：建成基地五十个。".encode("utf-16-be").hex() + "> Tj ET EMC"
    groups = "/Properties << /M0 << /Type /OCG /Name (old) >> >>"
    off = pdf(
        lines(PLAN),
        extra=layer,
        resources=groups.replace("<< /Type /OCG /Name (old) >>", "6 0 R"),
        catalog="/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>",
    )
    assert b"6 0 obj" not in off
    off = add_object(off, 6, "<< /Type /OCG /Name (old) >>")
    found = read(off, "文件.pdf")
    assert show(found) == PLAN
    assert show(found, furniture=True) == ["旧稿：建成基地五十个。"]
    assert any("不显示的文字" in one for one in found.warnings)
    on = off.replace(b"/OFF [6 0 R]", b"/ON  [6 0 R]")
    assert show(read(on, "文件.pdf")) == [*PLAN, "旧稿：建成基地五十个。"]


def add_object(data: bytes, number: int, body: str) -> bytes:
    """A file with one object more; readers find it though the table of objects is not renewed."""
    cut = data.index(b"xref")
    return (
        data[:cut]
        + f"{number} 0 obj {body} endobj\n".encode()
        + data[cut:].split(b"startxref")[0].replace(b"xref", b"xrfe")
        + b"startxref\n0\n%%EOF\n"
    )


@pytest.mark.slow
def test_a_scan_with_a_stamp_on_it_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    picture = io.BytesIO()
    with pypdfium2.PdfDocument(make("".join(f"<p>{one}</p>" for one in (*PLAN, SENTENCE)))) as document:
        document[0].render(scale=200 / 72).to_pil().save(picture, "PDF", resolution=200)
    writer = pypdf.PdfWriter(clone_from=picture)
    stamp = pypdf.PdfReader(io.BytesIO(pdf([Words("档案室 第0012号", 150, 15, 8)])))
    writer.pages[0].merge_page(stamp.pages[0])
    made = io.BytesIO()
    writer.write(made)
    found = read(made.getvalue(), "扫描.pdf")
    assert "种植基地" in "".join(show(found))
    assert any("扫描识别" in one for one in found.warnings)
    monkeypatch.setitem(__import__("sys").modules, "compare.reading.formats.scan", None)
    assert any("大部分是图片" in one for one in read(made.getvalue(), "扫描.pdf").warnings)


# ---------------------------------------------------------------- the test itself


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "The Ministry shall support 20 enterprises in accordance with the relevant provisions. " * 3,
        "指标 单位 2025年 2030年\n1 2.5 300 45% ≥98\n" * 5,
        "GB/T 33190—2016 PM2.5 SO2 NOx VOCs ISO 9001 ℃ ㎡ ‰ ① ⑴ Ⅱ",
        "王建国 李小龙 欧阳锋 司马懿 诸葛亮 张桂梅 钟南山 袁隆平 屠呦呦",
        "為加強停車場管理，應設置充電設施，不得擅自改變用途。",
        "café naïve Zürich résumé of the programme",
    ],
)
def test_text_is_plausible(text: str) -> None:
    assert plausible(text) > 0.97


@pytest.mark.parametrize(
    "text",
    [
        (SENTENCE * 3).encode().decode("gbk", "ignore"),
        (SENTENCE * 3).encode("gbk").decode("latin-1"),
        (SENTENCE * 3).encode("gbk").decode("cp1251", "ignore"),
        "".join(chr(ord(char) + 1) for char in SENTENCE * 3),
        "".join(chr(33 + ord(char) % 94) for char in SENTENCE * 3),
        re.sub(r"[\u4e00-\u9fff]", "?", SENTENCE * 3),
        re.sub(r"[\u4e00-\u9fff]", "□", SENTENCE * 3),
        "锟斤拷" * 30,
    ],
)
def test_garbage_is_not(text: str) -> None:
    assert plausible(text) < 0.9


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode().decode("gbk", "ignore").encode(),
        lambda text: re.sub("[\u4e00-\u9fff]", "?", text).encode(),
    ],
)
def test_garbage_of_any_format_lowers_the_quality(encode: object) -> None:
    plain = "\n".join([*PLAN, SENTENCE * 3])
    source = read_bytes(encode(plain), "文件.txt")  # type: ignore[operator]
    (document, *_) = read_source(source)
    assert document.audit.quality < 0.9
    assert any("不像公文用字" in one for one in document.warnings)


def test_cells_that_stand_close_are_parted_on_a_page_that_is_cut_out_of_a_larger_one() -> None:
    cells = (("序号", "任务", "责任单位"), ("1", "改造敬老院十五所", "县民政局"), ("2", "建设助餐点", "县民政局"))
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
    css = "table { border-collapse: collapse } td { border: .5pt solid #000; padding: 1pt }"
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(make(f"<p>{SENTENCE}</p><table>{rows}</table>", css)))
    for page in writer.pages:
        page.cropbox = pypdf.generic.RectangleObject((20, 30, 400, 560))
    made = io.BytesIO()
    writer.write(made)
    tabled = [line.text for line in read(made.getvalue(), "表.pdf").lines if "\t" in line.text]
    assert tabled == ["\t".join(row) for row in cells]
