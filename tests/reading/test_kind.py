"""Of which kind a document is: texts of our own, of the sorts that gazettes, newspapers and websites print."""

from __future__ import annotations

import pytest

from compare.knowledge.titles import LABELS, SECONDHAND_MARK
from compare.model import DocumentKind, Kind, Line, Paragraph, Place, Source
from compare.pipeline import read_source
from compare.reading.classify import by_title, find_kind, find_press_signs

K = DocumentKind

TITLES = [
    ("中华人民共和国古树保护法", K.LAW),
    ("云溪市古树名木保护条例", K.RULE),
    ("云溪市人民代表大会常务委员会关于修改《云溪市古树名木保护条例》的决定", K.RULE),
    ("云溪市人民政府关于废止部分规章的决定", K.RULE),
    ("全国人民代表大会常务委员会关于修改《中华人民共和国古树保护法》的决定", K.LAW),
    ("云溪市人民政府关于表彰古树保护先进集体的决定", K.OPINION),
    ("青川省实施《中华人民共和国古树保护法》办法", K.RULE),
    ("云溪市古树名木认养若干规定（试行）", K.RULE),
    ("云溪市古树修复项目调度机制", K.RULE),
    ("云溪市古树名木保护规划（2026—2030年）", K.PLAN),
    ("青川省古树保护三年行动计划(2024-2026年)", K.PLAN),
    ("云溪市林火应急预案", K.PLAN),
    ("古树产业发展规划指南", K.PLAN),
    ("林业改革2026年重点工作任务", K.PLAN),
    ("关于印发云溪市古树公园建设方案的通知", K.PLAN),
    ("关于印发《青川省古树名录》的通知", K.CATALOGUE),
    ("关于加强古树保护的实施意见", K.OPINION),
    ("青川省支持林业发展的若干措施", K.OPINION),
    ("关于开展古树普查的通知", K.OPINION),
    ("关于云溪市古树公园总体布局的批复", K.REPLY),
    ("国家重点保护古树目录（2026版）", K.CATALOGUE),
    ("2026年云溪市政府工作报告", K.WORK_REPORT),
    ("在全市古树保护大会上的讲话", K.SPEECH),
    ("《云溪市古树名木保护条例》政策解读", K.INTERPRETATION),
    ("关于《云溪市古树名木保护条例（草案）》的说明", K.INTERPRETATION),
    ("《云溪市古树名木保护办法（送审稿）》起草说明", K.INTERPRETATION),
    ("云溪市古树名木保护规划编制说明", K.INTERPRETATION),
    ("云溪市古树复壮药剂使用说明", None),
    ("市林业局负责人就古树保护条例答记者问", K.PRESS_REPORT),
    ("云溪市古树修复的做法", None),
    ("古树之乡", None),
]

STORY = """全市古树保护工作会议召开
本报讯（记者 林小木）3月5日，全市古树保护工作会议召开。
副市长秦山强调，要摸清家底，加快建档。林业局局长指出，要落实养护责任。
各县（市、区）负责同志参加会议。"""
CONFERENCE = """青川省支持古树保护若干措施
6月2日，省政府新闻办举行新闻发布会，介绍《青川省支持古树保护若干措施》。
“我们安排专项资金，对每一株衰弱古树制定复壮方案，三年内全部完成。”省林业局副局长秦山介绍。
据介绍，措施共十条。
据《青川晚报》"""
PRINTED = """关于加强古树保护的实施意见
新华社青川3月5日电
一、总体要求
到2030年建立古树档案。
二、主要任务
（一）开展古树普查。
（二）落实养护责任。
三、保障措施
加强组织领导。"""
SPEECH = """同志们：
今天开会，是要部署古树保护工作。
一要摸清家底，二要建档立卡。"""
EXPLAINED = """云溪市古树保护办法说明
一、制定背景
古树是活的文物。
二、主要内容
办法共二十条。
三、政策亮点
首次规定认养。"""
BY_ARTICLES = """云溪市古树保护
第一条 为了保护古树，制定本规章。
第二条 本市古树的保护适用本规章。
第三条 林业部门应当建立档案。"""
LETTER = """关于古树普查
各县（市、区）人民政府：
现印发给你们，请认真贯彻执行。"""
REPORT = """云溪市人民政府
各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。"""


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(line, Place("报.txt", None, (n, n)), Kind.CLAUSE) for n, line in enumerate(text.split("\n"), 1)
    )


def judge(text: str, way: str = "whole", number: str = "") -> DocumentKind:
    return find_kind(text.split("\n", maxsplit=1)[0], paragraphs(text), way, number).kind


@pytest.mark.parametrize(("title", "kind"), TITLES)
def test_a_title_names_its_kind(title: str, kind: DocumentKind | None) -> None:
    assert by_title(title) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (STORY, K.PRESS_REPORT),
        (CONFERENCE, K.PRESS_REPORT),
        (PRINTED, K.OPINION),
        (SPEECH, K.SPEECH),
        (EXPLAINED, K.INTERPRETATION),
        (BY_ARTICLES, K.RULE),
        (LETTER, K.OPINION),
        (REPORT, K.WORK_REPORT),
        ("古树之乡\n云溪多古树。", K.OTHER),
    ],
)
def test_the_text_shows_what_the_title_does_not(text: str, kind: DocumentKind) -> None:
    assert judge(text) is kind


def test_a_conference_under_the_title_of_the_measures_is_no_measures() -> None:
    found = find_kind("青川省支持古树保护若干措施", paragraphs(CONFERENCE))
    assert found.kind is K.PRESS_REPORT
    assert {"新闻发布会", "转载出处"} <= set(found.evidence)


def test_what_stands_under_a_red_head_or_in_a_compilation_is_no_story() -> None:
    assert judge(CONFERENCE, "red head") is K.OPINION
    assert judge(CONFERENCE, "compilation") is K.OPINION
    assert judge(CONFERENCE, number="青政发〔2026〕3号") is K.OPINION


def test_a_page_of_a_newspaper_without_a_title_of_a_kind_is_a_story() -> None:
    assert judge("扬帆再出发\n古树之乡再启新程。", "story") is K.PRESS_REPORT
    assert judge(PRINTED, "story") is K.OPINION


def test_what_every_document_quotes_is_no_speaker() -> None:
    said = "习近平总书记强调，要保护古树。会议精神要落实。党中央指出，生态优先。"
    assert find_press_signs("关于加强古树保护的意见", [said]) == ()


def test_a_reader_is_told_what_the_verdict_rests_on() -> None:
    lines = tuple(Line(n, line) for n, line in enumerate(CONFERENCE.split("\n"), 1))
    (document,) = read_source(Source("报.txt", "0" * 64, "text", lines, True))
    assert document.identity.kind is K.PRESS_REPORT
    assert any(one.startswith(f"{SECONDHAND_MARK}（") and "原文" in one for one in document.warnings)


def test_every_kind_has_a_name_and_only_three_are_secondhand() -> None:
    assert set(LABELS) == set(K)
    assert {one for one in K if one.secondhand} == {K.PRESS_REPORT, K.SPEECH, K.INTERPRETATION}
