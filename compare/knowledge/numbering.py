"""Numbering of Chinese official documents, outermost first.

Sources: 《党政机关公文格式》GB/T 9704—2012 §7.3.3 (一、（一）1.（1）); 《立法技术规范（试行）》 and 《立法法》 第六十五条
(编、章、节、条、款、项、目); the rest (专栏、附件、——、一是) is usage seen in plans, gazettes and newspapers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

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


DOT = re.compile("[.．]")


@dataclass(frozen=True, slots=True)
class Numbering:
    """One kind of label.

    Attributes:
        name: Its name in code and tests.
        pattern: Matches the label at the beginning of a paragraph; its one group that takes part is the number.
        rank: Outermost 0; a label closes everything of its own rank and deeper.
        heads: Whether a short paragraph with this label can be a heading.
    """

    name: str
    pattern: re.Pattern[str]
    rank: int
    heads: bool

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
    _row("han", rf"(?P<n>[{HAN}][{HAN}○]{{0,3}})\s?(?:[、．]|[.](?!\d))", 6),
    _row("han-bracket", rf"[（(]\s?(?P<n>[{HAN}][{HAN}○]{{0,3}})\s?[）)]、?", 7),
    _row("arabic", r"(?P<n>\d{1,3})\s?(?:[.．](?!\s?\d(?!\d{3}\s?年))|、)", 8),
    _row("decimal", r"(?P<n>\d{1,2}(?:[.．]\d{1,2}){1,4}+)(?:[.．、]|(?![\d％%]|\s?[个万亿元年倍]))", 8),
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
FIRST = frozenset(f"附第首其再最（(0123456789—─－-{BULLETS}{HAN}") | frozenset(
    chr(code) for first, last in re.findall("(.)-(.)", CIRCLED) for code in range(ord(first), ord(last) + 1)
)
# Boxes stand beside the text flow: they close only each other and what is inside them.
BOX = re.compile(r"专\s?栏\s?(?P<n>[\d一二三四五六七八九十]+(?:[-－—]\d+)?)?(?=\s|$|[：:]|[\u4e00-\u9fff])")
CAPTION = re.compile(r"(?:续?\s?表|附表|图)\s?\d+(?:[-－—.]\d+)?(?=\s|[\u4e00-\u9fff]|$)")
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
