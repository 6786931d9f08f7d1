"""What titles and openings show: the kind of a document, its versions and short names, the years for which it holds.

Sources: 《党政机关公文处理工作条例》(2012) art. 8 for 意见, 通知, 决定, 批复 and the others; 《立法法》 and
《行政法规制定程序条例》 art. 5 (条例, 规定, 办法), 《规章制定程序条例》 art. 7 for laws and rules; 《标准化法》 for
standards; 《国务院关于编制国民经济和社会发展规划的意见》 and the websites of governments for plans and lists (规划,
目录); 《国务院办公厅关于在政务公开工作中进一步做好政务舆情回应的通知》 and 《关于做好政策解读工作的通知》 for 政策解读,
新闻发布会 and 答记者问. Datelines and signatures are as newspapers print them (本报讯, 新华社……电, 本报记者).
《法治政府建设实施纲要》 and 国办发〔2018〕37号 for 有效期 of normative documents; 规划期 and 规划期限 as plans print
them. All read against the 150 titles that real documents name and 174 real documents: a gazette, newspaper pages, a
compilation, regulations, plans, work reports.
"""

from __future__ import annotations

import re

from compare.model import DocumentKind

# What a policy document's title ends in; newspapers (日报), books (本草, 辨), certificates and forms (证, 表) do not.
KINDS = (
    "宪法|法典|法|条例|规定|办法|细则|规则|规章|章程|意见|通知|决定|决议|方案|规划|纲要|计划|措施|要点|批复|批示|预案"
    "|标准|规范|规程|指南|指引|导则|准则|守则|原则|目录|清单|名录|公告|通告|通报|命令|令|函|公约|协定|协议|议定书|解释"
    "|机制|制度|政策|行动|部署|程序|举措|工作报告|纪要|倡议|宣言|技术要求|药典|分工|分解|(?:分工|分解|任务|一览)表|十条|安排"
)
KIND = re.compile(f"(?:{KINDS})$")
# Endings that look like kinds and are none: ways of writing and fighting, means of doing things.
NO_KIND = re.compile(r"(?:书法|兵法|疗法|心法|技法|想法|说法|看法|报告书|同意书|说明书|授权协议|合作协议书)$")
# A kind alone (《规划》, 《实施意见》) is the short name of something said before, or of the document itself.
GENERIC = re.compile(f"(?:若干|实施|总体|专项|行动|工作|指导|发展|指导性|改革|试点|建设|调整|具体|本)*(?:{KINDS})?")
# Whose last word is that of what is carried out, not its own: 贯彻落实…规划纲要 / 任务分工方案.
CARRIED = re.compile("(?:贯彻|落实|执行)(?!.*(?:实施|工作|分工|行动|具体).{0,2}$)")
# Titles that every government's document of the kind has: they need the region beside them.
ANYBODYS = ("政府工作报告", "工作报告", "实施方案", "实施意见")

# A notice around what it issues: 关于印发《X》的通知, 印发〈X〉的通知, 转发X的通知.
NOTICE = re.compile(
    r"(?P<issuer>.{0,60}?)(?:关于)?(?:印发|转发|发布|公布|下发|批转)(?!.{0,4}(?:工作|制度|管理))"
    r"(?P<title>.{4,}?)的?(?:通知|公告|通告|决定|命令|令|函)"
)
ISSUED_BY = re.compile(r"(?P<issuer>.{2,60}?)关于(?P<rest>.+)")
NATION = re.compile(r"^中华人民共和国")

# Years and five-year periods: what parts one version of a title from the next.
YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})年?(?:度|版)?")
PERIOD = re.compile(r"十(?P<n>[一二三四五六七])五(?!年)|第十(?P<m>[一二三四五六七])个五年")
AMENDED_IN = re.compile(r"(?P<year>(?:19|20)\d{2})年?[^，。；]{0,12}?(?:修订|修正|版|施行|通过|修改)")

# 国办发〔2021〕5号, 第35号令 has no body and is left alone. What stands before the body in running text is cut off.
NUMBER = re.compile(
    r"(?P<body>[\u4e00-\u9fff]{1,12}?)\s?[〔\[［（(【]\s?(?P<year>(?:19|20)\d{2})\s?[〕\]］）)】]\s?(?:第\s?)?(?P<n>\d{1,5})\s?号"
)
LEAD = re.compile(
    r"^.*?(?:按照|根据|依据|依照|遵照|贯彻|落实|执行|参照|详见|下发|印发|以及|文件|和|及|与|的|见|按)(?=.{2})"
)

SHORT_NAME = re.compile(r"(?:以下|下文|下)?(?:统称|简称|称)[为：:]?\s?[“‘「《〈]*(?P<name>[^”’」》〉，。；）)]{2,40})")

# What follows a title that is no citation: what the document puts out of force, and its own history.
REPEALED = re.compile(r"[^《。；]{0,12}?(?:同时|即行|予以|自行|一并)?(?:废止|失效|作废|停止执行|停止施行)")
HISTORY = re.compile(r"(?:第[一二三四五六七八九十]+次)?(?:修正|修订)(?!后|的|工作|案)")
# What precedes one: a document that is yet to be written.
TO_WRITE = re.compile(
    r"(?:编制|起草|拟订|拟定|研究制定|制定出台|研究出台|编制发布|制定发布|抓紧制定|探索制定|组织制定)(?:完善|并发布|实施)?$"
)
TO_WRITE_LONGEST = 12  # characters of its longest hit, and more

# 2026年3月5日 某市人民政府公布, （2019年8月30日……会议通过）, 自2026年5月1日起施行: lines below a title that tell its history.
ENACTED_ON = re.compile(
    r"(?:[（(〔\[]|[-—─]{1,3})?\s?(?:根据|自)?\s?[\d〇○零一二三四五六七八九]{4}\s?年\s?[\d一二三四五六七八九十]{1,2}\s?月"
    r"(?:\s?[\d一二三四五六七八九十]{1,3}\s?日)?[^。]{0,200}?"
    r"(?:通过|批准|公布|发布|颁布|修订|修正|修改|印发|签署|施行|实施|生效|执行|废止|会议|会上|届$|令|号)"
)
# （经市政府同意，2026年3月5日印发）
AGREED = re.compile(
    r"[（(][^（）()]{2,40}[，,]\s?\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:印发|公布|发布|颁布|通过|批准)[^（）()]{0,20}[）)]"
)
# A document that a list cites, whole: 《某市节水办法》（2024年…公布）, on one line …
CITED_TITLE = re.compile(
    r"《[^《》]{2,80}(?:《[^《》]{2,60}》[^《》]{0,20}){0,3}》(?:\s?[（(〔][^（）()]{2,80}[）)〕])?[、，；;]?"
)
# … and what amends it, which it may head: 将第五条中的…, 删去第八条, 对第三条作出修改, 原第八条改为第九条, “甲”修改为“乙”.
AMENDS = re.compile(
    r"将|把|删[去除]|增加|修改|废止|[原对在]?第\s?[\d一二三四五六七八九十百零]+\s?[章节条款项]|[^《》。]{1,80}?(?:修改|改)为"
)
# 2026-03-05发布　2026-05-01实施: the same as standards print it, and nothing else on the line.
STAMP = re.compile(
    r"(?:\d{4}\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,2}\s?(?:通过|批准|公布|发布|颁布|印发|修订|修正|施行|实施|生效|执行|废止)"
    r"[\s，,；;、]*){1,3}"
)
# Who published, behind the day: 2026年2月2日某部公布, 某办公室、某部令第19号公布. Who passed or approved it is another.
PUBLISHED_BY = re.compile(
    r"\s?[由经]?(?P<bodies>[\u4e00-\u9fff（）()、\s]{2,80}?)\s?(?:第\s?[\d〇零一二三四五六七八九十百]{1,5}\s?号)?"
    r"(?:令|公告|公布|发布|颁布|印发)"
)
# What a web page prints below a title: 发布时间：2026-03-16 09:30　来源：…, 日期：2026-03-16, 2026-03-16 09:30:12. A date
# alone is the document's own (``part_signature``).
POSTED = re.compile(
    r"(?P<key>(?:(?<![\u4e00-\u9fff])[\[【]?(?:发布|公布|公开|上传|发稿|发表|更新)?\s?(?:时\s?间|日\s?期)(?:\s?[：:]|[\]】][：:]?)\s?|(?:发布|发表)于\s?)?)"
    r"(?<![\d-])(?P<day>\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|\d{4}([-./])\d{1,2}\3\d{1,2})"
    r"(?P<rest>(?:\s?\d{1,2}[：:]\d{2}(?:[：:]\d{2})?)?(?:\s?(?:信息|文章)?(?:来\s?源|作\s?者|编辑|责任编辑|责编|浏览|阅读|点击|访问|字\s?[体号]|分享|打印)[^。]{0,80})?)"
)
# What a history adds to the name of a body: 中华人民共和国国务院, 某市第十二届人民代表大会常务委员会.
NO_NAME = re.compile(r"^中华人民共和国(?=.{3})|第[一二三四五六七八九十]{1,4}届")
# What stands behind a title and belongs to it: （试行）, （2026—2028年）, 〔修订版〕, V2.0, （征求意见稿）.
REMARK = re.compile(
    r"(?:\s?[（(〔\[【][^（）()〔〕\[\]【】]{1,20}[）)〕\]】]|\s?[Vv]\s?\d{1,9}(?:\.\d{1,9}){0,9}|\s?第[一二三四五六七八九十\d]{1,9}版){1,9}$"
)
WRAPPED = re.compile(
    rf"[《〈](?P<title>[^《》〈〉]+(?:〈[^〈〉]*〉[^《》〈〉]*)*)[》〉](?P<rest>{REMARK.pattern[:-1]})?"
)
# What a site or an editor calls a document by, where the document has a title of its own: 重磅！某市出台…, 政策｜某市….
HEADLINED = re.compile("[！!｜丨]|(?<!关于)出台(?![前后之])|来了[！!]?$|重磅|速[递看览](?=$|[：:｜])")
# Headings that stand inside plans: a line of such words only is no title, wherever it stands.
_INNER = (
    "(?:总体|指导|基本|工作|发展|主要|重点|保障|组织|实施|具体|有关|编制|政策|建设|监督|任务|目标|战略|责任|时间|推进|现状|适用|进度|资金|考核|制度|预期|总)"
    "(?:要求|思想|原则|目标|任务|措施|举措|领导|步骤|思路|安排|背景|依据|保障|内容|工程|项目|范围|基础|形势|机制|管理|分工|评估|落实|方针|定位|条件|环境|方向|责任|布局|方法|方式|程序|问题|情况|实施|则)"
)
INNER = re.compile(
    rf"(?:{_INNER}|前言|引言|序言|概述|背景|附则|总则|绪论|说明|目标|任务|原则|要求|保障|目\s?录|目\s?次|正文)"
    rf"(?:[、，和与及](?:{_INNER}|目标|任务|原则|要求|保障|措施|举措|思路))*"
)
# 案例一：某局推行…, 问题3：…: what counts entries by name heads one of them.
ENTRY = re.compile(r"[\u4e00-\u9fff]{2}\s?[一二三四五六七八九十\d]{1,3}\s?[：:、]\s?\S")
# What no title begins with, however short its line (为民办实事… is one).
RUNNING = re.compile(
    r"为(?:了|贯彻|落实|进一步|深入|全面|认真|切实|加强|加快|规范|推[动进])|(?:根据|依据|依照|遵照)(?=[《〈])"
)
# A line of a title that the next one goes on with, whatever that looks like: 某市加快建设 / 国家区域医疗中心.
UNENDED = re.compile(
    "(?:关于|的|和|与|及|、|暨|以及|对|向|为|在|建设|打造|支持|推进|推动|加快|加强|促进|创建|争创|服务|深化|优化|完善)$"
)
# What running text begins with and a title with a comma does not.
OPENINGS = re.compile(
    "(?:为|根据|依据|依照|按照|遵照|近日|日前|经|兹|现将|现就|当前|今年|今天|近年来|随着|自从|由于|对于|在|党的|以习近平|你[局厅委部市县区院]|各[位市县地]|一年来|五年来|过去)"
)
# Keys of the table that web pages and metadata set above a document.
KEYS = re.compile(
    r"(?P<key>索\s*引\s*号|主题分类|主\s?题\s?词|发文机关|发布机关|制定机关|发布机构|成文日期|发文日期|印发日期|签发日期|发布日期|生成日期|公开日期|公布日期|颁布日期|生效日期|实施日期|施行日期|执行日期"
    r"|失效日期|废止日期|有效性|时效性|效力状态|标\s*题|公文种类|文件种类|信息分类|体裁分类|服务对象|组配分类|关键词|文件编号|统一编号|发文字号|文\s*号|字\s*号|发布时间|来\s*源|作\s*者"
    r"|责任编辑|编辑|浏览次数|阅读次数|点击数|字\s*体|打\s*印|分\s*享|公开方式|公开形式|公开范围|信息来源|所属主题|发布单位|信息名称|名\s*称)\s*[：:]"
)
# Of these the ones that say something of the page, and nothing of the document.
OF_PAGE = re.compile(r"来\s*源|作\s*者|编辑|次数|点击数|字\s*体|打\s*印|分\s*享|发布时间")
# The names of papers, gazettes and sites above a text.
PERIODICAL = re.compile(
    r"《?[\u4e00-\u9fff]{2,16}(?:日报|晚报|晨报|公报|政报|政府网|门户网站|信息网|要闻)》?(?:\s?\d{4}年第?\d+期)?"
)
# Of these the ones that are never a document's own title where another line is: 统计公报, 环境状况公报 are.
_COUNTED = r"第\s?\d{1,4}\s?[期次]\s?(?:[（(]?总第?\s?\d{1,5}\s?期[）)]?)?"
_ISSUE = r"(?:\d{4}\s?年)?\s?第?\s?\d{1,4}\s?期\s?(?:[（(]?总第?\s?\d{1,5}\s?期[）)]?)?"
PAPER = re.compile(
    r"《?[\u4e00-\u9fff]{2,16}(?:日报|晚报|晨报|早报|时报|政报|(?:政府|国务院|人大常委会|常务委员会)公报)》?"
    rf"(?:\s?[（(]?\s?{_ISSUE}\s?[）)]?)?|[（(]?\s?(?:\d{{4}}\s?年|[〔\[]\s?\d{{4}}\s?[〕\]])?\s?{_COUNTED}\s?[）)]?"
    r"|(?:(?!关于)[\u4e00-\u9fff]){2,24}(?<!的)会议纪要"
    r"|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?星期[一二三四五六日天](?:\s?第?\s?[A-Z]?\d{1,3}\s?版)?"
)
# The names that websites give to a column, alone in the name of a page before the site's: 通知公告, 行政规范性文件, 市政府令.
COLUMN = re.compile(
    r"(?:通知|公告|公示|通告|文件|政策|法规|规章|规范性|行政|(?:人民)?政府|政务|党务|机关|部门|信息|预?公开|动态|要闻|新闻|重大|决策|法定|主动|最新|热点"
    r"|专题|专栏|栏目|列表|详情|详细|正文|内容|页|解读|文库|本级|上级|[省市县区州]|命?令|及|和|与|其[他它])++"
)
# Who gives a report, and where: ——2026年1月26日在…会议上, 某省省长 某某.
SPEAKER = re.compile(
    r"[—－-]{1,2}.{4,80}|.{0,30}(?:会议|大会)上|[\u4e00-\u9fff]{2,20}?(?:省长|市长|县长|区长|州长|旗长|盟长|主席|主任|总理|书记|局长|厅长|院长|检察长)\s[\u4e00-\u9fff·]{1,4}(?:\s?[\u4e00-\u9fff]{1,3})?"
)

GENERIC_TITLE: str = (
    r"关于|中华人民共和国|中共中央|国务院|人民政府|政府|省委|市委|县委|党委|办公室|办公厅|印发|转发|通知|实施|意见|方案|规划|纲要|若干|措施|条例|办法|规定|政策|指导"
    r"|加快|推动|推进|促进|加强|深化|全面|进一步|做好|组织|高质量|发展|工作|建设|改革|行动|计划|三年|目录|指南|重点|产业|能力|机制|开展|调整|机构|制度|试行|批复|报告"
    r"|“?十[二三四五六]五”?|国家|全国|全省|全市|全民|国民|经济社会|专项|战略|体系|细则|决定|任务|要点|[的和与及对在]"
    r"|\d+年?|[\W_]+|[一-鿿]{2,7}(?:省|市|自治区|自治州|县)|法$"
)
"""What a title is split at; what is left names the subject."""


TITLES: tuple[tuple[DocumentKind, str], ...] = (
    (DocumentKind.INTERPRETATION, r"政策解读|解读$|问答$|一图读懂|图解|^解读|政策说明|(?:草案|修订稿?|修正案|送审稿|征求意见稿)[^，。]{0,6}[》〉][^，。]{0,8}的?说明$|(?:起草|编制|修订|制定)(?:情况)?的?说明$"),
    (DocumentKind.PRESS_REPORT, r"答记者问|新闻发布会|发布会实录"),
    (DocumentKind.SPEECH, r"(?:讲话|致辞|发言|演讲)(?:摘要|全文|提纲|要点)?$"),
    (DocumentKind.WORK_REPORT, r"工作报告|计划(?:草案)?的报告$|预算(?:草案)?的报告$"),
    (DocumentKind.LAW, r"关于(?:修改|修正|废止)[《〈]中华人民共和国[^，。]{1,40}法[》〉]?(?:等[^，。]{1,12})?的决定$"),
    (DocumentKind.RULE, r"关于(?:修改|修订|修正|废止)[^，。]{0,60}(?:条例|规定|办法|细则|规则|规章|地方性法规)[》〉]?(?:等[^，。]{1,12})?的决定$"),
    (DocumentKind.REPLY, r"(?:批复|复函|答复)$"),
    (DocumentKind.CATALOGUE, r"(?:目录|名录|清单|名单)$"),
    (DocumentKind.PLAN, r"(?:规划|纲要|计划|方案|预案|要点|任务|任务分工|规划指南|行动|专项行动|路线图|倍增行动|三年行动|台账)$"),
    (DocumentKind.RULE, r"(?:条例|规定|办法|细则|规则|规章|章程|准则|守则|机制|制度|规程)$"),
    (DocumentKind.LAW, r"(?:宪法|法典|(?<![办看说做方])法)$"),
    (DocumentKind.OPINION, r"(?:意见|通知|决定|决议|措施|举措|公告|通告|通报|公报|函|命令|令|政策|指示|纪要|十条|条|安排|请示|议案|倡议)$"),
)  # fmt: skip
"""Kinds by what the title ends in, brackets left out; the first row that fits decides."""

NOTICE_OF = r"(?:印发|转发|发布|公布|下发|批转|下达)[《〈]?(?P<title>[^》〉]{4,80}?)[》〉]?的?(?:通知|公告|通告|决定|命令|令|函)$"
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

ADDRESSING = r"^(?:各位(?:代表|委员|同志|朋友)|同志们|女士们)[^。]{0,8}?[！!，,：:]"
"""A paragraph that turns to the audience: thanks and appeals of a report that is read out."""

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


ARTICLE = re.compile(r"第(?P<n>[一二三四五六七八九十百零〇\d]{1,12})条")
"""One article."""

OWN_ARTICLES = re.compile(
    rf"(?P<self>本(?:法|条例|办法|规定|细则|决定|规则|章程|规范))(?:{re.sub('[?]P<n>', '', ARTICLE.pattern)}(?:第[^条，。；]{{1,4}}[款项])*(?:、|和|或者?|至|以?及)?)+"
)
"""Articles that a text cites of itself: 违反本条例第三十五条第一款、第三十六条规定的."""

RANGE = r"(?P<from>20\d{2})\s?年?\s?(?:[—－\-–~～─至到]|——)+\s?(?P<to>20\d{2})\s?年?"
"""2026—2030年, 2018-2020年."""

GOAL_YEAR = r"(?P<year>20\d{2})(?=[”」\"]?(?:规划|纲要|行动|战略|目标|远景))|(?P<han>二[〇○零][一二三四五六七八九]{2}|二[〇○零][〇○零一二三四五六七八九]{2})年远景目标"
"""健康中国2030, 二〇三五年远景目标."""

ANNUAL = r"(?P<year>20\d{2})\s?年度?(?!版|版本|修|第|[—－\-–~～─至到起前底])"
"""2026年重点工作任务: the year of a plan or notice, not of a version, a batch or a revision."""

_DAY = r"(?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})\s?年\s?[\d一二三四五六七八九十]{1,2}\s?月\s?[\d一二三四五六七八九十廿卅]{1,3}\s?日"
STATED = (
    rf"(?:规划|实施|计划|行动|方案|本期|执行)期(?:限|间)?(?:为|是|自|从|：|:)?[^，。；]{{0,6}}{RANGE}"
    rf"|(?:有效期|实施期|施行期|执行期|政策期)(?:限)?(?:截?止?[至到]|截止)(?P<until>{_DAY})"
    rf"|(?:施行|实施|执行)[^。；]{{0,16}}(?:至|到)(?P<last>{_DAY})(?:止|有效|废止|失效)"
    rf"|自(?P<start>{_DAY})[^。；]{{0,4}}起(?:正式)?(?:施行|实施|执行)[，,；。]?[^。；]{{0,6}}有效期(?:为|限)?[^。；]{{0,2}}?"
    r"(?P<years>\d{1,2}|[一二两三四五六七八九十]{1,2})年"
)
"""规划期为2026—2030年, 有效期至2026年12月31日, 自2024年1月1日起施行，有效期3年."""

HOLDS_FROM = rf"(?:^|[。；，\n]\s*|第[一二三四五六七八九十百\d]+条\s*|本(?![市省县区州级]自)[\u4e00-\u9fff]{{1,8}})[自从](?P<start>{_DAY})[^。；，]{{0,4}}起(?:正式)?(?:施行|实施|执行|生效|试行)(?!的|以来|之前)"
"""本办法自2020年9月1日起施行: of the document itself."""

GOALS = r"(?:发展|主要|总体|工作|预期|行动|阶段|具体|近期|规划|建设)?目标"
"""A heading above the goals of a plan: what a plan without years in its title aims at tells its period."""
