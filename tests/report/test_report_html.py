"""The HTML: whole, self-contained, safe, readable without script."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import itertools
import re
from html.parser import HTMLParser

import jinja2
import pytest

import report_fixture as fixture
from compare.output.template import fill
from compare.report import render
from compare.report.view import Report
from compare.words import labels


class Page(HTMLParser):
    """Collects what the tests ask for."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.links, self.open, self.errors, self.words = [], [], [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.append((tag, values))
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a":
            self.links.append(values["href"])
        if tag not in ("meta", "input", "br", "rect"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in ("meta", "input", "br", "rect"):
            return
        if not self.open or self.open[-1] != tag:
            self.errors.append((tag, self.open[-3:], self.getpos()))
        else:
            self.open.pop()

    def handle_data(self, data):
        if not self.open or self.open[-1] not in ("script", "style"):
            self.words.append(data)


@pytest.fixture(scope="module")
def text():
    return render(fixture.build(), "html").decode()


@pytest.fixture(scope="module")
def page(text):
    return Page(text)


def visible(page):
    return "".join(page.words)


def test_page_is_well_formed(page):
    assert not page.errors
    assert not page.open
    assert len(page.ids) == len(set(page.ids))


def test_every_link_lands_in_the_page(page):
    assert page.links
    assert {one.removeprefix("#") for one in page.links} <= set(page.ids)
    assert all(one.startswith("#") for one in page.links)


def test_page_asks_for_nothing_from_outside(text, page):
    for tag, values in page.tags:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base", "form action")
        assert not {"src", "srcset", "background", "poster", "style"} & set(values)
        assert not any(name.startswith("on") for name in values)
    style = text[text.index("<style>") : text.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style


def test_policy_allows_exactly_the_style_and_script_of_the_page(text, page):
    policy = next(values["content"] for tag, values in page.tags if values.get("http-equiv"))
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        (body,) = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.S)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_hostile_text_is_text(text, page):
    assert text.count("<script") == 1
    assert "<script>alert" not in text
    assert fixture.HOSTILE in visible(page)


def test_every_directive_stands_whole(page):
    words = visible(page)
    for finding in fixture.build().findings:
        assert finding.directive.clause.text in words
        assert finding.reason in words
        for match in finding.matches:
            assert match.clause.text in words


def test_changes_and_rejected_candidates_are_told(page):
    words = visible(page)
    for finding in fixture.build().findings:
        for change in finding.changes:
            assert labels.CHANGE[change.kind] in words
            assert change.note in words
        if finding.rejected:
            assert finding.rejected.reason in words


def test_marks_are_elements_not_only_colours(text):
    assert "<ins>" in text
    assert "<del>" in text


def test_page_has_its_landmarks_and_names(page):
    tags = [tag for tag, _ in page.tags]
    assert tags.count("main") == tags.count("h1") == 1
    assert {"header", "nav", "footer"} <= set(tags)
    assert ("html", {"lang": "zh-CN"}) in page.tags
    labelled = set(page.ids)
    for tag, values in page.tags:
        if "aria-labelledby" in values:
            assert values["aria-labelledby"] in labelled
        if tag in ("input", "select"):
            assert "name" in values
        if tag == "svg":
            assert values["aria-label"]


def test_headings_leave_out_no_level(page):
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def test_script_is_not_needed_to_read(page):
    hidden = [(tag, values.get("id")) for tag, values in page.tags if "hidden" in values]
    assert hidden == [("form", "filter"), ("div", "tools")]
    assert ("noscript", {}) in page.tags


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ("#1c2430", "#f4f6f8"),
        ("#4d5866", "#f4f6f8"),
        ("#4d5866", "#e9edf2"),
        ("#0b4f94", "#ffffff"),
        ("#c9d8ea", "#17375e"),
        ("#dce6f2", "#17375e"),
        ("#123f63", "#dcebf5"),
        ("#b3261e", "#ffffff"),
        ("#7a4b00", "#fff4dc"),
        ("#0b5c3b", "#e6f4ec"),
        ("#8c1d18", "#ffffff"),
        ("#5c4800", "#fffbe8"),
    ],
)
def test_colours_have_contrast_enough(text, ink, paper):
    style = text[text.index("<style>") : text.index("</style>")].replace("#fff;", "#ffffff;")
    assert ink in style
    assert paper in style
    light, dark = sorted((luminance(ink), luminance(paper)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_control_characters_are_shown_not_dropped():
    comparison = fixture.build()
    assert "\x00" not in render(comparison, "html").decode()
    odd = dataclasses.replace(comparison, warnings=("甲\x00乙\x1b丙\x7f",))
    assert "甲\u2400乙\u241b丙\u2421" in render(odd, "html").decode()


def test_a_template_may_not_print_what_is_not_there():
    with pytest.raises(jinja2.UndefinedError):
        fill("report.html.j2", Report(fixture.build()))


def test_same_comparison_same_bytes(text):
    assert render(fixture.build(), "html").decode() == text
