"""The tables of clauses and of indicators: what they list, and that they say of a number what the changes say."""

from __future__ import annotations

from pathlib import Path

from compare.model import Comparison
from compare.pipeline import compare_documents, read_documents
from compare.report.view import Report

NATIONAL = """国务院关于印发社区食堂发展规划的通知
国发〔2026〕9号
一、主要任务
1.培育知名品牌。培育年销售50亿元以上的社区食堂连锁品牌10个以上，减少居民用餐支出50亿元以上。
2.扩大服务范围。到2030年，社区食堂覆盖率达到95%以上，适老化改造率达到90%以上。
2026年3月1日
"""
LOCAL = """云岭省人民政府关于印发社区食堂发展实施方案的通知
云政发〔2026〕5号
一、主要任务
1.培育知名品牌。扶持一批社区食堂连锁品牌，培育年销售50亿元的预制菜大单品5个以上，超亿元的预制菜大单品10个以上。
2.扩大服务范围。到2030年，社区食堂覆盖率达到95%以上，适老化改造率达到80%以上。
2026年5月1日
"""


def compare_texts(folder: Path, *texts: str) -> Comparison:
    paths = [folder / f"{number}.txt" for number, _ in enumerate(texts)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return compare_documents(read_documents(paths))


def test_an_equal_number_of_another_thing_is_no_equal_target(tmp_path: Path) -> None:
    found = {one.subject: one.judgement for one in Report(compare_texts(tmp_path, NATIONAL, LOCAL)).indicators}
    assert {name: told for name, told in found.items() if told == "要求持平"} == {"社区食堂覆盖率": "要求持平"}
    assert found["适老化改造率"] == "↓指标降低"
    assert found["减少居民用餐支出"] == "未见指标"


def test_a_list_of_gaps_says_how_many_omissions_it_is_and_how_many_of_them_are_sure(demonstration: Comparison) -> None:
    report, headline = Report(demonstration), demonstration.totals.headline
    assert headline.gaps == report.counts.none < headline.left_out
    assert sum(len(one.findings) for one in report.gaps) == headline.left_out
    told = f"共{len(report.gaps)}项部署要求、{headline.left_out}项次（未承接{headline.gaps}项次，"
    assert report.gap_note.startswith(f"{told}待核{headline.doubted}项次）")
