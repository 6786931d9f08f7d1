"""Say how far two numbers speak of one thing: the words beside them, freed of what stands beside every number."""

from __future__ import annotations

import re
from functools import lru_cache

from compare.knowledge import units
from compare.knowledge.verbs import CONTRASTS
from compare.settings import FIXED
from compare.text.likeness import Pairs, overlap, pairs, share
from compare.text.numbers import EACH_PERIOD
from compare.text.quantities import Quantity
from compare.text.sentences import unlabel

_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z]+")
_TIMES = (
    r"(?:力争)?(?:到|至|于|在|截至)?(?:20\d\d年|[“「]?十.五[”」]?)"
    r"(?:\d+月)?(?:底|末|期末|期间|初)?(?:之?前)?"
)
_STOCK = (
    *(*units.AT_LEAST, *units.AT_MOST, *units.ABOUT, *units.AFTER_AT_LEAST, *units.AFTER_AT_MOST, *units.AFTER_ABOUT),
    *(*units.HOPED, *units.RISES, *units.FALLS),
    *("实现", "建成", "建设", "培育", "打造", "形成", "完成", "开展", "扶持", "支持", "选择", "引进", "推动", "确保"),
    *("组织", "认定", "创建", "设立", "设置", "布局", "规范化", "进一步", "不断", "大力", "积极", "重点", "分别"),
    *("左右", "全国", "全省", "全市", "全县", "全区", "我省", "我市", "各地", "国家", "省级", "市级", "每年", "年均"),
    *("累计", "总共"),
    *("共", "各", "均", "并", "等", "的", "了", "为", "占", "个", "比", "较"),
)
"""What stands beside every number and says nothing of what it counts."""
_EACH = r"(?:在|支持)?每一?个?(?:设区的市|省份?|地级市|市|县城?|区县)"
_NOISE = re.compile(
    rf"{_TIMES}|{_EACH}|每{EACH_PERIOD}|[“”「」\"‘’]|"
    rf"(?:{'|'.join(sorted(map(re.escape, _STOCK), key=len, reverse=True))})"
)
_SEGMENT = re.compile(r"[，,；;：:。、（）()|\t]")
_SENTENCE_ENDS = re.compile(r"[。；;\n]")
_FINE = re.compile(r"\s*的?罚款")
_FINE_BASE = re.compile(r"处(?:以|罚)?(?P<base>[^处，,。；;]{2,24}?)的?$")
_OFFENCE = re.compile(r"^(?P<what>.*?)(?:的[，,]|[，,]由|[，,]?责令|[，,]?[并可]?处)")
_RULE = re.compile(
    r"第[一二三四五六七八九十百零\d]+条(?:第[一二三四五六七八九十\d]+款)?|违反[^，,]*?规定[，,]?|未(?:按照|依照|按)?(?:规定|要求)|有下列[^，,]*|本(?:条例|法|规定|办法)|"
    r"拒不改正|逾期[^，,]*|情节(?:严重|较重|较轻|特别严重)|造成[^，,]*后果"
)
_MONEY_GIVEN = re.compile("奖|补助|补贴|资助|奖补|支持|罚|处")
_GIVEN = re.compile("|".join(units.GIVEN))
_HANDLED = re.compile("审|办理|拨付|兑[现付]|发放|到位")
PART = re.compile(r"[，,；;。]")
"""What parts of a sentence are divided by."""
_BAN = re.compile(r"(?:不得|禁止|严禁|不准)(?![超低高少多大小])")
_OF_A_KIND = re.compile(r"的?[\u4e00-\u9fff]")
_ENDED = re.compile("淘汰|拆除|取缔|关停|关闭")
_CITED = re.compile(r"违反[^，,]*第[一二三四五六七八九十百零\d]+条[^，,]*规定")
_PUNISHED = re.compile("违反[^，,]*规定|罚款")
_INDICATORS = tuple(units.SAME_INDICATOR)
_INDICATOR = re.compile("|".join(f"(?P<i{at}>{'|'.join(one)})" for at, one in enumerate(units.SAME_INDICATOR.values())))
_CONTRASTS = tuple(map(frozenset, CONTRASTS))
_KINDS = frozenset().union(*_CONTRASTS)
_AGGREGATE, _SECTORS = re.compile(units.AGGREGATES), tuple(map(re.compile, units.SECTORS))
_PACE = re.compile(r"增速|涨幅|增幅|增长率|降幅")


@lru_cache(maxsize=5_000)
def grams(text: str) -> Pairs:
    """The pairs of neighbouring characters of a text, freed of stock words; an indicator has one name."""
    return pairs(_NOISE.sub("\n", _name_indicators(text)))


def _name_indicators(text: str) -> str:
    """A text with each indicator by its first name: GDP is 生产总值."""
    return _INDICATOR.sub(lambda hit: _INDICATORS[int((hit.lastgroup or "i0")[1:])], text)


def subject(one: Quantity) -> str:
    """The words beside a number that say what it counts: the nearest before it that say something, and those behind."""
    return _subject(one.before, one.after, one.ahead, one.dimension in ("ratio", "points", "times", "money"))


@lru_cache(maxsize=5_000)
def _subject(before: str, after: str, ahead: str, bare: bool) -> str:
    """The same of the words around a number; cached by them, for to hash a whole number takes as long as the work."""
    behind = _SEGMENT.split(after, maxsplit=1)[0]
    near = _last(before)
    if len(_bare(near + behind)) < FIXED.subject_least or (bare and len(_bare(near)) < FIXED.subject_least):
        near = _last(ahead) or near
    return f"{near}|{behind}"


def offence(one: Quantity, text: str = "") -> str | None:
    """What a fine is set for; empty where it stands elsewhere (有下列行为之一的), None for what is no fine.

    A fine is an amount, or a share or a multiple of one (处违法所得一倍以上三倍以下罚款). Its offence may stand in an
    earlier sentence of the ``text`` that it was read in: …责令限期改正；逾期不改正的，处….
    """
    if not (_FINE.match(one.after) or (one.dimension == "money" and one.before.rstrip().endswith(("处", "并处")))):
        return None
    if one.dimension not in ("money", "ratio", "times"):
        return None
    ahead = text[max(0, one.start - FIXED.offence_far) : one.start]
    earlier = [part for part in reversed(_SENTENCE_ENDS.split(ahead)) if part]
    for part in (one.ahead, *earlier):
        named = _offence(part)
        if named or _CITED.search(part):  # 违反本条例第三条规定的，…；拒不改正的，处…: an offence of its own
            return named
    return unlabel(earlier[-1]) if len(earlier) > 1 else ""  # the run-in heading of a measure names it, too


def fine_base(one: Quantity) -> str:
    """What a fine is a share or a multiple of (违法所得, 货值金额); empty for an amount."""
    named = _FINE_BASE.search(one.before) if one.dimension in ("ratio", "times") else None
    return named["base"] if named else ""


@lru_cache(maxsize=2048)
def _offence(ahead: str) -> str:
    """What a fine is set for, of the words of the sentence before it."""
    said = _OFFENCE.search(ahead)
    return _RULE.sub("", said["what"]) if said else ""


def given(upper: Quantity) -> bool:
    """Whether a number says how much, or for how long, somebody is given something."""
    if upper.dimension == "money":
        return bool(_MONEY_GIVEN.search(upper.ahead + upper.after))
    if upper.dimension not in ("ratio", "months", "times"):
        return False
    behind = upper.sentence.removeprefix(upper.ahead + upper.text)  # with what else counts: 五倍免交
    part = PART.split(upper.ahead)[-1] + PART.split(behind)[0]
    return bool(_GIVEN.search(part if upper.bound == "most" else upper.ahead)) and not _HANDLED.search(part)


def banned(upper: Quantity) -> bool:
    """Whether a number says how far a ban reaches: 学校周边200米内不得…, 禁止招用未满16周岁的….

    So does one of a kind that is done away with, or whose use is punished: 淘汰三十五蒸吨以下锅炉.
    """
    behind, ahead = PART.split(upper.after)[0], PART.split(upper.ahead)[-1]
    if _BAN.search(behind):
        return True
    if behind.startswith("的") or upper.text.endswith("内"):
        return bool(_BAN.search(ahead)) or (len(behind) > 1 and _ends(upper, ahead))
    return bool(_OF_A_KIND.match(behind)) and _ends(upper, ahead)


def _ends(upper: Quantity, ahead: str) -> bool:
    """Whether the kind that a number is of is done away with, or punished."""
    if not upper.text.endswith(("以上", "以下")):
        return False
    return bool(_ENDED.search(ahead)) or (bool(_PUNISHED.search(upper.sentence)) and offence(upper) is None)


def head(one: Quantity) -> str:
    """The two characters next to a number that name what it measures: 用率 of 利用率, 质量 of 6个月的质量保证责任."""
    near, _, behind = subject(one).partition("|")
    counted = _bare(behind)
    pace = _PACE.search(near)
    if pace:
        return pace[0]
    return counted[:2] if counted and one.dimension not in ("ratio", "points", "times") else _bare(near)[-2:]


def _last(words: str) -> str:
    """The last segment that says something."""
    return next((one for one in reversed(_SEGMENT.split(words)) if len(_bare(one)) >= FIXED.subject_least), "")


def _bare(words: str) -> str:
    return "".join(_HAN.findall(_NOISE.sub("\n", _name_indicators(words))))


@lru_cache(maxsize=12_000)
def alike(upper: str, local: str) -> float:
    """How much two wordings have in common, 0 to 1: half by the whole, half by the shorter one, if that says enough."""
    short, long = sorted((grams(upper), grams(local)), key=len)
    return (overlap(short, long) + share(short, long) * min(1, len(short) / FIXED.few)) / 2


def opposed(upper: str, local: str) -> bool:
    """Whether two subjects name kinds that exclude each other: 城市 and 农村, 小学 and 初中; or a whole, a part."""
    left, right = _kinds(upper), _kinds(local)
    return any(right[row].isdisjoint(words) for row, words in left.items() if row in right) or _in_part(upper, local)


def _in_part(upper: str, local: str) -> bool:
    """Whether two subjects count an economy and one part of it, or two parts: 地区生产总值 and 海洋生产总值."""
    counted = [_AGGREGATE.search(_name_indicators(one)) for one in (upper, local)]
    parts = {
        frozenset(at for at, sector in enumerate(_SECTORS) if sector.search(one.string, 0, one.start()))
        for one in counted
        if one
    }
    return all(counted) and len(parts) > 1


@lru_cache(maxsize=4096)
def _kinds(text: str) -> dict[int, frozenset[str]]:
    """The kinds that a text names, by the row of their contrast; most texts name none."""
    named = frozenset(word for word in _KINDS if word in text)
    return {at: row & named for at, row in enumerate(_CONTRASTS) if row & named} if named else {}


def said_of(words: str, text: str) -> float:
    """The share of the words beside a number that a text has, 0 to 1."""
    return share(grams(words), grams(text))


def same_subject(upper: Quantity, local: Quantity, above: str = "", below: str = "") -> float:
    """How sure it is that two numbers count one thing, 0 to 1; ``above`` and ``below`` are what they were read in."""
    left, right = offence(upper, above), offence(local, below)
    if (left is None) != (right is None):
        return 0.0
    if left is None or right is None:
        left, right = subject(upper), subject(local)
        return one_matter(left, right, upper.sentence, local.sentence)
    near = min(alike(left, right), overlap(grams(left), grams(right)))
    if near < FIXED.half or _lists_differ(_listed(upper, above), _listed(local, below)):
        return 0.0
    # Who is fined is said beside a fine (对单位处); who imposes it (城市管理部门) is named before these words.
    left, right = left + PART.split(upper.before)[-1], right + PART.split(local.before)[-1]
    return near * (FIXED.half if opposed(left, right) else 1)


def _listed(fine: Quantity, text: str) -> str:
    """The offences that stand listed behind a fine: 有下列行为之一的，处…罚款：（一）…；（二）…."""
    if "下列" not in fine.sentence:
        return ""
    return _SENTENCE_ENDS.sub("，", text[fine.start :].split("：", 1)[-1].split("。", maxsplit=1)[0])


def _lists_differ(left: str, right: str) -> bool:
    """Whether two lists of offences have little in common: 有下列行为之一的 says nothing by itself."""
    return bool(left and right) and max(share(left, right), share(right, left)) < FIXED.half


def one_matter(upper: str, local: str, above: str, below: str) -> float:
    """How far two wordings speak of one thing, 0 to 1: mostly by themselves, a little by the sentences around them."""
    near = alike(upper, local) * (FIXED.half if opposed(upper, local) else 1)
    near = FIXED.nearly * near + (1 - FIXED.nearly) * alike(above, below)
    return near * (FIXED.half if _in_part(upper, local) else 1)
