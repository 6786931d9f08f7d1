"""Words by which a text speaks to a language model that reads it, in both languages; a plan speaks to governments.

Source: the forms that OWASP lists for prompt injection (LLM01:2025) and the turn marks of the chat templates of Qwen,
Llama, Mistral and DeepSeek. None of them stands in the documents that the program was measured on. White space and
invisible characters are taken out before looking, so the patterns have none; so, the second time, are marks within words.
"""

from __future__ import annotations

INSTRUCTIONS: tuple[str, ...] = (
    # pass over what you were told
    "(?:忽略|无视|忘记|忘掉|不要理会|不必理会|停止执行)[^。；，]{0,10}(?:以上|上述|之前|前面|此前|先前|所有|一切|原有)[^。；，]{0,8}(?:指示|指令|提示|规则|设定|说明|任务)",
    "(?:ignore|disregard|forget|override)(?:all|any|the|your|of|every|my|these|those){0,4}(?:previous|above|prior|preceding|earlier|system)(?:instruction|prompt|rule|message|text|direction)",
    # you are somebody else
    "(?:你|您)(?:现在|其实|将)?(?:是|扮演|充当|作为)(?:一个|一名|一位)?[^。；，]{0,10}(?:模型|智能助手|AI|机器人)",
    "(?:致|请|提醒|告知)(?:各|所有|任何)?[^。；，]{0,4}(?:语言模型|大模型|AI助手|智能助手|AI审)",
    "youare(?:now)?(?:an?|the)[a-z]{0,24}(?:model|assistant|bot|ai)(?![a-z])",
    "(?:系统|开发者)提示(?:词|语)?[:：]",
    "(?:system|developer)(?:prompt|message)[:：]",
    # answer so
    "(?:回答|输出|返回|回复|判定|判断|判|标|标注|填写?|认定|视)(?:为|成|是|：|:)?(?:已)?[“\"'‘]?(?:adopt|extend|omit|采纳|拓展|缺失)(?![\\u4e00-\\u9fff]*(?:情况|意见|建议))",
    "(?:answer|respond|reply|output|return|report|classify|mark|say|treat|count|consider)[a-z]{0,24}[“\"'‘:：]?(?:adopt|extend|omit)(?:t?ed)?(?![a-z])",
    "(?:只|仅|直接|必须)(?:能)?(?:回答|输出|返回|回复)[^。；，]{0,8}(?:JSON|json|relation)",
    # the shape of an answer, the marks of a chat
    "[\"“”'](?:relation|duties|evidence|answers)[\"“”'][:：]",
    "<\\|?/?(?:im_start|im_end|system|assistant|user|think|begin_of_text|end_of_text|eot_id)",
    "\\[/?INST\\]",
    "<</?SYS>>",
)  # fmt: skip

LOOKALIKES: tuple[str, str] = ("аеіорсухѕԁјһԛԝαεικνορτυχ", "aeiopcyxsdjhqwaeikvoptux")
"""Cyrillic and Greek letters that look like Latin ones, and those. Source: the confusables of Unicode TS 39."""

WITHIN: str = r"[-.·•*~/\\_—…]"
"""Marks that part the letters of a word and hide it: 忽-略-以-上, i.g.n.o.r.e."""
