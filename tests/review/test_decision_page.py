"""The page of decisions in Chromium: a draft that survives a reload, export, import, keys, widths, axe."""

from __future__ import annotations

import csv
import dataclasses
import io
import json

import pytest
from axe_playwright_python.sync_playwright import Axe

import report_fixture as fixture
from compare.model import Decision, Frame, Ruling, Standing, SubjectKind, Verdict
from compare.review.decision_files import parse_decisions
from compare.review.decision_page import render_decision_page
from compare.review.decision_sheets import FIELDS, render_decisions_csv

pytestmark = pytest.mark.browser

WIDTHS = (360, 1024, 1600)
TODAY = "2026-11-24"


@pytest.fixture(scope="module")
def review():
    return fixture.build_review()


@pytest.fixture
def opened(browser, tmp_path):
    """Opens the page of a review in a window that must stay without complaint and ask for nothing but the file."""
    contexts, complaints, asked = [], [], []

    def opened(review, width=1280, script="", name="page", **frame):
        file = tmp_path / f"{name}.html"
        file.write_bytes(render_decision_page(review, Frame(**frame)))
        context = browser.new_context(viewport={"width": width, "height": 900}, accept_downloads=True)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.clock.install(time=f"{TODAY}T09:00:00")
        if script:
            page.add_init_script(script)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        return page

    yield opened
    assert not complaints
    assert all(one.startswith(("file:", "blob:")) for one in asked)
    for context in contexts:
        context.close()


def asked(review, kind=SubjectKind.RELATION):
    """The subjects of a kind that remarks are about."""
    told = {one.subject for one in review.remarks}
    return [one for one in review.subjects if one.kind is kind and one.id in told]


def field(page, subject):
    return page.locator(f"[id='s-{subject.id}']")


def decide(page, subject, verdict, reason="", name="", **more):
    box = field(page, subject)
    box.locator(f"input[value={verdict}]").check()
    if reason:
        box.locator("textarea").fill(reason)
    if name:
        box.locator("[name^=name-]").fill(name)
    if "relation" in more:
        box.locator("select").select_option(more["relation"])
    if "until" in more:
        box.locator("[name^=until-]").fill(more["until"])


def export(page, kind="json"):
    with page.expect_download() as waiting:
        page.locator(f"[data-export={kind}]").click()
    file = waiting.value.path()
    return file.read_bytes()


def bring(page, data, name="决定.json"):
    page.locator("#import").set_input_files({"name": name, "mimeType": "application/json", "buffer": data})
    page.locator(".said:not(:empty)").wait_for(state="attached")  # the page's policy lets no function be waited for


def counted(page):
    return page.locator(".counted").inner_text()


def fill_in(page, review):
    """Three decisions, one of each sort that has its own fields."""
    first, second, third = asked(review)[:3]
    page.fill("#who", "张三")
    decide(page, first, "waive", "另有安排", until="2026-12-31")
    decide(page, second, "change", '见"附件一"，\n第二页', relation="extend", name="李四")
    decide(page, third, "accept")
    return first, second, third


def expected(review):
    first, second, third = asked(review)[:3]
    made = [
        (first, Verdict.WAIVE, None, "另有安排", "张三", "2026-12-31"),
        (second, Verdict.CHANGE, "extend", '见"附件一"，\n第二页', "李四", ""),
        (third, Verdict.ACCEPT, None, "", "张三", ""),
    ]
    return {(one.id, verdict, relation, reason, name, TODAY, until, one.fingerprint) for one, verdict, relation, reason, name, until in made}  # fmt: skip


def told(decisions):
    return {(one.subject, one.verdict, one.relation, one.reason, one.name, one.date, one.until, one.fingerprint) for one in decisions}  # fmt: skip


# ---------------------------------------------------------------- the page as it opens


def test_it_shows_every_remark_and_everything_else(opened, review):
    page = opened(review)
    every = len({one.subject for one in review.remarks})
    assert counted(page) == f"共{every}条意见，已定0条，未填全0条，未定{every}条"
    assert page.locator("fieldset").count() == len(review.subjects)
    assert page.locator(".state").inner_text() == "没有未导出的决定"
    for one in asked(review)[:3]:
        box = field(page, one)
        assert one.upper in box.locator(".upper").text_content()
        assert not box.locator(".filled").is_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_stands_out_at_the_side(opened, review, width):
    page = opened(review, width)
    fill_in(page, review)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing(opened, review, lang):
    ruled, _ = with_ruling(review, Standing.STALE)
    page = opened(ruled, lang=lang)
    page.fill("#who", "张三")
    decide(page, asked(review)[1], "change")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    assert found.response["violations"] == []


# ---------------------------------------------------------------- the draft


def test_what_was_filled_in_survives_a_reload(opened, review):
    page = opened(review)
    _first, _second, third = fill_in(page, review)
    assert "已定3条" in counted(page)
    assert page.locator(".state").inner_text() == "已存在本机浏览器中，尚未导出"
    before = counted(page)
    page.reload()
    assert counted(page) == before
    assert page.locator("#who").input_value() == "张三"
    assert page.locator(".state").inner_text() == "已存在本机浏览器中，尚未导出"
    assert told(parse_decisions(export(page), "x")) == expected(review)
    field(page, third).locator("[data-clear]").click()
    page.reload()
    assert "已定2条" in counted(page)
    assert not field(page, third).locator("input:checked").count()


def test_half_a_decision_survives_too_and_says_what_it_lacks(opened, review):
    page = opened(review)
    first = asked(review)[0]
    decide(page, first, "reject")
    assert field(page, first).locator(".lacks").inner_text() == "还没有填理由、姓名"
    page.reload()
    assert "未填全1条" in counted(page)
    assert parse_decisions(export(page), "x") == ()
    assert page.locator(".said").inner_text() == (
        "已导出0条决定：review-decisions-filled.json；另有1条未填全，没有导出，仍留在本页"
    )
    assert parse_decisions(export(page, "csv"), "x") == ()


def test_another_review_has_a_draft_of_its_own(opened, review):
    page = opened(review)
    fill_in(page, review)
    ruled, _ = with_ruling(review, Standing.VALID)
    page.evaluate("html => { document.title = html; }", "x")
    other = render_decision_page(ruled).decode()
    assert (
        other.partition('data-key="')[2][:11] != render_decision_page(review).decode().partition('data-key="')[2][:11]
    )


@pytest.mark.parametrize(
    "script",
    [
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
    ],
)
def test_without_a_store_it_works_and_says_so(opened, review, script):
    page = opened(review, script=script)
    fill_in(page, review)
    assert page.locator(".state").inner_text() == "浏览器不能保存草稿：离开本页前请先导出"
    assert told(parse_decisions(export(page), "x")) == expected(review)
    assert page.locator(".state").inner_text() == ""


# ---------------------------------------------------------------- export and import


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_what_is_exported_is_read_by_the_program(opened, review, kind):
    page = opened(review)
    fill_in(page, review)
    data = export(page, kind)
    found = parse_decisions(data, "x")
    assert told(found) == expected(review)
    assert all(one.matter and one.found for one in found)
    assert page.locator(".state").inner_text() == "没有未导出的决定"


def test_an_untouched_csv_is_the_program_s_own(opened, review):
    """Row by row and cell by cell, hostile texts as well."""
    page = opened(review)
    theirs, ours = (
        list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        for data in (export(page, "csv"), render_decisions_csv(review))
    )
    assert list(theirs[0]) == [one.title for one in FIELDS]
    key = lambda row: row["编号"]  # noqa: E731
    assert sorted(theirs, key=key) == sorted(ours, key=key)


def test_what_was_exported_comes_back_in_another_browser(opened, review):
    page = opened(review)
    fill_in(page, review)
    for kind in ("json", "csv"):
        data = export(page, kind)
        other = opened(review)
        bring(other, data)
        assert other.locator(".said").inner_text() == "已导入3条决定", kind
        assert counted(other) == counted(page)
        other.reload()
        assert told(parse_decisions(export(other), "x")) == expected(review), kind


def test_a_csv_that_excel_saved_comes_back(opened, review):
    page = opened(review)
    fill_in(page, review)
    data = export(page, "csv").decode("utf-8-sig").replace(TODAY, "2026/11/24").encode("gb18030", "replace")
    other = opened(review)
    bring(other, data, "决定.csv")
    assert told(parse_decisions(export(other), "x")) == expected(review)


def test_importing_never_writes_over_what_is_on_the_page(opened, review):
    page = opened(review)
    first, _, _ = fill_in(page, review)
    data = export(page)
    other = opened(review)
    other.fill("#who", "王五")
    decide(other, first, "reject", "本页的理由")
    bring(other, data)
    assert other.locator(".said").inner_text() == "已导入2条决定；1条与本页的决定不同，保留了本页的"
    assert field(other, first).locator("textarea").input_value() == "本页的理由"
    other.locator("[data-theirs]").click()
    assert told(parse_decisions(export(other), "x")) == expected(review)


def test_stale_and_strange_decisions_are_carried_along(opened, review):
    page = opened(review)
    first, _second, _ = fill_in(page, review)
    data = json.loads(export(page))
    data["decisions"][0]["fingerprint"] = "f0000000000"
    data["decisions"][1]["subject"] = "a-elsewhere"
    other = opened(review)
    bring(other, json.dumps(data).encode())
    assert other.locator(".said").inner_text() == (
        "已导入1条决定；1条依据已变，列为原决定，请重新核定；1条不在本页，导出时原样带上"
    )
    other.reload()
    for kind in ("json", "csv"):
        found = {one.subject: one for one in parse_decisions(export(other, kind), "x")}
        assert len(found) == 3
        assert found["a-elsewhere"].verdict is Verdict.CHANGE
        assert found[first.id].fingerprint == "f0000000000"
    box = field(other, first)
    assert "另有安排" in box.locator(".past").inner_text()
    box.locator("[data-again]").click()
    found = {one.subject: one for one in parse_decisions(export(other), "x")}
    assert (found[first.id].fingerprint, found[first.id].reason) == (first.fingerprint, "另有安排")


WRONG = (
    (b"{}", "这不是决定文件"),
    (b"not a file", "这不是决定文件"),
    (b"PK\x03\x04", "这不是决定文件"),
    ("编号,类别,决定,文本指纹\na,关系,同意,f\n".encode(), "第1条的决定“同意”不认识，没有导入"),
    ("编号,类别,决定,日期,文本指纹\na,关系,驳回,明天,f\n".encode(), "第1条的日期“明天”不认识，没有导入"),
    ('编号,类别,决定,文本指纹\n"a,关系\n'.encode(), "这不是决定文件"),
)


def test_a_wrong_file_changes_nothing(opened, review):
    page = opened(review)
    fill_in(page, review)
    before = counted(page)
    for data, said in WRONG:
        page.evaluate("document.querySelector('.said').textContent = ''")
        bring(page, data)
        assert page.locator(".said").inner_text().startswith(said), data
        assert counted(page) == before, data


# ---------------------------------------------------------------- earlier decisions


def with_ruling(review, standing, **values):
    subject = asked(review)[0]
    decision = Decision(
        subject.id, subject.kind, Verdict.WAIVE, None, "去年的理由", "赵六", "2025-11-22", "2025-12-31",
        subject.fingerprint if standing is not Standing.STALE else "f0", subject.matter, "上", "下", "缺失",
    )  # fmt: skip
    decision = dataclasses.replace(decision, **values)
    return dataclasses.replace(review, rulings=(Ruling(decision, standing),)), decision


@pytest.mark.parametrize("standing", Standing)
def test_earlier_decisions_are_there_and_exported(opened, review, standing):
    gone = {"subject": "a-gone", "matter": "w-gone"} if standing is Standing.UNKNOWN else {}
    ruled, decision = with_ruling(review, standing, **gone)
    page = opened(ruled)
    assert ("已定1条" in counted(page)) is (standing is Standing.VALID)
    for kind in ("json", "csv"):
        (found,) = parse_decisions(export(page, kind), "x")
        assert told([found]) == told([decision]), kind


def test_an_earlier_decision_can_be_taken_again(opened, review):
    ruled, _decision = with_ruling(review, Standing.EXPIRED)
    page = opened(ruled)
    subject = asked(review)[0]
    assert "豁免已到期，请重新核定" in field(page, subject).locator(".past").inner_text()
    page.fill("#who", "张三")
    field(page, subject).locator("[data-again]").click()
    (found,) = parse_decisions(export(page), "x")
    assert (found.name, found.date, found.until, found.reason) == ("张三", TODAY, "", "去年的理由")


# ---------------------------------------------------------------- by keyboard


def test_it_works_by_keyboard_alone(opened, review):
    page = opened(review)
    page.locator("#who").focus()
    page.keyboard.type("张三")
    page.keyboard.press("Tab")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("n")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.id") != first
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.id") == first
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert "已定1条" in counted(page)
    page.keyboard.press("ArrowRight")
    assert "未填全1条" in counted(page)
    page.uncheck("#keys")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement === document.body")


def test_letters_in_a_field_stay_letters(opened, review):
    page = opened(review)
    first = asked(review)[0]
    decide(page, first, "reject")
    field(page, first).locator("textarea").press_sequentially("n p")
    assert field(page, first).locator("textarea").input_value() == "n p"
