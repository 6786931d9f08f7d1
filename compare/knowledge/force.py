"""How binding a verb is. The strongest one in a directive decides.

Source of the order: 《立法技术规范（试行）（一）》 (全国人大常委会法工委, 2009) tells 应当, 必须, 不得, 禁止 and 可以 apart; the
verbs of plans and opinions were added by reading them (建立 and 实施 commit, 鼓励 and 支持 encourage, 探索 leaves open).
"""

from __future__ import annotations

from compare.model import Force

FORCE: tuple[tuple[Force, tuple[str, ...]], ...] = (
    (Force.MUST, ("必须", "严禁", "禁止", "不得", "一律", "不准", "坚决", "严格执行", "确保", "严厉打击", "务必")),
    (
        Force.SHALL,
        (
            "应当", "应", "须", "要", "负责", "由", "建立", "健全", "完善", "制定", "制订", "实施", "实行", "落实", "建设", "建成", "达到",
            "设立", "开展", "加强", "强化", "严格", "组织", "明确", "规范", "编制", "出台", "给予", "追究", "责令", "提高到", "纳入",
        ),
    ),
    (
        Force.SHOULD,
        (
            "鼓励", "支持", "引导", "推动", "推进", "促进", "提倡", "倡导", "加快", "加大", "深化", "优化", "推广", "发展", "培育", "打造",
            "提升", "提高", "扩大", "增强",
        ),
    ),
    (Force.MAY, ("可以", "可", "允许", "探索", "试点", "有条件的")),
)  # fmt: skip
"""Strongest first; within a row the order means nothing."""

DEFAULT = Force.SHOULD
"""A directive without any of these verbs, such as 展望 2035 年…, states what should become of things."""

NOT_FORCE: tuple[str, ...] = (
    "主要", "重要", "需要", "必要", "首要", "要素", "要求", "要点", "要件", "纲要", "摘要", "供应", "反应", "应用", "应急", "应对", "适应",
    "相应", "响应", "效应", "对应", "应收", "应付", "理由", "自由", "由于", "事由", "由此", "许可", "认可", "可持续", "可靠", "可能", "可行",
    "可穿戴", "可再生", "可追溯", "可及", "可控", "必须由", "尽可能", "可视", "应届", "不可",
)  # fmt: skip
"""Words that only contain a verb of the table: taken out before looking."""
