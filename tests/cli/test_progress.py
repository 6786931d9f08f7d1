"""Progress: told by the stages, shown by the command line, a bar on a terminal and few lines elsewhere."""

from __future__ import annotations

import io

from click.testing import CliRunner

from compare.cli.main import cli
from compare.cli.options import QUIET, Meter
from compare.pipeline import compare_documents, read_documents
from compare.progress import silent, tell
from compare.report import write_reports
from conftest import ROOT

CORPUS = sorted((ROOT / "corpus").glob("*.txt"))


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_tell_counts_every_one():
    told = []
    assert list(tell(lambda *words: told.append(words), "读入文件", "ab")) == ["a", "b"]
    assert told == [("读入文件", 0, 2), ("读入文件", 1, 2), ("读入文件", 2, 2)]
    assert list(tell(silent, "读入文件", [])) == []


def test_every_stage_tells_what_is_left(tmp_path):
    told = []

    def progress(*words):
        told.append(words)

    comparison = compare_documents(read_documents(CORPUS, progress=progress), progress=progress)
    write_reports(comparison, tmp_path, ["json", "html"], progress=progress)
    pairs = len(comparison.totals.pairs)
    ends = [(stage, total) for stage, done, total in told if done == total]
    assert ends == [("读入文件", len(CORPUS)), ("对照文件", pairs), ("写报告", 2)]


def test_a_terminal_gets_a_bar_that_ends():
    stream = Terminal()
    with Meter(stream) as progress:
        list(tell(progress, "读入文件", range(3)))
    assert "读入文件" in stream.getvalue()
    assert "3/3" in stream.getvalue()
    assert stream.getvalue().endswith("\n\x1b[?25h") or stream.getvalue().endswith("\n")


def test_a_log_gets_a_line_only_after_a_while():
    now = [0.0]
    stream = io.StringIO()
    with Meter(stream, clock=lambda: now[0]) as progress:
        for _ in tell(progress, "对照文件", range(4)):
            now[0] += QUIET / 2
    assert stream.getvalue() == "对照文件 2/4……\n"


def test_a_short_run_writes_no_bar_into_a_log(tmp_path):
    done = CliRunner().invoke(cli, ["demo", "-o", str(tmp_path), "--format", "json"])
    assert done.exit_code == 0
    assert "\r" not in done.stderr
    assert len(done.stderr.splitlines()) <= 6
