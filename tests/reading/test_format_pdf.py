"""PDF: columns, running heads, tables over two pages, scanned pages, files that are not what they say."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.errors import PolicyCompareError
from compare.output.set_pages import font_faces, set_pages
from compare.pipeline import read_documents
from compare.reading.formats import Read, scan
from compare.reading.formats.page import Row, Run, find_gutter, find_rows, mark_furniture, number_lines, order_page
from compare.reading.formats.pdf import find_cut, read

SENTENCE = "各地要把回收网点建设纳入国土空间规划，合理布局社区回收站和中转站，推广回收与利用一体化的经营模式。"
HEAD = '@page { size: A5; margin: 20mm; @top-center { content: "示例公报"; font: 8pt Song } @bottom-center { content: "— " counter(page) " —"; font: 8pt Song } }'


def make(body: str, style: str = "") -> bytes:
    page = f"<style>{font_faces()}{HEAD} body {{ font: 10pt/1.6 Song }} p {{ margin: 0; text-indent: 2em }} {style}</style>"
    return set_pages(
        f'<!DOCTYPE html><html lang="zh-CN"><head><title>示例</title>{page}</head><body>{body}</body></html>'
    )


def texts(found: Read, *, furniture: bool = False) -> list[str]:
    return [line.text.strip() for line in found.lines if line.furniture is furniture]


def run(text: str, left: float, top: float, size: float = 10.0) -> Run:
    return Run(text, left, top, left + size * len(text), top + size)


# ---------------------------------------------------------------- places on a page


def test_columns_are_read_one_after_the_other_below_a_headline_over_both() -> None:
    runs = [run("横贯两栏的大标题在这里展开", 40, 10)]
    runs += [run(f"左{n}", 10, 40 + 20 * n) for n in range(8)]
    runs += [run(f"右{n}", 100, 41 + 20 * n) for n in range(8)]
    assert [row.text for row in order_page(runs)] == [
        "横贯两栏的大标题在这里展开",
        *(f"左{n}" for n in range(8)),
        *(f"右{n}" for n in range(8)),
    ]


def test_two_signatures_beside_each_other_are_no_columns() -> None:
    rows = find_rows([run("某某部", 10, 10), run("某某委", 100, 10), run("2026年1月1日", 60, 40)])
    assert find_gutter(rows) is None


def test_runs_under_each_other_are_cells() -> None:
    runs = [run(text, left, top) for top in (10, 30) for left, text in ((10, "指标"), (80, "单位"), (150, "目标"))]
    assert [row.text for row in order_page(runs)] == ["指标\t单位\t目标"] * 2


def test_first_lines_are_marked_by_two_blanks() -> None:
    runs = [
        run("首行文字在这里从第三格开始写", 30, 10),
        run("第二行文字在这里顶格写到行末了", 10, 30),
        run("第三行文字在这里顶格写到行末了", 10, 50),
    ]
    assert [row.text[:2] for row in order_page(runs)] == ["\u3000\u3000", "第二", "第三"]


def test_heads_and_numbers_at_the_edge_of_pages_are_furniture() -> None:
    pages = [
        [Row((run("示例公报", 50, 5),)), Row((run(f"正文{n}", 10, 100),)), Row((run(f"- {n} -", 50, 190),))]
        for n in range(3)
    ]
    assert [[row.furniture for row in rows] for rows in mark_furniture(pages, [200.0] * 3)] == [[True, False, True]] * 3


# ---------------------------------------------------------------- whole files


def test_wrapped_paragraphs_running_heads_and_page_numbers(tmp_path: Path) -> None:
    path = tmp_path / "方案.pdf"
    plan = [f"{n}、健全网络{n}" for n in "一二三四五"]
    path.write_bytes(make("".join(f"<p>{head}</p><p>{SENTENCE * 4}</p>" for head in plan)))
    (document,) = read_documents([path])
    assert [clause.text for clause in document.clauses] == [SENTENCE * 4] * 5
    assert [clause.headings for clause in document.clauses] == [(head,) for head in plan]
    assert document.clauses[-1].place.page is not None
    assert document.clauses[-1].place.page > 1
    assert document.audit.furniture > 0
    assert not any("示例公报" in clause.text for clause in document.clauses)


def test_two_columns() -> None:
    body = f'<h1>示例公报的大标题横贯两栏</h1><div style="columns: 2; column-gap: 2em"><p>{SENTENCE * 3}</p><p>{"乙" + SENTENCE * 3}</p></div>'
    joined = "".join(texts(read(make(body), "两栏.pdf")))
    assert SENTENCE * 3 in joined
    assert "乙" + SENTENCE * 3 in joined


def test_a_ruled_table_over_two_pages_is_one_table() -> None:
    rows = "".join(f"<tr><td>指标{n}</td><td>万吨</td><td>{n}00</td></tr>" for n in range(40))
    body = f"<p>{SENTENCE}</p><table><thead><tr><td>名称</td><td>单位</td><td>目标</td></tr></thead>{rows}</table>"
    found = read(
        make(body, "table { border-collapse: collapse; width: 100% } td { border: 0.5pt solid #000 }"), "表.pdf"
    )
    assert max(line.page or 0 for line in found.lines) > 1
    tabled = [line.text for line in found.lines if "\t" in line.text]
    assert [one for one in tabled if not one.startswith("名称")] == [f"指标{n}\t万吨\t{n}00" for n in range(40)]


def test_a_category_that_the_end_of_the_page_leaves_open_stands_in_its_first_row() -> None:
    rows = "".join(f"<tr>{'<td rowspan=3>类' * (n % 3 == 0)}</td><td>{n}</td><td>建设站点</td></tr>" for n in range(40))
    head = "<thead><tr><td>类别</td><td>序号</td><td>任务</td></tr></thead>"
    style = "table { border-collapse: collapse; width: 100% } td { border: 0.5pt solid #000 }"
    found = read(make(f"<p>{SENTENCE}</p><table>{head}{rows}</table>", style), "表.pdf")
    pages = [line.page for line in found.lines if line.text.endswith("建设站点")]
    cut = pages.index(2)
    assert cut % 3  # the page ends inside a category
    tabled = [line.text for line in found.lines if line.text.endswith("建设站点")]
    assert tabled[:cut] == [f"{'类' * (n % 3 == 0)}\t{n}\t建设站点" for n in range(cut)]
    assert "类" not in texts(found)


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        # cut by the end of the page: neither a number of its own nor all cells
        (("9", "建设", "市林业局"), ("", "基地", ""), ["9\t建设基地\t市林业局"]),
        # only the number stands above the end of the page
        (("10", "", ""), ("", "建设", "市林业局"), ["10\t建设\t市林业局"]),
        # a category that several rows share
        (("基地", "建设", "市林业局"), ("", "管护", "市财政局"), ["基地\t建设\t市林业局", "\t管护\t市财政局"]),
    ],
)
@pytest.mark.parametrize("head", [(), ("序号", "任务", "单位")])
def test_a_row_cut_by_the_end_of_the_page(
    above: tuple[str, ...], below: tuple[str, ...], joined: list[str], head: tuple[str, ...]
) -> None:
    def row(cells: tuple[str, ...]) -> Row:
        return Row((Run("".join(cells), 0, 0, 10, 10),), cells=cells)

    heads = [row(head)] if head else []
    lines = number_lines([[*heads, row(above)], [*heads, row(below)]])
    assert [line.text for line in lines if line.text != "\t".join(head)] == joined


GRID = [
    [(70.0, top, 100.0, top + 50), (100.0, top, 400.0, top + 50), (400.0, top, 500.0, top + 50)] for top in (120, 170)
]


@pytest.mark.parametrize(
    ("runs", "last", "cells"),
    [
        # the rest of a row above the first rule, its number below the last one
        ([Run("建设基地", 105, 80, 300, 92), Run("市林业局", 405, 80, 480, 92)], (), [("", "建设基地", "市林业局")]),
        ([Run("10", 75, 230, 90, 242)], ("9", "建设", "市林业局"), [("10", "", "")]),
        # a caption, a sentence, a number that does not go on
        ([Run("任务分工", 200, 100, 300, 112)], (), []),
        ([Run("建设基地", 105, 80, 300, 92), Run("为保护湿地制定本方案", 70, 100, 300, 112)], (), []),
        ([Run("15", 75, 230, 90, 242)], ("9", "建设", "市林业局"), []),
    ],
)
def test_a_row_that_the_end_of_the_page_cuts_without_a_rule(
    runs: list[Run], last: tuple[str, ...], cells: list[tuple[str, ...]]
) -> None:
    assert [row.cells for row in find_cut(runs, GRID, last)] == cells


@pytest.mark.slow
def test_a_page_without_text_is_recognised_and_said_to_be() -> None:
    picture = io.BytesIO()
    import pypdfium2

    with pypdfium2.PdfDocument(make(f"<p>{SENTENCE}</p>")) as document:
        document[0].render(scale=200 / 72).to_pil().save(picture, "PDF", resolution=200)
    found = read(picture.getvalue(), "扫描.pdf")
    assert "合理布局社区回收站" in "".join(texts(found))
    assert 0.8 < found.confidence <= 1
    assert "第1页为扫描识别" in found.warnings[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"%PDF-1.7\n", "已损坏"), (b"%PDF-1.7\n" + b"1 0 obj<<>>endobj " * 50, "已损坏")],
)
def test_broken_files_get_one_line(data: bytes, words: str) -> None:
    with pytest.raises(PolicyCompareError, match=words):
        read(data, "坏.pdf")


def test_a_raised_number_does_not_join_the_number_before_it() -> None:
    body = f"<p>床位3000<sup>1</sup>张，处理能力10<sup>4</sup>吨，面积5m<sup>2</sup>。</p><p>{SENTENCE}</p>"
    found = "".join(texts(read(make(body, "sup { font-size: 6pt; vertical-align: super }"), "甲.pdf")))
    assert found.startswith("示例公报床位3000¹张，处理能力10⁴吨，面积5m2。")


def test_a_password_is_asked_for_in_one_line() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(make(f"<p>{SENTENCE}</p>")))
    writer.encrypt("密码", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(PolicyCompareError, match="有密码"):
        read(locked.getvalue(), "锁.pdf")


@pytest.fixture(scope="module")
def sample() -> Iterator[bytes]:
    """A page whose picture shows no words: recognising each damaged one takes a second, and is tried above."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scan, "recognise_image", lambda image: [])
        yield make(f"<p>{SENTENCE}</p>")


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(sample: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(8, len(sample) - 1))
    damaged = bytearray(sample[:at] if data.draw(st.booleans()) else sample)
    for place in data.draw(st.lists(st.integers(8, len(damaged) - 1), max_size=6)) if len(damaged) > 9 else []:
        damaged[place] = data.draw(st.integers(0, 255))
    try:
        found = read(bytes(damaged), "坏.pdf")
    except PolicyCompareError as problem:
        assert "\n" not in str(problem)  # noqa: PT017
    else:
        assert isinstance(found, Read)
