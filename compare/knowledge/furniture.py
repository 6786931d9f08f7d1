"""Lines that belong to the page, not to the text.

Sources: 《党政机关公文格式》GB/T 9704—2012 §7.5 for page numbers; newspaper pages (上接/下转) and government web pages
(下载、打印、字号) as they are found in practice.
"""

from __future__ import annotations

import re

FURNITURE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "page number",
        re.compile(
            r"[-—–－]+\s?\d{1,4}\s?[-—–－]+|[·•]\s?\d{1,4}\s?[·•]|第\s?\d{1,4}\s?页(?:\s?[共/]\s?\d{1,4}\s?页)?"
        ),
    ),
    ("turn", re.compile(r"[（(]\s?(?:上接|下转|紧接|转)\s?[A-Z]?\d{0,3}\s?[^）)]{0,12}?版?\s?[）)]")),
    (
        "web chrome",
        re.compile(
            r"(?:下载|打印|全屏|收藏|加大|还原|减小|分享(?:到.{0,6})?|关闭(?:窗口)?|返回顶部|】|【?字[号体][：:\s大中小】]*|扫一扫.{0,20}|来源[：:].{0,30}"
            r"|(?:发布)?时间[：:]\s?[\d\-年月日:： ]+|您当前的?位置.{0,60}|责任编辑.{0,20}|浏览次数.{0,12})"
        ),
    ),
    ("continued table", re.compile(r"续\s?表")),
    ("openness", re.compile(r"[（(]此件.{0,10}公开.{0,6}[）)]")),
    ("picture credit", re.compile(r".{0,12}(?:新华社|人民图片|记者).{0,12}\s?摄")),
    ("picture caption", re.compile(r".{4,60}[（(].{0,20}摄.{0,12}[）)]。?")),
    ("latin banner", re.compile(r"[A-Z][A-Z ]{9,}")),
)
# The corner of a head (GB/T 9704—2012 §7.2.1–7.2.3): number of the copy, secrecy, urgency. Above a title only.
SERIAL = re.compile(r"(?:份\s?号\s?[：:]?\s?)?(?:№|No\.?\s?)?\d{5,7}|份\s?号\s?[：:]\s?\d{1,7}")
_URGENT = r"(?:紧急程度\s?[：:]\s?)?(?:特\s?急|加\s?急|特提|平\s?急|急\s?件|紧\s?急|限时送达)"
SECRECY = re.compile(
    r"(?:密\s?级\s?[：:]\s?)?(?:绝\s?密|机\s?密|秘\s?密|内部(?:资料|文件)?)(?:\s?★\s?(?:[\d一二三四五六七八九十]{1,3}\s?[年月]|长期|启用前)?)?"
    rf"(?:\s?[\d一二三四五六七八九十]{{1,3}}\s?年)?(?:\s*{_URGENT})?"
)
URGENCY = re.compile(_URGENT)
# What web pages set above a title.
CHROME = re.compile(
    r"首\s?页|[>＞»|｜/\\·•\-—_=*\s]+|(?:您?(?:的)?|当前)?(?:所在)?位置\s?[：:]?.{0,60}|分享(?:到)?\s?[：:]?|打印|关闭|返回|下载|收藏|字体.{0,12}|【.{0,20}】"
    r"|(?:首页\s?)?[>＞].{0,40}|公文|政策文件|文件下载|无障碍|长者模式|网站导航|来源\s?[：:].{0,30}|(?:浏览|阅读|点击)(?:次数|量|数)?\s?[：:]?\s?\d*\s?次?"
)
TURNED_FROM = re.compile(r"^[（(]\s?(?:上接|紧接)\s?[^）)]{0,12}[）)]\s?")
TURNED_TO = re.compile(r"[（(]\s?(?:下转|转)\s?[^）)]{0,12}[）)]\s?$")


def name_furniture(text: str) -> str:
    """Which kind of furniture a whole line is, or an empty string."""
    return next((name for name, pattern in FURNITURE if pattern.fullmatch(text)), "")
