"""The HTML in Chromium where it is large: three thousand directives, and real documents."""

from __future__ import annotations

import pytest
from test_report_page import WIDTHS, complaints_of, in_sight, pick, seek, settle, shown, thin, write  # noqa: F401 - a fixture

import report_fixture as fixture

pytestmark = pytest.mark.browser

# Milliseconds, several times what two busy cores take: they catch what grows with the square of the findings.
OPEN, FILTER, STEP = 8000, 800, 1500


@pytest.fixture(scope="module")
def long(write):  # noqa: F811
    comparison = fixture.build(1496)
    assert len(comparison.findings) > 3000
    return write(comparison, "long")


TIMED = """async act => {
    const start = performance.now();
    await eval(act)();
    document.body.getBoundingClientRect();
    await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
    return performance.now() - start;
}"""


def test_three_thousand_directives_open_filter_and_scroll_quickly(opened, long):
    page = opened(long)
    timing = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert timing < OPEN
    page.wait_for_timeout(1000)
    change = "() => {{ const one = document.querySelector('[name={0}]'); one.value = '{1}'; one.dispatchEvent(new InputEvent('input', {{bubbles: true}})); return new Promise(done => setTimeout(done, {2})); }}"
    for name, value, wait in (
        ("flag", "gap", 0),
        ("flag", "", 0),
        ("chapter", "1.2", 0),
        ("words", "明厨亮灶", 120),
        ("words", "", 120),
    ):
        took = page.evaluate(TIMED, change.format(name, value, wait)) - wait
        assert took < FILTER, (name, value, took)
    took = page.evaluate(TIMED, "() => scrollTo({top: document.body.scrollHeight / 2, behavior: 'instant'})")
    assert took < STEP


def test_deep_links_land_in_long_documents(opened, long):
    page = opened(long)
    for number in (700, 1500, 2900):
        id_ = page.evaluate(f"document.querySelectorAll('article.finding')[{number}].id")
        page.goto(f"{long}#{id_}")
        page.wait_for_timeout(500)
        assert in_sight(page, id_)


# ---------------------------------------------------------------- real documents


@pytest.mark.real
@pytest.mark.parametrize("width", WIDTHS)
def test_real_documents_stand_inside(opened, write, seeds_compared, width):  # noqa: F811
    page = opened(write(seeds_compared, "seeds"), width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.real
def test_real_documents_can_be_worked_with(opened, write, seeds_compared):  # noqa: F811
    page = opened(write(seeds_compared, "seeds"), 1600)
    assert len(shown(page)) == len(seeds_compared.findings)
    pick(page, "flag", "gap")
    assert len(shown(page)) == seeds_compared.totals.headline.left_out
    page.locator("h1").click()
    page.keyboard.press("n")
    settle(page)
    assert in_sight(page, page.evaluate("document.activeElement.id"))
    page.locator("button[type=reset]").click()
    seek(page, "中医药")
    found = shown(page)
    assert 0 < len(found) < len(seeds_compared.findings)
    seek(page, "")
    last = shown(page)[-1]
    page.goto(f"{page.url.partition('#')[0]}#{last}")
    page.wait_for_timeout(500)
    assert in_sight(page, last)


@pytest.mark.real
def test_axe_finds_nothing_in_real_documents(opened, write, seeds_compared):  # noqa: F811
    page = opened(write(seeds_compared, "seeds"), 1024)
    thin(page)
    assert complaints_of(page) == []
