"""The languages of the frame: complete catalogues, no string outside them, two languages in one process."""

from __future__ import annotations

import ast
import dataclasses
import gettext
import re
import subprocess
import sys

import jinja2
import pytest
from selectolax.lexbor import LexborHTMLParser

import report_fixture as fixture
from compare.errors import PolicyCompareError
from compare.model import Frame, Level
from compare.report import render
from compare.report.pages import print_page, render_html
from compare.report.view import Report
from compare.review.memo import render_memo_word
from compare.review.review import review_comparison
from compare.words import labels, phrase
from compare.words.language import CHINESE, TAGS, find_language
from conftest import ROOT, load_script

# Functions in other modules that speak to the terminal.
TERMINAL_FUNCTIONS = {"describe_substitute"}
CHINESE_SIGN = re.compile("[\u4e00-\u9fff]")
ENGLISH = find_language("en")
# What never stands in a report: the terminal's words are Chinese, and so are errors, which are evidence of nothing.
TERMINAL = {
    "contract.py",  # names of files are Chinese in every language
    "pdf.py",
    "write.py",
    "text.py",
}
# Names of fonts, and what is put into Chinese text of the documents: a shortened clause, the year of a target.
CHINESE_ANYWAY = {"宋体", "黑体", "仿宋", "楷体", "〔略", "字〕", "年）", "年"}
# What a comparator is called in a target stands behind its number in Chinese.
CHINESE_ANYWAY |= {"以上", "以下", "以内", "以外", "左右", "上下"}


def script():
    """scripts/update_messages.py as a module."""
    return load_script("update_messages")


def test_catalogues_are_complete_and_current():
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "update_messages.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("msgid", "text", "faults"),
    [
        ("共{n}项", "{n} in all", []),
        ("共{n}项", "", ["no text"]),
        ("共{n}项", "all of them", ["other placeholders"]),
        ("共%(n)s项", "%(m)s in all", ["other placeholders"]),
        (("{n}份", "{n}份"), ("one document", "{n} documents"), []),
        (("{n}份", "{n}份"), ("one document", "documents"), ["other placeholders"]),
        (("{n}份", "{n}份"), ("one document", ""), ["no text"]),
    ],
)
def test_the_check_finds_what_is_wrong(msgid, text, faults):
    from babel.messages.catalog import Message

    assert script().faults(Message(msgid, text)) == faults


def words_of(path):
    """Every Chinese string of a module that is not said: docstrings, errors and marked msgids apart."""
    tree = ast.parse(path.read_text("utf-8"))
    skipped = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node):
            skipped.add(node.body[0].value)
        if isinstance(node, ast.FunctionDef) and node.name in TERMINAL_FUNCTIONS:
            skipped |= set(ast.walk(node))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(node.value)
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ("say", "msgid"):
                skipped |= {one for one in node.args[:1] if isinstance(one, ast.Constant)}
            if name in (
                "PolicyCompareError",
                "tell",
                "rstrip",
                "lstrip",
                "strip",
                "endswith",
                "startswith",
                "partition",
            ):
                skipped |= set(ast.walk(node))
    for node in ast.walk(tree):
        word = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if CHINESE_SIGN.search(word) and node not in skipped and word not in CHINESE_ANYWAY:
            yield f"{path.name}:{node.lineno}: {word}"


def test_no_module_of_the_reports_has_a_string_of_its_own():
    found = []
    for folder in ("words", "output", "report"):
        for path in sorted((ROOT / "compare" / folder).glob("*.py")):
            if path.name not in TERMINAL:
                found += words_of(path)
    assert found == []


@pytest.mark.parametrize("path", sorted((ROOT / "templates").glob("*.j2")), ids=lambda path: path.name)
def test_no_template_has_a_string_of_its_own(path):
    """Text outside the marks is found as data; text in an expression that is not a call of ``_`` as a lone string."""
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True)
    source = re.sub(r"{% trans.*?{% endtrans %}", "", path.read_text("utf-8"), flags=re.S)
    tokens = [one for one in environment.lex(source) if one[1] != "whitespace"]
    lone = []
    for before, opened, (line, kind, value) in zip(["", *tokens], ["", "", *tokens], ["", *tokens][1:], strict=False):
        said = kind == "string" and before and before[2] == "(" and opened and opened[2] == "_"
        if kind in ("data", "string") and not said and CHINESE_SIGN.search(value):
            lone.append(f"{path.name}:{line}: {value.strip()}")
    assert lone == []


def test_languages_say_their_words():
    assert CHINESE(labels.RELATION["adopt"]) == "采纳"
    assert ENGLISH(labels.RELATION["adopt"]) == "adopted"
    assert CHINESE.join(["甲", "乙"]) == "甲、乙"
    assert ENGLISH.join(["a", "b"]) == "a, b"
    assert phrase.place(fixture.place(fixture.CITY, 3, 5, 2), ENGLISH) == "page 2, lines 3–5"
    assert ENGLISH("") == ""
    assert CHINESE("{不填}") == "{不填}"


def test_every_label_has_english():
    tables = [
        table for name, table in vars(labels).items() if name.isupper() and name[0] != "_" and isinstance(table, dict)
    ]
    assert len(tables) > 6
    for table in tables:
        for word in table.values():
            assert not CHINESE_SIGN.search(ENGLISH(word)), word


def test_an_unknown_language_is_refused():
    with pytest.raises(PolicyCompareError, match="zh、en"):
        find_language("fr")


def test_two_languages_in_one_process_leave_each_other_alone():
    first = render(fixture.build(), "html")
    english = render(fixture.build(), "html", Frame(lang="en"))
    assert render(fixture.build(), "html") == first != english
    assert b'<html lang="en">' in english
    assert b'<html lang="zh-CN">' in first


@pytest.mark.parametrize("face", ["html", "pdf"])
def test_the_english_frame_has_no_word_of_the_chinese_one(face):
    report = Report(fixture.build(), Frame(lang="en"))
    page = render_html(report).decode() if face == "html" else print_page(report, "")
    tree = LexborHTMLParser(page)
    for node in tree.css('[lang="zh-CN"]'):
        node.decompose()
    said = {node.text(deep=False).strip() for node in tree.css("body *")}
    own = {
        message.id for message in script().extract() if isinstance(message.id, str) and CHINESE_SIGN.search(message.id)
    }
    assert len(own) > 200
    assert said & own - {"〔略N字〕"} == set()


def test_what_the_documents_say_is_marked_as_chinese_in_the_english_page():
    comparison = fixture.build()
    page = print_page(Report(comparison, Frame(lang="en")), "", "print_full")
    tree = LexborHTMLParser(page)
    for one in comparison.findings:
        text = re.sub(r"\s", "", one.directive.clause.text)[:12]
        assert any(text in re.sub(r"\s", "", node.text()) for node in tree.css('[lang="zh-CN"]'))
    assert TAGS["en"] == tree.css_first("html").attributes["lang"]


class Missed(gettext.NullTranslations):
    """Takes note of what a catalogue was asked for and does not hold."""

    def __init__(self):
        super().__init__()
        self.words = set()

    def gettext(self, message):
        self.words.add(message)
        return message

    def ngettext(self, one, many, count):
        self.words.add(one)
        return one if count == 1 else many


def pages(comparison):
    """What an English report shows of a comparison: the page for the screen, that for paper, the briefing."""
    view = Report(comparison, Frame(lang="en"))
    return {
        name: print_page(view, "", face)
        for name, face in (("pdf", "print"), ("full", "print_full"), ("briefing", "briefing"))
    } | {"html": render_html(view).decode()}


def test_no_face_of_the_demonstration_asks_for_words_that_english_lacks(demonstration, monkeypatch):
    """The check of the catalogues sees what is marked; this sees what is asked for, wherever it was marked."""
    missed = Missed()
    monkeypatch.setattr(ENGLISH.catalogue, "_fallback", missed)
    pages(demonstration)
    for face in ("docx", "xlsx", "csv"):
        render(demonstration, face, Frame(lang="en"))
    draft = next(one for one in demonstration.documents if one.identity.level is Level.MUNICIPAL)
    render_memo_word(review_comparison(demonstration, draft))
    assert missed.words == set()


def evidence(value):
    """Every text in a value of the model, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from evidence(one)
    elif dataclasses.is_dataclass(value):
        for one in dataclasses.fields(value):
            yield from evidence(getattr(value, one.name))


def test_all_chinese_in_the_english_demonstration_comes_from_its_documents_and_findings(demonstration):
    said = re.sub(r"\s", "", "\n".join(evidence(demonstration)))
    # Set among the words of a document: behind a year, at what a target starts from, where words are left out.
    among = {"年", "基期", "略", "字"}
    for face, page in pages(demonstration).items():
        tree = LexborHTMLParser(page)
        for node in tree.css("script, style"):
            node.decompose()
        runs = set(re.findall("[\u4e00-\u9fff]+", tree.html))
        assert len(runs) > 40, face
        assert {run for run in runs if run not in said} - among == set(), face


def test_nobody_speaks_chinese_because_no_language_was_given():
    for folder in ("report", "review", "survey"):
        for path in sorted((ROOT / "compare" / folder).glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.arguments):
                    defaults = [*node.defaults, *filter(None, node.kw_defaults)]
                    assert not any(isinstance(one, ast.Name) and one.id == "CHINESE" for one in defaults), path
                if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Name):
                    assert node.value.id != "CHINESE", path
