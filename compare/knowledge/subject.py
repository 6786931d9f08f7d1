"""Words of titles that say what kind of paper it is, not what it is about.

Source: 《党政机关公文处理工作条例》 (kinds of document) and the titles of national, provincial and municipal plans.
"""

from __future__ import annotations

GENERIC_TITLE: str = (
    r"关于|中华人民共和国|中共中央|国务院|人民政府|政府|省委|市委|县委|党委|办公室|办公厅|印发|转发|通知|实施|意见|方案|规划|纲要|若干|措施|条例|办法|规定|政策|指导"
    r"|加快|推动|推进|促进|加强|深化|全面|进一步|做好|组织|高质量|发展|工作|建设|改革|行动|计划|三年|目录|指南|重点|产业|能力|机制|开展|调整|机构|制度|试行|批复|报告"
    r"|“?十[二三四五六]五”?|国家|全国|全省|全市|全民|国民|经济社会|专项|战略|体系|细则|决定|任务|要点|[的和与及对在]"
    r"|\d+年?|[\W_]+|[一-鿿]{2,7}(?:省|市|自治区|自治州|县)|法$"
)
"""What a title is split at; what is left names the subject."""
