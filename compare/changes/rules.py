"""Find bans and exceptions that the local text lost or added.

Bans: 不得…, 严禁…, 禁止…. Exceptions: 除…外, …除外, 经…批准的, 确需…的.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from compare.changes.pair import Pairing, grade
from compare.changes.phrases import Phrase, carried, common_run, phrases
from compare.knowledge import verbs
from compare.matching.contrary import said_of_act
from compare.model import Certainty, Change, ChangeKind
from compare.settings import FIXED
from compare.text.likeness import Pairs, pairs, share
from compare.text.quantities import find_quantities
from compare.text.sentences import stems

# --- prohibitions -----------------------------------------------------------------------------------------------------

_BAN, _SIGN = re.compile(verbs.BAN_WORDS), re.compile("禁|不得|不准|不允许")
_WHERE = re.compile(r"^[^，]{0,30}的(?:区域|地区|时段|范围|期间|场所|行为|情形)(?:内|中)?$|^的?(?:区域|地区|时段)")
_MARKED_OUT = re.compile(r"(?:划定|规定|公布|设置|设定)(?:限制(?:或者?|、))?$")
_PLACE = re.compile(r"(?:区域?|地区|时段|范围|路段)(?:$|、)")
_MEASURES = re.compile(r"、[^，]*等[^，、]{0,8}(?:措施|办法|手段)$")  # 采取…、禁止燃放烟花爆竹、…等应急措施
_WHOSE = re.compile(
    r"(?:国家|国务院|本?省|本?市|地方|[和或、及])+(?:有关)?(?:规定|确定|核定|制定|发布)的?|规定的?(?=标准)"
)
# What is banned stands in the items that follow; 不得少于三年 asks for so much and bans nothing.
_LISTS = re.compile(rf"(?:{verbs.BAN_WORDS})(?:有|从事|实施|进行)?(?:下列|以下)|不(?:得|准|允许)[少低小短]于")
_MOSTLY = re.compile("原则上|一般(?:应|不)")
_OTHERS = re.compile(r"其他[^，。；]{0,12}$")  # catches the rest of a list
_MAY, _MAY_MARK = re.compile(r"可以(?!不)|有权"), re.compile("可以[^。；]*(?:划定|规定|决定|确定|公布|采取)")
_UNFOUNDED, _HARM, _AND = re.compile(verbs.UNFOUNDED), re.compile(verbs.HARMS), re.compile("[及和或、，]")
_LAWLESS = re.compile("违法|违规|违反|非法|擅自|(?:没有|缺乏|无).*依据")
_AGAINST_LAW = re.compile("违反[^，,]*规定[，,]")
_PIECE, _CASE = re.compile("[，,：:]"), re.compile("^[在对于]|(?:时|期间|[内中的])$")
_ONLY_IF = re.compile(r"方[可能得](?P<act>[^，,。；;]{2,})")
_PENALTY = re.compile(verbs.PENALIZED)


def find_bans(pairing: Pairing) -> tuple[Change, ...]:
    """The bans of a duty that no local ban answers, and the bans in the answering sentence that the directive lacks."""
    return (*_lost_bans(pairing), *_added_bans(pairing))


@lru_cache(maxsize=2048)
def bans(text: str) -> tuple[tuple[Phrase, str], ...]:
    """The phrases of a text that ban something, with what is banned."""
    if not _SIGN.search(text) or _PENALTY.search(text):
        return ()  # most texts need not be cut
    hits = ((one, _ban_in(one.text, one.sentence.partition(one.text)[0])) for one in phrases(text))
    return tuple(
        (one, _banned(one.text, hit) if hit else one.text)
        for one, hit in hits
        if hit or (_listed(one) and one.sentence.startswith(one.text) and not _OTHERS.search(one.text))
    )


def _listed(phrase: Phrase) -> bool:
    """Whether a phrase is an item of a list of what is banned: 不得有下列行为：（一）…."""
    return phrase.stem is not None and phrase.stem.grade in (verbs.Grade.BAN, verbs.Grade.SOFT_BAN)


def _ban_in(text: str, ahead: str = "") -> re.Match[str] | None:
    """The ban of a phrase; ``ahead`` of it stand other words of its sentence.

    划定禁止…的区域 and 不得少于三年 ban nothing, 可以采取禁止… and 可以划定区域，禁止… only allow somebody to ban.
    """
    told = (hit for hit in _BAN.finditer(text) if not _LISTS.match(text, hit.start()))
    hits = (hit for hit in told if not (hit.start() and _only_named(text[: hit.start()], text[hit.end() :])))
    may = _MAY_MARK.search(ahead)
    return next((hit for hit in hits if "禁" not in hit[0] or not (may or _MAY.search(text[: hit.start()]))), None)


def _only_named(before: str, after: str) -> bool:
    """Whether a ban is but named: it says which region is meant, or is one of some measures."""
    marked_out = _MARKED_OUT.search(before) and _PLACE.search(after)
    return bool(_WHERE.search(after) or _MEASURES.search(after) or marked_out)


def _banned(text: str, hit: re.Match[str]) -> str:
    """What a phrase bans: the words after the ban, and before it where they name what is measured: 存放量不得超过."""
    after = text[hit.end() :]
    return text[: hit.start()] + after if after.startswith(("超过", "高于", "大于")) else after


def _other_number(ban: str, answer: str) -> bool:
    """Whether a ban of a number meets another such number, so that it is told as that and neither lost nor added.

    So it does where its very number may be chosen: 不得超过四百毫升, 可以选择四百毫升或者二百毫升.
    """
    limits = [one for one in find_quantities(ban) if one.comparator.startswith("不得")]
    return any(
        one.dimension == limit.dimension and (one.bound != "bare" or one.size == limit.size)
        for limit in limits
        for one in find_quantities(answer)
    )


def _lost_bans(pairing: Pairing) -> list[Change]:
    """The bans of a duty that stand nowhere in the local document."""
    found = []
    for phrase, action in bans(pairing.directive):
        texts = (*pairing.clauses, *pairing.whole)
        if (
            phrase.text not in pairing.upper
            or any(phrase.text in text for text in texts)
            or _other_number(phrase.text, pairing.local)
            or _unlawful(action, pairing.clauses)
            or _stands(action, texts, pairing.directive.replace(phrase.text, ""))
        ):
            continue
        penal = (one for text in texts if _PENALTY.search(text) for one in phrases(text))
        fines = (one for one in penal if _PENALTY.search(one.sentence) and share(action, one.text) >= FIXED.half)
        fined = next((one.sentence for one in fines), "")
        said = "本级只有对该行为的罚则，未见禁止性规定本身" if fined else "本级对应条款中未见相应表述"
        note = f"上位文件有此禁止性规定，{said}。"
        where = (phrase.sentence, fined or pairing.local, pairing.clause)
        sure = grade(carried(pairing.directive, pairing.clauses), pairing.in_part)
        found.append(Change(ChangeKind.PROHIBITION_LOST, phrase.text, "", note, *where, sure))
    return found


def _run(action: str, text: str, rest: str) -> bool:
    """Whether a ban and a phrase share a run that the rest of the directive lacks: no mere name of its subject."""
    start, _, size = common_run(action, text)
    return size >= FIXED.run and action[start : start + size] not in rest


@lru_cache(maxsize=4096)
def _unpunishing(text: str) -> tuple[Phrase, ...]:
    """The phrases of a text that ban, or set no penalty: 违反…规定，焚烧秸秆的，处… bans nothing by itself."""
    if not _PENALTY.search(text):
        return phrases(text)
    above = stems(text)

    def says(one: Phrase) -> str:
        return one.text if _ban_in(one.text) else above.get(one.sentence, "") + one.sentence

    return tuple(one for one in phrases(text) if not _PENALTY.search(says(one)))


def _stands(action: str, texts: tuple[str, ...], rest: str) -> bool:
    """Whether some text bans an action, softly too (that is a change of force), or says it nearly word for word.

    A penalty for the action does not.
    """
    for text in texts:
        if share(action, text) < FIXED.little and not stems(text):
            continue
        for one in _unpunishing(text):
            if _converse(action, one.text) or (_unfounded(action, one.sentence) and _listed(one)):
                return True
            soft = any(modal.grade is verbs.Grade.SOFT_BAN for modal in one.modals)
            likeness = share(action, one.text)
            bans_too = soft or _listed(one) or bool(_BAN.search(one.sentence))
            if _listed(one) and said_of_act(action, one.text) >= FIXED.mainly:
                return True
            if likeness >= FIXED.some and (bans_too or (likeness >= FIXED.mainly and not one.modals)):
                return True
            if bans_too and (share(action, one.sentence) >= FIXED.half or _run(action, one.text, rest)):
                return True
    return False


def _unfounded(action: str, text: str) -> bool:
    """Whether a text names what has no ground in the law as against it: 没有法律依据的罚款, 违反法律规定，…罚款."""
    told = _UNFOUNDED.sub(r"违反\g<of>规定", action)
    return told != action and action[-FIXED.force_end :] in text and share(told, text) >= FIXED.half


def _unlawful(action: str, clauses: tuple[str, ...]) -> bool:
    """Whether an item of what is banned breaks rules and ends as a lawless act does: 违反…规定，摊派或者罚款."""
    every = (one for text in clauses for one in phrases(text) if _listed(one) and _AGAINST_LAW.match(one.sentence))
    alike = (one for one in every if one.text.endswith(action[-2:]) and share(action, one.sentence) >= FIXED.little)
    return bool(_LAWLESS.search(action)) and any(alike)


def _converse(action: str, text: str) -> bool:
    """Whether a text asks for what leaves a banned action undone, in its words: 超计划取水, 应当按计划取水."""
    return any(
        word in action
        and other in text
        and not _BAN.search(text)
        and share(action.replace(word, other, 1), text) >= FIXED.nearly
        for word, other in verbs.CONVERSES
    )


def _added_bans(pairing: Pairing) -> list[Change]:
    """The bans in the answering sentence, or the one after it, that the directive has no words for."""
    text = clause_of(pairing)
    loose = carried(pairing.directive, pairing.clauses)
    if loose < FIXED.half or _PENALTY.search(pairing.directive) or not phrases(pairing.upper) or not _BAN.search(text):
        return []
    order = list(dict.fromkeys(one.sentence for one in phrases(text)))
    at = next((number for number, one in enumerate(order) if one in pairing.local or pairing.local in one), None)
    if at is None:
        return []
    near = [order[at], *(one for one in order[at + 1 : at + 2] if _BAN.match(one))]
    upper = [_WHOSE.sub("", action) for _, action in bans(pairing.directive)]
    found = []
    for phrase, action in bans(text):
        if phrase.sentence not in near or len(action) < FIXED.few:
            continue
        bare = _WHOSE.sub("", action)
        known = (
            phrase.text in pairing.directive
            or any(share(bare, one) >= FIXED.some or share(one, bare) >= FIXED.some for one in upper)
            or (_listed(phrase) and any(said_of_act(one, action) >= FIXED.mainly for one in upper))
            or _other_number(phrase.text, pairing.directive)
            or _banned_above(action, phrase.sentence, pairing.directive, pairing.above)
            or any(_converse(bare, one.text) for one in phrases(pairing.directive))
        )
        if known or share(action, pairing.directive) >= FIXED.mainly:
            continue
        note = "本级条款有此禁止性规定，上位文件的该项部署中未见。"
        where = (pairing.upper, phrase.sentence, pairing.clause)
        # A sentence most of which the duty lacks may ban on another matter, though it stands in the answering clause.
        apart = share(phrase.sentence, pairing.upper) < FIXED.half
        sure = Certainty.WEAK if apart else grade(loose, phrase.sentence != order[at])
        found.append(Change(ChangeKind.PROHIBITION_ADDED, "", phrase.text, note, *where, sure))
    return found


def _banned_above(action: str, sentence: str, directive: str, texts: tuple[str, ...]) -> bool:
    """Whether an upper clause bans an action in a like case, or the directive all harm to what it harms.

    Whose standard is not to be exceeded makes no difference. The ``sentence`` of the action may say in which case it is
    banned; ``texts`` are those of all upper clauses.
    """
    told = pairs(_WHOSE.sub("", action))
    case = pairs("\n".join(one for one in _PIECE.split(sentence.partition(action)[0]) if _CASE.search(one)))
    harms = any(share(harmed, told) >= FIXED.half for harmed in _harmed(directive))
    return harms or any(
        min(len(act), len(told)) >= FIXED.few
        and (share(told, act) >= FIXED.mainly or share(act, told) >= FIXED.nearly)
        and (len(case) < FIXED.run or share(case, text) >= FIXED.little)
        for text in (directive, *texts)
        for act in _acts(text)
    )


@lru_cache(maxsize=4096)
def _acts(text: str) -> tuple[Pairs, ...]:
    """The pairs of what a text bans, outright or but for some case: 经检验合格的，方可上路行驶."""
    only = (hit["act"] for hit in _ONLY_IF.finditer(text))
    return tuple(pairs(_WHOSE.sub("", one)) for one in (*(action for _, action in bans(text)), *only))


def _harmed(text: str) -> tuple[Pairs, ...]:
    """The pairs of what a text bans all harm to: 不得侵犯企业财产."""
    every = ((action, _HARM.match(action)) for _, action in bans(text))
    found = (pairs(_AND.split(action[harm.end() :])[0]) for action, harm in every if harm)
    return tuple(one for one in found if len(one) >= FIXED.few)


def clause_of(pairing: Pairing) -> str:
    """The text of the clause that answers a duty."""
    every = zip(pairing.clauses, pairing.ids, strict=False)
    return next((text for text, id_ in every if id_ == pairing.clause), pairing.local)


# --- exceptions -------------------------------------------------------------------------------------------------------

_EXCEPTION = re.compile(verbs.EXCEPTION_WORDS)
_CONDITIONED = re.compile(verbs.CONDITIONED)
_EXCEPTS = re.compile(r"^除(?:了)?|(?:等)?(?:情形|情况)?(?:以外|之外|除外|外)$")
_LISTED = re.compile(r"[、和及与或]|以及|或者")
_BEYOND = re.compile("之外|以外")  # 重点污染物之外的其他污染物 leaves out what 除重点污染物外 does
# A ban may hold only where a government says, and what is excepted be where it says not.
_MARKED = re.compile("(?:禁止|划定|规定|确定|公布|指定|批准)的?[^，]{0,8}(?:区域|地区|时段|范围|场所|场地|路段|地点)")
_SIGNS = ("除", "批准的", "同意的", "许可的", "确需", "确有")  # no exception without one of these


def find_exceptions(pairing: Pairing) -> tuple[Change, ...]:
    """The exceptions to a duty that stand in one of the two texts only, or reach further in the local one."""
    return (*_lost_exceptions(pairing), *_added_exceptions(pairing), *_wider_exceptions(pairing), *_by_leave(pairing))


@lru_cache(maxsize=2048)
def excepts_at_all(text: str) -> bool:
    """Whether a text has an exception."""
    return any(word in text for word in _SIGNS) and bool(_EXCEPTION.search(text))


def _excepted(text: str, within: str = "") -> Iterator[tuple[Phrase, str, str]]:
    """The phrases of a text with an exception, with its words and what is excepted from, that touch ``within``.

    未经…批准, and 经…批准 in front of a ban, are conditions of the ban itself.
    """
    for phrase in _whole_sentences(text):
        hits = ((hit, hit[0].strip("，,")) for hit in _EXCEPTION.finditer(phrase.text))
        hit, words = next((one for one in hits if not one[1].startswith("未经")), (None, ""))
        if hit and (not within or _touches(phrase.text, within)):
            yield phrase, words, _without(phrase.text, hit)


def _without(text: str, hit: re.Match[str]) -> str:
    """A phrase without its exception."""
    return (text[: hit.start()] + text[hit.end() :]).strip("，, ")


def _lost_exceptions(pairing: Pairing) -> list[Change]:
    """Exceptions of a duty that is carried without them."""
    if not excepts_at_all(pairing.directive) or any(map(excepts_at_all, pairing.clauses)) or not pairing.local:
        return []
    found = []
    for phrase, words, rest in _excepted(pairing.directive, pairing.upper):
        place = _nearest(rest, pairing.clauses)
        if place and share(rest, place.text) >= FIXED.mainly and not _excepts_so(words, rest, pairing.whole):
            note = "上位文件规定了例外情形，本级对应条款中未见，适用范围可能更严。"
            where = (phrase.sentence, place.sentence, pairing.clause)
            found.append(Change(ChangeKind.EXCEPTION_LOST, words, "", note, *where, Certainty.LIKELY))
    return found


def _added_exceptions(pairing: Pairing) -> list[Change]:
    """Exceptions in the answering sentence that the directive does not have."""
    if not pairing.local or not excepts_at_all(clause_of(pairing)) or excepts_at_all(pairing.directive):
        return []
    found = []
    for phrase, words, rest in _excepted(clause_of(pairing), pairing.local):
        upper = _nearest(rest, (pairing.directive,))
        if not upper or upper.text not in pairing.upper or (_MARKED.search(upper.text) and _MARKED.search(words)):
            continue
        alike = max(share(upper.text, rest), share(rest, upper.text))
        named = _BEYOND.search(upper.text) and share(_EXCEPTS.sub("", words), upper.text) >= FIXED.nearly
        if alike < FIXED.half or named or _excepts_so(words, rest, pairing.above):
            continue
        note = "本级条款对该项要求增加了例外情形，执行范围可能变窄。"
        sure = grade(share(upper.text, rest), bool(_MOSTLY.search(upper.text)))  # 原则上 leaves room for exceptions
        where = (upper.sentence, phrase.sentence, pairing.clause)
        found.append(Change(ChangeKind.EXCEPTION_ADDED, upper.text, words, note, *where, sure))
    return found


def _excepts_so(words: str, rest: str, texts: tuple[str, ...]) -> bool:
    """Whether some text makes the same exception from the same."""
    told = _EXCEPTS.sub("", words)
    return any(
        excepts_at_all(text) and share(told, text) >= FIXED.nearly and share(rest, text) >= FIXED.half for text in texts
    )


def _wider_exceptions(pairing: Pairing) -> list[Change]:
    """Exceptions to one and the same that name more below: 除应急取水外 became 除应急取水、农业灌溉外."""
    if not excepts_at_all(pairing.directive) or not any(map(excepts_at_all, pairing.clauses)):
        return []
    found = []
    below = [one for text in pairing.clauses for one in _excepted(text)]
    for phrase, told, rest in _excepted(pairing.directive, pairing.upper):
        same = [one for one in below if min(share(rest, one[2]), share(one[2], rest)) >= FIXED.nearly]
        if not same or any(words == told for _, words, _ in same):
            continue
        place, words, _ = same[0]
        kept, items = _items(told), _items(words)
        more = [one for one in items if one not in told and share(one, told) < FIXED.half]
        if more and all(any(one in item for item in items) for one in kept):
            note = f"本级条款的例外情形增列“{'、'.join(more)}”，执行范围可能变窄。"
            where = (phrase.sentence, place.sentence, pairing.clause)
            found.append(Change(ChangeKind.EXCEPTION_ADDED, told, words, note, *where, Certainty.SURE))
    return found


def _items(exception: str) -> list[str]:
    """What an exception names, one by one."""
    bare = _EXCEPTS.sub("", exception)
    return [one for one in _LISTED.split(bare) if one]


def _by_leave(pairing: Pairing) -> list[Change]:
    """Bans of a duty that hold below only without leave: 不得围湖造地 became 未经批准不得围湖造地."""
    found = []
    for phrase, action in bans(pairing.directive):
        if phrase.text not in pairing.upper or any(word in phrase.sentence for word in verbs.UNLICENSED):
            continue
        same = [one for text in pairing.clauses for one, below in bans(text) if share(action, below) >= FIXED.nearly]
        leave = [_leave(one.text) for one in same]
        if not same or not all(leave):
            continue
        above = (each for text in pairing.above if share(action, text) >= FIXED.nearly for each in bans(text))
        if not any(_leave(one.text) and share(action, below) >= FIXED.nearly for one, below in above):
            note = "上位文件一律禁止，本级条款只禁止未经批准的情形，禁止的范围变窄。"
            where = (phrase.sentence, same[0].sentence, pairing.clause)
            found.append(Change(ChangeKind.EXCEPTION_ADDED, phrase.text, leave[0], note, *where, Certainty.SURE))
    return found


def _leave(ban: str) -> str:
    """The words before a ban that say without whose leave; empty where there are none."""
    hit = _ban_in(ban)
    leave = _CONDITIONED.search(ban[: hit.start()]) if hit else None
    return leave[0].strip("，,") if leave else ""


@lru_cache(maxsize=1024)
def _whole_sentences(text: str) -> tuple[Phrase, ...]:
    """Phrases with an exception joined to the phrase after it, which it is excepted from."""
    found: list[Phrase] = []
    held: Phrase | None = None
    for one in phrases(text):
        joined = one
        if held and held.sentence == one.sentence:
            joined = Phrase(f"{held.text}，{one.text}", one.sentence, one.modals)
        hit = _EXCEPTION.search(joined.text)
        alone = hit and len(_without(joined.text, hit)) < FIXED.exception_alone
        if alone and hit and hit[0].endswith("除外") and found and found[-1].sentence == one.sentence:
            found[-1] = Phrase(f"{found[-1].text}，{one.text}", one.sentence, found[-1].modals)
            continue
        held = joined if alone else None
        if not alone:
            found.append(joined)
    return tuple(found)


def _touches(phrase: str, text: str) -> bool:
    """Whether a phrase stands in a text, as a whole or with its longer part."""
    return phrase in text or text in phrase or common_run(phrase, text)[2] >= min(FIXED.run, len(phrase))


def _nearest(words: str, texts: tuple[str, ...]) -> Phrase | None:
    """The phrase of some texts that is most like some words."""
    every = [one for text in texts for one in phrases(text)]
    return max(every, key=lambda one: share(one.text, words) + share(words, one.text), default=None)
