"""The page of a survey in Chromium: filters, search, sorting, keys, the address, widths, axe, speed."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe

import survey_fixture as fixture
from compare.model import Extent, Relation
from compare.survey.ranking import collect
from compare.survey.write import write_html

pytestmark = pytest.mark.browser

SURVEY = fixture.build()
# Milliseconds for 45,000 cells; a slow machine with two busy cores takes a third of it.
OPEN, FILTER = 13_000, 5000  # milliseconds, with other tests on the other core
AXE = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


def save(survey, path):
    file = io.BytesIO()
    write_html(survey, file)
    path.write_bytes(file.getvalue())
    return path.as_uri()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    return save(SURVEY, tmp_path_factory.mktemp("survey") / "survey.html")


def settle(page):
    page.wait_for_timeout(200)  # longer than the script waits for another key


def rows(page):
    return page.evaluate(
        "[...document.querySelectorAll('#grid tr[data-order]')].filter(e => e.checkVisibility()).map(e => e.querySelector('b').textContent)"
    )


def columns(page):
    return page.evaluate(
        "[...document.querySelectorAll('#grid th[data-name]')].filter(e => e.checkVisibility()).map(e => e.dataset.name)"
    )


def pick(page, name, value):
    page.locator(f"[name={name}]").select_option(value)
    settle(page)


def seek(page, words):
    page.locator("[name=words]").fill(words)
    settle(page)


@pytest.mark.parametrize("width", [360, 1024, 1600])
def test_nothing_stands_out_at_the_side(opened, address, width):
    page = opened(address, width)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# Of each name in the head: the boxes of its characters, and that of the link around them.
LETTERS = """[...document.querySelectorAll("#grid th[data-name] > *")].map(link => {
    const text = link.firstChild, around = link.getBoundingClientRect();
    return {text: text.data, around: [around.top, around.bottom], letters: [...text.data].map((_, at) => {
        const range = document.createRange(); range.setStart(text, at); range.setEnd(text, at + 1);
        const one = range.getBoundingClientRect(); return [one.top, one.bottom];
    })};
})"""


@pytest.mark.parametrize("width", [390, 1280, 1600])
def test_the_names_in_the_head_can_be_read_one_character_below_the_other(opened, address, width):
    names = opened(address, width).evaluate(LETTERS)
    assert [one["text"].rstrip("※") for one in names] == [*collect(SURVEY).names]
    for one in names:
        (top, bottom), letters = one["around"], one["letters"]
        assert all(lower - upper > 8 for upper, lower in letters), one  # no height: all of them stand on one spot
        assert all(lower[0] >= upper[1] - 2 for upper, lower in pairwise(letters)), one
        assert letters[0][0] >= top - 2 and letters[-1][1] <= bottom + 2, one


@pytest.mark.parametrize("width", [360, 1600])
def test_axe_finds_nothing(opened, address, width):
    page = opened(address, width)
    # What is laid out only when it comes into sight moves while axe looks what lies behind a word.
    page.evaluate(
        "document.querySelectorAll('details').forEach(one => { one.open = true; one.style.contentVisibility = 'visible'; })"
    )
    found = Axe().run(page, None, AXE).response["violations"]
    assert [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found] == []


def test_level_and_province_take_columns(opened, address):
    page = opened(address)
    pick(page, "level", "provincial")
    assert columns(page) == [one.name for one in SURVEY.governments if one.level == "provincial"]
    pick(page, "level", "")
    pick(page, "province", "第甲省")
    assert columns(page) == [one.name for one in SURVEY.governments if one.province == "第甲省"]
    assert len(rows(page)) == len(SURVEY.uptakes)


def test_chapter_takes_rows(opened, address):
    page = opened(address)
    pick(page, "chapter", "1.2")
    assert rows(page) == ["1-5", "1-6", "1-7", "1-8"]


def test_sums_follow_what_is_shown(opened, address):
    page = opened(address)
    pick(page, "level", "provincial")
    known = [row.cells for row in SURVEY.rows if row.government.level == "provincial"]
    sums = page.locator("#grid tr[data-order] td.sum").all_inner_texts()
    for at, text in enumerate(sums):
        mine = [cells[at] for cells in known]
        counted = [one for one in mine if one.counted]
        assert text == f"{sum(one.extent is Extent.NONE for one in counted)}/{len(counted)}"


def test_what_is_picked_dims_all_others(opened, address):
    page = opened(address)
    pick(page, "extent", "doubted")
    settle(page)
    clear = page.evaluate(
        "[...document.querySelectorAll('#grid tr[data-order] td:not(.sum):not(.dim)')].filter(e => e.checkVisibility()).map(e => e.textContent.trim())"
    )
    found = [
        one
        for row in SURVEY.rows
        for one in row.cells
        if one.relation is Relation.OMIT and one.applicable and one.uncertain
    ]
    assert clear == ["未?"] * len(found)
    page.locator("button[type=reset]").click()
    settle(page)
    assert page.locator("#grid .dim").count() == 0


def test_search_takes_directives_and_governments(opened, address):
    page = opened(address)
    seek(page, "第7类")
    assert rows(page) == ["1-8"] and len(columns(page)) == len(SURVEY.governments)
    seek(page, "第7类 示4市")
    assert rows(page) == ["1-8"] and columns(page) == ["第甲省示4市"]
    seek(page, "没有这样的词")
    assert rows(page) == [] and "没有符合条件" in page.locator("#hits").inner_text()


def test_sorting_puts_most_gaps_first_and_goes_back(opened, address):
    page = opened(address)
    before = rows(page), columns(page)
    pick(page, "sort", "gaps")
    shares = [eval(text) for text in page.locator("#grid .sums td:not(.sum)").all_inner_texts()]
    assert shares[0] == max(shares)
    texts = page.locator("#grid tr[data-order]").first.locator("td:not(.sum)").all_inner_texts()
    assert texts != page.locator("#grid tr[data-order]").nth(1).locator("td:not(.sum)").all_inner_texts()
    pick(page, "sort", "")
    assert (rows(page), columns(page)) == before


def test_state_stands_in_the_address(opened, address):
    page = opened(address)
    pick(page, "level", "municipal")
    seek(page, "第3类")
    again = opened(page.url)
    assert (rows(again), columns(again)) == (rows(page), columns(page))
    assert again.locator("[name=words]").input_value() == "第3类"
    page.go_back()
    settle(page)
    assert len(rows(page)) == len(SURVEY.uptakes)


def test_made_up_addresses_harm_nothing(opened, address):
    for hash_ in ("#nowhere", "#level=none&words=%00", "#=&=", "#%E0%A4%A"):
        page = opened(address + hash_)
        assert page.locator("#filter").is_visible()


def test_arrows_go_from_square_to_square_and_enter_to_the_evidence(opened, address):
    page = opened(address)
    page.locator("#grid td[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    name = SURVEY.governments[1].name
    said = page.locator("#at").inner_text()
    assert said.startswith("1-2") and name in said
    page.keyboard.press("Enter")
    settle(page)
    assert page.evaluate("document.activeElement.id") == "d1-2g2"
    assert page.locator("#d1-2g2").is_visible()
    assert page.evaluate("location.hash") == "#d1-2g2"


def test_only_one_square_is_in_the_order_of_tab(opened, address):
    page = opened(address)
    assert page.locator("#grid td[tabindex='0']").count() == 1


def test_a_click_leads_to_the_evidence_and_links_open_pages(opened, address):
    page = opened(address)
    page.locator("#grid tr[data-order]").nth(2).locator("td").nth(4).click()
    settle(page)
    assert page.locator("#d1-3g4").is_visible()
    fresh = opened(f"{address}#g3")
    settle(fresh)
    assert fresh.locator("#g3").is_visible()


def test_without_script_everything_can_be_read(opened, address):
    page = opened(address, java_script_enabled=False)
    assert page.locator("#filter").is_hidden()
    assert page.locator("#grid tr[data-order]").count() == len(SURVEY.uptakes)
    assert page.locator("noscript").is_visible()


def test_three_hundred_governments_open_quickly(opened, tmp_path):
    address = save(fixture.build(300, 150), tmp_path / "big.html")
    page = opened(address, 1600)
    took = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    assert took < OPEN
    assert len(columns(page)) == 300
    started = page.evaluate("performance.now()")
    pick(page, "province", "第乙省")
    assert len(columns(page)) == 150
    assert page.evaluate("performance.now()") - started < FILTER
