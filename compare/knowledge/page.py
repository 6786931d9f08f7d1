"""What a page of a Chinese official document is made of: numbering outermost first, lines that are no text, characters.

Sources: 《党政机关公文格式》GB/T 9704—2012 §7.3.3 (一、（一）1.（1）) and §7.5 (page numbers); 《立法技术规范（试行）》
and 《立法法》 第六十五条 (编、章、节、条、款、项、目); the rest (专栏、附件、——、一是; 上接, 下转; 下载、打印、字号) is
usage seen in plans, gazettes, newspapers and government web pages.

``USUAL`` are the character sets that the standards themselves give, as Python's codecs have them: GB 2312—80 (6,763
characters) and the frequently used plane of Big5 (5,401), 8,930 together of the 20,992 of Unicode's first block. Of the
characters of 118 real files hardly one in five thousand lies outside. ``FREQUENT`` are the 120 commonest Chinese
characters of those files, each file weighing the same, with the traditional forms. They make up .28 and more of every
policy text, .14 of a collection of poems, .02 of characters drawn at random.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LEGAL = "壹贰叁肆伍陆柒捌玖拾"  # above 一、 where a document has both
HAN = "一二三四五六七八九十百千零〇两廿卅"
NUMBER = rf"(?:[{HAN}][{HAN}○]*|\d+)"
# 第二条第一款所称…, 第五条规定的…, 第三条至第六条: words that speak of an article; its own text begins otherwise.
CITED = (
    rf"(?:[款例]|\s?第\s?[{HAN}\d]+\s?[款项目]|第[{HAN}\d]+[节条]|之规定|\s?[、，和及或与至到]\s?(?:第\s?)?[{HAN}\d]+"
    rf"|\s?第?\s?[（(]\s?[{HAN}\d]+\s?[）)]\s?[项目]"
    r"|所[称列指述规作]|(?:的|中)?规定(?=[的，。；、]|情形|执行|处|之|适用)|的|中[的，]|各[款项]|[前后]款)"
)
CIRCLED = "①-⑳㉑-㉟㊱-㊿"
BULLETS = "●○■□◆◇▪▲►➢•"
# What ties a note to its place: ①, [1], 〔1〕, ¹.
NOTE_MARK = rf"(?:[{CIRCLED}]|[\[［〔]\d{{1,2}}[\]］〕]|[⁰¹²³⁴-⁹]{{1,2}})"

# The block of radicals (U+2E80–2EF3) that text layers of PDFs have in place of the characters that look the same. Unicode
# equates them in EquivalentUnifiedIdeograph.txt (14.0) and not by NFKC, which knows the block behind it (U+2F00–2FD5)
# only. Left out are those equated with what no font has (⺪⺽⻊⻡ are given as what looks alike), or with nothing.
RADICALS = dict(
    zip(
        "⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺯⺰⺻⺽⺾⺿⺏⺐⺱⺲⺳⺴⺶⺹⺺⺼"
        "⻀⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻐⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳⻏⻒⻖",
        "厂乛乚乙亻冂刀刂卜㔾小小兀巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻糹纟聿臼艹艹尣尢罓罒㓁冗羊耂肀肉"
        "艹虎衤覀西见角讠贝足车辶辶辶钅長长门雨青韦页风飞食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟邑镸阝",
        strict=True,
    )
)

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raise_number(words: str, before: str) -> str:
    """What is printed raised, lest it run into the number before it: 3000¹张, 10⁴吨, 网点^①; of a unit m2."""
    if re.fullmatch(NOTE_MARK, words.strip()):
        return f"^{words.strip()}"
    raised = re.fullmatch(r"\s*\d{1,3}\s*", words) and not re.search(r"[A-Za-z]\s*$", before)
    return words.strip().translate(RAISED) if raised else words


DOT = re.compile("[.．]")


@dataclass(frozen=True, slots=True)
class Numbering:
    """One kind of label."""

    name: str  # in code and tests
    pattern: re.Pattern[str]  # the label at the beginning of a paragraph; its one group that takes part is the number
    rank: int  # outermost 0; a label closes everything of its own rank and deeper
    heads: bool  # whether a short paragraph with this label can be a heading

    def depth(self, number: str) -> float:
        """The rank of one label: that of the row, and for decimal ones (1.1, 1.1.1) a tenth deeper with every dot."""
        return self.rank + len(DOT.findall(number)) / 10 if self.name == "decimal" else float(self.rank)


def _row(name: str, pattern: str, rank: int, *, heads: bool = True) -> Numbering:
    return Numbering(name, re.compile(pattern), rank, heads)


NUMBERINGS: tuple[Numbering, ...] = (
    _row("annex", r"附\s?[件录表]\s?(?P<n>\d{1,2}(?:[-－—]\d{1,2})?|[一二三四五六七八九十]{1,3})?(?=\s|$|[：:])", 0),
    _row("book", rf"第\s?(?P<n>{NUMBER})\s?编(?![制写])", 1),
    _row("part", rf"第\s?(?P<n>{NUMBER})\s?(?:篇|部\s?分(?=\s|$|[：:、]))", 2),
    _row("chapter", rf"第\s?(?P<n>{NUMBER})\s?章(?!{CITED})", 3),
    _row("section", rf"第\s?(?P<n>{NUMBER})\s?节(?!{CITED})", 4),
    _row("article", rf"第\s?(?P<n>{NUMBER})\s?条(?:之[{HAN}]+)?+(?!{CITED})", 5, heads=False),
    _row("legal", rf"(?P<n>[{LEGAL}]{{1,3}})\s?[、．]", 5),
    _row("han", rf"(?P<n>[{HAN}][{HAN}○]{{0,3}})\s?(?:[、．]|[.](?!\d))", 6),
    _row("han-bracket", rf"[（(]\s?(?P<n>[{HAN}][{HAN}○]{{0,3}})\s?[）)]、?", 7),
    _row("arabic", r"(?P<n>\d{1,3})\s?(?:[.．](?:(?=\s\d{1,2}\s?(?:岁|个?月|日))|(?!\s?\d(?!\d{3}\s?年)))|、)", 8),
    _row("decimal", r"(?P<n>\d{1,2}(?:[.．]\d{1,2}){1,4}+)(?:[.．、]|(?![\d％%]|\s?[个万亿元年倍版]))", 8),
    _row("padded", r"(?P<n>0\d)(?=[\u4e00-\u9fff])", 8),
    _row("arabic-bracket", r"[（(]\s?(?P<n>\d{1,3})\s?[）)]、?", 9),
    _row("half-bracket", r"(?P<n>\d{1,2})[）)]", 9),
    _row("circled", rf"(?P<n>[{CIRCLED}])", 10, heads=False),
    _row("ordinal", rf"(?P<n>[{HAN}]{{1,3}})(?:是(?!否)|要)|第(?P<th>[{HAN}]{{1,3}})(?=，)", 11, heads=False),
    _row("first", "(?:首先|其次|再次|最后)(?=[，是要])", 11, heads=False),
    _row("dash", r"(?:——|──|－－|--+|—)(?=\s?[\u4e00-\u9fff“《])", 12, heads=False),
    _row("bullet", rf"[{BULLETS}](?=\s?[\u4e00-\u9fff“《])", 12, heads=False),
)
# 1 总则, 二 设计要求: a bare number is a label only in a document that counts so throughout, see ``outline``.
PLAIN_HAN = _row("plain-han", rf"(?P<n>[{HAN}]{{1,3}}) (?=[\u4e00-\u9fff])", 6)
PLAIN = _row("plain", r"(?P<n>\d{1,2})\s?(?=[\u4e00-\u9fff])", 8)
# What labels begin with: most paragraphs begin with something else, and need not be tried against every row.
FIRST = frozenset(f"附第首其再最（(0123456789—─－-{BULLETS}{HAN}{LEGAL}") | frozenset(
    chr(code) for first, last in re.findall("(.)-(.)", CIRCLED) for code in range(ord(first), ord(last) + 1)
)
# GB/T 18487.1—2015, DB36/T 1092-2018, JGJ 62—2014: the number of a standard opens a line that cites it.
STANDARD = re.compile(
    r"[A-Z]{1,5}\d{0,2}(?:\s?/\s?[A-Z]{1,2})?\s?\d{1,6}(?:\.\d{1,3})?\s?[-—－–]{1,2}\s?(?:19|20)\d\d(?!\d)"
)
# Boxes stand beside the text flow: they close only each other and what is inside them.
BOX = re.compile(r"专\s?栏\s?(?P<n>[\d一二三四五六七八九十]+(?:[-－—]\d+)?)?(?=\s|$|[：:]|[\u4e00-\u9fff])")
CAPTION = re.compile(r"(?:续?\s?表|附表|图)\s?\d+(?:[-－—.]\d+)?(?=\s|[\u4e00-\u9fff]|$)")
# When a stage is, behind its name: （2026年3月1日至3月31日）, （即日起至3月底）.
SPAN = re.compile(
    r"[（(](?=[^（）()]*\d)(?:自|从)?(?:即日|印发之日)?[\d年月日底末初前起至到上中下旬—－–~～\-─.．、 ]{2,40}[）)]$"
)
# What the divisions of the country are called; a list of them begins with one: 市、县人民政府…, 省、市、县三级….
PLACE_TIER = "[国省市县区州盟旗乡镇村]"
# 一是…二是… inside running text; 一要…二要… in speeches as newspapers print them.
INLINE = re.compile(rf"(?<=[。；;：:])(?=(?:[{HAN}]{{1,2}})(?:是(?!否)|要)[\u4e00-\u9fff])")


def find_label(text: str) -> tuple[Numbering, str, str] | None:
    """The numbering that ``text`` begins with, the label as printed, and its number; None for unnumbered text."""
    if text[:1] not in FIRST:
        return None
    for numbering in NUMBERINGS:
        if found := numbering.pattern.match(text):
            number = next((value for value in found.groupdict().values() if value), "")
            return numbering, found.group().strip(), number
    return None


PAGE_NUMBER = re.compile(
    r"[-—–－]+\s?\d{1,4}\s?[-—–－]+|[·•]\s?\d{1,4}\s?[·•]|第\s?\d{1,4}\s?页(?:\s?[共/]\s?\d{1,4}\s?页)?"
    r"|(?:[Pp]age|PAGE|[Pp]\.)\s?\d{1,4}(?:\s?(?:of|OF|/)\s?\d{1,4})?"
)
FURNITURE: tuple[re.Pattern[str], ...] = (
    PAGE_NUMBER,
    re.compile(r"[（(]\s?(?:上接|下转|紧接|转)\s?[A-Z]?\d{0,3}\s?[^）)]{0,12}?版?\s?[）)]"),  # turn
    re.compile(  # web chrome
        r"(?:下载|打印|全屏|收藏|加大|还原|减小|分享(?:到.{0,6})?|关闭(?:窗口)?|返回顶部|】|【?字[号体][：:\s大中小】\[\]【]*(?:打印|关闭)?|扫一扫.{0,20}|来源\s?[：:｜|丨].{0,30}"
        r"|(?:发布)?时间[：:]\s?[\d\-年月日:： ]+|您当前的?位置.{0,60}|责任编辑.{0,20}|浏览次数.{0,12}|阅读原文"
        r"|(?:(?:打印|关闭|收藏|分享)(?:本页|窗口|页面)?\s?|返回顶部\s?){1,5}|.{0,60}[A-Z\u4e00-\u9fff]ICP[备证]\s?\d{6,10}号.{0,40}|版权所有.{0,40}"
        r"|首\s?页\s?(?:[>＞»›]\s?[^>＞»›。]{1,20}){1,6}|[上下]一[篇页条]\s?[：:].{0,100}|[^。]{0,120}(?:网站标识码|公网安备).{0,80})"
    ),
    re.compile(r"续\s?表"),  # continued table
    re.compile(r"[（(]此件.{0,10}公开.{0,6}[）)]"),  # openness
    re.compile(r".{0,12}(?:新华社|人民图片|记者).{0,12}\s?摄"),  # picture credit
    re.compile(r".{4,60}[（(].{0,20}摄.{0,12}[）)]。?"),  # picture caption
    re.compile(r"[A-Z][A-Z ]{9,}"),  # latin banner
)
# Beneath a signature (GB/T 9704—2012 §7.4): whom it is sent to, and the line of who printed it when and how often.
BENEATH = re.compile(
    r"抄\s?[送报发]\s?[：:].{1,400}|主\s?题\s?词\s?[：:].{1,80}|[（(]?\s?共\s?印\s?\d{1,5}\s?份\s?[）)]?|[（(]?\s?印\s?数\s?[：:]\s?\d{1,5}\s?份?\s?[）)]?"
    r"|(?:打字|校对|录入)\s?[：:].{1,30}"
)
# The corner of a head (GB/T 9704—2012 §7.2.1–7.2.3): number of the copy, secrecy, urgency. Above a title only.
_SERIAL = r"(?:(?:份\s?号\s?[：:]?\s?)?(?:(?:№|No\.?)\s?)?\d{5,7}|份\s?号\s?[：:]\s?\d{1,7})"
SERIAL = re.compile(_SERIAL)
_URGENT = (
    r"(?:(?:紧急程度|等级)\s?[：:]?\s?)?(?:特\s?急|加\s?急|特提|平\s?急|急\s?件|紧\s?急|限时送达)(?:\s?[·•.]?\s?明电)?"
)
SECRECY = re.compile(
    rf"(?:{_SERIAL}\s*)?"
    r"(?:密\s?级\s?[：:]\s?)?(?:绝\s?密|机\s?密|秘\s?密|内部(?:资料|文件)?(?:[，,、\s]*注意保[存密])?|注意保[存密])(?:\s?★\s?(?:[\d一二三四五六七八九十]{1,3}\s?(?:个月|[年月天日])|长期|启用前)?)?"
    rf"(?:\s?[\d一二三四五六七八九十]{{1,3}}\s?年)?(?:\s*{_URGENT})?(?:\s*{_SERIAL})?"
)
URGENCY = re.compile(_URGENT)
# What web pages set above a title.
CHROME = re.compile(
    r"首\s?页|[>＞»|｜/\\·•★☆\-—_=*\s]+|(?:您?(?:的)?|当前)?(?:所在)?位置\s?[：:]?.{0,60}|分享(?:到)?\s?[：:]?|打印|关闭|返回|下载|收藏|字体.{0,12}|【.{0,20}】"
    r"|(?:首页\s?)?[>＞].{0,40}|(?:点击|长按|扫码).{0,12}(?:关注|订阅).{0,8}"
    r"|[\u4e00-\u9fff\s]{0,20}\d{4}-\d{1,2}-\d{1,2}\s\d{1,2}:\d{2}(?:\s?发表于.{0,10})?|公文|政策文件|文件下载|无障碍|长者模式|网站导航|来源\s?[：:].{0,30}|(?:浏览|阅读|点击)(?:次数|量|数)?\s?[：:]?\s?\d*\s?次?"
)
# What a web page sets around a document, alone in a line of it: the way to the page, tools, neighbours, imprint; and what
# editors of WeChat set around a text. Sources: sites of UCAP, TRS, 大汉, jpaas; 135编辑器, 秀米.
_TOOL = (
    r"(?:打印|关闭|收藏|分享|纠错|评论|下载|返回|顶部|字号|字体|[大中小]|微信|微博|QQ空间|更多|转发|点赞|在看|繁體|繁体|登录|注册|无障碍|适老化?|长者"
    r"|[A+\-])(?:本页|本文|此页|窗口|页面|阅读|浏览|模式|顶部|到)?"
)
WEB = re.compile(
    r"(?:您?(?:现在|当前|目前)?(?:所在|所处)?的?(?:位置|栏目)(?:是|为|在)?\s?[：:]\s?)?(?:网站)?首\s?页(?:\s?[>＞»›/\\|→-].{0,120})?"
    r"|(?:您(?:现在|当前|目前)?(?:所在|所处)?的?|(?:当前|所在)(?:所在)?的?)位置(?:是|为|在)?\s?[：:].{0,120}"
    rf"|[【\[（(]?\s?(?:{_TOOL}\s?[：:]?[】\]）)\s|｜/【\[（(·、]*){{1,12}}"
    r"|(?:友情|网站|快速|政府网站)链接\s?[：:].{0,120}"
    r"|(?=.{0,200}(?:[\u4e00-\u9fffA-Z]ICP[备证]|公网安备|网站标识码|版权所有|Copyright|©))[^。]{0,200}"
    r"|(?:阅读|浏览|点击|访问)(?:次数|人数|量|数)?\s?[：:]\s?\d*\s?次?|扫(?:一扫|码|描二维码)[^。，；]{0,24}|(?:手机|微信)扫[^。，；]{0,20}"
    r"|.{0,4}(?:点击|长按|扫码|识别|轻触)(?:上方|下方|图中|图片|左下角|上面|下面)?.{0,8}(?:关注|订阅|蓝字|阅读|二维码)[^。，；]{0,12}"
    r"|[^\w…—]+|建议使用.{0,60}(?:分辨率|浏览器|IE).{0,40}"
    r"|[-—–·▼▲●■◆\s]*(?:(?i:(?:the\s?)?end)|完)[-—–·▼▲●■◆\s]*|.{0,8}(?:点个|点亮|戳|点击)[“\"']?(?:在看|赞|阅读原文).{0,16}"
    r"|(?:(?:责任|值班|本期|执行|美术|图文|文字)?(?:编辑|编审|审核|校对|校审|监制|排版|制作|初审|复审|终审|一审|二审|三审|主编|责编|撰稿|供稿|签发|总值班)"
    r"\s?[：:｜|丨/／][^。，；：:｜|丨局委厅院处科部门级省市县区乡镇]{0,16}){1,8}"
)
# When, whence and how often read: what stands below a title, in one line.
INFO = re.compile(
    r"(?:(?:(?:发布|发表|更新|公开|公布|上传)?(?:时间|日期)|(?:文章|信息|稿件|内容)?来源|作者|(?:浏览|阅读|点击|访问)(?:次数|人数|量|数)?|字[体号]|(?:责任|文字)?编辑|发布(?:人|者|单位|机构)|信息类别|索引号)"
    r"\s?[：:]\s?[^：:。]{0,30}?(?:\d{1,2}:\d{2}(?::\d{2})?)?[\s|｜【】\[\]]*){2,8}"
)
# The heading of what else there is to read.
MORE = re.compile(
    r"\W{0,6}(?:相关|延伸|拓展|推荐|往期|热门|热点|更多|精彩|历史|近期|关联|最新)"
    r"(?:阅读|链接|解读|文档|文件|文章|新闻|报道|稿件|信息|政策|内容|推荐|回顾|精选|精彩|资讯|发布|文库){1,2}\W{0,6}"
)
TURNED_FROM = re.compile(r"^[（(]\s?(?:上接|紧接)\s?[^）)]{0,12}[）)]\s?")
TURNED_TO = re.compile(r"[（(]\s?(?:下转|转)\s?[^）)]{0,12}[）)]\s?$")


def is_furniture(text: str) -> bool:
    """Whether a whole line is furniture."""
    return any(pattern.fullmatch(text) for pattern in FURNITURE)


def _decode(codec: str, first: range, second: range) -> frozenset[str]:
    found = (bytes((one, other)).decode(codec, "ignore") for one in first for other in second)
    return frozenset(one for one in found if "\u4e00" <= one <= "\u9fff")


SIMPLIFIED = _decode("gb2312", range(0xB0, 0xF8), range(0xA1, 0xFF))
_BIG5 = _decode("big5", range(0xA4, 0xC7), range(0x40, 0xFF))
USUAL = SIMPLIFIED | _BIG5 | frozenset("〇")
# Frequent in Taiwan, and not in the mainland's set at all: traditional forms.
TRADITIONAL = _BIG5 - SIMPLIFIED
FREQUENT = frozenset(
    "的业和人工建第条政大应市有化发用行产设务动等展定民新十中制国规区生法管一当实能理以点部机全作进施会血企加气门合府推污关服体保本治染长公"
    "高提主开重者信力环持为地在成家数二境强责量技对据三防监不经上智改资要创献物年位及共质造平社场其标级省放安单"
    "業條應發產設務動國規區當實點機進會氣門關體長開環為爲數責對據監經資創獻質場標級單"
)

# --- where documents begin in a file of several (compare/reading/documents.py) -----------------------------------------

ENTRY_START = re.compile(r"(?P<n>\d{1,2})\s?[.．、]\s?(?=\S)|[一二三四五六七八九十]{1,3}、\s?(?=\S)")
ENTRY_END = re.compile(r"[（(／/][^（）()。]*\d{4}\s?年[^（）()。]*[）)]$")
TITLE_END = re.compile(
    r"(?:通知|意见|批复|决定|公告|通告|通报|函|命令|令|办法|规定|细则|方案|规划|纲要|计划|措施|要点|条例|预案|报告)(?:[（(].{1,20}[）)])?$"
)
# Issuers, date and 文号 of an entry: （国务院办公厅/2021年3月1日）, （国家发展改革委、商务部/2025年12月9日）,
# （国务院办公厅，2025年6月1日，国办发〔2025〕20号）, （国务院办公厅 国办发〔2025〕20号 2025年6月1日）.
_NUMBER = r"[\u4e00-\u9fff]{2,14}[〔\[［]\s?\d{4}\s?[〕\]］]\s?(?:第\s?)?\d{1,5}\s?号"
ISSUED = re.compile(
    r"(?P<opens>[（(]|[／/]\s?)"
    r"(?P<bodies>(?:[^（）()〔〕\[\]［］]{0,120}?[^（）()〔〕\[\]［］\d／/，, ])??)\s?[／/，, ]{0,2}\s?"
    rf"(?:(?P<before>{_NUMBER})\s?[／/，, ]{{0,2}}\s?)?"
    r"(?P<date>\d{4}\s?年\s?\d{1,2}\s?月(?P<day>\s?\d{1,2}\s?日)?)"
    rf"(?:\s?[／/，, ]{{0,2}}\s?(?P<after>{_NUMBER}))?\s?[）)]$"
)
NUMBERED = re.compile(r"[（(][^（）()]{2,16}[〔\[［（(]\s?\d{4}\s?[〕\]］）)]\s?\d{1,5}\s?号[）)]")
NATIONAL_ISSUER = re.compile(
    r"国务院|中共中央|全国人大|全国人民代表大会|国家|中央|[\u4e00-\u9fff]{2}(?:部|委|署|总局|局|人民政府|厅|办公室|院|会)"
)
TO_DO = re.compile(r"(?:制定|编制|出台|修订|修改|完善|印发|起草|研究|组织|落实|推动|推进|开展|实施)(?!.{0,3}《)")
# 决定废止下列文件, 继续有效的文件目录: what stands below is a list of documents.
LISTS = re.compile(r"(?:废止|失效|修改|保留|有效|清理)[^。]{0,24}(?:文件|规章|目录|决定)")
COLLECTED = re.compile(r"汇编|选编|文件集|文集|资料集|政策包|公报|政报|目\s?录")
STORY = re.compile(r"(?:本报讯|本报记者|新华社\S{1,12}?\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?电)")
CREDIT = re.compile(r"(?:日报|晚报|晨报|早报|本报)记者|据《[^》]{2,12}》|(?:新华社|记者).{0,14}摄")
STORY_END = re.compile(r"等(?:参加|列席|出席)了?会议。$")


def is_of_paper(text: str, *, aside: bool) -> bool:
    """Whether a paragraph is such as newspapers have: a dateline, a credit, or, where it stands ``aside``, a turn."""
    turned = aside and re.search("上接|下转", text)
    return bool(STORY.match(text) or turned or (len(text) < 40 and CREDIT.search(text)))


IMPRINT = re.compile(r"《?.{2,24}(?:公报|政报)》?简介")
# Who issues a document, at the beginning of its title: 某市人民政府关于, 某部 某委关于.
LEAD = re.compile(
    r"(?:(?![转印]发|批转|关于)[^，。；：]){2,40}?(?:人民政府|政府|国务院|办公厅|办公室|委员会|行政公署|管委会|[部厅局委署])\s?关于"
)
ANNEXES = re.compile(r"附\s?[件录]")
# What stands beneath a signature.
SENT_TO = re.compile(r"抄\s?送\s?[：:]|主题词\s?[：:]|[（(]?(?:联系(?:人|单位|电话)|此件)")
# 第一条 为了…，制定本办法; 为…，结合我市实际，制定本方案; 现提出如下意见: how a document begins below its title.
FIRST_ARTICLE = re.compile(r"第一条(?![规款项的])")
OPENS = re.compile(
    rf"{FIRST_ARTICLE.pattern}|(?![“（(]|[一二三四五六七八九十]{{1,3}}、)[^。；]{{2,200}}?(?:制[定订]本|提出(?:如下|以下))"
)
# Which kinds have articles (those of 规则, 章程 are annexes, or quoted), and what else says of which kind a document is.
STATUTE = re.compile(r"(?:法|条例|规定|办法|细则|决定)$")
MADE = re.compile(
    r"(?:制[定订]本|提出(?:如下|以下))(?:实施|行动|工作|专项|指导|总体|政策)*(?P<kind>方案|计划|规划|纲要|意见|措施|办法|细则|规定|条例|要点|预案)"
)
# A plan of its own names whose it is, a part of one does not.
OF_ALL = re.compile("国家|国务院|全国|全[省市县区]")
ANNOUNCES = re.compile(r"(?:通知|函|公告|通告|令|批复|决定)$")  # what such a one announces may stand below it
CHAPTER = re.compile(r"第[一二三四五六七八九十]{1,3}[编章节]|附\s?则$|目\s?[录次]$")
PLACE_END = "[省市县区州盟旗]"
ANNEX_MARK = re.compile(r"[（(]?附\s?(?:[件录表]|[\d一二三四五六七八九十]|[：:]|[）)]?$)")
# 现将《…》印发给你们; 《…》已经…通过，现予公布; 关于印发…的通知: what is named there is of that document.
HANDS_OVER = re.compile(
    r"(?:^|[，,；;。）)])\s?现(?:予|将|把|公布|印发|发布)|[已业]经[^。]{2,60}(?:通过|同意|批准)"
    r"|关于(?:印发|转发|批转|发布|公布|颁布|下发|下达|修改)"
)
FULL_TEXT = re.compile(r"全文如下[：:]?$")
