"""The committed example is what this version writes; the README's pictures are there and small."""

from __future__ import annotations

import re

from click.testing import CliRunner

from compare.cli.main import cli
from conftest import ROOT

EXAMPLE = ROOT / "reports" / "example"
PICTURES = ROOT / "docs" / "pictures"
BEHIND = "reports/example is behind the program; run: make example"


def test_the_page_is_what_the_demonstration_writes(tmp_path):
    done = CliRunner().invoke(cli, ["demo", "-o", str(tmp_path), "--format", "html"])
    assert done.exit_code == 0, done.stderr
    # Not the PDF files: their bytes also depend on Pango, HarfBuzz and the like.
    assert next(tmp_path.glob("*.html")).read_bytes() == (EXAMPLE / "alignment.html").read_bytes(), BEHIND


def test_the_pdf_files_are_of_the_same_run():
    import pypdf

    page = (EXAMPLE / "alignment.html").read_text("utf-8")
    version = re.search(r'content="(policy-compare [^"]+)"', page)[1]
    title = re.search(r"<title>(.*?)</title>", page)[1]
    full = pypdf.PdfReader(EXAMPLE / "alignment.pdf").metadata
    assert (full.title, full.creator) == (title, version), BEHIND
    assert len(pypdf.PdfReader(EXAMPLE / "alignment.briefing.pdf").pages) == 1


def test_pictures_are_small():
    pictures = sorted(PICTURES.glob("*.png"))
    assert {one.name for one in pictures} >= {"briefing.png", "paper-cover.png", "paper-findings.png", "screen.png"}
    for one in pictures:
        assert one.stat().st_size < 200_000, one.name
