"""Find counts and dates in a text, in Arabic or Chinese numerals, and say what they come to.

A count is a number, or two, with a unit.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from fractions import Fraction
from functools import cache, lru_cache
from string import ascii_letters
from typing import Literal, NamedTuple

from compare.knowledge import units
from compare.knowledge.bodies import BODY, BODY_ENDS
from compare.settings import FIXED
from compare.text.words import any_of

# --- count ------------------------------------------------------------------------------------------------------------


class Count(NamedTuple):
    """A number as printed, its unit as printed, both ends in the base unit, and the name of the unit in the tables."""

    value: str
    unit: str
    low: Fraction
    high: Fraction
    name: str


_LATIN = tuple(name for name in units.MEASURES if name[0].isascii() and name[0].isalpha())
_UNIT = rf"(?:{any_of(units.MEASURES.keys() - {*_LATIN})}|(?i:{any_of(_LATIN)})(?![A-Za-z\d]))"
_POWER = any_of(units.MULTIPLIERS)
# No number is longer than ``LONGEST``: what is searched from every digit must not read a run of digits to its end.
_ARABIC = r"\d{1,3}(?:,\d{3}){1,12}(?:\.\d{1,40})?|\d{1,40}(?:\.\d{1,40})?"
_POINT = "点[零〇一二三四五六七八九]{1,40}"
_CHINESE = rf"(?:[一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿]{{0,40}}(?:{_POINT})?|零{_POINT})"
_TO = r"\s*(?:[-－—–~～至到]|——)\s*"
_NUMBER = rf"(?:{_ARABIC}|{_CHINESE})"
_FIRST = "".join(sorted({one[0] for one in units.RATIOS}))
COUNTED = re.compile(
    rf"(?=[百千万\d零一二两三四五六七八九十{_FIRST}])"  # the first characters of all that follows: quickly told
    rf"(?:(?P<over>百|千|十?万)分之(?P<share>百|{_NUMBER})"
    rf"(?:(?:{_TO}(?:(?:百|千|十?万)分之)?|以上(?:{_TO})?(?P=over)分之)(?P<share2>{_NUMBER}))?"
    rf"|(?P<below>{_CHINESE}|\d{{1,40}})分之(?P<above>{_CHINESE}|\d{{1,40}})|(?<![\d.])(?P<slash>[1-9]/[2-9])(?=[以的左，。；]|$)"
    rf"|(?P<said>{any_of(units.RATIOS)})"
    r"|(?P<tenths>[一二两三四五六七八九]|\d)成(?P<hundredths>[一二三四五六七八九半])?(?=[以左的，,。；;、）)\s]|$)"
    r"|(?<!\d)1\s*[:：∶]\s*(?P<many>\d{1,3})(?![\d.:：∶])"
    rf"|(?P<opens>{_NUMBER})(?:时|[:：]00){_TO}(?:次日|翌日|第二天)?(?P<closes>{_NUMBER})(?:时|[:：]00)"
    rf"|(?P<from>{_NUMBER})\s*(?P<from_power>{_POWER})?(?P<same>{_UNIT})(?:以上{_TO}|以上|{_TO})(?P<till>{_NUMBER})"
    rf"\s*(?P<till_power>{_POWER})?(?P=same)"
    rf"|(?:(?P<low>{_NUMBER})\s*(?P<low_power>{_POWER})?{_TO})?(?P<n>{_NUMBER})\s*(?P<power>{_POWER})?(?P<odd>余|多)?\s*"
    rf"(?P<unit>{_UNIT})"
    r"|(?<![\d.])(?P<bare>\d{1,4}(?:\.\d{1,4})?)(?=以[上下内]|左右|上下|[，,。；;、）)\s]|$))"
)


def read_count(hit: re.Match[str]) -> Count | None:
    """What a hit of ``COUNTED`` comes to; None where it is no number after all (两三家).

    百分之九十五, 三分之一, 1/3, 八成五, 1:7, 翻一番, a number of an index (0.58), a part of the day (22时至次日6时,
    read as its length), a range, or a number with its unit.
    """
    if hit["over"]:
        base = units.MULTIPLIERS[hit["over"]]
        share = "一百" if hit["share"] == "百" else hit["share"]
        low, high = read_number(share), read_number(hit["share2"] or share)
        return Count(hit[0], "", low / base, high / base, "%") if low is not None and high is not None else None
    if hit["below"]:
        above, below = read_number(hit["above"]), read_number(hit["below"])
        return Count(hit[0], "", above / below, above / below, "%") if above and below else None
    if hit["slash"]:
        return Count(hit[0], "", Fraction(hit["slash"]), Fraction(hit["slash"]), "%")
    if hit["said"]:
        value, name = units.RATIOS[hit["said"]]
        return Count(hit["said"], "", Fraction(value), Fraction(value), name)
    if hit["tenths"]:
        tenths, rest = read_number(hit["tenths"]) or 0, hit["hundredths"]
        share = Fraction(tenths, 10) + Fraction(5 if rest == "半" else read_number(rest or "零") or 0, 100)
        return Count(hit[0], "", share, share, "%")
    if hit["many"]:
        ratio = Fraction(1, int(hit["many"])) if int(hit["many"]) else None
        return Count(hit[0], "", ratio, ratio, "%") if ratio else None
    if hit["opens"]:
        opens, closes = read_number(hit["opens"]), read_number(hit["closes"])
        length = Fraction((closes - opens) % 24) if opens is not None and closes is not None else None
        return Count(hit[0], "", length, length, "时段") if length else None
    if hit["bare"]:
        return Count(hit[0], "", Fraction(hit[0]), Fraction(hit[0]), units.INDEX)
    if hit["from"]:
        return _come_to(*hit.group("from", "from_power", "till", "till_power", "same"), each=True)
    return _come_to(*hit.group("low", "low_power", "n", "power", "unit"), each=False)


_SENSES = tuple((one, re.compile(before), re.compile(behind), sense) for one, before, behind, sense in units.SENSES)


def find_measure(count: Count, before: str, behind: str) -> units.Unit:
    """What a count measures: as its unit says, unless the words before and behind it give that another sense."""
    row = units.MEASURES.get(count.name, units.Unit("index" if count.name == units.INDEX else "ratio", total=False))
    for dimension, ahead, after, sense in _SENSES:
        if dimension == row.dimension and ahead.search(before) and after.match(behind):
            return units.Unit(sense, row.factor, total=False)
    return row


_JOINED = frozenset(".几第/" + ascii_letters)
"""What makes a number behind it the rest of a longer word or number."""
_INDEX = re.compile(units.INDICES)


def is_glued(text: str, hit: re.Match[str]) -> bool:
    """Whether a hit of ``COUNTED`` is part of a longer word (…2.0个, 几十个, 每30日), or bare and of no index."""
    if hit["bare"] and not _INDEX.search(text, max(0, hit.start() - FIXED.number_index), hit.start()):
        return True
    before = text[hit.start() - 1 : hit.start()]
    paced = before == "每" and hit["n"] and units.MEASURES[hit["unit"].lower()].dimension in units.DAYS
    return paced or before in _JOINED or before.isdigit()


_GROWS = any_of((*units.RISES, *units.FALLS))
_AROUND = any_of((*units.AT_LEAST, *units.AT_MOST, *units.ABOUT, *units.HOPED))
_BEHIND = any_of((*units.AFTER_AT_LEAST, *units.AFTER_AT_MOST, *units.AFTER_ABOUT))
_FIGURE = re.compile(
    rf"(?:(?:{_GROWS}|{_AROUND}|[为至到于])*(?:{COUNTED.pattern})(?:{_BEHIND})*)"
    rf"|(?:{any_of((*units.HOPED, *units.FLOORS, *units.CEILINGS))})|每个?(?:[半两]?年|季度?|两?月|两?周|旬|日|天)"
)


@lru_cache(maxsize=8192)
def strip_figures(text: str) -> str:
    """A text without its numbers, their units, the words around them and how often: 比例达到85%以上 is 比例.

    What is left of two texts is the same where they ask for one thing and differ in how much of it.
    """
    return _FIGURE.sub("", text)


@lru_cache(maxsize=2048)
def _come_to(
    low_text: str | None, low_power: str | None, text: str, power: str | None, name: str, *, each: bool
) -> Count | None:
    """What one number or two come to; cached, because fractions are slow and plans repeat their numbers.

    ``low_text`` and ``low_power`` are the lower end of a range, where it is one; ``each`` is whether that has the unit.
    """
    low, high = read_number(low_text or text), read_number(text)
    if low is None or high is None:
        return None
    factor = units.MEASURES[name.lower()].factor
    if not low_text or (not low_power and (not each or low < high)):
        low_power = power
    low, high = (one * (units.MULTIPLIERS.get(by or "", 1) * factor) for one, by in ((low, low_power), (high, power)))
    if low > high:
        return None
    return Count(f"{low_text}—{text}" if low_text else text, (power or "") + name, low, high, name.lower())


# --- the words around -------------------------------------------------------------------------------------------------

Bound = Literal["least", "most", "about", "bare"]
Mode = Literal["level", "rise", "fall"]
_RISE = re.compile(rf"(?:{any_of(units.RISES)})(?:了|约|近|超过|不少于|不低于|至少|{any_of(units.HOPED)})*\s*$")
_FALL = re.compile(rf"(?:{any_of(units.FALLS)})(?:了|约|近|超过|不少于|不低于|至少|{any_of(units.HOPED)})*\s*$")
_RATE = re.compile(r"增速|涨幅|增幅|增长率|增长(?:预期)?目标")


def read_mode(before: str, comparator: str, dimension: str) -> Mode:
    """Whether a number says how far something rises or falls; 提高到 and 降至 say where it shall stand."""
    if _RATE.search(before[-FIXED.number_rated :]):
        return "rise"
    if comparator.endswith(("到", "至", "为", "在")):
        return "level"
    if _FALL.search(before):
        return "fall"
    return "rise" if _RISE.search(before) or dimension == "points" else "level"


def read_bound(before: str, after: str) -> Bound:
    """What the words before and after a number make of it."""
    if after in units.AFTER_ABOUT:
        return "about"  # 控制在5.5%左右
    if before in units.AT_MOST or after in units.AFTER_AT_MOST:
        return "most"
    if after in units.AFTER_AT_LEAST:
        return "least"  # 稳定在1000万亩以上
    if before in units.ABOUT:
        return "about"
    return "least" if before in units.AT_LEAST else "bare"


# --- how often, for how many, how long --------------------------------------------------------------------------------

EACH_PERIOD = rf"(?P<many>\d{{1,2}}|[半双]|[一二两三四五六七八九十]{{1,3}})?个?(?P<period>{any_of(units.PERIODS)})度?"
"""Behind 每: how many of which period."""
_HEADS = re.compile(
    rf"(?:每一?(?P<of>{any_of(units.MULTIPLIERS)})|(?P<few>[千万]))(?:[名个位户])?[^，,；;。\d]{{0,4}}?(?:人|户|居民|儿童)"
)


def read_rate(period: re.Match[str]) -> Fraction:
    """How often in a year a period of ``EACH_PERIOD`` comes round."""
    many = {"半": Fraction(1, 2), "双": Fraction(2)}.get(period["many"] or "") or read_number(period["many"] or "1")
    return units.PERIODS[period["period"]] / (many or Fraction(1))


def count_heads(words: str) -> int:
    """For how many people a number is meant: 1000 behind 每千人口, 1 where none are named."""
    found = _HEADS.search(words)
    return units.MULTIPLIERS.get(found["of"] or found["few"], 1) if found else 1


def about_as_long(one: Fraction | int, other: Fraction | int) -> bool:
    """Whether two lengths of time that were counted differently come to the same: 365日 and 一年."""
    apart = one - other
    return FIXED.days_loose * max(apart, -apart) <= max(one, other)


# --- number -----------------------------------------------------------------------------------------------------------

LONGEST = 40  # characters; what is longer is no number that anybody wrote
HAN_VALUE = {char: value for value, char in enumerate("〇一二三四五六七八九十")} | {"零": 0, "○": 0, "两": 2}
HAN_TENS = {"廿": 20, "卅": 30, "卌": 40}
HAN_POWERS = {"百": 100, "千": 1000}


def to_number(text: str) -> int:
    """A Chinese, Arabic or circled number below ten thousand; 0 for what is none.

    廿一 is 21; digits without 十, 百, 千 are read by their place: 一〇二 is 102, 二〇 is 20.
    """
    if len(text) > LONGEST:
        return 0
    if text.isdecimal():
        return int(text)
    if len(text) == 1 and text not in HAN_VALUE and text not in HAN_TENS and text not in HAN_POWERS:
        return int(unicodedata.numeric(text, 0))  # ①, ㉑
    if len(text) > 1 and all(HAN_VALUE.get(char, 10) < 10 for char in text):
        return int("".join(str(HAN_VALUE[char]) for char in text))
    total = current = 0
    for char in text:
        if char in HAN_POWERS:
            total, current = total + (current or 1) * HAN_POWERS[char], 0
        elif char == "十":
            total, current = total + (current or 1) * 10, 0
        elif char in HAN_TENS:
            total, current = total + HAN_TENS[char], 0
        elif char in HAN_VALUE:
            current = HAN_VALUE[char]
        else:
            return 0
    return total + current


_DIGITS = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_APPROXIMATE = re.compile(r"[一二两三四五六七八九]{2}")
_COUNTED = re.compile(r"[十百千万亿]")


@cache
def read_number(text: str) -> Fraction | None:
    """An Arabic or Chinese number of any size: 6,500, 3.5, 二十万, 三点五; None for what is none.

    两三 is no number but an estimate, and gives None; 二〇二五 is 2025.
    """
    if len(text) > LONGEST:
        return None
    text = text.replace("○", "〇")
    if _DIGITS.fullmatch(text):
        return Fraction(text.replace(",", ""))
    if text in HAN_VALUE:
        return Fraction(HAN_VALUE[text])
    if _APPROXIMATE.search(text) and (_COUNTED.search(text) or len(text) == 2):
        return None
    from cn2an import cn2an  # here: loading it takes a quarter of a second, and most plans count to ten in characters

    try:
        return Fraction(str(cn2an(text, "normal")))
    except (ValueError, KeyError):  # KeyError: a sign that cn2an checks for and then does not know
        return None


# --- date -------------------------------------------------------------------------------------------------------------

# What is typed for 〇 in a year: the sign itself, a circle, Latin, Greek and Cyrillic O, the digit 0.
ZEROS = "〇○◯零oOοΟоОｏＯ0"
HAN_DIGITS = str.maketrans(ZEROS + "一二三四五六七八九壹贰叁肆伍陆柒捌玖", "0" * len(ZEROS) + "123456789" + "123456789")
_HAN = "一二三四五六七八九"
_MONTH = "正元一二三四五六七八九十"
_DAY = "一二三四五六七八九十廿卅"
DATE = re.compile(
    rf"(?P<y>\d{{4}}|[{ZEROS}\d{_HAN}]{{4}})\s?年\s?(?P<m>\d{{1,2}}|[{_MONTH}]{{1,2}})\s?月"
    rf"(?:\s?(?P<d>\d{{1,2}}|[{_DAY}]{{1,3}})\s?[日号])?"
)
SIGNED = re.compile(r"(?P<y>\d{4})\s?(?P<sign>[-./])\s?(?P<m>\d{1,2})\s?(?P=sign)\s?(?P<d>\d{1,2})")
# A date and nothing else: in brackets, behind the issuer, or with 印发 as the imprint on the last page has it.
_ALONE = re.compile(
    rf"[（(\[【〔]?\s?(?P<body>.*?)[\s，,：:]*(?:公元\s?)?(?P<date>{re.sub(r'[?]P<[a-z]+>', '?:', DATE.pattern)}"
    r"|\d{4}\s?-\s?\d{1,2}\s?-\s?\d{1,2}|\d{4}\s?[./]\s?\d{1,2}\s?[./]\s?\d{1,2})"
    r"\s?(?:[（(]?星期[一二三四五六日天][）)]?)?\s?(?P<imprint>印\s?发)?\s?[）)\]】〕]?[。.]?"
)
_FIRST_DATE = re.compile(rf"(?P<date>{re.sub(r'[?]P<[a-z]+>', '?:', DATE.pattern)})\s+(?P<body>\S.*)")
_OFFICE = re.compile(r"(?<=[厅室局委府])(?:(?![厅室局委])[\u4e00-\u9fff]){1,6}[处科股]$")  # 某办公室秘书处: who prints
_EACH = re.compile(rf"(?:{re.sub(r'[?]P<[a-z]+>', '?:', DATE.pattern)}\s?){{2,4}}")  # of each party to an agreement
_LAST = frozenset("日月号发一二三四五六天）)]】〕")
FULL_DATE = len("2026-03-05")
LONGEST_LINE = 60  # characters: an issuer of thirty and its date
_RELAYS = re.compile("关于|[转印]发|批转")  # of a title that begins with who issues it
# Beside the names of a signature, and no part of them: （盖章）, （代章）, and 等8部门 behind the last.
_SEAL = re.compile(r"\s?[（(]\s?(?:[代盖签公印]{0,2}章|印)\s?[）)]")
_OTHERS = re.compile(r"等\s?(?:[\d一二三四五六七八九十]{1,3}\s?个?)?(?:部门|单位)$")


def read_date(text: str) -> str:
    """The first date in ``text`` as 2021-12-22, or 2021-03 where no day is given; empty where none stands."""
    found = DATE.search(text) or SIGNED.search(text)
    return iso(found) if found else ""


def iso(found: re.Match[str]) -> str:
    """A hit of ``DATE`` or ``SIGNED`` in the form of ISO 8601; empty where no calendar has such a day."""
    month = 1 if found["m"] in ("元", "正") else to_number(found["m"])
    year, day = int(found["y"].translate(HAN_DIGITS)), to_number(found["d"]) if found["d"] else 0
    if not 1 <= month <= 12 or day > monthrange(year, month)[1]:
        return ""
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")


def part_signature(text: str) -> tuple[str, str, bool] | None:
    """Issuers, date and whether it is that of printing (印发), of a line that holds nothing else; else None.

    临川市人民政府　2026年3月5日, （二〇二六年三月五日）, 2026年3月6日印发. Blanks part several issuers.
    """
    if len(text) > LONGEST_LINE:
        return None
    text = _SEAL.sub("", text)
    if (found := _FIRST_DATE.fullmatch(text)) and is_body(found["body"]) and (date := read_date(found["date"])):
        return found["body"], date, False  # 二〇二六年三月五日　临川市人民政府
    last = text.rstrip("。. ")[-1:]
    if not (last in _LAST or last.isdigit()):
        return None
    if _EACH.fullmatch(text):
        day = max(map(iso, DATE.finditer(text)))
        return ("", day, False) if day else None
    if not (found := _ALONE.fullmatch(text)):
        return None
    body = found["body"].strip(" （(〔[【，,：:")
    if found["imprint"]:
        body = _OFFICE.sub("", body)
    names = name_bodies(body)
    if body and not names:
        return None
    date = read_date(found["date"])
    if body and text[0] in "（(" and (len(date) < FULL_DATE or len(names) > 1):
        return None  # （市水利局，2026年10月）: who does a task, and by when
    return (" ".join(names), date, bool(found["imprint"])) if date else None


def is_month(text: str) -> bool:
    """Whether a line is a month and nothing else: 2026年3月; a signature has its day, and this may open a stage."""
    found = part_signature(text)
    return found is not None and not found[0] and len(found[1]) < FULL_DATE


def is_body(text: str) -> bool:
    """Whether a text is the name of a body and nothing else."""
    return text[-1:] in BODY_ENDS and BODY.fullmatch(text) is not None


def name_bodies(text: str) -> tuple[str, ...]:
    """The bodies that a line names and nothing else: 国家发展改革委　财政部, 市财政局等8部门; empty for another."""
    if len(text) > LONGEST_LINE:
        return ()
    names = tuple(one for one in re.split(r"[\s、]+", _OTHERS.sub("", _SEAL.sub("", text))) if one)
    return names if all(map(is_body, names)) and not _RELAYS.search(text) else ()


def is_signature(text: str) -> bool:
    """Whether a line is the issuers or the date at the end of a document, or both."""
    return part_signature(text) is not None or bool(name_bodies(text))
