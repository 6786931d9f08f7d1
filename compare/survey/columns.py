"""The columns of a survey's tables: names for programs, titles for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.report.language import msgid


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name for programs, its title, its width in characters, how its numbers are shown."""

    name: str
    title: str
    width: int
    kind: Literal["text", "count", "share", "score", "yes"] = "text"


CELLS = (
    Column("number", msgid("编号"), 8),
    Column("government", msgid("地方"), 16),
    Column("level", msgid("层级"), 8),
    Column("province", msgid("省份"), 12),
    Column("relation", msgid("关系"), 8),
    Column("above", msgid("上级事项"), 8, "yes"),
    Column("doubt", msgid("待核"), 8, "yes"),
    Column("coverage", msgid("覆盖度"), 8, "share"),
    Column("confidence", msgid("置信度"), 8, "score"),
    Column("copied", msgid("照抄率"), 8, "share"),
    Column("manner", msgid("承接方式"), 8),
    Column("directive", msgid("部署要求"), 50),
    Column("chapter", msgid("章节"), 20),
    Column("local", msgid("本地措辞"), 50),
    Column("carriers", msgid("承接条款数"), 8, "count"),
    Column("missing", msgid("未见要点"), 30),
    Column("changes", msgid("变化"), 30),
    Column("reason", msgid("理由"), 40),
    Column("document", msgid("本级文件"), 30),
    Column("date", msgid("日期"), 12),
    Column("place", msgid("条款出处"), 16),
    Column("file", msgid("文件"), 24),
    Column("directive_id", msgid("部署标识"), 16),
    Column("government_id", msgid("地方标识"), 16),
    Column("document_id", msgid("文件标识"), 16),
)

GOVERNMENTS = (
    Column("rank_first", msgid("名次（最前）"), 8, "count"),
    Column("government", msgid("地方"), 20),
    Column("rank_last", msgid("名次（最后）"), 8, "count"),
    Column("level", msgid("层级"), 8),
    Column("province", msgid("省份"), 12),
    Column("caveats", msgid("限度"), 40),
    Column("directives", msgid("部署"), 8, "count"),
    Column("adopt", msgid("采纳"), 8, "count"),
    Column("extend", msgid("拓展"), 8, "count"),
    Column("omit", msgid("缺失"), 8, "count"),
    Column("above", msgid("上级事项"), 8, "count"),
    Column("gaps", msgid("缺失（本级可落实）"), 10, "count"),
    Column("gap_share", msgid("缺失率"), 8, "share"),
    Column("gaps_least", msgid("待核改判后最少"), 8, "count"),
    Column("gaps_most", msgid("待核改判后最多"), 8, "count"),
    Column("partial", msgid("部分"), 8, "count"),
    Column("doubt", msgid("待核"), 8, "count"),
    Column("coverage", msgid("覆盖度"), 8, "share"),
    Column("initiatives", msgid("自主新增"), 8, "count"),
    Column("characters", msgid("字数"), 10, "count"),
    Column("quality", msgid("读入质量"), 8, "share"),
    Column("documents", msgid("文件"), 40),
    Column("date", msgid("日期"), 12),
    Column("government_id", msgid("地方标识"), 16),
)

DIRECTIVES = (
    Column("number", msgid("编号"), 8),
    Column("directive", msgid("部署要求"), 60),
    Column("upper", msgid("上位文件"), 30),
    Column("chapter", msgid("章节"), 24),
    Column("force", msgid("力度"), 8),
    Column("governments", msgid("对照地数"), 8, "count"),
    Column("adopt", msgid("采纳"), 8, "count"),
    Column("extend", msgid("拓展"), 8, "count"),
    Column("omit", msgid("缺失"), 8, "count"),
    Column("above", msgid("上级事项"), 8, "count"),
    Column("gap_share", msgid("缺失率"), 8, "share"),
    Column("partial", msgid("部分"), 8, "count"),
    Column("weakened", msgid("弱化"), 8, "count"),
    Column("doubt", msgid("待核"), 8, "count"),
    Column("coverage", msgid("覆盖度"), 8, "share"),
    Column("first", msgid("最早承接"), 30),
    Column("directive_id", msgid("部署标识"), 16),
)

CLUSTERS = (
    Column("cluster", msgid("组"), 8),
    Column("date", msgid("日期"), 12),
    Column("government", msgid("地方"), 20),
    Column("document", msgid("文件"), 40),
    Column("source", msgid("最近的较早文件"), 40),
    Column("likeness", msgid("相同措辞"), 10, "share"),
    Column("document_id", msgid("文件标识"), 16),
)

FAILURES = (
    Column("file", msgid("文件"), 40),
    Column("title", msgid("标题"), 40),
    Column("kind", msgid("原因"), 14),
    Column("reason", msgid("说明"), 60),
)
