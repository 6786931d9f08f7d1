"""How documents say for how long they hold: in their titles, and in a sentence of their own.

Sources: the five-year plans number their years (``knowledge.schedule``); 《法治政府建设实施纲要》 and 《国务院办公厅关于加强行政规范性文件制定和监督管理
工作的通知》 (国办发〔2018〕37号) on 有效期 of normative documents; 规划期 and 规划期限 as plans print them. Read against 51 national
documents and 46 regulations.
"""

from __future__ import annotations

RANGE = r"(?P<from>20\d{2})\s?年?\s?(?:[—－\-–~～─至到]|——)+\s?(?P<to>20\d{2})\s?年?"
"""2026—2030年, 2018-2020年."""

GOAL_YEAR = r"(?P<year>20\d{2})(?=[”」\"]?(?:规划|纲要|行动|战略|目标|远景))|(?P<han>二[〇○零][一二三四五六七八九]{2}|二[〇○零][〇○零一二三四五六七八九]{2})年远景目标"
"""健康中国2030, 二〇三五年远景目标."""

ANNUAL = r"(?P<year>20\d{2})\s?年度?(?!版|版本|修|第|[—－\-–~～─至到起前底])"
"""2026年重点工作任务: the year of a plan or notice, not of a version, a batch or a revision."""

STATED = (
    rf"(?:规划|实施|计划|行动|方案|本期|执行)期(?:限|间)?(?:为|是|自|从|：|:)?[^，。；]{{0,6}}{RANGE}"
    r"|(?:有效期|实施期|施行期|执行期|政策期)(?:限)?(?:截?止?[至到]|截止)(?P<until>20\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)"
    r"|(?:施行|实施|执行)[^。；]{0,16}(?:至|到)(?P<last>20\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)(?:止|有效|废止|失效)"
    r"|自(?P<start>20\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)[^。；]{0,4}起(?:正式)?(?:施行|实施|执行)[，,；。]?[^。；]{0,6}有效期(?:为|限)?[^。；]{0,2}?(?P<years>[\d一二三四五]{1,2})年"
)
"""规划期为2026—2030年, 有效期至2026年12月31日, 自2024年1月1日起施行，有效期3年."""

GOALS = r"(?:发展|主要|总体|工作|预期|行动|阶段|具体|近期|规划|建设)?目标"
"""A heading above the goals of a plan: what a plan without years in its title aims at tells its period."""
