"""The house style: title, issuer and mark where they belong; templates of the user's own that reach nothing else."""

from __future__ import annotations

import io
import re

import pypdf
import pytest
from click.testing import CliRunner

import report_fixture as fixture
import survey_fixture
from compare.cli.main import cli
from compare.errors import PolicyCompareError
from compare.model import Frame
from compare.output.template import check_templates, read_asset
from compare.report import render
from compare.review.decision_page import render_decision_page
from compare.review.view import render_draft
from compare.survey.write import write_html
from review_fixture import make_review

MARK, ISSUER, TITLE = "内部资料 注意保存", "示例市发展研究室", "社区食堂承接情况"


def made(format, **frame):
    return render(fixture.build(), format, Frame(**frame))


def squeeze(text):
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="module")
def reader():
    return pypdf.PdfReader(io.BytesIO(made("pdf", title=TITLE, issuer=ISSUER, mark=MARK)))


def test_every_page_of_the_pdf_has_the_mark(reader):
    for page in reader.pages:
        assert squeeze(MARK) in squeeze(page.extract_text())


def test_cover_and_heads_name_the_issuer_and_the_title(reader):
    for page in reader.pages:
        text = squeeze(page.extract_text())
        assert ISSUER in text
        assert TITLE in text


def test_metadata_has_title_and_issuer(reader):
    assert reader.metadata.title == TITLE
    assert reader.metadata.author == ISSUER


def test_the_page_on_the_screen_has_mark_issuer_and_title():
    page = made("html", title=TITLE, issuer=ISSUER, mark=MARK).decode()
    body = page[page.index("<body") :]
    for words in (TITLE, ISSUER, MARK):
        assert words in body
    assert body.index(MARK) < body.index("<h2")


def test_without_a_house_style_nothing_of_it_is_printed():
    page = render(fixture.build(), "html").decode()
    assert MARK not in page
    assert "内部" not in page[page.index("<body") :]


def test_hostile_house_style_is_text():
    page = made("html", title=fixture.HOSTILE, issuer=fixture.HOSTILE, mark=fixture.HOSTILE).decode()
    assert "<script>alert" not in page


def own(folder, name, text):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder)


def test_a_template_of_ones_own_stands_in_for_the_shipped_one(tmp_path):
    folder = own(tmp_path / "t", "screen.css", "body{color:#123456}")
    page = made("html", templates=folder).decode()
    assert "body{color:#123456}" in page
    folder = own(
        tmp_path / "p",
        "print.html.j2",
        "<html lang='{{ lang }}'><title>自</title><h1>自己的{{ view.title }}</h1></html>",
    )
    read = pypdf.PdfReader(io.BytesIO(made("pdf", templates=folder)))
    assert "自己的示例省、样例市承接《国家社区食堂" in squeeze(read.pages[0].extract_text())


def test_a_template_may_build_on_the_shipped_pieces(tmp_path):
    folder = own(
        tmp_path / "t",
        "print.html.j2",
        "{% from 'marks.html.j2' import chips %}<html lang='zh-CN'><title>自</title><p>{{ chips(view.groups[0].chapters[0].findings[0].chips) }}</p></html>",
    )
    read = pypdf.PdfReader(io.BytesIO(made("pdf", templates=folder)))
    assert "全部落实" in read.pages[0].extract_text()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ view.nothing }}", "nothing"),
        ("{{ nothing }}", "nothing"),
        ("{% if %}", "第1行"),
        ("{% include '../secret.txt' %}", "secret"),
        ("{% include '/etc/hostname' %}", "hostname"),
        ("{% include 'secret.txt' %}", "secret"),
        ("{{ ''.__class__.__mro__ }}", "__class__"),
        ("{{ cycler.__init__.__globals__ }}", "__init__"),
        ("{{ view.frame.__class__ }}", "__class__"),
    ],
)
def test_a_template_reaches_nothing_else(tmp_path, text, words):
    (tmp_path / "secret.txt").write_text("geheim", encoding="utf-8")
    folder = own(tmp_path / "t", "report.html.j2", text)
    (tmp_path / "t" / "secret.txt").write_text("geheim", encoding="utf-8")
    with pytest.raises(PolicyCompareError) as caught:
        made("html", templates=folder)
    assert words in str(caught.value)
    assert "geheim" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "secret.txt").write_text("geheim", encoding="utf-8")
    folder = tmp_path / "t"
    folder.mkdir()
    (folder / "screen.css").symlink_to(tmp_path / "secret.txt")
    assert read_asset("screen.css", Frame(templates=str(folder))) == read_asset("screen.css")


@pytest.mark.parametrize(
    "text",
    [
        "<img alt='x' src='{url}'/>",
        "<link rel='stylesheet' href='{url}'/>",
        "<style>@import url('{url}');</style>",
        "<p style='background:url({url})'>x</p>",
        "<link rel='attachment' href='{url}'/>",
        "<object data='{url}'></object>",
        "<embed src='{url}'/>",
        "<svg xmlns='http://www.w3.org/2000/svg'><image href='{url}' width='9' height='9'/></svg>",
    ],
)
@pytest.mark.parametrize("name", ["file", "net"])
def test_a_pdf_template_cannot_fetch(tmp_path, text, name):
    (tmp_path / "secret.png").write_bytes(b"geheim")
    url = {"file": (tmp_path / "secret.png").as_uri(), "net": "https://example.org/x.png"}[name]
    folder = own(
        tmp_path / "t",
        "print.html.j2",
        "<html lang='zh-CN'><head><title>自</title></head><body>" + text.replace("{url}", url) + "</body></html>",
    )
    refused, made = attempt(templates=folder)
    if refused:
        assert url in refused
    else:  # WeasyPrint does not know the element or the place
        assert b"geheim" not in made
        assert "/EmbeddedFiles" not in str(pypdf.PdfReader(io.BytesIO(made)).trailer["/Root"])


def attempt(**frame):
    """Why no PDF was made, or the PDF."""
    try:
        return "", made("pdf", **frame)
    except PolicyCompareError as refused:
        return str(refused), b""


HEAD = '<meta http-equiv="Content-Security-Policy" content="{{ policy }}">'


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>x</title></head><body><img src='file:///x'></body></html>",
        f"<html><head><script src='x.js'></script>{HEAD}</head></html>",
        f"<html><head>{HEAD.replace('{{ policy }}', 'default-src *')}</head></html>",
        f"<html><head>{HEAD}<link rel='preconnect' href='https://example.org'></head></html>",
        f"<html><head>{HEAD}<meta http-equiv='Refresh' content='0;url=https://example.org'></head></html>",
        f"<html><head>{HEAD}<base href='https://example.org/'></head></html>",
        f"<html><head></head><body>{HEAD}</body></html>",
    ],
)
def test_a_page_for_the_screen_must_keep_the_policy(tmp_path, page):
    with pytest.raises(PolicyCompareError, match=r"report\.html\.j2"):
        made("html", templates=own(tmp_path / "t", "report.html.j2", page))


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("review.html.j2", lambda frame: render_draft(make_review(), frame)),
        ("decisions.html.j2", lambda frame: render_decision_page(make_review(), frame)),
        ("survey.html.j2", lambda frame: write_html(survey_fixture.build(frame=frame), io.BytesIO())),
    ],
)
def test_so_must_the_pages_of_review_and_survey(tmp_path, name, write):
    page = "<html><head><title>x</title></head><body><img src='https://example.org/x'></body></html>"
    with pytest.raises(PolicyCompareError, match=re.escape(name)):
        write(Frame(templates=own(tmp_path / "t", name, page)))


def test_a_page_that_keeps_the_policy_is_written(tmp_path):
    page = f"<html><head><meta charset='utf-8'>{HEAD}</head><body>{{{{ view.title }}}}</body></html>"
    text = made("html", templates=own(tmp_path / "t", "report.html.j2", page)).decode()
    assert "default-src 'none'" in text


def test_wrong_folders_are_refused_before_the_work(tmp_path):
    with pytest.raises(PolicyCompareError, match="不存在"):
        check_templates(Frame(templates=str(tmp_path / "none")))
    with pytest.raises(PolicyCompareError, match=r"report\.htm .*report\.html\.j2"):
        check_templates(Frame(templates=own(tmp_path / "t", "report.htm", "x")))
    check_templates(Frame(templates=own(tmp_path / "u", "print.css", "")))
    done = CliRunner().invoke(cli, ["demo", "--templates", str(tmp_path / "none"), "-o", str(tmp_path)])
    assert done.exit_code == 1
    assert "模板文件夹" in done.stderr


def test_options_reach_the_report(tmp_path):
    arguments = ["--title", TITLE, "--issuer", ISSUER, "--mark", MARK, "--lang", "en"]
    done = CliRunner().invoke(cli, ["demo", "-o", str(tmp_path), "--format", "html", *arguments])
    assert done.exit_code == 0, done.stderr
    page = next(tmp_path.glob("*.html")).read_text("utf-8")
    assert '<html lang="en">' in page
    for words in (TITLE, ISSUER, MARK):
        assert words in page
