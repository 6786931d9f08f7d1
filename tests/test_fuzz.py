"""A short run of the fuzzing (``python fuzz/run.py`` runs it long), and what it once found."""

from __future__ import annotations

import contextlib
import io
import json
import signal
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import word_files as word
from compare.errors import PolicyCompareError
from compare.evaluate import judge_labels, read_alignment, read_labels
from compare.model import Refusal
from compare.pipeline import read_documents, read_source
from compare.reading.files import read_bytes
from compare.reading.limits import open_archive
from compare.reading.lines import LOST
from compare.review.decision_files import SCHEMA, parse_decisions
from compare.text.numbers import read_number, to_number
from compare.text.quantities import find_quantities
from fuzz import decision_seeds, seeds
from fuzz.run import fuzz
from fuzz.targets import TARGETS, to_lines

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", TARGETS)
def test_only_the_programs_own_error_comes_out(name: str) -> None:
    result = fuzz(name, range(10**6, 10**6 + 400), 7, seconds=1.0)
    assert result.count >= 1
    assert {find: numbers[0] for find, numbers in result.finds.items() if find != "slow"} == {}


def test_a_find_is_reported_with_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    import fuzz.targets as targets

    monkeypatch.setattr(targets, "find_quantities", None)
    broken = targets.Target("rest", lambda: [b"1"], lambda data, chance: data, lambda data: data["x"])  # type: ignore[call-overload]
    monkeypatch.setitem(targets.TARGETS, "broken", broken)
    result = fuzz("broken", range(3), 1)
    ((find, numbers),) = result.finds.items()
    assert find.startswith("TypeError") and numbers == [0, 1, 2]


@given(st.text(max_size=300))
@example("\ue000")
@example("\x0b")
@example("第一条 建设\ufffd平台。\n\U000f0000")
@settings(max_examples=60, deadline=None)
def test_any_text_becomes_documents_and_every_character_is_counted_once(text: str) -> None:
    try:
        source = read_bytes(text.encode("utf-8", "replace"), "文件")
        audits = [document.audit for document in read_source(source)]
    except PolicyCompareError:
        return
    assert audits
    for one in audits:
        assert one.characters == one.clause + one.heading + one.table + one.footnote + one.furniture + one.unread
    lost = sum(len(LOST.findall(line.text)) for line in source.lines)
    assert sum(one.unread for one in audits) == lost  # only glyphs that no font has


# ---------------------------------------------------------------- what it found


def test_an_archive_whose_directory_points_before_the_file_is_refused() -> None:
    data = bytearray(word.docx(word.para("甲")))
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 42 : at + 46] = b"\xff\xff\xff\x7f"
        at = data.find(b"PK\x01\x02", at + 1)
    with pytest.raises(PolicyCompareError):
        read_bytes(bytes(data), "坏.docx")


@pytest.mark.parametrize(
    ("offset", "value"), [(6, b"\xff\xff"), (8, b"\x00\x08"), (10, b"\x63\x00"), (30, b"\xff\xff")]
)
def test_an_ofd_whose_directory_is_damaged_is_refused_or_read(offset: int, value: bytes) -> None:
    from compare.reading.formats import ofd

    data = bytearray(seeds.ofd_file())
    at = data.index(b"PK\x01\x02") + offset
    data[at : at + len(value)] = value
    try:
        ofd.read(bytes(data), "坏.ofd")
    except PolicyCompareError as problem:
        assert "\n" not in str(problem)


@pytest.mark.parametrize(
    "spoil", [(b"/Kids[3", b"/Kids[[3"), (b"/Root", b"/Ruut"), (b"/Count 2", b"/Count 1"), (b"4 0 obj", b"9 0 obj")]
)
def test_a_pdf_whose_tables_cannot_be_told_is_read_without_them(spoil: tuple[bytes, bytes]) -> None:
    from compare.reading.formats.pdf_page import find_tables

    find_tables(seeds.small_pdf().replace(*spoil), 1, [])
    assert find_tables(b"%PDF-1.4 nothing", 0, []) is None


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="the system has no alarms")
def test_an_input_that_hangs_is_a_find(monkeypatch: pytest.MonkeyPatch) -> None:
    def wait(data: bytes) -> None:
        while True:  # as a library may that catches every error
            with contextlib.suppress(Exception):
                time.sleep(30)

    monkeypatch.setattr("fuzz.run.HUNG", 1)
    monkeypatch.setitem(TARGETS, "text", replace(TARGETS["text"], run=wait))
    found = fuzz("text", range(1), 1)
    assert found.count == 1
    assert any(one.startswith("hangs: Hung") for one in found.finds)


@pytest.mark.parametrize(
    "objects",
    [
        (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"3 0 R"),
        (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"4 0 R", b"3 0 R"),
        (b"1 0 R",),
    ],
)
def test_a_pdf_whose_object_leads_to_itself_is_given_up(objects: tuple[bytes, ...]) -> None:
    from compare.reading.formats.pdf_page import find_tables

    before = time.process_time()
    assert find_tables(seeds.pdf_file(*objects), 0, []) is None
    assert time.process_time() - before < 60  # it took the 600 seconds that a file may have


@pytest.mark.parametrize("far", ["1e12", "1e308", "nan", "inf", "-1e12"])
def test_places_outside_any_page_cost_no_memory(far: str) -> None:
    from compare.reading.formats import ofd

    with zipfile.ZipFile(io.BytesIO(seeds.ofd_file())) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    page = "Doc_0/Pages/Page_0/Content.xml"
    members[page] = members[page].replace('Boundary="25 49 175 6"', f'Boundary="{far} 40 175 6"')
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    try:
        assert ofd.read(made.getvalue(), "远.ofd").lines
    except PolicyCompareError as problem:
        assert "\n" not in str(problem)


@pytest.mark.parametrize("text", ["9" * 5000, "一" * 5000, "第" + "9" * 5000 + "条 总则", "千亿万○个", "亿亿万千个"])
def test_no_numeral_is_too_long_or_too_odd(text: str) -> None:
    read_number(text)
    to_number(text)
    find_quantities(f"建成{text}个平台。")
    read_source(to_lines(f"（{text}）平台\n第{text}条 平台".encode()))


@pytest.mark.parametrize(
    "text",
    [
        '{"schema": "policy-compare/alignment/1"}',
        '{"schema": "policy-compare/alignment/1", "documents": [{}], "alignments": []}',
        '{"schema": "policy-compare/alignment/1", "documents": [], "alignments": [{"matches": [{"score": 1}]}]}',
        "[" * 100_000,
    ],
)
def test_json_that_is_no_alignment_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "labels").write_bytes(seeds.labels())
    (tmp_path / "json").write_text(text, encoding="utf-8")
    with pytest.raises(PolicyCompareError):
        judge_labels(read_alignment(tmp_path / "json"), read_labels(tmp_path / "labels"))


@pytest.mark.parametrize("text", ["\x0b", "\x85\n\u2028", "\x1c\x1d\u200b"])
def test_a_file_of_signs_only_is_refused_and_not_lost(tmp_path: Path, text: str) -> None:
    (tmp_path / "空.txt").write_bytes(text.encode())
    told: list[Refusal] = []
    assert read_documents([tmp_path / "空.txt"], refuse=told.append) == ()
    (one,) = told
    assert one.reason.endswith("空.txt：文件里没有文字；请确认保存完整后再试")


def test_a_part_of_any_name_is_told_on_one_line() -> None:
    parts = {"xl/workbook.xml": b"<a/>", "xl/a\nb\x1b.xml": b"x" * 3000}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    data = made.getvalue().replace(b"x" * 3000, b"y" * 3000)  # its checksum is wrong
    with pytest.raises(PolicyCompareError) as refusal:
        parse_decisions(data, "决定.xlsx")
    assert str(refusal.value) == "决定.xlsx：文件已损坏（xl/a\ufffdb\ufffd.xml）；请重新保存后再试"
    with pytest.raises(PolicyCompareError) as refusal:
        open_archive(data, "坏.docx").read("没有\u2028的部件" * 100)
    assert str(refusal.value).isprintable() and len(str(refusal.value)) < 150


def decisions(**cells: str) -> bytes:
    """The page's export, with these cells in its first row."""
    rows = decision_seeds.rows()
    return json.dumps({"schema": SCHEMA, "decisions": [rows[0] | cells, *rows[1:]]}, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "data",
    [
        decisions(kind="关\n系"),
        decisions(kind="长" * 9000),
        decisions(date="2026-\x0b\x0b12-31\r\n"),
        decisions(relation="采\u2028纳"),
        decisions(verdict="", name="", date="", kept="[" * 100_000),
        decisions(verdict="", name="", date="", kept='{"verdict": ' + "9" * 5000 + "}"),
        b'{"schema": ' + b"9" * 5000 + b"}",
        b'{"schema": ' + b"[" * 100_000,
    ],
    ids=["line", "long", "date", "separator", "kept-deep", "kept-number", "number", "deep"],
)
def test_decisions_that_cannot_be_read_are_one_short_line(data: bytes) -> None:
    with pytest.raises(PolicyCompareError) as refusal:
        parse_decisions(data, "决定.json")
    said = str(refusal.value)
    assert said.isprintable() and len(said) < 300
    assert said.startswith("决定.json：")


def workbook(member: str, *pairs: tuple[bytes, bytes]) -> bytes:
    """The workbook with pieces of a part exchanged: old and new."""
    with zipfile.ZipFile(io.BytesIO(decision_seeds.decisions_excel())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for old, new in pairs:
        assert old in parts[member]
        parts[member] = parts[member].replace(old, new)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


BOOK, SHEET, STYLES = "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (workbook(BOOK, (b"<sheets>", b"<sheets")), "已损坏"),
        (workbook(BOOK, (b"<sheets>", b"<sheets/><x>"), (b"</sheets>", b"</x>")), "Excel|决定文件"),
        (workbook(SHEET, (b"</row>", b'<c r="XFD1048576"><v>1</v></c></row>')), "1048576行16384列，过大"),
        (workbook(SHEET, (b"<worksheet", b'<!DOCTYPE worksheet [<!ENTITY a "aaaa">]><worksheet')), "已损坏"),
        (workbook(STYLES, (b"<cellStyleXfs", b"<x"), (b"</cellStyleXfs", b"</x")), "已损坏"),
    ],
    ids=["torn", "no-sheet", "far-cell", "entities", "no-styles"],
)
def test_a_workbook_that_is_none_or_eats_memory_is_one_line(
    data: bytes, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(PolicyCompareError, match=said) as refusal:
        parse_decisions(data, "决定.xlsx")
    assert str(refusal.value).isprintable()
    assert capsys.readouterr() == ("", "")


def test_a_workbook_of_another_make_is_read_in_silence(capsys: pytest.CaptureFixture[str]) -> None:
    data = workbook(STYLES, (b"<cellStyles", b"<x"), (b"</cellStyles", b"</x"))  # openpyxl warns of it
    assert len(parse_decisions(data, "决定.xlsx")) == 5
    assert capsys.readouterr() == ("", "")


def test_the_seeds_are_good_files(tmp_path: Path) -> None:
    for make in (seeds.web_page, seeds.word_file, seeds.ofd_file):
        assert len(read_bytes(make(), "文件").lines) > 2
    assert any("\t" in line.text for line in read_bytes(seeds.small_pdf(), "文件.pdf").lines)
    with zipfile.ZipFile(io.BytesIO(seeds.word_file())) as archive:
        assert archive.testzip() is None
    ways = (decision_seeds.decisions_csv, decision_seeds.decisions_json, decision_seeds.decisions_excel)
    first, *others = (parse_decisions(make(), "决定") for make in ways)
    assert [one.verdict for one in first] == ["accept", "change", "waive", "reject", "accept"]
    assert all(one == first for one in others)
    (tmp_path / "labels").write_bytes(seeds.labels())
    (tmp_path / "json").write_bytes(seeds.alignment())
    (judged,) = judge_labels(read_alignment(tmp_path / "json"), read_labels(tmp_path / "labels"))
    assert judged.right


@pytest.mark.parametrize("name", ["labels", "alignment", "decisions_csv", "decisions_json", "decisions_excel"])
def test_many_changed_values_pass_the_parser(name: str) -> None:
    """What only the parser sees checks nothing behind it."""
    result = fuzz(name, range(300), 11, seconds=20)
    assert result.count - result.refused > result.count / 20
