"""What shows of which kind a document is: endings of titles, openings, and the signs of newspapers.

Sources: 《立法法》 and 《行政法规制定程序条例》 art. 5 for laws and rules; 《党政机关公文处理工作条例》 (2012) art. 8 for 意见, 通知, 决定,
批复 and the others; 《国务院关于编制国民经济和社会发展规划的意见》 and websites of governments for plans; 《国务院办公厅关于在政务公开工作中进一步做好
政务舆情回应的通知》 and 《关于做好政策解读工作的通知》 for what 政策解读, 新闻发布会 and 答记者问 are. Datelines and signatures are as
newspapers print them (本报讯, 新华社……电, 本报记者). Read against 174 real documents: a gazette, newspaper pages, a
compilation, regulations, plans, work reports.
"""

from __future__ import annotations

from compare.model import DocumentKind

TITLES: tuple[tuple[DocumentKind, str], ...] = (
    (DocumentKind.INTERPRETATION, r"政策解读|解读$|问答$|一图读懂|图解|^解读|政策说明"),
    (DocumentKind.PRESS_REPORT, r"答记者问|新闻发布会|发布会实录"),
    (DocumentKind.SPEECH, r"(?:讲话|致辞|发言|演讲)(?:摘要|全文|提纲|要点)?$"),
    (DocumentKind.WORK_REPORT, r"工作报告|计划(?:草案)?的报告$|预算(?:草案)?的报告$"),
    (DocumentKind.REPLY, r"(?:批复|复函|答复)$"),
    (DocumentKind.CATALOGUE, r"(?:目录|名录|清单|名单)$"),
    (DocumentKind.PLAN, r"(?:规划|纲要|计划|方案|预案|要点|任务|任务分工|规划指南|行动|专项行动|路线图|倍增行动|三年行动|台账)$"),
    (DocumentKind.RULE, r"(?:条例|规定|办法|细则|规则|规章|章程|准则|守则|机制|制度|规程)$"),
    (DocumentKind.LAW, r"(?:宪法|法典|(?<![办看说做方])法)$"),
    (DocumentKind.OPINION, r"(?:意见|通知|决定|决议|措施|举措|公告|通告|通报|公报|函|命令|令|政策|指示|纪要|十条|条|安排|请示|议案|倡议)$"),
)  # fmt: skip
"""Kinds by what the title ends in, brackets left out; the first row that fits decides."""

NOTICE = r"(?:印发|转发|发布|公布|下发|批转|下达)[《〈]?(?P<title>[^》〉]{4,80}?)[》〉]?的?(?:通知|公告|通告|决定|命令|令|函)$"
"""A notice around what it issues: of the kind of what it issues, unless that is of none."""

ARTICLES = r"^第[一二三四五六七八九十百零〇\d]+条"
"""How the clauses of laws and rules begin."""

SPEECH_OPENING = r"^(?:同志们|各位同志|各位来宾|女士们|朋友们|尊敬的|各位委员|老师们|同学们)[^。]{0,30}[：:，,！!]"
REPORT_OPENING = r"^各位代表[：:，,！!]|我代表.{2,20}向大会(?:报告|作)|现在，我代表"

PRESS: tuple[tuple[str, str, int], ...] = (
    ("电头", r"^[（(]?(?:本报讯|本报[^，。\s]{0,8}电|新华社[^，。]{1,16}电|[^，。\s]{2,6}(?:日报|晚报|晨报|时报)讯)", 3),
    ("记者署名", r"(?:本报|日报|晚报|晨报|时报|新华社|全媒体|融媒体|网)?(?:见习|实习|首席)?(?:记者|通讯员)[：:\s　]*[\u4e00-\u9fff]{2,4}(?:[\s　、]+[\u4e00-\u9fff]{2,4}){0,4}[）)]?$|[（(](?:本报)?(?:记者|通讯员)[\s　:：]?[^）)，。]{2,20}[）)]", 3),
    ("转载出处", r"^[（(]?(?:据|来源[：:]?|转自|摘自|载)[\s　]?《[^》]{2,12}(?:报|日报|晚报|新闻|周刊|网)》[）)]?$|^[（(]?来源[：:][^。]{0,16}(?:报|新闻|新华社|客户端|融媒体)[）)]?$", 3),
    ("记者采访", r"记者(?:从|了解|获悉|采访|问|注意到|看到|在[^，。]{2,12}(?:看到|采访|了解))|答记者问|向记者(?:介绍|表示|透露)", 3),
    ("新闻发布会", r"(?:新闻发布会|新闻通气会|媒体吹风会|国新办|新闻办(?:公室)?举行)", 2),
    ("会议报道的结尾", r"(?:出席|参加|列席|主持)(?:了)?(?:会议|活动|座谈会|大会)。$|在(?:主会场|分会场)(?:出席|参加|合会)|会议(?:以)?(?:视频|电视电话)形式|全程网络直播", 2),
    ("会议的时间和召开", r"^[^。]{0,30}(?:\d{1,2}月\d{1,2}日|近日|日前|昨日|上班第一天|上午|下午)[^。]{0,40}(?:召开|举行|出席|会见|调研|主持)", 2),
    ("据介绍", r"据(?:介绍|了解|悉|统计部门介绍)[，,]", 2),
)  # fmt: skip
"""Signs of newspapers: the name printed, the words in one paragraph, how much they weigh."""

SPEAKING = r"(?:^|[。；”])(?P<who>会议|全会|大会|[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]{2,16}(?:局长|厅长|主任|书记|省长|市长|负责人)[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,16}(?:委|局|厅|部|会)?(?:有关|相关)?(?:负责人|负责同志))(?:在[^，。]{1,10}时)?(?:还|也|同时)?(?:强调|指出|要求|表示|认为|号召|介绍|说|提出)[，,：:]?"
"""Somebody speaks, at the beginning of a sentence: 会议强调, 庞明明指出, 负责人表示."""

QUOTED = r"“[^“”]{30,}”(?:[^。]{0,60}(?:说|介绍|表示|指出|强调)[。，]?|$)"
"""A long quotation with its speaker behind it."""

HEADLINE = r"强调|指出|出席|主持(?:召开|会议)?|会见|调研|召开|举行|发布第|印发《|上班|为.{2,12}(?:保驾护航|添动力|注入)|收录|落地|奋力谱写|再出发"
"""Words of headlines, which titles of documents do not have."""

WEIGHTS = {"说话人": 2, "直接引语": 2, "新闻标题": 1}
SPEAKERS = 2
"""So many sentences in which somebody speaks make a chain."""
PRESS_LEAST = 3
"""Signs that weigh this much make a newspaper story …"""
PRESS_FORMAL = 5
"""… and this much, where a title of a kind, or numbered headings, speak for the document itself: a newspaper prints the
full text of an opinion under a dateline."""

INTERPRETED = r"(?:起草|出台|制定|修订|编制)(?:的)?(?:背景|依据|过程|目的)|(?:主要|核心)内容|(?:特色|创新|政策)(?:亮点|点)|关键词诠释|名词解释|适用(?:范围|对象)|惠民利民举措|新旧政策差异|解读(?:机关|单位|人)"
"""Headings of 政策解读; so many different ones make one."""
INTERPRETED_LEAST = 3

LABELS: dict[DocumentKind, str] = {
    DocumentKind.LAW: "法律", DocumentKind.RULE: "法规规章", DocumentKind.PLAN: "规划方案", DocumentKind.OPINION: "意见通知",
    DocumentKind.WORK_REPORT: "工作报告", DocumentKind.REPLY: "批复", DocumentKind.PRESS_REPORT: "新闻报道",
    DocumentKind.SPEECH: "讲话", DocumentKind.INTERPRETATION: "政策解读", DocumentKind.CATALOGUE: "目录清单",
    DocumentKind.OTHER: "其他",
}  # fmt: skip
"""The kinds as they are printed."""

SECONDHAND_MARK = "〔报道，非文件原文〕"
EXPIRED_MARK = "〔已到期〕"
OLDER_MARK = "早于上位文件"
