"""What holds a number and is no quantity: each row a pattern and what it looks like.

Source: read off laws, plans and work reports. The order matters: what comes first hides its characters from the rest.
"""

from __future__ import annotations

_HAN = "一二三四五六七八九十"

NOT_QUANTITIES: tuple[tuple[str, str], ...] = (
    (r"《[^》]{0,60}》", "《垃圾分类标志》（2019年版）"),
    (r"[〔\[（(]\d{4}[〕\]）)]\s*(?:第\s*)?\d+\s*号?", "〔2026〕8号"),
    (rf"第\s*[\d{_HAN}百千]+\s*[^\s，。]", "第三条, 第2类"),
    (r"[“「\"](?=[^”」\"]{1,14}[”」\"])[^”」\"]*[”」\"]", "“四个最严”"),
    (r"(?:PM|ＰＭ)\s*\d+(?:\.\d+)?", "PM2.5"),
    (r"[A-Za-zＡ-Ｚａ-ｚ]+[-－]?\d+(?:[.-]\d+)*", "GB18030, B12"),
    (r"\d+(?:\.\d+)?[A-ZＡ-ＺGgDdKk](?![A-Za-z/³])", "5G, 3D"),
    (r"\d{4}\s*[—\-－~～至]\s*\d{4}\s*年?", "2026—2030年"),
    (r"\d{4}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?", "2026年3月18日"),
    (r"\d{1,2}\s*月\s*\d{1,2}\s*日|\d{1,2}\s*月(?![内余])", "3月18日"),
    (r"\d+\.\d+(?:\.\d+)+", "1.2.3"),
    (r"\d+号", "12号"),
    (rf"[{_HAN}\d]+[级类届](?!别)", "二级医院, 两类, 20届"),
    (rf"前\s*(?:\d+|[{_HAN}百千]+)\s*[位名家强个大]|\d+强", "前100家, 500强"),
    ("[二三]次(?!会)", "二次开发"),
    (
        "进一步|统一|一体|一批|一定|一致|唯一|一般|一律|一次性|一站式|一网|一卡|一码|一件事|一证|一图|一册|一键|一起|一方面|一系列",
        "words that begin or end with 一",
    ),
    ("十分|百姓|千方百计|三农|两岸|一带一路|[三两四五六七八]大", "words and names of groups"),
    ("四川|三亚|九江|十堰|三明|六安|百色", "places"),
    ("近年|[几数][十百千万]|十几", "近年, 几十, 十几"),
    (r"\d{3,4}-\d{7,8}|\d{11}|\d+:\d+", "telephone numbers, 8:30"),
)
