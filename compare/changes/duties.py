"""Find the parts of a carried directive that nothing answers, and who is named responsible above and here.

The body named here is the expected counterpart, another one, nobody, or somebody new.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from compare.changes.pair import Pairing, grade
from compare.changes.phrases import Phrase, carried, pairs_in, phrases
from compare.changes.rules import bans
from compare.knowledge.bodies import ABOVE, BY_NATION, BY_PROVINCE, FIELDS, JOINED
from compare.knowledge.phrases import DESCRIBES, HOLLOW
from compare.knowledge.roles import PENALTY, SANCTION
from compare.knowledge.verbs import ACTIONS, PURPOSES
from compare.matching.aside import other_place
from compare.matching.contrary import denies
from compare.matching.settle import find_matter
from compare.model import Certainty, Change, ChangeKind, Level
from compare.settings import FIXED
from compare.text.likeness import pairs, share
from compare.text.places import leader, names, notes, spoken, without_notes
from compare.text.sentences import leads_in, opens, sentences
from compare.text.words import strip_space, words

_FIELDS = tuple((field, re.compile(words)) for field, words in FIELDS)
_JOINED = frozenset((*JOINED, *((below, above) for above, below in JOINED)))
_OPEN_NOTE = re.compile(r"等(?!级)|有关|相关|各|成员单位")
_BODY = re.compile(r"主管部门|人民政府|有关部门|监管部门|[\u4e00-\u9fff](?:局|厅|委员会|部门)")


def find_actors(pairings: tuple[Pairing, ...]) -> tuple[Change, ...]:
    """Who is responsible for a directive in its upper and its local text; where some have no counterpart, that, too."""
    answered = [one for one in pairings if one.clause and without_notes(one.upper).strip("\n")]
    if not pairings or not pairings[0].clauses:
        return ()
    answered = answered or list(pairings)
    best = max(answered, key=lambda one: one.score)
    above_notes = notes(best.directive)
    noted_above = tuple(dict.fromkeys(name for _, said in above_notes for name in names(said)))
    upper = noted_above or spoken(best.directive)
    quote = above_notes[0][1] if noted_above else "、".join(upper)
    note, below, place = _answering(best, answered)
    noted = bool(note if below else above_notes)
    if not (upper or below) or (not noted and (len(upper) > FIXED.bodies_many or (upper and "国务院" in upper[0]))):
        return ()  # who watches over what, field by field; or what the nation keeps to itself
    if bool(upper) != bool(below) and not noted and _BODY.search("\n".join(best.clauses) if upper else best.directive):
        return ()  # running text puts a body in charge in many ways; only where the other side names none it tells
    kind, above, here, words = _compare(upper, below, note or "、".join(below), quote)
    # A table ties counterparts together, words the others: a clause on another matter names another body.
    loose = carried(best.directive, best.clauses)
    doubts = (kind is ChangeKind.ACTOR_CHANGED, not noted, loose < FIXED.half)
    sure = Certainty.SURE if kind is ChangeKind.ACTOR_MAPPED else grade(loose, *doubts)
    where = (best.directive, *(place or (best.local, best.clause or best.ids[0])))
    found = (Change(kind, above, here, words, *where, sure),)
    lost = "、".join(_lost(best, note, below)) if kind is ChangeKind.ACTOR_MAPPED else ""
    words = f"上位文件点名的{lost}，在本级的责任单位中没有对应部门。"
    return (*found, Change(ChangeKind.ACTOR_MISSING, lost, "", words, *where, Certainty.LIKELY)) if lost else found


def _lost(best: Pairing, note: str, below: Sequence[str]) -> tuple[str, ...]:
    """The listed bodies of an upper note that none of a local note answers; none where either note is left open."""
    above = [(name, matter(name)) for _, said in notes(best.directive) for name in names(said)]
    if not note or _OPEN_NOTE.search(note) or not above:
        return ()
    here = "\n".join((*below, *best.clauses))
    return tuple(
        dict.fromkeys(
            name
            for name, of in above
            if of and not any(counterparts(name, one) for one in below) and not re.search(dict(FIELDS)[of], here)
        )
    )


Found = tuple[ChangeKind, str, str, str]


def _compare(upper: Sequence[str], local: Sequence[str], note: str, quote: str) -> Found:
    """The change between the bodies above and those here."""
    if not upper:
        return ChangeKind.ACTOR_NAMED, "", note, f"上位文件未指明责任单位，本级明确为{'、'.join(local)}。"
    if not local:
        return ChangeKind.ACTOR_MISSING, quote, "", "上位文件指明了责任单位，本级对应条款未指明。"
    met = [(one, other) for one in upper for other in local if counterparts(one, other)]
    if not met:
        words = f"责任单位由{'、'.join(upper)}变为{'、'.join(local)}，不是通常的对应部门。"
        return ChangeKind.ACTOR_CHANGED, quote, note, words
    told = "、".join(f"{one}→{other}" for one, other in dict(reversed(met)).items())
    above, below = leader(quote), leader(note)
    moved = f"；牵头单位由{above}变为{below}" if above and below and not counterparts(above, below) else ""
    return ChangeKind.ACTOR_MAPPED, quote, note, f"责任单位按层级对应：{told}{moved}。"


def _answering(best: Pairing, answered: Sequence[Pairing]) -> tuple[str, tuple[str, ...], tuple[str, str] | None]:
    """The first note that names a body, all bodies that the answers make responsible, and where that note stands.

    Where is the answer with its clause; the best answer comes first. No note, no place.
    """
    found: list[str] = []
    first = ""
    place: tuple[str, str] | None = None
    for one in sorted(answered, key=lambda one: one is not best):
        for text, behind, id_ in zip(one.clauses, one.behind or ("",) * len(one.clauses), one.ids, strict=False):
            if id_ != (one.clause or one.ids[0]):
                continue
            note = _note_of(text, one.local) or behind
            if not first and names(note):
                first, place = note, (one.local, id_)
            found += names(note) or spoken(one.local)
    return first, tuple(dict.fromkeys(found)), place


@lru_cache(maxsize=2048)
def _note_of(text: str, sentence: str) -> str:
    """The note that stands behind a sentence of a clause: the first one after it."""
    every = notes(text)
    at = text.find(without_notes(sentence).strip())
    ahead = every[0][1] if every and text.strip().find(every[0][1]) <= 1 else ""  # a note that opens its clause
    return next((note for end, note in every if end > max(at, 0)), ahead)


@lru_cache(maxsize=1024)
def matter(name: str) -> str:
    """The matter that a body is responsible for, by the table; empty for an unlisted one."""
    return next((field for field, words in _FIELDS if words.search(name)), "")


@lru_cache(maxsize=2048)
def counterparts(upper: str, local: str) -> bool:
    """Whether a local body is what a body above is expected to become: 国家药监局 → 省药监局 → 市市场监管局."""
    above, below = matter(upper), matter(local)
    if above and below:
        return above == below or (above, below) in _JOINED
    return share(upper, local) >= FIXED.half or share(local, upper) >= FIXED.half


# --- duties -----------------------------------------------------------------------------------------------------------

_LEADING = re.compile(
    r"适应|顺应|围绕|按照|根据|立足|着眼|以[^，]+为(?:方向|目标|重点|导向|核心|主线|基础|抓手|载体|依托)$"
    r"|在[^，]+(?:前提|基础|条件|背景|框架)[下上]$"
)  # a part that opens so leads in to another
_VAGUE = re.compile(r"重大|重点|重要|主要|相关|有关|问题|产品|项目|需求|需要|工作|任务|水平|能力|环境|力度|各项|一批")
_PURPOSE = re.compile(
    rf"(?:从而|进一步|不断|切实|有效|全面|大幅|紧跟)?(?:{'|'.join(PURPOSES)}|紧跟|适应|顺应|引领|带动|助推|支撑|让(?![利渡出步])|并防止)(?![^，]*\d)"
    r"|优化[^，]+(?:结构|布局|环境)$|在更[^，]{2,}中?实现|最大限度地?|(?:逐步|初步)形成|预防[^，]+(?:发生|扩大)|逐步解决"
    r"|(?:培育|营造|构建|形成|打造)[^，]*良好[^，]*(?:生态|环境|氛围|格局|局面)$"
    r"|保障[^，]+(?:权益|符合要求)|(?:进一步|不断|充分)?(?:强化[^，]+优势$|释放|激活|激发|调动)|发展成为"
)
_PROMOTES = re.compile("，(?:促进|带动|引领)[^，。；]+，$")
_CASE = re.compile(r"[，,](?:(?:以?及|和|或者?)[^，,。；;]{2,40}[，,])?(?:必须|应当?|须|方可|方能)")
"""What stands behind the case that a rule is for, or behind whom it is for: 设立血站，必须经…批准."""
_PENAL = re.compile(f"{SANCTION}|违反本[法条规办]")
_SANCTION, _PUNISHED = re.compile(SANCTION), re.compile(f"的[，,][^。；]{{0,80}}?(?:{SANCTION})")
_LISTED, _STOP = re.compile(f"下列(?:行为|情形)之一的?[，,][^：:]*(?:{SANCTION})[^：:]*[：:]"), re.compile("[。；;\\n]")
"""What stands behind an offence, or above a list of such: no duty, and punished without a local text, too."""
_ITEM = re.compile("[（(][一二三四五六七八九十]+[）)]")
_RULE = re.compile(r"必须|应当|不得|可以|须|方可|处|责令")
_NO_TASK = re.compile(
    r"(?:^|，)[^，是]*是[^，]*(?:组成部分|重要(?:内容|任务|途径))$|适用本|职责范围内(?:实施|负责)?$"
    r"|^(?:应当)?(?:依法)?采取[^，]{0,6}(?:措施|形式|方式|办法)$|^(?:本|前)(?:法|条|款|条例)"
    r"|(?:实施|推进|开展|组织)[^，]{0,60}[一二两三四五六七八九十]大(?:工程|行动|任务|专项|计划)$"
    r"|^[^，应]*(?:包括|属于|分为)|^特别是|根据实际情况[^，]{0,6}实施$|(?:应当|可以)(?:根据|按照|依照|结合)[^，]{0,12}$|取得积极成效$|的办法$|(?:需求|期待)$|创造条件$|追究刑事责任|^构成违反|发挥(?:各自|自身)的?(?:优势|作用)$"
)
"""What something is, to what a rule applies, and words that announce a task: nothing to be done."""
_POWER = re.compile(r"(?![^。；]*(?:应当|必须|不得))[^。；]*?(?:可(?:以|按)|有权)")
"""What somebody may do by the upper law he may do without a local text, too."""
_TENDS = re.compile(
    r"^(?!.*\d).*(?:明显|显著|大幅|全面|进一步|不断|持续|稳步|有效)(?:提高|提升|增强|下降|降低|减少|改善|优化|增长)$"
)
"""Where things tend to, without a number: no task that could be left undone."""
_NATION = re.compile(
    "国家(?:逐步|依法|统一)?(?:建立|健全|完善|实行|推行|实施|制定|规定|统筹|采取|组织|加强|推进|推动|促进|发展|保障|设立|构建|加快)"
)
"""What a law says that the nation itself does."""
# The State Council or its bodies are told what to do, and nobody below.
_BORNE_ABOVE = re.compile(r"国务院(?:[^，。；、和及]|和(?=城乡|信息化|旅游|社会)){0,60}?(?:应当|必须|负责|会同|制定)")
_BELOW = re.compile(r"地方|各级|各地|县级以上|省、自治区|人民政府")
_WITH = re.compile("(?:会同|配合|协同|[与和](?=相关|有关|地方))[^，。；]*")  # with whom the nation does it
_ABOVE, _DESCRIBES, _HOLLOW, _PENALTY = map(re.compile, (ABOVE, DESCRIBES, HOLLOW, PENALTY))
_ACTION = re.compile(f"(?:{'|'.join(ACTIONS)})")


def find_dropped(pairings: tuple[Pairing, ...]) -> tuple[Change, ...]:
    """The parts of a directive that stand neither in its answers nor anywhere in the local document.

    A part is a duty without an answer, or a phrase or item of one whose own words the kept clauses do not have. Bans
    are left to ``rules``.

    That something is said nowhere is never sure. On 15 labelled pairs three in five of the parts are rightly missed
    where the clauses say a fifth of the directive and nothing speaks against it (82 of 127), two in five elsewhere.
    """
    if not pairings or not pairings[0].clauses:
        return ()
    first = pairings[0]
    banned = frozenset(one.text for one, _ in bans(first.directive))
    loose = carried(first.directive, first.clauses)
    found = []
    said = tuple(strip_space(one) for text in first.clauses for one in (text, without_notes(text)))
    for pairing in pairings:
        contrary = next(_contraries(pairing), None)
        if contrary:
            found.append(contrary)
            continue
        if any(strip_space(pairing.upper) in text for text in said):
            continue  # whatever its cut parts look like, brackets that do not close among them
        for part, sentence in _parts(_join(phrases(pairing.upper)), banned, first.directive):
            if loose < FIXED.some and _answered(pairing):
                continue
            silent = _silence(part, pairing)
            if silent is None:
                continue
            doubtful = loose < FIXED.little or _doubted(part, sentence, pairing, silent)
            sure = Certainty.WEAK if doubtful else Certainty.LIKELY
            note = "上位文件的该项要点在本级对应条款中未见回应。"
            found.append(Change(ChangeKind.DUTY_DROPPED, part, "", note, sentence, pairing.local, pairing.clause, sure))
    return tuple(found)


def _contraries(pairing: Pairing) -> Iterator[Change]:
    """A duty whose contrary the kept clauses say in its words."""
    for text, id_ in zip(pairing.clauses, pairing.ids, strict=False) if not pairing.clause else ():
        for one in sentences(text):
            if denies(pairing.upper, one):
                note = "本级条款的规定与该项要点相反。"
                yield Change(ChangeKind.DUTY_DROPPED, pairing.upper, one, note, pairing.upper, one, id_, Certainty.SURE)


def _join(every: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, each with one behind it that only describes what it gives: 提供…，适宜老年人食用的膳食."""
    found: list[Phrase] = []
    for one in every:
        before = found[-1] if found else None
        if before and before.sentence == one.sentence and _DESCRIBES.match(one.text):
            found[-1] = replace(before, text=f"{before.text}，{one.text}")
        else:
            found.append(one)
    return found


def _parts(every: Sequence[Phrase], banned: frozenset[str], directive: str) -> list[tuple[str, str]]:
    """The parts of a duty with their sentences: its phrases, and the items of a phrase that tells several actions.

    What a piece before it is for is no part, in whichever duty that piece stands; nor is a piece that only leads in, or
    says in which case a rule holds.
    """
    found = []
    for phrase in every:
        if (
            any(phrase.text in one or one in phrase.text for one in banned)
            or (f"，{phrase.text}" in directive and _PURPOSE.match(phrase.text))
            or _follows_purpose(phrase.text, directive)
            or all(leads_in(f"{one}，") for one in phrase.text.split("，"))
            or _HOLLOW.fullmatch(phrase.text)
            or _LEADING.match(phrase.text)
            or _NO_TASK.search(phrase.text)
            or (not _RULE.search(phrase.text) and _CASE.match(directive.partition(phrase.text)[2]))
            or _offends(phrase.text, directive)
            or (phrase.text.endswith("等") and not opens(phrase.text))  # who or what is meant, no task yet
        ):
            continue
        items = phrase.text.split("、")
        if len(items) > 2 and all(_ACTION.match(item) and len(item) > 3 for item in items):
            found += [(item, phrase.sentence) for item in items]
        elif len(phrase.text) >= FIXED.part_shortest and len(_VAGUE.sub("", _ACTION.sub("", phrase.text))) > 1:
            found.append((phrase.text, phrase.sentence))
    return found


def _follows_purpose(part: str, directive: str) -> bool:
    """Whether a part goes on with what a piece before it is for: ，促进产业融合，推动传统模式升级."""
    ahead = directive.partition(part)[0]
    return part.startswith(("推动", "促进")) and bool(_PROMOTES.search(ahead))


def _offends(part: str, directive: str) -> bool:
    """Whether a part stands in the offence of a penalty, or in an item of a list of offences."""
    ahead, _, behind = directive.partition(part)
    # The last character goes with what follows: the 的 that ends an offence stands before the comma.
    begun, ended = _STOP.split(ahead)[-1] + part[:-1], part[-1] + _STOP.split(behind)[0]
    listed = _LISTED.search(ahead) and (
        ended.endswith("的") or _ITEM.match(directive[directive.rfind("\n", 0, len(ahead)) + 1 :])
    )
    return not _SANCTION.search(part) and bool(listed or (_PUNISHED.search(ended) and _PENALTY.search(begun + ended)))


def _silence(part: str, pairing: Pairing) -> float | None:
    """The share of a part's own words that the kept clauses have, where they are silent on it; None where they are not.

    What the rest of the directive says, too, is not the part's own.
    """
    every, kept = pairs(part), pairs_in(pairing.clauses)
    at_all = len(every & kept) / len(every) if every else 1.0
    if at_all > FIXED.mainly:
        return None
    own = every - pairs(pairing.directive.replace(part, "\n"))
    asked = own if len(own) >= FIXED.few else every
    said = len(asked & kept) / len(asked)
    nothing = said < FIXED.trace and len(own) >= 2 * FIXED.few - 1
    limit = FIXED.mainly if not pairing.clause else FIXED.some if _answered(pairing) else FIXED.half
    silent = FIXED.little if pairing.clause and asked is own else FIXED.some
    if said >= silent or at_all > (FIXED.mainly if nothing else limit) or _elsewhere(part, asked, pairing.whole):
        return None
    return max(said, at_all / 2)


def _doubted(part: str, sentence: str, pairing: Pairing, silent: float) -> bool:
    """Whether something speaks against what silence on a part tells; ``silent`` is the share of it that is said."""
    line = next((one for one in pairing.directive.splitlines() if part in one), sentence)
    whole = next((one for one in sentences(line) if part in one), sentence)
    return (
        silent > FIXED.little
        or pairing.in_part
        or pairing.other_year
        or len(part) < FIXED.piece
        or any(part[-FIXED.part_object :] in text for text in pairing.whole)
        or (pairing.statutes and bool(_PENAL.search(line)))  # the upper law punishes without a local text, too
        or any(map(_POWER.match, (part, whole.partition(part)[0] + part)))
        or _TENDS.search(part) is not None
        or _upper_only(part, sentence, pairing)
        or _near(part, pairing.whole)
    )


def _upper_only(part: str, sentence: str, pairing: Pairing) -> bool:
    """Whether a part, or its sentence, could be done by a higher level or elsewhere only: silence says nothing."""
    levels = (pairing.upper_level, pairing.local_level)
    if is_above(part, sentence, levels, pairing.region):
        return True
    whole = next((one for one in sentences(pairing.directive) if part in one), sentence)
    above, below = levels
    matter = find_matter(whole, above, below) if above and below else None
    if (matter and matter.name in (BY_NATION, BY_PROVINCE)) or (pairing.statutes and _NATION.match(whole)):
        return True
    national = above is Level.NATIONAL and below is not Level.NATIONAL and _BORNE_ABOVE.match(whole)
    return bool(national and not _BELOW.search(_WITH.sub("", whole)))


def is_above(part: str, sentence: str, levels: tuple[Level | None, Level | None], region: str) -> bool:
    """The same by the levels of the upper and the local document, and the region of the local one."""
    above, below = levels
    if above is None or below is None:
        return False
    if (above is Level.NATIONAL and _ABOVE.search(part)) or other_place(part, region):
        return True
    return any(find_matter(one, above, below) for one in (part, sentence))


@lru_cache(maxsize=4096)
def _near(part: str, whole: tuple[str, ...]) -> bool:
    """Whether one sentence of the local document holds a third of a part: it may be said there in other words.

    So it may where half of the words stand in one sentence, in whatever order: of 22 such parts labels call 7 missing.
    """
    every, told = pairs(part), _long_words(part)
    near = (one for text in whole if share(every, text) >= FIXED.little for one in sentences(text))
    return any(
        share(every, one) >= FIXED.some or (told and sum(word in one for word in told) >= FIXED.half * len(told))
        for one in near
        if share(every, one) >= FIXED.little
    )


def _long_words(text: str) -> frozenset[str]:
    """The words of a text that have two characters at least."""
    return frozenset(one for one in words(text) if len(one) > 1)


def _answered(pairing: Pairing) -> bool:
    """Whether a duty has an answer that says something: a run-in heading (便利二手车交易。) only names the matter."""
    said = without_notes(pairing.local).strip()
    return bool(pairing.clause) and not (len(said) <= FIXED.run_in + 1 and "，" not in said)


@lru_cache(maxsize=4096)
def _elsewhere(part: str, own: frozenset[str], whole: tuple[str, ...]) -> bool:
    """Whether some clause of the local document says a part, its own words and the others."""
    every = pairs(part)
    said = (one for one in map(pairs, whole) if share(every, one) >= FIXED.mainly)
    at_all = share(every, pairs_in(whole)) >= FIXED.mainly  # quickly told
    return at_all and any(len(own & one) >= FIXED.mainly * len(own) for one in said)
