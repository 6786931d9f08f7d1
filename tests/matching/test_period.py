"""What was over before the local document, and which local documents are older than the upper ones."""

from __future__ import annotations

import dataclasses

import pytest

from compare.matching.directives import find_directives
from compare.matching.settle import find_end, find_own_end, find_period_end, is_older, say_day
from compare.model import Aside, Document, DocumentKind, Extent, Finding, Level, Relation
from compare.model.comparison import Wishes
from compare.pipeline import compare_documents
from compare.settings import DEFAULT
from notation import draft

TASKS = """
# 一、主要任务
建立古树名木档案，逐株落实养护责任人。
开展古树名木普查，建设古树公园。
"""
CITY = """
# 一、重点工作
建立古树名木档案，逐株落实养护责任人，逐株挂牌。
"""


def nation(text: str = TASKS, title: str = "古树名木保护规划", date: str = "2016-05-01", **known: object) -> Document:
    kind = known.pop("kind", DocumentKind.PLAN)
    return draft(text, title=title, date=date, kind=kind, **known)


def city(date: str = "2024-04-23", text: str = CITY) -> Document:
    return draft(text, title="云溪市古树名木保护方案", level=Level.MUNICIPAL, region="青川省云溪市", date=date)


def find(upper: Document, local: Document, keep: bool = False) -> tuple[Finding, ...]:
    settings = dataclasses.replace(DEFAULT, keep_expired=keep)
    return compare_documents((upper, local), Wishes(all_pairs=True), settings=settings).findings


@pytest.mark.parametrize(
    ("title", "kind", "end"),
    [
        ("“十三五”古树名木保护规划", DocumentKind.PLAN, "2020-12-31"),
        ("古树名木保护规划（2016—2020年）", DocumentKind.PLAN, "2020-12-31"),
        ("古树保护三年行动计划(2018-2020年)", DocumentKind.PLAN, "2020-12-31"),
        ("“健康森林2030”规划纲要", DocumentKind.PLAN, "2030-12-31"),
        ("第十四个五年规划和二〇三五年远景目标纲要", DocumentKind.PLAN, "2035-12-31"),
        ("“十四五”规划和二〇三五年远景目标纲要", DocumentKind.PLAN, "2035-12-31"),
        ("林业改革2022年重点工作任务", DocumentKind.PLAN, "2022-12-31"),
        ("关于做好2022年古树保护工作的意见", DocumentKind.OPINION, "2022-12-31"),
        ("国家重点保护古树目录（2016版）", DocumentKind.CATALOGUE, ""),
        ("古树保护方案（2019年版）", DocumentKind.PLAN, ""),
        ("古树保护方案（2019年修订）", DocumentKind.PLAN, ""),
        ("2025年政府工作报告", DocumentKind.WORK_REPORT, ""),
        ("古树保护条例", DocumentKind.RULE, ""),
        ("关于加强古树保护的意见", DocumentKind.OPINION, ""),
    ],
)
def test_the_period_of_a_document_is_read_off_its_title(title: str, kind: DocumentKind, end: str) -> None:
    assert find_period_end(nation(title=title, kind=kind)) == end


@pytest.mark.parametrize(
    ("sentence", "end"),
    [
        ("本规划规划期为2016—2020年。", "2020-12-31"),
        ("本办法自2021年1月1日起施行，有效期3年。", "2023-12-31"),
        ("本办法自2024年2月29日起施行，有效期3年。", "2027-02-28"),
        ("本办法自2024年3月1日起施行，有效期5年。", "2029-02-28"),
        ("本办法自二〇二四年三月一日起施行，有效期五年。", "2029-02-28"),
        ("本办法自二○一四年三月一日起施行，有效期至二○二四年二月廿九日。", "2024-02-29"),
        ("本办法自2021年1月1日起施行，有效期至2023年12月31日。", "2023-12-31"),
        ("本办法自2021年1月1日起施行。", ""),
        ("建立古树档案。", ""),
    ],
)
def test_a_document_says_how_long_it_holds(sentence: str, end: str) -> None:
    upper = nation(TASKS + f"# 附则\n{sentence}", title="古树保护办法", kind=DocumentKind.RULE)
    assert find_period_end(upper) == end


GOALS = "# 一、发展目标\n到2020年，古树建档率达到95%。\n# 二、主要任务\n开展古树名木普查，建设古树公园。"


def test_the_goals_of_a_plan_tell_its_period_and_those_of_an_opinion_do_not() -> None:
    assert find_period_end(nation(GOALS, title="古树保护指南")) == "2020-12-31"
    assert find_period_end(nation(GOALS, title="关于保护古树的意见", kind=DocumentKind.OPINION)) == ""
    assert find_period_end(nation(f"{GOALS}\n推进古树公园建设，2030年底前完成验收。", title="古树保护指南")) == ""
    assert find_period_end(nation(GOALS, title="古树保护指南", date="")) == ""


@pytest.mark.parametrize(
    ("text", "target", "end"),
    [
        ("到2020年，古树建档率达到95%。", True, "2020-12-31"),
        ("到2020年，古树建档率达到95%；古树公园达到三处。", True, "2020-12-31"),
        ("2020年底前完成古树普查。", False, "2020-12-31"),
        ("2020年底前完成古树普查。建立养护制度。", False, ""),
        ("开展普查。2020年6月底前完成古树建档。", False, "2020-06-30"),
        ("贯彻《古树保护规划（2016—2020年）》，到现场普查。", False, ""),
        ("建立当年古树养护清单。", False, ""),
        ("建立养护制度。", False, ""),
    ],
)
def test_a_deadline_is_the_directives_own_where_all_of_it_is_under_it(text: str, target: bool, end: str) -> None:
    assert find_own_end(text, (), "2016-05-01", target) == end


def test_a_heading_sets_the_time_for_what_stands_below() -> None:
    assert find_own_end("建立养护制度。", ("（一）近期目标（2016—2018年）",), "2016-05-01", False) == "2018-12-31"


def test_a_later_deadline_outlives_the_period() -> None:
    (upper,) = find_directives(nation("到2035年，古树全部建档。", title="“十三五”古树规划"))
    assert find_end(upper, "2016-05-01", "2020-12-31") == "2035-12-31"


def test_an_own_deadline_ends_before_the_period() -> None:
    (upper,) = find_directives(nation("到2018年，古树全部建档。", title="“十三五”古树规划"))
    assert find_end(upper, "2016-05-01", "2020-12-31") == "2018-12-31"


def test_what_was_over_is_kept_apart_and_says_so() -> None:
    found = find(nation(title="“十三五”古树名木保护规划"), city())
    assert len(found) == 2
    assert all(one.expired and not one.counted and not one.gap for one in found)
    assert all("期限到2020年为止" in one.reason and "已到期" in one.reason for one in found)
    assert {one.ended for one in found} == {"2020-12-31"}


def test_what_was_over_counts_where_it_is_to_be_kept() -> None:
    found = find(nation(title="“十三五”古树名木保护规划"), city(), keep=True)
    assert all(one.counted and not one.expired and one.ended for one in found)
    assert any(one.gap for one in found)


@pytest.mark.parametrize(
    ("title", "over"),
    [
        ("云溪市古树名木保护方案（2021—2023年）", True),
        ("云溪市“十四五”古树名木保护方案", True),
        ("云溪市古树名木保护方案（2020—2023年）", False),
        ("“健康云溪2030”古树名木保护方案", False),
        ("云溪市古树名木保护方案", False),
    ],
)
def test_without_a_date_the_period_in_the_title_tells_what_was_over_before(title: str, over: bool) -> None:
    text = "# 一、发展目标\n## 1.近期目标（2018-2020年）\n建立古树名木档案，逐株落实养护责任人。"
    local = draft(CITY, title=title, level=Level.MUNICIPAL, region="青川省云溪市")
    (found,) = find(nation(text, date=""), local)
    assert found.expired is over
    assert ("期限到2020年为止，本级文件自2021年起（见其标题）" in found.reason) is over
    assert not found.older


@pytest.mark.parametrize("date", ["", "2020-12-31", "2019-01", "2020-12"])
def test_nothing_is_over_without_a_later_date(date: str) -> None:
    assert not any(one.expired for one in find(nation(title="“十三五”古树名木保护规划"), city(date)))


def test_what_was_written_before_the_upper_document_adopts_nothing() -> None:
    found = find(nation(date="2024-05-01"), city("2024-04-23"))
    assert all(one.older and "早于上位文件" in one.reason for one in found)
    assert any("不是承接" in one.reason for one in found if one.carried)
    assert not any(one.older for one in find(nation(date="2024-05-01"), city("")))
    comparison = compare_documents((nation(date="2024-05-01"), city("2024-04-23")), Wishes(all_pairs=True))
    assert [one.older for one in comparison.choices] == [True]
    ids = {one.id for one in comparison.documents}
    assert [set(who) for told, who in comparison.about if "早于" in told and told in comparison.warnings] == [ids]


HELD = CITY + "本方案自{day}起{verb}。\n"


@pytest.mark.parametrize(
    ("date", "day", "older"),
    [
        ("", "2020年9月1日", True),
        ("", "2023年9月1日", False),  # an entry into force may lie before the issue, by a year at most
        ("", "2025年1月1日", False),
        ("2024-06-01", "2020年9月1日", False),
    ],
)
@pytest.mark.parametrize("verb", ["施行", "生效", "试行"])
def test_without_a_date_the_entry_into_force_shows_what_is_older(date: str, day: str, older: bool, verb: str) -> None:
    upper, local = nation(date="2024-05-01"), city(date, HELD.format(day=day, verb=verb))
    assert {one.older for one in find(upper, local)} == {older}
    warnings = compare_documents((upper, local), Wishes(all_pairs=True)).warnings
    assert any("2020-09-01起施行）早于上位文件" in one for one in warnings) is older


@pytest.mark.parametrize(
    "said", ["《古树保护条例》（自2010年1月1日起施行）要求的养护照旧。", "本市自2010年1月1日起执行国家养护标准。"]
)
def test_the_entry_into_force_of_another_document_shows_nothing(said: str) -> None:
    local = city("", CITY + f"{said}\n")
    assert not any(one.older for one in find(nation(date="2024-05-01"), local))


def test_what_is_older_than_an_amendment_is_not_called_older_than_the_law() -> None:
    amended = nation(date="2024-05-01", amended="修正", passed="1999-03-02")
    found = find(amended, city("2016-04-23"))
    assert all("早于上位文件2024年修正（2024-05-01），请核对修正的内容" in one.reason for one in found)
    assert not any(one.older for one in found)
    assert all(
        one.older for one in find(nation(date="2024-05-01", amended="修订", passed="1999-03-02"), city("2016-04-23"))
    )
    assert all("早于上位文件（2024-05-01）" in one.reason for one in find(amended, city("1998-04-23")))
    warnings = compare_documents((amended, city("2016-04-23")), Wishes(all_pairs=True)).warnings
    assert any("早于上位文件《古树名木保护规划》（2024年修正）：请核对修正的内容" in one for one in warnings)


@pytest.mark.parametrize(
    ("local", "upper", "older"),
    [
        ("2021-03-01", "2021-03-02", True),
        ("2021-03", "2021-03-02", False),
        ("2021-02", "2021-03-02", True),
        ("2021-03-02", "2021-03-02", False),
        ("", "2021-03-02", False),
        ("2021-03-02", "", False),
    ],
)
def test_only_what_is_surely_earlier_is_older(local: str, upper: str, older: bool) -> None:
    assert is_older(local, upper) is older


@pytest.mark.parametrize(
    ("day", "said"), [("2020-12-31", "2020年"), ("2020-06-30", "2020年6月30日"), ("2020-06", "2020年6月")]
)
def test_a_day_as_it_is_printed(day: str, said: str) -> None:
    assert say_day(day) == said


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("2025年3月1日至5月31日开展集中清理。", "2025-05-31"),
        ("2025年11月1日至2026年3月底开展集中清理。", "2026-03-31"),
        ("2025年第一季度末前完成古树复壮。", "2025-03-31"),
        ("2025年汛期前（5月底前）完成古树护坡整治。", "2025-05-31"),
        ("每年3月1日至5月31日开展集中清理。", ""),
        ("每年汛期前（5月底前）完成古树护坡整治。", ""),
    ],
)
def test_an_end_is_read_in_other_words(text: str, end: str) -> None:
    assert find_own_end(text, (), "2025-01-05", False) == end


def test_what_an_older_document_leaves_out_stands_aside() -> None:
    upper = nation(date="2025-02-01")
    text = "# 一、重点工作\n推进苗木产业发展，建设花卉市场。"
    compared = compare_documents((upper, city("2020-06-01", text)), Wishes(all_pairs=True))
    assert compared.older
    assert {one.relation for one in compared.findings} == {Relation.OMIT}
    assert all(one.aside is Aside.OLDER and one.extent is Extent.OLDER and not one.gap for one in compared.findings)
    tally = compared.totals.all
    assert (tally.counted, tally.older, tally.gaps, tally.doubted) == (0, len(compared.findings), 0, 0)
    later = compare_documents((upper, city("2025-06-05", text)), Wishes(all_pairs=True))
    assert not later.older
    assert all(one.counted for one in later.findings)
