"""Writing: all files or none."""

from __future__ import annotations

import dataclasses

import pytest

import report_fixture as fixture
from compare import report
from compare.errors import PolicyCompareError
from compare.output import write
from compare.output.contract import name_stem
from compare.output.write import write_files
from compare.report import FORMATS, render, write_reports

STEM = "国家社区食堂发展规划（示例）（2份本级文件）"


def test_the_files_of_one_local_document_bear_its_name():
    titles = ("临汾市医药大健康产业发展规划(2024—2030年)", '城市/更新："三年行动"\n', "")
    national, *others = (
        dataclasses.replace(one, identity=dataclasses.replace(one.identity, title=title))
        for one, title in zip(fixture.build().documents, ("国家规划", *titles), strict=True)
    )
    names = [name_stem([national], [one]) for one in others]
    assert names == ["临汾市医药大健康产业发展规划（2024—2030年）", "城市更新三年行动", "政策文件"]
    assert name_stem([national], others) == "国家规划（3份本级文件）"
    assert name_stem([], others) == "政策文件（3份本级文件）"


def test_formats_are_written_under_their_names(tmp_path):
    written = write_reports(fixture.build(), tmp_path / "新建" / "文件夹", ["json", "html", "json"])
    assert [path.name for path in written] == ["alignment.json", f"{STEM}.对照报告.html"]
    assert sorted(path.name for path in (tmp_path / "新建" / "文件夹").iterdir()) == [
        "alignment.json",
        f"{STEM}.对照报告.html",
    ]
    assert written[0].read_bytes() == render(fixture.build(), "json")


def test_writing_again_replaces_only_when_forced(tmp_path):
    write_files(tmp_path, {"a.json": b"old"})
    with pytest.raises(PolicyCompareError, match=r"已有 a\.json，未覆盖；.*--force"):
        write_files(tmp_path, {"a.json": b"new", "b.json": b"new"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.json": b"old"}
    write_files(tmp_path, {"a.json": b"new"}, force=True)
    assert (tmp_path / "a.json").read_bytes() == b"new"


def test_unknown_format_is_named_with_those_there_are():
    with pytest.raises(PolicyCompareError, match=r"odt.*html.*pdf.*json.*briefing.*docx.*xlsx.*csv"):
        render(fixture.build(), "odt")


def test_a_format_that_fails_leaves_nothing(tmp_path, monkeypatch):
    def fail(comparison):
        raise PolicyCompareError("缺少字体")

    monkeypatch.setitem(FORMATS, "pdf", fail)
    with pytest.raises(PolicyCompareError):
        write_reports(fixture.build(), tmp_path, ["json", "pdf"])
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_one_clear_line(tmp_path):
    (tmp_path / "out").write_text("x")
    with pytest.raises(PolicyCompareError, match="无法写入输出文件夹") as caught:
        write_reports(fixture.build(), tmp_path / "out", ["json"])
    assert "\n" not in str(caught.value)
    assert (tmp_path / "out").read_text() == "x"


def test_a_full_disk_leaves_neither_part_nor_half(tmp_path, monkeypatch):
    (tmp_path / "a.json").write_bytes(b"old")
    real = write.write_all

    def full(content, file):
        real(content[:1], file)
        if content == b"second":
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(write, "write_all", full)
    with pytest.raises(PolicyCompareError, match="磁盘已满"):
        write_files(tmp_path, {"a.json": b"new", "b.json": b"second"}, force=True)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.json": b"old"}


def test_public_names_are_the_formats():
    assert list(report.FORMATS) == ["html", "pdf", "pdf-full", "json", "briefing", "docx", "xlsx", "csv"]


def test_the_briefing_does_not_take_the_name_of_the_pdf(tmp_path, monkeypatch):
    for name in ("pdf", "briefing"):
        monkeypatch.setitem(report.FORMATS, name, lambda comparison, name=name: name.encode())
    written = report.write_reports(fixture.build(), tmp_path, ["pdf", "briefing"])
    assert [path.name for path in written] == [f"{STEM}.对照报告.pdf", f"{STEM}.简报.pdf"]
    assert [path.read_bytes() for path in written] == [b"pdf", b"briefing"]
