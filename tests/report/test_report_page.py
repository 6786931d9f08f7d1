"""The HTML in Chromium: filters, search, keys, links, state in the address, print, widths, axe."""

from __future__ import annotations

import dataclasses
import unicodedata

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe

import report_fixture as fixture
from compare.model import Frame
from compare.report import render
from compare.report.view import Report

pytestmark = pytest.mark.browser

WIDTHS = (360, 1024, 1600)


@pytest.fixture(scope="module")
def write(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    known = {}

    def write(comparison, name, **frame):
        if name not in known:
            known[name] = folder / f"{name}.html"
            known[name].write_bytes(render(comparison, "html", Frame(**frame)))
        return known[name].as_uri()

    return write


@pytest.fixture
def address(write, demonstration):
    return write(demonstration, "demonstration")


def shown(page):
    """Ids of the findings to be seen."""
    return page.evaluate(
        "[...document.querySelectorAll('article.finding')].filter(e => e.checkVisibility()).map(e => e.id)"
    )


def in_sight(page, id_):
    """Whether an element begins below what sticks to the top, and above the end of the window."""
    return page.evaluate(
        """id => {
            const box = document.getElementById(id).getBoundingClientRect();
            const lowest = Math.max(...[...document.querySelectorAll('.sections, .tools')]
                .filter(e => getComputedStyle(e).position === 'sticky' && e.getBoundingClientRect().top < 60)
                .map(e => e.getBoundingClientRect().bottom));
            return box.top >= lowest - 1 && box.top < innerHeight;
        }""",
        id_,
    )


def settle(page):
    page.wait_for_timeout(180)  # longer than the script waits for another key


def pick(page, name, value):
    page.locator(f"[name={name}]").select_option(value)
    page.wait_for_timeout(30)


# ---------------------------------------------------------------- the page as it opens


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_stands_out_at_the_side(opened, address, width):
    page = opened(address, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_hostile_texts_stand_inside_too(opened, write, width):
    page = opened(write(fixture.build(), "fixture"), width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_result_is_on_the_opening_screen(opened, address, demonstration):
    page = opened(address, 1600)
    view = Report(demonstration)
    for line, text in zip(page.locator(".result, .result-more").all(), view.result, strict=True):
        assert line.inner_text() == text
        assert line.bounding_box()["y"] < 200
    assert page.locator(".first-gaps li").first.bounding_box()["y"] < 900


def test_all_findings_show_at_first(opened, address, demonstration):
    page = opened(address)
    assert len(shown(page)) == len(demonstration.findings)
    assert (
        page.locator("#hits").inner_text() == f"显示{len(demonstration.findings)}项，共{len(demonstration.findings)}项"
    )


# ---------------------------------------------------------------- axe


# The size of targets is part of WCAG 2.2 AA; axe asks for it only when told.
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


def complaints_of(page, context=None):
    found = Axe().run(page, context, OPTIONS).response["violations"]
    return [(one["id"], one["impact"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found]


def thin(page):
    """Leaves the first of whatever is repeated: axe looks at every element, and one template makes them all."""
    page.evaluate(
        """document.querySelectorAll('tbody, ul, ol, #findings, .group, .chapter, #heat, #reading, #reading details, select').forEach(
            one => [...one.children].slice(8).forEach(child => child.remove()))"""
    )


@pytest.mark.parametrize(("width", "lang"), [(360, "zh"), (1600, "en")])
def test_axe_finds_nothing(opened, write, demonstration, width, lang):
    page = opened(
        write(demonstration, "english", lang="en") if lang == "en" else write(demonstration, "demonstration"), width
    )
    thin(page)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert complaints_of(page) == []


def test_axe_finds_nothing_in_help_and_what_a_filter_leaves(opened, address):
    page = opened(address)
    page.keyboard.press("?")
    assert complaints_of(page, "dialog") == []
    page.keyboard.press("Escape")
    page.locator("[name=diff]").check()
    pick(page, "flag", "gap")
    page.evaluate("document.querySelectorAll('article.finding').forEach(e => e.checkVisibility() || e.remove())")
    thin(page)
    assert page.locator("article.finding").count() > 1
    assert complaints_of(page, "#findings") == []


# ---------------------------------------------------------------- filters


def test_every_choice_leaves_as_many_as_it_says(opened, address):
    page = opened(address)
    choices = page.evaluate(
        """[...document.querySelectorAll('#filter select')].flatMap(select => [...select.options].slice(1).map(
            one => [select.name, one.value, Number(one.text.match(/（([\\d,]+)）$/)[1].replace(',', ''))]))"""
    )
    assert {name for name, _, _ in choices} == {
        "extent",
        "flag",
        "force",
        "change",
        "manner",
        "level",
        "local",
        "upper",
        "chapter",
    }
    for name, value, count in choices:
        pick(page, name, value)
        assert len(shown(page)) == count, (name, value)
        pick(page, name, "")


def test_relations_can_be_taken_away(opened, address, demonstration):
    page = opened(address)
    page.locator("[name=relation][value=extend]").uncheck()
    page.locator("[name=relation][value=omit]").uncheck()
    settle(page)
    assert len(shown(page)) == demonstration.totals.all.adopt
    page.locator("[name=relation][value=adopt]").uncheck()
    settle(page)
    assert shown(page) == []
    assert "没有符合条件的部署" in page.locator("#hits").inner_text()
    page.locator("button[type=reset]").click()
    settle(page)
    assert len(shown(page)) == len(demonstration.findings)


def test_chapters_and_documents_without_findings_go_too(opened, address):
    page = opened(address)
    pick(page, "local", "l2")
    assert page.locator(".group:visible").count() == page.locator(".group[data-local=l2]").count()
    assert page.locator(".chapter:visible").evaluate_all(
        "all => all.every(e => e.querySelector('.finding:not([hidden])'))"
    )


def test_only_differences(opened, address, demonstration):
    page = opened(address)
    page.locator("[name=diff]").check()
    settle(page)
    same = [
        f
        for f in demonstration.findings
        if f.relation == "adopt" and f.coverage == 1 and all(one.kind == "actor_mapped" for one in f.changes)
    ]
    assert same
    assert len(shown(page)) == len(demonstration.findings) - len(same)


def test_heat_map_leads_into_the_findings(opened, address):
    page = opened(address)
    cells = page.locator(".heat [data-filter]")
    for index in range(0, cells.count(), 5):
        cell = cells.nth(index)
        count = int(cell.inner_text())
        cell.click()
        settle(page)
        assert len(shown(page)) == count
    assert page.evaluate("document.activeElement.classList.contains('group')")
    page.go_back()
    settle(page)
    assert "chapter=" in page.evaluate("location.hash")


def test_sums_of_the_heat_map_are_those_of_the_totals(demonstration):
    tables = Report(demonstration)
    for kind, expected in (
        ("whole", tables.counts.whole),
        ("none", tables.counts.none),
        ("apart", tables.counts.aside),
    ):
        counted = sum(
            int(cell.count) for heat in tables.heat for row in heat.rows for cell in row.cells if cell.kind == kind
        )
        assert counted == expected
        assert counted == sum(int(cell.count) for heat in tables.heat for cell in heat.total.cells if cell.kind == kind)


# ---------------------------------------------------------------- search


def seek(page, words):
    page.locator("[name=words]").fill(words)
    settle(page)


def test_search_counts_and_highlights(opened, address, demonstration):
    page = opened(address)
    word = "回收站点"
    seek(page, word)
    found = [
        one
        for one in demonstration.findings
        if word in one.directive.clause.text or any(word in match.clause.text for match in one.matches)
    ]
    assert 0 < len(found) <= len(shown(page)) < len(demonstration.findings)
    assert page.locator("#hits").inner_text().startswith(f"显示{len(shown(page))}项")
    page.locator(".finding:visible").first.scroll_into_view_if_needed()
    settle(page)
    marked = page.evaluate("[...CSS.highlights.get('found')].map(range => range.toString())")
    assert marked and set(marked) == {word}
    seek(page, "")
    assert page.evaluate("CSS.highlights.get('found').size") == 0


def test_words_must_all_occur(opened, address):
    page = opened(address)
    seek(page, "回收站点")
    one = set(shown(page))
    seek(page, "回收站点 覆盖率")
    both = set(shown(page))
    assert both and both < one


def test_a_hit_may_run_over_marked_words(opened, write):
    page = opened(write(fixture.build(), "fixture"))
    seek(page, "2030年，全国")  # 30 is marked as deleted
    page.locator(".finding:visible").first.scroll_into_view_if_needed()
    settle(page)
    assert set(page.evaluate("[...CSS.highlights.get('found')].map(range => range.toString())")) == {"2030年，全国"}


# ---------------------------------------------------------------- links and the address


def test_every_finding_can_be_linked_to(opened, address):
    page = opened(address)
    ids = shown(page)
    for id_ in (ids[0], ids[len(ids) // 2], ids[-1]):
        page.goto(f"{address}#{id_}")
        settle(page)
        assert in_sight(page, id_)
        fresh = opened(f"{address}#{id_}", 360)
        fresh.wait_for_timeout(300)
        assert in_sight(fresh, id_)
        assert fresh.evaluate("document.activeElement.id") == id_


def test_a_link_opens_what_is_folded(opened, write):
    many = fixture.build()
    others = [dataclasses.replace(many.documents[3], id=f"d-news{n}") for n in range(6)]
    page = opened(write(dataclasses.replace(many, documents=(*many.documents, *others)), "folded"))
    card = page.evaluate("document.querySelector('#reading details .reading').id")
    assert not page.evaluate("document.querySelector('#reading details').open")
    page.goto(f"{page.url.partition('#')[0]}#{card}")
    settle(page)
    assert page.evaluate("document.querySelector('#reading details').open")
    assert page.locator(f"#{card}").is_visible()


def test_a_link_to_what_is_filtered_away_clears_the_filter(opened, address):
    page = opened(address)
    gap = page.locator(".first-gaps .num").first
    pick(page, "extent", "part")
    gap.click()
    settle(page)
    target = gap.get_attribute("href")[1:]
    assert in_sight(page, target)
    assert page.locator("[name=extent]").input_value() == ""
    assert page.evaluate("location.hash") == f"#{target}"


def test_state_stands_in_the_address(opened, address):
    page = opened(address)
    page.locator("[name=relation][value=adopt]").uncheck()
    pick(page, "flag", "gap")
    pick(page, "local", "l1")
    seek(page, "回收")
    page.locator("[name=diff]").check()
    settle(page)
    left = shown(page)
    assert left
    again = opened(page.url)
    settle(again)
    assert shown(again) == left
    assert not again.locator("[name=relation][value=adopt]").is_checked()
    assert again.locator("[name=words]").input_value() == "回收"
    assert again.locator("[name=local]").input_value() == "l1"
    again.reload()
    settle(again)
    assert shown(again) == left


def test_back_and_forward(opened, address, demonstration):
    page = opened(address)
    pick(page, "flag", "gap")
    gaps = shown(page)
    pick(page, "local", "l2")
    assert len(shown(page)) < len(gaps) < len(demonstration.findings)
    page.go_back()
    settle(page)
    assert shown(page) == gaps
    page.go_back()
    settle(page)
    assert len(shown(page)) == len(demonstration.findings)
    page.go_forward()
    settle(page)
    assert shown(page) == gaps
    assert page.locator("[name=flag]").input_value() == "gap"


def test_an_address_made_up_harms_nothing(opened, write):
    address = write(fixture.build(), "fixture")
    for hash_ in ("#nowhere", "#flag=nothing&local=l99&at=nowhere", "#relation=&words=%00", "#=&=", "#%E0%A4%A"):
        page = opened(address + hash_)
        settle(page)
        assert page.locator("#filter").is_visible()


# ---------------------------------------------------------------- keys


def test_keys_go_from_gap_to_gap(opened, address, demonstration):
    page = opened(address)
    gaps = page.evaluate("[...document.querySelectorAll('.finding[data-flags~=gap]')].map(one => one.id)")
    assert len(gaps) == demonstration.totals.headline.left_out
    for expected in (gaps[0], gaps[1]):
        page.keyboard.press("n")
        assert page.evaluate("document.activeElement.id") == expected
        settle(page)
        assert in_sight(page, expected)
    assert page.locator("#gap-at").inner_text() == f"缺口2/{len(gaps)}"
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.id") == gaps[0]
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.id") == gaps[-1]
    assert page.evaluate("location.hash") == f"#{gaps[-1]}"


def test_keys_keep_to_the_filter(opened, address):
    page = opened(address)
    pick(page, "local", "l2")
    page.locator("h1").click()
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.closest('.group').dataset.local") == "l2"
    page.locator("[name=local]").focus()
    pick(page, "extent", "part")
    page.locator("#findings-h").click()
    page.keyboard.press("n")
    assert page.locator("#gap-at").inner_text() == "所示部署中没有缺口"


def test_search_and_help_have_keys(opened, address):
    page = opened(address)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "words"
    page.keyboard.type("n?p/")
    assert page.locator("[name=words]").input_value() == "n?p/"
    seek(page, "")
    page.locator("h1").click()
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    assert page.locator("dialog kbd").all_inner_texts() == ["n", "p", "/", "?", "Esc"]
    page.keyboard.press("Escape")
    assert not page.locator("dialog#keys").is_visible()


def test_single_keys_can_be_turned_off(opened, address):
    page = opened(address)
    page.keyboard.press("?")
    page.locator("dialog [name=keys]").uncheck()
    page.locator("dialog button").click()
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.localName") != "article"
    again = opened(page.url)
    assert not again.locator("dialog [name=keys]").is_checked()


def test_everything_can_be_reached_by_tab(opened, address):
    page = opened(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    reached = set()
    for _ in range(400):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "document.activeElement.name || document.activeElement.className || document.activeElement.localName"
            )
        )
        if "words" in reached:
            break
    assert {"relation", "flag", "words", "scroll", "summary"} <= reached


# ---------------------------------------------------------------- print, and without script


def test_print_shows_what_is_folded_and_no_controls(opened, write, tmp_path):
    page = opened(write(fixture.build(), "fixture"))
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    words = "".join(one.extract_text() for one in pypdf.PdfReader(tmp_path / "page.pdf").pages)
    flat = unicodedata.normalize("NFKC", "".join(words.split()))
    assert "部署或条款中的字词" not in flat
    assert "跳到正文" not in flat
    folded = [one.matches[1].clause.text for one in fixture.build().findings if len(one.matches) > 1]
    assert folded
    assert sum(unicodedata.normalize("NFKC", "".join(text.split()))[:12] in flat for text in folded) == len(folded)
    assert "怎样读这份报告" in flat
    assert "两处文字差别大时" in flat


def test_print_says_that_it_is_filtered(opened, address, tmp_path):
    page = opened(address)
    page.emulate_media(media="print")
    assert not page.locator("#tools").is_visible()
    page.emulate_media(media="screen")
    pick(page, "flag", "gap")
    page.emulate_media(media="print")
    assert page.locator("#hits").is_visible()
    assert not page.locator("[name=words]").is_visible()


def test_without_script_all_is_there(opened, address, demonstration):
    page = opened(address, java_script_enabled=False)
    assert page.locator("article.finding").count() == len(demonstration.findings)
    assert page.locator("article.finding").first.is_visible()
    assert not page.locator("#filter").is_visible()
    assert not page.locator("#tools").is_visible()
    assert page.locator("noscript, .plain-note").first.is_visible()
    page.locator(".heat a").first.click()
    assert page.url.rpartition("#")[2].startswith("l1-")
