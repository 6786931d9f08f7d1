"""Units that make a number a target, and the words around it that say how it is meant.

Source: read off national and local plans and their target tables; GB 3100 for the measures.
"""

from __future__ import annotations

UNITS: tuple[str, ...] = (
    # longest first within each row, because the pattern takes the first that fits
    "个百分点", "％", "%", "‰",
    "万亿元", "亿元", "万元", "亿美元", "万美元", "元",
    "平方公里", "平方千米", "平方米", "立方米", "公里", "千米", "公顷", "万亩", "亩", "万吨", "吨", "微克", "毫克", "千克", "毫升", "千瓦时", "千瓦",
    "人次", "万人", "人", "户次", "万户", "户", "家次", "家", "个工作日", "个月", "个", "项", "种", "件", "套", "台", "座", "所", "处", "条",
    "张", "批", "支", "名", "岁", "倍", "成", "分钟", "小时", "日内", "天", "次", "级以上", "强",
)  # fmt: skip

COMPARATORS: tuple[tuple[str, ...], tuple[str, ...]] = (
    (
        "不低于", "不少于", "不超过", "不高于", "不多于", "不得少于", "不得超过", "至少", "最多", "最高", "达到", "超过", "突破", "高于", "低于", "控制在",
        "保持在", "稳定在", "提高到", "提升到", "提高至", "下降到", "降低到", "降至", "增长", "下降", "降低", "≥", "≤", ">", "<", "约", "超", "达", "近",
    ),
    ("以上", "以下", "以内", "左右", "之内", "之间"),
)  # fmt: skip
"""Words before a number and words after it."""
