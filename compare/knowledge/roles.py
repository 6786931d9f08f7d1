"""What a heading, or the way a text speaks, says about the role of a clause; how penalties are worded.

Source: 《党政机关公文格式》 and the customary outline of plans (规划), opinions (意见), work reports (政府工作报告) and
laws: 背景 / 总体要求（指导思想、基本原则、主要目标）/ 重点任务 / 保障措施; 总则 / … / 附则. Background, achievements,
guiding ideology and bare principles are neither directives nor evidence; quantified goals are directives. 行政处罚法
(2021) art. 9 gives the sanctions, 立法技术规范（试行）（一） the customary wording of 法律责任, by which what is
punished is told from how.
"""

from __future__ import annotations

from compare.knowledge.bodies import LEADING
from compare.knowledge.verbs import BINDING
from compare.model import Role

HEADINGS: tuple[tuple[Role, str], ...] = (
    # The innermost heading that one of these patterns fits decides. Each fits the whole heading without its number.
    (Role.IDEOLOGY, r".{0,4}指导思想|总体思路|总体思想|.{0,10}意义|.{0,6}总体考虑"),
    (Role.PRINCIPLE, r".{0,4}(?:基本|工作|主要|总体|规划|编制|发展|实施)原则|原则"),
    (Role.TARGET, r".{0,12}(?:总体|主要|发展|工作|预期|行动|具体|规划|总|阶段性?|建设|近期|远期|中长期)?目标(?:任务|指标|要求|体系|展望)?"),
    (Role.TARGET, r".{0,8}(?:主要|核心|约束性|预期性)指标|展望.{0,6}|.{0,6}远景(?:目标|展望)"),
    (Role.BACKGROUND, r"前\s*言|序\s*言|引\s*言|背景.{0,4}|.{0,10}(?:发展|规划|现实|工作|产业|编制)(?:基础|现状|背景|成效|成就|历程)"),
    (Role.BACKGROUND, r"(?:基础|现状|形势|成效|机遇|挑战|背景)(?:与|和|及|、)?.{0,10}|.{0,12}(?:形势|机遇|挑战)(?:分析|判断|和任务)?"),
    (Role.BACKGROUND, r"(?:优势条件|发展优势|发展劣势|发展环境|面临.{1,10}|存在.{0,6}问题|主要问题|突出问题|问题(?:与|和).{1,4}|短板.{0,6})"),
    (
        Role.BACKGROUND,
        r".{0,16}(?:工作)?回顾|过去.{0,3}年.{0,12}|.{0,8}年.{0,6}工作(?:回顾|总结|情况)|.{0,10}(?:主要|显著)成就"
        r"|(?!.*取得).{0,14}(?:主要|工作|突出)(?:成[绩效]|亮点)",
    ),
    (Role.FORMALITY, r"附\s*则|目\s*[录次]|术语.{0,6}"),
)  # fmt: skip
"""Role and the pattern of the headings that give it to every clause below them."""

PAST: str = r".{0,20}回顾|.{0,8}年.{0,6}工作总结|(?!.*取得)(?:.{0,8}年.{0,4}工作.{0,2}[和及与、].{0,10}|.{0,12})(?:主要|工作|突出|建设|发展)成[绩效就]|成[绩效就]"
"""Headings of past work (2025年工作回顾和“十四五”发展成就): what stands below is told of the past, under whatever smaller headings."""

GLOSSARY: str = r".{0,24}(?:名词|术语|概念|用语)(?:解释|注释|释义|说明|注解)|注释|名词解释.{0,6}"
"""A heading of explanations of words, as work reports annex them; it gives the role of a formality."""

SUPPLEMENT: str = r"附\s*则"
"""The last chapter of a law: an article there that says what somebody must or may do is a rule like any other …"""

ENABLED: str = (
    r"省、自治区、直辖市[^。；]{0,60}?(?:可以[^。；]{0,30}?制定[^。；]{0,24}(?:办法|细则|规定)|制定[^。；]{0,24}(?:实施|具体)(?:办法|细则|规定))(?=[。；]|$)"
    r"|(?:设区的市|自治州)[^。；]{0,30}?(?:根据|依据|依照)本(?:法|条例|规定|办法)[^。；]{0,20}?制定[^。；]{0,24}(?:办法|细则|规定)(?=[。；]|$)"
)
"""Those below may make rules of their own: 省、自治区、直辖市可以根据本法制定实施办法. Their document is what it speaks of."""

REFERRED: str = rf"{ENABLED}|适用[^，。；]{{0,12}}《|另行(?:制定|规定)|(?:参照|依照)[^。；]{{0,60}}执行(?=[。；]|$)"
"""… but not one that only refers to what is ruled elsewhere."""

NOTHING_OWN: str = (
    rf"{REFERRED}|(?:条例|规定|办法)适用于本|申请(?:行政)?复议|不服[^。；]*提起(?:行政)?诉讼|滥用职权[^。；]*处分"
    r"|起(?:正式)?(?:施行|实施|执行)(?=[，,；;。、]|$)|(?:^|[，,；;。]|本[\u4e00-\u9fff]{1,8})有效期"
    r"|^(?![^。]*\d)[^，。；]{2,40}(?:部门|机关|机构|委员会)(?:[^，。；]{0,12}|，)(?:负责|承担)(?:(?!开展|组织|建立|每)[^，。；])*(?:工作|管理)[。；]?$"
)
"""A sentence of any statute: which rules hold, since when, who is competent, how officials answer for it and how one appeals."""

SHARED_JOB: str = r"职责[^。；]{0,6}做好[^，。；]{2,12}工作[。；]?$"
"""The same of all bodies together: named where the upper document names none they are an addition, and no measure."""

ANNEX: str = r"附(?:\s*[件录表].{0,4})?"
"""A heading that only says that an annex begins (附件1, 附录A): what stands below it, rules or a form, its own words say."""

TABLE_HEAD: str = (
    r"序号|编号|类别|项目|内容|备注|属性|单位|指标(?:名称)?(?:（.{1,4}）)?|[一二三]级指标|(?:重点|工作|主要|具体)?(?:任务|措施|事项|目标|内容|举措)"
    rf"|(?:责任|{LEADING}|配合|组成|主办|实施|参与)(?:单位|部门|主体)|部门|职责|工作组|(?:完成|办结|推进)?(?:时限|时间|期限|节点|进度)|\d{{4}}年?"
)
"""The cells of a table's head."""

WHEN_CELL: str = (
    r"(?:20\d\d\s?年度?)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[上下]半年|[一二三四]季度)?(?:[年月]?[底末初]|[上中下]旬)?(?:之?前)?(?:完成|启动)?"
    r"|每(?:半?年|季度?|个?月|周|日|天|旬)度?|长期(?:坚持)?|常态化|持续推进|按[年季月周]度?"
)
"""A cell that says until when, or how often. Source: 任务分工表 of plans, as in 国办 plans' annexes (责任单位, 完成时限)."""

OWNER_CELL: str = r"[各省市县区州盟旗][\u4e00-\u9fff、，（） ]{1,60}"
"""A cell that says who, in the short names that tables have: 市城管局, 各区县人民政府."""

MEASURE_HEADINGS: str = r".*(?:任务|措施|举措|对策|重点工作|工作安排|重点工程|重点项目|行动计划|工作要求)"
"""A heading like this, further in, ends what an outer heading of the table above said."""

ACHIEVED: tuple[str, ...] = (
    r"取得(?:了)?.{0,12}(?:成[效就绩果]|进展|突破|胜利)", r"(?:已|已经|均已|先后|累计)(?:建成|完成|实现|达到|达|形成|有|经|成为|获|培育|引进|开展|发展)",
    r"达到了", r"跃居|跃升|跃上|迈上|迈出.{0,6}步伐", r"同比(?:增长|下降|提高)", r"比上年", r"较(?:“|十|上|\d{4}).{0,8}(?:增长|提高|翻|下降)",
    r"日益|日趋|愈发|愈加", r"近年来|多年来|过去.{1,3}年|“十[二三]五”(?:期间|以来|时期)|长期以来|五年来|一年来", r"仅(?:为|占|相当于)",
    r"^[^，,。]{2,40}?是(?![^，,。]{0,20}(?:应当|必须))[^。]{0,60}?(?:必然要求|必由之路|(?:重要|基础性|先导性|战略性|支柱)(?:内容|举措|工程|组成部分|基础|途径|标志|产业)|迫切需要|大事)(?=[。；]|$|，(?:也?是|对于?|关系|事关|广泛|具有))",
    r"^[^。；]{6,120}的(?:一门[^，。；]{0,6}(?:科学|学科)|统称|总称)(?=[。；]|$)",
    r"仅[为占]|排名|位居|位列|居全[国省市]", r"被(?:评为|认定为|确定为|列为|授予)", r"荣获|获批|授予|入选",
)  # fmt: skip
"""Ways to speak of what was reached or how things stand; one hit in a sentence makes it a statement, not a task."""

ACHIEVED_BEGIN: str = "仅取已均先累达跃迈同比较日愈近多过“长五一排位居被荣获授入"
"""With which characters the rows of ``ACHIEVED`` begin that may stand anywhere: most places are passed over at once."""

ACHIEVED_ANYWHERE: str = (
    f"(?=[{ACHIEVED_BEGIN}])(?:{'|'.join(one for one in ACHIEVED if one[0] != '^')})"
    f"|{'|'.join(one for one in ACHIEVED if one[0] == '^')}"
)
"""``ACHIEVED`` as one pattern."""

OVER: str = (
    r"[了已曾]|仅[为占有]|只[占有]|人均[^，。；]{0,8}[为是]|累计|以来|同比|[比较]上年|上半年|去年|目前|现有|共有|截至|位于|总面积|占地|是指|包括|建成投|贯通|投产|投运|好于|同意|印发"
    r"|^“[^”]+”[^，。]{0,12}[:：]|(?:的?[；;]|的。)\s*$"
)
"""What an item of a list has that counts how things stand or stood, explains a name, or says to whom a rule applies
(年龄在18周岁以上；); an item without it that sets a number is to be done …"""

CHANGES: str = (
    r"(?:(?:接入|更换|替换)(?![^，,。；]*的)|降低|压减|压缩|缩短|减免|减轻|下放|取消|新增|突破|增加|减少)[^，,。；]{2,}"
)
"""… as is one that opens with what is to change. Source of both: measures of opinions of one sentence (减轻企业负担)."""

PROBLEMS: tuple[str, ...] = (
    r"(?:仍|仍然|依然|还)(?:存在|处于|不|较|有|需|面临|偏)", r"不足|不强|不高(?!于)|不够|不优|滞后|薄弱|短板突出|制约因素|瓶颈", r"机遇|挑战",
)  # fmt: skip
"""Words for what is wrong or lies ahead. A part that says so makes its sentence a statement; what a measure is aimed at
(面向产业瓶颈，加快研发) does not."""

AIMED: str = r"^[^，,]{0,6}?(?:面向|面对|针对|围绕|聚焦|瞄准|立足|破解|破除|突破|解决|消除|克服|补齐|补强|应对|抢抓|抓住|把握|改变|扭转|防止|避免)"
"""A part that opens so names the problem that a measure is aimed at."""

IDEOLOGICAL: tuple[str, ...] = (
    r"以.{2,20}(?:思想|理论|精神)为(?:指导|引领|指引)", r"(?:深入|全面|认真)?(?:学习)?贯彻(?:落实)?.{0,20}(?:党的.{2,12}(?:大|全会)|重要(?:讲话|指示|论述)|重要思想)",
    r"高举.{2,20}旗帜", r"增强“四个意识”|坚定“四个自信”|做到“两个维护”|“两个确立”", r"不忘初心", r"^[^，,。]{0,12}总书记[^，,。]{0,16}(?:强调|指出|要求|指示)[，,：:]",
    r"更加紧密地?团结在", r"(?:决不|绝不|不|不负|永不)辜负.{0,40}(?:嘱托|期[望盼]|重托|信任)",
)  # fmt: skip
"""Guiding ideology in running text."""

FORMAL: tuple[str, ...] = (
    r"制[定订]本(?:法|条例|规定|办法|规划|(?:指导|实施)?意见|(?:实施|工作|行动)?方案|措施|细则|预案|(?:[三五]年)?(?:行动|实施|工作)?计划|通知|(?:管理|实施|工作|技术|评价|建设)?(?:规则|规程|章程|准则|守则|制度|导则|指南|指引|标准|规范|要点))|编制本规划|特制定|制定如下|提出(?:以下|如下)(?:意见|措施)|现(?:提出|制定|就).{0,40}(?:如下|以下)",
    r"(?:自|从).{2,16}起(?:正式)?(?:施行|执行|实施|生效)|自(?:公布|发布|印发)之日起|同时废止|有效期",
    r"(?:应当|必须|均应|都应)遵守本(?:法|条例|规定|办法|细则)(?=[。；]|$)", ENABLED,
    r"本(?:法|条例|规定|办法|规划|意见|细则|方案|预案)(?:所称|中.{0,12}是指|下列用语|由.{2,30}负责解释|未(?:作|做)规定|规定的.{0,10}包括|适用(?:于|本))", r"^(?:上述|以上|前述)(?:各项)?(?:政策|措施|规定)[^，。]{0,10}(?:执行|实施|延续)(?:期限)?(?:至|到)", r"适用本(?:法|条例|规定|办法)|从其规定",
    r"^.{0,30}(?:请认真贯彻|请遵照|请结合实际|现(?:将)?.{0,80}印发给你们|印发给你们)|现(?:予)?印发|已经.{2,40}(?:同意|通过|批准)",
    r"^(?:各|省|市|县|区|国务院)(?:(?!应当|必须|不得|可以|有权|负责|履行|职责|下列|以下|如下|不履).){4,200}[:：]$", r"^[（(].{0,12}(?:公开|此件|联系人|联系电话).{0,20}[)）]$", r"下转.{1,8}版|上接.{1,8}版",
    r"(?:记者|通讯员|编辑|责任编辑|来源)[:： ]", r"^附件?[:：]", r"^注[:：]",
    r"(?:意见|建议)，?请[^。；]{0,40}(?:反馈|提出|寄|发|告知)|请[^。；]{0,40}(?:意见|建议)[^。；]{0,20}(?:反馈|寄|发送|发至|告知)|现[^。；]{0,80}公开征求意见",
    r"^(?:今年|重点|着力|要|全力){0,3}(?:抓好|做好)[一二三四五六七八九十\d]{1,3}(?:个|大)?方面的?(?:重点)?工作[。：:]?$",
    r"(?:抓好|做好|推进|落实|实施|开展|完成)(?:以下|如下|下列)(?:.{0,2}个?方面)?的?(?:.{0,4}工作|任务|措施)[。：:]?$", r"^(?:各位|同志们).{0,8}[！!]$", r"请予审议|^现在，(?:我|请允许我)代表",
)  # fmt: skip
"""Purpose, definition, entry into force, salutation, signature, newspaper remarks, words that only announce a list, and
where to send what one thinks of a draft (《规章制定程序条例》 art. 15 and 16: 向社会公开征求意见)."""

PRINCIPLED: tuple[str, ...] = (
    r"^(?:[^，,。]{0,30})?(?:应当)?(?:坚持|遵循)[^；。]{2,160}(?:的)?(?:方针|原则)(?:，(?:充分)?(?:发挥|实现|促进|保障|维护)[^，。；]{4,60})?[。；]?$", r"作为(?:长期|重大|国家)?.{0,4}(?:战略|国策)",
    r"^坚持[^，,。；]{2,20}[。]?$",
)  # fmt: skip
"""A bare principle in running text, as the general part of a law has it."""

TASKED: tuple[str, ...] = (
    *BINDING, r"负责", r"鼓励", r"支持", r"引导", r"提倡", r"可以", r"(?<![需重主首必])要(?![素求点件么])", r"须",
    r"由.{2,30}(?:制定|规定|牵头|负责|给予|责令|处)", r"力争", r"确保", r"免(?:交|征|收|予)", r"(?:处以|并处|可处)", r"处[^，,。；]{2,24}(?:罚款|拘留)",
    r"不[应宜](?:低于|小于|少于|超过|大于|高于|多于)",
)  # fmt: skip
"""Words that make a sentence a task wherever they stand in it."""

MEANS: tuple[str, ...] = (
    "制度", "机制", "体系", "体系建设", "责任", "平台", "设施", "攻关", "治理", "目录", "标准", "清单", "网络", "基地", "试点", "专项行动",
)  # fmt: skip
"""What a part can end with that names a means and no aim (质量, 水平, 生态): two of them, each under a verb of action, and
a paragraph between a heading and its sub-headings tells measures. Source: such paragraphs of opinions and plans."""

UPHELD: str = r"^(?:坚持|遵循|秉持)"
"""A principle that its paragraph opens with (坚持依法监管。建立健全…): one sentence behind it explains the principle …"""

BORNE: str = r"应当|必须|不得|(?<![供反适相响效对感回呼顺理因])应(?![用急对收付届变激])|(?<![需重主首必])要(?![素求点件么])|由[^，。；]{2,16}(?:制定|牵头|负责)|\d"
"""… unless somebody is told to do it, or a number says how much; several sentences tell measures. Source: the parts 基本原则 of national and local plans."""

DRIVES: str = r"^(?:并|重点)?(?:以|通过)[^，,]{2,20}?(?:推动|促进|带动|引领|推进|支撑|赋能|加快)"
"""A part that names its means first and its verb then: 以新技术推动旧产业转型."""

INSTRUMENTS: tuple[str, ...] = (
    "建立", "健全", "完善", "制定", "推行", "实施", "实行", "设立", "推动.{2,20}向", "引导", "鼓励", "支持", "建设", "组建", "强化.{2,12}责任",
    "加强.{2,20}建设", "开展", "严格", "淘汰", "推广", "试点",
)  # fmt: skip
"""What a measure is done with; two of them under 基本原则 make the principle a measure."""

OFTEN: str = r"^[^，,。；]{2,16}?(?:每(?:[年月季周日]|季度|半年|两年|学[期年])|定期|及时|至少|按[年季月])(?![^，,。；]{0,20}[了过])[^，,。；]{0,6}?"
"""A part that names somebody, how often, and the verb then (学校每学期开展…): nobody reports so of what is over."""

SOON: str = (
    r"^(?:在|于)?(?:(?:[\d半一二两三四五六七八九十]{1,3}个?(?:年|月|季度|周|工作日|天|日)|年|月|季度)(?:之|以)?内"
    r"|(?:每年|今年|当年|本年|次年|[上下]半年)?\d{1,2}月(?:\d{1,2}日|底|末|[上中下]旬)?(?:之|以)?前(?:全部|基本|全面)?)"
)
"""A time by which a part says that something is to be done: 半年内完成…, 10月底前完成…."""

STANDING: str = r"已(?:经)?(?:建成|投运|投用|开工)的|(?<=新建)[^。；已]{2,60}?已(?:经)?建成"
"""Words that say of which things a rule holds, beside the new ones or before 的, and report nothing: 新建小区…，已建成小区…."""

DEMANDS: tuple[str, ...] = (
    r"(?:原则上|一律)?不再(?:审批|批准|核准|受理|新建|新增|新上|扩建|安排|收取|保留|使用|执行|设立|设置)",
    r"(?:深入|坚决|全力|持续|扎实)*(?:打好|打赢)[^的了多]{2,}", r"(?:从严|严格)*(?:严把|守住|守好|管住|遏制|摸清|兜牢|配齐|补足|净化|加密)[^的了]{2,}",
    r"(?!我国|目前|现|全[国省市]已)[^，,。；了过已曾]{2,20}?(?:全面|全部|统一|严格|分别|均)?实行[^，,。；了过]{2,20}?(?:制度|制|管理)[。；]?$",
    r"[^，,。；了过已]{2,16}?(?:实时|按时|按期|如期|逐月)[^，,。；了过]{0,4}(?:上传|报送|接入|上报|更新|推送|共享|公布|公开)",
    r"[^，,。；了过已]{2,16}?(?:参照|按照?|依照)[^，,。；了过]{2,24}?(?:标准|规定|办法|定额|价格|目录)(?:执行|办理|核定|征收|计收)[。；]?$",
)  # fmt: skip
"""Further ways in which a part tells to do something: it ends what was (不再审批…), has a verb that only ever orders
(严把…关, 打好…战), or names an object and how it is dealt with from now on (采砂实行许可制度, 数据实时上传, 定额按标准执行). Read
off opinions; of the clauses of 185 real documents that become directives by them none reports or explains."""

TOLD: str = (
    r"^(?:其中)?(?:由)?(?:各[^，,。；]{0,10}?(?:单位|部门|地区?|县|市|区|乡|镇|街道|学校|企业)(?:（[^（）]{1,6}）)?|(?:中央|省|市|县|区)?(?:级)?财政"
    r"|(?:省|市|县|区)[^，,。；、]{1,10}?(?:[局委厅]|部门|办公室)|(?:所有|全部|每个)[^，,。；]{1,16}?"
    r"|[^，,。；]{2,16}?(?:全部|一律))(?![^，,。；]{0,20}[了过])"
    r"(?:要|应|每年|每月|每半年|每季度?|每周|统一|定期|及时|同步|分别|负责|牵头|会同[^，,。；]{1,8}?){0,3}"
)
"""A part that names a public body, or all of a kind, and its verb then (市财政每年安排…, 所有行政村建成…)."""

EACH: str = r"^每(?!个?(?:半|两|一)?(?:[年月季周日天晚次]|学[期年])|[当逢到隔])[^，,。；有已均都]{1,12}?(?:要|应|须|至少|统一|各){0,2}"
"""A part that names each of a kind (每村, 每个社区), before its verb; what each has already (每村有…) it does not tell …"""

PLACED: str = r"[建设配派聘](?![有成施备筑好立档制出套])"
"""… nor with 建有, 建成; these verbs of one character open a duty behind such a word only …"""

DEALT_OUT: str = r"(?!的|情况|率)[^，,。；了过的]{0,24}?(?<![约达仅有近超为])[一二两三四五六七八九十\d]{1,3}[名个位辆处所座台家间支套]"
"""… and only where it says how many things each gets: 每村建设成本约10万元 tells what it costs."""

TOLD_TIERS: str = (
    r"^(?:省|市|县|区|乡|镇|县区|乡镇)(?:人民)?政府(?:要|应|统一|牵头)?(?:设立|建立|组建|制定|出台)(?!的|[^，,。；]{0,20}[了过已曾])"
    r"[^，,。；]{2,}(?<![后时起])(?<!以来)(?:[。；]|$)"
)
"""A government as plans name it before a verb that is no noun: 市政府设立…, and not 市政府组织架构."""

SHARED_OUT: str = r"[^，,。；有是为]{0,12}每(?!个?[年月季周日天次])[^，,。；有是为]{1,8}?[一二两三四五六七八九十\d]{1,3}[个名位辆处所座台家间][。；]?"
"""An item of a list that deals out what each gets: 村医每村一名."""

TURNED_INTO: str = r"[^，,。；]{2,16}?(?:更换|替换|置换|改造|改建|升级)(?:为|成)[^，,。；]{2,}[。]?"
"""An item of a list that says what becomes of something: 公交车更换为新能源车."""

EXPLAINS: str = r"^(?:提出|确定|设定|安排)(?:了)?(?:上述|以上|这些|这一|这样的).{0,6}(?:目标|指标|规模)"
"""A first sentence that makes the whole clause the reasons for targets told before it."""

PENAL_HEADINGS: str = r"法律责任|罚\s*则"
PENALTY: str = (
    r"^(?:第.{1,8}条\s*)?(?:违反本[法条规办]|有下列(?:行为|情形)之一的，?由"
    r"|[^。；：:]{4,150}?(?:的|之一)，(?:(?:由|对)[^。；]{2,80}?|依法|并)?"
    r"(?:责令|警告|罚款|处分|处罚|通报批评|没收|吊销|取缔|追究))"
)
"""Penalties and the headings above them: they apply without a local text, and repeat what other articles ask."""

SANCTION: str = r"罚款|责令|处分|处罚|刑事责任|没收|吊销|拘留"
"""What a penalty consists of. Source: 行政处罚法 art. 9, and 处分, 责令 and 刑事责任, which laws name beside it."""

PENALIZES: str = rf"{SANCTION}|取缔|警告|通报批评|赔偿|民事责任|法律责任|货值金额|违法所得|构成犯罪|停业|关闭|治安管理|承担[^，。；]{{0,6}}责任|取消[^，。；]{{0,8}}资格|拒不改正"
"""A sentence that tells what follows on an offence, or how that is reckoned. Read off the part 法律责任 of statutes."""

OFFENDS: str = r"^[^。；，]{0,30}违反|(?:的|之一)，[^。；]{0,80}?(?:刑事责任|赔偿)"
"""The first words of a penalty that name the offence without the words of ``PENALTY``."""

ONWARD: str = (
    r"(?:由[^，。；]{2,40}?)?(?:应当)?(?:依法(?:应当)?(?:追究(?:其)?刑事责任|(?:给予|予以)治安管理处罚|承担(?:相应的?)?(?:民事|赔偿|侵权|民事赔偿|法律)责任)"
    r"|(?:依照|按照|依据|根据|适用)(?!前款|本[法条规办细]|第)[^。；，]{0,60}(?:法|法律|法规|条例|规定)[^。；，]{0,16}"
    r"(?:处罚|处理|追究[^。；，]{0,8}责任|承担[^。；，]{0,8}责任))"
)
"""The last part of a penalty that lays none down: what other statutes lay down follows (构成犯罪的，依法追究刑事责任)."""

OWN_SANCTION: str = r"责令|罚款|没收|吊销|警告|通报批评|拘留|降级|撤职|开除|停业|关闭|取缔|取消|处分"
"""What it lays down itself, if it does."""

LEFT_TO_LAW: str = (
    r"(?P<words>(?<![\u4e00-\u9fff])违反本(?:法|条例|规定|办法|细则)(?:的?规定)?的?(?:其他|其它)?(?:行为)?[，,]"
    r"(?:依照本(?:法|条例|规定|办法|细则)[^。；，]{2,16}[。；，])?"
    r"(?:(?P<whose>(?:有关|其他|国家)?(?:《[^》]{2,40}》|法律|行政法规|法规|上位法)[^。；，]{0,60}?)(?:已经?|另|均)?(?:有|作出|规定)[^。；，]{0,12}"
    r"[，,](?:从其|(?:适用|按照?|依照)其)规定))"
)
"""A statute leaves the penalties that others have in force: 违反本条例规定的行为，有关法律、法规已有处罚规定的，从其规定."""

MEANT_BY: dict[str, str] = {"law": "法律|上位法", "regulation": "法规|上位法", "local": "(?<!行政)法规|上位法"}
"""How such a clause names a law, a regulation of the nation, a statute of the province."""

OWN_PLACE: str = r"^(?:(?:本|我|全)[省市县区州]|国家|自治区)(?:应当|要)?(?:依法|依照本[^，。；]{1,4}规定)?"
"""Whose a rule is, before what it says: nothing of its own."""

CALLS: str = r"^(?:鼓励|倡导|提倡|弘扬|树立|营造|形成|崇尚|发扬|引导)"
"""A part that calls on everybody and tells nobody …"""

SPIRIT: str = r"(?:风尚|风气|新风|氛围|精神|意识|理念|风貌)[。；]?$"
"""… and a clause of such parts that ends in public spirit: a principle in the words of a measure."""

EMPTY_HEADINGS: str = (
    r"(?:总体|基本|主要|重点|工作|具体|发展|预期|行动){0,2}(?:任务|措施|目标|要求|工作|内容|举措|原则)(?:和.{2,6})?"
    r"|(?:政策|组织|保障){1,2}(?:措施|保障|实施)?|总\s*则|附\s*则|指导思想"
)
"""A heading that only says where in the outline one is; it tells nothing of the subject."""

ASIDE: str = r"(?:专栏|附?表|附?图|专题)"
"""A heading that opens a box beside the text, no part of it."""

BESIDE: str = r"[（(][^（）()。；]{2,80}(?:[（(][^（）()]{0,30}[）)][^（）()。；]{0,40}){0,3}[）)]"
"""A paragraph that is one bracket and no sentence: who answers for the task beside it, and until when."""

KEYED = (
    rf"(?:(?:第一)?(?:{LEADING}|责任|配合|参[与加]|主办|承办|协[办同]|联办|主管|分管|归口|督[办导]|指导|支持|实施|落实|完成|主责|主要|联系|包[抓保联])+(?:单位|部门|主体|地区|领导|科室|处室|股室|人)"
    r"|(?:完成|办结|推进|实施|计划|起止|工作|整改|具体|目标)?(?:时限|时间|期限|节点|进度|日期)(?:节点|进度|安排|要求)?)"
    r"(?:及[^：:。]{2,10})?\s?[：:][^。；;：:]{1,120}[。；;]?"
)
"""A line that says so with a key: 责任单位：市水利局, 完成时限：2026年12月. Source: 任务分工 of plans, as 国办 plans' annexes name
the columns (责任单位, 完成时限)."""

STOCK: str = (
    r"(?:切实|进一步|全面)?加强组织(?:领导|实施|保障)|(?:建立健全|健全|完善)(?:工作|协调|推进)机制|形成(?:强大)?(?:工作)?合力"
    r"|(?:强化|加强)(?:督导|督查|监督|考核)(?:考核|检查|问责|评估)?|确保(?:各项)?.{0,6}落(?:到实处|地见效|实到位)|抓好(?:贯彻)?落实"
)
"""Phrases that close any plan on any subject; they are no part of the matter that a clause is about."""

BEARERS: str = (
    r"(?>(?:国务院|县级以上|设区的市|地方|各级|各地区?|本级|全国|省|市|区县?|县|乡镇|自治区|直辖市|、|和|及|（|）){0,30})(?:人民)?政府"
    r"(?:(?>(?:及其?|和|的|各|有关|相关|主管|行政|职能|所属|、|综合管理"
    r"|负责[^，。；]{2,16}?的(?=部门|机构|及|和|各|有关|相关|主管|行政|职能|所属|、|综合管理)){0,30})(?:部门|机构))?"
    r"|(?:国务院|各|有关|相关|主管|行政|其他){1,30}(?:部门|机构)|[\u4e00-\u9fff]{2,8}(?:主管|行政|管理)部门"
)
"""Bodies as articles name them (县级以上人民政府及其有关部门): who is told, no part of the matter. Their long names outweigh it."""

ASSIGNED: str = r"[（(【\[](?:[^（()）]|[（(][^（()）]{0,20}[）)]){0,120}(?:负责|牵头|分工|责任单位|参与|配合)(?:[^（()）]|[（(][^（()）]{0,20}[）)]){0,80}[）)】\]]"
"""Bodies in brackets behind a task: （某某局牵头，某某局按职责分工负责）."""


RULE_NAMES: str = r"本(?:法|条例|规定|办法)|第[一二三四五六七八九十百零]+条(?:第[一二三四五六七八九十]+款)?(?:的?规定|、)?|违反|有下列(?:行为|情形)之一的?"
"""The rules that an offence breaks, by name and number."""

PENAL_WORDS: str = (
    r"[，,](?:对[^，,。；;]{2,30}[，,]?)?"
    r"(?:由[^，,。；;]{2,80}?(?:责令|处|给予|予以|没收|吊销)|责令|依[法照]|(?:可以)?并?处|给予|应当|没收|吊销|构成)"
    r"|(?:由[^，,。；;]{2,60}?)?(?:责令|给予(?:警告|处)|处以|没收)"
)
"""Where the sanction begins: the body that imposes it, or the sanction itself."""

CITED_RULE: str = r"^违反本(?:法|条例|规定|办法|细则)(?:第[一二三四五六七八九十百零]+条?(?:[、和]?第[一二三四五六七八九十]+[款项])*[、和]?)*的?规定[，,]?(?:的[，,])?"
"""The rule that an offence breaks, before the offence."""

LISTED: str = r"[，,]?有?下列(?P<what>行为|情形)之一(?:的|$)"
"""The offences follow as a list …"""

FIRST_LISTED: str = r"[：:]\s*(?:[（(]一[）)])?(?P<first>[^；;。（(：:]{1,80}?)的?(?=[；;。（(])"
"""… of which the first stands behind the colon …"""

AND_OTHERS: str = "有{first}等{what}的"
"""… and is told so: 有非法采集血液等行为的."""

FINE, NO_OFFENCE = "罚款", "下列"
"""The sanction that tells most; a word that only leads in to the offences."""

IMPOSER_LAST: str = r"[，,]由[^，,]*$"
IMPOSED_BY: str = r"^由[^，。；]{2,80}?(?=责令|处以?|给予|予以|没收|吊销|依法|按照职责)"
"""Who imposes a sanction, at the end of the words before it and before its own words."""

TIES: str = r"(?:和|或者|以及|及|并|、)……$"
"""What a text that is cut does not end with."""

AGGRAVATIONS: str = r"情节|逾期|拒不改正|造成|构成|违法所得|对直接|对.{0,3}前款|依法应当|可能危及|法律、|其他"
"""What makes an offence grave, or catches the rest of a list; it stands in most penalties."""
