"""Words that say whom or what a measure reaches: all of a kind, or some of it.

Source: read off national plans and laws beside the local texts that carry them: 各地 becomes 有条件的市, 每个县 becomes 重点县.
"""

from __future__ import annotations

UNITS = "地区|地方|城市|市县|省份|县城|县区|乡镇|街道|社区|村|企业|单位|医院|机构|学校|高校|园区|开发区|项目|行业|领域|品种|市|县|区|地"
"""What a measure reaches."""

ALL = rf"(?:各个?|每个?|所有的?|全部|全体|一切|任何)(?:级|类|设区的|有关)?(?:{UNITS})"
"""Every one of a kind."""

SOME = rf"(?:有条件|具备条件|符合条件|条件(?:较好|成熟|具备))的?(?:{UNITS})|(?:重点|部分|试点|若干|个别|典型|优势)(?:{UNITS})"
"""Some of a kind."""

EACH = r"各|均|都|全部|分别"
"""Behind a list of names: each of them, so that the list is no choice."""

PLACE = r"^[\u4e00-\u9fff（）()]{1,8}(?:省|市|县|区|州|盟|旗|镇|乡)$"
"""A place in a list: a local text names its own, which is no narrower."""
