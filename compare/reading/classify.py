"""Say of which kind a document is, and what each clause does in it.

Only measures and targets are directives or evidence.

The kind is an ordered chain of places to look, surest first: newspapers and speeches show themselves whatever their
headline names; then the title decides, then the way in which the text begins its clauses. The role of a clause asks its
headings first, innermost first, then the way the text speaks. Tables: ``knowledge.titles``, ``knowledge.roles``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from compare.knowledge import roles, titles
from compare.knowledge.bodies import BODY_ENDS
from compare.knowledge.page import find_label
from compare.knowledge.units import PLANS
from compare.knowledge.verbs import ACTIONS
from compare.model import Clause, Document, DocumentKind, Heading, Kind, Paragraph, Role
from compare.reading.lines import BRACKETED, KEY_LINE
from compare.settings import FIXED
from compare.text.quantities import find_deadlines, find_quantities
from compare.text.sentences import acts, lead, opens, sentences, turns, unlabel
from compare.text.words import strip_space

_TITLES = tuple((kind, re.compile(words)) for kind, words in titles.TITLES)
_PRESS = tuple((name, re.compile(words), weight) for name, words, weight in titles.PRESS)
_NOTICE, _ARTICLES = re.compile(titles.NOTICE_OF), re.compile(titles.ARTICLES)
_SPEECH, _REPORT = re.compile(titles.SPEECH_OPENING), re.compile(titles.REPORT_OPENING)
_SPEAKING, _QUOTED, _HEADLINE = (re.compile(one) for one in (titles.SPEAKING, titles.QUOTED, titles.HEADLINE))
_INTERPRETED = re.compile(titles.INTERPRETED)
_BRACKETS = re.compile(r"[（(〔\[][^（）()〔〕\[\]]{1,30}[）)〕\]]\s*$")
_NOBODY = re.compile(r"习近平|总书记|党中央|国务院|^(?:要|并|还|应|必须)")  # quoted by every document
_FORMAL_LABELS = frozenset({"han", "han-bracket", "article", "chapter", "section"})
_ISSUED_BY_OFFICE = frozenset({"red head", "compilation"})
_FORMAL_HEADINGS = 3


@dataclass(frozen=True, slots=True)
class Told:
    """The kind of a document, and the evidence that told it, as words of the document or names of signs."""

    kind: DocumentKind
    evidence: tuple[str, ...] = ()


def find_kind(title: str, paragraphs: Sequence[Paragraph], way: str = "whole", number: str = "") -> Told:
    """Of which kind a document is; what an office issued (``way``) or has a 文号 is no newspaper story."""
    texts = [one.text for one in paragraphs if one.kind in (Kind.CLAUSE, Kind.HEADING)]
    named = by_title(title)
    official = way in _ISSUED_BY_OFFICE or bool(number)
    opening = "".join(texts[:4])[:400]
    if named is DocumentKind.WORK_REPORT or (not official and any(_REPORT.search(one) for one in texts[:6])):
        return Told(DocumentKind.WORK_REPORT, ("题名或开头为工作报告",))
    if named in (DocumentKind.INTERPRETATION, DocumentKind.PRESS_REPORT) and not official:
        return Told(named, (title,))
    if named is DocumentKind.SPEECH or (not official and any(_SPEECH.search(one) for one in texts[:5])):
        return Told(DocumentKind.SPEECH, ("题名或开头为讲话",))
    if not official:
        explained = (found[0] for one in texts if len(one) <= 30 and (found := _INTERPRETED.search(one)))
        if len(headings := tuple(dict.fromkeys(explained))) >= titles.INTERPRETED_LEAST:
            return Told(DocumentKind.INTERPRETATION, headings)
        signs = find_press_signs(title, texts)
        labels = (label[0].name for label in map(find_label, texts) if label)
        formal = named is not None or sum(name in _FORMAL_LABELS for name in labels) >= _FORMAL_HEADINGS
        least = titles.PRESS_FORMAL if formal else titles.PRESS_LEAST
        if sum(weight for _, weight in signs) >= least:
            return Told(DocumentKind.PRESS_REPORT, tuple(name for name, _ in signs))
        if way == "story" and named is None:
            return Told(DocumentKind.PRESS_REPORT, ("报纸版面", *(name for name, _ in signs)))
    if named:
        return Told(named, (title,))
    if sum(bool(_ARTICLES.match(one)) for one in texts) >= _FORMAL_HEADINGS:
        return Told(DocumentKind.RULE, ("分条",))
    issued = re.search(r"现印发给你们|请认真贯彻(?:执行|落实)|特此(?:通知|公告|批复)", opening + "".join(texts[-6:]))
    return Told(DocumentKind.OPINION, (issued[0],)) if issued else Told(DocumentKind.OTHER)


def by_title(title: str) -> DocumentKind | None:
    """The kind that a title names; a notice is of the kind of what it issues."""
    bare = strip_space(title)
    before = ""
    while before != bare:
        before, bare = bare, _BRACKETS.sub("", bare)
    bare = bare.rstrip('》〉”"')
    if (notice := _NOTICE.search(bare)) and (inner := by_title(notice["title"])):
        return inner
    return next((kind for kind, words in _TITLES if words.search(bare)), None)


def find_press_signs(title: str, texts: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """The signs of a newspaper story, each once, with its weight."""
    found = [(name, weight) for name, words, weight in _PRESS if any(words.search(one.strip()) for one in texts)]
    who = (one["who"] for text in texts for one in _SPEAKING.finditer(text) if len(one["who"]) > 1)
    more = (
        ("说话人", sum(not _NOBODY.search(one) for one in who) >= titles.SPEAKERS),
        ("直接引语", any(map(_QUOTED.search, texts))),
        ("新闻标题", _HEADLINE.search(title)),
    )
    return (*found, *((name, titles.WEIGHTS[name]) for name, holds in more if holds))


# --- classify ---------------------------------------------------------------------------------------------------------

_HEADINGS = (
    *((role, re.compile(pattern)) for role, pattern in roles.HEADINGS),
    (Role.FORMALITY, re.compile(roles.GLOSSARY)),
)
_MEASURES, _ACHIEVED = re.compile(roles.MEASURE_HEADINGS), re.compile(roles.ACHIEVED_ANYWHERE)
_PROBLEMS, _AIMED = re.compile("|".join(roles.PROBLEMS)), re.compile(roles.AIMED)
_MEANS = re.compile(rf"(?:{'|'.join(roles.MEANS)})[。；;]?$")
_IDEOLOGICAL = re.compile("|".join(roles.IDEOLOGICAL))
_MAY_BE_IDEOLOGICAL = re.compile("思想|理论|精神|贯彻|高举|四个|两个|初心|团结|辜负|总书记")
"""Each row of IDEOLOGICAL asks for one of these; they are found much sooner than the rows."""
_FORMAL = re.compile("|".join(roles.FORMAL))
_MAY_BE_FORMAL = re.compile(
    "本[法条规办指实意工行方措细预计通章准守制导标要管技评建三五]|[上前]述|以上|方面|特制定|[以如]下|下列|起|同时废止|有效期|从其规定|请|印发|已经|[:：]|公开|此件|联系人|联系电话"
    "|省、自治|设区的市|自治州|[下上][转接]|记者|通讯员|编辑|来源|各位|同志们|现在|征求意见"
)
"""The same for FORMAL."""
_PRINCIPLED = re.compile("|".join(roles.PRINCIPLED))
_TASKED = re.compile("|".join(roles.TASKED))
_INSTRUMENTS = re.compile(rf"^(?:{'|'.join(roles.INSTRUMENTS)})")
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百零〇\d]+条")
_FUTURE = re.compile(
    r"(?:^|[，,。；（(])(?:力争)?(?:到|至)\s*(?:20\d\d|本世纪|“十[三四五六七]五”末|[^，。]{0,6}末)"
    r"|在(?:20\d\d年|“?十[三四五六七]五”?)[底末]|(?:预期|发展|工作|主要|总体)目标(?:是|为)[:：]|展望\s*20\d\d|力争|远期|近期目标|20\d\d\s*年(?:\d+月)?(?:\d+日)?(?:底|末)?(?:之)?前"
)
_AIM = re.compile(
    r"(?:达到|不低于|不少于|不超过|不高于|提高到|提高至|提升到|控制在|保持在|稳定在|(?<![比较不仅])[低少]于|≥|≤)\s*"
    r"(?:\d|百分之|[一二三四五六七八九]成)"
)
_DATE = re.compile(r"20\d\d\s*年(?:\s*\d+\s*月)?(?:\d+日)?[底末]?[前。]?")
_YEARS = re.compile(r"(?:19|20)\d\d\s*[-—~至]?\s*年?")
_NUMBER = re.compile(r"\d|[一二三四五六七八九十百千万亿](?:个|家|项|倍|成|亿|万)|百分之")
_COMMA = re.compile(r"[，,：:]")
_ASIDE, _EXPLAINS, _ANNEX = (re.compile(one) for one in (roles.ASIDE, roles.EXPLAINS, roles.ANNEX))
_PENAL, _PUNISHES = re.compile(roles.PENAL_HEADINGS), re.compile(roles.PENALTY)
_TABLE_HEAD, _SOON, _PAST = (re.compile(one) for one in (roles.TABLE_HEAD, roles.SOON, roles.PAST))
_SUPPLEMENT, _REFERRED = re.compile(roles.SUPPLEMENT), re.compile(roles.REFERRED)
_DRIVES, _UPHELD, _BORNE = (re.compile(one) for one in (roles.DRIVES, roles.UPHELD, roles.BORNE))
_BODY_ACTS = re.compile(f"(?:{roles.TOLD}|{roles.OFTEN})(?:{'|'.join(ACTIONS)})(?!的|情况)")
_EACH_ACTS = re.compile(f"{roles.EACH}(?:{'|'.join(ACTIONS)}|{roles.PLACED}){roles.DEALT_OUT}|{roles.TOLD_TIERS}")
_DEMANDS, _STANDING = re.compile(rf"(?:{'|'.join(roles.DEMANDS)})"), re.compile(roles.STANDING)
_OVER, _CHANGES = re.compile(roles.OVER), re.compile(roles.CHANGES)
_DEALT = re.compile(f"{roles.SHARED_OUT}|{roles.TURNED_INTO}")
_OWNER_CELL, _WHEN_CELL = re.compile(roles.OWNER_CELL), re.compile(roles.WHEN_CELL)
_TRIM = re.compile(r"[\s　。：:]+$")

_HAN = re.compile(r"[\u4e00-\u9fff]{2}")
YEARS_TOLD = 20  # a document tells of years that lie so far back at most
_NEVER = re.compile(r"(?!)")
Part = Heading | Clause


def classify(document: Document) -> Document:
    """The document as ``outline`` left it with ``Clause.role`` set; nothing else changes."""
    found = document.parts
    around = zip((None, *found), found, (*found[1:], None), strict=False)
    past = past_periods(document.identity.date)
    return replace(document, parts=tuple(_between(*three, past) for three in around))


@cache
def past_periods(date: str) -> re.Pattern[str]:
    """What names a time that was over at a date: “十四五”时期 in a document of 2026, and 2025年， first.

    The date is in ISO; empty where it is unknown, and no time counts as over.
    """
    if not date[:4].isdigit():
        return _NEVER
    over = [name for name, end in PLANS.items() if end < int(date[:4])]
    years = "|".join(str(year) for year in range(int(date[:4]) - YEARS_TOLD, int(date[:4])))
    # What begins with such a year tells of it: 2024年，全国完成…; 2024年底前 and 自2024年1月起 are other times.
    told = (
        r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?\s?"
        rf"(?:{years})年(?:全年|度|[上下]半年|[一二三四]季度)?[，,]"
    )
    periods = rf"[“\"]?(?:{'|'.join(over)})[”\"]?(?:期间|以来|时期)"
    return re.compile(f"{periods}|{told}" if over else told)


def _between(before: Part | None, part: Part, after: Part | None, past: re.Pattern[str]) -> Part:
    """Give a clause its role; the words between a heading and its first sub-heading only sum up what follows."""
    if isinstance(part, Heading):
        return part
    said = role(part, past)
    if part.role is Role.FORMALITY and said in (Role.MEASURE, Role.TARGET):
        said = Role.FORMALITY  # the signature: names have verbs (国家发展改革委, 应急管理部), and tell no duty
    elif said is Role.BACKGROUND and isinstance(before, Heading) and _annexed((before.words,)):
        said = Role.FORMALITY  # the title of a table that is annexed
    elif said is Role.MEASURE and _sums_up(before, part, after):
        said = Role.PRINCIPLE
    return replace(part, role=said)


def _sums_up(before: Part | None, clause: Clause, after: Part | None) -> bool:
    """Whether a clause stands between a heading and its first sub-heading and names no measure of its own.

    Two parts with a verb of action that end with a means name one, too.
    """
    if not (isinstance(before, Heading) and isinstance(after, Heading) and after.depth > before.depth):
        return False
    aside = _ASIDE.match(after.label + after.text)
    parts = (part for one in sentences(clause.text) for part in _COMMA.split(one))
    means = sum(acts(part) and bool(_MEANS.search(part)) for part in parts) >= FIXED.concrete_parts
    return not (aside or clause.label or lead(clause.text) or concrete(clause.text) or means)


def role(clause: Clause, past: re.Pattern[str] = _NEVER) -> Role:
    """The role of one clause, from its headings and its words; ``past`` as of ``past_periods``."""
    if clause.kind is Kind.FOOTNOTE:
        return Role.FORMALITY
    if clause.kind is Kind.TABLE:
        return _row(clause)
    said = heading_role(clause)
    last_chapter = clause.headings and _SUPPLEMENT.fullmatch(_words(clause.headings[-1]))
    if said is Role.FORMALITY and _ARTICLE.match(clause.text) and last_chapter:
        return _ruled(clause.text)
    if said in (Role.BACKGROUND, Role.FORMALITY, Role.IDEOLOGY):
        return said
    if said is Role.PRINCIPLE:
        return Role.MEASURE if concrete(clause.text) and not _explains(clause.text) else Role.PRINCIPLE
    spoken = _spoken(clause, past)
    beside = BRACKETED.fullmatch(clause.text) or ("，" not in clause.text and KEY_LINE.fullmatch(clause.text))
    if spoken in (Role.MEASURE, Role.TARGET) and not clause.label and beside:
        return Role.FORMALITY  # （市水利局负责，2026年12月完成）: who and when, of the task beside it
    return Role.TARGET if said is Role.TARGET and spoken in (Role.MEASURE, Role.PLAIN, Role.BACKGROUND) else spoken


def _words(heading: str) -> str:
    """A heading without its number and its last mark."""
    return _TRIM.sub("", unlabel(heading))


def heading_role(clause: Clause) -> Role | None:
    """What the headings above a clause, or its own run-in heading, say of it; None where they say nothing.

    The innermost heading that is known decides; a heading that announces measures ends what an outer one said.
    """
    own = lead(clause.text)
    if any(map(_PAST.fullmatch, map(_words, clause.headings))):
        return Role.BACKGROUND
    for heading in (own, *reversed(clause.headings)):
        words = _words(heading)
        if not words or _ANNEX.fullmatch(words):
            continue  # 附件1 says only that an annex begins: what it is, its own words say
        for said, pattern in _HEADINGS:
            if pattern.fullmatch(words):
                return said
        if heading is not own and _MEASURES.fullmatch(words):
            return None
    return None


def concrete(text: str) -> bool:
    """Whether a principle carries measures: at least two parts that begin with an instrument (建立…, 推行…)."""
    found = sum(bool(_INSTRUMENTS.match(part)) for one in sentences(text) for part in _COMMA.split(one))
    return found >= FIXED.concrete_parts


def _explains(text: str) -> bool:
    """Whether a text only says what a principle means: 坚持依法监管。建立健全…制度，严格规范执法."""
    bare = unlabel(text)
    told = sum(any(_INSTRUMENTS.match(part) for part in _COMMA.split(one)) for one in sentences(bare))
    return bool(_UPHELD.match(bare)) and told < FIXED.concrete_parts and not _BORNE.search(bare)


def _ruled(text: str) -> Role:
    """The role of an article of the last chapter: a measure if it is mostly about what somebody must or may do."""
    found = sentences(text)
    formal = [one for one in found if _FORMAL.search(one) or _REFERRED.search(one)]
    told = [one for one in found if one not in formal and _TASKED.search(one)]
    rules = bool(told) and found[0] not in formal and sum(map(len, told)) > sum(map(len, formal))
    return Role.MEASURE if rules else Role.FORMALITY


def speaks_duty(sentence: str) -> bool:
    """Whether a sentence tells somebody to do something: a modal word, or a part with a verb of action to the fore."""
    told = (_DRIVES, _BODY_ACTS, _EACH_ACTS, _DEMANDS)
    return bool(_TASKED.search(sentence)) or any(
        opens(_SOON.sub("", part)) or turns(part) or any(one.match(part) for one in told)
        for part in _COMMA.split(sentence)
    )


def punishes(clause: Clause) -> bool:
    """Whether a clause only says what follows on breaking another one."""
    return bool(_PUNISHES.search(clause.text)) or any(_PENAL.search(one) for one in clause.headings)


def _row(clause: Clause) -> Role:
    """The role of a table row: what its heading says, else a measure if it has duties, a target if it has aims.

    A list of tasks may be annexed as well as a form; there a row with a date is a task. The head of a table is neither.
    """
    cells = sentences(clause.text)
    said = heading_role(clause)
    if said in (Role.BACKGROUND, Role.FORMALITY, Role.IDEOLOGY):
        return said
    if cells and all(_TABLE_HEAD.fullmatch(_TRIM.sub("", cell)) for cell in cells):
        return Role.FORMALITY
    if any(speaks_duty(one) for one in cells):
        return Role.MEASURE
    if _annexed(clause.headings) and any(_AIM.search(one) or _DATE.fullmatch(one) for one in cells):
        return Role.TARGET
    numbered = _NUMBER.search(_YEARS.sub("", clause.text))
    if said is Role.TARGET and numbered:
        return Role.TARGET
    return Role.MEASURE if _assigns(clause.text) else Role.FORMALITY


def _annexed(headings: Sequence[str]) -> bool:
    """Whether one of these headings says that an annex begins."""
    return any(map(_ANNEX.fullmatch, map(_words, headings)))


def _assigns(row: str) -> bool:
    """Whether a row says what, who and until when: 管网检修 | 市城管局 | 10月底."""
    cells = [cell.strip() for cell in row.split(" | ") if cell.strip()]
    when = [one for one in cells if _WHEN_CELL.fullmatch(one)]
    owners = (one for one in cells if _OWNER_CELL.fullmatch(one))  # each name in it must end as that of a body
    who = [one for one in owners if all(name[-1:] in BODY_ENDS for name in re.split("[、， ]", one) if name)]
    what = [one for one in cells if one not in when and one not in who and _HAN.search(one)]
    return bool(when and who and what)


def _spoken(clause: Clause, past: re.Pattern[str]) -> Role:
    """The role that the words of a clause speak for: by characters, what most of its sentences do.

    Sentences that neither tell to do something nor bear a mark of their own count for nothing.
    """
    found = sentences(clause.text)
    if found and _EXPLAINS.search(found[0]):
        return Role.BACKGROUND
    weight = dict.fromkeys(Role, 0)
    for one in found:
        if (said := _sentence(one, past)) is not None:
            weight[said] += len(one)
    duty = weight[Role.MEASURE] + weight[Role.TARGET]
    other = max((Role.FORMALITY, Role.IDEOLOGY, Role.PRINCIPLE, Role.BACKGROUND), key=lambda kind: weight[kind])
    if _ARTICLE.match(clause.text):
        if found and _FORMAL.search(found[0]):
            return Role.FORMALITY
        return Role.PRINCIPLE if weight[Role.PRINCIPLE] and not duty else Role.MEASURE
    if duty == 0 and not weight[other] and _sets(clause):
        return Role.MEASURE
    if duty == 0:
        states = "。" in clause.text or "；" in clause.text  # a date or a name does not
        return other if weight[other] else Role.PLAIN if states else Role.BACKGROUND
    if weight[other] > duty:
        return other
    return Role.TARGET if weight[Role.TARGET] > weight[Role.MEASURE] else Role.MEASURE


def _sets(clause: Clause) -> bool:
    """Whether an item of a list sets a number or a time, or opens with what is to change, and tells no past."""
    text = unlabel(clause.text)
    if not clause.label or _OVER.search(text):
        return False
    counted = any(one.times or not one.weak or one.mode != "level" for one in find_quantities(text))
    changed = any(map(_CHANGES.match, sentences(text))) or bool(_DEALT.fullmatch(text))
    return counted or changed or bool(find_deadlines(text))


def _deplores(sentence: str) -> bool:
    """Whether a sentence says that something is wrong, and not only what a measure is aimed at."""
    return bool(_PROBLEMS.search(sentence)) and any(
        _PROBLEMS.search(part) and not (_AIMED.match(part) or acts(part)) for part in _COMMA.split(sentence)
    )


def _sentence(sentence: str, past: re.Pattern[str]) -> Role | None:
    """What one sentence does; None where it bears no mark."""
    if _MAY_BE_FORMAL.search(sentence) and _FORMAL.search(sentence):
        return Role.FORMALITY
    if _MAY_BE_IDEOLOGICAL.search(sentence) and _IDEOLOGICAL.search(sentence):
        return Role.IDEOLOGY
    if _PRINCIPLED.search(sentence):
        return Role.PRINCIPLE
    if _FUTURE.search(sentence):
        return Role.TARGET
    stated = _ACHIEVED.search(_STANDING.sub("", sentence)) or past.search(sentence) or _deplores(sentence)
    if stated and not _TASKED.search(sentence):
        return Role.BACKGROUND
    if speaks_duty(sentence):
        return Role.MEASURE
    return Role.TARGET if _AIM.search(sentence) and not _YEARS.search(sentence) else None
