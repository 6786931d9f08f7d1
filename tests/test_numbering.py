"""The numbering table: which label a paragraph begins with, and what only looks like one."""

from __future__ import annotations

import pytest

from compare.knowledge.numbering import BOX, CAPTION, INLINE, find_label

LABELS = [
    ("第一编 总则", "book", "第一编", "一"),
    ("第三篇 优化服务", "part", "第三篇", "三"),
    ("第十二章 附则", "chapter", "第十二章", "十二"),
    ("第 3 章 目标", "chapter", "第 3 章", "3"),
    ("第二节 回收网络", "section", "第二节", "二"),
    ("第八条 市人民政府应当", "article", "第八条", "八"),
    ("第一百二十三条 违反本法", "article", "第一百二十三条", "一百二十三"),
    ("第二十条之一 对前款", "article", "第二十条之一", "二十"),
    ("第15条 县级以上", "article", "第15条", "15"),
    ("一、总体要求", "han", "一、", "一"),
    ("十一、保障措施", "han", "十一、", "十一"),
    ("二 、主要任务", "han", "二 、", "二"),
    ("（一）健全网络", "han-bracket", "（一）", "一"),
    ("(二)完善政策", "han-bracket", "(二)", "二"),
    ("（十三）、加强监管", "han-bracket", "（十三）、", "十三"),
    ("1. 建设站点", "arabic", "1.", "1"),
    ("12．推广回收机", "arabic", "12．", "12"),
    ("3、培育企业", "arabic", "3、", "3"),
    ("1.2 重点工程", "decimal", "1.2", "1.2"),
    ("4.1.3分拣中心", "decimal", "4.1.3", "4.1.3"),
    ("07再生利用装备：", "padded", "07", "07"),
    ("（3）完善标准", "arabic-bracket", "（3）", "3"),
    ("(12) 强化考核", "arabic-bracket", "(12)", "12"),
    ("2）开展试点", "half-bracket", "2）", "2"),
    ("①建立台账", "circled", "①", "①"),
    ("一是健全机制", "ordinal", "一是", "一"),
    ("二要突出重点", "ordinal", "二要", "二"),
    ("——规模稳步扩大", "dash", "——", ""),
    ("附件1", "annex", "附件1", "1"),
    ("附件：责任分工表", "annex", "附件", ""),
    ("附录 2", "annex", "附录 2", "2"),
]
PLAIN = [
    "1.5亿元用于网点建设",
    "2026年，全市建成",
    "2.5 万吨的处理能力",
    "3.2%的增长率",
    "第一批试点城市",
    "第二次全体会议",
    "第三条款的规定适用于",
    "一些地方探索了",
    "一是否则",
    "十四五时期",
    "附件材料齐全",
    "100家企业",
    "（示例）本文件",
    "（2026—2030年）",
    "关于加快回收体系建设的意见",
    "—",
]


@pytest.mark.parametrize(("text", "name", "label", "number"), LABELS)
def test_label(text: str, name: str, label: str, number: str) -> None:
    found = find_label(text)
    assert found is not None
    assert (found[0].name, found[1], found[2]) == (name, label, number)


@pytest.mark.parametrize("text", PLAIN)
def test_no_label(text: str) -> None:
    assert find_label(text) is None


@pytest.mark.parametrize("text", ["专栏 1 回收网点工程", "专栏3-2重点项目", "专栏 分拣中心", "专栏五：重点任务"])
def test_box(text: str) -> None:
    assert BOX.match(text)


@pytest.mark.parametrize(("text", "is_one"), [("表 2-1 主要指标", True), ("续表1 主要指标", True), ("表彰先进", False)])
def test_caption(text: str, is_one: bool) -> None:
    assert bool(CAPTION.match(text)) is is_one


def test_points_inside_a_sentence() -> None:
    text = "重点做好三件事。一是建网点。二是强分拣；三是优利用。十是否定。"
    assert INLINE.split(text) == ["重点做好三件事。", "一是建网点。", "二是强分拣；", "三是优利用。十是否定。"]
