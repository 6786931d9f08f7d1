"""Titles that are broken where a kind of document ends a line by chance, or below what is no title."""

from __future__ import annotations

import pytest

from compare.model import Document
from read_text import read_source, source_of

BODY = ("为做好有关工作，制定本文件。", "一、任务", "2027年底前建成三个站点。")


def read(*lines: str) -> Document:
    (found,) = read_source(source_of("\n".join((*lines, *BODY)) + "\n"))
    return found


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ("关于进一步优化生育政策", "促进人口长期均衡发展的", "若干措施"),
            "关于进一步优化生育政策促进人口长期均衡发展的若干措施",
        ),
        (("青岭市推动设备更新行动", "和消费品以旧换新", "实施方案"), "青岭市推动设备更新行动和消费品以旧换新实施方案"),
        (
            ("青岭市推动设备更新", "和消费品以旧换新", "2.0版实施细则"),
            "青岭市推动设备更新和消费品以旧换新2.0版实施细则",
        ),
        (("青岭市加快建设", "国家区域医疗中心", "三年攻坚"), "青岭市加快建设国家区域医疗中心三年攻坚"),
        (("青岭市海绵城市建设", "——专项规划实施要点"), "青岭市海绵城市建设——专项规划实施要点"),
        (("青岭市\u00a0城市排水管理办法",), "青岭市城市排水管理办法"),
    ],
)
def test_every_line_of_a_title(lines: tuple[str, ...], title: str) -> None:
    found = read(*lines)
    assert found.identity.title == title
    assert [one.text for one in found.clauses] == [BODY[0], BODY[2]]


def test_a_title_that_is_whole_ends_there() -> None:
    assert read("青岭市优化生育政策", "（试行）").identity.title == "青岭市优化生育政策（试行）"
    assert read("青岭市养老服务规划", "青岭市民政局").identity.title == "青岭市养老服务规划"
    assert read("青岭市智慧城市建设", "青岭市大数据中心").identity.title == "青岭市智慧城市建设"


@pytest.mark.parametrize(
    "number", ["第15号", "〔七届〕第 15 号", "[第七届]第十五号", "第七届 第15号", "公告第15号", "（七届第15号）"]
)
def test_a_congress_counts_its_announcements_by_term(number: str) -> None:
    (found,) = read_source(
        source_of(
            f"青岭市人民代表大会常务委员会公告\n{number}\n"
            "《青岭市湿地保护条例》已由青岭市第七届人民代表大会常务委员会第三十次会议于2025年12月25日通过，现予公布。\n"
            "青岭市人民代表大会常务委员会\n2026年4月3日\n青岭市湿地保护条例\n"
            "第一条 为了保护湿地，制定本条例。\n第二条 市人民政府应当每五年编制一次规划。\n"
        )
    )
    assert found.identity.title == "青岭市湿地保护条例"
    assert found.identity.number.startswith("青岭市人民代表大会常务委员会公告")
    assert found.identity.number.endswith("号")


def test_a_second_signer_is_none_of_the_title() -> None:
    found = read(
        "青岭市财政局 青岭市民政局文件", "青财社〔2026〕14号　　签发人：赵某某", "　　钱某某", "关于提高低保标准的请示"
    )
    assert (found.identity.title, found.identity.number) == ("关于提高低保标准的请示", "青财社〔2026〕14号")


def test_an_entry_that_is_counted_by_name_is_none_of_the_title() -> None:
    (found,) = read_source(source_of("青岭市优化营商环境典型案例\n案例一：推行税企直连\n办税时间压缩40%。\n"))
    assert found.identity.title == "青岭市优化营商环境典型案例"


def test_a_first_sentence_broken_behind_what_it_rests_on_is_no_title() -> None:
    (found,) = read_source(
        source_of(
            "为贯彻落实《中华人民共和国噪声污染防治法》\n和《云岭省环境保护条例》，规范我市夜间施工管理，\n制定本办法。\n"
            "第一条 夜间施工应当办理证明。\n第二条 市生态环境局每季度通报一次。\n"
        )
    )
    assert found.identity.title == "文件"
    assert found.clauses[0].text.startswith("为贯彻落实《中华人民共和国噪声污染防治法》和《云岭省")


def test_a_web_page_pasted_as_text() -> None:
    (found,) = read_source(
        source_of(
            "首页 > 政务公开 > 规范性文件\n青岭市城市供热管理办法\n来源：青岭市人民政府办公室 发布时间：2026-03-16 浏览：521次\n"
            "字体：[大] [中] [小] 打印\n索引号：014/2026-01 文号：青府办发〔2026〕14号\n成文日期：2026-03-12 有效性：有效\n"
            "第一条 为加强供热管理，制定本办法。\n第二条 供热期室温不低于18摄氏度。\n第三条 本办法自2026年10月1日起施行。\n"
            "扫一扫在手机打开当前页\n上一篇：关于做好防汛工作的通知\n下一篇：没有了\n主办单位：青岭市人民政府 网站标识码：3610000001\n"
        )
    )
    assert found.identity.title == "青岭市城市供热管理办法"
    assert [one.label for one in found.clauses if one.label] == ["第一条", "第二条", "第三条"]


@pytest.mark.parametrize("last", ["任务分工方案", "重点任务落实方案", "任　务　分　解　表"])
def test_a_generic_last_line_belongs_to_the_title(last: str) -> None:
    (found,) = read_source(
        source_of(
            f"青岭市人民政府\n关于落实青岭市综合交通规划纲要\n{last}\n为做好工作，制定如下。\n一、铁路\n建站五座。\n"
        )
    )
    assert found.identity.title == "关于落实青岭市综合交通规划纲要" + last.replace("　", "")


def test_a_number_in_chinese_numerals_below_the_name_of_an_announcement() -> None:
    (found,) = read_source(
        source_of(
            "青岭市物价局公告\n一九九六年第二号\n现公告如下。\n每瓶不超过四十五元。\n青岭市物价局\n一九九六年五月一日\n"
        )
    )
    assert (found.identity.title, found.identity.number) == ("青岭市物价局公告", "青岭市物价局公告一九九六年第二号")


def test_a_preface_and_the_number_of_a_standard_are_none_of_a_title_that_fills_its_line() -> None:
    text = "青岭市城镇燃气供应专项规划（2023—2035年）\n前言\n" + "为完善城镇燃气供应体系，保障供气安全稳定，编\n" * 12
    assert read_source(source_of(text))[0].identity.title == "青岭市城镇燃气供应专项规划（2023—2035年）"
    (found,) = read_source(
        source_of("青岭市志愿服务规范\nQ/QL 001—2020\n1 范围\n规定要求。\n2 要求\n2.1 每年二十小时。\n")
    )
    assert found.clauses[-1].headings == ("2 要求",)
